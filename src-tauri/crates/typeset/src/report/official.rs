//! What the report measures on the head of an official document, GB/T 9704-2012 § 7.2–7.3.

use super::{Measured, Report, Verdict};
use crate::fonts::FontSet;
use crate::pages::{GlyphRun, Item, Page, Pages, TagRole};
use crate::paragraph::ASCENT;
use crate::sizes::MM;
use crate::stationery::Stationery;

/// Rows about 发文机关标志, 发文字号, the red rule, the title below it, and text on the first page.
pub(super) fn official(
    report: &mut Report,
    pages: &Pages,
    stationery: &Stationery,
    standard: &Stationery,
    fonts: &FontSet,
) {
    let Some(first) = pages.pages.first().filter(|_| stationery.official.used) else { return };
    let red = stationery.colours.red;
    let faces = fonts.parsed();
    let mark: Vec<&GlyphRun> = first.runs().filter(|run| run.colour == red).collect();
    let ink = mark.iter().flat_map(|run| run.glyphs.iter().map(move |glyph| (*run, glyph)));
    let top =
        ink.filter_map(|(run, glyph)| Some(run.y - faces.ink(run.face, glyph.id)?[3] * run.size)).reduce(f32::min);
    let (own, usual) = (stationery.official.mark_top, standard.official.mark_top);
    if let Some(top) = top {
        let found = (top - pages.block.y) / MM;
        report.length("发文机关标志上边缘距版心上边缘（毫米）", "7.2.4", usual, found, own, 1.5);
    }
    let rule = first.items.iter().find_map(|item| match item {
        Item::Rule(rule) if rule.colour == red => Some(rule.area),
        _ => None,
    });
    let Some(rule) = rule else { return };
    report.length("红色分隔线长（毫米）", "7.2.7", 156.0, rule.width / MM, stationery.page.block_width, 0.5);
    let above = first.runs().filter(|run| run.y < rule.y && run.colour != red).max_by(|a, b| a.y.total_cmp(&b.y));
    if let Some(above) = above.filter(|run| top.is_some_and(|top| run.y > top)) {
        let found = (rule.y - above.y - above.size * (1.0 - ASCENT)) / MM;
        report.length("发文字号距红色分隔线（毫米）", "7.2.7", 4.0, found, stationery.cover.rule_gap, 0.5);
    }
    if let Some(title) = with_role(first, pages, TagRole::Heading(1)).next() {
        let found = (title.y - title.size * ASCENT - rule.y - rule.height) / stationery.pitch();
        report.length("标题距红色分隔线（行）", "7.3.1", 2.0, found, 2.0, 0.2);
    }
    let shows_text =
        with_role(first, pages, TagRole::Paragraph).any(|run| run.y > rule.y && run.glyphs[0].at != crate::NOWHERE);
    report.rows.push(Measured {
        rule: "首页显示正文",
        clause: "7.3.3",
        wanted: "显示".to_owned(),
        found: if shows_text { "显示" } else { "不显示" }.to_owned(),
        verdict: if shows_text { Verdict::Kept } else { Verdict::Broken },
    });
}

fn with_role<'p>(page: &'p Page, pages: &'p Pages, role: TagRole) -> impl Iterator<Item = &'p GlyphRun> {
    page.runs()
        .filter(move |run| run.tag.and_then(|tag| pages.tags.get(tag.0 as usize)).is_some_and(|tag| tag.role == role))
}
