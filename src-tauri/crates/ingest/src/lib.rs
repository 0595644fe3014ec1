//! Reads the bytes of one file into a bulletin: clean text, articles, and where everything stood.
//!
//! The way of a text: [`read`] finds format and encoding, `lines` takes marks and layout blanks out of each line,
//! `furniture` drops page numbers and running headers, `unwrap` joins lines to paragraphs, one of `policy`, `brief`,
//! `newspaper` and `digest` sorts paragraphs to articles, and `region` says what each article is about.
//! Nothing that the original prints is lost: it stands in an article, in a title or byline, or a diagnostic says why not.

mod brief;
mod byline;
mod columns;
mod contents;
mod digest;
mod document;
mod docx;
mod doubled;
mod draft;
mod encoding;
mod format;
mod furniture;
mod html;
mod lines;
mod markdown;
mod newspaper;
mod numbering;
mod package;
mod pdf;
mod policy;
#[cfg(test)]
mod properties;
mod reference;
mod region;
mod sentence;
mod spacing;
mod standing;
mod table;
mod traced;
mod unwrap;
mod webpage;

use yaobao_model::{Bulletin, Diagnostic, Gazetteer};

/// A file to be read.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// File name with its ending, which helps to tell formats apart.
    pub name: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
    /// Encoding that a person chose, by any of its usual names; `None` to find out.
    pub encoding: Option<&'a str>,
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IngestError {
    /// It holds no characters.
    #[error("the file is empty")]
    Empty,
    /// It is no text and of no format that is known.
    #[error("the file is binary data of an unknown format")]
    Binary,
    /// It is of a known format that cannot be read.
    #[error("files of the format {format} cannot be read")]
    Unsupported {
        /// Name of the format, `JPEG`.
        format: &'static str,
    },
    /// It is protected by a password.
    #[error("the file is protected by a password")]
    Encrypted,
    /// It is damaged beyond reading.
    #[error("the {format} file is damaged: {what}")]
    Damaged {
        /// Name of the format, `DOCX`.
        format: &'static str,
        /// What is wrong with it.
        what: String,
    },
    /// It holds, or would unpack to, more than any document does.
    #[error("the {format} file holds more than {limit} bytes")]
    TooLarge {
        /// Name of the format.
        format: &'static str,
        /// What is allowed.
        limit: u64,
    },
    /// The encoding that was chosen is none.
    #[error("no encoding is called {name}")]
    UnknownEncoding {
        /// The name that was given.
        name: String,
    },
}

/// The longest text that is read, in bytes: some thirty million characters, more than ten yearbooks. What is longer is a
/// dump of something and no bulletin; a reader would wait for it, and never read it.
pub const LARGEST_TEXT: usize = 100 << 20;

/// Reads a file into a bulletin; what is odd about it is said in the bulletin's diagnostics.
///
/// # Errors
/// [`IngestError`] when it cannot be opened at all.
pub fn read(source: &Source<'_>, gazetteer: &Gazetteer) -> Result<Bulletin, IngestError> {
    let decoded = || {
        if source.bytes.len() > LARGEST_TEXT {
            return Err(IngestError::TooLarge { format: "文本", limit: LARGEST_TEXT as u64 });
        }
        let decoded = encoding::decode(source.bytes, source.encoding)?;
        if decoded.text.trim().is_empty() { Err(IngestError::Empty) } else { Ok(decoded) }
    };
    match format::of(source) {
        format::Format::Text => Ok(document::read_text(decoded()?, gazetteer)),
        format::Format::Html => Ok(document::read_html(decoded()?, gazetteer)),
        format::Format::Csv => {
            let decoded = decoded()?;
            let tables = table::read_csv(&decoded.text, source.name);
            if tables.reading.drafts.is_empty() {
                return Err(IngestError::Empty);
            }
            // The bulletin's text is that of the tables: places in the file's text mean nothing there.
            let diagnostics = decoded.diagnostics.into_iter().map(|remark| Diagnostic { at: None, ..remark }).collect();
            let decoded = encoding::Decoded { text: tables.text, encoding: decoded.encoding, diagnostics };
            Ok(document::bulletin(tables.reading, decoded, gazetteer))
        }
        format::Format::Docx => {
            let docx::Document { text, paragraphs, diagnostics, .. } = docx::read(source.bytes)?;
            if paragraphs.is_empty() {
                return Err(IngestError::Empty);
            }
            let decoded = encoding::Decoded { text, encoding: "UTF-8".to_owned(), diagnostics };
            Ok(document::read_paragraphs(&paragraphs, decoded, gazetteer))
        }
        format::Format::Pdf => {
            let pdf::Pages { text, furniture, diagnostics } = pdf::read(source.bytes)?;
            let decoded = encoding::Decoded { text, encoding: "UTF-8".to_owned(), diagnostics };
            Ok(document::read_pages(decoded, &furniture, gazetteer))
        }
        format::Format::Workbook => {
            package::open(source.bytes, "XLSX").ok().map_or(Ok(()), |mut package| package.check_sizes())?;
            let table::Tables { text, reading, diagnostics } = table::read_workbook(source.bytes, source.name)?;
            if reading.drafts.is_empty() {
                return Err(IngestError::Empty);
            }
            let decoded = encoding::Decoded { text, encoding: "UTF-8".to_owned(), diagnostics };
            Ok(document::bulletin(reading, decoded, gazetteer))
        }
        format::Format::Encrypted => Err(IngestError::Encrypted),
        format::Format::Empty => Err(IngestError::Empty),
        format::Format::Binary => Err(IngestError::Binary),
        format::Format::Known(format) => Err(IngestError::Unsupported { format }),
    }
}
