use super::*;
use crate::facts::shelf::{Shelf, statistic};
use crate::facts::{KnownExcerpt, KnownText, NoFacts, link};
use crate::word_list::WordList;
use yaobao_model::quantity::Quantity;
use yaobao_model::{ExcerptId, FactRef, ReviewState, StatisticId};

/// Takes numbers with one of a few units for figures, the words before them for what is measured.
struct PlainReader;

impl FigureReader for PlainReader {
    fn figures(&self, text: &str) -> Vec<TypedFigure> {
        let pattern =
            regex::Regex::new(r"(\d[\d,]*(?:\.\d+)?)(万亿元|亿元|万元|家|%|个百分点|万亩|项)").expect("a pattern");
        let index = CharIndex::new(text);
        let figure = |captures: regex::Captures<'_>| {
            let found = captures.get(0).expect("the match").range();
            let quantity = Quantity::parse(&text[found.clone()]).expect("a number with its unit");
            let clause = text[..found.start].rsplit(['，', '。', '；']).next().unwrap_or_default();
            let indicator = clause.trim_end_matches(['达', '为', '近', '约', '超', '增', '长', '比', '同', '下', '降']);
            let kind = if quantity.unit == "%" { StatisticKind::Growth } else { StatisticKind::Level };
            TypedFigure {
                at: index.span(found.clone()),
                figure: text[found].to_owned(),
                value: quantity.value,
                unit: quantity.unit,
                indicator: indicator.trim_start_matches("全区").to_owned(),
                region: None,
                period: Some(Period::year(2025)),
                kind,
            }
        };
        pattern.captures_iter(text).map(figure).collect()
    }
}

fn shelf() -> Shelf {
    let mut growth = statistic(2, "技术合同成交额", "宁夏回族自治区", "2025", "111.9%");
    growth.kind = StatisticKind::Growth;
    let excerpt = KnownExcerpt {
        id: ExcerptId::from_parts(1, 8),
        quote: "把创新摆在首位，一步一个脚印".to_owned(),
        statement: String::new(),
        source: "《某讲话》".to_owned(),
    };
    Shelf {
        statistics: vec![
            statistic(1, "技术合同成交额", "宁夏回族自治区", "2025", "480亿元"),
            growth,
            statistic(3, "生产总值", "湖北省", "2025", "60012.97亿元"),
        ],
        measures: Vec::new(),
        excerpts: vec![excerpt],
        texts: Vec::new(),
    }
}

/// Findings of the rules whose ids begin with `wanted`, as rule and text.
fn found(markdown: &str, facts: &dyn Facts, wanted: &str) -> Vec<(&'static str, String)> {
    let mut rules = RuleSet::new(&PlainReader);
    rules.off.clear();
    let index = CharIndex::new(markdown);
    let findings = check(markdown, facts, &rules);
    findings
        .into_iter()
        .filter(|finding| finding.rule.starts_with(wanted))
        .map(|finding| (finding.rule, index.slice(finding.at).to_owned()))
        .collect()
}

fn figures(markdown: &str) -> Vec<(&'static str, String)> {
    found(markdown, &shelf(), "figure.")
}

fn one(rule: &'static str, text: &str) -> Vec<(&'static str, String)> {
    vec![(rule, text.to_owned())]
}

fn linked(text: &str, number: u128) -> String {
    link(text, FactRef::Statistic(StatisticId::from_parts(1, number)))
}

#[test]
fn every_rule_finds_its_wrong_examples_and_leaves_its_right_ones_alone() {
    let mut missed = Vec::new();
    for rule in rules() {
        let only = |markdown: &str| {
            let mut set = RuleSet::new(&PlainReader);
            // A rule is off when the whole it is a part of is, so that one stays on here.
            let whole = rule.id.split('-').next();
            set.off =
                rules().map(|r| r.id).filter(|&id| id != rule.id && Some(id) != whole).map(str::to_owned).collect();
            check(markdown, &NoFacts, &set).into_iter().filter(|finding| finding.rule == rule.id).count()
        };
        missed
            .extend(rule.wrong.iter().filter(|text| only(text) == 0).map(|text| format!("{} misses {text}", rule.id)));
        missed.extend(rule.right.iter().filter(|text| only(text) > 0).map(|text| format!("{} flags {text}", rule.id)));
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn ids_of_rules_are_unique() {
    let mut ids: Vec<_> = rules().map(|rule| rule.id).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn a_figure_without_a_link_has_no_source() {
    assert_eq!(figures("投入77亿元。"), one("figure.unsourced", "77亿元"));
    assert_eq!(figures(&format!("技术合同成交额达{}。", linked("480亿元", 1))), []);
}

#[test]
fn a_linked_figure_must_say_what_its_source_says() {
    assert_eq!(figures(&format!("达{}。", linked("48亿元", 1))), one("figure.differs", "48亿元"));
    assert_eq!(figures(&format!("达{}。", linked("6万亿元", 3))), []);
    assert_eq!(figures(&format!("近{}。", linked("500亿元", 1))), []);
    assert_eq!(figures(&format!("超{}。", linked("500亿元", 1))), one("figure.differs", "500亿元"));
    assert_eq!(figures(&format!("同比增长{}。", linked("111.9%", 2))), []);
    assert_eq!(figures(&format!("同比下降{}。", linked("111.9%", 2))), one("figure.differs", "111.9%"));
    assert_eq!(figures(&format!("达{}。", linked("480", 1))), []);
}

#[test]
fn a_link_to_nothing_is_reported() {
    assert_eq!(figures(&format!("达{}。", linked("480亿元", 99))), one("figure.gone", "480亿元"));
}

#[test]
fn a_figure_of_the_library_is_offered_its_link() {
    let rules = RuleSet::new(&PlainReader);
    let findings = check("全区技术合同成交额达480亿元。", &shelf(), &rules);
    let offered = findings.iter().find(|finding| finding.rule == "figure.link-offered").expect("an offer");
    assert_eq!(offered.suggestion, Some(linked("480亿元", 1)));
}

#[test]
fn the_same_number_of_something_else_is_not_offered() {
    let rules = RuleSet::new(&PlainReader);
    let findings = check("对新购设备给予480亿元补贴。", &shelf(), &rules);
    assert!(findings.iter().all(|finding| finding.rule != "figure.link-offered"), "{findings:?}");
}

#[test]
fn a_figure_that_contradicts_the_library_is_flagged() {
    let expected = [("figure.contradicts", "48亿元".to_owned()), ("figure.unsourced", "48亿元".to_owned())];
    assert_eq!(figures("全区技术合同成交额达48亿元。"), expected);
    assert_eq!(figures("全区生产总值约6万亿元。"), one("figure.unsourced", "6万亿元"));
    assert_eq!(
        figures("某市技术合同成交额达48亿元。"),
        one("figure.unsourced", "48亿元"),
        "it may be another division's"
    );
}

#[test]
fn linked_quotations_are_compared_to_the_letter() {
    let quoted = |text: &str| found(&link(text, FactRef::Excerpt(ExcerptId::from_parts(1, 8))), &shelf(), "quote.");
    assert_eq!(quoted("“把创新摆在首位”"), []);
    assert_eq!(quoted("把创新放在首位"), one("quote.differs", "把创新放在首位"));
}

#[test]
fn false_alarms_of_other_checkers_are_none_here() {
    for text in [
        "曾强同志、张林、肖华参加调研。",
        "贵阳市财政局印发附件10万元预算表。",
        "1.5亿元资金已经到位。",
        "会议强调：进一步、进一步、进一步压实责任。",
        "“旧日的,引文(如此)写法”照录。",
        "准确、及时，公平、和谐。",
    ] {
        let mut rules = RuleSet::new(&PlainReader);
        rules.off.extend(["brief".to_owned(), "figure".to_owned()]);
        let alarms = check(text, &NoFacts, &rules);
        let only_quotation = text.contains("照录");
        assert!(alarms.is_empty() || only_quotation, "{text}: {alarms:?}");
    }
}

#[test]
fn code_and_addresses_of_links_are_not_scanned() {
    assert_eq!(found("见`我们,认为`和[资料](https://a.cn/我们,认为)。", &NoFacts, "punct."), []);
}

/// Findings of the rules about the office's own words in a brief of that day, as rule and text.
fn by_list(rows: &str, day: &str, text: &str) -> Vec<(&'static str, String)> {
    let list = WordList::parse(&format!("类别,写法,应为,例外,自,至\n{rows}\n"));
    assert_eq!(list.mistakes, []);
    let rules = RuleSet { words: &list.rows, ..RuleSet::new(&PlainReader) };
    let markdown = format!("---\n日期: {day}\n---\n\n{text}\n");
    let index = CharIndex::new(&markdown);
    let findings = check(&markdown, &NoFacts, &rules).into_iter().filter(|f| f.rule.starts_with("term"));
    findings.map(|finding| (finding.rule, index.slice(finding.at).to_owned())).collect()
}

#[test]
fn terms_of_the_user_know_exceptions() {
    let terms = |text: &str| by_list("错字,曾强,增强,曾强同志,,", "2026-06-29", text).len();
    assert_eq!(terms("曾强信心。"), 1);
    assert_eq!(terms("曾强同志到会。"), 0);
    assert_eq!(terms("“曾强”信心。"), 0);
}

#[test]
fn the_day_of_the_brief_decides_which_rows_count() {
    let rows = "机构,某某知识产权局,某某市场监管局,,2024-03-01,";
    assert_eq!(by_list(rows, "2024-02-28", "由某某知识产权局负责。"), []);
    assert_eq!(by_list(rows, "2024-03-01", "由某某知识产权局负责。"), one("term", "某某知识产权局"));
}

#[test]
fn an_office_stands_before_the_person_who_holds_it() {
    let rows = "职务,作者甲,某局局长,,2020-01-01,2023-12-31\n职务,作者乙,某局局长,,2024-01-01,\n职务,作者甲,某委主任,,2024-01-01,";
    assert_eq!(by_list(rows, "2023-05-01", "某局局长作者甲到会。"), []);
    assert_eq!(by_list(rows, "2026-05-01", "某局局长作者甲到会。"), one("term.C09", "某局局长作者甲"));
    assert_eq!(by_list(rows, "2026-05-01", "某委主任作者甲、某局局长作者乙到会。"), []);
}

#[test]
fn members_stand_in_their_order_and_complete() {
    let order = "顺序,党委、人大、政府、政协,,,,";
    assert_eq!(by_list(order, "2026-05-01", "党委、政府、政协共同参与。"), []);
    assert_eq!(by_list(order, "2026-05-01", "送党委、政府、人大、政协。"), one("term.C10", "政府、人大、政协"));
    let set = "表述,三个到位,认识、责任、措施,,,";
    assert_eq!(by_list(set, "2026-05-01", "做到三个到位。做到认识、责任、措施三个到位。"), []);
    assert_eq!(by_list(set, "2026-05-01", "做到责任、认识、措施三个到位。"), one("term.C12", "三个到位"));
    assert_eq!(by_list(set, "2026-05-01", "做到认识、责任三个到位。"), one("term.C12", "三个到位"));
}

#[test]
fn sections_have_windows_of_their_own() {
    let sections = [SectionLength { heading: "现状".to_owned(), window: LengthWindow { least: 0, most: 6 } }];
    let rules = RuleSet { sections: &sections, ..RuleSet::new(&PlainReader) };
    let long = |text: &str| check(text, &NoFacts, &rules).iter().filter(|f| f.rule == "brief.length-section").count();
    assert_eq!(long("## 一、现状\n\n六个字以内。\n\n## 二、对策\n\n这里长一些也无妨。"), 0);
    assert_eq!(long("## 一、现状\n\n这里多于六个字。"), 1);
}

#[test]
fn the_cover_must_be_complete_and_agree() {
    let full = "---\n刊名: 智库成果要报\n期号: 1\n编发单位: 甲\n日期: 2026-06-09\n标题: 乙\n作者: [丙]\n执笔: {单位: 丁, 姓名: [丙]}\n呈送: [戊]\n印数: 40\n---\n";
    assert_eq!(found(full, &NoFacts, "brief."), []);
    assert_eq!(found("正文。", &NoFacts, "brief.cover").len(), 7, "five keys, recipients, copies");
    let other = full.replace("姓名: [丙]", "姓名: [己]");
    assert_eq!(found(&other, &NoFacts, "brief.cover").len(), 1);
    assert_eq!(
        found(&format!("{full}本文载《智库成果要报》第2期。"), &NoFacts, "brief.cover"),
        one("brief.cover", "第2期")
    );
}

#[test]
fn a_finding_can_be_ignored() {
    let text = "甲,乙;丙,丁,戊。";
    let commas = |ignored: &[Ignored]| {
        let rules = RuleSet { ignored, ..RuleSet::new(&PlainReader) };
        check(text, &NoFacts, &rules).iter().filter(|f| f.rule == "punct.P01").count()
    };
    let at = |always| Ignored::at(text, "punct.P01", Span::new(1, 2), always);
    assert_eq!((commas(&[]), commas(&[at(false)]), commas(&[at(true)])), (4, 3, 1));
}

#[test]
fn what_is_still_to_be_filled_in_is_not_scanned() {
    assert_eq!(found("规模【待补：约150亿元,近3-5年】。", &shelf(), "brief.placeholder").len(), 1);
    assert_eq!(found("规模【待补：约150亿元,近3-5年】。", &shelf(), "figure.").len(), 0);
    assert_eq!(found("规模【待补：约150亿元,近3-5年】。", &shelf(), "punct.").len(), 0);
}

#[test]
fn length_counts_characters_of_the_body() {
    let mut rules = RuleSet::new(&PlainReader);
    rules.length = Some(LengthWindow { least: 5, most: 8 });
    let length = |text: &str| check(text, &NoFacts, &rules).into_iter().filter(|f| f.rule == "brief.length").count();
    assert_eq!((length("四个字。"), length("正好六个字。"), length("这里一共有九个字。")), (1, 0, 1));
}

#[test]
fn findings_say_places_of_the_file() {
    let markdown = "---\n标题: 甲,乙\n---\n\n**要点**：我们,认为[甲,乙](yaobao:x)。\n";
    let places: Vec<_> = found(markdown, &NoFacts, "punct.P01").into_iter().map(|(_, text)| text).collect();
    assert_eq!(places, [",", ",", ","]);
}

#[test]
fn a_later_figure_is_suggested_with_its_link() {
    let mut shelf = shelf();
    shelf.statistics.push(statistic(4, "技术合同成交额", "宁夏回族自治区", "2024", "400亿元"));
    let markdown = format!("达{}。", linked("400亿元", 4));
    let findings = check(&markdown, &shelf, &RuleSet::new(&PlainReader));
    let stale = findings.iter().find(|finding| finding.rule == "figure.stale").expect("there is a later one");
    let mended = format!("达{}。", stale.suggestion.as_deref().expect("its link"));
    assert_eq!(
        (mended, CharIndex::new(&markdown).slice(stale.at)),
        (format!("达{}。", linked("480亿元", 1)), &markdown[3..markdown.len() - 3])
    );
}

#[test]
fn what_a_person_has_rejected_or_put_right_is_said() {
    let mut shelf = shelf();
    shelf.statistics[0].state = ReviewState::Rejected;
    assert_eq!(found(&format!("达{}。", linked("480亿元", 1)), &shelf, "figure."), one("figure.rejected", "480亿元"));
    shelf.statistics[0].state = ReviewState::Edited;
    shelf.statistics[0].value = 481.into();
    assert_eq!(found(&format!("达{}。", linked("480亿元", 1)), &shelf, "figure."), one("figure.changed", "480亿元"));
    assert_eq!(found(&format!("达{}。", linked("481亿元", 1)), &shelf, "figure."), []);
    assert_eq!(found(&format!("达{}。", linked("48亿元", 1)), &shelf, "figure."), one("figure.differs", "48亿元"));
}

#[test]
fn quotations_are_compared_with_the_texts_of_the_library() {
    let text = "要把创新摆在更加突出的位置，一步一个脚印往前走，绝不能搞花架子。".to_owned();
    let shelf = Shelf { texts: vec![KnownText { text, source: "《某讲话》".to_owned() }], ..Shelf::default() };
    let quoted = |text: &str| found(text, &shelf, "quote.");
    assert_eq!(quoted("会议强调，“把创新摆在更加突出的位置，一步一个脚印往前走。”"), []);
    assert_eq!(
        quoted("会议强调，“把创新放在更加突出的位置，一步一个脚印往前走”。"),
        one("quote.unlinked", "把创新放在更加突出的位置，一步一个脚印往前走")
    );
    assert_eq!(quoted("会议强调，“要加快建设全国统一大市场，畅通经济循环”。"), [], "it is of another text");
    assert_eq!(quoted("落实“放管服”改革。"), []);
}

#[test]
fn parts_and_titles_are_held_against_the_figures_of_the_text() {
    let sums = |text: &str| found(text, &NoFacts, "number.N2").into_iter().map(|(rule, _)| rule).collect::<Vec<_>>();
    assert_eq!(sums("培育企业559家，其中甲类300家，乙类400家。"), ["number.N24"]);
    assert_eq!(sums("培育企业559家，其中甲类300家，乙类200家。"), Vec::<&str>::new());
    assert_eq!(sums("三次产业比为9.8∶66.7∶23.6。"), ["number.N24-shares"]);
    let titled = |title: &str| sums(&format!("---\n标题: {title}\n---\n总投资480亿元。\n"));
    assert_eq!(titled("投资48亿元的启示"), ["number.N26-title"]);
    assert_eq!(titled("投资480亿元的启示"), Vec::<&str>::new());
}

#[test]
fn one_indicator_has_one_value() {
    let same = |text: &str| found(text, &NoFacts, "number.N26");
    assert_eq!(same("成交额达132.77亿元。\n\n全区成交额达137.22亿元。"), one("number.N26", "137.22亿元"));
    assert_eq!(same("成交额达132.77亿元。\n\n全区成交额约130亿元，成交额超130亿元。"), []);
    assert_eq!(same("成交额达62.66亿元，成交额达132.77亿元。"), [], "one sentence compares the two");
    assert_eq!(same("甲县成交额达62.66亿元。\n\n乙县成交额达132.77亿元。"), []);
}

#[test]
fn a_figure_of_a_time_to_come_is_no_fact_yet() {
    let later = |day: &str, text: &str| found(&format!("---\n日期: {day}\n---\n\n{text}\n"), &NoFacts, "time.C17");
    assert_eq!(later("2024-06-29", "全区成交额达132.77亿元。"), one("time.C17-later", "132.77亿元"));
    assert_eq!(later("2024-06-29", "力争全区成交额达132.77亿元。"), []);
    assert_eq!(later("2026-06-29", "全区成交额达132.77亿元。"), []);
}

#[test]
fn divisions_must_belong_to_each_other() {
    let divisions = "code,name,full_name\n330000,浙江省,浙江省\n330200,宁波市,浙江省宁波市\n330203,海曙区,浙江省宁波市海曙区\n\
        510000,四川省,四川省\n510700,绵阳市,四川省绵阳市\n";
    let divisions = Gazetteer::from_csv(divisions, "alias,full_name\n").expect("a readable table");
    let mut rules = RuleSet::new(&PlainReader);
    rules.divisions = Some(&divisions);
    let places = |text: &str| check(text, &NoFacts, &rules).iter().filter(|f| f.rule == "place.subordinate").count();
    assert_eq!(places("绵阳市海曙区开展试点。"), 1);
    assert_eq!(places("宁波市海曙区、四川省绵阳市开展试点。"), 0);
}

#[test]
fn ugly_files_are_checked_too() {
    for markdown in ["", "---", "“", "（（（", "| a |\n|---|\n| “ |", "[", "\u{feff}", "一、\n\n（"] {
        let _ = check(markdown, &NoFacts, &RuleSet::new(&PlainReader));
    }
}
