//! Words for people: errors and progress.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something that failed, said for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ErrorReport {
    /// What the interface can act on.
    pub code: ErrorCode,
    /// What happened, in Chinese.
    pub message: String,
    /// What to do, in Chinese.
    pub hint: String,
    /// Technical detail to copy; may be empty.
    pub detail: String,
}

/// What the interface can act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "contract.ts")]
pub enum ErrorCode {
    /// What was asked for is not in the library (any more).
    NotFound,
    /// The request makes no sense: a mistake of the caller.
    BadRequest,
    /// A file could not be read.
    Unreadable,
    /// A file could not be written.
    Unwritable,
    /// Something that briefs use cannot be deleted.
    InUse,
    /// Another program holds the library.
    LibraryLocked,
    /// The library was made by a newer version of the program.
    LibraryNewer,
    /// The library is damaged, or no library.
    LibraryDamaged,
    /// The library may not be written to.
    LibraryReadOnly,
    /// No room left on the disk.
    DiskFull,
    /// A font that the stationery needs is missing.
    FontMissing,
    /// A template has a mistake.
    TemplateWrong,
    /// The person stopped it.
    Cancelled,
    /// Anything else.
    Internal,
}

/// How far a long piece of work has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Progress {
    /// What is being done: `reading`, `storing`.
    pub phase: Phase,
    /// Pieces done.
    pub done: usize,
    /// Pieces in all.
    pub total: usize,
    /// What is in hand, the name of a file.
    pub current: String,
}

/// What a long piece of work is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "contract.ts")]
pub enum Phase {
    /// Looking for files.
    Gathering,
    /// Reading and storing files.
    Importing,
}
