//! Tables: ruled, cells wrapped, numbers flush right, the header row repeated on every page.

use crate::body::Column;
use crate::cell::{Cell, Style};
use crate::cover::cells_width;
use crate::pages::{Area, Item, Rule, TagId, TagRole};
use crate::paragraph::{Align, Row, Setter, Shape};
use crate::sizes::Colour;
use crate::stationery::FontSpec;
use std::rc::Rc;
use yaobao_model::document::{Alignment, Run, Table};
use yaobao_model::{Diagnostic, Span};

/// Blank between a cell's text and the lines around it, in em.
const PADDING: f32 = 0.4;
/// Thickness of the lines between cells and of those around the table, in points.
const INNER: f32 = 0.5;
const OUTER: f32 = 1.0;
/// Rounding that sums of widths carry.
const EPSILON: f32 = 0.05;
/// Blank paper below the table, in points.
const GAP: f32 = 6.0;
/// The least width of a column in em, so that every cell can hold a few characters.
const LEAST: f32 = 2.5;

/// Sets a table; each of its rows is one row of the column, longer ones are parted line by line.
pub(crate) fn table(setter: &mut Setter<'_>, table: &Table, at: Span, column: &Column) -> Vec<Row> {
    let count = table.columns.len().max(table.header.len()).max(table.rows.iter().map(Vec::len).max().unwrap_or(0));
    if count == 0 {
        return Vec::new();
    }
    let tag = setter.tag(TagRole::Table, Some(column.parent));
    let head = row_cells(setter, &table.header, count, TagRole::TableHead, tag);
    let rows: Vec<Vec<Vec<Cell>>> =
        table.rows.iter().map(|row| row_cells(setter, row, count, TagRole::TableCell, tag)).collect();
    let font = setter.stationery.fonts.table;
    let widths = widths(std::iter::once(&head).chain(&rows), count, column.width, font.size.0);
    if widths.iter().any(|width| *width < LEAST * font.size.0 - EPSILON) {
        let message = format!("表格有{count}列，一行放不下，请减少列数或分成几张表。");
        setter.diagnostics.push(Diagnostic::warning("table.crowded", message).at(at));
    }
    let aligns: Vec<Align> = (0..count).map(|i| alignment(table.columns.get(i).copied(), &rows, i)).collect();

    let x = column.x + (column.width - widths.iter().sum::<f32>()) / 2.0;
    let grid = Grid { x, widths, font, limit: setter.stationery.block_height() * 0.6 };
    let heading: Vec<Align> = vec![Align::Center; count];
    let mut header = grid.rows(setter, &head, &heading, OUTER);
    header.iter_mut().for_each(|row| row.keep_next = true);
    let repeated = Rc::new(header.iter().map(untagged).collect());
    let mut out = header;
    for row in &rows {
        let mut own = grid.rows(setter, row, &aligns, INNER);
        own.iter_mut().for_each(|row| row.header = Some(Rc::clone(&repeated)));
        out.append(&mut own);
    }
    if let Some(last) = out.last_mut() {
        last.items.push(rule(grid.x, last.height, grid.width(), OUTER));
        last.height += OUTER;
        // At least this much paper before the text goes on at the next line of the grid.
        last.advance += OUTER + GAP;
        last.keep_next = false;
    }
    out
}

/// A copy for another page: to a reader aloud, a table has one header row.
fn untagged(row: &Row) -> Row {
    let mut row = row.clone();
    for item in &mut row.items {
        if let Item::Text(run) = item {
            run.tag = None;
        }
    }
    row
}

fn row_cells(setter: &mut Setter<'_>, row: &[Vec<Run>], count: usize, role: TagRole, table: TagId) -> Vec<Vec<Cell>> {
    let fonts = &setter.stationery.fonts;
    let font = if role == TagRole::TableHead { fonts.table_header } else { fonts.table };
    let parent = setter.tag(TagRole::TableRow, Some(table));
    let mut cells = Vec::with_capacity(count);
    for number in 0..count {
        let tag = setter.tag(role, Some(parent));
        let mut own = Vec::new();
        if let Some(runs) = row.get(number) {
            setter.push_runs(&mut own, runs, Style::plain(font, Some(tag)));
        }
        cells.push(own);
    }
    cells
}

/// Every column gets what its longest cell wants; what is too much is taken from the widest columns.
fn widths<'c>(rows: impl Iterator<Item = &'c Vec<Vec<Cell>>>, count: usize, room: f32, em: f32) -> Vec<f32> {
    let padding = 2.0 * PADDING * em + INNER;
    let mut wanted = vec![LEAST * em; count];
    for row in rows {
        for (width, cell) in wanted.iter_mut().zip(row) {
            *width = width.max(cells_width(cell) + padding);
        }
    }
    let total: f32 = wanted.iter().sum();
    if total <= room {
        // A narrow table is filled up evenly: tables of official documents are as wide as the block.
        let extra = (room - total) / count as f32;
        return wanted.into_iter().map(|width| width + extra).collect();
    }
    // Columns narrower than the cap keep their width; the cap is found by sharing what is left.
    let mut order = wanted.clone();
    order.sort_by(f32::total_cmp);
    let (mut left, mut cap) = (room, room / count as f32);
    for (number, width) in order.iter().enumerate() {
        cap = left / (count - number) as f32;
        if *width > cap {
            break;
        }
        left -= width;
    }
    wanted.into_iter().map(|width| width.min(cap)).collect()
}

/// Numbers stand flush right, everything else flush left, unless the table says otherwise.
fn alignment(asked: Option<Alignment>, rows: &[Vec<Vec<Cell>>], column: usize) -> Align {
    match asked.unwrap_or_default() {
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
        Alignment::Natural => {
            let mut cells = rows.iter().map(|row| &row[column]).filter(|cell| !cell.is_empty()).peekable();
            let numbers = cells.peek().is_some() && cells.all(|cell| is_number(cell));
            if numbers { Align::Right } else { Align::Left }
        }
    }
}

fn is_number(cell: &[Cell]) -> bool {
    cell.iter().any(|cell| cell.character.is_ascii_digit())
        && cell
            .iter()
            .all(|cell| matches!(cell.character, '0'..='9' | '.' | ',' | '%' | '％' | '+' | '-' | '−' | '—' | ' '))
}

fn rule(x: f32, y: f32, width: f32, height: f32) -> Item {
    Item::Rule(Rule { area: Area { x, y, width, height }, colour: Colour::BLACK })
}

struct Grid {
    x: f32,
    widths: Vec<f32>,
    font: FontSpec,
    /// The tallest row that is kept in one piece.
    limit: f32,
}

impl Grid {
    fn width(&self) -> f32 {
        self.widths.iter().sum()
    }

    /// One row of the table, `above` being the thickness of the line above it.
    fn rows(&self, setter: &Setter<'_>, cells: &[Vec<Cell>], aligns: &[Align], above: f32) -> Vec<Row> {
        let em = self.font.size.0;
        let pitch = em * 1.5;
        let padding = PADDING * em;
        let mut columns: Vec<Vec<Row>> = Vec::new();
        let mut x = self.x;
        for ((cell, width), align) in cells.iter().zip(&self.widths).zip(aligns) {
            let inner = Shape {
                x: x + padding,
                width: (width - 2.0 * padding).max(em),
                indent: 0.0,
                align: *align,
                size: em,
                pitch,
            };
            columns.push(setter.rows(cell, &inner));
            x += width;
        }
        let lines = columns.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let most = ((self.limit / pitch) as usize).max(1);
        let mut out = Vec::new();
        for from in (0..lines).step_by(most) {
            let to = (from + most).min(lines);
            let height = (to - from) as f32 * pitch + padding;
            let mut items = if from == 0 { vec![rule(self.x, 0.0, self.width(), above)] } else { Vec::new() };
            self.uprights(height, &mut items);
            for column in &columns {
                // A short cell stands in the middle of its row.
                let own = column.len().clamp(from, to) - from;
                let mut y = (height - own as f32 * pitch) / 2.0 + (pitch - em) / 2.0;
                for row in column.iter().skip(from).take(to - from) {
                    items.extend(row.items.iter().cloned().map(|item| item.moved(0.0, y)));
                    y += pitch;
                }
            }
            out.push(Row { height, advance: height, items, ..Row::default() });
        }
        out
    }

    fn uprights(&self, height: f32, items: &mut Vec<Item>) {
        let mut x = self.x;
        for (number, width) in self.widths.iter().enumerate() {
            if number == 0 {
                items.push(rule(x - INNER / 2.0, 0.0, INNER, height));
            }
            x += width;
            items.push(rule(x - INNER / 2.0, 0.0, INNER, height));
        }
    }
}
