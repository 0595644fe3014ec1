//! Copies of a library that is in use.

use crate::error::StoreError;
use crate::library::Library;
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
        let unfinished = beside(to, "unfinished");
        let copied = self
            .copy_to(&unfinished)
            .and_then(|()| fs::rename(&unfinished, to).map_err(|error| StoreError::io(to, error)));
        if copied.is_err() {
            // What is left is of no use to anybody; that it could not be removed says no more than the error itself.
            let _ = fs::remove_file(&unfinished);
        }
        copied
    }

    fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        // Creating the file ourselves tells a missing folder from a full disk.
        fs::File::create(path).map_err(|error| StoreError::io(path, error))?;
        let mut copy = Connection::open(path)?;
        let backup = Backup::new(&self.db, &mut copy)?;
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
}

/// `path` with an ending more.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}
