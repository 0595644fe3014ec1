//! Data that is built into the program: word lists, divisions, templates and stationery.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Administrative divisions: `code,name,full_name`.
pub(crate) const DIVISIONS: &str = include_str!("../../../../assets/regions/divisions.csv");

/// Other names of divisions: `alias,full_name`.
pub(crate) const ALIASES: &str = include_str!("../../../../assets/regions/aliases.csv");
