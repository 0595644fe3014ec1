//! 版记: the record block whose last rule lies on the lower edge of the last page's text block.
//!
//! GB/T 9704-2012 § 7.4: rules as wide as the block, first and last thick, those between thin; 4号仿宋, one character
//! in from both sides; turn lines align with the first character behind the colon.

use crate::cell::Style;
use crate::cover::{cells_width, date_in_full, places};
use crate::line::{Measure, break_lines, justify};
use crate::pages::{Area, Item, Rule, TagId, TagRole};
use crate::paragraph::{ASCENT, Setter, glyph_runs};
use crate::sizes::{Colour, MM};
use yaobao_model::IssueData;

/// The record block: items count from its upper left corner, and it is `height` high.
pub(crate) struct Record {
    pub items: Vec<Item>,
    pub height: f32,
}

/// Sets the record block; `None` when the issue has nothing to put in it.
///
/// `addressees` are those that the first page of an official document has no room for.
pub(crate) fn record(setter: &mut Setter<'_>, issue: &IssueData, addressees: &[String]) -> Option<Record> {
    let spec = setter.stationery.record.clone();
    let official = &issue.official;
    let entries = [
        (&spec.address_label, addressees),
        (&spec.copy_label, &official.copied_to),
        (&spec.submit_label, &issue.submit_to),
        (&spec.distribute_label, &issue.distribute_to),
    ];
    let entries: Vec<_> = entries.into_iter().filter(|(_, names)| !names.is_empty()).collect();
    let printed_on = official.printed_on.map(|date| spec.printed_form.replacen("{}", &date_in_full(date), 1));
    let printed = official.printed_by.is_some() || printed_on.is_some();
    let feedback = issue.feedback.as_ref().filter(|feedback| !feedback.unit.trim().is_empty());
    if !spec.used || (entries.is_empty() && issue.copies.is_none() && feedback.is_none() && !printed) {
        return None;
    }
    let section = setter.tag(TagRole::Section, None);
    let style = Style::plain(setter.stationery.fonts.record, None);
    let width = setter.stationery.block_width();
    let mut block = Block { setter, style, section, width, items: Vec::new(), y: 0.0 };
    if let Some(feedback) = feedback {
        let phone = Some(feedback.phone.trim()).filter(|phone| !phone.is_empty());
        let phone = phone.map(|phone| spec.phone_form.replacen("{}", phone, 1));
        block.feedback(&spec.feedback_form.replacen("{}", feedback.unit.trim(), 1), phone.as_deref());
        block.y += style.size * 0.5;
    }
    if !entries.is_empty() || issue.copies.is_some() || printed {
        block.rule(spec.thick);
        let mut first = true;
        for (label, names) in entries {
            // Between 主送 and 抄送 there is no rule, § 7.4.2.
            let follows_addressees = label == &spec.copy_label && !addressees.is_empty();
            if !first && !follows_addressees {
                block.rule(spec.thin);
            }
            first = false;
            block.entry(label, &ended(&names.join("，")));
        }
        if printed {
            if !first {
                block.rule(spec.thin);
            }
            first = false;
            block.printed(official.printed_by.as_deref().unwrap_or_default().trim(), &printed_on.unwrap_or_default());
        }
        if let Some(copies) = issue.copies {
            if !first {
                block.rule(spec.thin);
            }
            block.flush_right(&spec.copies_form.replacen("{}", &copies.to_string(), 1));
        }
        block.rule(spec.thick);
    }
    Some(Record { items: block.items, height: block.y })
}

/// Names end with a full stop, § 7.4.2.
fn ended(names: &str) -> String {
    let names = names.trim();
    if names.ends_with(['。', '！', '？']) { names.to_owned() } else { format!("{names}。") }
}

struct Block<'s, 'a> {
    setter: &'s mut Setter<'a>,
    style: Style,
    section: TagId,
    width: f32,
    items: Vec<Item>,
    y: f32,
}

impl Block<'_, '_> {
    /// A line of 4号 text: character height and 7/8 of a 3号 character, § 3.
    fn line_height(&self) -> f32 {
        self.style.size + 14.0
    }

    fn rule(&mut self, millimetres: f32) {
        let height = millimetres * MM;
        let area = Area { x: 0.0, y: self.y, width: self.width, height };
        self.items.push(Item::Rule(Rule { area, colour: Colour::BLACK }));
        self.y += height;
    }

    fn tagged(&mut self) -> Style {
        let tag = self.setter.tag(TagRole::Paragraph, Some(self.section));
        self.style.tagged(tag)
    }

    fn baseline(&self) -> f32 {
        self.y + (self.line_height() - self.style.size) / 2.0 + self.style.size * ASCENT
    }

    /// A label and what it introduces, lines after the first aligned behind the label.
    fn entry(&mut self, label: &str, text: &str) {
        let style = self.tagged();
        let label = self.setter.plain(label, style);
        let hanging = style.size + cells_width(&label);
        self.items.extend(glyph_runs(&label, &places(&label, 0.0), style.size, self.baseline()));
        let cells = self.setter.plain(text, style);
        let width = self.width - hanging - style.size;
        let measure = Measure { width, indent: 0.0, cell: style.cell, last_line: 2 };
        for line in break_lines(&cells, &measure) {
            let places = justify(&cells, &line, width);
            self.items.extend(glyph_runs(&cells[line.cells.clone()], &places, hanging, self.baseline()));
            self.y += self.line_height();
        }
    }

    /// Office and telephone number: on one line, without the indents where it needs them, else on two.
    fn feedback(&mut self, office: &str, phone: Option<&str>) {
        let style = self.tagged();
        let cells = self.setter.plain(office, style);
        let Some(phone) = phone else { return self.entry("", office) };
        let number = self.setter.plain(phone, style);
        let both = cells_width(&cells) + style.size / 2.0 + cells_width(&number);
        let Some(indent) = [style.size, 0.0].into_iter().find(|indent| both <= self.width - 2.0 * indent) else {
            self.entry("", office);
            return self.flush_right(phone);
        };
        let right = self.width - indent - cells_width(&number);
        self.items.extend(glyph_runs(&cells, &places(&cells, 0.0), indent, self.baseline()));
        self.items.extend(glyph_runs(&number, &places(&number, 0.0), right, self.baseline()));
        self.y += self.line_height();
    }

    /// 印发机关 one character from the left, 印发日期 one from the right, § 7.4.3; on two lines where one is too short.
    fn printed(&mut self, office: &str, date: &str) {
        let style = self.tagged();
        let (office_cells, date_cells) = (self.setter.plain(office, style), self.setter.plain(date, style));
        if cells_width(&office_cells) + cells_width(&date_cells) + 3.0 * style.size > self.width {
            self.entry("", office);
            return self.flush_right(date);
        }
        let right = self.width - style.size - cells_width(&date_cells);
        self.items.extend(glyph_runs(&office_cells, &places(&office_cells, 0.0), style.size, self.baseline()));
        self.items.extend(glyph_runs(&date_cells, &places(&date_cells, 0.0), right, self.baseline()));
        self.y += self.line_height();
    }

    fn flush_right(&mut self, text: &str) {
        let style = self.tagged();
        let cells = self.setter.plain(text, style);
        let x = self.width - style.size - cells_width(&cells);
        self.items.extend(glyph_runs(&cells, &places(&cells, 0.0), x, self.baseline()));
        self.y += self.line_height();
    }
}
