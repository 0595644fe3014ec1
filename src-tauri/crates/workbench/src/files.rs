//! Reading and writing files as a whole, with words when it does not work.

use crate::contract::ErrorReport;
use crate::report;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

/// The most bytes that a document may have; more is a mistake, or something else than a document.
pub const MOST: u64 = 512 << 20;

/// The bytes of a document.
///
/// # Errors
/// When it is larger than [`MOST`] (nothing is read then), or cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, ErrorReport> {
    let size = fs::metadata(path).map_err(|error| report::unreadable(path, &error))?;
    if size.is_dir() {
        return Err(report::unreadable(path, &io::ErrorKind::IsADirectory.into()));
    }
    if size.len() > MOST {
        return Err(report::too_large(path, size.len(), MOST));
    }
    // Pipes and devices have no size until they end, if they do.
    let mut bytes = Vec::with_capacity(usize::try_from(size.len()).unwrap_or_default());
    let file = File::open(path).map_err(|error| report::unreadable(path, &error))?;
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(|error| report::unreadable(path, &error))?;
    if bytes.len() as u64 > MOST {
        return Err(report::too_large(path, bytes.len() as u64, MOST));
    }
    Ok(bytes)
}

/// The text of a Markdown file, which is UTF-8, without the mark that Windows editors put at its start and with `\n`
/// alone between its lines.
///
/// # Errors
/// When it cannot be read, or is in another encoding.
pub fn read_text(path: &Path) -> Result<String, ErrorReport> {
    Ok(plain(&read_text_as_it_is(path)?))
}

/// The text of a UTF-8 file, every character of it.
///
/// # Errors
/// When it cannot be read, or is in another encoding.
pub fn read_text_as_it_is(path: &Path) -> Result<String, ErrorReport> {
    String::from_utf8(read(path)?).map_err(|_| report::not_utf8(path))
}

/// A text without the mark at its start and with `\n` alone between its lines.
#[must_use]
pub fn plain(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n")
}

/// For every character of the plain form of a text, and for its end, which character of the text it is.
#[must_use]
pub fn places_in(text: &str) -> Vec<usize> {
    let mut places = Vec::with_capacity(text.len() / 2);
    let mut characters = text.chars().enumerate().peekable();
    while let Some((at, character)) = characters.next() {
        let dropped = (at == 0 && character == '\u{feff}')
            || (character == '\r' && characters.peek().is_some_and(|(_, next)| *next == '\n'));
        if !dropped {
            places.push(at);
        }
    }
    places.push(text.chars().count());
    places
}

/// Writes a file whole or not at all; one that is there already is replaced.
///
/// # Errors
/// When it cannot be written; what was there before is then still there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), ErrorReport> {
    whole(path, bytes).map_err(|error| report::unwritable(path, &error))
}

/// Writes a new file; one that is there already is kept, and said.
///
/// # Errors
/// When there is a file already, or it cannot be written.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), ErrorReport> {
    let written = File::create_new(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(|error| report::unwritable(path, &error))
}

/// Writes beside the file and then gives it its name, so that a full disk or a power cut leaves no half file.
fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut file = tempfile::Builder::new().prefix(".yaobao-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    allow_others(file.as_file(), path)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Temporary files are private; what a person exports has the rights of the file it replaces, or those of any new one.
#[cfg(unix)]
fn allow_others(file: &File, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map_or(0o644, |known| known.permissions().mode());
    file.set_permissions(fs::Permissions::from_mode(mode & 0o777))
}

#[cfg(not(unix))]
fn allow_others(_: &File, _: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::ErrorCode;

    #[test]
    fn a_file_is_replaced_whole() {
        let place = tempfile::tempdir().expect("a folder can be made");
        let path = place.path().join("要报.pdf");
        write(&path, b"one").expect("it can be written");
        write(&path, b"two").expect("it can be replaced");
        assert_eq!(fs::read(&path).expect("it is there"), b"two");
        assert_eq!(fs::read_dir(place.path()).expect("it is there").count(), 1, "nothing is left beside it");
    }

    #[test]
    fn places_of_the_plain_text_lead_back_to_the_file() {
        let text = "\u{feff}甲\r\n乙\r丙";
        assert_eq!(plain(text), "甲\n乙\r丙");
        assert_eq!(places_in(text), [1, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn a_new_file_never_replaces_one() {
        let place = tempfile::tempdir().expect("a folder can be made");
        let path = place.path().join("要报.md");
        write_new(&path, b"one").expect("it can be written");
        let report = write_new(&path, b"two").expect_err("it is there already");
        assert_eq!(report.code, ErrorCode::Unwritable);
        assert!(report.message.contains("已经存在"), "{}", report.message);
        assert_eq!(fs::read(&path).expect("it is there"), b"one");
    }

    #[test]
    fn says_what_to_do_about_a_missing_folder_and_another_encoding() {
        let place = tempfile::tempdir().expect("a folder can be made");
        let report = write(&place.path().join("无/要报.pdf"), b"").expect_err("there is no folder");
        assert!(report.hint.contains("建立这个文件夹"), "{}", report.hint);
        let path = place.path().join("要报.md");
        fs::write(&path, [0xd6, 0xc7, 0xbf, 0xe2]).expect("it can be written");
        assert!(read_text(&path).expect_err("it is GBK").hint.contains("UTF-8"));
    }
}
