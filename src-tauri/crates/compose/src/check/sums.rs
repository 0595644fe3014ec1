//! Arithmetic between the figures of a brief: parts and totals, title and body.

use super::figures::Read;
use super::passage::{Passage, Role};
use super::{Finding, RuleInfo};
use crate::inline;
use regex::Regex;
use rust_decimal::Decimal;
use std::ops::Range;
use std::sync::LazyLock;
use yaobao_model::document::{BlockKind, Chart, Document, DocumentBlock, Run, Table};
use yaobao_model::quantity::{Agreement, Quantity};
use yaobao_model::{Severity, Span, StatisticKind};

const ARITHMETIC: &str = "算术";

pub(crate) const SHARES: RuleInfo = RuleInfo {
    id: "number.N24-shares",
    title: "三次产业比合计为100",
    severity: Severity::Error,
    source: ARITHMETIC,
    on: true,
    wrong: &["三次产业比为9.8∶66.7∶24.6。", "三次产业结构为9.8:66.7:23.6。"],
    right: &["三次产业比为9.8∶66.7∶23.5。", "比分为9∶6∶3。"],
};

pub(crate) const PARTS: RuleInfo = RuleInfo {
    id: "number.N24",
    title: "分项之和不大于总数",
    severity: Severity::Warning,
    source: ARITHMETIC,
    on: true,
    wrong: &[],
    right: &[],
};

pub(crate) const TABLE: RuleInfo = RuleInfo {
    id: "number.N24-table",
    title: "表中合计与各行相符",
    severity: Severity::Error,
    source: ARITHMETIC,
    on: true,
    wrong: &["| 项目 | 金额 |\n|---|---|\n| 甲 | 210.5 |\n| 乙 | 150.0 |\n| 丙 | 119.5 |\n| 合计 | 408.0 |\n"],
    right: &[
        "| 项目 | 金额 |\n|---|---|\n| 甲 | 210.5 |\n| 乙 | 150.0 |\n| 丙 | 119.5 |\n| 合计 | 480.0 |\n",
        "| 项目 | 占比 |\n|---|---|\n| 甲 | 33.3% |\n| 乙 | 33.3% |\n| 丙 | 33.3% |\n| 合计 | 100% |\n",
        "| 项目 | 金额 |\n|---|---|\n| 甲 | 1 |\n| 乙 | — |\n| 合计 | 5 |\n",
    ],
};

pub(crate) const TITLE: RuleInfo = RuleInfo {
    id: "number.N26-title",
    title: "标题中的数据见于正文",
    severity: Severity::Warning,
    source: "要报编印惯例",
    on: true,
    wrong: &[],
    right: &[],
};

/// Adds what is to be said of the figures within one passage.
pub(crate) fn look(passage: &Passage, figures: &[Read], findings: &mut Vec<Finding>) {
    shares(passage, findings);
    parts(passage, figures, findings);
}

/// `三次产业比为9.8∶66.7∶23.6`. Three rounded shares may miss 100 by up to 0.15, which is worth a look and no more.
fn shares(passage: &Passage, findings: &mut Vec<Finding>) {
    static RATIO: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"产业[^，。；\d]{0,12}(\d+(?:\.\d+)?)\s*[∶:：比]\s*(\d+(?:\.\d+)?)\s*[∶:：比]\s*(\d+(?:\.\d+)?)";
        Regex::new(pattern).expect("the pattern is tried by the tests")
    });
    for captures in RATIO.captures_iter(&passage.text) {
        let shares: Vec<Decimal> = (1..=3).filter_map(|group| captures[group].parse().ok()).collect();
        let total: Decimal = shares.iter().sum();
        let off = (total - Decimal::ONE_HUNDRED).abs();
        if off.is_zero() || shares.len() < 3 {
            continue;
        }
        let bytes = captures.get(1).map_or(0, |m| m.start())..captures.get(3).map_or(0, |m| m.end());
        let rounding = off <= Decimal::new(15, 2);
        let severity = if rounding { Severity::Hint } else { Severity::Error };
        let doubt = if rounding { "，请核对，可能为四舍五入" } else { "" };
        let message = format!("三次产业占比合计{}%{doubt}", total.normalize());
        findings.push(Finding { severity, ..finding(&SHARES, passage.span(bytes), message) });
    }
}

/// `共559家，其中甲类300家、乙类400家`: what is counted as part cannot be more than the whole.
fn parts(passage: &Passage, figures: &[Read], findings: &mut Vec<Finding>) {
    for (at, word) in passage.text.match_indices("其中") {
        let start = passage.text[..at].rfind(['。', '；']).map_or(0, |stop| stop);
        let end = passage.text[at..].find(['。', '；']).map_or(passage.text.len(), |stop| at + stop);
        let level = |read: &&Read| read.figure.kind == StatisticKind::Level;
        let within = |range: Range<usize>| {
            figures.iter().filter(level).filter(move |read| range.contains(&read.bytes.start)).collect::<Vec<_>>()
        };
        let (whole, parts) = (within(start..at), within(at + word.len()..end));
        let Some(whole) = whole.last() else { continue };
        let total = Quantity::new(whole.figure.value, &whole.figure.unit).base();
        let counted: Vec<Decimal> = parts
            .iter()
            .map(|part| Quantity::new(part.figure.value, &part.figure.unit).base())
            .filter(|(_, unit)| *unit == total.1)
            .map(|(value, _)| value)
            .collect();
        let sum: Decimal = counted.iter().sum();
        if counted.len() >= 2 && sum > total.0 {
            let message = format!("“其中”各项合计大于总数“{}”", whole.figure.figure);
            findings.push(finding(&PARTS, passage.span(whole.bytes.clone()), message));
        }
    }
}

/// Adds what is to be said of the figures in the title, which the body must bear out.
pub(crate) fn title(passages: &[(&Passage, Vec<Read>)], findings: &mut Vec<Finding>) {
    let Some((title, claimed)) = passages.first().filter(|(passage, _)| passage.role == Role::Title) else { return };
    let body = || passages[1..].iter().flat_map(|(_, figures)| figures);
    let quantity = |read: &Read| Quantity::new(read.figure.value, &read.figure.unit);
    for claim in claimed {
        let agrees = |read: &Read| {
            matches!(
                quantity(claim).agreement(&quantity(read)),
                Agreement::Same | Agreement::Rounded | Agreement::Finer
            )
        };
        if body().next().is_some() && !body().any(agrees) {
            let message = format!("标题中的“{}”正文中没有", claim.figure.figure);
            findings.push(finding(&TITLE, title.span(claim.bytes.clone()), message));
        }
    }
}

/// Adds what is to be said of the totals of tables.
pub(crate) fn tables(document: &Document, findings: &mut Vec<Finding>) {
    fn walk(blocks: &[DocumentBlock], findings: &mut Vec<Finding>) {
        for block in blocks {
            match &block.kind {
                BlockKind::Table(table) | BlockKind::Chart(Chart { table, .. }) => columns(table, findings),
                BlockKind::Quote(inner) => walk(inner, findings),
                BlockKind::List { items, .. } => items.iter().for_each(|item| walk(item, findings)),
                _ => {}
            }
        }
    }
    walk(&document.blocks, findings);
}

fn columns(table: &Table, findings: &mut Vec<Finding>) {
    let Some((total, rows)) = table.rows.split_last().filter(|(_, rows)| rows.len() >= 2) else { return };
    let name = total.first().map(|cell| inline::text_of(cell)).unwrap_or_default();
    if !["合计", "总计", "共计"].contains(&name.replace(' ', "").as_str()) {
        return;
    }
    for column in 1..table.columns.len() {
        let number = |row: &Vec<Vec<Run>>| Quantity::parse(&inline::text_of(row.get(column)?));
        // A gap, a dash or a word in the column says that there is nothing to add up.
        let Some(parts) = rows.iter().map(number).collect::<Option<Vec<_>>>() else { continue };
        let Some(stated) = number(total).filter(|stated| parts.iter().all(|part| part.unit == stated.unit)) else {
            continue;
        };
        let sum: Decimal = parts.iter().map(|part| part.value).sum();
        let slack: Decimal = parts.iter().chain([&stated]).map(|part| Decimal::new(5, part.decimals + 1)).sum();
        // Whole numbers are counted, not rounded.
        let slack = if parts.iter().all(|part| part.decimals == 0) && stated.decimals == 0 && !stated.unit.contains('%')
        {
            Decimal::ZERO
        } else {
            slack
        };
        if (sum - stated.value).abs() > slack
            && let (Some(first), Some(last)) = (total[column].first(), total[column].last())
        {
            let message = format!("各行之和为{}，这里为{}", sum.normalize(), stated.value.normalize());
            findings.push(finding(&TABLE, Span::new(first.at.start, last.at.end), message));
        }
    }
}

fn finding(rule: &RuleInfo, at: Span, message: String) -> Finding {
    Finding { rule: rule.id, severity: rule.severity, message, at, suggestion: None, source: rule.source }
}
