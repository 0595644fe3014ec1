//! Everything a person can do, as one list of commands.
//!
//! [`Workbench`] has a method for every command of [`contract`], grouped by subject; the shells convert what they are
//! given, call, and convert back. Time, randomness and the place of the fonts come in through [`Host`]. The lock on the
//! library is held to read or write, never while a document is parsed or a brief is laid out.

pub mod bindings;
mod briefs;
mod built_in;
mod bulletins;
mod call;
mod checking;
mod comparison;
pub mod contract;
mod convert;
pub mod document;
mod excerpts;
mod facts;
pub mod files;
mod fonts;
mod history;
mod host;
mod ignored;
mod import;
mod insertion;
mod known;
mod layout_report;
mod ledger;
mod mending;
mod own_templates;
mod pictures;
pub mod places;
mod preview;
mod proof;
mod reader;
mod regions;
pub mod report;
mod restore;
mod safety;
mod saved_searches;
mod search;
mod similar;
mod status;
mod tags;
mod templates;
mod uses;
mod word_lists;
mod workbench;

pub use call::{Listener, names};
pub use host::{Host, Machine};
pub use preview::Protection;
pub use reader::{Reader, Reading};
pub use restore::restore;
pub use workbench::Workbench;
