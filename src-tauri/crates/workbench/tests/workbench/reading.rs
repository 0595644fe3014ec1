//! Facts, excerpts, tags.

use crate::bench::Bench;
use yaobao_workbench::contract::*;

#[test]
fn figures_are_found_by_region_period_and_word() {
    let bench = Bench::with_a_bulletin();
    let list = |filter: FactFilter| {
        let page = bench.workbench.statistics(&filter).expect("the library can be read");
        page.rows.into_iter().map(|row| row.figure).collect::<Vec<_>>()
    };
    let region = FactFilter {
        text: "成交额".to_owned(),
        region: Some("宁夏".to_owned()),
        period: Some("2025".to_owned()),
        ..FactFilter::default()
    };
    assert!(list(region.clone()).contains(&"132.77亿元".to_owned()));
    assert!(list(FactFilter { region: Some("浙江".to_owned()), ..region.clone() }).is_empty());
    assert!(list(FactFilter { period: Some("2024".to_owned()), ..region }).is_empty());
}

#[test]
fn a_rejected_figure_is_left_out_unless_it_is_asked_for() {
    let bench = Bench::with_a_bulletin();
    let before = bench.statistics("");
    let request = ReviewRequest { id: before[0].id.clone(), state: ReviewState::Rejected };
    bench.workbench.review_statistic(&request).expect("it is there");
    let after = bench.statistics("");
    assert_eq!(after.len(), before.len() - 1);
    assert!(after.iter().all(|row| row.id != before[0].id));
    let rejected = FactFilter { state: Some(ReviewState::Rejected), ..FactFilter::default() };
    assert_eq!(bench.workbench.statistics(&rejected).expect("the library can be read").total, 1);
    let second = FactFilter { offset: 1, limit: 1, ..FactFilter::default() };
    let page = bench.workbench.statistics(&second).expect("the library can be read");
    assert_eq!((page.total, page.rows[0].id.as_str()), (after.len(), after[1].id.as_str()));
}

#[test]
fn a_figure_can_be_put_right() {
    let bench = Bench::with_a_bulletin();
    let row = bench.statistics("成交额").remove(0);
    let request = EditStatisticRequest {
        id: row.id,
        value: "1,132.77".to_owned(),
        unit: "亿元".to_owned(),
        indicator: "技术合同成交额".to_owned(),
        kind: StatisticKind::Level,
        region: Some("宁夏".to_owned()),
        period: Some("2025-H1".to_owned()),
    };
    let edited = bench.workbench.edit_statistic(&request).expect("it is there");
    assert_eq!((edited.value, edited.state), (1132.77, ReviewState::Edited));
    assert_eq!(edited.region.as_deref(), Some("宁夏回族自治区"));
    let wrong = EditStatisticRequest { period: Some("去年".to_owned()), ..request };
    assert!(bench.workbench.edit_statistic(&wrong).expect_err("no period").hint.contains("2025-H1"));
}

#[test]
fn an_excerpt_is_the_very_characters_that_were_marked() {
    let bench = Bench::with_a_bulletin();
    let statistic = bench.statistics("成交额").remove(0);
    let tag = AddTagRequest { parent: None, name: " 技术市场 ".to_owned(), color: String::new() };
    let tag = bench.workbench.add_tag(&tag).expect("it can be added");
    assert_eq!(tag.name, "技术市场");
    let again = AddTagRequest { parent: None, name: "技术市场".to_owned(), color: "#112233".to_owned() };
    assert_eq!(bench.workbench.add_tag(&again).expect("it is there").id, tag.id);
    let request = AddExcerptRequest {
        article: statistic.source.article.clone(),
        at: statistic.quote_at,
        statement: "规模扩大".to_owned(),
        note: String::new(),
        tags: vec![tag.id.clone()],
    };
    let excerpt = bench.workbench.add_excerpt(&request).expect("the place is there");
    assert_eq!(excerpt.quote, statistic.quote);
    let filter = ExcerptFilter { tag: Some(tag.id), region: Some("宁夏".to_owned()), ..ExcerptFilter::default() };
    assert_eq!(bench.workbench.excerpts(&filter).expect("the library can be read").total, 1);
    let nowhere = AddExcerptRequest { at: (9, 3), ..request };
    assert_eq!(bench.workbench.add_excerpt(&nowhere).expect_err("no place").code, ErrorCode::BadRequest);
}

#[test]
fn a_measure_keeps_who_is_to_do_it_and_by_when() {
    let bench = Bench::new();
    let plan = "某市中试平台建设方案\n\n一是建设中试平台。到2027年，建成中试基地20个。（责任单位：市科技局、市财政局）\n\n\
        二是培育技术经理人。开展技术经理人培训，纳入人才目录。\n";
    bench.bring(&[("方案.txt", plan)]);
    let rows = bench.workbench.measures(&FactFilter::default()).expect("the library can be read").rows;
    let row = rows.iter().find(|row| row.head.contains("中试平台")).expect("the first measure");
    assert_eq!(row.actors, ["市科技局", "市财政局"]);
    assert_eq!(row.deadline.as_deref(), Some("2027"));
    assert!(row.targets.iter().any(|target| target.contains("20个")), "{row:?}");
}
