//! The page of GB/T 9704-2012, measured on what layout gives.

mod support;

use std::sync::LazyLock;
use support::Builder;
use yaobao_model::document::{BlockKind, Document, DocumentBlock};
use yaobao_typeset::{FontSet, GlyphRun, Item, NOWHERE, Pages, Rule, Stationery, TagRole, layout};

const MM: f32 = 72.0 / 25.4;

static FONTS: LazyLock<Option<FontSet>> = LazyLock::new(support::fonts);

fn lay_out(document: &Document, stationery: &str) -> Option<Pages> {
    FONTS.as_ref().map(|fonts| layout(document, &support::stationery(stationery), fonts).value)
}

fn plain(characters: usize) -> Document {
    let mut builder = Builder::default();
    builder.paragraph(&"建".repeat(characters));
    builder.document
}

fn close(value: f32, wanted: f32) -> bool {
    (value - wanted).abs() < 0.1
}

fn body(pages: &Pages, page: usize) -> Vec<&GlyphRun> {
    pages.pages[page].runs().filter(|run| run.tag.is_some()).collect()
}

#[test]
fn a_full_page_has_22_lines_of_28_characters_that_fill_the_block() {
    // Three full pages: the first line is two characters short.
    let Some(pages) = lay_out(&plain(22 * 28 * 3 - 2), "普通报告") else { return };
    assert_eq!(pages.pages.len(), 3);
    let lines = body(&pages, 1);
    assert_eq!(lines.len(), 22);
    for line in &lines {
        assert_eq!(line.glyphs.len(), 28);
        // A glyph of 16 pt stands in the middle of a cell of 15.79 pt.
        assert!(close(line.x + 0.1, 28.0 * MM), "left edge at {}", line.x / MM);
        let last = line.glyphs[27];
        assert!(close(line.x + 0.1 + last.x + last.advance, (28.0 + 156.0) * MM));
    }
    // Em boxes reach 0.88 above and 0.12 below the baseline.
    assert!(close(lines[0].y - 0.88 * 16.0, 37.0 * MM));
    assert!(close(lines[21].y + 0.12 * 16.0, (37.0 + 225.0) * MM));
}

#[test]
fn digits_are_half_as_wide_as_a_hanzi() {
    let mut builder = Builder::default();
    builder.paragraph(&"20".repeat(60));
    let Some(pages) = lay_out(&builder.document, "普通报告") else { return };
    let run = body(&pages, 0)[0].clone();
    assert!(close(run.glyphs[2].x - run.glyphs[0].x, 156.0 * MM / 28.0));
}

#[test]
fn page_numbers_stand_7_mm_below_the_block_right_and_left_by_turns() {
    let Some(pages) = lay_out(&support::brief(), "智库成果要报") else { return };
    assert_eq!(pages.pages.len(), 7);
    assert_eq!(pages.pages[0].number, None);
    let numbers = |page: usize| pages.pages[page].runs().filter(|run| run.tag.is_none()).cloned().collect::<Vec<_>>();
    assert!(numbers(0).is_empty(), "the cover carries no number");
    for page in 1..pages.pages.len() {
        let number = numbers(page);
        let [run] = number.as_slice() else { panic!("one number on page {page}: {number:?}") };
        assert_eq!(run.text(), format!("— {page} —"));
        assert!(close(run.size, 14.0));
        let last = run.glyphs[run.glyphs.len() - 1];
        if page % 2 == 1 {
            assert!(close(run.x + last.x + last.advance, (28.0 + 156.0) * MM - 14.0), "odd pages right");
        } else {
            assert!((run.x - 28.0 * MM - 14.0).abs() < 1.0, "even pages left");
        }
        // The dash lies about a third of an em above the baseline.
        let dash = run.y - 0.36 * 14.0;
        assert!((dash - (37.0 + 225.0 + 7.0) * MM).abs() < 2.0, "dash {} mm below the block", dash / MM - 262.0);
    }
}

#[test]
fn the_last_rule_of_the_record_block_lies_on_the_lower_edge_of_the_block() {
    let Some(pages) = lay_out(&support::brief(), "智库成果要报") else { return };
    let last = pages.pages.last().expect("there are pages");
    let rules: Vec<Rule> =
        last.items.iter().filter_map(|item| if let Item::Rule(rule) = item { Some(*rule) } else { None }).collect();
    let thickness: Vec<f32> = rules.iter().map(|rule| (rule.area.height / MM * 100.0).round() / 100.0).collect();
    assert_eq!(thickness, [0.35, 0.25, 0.25, 0.35]);
    let lowest = rules[3].area;
    assert!(close(lowest.y + lowest.height, (37.0 + 225.0) * MM));
    assert!(rules.iter().all(|rule| close(rule.area.x, 28.0 * MM) && close(rule.area.width, 156.0 * MM)));
}

#[test]
fn the_record_block_never_stands_alone() {
    // From a page that leaves plenty of room to one that is full.
    for lines in 1..=44 {
        let mut document = plain(28 * lines - 2);
        document.issue.submit_to = vec!["某某区党委".into()];
        document.issue.copies = Some(40);
        let Some(pages) = lay_out(&document, "普通报告") else { return };
        let last = pages.pages.len() - 1;
        let own = body(&pages, last).iter().filter(|run| run.text().contains('建')).count();
        assert!(own >= 1, "{lines} lines leave the record block alone");
    }
}

#[test]
fn headings_stand_with_what_follows_and_no_page_begins_with_a_last_line() {
    for lead in 1..=30 {
        let mut builder = Builder::default();
        builder.paragraph(&"导".repeat(28 * lead - 2)).heading(1, "一、标题").paragraph(&"文".repeat(28 * 3 - 2));
        builder.paragraph(&"尾".repeat(28 * 23 - 2));
        let Some(pages) = lay_out(&builder.document, "普通报告") else { return };
        for page in 0..pages.pages.len() - 1 {
            let lines = body(&pages, page);
            let foot = lines.last().map(|run| run.text()).unwrap_or_default();
            assert_ne!(foot, "一、标题", "a heading at the foot of a page behind {lead} lines");
            let head = body(&pages, page + 1)[0].text();
            let before = body(&pages, page).iter().filter(|run| run.text() == head).count();
            let after = body(&pages, page + 1).iter().filter(|run| run.text() == head).count();
            assert!(before == 0 || after > 1 || head.chars().count() < 28, "a lone last line behind {lead} lines");
        }
    }
}

#[test]
fn a_table_longer_than_a_page_repeats_its_header() {
    let rows: Vec<Vec<String>> = (0..60).map(|row| vec![format!("第{row}行"), format!("{row}.5")]).collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let mut all: Vec<&[&str]> = vec![&["名称", "数值"]];
    all.extend(rows.iter().map(Vec::as_slice));
    let mut builder = Builder::default();
    builder.table(&all);
    let Some(pages) = lay_out(&builder.document, "普通报告") else { return };
    assert!(pages.pages.len() > 1);
    for page in &pages.pages {
        assert_eq!(page.runs().filter(|run| run.text() == "名称").count(), 1);
    }
    let heads = pages.tags.iter().filter(|tag| tag.role == TagRole::TableHead).count();
    assert_eq!(heads, 2, "the structure has one header row");
}

#[test]
fn a_click_finds_its_place_in_the_source_and_back() {
    let document = support::brief();
    let Some(pages) = lay_out(&document, "智库成果要报") else { return };
    let source: Vec<char> = document.source.chars().collect();
    for at in (0..source.len()).step_by(97).filter(|&at| source[at] != '\n') {
        let (page, x, y) = pages.find(at).expect("every character of the body is printed");
        assert_eq!(pages.place_at(page, x + 3.0, y + 8.0), Some(at), "{}", source[at]);
    }
    assert_eq!(pages.place_at(99, 0.0, 0.0), None);
}

#[test]
fn the_same_input_gives_the_same_pages() {
    let document = support::everything();
    let Some(first) = lay_out(&document, "智库成果要报") else { return };
    assert_eq!(Some(first), lay_out(&document, "智库成果要报"));
}

#[test]
fn the_outline_lists_title_headings_and_run_in_headings() {
    let Some(pages) = lay_out(&support::brief(), "智库成果要报") else { return };
    let outline: Vec<(u8, usize)> = pages.outline.iter().map(|entry| (entry.level, entry.page)).collect();
    assert_eq!(outline[0], (1, 1));
    assert_eq!(outline.iter().filter(|(level, _)| *level == 1).count(), 4);
    assert_eq!(outline.iter().filter(|(level, _)| *level == 2).count(), 12);
    assert!(outline.windows(2).all(|pair| pair[0].1 <= pair[1].1), "in the order of the pages");
}

#[test]
fn characters_that_the_body_font_lacks_come_from_another_and_are_reported() {
    let Some(fonts) = FONTS.as_ref() else { return };
    let mut builder = Builder::default();
    builder.paragraph("某堃与某😀");
    let outcome = layout(&builder.document, &support::stationery("普通报告"), fonts);
    let codes: Vec<_> = outcome.diagnostics.iter().map(|remark| (remark.code, remark.at.map(|at| at.start))).collect();
    assert_eq!(codes, [("font.missing", Some(4)), ("font.substituted", Some(1))]);
    assert!(outcome.value.pages[0].runs().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0), "never .notdef");
}

#[test]
fn a_head_above_the_title_takes_the_place_of_a_cover() {
    let Some(pages) = lay_out(&support::brief(), "简报式要报") else { return };
    let first: Vec<String> = body(&pages, 0).iter().map(|run| run.text()).collect();
    let place = |text: &str| first.iter().position(|run| run == text).unwrap_or_else(|| panic!("{text} in {first:?}"));
    assert!(place("智库成果要报") < place("某某区推动技术市场提质扩容的对策建议"));
    assert!(place("某某区推动技术市场提质扩容的对策建议") < place("某某某、某某"));
    assert_eq!(pages.pages[0].number, Some(1));
}

#[test]
fn the_record_block_stands_on_an_even_page_where_that_is_asked_for() {
    let Some(fonts) = FONTS.as_ref() else { return };
    let even = Stationery::from_toml("[版记]\n置于偶数页 = true\n").expect("it is sound");
    for lines in [3, 30, 50, 70] {
        let mut document = plain(28 * lines - 2);
        document.issue.copies = Some(40);
        let pages = layout(&document, &even, fonts).value;
        let last = pages.pages.last().expect("there are pages");
        assert_eq!(last.number.map(|number| number % 2), Some(0), "{lines} lines");
        assert!(last.items.iter().any(|item| matches!(item, Item::Rule(_))), "{lines} lines");
    }
}

#[test]
fn a_table_of_many_columns_stays_within_the_block() {
    let header: Vec<String> = (1..=12).map(|n| format!("第{n}列的名称很长")).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let row = ["数据"; 12];
    let mut builder = Builder::default();
    builder.table(&[&header, &row]);
    let Some(pages) = lay_out(&builder.document, "普通报告") else { return };
    for run in body(&pages, 0) {
        let last = run.glyphs[run.glyphs.len() - 1];
        assert!(run.x + last.x + last.advance <= (28.0 + 156.0) * MM + 0.1, "{}", run.text());
    }
}

#[test]
fn lists_nested_ever_deeper_stay_within_the_block() {
    let mut builder = Builder::default();
    let mut block =
        builder.paragraph_block("最里面的一项，文字长得要转行，转行以后也还在版心里面，不会跑到纸的外面去。");
    for _ in 0..30 {
        block = DocumentBlock { at: block.at, kind: BlockKind::List { first: None, items: vec![vec![block]] } };
    }
    builder.document.blocks.push(block);
    let Some(pages) = lay_out(&builder.document, "普通报告") else { return };
    for run in pages.pages.iter().flat_map(|page| page.runs()).filter(|run| run.tag.is_some()) {
        let last = run.glyphs[run.glyphs.len() - 1];
        assert!(run.x + last.x + last.advance <= (28.0 + 156.0) * MM + 9.0, "{}", run.text());
    }
}

#[test]
fn a_click_leads_to_the_block_that_is_printed_there_whatever_its_kind() {
    let document = support::everything();
    let Some(pages) = lay_out(&document, "智库成果要报") else { return };
    let source: Vec<char> = document.source.chars().collect();
    let mut printed = vec![false; source.len()];
    for (page, content) in pages.pages.iter().enumerate() {
        for run in content.runs() {
            for glyph in run.glyphs.iter().filter(|glyph| glyph.at != NOWHERE) {
                let at = glyph.at as usize;
                printed[at] = true;
                // The cell of a squeezed mark is not where its ink is.
                if !glyph.character.is_alphanumeric() {
                    continue;
                }
                let (x, y) = (run.x + glyph.x + glyph.advance / 2.0, run.y - run.size * 0.38);
                assert_eq!(pages.place_at(page, x, y), Some(at), "{} in “{}”", source[at], run.text());
            }
        }
    }
    // Headings, runs, cells, items, quotations, verbatim text and notes: every block of the source is reached.
    for block in &document.blocks {
        let at = block.at;
        let empty = matches!(block.kind, BlockKind::Rule) || at.is_empty();
        let first = (at.start..at.end).find(|&place| printed[place]);
        assert!(empty || first.is_some(), "nothing is printed of {:?}", block.kind);
        if let Some(first) = first {
            let (page, x, y) = pages.find(first).expect("it is printed");
            assert_eq!(pages.place_at(page, x + 3.0, y + 5.0), Some(first), "back to {:?}", block.kind);
        }
    }
    let note = document.notes[0][0].at.start;
    assert!(pages.find(note).is_some() && printed[note]);
}
