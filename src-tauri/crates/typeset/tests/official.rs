//! Official documents (公文): where GB/T 9704-2012 § 7.2–7.4 puts everything.

mod support;

use std::sync::LazyLock;
use support::Builder;
use yaobao_model::brief::Official;
use yaobao_model::document::Document;
use yaobao_typeset::{FontSet, GlyphRun, Item, Pages, Verdict, layout, measure};

const MM: f32 = 72.0 / 25.4;
/// One character of the grid, and the right edge of the block.
const CELL: f32 = 156.0 * MM / 28.0;
const RIGHT: f32 = (28.0 + 156.0) * MM;

static FONTS: LazyLock<Option<FontSet>> = LazyLock::new(support::fonts);

fn lay_out(document: &Document) -> Option<Pages> {
    FONTS.as_ref().map(|fonts| layout(document, &support::stationery("公文"), fonts).value)
}

/// A notice of two paragraphs with the head that every notice has.
fn notice(official: Official) -> Document {
    let mut builder = Builder::default();
    let issue = &mut builder.document.issue;
    issue.issuer = Some("某某市科学技术局".into());
    issue.date = chrono::NaiveDate::from_ymd_opt(2026, 6, 9);
    issue.title = Some("关于开展技术市场专项行动的通知".into());
    issue.official = Official {
        document_number: Some("某科发〔2026〕3号".into()),
        addressed_to: vec!["各县（区）科学技术局".into()],
        copied_to: vec!["市委办公室".into(), "市政协办公室".into()],
        printed_by: Some("某某市科学技术局办公室".into()),
        printed_on: chrono::NaiveDate::from_ymd_opt(2026, 6, 10),
        ..official
    };
    builder.paragraph("为做好技术市场建设工作，现将有关事项通知如下。").paragraph("请认真贯彻落实。");
    builder.document
}

fn run<'p>(pages: &'p Pages, text: &str) -> (usize, &'p GlyphRun) {
    let mut all = pages.pages.iter().enumerate().flat_map(|(page, content)| content.runs().map(move |run| (page, run)));
    all.find(|(_, run)| run.text() == text).unwrap_or_else(|| panic!("“{text}” is printed"))
}

fn right_of(run: &GlyphRun) -> f32 {
    let last = run.glyphs[run.glyphs.len() - 1];
    run.x + last.x + last.advance
}

/// Left edge in characters of the grid from the left edge of the block.
fn column(run: &GlyphRun) -> f32 {
    (run.x - 28.0 * MM) / CELL
}

fn near(found: f32, wanted: f32) -> bool {
    (found - wanted).abs() < 0.25
}

#[test]
fn the_report_finds_the_head_where_the_standard_has_it() {
    let Some(fonts) = FONTS.as_ref() else { return };
    let document = notice(Official::default());
    let stationery = support::stationery("公文");
    let rows = measure(&layout(&document, &stationery, fonts).value, &stationery, fonts);
    let broken: Vec<_> = rows.iter().filter(|row| row.verdict != Verdict::Kept).collect();
    assert!(broken.is_empty(), "{broken:#?}");
    let found = |rule: &str| rows.iter().find(|row| row.rule.starts_with(rule)).map(|row| row.found.as_str());
    assert_eq!(found("发文机关标志上边缘"), Some("35"));
    assert_eq!(found("发文字号距红色分隔线"), Some("4"));
    assert_eq!(found("标题距红色分隔线"), Some("2"));
    assert_eq!(found("首页显示正文"), Some("显示"));
}

#[test]
fn copy_number_secrecy_and_urgency_stand_flush_left_one_below_the_other() {
    let mut document =
        notice(Official { copy_number: Some("000012".into()), urgency: Some("特急".into()), ..Official::default() });
    document.issue.classification = Some("机密★1年".into());
    let Some(pages) = lay_out(&document) else { return };
    let lines: Vec<f32> = ["000012", "特急"].iter().map(|text| run(&pages, text).1.y).collect();
    let pitch = (225.0 * MM - 16.0) / 21.0;
    assert!(near(lines[0] - 0.88 * 16.0, 37.0 * MM));
    assert!(near(lines[1] - lines[0], 2.0 * pitch));
}

#[test]
fn signers_stand_two_to_the_line_and_the_number_beside_the_last() {
    let signers = ["某甲", "某乙乙", "某丙丙"].map(str::to_owned).to_vec();
    let Some(pages) = lay_out(&notice(Official { signers, ..Official::default() })) else { return };
    let (_, number) = run(&pages, "某科发〔2026〕3号");
    let (_, third) = run(&pages, "某丙丙");
    assert!(near(number.y, third.y));
    assert!(near(number.x, 28.0 * MM + 16.0), "one character from the left");
    assert!(near(third.x, run(&pages, "某甲").1.x), "aligned under the first");
    assert!(near(right_of(run(&pages, "某乙乙").1), RIGHT - 16.0), "one character from the right");
    assert!(run(&pages, "签发人：").1.y < third.y);
}

#[test]
fn with_a_seal_the_name_is_centred_above_a_date_four_characters_from_the_right() {
    let Some(pages) = lay_out(&notice(Official { sealed: Some(true), ..Official::default() })) else { return };
    let (_, date) = run(&pages, "2026年6月9日");
    let (_, name) = run(&pages, "某某市科学技术局");
    assert!(near(right_of(date), RIGHT - 4.0 * CELL));
    assert!(near(name.x + right_of(name), date.x + right_of(date)));
    let (_, body) = run(&pages, "请认真贯彻落实。");
    // The seal, 42 mm across, presses name and date and begins within one line of the body.
    let middle = (name.y + date.y) / 2.0 - 0.38 * 16.0;
    let top = middle - 7.0 - 21.0 * MM - (body.y + 0.12 * 16.0);
    assert!((0.0..=30.0).contains(&top), "the seal begins {top} pt below the body");
}

#[test]
fn without_a_seal_the_date_begins_two_characters_right_of_the_name() {
    let mut document = notice(Official { sealed: Some(false), ..Official::default() });
    let Some(pages) = lay_out(&document) else { return };
    let (_, name) = run(&pages, "某某市科学技术局");
    let (_, date) = run(&pages, "2026年6月9日");
    assert!(near(right_of(name), RIGHT - 2.0 * CELL));
    assert!(near(column(date) - column(name), 2.0));
    // A name shorter than the date moves left instead.
    document.issue.issuer = Some("某某局".into());
    let Some(pages) = lay_out(&document) else { return };
    let (_, name) = run(&pages, "某某局");
    let (_, date) = run(&pages, "2026年6月9日");
    assert!(near(right_of(date), RIGHT - 2.0 * CELL));
    assert!(near(column(date) - column(name), 2.0));
}

#[test]
fn names_of_attachments_align_and_carry_no_mark() {
    let attachments =
        vec!["某某实施方案。".into(), "名字长得一行放不下的附件要转到第二行去转行以后和第一个字对齐".into()];
    let Some(pages) = lay_out(&notice(Official { attachments, ..Official::default() })) else { return };
    assert!(near(column(run(&pages, "附件：").1), 2.0));
    let (_, first) = run(&pages, "某某实施方案");
    let turned = pages.pages.iter().flat_map(|page| page.runs()).filter(|run| near(run.x, first.x)).count();
    assert_eq!(turned, 3, "first characters of both names and of the turn line stand below each other");
}

#[test]
fn the_record_block_stands_on_an_even_page_and_a_blank_one_before_it_is_not_numbered() {
    for lines in 1..=66 {
        let mut document = notice(Official::default());
        let mut builder = Builder { document: document.clone() };
        builder.paragraph(&"建".repeat(28 * lines - 2));
        document.blocks = builder.document.blocks;
        let Some(pages) = lay_out(&document) else { return };
        let last = pages.pages.last().expect("there are pages");
        assert_eq!(pages.pages.len() % 2, 0, "{lines} lines");
        assert!(last.runs().any(|run| run.text() == "抄送："), "{lines} lines");
        assert!(last.runs().any(|run| run.text() == "2026年6月10日印发"), "{lines} lines");
        let blank = pages.pages.iter().position(|page| page.items.is_empty());
        let numbered = last.runs().any(|run| run.tag.is_none());
        assert_eq!(numbered, blank.is_none(), "{lines} lines");
        let (page, _) = run(&pages, "2026年6月9日");
        assert!(
            pages.pages[page].runs().any(|run| run.text().contains('建') || run.text().contains('落')),
            "{lines} lines leave the signature alone"
        );
    }
}

#[test]
fn addressees_that_leave_no_room_for_text_move_into_the_record_block() {
    let many = (1..=60).map(|n| format!("某某县第{n}区人民政府办公室")).collect();
    let mut document = notice(Official::default());
    document.issue.official.addressed_to = many;
    let Some(pages) = lay_out(&document) else { return };
    assert!(pages.pages[0].runs().any(|run| run.text().contains("现将有关事项")), "the first page shows text");
    let last = pages.pages.last().expect("there are pages");
    let y = |text: &str| last.runs().find(|run| run.text() == text).map(|run| run.y).expect("it is printed");
    assert!(y("主送：") < y("抄送："));
    let between = |item: &&Item| matches!(item, Item::Rule(rule) if (y("主送：")..y("抄送：")).contains(&rule.area.y));
    assert_eq!(last.items.iter().filter(between).count(), 0, "no rule between 主送 and 抄送");
}

#[test]
fn an_attachment_begins_a_page_with_its_title_on_the_third_line() {
    let mut document = notice(Official::default());
    let mut builder = Builder { document: document.clone() };
    builder.heading(1, "附件1").heading(2, "某某实施方案").paragraph("附件的正文。");
    document.blocks = builder.document.blocks;
    document.source = builder.document.source;
    let Some(pages) = lay_out(&document) else { return };
    let pitch = (225.0 * MM - 16.0) / 21.0;
    let (page, label) = run(&pages, "附件1");
    let (on, title) = run(&pages, "某某实施方案");
    assert_eq!((page, on), (1, 1));
    assert!(near(column(label), 0.0) && near(label.y - 0.88 * 16.0, 37.0 * MM));
    assert!(near(title.y - 0.88 * 22.0, 37.0 * MM + 2.0 * pitch));
    assert!(run(&pages, "2026年6月9日").0 == 0, "the signature stands before the attachments");
}

#[test]
fn a_document_without_an_office_has_no_mark_and_says_so() {
    let Some(fonts) = FONTS.as_ref() else { return };
    let mut document = notice(Official::default());
    document.issue.issuer = None;
    let outcome = layout(&document, &support::stationery("公文"), fonts);
    assert!(outcome.diagnostics.iter().any(|remark| remark.code == "official.no-mark"));
}
