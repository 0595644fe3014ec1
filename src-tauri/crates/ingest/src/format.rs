//! What format a file is in, by its content first and its name second.

use crate::Source;

/// A format, as far as reading goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Plain or Markdown text in some encoding.
    Text,
    /// The source of a web page.
    Html,
    /// Cells parted by commas.
    Csv,
    /// A Word document.
    Docx,
    /// A PDF file.
    Pdf,
    /// A workbook of sheets.
    Workbook,
    /// An office file behind a password.
    Encrypted,
    /// Nothing at all.
    Empty,
    /// Bytes that are no text and of no known format.
    Binary,
    /// A known format that is not read.
    Known(&'static str),
}

const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"Rar!", "RAR"),
    (b"\x1F\x8B", "gzip"),
];

/// The format of a file.
pub(crate) fn of(source: &Source<'_>) -> Format {
    let bytes = source.bytes;
    if bytes.is_empty() {
        return Format::Empty;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return of_package(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return of_compound(source);
    }
    if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return Format::Pdf;
    }
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Format::Known(name);
    }
    if source.encoding.is_none() && is_binary(bytes) {
        return Format::Binary;
    }
    let name = source.name.to_ascii_lowercase();
    if name.ends_with(".csv") || name.ends_with(".tsv") {
        return Format::Csv;
    }
    if is_html(source) { Format::Html } else { Format::Text }
}

/// Which office format a ZIP package is, by the names of its parts, which stand in it as they are.
fn of_package(bytes: &[u8]) -> Format {
    let has = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    if has(b"word/document.xml") {
        Format::Docx
    } else if has(b"xl/workbook") || has(b"application/vnd.oasis.opendocument.spreadsheet") {
        Format::Workbook
    } else {
        Format::Known("ZIP")
    }
}

/// First bytes of a compound file: what Office wrote before 2007, and what it wraps protected documents in.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

fn of_compound(source: &Source<'_>) -> Format {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(source.bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        Format::Encrypted
    } else if has("WordDocument") && !(has("Workbook") && source.name.to_ascii_lowercase().ends_with(".xls")) {
        // A document may hold a workbook and the other way round: then its name decides.
        Format::Known("DOC")
    } else if has("Workbook") {
        Format::Workbook
    } else {
        Format::Known("DOC")
    }
}

/// A web page says so at its beginning, or by its name and a tag or two.
fn is_html(source: &Source<'_>) -> bool {
    let head = String::from_utf8_lossy(&source.bytes[..source.bytes.len().min(2048)]).to_ascii_lowercase();
    let head = head.replace('\0', "");
    let named =
        [".html", ".htm", ".shtml", ".xhtml"].iter().any(|ending| source.name.to_ascii_lowercase().ends_with(ending));
    let begins = head.trim_start_matches(|ch: char| ch.is_whitespace() || ch == '\u{FEFF}' || ch == '\u{FFFD}');
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| begins.starts_with(tag))
        || head.contains("<html") && begins.starts_with('<')
        || named && head.contains('<')
}

/// Text has no control characters but blanks, and zero bytes only in UTF-16.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let marked = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if marked || crate::encoding::utf16_without_mark(bytes).is_some() {
        return false;
    }
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even > 0 && odd > 0 {
        return true;
    }
    let control = head.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0)).count();
    control * 50 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], wanted: Format) {
        assert_eq!(of(&Source { name: "a.txt", bytes, encoding: None }), wanted);
    }

    #[test]
    fn tells_text_from_what_is_none() {
        check("通知".as_bytes(), Format::Text);
        check("<!DOCTYPE html><p>通知".as_bytes(), Format::Html);
        check(b"", Format::Empty);
        check(b"%PDF-1.7", Format::Pdf);
        check(b"\x7FELF\x02\x01\x01\x00\x00\x00\x00\x00\x03\x00", Format::Binary);
    }
}
