//! Office files as ZIP packages of XML parts, unpacked within limits.

use crate::IngestError;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// No part of a real document unpacks to more bytes than this.
pub(crate) const LARGEST_PART: u64 = 256 << 20;
/// A part unpacks to no more than this many times the size of the file (or of a small file of 64 KiB): only bombs do.
const MOST_RATIO: u64 = 200;

/// An opened package.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    format: &'static str,
    size: u64,
}

/// Opens a package; `format` names it in errors.
pub(crate) fn open<'b>(bytes: &'b [u8], format: &'static str) -> Result<Package<'b>, IngestError> {
    let archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| IngestError::Damaged { format, what: error.to_string() })?;
    Ok(Package { archive, format, size: bytes.len() as u64 })
}

impl Package<'_> {
    /// Whether the package has a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part as text; `None` when the package has none of that name.
    ///
    /// # Errors
    /// [`IngestError::Damaged`], [`IngestError::Encrypted`], or [`IngestError::TooLarge`] for what unpacks without measure.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, IngestError> {
        if !self.has(name) {
            return Ok(None);
        }
        let format = self.format;
        let damaged = |what: String| IngestError::Damaged { format, what };
        let part = self.archive.by_name(name).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(what) if what == zip::result::ZipError::PASSWORD_REQUIRED => {
                IngestError::Encrypted
            }
            other => damaged(other.to_string()),
        })?;
        let limit = LARGEST_PART.min(self.size.max(64 << 10) * MOST_RATIO);
        let mut bytes = Vec::new();
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|error| damaged(error.to_string()))?;
        if bytes.len() as u64 > limit {
            return Err(IngestError::TooLarge { format, limit });
        }
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// Refuses a package whose directory announces more than [`LARGEST_PART`] bytes in one part.
    pub fn check_sizes(&mut self) -> Result<(), IngestError> {
        for number in 0..self.archive.len() {
            let size = self.archive.by_index_raw(number).map(|part| part.size()).unwrap_or_default();
            if size > LARGEST_PART {
                return Err(IngestError::TooLarge { format: self.format, limit: LARGEST_PART });
            }
        }
        Ok(())
    }
}
