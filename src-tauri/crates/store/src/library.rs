//! Opening a library, and carrying out acts on it.

use crate::error::StoreError;
use crate::journal::{self, Deed};
use crate::migrations;
use crate::moment::{Identifiers, Moments};
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use std::fmt;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// What SQLite's header names as the application that a file belongs to: "Ybao".
const APPLICATION_ID: i32 = 0x5962_616f;

/// An act that has been reported as done outlives a power cut.
const SYNC: &str = "full";

/// Large enough that the text of an article mostly fits into few pages.
const PAGE_SIZE: u32 = 8192;

/// The library (资料库): one SQLite file, open.
///
/// Reading takes `&self`, writing `&mut self`; every act is one transaction, so it is there as a whole or not at all.
pub struct Library {
    pub(crate) db: Connection,
    path: PathBuf,
    moments: Moments,
    /// Whether this connection can already record what a person does.
    recorder: bool,
}

impl fmt::Debug for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Library").field("path", &self.path).finish_non_exhaustive()
    }
}

/// One act: a transaction, its time, and the identifiers it makes.
pub(crate) struct Act<'l> {
    pub db: Transaction<'l>,
    /// Milliseconds since 1970.
    pub at: i64,
    /// What the act is about, for a person who wants to undo it.
    pub about: String,
    ids: Identifiers,
}

impl Act<'_> {
    /// Makes an identifier by `from_parts` of its type.
    pub fn id<Id>(&mut self, from_parts: impl Fn(u64, u128) -> Id) -> Id {
        self.ids.next(from_parts)
    }
}

impl Library {
    /// Makes an empty library where there is no file yet.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`], [`StoreError::ReadOnly`], [`StoreError::DiskFull`], [`StoreError::Io`].
    pub fn create(path: &Path, moments: Moments) -> Result<Self, StoreError> {
        File::create_new(path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => StoreError::AlreadyThere { path: path.to_owned() },
            ErrorKind::PermissionDenied => StoreError::ReadOnly,
            _ => StoreError::io(path, error),
        })?;
        let db = connect(path)?;
        Self::set_up(db, path.to_owned(), moments)
    }

    /// Makes an empty library in memory, for trying things out.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn in_memory(moments: Moments) -> Result<Self, StoreError> {
        Self::set_up(Connection::open_in_memory()?, PathBuf::from(":memory:"), moments)
    }

    fn set_up(mut db: Connection, path: PathBuf, mut moments: Moments) -> Result<Self, StoreError> {
        db.pragma_update(None, "page_size", PAGE_SIZE)?;
        configure(&db)?;
        let moment = moments();
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        migrations::bring_up(&tx, 0)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        let id = format!("{:012x}{:020x}", moment.millis, moment.random & ((1 << 80) - 1));
        tx.execute("insert into library (one, id, created_at) values (1, ?1, ?2)", (id, moment.millis as i64))?;
        tx.commit()?;
        Ok(Self { db, path, moments, recorder: false })
    }

    /// Opens a library, bringing one of an older format up to this one.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotALibrary`], [`StoreError::NewerFormat`] (the file is left untouched),
    /// [`StoreError::Corrupt`], [`StoreError::Locked`], [`StoreError::ReadOnly`], [`StoreError::Io`].
    pub fn open(path: &Path, moments: Moments) -> Result<Self, StoreError> {
        check_header(path)?;
        let mut db = connect(path)?;
        let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if application != APPLICATION_ID {
            return Err(StoreError::NotALibrary);
        }
        let format = format_of(&db)?;
        check_format(format)?;
        if db.is_readonly("main")? {
            return Err(StoreError::ReadOnly);
        }
        configure(&db)?;
        if format < migrations::FORMAT {
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            // Another program may have done it while this one waited.
            let format = format_of(&tx)?;
            check_format(format)?;
            migrations::bring_up(&tx, format)?;
            tx.commit()?;
        }
        Ok(Self { db, path: path.to_owned(), moments, recorder: false })
    }

    /// Where the library lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The library's own identifier: the same for every copy of it.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn id(&self) -> Result<String, StoreError> {
        Ok(self.db.query_row("select id from library", [], |row| row.get(0))?)
    }

    /// How long to wait for another program that is writing; five seconds when nothing else is said.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn set_patience(&mut self, patience: Duration) -> Result<(), StoreError> {
        Ok(self.db.busy_timeout(patience)?)
    }

    /// Carries out one act: all of it, or when it fails nothing.
    pub(crate) fn act<T>(&mut self, act: impl FnOnce(&mut Act<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let moment = (self.moments)();
        let db = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut now = Act { db, at: moment.millis as i64, about: String::new(), ids: Identifiers::of(moment) };
        let value = act(&mut now)?;
        now.db.commit()?;
        Ok(value)
    }

    /// Makes sure that this connection can record what a person does.
    pub(crate) fn record_deeds(&mut self) -> Result<(), StoreError> {
        if !self.recorder {
            journal::set_up(&self.db)?;
            self.recorder = true;
        }
        Ok(())
    }

    /// Carries out an act of a person and remembers how to undo it.
    pub(crate) fn deed<T>(
        &mut self,
        deed: Deed,
        act: impl FnOnce(&mut Act<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.record_deeds()?;
        self.act(|now| {
            journal::record(&now.db, true)?;
            let value = act(now)?;
            journal::keep(now, deed)?;
            Ok(value)
        })
    }

    /// The same without waiting for the disk: the end of the program cannot undo the act, a power cut can.
    pub(crate) fn act_without_sync<T>(
        &mut self,
        act: impl FnOnce(&mut Act<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.db.pragma_update(None, "synchronous", "normal")?;
        let done = self.act(act);
        self.db.pragma_update(None, "synchronous", SYNC)?;
        done
    }
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => StoreError::ReadOnly,
        _ => error.into(),
    })
}

/// Sets up a connection; nothing here changes what stands in the file but its journal mode.
fn configure(db: &Connection) -> Result<(), StoreError> {
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", SYNC)?;
    db.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cache_size", -64 * 1024)?;
    db.pragma_update(None, "temp_store", "memory")?;
    db.set_prepared_statement_cache_capacity(128);
    Ok(())
}

fn format_of(db: &Connection) -> Result<u32, StoreError> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn check_format(found: u32) -> Result<(), StoreError> {
    if found > migrations::FORMAT {
        return Err(StoreError::NewerFormat { found, supported: migrations::FORMAT });
    }
    Ok(())
}

/// Looks at the first hundred bytes without SQLite, which would already touch a file that is none of ours.
fn check_header(path: &Path) -> Result<(), StoreError> {
    let mut header = [0; 100];
    let mut file = File::open(path).map_err(|error| StoreError::io(path, error))?;
    match file.read_exact(&mut header) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(StoreError::NotALibrary),
        Err(error) => return Err(StoreError::io(path, error)),
    }
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::NotALibrary);
    }
    // A library that was ended before its first checkpoint still has zeros here; SQLite will tell.
    if ![0, APPLICATION_ID.cast_unsigned()].contains(&number(68)) {
        return Err(StoreError::NotALibrary);
    }
    check_format(number(60))
}
