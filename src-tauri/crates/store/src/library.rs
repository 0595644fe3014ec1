//! Opening a library, and carrying out acts on it.

use crate::backup;
use crate::error::StoreError;
use crate::journal::{self, Deed};
use crate::migrations;
use crate::moment::{Identifiers, Moments};
use crate::presence::Presence;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use std::fmt;
use std::fs::{self, File};
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
    presence: Presence,
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
    /// Makes an empty library where there is no file yet, or one without anything in it.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`], [`StoreError::ReadOnly`], [`StoreError::DiskFull`], [`StoreError::Io`].
    pub fn create(path: &Path, moments: Moments) -> Result<Self, StoreError> {
        match File::create_new(path) {
            Ok(_) => {}
            // What a full disk or a power cut has left of an earlier attempt.
            Err(_) if is_empty(path) => {}
            Err(error) => {
                return Err(match error.kind() {
                    ErrorKind::AlreadyExists => StoreError::AlreadyThere { path: path.to_owned() },
                    ErrorKind::PermissionDenied => StoreError::ReadOnly,
                    _ => StoreError::io(path, error),
                });
            }
        }
        let db = connect(path)?;
        Self::set_up(db, path.to_owned(), moments, Presence::at(path))
    }

    /// Whether the file at `path` begins as libraries do. Nothing is opened, so that the file stays as it is.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::Io`].
    pub fn is_at(path: &Path) -> Result<bool, StoreError> {
        // From byte 68 on SQLite keeps what program a file belongs to.
        let mut head = Vec::new();
        let file = File::open(path).map_err(|error| StoreError::io(path, error))?;
        file.take(72).read_to_end(&mut head).map_err(|error| StoreError::io(path, error))?;
        Ok(head.starts_with(b"SQLite format 3\0") && head.ends_with(&APPLICATION_ID.to_be_bytes()))
    }

    /// Makes an empty library in memory, for trying things out.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn in_memory(moments: Moments) -> Result<Self, StoreError> {
        Self::set_up(Connection::open_in_memory()?, PathBuf::from(":memory:"), moments, Presence::default())
    }

    fn set_up(mut db: Connection, path: PathBuf, mut moments: Moments, presence: Presence) -> Result<Self, StoreError> {
        db.pragma_update(None, "page_size", PAGE_SIZE)?;
        configure(&db)?;
        let moment = moments();
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        migrations::bring_up(&tx, 0)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        let id = format!("{:012x}{:020x}", moment.millis, moment.random & ((1 << 80) - 1));
        tx.execute("insert into library (one, id, created_at) values (1, ?1, ?2)", (id, moment.millis as i64))?;
        tx.commit()?;
        Ok(Self { db, path, moments, recorder: false, presence })
    }

    /// Opens a library, bringing one of an older format up to this one.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotALibrary`], [`StoreError::NewerFormat`] (the file is left untouched),
    /// [`StoreError::Corrupt`], [`StoreError::Locked`], [`StoreError::ReadOnly`], [`StoreError::Io`].
    pub fn open(path: &Path, moments: Moments) -> Result<Self, StoreError> {
        let mut db = look_at(path)?;
        let format = format_of(&db)?;
        if db.is_readonly("main")? {
            return Err(StoreError::ReadOnly);
        }
        configure(&db)?;
        if format < migrations::FORMAT {
            backup::copy(&db, &backup::beside(path, &format!("format-{format}")))?;
            migrations::migrate(&mut db)?;
        }
        Ok(Self { db, path: path.to_owned(), moments, recorder: false, presence: Presence::at(path) })
    }

    /// Where the library lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether another program had this library open when this one opened it.
    ///
    /// Both can work on it: each sees what the other has written, and acts never mix. But a person should know.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.presence.is_shared()
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

/// Connects to a library without changing anything, and makes sure that it is one that this program can read.
pub(crate) fn look_at(path: &Path) -> Result<Connection, StoreError> {
    match fs::metadata(path) {
        Ok(_) if is_empty(path) => return Err(StoreError::Missing { path: path.to_owned() }),
        Ok(found) if found.is_file() => {}
        Ok(_) => return Err(StoreError::NotALibrary),
        Err(error) => return Err(StoreError::io(path, error)),
    }
    let db = connect(path)?;
    db.busy_timeout(PATIENCE)?;
    // Closing the last connection would tidy up, which is already a change to a file that may be none of ours.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(StoreError::NotALibrary);
    }
    check_format(format_of(&db)?)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(db)
}

fn is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() == 0)
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

pub(crate) fn format_of(db: &Connection) -> Result<u32, StoreError> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

pub(crate) fn check_format(found: u32) -> Result<(), StoreError> {
    if found > migrations::FORMAT {
        return Err(StoreError::NewerFormat { found, supported: migrations::FORMAT });
    }
    Ok(())
}
