//! What expressions of a template can ask the library.

use crate::facts::{
    ExcerptQuery, Facts, KnownExcerpt, KnownMeasure, KnownStatistic, MeasureQuery, StatisticQuery, link,
};
use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error, ErrorKind};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use yaobao_model::{FactRef, PartialDate, Period, StatisticKind};

/// How a mark for something that is still to be filled in begins.
pub(crate) const MISSING: &str = "【待补";

/// Questions asked so far, with their answers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Library {
    asked: Arc<Mutex<Vec<Asked>>>,
    /// Marks given in place of answers; a template has marks of its own, for what is to be written.
    lacking: Arc<Mutex<BTreeSet<String>>>,
}

#[derive(Debug)]
struct Asked {
    question: Question,
    answer: Option<Answer>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Question {
    Statistics(StatisticQuery),
    Measures(MeasureQuery),
    Excerpts(ExcerptQuery),
    LastIssue(String),
}

#[derive(Debug, Clone)]
enum Answer {
    Statistics(Vec<KnownStatistic>),
    Measures(Vec<KnownMeasure>),
    Excerpts(Vec<KnownExcerpt>),
    LastIssue(Option<u32>),
}

impl Library {
    /// Answers what has been asked since; says whether there was anything.
    pub(crate) fn answer(&self, facts: &dyn Facts) -> bool {
        let mut asked = self.asked();
        let open: Vec<&mut Asked> = asked.iter_mut().filter(|asked| asked.answer.is_none()).collect();
        let any = !open.is_empty();
        for asked in open {
            asked.answer = Some(match &asked.question {
                Question::Statistics(query) => Answer::Statistics(facts.statistics(query)),
                Question::Measures(query) => Answer::Measures(facts.measures(query)),
                Question::Excerpts(query) => Answer::Excerpts(facts.excerpts(query)),
                Question::LastIssue(serial) => Answer::LastIssue(facts.last_issue(serial)),
            });
        }
        any
    }

    fn asked(&self) -> MutexGuard<'_, Vec<Asked>> {
        // The list is whole between any two statements that change it.
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A mark for something that the library does not have.
    fn missing(&self, what: &str) -> String {
        let mark = format!("{MISSING}：{what}】");
        self.lacking.lock().unwrap_or_else(PoisonError::into_inner).insert(mark.clone());
        mark
    }

    /// Whether a mark stands for something that the library does not have, rather than for something to be written.
    pub(crate) fn lacks(&self, mark: &str) -> bool {
        self.lacking.lock().unwrap_or_else(PoisonError::into_inner).contains(mark)
    }

    /// The answer to a question, if it has been answered already; otherwise notes it.
    fn ask(&self, question: Question) -> Option<Answer> {
        let mut asked = self.asked();
        if let Some(known) = asked.iter().find(|asked| asked.question == question) {
            return known.answer.clone();
        }
        asked.push(Asked { question, answer: None });
        None
    }

    fn statistics(&self, query: StatisticQuery) -> Vec<KnownStatistic> {
        match self.ask(Question::Statistics(query)) {
            Some(Answer::Statistics(found)) => found,
            _ => Vec::new(),
        }
    }

    pub(crate) fn add_functions(&self, environment: &mut Environment<'_>) {
        let library = self.clone();
        environment
            .add_function("figure", move |indicator: String, options: Kwargs| library.figure(&indicator, &options));
        let library = self.clone();
        environment
            .add_function("series", move |indicator: String, options: Kwargs| library.series(&indicator, &options));
        let library = self.clone();
        environment.add_function("table", move |indicator: Option<String>, options: Kwargs| {
            library.table(indicator.as_deref(), &options)
        });
        let library = self.clone();
        environment.add_function("measures", move |options: Kwargs| library.measures(&options));
        let library = self.clone();
        environment.add_function("excerpts", move |options: Kwargs| library.excerpts(&options));
        let library = self.clone();
        environment.add_function("next_issue", move |serial: String| library.next_issue(serial));
    }

    /// `figure("技术合同成交额", region="宁夏", period="2025", kind="level")`: one linked figure.
    fn figure(&self, indicator: &str, options: &Kwargs) -> Result<Value, Error> {
        let (region, period, kind) = (word(options, "region")?, period(options)?, kind(options)?);
        options.assert_all_used()?;
        let found = self.best(indicator, region.as_deref(), period, kind);
        Ok(Value::from_safe_string(match found {
            Some(found) => linked(&found),
            None => self.missing(&described(indicator, region.as_deref(), period)),
        }))
    }

    fn best(
        &self,
        indicator: &str,
        region: Option<&str>,
        period: Option<Period>,
        kind: Option<StatisticKind>,
    ) -> Option<KnownStatistic> {
        if indicator.is_empty() {
            return None;
        }
        let query = StatisticQuery {
            indicator: Some(indicator.to_owned()),
            region: region.map(str::to_owned),
            period,
            limit: Some(ENOUGH),
        };
        let wanted = kind.unwrap_or(StatisticKind::Level);
        let mut found = self.statistics(query);
        found.retain(|known| kind.is_none_or(|kind| known.kind == kind) && is_of(known, region));
        // Sorting keeps the library's own order among equals.
        found.sort_by_key(|known| (known.indicator != indicator, known.kind != wanted));
        found.into_iter().next()
    }

    /// `series("技术合同成交额", region="宁夏", limit=5)`: the figures of one indicator, the earliest first.
    fn series(&self, indicator: &str, options: &Kwargs) -> Result<Value, Error> {
        let (region, kind, limit) = (word(options, "region")?, kind(options)?, options.get::<Option<usize>>("limit")?);
        options.assert_all_used()?;
        let found = self.periods_of(indicator, region.as_deref(), kind.unwrap_or(StatisticKind::Level), limit);
        if found.is_empty() {
            let mark = self.missing(&described(indicator, region.as_deref(), None));
            let texts = ["figure", "text"].map(|key| (key, markdown(&mark)));
            let blanks = ["period", "value", "unit", "region", "source"].map(|key| (key, plain("")));
            return Ok(Value::from(vec![row(texts.into_iter().chain(blanks))]));
        }
        let rows = found.iter().map(|known| {
            row([
                ("period", plain(&known.period.map(period_words).unwrap_or_default())),
                ("figure", markdown(&linked(known))),
                ("text", plain(&known.printed())),
                ("value", plain(&known.value.to_string())),
                ("unit", plain(&known.unit)),
                ("region", plain(known.region.as_deref().unwrap_or_default())),
                ("source", plain(&known.source)),
            ])
        });
        Ok(Value::from(rows.collect::<Vec<_>>()))
    }

    /// The figures of one indicator and region, one for each period, the latest `limit` of them, the earliest first.
    fn periods_of(
        &self,
        indicator: &str,
        region: Option<&str>,
        kind: StatisticKind,
        limit: Option<usize>,
    ) -> Vec<KnownStatistic> {
        let query = StatisticQuery {
            indicator: Some(indicator.to_owned()),
            region: region.map(str::to_owned),
            period: None,
            limit: Some(10 * ENOUGH),
        };
        let mut found = self.statistics(query);
        found.retain(|known| known.kind == kind && known.period.is_some() && is_of(known, region));
        found.sort_by_key(|known| (Reverse(known.period), known.indicator != indicator));
        found.dedup_by_key(|known| known.period);
        found.truncate(limit.unwrap_or(usize::MAX));
        found.reverse();
        found
    }

    /// `table("技术合同成交额", regions=[…], periods=[…])`: regions by periods;
    /// `table(regions=[…], topics=[…])`: regions by topics, the first measure of each.
    fn table(&self, indicator: Option<&str>, options: &Kwargs) -> Result<Value, Error> {
        let regions = words(options, "regions")?;
        let topics = words(options, "topics")?;
        let periods = options.get::<Option<Vec<Value>>>("periods")?.unwrap_or_default();
        let periods =
            periods.iter().map(read_period).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect::<Vec<_>>();
        let kind = kind(options)?;
        options.assert_all_used()?;
        let table = match indicator {
            Some(indicator) => self.figures_table(indicator, &regions, periods, kind),
            None => self.measures_table(&regions, &topics),
        };
        Ok(Value::from_safe_string(table))
    }

    fn figures_table(
        &self,
        indicator: &str,
        regions: &[String],
        mut periods: Vec<Period>,
        kind: Option<StatisticKind>,
    ) -> String {
        if periods.is_empty() {
            let level = kind.unwrap_or(StatisticKind::Level);
            periods = regions
                .iter()
                .flat_map(|r| self.periods_of(indicator, Some(r), level, None))
                .filter_map(|s| s.period)
                .collect();
            periods.sort();
            periods.dedup();
            let surplus = periods.len().saturating_sub(MOST_COLUMNS);
            periods.drain(..surplus);
        }
        if regions.is_empty() || periods.is_empty() {
            return self.missing(&format!("{indicator}分地区数据表"));
        }
        let header = periods.iter().map(|&period| period_words(period));
        let rows = regions.iter().map(|region| {
            let cells = periods.iter().map(|&period| {
                let found = self.best(indicator, Some(region), Some(period), kind);
                found.map_or_else(
                    || self.missing(&described(indicator, Some(region), Some(period))),
                    |known| linked(&known),
                )
            });
            (region.clone(), cells.collect())
        });
        drawn("地区", &header.collect::<Vec<_>>(), "---:", &rows.collect::<Vec<_>>())
    }

    fn measures_table(&self, regions: &[String], topics: &[String]) -> String {
        if regions.is_empty() || topics.is_empty() {
            return self.missing("分地区举措表");
        }
        let rows = regions.iter().map(|region| {
            let cells = topics.iter().map(|topic| {
                let found = self.find_measures(vec![topic.clone()], vec![region.clone()], Some(1));
                found.first().map_or_else(|| self.missing(&format!("{region}“{topic}”举措")), measure_link)
            });
            (region.clone(), cells.collect())
        });
        drawn("地区", topics, "---", &rows.collect::<Vec<_>>())
    }

    /// `next_issue("智库成果要报")`: the number after the highest that a brief of this serial has had, 1 for the first.
    fn next_issue(&self, serial: String) -> u32 {
        match self.ask(Question::LastIssue(serial)) {
            Some(Answer::LastIssue(Some(last))) => last.saturating_add(1),
            _ => 1,
        }
    }

    fn find_measures(&self, topics: Vec<String>, regions: Vec<String>, limit: Option<usize>) -> Vec<KnownMeasure> {
        match self.ask(Question::Measures(MeasureQuery { topics, regions, limit })) {
            Some(Answer::Measures(found)) => found,
            _ => Vec::new(),
        }
    }

    /// `measures(topic="人才", regions=["四川", "浙江"], limit=5)`: measures with head, text, region, source and link.
    fn measures(&self, options: &Kwargs) -> Result<Value, Error> {
        let mut topics = words(options, "topics")?;
        topics.extend(word(options, "topic")?);
        let mut regions = words(options, "regions")?;
        regions.extend(word(options, "region")?);
        let limit = options.get::<Option<usize>>("limit")?;
        options.assert_all_used()?;
        let what = format!("{}{}举措", regions.join("、"), quoted(&topics));
        let found = self.find_measures(topics, regions, limit.or(Some(ENOUGH)));
        if found.is_empty() {
            let mark = self.missing(&what);
            let texts = ["link", "head", "text"].map(|key| (key, markdown(&mark)));
            let blanks = ["marker", "region", "source", "policies"].map(|key| (key, plain("")));
            return Ok(Value::from(vec![row(texts.into_iter().chain(blanks))]));
        }
        let rows = found.iter().map(|known| {
            row([
                ("marker", plain(known.marker.as_deref().unwrap_or_default())),
                ("head", plain(&known.head)),
                ("text", plain(&known.text)),
                ("region", plain(known.region.as_deref().unwrap_or_default())),
                ("policies", plain(&known.policies.concat())),
                ("source", plain(&known.source)),
                ("link", markdown(&measure_link(known))),
            ])
        });
        Ok(Value::from(rows.collect::<Vec<_>>()))
    }

    /// `excerpts(tag="创新", region="浙江", limit=3)`: excerpts with quote, statement, source and link.
    fn excerpts(&self, options: &Kwargs) -> Result<Value, Error> {
        let (tag, region) = (word(options, "tag")?, word(options, "region")?);
        let limit = options.get::<Option<usize>>("limit")?.or(Some(ENOUGH));
        options.assert_all_used()?;
        let what = format!("{}{}摘录", region.clone().unwrap_or_default(), quoted(tag.as_slice()));
        let found = match self.ask(Question::Excerpts(ExcerptQuery { tag, region, limit })) {
            Some(Answer::Excerpts(found)) => found,
            _ => Vec::new(),
        };
        if found.is_empty() {
            let mark = self.missing(&what);
            let texts = ["link", "quote", "statement"].map(|key| (key, markdown(&mark)));
            return Ok(Value::from(vec![row(texts.into_iter().chain([("source", plain(""))]))]));
        }
        let rows = found.iter().map(|known| {
            row([
                ("quote", plain(&known.quote)),
                ("statement", plain(&known.statement)),
                ("source", plain(&known.source)),
                ("link", markdown(&link(&known.quote, FactRef::Excerpt(known.id)))),
            ])
        });
        Ok(Value::from(rows.collect::<Vec<_>>()))
    }
}

/// Answers that a question is given at most when the template sets no limit.
const ENOUGH: usize = 20;
/// Columns that still fit on a page.
const MOST_COLUMNS: usize = 6;

fn row<'k>(fields: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    Value::from_pairs(fields)
}

fn plain(text: &str) -> Value {
    Value::from(text)
}

fn markdown(text: &str) -> Value {
    Value::from_safe_string(text.to_owned())
}

fn linked(known: &KnownStatistic) -> String {
    link(&known.printed(), FactRef::Statistic(known.id))
}

fn measure_link(known: &KnownMeasure) -> String {
    link(&known.head, FactRef::Measure(known.id))
}

/// Whether a figure is that of the division asked for, not of a part of it: 宁夏 is 宁夏回族自治区 and not its 银川市.
fn is_of(known: &KnownStatistic, asked: Option<&str>) -> bool {
    let (Some(region), Some(asked)) = (known.region.as_deref(), asked) else { return true };
    // A name that does not stand in the full name is another name of it, which the library knows better.
    let Some((_, rest)) = region.split_once(asked) else { return true };
    let ends = ['省', '市', '区', '县', '州', '盟', '旗'];
    let own = rest.trim_end_matches(ends);
    !own.contains(ends)
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("“{word}”")).collect()
}

fn described(indicator: &str, region: Option<&str>, period: Option<Period>) -> String {
    let indicator = if indicator.is_empty() { "数据" } else { indicator };
    format!("{}{}{indicator}", region.unwrap_or_default(), period.map(period_words).unwrap_or_default())
}

/// A period as it stands in a sentence: 2025年, 2025年7月, 2023年上半年, 2025年1—7月.
fn period_words(period: Period) -> String {
    let date = |date: PartialDate| {
        let part = |number: Option<u32>, unit| number.map(|n| format!("{n}{unit}")).unwrap_or_default();
        format!("{}年{}{}", date.year, part(date.month, '月'), part(date.day, '日'))
    };
    match period {
        Period::Date(day) => date(day),
        Period::Half(year, half) => format!("{year}年{}半年", if half == 1 { '上' } else { '下' }),
        Period::Quarter(year, quarter) => format!("{year}年{}季度", crate::heading::numeral(quarter)),
        Period::Range(
            PartialDate { year, month: Some(from), day: None },
            PartialDate { year: last, month: Some(to), day: None },
        ) if year == last => {
            format!("{year}年{from}—{to}月")
        }
        Period::Range(from, to) if from.month.is_none() => format!("{}—{}年", from.year, to.year),
        Period::Range(from, to) => format!("{}—{}", date(from), date(to)),
    }
}

fn drawn(corner: &str, header: &[String], alignment: &str, rows: &[(String, Vec<String>)]) -> String {
    let mut lines = vec![
        format!("| {corner} | {} |", header.join(" | ")),
        format!("|---|{}", format!("{alignment}|").repeat(header.len())),
    ];
    lines.extend(rows.iter().map(|(head, cells)| format!("| {head} | {} |", cells.join(" | "))));
    lines.join("\n")
}

/// An option that is a word; an empty one is none, so that answers left empty ask for anything.
fn word(options: &Kwargs, name: &str) -> Result<Option<String>, Error> {
    let value = options.get::<Option<Value>>(name)?;
    Ok(value.filter(|value| !value.is_none()).map(|value| value.to_string()).filter(|text| !text.trim().is_empty()))
}

/// An option that is a list of words, or one text with its words parted by 、.
fn words(options: &Kwargs, name: &str) -> Result<Vec<String>, Error> {
    let Some(value) = options.get::<Option<Value>>(name)?.filter(|value| !value.is_none()) else {
        return Ok(Vec::new());
    };
    let words: Vec<String> = match value.as_str() {
        Some(text) => text.split(['、', '，', ',']).map(|word| word.trim().to_owned()).collect(),
        None => value.try_iter()?.map(|word| word.to_string()).collect(),
    };
    Ok(words.into_iter().filter(|word| !word.is_empty()).collect())
}

fn period(options: &Kwargs) -> Result<Option<Period>, Error> {
    options.get::<Option<Value>>("period")?.map_or(Ok(None), |value| read_period(&value))
}

fn read_period(value: &Value) -> Result<Option<Period>, Error> {
    let text = if value.is_none() { String::new() } else { value.to_string() };
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let bad = |_| {
        let no_period = NoPeriod { text: text.to_owned() };
        Error::new(ErrorKind::InvalidOperation, no_period.to_string()).with_source(no_period)
    };
    text.trim_end_matches('年').parse().map(Some).map_err(bad)
}

/// A text that should have named a period. It may be the template's, or somebody's answer.
#[derive(Debug, thiserror::Error)]
#[error("{text:?} is no period; write 2025, 2025-07, 2023-H1 or 2023-Q3")]
pub(crate) struct NoPeriod {
    pub(crate) text: String,
}

fn kind(options: &Kwargs) -> Result<Option<StatisticKind>, Error> {
    let Some(code) = word(options, "kind")? else { return Ok(None) };
    let bad = |_| {
        Error::new(
            ErrorKind::InvalidOperation,
            format!("{code:?} is no kind; write level, growth, share, rank, target or change"),
        )
    };
    code.parse().map(Some).map_err(bad)
}
