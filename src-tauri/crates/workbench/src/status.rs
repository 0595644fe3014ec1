//! The library as a whole.

use crate::contract::{ErrorReport, LibraryStatus, Nothing, PathRequest, VerifyReport};
use crate::report;
use crate::workbench::Workbench;
use std::fs;
use std::path::Path;
use yaobao_store::{Counts, Library};

impl Workbench {
    /// What stands in the library, and where it lies.
    ///
    /// # Errors
    /// What the library reports.
    pub fn library_status(&self, _: &Nothing) -> Result<LibraryStatus, ErrorReport> {
        let shared = self.read(|library| Ok(library.is_shared()))?;
        let Counts { bulletins, articles, excerpts, measures, statistics, briefs, .. } =
            self.read(|library| library.counts())?;
        Ok(LibraryStatus {
            path: self.path.to_string_lossy().into_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            bulletins,
            articles,
            statistics,
            measures,
            excerpts,
            briefs,
            shared,
        })
    }

    /// Copies the library into one file while it stays in use; an earlier backup of that name is replaced.
    ///
    /// # Errors
    /// When the copy cannot be written, or would replace the library itself or a file that is no library.
    pub fn backup_library(&self, request: &PathRequest) -> Result<Nothing, ErrorReport> {
        let to = Path::new(&request.path);
        let same = to.canonicalize().is_ok_and(|to| self.path.canonicalize().is_ok_and(|path| path == to));
        if same {
            return Err(report::backup_onto_itself());
        }
        // Where there is nothing yet, nothing can be lost.
        let replaces = fs::metadata(to).is_ok_and(|known| known.is_file() && known.len() > 0);
        if replaces && !Library::is_at(to)? {
            return Err(report::backup_onto_another(to));
        }
        self.read(|library| library.backup(to)).map_err(|error| report::of_copy(error, to))?;
        Ok(Nothing {})
    }

    /// Checks the file, its references and its search index against the text.
    ///
    /// # Errors
    /// When the file cannot even be read.
    pub fn verify_library(&self, _: &Nothing) -> Result<VerifyReport, ErrorReport> {
        let found = self.read(|library| library.verify())?;
        Ok(VerifyReport { sound: found.is_clean(), problems: found.problems.iter().map(report::problem).collect() })
    }
}
