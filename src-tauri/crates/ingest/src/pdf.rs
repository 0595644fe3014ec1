//! PDF files with a text layer: characters at their places, put together to lines and columns.
//!
//! The lines go the same way as those of a plain text, which knows how to drop headers and join what is wrapped. A page
//! without text, or whose fonts do not say which characters they print, is named and left out.

use crate::IngestError;
use crate::spacing;
use lopdf::content::Content;
use lopdf::{Document, Encoding, Object, ObjectId};
use std::collections::BTreeMap;
use yaobao_model::Diagnostic;

/// The content of a page unpacks to no more bytes than this.
const LARGEST_PAGE: usize = 64 << 20;

/// What can be said of a PDF's pages.
pub(crate) struct Pages {
    /// Lines in reading order, a form feed behind every page.
    pub text: String,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the text layer of a PDF file.
pub(crate) fn read(bytes: &[u8]) -> Result<Pages, IngestError> {
    let document = Document::load_mem(bytes).map_err(|error| match error {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword | lopdf::Error::UnsupportedSecurityHandler(_) => {
            IngestError::Encrypted
        }
        other => IngestError::Damaged { format: "PDF", what: other.to_string() },
    })?;
    let pages = document.get_pages();
    if pages.is_empty() {
        return Err(IngestError::Damaged { format: "PDF", what: "it has no pages".to_owned() });
    }
    let mut all = Pages { text: String::new(), diagnostics: Vec::new() };
    let (mut scanned, mut garbled) = (Vec::new(), Vec::new());
    for (&number, &page) in &pages {
        let runs = runs(&document, page);
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        if text.trim().is_empty() {
            scanned.push(number);
            continue;
        }
        if is_garbled(&text) {
            garbled.push(number);
            continue;
        }
        for line in reading_order(fragments(runs)) {
            all.text.push_str(&line);
            all.text.push('\n');
        }
        all.text.push('\u{000C}');
    }
    if scanned.len() + garbled.len() == pages.len() {
        let format = if garbled.is_empty() {
            "PDF（扫描件，没有文字层）"
        } else {
            "PDF（字体没有字符对照，文字层无法辨认）"
        };
        return Err(IngestError::Unsupported { format });
    }
    let listed = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join("、");
    if !scanned.is_empty() {
        let message = format!("第 {} 页没有文字层（可能是扫描件），未读入", listed(&scanned));
        all.diagnostics.push(Diagnostic::warning("pdf.scanned", message));
    }
    if !garbled.is_empty() {
        let message = format!("第 {} 页的文字层无法辨认，未读入", listed(&garbled));
        all.diagnostics.push(Diagnostic::warning("pdf.garbled", message));
    }
    Ok(all)
}

/// A piece of text set in one go.
#[derive(Debug, Clone)]
struct Run {
    x: f32,
    y: f32,
    /// Size of the type, in points.
    size: f32,
    text: String,
}

impl Run {
    /// Where it ends: an em for a character of the Chinese grid, half an em for others, as fonts have it on the average.
    fn end(&self) -> f32 {
        self.x + spacing::grid_width(&self.text) as f32 * self.size / 2.0
    }
}

/// Text position and matrix of a page's content while it is read.
struct Pen {
    matrix: [f32; 6],
    line: [f32; 6],
    leading: f32,
    size: f32,
}

/// The runs of a page, in the order in which it prints them.
fn runs(document: &Document, page: ObjectId) -> Vec<Run> {
    let Ok(bytes) = document.get_page_content_with_limit(page, LARGEST_PAGE) else { return Vec::new() };
    let Ok(content) = Content::decode(&bytes) else { return Vec::new() };
    let fonts: BTreeMap<Vec<u8>, Encoding<'_>> = document
        .get_page_fonts(page)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|(name, font)| Some((name, font.get_font_encoding_with_limit(document, LARGEST_PAGE).ok()?)))
        .collect();
    const START: [f32; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let mut pen = Pen { matrix: START, line: START, leading: 0.0, size: 1.0 };
    let (mut graphics, mut saved) = (START, Vec::new());
    let mut encoding = None;
    let mut runs = Vec::new();
    for operation in &content.operations {
        let operands = &operation.operands;
        let number = |at: usize| operands.get(at).and_then(|o| o.as_float().ok()).unwrap_or_default();
        let six = || std::array::from_fn(number);
        match operation.operator.as_str() {
            "q" => saved.push(graphics),
            "Q" => graphics = saved.pop().unwrap_or(START),
            "cm" => graphics = product(six(), graphics),
            "BT" => (pen.matrix, pen.line) = (START, START),
            "Tf" => {
                encoding = operands.first().and_then(|name| name.as_name().ok()).and_then(|name| fonts.get(name));
                pen.size = number(1);
            }
            "TL" => pen.leading = number(0),
            "Td" => pen.move_by(number(0), number(1)),
            "TD" => {
                pen.leading = -number(1);
                pen.move_by(number(0), number(1));
            }
            "Tm" => (pen.matrix, pen.line) = (six(), six()),
            "T*" => pen.move_by(0.0, -pen.leading),
            "Tj" | "TJ" => runs.extend(operands.iter().flat_map(|shown| pen.show(shown, encoding, graphics))),
            "'" | "\"" => {
                pen.move_by(0.0, -pen.leading);
                runs.extend(operands.last().into_iter().flat_map(|shown| pen.show(shown, encoding, graphics)));
            }
            _ => {}
        }
    }
    runs
}

impl Pen {
    fn move_by(&mut self, x: f32, y: f32) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.matrix = self.line;
    }

    /// Prints a string, or an array of strings and distances between them.
    fn show(&mut self, shown: &Object, encoding: Option<&Encoding<'_>>, graphics: [f32; 6]) -> Vec<Run> {
        let mut runs = Vec::new();
        match shown {
            Object::Array(parts) => {
                for part in parts {
                    if let Ok(distance) = part.as_float() {
                        self.advance(-distance / 1000.0 * self.size);
                    } else {
                        runs.extend(self.show(part, encoding, graphics));
                    }
                }
            }
            Object::String(bytes, _) => {
                let text =
                    encoding.and_then(|encoding| Document::decode_text(encoding, bytes).ok()).unwrap_or_default();
                let place = product(self.matrix, graphics);
                let size = (place[2] * place[2] + place[3] * place[3]).sqrt() * self.size;
                self.advance(spacing::grid_width(&text) as f32 * self.size / 2.0);
                if !text.is_empty() && size > 0.0 && size.is_finite() {
                    runs.push(Run { x: place[4], y: place[5], size, text });
                }
            }
            _ => {}
        }
        runs
    }

    fn advance(&mut self, by: f32) {
        self.matrix = product([1.0, 0.0, 0.0, 1.0, by, 0.0], self.matrix);
    }
}

fn product(a: [f32; 6], b: [f32; 6]) -> [f32; 6] {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// Joins runs that stand next to each other; a distance of more than an em and a half parts columns.
fn fragments(mut runs: Vec<Run>) -> Vec<Run> {
    runs.retain(|run| run.x.is_finite() && run.y.is_finite());
    // Runs of one line differ in height by less than half their size; sorting by rounded height keeps the order total.
    runs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut lines: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match lines.last_mut().filter(|line| (line[0].y - run.y).abs() < line[0].size.min(run.size) * 0.5) {
            Some(line) => line.push(run),
            None => lines.push(vec![run]),
        }
    }
    let mut joined: Vec<Run> = Vec::new();
    for mut line in lines {
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut parts: Vec<Run> = Vec::new();
        for run in line {
            match parts.last_mut().filter(|part| run.x - part.end() < part.size * 1.5) {
                Some(part) if run.x + 0.1 < part.x + part.size * 0.2 && part.text == run.text => {}
                Some(part) => part.text.push_str(&run.text),
                None => parts.push(run),
            }
        }
        joined.extend(parts);
    }
    joined
}

/// Lines in reading order: where a gutter runs down the page, the left column before the right one; what crosses the
/// gutter (a headline) parts the page into what stands above and below it.
fn reading_order(fragments: Vec<Run>) -> Vec<String> {
    let mut lines = Vec::new();
    match gutter(&fragments) {
        Some(gutter) => {
            let mut band: (Vec<Run>, Vec<Run>) = (Vec::new(), Vec::new());
            for fragment in fragments {
                if fragment.x < gutter && fragment.end() > gutter + fragment.size {
                    lines.extend(printed(std::mem::take(&mut band.0)));
                    lines.extend(reading_order(std::mem::take(&mut band.1)));
                    lines.extend(printed(vec![fragment]));
                } else if fragment.x < gutter {
                    band.0.push(fragment);
                } else {
                    band.1.push(fragment);
                }
            }
            lines.extend(printed(band.0));
            lines.extend(reading_order(band.1));
        }
        None => lines.extend(printed(fragments)),
    }
    lines
}

/// Where a column begins that many lines start at while hardly any line crosses its edge.
fn gutter(fragments: &[Run]) -> Option<f32> {
    let left = fragments.iter().map(|f| f.x).fold(f32::INFINITY, f32::min);
    let mut starts: Vec<f32> = fragments.iter().map(|f| f.x).filter(|&x| x > left + 60.0).collect();
    starts.sort_by(f32::total_cmp);
    let (mut best, mut most) = (None, 0);
    for &edge in &starts {
        let here = starts.iter().filter(|&&x| (x - edge).abs() < 3.0).count();
        let before = fragments.iter().filter(|f| f.end() <= edge + f.size * 0.5).count();
        let across = fragments.iter().filter(|f| f.x < edge - 3.0 && f.end() > edge + f.size * 0.5).count();
        if here >= 5 && before >= 5 && across * 6 <= here && here > most {
            (best, most) = (Some(edge - 3.0), here);
        }
    }
    best
}

/// The lines of one column; one that begins further right than the column does is indented.
fn printed(column: Vec<Run>) -> Vec<String> {
    let mut edges: Vec<f32> = column.iter().map(|run| run.x).collect();
    edges.sort_by(f32::total_cmp);
    let edge = edges.get(edges.len() / 4).copied().unwrap_or_default();
    let mut lines: Vec<(f32, String)> = Vec::new();
    for run in column {
        match lines.last_mut().filter(|(y, _)| (y - run.y).abs() < run.size * 0.5) {
            Some((_, line)) => {
                line.push_str("   ");
                line.push_str(&run.text);
            }
            None => {
                let indent = if run.x - edge > run.size * 1.5 { "　　" } else { "" };
                lines.push((run.y, format!("{indent}{}", run.text)));
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Whether a page's characters are not those it prints: few Han characters, letters, digits and marks among them.
fn is_garbled(text: &str) -> bool {
    let (mut good, mut all) = (0, 0);
    for ch in text.chars().filter(|ch| !ch.is_whitespace()) {
        all += 1;
        good += usize::from(spacing::is_wide(ch) && ch != '\u{FFFD}' || ch.is_ascii_graphic());
    }
    good * 10 < all * 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(x: f32, y: f32, text: &str) -> Run {
        Run { x, y, size: 10.0, text: text.to_owned() }
    }

    #[test]
    fn reads_columns_one_after_the_other() {
        let mut page = vec![run(50.0, 700.0, "某市科技创新取得新进展新突破新成效全面提升发展")];
        for line in 0..6 {
            let y = 680.0 - 14.0 * line as f32;
            page.push(run(50.0, y, &format!("左栏第{line}行文字")));
            page.push(run(200.0, y, &format!("右栏第{line}行文字")));
        }
        let lines = reading_order(fragments(page));
        assert_eq!(lines.len(), 13);
        assert_eq!(
            (lines[1].as_str(), lines[6].as_str(), lines[7].as_str()),
            ("左栏第0行文字", "左栏第5行文字", "右栏第0行文字")
        );
    }

    #[test]
    fn joins_the_runs_of_a_line_and_marks_indented_ones() {
        let page = vec![
            run(70.0, 700.0, "全市"),
            run(90.0, 700.2, "增长7%，"),
            run(50.0, 686.0, "居全省第二，继续"),
            run(50.0, 672.0, "提升。"),
            run(50.0, 658.0, "又一行"),
        ];
        assert_eq!(reading_order(fragments(page)), ["　　全市增长7%，", "居全省第二，继续", "提升。", "又一行"]);
    }

    #[test]
    fn refuses_what_is_no_pdf() {
        assert!(matches!(read(b"%PDF-1.7 nothing"), Err(IngestError::Damaged { format: "PDF", .. })));
    }
}
