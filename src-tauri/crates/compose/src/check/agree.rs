//! Cover, body and record block (版记) say the same of authors, project, day and recipients.

use super::cover::place_of;
use super::passage::{Passage, Role};
use super::{Finding, RuleInfo};
use crate::front_matter;
use std::collections::BTreeSet;
use yaobao_model::{CharIndex, IssueData, Severity, Span};

pub(crate) const AGREE: RuleInfo = RuleInfo {
    id: "brief.C07",
    title: "封面、正文、版记一致",
    severity: Severity::Warning,
    source: "校对惯例",
    on: true,
    wrong: &[
        "---\n课题: 某某区2025年重点项目阶段性研究成果\n---\n\n本文系某某区2024年重点项目阶段性研究成果。",
        "---\n日期: 2026-06-29\n---\n\n2026年6月28日",
        "---\n作者: [作者甲, 作者乙]\n---\n\n执笔人：作者甲、作者丙",
        "---\n呈送: [甲委, 乙局]\n印发: [乙局, 丙局]\n---\n\n正文。",
    ],
    right: &[
        "---\n课题: 某某区2025年重点项目阶段性研究成果\n---\n\n本文系某某区2025年重点项目的研究成果。",
        "---\n日期: 2026-06-29\n---\n\n2026年6月29日",
        "---\n作者: [作者甲, 作者乙]\n---\n\n（执笔人：某某大学 作者甲 作者乙）",
        "---\n呈送: [甲委]\n印发: [乙局, 丙局]\n---\n\n正文。",
    ],
};

/// Adds what the body and the record block say otherwise than the cover.
pub(crate) fn look(passages: &[Passage], issue: &IssueData, index: &CharIndex<'_>, findings: &mut Vec<Finding>) {
    for passage in passages.iter().filter(|passage| passage.role == Role::Paragraph) {
        project(passage, issue, findings);
        day(passage, issue, findings);
        authors(passage, issue, findings);
    }
    recipients(issue, index, findings);
}

/// 本文系…研究成果, which names the project of the cover.
fn project(passage: &Passage, issue: &IssueData, findings: &mut Vec<Finding>) {
    let Some(project) = issue.project.as_deref() else { return };
    for opening in ["本文系", "本文为", "本报告系", "本成果系"] {
        let Some(at) = passage.text.find(opening) else { continue };
        let start = at + opening.len();
        let end = passage.text[start..].find(['。', '，', '）']).map_or(passage.text.len(), |stop| start + stop);
        let (named, known) = (core(&passage.text[start..end]), core(project));
        // What is no result of a project (本文系作者个人观点) is not compared.
        let is_result = passage.text[start..end].contains("成果");
        if is_result && !named.contains(&known) && !known.contains(&named) {
            let message = format!("封面“课题”为“{project}”");
            findings.push(AGREE.finding(passage.span(start..end), message));
        }
    }
}

/// The name of a project without the words that only say that this is a result of it.
fn core(project: &str) -> String {
    let words = ["阶段性", "研究成果", "成果", "最终", "之一", "的", " ", "“", "”", "《", "》", "（", "）"];
    words.iter().fold(project.to_owned(), |text, word| text.replace(word, ""))
}

/// A day that stands alone in a paragraph is the day of sign-off.
fn day(passage: &Passage, issue: &IssueData, findings: &mut Vec<Finding>) {
    let text = passage.text.trim();
    if let (Some(signed), true) = (issue.date, text.contains('年') && text.ends_with('日'))
        && front_matter::date(text).is_some_and(|day| day != signed)
    {
        let message = format!("封面“日期”为{signed}");
        findings.push(AGREE.finding(passage.span(0..passage.text.len()), message));
    }
}

/// A line of authors at the end of the body.
fn authors(passage: &Passage, issue: &IssueData, findings: &mut Vec<Finding>) {
    let text = passage.text.trim_start_matches('（');
    let is_line = ["作者：", "执笔：", "执笔人：", "撰稿：", "撰稿人："].iter().any(|label| text.starts_with(label));
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let missing = issue.authors.iter().find(|author| !compact.contains(&author.replace([' ', '\u{3000}'], "")));
    if let (true, Some(author)) = (is_line, missing) {
        let message = format!("封面“作者”有{author}，这里没有");
        findings.push(AGREE.finding(passage.span(0..passage.text.len()), message));
    }
}

/// An office that the record block names twice.
fn recipients(issue: &IssueData, index: &CharIndex<'_>, findings: &mut Vec<Finding>) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (key, offices) in [("呈送", &issue.submit_to), ("印发", &issue.distribute_to)] {
        for office in offices {
            if !seen.insert(office.trim()) {
                let at = place_of(key, index).unwrap_or(Span::new(0, 0));
                findings.push(AGREE.finding(at, format!("版记中“{office}”重复")));
            }
        }
    }
}
