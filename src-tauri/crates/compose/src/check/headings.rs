//! Numbers of headings: their form and their order (GB/T 9704—2012 7.3.3).

use super::passage::{Passage, Role};
use super::{Finding, RuleInfo};
use crate::heading::{self, Number};
use yaobao_model::Severity;

const GB_9704: &str = "GB/T 9704—2012 7.3.3";

pub(crate) const FORM: RuleInfo = RuleInfo {
    id: "heading.form",
    title: "层次序数的写法",
    severity: Severity::Error,
    source: GB_9704,
    on: true,
    wrong: &["## 一，总体要求", "(一) 加强领导。各地抓好落实。", "### 1、人才"],
    right: &["## 一、总体要求", "（一）加强领导。各地抓好落实。", "### 1.人才"],
};

pub(crate) const ORDER: RuleInfo = RuleInfo {
    id: "heading.order",
    title: "层次序数的顺序",
    severity: Severity::Error,
    source: GB_9704,
    on: true,
    wrong: &[
        "## 一、现状\n\n## 三、对策",
        "## 一、现状\n\n（一）甲。乙。\n\n（一）丙。丁。",
        "## 一、现状\n\n#### （1）甲",
    ],
    right: &[
        "## 一、现状\n\n（一）甲。乙。\n\n（二）丙。丁。\n\n## 二、对策\n\n（一）戊。己。",
        "## 一、现状\n\n### 1.甲\n\n### 2.乙",
    ],
};

/// Adds what is to be said of the headings of a brief.
pub(crate) fn look(passages: &[Passage], findings: &mut Vec<Finding>) {
    let mut order = Order::default();
    for passage in passages {
        if !(matches!(passage.role, Role::Heading(_)) || (passage.role == Role::Paragraph && passage.run_in > 0)) {
            continue;
        }
        let Some(number) = heading::number_of(&passage.text) else { continue };
        findings.extend(form(passage, number));
        findings.extend(order.next(passage, number));
    }
}

fn form(passage: &Passage, number: Number) -> Option<Finding> {
    let proper = heading::written(number.level, number.ordinal);
    let typed = passage.text[..number.len].trim_end();
    (!number.proper).then(|| finding(&FORM, passage, number, format!("“{typed}”应写作“{proper}”"), Some(proper)))
}

/// Where the count stands at each level.
#[derive(Default)]
struct Order {
    counts: [u32; 4],
    level: usize,
}

impl Order {
    fn next(&mut self, passage: &Passage, number: Number) -> Option<Finding> {
        let level = usize::from(number.level) - 1;
        let before = self.counts[level];
        let first = self.counts.iter().all(|&count| count == 0);
        let skips = !first && level > self.level + 1 && !(self.level == 0 && level == 2);
        self.counts[level + 1..].fill(0);
        self.counts[level] = number.ordinal;
        self.level = level;
        let expected = before + 1;
        // Lists of the lower levels may start again within one part of the text.
        let restarts = number.ordinal == 1 && level >= 2;
        if number.ordinal != expected && !restarts {
            let proper = heading::written(number.level, expected);
            let message = if before == 0 {
                format!("这一层次应从“{proper}”开始")
            } else {
                format!("“{}”之后应为“{proper}”", heading::written(number.level, before))
            };
            return Some(finding(&ORDER, passage, number, message, Some(proper)));
        }
        skips.then(|| {
            let message = "层次跳级，应依“一、”“（一）”“1.”“（1）”的顺序".to_owned();
            Finding { severity: Severity::Warning, ..finding(&ORDER, passage, number, message, None) }
        })
    }
}

fn finding(rule: &RuleInfo, passage: &Passage, number: Number, message: String, suggestion: Option<String>) -> Finding {
    let at = passage.span(0..number.len);
    Finding { rule: rule.id, severity: rule.severity, message, at, suggestion, source: rule.source }
}
