//! Items counted in running text: 一是…二是…, 首先…其次…, 三个方面.

use super::passage::{Passage, Role};
use super::{Finding, RuleInfo};
use crate::heading::{numeral, ordinal_of};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use yaobao_model::Severity;

pub(crate) const ORDER: RuleInfo = RuleInfo {
    id: "series.order",
    title: "“一是”“二是”依次排列",
    severity: Severity::Error,
    source: "GB/T 15834—2011 B.3",
    on: true,
    wrong: &[
        "一是统一思想；三是压实责任。",
        "一是统一思想；二是压实责任；二是强化保障。",
        "二是压实责任；三是强化保障。",
    ],
    right: &[
        "一是统一思想；二是压实责任。",
        "一是甲；二是乙。此外，一是丙；二是丁。",
        "关键一是人才。",
        "一是甲。\n\n二是乙；三是丙。",
    ],
};

pub(crate) const COUNT: RuleInfo = RuleInfo {
    id: "number.N25",
    title: "所称项数与列举项数相符",
    severity: Severity::Warning,
    source: "语法",
    on: true,
    wrong: &["要抓好三个方面的工作：一是甲；二是乙。"],
    right: &["要抓好两个方面的工作：一是甲；二是乙。", "三个方面的工作取得进展。一是甲；二是乙。"],
};

pub(crate) const MIXED: RuleInfo = RuleInfo {
    id: "punct.P13",
    title: "同一组序次语不混用",
    severity: Severity::Warning,
    source: "GB/T 15834—2011 B.3.9",
    on: true,
    wrong: &["首先，统一思想。其次，压实责任。第三，强化保障。"],
    right: &["首先，统一思想。其次，压实责任。最后，强化保障。", "第一，统一思想。第二，压实责任。"],
};

pub(crate) const STOPS: RuleInfo = RuleInfo {
    id: "punct.P19",
    title: "以分号分隔的各项内不用句号",
    severity: Severity::Warning,
    source: "GB/T 15834—2011 A.5",
    on: true,
    wrong: &["一是统一思想。提高认识；二是压实责任。"],
    right: &["一是统一思想。提高认识。二是压实责任。", "一是统一思想，提高认识；二是压实责任。"],
};

/// Where the count of items stands: a series may have a paragraph for each item.
#[derive(Default)]
pub(crate) struct Series {
    before: u32,
}

impl Series {
    /// Adds what is to be said of the series in the next passage.
    pub(crate) fn look(&mut self, passage: &Passage, findings: &mut Vec<Finding>) {
        if matches!(passage.role, Role::Heading(_)) {
            self.before = 0;
        }
        let items = items(&passage.text);
        for series in items.chunk_by(|_, next| next.ordinal != 1) {
            self.order(passage, series, findings);
            stops(passage, series, findings);
            count(passage, series, findings);
        }
        mixed(passage, findings);
    }

    fn order(&mut self, passage: &Passage, series: &[Item], findings: &mut Vec<Finding>) {
        for (position, item) in series.iter().enumerate() {
            let before = std::mem::replace(&mut self.before, item.ordinal);
            // What opens a paragraph may go on from any paragraph before it; only a series that begins in the middle with
            // nothing before it is a mistake for certain.
            let goes_on = position == 0 && (before > 0 || series.len() == 1);
            if item.ordinal != before + 1 && item.ordinal != 1 && !goes_on {
                let expected = numeral(before + 1);
                let message = format!("这里应为“{expected}是”");
                findings.push(finding(&ORDER, passage, item.bytes.clone(), message, Some(expected)));
            }
        }
    }
}

/// A marker such as 二是 where an item begins.
struct Item {
    ordinal: u32,
    bytes: Range<usize>,
}

fn items(text: &str) -> Vec<Item> {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        // The first item may follow any word (主要做法有一是…) but those that end in 一 themselves.
        let pattern = r"(?:^|[。；：:;，）！？])\s*([一二三四五六七八九十]{1,3})是|[^唯统之第单专合归如万十](一)是";
        Regex::new(pattern).expect("the pattern is tried by the tests")
    });
    let item = |captures: regex::Captures<'_>| {
        let numeral = captures.get(1).or_else(|| captures.get(2))?;
        Some(Item { ordinal: ordinal_of(numeral.as_str())?, bytes: numeral.range() })
    };
    MARK.captures_iter(text).filter_map(item).collect()
}

fn stops(passage: &Passage, series: &[Item], findings: &mut Vec<Finding>) {
    for pair in series.windows(2) {
        let item = &passage.text[pair[0].bytes.end..pair[1].bytes.start];
        let body = item.trim_end();
        let inner = body.strip_suffix('；').and_then(|body| body.find('。'));
        if let Some(at) = inner {
            let start = pair[0].bytes.end + at;
            let message = "各项之间用分号时，项内不用句号；或各项都以句号结尾".to_owned();
            findings.push(finding(&STOPS, passage, start..start + '。'.len_utf8(), message, None));
        }
    }
}

/// Compares 三个方面： with the items that follow in the same sentence or right behind it.
fn count(passage: &Passage, series: &[Item], findings: &mut Vec<Finding>) {
    static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"([两二三四五六七八九十])(?:个方面|个问题|项措施|项举措|项任务|点建议|条建议|点意见|个着力|大任务)[^。；：]{0,12}：$";
        Regex::new(pattern).expect("the pattern is tried by the tests")
    });
    let (Some(first), true) = (series.first(), series.len() >= 2) else { return };
    let Some(captures) = ANNOUNCED.captures(&passage.text[..first.bytes.start]) else { return };
    let announced = captures.get(1).expect("the group is not optional");
    let number = if announced.as_str() == "两" { Some(2) } else { ordinal_of(announced.as_str()) };
    if number.is_some_and(|number| number as usize != series.len()) {
        let message = format!("称“{}”，列举的是{}项", &captures[0].trim_end_matches('：'), series.len());
        findings.push(finding(&COUNT, passage, announced.range(), message, None));
    }
}

fn mixed(passage: &Passage, findings: &mut Vec<Finding>) {
    let text = &passage.text;
    let starts = |word: &str| {
        text.match_indices(word)
            .map(|(at, _)| at)
            .find(|&at| text[..at].chars().next_back().is_none_or(|c| "。；：，".contains(c)))
    };
    if starts("首先").is_none() || starts("第一，").is_some() {
        return;
    }
    for word in ["第二，", "第三，", "第四，"] {
        if let Some(at) = starts(word) {
            let message = format!("前面用“首先”，这里不用“{}”", word.trim_end_matches('，'));
            findings.push(finding(&MIXED, passage, at..at + "第二".len(), message, None));
        }
    }
}

fn finding(
    rule: &RuleInfo,
    passage: &Passage,
    bytes: Range<usize>,
    message: String,
    suggestion: Option<String>,
) -> Finding {
    Finding {
        rule: rule.id,
        severity: rule.severity,
        message,
        at: passage.span(bytes),
        suggestion,
        source: rule.source,
    }
}
