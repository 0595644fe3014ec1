//! Whatever the text, no character is lost or doubled, and no line starts or ends with a mark that must not stand there.

mod support;

use proptest::prelude::*;
use std::sync::LazyLock;
use support::Builder;
use yaobao_model::document::Document;
use yaobao_typeset::{FontSet, Page, Pages, class_of, layout};

static FONTS: LazyLock<Option<FontSet>> = LazyLock::new(support::fonts);

fn paragraph(text: &str) -> Document {
    let mut builder = Builder::default();
    builder.paragraph(text);
    builder.document
}

fn lay_out(document: &Document) -> Option<Pages> {
    FONTS.as_ref().map(|fonts| layout(document, &support::stationery("普通报告"), fonts).value)
}

/// The lines of a page that carry text of the body, from top to bottom.
fn lines(page: &Page) -> Vec<String> {
    let mut lines: Vec<(f32, String)> = Vec::new();
    for run in page.runs().filter(|run| run.tag.is_some()) {
        match lines.last_mut() {
            Some((y, line)) if (*y - run.y).abs() < 1.0 => line.push_str(&run.text()),
            _ => lines.push((run.y, run.text())),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn body_lines(pages: &Pages) -> Vec<String> {
    pages.pages.iter().flat_map(lines).collect()
}

/// Text of the kinds that briefs are made of, in any order, however absurd.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[一-龥]{1,12}",
        2 => "[0-9]{1,6}(\\.[0-9]{1,3})?(亿元|%|家|个百分点|年)?",
        2 => "[，。；：？！、]",
        1 => "[“《（〈‘〔]",
        1 => "[”》）〉’〕]",
        1 => "(——|……|—|～|·|-|/)",
        1 => "[A-Za-z]{1,30}",
        1 => "[ -~]{1,20}",
        1 => " ",
    ];
    prop::collection::vec(piece, 1..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_character_is_lost_or_doubled(text in text()) {
        let document = paragraph(&text);
        if let Some(pages) = lay_out(&document) {
            prop_assert_eq!(body_lines(&pages).concat(), text);
        }
    }

    #[test]
    fn no_line_starts_or_ends_with_a_forbidden_mark(text in "([一-龥]{1,9}([，。；：、？！]|”|“[一-龥]{2}”|（[0-9]{1,4}）|《[一-龥]{3}》|[0-9]{1,5}亿元|—|……)){1,40}") {
        let document = paragraph(&text);
        if let Some(pages) = lay_out(&document) {
            let lines = body_lines(&pages);
            for (number, line) in lines.iter().enumerate() {
                let first = line.chars().next().expect("no line is empty");
                let last = line.chars().next_back().expect("no line is empty");
                prop_assert!(number == 0 || !class_of(first).forbidden_at_start(), "{}", lines.join("\n"));
                prop_assert!(number + 1 == lines.len() || !class_of(last).forbidden_at_end(), "{}", lines.join("\n"));
            }
        }
    }

    #[test]
    fn no_line_leaves_the_block(text in text()) {
        let document = paragraph(&text);
        if let Some(pages) = lay_out(&document) {
            for run in pages.pages.iter().flat_map(Page::runs) {
                let last = run.glyphs.iter().rev().find(|glyph| glyph.character != ' ');
                let right = last.map_or(0.0, |last| run.x + last.x + last.advance * 0.5);
                prop_assert!(run.x >= pages.block.x - 8.0, "{}", run.text());
                prop_assert!(right <= pages.block.x + pages.block.width + 9.0, "{}", run.text());
            }
        }
    }
}

#[test]
fn a_paragraph_does_not_end_in_a_lone_character() {
    // 26 characters stand on the first line behind the indent; the 27th and its mark would be alone on the second.
    let text = format!("{}了。", "建".repeat(26));
    let Some(pages) = lay_out(&paragraph(&text)) else { return };
    let lines = body_lines(&pages);
    let last = lines.last().map_or(0, |line| line.chars().count());
    assert!(lines.len() == 1 || last >= 3, "{}", lines.join("\n"));
}

#[test]
fn control_characters_and_empty_text_make_no_trouble() {
    for text in ["", "\u{0}\u{7}\u{200b}\u{feff}", "\u{202e}右到左\u{202c}", "é̀مرحبا", "\n\n", "　　"] {
        let Some(pages) = lay_out(&paragraph(text)) else { return };
        assert!(!pages.pages.is_empty());
    }
}

#[test]
fn a_paragraph_of_100_000_characters_is_laid_out() {
    let text = "推动高质量发展，2025年增长7.5%。".repeat(5000);
    let Some(pages) = lay_out(&paragraph(&text)) else { return };
    assert!(pages.pages.len() > 100);
    assert_eq!(body_lines(&pages).concat(), text);
}
