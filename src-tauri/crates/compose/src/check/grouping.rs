//! Grouping of digits: 1,234,567 and 1234567 do not stand in one document (GB/T 15835—2011 5.1.1).

use super::passage::{Passage, Quiet};
use super::{Finding, RuleInfo};
use regex::Regex;
use std::sync::LazyLock;
use yaobao_model::Severity;

pub(crate) const GROUPING: RuleInfo = RuleInfo {
    id: "number.N16",
    title: "数字分节前后一致",
    severity: Severity::Warning,
    source: "GB/T 15835—2011 5.1.1",
    on: true,
    wrong: &["投入12,500万元，惠及34500户。"],
    right: &["投入12500万元，惠及34500户。", "投入12,500万元，惠及34,500户。", "投入2,500万元，建于2019年。"],
};

/// Adds the grouped numbers of a brief that has others ungrouped; numbers of four digits are both.
pub(crate) fn look(passages: &[Passage], findings: &mut Vec<Finding>) {
    static GROUPED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\d{1,3}(?:,\d{3})+").expect("the pattern is tried by the tests"));
    static PLAIN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[^\d,.A-Za-z-])\d{5,}(?:[^\d,A-Za-z-]|$)").expect("the pattern is tried by the tests")
    });
    if !passages.iter().any(|passage| PLAIN.is_match(&passage.text)) {
        return;
    }
    for passage in passages {
        for hit in GROUPED.find_iter(&passage.text).filter(|hit| !passage.is_quiet(&hit.range(), Quiet::Code)) {
            findings.push(Finding {
                rule: GROUPING.id,
                severity: GROUPING.severity,
                message: format!("“{}”分节，其他数字不分节，宜一致", hit.as_str()),
                at: passage.span(hit.range()),
                suggestion: Some(hit.as_str().replace(',', "")),
                source: GROUPING.source,
            });
        }
    }
}
