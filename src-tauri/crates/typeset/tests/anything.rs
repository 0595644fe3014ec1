//! Whatever a document holds, it is laid out: no panic, every glyph a glyph, every place a place.

mod support;

use proptest::prelude::*;
use std::sync::LazyLock;
use support::Builder;
use yaobao_model::document::{BlockKind, ChartKind, Document};
use yaobao_typeset::{FontSet, NOWHERE, layout};

static FONTS: LazyLock<Option<FontSet>> = LazyLock::new(support::fonts);

/// Ordinary text, nothing at all, and what should not be there.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[一-龥，。“”《》（）0-9A-Za-z%—… ]{0,60}",
        1 => Just(String::new()),
        1 => "\\PC{0,20}",
        1 => any::<String>(),
        1 => "[。，]{1,40}",
        1 => "[A-Za-z0-9]{40,120}",
    ]
}

/// One block of some kind, made of `texts`.
fn add(builder: &mut Builder, kind: u8, texts: &[String]) {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let first = texts.first().copied().unwrap_or_default();
    match kind {
        0 => drop(builder.heading(1, first)),
        1 => drop(builder.paragraph(&format!("（一）{first}。{first}"))),
        2 => drop(builder.list(None, &texts)),
        3 => drop(builder.list(Some(u64::MAX - 1), &texts)),
        4 => drop(builder.quote(first)),
        5 => drop(builder.table(&[&texts, &texts])),
        6 => {
            let title = texts.last().copied().unwrap_or_default().to_owned();
            builder.other(BlockKind::Image { target: first.into(), alt: first.into(), title });
        }
        9 => drop(builder.chart(ChartKind::Bars, first, first, &[&texts, &texts])),
        10 => drop(builder.chart(ChartKind::Lines, first, first, &[&texts, &["1", "2"], &["-3", "40"]])),
        11 => drop(builder.chart(ChartKind::Ranking, first, first, &[&texts, &["1", "2"], &["-3", "40"]])),
        7 => drop(builder.other(BlockKind::Verbatim(first.into()))),
        8 => drop(builder.other(BlockKind::Rule)),
        _ => drop(builder.paragraph(first)),
    }
}

fn document(blocks: &[(u8, Vec<String>)], front: &[String]) -> Document {
    let mut builder = Builder::default();
    let mut words = front.iter().cycle().cloned();
    let mut word = || words.next();
    let mut issue = support::issue();
    issue.serial = word();
    issue.classification = word();
    issue.issuer = word();
    issue.title = word();
    issue.project = word();
    issue.authors = front.to_vec();
    issue.submit_to = front.to_vec();
    issue.distribute_to = front.to_vec();
    issue.official.document_number = word();
    issue.official.remark = word();
    issue.official.printed_by = word();
    issue.official.signers = front.to_vec();
    issue.official.addressed_to = front.to_vec();
    issue.official.attachments = front.to_vec();
    issue.official.signed_by = front.to_vec();
    issue.official.sealed = Some(front.len().is_multiple_of(2));
    builder.document.issue = issue;
    for (kind, texts) in blocks {
        add(&mut builder, *kind, texts);
    }
    let note = builder.run(front.first().map(String::as_str).unwrap_or_default());
    builder.document.notes = vec![vec![note], Vec::new()];
    builder.document
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn anything_is_laid_out(
        blocks in prop::collection::vec((0..13_u8, prop::collection::vec(text(), 0..5)), 0..12),
        front in prop::collection::vec(text(), 0..4),
    ) {
        let Some(fonts) = FONTS.as_ref() else { return Ok(()) };
        let document = document(&blocks, &front);
        let end = document.source.chars().count();
        for stationery in ["智库成果要报", "简报式要报", "普通报告", "公文"] {
            let outcome = layout(&document, &support::stationery(stationery), fonts);
            prop_assert!(!outcome.value.pages.is_empty());
            for run in outcome.value.pages.iter().flat_map(|page| page.runs()) {
                prop_assert!(run.x.is_finite() && run.y.is_finite() && !run.glyphs.is_empty());
                for glyph in &run.glyphs {
                    prop_assert!(glyph.id != 0 && glyph.x.is_finite());
                    prop_assert!(glyph.at == NOWHERE || (glyph.at as usize) < end);
                }
            }
        }
    }
}
