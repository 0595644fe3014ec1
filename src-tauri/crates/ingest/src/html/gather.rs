//! Gathers the text of a page into blocks: lines, and rows of tables.

use super::reader::{Reader, level};
use super::row::{Cell, Row};
use super::tag::Tag;
use super::{BlockKind, TextBlock};
use crate::reference;
use crate::traced::Traced;

/// A cell with more characters than this is part of a page laid out as a table.
const LONGEST_CELL: usize = 80;

/// Text that is being gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub content: Traced,
    pub linked: usize,
    /// Where in it bold text began.
    pub bold_from: Option<u32>,
    /// Where in a cell lines end, and how much was linked up to there.
    pub ends: Vec<(usize, usize)>,
}

impl Reader {
    pub(super) fn open_cell(&mut self, tag: &Tag<'_>) {
        self.show();
        self.end_cell();
        let number = |name: &str, none| tag.attribute(name).and_then(|text| text.parse().ok()).unwrap_or(none);
        let cell = Cell {
            columns: number("colspan", 1),
            rows: number("rowspan", 1),
            hidden: tag.is_hidden(),
            ..Cell::default()
        };
        if let Some(row) = &mut self.row {
            row.cell = Some(cell);
        }
    }

    /// Ends what is hidden in a line.
    pub(super) fn show(&mut self) {
        let Some((_, _, line)) = self.unshown.take() else { return };
        let hidden = std::mem::replace(&mut self.current, line);
        self.push_block(TextBlock { content: hidden.content, hidden: true, ..TextBlock::default() });
        self.current.bold_from = (self.bold > 0).then_some(self.current.content.len() as u32);
    }

    pub(super) fn embolden(&mut self, step: i32) {
        let before = self.bold;
        self.bold = self.bold.saturating_add_signed(step as isize);
        match (before, self.bold) {
            (0, 1) => self.current.bold_from = Some(self.current.content.len() as u32),
            (1, 0) => self.end_bold(),
            _ => {}
        }
    }

    pub(super) fn end_bold(&mut self) {
        let to = self.current.content.len() as u32;
        let Some(from) = self.current.bold_from.take().filter(|&from| from < to) else { return };
        let runs = &mut self.current.content.bold;
        match runs.last_mut().filter(|run| run.end == from) {
            Some(run) => run.end = to,
            None => runs.push(from..to),
        }
    }

    pub(super) fn text(&mut self, text: &str, at: u32) {
        if self.in_title {
            self.page.title.push_str(&reference::plain(text));
            return;
        }
        let lines = self.open.last().is_some_and(|&number| self.page.elements[number].preformatted);
        let gathered = &mut self.current;
        let before = gathered.content.len();
        gathered.content.text.reserve(text.len());
        gathered.content.at.reserve(text.len() / 3);
        let mut number = at;
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (ch, bytes) = match first {
                '&' => reference::at(rest).unwrap_or((first, 1)),
                _ => (first, first.len_utf8()),
            };
            // Line breaks of the source are blanks of the page, and blanks follow each other for layout only.
            let blank = ch.is_whitespace() && ch != '\u{3000}';
            if !blank || lines {
                gathered.content.push(ch, number);
            } else if !gathered.content.text.ends_with([' ', '\t']) && !gathered.content.is_empty() {
                gathered.content.push(' ', number);
            }
            // Every character of a reference is one byte long.
            number += if first == '&' { bytes as u32 } else { 1 };
            rest = &rest[bytes..];
        }
        if self.link.is_some() {
            gathered.linked += gathered.content.len() - before;
        }
    }

    /// Ends a line of text: a block of its own, or inside a table row just a blank.
    pub(super) fn end_line(&mut self) {
        if self.unshown.is_some() {
            self.blank();
            return;
        }
        if self.row.is_some() && self.current.content.len() > LONGEST_CELL {
            self.blank();
            self.dissolve_row();
        }
        let lines = self.open.last().is_some_and(|&number| self.page.elements[number].preformatted);
        match (&self.row, lines) {
            (Some(_), _) => self.blank(),
            (None, true) => self.current.content.push('\n', Traced::ADDED),
            (None, false) => self.end_block(),
        }
    }

    /// Parts two lines of a cell, or of hidden text, by a blank.
    fn blank(&mut self) {
        let Gathered { content, linked, ends, .. } = &mut self.current;
        if content.is_empty() {
            return;
        }
        ends.push((content.len(), *linked));
        if !content.text.ends_with(' ') {
            content.push(' ', Traced::ADDED);
        }
    }

    /// Puts the text of the open cell into its row.
    fn end_cell(&mut self) {
        self.end_bold();
        let Some(row) = &mut self.row else { return };
        let gathered = std::mem::take(&mut self.current);
        self.current.bold_from = (self.bold > 0).then_some(0);
        // Text before the first cell makes one.
        let cell = row.cell.take().or_else(|| {
            let text = !gathered.content.text.trim().is_empty();
            text.then(|| Cell { columns: 1, rows: 1, ..Cell::default() })
        });
        let Gathered { content, linked, ends, .. } = gathered;
        row.cells.extend(cell.map(|cell| Cell { content, linked, ends, ..cell }));
    }

    /// Ends a row: one block, or where only one cell holds anything, a block of text.
    pub(super) fn end_row(&mut self) {
        if self.current.content.len() > LONGEST_CELL {
            self.dissolve_row();
            return;
        }
        self.end_cell();
        let Some(Row { cells, element, .. }) = self.row.take() else { return };
        let (hidden, cells): (Vec<Cell>, Vec<Cell>) = cells.into_iter().partition(|cell| cell.hidden);
        let filled = cells.iter().filter(|cell| !cell.content.text.trim().is_empty()).count();
        if filled > 1 || filled == 1 && self.merged.reaches() {
            let linked = cells.iter().map(|cell| cell.linked).sum();
            let content = self.merged.spread(cells, &mut self.room);
            self.push_block(TextBlock { content, element, linked, kind: BlockKind::Row, ..TextBlock::default() });
        } else {
            for cell in cells {
                let (content, linked) = (cell.content, cell.linked);
                self.push_block(TextBlock { content, element, linked, ..TextBlock::default() });
            }
        }
        for cell in hidden {
            self.push_block(TextBlock { content: cell.content, element, hidden: true, ..TextBlock::default() });
        }
    }

    /// What looked like a row of a table is part of a page laid out as one: each line of its cells is a block.
    pub(super) fn dissolve_row(&mut self) {
        self.end_cell();
        let Some(row) = self.row.take() else { return };
        for cell in row.cells {
            let (mut from, mut linked) = (0, 0);
            for (to, links) in cell.ends.into_iter().chain([(cell.content.len(), cell.linked)]) {
                let content = cell.content.slice(from..to);
                let block = TextBlock { content, linked: links - linked, ..TextBlock::default() };
                self.push_block(TextBlock { element: row.element, hidden: cell.hidden, ..block });
                (from, linked) = (to, links);
            }
        }
    }

    pub(super) fn end_block(&mut self) {
        self.end_bold();
        let gathered = std::mem::take(&mut self.current);
        self.current.bold_from = (self.bold > 0).then_some(0);
        self.push_block(TextBlock { content: gathered.content, linked: gathered.linked, ..TextBlock::default() });
    }

    /// Adds a block; where it does not say what holds it, the innermost open element does.
    fn push_block(&mut self, mut block: TextBlock) {
        let row = block.kind == BlockKind::Row;
        if block.element == 0 {
            block.element = *self.open.last().unwrap_or(&0);
        }
        let element = &self.page.elements[block.element];
        block.hidden |= element.hidden;
        block.content = match (row, element.preformatted) {
            (true, _) => block.content.without_end(),
            (false, true) => block.content.without_blank_lines(),
            (false, false) => block.content.into_trimmed(),
        };
        if block.content.text.trim().is_empty() {
            return;
        }
        if !row {
            let mut names = self.open.iter().rev().take(3).map(|&number| self.page.elements[number].name.as_str());
            block.heading = names.clone().filter_map(level).min();
            block.kind = if element.preformatted {
                BlockKind::Lines
            } else if names.any(|name| name == "li") {
                BlockKind::Item
            } else if element.name == "figcaption" || element.name == "caption" {
                BlockKind::Caption
            } else {
                BlockKind::Text
            };
        }
        self.page.blocks.push(block);
    }
}
