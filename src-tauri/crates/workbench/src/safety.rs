//! Daily backups, getting one back while the library is open, and the trash.

use crate::contract::{
    BackupRow, DailyBackup, ErrorReport, Nothing, PathRequest, RestoreAccount, TrashKind, TrashRequest, TrashRow,
};
use crate::report;
use crate::restore::restore_with;
use crate::workbench::Workbench;
use std::path::Path;
use yaobao_store as store;
use yaobao_store::{Deed, Library};

impl Workbench {
    /// Makes the backup of the day, if there is none yet, and lets go of those that are too old.
    ///
    /// The library is not locked meanwhile: the copy is made over a connection of its own. One in memory has none.
    ///
    /// # Errors
    /// When the copy cannot be written.
    pub fn back_up_daily(&self, _: &Nothing) -> Result<DailyBackup, ErrorReport> {
        if self.path.as_os_str().is_empty() {
            return Ok(DailyBackup { made: None });
        }
        let made = Library::back_up_daily(&self.path, self.host.today());
        let made = made.map_err(|error| report::of_copy(error.into(), &Library::backup_folder(&self.path)))?;
        Ok(DailyBackup { made: made.map(|path| path.to_string_lossy().into_owned()) })
    }

    /// The daily backups, the latest first.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub fn backups(&self, _: &Nothing) -> Result<Vec<BackupRow>, ErrorReport> {
        let found = Library::daily_backups(&self.path)?;
        let row = |backup: store::DailyBackup| {
            let store::DailyBackup { day, path, size } = backup;
            BackupRow { day: day.to_string(), path: path.to_string_lossy().into_owned(), size }
        };
        Ok(found.into_iter().map(row).collect())
    }

    /// Puts a backup in the place of the library, and works on with that.
    ///
    /// The library that was there is kept beside it under another name. When the backup is no good, or another program
    /// has the library open, everything stays as it is.
    ///
    /// # Errors
    /// As for [`crate::restore()`].
    pub fn restore_backup(&self, request: &PathRequest) -> Result<RestoreAccount, ErrorReport> {
        let backup = Path::new(&request.path);
        let kept = self.replace(|| restore_with(backup, &self.path, &self.host))?;
        Ok(RestoreAccount { kept: kept.map(|path| path.to_string_lossy().into_owned()) })
    }

    /// What was deleted in the last thirty days, the latest first.
    ///
    /// # Errors
    /// What the library reports.
    pub fn trash(&self, _: &Nothing) -> Result<Vec<TrashRow>, ErrorReport> {
        let row = |done: store::Done| {
            let kind = match done.deed {
                Deed::DeleteBulletin => TrashKind::Bulletin,
                Deed::DeleteBrief => TrashKind::Brief,
                Deed::DeleteTag => TrashKind::Tag,
                Deed::DeleteExcerpt => TrashKind::Excerpt,
                _ => return None,
            };
            let store::Done { number, at, about, .. } = done;
            Some(TrashRow { number, kind, about, deleted_at: at, kept_until: at + store::KEPT })
        };
        Ok(self.read(|library| library.trash())?.into_iter().filter_map(row).collect())
    }

    /// Takes something out of the trash.
    ///
    /// # Errors
    /// When it is not there any more, when what was done since stands in the way, and what the library reports.
    pub fn take_back(&self, request: &TrashRequest) -> Result<Nothing, ErrorReport> {
        self.write(|library| library.restore(request.number)).map(|()| Nothing {})
    }

    /// Empties the trash for good.
    ///
    /// # Errors
    /// What the library reports.
    pub fn empty_trash(&self, _: &Nothing) -> Result<Nothing, ErrorReport> {
        self.write(|library| library.empty_trash()).map(|()| Nothing {})
    }
}
