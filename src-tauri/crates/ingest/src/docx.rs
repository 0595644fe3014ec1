//! Word documents (DOCX): paragraphs, headings, automatic numbers, tables.
//!
//! Headers, footers and page numbers are parts of their own in a DOCX and are not read; deleted text (修订) is not text.

use crate::IngestError;
use crate::package;
use crate::traced::Traced;
use crate::unwrap::Paragraph;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use yaobao_model::Diagnostic;

/// What a document holds: its text, a line for each paragraph, and the paragraphs with their places in that text.
#[derive(Default)]
pub(crate) struct Document {
    pub text: String,
    pub paragraphs: Vec<Paragraph>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a DOCX file.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, IngestError> {
    let mut package = package::open(bytes, "DOCX")?;
    let body = package
        .part("word/document.xml")?
        .ok_or_else(|| IngestError::Damaged { format: "DOCX", what: "word/document.xml is missing".to_owned() })?;
    let levels = package.part("word/styles.xml")?.map(|xml| heading_styles(&xml)).unwrap_or_default();
    let numbering = package.part("word/numbering.xml")?.map(|xml| Numbering::read(&xml)).unwrap_or_default();
    let mut writer = Writer { levels, numbering, ..Writer::default() };
    let mut reader = Reader::from_str(&body);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => writer.take(&event),
            Err(error) => {
                writer.end_paragraph();
                let message = format!("文档在中途损坏（{error}），只读到此处");
                writer.document.diagnostics.push(Diagnostic::warning("docx.truncated", message));
                break;
            }
        }
    }
    writer.end_paragraph();
    Ok(writer.document)
}

#[derive(Default)]
struct Writer {
    document: Document,
    levels: HashMap<String, u8>,
    numbering: Numbering,
    /// Characters of the document's text so far.
    chars: u32,
    current: Traced,
    heading: Option<u8>,
    number: Option<(String, usize)>,
    bold: bool,
    /// Open elements whose text is none of the document's.
    silent: usize,
    in_text: bool,
    rows: usize,
    cells: Vec<Traced>,
}

impl Writer {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                if self.silent > 0 || is_silent(tag) {
                    self.silent += 1;
                } else {
                    self.open(tag);
                }
            }
            Event::Empty(tag) if self.silent == 0 => self.open(tag),
            Event::End(_) if self.silent > 0 => self.silent -= 1,
            Event::End(tag) => self.close(tag.local_name().as_ref()),
            Event::Text(text) if self.in_text && self.silent == 0 => self.write(&text.xml10_content()),
            Event::GeneralRef(name) if self.in_text && self.silent == 0 => {
                let ch = name.resolve_char_ref().ok().flatten().or_else(|| {
                    quick_xml::escape::resolve_predefined_entity(name).and_then(|text| text.chars().next())
                });
                self.write(&ch.map(String::from).unwrap_or_default());
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "p" => self.end_paragraph(),
            "tr" => {
                self.end_paragraph();
                self.rows += 1;
            }
            "pStyle" => self.heading = value(tag, "w:val").and_then(|style| self.levels.get(&style).copied()),
            "outlineLvl" => {
                self.heading = value(tag, "w:val")
                    .and_then(|level| level.parse::<u8>().ok())
                    .filter(|level| *level < 9)
                    .map(|level| level + 1);
            }
            "ilvl" => {
                self.number.get_or_insert_default().1 =
                    value(tag, "w:val").and_then(|level| level.parse().ok()).unwrap_or_default();
            }
            "numId" => self.number.get_or_insert_default().0 = value(tag, "w:val").unwrap_or_default(),
            "rPr" => self.bold = false,
            "b" => self.bold = !matches!(value(tag, "w:val").as_deref(), Some("0" | "false")),
            "r" => self.bold = false,
            "t" => self.in_text = true,
            "tab" => self.write(" "),
            "noBreakHyphen" => self.write("-"),
            "br" | "cr" => self.end_paragraph(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tc" if self.rows > 0 => {
                let cell = std::mem::take(&mut self.current);
                self.cells.push(cell);
            }
            "tr" => {
                self.rows = self.rows.saturating_sub(1);
                if self.rows == 0 {
                    self.end_row();
                }
            }
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        // The number of a paragraph is printed before its first character.
        let number = if self.current.is_empty() && !text.is_empty() { self.number.take() } else { None };
        if let Some(label) = number.and_then(|(list, level)| self.numbering.next(&list, level)) {
            self.append(&label);
        }
        self.append(text);
    }

    fn append(&mut self, text: &str) {
        let from = self.current.len() as u32;
        for ch in text.chars() {
            self.current.push(ch, self.chars);
            self.document.text.push(ch);
            self.chars += 1;
        }
        let to = self.current.len() as u32;
        if self.bold && from < to {
            match self.current.bold.last_mut().filter(|run| run.end == from) {
                Some(run) => run.end = to,
                None => self.current.bold.push(from..to),
            }
        }
    }

    fn end_line(&mut self) {
        self.document.text.push('\n');
        self.chars += 1;
    }

    fn end_paragraph(&mut self) {
        if self.rows > 0 {
            // Paragraphs of a cell follow each other in it.
            if !self.current.is_empty() && !self.current.text.ends_with(' ') {
                self.append(" ");
            }
            return;
        }
        let heading = self.heading.take();
        self.number = None;
        let content = std::mem::take(&mut self.current);
        if !content.is_empty() {
            self.end_line();
            self.document.paragraphs.extend(Paragraph::whole(&content, heading, false, false));
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        // A table whose cells hold whole paragraphs only arranges them on the page.
        let layout =
            cells.iter().any(|cell| cell.len() > 120) || cells.iter().filter(|cell| !cell.is_empty()).count() < 2;
        if layout {
            self.document.paragraphs.extend(cells.iter().filter_map(|cell| Paragraph::whole(cell, None, false, false)));
        } else {
            let mut row = Traced::default();
            for (number, cell) in cells.iter().enumerate() {
                if number > 0 {
                    row.push('\t', Traced::ADDED);
                }
                row.append(&cell.trimmed());
            }
            self.document.paragraphs.extend(Paragraph::whole(&row, None, true, false));
        }
        self.end_line();
    }
}

/// Deleted text, field codes, and the second copy that older programs read instead of the first.
fn is_silent(tag: &BytesStart<'_>) -> bool {
    matches!(
        tag.local_name().as_ref(),
        "del" | "moveFrom" | "instrText" | "delText" | "Fallback" | "pict" | "object" | "rPrChange" | "pPrChange"
    )
}

fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok().flatten()?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Heading levels by style, from the outline level of the style or its name: `heading 1`, `标题 2`.
fn heading_styles(xml: &str) -> HashMap<String, u8> {
    let mut levels = HashMap::new();
    let mut style = String::new();
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        let (Event::Start(tag) | Event::Empty(tag)) = &event else {
            if matches!(event, Event::Eof) {
                break;
            }
            continue;
        };
        match tag.local_name().as_ref() {
            "style" => style = value(tag, "w:styleId").unwrap_or_default(),
            "name" => {
                let name = value(tag, "w:val").unwrap_or_default().to_lowercase();
                let level = name
                    .strip_prefix("heading")
                    .or(name.strip_prefix("标题"))
                    .and_then(|level| level.trim().parse().ok());
                levels.extend(level.or((name == "title").then_some(1)).map(|level: u8| (style.clone(), level)));
            }
            "outlineLvl" => {
                let level = value(tag, "w:val").and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9);
                levels.extend(level.map(|level| (style.clone(), level + 1)));
            }
            _ => {}
        }
    }
    levels
}

/// Automatic numbers of lists, as far as documents use them for headings and items.
#[derive(Default)]
struct Numbering {
    /// For each list the format and pattern of its levels.
    lists: HashMap<String, Vec<(String, String)>>,
    counts: HashMap<String, Vec<u32>>,
}

impl Numbering {
    fn read(xml: &str) -> Self {
        let mut patterns: HashMap<String, Vec<(String, String)>> = HashMap::new();
        let mut lists = HashMap::new();
        let (mut pattern, mut list) = (String::new(), String::new());
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            let (Event::Start(tag) | Event::Empty(tag)) = &event else {
                if matches!(event, Event::Eof) {
                    break;
                }
                continue;
            };
            let val = || value(tag, "w:val").unwrap_or_default();
            let level = patterns.get_mut(&pattern).and_then(|levels| levels.last_mut());
            match tag.local_name().as_ref() {
                "abstractNum" => {
                    pattern = value(tag, "w:abstractNumId").unwrap_or_default();
                    patterns.insert(pattern.clone(), Vec::new());
                }
                "lvl" => patterns.entry(pattern.clone()).or_default().push(Default::default()),
                "numFmt" => level.into_iter().for_each(|level| level.0 = val()),
                "lvlText" => level.into_iter().for_each(|level| level.1 = val()),
                "num" => list = value(tag, "w:numId").unwrap_or_default(),
                "abstractNumId" => {
                    lists.extend(patterns.get(&val()).map(|levels| (list.clone(), levels.clone())));
                }
                _ => {}
            }
        }
        Self { lists, counts: HashMap::new() }
    }

    /// The next number of a list at a level: `一、`, `（二）`, `3.`; `None` for bullets and unknown lists.
    fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let levels = self.lists.get(list)?;
        let (format, pattern) = levels.get(level)?;
        let counts = self.counts.entry(list.to_owned()).or_default();
        counts.resize(counts.len().max(level + 1), 0);
        counts[level] += 1;
        counts.truncate(level + 1);
        if format == "bullet" || format == "none" {
            return None;
        }
        let mut label = pattern.clone();
        for (number, &count) in counts.iter().enumerate() {
            let digits = if levels[number].0.contains("hinese")
                || levels[number].0.starts_with("ideograph")
                || levels[number].0.starts_with("japanese")
            {
                chinese(count.max(1))
            } else {
                count.max(1).to_string()
            };
            label = label.replace(&format!("%{}", number + 1), &digits);
        }
        Some(label)
    }
}

/// A number up to 99 in Chinese digits.
fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = ((number / 10 % 10) as usize, (number % 10) as usize);
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::tests::packed;

    const BODY: &str = r#"<w:document><w:body>
        <w:p><w:pPr><w:pStyle w:val="a1"/></w:pPr><w:r><w:t>某市推进科技创新</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>健全机制</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>一是</w:t></w:r><w:r><w:t xml:space="preserve">增加R&amp;D投入</w:t></w:r><w:del><w:r><w:delText>旧文</w:delText></w:r></w:del><w:r><w:t>。</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>地区</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>增速</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        </w:body></w:document>"#;
    const STYLES: &str = r#"<w:styles><w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style></w:styles>"#;
    const NUMBERS: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

    #[test]
    fn reads_paragraphs_headings_numbers_and_tables() {
        let bytes =
            packed(&[("word/document.xml", BODY), ("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERS)]);
        let document = read(&bytes).unwrap();
        let texts: Vec<&str> = document.paragraphs.iter().map(|p| p.content.text.as_str()).collect();
        assert_eq!(texts, ["某市推进科技创新", "一、健全机制", "一是增加R&D投入。", "地区\t增速"]);
        assert_eq!(document.paragraphs[0].heading, Some(1));
        assert_eq!(document.paragraphs[2].content.bold.first(), Some(&(0..2)));
        let chars: Vec<char> = document.text.chars().collect();
        for paragraph in &document.paragraphs {
            for (ch, &at) in
                paragraph.content.text.chars().zip(&paragraph.content.at).filter(|(_, at)| **at != Traced::ADDED)
            {
                assert_eq!(chars[at as usize], ch);
            }
        }
    }

    #[test]
    fn damaged_files_are_refused_or_read_as_far_as_they_go() {
        let whole = packed(&[("word/document.xml", BODY)]);
        assert!(matches!(read(&whole[..whole.len() / 2]), Err(IngestError::Damaged { format: "DOCX", .. })));
        let cut = packed(&[("word/document.xml", &BODY[..BODY.find("一是").unwrap() + 40])]);
        assert_eq!(read(&cut).unwrap().paragraphs.len(), 3);
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = packed(&[("word/document.xml", &"<w:p>".repeat(3_000_000))]);
        assert!(matches!(read(&bomb), Err(IngestError::TooLarge { .. })));
    }
}
