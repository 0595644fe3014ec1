//! The workbench itself: an open library and what the program knows.

use crate::contract::ErrorReport;
use crate::fonts::Fonts;
use crate::host::Host;
use crate::preview::Previews;
use crate::reader::Reader;
use crate::report;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use yaobao_store::{Library, Moment, Moments, StoreError};

/// Everything a person can do with one library.
///
/// Opening one is cheap: word lists, templates and fonts are read when they are first needed.
pub struct Workbench {
    pub(crate) path: PathBuf,
    pub(crate) host: Arc<dyn Host>,
    pub(crate) previews: Mutex<Previews>,
    pub(crate) fonts: Mutex<Option<Arc<Fonts>>>,
    library: Mutex<Library>,
    reader: OnceLock<Reader>,
}

impl fmt::Debug for Workbench {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workbench").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Workbench {
    /// Opens the library at `path`, or makes one where there is none yet.
    ///
    /// # Errors
    /// When the file is no library, is newer or damaged, is held by another program, or may not be written to.
    pub fn open(path: &Path, host: Box<dyn Host>) -> Result<Self, ErrorReport> {
        let host: Arc<dyn Host> = host.into();
        let library = match Library::open(path, moments(&host)) {
            Err(StoreError::Missing { .. }) => create(path, &host)?,
            opened => opened?,
        };
        Ok(Self::with(library, path, host))
    }

    /// Opens the library at `path`, which must be there.
    ///
    /// # Errors
    /// As for [`Workbench::open`], and when there is no such file.
    pub fn open_existing(path: &Path, host: Box<dyn Host>) -> Result<Self, ErrorReport> {
        let host: Arc<dyn Host> = host.into();
        let library = Library::open(path, moments(&host))?;
        Ok(Self::with(library, path, host))
    }

    /// A workbench on an empty library that is gone when it ends.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn in_memory(host: Box<dyn Host>) -> Result<Self, ErrorReport> {
        let host: Arc<dyn Host> = host.into();
        let library = Library::in_memory(moments(&host))?;
        Ok(Self::with(library, Path::new(""), host))
    }

    fn with(library: Library, path: &Path, host: Arc<dyn Host>) -> Self {
        Self {
            path: path.to_owned(),
            host,
            previews: Mutex::default(),
            fonts: Mutex::default(),
            library: Mutex::new(library),
            reader: OnceLock::new(),
        }
    }

    /// Where the library lies; empty for one in memory.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads from the library; the lock is held for as long as `act` runs.
    pub(crate) fn read<T>(&self, act: impl FnOnce(&Library) -> Result<T, StoreError>) -> Result<T, ErrorReport> {
        // A thread that broke off in the middle of an act has left a transaction that was rolled back.
        let library = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(act(&library)?)
    }

    /// Writes to the library; the lock is held for as long as `act` runs.
    pub(crate) fn write<T>(&self, act: impl FnOnce(&mut Library) -> Result<T, StoreError>) -> Result<T, ErrorReport> {
        let mut library = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(act(&mut library)?)
    }

    /// Closes the library while `act` puts another one in its place, and opens what lies there then, whatever became
    /// of the act.
    pub(crate) fn replace<T>(&self, act: impl FnOnce() -> Result<T, ErrorReport>) -> Result<T, ErrorReport> {
        let mut library = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        *library = Library::in_memory(moments(&self.host))?;
        let done = act();
        *library = Library::open(&self.path, moments(&self.host))?;
        done
    }

    /// What reading needs to know, read once.
    pub(crate) fn reader(&self) -> &Reader {
        self.reader.get_or_init(Reader::new)
    }
}

fn create(path: &Path, host: &Arc<dyn Host>) -> Result<Library, ErrorReport> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| report::unwritable(path, &error))?;
    }
    Ok(Library::create(path, moments(host))?)
}

/// The moments of a host, as the store asks for them.
pub(crate) fn moments(host: &Arc<dyn Host>) -> Moments {
    let host = Arc::clone(host);
    Box::new(move || Moment { millis: host.now(), random: host.random() })
}
