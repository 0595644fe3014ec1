//! One thing, one form: ordinals, estimates and units that are written in two ways in one brief.

use super::passage::{Passage, Role};
use super::{Finding, RuleInfo};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use yaobao_model::Severity;

pub(crate) const ORDINALS: RuleInfo = RuleInfo {
    id: "number.N29",
    title: "同类数字同一形式",
    severity: Severity::Warning,
    source: "GB/T 15835—2011 3",
    on: true,
    wrong: &["见第一章、第三章和第12章。", "两千余人参加培训，3千余人受益。", "第一批12个、第2批15个。"],
    right: &[
        "见第一章和第十二章。",
        "首批12个，第二批15个。",
        "第198期刊发，连续第三年入选。",
        "两千余人参加，共建基地3个。",
        "《甲法》第三条、《第3批名单》。",
    ],
};

pub(crate) const UNITS: RuleInfo = RuleInfo {
    id: "number.N35",
    title: "同一单位同一写法",
    severity: Severity::Warning,
    source: "GB 3100；公文处理惯例",
    on: true,
    wrong: &["新建线路5km，改建线路12公里。", "装机30MW，另有20兆瓦在建。", "占地300m²、建筑面积500平方米。"],
    right: &[
        "新建线路5公里，改建线路12公里。",
        "装机30MW。",
        "新建线路5公里。\n\n| 线路 | 长 |\n|---|---|\n| 甲 | 5km |",
    ],
};

/// Adds what is written in two forms.
pub(crate) fn look(passages: &[Passage], findings: &mut Vec<Finding>) {
    ordinals(passages, findings);
    for passage in passages {
        estimates(passage, findings);
    }
    units(passages, findings);
}

/// 第一章 and 第12章: the Arabic ones are found, as the rarer in official documents.
fn ordinals(passages: &[Passage], findings: &mut Vec<Finding>) {
    static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"第(?:([一二三四五六七八九十百]+)|(\d+))(章|节|批|卷|册|轮|阶段)")
            .expect("the pattern is tried by the tests")
    });
    let mut hanzi: BTreeSet<&str> = BTreeSet::new();
    let mut arabic = Vec::new();
    for passage in passages.iter().filter(|passage| passage.text.contains('第')) {
        for captures in ORDINAL.captures_iter(&passage.text) {
            let (Some(whole), Some(noun)) = (captures.get(0), captures.get(3)) else { continue };
            if passage.is_borrowed(&whole.range()) {
                continue;
            }
            if captures.get(1).is_some() {
                hanzi.insert(noun.as_str());
            } else {
                arabic.push((passage, whole.range(), noun.as_str()));
            }
        }
    }
    for (passage, bytes, noun) in arabic {
        if hanzi.contains(noun) {
            let message = format!("“{}”与其他“第几{noun}”的数字形式不一致", &passage.text[bytes.clone()]);
            findings.push(ORDINALS.finding(passage.span(bytes), message));
        }
    }
}

/// 两千余人 and 3千余人 in one passage.
fn estimates(passage: &Passage, findings: &mut Vec<Finding>) {
    static ESTIMATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?:([一二两三四五六七八九]?[百千万][一二三四五六七八九百千万]*)|(\d+[百千万]?))[余多]([人名户家个项件])",
        )
        .expect("the pattern is tried by the tests")
    });
    if !passage.text.contains(['余', '多']) {
        return;
    }
    let found: Vec<_> = ESTIMATE.captures_iter(&passage.text).collect();
    for captures in found.iter().filter(|captures| captures.get(2).is_some()) {
        let other = found.iter().find(|other| other.get(1).is_some() && other[3] == captures[3]);
        let whole = captures.get(0).expect("a match has its group 0");
        if let Some(other) = other.filter(|_| !passage.is_borrowed(&whole.range())) {
            let message = format!("“{}”与“{}”的数字形式不一致", whole.as_str(), &other[0]);
            findings.push(ORDINALS.finding(passage.span(whole.range()), message));
        }
    }
}

/// Units by their symbol, and what they are called in Chinese; the first name is what is suggested.
const NAMES: [(&str, &[&str]); 8] = [
    ("km", &["公里", "千米"]),
    ("kg", &["千克", "公斤"]),
    ("m²", &["平方米"]),
    ("hm²", &["公顷"]),
    ("kWh", &["千瓦时"]),
    ("kW", &["千瓦"]),
    ("MW", &["兆瓦"]),
    ("℃", &["摄氏度"]),
];

fn units(passages: &[Passage], findings: &mut Vec<Finding>) {
    static SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\d\s?(km|kg|m²|hm²|kWh|kW|MW|℃)(?:[^A-Za-z/²³]|$)").expect("the pattern is tried by the tests")
    });
    let running = || passages.iter().filter(|passage| passage.role != Role::Cell);
    for passage in running() {
        for captures in SYMBOL.captures_iter(&passage.text) {
            let symbol = captures.get(1).expect("the group is not optional");
            let names = NAMES.iter().find(|(known, _)| *known == symbol.as_str()).map_or(&[][..], |(_, names)| names);
            let used = names.iter().find(|name| running().any(|passage| is_unit_in(&passage.text, name)));
            if let Some(name) = used.filter(|_| !passage.is_borrowed(&symbol.range())) {
                let message = format!("“{}”在别处写作“{name}”，宜一致", symbol.as_str());
                let suggestion = Some((*name).to_owned());
                findings.push(Finding { suggestion, ..UNITS.finding(passage.span(symbol.range()), message) });
            }
        }
    }
}

/// Whether a name stands behind a number, as a unit does.
fn is_unit_in(text: &str, name: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "万亿余多".contains(c);
    text.match_indices(name).any(|(at, _)| text[..at].chars().next_back().is_some_and(number))
}
