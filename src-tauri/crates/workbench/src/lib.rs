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
pub mod contract;
mod convert;
pub mod document;
mod excerpts;
mod facts;
pub mod files;
mod fonts;
mod host;
mod history;
mod import;
mod ignored;
mod insertion;
mod known;
mod layout_report;
mod ledger;
pub mod places;
mod mending;
mod own_templates;
mod preview;
mod reader;
mod proof;
mod regions;
pub mod report;
mod restore;
mod search;
mod status;
mod templates;
mod workbench;

mod uses;
mod word_lists;
pub use call::{Listener, names};
pub use host::{Host, Machine};
pub use reader::{Reader, Reading};
pub use restore::restore;
pub use workbench::Workbench;
