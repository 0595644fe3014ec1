//! A template made of a brief: what belongs to the one issue becomes a prompt, linked figures become questions.

use crate::facts::Facts;
use crate::{markdown, yaml};
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::fmt::Write as _;
use yaobao_model::FactRef;

/// The template that a brief like this one can be started from.
///
/// Number, date and title become prompts; a linked figure becomes a `figure()` of its indicator, region and period, so that
/// the next brief has the figure of its own library; links to measures and excerpts are left out, their text stays.
#[must_use]
pub fn template_of(brief: &str, name: &str, facts: &dyn Facts) -> String {
    let issue = markdown::parse(brief).value.issue;
    let mut template = format!(
        "---\n模板名: {}\n说明: 由要报“{}”另存\n",
        yaml::scalar(name, false),
        issue.title.as_deref().unwrap_or(name)
    );
    template.push_str(
        "提示:\n  - {键: 期号, 提问: 第几期, 默认: \"1\"}\n  - {键: 日期, 提问: 签发日期, 默认: \"{{ 今天 }}\"}\n",
    );
    let title = yaml::scalar(issue.title.as_deref().unwrap_or("某某"), true);
    writeln!(template, "  - {{键: 标题, 提问: 标题, 默认: {title}}}").expect("writing to a string cannot fail");
    let body = yaml::split(brief).map_or(0, |parts| {
        for entry in parts.entries.iter().filter(|entry| !OWN.contains(&entry.key)) {
            writeln!(template, "{}:{}", entry.key, literal(entry.raw)).expect("writing to a string cannot fail");
        }
        parts.body
    });
    template.push_str("期号: {{ 期号 }}\n日期: {{ 日期 }}\n标题: {{ 标题 }}\n---\n");
    template.push_str(&with_questions(&brief[body..], facts));
    template
}

/// Keys that the new template asks for, or that make a template.
const OWN: [&str; 9] = ["期号", "日期", "标题", "模板名", "说明", "提示", "篇幅", "各节", "核校"];

fn with_questions(body: &str, facts: &dyn Facts) -> String {
    let mut written = String::new();
    let mut done = 0;
    for (event, bytes) in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).into_offset_iter() {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
        let Ok(fact) = dest_url.parse::<FactRef>() else { continue };
        written.push_str(&literal(&body[done..bytes.start]));
        written.push_str(&question(fact, facts).unwrap_or_else(|| literal(text_of(&body[bytes.clone()]))));
        done = bytes.end;
    }
    written + &literal(&body[done..])
}

/// The text of a link as it is typed, `[…](…)`.
fn text_of(link: &str) -> &str {
    link.strip_prefix('[').and_then(|rest| rest.rsplit_once("](")).map_or(link, |(text, _)| text)
}

fn question(fact: FactRef, facts: &dyn Facts) -> Option<String> {
    let FactRef::Statistic(id) = fact else { return None };
    let known = facts.statistic(id)?;
    let text = |text: &str| format!("\"{}\"", text.replace(['"', '\\'], ""));
    let mut arguments = vec![text(&known.indicator)];
    arguments.extend(known.region.map(|region| format!("region={}", text(&region))));
    arguments.extend(known.period.map(|period| format!("period={}", text(&period.to_string()))));
    arguments.push(format!("kind=\"{}\"", known.kind));
    Some(format!("{{{{ figure({}) }}}}", arguments.join(", ")))
}

/// Text in which the marks of expressions stand for themselves.
fn literal(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        let (before, mark) = rest.split_at(at);
        write!(written, "{before}{{{{ \"{}\" }}}}", &mark[..2]).expect("writing to a string cannot fail");
        rest = &mark[2..];
    }
    written + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::shelf::{Shelf, statistic};
    use crate::{Template, link, start};
    use chrono::NaiveDate;
    use std::collections::BTreeMap;

    #[test]
    fn a_brief_started_from_its_own_template_is_the_brief() {
        let known = statistic(1, "技术合同成交额", "宁夏回族自治区", "2025", "132.77亿元");
        let figure = link("132.77亿元", FactRef::Statistic(known.id));
        let shelf = Shelf { statistics: vec![known], ..Shelf::default() };
        let brief = format!(
            "---\n刊名: 要报\n期号: 3\n日期: 2026-06-01\n标题: 甲: 乙\n---\n\n达{figure}，写作{{{{ 甲 }}}}。\n\n{}。\n",
            "[建飞地](yaobao:measure/00000000010000000000000009)"
        );
        let text = template_of(&brief, "我的模板", &shelf);
        let template = Template::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(template.name, "我的模板");
        let today = NaiveDate::from_ymd_opt(2026, 6, 29).expect("a day");
        let again = start(&template, &BTreeMap::new(), &shelf, today).expect("evaluable").value;
        let expected = format!(
            "---\n刊名: 要报\n期号: 1\n日期: 2026-06-29\n标题: \"甲: 乙\"\n---\n\n达{figure}，写作{{{{ 甲 }}}}。\n\n建飞地。\n"
        );
        assert_eq!(again, expected);
    }
}
