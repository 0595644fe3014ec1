//! Starting a brief from a template: expressions are evaluated once, and what they insert is linked to the library.

use crate::facts::{Facts, NoFacts, escaped};
use crate::heading;
use crate::library::{Library, MISSING, NoPeriod};
use crate::template::{Prompt, Template, TemplateError};
use crate::yaml;
use chrono::{Datelike, NaiveDate};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{Environment, UndefinedBehavior};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use yaobao_model::{CharIndex, Diagnostic, Outcome};

/// Starts a brief: the Markdown that a person goes on writing.
///
/// Answers are known to expressions by the keys of their prompts; `今天` (2026-06-29), `今日` (2026年6月29日) and `今年` (2026)
/// are known besides. `figure()`, `series()`, `table()`, `measures()` and `excerpts()` insert linked facts, `next_issue()` counts on.
/// What the library does not have stands as 【待补：…】 in the text and as a diagnostic.
///
/// So do answers that the template does not ask for.
///
/// # Errors
/// When a required answer is missing or should name a period and does not, or an expression cannot be evaluated.
pub fn start(
    template: &Template,
    answers: &BTreeMap<String, String>,
    facts: &dyn Facts,
    today: NaiveDate,
) -> Result<Outcome<String>, TemplateError> {
    let library = Library::default();
    let value = answered(&library, facts, today, |rendering| rendering.brief(template, answers))?;
    let mut diagnostics = unasked(template, answers);
    diagnostics.extend(marks(&value, &library));
    Ok(Outcome { value, diagnostics })
}

/// What each prompt's answer is when nothing is said: its default, evaluated (`{{ 今天 }}` is then a date).
///
/// # Errors
/// When an expression cannot be evaluated.
pub fn defaults(
    template: &Template,
    facts: &dyn Facts,
    today: NaiveDate,
) -> Result<BTreeMap<String, String>, TemplateError> {
    answered(&Library::default(), facts, today, |rendering| {
        let default = |prompt: &Prompt| Ok((prompt.key.clone(), rendering.default_of(prompt)?));
        template.prompts.iter().map(default).collect()
    })
}

/// Renders until the library has answered everything that is asked on the way.
///
/// Functions of the template engine cannot borrow the library, so they note what they ask, and it is rendered again.
fn answered<T>(
    library: &Library,
    facts: &dyn Facts,
    today: NaiveDate,
    mut render: impl FnMut(&mut Rendering<'_>) -> Result<T, TemplateError>,
) -> Result<T, TemplateError> {
    loop {
        let rendered = render(&mut Rendering::new(library, today));
        if !library.answer(facts) {
            return rendered;
        }
    }
}

/// Evaluates every expression once over an empty library, so that a mistake shows when the template is read.
pub(crate) fn try_expressions(template: &Template) -> Result<(), TemplateError> {
    let answers =
        template.prompts.iter().map(|prompt| (prompt.key.clone(), prompt.default.clone().unwrap_or_default()));
    let any_day = NaiveDate::from_ymd_opt(2026, 1, 1).expect("the first of January is a day");
    start(template, &answers.collect(), &NoFacts, any_day).map(|_| ())
}

/// A diagnostic for each answer to something that the template does not ask: its key may be misspelt.
fn unasked(template: &Template, answers: &BTreeMap<String, String>) -> Vec<Diagnostic> {
    let is_asked = |key: &String| template.prompts.iter().any(|prompt| prompt.key == *key);
    let unasked = answers.keys().filter(|key| !is_asked(key) && !DAYS.contains(&key.as_str()));
    unasked
        .map(|key| Diagnostic::warning("template.unasked", format!("模板没有“{key}”这一项，给出的内容没有用上")))
        .collect()
}

/// A diagnostic for each mark in the brief: what the library lacks, and what the template leaves to the writer.
fn marks(markdown: &str, library: &Library) -> Vec<Diagnostic> {
    let index = CharIndex::new(markdown);
    let mark = |(at, _): (usize, &str)| {
        let end = markdown[at..].find('】').map_or(markdown.len(), |end| at + end + '】'.len_utf8());
        let mark = &markdown[at..end];
        let what = mark.trim_start_matches(MISSING).trim_end_matches('】').trim_start_matches('：');
        let diagnostic = if library.lacks(mark) {
            Diagnostic::warning("template.missing", format!("资料库中没有：{what}"))
        } else {
            Diagnostic::hint("template.to-write", format!("待写：{what}"))
        };
        diagnostic.at(index.span(at..end))
    };
    markdown.match_indices(MISSING).map(mark).collect()
}

struct Rendering<'t> {
    environment: Environment<'t>,
    values: BTreeMap<String, Value>,
}

const BODY: &str = "body";

/// What is known of today.
const DAYS: [&str; 3] = ["今天", "今日", "今年"];

impl<'t> Rendering<'t> {
    fn new(library: &Library, today: NaiveDate) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
        environment.set_syntax(syntax.expect("the delimiters are the usual ones"));
        // Text from answers and from the library prints as it stands; only links and tables are Markdown.
        environment.set_formatter(|out, state, value| {
            let text = value.to_string();
            let plain = value.is_safe() || value.is_number() || state.name() != BODY;
            let text = if plain { text } else { escaped(&text) };
            out.write_str(&text).map_err(|_| minijinja::Error::from(minijinja::ErrorKind::WriteFailure))
        });
        environment.add_filter("汉字", heading::numeral);
        library.add_functions(&mut environment);
        let (year, month, day) = (today.year(), today.month(), today.day());
        let days =
            [Value::from(today.to_string()), Value::from(format!("{year}年{month}月{day}日")), Value::from(year)];
        let values = DAYS.map(str::to_owned).into_iter().zip(days).collect();
        Self { environment, values }
    }

    fn brief(&mut self, template: &Template, answers: &BTreeMap<String, String>) -> Result<String, TemplateError> {
        self.take_answers(template, answers)?;
        let mut markdown = String::from("---\n");
        for (key, raw, line) in &template.issue {
            let value = self.render("front matter", raw, *line)?;
            let structured = yaml::is_structured(raw) || raw.trim_start().starts_with(['"', '\'', '|', '>']);
            let value = if structured { value } else { format!(" {}", yaml::scalar(value.trim(), false)) };
            let value = if value.trim() == "\"\"" { String::new() } else { value };
            writeln!(markdown, "{key}:{}", value.trim_end()).expect("writing to a string cannot fail");
        }
        markdown.push_str("---\n");
        markdown.push_str(&one_blank_line(&self.render(BODY, &template.body, template.body_line)?));
        Ok(markdown)
    }

    fn take_answers(&mut self, template: &Template, answers: &BTreeMap<String, String>) -> Result<(), TemplateError> {
        for (key, answer) in answers {
            self.values.insert(key.clone(), Value::from(answer.as_str()));
        }
        for prompt in &template.prompts {
            if answers.get(&prompt.key).is_some_and(|answer| !answer.trim().is_empty()) {
                continue;
            }
            if prompt.required && prompt.default.is_none() && !answers.contains_key(&prompt.key) {
                return Err(TemplateError::NoAnswer { key: prompt.key.clone(), label: prompt.label.clone() });
            }
            let default = self.default_of(prompt)?;
            self.values.insert(prompt.key.clone(), Value::from(default));
        }
        Ok(())
    }

    /// A default may be an expression itself: 日期 is `{{ 今天 }}` unless somebody says otherwise.
    fn default_of(&self, prompt: &Prompt) -> Result<String, TemplateError> {
        self.render("default", prompt.default.as_deref().unwrap_or_default(), 1)
    }

    fn render(&self, name: &str, source: &str, line: usize) -> Result<String, TemplateError> {
        self.environment.render_named_str(name, source, &self.values).map_err(|error| {
            if let Some(error) = self.answer_at_fault(&error) {
                return error;
            }
            let reason =
                error.detail().map_or_else(|| error.kind().to_string(), |detail| format!("{}: {detail}", error.kind()));
            TemplateError::Expression { line: line + error.line().unwrap_or(1) - 1, reason }
        })
    }

    /// The error when it is not the template but an answer that does not name a period.
    fn answer_at_fault(&self, error: &minijinja::Error) -> Option<TemplateError> {
        let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
        while let Some(error) = cause {
            if let Some(NoPeriod { text }) = error.downcast_ref() {
                let given = self.values.iter().find(|(_, value)| value.to_string().trim() == text);
                return given.map(|(key, _)| TemplateError::NoPeriod { key: key.clone(), answer: text.clone() });
            }
            cause = error.source();
        }
        None
    }
}

/// Control blocks leave blank lines behind; one is enough between paragraphs.
fn one_blank_line(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines() {
        if !line.trim().is_empty() {
            lines.push(line);
        } else if lines.last().is_none_or(|last| !last.is_empty()) {
            lines.push("");
        }
    }
    while lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    lines.push("");
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::shelf::{Shelf, statistic};
    use crate::facts::{KnownExcerpt, KnownMeasure};
    use yaobao_model::{ExcerptId, MeasureId};

    #[test]
    fn a_default_is_shown_as_it_will_be_written() {
        let text = "---\n模板名: 专报\n说明: 试\n提示:\n  - {键: 日期, 提问: 签发日期, 默认: \"{{ 今天 }}\"}\n  - {键: 题, 提问: 题目}\n---\n{{ 题 }}\n";
        let template = Template::parse(text).expect("the template is sound");
        let today = NaiveDate::from_ymd_opt(2026, 6, 29).expect("it is a day");
        let defaults = defaults(&template, &NoFacts, today).expect("the expressions are sound");
        assert_eq!(defaults["日期"], "2026-06-29");
        assert_eq!(defaults["题"], "");
    }

    fn shelf() -> Shelf {
        let measure = KnownMeasure {
            id: MeasureId::from_parts(1, 9),
            marker: Some("一是".to_owned()),
            head: "建立*人才*飞地".to_owned(),
            text: "建立人才飞地，柔性引进高层次人才。".to_owned(),
            region: Some("四川省".to_owned()),
            policies: Vec::new(),
            source: "《某公报》".to_owned(),
            state: yaobao_model::ReviewState::Proposed,
        };
        let excerpt = KnownExcerpt {
            id: ExcerptId::from_parts(1, 8),
            quote: "把创新摆在首位".to_owned(),
            statement: "创新优先".to_owned(),
            source: "《某讲话》".to_owned(),
        };
        Shelf {
            statistics: vec![
                statistic(1, "技术合同成交额", "宁夏回族自治区", "2025", "132.77亿元"),
                statistic(2, "技术合同成交额", "宁夏回族自治区", "2024", "62.66亿元"),
                statistic(3, "技术合同成交额", "四川省", "2025", "2000亿元"),
                statistic(4, "企业数", "宁夏回族自治区银川市", "2025", "12家"),
            ],
            measures: vec![measure],
            excerpts: vec![excerpt],
            texts: Vec::new(),
        }
    }

    fn started(body: &str, answers: &[(&str, &str)]) -> Outcome<String> {
        let text = format!(
            "---\n模板名: 试\n提示:\n  - {{键: 地区, 提问: 哪里, 默认: 宁夏}}\n  - {{键: 日期, 提问: 哪天, 默认: \"{{{{ 今天 }}}}\"}}\n\
             标题: 关于{{{{ 地区 }}}}的建议\n日期: {{{{ 日期 }}}}\n---\n{body}\n"
        );
        let template = Template::parse(&text).expect("the test's template can be read");
        let answers = answers.iter().map(|&(k, v)| (k.to_owned(), v.to_owned())).collect();
        let today = NaiveDate::from_ymd_opt(2026, 6, 9).expect("a day");
        start(&template, &answers, &shelf(), today).expect("the test's template can be evaluated")
    }

    fn check(body: &str, expected: &str) {
        let markdown = started(body, &[]).value;
        let text = markdown.split_once("---\n").and_then(|(_, rest)| rest.split_once("---\n")).expect("front matter").1;
        assert_eq!(text.trim_end(), expected);
    }

    #[test]
    fn front_matter_takes_answers_and_defaults() {
        let markdown = started("正文", &[("地区", "某市: 新区")]).value;
        assert_eq!(markdown, "---\n标题: \"关于某市: 新区的建议\"\n日期: 2026-06-09\n---\n正文\n");
    }

    #[test]
    fn a_figure_is_inserted_as_a_link() {
        let id = shelf().statistics[0].id;
        check(
            "达{{ figure(\"技术合同成交额\", region=地区, period=2025) }}。",
            &format!("达[132.77亿元](yaobao:statistic/{id})。"),
        );
    }

    #[test]
    fn what_is_not_found_is_marked_and_reported() {
        let outcome = started("达{{ figure(\"粮食产量\", region=地区, period=\"2025\") }}。", &[]);
        assert!(outcome.value.contains("达【待补：宁夏2025年粮食产量】。"), "{}", outcome.value);
        assert_eq!(outcome.diagnostics[0].message, "资料库中没有：宁夏2025年粮食产量");
        let at = outcome.diagnostics[0].at.expect("a place");
        assert_eq!(CharIndex::new(&outcome.value).slice(at), "【待补：宁夏2025年粮食产量】");
    }

    #[test]
    fn what_is_left_to_the_writer_is_told_apart() {
        let outcome = started("【待补：导语】", &[]);
        assert_eq!(outcome.diagnostics[0].code, "template.to-write");
    }

    #[test]
    fn the_figure_of_a_part_is_not_taken_for_the_whole() {
        check("{{ figure(\"企业数\", region=\"宁夏\") }}", "【待补：宁夏企业数】");
        check(
            "{{ figure(\"企业数\", region=\"银川\") }}",
            &format!("[12家](yaobao:statistic/{})", shelf().statistics[3].id),
        );
    }

    #[test]
    fn a_serial_counts_its_issues() {
        check("{{ next_issue(\"要报\") }} {{ next_issue(\"新刊\") }}", "199 1");
    }

    #[test]
    fn series_and_tables_hold_linked_figures() {
        check(
            "{% for s in series(\"技术合同成交额\", region=\"宁夏\") %}{{ s.period }}{{ s.text }} {% endfor %}",
            "2024年62.66亿元 2025年132.77亿元",
        );
        let table = started("{{ table(\"技术合同成交额\", regions=[\"宁夏\", \"四川\"], periods=[2024, 2025]) }}", &[]);
        assert!(
            table.value.contains("| 地区 | 2024年 | 2025年 |\n|---|---:|---:|\n| 宁夏 | [62.66亿元]("),
            "{}",
            table.value
        );
        assert_eq!(table.diagnostics.len(), 1, "四川 has no figure for 2024");
    }

    #[test]
    fn measures_and_excerpts_can_be_walked_through() {
        let id = shelf().measures[0].id;
        check(
            "{% for m in measures(topic=\"人才\", regions=[\"四川\", \"浙江\"]) %}{{ m.region }}{{ m.link }}，见{{ m.head }}{% endfor %}",
            &format!("四川省[建立\\*人才\\*飞地](yaobao:measure/{id})，见建立\\*人才\\*飞地"),
        );
        check("{% for m in measures(topic=\"养老\") %}{{ m.link }}{% endfor %}", "【待补：“养老”举措】");
        check(
            "{% for e in excerpts(tag=\"创新\") %}{{ e.statement }}：“{{ e.quote }}”{% endfor %}",
            "创新优先：“把创新摆在首位”",
        );
    }

    #[test]
    fn a_mistake_says_its_line() {
        let parse = |body: &str| {
            Template::parse(&format!("---\n模板名: 试\n---\n第一行\n{body}\n")).map(|_| ()).map_err(|e| e.line())
        };
        assert_eq!(parse("{{ figure(\"甲\" }}"), Err(Some(5)));
        assert_eq!(parse("{{ 没有的名字 }}"), Err(Some(5)));
        assert_eq!(parse("{{ figure(\"甲\", reigon=\"乙\") }}"), Err(Some(5)));
        assert_eq!(parse("{{ figure(\"甲\", period=\"去年\") }}"), Err(Some(5)));
        let front = Template::parse("---\n模板名: 试\n标题: {{ 没有 }}\n---\n").map(|_| ()).map_err(|e| e.line());
        assert_eq!(front, Err(Some(3)));
        assert_eq!(Template::parse("正文").unwrap_err(), TemplateError::NoFrontMatter);
        assert_eq!(Template::parse("---\n说明: 甲\n---\n").unwrap_err(), TemplateError::NoName);
        let rules = Template::parse("---\n模板名: 试\n核校: {停用: [punct.P99]}\n---\n").unwrap_err();
        assert_eq!(rules.line(), Some(3));
        let prompts = Template::parse("---\n模板名: 试\n提示:\n  - {提问: 无键}\n---\n").unwrap_err();
        assert_eq!(prompts.line(), Some(3));
    }

    #[test]
    fn an_answer_that_is_no_period_is_not_the_templates_fault() {
        let text = "---\n模板名: 试\n提示: [{键: 年份, 提问: 哪年}]\n---\n{{ figure(\"企业数\", period=年份) }}";
        let template = Template::parse(text).expect("readable");
        let today = NaiveDate::from_ymd_opt(2026, 6, 9).expect("a day");
        let answers = BTreeMap::from([("年份".to_owned(), "明年".to_owned())]);
        let error = start(&template, &answers, &NoFacts, today).unwrap_err();
        assert_eq!(error, TemplateError::NoPeriod { key: "年份".to_owned(), answer: "明年".to_owned() });
    }

    #[test]
    fn an_answer_that_is_not_asked_for_is_reported() {
        let codes = |answers: &[(&str, &str)]| -> Vec<_> {
            started("{{ 地区 }}", answers).diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect()
        };
        assert_eq!(codes(&[("地区", "四川")]), Vec::<String>::new());
        assert_eq!(codes(&[("地方", "四川")]), ["模板没有“地方”这一项，给出的内容没有用上"]);
    }

    #[test]
    fn a_required_answer_must_be_given() {
        let template = Template::parse("---\n模板名: 试\n提示: [{键: 地区, 提问: 哪里, 必填: true}]\n---\n{{ 地区 }}")
            .expect("readable");
        let today = NaiveDate::from_ymd_opt(2026, 6, 9).expect("a day");
        let error = start(&template, &BTreeMap::new(), &NoFacts, today).unwrap_err();
        assert!(matches!(error, TemplateError::NoAnswer { .. }));
    }
}
