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

    /// Names of the parts that `wanted` says yes to, in alphabetical order.
    pub fn names(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let names = self.archive.file_names().filter_map(Result::ok).filter(|name| wanted(name));
        let mut names: Vec<String> = names.map(std::borrow::Cow::into_owned).collect();
        names.sort_unstable();
        names
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

    /// Unpacks every part once and keeps none: for readers of others, which know no limits.
    ///
    /// # Errors
    /// Those of [`Package::part`]; the sizes that the directory announces may be lies and are not asked.
    pub fn check_sizes(&mut self) -> Result<(), IngestError> {
        let format = self.format;
        let mut room = LARGEST_PART.min(self.size.max(64 << 10) * MOST_RATIO);
        for number in 0..self.archive.len() {
            // A part that cannot be opened is left to whoever reads it.
            let Ok(part) = self.archive.by_index(number) else { continue };
            let taken = std::io::copy(&mut part.take(room + 1), &mut std::io::sink()).unwrap_or_default();
            room = room.checked_sub(taken).ok_or(IngestError::TooLarge { format, limit: LARGEST_PART })?;
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::io::Write;

    /// A package of these parts, compressed as office programs do.
    pub(crate) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, xml) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("memory takes files");
            writer.write_all(xml.as_bytes()).expect("memory takes bytes");
        }
        writer.finish().expect("memory takes the directory").into_inner()
    }

    #[test]
    fn parts_that_unpack_without_measure_are_refused() {
        let bytes = packed(&[("a.xml", &"x".repeat(20 << 20))]);
        let mut package = open(&bytes, "DOCX").expect("it is a package");
        assert!(matches!(package.part("a.xml"), Err(IngestError::TooLarge { .. })));
        assert!(matches!(package.check_sizes(), Err(IngestError::TooLarge { .. })));
    }

    #[test]
    fn many_parts_count_together() {
        let part = "x".repeat(1 << 20);
        let names: Vec<String> = (0..40).map(|number| format!("{number}.xml")).collect();
        let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), part.as_str())).collect();
        let bytes = packed(&parts);
        assert!(open(&bytes, "XLSX").expect("it is a package").check_sizes().is_err());
    }
}
