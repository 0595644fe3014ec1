//! Everything a person can do, as one list of commands.

pub mod bindings;
pub mod contract;
