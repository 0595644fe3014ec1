//! Copies of a library that is in use, and getting one back.

use crate::error::StoreError;
use crate::library::{Library, look_at};
use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

/// Daily backups that are kept: those of the last days on which there was one.
pub const DAYS: usize = 7;

/// Weeks before these of which one backup is kept.
pub const WEEKS: usize = 4;

/// The ending of a daily backup's name.
const ENDING: &str = "yaobao";

/// A backup that was made by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DailyBackup {
    /// Its day.
    pub day: NaiveDate,
    /// Where it lies.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
}

/// Of the backups there were before the newest one, the latest first: those that are let go of.
fn too_old(known: &[DailyBackup]) -> Vec<&DailyBackup> {
    let mut weeks = Vec::new();
    let mut old = Vec::new();
    for backup in known.iter().skip(DAYS - 1) {
        let week = backup.day.iso_week();
        if weeks.len() < WEEKS && !weeks.contains(&week) {
            weeks.push(week);
        } else {
            old.push(backup);
        }
    }
    old
}

/// Pages copied at a time; between two steps other programs may write.
const STEP: i32 = 2_000;

impl Library {
    /// Copies the library as it stands to a file of its own, which appears under its name only when it is complete.
    ///
    /// A file that is there already is replaced.
    ///
    /// # Errors
    /// [`StoreError::Io`], [`StoreError::ReadOnly`], [`StoreError::DiskFull`] for the copy's place.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        copy(&self.db, to)
    }

    /// Backs the library at `path` up, unless it was done today already, and lets go of backups that are too old: the
    /// last [`DAYS`] stay, and of the weeks before them the last one of each, for [`WEEKS`] weeks.
    ///
    /// They lie in [`Library::backup_folder`], called after their day. The library is read over a connection of its
    /// own, as it stands at one moment, so that nobody who works on it has to wait.
    ///
    /// # Errors
    /// As for [`Library::open`] for the library, as for [`Library::backup`] for the copy.
    pub fn back_up_daily(path: &Path, today: NaiveDate) -> Result<Option<PathBuf>, StoreError> {
        let known = Self::daily_backups(path)?;
        if known.first().is_some_and(|latest| latest.day >= today) {
            return Ok(None);
        }
        let db = look_at(path)?;
        // Without a transaction the copy would begin anew whenever somebody writes.
        db.execute_batch("begin; select one from library")?;
        let folder = Self::backup_folder(path);
        fs::create_dir_all(&folder).map_err(|error| StoreError::io(&folder, error))?;
        let fresh = folder.join(format!("{today}.{ENDING}"));
        copy(&db, &fresh)?;
        for old in too_old(&known) {
            fs::remove_file(&old.path).map_err(|error| StoreError::io(&old.path, error))?;
        }
        Ok(Some(fresh))
    }

    /// The daily backups of the library at `path`, the latest first.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn daily_backups(path: &Path) -> Result<Vec<DailyBackup>, StoreError> {
        let folder = Self::backup_folder(path);
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(|error| StoreError::io(&folder, error))?,
        };
        let read = |entry: fs::DirEntry| {
            let path = entry.path();
            let ours = path.extension().is_some_and(|ending| ending == ENDING);
            let day = path.file_stem()?.to_str().filter(|_| ours)?.parse().ok()?;
            Some(DailyBackup { day, size: entry.metadata().ok()?.len(), path })
        };
        let mut found: Vec<DailyBackup> = entries.filter_map(|entry| read(entry.ok()?)).collect();
        found.sort_by_key(|backup| Reverse(backup.day));
        Ok(found)
    }

    /// The folder beside the library at `path` in which its daily backups lie.
    #[must_use]
    pub fn backup_folder(path: &Path) -> PathBuf {
        beside(path, "backups")
    }

    /// Puts a backup in the place of the library at `to`, which must not be open, and returns where the library that
    /// was there lies now: beside it, under its name with `.replaced` behind it.
    ///
    /// # Errors
    /// As for [`Library::open`] when `from` is no library that can be read; [`StoreError::Locked`] when `to` is open;
    /// as for [`Library::backup`] for its place.
    pub fn restore_backup(from: &Path, to: &Path) -> Result<Option<PathBuf>, StoreError> {
        let source = look_at(from)?;
        let fresh = beside(to, "restored");
        copy(&source, &fresh)?;
        let replaced = if to.exists() { Some(set_aside(to)?) } else { None };
        fs::rename(&fresh, to).map_err(|error| StoreError::io(to, error))?;
        Ok(replaced)
    }
}

/// Gives the library at `path` another name, with everything that is in its journal.
fn set_aside(path: &Path) -> Result<PathBuf, StoreError> {
    // A damaged library is set aside as well: that is what backups are for.
    if let Ok(db) = look_at(path) {
        let exclusive = db.pragma_update(None, "locking_mode", "exclusive");
        let journal = exclusive.and_then(|()| db.pragma_update(None, "journal_mode", "delete"));
        match journal.map_err(StoreError::from) {
            Err(StoreError::Locked) => return Err(StoreError::Locked),
            _ => drop(db),
        }
    }
    let replaced = beside(path, "replaced");
    fs::rename(path, &replaced).map_err(|error| StoreError::io(path, error))?;
    for ending in ["-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        // What a damaged library leaves behind must not be taken for the journal of the new one.
        if let Err(error) = fs::remove_file(&name)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Err(StoreError::io(Path::new(&name), error));
        }
    }
    Ok(replaced)
}

/// Copies a library to a file that appears under its name only when it is complete.
pub(crate) fn copy(db: &Connection, to: &Path) -> Result<(), StoreError> {
    let unfinished = beside(to, "unfinished");
    let copied =
        copy_all(db, &unfinished).and_then(|()| fs::rename(&unfinished, to).map_err(|error| StoreError::io(to, error)));
    if copied.is_err() {
        // What is left is of no use to anybody; that it could not be removed says no more than the error itself.
        let _ = fs::remove_file(&unfinished);
    }
    copied
}

fn copy_all(db: &Connection, path: &Path) -> Result<(), StoreError> {
    // Creating the file ourselves tells a missing folder from a full disk.
    fs::File::create(path).map_err(|error| StoreError::io(path, error))?;
    let mut copy = Connection::open(path)?;
    let backup = Backup::new(db, &mut copy)?;
    loop {
        match backup.step(STEP)? {
            StepResult::Done => break,
            StepResult::Busy | StepResult::Locked => sleep(Duration::from_millis(20)),
            _ => {}
        }
    }
    drop(backup);
    // One file, without a journal beside it, is what people copy about.
    copy.pragma_update(None, "journal_mode", "delete")?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// `path` with an ending more.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}
