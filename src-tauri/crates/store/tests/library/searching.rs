//! What a search finds, and in what order.

use crate::sample::{add, article, bulletin, library, library_with_digest};
use proptest::prelude::*;
use yaobao_model::Span;
use yaobao_store::{Hit, Library, SearchQuery, Subject, SubjectKind};

fn hits(library: &Library, query: &SearchQuery) -> Vec<Hit> {
    let page = library.search(query).unwrap();
    assert_eq!(page.total, page.hits.len());
    page.hits
}

fn titles(library: &Library, words: &str) -> Vec<String> {
    hits(library, &SearchQuery::new(words)).into_iter().map(|hit| hit.title).collect()
}

fn articles(texts: &[(&str, &str)]) -> Library {
    let mut library = library();
    let articles = texts.iter().map(|(title, text)| article(title, "", &[text])).collect();
    add(&mut library, &bulletin("资料", articles), &[]);
    library
}

#[test]
fn finds_words_of_any_length_numbers_and_latin() {
    let library = articles(&[
        ("甲", "全省生产总值5600亿元，增长7.5%。"),
        ("乙", "引进C919配套项目，GDP增长７．６％，总量1,100.9亿元。"),
        ("丙", "科技、创新两手抓，种质资源库建成。"),
    ]);
    let cases: &[(&str, &[&str])] = &[
        ("省", &["甲"]),
        ("種質資源", &["丙"]),
        ("种质", &["丙"]),
        ("生产总值", &["甲"]),
        ("5600亿元", &["甲"]),
        ("５６００ 亿元", &["甲"]),
        ("7.5%", &["甲"]),
        ("7.6%", &["乙"]),
        ("7.5亿元", &[]),
        ("1100.9亿元", &["乙"]),
        ("1,100.9", &["乙"]),
        ("gdp", &["乙"]),
        ("Gd", &["乙"]),
        ("919", &["乙"]),
        ("科技创新", &[]),
        ("科技、创新", &["丙"]),
        ("增长 项目", &["乙"]),
        ("增长 -项目", &["甲"]),
        ("增长 NOT 项目 OR 资源", &["甲", "丙"]),
        ("“增长７．６％”", &["乙"]),
        ("没有的词", &[]),
        ("\"(*^:", &[]),
        ("NEAR(增长) {", &[]),
    ];
    for (words, expected) in cases {
        assert_eq!(titles(&library, words), *expected, "{words}");
    }
}

#[test]
fn shows_where_the_words_stand() {
    let library = articles(&[("市场活跃", "第一段没有。\n全区技术合同成交额增长，合同质量提高。")]);
    let hit = hits(&library, &SearchQuery::new("合同")).remove(0);
    assert_eq!(hit.snippet, "全区技术合同成交额增长，合同质量提高。");
    assert_eq!(hit.marks, [Span::new(4, 6), Span::new(12, 14)]);
    assert_eq!(hit.at, Some(Span::new(11, 13)));
    let in_title = hits(&library, &SearchQuery::new("市场")).remove(0);
    assert_eq!((in_title.at, in_title.title_marks), (None, vec![Span::new(0, 2)]));
}

#[test]
fn hits_in_titles_come_first_then_the_newest() {
    let mut library = library();
    for (date, title) in [("2024-05-01", "旧闻"), ("2026-05-01", "新闻"), ("2020", "人才工作"), ("2025-01-01", "中间")]
    {
        let mut bulletin = bulletin(title, vec![article(title, "", &["各地重视人才。"])]);
        bulletin.date = yaobao_model::PartialDate::parse(date);
        bulletin.original.push_str(title);
        add(&mut library, &bulletin, &[]);
    }
    let all = ["人才工作", "新闻", "中间", "旧闻"];
    assert_eq!(titles(&library, "人才"), all);
    for offset in 0..4 {
        let page = library.search(&SearchQuery { offset, limit: 2, ..SearchQuery::new("人才") }).unwrap();
        let seen: Vec<_> = page.hits.iter().map(|hit| hit.title.as_str()).collect();
        assert_eq!((page.total, seen), (4, all[offset..].iter().copied().take(2).collect()));
    }
}

#[test]
fn narrows_by_kind_and_region() {
    let (mut library, id) = library_with_digest();
    library.add_brief("人才飞地专报", None, "建议推广。").unwrap();
    let kinds = |kinds: &[SubjectKind]| -> Vec<SubjectKind> {
        let query = SearchQuery { kinds: kinds.to_vec(), ..SearchQuery::new("人才飞地") };
        hits(&library, &query).iter().map(|hit| hit.subject.kind()).collect()
    };
    assert_eq!(kinds(&[]), [SubjectKind::Brief, SubjectKind::Article, SubjectKind::Measure]);
    assert_eq!(kinds(&[SubjectKind::Measure]), [SubjectKind::Measure]);
    assert_eq!(kinds(&[SubjectKind::Statistic, SubjectKind::Excerpt]), []);
    let region = |region: &str| {
        hits(
            &library,
            &SearchQuery { region: Some(region.to_owned()), ..SearchQuery::new("一是 OR 132.77亿元 OR 飞地") },
        )
        .into_iter()
        .map(|hit| (hit.subject.kind(), hit.region.unwrap_or_default()))
        .collect::<Vec<_>>()
    };
    assert_eq!(
        region("四川省"),
        [(SubjectKind::Article, "四川省绵阳市".to_owned()), (SubjectKind::Measure, "四川省绵阳市".to_owned())]
    );
    assert_eq!(region("宁夏回族自治区").len(), 2);
    assert_eq!(region("绵阳市"), []);

    let stored = library.bulletin(id).unwrap().unwrap();
    let hit =
        hits(&library, &SearchQuery { kinds: vec![SubjectKind::Statistic], ..SearchQuery::new("技术合同") }).remove(0);
    assert_eq!(hit.subject, Subject::Statistic(stored.articles[0].statistics[0].id));
    assert_eq!((hit.bulletin, hit.article), (Some(id), Some(stored.articles[0].id)));
    assert_eq!(hit.at, Some(stored.articles[0].statistics[0].statistic.at));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_global_rejects: 65_536, ..ProptestConfig::default() })]

    /// Few different characters make many repetitions and near misses.
    #[test]
    fn finds_whatever_a_plain_scan_finds(
        texts in prop::collection::vec("[创新驱动发展，。、\n]{0,30}", 1..12),
        word in "[创新驱动发展]{1,4}",
    ) {
        let named: Vec<(String, &String)> = texts.iter().enumerate().map(|(n, text)| (format!("#{n}#"), text)).collect();
        let borrowed: Vec<(&str, &str)> = named.iter().map(|(title, text)| (title.as_str(), text.as_str())).collect();
        let library = articles(&borrowed);
        let mut found = titles(&library, &word);
        found.sort();
        let mut scanned: Vec<String> =
            named.iter().filter(|(_, text)| text.contains(&word)).map(|(title, _)| title.clone()).collect();
        scanned.sort();
        prop_assert_eq!(found, scanned);
    }

    /// Every piece of a text, cut anywhere between its words, leads back to the text, and marks are what was asked for.
    #[test]
    fn every_piece_of_a_text_finds_it(text in "[创新·甲乙\u{20BB7}0-9a-c.,%％（） ]{1,40}", from: prop::sample::Index, len in 1usize..12) {
        let library = articles(&[("题", text.as_str())]);
        let from = from.index(text.chars().count());
        let piece: String = text.chars().skip(from).take(len).collect();
        let cut_inside = |before: Option<char>, after: Option<char>| {
            let joined = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | ',');
            before.is_some_and(joined) && after.is_some_and(joined)
        };
        let before = from.checked_sub(1).and_then(|at| text.chars().nth(at));
        let after = text.chars().nth(from + len);
        let whole = !cut_inside(before, piece.chars().next()) && !cut_inside(piece.chars().last(), after);
        let words = piece.chars().any(|char| char.is_alphanumeric() || matches!(char, '%' | '％'));
        prop_assume!(whole && words);
        let query = format!("“{piece}”");
        prop_assert_eq!(titles(&library, &query), ["题"], "{}", query);
    }

    /// Nothing that can be typed is an error.
    #[test]
    fn any_query_is_answered(words in "\\PC{0,40}") {
        let (library, _) = library_with_digest();
        let page = library.search(&SearchQuery::new(words)).unwrap();
        for hit in page.hits {
            let len = hit.snippet.chars().count();
            prop_assert!(hit.marks.iter().all(|mark| mark.end <= len));
        }
    }
}
