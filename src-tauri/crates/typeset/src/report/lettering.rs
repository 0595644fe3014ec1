//! What the report measures on the type: title, headings, first lines, and what lines begin and end with.

use super::{Line, Measured, Report, Verdict, number};
use crate::class::{Class, class_of};
use crate::fonts::FontSet;
use crate::pages::{GlyphRun, Pages, TagRole};
use crate::paragraph::ASCENT;
use crate::stationery::{FontSpec, Stationery};

/// Rows about the title and the four levels of heading that the pages show, run-in headings included.
pub(super) fn headings(
    report: &mut Report,
    pages: &Pages,
    stationery: &Stationery,
    standard: &Stationery,
    fonts: &FontSet,
) {
    let (own, usual) = (&stationery.fonts, &standard.fonts);
    let rows: [(&'static str, &'static str, FontSpec, FontSpec); 5] = [
        ("标题字体", "7.3.1", usual.title, own.title),
        ("一级标题字体", "7.3.3", usual.level1, own.level1),
        ("二级标题字体", "7.3.3", usual.level2, own.level2),
        ("三级标题字体", "7.3.3", usual.level3, own.level3),
        ("四级标题字体", "7.3.3", usual.level4, own.level4),
    ];
    for (kind, (rule, clause, wanted, asked)) in rows.into_iter().enumerate() {
        let found: Vec<&GlyphRun> = openings(pages).filter(|(found, _)| *found == kind).map(|(_, run)| run).collect();
        if found.is_empty() {
            continue;
        }
        // A rare character at the start of a heading comes from another face: that is reported elsewhere.
        let set_in = |font: FontSpec| found.iter().filter(|run| is_set_in(run, font, fonts)).count();
        let kept = set_in(asked);
        let verdict = match (kept * 2 > found.len(), wanted == asked) {
            (true, true) => Verdict::Kept,
            (true, false) => Verdict::OnPurpose,
            (false, _) => Verdict::Broken,
        };
        let found = format!("{}，{kept}/{}处", name(asked), found.len());
        report.rows.push(Measured { rule, clause, wanted: name(wanted), found, verdict });
    }
}

/// The run that each line of the outline leads to, and what it opens: 0 the title, else the level.
fn openings(pages: &Pages) -> impl Iterator<Item = (usize, &GlyphRun)> {
    pages.outline.iter().filter_map(|entry| {
        let page = pages.pages.get(entry.page)?;
        let run = page.runs().find(|run| {
            let top = run.y - run.size * ASCENT;
            run.tag.is_some() && (top - entry.y).abs() < run.size && entry.title.starts_with(run.glyphs[0].character)
        })?;
        let tag = pages.tags.get(run.tag?.0 as usize)?;
        let level = if tag.role == TagRole::Heading(1) { 0 } else { usize::from(entry.level) };
        Some((level, run))
    })
}

fn is_set_in(run: &GlyphRun, font: FontSpec, fonts: &FontSet) -> bool {
    run.size == font.size.0 && fonts.first(font.role).is_none_or(|face| face == run.face)
}

fn name(font: FontSpec) -> String {
    let bold = if font.bold { "加粗" } else { "" };
    format!("{}磅{}{bold}", number(font.size.0), font.role.name())
}

/// The indent of first lines of paragraphs, in characters: the most frequent left edge that is not the block's.
pub(super) fn indent(
    report: &mut Report,
    lines: &[Line<'_>],
    pages: &Pages,
    stationery: &Stationery,
    standard: &Stationery,
) {
    let cell = stationery.cell();
    let role = |line: &Line<'_>| line.run.tag.and_then(|tag| pages.tags.get(tag.0 as usize)).map(|tag| tag.role);
    let mut counts: std::collections::BTreeMap<i32, usize> = std::collections::BTreeMap::new();
    for line in lines.iter().filter(|line| role(line) == Some(TagRole::Paragraph)) {
        let indent = (line.left - pages.block.x) / cell;
        if indent > 0.5 {
            *counts.entry((indent * 4.0).round() as i32).or_default() += 1;
        }
    }
    let Some((quarters, _)) = counts.into_iter().max_by_key(|&(_, count)| count) else { return };
    let (usual, asked) = (f32::from(standard.body.indent), f32::from(stationery.body.indent));
    report.length("首行缩进（字）", "7.3.3", usual, quarters as f32 / 4.0, asked, 0.3);
}

/// Lines of the body that begin or end with a mark that must not stand there.
pub(super) fn forbidden_marks(report: &mut Report, lines: &[Line<'_>], pages: &Pages) {
    if lines.is_empty() {
        return;
    }
    let mut broken = 0;
    for (number, line) in lines.iter().enumerate() {
        let runs = || {
            pages.pages[line.page]
                .runs()
                .filter(|run| run.tag.is_some() && run.y == line.run.y && !run.glyphs.is_empty())
        };
        let visible = |run: &GlyphRun| run.glyphs.iter().map(|glyph| glyph.character).collect::<Vec<char>>();
        let text: Vec<char> = runs().flat_map(visible).collect();
        let starts_paragraph = line.left > pages.block.x + 1.0 || number == 0;
        let first = text.first().map(|&character| class_of(character));
        let last = text.iter().rev().find(|character| **character != ' ').map(|&character| class_of(character));
        // The first line of a paragraph begins with what the writer put there.
        broken += usize::from(
            !starts_paragraph && first.is_some_and(|class| class.forbidden_at_start() && class != Class::Space),
        );
        broken += usize::from(last.is_some_and(Class::forbidden_at_end));
    }
    report.rows.push(Measured {
        rule: "行首行尾禁排标点",
        clause: "GB/T 15834 5.1",
        wanted: "0处".to_owned(),
        found: format!("{broken}处/{}行", lines.len()),
        verdict: if broken == 0 { Verdict::Kept } else { Verdict::Broken },
    });
}
