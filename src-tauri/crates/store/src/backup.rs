//! Copies of a library that is in use, and getting one back.

use crate::error::StoreError;
use crate::library::{Library, look_at};
use chrono::DateTime;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

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

    /// Makes the backup of the day in `folder`, unless it is there already, and keeps the latest `keep` of them.
    ///
    /// Returns the new backup, `资料库-2026-11-21.yaobao` for a library `资料库.yaobao`. Files of other names in the
    /// folder are left alone.
    ///
    /// # Errors
    /// As for [`Library::backup`]; [`StoreError::Missing`] when there is no such folder.
    pub fn backup_of_the_day(&mut self, folder: &Path, keep: usize) -> Result<Option<PathBuf>, StoreError> {
        let day = DateTime::from_timestamp_millis(self.moment().millis as i64).unwrap_or_default().date_naive();
        let name = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        let (stem, ending) = (name(self.path().file_stem()), name(self.path().extension()));
        let path = folder.join(format!("{stem}-{day}.{ending}"));
        if path.exists() {
            return Ok(None);
        }
        self.backup(&path)?;
        let entries = fs::read_dir(folder).map_err(|error| StoreError::io(folder, error))?;
        let is_ours = |name: &str| {
            let rest = name.strip_prefix(&stem).and_then(|rest| rest.strip_suffix(&format!(".{ending}")));
            rest.and_then(|rest| rest.strip_prefix('-')).is_some_and(|day| day.parse::<chrono::NaiveDate>().is_ok())
        };
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| is_ours(name))
            .collect();
        names.sort_unstable();
        for old in names.iter().rev().skip(keep.max(1)) {
            let old = folder.join(old);
            fs::remove_file(&old).map_err(|error| StoreError::io(&old, error))?;
        }
        Ok(Some(path))
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
