//! Searches that are narrowed, and searches that are kept.

use crate::sample::{add, article, bulletin, library, statistic};
use proptest::prelude::*;
use yaobao_model::{BulletinId, Extraction, PartialDate, Period};
use yaobao_store::{ExcerptRemarks, Library, NewExcerpt, SearchQuery, StoreError, SubjectKind};

fn titles(library: &Library, query: &SearchQuery) -> Vec<String> {
    library.search(query).unwrap().hits.into_iter().map(|hit| hit.title).collect()
}

/// Bulletins of these dates; each of one article called as its date and with a figure of that period.
fn dated(dates: &[&str]) -> (Library, Vec<BulletinId>) {
    let mut library = library();
    let ids = dates
        .iter()
        .map(|date| {
            let text = format!("{date}，全市外贸额达5亿元。");
            let mut document = bulletin(date, vec![article(date, "四川省绵阳市", &[&text])]);
            document.date = PartialDate::parse(date);
            let mut figure = statistic(&text, "5亿元", "5", "外贸额", "四川省绵阳市");
            figure.period = document.date.map(Period::Date);
            add(&mut library, &document, &[Extraction { statistics: vec![figure], measures: Vec::new() }])
        })
        .collect();
    (library, ids)
}

fn articles_between(library: &Library, from: &str, to: &str) -> Vec<String> {
    let (from, to) = (PartialDate::parse(from), PartialDate::parse(to));
    titles(library, &SearchQuery { from, to, kinds: vec![SubjectKind::Article], ..SearchQuery::new("外贸额") })
}

#[test]
fn narrows_to_days_months_and_years() {
    let (library, _) = dated(&["2024-12-31", "2025-01-01", "2025-02-28", "2025-03-01", "2026"]);
    let check = |from, to, expected: &[&str]| assert_eq!(articles_between(&library, from, to), expected, "{from}–{to}");
    check("2025-01-01", "2025-02-28", &["2025-02-28", "2025-01-01"]);
    check("2025", "2025", &["2025-03-01", "2025-02-28", "2025-01-01"]);
    check("2025-02", "2025-02", &["2025-02-28"]);
    check("2025-12", "", &["2026"]);
    check("", "2024-12", &["2024-12-31"]);
    check("2025-04", "2025-12", &[]);
}

#[test]
fn narrows_figures_to_a_period() {
    let (library, _) = dated(&["2024-11", "2025", "2025-07", "2025-07-31"]);
    let of = |period: &str| {
        let query = SearchQuery { period: period.parse().ok(), ..SearchQuery::new("外贸额") };
        let hits = library.search(&query).unwrap().hits;
        assert!(hits.iter().all(|hit| hit.subject.kind() == SubjectKind::Statistic));
        hits.iter().map(|hit| hit.snippet.split('，').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of("2025"), ["2025-07-31", "2025-07", "2025"]);
    assert_eq!(of("2025-07"), ["2025-07-31", "2025-07"]);
    assert_eq!(of("2025-08"), [""; 0]);
}

#[test]
fn narrows_to_a_bulletin_with_its_excerpts() {
    let (mut library, ids) = dated(&["2025-01", "2025-02", "2025-03"]);
    let article = library.bulletin(ids[1]).unwrap().unwrap().articles[0].id;
    let remarks = ExcerptRemarks::default();
    library.add_excerpt(&NewExcerpt { article, at: yaobao_model::Span::new(8, 14), remarks }).unwrap();
    let page = library.search(&SearchQuery { bulletin: Some(ids[1]), ..SearchQuery::new("外贸额") }).unwrap();
    assert_eq!(page.total, 3);
    assert!(page.hits.iter().all(|hit| hit.bulletin == Some(ids[1])));
    let unknown = SearchQuery { bulletin: Some(BulletinId::from_parts(1, 1)), ..SearchQuery::new("外贸额") };
    assert_eq!(titles(&library, &unknown), [""; 0]);
}

#[test]
fn saved_searches_are_kept_by_name() {
    let mut library = library();
    let first = library.save_search("人才", "人才 飞地", "{}").unwrap();
    library.save_search("外贸", "外贸额", "{}").unwrap();
    let again = library.save_search("人才", "引才", r#"{"region":"四川省"}"#).unwrap();
    assert_eq!((again.id.as_str(), again.query.as_str()), (first.id.as_str(), "引才"));
    assert!(matches!(library.rename_search(&first.id, "外贸"), Err(StoreError::NameTaken { .. })));
    library.rename_search(&first.id, "引进人才").unwrap();
    let names: Vec<_> = library.saved_searches().unwrap().into_iter().map(|saved| saved.name).collect();
    assert_eq!(names, ["外贸", "引进人才"]);
    library.forget_search(&first.id).unwrap();
    assert!(matches!(library.forget_search(&first.id), Err(StoreError::NoSuch { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// A search between two days finds what a look at every date finds.
    #[test]
    fn nothing_between_two_days_is_missed(
        days in prop::collection::btree_set((2023i32..2026, 1u32..=12, 1u32..=28), 1..20),
        from in (2023i32..2026, 1u32..=12, 1u32..=28),
        to in (2023i32..2026, 1u32..=12, 1u32..=28),
    ) {
        let written = |(year, month, day): (i32, u32, u32)| format!("{year}-{month:02}-{day:02}");
        let dates: Vec<String> = days.into_iter().map(written).collect();
        let (library, _) = dated(&dates.iter().map(String::as_str).collect::<Vec<_>>());
        let (from, to) = (written(from), written(to));
        let expected: Vec<String> =
            dates.iter().rev().filter(|date| **date >= from && **date <= to).cloned().collect();
        prop_assert_eq!(articles_between(&library, &from, &to), expected);
    }
}
