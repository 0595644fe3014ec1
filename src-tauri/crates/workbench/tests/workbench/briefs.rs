//! From a template to a PDF.

use crate::bench::{Bench, fonts_are_there};
use std::collections::BTreeMap;
use std::fs;
use yaobao_workbench::contract::*;

fn started(bench: &Bench) -> BriefDetail {
    let request = NewBriefRequest { template: "智库成果要报".to_owned(), answers: BTreeMap::new() };
    bench.workbench.new_brief(&request).expect("the template can be used")
}

fn inserted(bench: &Bench, kind: FactKind, id: &str) -> String {
    let request = FactRequest { kind, id: id.to_owned() };
    bench.workbench.insertion(&request).expect("the fact is there").markdown
}

/// The rules of a check's findings about figures.
fn figure_rules(bench: &Bench, body: &str) -> Vec<String> {
    let markdown = format!("---\n标题: 某题\n---\n\n{body}\n");
    let report = bench.workbench.check_brief(&CheckRequest { brief: None, markdown }).expect("it can be checked");
    report.findings.into_iter().map(|f| f.rule).filter(|rule| rule.starts_with("figure.")).collect()
}

#[test]
fn a_brief_is_started_kept_and_exported() {
    let bench = Bench::with_a_bulletin();
    let brief = started(&bench);
    assert!(brief.markdown.starts_with("---\n"));
    assert_eq!(bench.workbench.briefs(&Nothing {}).expect("the library can be read").len(), 1);
    let markdown = brief.markdown.replace("宁夏", "某地");
    let saved = bench.workbench.save_brief(&SaveBriefRequest { id: brief.row.id.clone(), markdown: markdown.clone() });
    assert_eq!(saved.expect("it is there").id, brief.row.id);
    assert_eq!(bench.workbench.brief(&IdRequest { id: brief.row.id }).expect("it is there").markdown, markdown);
    if !fonts_are_there() {
        return;
    }
    let export = |name: &str| {
        let path = bench.folder.path().join(name);
        let request = ExportRequest { markdown: markdown.clone(), path: path.to_string_lossy().into_owned() };
        let account = bench.workbench.export_brief(&request).expect("it can be exported");
        assert!(account.pages > 0);
        fs::read(path).expect("it was written")
    };
    let (once, twice) = (export("一.pdf"), export("二.pdf"));
    assert!(once.starts_with(b"%PDF-"));
    assert!(once == twice, "the same brief gives the same file");
}

#[test]
fn a_linked_fact_is_found_by_its_identifier() {
    let bench = Bench::with_a_bulletin();
    let fact = |kind, id: &str| bench.workbench.fact(&FactRequest { kind, id: id.to_owned() });
    let statistic = bench.statistics("成交额").into_iter().next().expect("it was read");
    assert_eq!(fact(FactKind::Statistic, &statistic.id), Ok(FactRow::Statistic(statistic.clone())));
    let measure = bench.workbench.measures(&FactFilter::default()).expect("it can be read").rows.remove(0);
    assert_eq!(fact(FactKind::Measure, &measure.id), Ok(FactRow::Measure(measure)));
    // A brief may go on using what is rejected in the lists.
    let rejected = ReviewRequest { id: statistic.id.clone(), state: ReviewState::Rejected };
    let rejected = bench.workbench.review_statistic(&rejected).expect("it is there");
    assert_eq!(fact(FactKind::Statistic, &statistic.id), Ok(FactRow::Statistic(rejected)));
    let code = |kind, id: &str| fact(kind, id).expect_err("there is none").code;
    assert_eq!(code(FactKind::Excerpt, &statistic.id), ErrorCode::NotFound);
    assert_eq!(code(FactKind::Statistic, "01J9Z3"), ErrorCode::BadRequest);
}

#[test]
fn a_linked_figure_is_checked_against_its_source() {
    let bench = Bench::with_a_bulletin();
    let statistic = bench.statistics("成交额").into_iter().find(|row| row.figure == "132.77亿元").expect("it was read");
    let link = inserted(&bench, FactKind::Statistic, &statistic.id);
    assert_eq!(link, format!("[132.77亿元](yaobao:statistic/{})", statistic.id));
    assert_eq!(figure_rules(&bench, &format!("2025年，宁夏技术合同成交额达{link}。")), Vec::<String>::new());
    let wrong = link.replace("132.77", "137.22");
    assert!(!figure_rules(&bench, &format!("2025年，宁夏技术合同成交额达{wrong}。")).is_empty());
    assert_eq!(figure_rules(&bench, "2025年，宁夏新增企业77家。"), ["figure.unsourced"]);
}

#[test]
fn measures_and_excerpts_are_inserted_with_their_source() {
    let bench = Bench::with_a_bulletin();
    let measures = bench.workbench.measures(&FactFilter::default()).expect("the library can be read").rows;
    let markdown = inserted(&bench, FactKind::Measure, &measures[0].id);
    assert!(markdown.contains(&format!("](yaobao:measure/{})", measures[0].id)), "{markdown}");
    let statistic = bench.statistics("成交额").remove(0);
    let request = AddExcerptRequest {
        article: statistic.source.article,
        at: statistic.quote_at,
        statement: String::new(),
        note: String::new(),
        tags: Vec::new(),
    };
    let excerpt = bench.workbench.add_excerpt(&request).expect("the place is there");
    let markdown = inserted(&bench, FactKind::Excerpt, &excerpt.id);
    assert!(markdown.starts_with("> [") && markdown.contains("——《"), "{markdown}");
}

#[test]
fn what_a_brief_uses_cannot_be_deleted() {
    let bench = Bench::with_a_bulletin();
    let brief = started(&bench);
    let statistic = bench.statistics("成交额").remove(0);
    let markdown = format!("{}\n{}\n", brief.markdown, inserted(&bench, FactKind::Statistic, &statistic.id));
    bench.workbench.save_brief(&SaveBriefRequest { id: brief.row.id.clone(), markdown }).expect("it is there");
    let bulletin = IdRequest { id: statistic.source.bulletin };
    let report = bench.workbench.delete_bulletin(&bulletin).expect_err("the brief uses it");
    assert_eq!(report.code, ErrorCode::InUse);
    assert!(report.message.contains(&brief.row.title), "{}", report.message);
    bench.workbench.delete_brief(&IdRequest { id: brief.row.id }).expect("it is there");
    bench.workbench.delete_bulletin(&bulletin).expect("nothing uses it any more");
}

#[test]
fn a_preview_leads_to_the_markdown_and_back() {
    if !fonts_are_there() {
        return;
    }
    let bench = Bench::new();
    let markdown = "---\n标题: 某题\n---\n\n## 一、现状\n\n（一）稳步推进。全区持续用力。\n".to_owned();
    let preview =
        bench.workbench.preview_brief(&MarkdownRequest { markdown: markdown.clone() }).expect("it can be set");
    let heading = preview.outline.iter().find(|row| row.title.contains("现状")).expect("it is in the outline");
    let at = markdown.chars().position(|c| c == '现').expect("it is there");
    assert!(heading.at.0 <= at && at < heading.at.1, "{heading:?}");
    let place = PlaceRequest { revision: preview.revision.clone(), at };
    let point = bench.workbench.point_in_preview(&place).expect("it is remembered").point;
    let (page, x, y) = point.expect("it is printed");
    let request = PointRequest { revision: preview.revision.clone(), page, x: x + 2.0, y: y + 8.0 };
    assert_eq!(bench.workbench.place_in_brief(&request).expect("it is remembered").at, Some(at));
    let image = bench.workbench.page_image(&preview.revision, page, 1.0).expect("there is such a page");
    assert!(image.starts_with(b"\x89PNG"));
    assert_eq!(bench.workbench.page_image(&preview.revision, 99, 1.0).expect_err("no page").code, ErrorCode::NotFound);
    assert_eq!(bench.workbench.page_image("0", 1, 1.0).expect_err("no layout").code, ErrorCode::NotFound);
}

#[test]
fn a_markdown_file_can_be_taken_in_and_given_out() {
    let bench = Bench::new();
    let path = bench.file("旧稿.md", "\u{feff}---\r\n期号: 7\r\n刊名: 某刊\r\n---\r\n\r\n正文。\r\n");
    let opened = bench.workbench.open_brief_file(&PathRequest { path: path.to_string_lossy().into_owned() });
    let brief = opened.expect("it can be read");
    assert_eq!((brief.row.title.as_str(), brief.row.issue.as_str()), ("旧稿", "某刊 第7期"));
    assert!(!brief.markdown.contains(['\r', '\u{feff}']));
    let copy = bench.folder.path().join("新稿.md").to_string_lossy().into_owned();
    let request = ExportRequest { markdown: brief.markdown.clone(), path: copy.clone() };
    bench.workbench.export_markdown(&request).expect("it can be written");
    assert_eq!(fs::read_to_string(copy).expect("it was written"), brief.markdown);
}
