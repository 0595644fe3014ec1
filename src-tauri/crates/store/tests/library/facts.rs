//! Lists of figures and measures, and what people say of them.

use crate::sample::{TRADE, add, article, bulletin, library_with_digest, statistic};
use yaobao_model::{Extraction, Period, ReviewState, StatisticKind};
use yaobao_store::{
    Library, MeasureFilter, Reader, SearchQuery, StatisticEdit, StatisticFilter, StatisticOrder, StoreError,
};

fn figures(library: &Library, filter: &StatisticFilter) -> Vec<String> {
    let page = library.statistics(filter).unwrap();
    assert_eq!(page.total, page.rows.len());
    page.rows.into_iter().map(|row| row.statistic.figure).collect()
}

/// The digest, and a later bulletin with figures of a county, of a month and of the whole country.
fn with_more_figures() -> Library {
    let (mut library, _) = library_with_digest();
    let text = "三台县产粮85万吨，7月产5.5万吨，全国产70000万吨。";
    let figure = |figure: &str, value: &str, region: &str| statistic(text, figure, value, "粮食产量", region);
    let mut month = figure("5.5万吨", "5.5", "四川省绵阳市三台县");
    month.period = Some(Period::month(2025, 7));
    let mut country = figure("70000万吨", "70000", "全国");
    country.period = None;
    country.kind = StatisticKind::Target;
    let statistics = vec![figure("85万吨", "85", "四川省绵阳市三台县"), month, country];
    let grain = bulletin("粮食简报", vec![article("粮食丰收", "四川省绵阳市三台县", &[text])]);
    add(&mut library, &grain, &[Extraction { statistics, measures: Vec::new() }]);
    library
}

#[test]
fn figures_narrow_by_everything_that_is_known_of_them() {
    let library = with_more_figures();
    let all = StatisticFilter::default;
    assert_eq!(figures(&library, &all()), ["85万吨", "5.5万吨", "70000万吨", "132.77亿元"]);
    assert_eq!(figures(&library, &StatisticFilter { region: Some("四川省".into()), ..all() }), ["85万吨", "5.5万吨"]);
    assert_eq!(
        figures(&library, &StatisticFilter { indicator: Some("技术合同成交额".into()), ..all() }),
        ["132.77亿元"]
    );
    assert_eq!(figures(&library, &StatisticFilter { kind: Some(StatisticKind::Target), ..all() }), ["70000万吨"]);
    let year = StatisticFilter { period: Some(Period::year(2025)), ..all() };
    assert_eq!(figures(&library, &year), ["85万吨", "5.5万吨", "132.77亿元"], "a year holds its months");
    let july = StatisticFilter { period: Some(Period::month(2025, 7)), ..all() };
    assert_eq!(figures(&library, &july), ["5.5万吨"]);
    assert_eq!(figures(&library, &StatisticFilter { text: Some("粮食 全国".into()), ..all() }).len(), 3);
    assert_eq!(figures(&library, &StatisticFilter { text: Some("，".into()), ..all() }).len(), 0);
    let value = StatisticFilter { order: StatisticOrder::Value, ..all() };
    assert_eq!(figures(&library, &value), ["70000万吨", "132.77亿元", "85万吨", "5.5万吨"]);
    let page = library.statistics(&StatisticFilter { limit: Some(1), offset: 3, ..all() }).unwrap();
    assert_eq!((page.total, page.rows[0].statistic.figure.as_str()), (4, "132.77亿元"));
    assert_eq!(library.indicators(10).unwrap()[0], ("粮食产量".to_owned(), 3));
}

#[test]
fn a_row_says_where_the_figure_comes_from() {
    let (library, id) = library_with_digest();
    let row = library.statistics(&StatisticFilter { bulletin: Some(id), ..Default::default() }).unwrap().rows.remove(0);
    assert_eq!(row.source.bulletin, id);
    assert_eq!(row.source.bulletin_title, "创新动态第3期");
    assert_eq!(row.source.article_title, "宁夏技术市场活跃");
    assert_eq!(row.source.date.unwrap().to_string(), "2026-03-05");
    assert_eq!(row.statistic.quote, TRADE);
    assert_eq!((row.state, row.reader), (ReviewState::Proposed, Reader::Program));
    assert_eq!(library.statistic(row.id).unwrap(), Some(row));
}

#[test]
fn a_person_accepts_rejects_and_puts_right() {
    let (mut library, id) = library_with_digest();
    let row = library.bulletin(id).unwrap().unwrap().articles[0].statistics[0].clone();
    library.set_statistic_state(row.id, ReviewState::Rejected).unwrap();
    assert_eq!(library.counts().unwrap().statistics, 0);
    assert_eq!(library.bulletin(id).unwrap().unwrap().row.statistics, 0);

    let mut edit = StatisticEdit::from(&row.statistic);
    edit.indicator = "登记技术合同金额".to_owned();
    edit.region = None;
    library.edit_statistic(row.id, &edit).unwrap();
    let edited = library.statistic(row.id).unwrap().unwrap();
    assert_eq!((edited.state, edited.reader), (ReviewState::Edited, Reader::Person));
    assert_eq!(edited.statistic.indicator, edit.indicator);
    assert_eq!(edited.statistic.quote, row.statistic.quote, "what is printed does not change");
    assert!(library.search(&SearchQuery::new("登记技术合同")).unwrap().total == 1, "the index follows");
    assert!(library.verify().unwrap().is_clean());

    let nobody = yaobao_model::StatisticId::from_parts(1, 1);
    assert!(matches!(library.edit_statistic(nobody, &edit), Err(StoreError::NoSuch { what: "statistic", .. })));
}

#[test]
fn measures_narrow_too() {
    let (mut library, id) = library_with_digest();
    let list = |library: &Library, filter: MeasureFilter| library.measures(&filter).unwrap().rows;
    let row = list(&library, MeasureFilter::default()).remove(0);
    assert_eq!(row.measure.policies, ["《某某办法》", "《某某细则》"]);
    assert_eq!(library.measure(row.id).unwrap().as_ref(), Some(&row));
    let with = |text: &str| MeasureFilter { text: Some(text.to_owned()), bulletin: Some(id), ..Default::default() };
    assert_eq!(list(&library, with("人才 研发")).len(), 1);
    assert_eq!(list(&library, with("人才 粮食")).len(), 0);
    library.set_measure_state(row.id, ReviewState::Accepted).unwrap();
    let state = |state| MeasureFilter { state: Some(state), ..Default::default() };
    assert_eq!(list(&library, state(ReviewState::Accepted)).len(), 1);
    assert_eq!(list(&library, state(ReviewState::Proposed)).len(), 0);
    let region = |region: &str| MeasureFilter { region: Some(region.to_owned()), ..Default::default() };
    assert_eq!((list(&library, region("四川省")).len(), list(&library, region("浙江省")).len()), (1, 0));
}
