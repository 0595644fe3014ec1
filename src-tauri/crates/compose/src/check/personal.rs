//! What must not stand in a printed brief: numbers of identity cards and mobile telephones, a word that contradicts the 密级.

use super::passage::Passage;
use super::{Finding, RuleInfo};
use regex::Regex;
use std::sync::LazyLock;
use yaobao_model::{IssueData, Severity};

pub(crate) const PERSONAL: RuleInfo = RuleInfo {
    id: "text.C32",
    title: "不印个人信息",
    severity: Severity::Warning,
    source: "个人信息保护法",
    on: true,
    wrong: &["身份证号为11010519491231002X。", "可拨打13800000000咨询。"],
    right: &[
        "统一社会信用代码911101051949123100。",
        "服务热线0951-6660000。",
        "投资13800000000元。",
        "编号202600000000001。",
    ],
};

pub(crate) const SECRECY: RuleInfo = RuleInfo {
    id: "brief.C32",
    title: "密级与公开说明不矛盾",
    severity: Severity::Error,
    source: "党政机关公文处理工作条例",
    on: true,
    wrong: &["---\n密级: 内部参阅\n---\n\n（此件公开发布）"],
    right: &["---\n密级: 内部参阅\n---\n\n要推进政务公开。", "（此件公开发布）"],
};

/// Adds numbers that name a person.
pub(crate) fn look(passage: &Passage, issue: &IssueData, findings: &mut Vec<Finding>) {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[^\dA-Za-z])(\d{17}[\dXx]|1[3-9]\d{9})(?:[^\dA-Za-z元]|$)")
            .expect("the pattern is tried by the tests")
    });
    for captures in NUMBER.captures_iter(&passage.text) {
        let number = captures.get(1).expect("the group is not optional");
        let what = match number.as_str().len() {
            18 if is_identity(number.as_str()) => "公民身份号码",
            18 => continue,
            _ => "个人手机号码",
        };
        let message = format!("疑为{what}，不宜印发");
        findings.push(PERSONAL.finding(passage.span(number.range()), message));
    }
    let marked = issue.classification.as_deref().is_some_and(|mark| !mark.contains("公开"));
    if marked && let Some(at) = passage.text.find("此件公开发布") {
        let message = format!("密级为“{}”，这里却说公开发布", issue.classification.as_deref().unwrap_or_default());
        findings.push(SECRECY.finding(passage.span(at..at + "此件公开发布".len()), message));
    }
}

/// Whether the last character of eighteen is the check digit of GB 11643—1999.
fn is_identity(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = number.chars().zip(WEIGHTS).filter_map(|(c, weight)| Some(c.to_digit(10)? * weight)).sum();
    let expected = "10X98765432".as_bytes()[(sum % 11) as usize];
    number.as_bytes().last().is_some_and(|last| last.to_ascii_uppercase() == expected)
}
