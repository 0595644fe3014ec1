//! Noticing another program that has the same library open.

use std::fs::{File, TryLockError};
use std::path::Path;

/// A lock on a file beside the library, held for as long as the library is open; the system lets go of it when the
/// program ends, however it ends.
#[derive(Debug, Default)]
pub(crate) struct Presence {
    /// Kept for its lock.
    _lock: Option<File>,
    shared: bool,
}

impl Presence {
    /// Takes the lock of the library at `path`, if nobody has it.
    ///
    /// Where no file can be made beside the library nothing is noticed; SQLite's own locks hold all the same.
    pub fn at(path: &Path) -> Self {
        let Ok(file) = File::create(crate::backup::beside(path, "open")) else { return Self::default() };
        match file.try_lock() {
            Ok(()) => Self { _lock: Some(file), shared: false },
            Err(TryLockError::WouldBlock) => Self { _lock: None, shared: true },
            Err(TryLockError::Error(_)) => Self::default(),
        }
    }

    pub fn is_shared(&self) -> bool {
        self.shared
    }
}
