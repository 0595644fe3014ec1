//! From characters to cells: face, glyph and width of each, with neighbouring marks squeezed.

use crate::class::{Class, class_of, unit_length};
use crate::fonts::{FaceId, Faces, FontRole, Source};
use crate::pages::{NOWHERE, TagId};
use crate::sizes::Colour;
use crate::stationery::FontSpec;
use std::collections::BTreeMap;
use yaobao_model::Span;

/// How a stretch of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub role: FontRole,
    pub size: f32,
    /// Advance of a full-width character: the grid's cell in the body, the type size elsewhere.
    pub cell: f32,
    pub bold: bool,
    pub colour: Colour,
    /// How far the baseline is raised, for note numbers.
    pub rise: f32,
    pub tag: Option<TagId>,
}

impl Style {
    /// A style off the grid: characters advance by their own size.
    pub fn plain(font: FontSpec, tag: Option<TagId>) -> Self {
        Self {
            role: font.role,
            size: font.size.0,
            cell: font.size.0,
            bold: font.bold,
            colour: Colour::BLACK,
            rise: 0.0,
            tag,
        }
    }

    /// The same with another advance of a full-width character.
    pub fn with_cell(self, cell: f32) -> Self {
        Self { cell, ..self }
    }

    /// The same in another colour.
    pub fn in_colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// The same as another part of the structure.
    pub fn tagged(self, tag: TagId) -> Self {
        Self { tag: Some(tag), ..self }
    }
}

/// One character, ready to be put on a line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    pub character: char,
    pub class: Class,
    pub face: FaceId,
    pub glyph: u16,
    /// Width on the line.
    pub advance: f32,
    /// Where the glyph's origin stands in that width; negative where a left half has been cut.
    pub offset: f32,
    /// How much of a blank half can still be cut: the left one of an opening mark, the right one of others.
    pub slack: f32,
    pub style: Style,
    pub at: u32,
}

/// Characters that no face has, and those that another face stands in for, with the first place of each.
#[derive(Debug, Default)]
pub(crate) struct Substitutions {
    pub missing: BTreeMap<char, u32>,
    pub substituted: BTreeMap<(char, FontRole), (FaceId, u32)>,
}

/// Turns text into cells.
pub(crate) struct Shaper<'f> {
    pub faces: Faces<'f>,
    pub substitutions: Substitutions,
}

/// Characters that change others or steer a terminal but print nothing by themselves.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}')
}

impl Shaper<'_> {
    /// Adds `text`, which stands at `at` in the Markdown file, to a line of cells.
    pub fn push(&mut self, cells: &mut Vec<Cell>, text: &str, style: Style, at: Option<Span>) {
        let first = cells.len();
        let exact = at.filter(|at| at.len() == text.chars().count());
        for (number, character) in text.chars().enumerate() {
            let place = match (exact, at) {
                (Some(at), _) => at.start + number,
                // Escapes and entities: somewhere within the span is all that can be said.
                (None, Some(at)) => (at.start + number).min(at.end.saturating_sub(1).max(at.start)),
                (None, None) => NOWHERE as usize,
            };
            let character = if character == '\t' { ' ' } else { character };
            if !is_invisible(character) {
                let before = cells.last().map(|cell| cell.class);
                let cell = self.cell(character, style, place as u32, before);
                cells.push(cell);
            }
        }
        settle(cells, first.saturating_sub(1));
    }

    fn cell(&mut self, character: char, style: Style, at: u32, before: Option<Class>) -> Cell {
        let mut class = class_of(character);
        if matches!(character, '‘' | '’') && before == Some(Class::Latin) {
            // An apostrophe: it has the width of the word it stands in.
            class = Class::Latin;
        }
        // The 楷体 of official documents has no Western letters of its own worth showing.
        let western = character.is_ascii() && style.role == FontRole::Kai && self.faces.set.has(FontRole::FangSong);
        let role = if western { FontRole::FangSong } else { style.role };
        let found = self.faces.glyph(role, character);
        match found.source {
            Source::Own => {}
            Source::Substitute => {
                self.substitutions.substituted.entry((character, role)).or_insert((found.face, at));
            }
            Source::Missing => {
                self.substitutions.missing.entry(character).or_insert(at);
            }
        }
        let em = style.cell;
        let natural = found.advance * em;
        let full = class.is_full_width() && (class != Class::Han || found.advance > 0.75 || found.advance < 0.05);
        let advance = match class {
            Class::Space if character == '\u{3000}' => em,
            Class::MiddleDot => em / 2.0,
            // 二分字身: a digit of the body is half a hanzi, GB/T 15835 § 5.1.7.
            Class::Digit if (0.45..0.53).contains(&found.advance) => em / 2.0,
            _ if full || found.advance > 0.95 => em,
            _ => natural,
        };
        let drawn = found.advance * style.size;
        let offset = match class {
            // Fonts give these marks widths of their own: their ink goes where a full-width glyph has it.
            Class::Opening if drawn < 0.9 * advance => advance - drawn,
            Class::Stop | Class::Closing if drawn < 0.9 * advance => 0.0,
            _ => (advance - drawn) / 2.0,
        };
        let slack = match class {
            Class::Stop | Class::Opening | Class::Closing => em / 2.0,
            Class::Space if character == ' ' => (advance - em / 4.0).max(0.0),
            _ => 0.0,
        };
        Cell { character, class, face: found.face, glyph: found.glyph, advance, offset, slack, style, at }
    }
}

/// Joins what has just been added to what stood before it: dashes get their class, neighbouring marks are squeezed.
fn settle(cells: &mut [Cell], first: usize) {
    for i in first.max(1)..cells.len() {
        let (before, after) = cells.split_at_mut(i);
        let (a, b) = (&mut before[i - 1], &mut after[0]);
        if a.character == '—' && b.character == '—' {
            a.class = Class::LongMark;
            b.class = Class::LongMark;
        }
        // Points and commas between digits are part of the number.
        if matches!(b.class, Class::Digit) && matches!(a.character, '.' | ',') && i >= 2 {
            let digit_before = before[i - 2].class == Class::Digit;
            if digit_before {
                before[i - 1].class = Class::Digit;
            }
            continue;
        }
        squeeze(a, b);
    }
}

/// Two marks side by side share half an em: 2 em become 1.5 em (全角式, CLREQ § 3.1.6.1).
fn squeeze(a: &mut Cell, b: &mut Cell) {
    use Class::{Closing, Opening, Stop};
    match (a.class, b.class) {
        (Closing, Closing | Stop | Opening) | (Stop, Closing | Opening) if a.slack > 0.0 => {
            a.advance -= a.slack;
            a.slack = 0.0;
        }
        (Opening, Opening) if b.slack > 0.0 => {
            b.advance -= b.slack;
            b.offset -= b.slack;
            b.slack = 0.0;
        }
        _ => {}
    }
}

/// What may happen before each cell: index `i` is about the place before cell `i`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Break {
    /// Never.
    No,
    /// Possible at this cost.
    At(f32),
    /// A line ends here whatever it holds.
    Forced,
}

/// Where a line of cells may break.
pub(crate) fn breaks(cells: &[Cell]) -> Vec<Break> {
    let mut breaks: Vec<Break> = Vec::with_capacity(cells.len());
    for (i, cell) in cells.iter().enumerate() {
        let class = |cell: &Cell| cell.class;
        breaks.push(match i.checked_sub(1).map(|before| &cells[before]) {
            None => Break::No,
            Some(before) if before.character == '\n' => Break::Forced,
            Some(before) if class(before).breaks_before(class(cell)) => Break::At(0.0),
            Some(_) => Break::No,
        });
    }
    part_addresses(cells, &mut breaks);
    keep_units(cells, &mut breaks);
    breaks
}

fn forbid(slot: &mut Break) {
    if *slot != Break::Forced {
        *slot = Break::No;
    }
}

/// The longest Western word that is never parted; an address is longer.
const LONGEST_WORD: usize = 20;

/// What it costs to part an address behind one of its marks.
const PART_ADDRESS: f32 = 0.3;

/// Addresses, which have no blanks, may break behind their marks.
fn part_addresses(cells: &[Cell], breaks: &mut [Break]) {
    let western = |cell: &Cell| !cell.class.is_full_width() && cell.class != Class::Space && cell.character != '\n';
    let mut start = 0;
    for end in 1..=cells.len() {
        if end < cells.len() && western(&cells[end]) && western(&cells[end - 1]) {
            continue;
        }
        if end - start > LONGEST_WORD {
            for i in start + 1..end {
                let marked = matches!(cells[i - 1].character, '/' | '?' | '&' | '=' | '_' | '-' | '.');
                if marked && !matches!(cells[i].character, '/' | '.') && breaks[i] == Break::No {
                    breaks[i] = Break::At(PART_ADDRESS);
                }
            }
        }
        start = end;
    }
}

/// A number keeps its unit (132.77亿元) and its 第 (第198期).
fn keep_units(cells: &[Cell], breaks: &mut [Break]) {
    let number = |cell: &Cell| matches!(cell.class, Class::Digit | Class::Suffix);
    for i in 1..cells.len() {
        if number(&cells[i - 1]) && !number(&cells[i]) && cells[i].class == Class::Han {
            let following: Vec<char> = cells[i..].iter().take(8).map(|cell| cell.character).collect();
            let unit = unit_length(&following);
            breaks[i..i + unit].iter_mut().for_each(forbid);
        }
        if cells[i].class == Class::Digit && matches!(cells[i - 1].character, '第' | '〕') {
            forbid(&mut breaks[i]);
        }
    }
}

/// Makes breaks inside 《…》 and “…” of at most `longest` characters cost `price` more.
pub(crate) fn keep_titles(cells: &[Cell], breaks: &mut [Break], longest: usize, price: f32) {
    let mut open: Vec<usize> = Vec::new();
    for i in 0..cells.len() {
        match cells[i].character {
            '《' | '“' => open.push(i),
            '》' | '”' => {
                if let Some(start) = open.pop().filter(|start| i - start <= longest + 1) {
                    for slot in &mut breaks[start + 1..i] {
                        if let Break::At(cost) = slot {
                            *cost += price;
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Cells of a font in which everything full-width is one em and everything else half an em wide.
    pub(crate) fn cells(text: &str, em: f32) -> Vec<Cell> {
        let style = Style {
            role: FontRole::FangSong,
            size: em,
            cell: em,
            bold: false,
            colour: Colour::BLACK,
            rise: 0.0,
            tag: None,
        };
        let mut cells: Vec<Cell> = Vec::new();
        for (number, character) in text.chars().enumerate() {
            let class = class_of(character);
            let advance = if class.is_full_width() { em } else { em / 2.0 };
            let slack = if matches!(class, Class::Stop | Class::Opening | Class::Closing) { em / 2.0 } else { 0.0 };
            let at = number as u32;
            cells.push(Cell { character, class, face: FaceId(0), glyph: 1, advance, offset: 0.0, slack, style, at });
        }
        settle(&mut cells, 0);
        cells
    }

    /// The text with `|` wherever a line may break.
    fn check(text: &str, expected: &str) {
        let cells = cells(text, 16.0);
        let mut marked = String::new();
        for (cell, allowed) in cells.iter().zip(breaks(&cells)) {
            if allowed != Break::No {
                marked.push('|');
            }
            marked.push(cell.character);
        }
        assert_eq!(marked, expected);
    }

    #[test]
    fn keeps_numbers_with_their_units_and_ranges_whole() {
        check("达132.77亿元，", "达|132.77亿元，");
        check("在1—10月和6.5%～7.0%间", "在|1—10月|和|6.5%～7.0%|间");
        check("第198期〔2018〕2号", "第198期|〔2018〕2号");
        check("增长0.35个百分点。", "增|长|0.35个百分点。");
    }

    #[test]
    fn keeps_words_and_double_marks_whole() {
        check("的R&D投入", "的|R&D|投|入");
        check("链——网……云", "链|——|网|……|云");
        check("（一）政策", "（一）|政|策");
        check("编号24NXRCC14的", "编|号|24NXRCC14|的");
    }

    #[test]
    fn squeezes_marks_that_stand_together() {
        let width = |text: &str| cells(text, 16.0).iter().map(|cell| cell.advance).sum::<f32>() / 16.0;
        assert_eq!(width("文。”"), 2.5);
        assert_eq!(width("”“"), 1.5);
        assert_eq!(width("《〈"), 1.5);
        assert_eq!(width("文，文"), 3.0);
    }
}
