//! Rows put on pages: page breaks, the record block at the foot of the last page, page numbers.

use crate::cell::{Cell, Style};
use crate::cover::{cells_width, places};
use crate::fonts::Faces;
use crate::pages::{Area, Item, OutlineEntry, Page, Pages};
use crate::paragraph::{Row, Setter, glyph_runs};
use crate::record::Record;
use crate::sizes::MM;
use std::ops::Range;
use yaobao_model::Diagnostic;

/// Rounding that lengths in points may carry.
const EPSILON: f32 = 0.05;

/// Puts cover, rows and record block on pages.
pub(crate) fn pages(setter: &mut Setter<'_>, cover: Option<Vec<Item>>, rows: &[Row], record: Option<Record>) -> Pages {
    let stationery = setter.stationery;
    let block = Area {
        x: stationery.page.left * MM,
        y: stationery.page.top * MM,
        width: stationery.block_width(),
        height: stationery.block_height(),
    };
    let mut out =
        Pages { width: stationery.page.width * MM, height: stationery.page.height * MM, block, ..Pages::default() };
    let covers = usize::from(cover.is_some());
    if let Some(items) = cover {
        let number = stationery.page_number.count_cover.then_some(1);
        let items = items.into_iter().map(|item| item.moved(block.x, block.y)).collect();
        out.pages.push(Page { number, items });
    }
    let first = if out.pages.is_empty() || !stationery.page_number.count_cover { 1 } else { 2 };
    let filler = Filler { pitch: stationery.pitch(), height: block.height };
    let foot = record.as_ref().map_or(0.0, |record| record.height + stationery.pitch() * 0.5);
    let mut breaks = filler.breaks(rows);
    filler.make_room(rows, &mut breaks, foot);
    for (index, range) in breaks.iter().enumerate() {
        let page = out.pages.len();
        let mut items = Vec::new();
        for (y, row) in filler.place(rows, range) {
            if let Some((level, title)) = &row.outline {
                out.outline.push(OutlineEntry { level: *level, title: title.clone(), page, y: block.y + y });
            }
            items.extend(row.items.iter().cloned().map(|item| item.moved(block.x, block.y + y)));
        }
        out.pages.push(Page { number: Some(first + index as u32), items });
    }
    if let Some(record) = record {
        finish(setter, &mut out, record, &filler, rows, &breaks, first);
    }
    if stationery.page_number.used {
        number_pages(setter, &mut out, covers);
    }
    out
}

/// Puts the record block on the last page, with a blank page before it where it has to stand on an even one.
fn finish(
    setter: &mut Setter<'_>,
    out: &mut Pages,
    record: Record,
    filler: &Filler,
    rows: &[Row],
    breaks: &[Range<usize>],
    first: u32,
) {
    let block = out.block;
    if record.height > block.height {
        setter.diagnostics.push(Diagnostic::warning("record.too-tall", "版记超出一页，请精简呈送、印发单位。"));
    }
    let used = breaks.last().map_or(0.0, |range| filler.used(rows, range));
    let mut next = out.pages.last().and_then(|page| page.number).map_or(first, |number| number + 1);
    let fits = breaks.last().is_some() && used + record.height <= block.height + EPSILON;
    let even = |number: u32| number.is_multiple_of(2);
    let must_be_even = setter.stationery.record.even_page;
    if !fits || (must_be_even && !even(next - 1)) {
        if !fits && breaks.last().is_some() {
            setter.diagnostics.push(Diagnostic::warning("record.alone", "版记单独成页，请调整正文行数。"));
        }
        out.pages.push(Page { number: Some(next), items: Vec::new() });
        next += 1;
        if must_be_even && !even(next - 1) {
            out.pages.push(Page { number: Some(next), items: Vec::new() });
        }
    }
    let y = block.y + block.height - record.height;
    if let Some(last) = out.pages.last_mut() {
        last.items.extend(record.items.into_iter().map(|item| item.moved(block.x, y)));
    }
}

/// How rows fill pages.
struct Filler {
    pitch: f32,
    height: f32,
}

/// The way down a page.
struct Descent<'f> {
    filler: &'f Filler,
    y: f32,
    /// Where the grid counts from.
    origin: f32,
}

impl Descent<'_> {
    /// Moves to where a row begins.
    fn reach(&mut self, row: &Row) {
        if row.snap {
            let lines = ((self.y - self.origin - EPSILON) / self.filler.pitch).ceil().max(0.0);
            self.y = self.origin + lines * self.filler.pitch;
        }
    }

    /// Moves to where a row ends.
    fn pass(&mut self, row: &Row) {
        self.y += row.advance;
        if row.rebase {
            self.origin = self.y;
        }
    }
}

impl Filler {
    fn descent(&self) -> Descent<'_> {
        Descent { filler: self, y: 0.0, origin: 0.0 }
    }

    /// Where each row of a page stands, repeated header rows included.
    fn place<'r>(&self, rows: &'r [Row], page: &Range<usize>) -> Vec<(f32, &'r Row)> {
        let mut placed = Vec::with_capacity(page.len());
        let mut down = self.descent();
        for (number, row) in rows[page.clone()].iter().enumerate() {
            down.reach(row);
            if number == 0 {
                for header in row.header.iter().flat_map(|header| header.iter()) {
                    placed.push((down.y, header));
                    down.y += header.advance;
                }
            }
            placed.push((down.y, row));
            down.pass(row);
        }
        placed
    }

    /// The lower edge of the last row of a page.
    fn used(&self, rows: &[Row], page: &Range<usize>) -> f32 {
        self.place(rows, page).last().map_or(0.0, |(y, row)| y + row.height)
    }

    /// The rows of each page.
    fn breaks(&self, rows: &[Row]) -> Vec<Range<usize>> {
        let mut pages = Vec::new();
        let mut start = 0;
        while start < rows.len() {
            let end = self.page_end(rows, start);
            pages.push(start..end);
            start = end;
        }
        if pages.is_empty() {
            pages.push(0..0);
        }
        pages
    }

    fn page_end(&self, rows: &[Row], start: usize) -> usize {
        let mut down = self.descent();
        let mut end = start;
        while end < rows.len() {
            let row = &rows[end];
            if row.new_page && end > start {
                return end;
            }
            down.reach(row);
            if end == start {
                down.y += row.header.iter().flat_map(|header| header.iter()).map(|header| header.advance).sum::<f32>();
            }
            if down.y + row.height > self.height + EPSILON && end > start {
                break;
            }
            down.pass(row);
            end += 1;
        }
        if end == rows.len() { end } else { keep(rows, start, end) }
    }

    /// Moves the last rows of the last page to a new one where the record block does not find room below them.
    fn make_room(&self, rows: &[Row], pages: &mut Vec<Range<usize>>, foot: f32) {
        let Some(last) = pages.last().cloned() else { return };
        if foot == 0.0 || self.used(rows, &last) + foot <= self.height + EPSILON {
            return;
        }
        // At least two rows go along, so that the record block does not stand alone.
        let latest = last.end.saturating_sub(2);
        let cut = (last.start + 1..=latest)
            .rev()
            .find(|&end| !rows[end - 1].keep_next && self.used(rows, &(end..last.end)) + foot <= self.height + EPSILON);
        if let Some(cut) = cut {
            pages.pop();
            pages.push(last.start..cut);
            pages.push(cut..last.end);
        }
    }
}

/// The last place at or before `end` where no row is parted from one that it has to stand with.
fn keep(rows: &[Row], start: usize, end: usize) -> usize {
    let kept = (start + 1..=end).rev().find(|&end| !rows[end - 1].keep_next);
    // Rows that together are longer than a page are parted after all.
    kept.unwrap_or(end)
}

/// 页码: GB/T 9704-2012 § 7.5; the cover carries none, and neither do pages without text.
fn number_pages(setter: &mut Setter<'_>, out: &mut Pages, covers: usize) {
    let spec = setter.stationery.page_number.clone();
    let style = Style::plain(setter.stationery.fonts.page_number, None);
    let block = out.block;
    // A blank page before the record block carries no number, and neither does the page behind it.
    let blank = out.pages.iter().skip(covers).position(|page| page.items.is_empty());
    for page in out.pages.iter_mut().skip(covers).take(blank.unwrap_or(usize::MAX)) {
        let Some(number) = page.number else { continue };
        let text = if spec.dash.is_empty() { number.to_string() } else { format!("{0} {number} {0}", spec.dash) };
        let cells = setter.plain(&text, style);
        let width = cells_width(&cells);
        // One character in from the edge of the block: odd pages right, even pages left.
        let x = match (spec.alternate, number % 2) {
            (false, _) => block.x + (block.width - width) / 2.0,
            (true, 1) => block.x + block.width - style.size - width,
            (true, _) => block.x + style.size,
        };
        let line = block.y + block.height + spec.below * MM;
        let baseline = line + middle(&setter.shaper.faces, &cells) * style.size;
        page.items.extend(glyph_runs(&cells, &places(&cells, 0.0), x, baseline));
    }
}

/// Height of the 一字线's middle above the baseline in em: it is the line that lies 7 mm below the block.
fn middle(faces: &Faces<'_>, cells: &[Cell]) -> f32 {
    let ink = cells.first().and_then(|cell| faces.ink(cell.face, cell.glyph));
    ink.map_or(0.36, |[_, _, low, high]| (low + high) / 2.0)
}
