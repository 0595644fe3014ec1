//! What can go wrong with a library, one variant per thing that a person can do something about.

use crate::anchor::Anchored;
use crate::journal::Deed;
use rusqlite::ErrorCode;
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};
use yaobao_model::BriefId;

/// Why the library could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file at this path.
    #[error("there is no library at {}", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A library was to be created where there is a file already.
    #[error("there is a file at {} already", path.display())]
    AlreadyThere {
        /// Where it was to be.
        path: PathBuf,
    },
    /// The file is something else than a library.
    #[error("the file is not a library")]
    NotALibrary,
    /// A newer version of the program made this library; it has been left untouched.
    #[error("the library has format {found}, this program knows formats up to {supported}")]
    NewerFormat {
        /// Format of the file.
        found: u32,
        /// Newest format that this program reads.
        supported: u32,
    },
    /// Another program is writing to the library and has not finished within some seconds.
    #[error("another program holds the library")]
    Locked,
    /// The file or its folder may not be written to.
    #[error("the library may not be written to")]
    ReadOnly,
    /// What stands in the file contradicts itself.
    #[error("the library is damaged: {detail}")]
    Corrupt {
        /// What was found.
        detail: String,
    },
    /// The disk has no room left; nothing of the act has been kept.
    #[error("the disk is full")]
    DiskFull,
    /// Nothing has this identifier.
    #[error("there is no {what} {id}")]
    NoSuch {
        /// `bulletin`, `statistic`, …
        what: &'static str,
        /// The identifier that was looked for.
        id: String,
    },
    /// It cannot be deleted, because these briefs use facts of it.
    #[error("{} briefs use it", briefs.len())]
    InUse {
        /// The briefs, by title.
        briefs: Vec<BriefUse>,
    },
    /// An act cannot be undone, redone or restored, because what has been done since stands in the way.
    #[error("what has been done since stands in the way of undoing {}", deed.code())]
    CannotUndo {
        /// What was to be undone.
        deed: Deed,
    },
    /// A tag of this name stands under the same parent.
    #[error("there is a tag {name:?} there already")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// A tag cannot stand under itself or one of its own.
    #[error("a tag cannot stand under itself")]
    TagUnderItself,
    /// A span that is empty or does not lie within the article's text.
    #[error("characters {start} to {end} are no place in the article")]
    NoSuchPlace {
        /// First character.
        start: usize,
        /// One past the last character.
        end: usize,
    },
    /// No paragraph but the first begins there: an article cannot be split at it.
    #[error("no second paragraph holds character {at}")]
    NoSuchParagraph {
        /// The character.
        at: usize,
    },
    /// An article cannot be split there, because these would be cut in two.
    #[error("{} excerpts and facts lie across", what.len())]
    Across {
        /// What a person has marked or said something of, or briefs use.
        what: Vec<Anchored>,
    },
    /// Articles that cannot be merged: fewer than two, or not of one bulletin.
    #[error("only articles of one bulletin become one")]
    NotTogether,
    /// The system refused to read or write a file.
    #[error("cannot reach {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Anything else that SQLite reports.
    #[error("the library refused the act")]
    Sqlite(#[source] rusqlite::Error),
}

/// A brief that stands in the way of a deletion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefUse {
    /// The brief.
    pub id: BriefId,
    /// Its title.
    pub title: String,
}

impl StoreError {
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { path: path.to_owned() },
            io::ErrorKind::StorageFull => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io { path: path.to_owned(), source },
        }
    }

    pub(crate) fn no_such(what: &'static str, id: impl Display) -> Self {
        Self::NoSuch { what, id: id.to_string() }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..) => Self::Corrupt { detail: error.to_string() },
            _ => match error.sqlite_error_code() {
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
                Some(ErrorCode::ReadOnly) => Self::ReadOnly,
                Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt { detail: error.to_string() },
                Some(ErrorCode::NotADatabase) => Self::NotALibrary,
                Some(ErrorCode::DiskFull) => Self::DiskFull,
                _ => Self::Sqlite(error),
            },
        }
    }
}
