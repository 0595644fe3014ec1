//! Dates of a brief: said by name, in order, and none that lies behind the brief's own.

use super::figures::Read;
use super::passage::{Passage, Role};
use super::{Finding, RuleInfo};
use chrono::NaiveDate;
use regex::Regex;
use std::sync::LazyLock;
use yaobao_model::{Period, Severity, StatisticKind};

pub(crate) const VAGUE: RuleInfo = RuleInfo {
    id: "time.C16",
    title: "时间代称写明具体时间",
    severity: Severity::Warning,
    source: "党政机关公文处理惯例",
    on: true,
    wrong: &["去年以来，全区推进改革。", "日前，某市召开专题会议。", "本月将完成验收。"],
    right: &[
        "2025年以来，全区推进改革。",
        "2025年，全区推进改革，比上年提高2个百分点，较去年同期加快。",
        "“今年的任务更重。”某企业负责人说。",
        "《今年工作要点》已经印发。",
        "较上年同期增长。",
    ],
};

pub(crate) const ORDER: RuleInfo = RuleInfo {
    id: "time.C17",
    title: "起止时间先后不颠倒",
    severity: Severity::Error,
    source: "历法",
    on: true,
    wrong: &["2025—2021年", "自2026年5月至2025年3月", "2026年3月至2月"],
    right: &["2021—2025年", "自2025年3月至2026年5月", "2025年11月至次年3月", "2025年3月至5月", "2025年12月—2月"],
};

pub(crate) const LATER: RuleInfo = RuleInfo {
    id: "time.C17-later",
    title: "资料不晚于签发日期",
    severity: Severity::Warning,
    source: "校对惯例",
    on: true,
    wrong: &["---\n日期: 2026-06-29\n---\n\n截至2026年9月底，全区共有企业559家。"],
    right: &[
        "---\n日期: 2026-06-29\n---\n\n截至2026年5月底，全区共有企业559家。到2030年，达到800家。",
        "---\n日期: 2026-06-29\n---\n\n截至2026年6月，全区共有企业559家。",
        "截至2026年9月底，全区共有企业559家。",
    ],
};

/// Adds times that are said by a word which means something else when the brief is read again next year.
pub(crate) fn vague(passage: &Passage, findings: &mut Vec<Finding>) {
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("今年|去年|前年|明年|后年|上年|本月|上月|近日|日前|昨天|今天|昨日").expect("a list of words")
    });
    static YEAR: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:19|20)\d{2}年").expect("the pattern is tried by the tests"));
    if !passage.is_running_text() || passage.role == Role::Quotation || YEAR.is_match(&passage.text) {
        return;
    }
    for hit in WORD.find_iter(&passage.text).filter(|hit| !passage.is_borrowed(&hit.range())) {
        let (before, behind) = (&passage.text[..hit.start()], &passage.text[hit.end()..]);
        // 比上年, 去年同期 say what a rate is reckoned from; 前年 is the end of 此前年均, 日前 of 节日前.
        let compares = before.ends_with(['比', '较', '同', '超']) || behind.starts_with("同");
        let within = match hit.as_str() {
            "前年" => before.ends_with(['此', '之', '以']) || behind.starts_with('均'),
            "日前" => before.ends_with(|c: char| {
                c.is_ascii_digit() || "一二三四五六七八九十节假近生当截终至今期工次末元".contains(c)
            }),
            "近日" => behind.starts_with('均') || before.ends_with('最'),
            "后年" => behind.starts_with(['均', '级']) || before.ends_with(['以', '之', '此']),
            "今天" | "昨天" => behind.starts_with('的'),
            "上年" => behind.starts_with(['度', '纪']) || before.ends_with(['以', '之']),
            _ => false,
        };
        if !compares && !within {
            let message = format!("“{}”宜写明具体年月日", hit.as_str());
            findings.push(VAGUE.finding(passage.span(hit.range()), message));
        }
    }
}

/// Adds spans of time that end before they begin.
pub(crate) fn order(passage: &Passage, findings: &mut Vec<Finding>) {
    static YEARS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[^\d])((?:19|20)\d{2})年?[—～至到\-]+((?:19|20)\d{2})年")
            .expect("the pattern is tried by the tests")
    });
    static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"((?:19|20)\d{2})年(\d{1,2})月(?:份|底|初|中旬)?(?:至|到)(?:((?:19|20)\d{2})年)?(\d{1,2})月")
            .expect("the pattern is tried by the tests")
    });
    let number = |text: &str| text.parse::<u32>().unwrap_or_default();
    let mut found = Vec::new();
    for captures in YEARS.captures_iter(&passage.text) {
        if number(&captures[1]) > number(&captures[2]) {
            found.push(captures.get(1).map_or(0, |m| m.start())..captures.get(2).map_or(0, |m| m.end()));
        }
    }
    for captures in MONTHS.captures_iter(&passage.text) {
        let year = number(&captures[1]);
        let last_year = captures.get(3).map_or(year, |m| number(m.as_str()));
        if (year, number(&captures[2])) > (last_year, number(&captures[4])) {
            found.push(captures.get(0).expect("a match has its group 0").range());
        }
    }
    for bytes in found.into_iter().filter(|bytes| !passage.is_borrowed(bytes)) {
        let message = format!("“{}”的起止时间颠倒", &passage.text[bytes.clone()]);
        findings.push(ORDER.finding(passage.span(bytes), message));
    }
}

/// Adds what is told as done and lies behind the day of sign-off: 截至 a later month, figures of a later period.
pub(crate) fn later(passage: &Passage, figures: &[Read], signed: NaiveDate, findings: &mut Vec<Finding>) {
    static UNTIL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"截至((?:19|20)\d{2})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
            .expect("the pattern is tried by the tests")
    });
    let mut found = Vec::new();
    for captures in UNTIL.captures_iter(&passage.text) {
        let part = |group: usize| captures.get(group).and_then(|m| m.as_str().parse::<u32>().ok());
        let year = part(1).and_then(|year| i32::try_from(year).ok()).unwrap_or_default();
        let from = NaiveDate::from_ymd_opt(year, part(2).unwrap_or(1), part(3).unwrap_or(1));
        if from.is_some_and(|from| from > signed) {
            found.push(captures.get(0).expect("a match has its group 0").range());
        }
    }
    for read in figures {
        let told = !matches!(read.figure.kind, StatisticKind::Target) && !is_outlook(&passage.text, read.bytes.start);
        let is_later = read.figure.period.and_then(begins).is_some_and(|day| day > signed);
        if told
            && is_later
            && found.iter().all(|bytes| bytes.start > read.bytes.start || read.bytes.start > bytes.end + 60)
        {
            found.push(read.bytes.clone());
        }
    }
    for bytes in found.into_iter().filter(|bytes| !passage.is_borrowed(bytes)) {
        let message = format!("“{}”晚于签发日期{signed}", &passage.text[bytes.clone()]);
        findings.push(LATER.finding(passage.span(bytes), message));
    }
}

/// Whether the sentence up to a figure speaks of what is to come.
fn is_outlook(text: &str, figure: usize) -> bool {
    const WORDS: [&str; 16] = [
        "到", "将", "力争", "预计", "计划", "目标", "拟", "争取", "确保", "规划", "预期", "要", "届时", "未来", "建成",
        "以内",
    ];
    let sentence = text[..figure].rsplit('。').next().unwrap_or_default();
    WORDS.iter().any(|word| sentence.contains(word))
}

/// The first day of a period.
fn begins(period: Period) -> Option<NaiveDate> {
    match period {
        Period::Date(date) | Period::Range(date, _) => {
            NaiveDate::from_ymd_opt(date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))
        }
        Period::Half(year, half) => NaiveDate::from_ymd_opt(year, if half == 1 { 1 } else { 7 }, 1),
        Period::Quarter(year, quarter) => NaiveDate::from_ymd_opt(year, 3 * quarter.clamp(1, 4) - 2, 1),
    }
}
