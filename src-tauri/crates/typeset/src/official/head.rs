//! 版头: everything above the red rule of the first page, GB/T 9704-2012 § 7.2.

use crate::cell::{Cell, Style};
use crate::cover::{cells_width, places};
use crate::fonts::FontRole;
use crate::pages::{Area, Item, Rule, TagId, TagRole};
use crate::paragraph::{ASCENT, Row, Setter, glyph_runs};
use crate::sizes::MM;
use yaobao_model::{Diagnostic, IssueData};

/// Sets the head as the first row of the body; the title begins two blank lines below it.
pub(crate) fn head(setter: &mut Setter<'_>, issue: &IssueData) -> Row {
    let section = setter.tag(TagRole::Section, None);
    let mut head = Head { setter, section, items: Vec::new() };
    head.corner(issue);
    let below_mark = head.mark(issue);
    let pitch = head.setter.stationery.pitch();
    let bottom = head.number_and_signers(issue, below_mark + 2.0 * pitch);
    let cover = &head.setter.stationery.cover;
    let (y, height) = (bottom + cover.rule_gap * MM, cover.rule * MM);
    let area = Area { x: 0.0, y, width: head.width(), height };
    head.items.push(Item::Rule(Rule { area, colour: head.setter.stationery.colours.red }));
    let height = y + height;
    Row { height, advance: height + 2.0 * pitch, items: head.items, keep_next: true, rebase: true, ..Row::default() }
}

struct Head<'s, 'a> {
    setter: &'s mut Setter<'a>,
    section: TagId,
    items: Vec<Item>,
}

impl Head<'_, '_> {
    fn width(&self) -> f32 {
        self.setter.stationery.block_width()
    }

    fn style(&mut self, font: crate::stationery::FontSpec) -> Style {
        let tag = self.setter.tag(TagRole::Paragraph, Some(self.section));
        Style::plain(font, Some(tag))
    }

    /// Sets one line whose em boxes begin at `y`.
    fn line(&mut self, cells: &[Cell], x: f32, y: f32, gap: f32) {
        if let Some(first) = cells.first() {
            self.items.extend(glyph_runs(cells, &places(cells, gap), x, y + first.style.size * ASCENT));
        }
    }

    /// 份号, 密级和保密期限, 紧急程度: flush left from the first line of the block downwards, § 7.2.1–7.2.3.
    fn corner(&mut self, issue: &IssueData) {
        let fonts = &self.setter.stationery.fonts;
        let (plain, notice) = (fonts.number, fonts.notice);
        let entries =
            [(&issue.official.copy_number, plain), (&issue.classification, notice), (&issue.official.urgency, notice)];
        let mut y = 0.0;
        for (text, font) in entries {
            let Some(text) = text.as_deref().filter(|text| !text.trim().is_empty()) else { continue };
            let style = self.style(font);
            let cells = self.setter.plain(text.trim(), style);
            self.line(&cells, 0.0, y, 0.0);
            y += self.setter.stationery.pitch();
        }
    }

    /// 发文机关标志: red, centred, its ink 35 mm below the upper edge of the block, § 7.2.4; gives its lower edge.
    fn mark(&mut self, issue: &IssueData) -> f32 {
        let spec = &self.setter.stationery.official;
        let (top, form) = (spec.mark_top * MM, spec.mark_form.clone());
        let named =
            |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let text = named(&issue.serial).or_else(|| Some(form.replacen("{}", &named(&issue.issuer)?, 1)));
        let Some(text) = text else {
            let message = "没有写“编发单位”，版头缺发文机关标志。";
            self.setter.diagnostics.push(Diagnostic::warning("official.no-mark", message));
            return top + self.setter.stationery.fonts.masthead.size.0;
        };
        let red = self.setter.stationery.colours.red;
        let style = self.style(self.setter.stationery.fonts.masthead).in_colour(red);
        let target = self.width() * self.setter.stationery.official.mark_fill.clamp(0.1, 1.0);
        let ems = cells_width(&self.setter.plain(&text, Style { size: 1.0, cell: 1.0, ..style }));
        let size = style.size.min(target / ems.max(1.0));
        let cells = self.setter.plain(&text, Style { size, cell: size, ..style });
        let faces = &self.setter.shaper.faces;
        let ink = cells.iter().filter_map(|cell| faces.ink(cell.face, cell.glyph));
        let (low, high) = ink.fold((0.0_f32, 0.0_f32), |(low, high), ink| (low.min(ink[2]), high.max(ink[3])));
        let high = if high > 0.0 { high } else { ASCENT };
        let baseline = top + high * size;
        let x = (self.width() - cells_width(&cells)) / 2.0;
        self.items.extend(glyph_runs(&cells, &places(&cells, 0.0), x, baseline));
        baseline - low * size
    }

    /// 发文字号 centred, § 7.2.5; beside 签发人 it stands flush left on the line of the last of them, § 7.2.6.
    ///
    /// Gives the lower edge of the last line.
    fn number_and_signers(&mut self, issue: &IssueData, y: f32) -> f32 {
        let official = &issue.official;
        let pitch = self.setter.stationery.pitch();
        let font = self.setter.stationery.fonts.number;
        let size = font.size.0;
        let signers: Vec<&str> =
            official.signers.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
        let last = y + (signers.len().div_ceil(2).max(1) - 1) as f32 * pitch;
        if let Some(number) = official.document_number.as_deref() {
            let style = self.style(font);
            let cells = self.setter.plain(number.trim(), style);
            let x = if signers.is_empty() { (self.width() - cells_width(&cells)) / 2.0 } else { size };
            self.line(&cells, x, last, 0.0);
        }
        if !signers.is_empty() {
            self.signers(&signers, y);
        }
        last + size
    }

    /// 签发人：names in 楷体, two to the line, those below aligned under the first, one character from the edge.
    fn signers(&mut self, names: &[&str], y: f32) {
        let stationery = self.setter.stationery;
        let (font, pitch) = (stationery.fonts.number, stationery.pitch());
        let style = self.style(font);
        let label = self.setter.plain("签发人：", style);
        let kai = Style { role: FontRole::Kai, ..style };
        let names: Vec<Vec<Cell>> = names.iter().map(|name| self.setter.plain(name, kai)).collect();
        let widest = names.iter().map(|name| cells_width(name)).fold(0.0, f32::max);
        let columns = names.len().min(2) as f32;
        let right = self.width() - font.size.0;
        let first = right - columns * widest - (columns - 1.0) * font.size.0;
        self.line(&label, first - cells_width(&label), y, 0.0);
        for (number, name) in names.iter().enumerate() {
            let x = first + (number % 2) as f32 * (widest + font.size.0);
            // A name of two characters is spread to the width of one of three.
            let gap = (widest - cells_width(name)) / (name.len().max(2) - 1) as f32;
            self.line(name, x, y + (number / 2) as f32 * pitch, gap.min(font.size.0));
        }
    }
}
