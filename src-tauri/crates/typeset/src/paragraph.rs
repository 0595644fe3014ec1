//! Paragraphs as rows of a column, before they are put on pages.

use crate::cell::{Cell, Shaper, Style};
use crate::fonts::FontRole;
use crate::line::{Line, Measure, break_lines, justify};
use crate::pages::{Glyph, GlyphRun, Item, NOWHERE, Tag, TagId, TagRole};
use crate::picture::{Picture, Pictures};
use crate::stationery::{FontSpec, Stationery};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use yaobao_model::document::Run;
use yaobao_model::{Diagnostic, Span};

/// Height of a full-width character above the baseline, in em: what CJK fonts agree on.
pub(crate) const ASCENT: f32 = 0.88;

/// One row of a column; items count from its upper left corner.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// What it needs of a page.
    pub height: f32,
    /// From its top to the top of the next row.
    pub advance: f32,
    pub items: Vec<Item>,
    /// Whether the next row has to stand on the same page.
    pub keep_next: bool,
    /// Whether it begins on the next line of the grid, whatever came before.
    pub snap: bool,
    /// Whether the grid of its page counts from its end on: what stands below the head of an official document does.
    pub rebase: bool,
    /// Whether it begins a page.
    pub new_page: bool,
    /// A line of the table of contents that leads here: level and text.
    pub outline: Option<(u8, String)>,
    /// Rows that are repeated where a page begins with this one.
    pub header: Option<Rc<Vec<Row>>>,
}

/// How the lines of a paragraph are set against their measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Justified,
    Left,
    Center,
    Right,
}

/// Where and how a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// Left edge, counted from the block's.
    pub x: f32,
    pub width: f32,
    /// Further indent of the first line.
    pub indent: f32,
    pub align: Align,
    /// Type size that rows are as high as.
    pub size: f32,
    /// Advance of a row.
    pub pitch: f32,
}

/// What every part of layout works with.
pub(crate) struct Setter<'a> {
    pub stationery: &'a Stationery,
    pub shaper: Shaper<'a>,
    pub tags: Vec<Tag>,
    pub diagnostics: Vec<Diagnostic>,
    /// The pictures there are, and those of them that are printed.
    pub pictures: &'a Pictures,
    pub used_pictures: Vec<Arc<Picture>>,
}

impl Setter<'_> {
    /// Adds an element to the document's structure.
    pub fn tag(&mut self, role: TagRole, parent: Option<TagId>) -> TagId {
        self.tags.push(Tag { role, parent, alt: None, address: None });
        TagId((self.tags.len() - 1) as u32)
    }

    /// A style on the body's grid: characters advance by its cell if they are of the body's size.
    pub fn on_grid(&self, font: FontSpec, tag: TagId) -> Style {
        let style = Style::plain(font, Some(tag));
        let body = self.stationery.fonts.body.size;
        if font.size == body { style.with_cell(self.stationery.cell()) } else { style }
    }

    /// Cells of text that is not from the body of the Markdown file.
    pub fn plain(&mut self, text: &str, style: Style) -> Vec<Cell> {
        let mut cells = Vec::new();
        self.shaper.push(&mut cells, text, style, None);
        cells
    }

    /// Adds runs of the document.
    pub fn push_runs(&mut self, cells: &mut Vec<Cell>, runs: &[Run], style: Style) {
        for run in runs {
            let mut own = style;
            if run.emphasis {
                own.role = self.stationery.body.emphasis;
            }
            if run.code {
                own.role = FontRole::Song;
            }
            own.bold |= run.strong && self.stationery.body.strong_is_bold;
            self.push_linked(cells, run, own);
            if let Some(note) = run.note {
                let size = own.size * 0.6;
                let raised = Style { size, cell: size, rise: own.size * 0.35, bold: false, ..own };
                self.shaper.push(cells, &format!("[{note}]"), raised, None);
            }
        }
    }

    /// Adds a run, with what leads to an address in the network as a link: Markdown links, and addresses as they stand.
    fn push_linked(&mut self, cells: &mut Vec<Cell>, run: &Run, style: Style) {
        let mut from = 0;
        for (stretch, address) in links(run) {
            self.push_part(cells, run, from..stretch.start, style);
            let tag = self.tag(TagRole::Link, style.tag);
            self.tags[tag.0 as usize].address = Some(address);
            self.push_part(cells, run, stretch.clone(), style.tagged(tag));
            from = stretch.end;
        }
        self.push_part(cells, run, from..run.text.len(), style);
    }

    /// Adds some bytes of a run.
    fn push_part(&mut self, cells: &mut Vec<Cell>, run: &Run, part: Range<usize>, style: Style) {
        if part == (0..run.text.len()) {
            return self.shaper.push(cells, &run.text, style, Some(run.at));
        }
        let text = &run.text[part.clone()];
        let before = run.text[..part.start].chars().count();
        let count = text.chars().count();
        let exact = run.at.len() == run.text.chars().count();
        let at = if exact { Span::new(run.at.start + before, run.at.start + before + count) } else { run.at };
        if !text.is_empty() {
            self.shaper.push(cells, text, style, Some(at));
        }
    }

    /// Sets cells as rows.
    pub fn rows(&self, cells: &[Cell], shape: &Shape) -> Vec<Row> {
        let measure = Measure {
            width: shape.width,
            indent: shape.indent,
            cell: cells.first().map_or(shape.size, |cell| cell.style.cell),
            last_line: usize::from(self.stationery.body.last_line),
        };
        let lines = break_lines(cells, &measure);
        let mut rows: Vec<Row> = Vec::with_capacity(lines.len());
        for (number, line) in lines.iter().enumerate() {
            let indent = if number == 0 { shape.indent } else { 0.0 };
            rows.push(self.row(cells, line, shape, indent));
        }
        if self.stationery.body.widows {
            keep_last_two(&mut rows);
        }
        rows
    }

    fn row(&self, cells: &[Cell], line: &Line, shape: &Shape, indent: f32) -> Row {
        let width = shape.width - indent;
        let spread = Line { last: line.last || shape.align != Align::Justified, ..line.clone() };
        let places = justify(cells, &spread, width);
        let room = width - line_width(&cells[line.cells.clone()], &places);
        let x = shape.x
            + indent
            + match shape.align {
                Align::Justified | Align::Left => 0.0,
                Align::Center => room / 2.0,
                Align::Right => room,
            };
        let items = glyph_runs(&cells[line.cells.clone()], &places, x, shape.size * ASCENT);
        Row { height: shape.size, advance: shape.pitch, items, ..Row::default() }
    }
}

/// The stretches of a run that lead somewhere outside the library, in bytes, and where to.
fn links(run: &Run) -> Vec<(Range<usize>, String)> {
    let is_address = |text: &str| ["http://", "https://", "mailto:"].iter().any(|scheme| text.starts_with(scheme));
    if let Some(address) = run.link.as_ref().filter(|address| is_address(address)) {
        return vec![(0..run.text.len(), address.clone())];
    }
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = run.text[from..].find("http").map(|start| from + start) {
        let end =
            run.text[start..].find(|c: char| !c.is_ascii_graphic()).map_or(run.text.len(), |length| start + length);
        let address = run.text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '\'']);
        if is_address(address) && address.len() > "https://".len() {
            found.push((start..start + address.len(), address.to_owned()));
        }
        from = end.max(start + 4);
    }
    found
}

/// 单行不成页: the last line of a paragraph does not begin a page.
fn keep_last_two(rows: &mut [Row]) {
    if let [.., before, _] = rows {
        before.keep_next = true;
    }
}

/// From the beginning of a line to the end of its last visible cell.
fn line_width(cells: &[Cell], places: &[f32]) -> f32 {
    let visible = cells.iter().zip(places).rev().find(|(cell, _)| !cell.character.is_whitespace());
    visible.map_or(0.0, |(cell, place)| place - cell.offset + cell.advance)
}

/// Puts the cells of one line on a baseline.
pub(crate) fn glyph_runs(cells: &[Cell], places: &[f32], x: f32, baseline: f32) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut style: Option<Style> = None;
    for (cell, place) in cells.iter().zip(places).filter(|(cell, _)| cell.character != '\n') {
        let x = x + place;
        let glyph = Glyph { id: cell.glyph, x: 0.0, advance: cell.advance, character: cell.character, at: cell.at };
        match items.last_mut() {
            Some(Item::Text(run)) if run.face == cell.face && style == Some(cell.style) => {
                run.glyphs.push(Glyph { x: x - run.x, ..glyph });
            }
            _ => {
                style = Some(cell.style);
                items.push(Item::Text(GlyphRun {
                    face: cell.face,
                    size: cell.style.size,
                    colour: cell.style.colour,
                    bold: cell.style.bold,
                    x,
                    y: baseline - cell.style.rise,
                    angle: 0.0,
                    glyphs: vec![glyph],
                    tag: cell.style.tag,
                }));
            }
        }
    }
    items
}

/// The place that a diagnostic about a character is tied to.
pub(crate) fn place(at: u32) -> Option<yaobao_model::Span> {
    (at != NOWHERE).then(|| yaobao_model::Span::new(at as usize, at as usize + 1))
}
