//! The cover of a 要报: 批示 box, notice, masthead, issue line, red rule, project note, title and authors.
//!
//! None of it is in GB/T 9704-2012; sizes and order follow practice (standards § 2.3), distances the grid.

use crate::cell::{Cell, Style};
use crate::pages::{Area, Item, Rule, TagId, TagRole};
use crate::paragraph::{ASCENT, Row, Setter, glyph_runs};
use crate::sizes::{Colour, MM};
use crate::title::break_title;
use yaobao_model::{Diagnostic, IssueData};

/// What is set on the cover, counted from the upper left corner of the block.
pub(crate) fn cover(setter: &mut Setter<'_>, issue: &IssueData) -> Vec<Item> {
    let section = setter.tag(TagRole::Section, None);
    let mut cover = Cover { setter, section, items: Vec::new(), y: 0.0 };
    cover.head(issue);
    cover.title(issue);
    let (items, height) = (cover.items, cover.y);
    if height > setter.stationery.block_height() {
        setter
            .diagnostics
            .push(Diagnostic::warning("cover.too-tall", "封面内容超出一页，请缩短题名、作者或课题说明。"));
    }
    items
}

/// The same without title and authors, as the first row of the body: the head of a 简报.
pub(crate) fn head(setter: &mut Setter<'_>, issue: &IssueData) -> Row {
    let section = setter.tag(TagRole::Section, None);
    let mut cover = Cover { setter, section, items: Vec::new(), y: 0.0 };
    cover.head(issue);
    Row { height: cover.y, advance: cover.y, items: cover.items, keep_next: true, ..Row::default() }
}

/// The cover as far as it is set.
struct Cover<'s, 'a> {
    setter: &'s mut Setter<'a>,
    section: TagId,
    items: Vec<Item>,
    /// Upper edge of what comes next.
    y: f32,
}

impl Cover<'_, '_> {
    fn style(&mut self, font: crate::stationery::FontSpec) -> Style {
        let tag = self.setter.tag(TagRole::Paragraph, Some(self.section));
        Style::plain(font, Some(tag))
    }

    fn head(&mut self, issue: &IssueData) {
        self.instruction_box();
        self.notice(issue);
        self.masthead(issue);
        self.issue_lines(issue);
        self.project(issue);
    }

    fn width(&self) -> f32 {
        self.setter.stationery.block_width()
    }

    fn rule(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        self.items.push(Item::Rule(Rule { area: Area { x, y, width, height }, colour }));
    }

    /// Sets one line whose em boxes begin at the present height.
    fn line(&mut self, cells: &[Cell], x: f32) {
        let Some(first) = cells.first() else { return };
        let baseline = self.y + first.style.size * ASCENT;
        self.items.extend(glyph_runs(cells, &places(cells, 0.0), x, baseline));
    }

    fn centred(&mut self, cells: &[Cell]) {
        let x = (self.width() - cells_width(cells)) / 2.0;
        self.line(cells, x);
    }

    fn instruction_box(&mut self) {
        let spec = &self.setter.stationery.cover;
        if spec.box_height <= 0.0 {
            return;
        }
        let (height, line, label) = (spec.box_height * MM, spec.box_line * MM, spec.box_label.clone());
        let width = self.width();
        for (x, y, w, h) in [
            (0.0, 0.0, width, line),
            (0.0, height - line, width, line),
            (0.0, 0.0, line, height),
            (width - line, 0.0, line, height),
        ] {
            self.rule(x, y, w, h, Colour::BLACK);
        }
        let style = self.style(self.setter.stationery.fonts.notice);
        let cells = self.setter.plain(&label, style);
        self.y = style.size * 0.6;
        self.line(&cells, style.size * 0.6);
        self.y = height + self.setter.stationery.pitch() * 0.6;
    }

    fn notice(&mut self, issue: &IssueData) {
        let style = self.style(self.setter.stationery.fonts.notice);
        if let Some(notice) = &issue.classification {
            let cells = self.setter.plain(notice, style);
            self.line(&cells, 0.0);
        }
        self.y += self.setter.stationery.pitch() * 1.4;
    }

    /// The name of the serial, as large as the block allows and spread over its share of the width.
    fn masthead(&mut self, issue: &IssueData) {
        let Some(serial) = issue.serial.as_deref().filter(|serial| !serial.trim().is_empty()) else { return };
        let font = self.setter.stationery.fonts.masthead;
        let target = self.width() * self.setter.stationery.cover.masthead_fill.clamp(0.1, 1.0);
        let colour = self.setter.stationery.colours.red;
        let style = self.style(font).in_colour(colour);
        let unit = Style { size: 1.0, cell: 1.0, ..style };
        let ems = cells_width(&self.setter.plain(serial.trim(), unit));
        let size = style.size.min(target / ems.max(1.0));
        let cells = self.setter.plain(serial.trim(), Style { size, cell: size, ..style });
        // A short name is not pulled apart further than half a character between two.
        let gap = ((target - cells_width(&cells)) / (cells.len().max(2) - 1) as f32).clamp(0.0, size * 0.5);
        let width = cells_width(&cells) + gap * (cells.len() - 1) as f32;
        let x = (self.width() - width) / 2.0;
        let baseline = self.y + size * ASCENT;
        self.items.extend(glyph_runs(&cells, &places(&cells, gap), x, baseline));
        self.y += size + self.setter.stationery.pitch() * 0.6;
    }

    /// Number, then issuer and date on one line above the red rule.
    fn issue_lines(&mut self, issue: &IssueData) {
        let stationery = self.setter.stationery;
        let font = stationery.fonts.number;
        if let Some(number) = issue.number {
            let text = stationery.cover.number_form.replacen("{}", &number.to_string(), 1);
            let style = self.style(font);
            let cells = self.setter.plain(&text, style);
            self.centred(&cells);
        }
        self.y += stationery.pitch() * 1.4;
        let style = self.style(font);
        let issuer = self.setter.plain(issue.issuer.as_deref().unwrap_or_default(), style);
        self.line(&issuer, style.size);
        let style = self.style(font);
        let date = issue.date.map(date_in_full).unwrap_or_default();
        let date = self.setter.plain(&date, style);
        let x = self.width() - style.size - cells_width(&date);
        self.line(&date, x);
        self.y += style.size + stationery.cover.rule_gap * MM;
        let (width, height, red) = (self.width(), stationery.cover.rule * MM, stationery.colours.red);
        self.rule(0.0, self.y, width, height, red);
        self.y += height + if stationery.cover.own_page { 1.2 } else { 0.6 } * stationery.pitch();
    }

    fn project(&mut self, issue: &IssueData) {
        let Some(project) = issue.project.as_deref().filter(|project| !project.trim().is_empty()) else { return };
        let stationery = self.setter.stationery;
        let (open, close) = &stationery.cover.project_brackets;
        let style = self.style(stationery.fonts.project);
        let text = format!("{open}{}{close}", project.trim().trim_matches(['[', ']', '［', '］']));
        let cells = self.setter.plain(&text, style);
        self.block(&cells, stationery.pitch());
        self.y += if stationery.cover.own_page { 1.5 * stationery.pitch() } else { 0.0 };
    }

    fn title(&mut self, issue: &IssueData) {
        let stationery = self.setter.stationery;
        let style = self.style(stationery.fonts.title);
        let cells = self.setter.plain(issue.title.as_deref().unwrap_or_default(), style);
        self.block(&cells, title_pitch(style.size));
        self.y += stationery.pitch() * 0.5;
        let style = self.style(stationery.fonts.project);
        let cells = self.setter.plain(&issue.authors.join("、"), style);
        self.block(&cells, stationery.pitch());
    }

    /// Centred lines, broken as a title is.
    fn block(&mut self, cells: &[Cell], pitch: f32) {
        for line in title_lines(cells, self.width()) {
            self.centred(&cells[line]);
            self.y += pitch;
        }
    }
}

/// The lines of a title; one that is longer than any title is filled line by line.
pub(crate) fn title_lines(cells: &[Cell], width: f32) -> Vec<std::ops::Range<usize>> {
    let Some(first) = cells.first() else { return Vec::new() };
    // At least one character stays free on both sides, standards § 5.6.
    let room = width - 2.0 * first.style.cell;
    if let Some(lines) = break_title(cells, room) {
        return lines.into_iter().map(|line| line.cells).collect();
    }
    let measure = crate::line::Measure { width: room, indent: 0.0, cell: first.style.cell, last_line: 2 };
    crate::line::break_lines(cells, &measure).into_iter().map(|line| line.cells).collect()
}

/// From one line of a title to the next: its characters and 7/8 of a 3号 character, GB/T 9704-2012 § 3.
pub(crate) fn title_pitch(size: f32) -> f32 {
    size + 14.0
}

pub(crate) fn cells_width(cells: &[Cell]) -> f32 {
    cells.iter().map(|cell| cell.advance).sum()
}

/// Where the cells of a line stand that is neither squeezed nor justified, with `gap` between any two.
pub(crate) fn places(cells: &[Cell], gap: f32) -> Vec<f32> {
    let mut x = 0.0;
    let mut places = Vec::with_capacity(cells.len());
    for cell in cells {
        places.push(x + cell.offset);
        x += cell.advance + gap;
    }
    places
}

/// 2026年6月9日: Arabic digits, no leading zero, GB/T 9704-2012 § 7.3.5.
pub(crate) fn date_in_full(date: chrono::NaiveDate) -> String {
    use chrono::Datelike;
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
