//! Cover and record block (版记): what must stand there, and what must agree.

use super::words::PLACEHOLDER;
use super::{Finding, RuleInfo};
use crate::yaml;
use yaobao_model::document::Document;
use yaobao_model::{CharIndex, IssueData, Severity, Span};

pub(crate) const COVER: RuleInfo = RuleInfo {
    id: "brief.cover",
    title: "封面和版记齐全一致",
    severity: Severity::Error,
    source: "要报编印惯例",
    on: true,
    wrong: &[],
    right: &[],
};

/// Adds what is missing from, or does not agree with, the front matter.
pub(crate) fn look(document: &Document, index: &CharIndex<'_>, findings: &mut Vec<Finding>) {
    let issue = &document.issue;
    let top = Span::new(0, index.text().lines().next().map_or(0, |line| line.chars().count()));
    for key in missing(issue) {
        findings.push(finding(Severity::Error, top, format!("封面缺“{key}”")));
    }
    if !is_official(issue) {
        if issue.submit_to.is_empty() && issue.distribute_to.is_empty() {
            findings.push(finding(Severity::Warning, top, "版记缺“呈送”“印发”".to_owned()));
        }
        if issue.copies.is_none() {
            findings.push(finding(Severity::Hint, top, "版记缺“印数”".to_owned()));
        }
    } else if issue.official.printed_by.is_none() || issue.official.printed_on.is_none() {
        findings.push(finding(Severity::Warning, top, "版记缺“印发机关”“印发日期”".to_owned()));
    }
    for key in placeholders(issue) {
        let at = place_of(key, index).unwrap_or(top);
        let message = format!("“{key}”仍是占位的内容");
        findings.push(Finding { rule: PLACEHOLDER.id, ..finding(Severity::Warning, at, message) });
    }
    authors_agree(issue, &place_of("执笔", index).unwrap_or(top), findings);
    body_agrees(issue, index, findings);
}

/// Whether this is an official document (公文) rather than an issue of a serial.
fn is_official(issue: &IssueData) -> bool {
    issue.official.document_number.is_some() || issue.stationery.as_deref() == Some("公文")
}

fn missing(issue: &IssueData) -> impl Iterator<Item = &'static str> {
    let official = is_official(issue);
    let required = [
        ("刊名", !official && issue.serial.is_none()),
        ("期号", !official && issue.number.is_none()),
        ("发文字号", official && issue.official.document_number.is_none()),
        ("编发单位", issue.issuer.is_none()),
        ("日期", issue.date.is_none()),
        ("标题", issue.title.is_none()),
    ];
    required.into_iter().filter(|(_, missing)| *missing).map(|(key, _)| key)
}

/// Keys whose value still is what the template put there: 某某区委宣传部, 作者甲.
fn placeholders(issue: &IssueData) -> impl Iterator<Item = &'static str> {
    let is_placeholder = |text: &str| text.contains("某某") || text.starts_with("作者甲");
    let text = |text: &Option<String>| text.as_deref().is_some_and(is_placeholder);
    let keys = [
        ("编发单位", text(&issue.issuer)),
        ("标题", text(&issue.title)),
        ("作者", issue.authors.iter().any(|name| is_placeholder(name))),
        ("课题", text(&issue.project)),
        ("执笔", issue.drafter.as_ref().is_some_and(|drafter| is_placeholder(&drafter.unit))),
        ("批示反馈", issue.feedback.as_ref().is_some_and(|feedback| is_placeholder(&feedback.unit))),
    ];
    keys.into_iter().filter(|(_, is_placeholder)| *is_placeholder).map(|(key, _)| key)
}

fn authors_agree(issue: &IssueData, at: &Span, findings: &mut Vec<Finding>) {
    let Some(drafter) = issue.drafter.as_ref().filter(|drafter| !drafter.names.is_empty()) else { return };
    if !issue.authors.is_empty() && issue.authors != drafter.names {
        let message = format!("“执笔”（{}）与“作者”（{}）不一致", drafter.names.join("、"), issue.authors.join("、"));
        findings.push(finding(Severity::Warning, *at, message));
    }
}

/// A number of the issue that is named in the text must be the cover's.
fn body_agrees(issue: &IssueData, index: &CharIndex<'_>, findings: &mut Vec<Finding>) {
    let (Some(number), Some(serial)) = (issue.number, issue.serial.as_deref()) else { return };
    let text = index.text();
    let body = yaml::split(text).map_or(0, |parts| parts.body);
    for (at, _) in text[body..].match_indices(serial) {
        let behind = &text[body + at + serial.len()..];
        let behind = behind.trim_start_matches(['》', '（', '(', ' ']);
        let Some((typed, _)) = behind.strip_prefix('第').and_then(|rest| rest.split_once('期')) else { continue };
        if typed.parse::<u32>().is_ok_and(|typed| typed != number) {
            let start = text.len() - behind.len();
            let at = index.span(start..start + '第'.len_utf8() + typed.len() + '期'.len_utf8());
            findings.push(finding(Severity::Warning, at, format!("正文称第{typed}期，封面为第{number}期")));
        }
    }
}

/// Where a key of the front matter stands.
pub(crate) fn place_of(key: &str, index: &CharIndex<'_>) -> Option<Span> {
    let parts = yaml::split(index.text())?;
    parts.entries.iter().find(|entry| entry.key == key).map(|entry| index.span(entry.at.clone()))
}

fn finding(severity: Severity, at: Span, message: String) -> Finding {
    Finding { rule: COVER.id, severity, message, at, suggestion: None, source: COVER.source }
}
