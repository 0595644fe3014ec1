//! Putting a backup in the place of a library.

use crate::contract::ErrorReport;
use crate::host::Host;
use crate::report;
use crate::workbench::moments;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use yaobao_store::Library;

/// Puts the backup at `backup` in the place of the library at `library`, which no program may have open.
///
/// The backup is looked through before anything is touched. A library that was there before is kept under another name,
/// which is given back: nothing is lost, whichever of the two was the right one.
///
/// # Errors
/// When the backup cannot be read or is damaged, when a program has the library open, and when files cannot be written.
pub fn restore(backup: &Path, library: &Path, host: Box<dyn Host>) -> Result<Option<PathBuf>, ErrorReport> {
    restore_with(backup, library, &host.into())
}

/// The same for a host that is in use already.
pub(crate) fn restore_with(
    backup: &Path,
    library: &Path,
    host: &Arc<dyn Host>,
) -> Result<Option<PathBuf>, ErrorReport> {
    let unwritable = |error| report::unwritable(library, &error);
    let folder = library.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(unwritable)?;
    let scratch = tempfile::Builder::new().prefix(".yaobao-").tempdir_in(folder).map_err(unwritable)?;
    let copy = scratch.path().join("copy.yaobao");
    fs::copy(backup, &copy).map_err(|error| report::unreadable(backup, &error))?;
    let opened = Library::open(&copy, moments(host))?;
    let sound = opened.verify()?.is_clean();
    // Closing puts everything into the one file.
    drop(opened);
    if !sound || beside(&copy, "-wal").exists() {
        return Err(report::damaged_backup(backup));
    }
    let kept = if library.exists() { Some(set_aside(library, host)?) } else { None };
    if let Err(error) = fs::rename(&copy, library) {
        if let Some(kept) = &kept {
            fs::rename(kept, library).map_err(unwritable)?;
        }
        return Err(unwritable(error));
    }
    Ok(kept)
}

/// Gives a library another name, with the files that SQLite keeps beside one that was not closed.
fn set_aside(library: &Path, host: &Arc<dyn Host>) -> Result<PathBuf, ErrorReport> {
    // Opening and closing puts everything into the one file, unless another program has it open as well.
    // A library that cannot be opened is what backups are for.
    let openable = Library::open(library, moments(host)).is_ok();
    if openable && beside(library, "-wal").exists() {
        return Err(yaobao_store::StoreError::Locked.into());
    }
    let names = (1..).map(|n| beside(library, &if n == 1 { ".旧".to_owned() } else { format!(".旧{n}") }));
    let kept = names.into_iter().find(|name| !name.exists()).expect("some number is free");
    for ending in ["", "-wal", "-shm"] {
        let from = beside(library, ending);
        if from.exists() {
            fs::rename(&from, beside(&kept, ending)).map_err(|error| report::unwritable(library, &error))?;
        }
    }
    Ok(kept)
}

/// A path with an ending more.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
