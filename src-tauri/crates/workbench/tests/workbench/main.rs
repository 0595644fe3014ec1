//! The workbench as the shells use it: a library in a folder of its own, the real stages, a world that stands still.

mod bench;
mod briefs;
mod calls;
mod importing;
mod ledger;
mod mending;
mod reading;
mod safety;
mod troubles;
mod writing;
