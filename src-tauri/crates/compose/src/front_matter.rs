//! What a brief says about itself: reading and writing its front matter.

use crate::yaml::{self, Entry, Parts};
use chrono::NaiveDate;
use serde::Deserialize;
use std::fmt::Write as _;
use yaobao_model::brief::Official;
use yaobao_model::{CharIndex, Diagnostic, Drafter, Feedback, IssueData};

/// Reads front matter; what is not understood is kept in [`IssueData::other`] and reported.
pub(crate) fn read(parts: &Parts<'_>, index: &CharIndex<'_>) -> (IssueData, Vec<Diagnostic>) {
    let mut issue = IssueData::default();
    let mut diagnostics = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    // A known key with nothing behind it says nothing: a later line with the same key counts.
    let says_nothing = |entry: &Entry<'_>| is_known(entry.key) && yaml::text(entry.raw).is_none();
    for entry in parts.entries.iter().filter(|entry| !says_nothing(entry)) {
        let at = index.span(entry.at.clone());
        if seen.contains(&entry.key) {
            let message = format!("“{}”重复出现，以第一处为准", entry.key);
            diagnostics.push(Diagnostic::warning("front-matter.repeated", message).at(at));
            issue.other.push(kept(entry));
            continue;
        }
        seen.push(entry.key);
        let remark = match assign(&mut issue, entry) {
            Assigned::Done => continue,
            Assigned::UnknownKey => {
                Diagnostic::hint("front-matter.unknown-key", format!("不认识的项“{}”，已原样保留", entry.key))
            }
            Assigned::Unreadable(expected) => Diagnostic::warning(
                "front-matter.unreadable",
                format!("“{}”的值“{}”读不出，应为{expected}；已原样保留", entry.key, entry.raw.trim()),
            ),
        };
        issue.other.push(kept(entry));
        diagnostics.push(remark.at(at));
    }
    for stray in &parts.stray {
        let message = "这一行不是“项: 值”的形式，已忽略";
        diagnostics.push(Diagnostic::warning("front-matter.stray-line", message).at(index.span(stray.clone())));
    }
    (issue, diagnostics)
}

enum Assigned {
    Done,
    UnknownKey,
    Unreadable(&'static str),
}

fn kept(entry: &Entry<'_>) -> (String, String) {
    let raw = if entry.raw.starts_with('\n') { entry.raw } else { entry.raw.trim() };
    (entry.typed.to_owned(), raw.to_owned())
}

fn assign(issue: &mut IssueData, entry: &Entry<'_>) -> Assigned {
    let raw = entry.raw;
    let Some(text) = yaml::text(raw) else {
        return Assigned::UnknownKey;
    };
    match entry.key {
        "刊名" => issue.serial = Some(text),
        "期号" => match number(&text) {
            Some(number) => issue.number = Some(number),
            None => return Assigned::Unreadable("一个数，如 198"),
        },
        "密级" => issue.classification = Some(text),
        "编发单位" => issue.issuer = Some(text),
        "日期" => match date(&text) {
            Some(date) => issue.date = Some(date),
            None => return Assigned::Unreadable("日期，如 2026-06-29"),
        },
        "版式" => issue.stationery = Some(text),
        "标题" => issue.title = Some(text),
        "作者" => issue.authors = names(raw),
        "课题" => issue.project = Some(text),
        "执笔" => match drafter(raw) {
            Some(drafter) => issue.drafter = Some(drafter),
            None => return Assigned::Unreadable("{单位: 某某大学, 姓名: [作者甲]}"),
        },
        "批示反馈" => match serde_saphyr::from_str::<FeedbackYaml>(raw) {
            Ok(FeedbackYaml { unit, phone }) => issue.feedback = Some(Feedback { unit, phone }),
            Err(_) => return Assigned::Unreadable("{单位: 某某处, 电话: \"0000000\"}"),
        },
        "呈送" => issue.submit_to = yaml::texts(raw),
        "印发" => issue.distribute_to = yaml::texts(raw),
        "印数" => match number(&text) {
            Some(copies) => issue.copies = Some(copies),
            None => return Assigned::Unreadable("一个数，如 40"),
        },
        _ => return assign_official(&mut issue.official, entry, text),
    }
    Assigned::Done
}

/// The elements of an official document (GB/T 9704-2012).
fn assign_official(official: &mut Official, entry: &Entry<'_>, text: String) -> Assigned {
    let raw = entry.raw;
    match entry.key {
        "份号" => official.copy_number = Some(text),
        "紧急程度" => official.urgency = Some(text),
        "发文字号" => official.document_number = Some(text),
        "签发人" => official.signers = names(raw),
        "主送" => official.addressed_to = yaml::texts(raw),
        "附件" => official.attachments = yaml::texts(raw),
        "署名" => official.signed_by = yaml::texts(raw),
        "印章" => match yes_or_no(&text) {
            Some(sealed) => official.sealed = Some(sealed),
            None => return Assigned::Unreadable("有或无"),
        },
        "附注" => official.remark = Some(text),
        "抄送" => official.copied_to = yaml::texts(raw),
        "印发机关" => official.printed_by = Some(text),
        "印发日期" => match date(&text) {
            Some(date) => official.printed_on = Some(date),
            None => return Assigned::Unreadable("日期，如 2026-06-29"),
        },
        _ => return Assigned::UnknownKey,
    }
    Assigned::Done
}

/// Reads 有 and 无, and what else people type for them.
fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim() {
        "有" | "是" | "加盖" | "true" => Some(true),
        "无" | "否" | "不加盖" | "false" => Some(false),
        _ => None,
    }
}

/// The keys in the order in which they are documented and written.
const KEYS: [&str; 26] = [
    "刊名",
    "期号",
    "密级",
    "编发单位",
    "日期",
    "版式",
    "标题",
    "作者",
    "课题",
    "执笔",
    "批示反馈",
    "呈送",
    "印发",
    "印数",
    "份号",
    "紧急程度",
    "发文字号",
    "签发人",
    "主送",
    "附件",
    "署名",
    "印章",
    "附注",
    "抄送",
    "印发机关",
    "印发日期",
];

fn is_known(key: &str) -> bool {
    KEYS.contains(&key)
}

#[derive(Deserialize)]
struct DrafterYaml {
    #[serde(rename = "单位", default)]
    unit: String,
    #[serde(rename = "姓名", default)]
    names: Vec<String>,
}

#[derive(Deserialize)]
struct DrafterOfOneYaml {
    #[serde(rename = "单位", default)]
    unit: String,
    #[serde(rename = "姓名", default)]
    name: String,
}

#[derive(Deserialize)]
struct FeedbackYaml {
    #[serde(rename = "单位", default)]
    unit: String,
    #[serde(rename = "电话", default)]
    phone: String,
}

fn drafter(raw: &str) -> Option<Drafter> {
    if let Ok(DrafterYaml { unit, names }) = serde_saphyr::from_str(raw) {
        return Some(Drafter { unit, names });
    }
    let DrafterOfOneYaml { unit, name } = serde_saphyr::from_str(raw).ok()?;
    Some(Drafter { unit, names: split_names(&name) })
}

fn names(raw: &str) -> Vec<String> {
    if yaml::is_list(raw) { yaml::texts(raw) } else { yaml::text(raw).map_or_else(Vec::new, |text| split_names(&text)) }
}

fn split_names(text: &str) -> Vec<String> {
    let parts = text.split(['、', '，', ',', ' ', '\u{3000}']);
    parts.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Reads `198`, `第198期` or `40份`.
fn number(text: &str) -> Option<u32> {
    let digits = text.trim().trim_start_matches('第').trim_end_matches(['期', '份']).trim();
    digits.parse().ok()
}

/// Reads `2026-06-29`, `2026年6月29日`, `2026/6/29` or `2026.6.29`.
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim().trim_end_matches('日');
    let parts: Vec<&str> = text.split(['年', '月', '-', '/', '.']).collect();
    let [year, month, day] = parts[..] else { return None };
    NaiveDate::from_ymd_opt(year.parse().ok().filter(|_| year.len() == 4)?, month.parse().ok()?, day.parse().ok()?)
}

/// The front matter of a brief with its two fences, keys in their documented order, unknown keys behind them as typed.
///
/// Fields that are not set are left out.
#[must_use]
pub fn front_matter(issue: &IssueData) -> String {
    let IssueData {
        serial,
        number,
        classification,
        issuer,
        date,
        stationery,
        title,
        authors,
        project,
        drafter,
        feedback,
        submit_to,
        distribute_to,
        copies,
        official,
        other,
    } = issue;
    let Official {
        copy_number,
        urgency,
        document_number,
        signers,
        addressed_to,
        attachments,
        signed_by,
        sealed,
        remark,
        copied_to,
        printed_by,
        printed_on,
    } = official;
    let text = |value: &Option<String>| value.as_ref().map(|text| yaml::scalar(text, false));
    let list = |items: &[String]| (!items.is_empty()).then(|| yaml::list(items));
    let pair = |(a, first): (&str, String), (b, second): (&str, String)| format!("{{{a}: {first}, {b}: {second}}}");
    let flow = |text: &str| if text.is_empty() { "\"\"".to_owned() } else { yaml::scalar(text, true) };
    let day = |date: &Option<NaiveDate>| date.map(|date| date.format("%Y-%m-%d").to_string());
    let values: [Option<String>; 26] = [
        text(serial),
        number.map(|n| n.to_string()),
        text(classification),
        text(issuer),
        day(date),
        text(stationery),
        text(title),
        list(authors),
        text(project),
        drafter.as_ref().map(|d| pair(("单位", flow(&d.unit)), ("姓名", yaml::list(&d.names)))),
        feedback
            .as_ref()
            .map(|f| pair(("单位", flow(&f.unit)), ("电话", format!("\"{}\"", f.phone.replace(['"', '\\'], ""))))),
        list(submit_to),
        list(distribute_to),
        copies.map(|n| n.to_string()),
        // A number with leading zeros stays one only between quotation marks.
        copy_number.as_ref().map(|digits| format!("\"{}\"", digits.replace(['"', '\\'], ""))),
        text(urgency),
        text(document_number),
        list(signers),
        list(addressed_to),
        list(attachments),
        list(signed_by),
        sealed.map(|sealed| if sealed { "有" } else { "无" }.to_owned()),
        text(remark),
        list(copied_to),
        text(printed_by),
        day(printed_on),
    ];
    let mut written = String::from("---\n");
    for (key, value) in KEYS.iter().zip(values) {
        if let Some(value) = value {
            writeln!(written, "{key}: {value}").expect("writing to a string cannot fail");
        }
    }
    for (key, raw) in other {
        let blank = if raw.starts_with('\n') || raw.is_empty() { "" } else { " " };
        writeln!(written, "{key}:{blank}{raw}").expect("writing to a string cannot fail");
    }
    written.push_str("---\n");
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issue(text: &str) -> (IssueData, Vec<&'static str>) {
        let index = CharIndex::new(text);
        let (issue, diagnostics) = read(&yaml::split(text).expect("the test's text has front matter"), &index);
        (issue, diagnostics.iter().map(|d| d.code).collect())
    }

    const FULL: &str = "---\n刊名: 智库成果要报\n期号: 198\n密级: 内部参阅\n编发单位: 某某区委宣传部\n日期: 2026-06-29\n\
        版式: 智库成果要报\n标题: 关于某事的对策建议\n作者: [作者甲, 作者乙]\n课题: 某年某项目阶段性研究成果\n\
        执笔: {单位: 某某大学, 姓名: [作者甲, 作者乙]}\n批示反馈: {单位: 某某处, 电话: \"0000000\"}\n\
        呈送: [党委、人大、政府、政协领导班子成员]\n印发: [各市、县（区）党委, 区直有关部门和单位]\n印数: 40\n---\n";

    #[test]
    fn the_documented_front_matter_reads_back_as_it_stands() {
        let (issue, codes) = issue(FULL);
        assert!(codes.is_empty(), "{codes:?}");
        assert_eq!(issue.number, Some(198));
        assert_eq!(issue.authors, ["作者甲", "作者乙"]);
        assert_eq!(issue.drafter.as_ref().map(|d| d.names.len()), Some(2));
        assert_eq!(issue.feedback.as_ref().map(|f| f.phone.as_str()), Some("0000000"));
        assert_eq!(issue.distribute_to.len(), 2);
        assert_eq!(front_matter(&issue), FULL);
    }

    const OFFICIAL: &str = "---\n密级: 机密★1年\n编发单位: 某某市某某局\n日期: 2026-06-09\n版式: 公文\n标题: 关于某事的通知\n\
        份号: \"000012\"\n紧急程度: 特急\n发文字号: 某发〔2026〕3号\n签发人: [签发人甲, 签发人乙]\n\
        主送: [各县（区）某某局, 局机关各科室]\n附件: [某某实施方案, 某某任务分工表]\n署名: [某某市某某局, 某某市某某委]\n\
        印章: 无\n附注: 此件公开发布\n抄送: [市委办公室]\n印发机关: 某某市某某局办公室\n印发日期: 2026-06-10\n---\n";

    #[test]
    fn the_elements_of_an_official_document_read_back_as_they_stand() {
        let (issue, codes) = issue(OFFICIAL);
        assert!(codes.is_empty(), "{codes:?}");
        let official = &issue.official;
        assert_eq!(official.copy_number.as_deref(), Some("000012"));
        assert_eq!(official.signers, ["签发人甲", "签发人乙"]);
        assert_eq!((official.sealed, official.attachments.len()), (Some(false), 2));
        assert_eq!(official.printed_on, NaiveDate::from_ymd_opt(2026, 6, 10));
        assert_eq!(front_matter(&issue), OFFICIAL);
    }

    #[test]
    fn what_people_type_into_an_official_document_is_understood() {
        let (issue, codes) = issue("---\n份号: 000001\n签发人: 甲某某 乙某某\n主送: 各处室\n印章: 也许\n---\n");
        assert_eq!(codes, ["front-matter.unreadable"]);
        assert_eq!(issue.official.copy_number.as_deref(), Some("000001"));
        assert_eq!(issue.official.signers, ["甲某某", "乙某某"]);
        assert_eq!(issue.official.addressed_to, ["各处室"]);
    }

    #[test]
    fn unknown_keys_stay_and_are_reported() {
        let text = "---\n标题: 甲\n备注: {a: [1, 2]}\n流程:\n  - 起草\n  - 审核\n---\n";
        let (issue, codes) = issue(text);
        assert_eq!(codes, ["front-matter.unknown-key", "front-matter.unknown-key"]);
        assert_eq!(front_matter(&issue), text);
    }

    #[test]
    fn a_quote_that_is_not_closed_stays_with_its_key() {
        let text = "---\n'{备注: 甲\n\"流程\": 乙\n---\n";
        assert_eq!(front_matter(&issue(text).0), text);
    }

    #[test]
    fn what_people_type_is_understood() {
        let (issue, codes) = issue(
            "---\n标题：“一带一路”: 机遇\n期号: 第3期\n日期: 2026年6月9日\n作者: 作者甲、作者乙\n执笔: {单位: 某大学, 姓名: 作者甲}\n印数: 40份\n---\n",
        );
        assert!(codes.is_empty(), "{codes:?}");
        assert_eq!(issue.title.as_deref(), Some("“一带一路”: 机遇"));
        assert_eq!((issue.number, issue.copies), (Some(3), Some(40)));
        assert_eq!(issue.date, NaiveDate::from_ymd_opt(2026, 6, 9));
        assert_eq!(issue.authors, ["作者甲", "作者乙"]);
        assert_eq!(issue.drafter.map(|d| d.names), Some(vec!["作者甲".to_owned()]));
    }

    #[test]
    fn an_unreadable_value_costs_no_other() {
        let (issue, codes) = issue("---\n日期: 下周一\n标题: 甲\n执笔: [\n编发单位: 乙\n乱写\n标题: 丙\n---\n");
        assert_eq!(issue.title.as_deref(), Some("甲"));
        assert_eq!(issue.issuer.as_deref(), Some("乙"));
        assert_eq!(
            codes,
            ["front-matter.unreadable", "front-matter.unreadable", "front-matter.repeated", "front-matter.stray-line"]
        );
        assert!(issue.other.contains(&("日期".to_owned(), "下周一".to_owned())));
    }
}
