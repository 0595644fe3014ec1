//! Captions and notes of tables and figures, and attachments (附件).

use super::passage::{Passage, Role};
use super::{Finding, RuleInfo};
use crate::inline;
use regex::Regex;
use std::sync::LazyLock;
use yaobao_model::document::{BlockKind, Document, DocumentBlock, Run};
use yaobao_model::{Severity, Span};

pub(crate) const CAPTION: RuleInfo = RuleInfo {
    id: "punct.P30",
    title: "图表标题和说明末尾不用句号",
    severity: Severity::Warning,
    source: "GB/T 15834—2011 A.1",
    on: true,
    wrong: &[
        "表1 各地成交额。\n\n| 地区 | 数额 |\n|---|---|\n| 甲 | 1 |",
        "| 地区 | 数额 |\n|---|---|\n| 甲 | 1 |\n\n注：按当年价格计算。其他口径另行说明。",
    ],
    right: &[
        "表1 各地成交额\n\n| 地区 | 数额 |\n|---|---|\n| 甲 | 1 |",
        "各地成交额如下。\n\n| 地区 | 数额 |\n|---|---|\n| 甲 | 1 |\n\n可见差距明显。",
        "表1列出各地成交额。\n\n| 地区 | 数额 |\n|---|---|\n| 甲 | 1 |",
        "注：另有说明。",
    ],
};

pub(crate) const ATTACHMENTS: RuleInfo = RuleInfo {
    id: "brief.C28",
    title: "附件与附件说明相符",
    severity: Severity::Error,
    source: "GB/T 9704—2012 7.3.4",
    on: true,
    wrong: &[
        "详见附件3。\n\n附件：1.任务清单 2.政策清单",
        "附件：1.任务清单 3.政策清单",
        "附件：任务清单\n\n附件1\n\n附件2\n\n政策清单",
    ],
    right: &[
        "详见附件2。\n\n附件：1.任务清单 2.政策清单",
        "附件：\n\n1. 任务清单\n2. 政策清单\n\n见附件2。",
        "某局印发附件10万元预算表。\n\n附件：预算表",
        "见附件3。",
        "附件：任务清单",
    ],
};

/// Adds captions and notes that end with 。.
pub(crate) fn captions(document: &Document, findings: &mut Vec<Finding>) {
    let set_apart = |block: Option<&DocumentBlock>| {
        block.is_some_and(|block| matches!(block.kind, BlockKind::Table(_) | BlockKind::Image { .. }))
    };
    for (number, block) in document.blocks.iter().enumerate() {
        let (BlockKind::Paragraph { run_in: None, text } | BlockKind::Heading { text, .. }) = &block.kind else {
            continue;
        };
        let before = number.checked_sub(1).and_then(|number| document.blocks.get(number));
        let beside = set_apart(before) || set_apart(document.blocks.get(number + 1));
        if beside && is_caption(&inline::text_of(text)) {
            findings.extend(text.last().and_then(stop).map(|at| {
                let message = "图表的标题和说明末尾不用句号".to_owned();
                Finding { suggestion: Some(String::new()), ..CAPTION.finding(at, message) }
            }));
        }
    }
}

/// `表1 …`, `图2-1：…`, `注：…`, `资料来源：…`; not 表1列出….
fn is_caption(text: &str) -> bool {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[表图]\s*\d+(?:[-—.]\d+)?(?:[\s：:]|$)|(?:注|说明|资料来源|数据来源|来源)[：:])")
            .expect("the pattern is tried by the tests")
    });
    LABEL.is_match(text) && text.ends_with('。')
}

/// The 。 at the end of a run.
fn stop(run: &Run) -> Option<Span> {
    run.text.ends_with('。').then(|| Span::new(run.at.end - 1, run.at.end))
}

/// Adds attachments that are named and not announced, or counted wrongly.
pub(crate) fn attachments(passages: &[Passage], findings: &mut Vec<Finding>) {
    let Some(place) = passages.iter().position(|p| p.role == Role::Paragraph && is_announcement(&p.text)) else {
        return;
    };
    let announcement = &passages[place];
    let numbers = announced(&passages[place..]);
    let count = numbers.len().max(1);
    let in_order = numbers.iter().zip(1..).all(|(number, expected)| *number == expected);
    if !in_order {
        let message = "附件的顺序号不连续".to_owned();
        findings.push(ATTACHMENTS.finding(announcement.span(0..announcement.text.len()), message));
    }
    for passage in passages {
        for (number, bytes) in named(passage) {
            if number > count && in_order {
                let message = format!("附件说明只有{count}个附件，没有附件{number}");
                findings.push(ATTACHMENTS.finding(passage.span(bytes), message));
            }
        }
    }
}

fn is_announcement(text: &str) -> bool {
    text.starts_with("附件：") || text.starts_with("附件:")
}

/// The numbers under which attachments are announced: behind 附件：, or as the items and lines right below it.
fn announced(passages: &[Passage]) -> Vec<usize> {
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:[：:]|\s|^)(\d{1,2})[.．、]\D").expect("the pattern is tried by the tests"));
    let of = |text: &str| -> Vec<usize> { NUMBER.captures_iter(text).filter_map(|c| c[1].parse().ok()).collect() };
    let mut numbers = of(&passages[0].text);
    for passage in &passages[1..] {
        match passage.role {
            // Markdown numbers the items itself.
            Role::Item => numbers.push(numbers.len() + 1),
            _ => match of(&passage.text).as_slice() {
                [number] if passage.text.starts_with(&number.to_string()) => numbers.push(*number),
                _ => break,
            },
        }
    }
    numbers
}

/// Attachments that a passage names by number: 附件2, but not 附件10万元预算表.
fn named(passage: &Passage) -> Vec<(usize, std::ops::Range<usize>)> {
    static NAMED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"附件\s*(\d{1,2})").expect("the pattern is tried by the tests"));
    let name = |captures: regex::Captures<'_>| {
        let found = captures.get(0)?.range();
        let behind = passage.text[found.end..].chars().next();
        let is_figure = behind.is_some_and(|c| c.is_ascii_digit() || "万亿千百元个份页项件号年月日%.～—-".contains(c));
        (!is_figure && !passage.is_borrowed(&found)).then_some((captures[1].parse().ok()?, found))
    };
    NAMED.captures_iter(&passage.text).filter_map(name).collect()
}
