//! The layout report: what GB/T 9704-2012 asks for, and what is measured on the pages.
//!
//! Everything is measured on the glyphs and rules of the pages themselves, not taken from the stationery; where the
//! stationery differs from the standard on purpose, the row says so.

mod deviation;
mod lettering;
mod official;

pub use deviation::{Deviation, deviations};

use crate::class::{Class, class_of};
use crate::fonts::{FontRole, FontSet};
use crate::pages::{GlyphRun, Item, Pages, Rule};
use crate::paragraph::ASCENT;
use crate::sizes::{MM, Pitch};
use crate::stationery::Stationery;
use std::collections::BTreeMap;

/// One rule of the standard and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// What is measured, in Chinese.
    pub rule: &'static str,
    /// Its clause in GB/T 9704-2012.
    pub clause: &'static str,
    /// What the standard asks for.
    pub wanted: String,
    /// What the pages have.
    pub found: String,
    /// Whether that is within the tolerance.
    pub verdict: Verdict,
}

/// How a measurement stands to the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// As the standard has it.
    Kept,
    /// Different because the stationery says so.
    OnPurpose,
    /// Different, and nobody asked for it.
    Broken,
}

/// Measures pages that were laid out with `stationery` and `fonts`; rules that nothing on the pages shows are left out.
#[must_use]
pub fn measure(pages: &Pages, stationery: &Stationery, fonts: &FontSet) -> Vec<Measured> {
    let standard = Stationery::default();
    let lines = body_lines(pages, stationery);
    let mut report = Report { rows: Vec::new() };
    let (own, usual) = (&stationery.page, &standard.page);
    report.length("纸张宽（毫米）", "5.1", usual.width, pages.width / MM, own.width, 1.0);
    report.length("纸张高（毫米）", "5.1", usual.height, pages.height / MM, own.height, 1.0);
    // The first page may begin with a head or a title: it says nothing about the margin of the text.
    let opening = lines.first().map_or(0, |line| line.page);
    if let Some(top) = lines.iter().filter(|line| line.page > opening).map(|line| line.top).reduce(f32::min) {
        report.length("天头（毫米）", "5.2.1", usual.top, top / MM, own.top, 1.0);
    }
    if let Some(left) = lines.iter().map(|line| line.left).reduce(f32::min) {
        report.length("订口（毫米）", "5.2.1", usual.left, left / MM, own.left, 1.0);
    }
    // Only a line that another of its paragraph follows has to reach the edge.
    let full = lines.windows(2).filter(|pair| pair[0].run.tag == pair[1].run.tag).map(|pair| pair[0].right);
    if let Some(right) = full.reduce(f32::max) {
        // A mark at the end of a line may reach half a character out: its right half is blank.
        let wanted = usual.left + usual.block_width;
        report.length("版心右边缘（毫米）", "5.2.1", wanted, right / MM, own.left + own.block_width, 3.0);
    }
    grid(&mut report, &lines, stationery, &standard);
    body_font(&mut report, &lines, stationery, fonts);
    lettering::headings(&mut report, pages, stationery, &standard, fonts);
    lettering::indent(&mut report, &lines, pages, stationery, &standard);
    lettering::forbidden_marks(&mut report, &lines, pages);
    page_numbers(&mut report, pages, stationery, &standard, fonts);
    official::official(&mut report, pages, stationery, &standard, fonts);
    record(&mut report, pages, stationery, &standard);
    report.rows
}

/// One line of body text.
struct Line<'p> {
    page: usize,
    run: &'p GlyphRun,
    top: f32,
    left: f32,
    right: f32,
}

/// Lines of the body's size and role within the block; lines of several runs count by their first.
fn body_lines<'p>(pages: &'p Pages, stationery: &Stationery) -> Vec<Line<'p>> {
    let size = stationery.fonts.body.size.0;
    let mut lines: Vec<Line<'p>> = Vec::new();
    for (page, content) in pages.pages.iter().enumerate() {
        let numbered = content.number.is_some();
        for run in content.runs().filter(|run| numbered && run.tag.is_some() && run.size == size) {
            let last = run.glyphs.iter().rev().find(|glyph| glyph.character != ' ');
            let right = last.map_or(run.x, |glyph| run.x + glyph.x + glyph.advance);
            match lines.last_mut().filter(|line| line.page == page && line.run.y == run.y) {
                Some(line) => line.right = right,
                None => lines.push(Line { page, run, top: run.y - size * ASCENT, left: run.x, right }),
            }
        }
    }
    lines
}

struct Report {
    rows: Vec<Measured>,
}

impl Report {
    /// A row about a number: kept within `tolerance` of the standard, on purpose within it of the stationery.
    fn length(
        &mut self,
        rule: &'static str,
        clause: &'static str,
        wanted: f32,
        found: f32,
        asked: f32,
        tolerance: f32,
    ) {
        let verdict = if (found - wanted).abs() <= tolerance {
            Verdict::Kept
        } else if (asked - wanted).abs() > tolerance && (found - asked).abs() <= tolerance {
            Verdict::OnPurpose
        } else {
            Verdict::Broken
        };
        self.rows.push(Measured { rule, clause, wanted: number(wanted), found: number(found), verdict });
    }
}

fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Lines to the full page, from line to line, characters to the line.
fn grid(report: &mut Report, lines: &[Line<'_>], stationery: &Stationery, standard: &Stationery) {
    let (own, usual) = (&stationery.grid, &standard.grid);
    let pages = lines.iter().map(|line| line.page).max().map_or(0, |last| last + 1);
    let counts = (0..pages).map(|page| lines.iter().filter(|line| line.page == page).count());
    // Only a page that text fills shows how many lines there are.
    if let Some(most) = counts.max().filter(|&most| most + 2 >= usize::from(own.lines)) {
        report.length("每面行数", "5.2.3", f32::from(usual.lines), most as f32, f32::from(own.lines), 0.5);
    }
    let pitches = lines.windows(2).filter(|pair| pair[0].page == pair[1].page).map(|pair| pair[1].top - pair[0].top);
    if let Some(pitch) = pitches.filter(|pitch| *pitch > 0.0).reduce(f32::min) {
        // 28.95 pt, which word processors use, fills the block as well: both give 22 lines.
        let asked = if own.pitch == Pitch::Flush { standard.pitch() } else { stationery.pitch() };
        report.length("行距（磅）", "5.2.3", standard.pitch(), pitch, asked, 0.7);
    }
    if let Some(advance) = usual_advance(lines) {
        let found = stationery.block_width() / advance;
        report.length("每行字数", "5.2.3", f32::from(usual.characters), found, f32::from(own.characters), 0.3);
    }
}

/// The advance that most hanzi have which stand beside another one: lines with figures in them are spread a little.
fn usual_advance(lines: &[Line<'_>]) -> Option<f32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for pair in lines.iter().flat_map(|line| line.run.glyphs.windows(2)) {
        if pair.iter().all(|glyph| class_of(glyph.character) == Class::Han) {
            *counts.entry(((pair[1].x - pair[0].x) * 20.0).round() as i32).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|&(_, count)| count).map(|(advance, _)| advance as f32 / 20.0)
}

/// The body is 3号仿宋 throughout but for headings, emphasis and characters that another face stands in for.
fn body_font(report: &mut Report, lines: &[Line<'_>], stationery: &Stationery, fonts: &FontSet) {
    let own = stationery.fonts.body;
    let in_body = lines.iter().filter(|line| fonts.first(own.role) == Some(line.run.face)).count();
    if lines.is_empty() {
        return;
    }
    let verdict = match (own.role == FontRole::FangSong && own.size.0 == 16.0, in_body * 2 >= lines.len()) {
        (true, true) => Verdict::Kept,
        (false, true) => Verdict::OnPurpose,
        (_, false) => Verdict::Broken,
    };
    let found = format!("{}{}磅，{in_body}/{}行", own.role.name(), number(own.size.0), lines.len());
    report.rows.push(Measured {
        rule: "正文字体",
        clause: "5.2.2",
        wanted: "3号（16磅）仿宋".to_owned(),
        found,
        verdict,
    });
}

/// The 一字线 lies 7 mm below the block; odd pages right, even pages left, one character in.
fn page_numbers(report: &mut Report, pages: &Pages, stationery: &Stationery, standard: &Stationery, fonts: &FontSet) {
    let faces = fonts.parsed();
    let (own, usual) = (&stationery.page_number, &standard.page_number);
    let usual_size = standard.fonts.page_number.size.0;
    let bottom = pages.block.y + pages.block.height;
    let mut below: Vec<f32> = Vec::new();
    let mut sides_kept = true;
    let mut forms_kept = true;
    let mut size = usual_size;
    for page in &pages.pages {
        let Some(number) = page.number else { continue };
        let Some(run) = page.runs().find(|run| run.tag.is_none() && run.y > bottom) else { continue };
        // What lies 7 mm below is the ink of the dash, and where that is the font says.
        let ink = faces.ink(run.face, run.glyphs[0].id);
        let middle = ink.map_or(0.36, |[_, _, low, high]| (low + high) / 2.0);
        below.push((run.y - run.size * middle - bottom) / MM);
        let right = run.x > pages.block.x + pages.block.width / 2.0;
        sides_kept &= right == (number % 2 == 1);
        forms_kept &= run.text() == format!("{0} {number} {0}", own.dash);
        size = run.size;
    }
    let Some(farthest) =
        below.iter().copied().max_by(|a, b| (a - usual.below).abs().total_cmp(&(b - usual.below).abs()))
    else {
        return;
    };
    report.length("页码一字线距版心下边缘（毫米）", "7.5", usual.below, farthest, own.below, 2.0);
    let verdict = match (sides_kept, own.alternate) {
        (true, _) => Verdict::Kept,
        (false, false) => Verdict::OnPurpose,
        (false, true) => Verdict::Broken,
    };
    let found = if sides_kept { "单页居右，双页居左" } else { "不分单双页" }.to_owned();
    let wanted = "单页居右，双页居左".to_owned();
    report.rows.push(Measured { rule: "页码位置", clause: "7.5", wanted, found, verdict });
    let verdict = match (forms_kept, own.dash == usual.dash) {
        (true, true) => Verdict::Kept,
        (true, false) => Verdict::OnPurpose,
        (false, _) => Verdict::Broken,
    };
    let found = if forms_kept { format!("{0} 1 {0}", own.dash) } else { "不一律".to_owned() };
    report.rows.push(Measured { rule: "页码样式", clause: "7.5", wanted: "— 1 —".to_owned(), found, verdict });
    report.length("页码字号（磅）", "7.5", usual_size, size, stationery.fonts.page_number.size.0, 0.1);
}

/// First and last rule thick, the last on the lower edge of the block.
fn record(report: &mut Report, pages: &Pages, stationery: &Stationery, standard: &Stationery) {
    let Some(last) = pages.pages.last() else { return };
    let rules: Vec<&Rule> =
        last.items.iter().filter_map(|item| if let Item::Rule(rule) = item { Some(rule) } else { None }).collect();
    let wide = |rule: &&&Rule| (rule.area.width - pages.block.width).abs() < 0.1 && rule.area.height < 3.0;
    let Some(lowest) = rules.iter().filter(wide).max_by(|a, b| a.area.y.total_cmp(&b.area.y)) else { return };
    let edge = lowest.area.y + lowest.area.height;
    let bottom = pages.block.y + pages.block.height;
    // A table that happens to end the last page is no record block.
    if (edge - bottom).abs() > 0.5 * MM {
        return;
    }
    report.length("版记末条分隔线距版心下边缘（毫米）", "7.4.1", 0.0, (edge - bottom) / MM, 0.0, 0.5);
    let (own, usual) = (stationery.record.thick, standard.record.thick);
    report.length("版记末条分隔线宽（毫米）", "7.4.1", usual, lowest.area.height / MM, own, 0.02);
    let mut above: Vec<&Rule> =
        rules.iter().filter(wide).filter(|rule| rule.area.y < lowest.area.y - 1.0).copied().collect();
    above.sort_by(|a, b| a.area.y.total_cmp(&b.area.y));
    // Going up, the block ends where text of another size stands: a table may end the text above it.
    let size = stationery.fonts.record.size.0;
    let mut lower = edge;
    let mut others: Vec<&Rule> = Vec::new();
    for rule in above.into_iter().rev() {
        let mut between = last.runs().filter(|run| (rule.area.y..lower).contains(&run.y)).peekable();
        if between.peek().is_none() || between.any(|run| run.size != size) {
            break;
        }
        others.insert(0, rule);
        lower = rule.area.y;
    }
    let Some((first, between)) = others.split_first() else { return };
    report.length("版记首条分隔线宽（毫米）", "7.4.1", usual, first.area.height / MM, own, 0.02);
    if let Some(thin) = between.iter().map(|rule| rule.area.height / MM).reduce(f32::max) {
        let (own, usual) = (stationery.record.thin, standard.record.thin);
        report.length("版记中间分隔线宽（毫米）", "7.4.1", usual, thin, own, 0.02);
    }
}
