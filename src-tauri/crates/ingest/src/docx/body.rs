//! The body of a Word document as a list of what it prints, one piece after the other.

use super::numbering::Numbering;
use super::styles::Styles;
use super::value;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Text with its bold runs, in characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub text: String,
    pub bold: Vec<Range<u32>>,
    chars: u32,
}

impl Text {
    pub fn push(&mut self, text: &str, bold: bool) {
        let from = self.chars;
        self.text.push_str(text);
        self.chars += text.chars().count() as u32;
        if bold && from < self.chars {
            match self.bold.last_mut().filter(|run| run.end == from) {
                Some(run) => run.end = self.chars,
                None => self.bold.push(from..self.chars),
            }
        }
    }
}

/// What the document prints, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Paragraph {
        content: Text,
        heading: Option<u8>,
        /// Whether it has a bullet.
        item: bool,
    },
    Row(Vec<Text>),
    /// An entry of the table of contents, which repeats a heading.
    Contents(Text),
}

/// The pieces of a part, and what broke it off.
pub(super) struct Body {
    pub pieces: Vec<Piece>,
    pub broken: Option<String>,
}

/// Reads `word/document.xml`, or the content of a header.
///
/// `notes` are footnotes and endnotes by kind and number; each stands behind the paragraph that refers to it.
pub(super) fn read(xml: &str, styles: &Styles, numbering: Numbering, notes: &HashMap<String, String>) -> Body {
    let mut writer = Writer { styles, numbering, notes, frames: vec![Frame::default()], silent: 0, noted: 0 };
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut broken = None;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => writer.take(&event),
            Err(error) => {
                broken = Some(error.to_string());
                break;
            }
        }
    }
    Body { pieces: writer.finish(), broken }
}

/// Text of each note: `footnote 2`, `endnote 1`.
pub(super) fn notes(kind: &str, xml: &str, notes: &mut HashMap<String, String>) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let (mut key, mut in_text, mut silent) = (None, false, 0_usize);
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Eof => break,
            Event::Start(tag) if silent > 0 || is_silent(tag) => silent += 1,
            Event::End(_) if silent > 0 => silent -= 1,
            Event::Start(tag) if tag.local_name().as_ref() == kind => {
                key = value(tag, "w:id").map(|id| format!("{kind} {id}"));
            }
            Event::Start(tag) => in_text |= tag.local_name().as_ref() == "t",
            Event::End(tag) => in_text &= tag.local_name().as_ref() != "t",
            _ => {
                if let (true, Some(key)) = (in_text, &key) {
                    notes.entry(key.clone()).or_default().push_str(&characters(&event));
                }
            }
        }
    }
    notes.values_mut().for_each(|note| *note = note.trim().to_owned());
}

/// What a text event or a reference stands for. Entities that a document defines itself are not expanded: that is how
/// bombs are made, and no Word document has any.
fn characters(event: &Event<'_>) -> String {
    match event {
        Event::Text(text) => text.xml10_content().into_owned(),
        Event::CData(text) => text.xml10_content().into_owned(),
        Event::GeneralRef(name) => {
            let named = || quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned);
            name.resolve_char_ref().ok().flatten().map(String::from).or_else(named).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// Text and state of the document, or of a text box in it, which interrupts the paragraph it is anchored to.
#[derive(Default)]
struct Frame {
    pieces: Vec<Piece>,
    /// What stands in a box or note of the present paragraph, and follows it.
    behind: Vec<Piece>,
    current: Text,
    heading: Option<u8>,
    style: String,
    number: Option<(String, usize)>,
    item: bool,
    bold: bool,
    hidden: bool,
    in_text: bool,
    in_paragraph_mark: bool,
    rows: usize,
    cells: Vec<Cell>,
    /// Short texts of cells that are merged downwards, by column.
    merged: BTreeMap<usize, Text>,
    cell: Cell,
}

#[derive(Debug, Clone, Default)]
struct Cell {
    text: Text,
    span: usize,
    /// Whether it is merged with the one above (`Some(false)`) or begins such a merge (`Some(true)`).
    merge: Option<bool>,
}

struct Writer<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    notes: &'a HashMap<String, String>,
    frames: Vec<Frame>,
    /// Open elements whose text is none of the document's.
    silent: usize,
    noted: usize,
}

/// A table of columns wider than this is none.
const MOST_SPAN: usize = 64;
/// A longer text in a merged cell is not repeated.
const LABEL: usize = 40;

impl Writer<'_> {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) if self.silent > 0 || is_silent(tag) => self.silent += 1,
            Event::End(_) if self.silent > 0 => self.silent -= 1,
            _ if self.silent > 0 => {}
            Event::Start(tag) | Event::Empty(tag) => {
                self.open(tag);
                if matches!(event, Event::Empty(_)) && matches!(tag.local_name().as_ref(), "t" | "p" | "tc" | "tr") {
                    self.close(tag.local_name().as_ref());
                }
            }
            Event::End(tag) => self.close(tag.local_name().as_ref()),
            _ if self.frame().in_text => {
                let text = characters(event);
                self.write(&text);
            }
            _ => {}
        }
    }

    fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the document's own frame is never taken")
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let name: &str = name.as_ref();
        let val = || value(tag, "w:val");
        match name {
            "txbxContent" => self.frames.push(Frame::default()),
            "p" => {
                self.end_paragraph();
                let plain = self.styles.of("");
                self.dress(&plain);
            }
            "tr" => {
                self.end_paragraph();
                self.frame().rows += 1;
            }
            "tc" if self.frame().rows == 1 => self.frame().cell = Cell { span: 1, ..Cell::default() },
            "gridSpan" => self.frame().cell.span = val().and_then(|n| n.parse().ok()).unwrap_or(1).clamp(1, MOST_SPAN),
            "vMerge" => self.frame().cell.merge = Some(val().as_deref() == Some("restart")),
            "pStyle" => {
                let id = val().unwrap_or_default();
                let style = self.styles.of(&id);
                self.dress(&style);
                self.frame().style = id;
            }
            "outlineLvl" => self.frame().heading = val().and_then(|level| outline(&level)),
            "ilvl" => {
                self.frame().number.get_or_insert_default().1 =
                    val().and_then(|level| level.parse().ok()).unwrap_or_default();
            }
            "numId" => self.frame().number.get_or_insert_default().0 = val().unwrap_or_default(),
            "pPr" => self.frame().in_paragraph_mark = true,
            "rPr" | "r" => (self.frame().bold, self.frame().hidden) = (false, false),
            "b" => self.frame().bold = is_on(val().as_deref()),
            "vanish" if !self.frame().in_paragraph_mark => self.frame().hidden = is_on(val().as_deref()),
            "t" => self.frame().in_text = true,
            "tab" if !self.frame().in_paragraph_mark => self.write(" "),
            "noBreakHyphen" => self.write("-"),
            // A title that is broken by hand is one title all the same.
            "br" | "cr" if self.frame().heading.is_some() => {}
            "br" | "cr" => self.break_line(),
            "footnoteReference" | "endnoteReference" => {
                self.note(name.trim_end_matches("Reference"), value(tag, "w:id"));
            }
            _ => {}
        }
    }

    /// Gives the paragraph what its style says.
    fn dress(&mut self, style: &super::styles::Style) {
        let frame = self.frame();
        (frame.heading, frame.number) = (style.heading, style.number.clone());
        frame.style.clear();
    }

    fn close(&mut self, name: &str) {
        match name {
            "txbxContent" if self.frames.len() > 1 => {
                self.frame().end_table();
                self.end_paragraph();
                let boxed = self.frames.pop().unwrap_or_default();
                self.frame().behind.extend(boxed.pieces);
            }
            "pPr" => self.frame().in_paragraph_mark = false,
            "r" => (self.frame().bold, self.frame().hidden) = (false, false),
            "t" => self.frame().in_text = false,
            "p" => self.end_paragraph(),
            "tc" if self.frame().rows == 1 => {
                let frame = self.frame();
                let text = std::mem::take(&mut frame.current);
                let cell = Cell { text, ..std::mem::take(&mut frame.cell) };
                frame.cells.push(cell);
            }
            "tr" => {
                let frame = self.frame();
                frame.rows = frame.rows.saturating_sub(1);
                if frame.rows == 0 {
                    frame.end_row();
                }
            }
            "tbl" => self.frame().merged.clear(),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        if self.frame().hidden {
            return;
        }
        // The number of a paragraph is printed before its first character.
        let first = self.frame().current.text.is_empty() && !text.trim().is_empty();
        let number = if first { self.frame().number.take() } else { None };
        if let Some((list, level)) = number {
            match self.numbering.next(&list, level) {
                Some(label) => {
                    // `1.` and `2024年` would read as a decimal.
                    let apart = label.ends_with(|ch: char| ch.is_ascii()) && text.starts_with(|ch: char| ch.is_ascii());
                    self.frame().current.push(&label, false);
                    self.frame().current.push(if apart { " " } else { "" }, false);
                }
                None => self.frame().item = self.numbering.is_bullet(&list, level),
            }
        }
        let frame = self.frame();
        frame.current.push(text, frame.bold);
    }

    fn note(&mut self, kind: &str, id: Option<String>) {
        let Some(text) = id.and_then(|id| self.notes.get(&format!("{kind} {id}"))).filter(|text| !text.is_empty())
        else {
            return;
        };
        self.noted += 1;
        let mut content = Text::default();
        content.push(&format!("注{}：{text}", self.noted), false);
        self.frame().behind.push(Piece::Paragraph { content, heading: None, item: false });
    }

    fn break_line(&mut self) {
        let frame = self.frame();
        if frame.rows > 0 {
            frame.part_cell();
        } else {
            frame.end_text(false);
        }
    }

    fn end_paragraph(&mut self) {
        let frame = self.frames.last_mut().expect("the document's own frame is never taken");
        if frame.rows > 0 {
            // Paragraphs of a cell follow each other in it.
            frame.part_cell();
            return;
        }
        frame.end_text(self.styles.is_contents(&frame.style));
        (frame.heading, frame.number, frame.item) = (None, None, false);
        frame.pieces.append(&mut frame.behind);
    }

    fn finish(mut self) -> Vec<Piece> {
        while self.frames.len() > 1 {
            self.close("txbxContent");
        }
        self.frame().end_table();
        self.end_paragraph();
        std::mem::take(&mut self.frame().pieces)
    }
}

impl Frame {
    fn part_cell(&mut self) {
        if !self.current.text.is_empty() && !self.current.text.ends_with(' ') {
            self.current.push(" ", false);
        }
    }

    fn end_text(&mut self, contents: bool) {
        let content = std::mem::take(&mut self.current);
        if content.text.trim().is_empty() {
            return;
        }
        self.pieces.push(if contents {
            Piece::Contents(content)
        } else {
            Piece::Paragraph { content, heading: self.heading, item: self.item }
        });
    }

    /// Ends a table that was cut off.
    fn end_table(&mut self) {
        if self.rows > 0 {
            let text = std::mem::take(&mut self.current);
            self.cells.push(Cell { text, ..Cell::default() });
            self.end_row();
            self.rows = 0;
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let filled = cells.iter().filter(|cell| !cell.text.text.trim().is_empty()).count();
        // A table whose cells hold whole paragraphs only arranges them on the page.
        let merged = cells.iter().any(|cell| cell.merge == Some(false));
        let layout = cells.iter().any(|cell| cell.text.chars > 120) || filled < 2 && !merged;
        if layout {
            let texts = cells.into_iter().map(|cell| cell.text).filter(|text| !text.text.trim().is_empty());
            self.pieces.extend(texts.map(|content| Piece::Paragraph { content, heading: None, item: false }));
        } else {
            let row = self.spread(cells);
            self.pieces.push(Piece::Row(row));
        }
        self.pieces.append(&mut self.behind);
    }

    /// The cells of a row, those merged over others repeated in each, so that every column says what it is about.
    fn spread(&mut self, cells: Vec<Cell>) -> Vec<Text> {
        let mut row = Vec::new();
        for cell in cells {
            let text = match cell.merge {
                Some(false) => self.merged.get(&row.len()).cloned().unwrap_or_default(),
                _ => cell.text,
            };
            match cell.merge {
                Some(true) if text.chars <= LABEL as u32 => {
                    self.merged.insert(row.len(), text.clone());
                }
                Some(false) => {}
                _ => {
                    self.merged.remove(&row.len());
                }
            }
            let repeats = if text.chars <= LABEL as u32 { cell.span.max(1) } else { 1 };
            let blank = cell.span.max(1) - repeats;
            row.extend(std::iter::repeat_n(text, repeats));
            row.extend(std::iter::repeat_n(Text::default(), blank));
        }
        row
    }
}

/// Level of a heading from its outline level; 9 is running text.
pub(super) fn outline(level: &str) -> Option<u8> {
    level.parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1)
}

fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// Deleted text, field codes, the reading printed over a character, and the second copy that older programs read instead
/// of the first.
fn is_silent(tag: &BytesStart<'_>) -> bool {
    matches!(
        tag.local_name().as_ref(),
        "del" | "moveFrom" | "instrText" | "delText" | "delInstrText" | "Fallback" | "rPrChange" | "pPrChange" | "rt"
    )
}
