//! PDF files with a text layer: characters at their places, put together to lines and columns.
//!
//! The lines go the same way as those of a plain text, which joins what is wrapped. What returns at the same height of
//! several pages is header, footer or page number. A page without text, or whose fonts do not say which characters they
//! print, is named and left out.

mod font;
mod layout;
mod page;

use crate::IngestError;
use crate::spacing;
use layout::Line;
use lopdf::{Document, LoadOptions};
use std::collections::HashMap;
use std::ops::Range;
use yaobao_model::Diagnostic;

/// Streams of objects unpack to no more bytes than this.
const LARGEST_STREAM: usize = 256 << 20;

/// What can be said of a PDF's pages.
#[derive(Default)]
pub(crate) struct Pages {
    /// Lines in reading order, a form feed behind every page.
    pub text: String,
    /// Characters of `text` that are headers, footers and page numbers, in order.
    pub furniture: Vec<Range<u32>>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the text layer of a PDF file.
pub(crate) fn read(bytes: &[u8]) -> Result<Pages, IngestError> {
    let damaged = |what: String| IngestError::Damaged { format: "PDF", what };
    let options = LoadOptions::with_max_decompressed_size(LARGEST_STREAM);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword | lopdf::Error::UnsupportedSecurityHandler(_) => {
            IngestError::Encrypted
        }
        other => damaged(other.to_string()),
    })?;
    if document.is_encrypted() && document.encryption_state.is_none() {
        return Err(IngestError::Encrypted);
    }
    let pages = document.get_pages();
    if pages.is_empty() {
        return Err(damaged("it has no pages".to_owned()));
    }
    let mut remarks = Remarks::default();
    let mut printed: Vec<Vec<Line>> = Vec::new();
    for (&number, &page) in &pages {
        let page = page::read(&document, page);
        if remarks.takes(number, &page) {
            printed.push(layout::lines(page.runs));
        }
    }
    if printed.is_empty() {
        return Err(remarks.refusal());
    }
    let mut all = written(&printed);
    all.diagnostics = remarks.diagnostics();
    Ok(all)
}

/// The lines of all pages as a text.
fn written(pages: &[Vec<Line>]) -> Pages {
    let mut all = Pages::default();
    let mut chars = 0_u32;
    for (lines, returning) in pages.iter().zip(returning(pages)) {
        for (line, returns) in lines.iter().zip(returning) {
            let length = line.text.chars().count() as u32;
            if returns {
                all.furniture.push(chars..chars + length);
            }
            all.text.push_str(&line.text);
            all.text.push('\n');
            chars += length + 1;
        }
        all.text.push('\u{000C}');
        chars += 1;
    }
    all
}

/// Heights at which the outermost lines of a page stand; a header or footer has two lines at most.
const OUTERMOST: usize = 2;

/// For each line of each page whether it is one of the outermost and returns on other pages at the same height, the
/// same but for its digits.
fn returning(pages: &[Vec<Line>]) -> Vec<Vec<bool>> {
    let outermost: Vec<Vec<usize>> = pages.iter().map(|lines| outermost(lines)).collect();
    let key = |line: &Line| -> (String, i32) {
        let text = line.text.chars().filter(|ch| !ch.is_whitespace() && !ch.is_ascii_digit()).collect();
        (text, (line.y / 4.0).round() as i32)
    };
    let mut seen: HashMap<(String, i32), usize> = HashMap::new();
    for (lines, numbers) in pages.iter().zip(&outermost) {
        for (text, y) in numbers.iter().map(|&number| key(&lines[number])) {
            *seen.entry((text, y)).or_default() += 1;
        }
    }
    let enough = |(text, y): (String, i32)| {
        // Heights that are rounded apart are the same all the same.
        let count: usize = (y - 1..=y + 1).filter_map(|y| seen.get(&(text.clone(), y))).sum();
        count >= 2 && count * 4 >= pages.len()
    };
    let of_page = |(lines, numbers): (&Vec<Line>, &Vec<usize>)| {
        let mut returns = vec![false; lines.len()];
        for &number in numbers {
            returns[number] = enough(key(&lines[number]));
        }
        returns
    };
    pages.iter().zip(&outermost).map(of_page).collect()
}

fn outermost(lines: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).filter(|&number| lines[number].turns == 0).collect();
    order.sort_by(|&a, &b| lines[b].y.total_cmp(&lines[a].y));
    // Columns may begin at the height of the header's second line, so heights are counted and not lines.
    let heights: Vec<&[usize]> = order.chunk_by(|&a, &b| lines[a].y - lines[b].y < 2.0).collect();
    let bottom = heights.len().saturating_sub(OUTERMOST).max(OUTERMOST);
    let ends = heights.iter().take(OUTERMOST).chain(heights.iter().skip(bottom));
    ends.flat_map(|height| height.iter().copied()).collect()
}

/// What there is to say about pages, by their numbers.
#[derive(Default)]
struct Remarks {
    scanned: Vec<u32>,
    sparse: Vec<u32>,
    garbled: Vec<u32>,
    holes: Vec<u32>,
    recognised: Vec<u32>,
}

impl Remarks {
    /// Whether a page is to be read; what is odd about it is noted.
    fn takes(&mut self, number: u32, page: &page::Page) -> bool {
        let chars = || page.runs.iter().flat_map(|run| run.text.chars()).filter(|ch| !ch.is_whitespace());
        let (all, unknown) = (chars().count(), chars().filter(|&ch| is_unknown(ch)).count());
        if all == 0 {
            // A page with nothing on it is blank.
            if page.images > 0 || page.shapes > 200 {
                self.scanned.push(number);
            }
            return false;
        }
        if is_garbled(chars()) {
            self.garbled.push(number);
            return false;
        }
        if all < 30 && page.images > 0 {
            self.sparse.push(number);
        }
        if unknown > 0 {
            self.holes.push(number);
        }
        if page.invisible * 2 > all {
            self.recognised.push(number);
        }
        true
    }

    fn refusal(&self) -> IngestError {
        match (self.garbled.is_empty(), self.scanned.is_empty()) {
            (false, _) => {
                IngestError::Unsupported { format: "PDF（字体没有字符对照，文字层无法辨认）" }
            }
            (_, false) => IngestError::Unsupported { format: "PDF（扫描件，没有文字层）" },
            _ => IngestError::Empty,
        }
    }

    fn diagnostics(self) -> Vec<Diagnostic> {
        let all = [
            ("pdf.scanned", self.scanned, "没有文字层（可能是扫描件），未读入"),
            ("pdf.garbled", self.garbled, "的文字层无法辨认，未读入"),
            ("pdf.sparse", self.sparse, "几乎只有图片，图中文字未读入"),
            ("pdf.unknown", self.holes, "有字体没有字符对照的字，以 � 代替或可能有误"),
            ("pdf.recognised", self.recognised, "的文字层由扫描识别得来，可能有错字，引用前请对照原件"),
        ];
        let told = all.into_iter().filter(|(_, pages, _)| !pages.is_empty());
        told.map(|(code, pages, what)| {
            let pages = pages.iter().map(u32::to_string).collect::<Vec<_>>().join("、");
            Diagnostic::warning(code, format!("第 {pages} 页{what}"))
        })
        .collect()
    }
}

/// Whether a character stands for one that the font does not name.
fn is_unknown(ch: char) -> bool {
    matches!(ch, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

/// Whether a page's characters are not those it prints: few Han characters, letters, digits and marks among them.
fn is_garbled(chars: impl Iterator<Item = char>) -> bool {
    let (mut good, mut all) = (0, 0);
    for ch in chars {
        all += 1;
        good += usize::from((spacing::is_wide(ch) || ch.is_ascii_graphic()) && !is_unknown(ch));
    }
    good * 10 < all * 7
}

#[cfg(test)]
mod tests;
