//! The library as a brief sees it: `compose` asks, the store answers.

use crate::contract::ErrorReport;
use crate::workbench::Workbench;
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::cmp::Reverse;
use yaobao_compose::{
    ExcerptQuery, Facts, KnownExcerpt, KnownMeasure, KnownStatistic, KnownText, MeasureQuery, StatisticQuery,
};
use yaobao_model::{Agreement, Article, BulletinId, ExcerptId, MeasureId, Quantity, ReviewState, StatisticId, TagId};
use yaobao_store::{
    ExcerptFilter, ExcerptRow, Library, MeasureFilter, MeasureRow, SearchQuery, Source, StatisticFilter, StatisticRow,
    StoreError, Subject, SubjectKind,
};

/// Facts looked at to answer one question: more would not be read by anybody.
const MOST: usize = 500;

/// Texts in which a quotation is looked for.
const SOURCES: usize = 3;

/// Different indicators that are compared with a name, the most frequent first.
const INDICATORS: usize = 1_000_000;

/// Different indicators that may answer one name: 技术合同成交额 is printed in some ten ways.
const WORDINGS: usize = 60;

/// The facts of a workbench's library; each question takes the lock for itself.
pub(crate) struct LibraryFacts<'w> {
    workbench: &'w Workbench,
    failed: RefCell<Option<ErrorReport>>,
}

impl<'w> LibraryFacts<'w> {
    pub(crate) fn new(workbench: &'w Workbench) -> Self {
        Self { workbench, failed: RefCell::new(None) }
    }

    /// What went wrong while questions were answered: an answer that could not be read looked like none.
    pub(crate) fn failure(self) -> Result<(), ErrorReport> {
        self.failed.into_inner().map_or(Ok(()), Err)
    }

    fn ask<T: Default>(&self, question: impl FnOnce(&Library) -> Result<T, StoreError>) -> T {
        self.workbench.read(question).unwrap_or_else(|report| {
            self.failed.borrow_mut().get_or_insert(report);
            T::default()
        })
    }

    /// The full name of a division; a name that means none or several is taken as it is, and finds what it finds.
    fn region(&self, name: &str) -> String {
        self.workbench.region(Some(name)).ok().flatten().unwrap_or_else(|| name.to_owned())
    }
}

impl Facts for LibraryFacts<'_> {
    fn statistic(&self, id: StatisticId) -> Option<KnownStatistic> {
        self.ask(|library| library.statistic(id)).map(known_statistic)
    }

    fn measure(&self, id: MeasureId) -> Option<KnownMeasure> {
        self.ask(|library| library.measure(id)).map(known_measure)
    }

    fn excerpt(&self, id: ExcerptId) -> Option<KnownExcerpt> {
        self.ask(|library| library.excerpt(id)).map(known_excerpt)
    }

    fn statistics(&self, query: &StatisticQuery) -> Vec<KnownStatistic> {
        let StatisticQuery { indicator, region, period, limit } = query;
        let region = region.as_deref().map(|name| self.region(name));
        let mut ranked: Vec<(u8, StatisticRow)> = Vec::new();
        for (fit, indicator) in self.indicators_for(indicator.as_deref()) {
            let filter = StatisticFilter {
                indicator,
                region: region.clone(),
                period: *period,
                limit: Some(MOST),
                ..StatisticFilter::default()
            };
            let rows = self.ask(|library| library.statistics(&filter).map(|page| page.rows));
            ranked.extend(rows.into_iter().filter(|row| is_wanted(row.state)).map(|row| {
                // The division itself before those within it.
                let within = region.is_some() && row.statistic.region != region;
                (fit * 2 + u8::from(within), row)
            }));
        }
        ranked.sort_by_key(|(rank, row)| {
            let unseen = row.state == ReviewState::Proposed;
            (*rank, Reverse(row.statistic.period), unseen)
        });
        ranked.into_iter().map(|(_, row)| known_statistic(row)).take(limit.unwrap_or(MOST)).collect()
    }

    fn measures(&self, query: &MeasureQuery) -> Vec<KnownMeasure> {
        let MeasureQuery { topics, regions, limit } = query;
        let any = |texts: &[String]| -> Vec<Option<String>> {
            if texts.is_empty() { vec![None] } else { texts.iter().cloned().map(Some).collect() }
        };
        let mut found: Vec<MeasureRow> = Vec::new();
        for region in any(regions) {
            let region = region.map(|name| self.region(&name));
            for topic in any(topics) {
                let text = topic.map(|topic| format!("\"{}\"", topic.replace('"', " ")));
                let filter =
                    MeasureFilter { text, region: region.clone(), limit: Some(MOST), ..MeasureFilter::default() };
                for row in self.ask(|library| library.measures(&filter).map(|page| page.rows)) {
                    if is_wanted(row.state) && found.iter().all(|known| known.id != row.id) {
                        found.push(row);
                    }
                }
            }
        }
        // What people have accepted comes before what only the program has read; a topic in the head before one in the text.
        found.sort_by_key(|row| {
            let in_head = topics.iter().any(|topic| row.measure.head.contains(topic.as_str()));
            (row.state == ReviewState::Proposed, !in_head)
        });
        found.into_iter().map(known_measure).take(limit.unwrap_or(MOST)).collect()
    }

    fn excerpts(&self, query: &ExcerptQuery) -> Vec<KnownExcerpt> {
        let ExcerptQuery { tag, region, limit } = query;
        let tag: Option<TagId> = match tag {
            None => None,
            Some(name) => {
                let tags = self.ask(|library| library.tags());
                let Some(row) = tags.into_iter().find(|row| row.tag.name == *name) else { return Vec::new() };
                Some(row.tag.id)
            }
        };
        let filter = ExcerptFilter {
            tag,
            region: region.as_deref().map(|name| self.region(name)),
            limit: Some(limit.unwrap_or(MOST)),
            ..ExcerptFilter::default()
        };
        let rows = self.ask(|library| library.excerpts(&filter).map(|page| page.rows));
        rows.into_iter().map(known_excerpt).collect()
    }

    fn statistics_with_value(&self, value: Decimal, unit: &str) -> Vec<KnownStatistic> {
        let typed = Quantity::new(value, unit);
        let mut found: Vec<StatisticRow> = Vec::new();
        for digits in printed_forms(&typed) {
            let search = SearchQuery {
                kinds: vec![SubjectKind::Statistic],
                limit: MOST,
                ..SearchQuery::new(format!("\"{digits}\""))
            };
            let rows = self.ask(|library| {
                let hits = library.search(&search)?.hits;
                let ids = hits.into_iter().filter_map(|hit| match hit.subject {
                    Subject::Statistic(id) => Some(id),
                    _ => None,
                });
                ids.map(|id| library.statistic(id)).filter_map(Result::transpose).collect::<Result<Vec<_>, _>>()
            });
            for row in rows {
                let known = Quantity::new(row.statistic.value, &row.statistic.unit);
                let same = typed.agreement(&known) == Agreement::Same;
                if same && is_wanted(row.state) && found.iter().all(|other| other.id != row.id) {
                    found.push(row);
                }
            }
        }
        found.into_iter().map(known_statistic).collect()
    }

    fn last_issue(&self, serial: &str) -> Option<u32> {
        let briefs = self.ask(|library| {
            let rows = library.briefs()?;
            rows.iter().map(|row| library.brief(row.id)).filter_map(Result::transpose).collect::<Result<Vec<_>, _>>()
        });
        let issues = briefs.iter().map(|brief| yaobao_compose::parse(&brief.text).value.issue);
        issues.filter(|issue| issue.serial.as_deref() == Some(serial)).filter_map(|issue| issue.number).max()
    }

    fn texts_with(&self, quotation: &str) -> Vec<KnownText> {
        for phrase in phrases_of(quotation) {
            let search = SearchQuery {
                kinds: vec![SubjectKind::Article],
                limit: SOURCES,
                ..SearchQuery::new(format!("\"{phrase}\""))
            };
            let texts: Vec<(BulletinId, Article)> = self.ask(|library| {
                let hits = library.search(&search)?.hits;
                let ids = hits.into_iter().filter_map(|hit| match hit.subject {
                    Subject::Article(id) => Some(id),
                    _ => None,
                });
                ids.map(|id| library.article(id)).filter_map(Result::transpose).collect::<Result<Vec<_>, _>>()
            });
            if !texts.is_empty() {
                return texts.into_iter().map(|(_, article)| known_text(article)).collect();
            }
        }
        Vec::new()
    }
}

impl LibraryFacts<'_> {
    /// The indicators that answer a name, with how well they do: 0 the same or a synonym, 1 one that contains it.
    fn indicators_for(&self, name: Option<&str>) -> Vec<(u8, Option<String>)> {
        let Some(name) = name else { return vec![(0, None)] };
        let lexicons = &self.workbench.reader().lexicons;
        let common = lexicons.common_indicator(name);
        let fit = |indicator: &str| {
            let same = indicator == name || lexicons.common_indicator(indicator) == common;
            if same { Some(0) } else { indicator.contains(name).then_some(1) }
        };
        let all = self.ask(|library| library.indicators(INDICATORS));
        let mut found: Vec<(u8, Option<String>)> =
            all.into_iter().filter_map(|(indicator, _)| Some((fit(&indicator)?, Some(indicator)))).collect();
        found.sort_by_key(|(fit, _)| *fit);
        found.truncate(WORDINGS);
        found
    }
}

/// Stretches of a quotation to look for, the surest first: its clauses by their length, then the halves of the longest.
fn phrases_of(quotation: &str) -> Vec<String> {
    let clauses = quotation.split(|c: char| !c.is_alphanumeric());
    let mut clauses: Vec<Vec<char>> = clauses.map(|clause| clause.chars().collect()).collect();
    clauses.retain(|clause| clause.len() >= 5);
    clauses.sort_by_key(|clause| Reverse(clause.len()));
    let halves: Vec<Vec<char>> = clauses.first().map_or_else(Vec::new, |longest| {
        let (first, second) = longest.split_at(longest.len() / 2);
        vec![first.to_vec(), second.to_vec()]
    });
    clauses.truncate(3);
    clauses.extend(halves.into_iter().filter(|half| half.len() >= 4));
    clauses.into_iter().map(String::from_iter).collect()
}

/// Digits under which a value may be printed: 132.77亿元 also as 1327700万元 and 13277000000元.
fn printed_forms(quantity: &Quantity) -> Vec<String> {
    let (base, _) = quantity.base();
    let scales = [1_i64, 10_000, 100_000_000, 1_000_000_000_000];
    let mut forms = vec![quantity.value.abs().normalize().to_string()];
    for scale in scales {
        if let Some(value) = base.abs().checked_div(Decimal::from(scale)) {
            let digits = value.normalize().to_string();
            // Longer tails of digits are never printed.
            let tail = digits.split_once('.').map_or(0, |(_, tail)| tail.len());
            if tail <= 4 && !forms.contains(&digits) {
                forms.push(digits);
            }
        }
    }
    forms
}

/// A fact that a person has rejected is none.
fn is_wanted(state: ReviewState) -> bool {
    state != ReviewState::Rejected
}

/// Where a fact stands, ready to print: `《标题》，地区，日期`.
pub(crate) fn citation(source: &Source) -> String {
    let Source { bulletin: _, bulletin_title, issuer: _, article: _, article_title, article_region, date } = source;
    let title = if article_title.is_empty() { bulletin_title } else { article_title };
    let mut words = format!("《{title}》");
    if let Some(region) = article_region {
        words.push('，');
        words.push_str(region);
    }
    if let Some(date) = date {
        words.push_str(&format!("，{date}"));
    }
    words
}

pub(crate) fn known_statistic(row: StatisticRow) -> KnownStatistic {
    let StatisticRow { id, statistic, state, reader: _, changed_at: _, source } = row;
    KnownStatistic {
        id,
        figure: statistic.figure,
        value: statistic.value,
        unit: statistic.unit,
        indicator: statistic.indicator,
        kind: statistic.kind,
        region: statistic.region,
        period: statistic.period,
        source: citation(&source),
        quote: statistic.quote,
        state,
    }
}

pub(crate) fn known_measure(row: MeasureRow) -> KnownMeasure {
    let MeasureRow { id, measure, state, reader: _, changed_at: _, source } = row;
    KnownMeasure {
        id,
        marker: measure.marker,
        head: measure.head,
        text: measure.text,
        region: measure.region,
        policies: measure.policies,
        source: citation(&source),
        state,
    }
}

fn known_text(article: Article) -> KnownText {
    let date = article.date.map(|date| format!("，{date}")).unwrap_or_default();
    KnownText { source: format!("《{}》{date}", article.title), text: article.text }
}

pub(crate) fn known_excerpt(row: ExcerptRow) -> KnownExcerpt {
    let ExcerptRow { excerpt, created_at: _, changed_at: _, source } = row;
    KnownExcerpt { id: excerpt.id, quote: excerpt.quote, statement: excerpt.statement, source: citation(&source) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_looked_for_in_every_form_it_is_printed_in() {
        let forms = printed_forms(&Quantity::parse("132.77亿元").expect("a figure"));
        assert_eq!(forms, ["132.77", "13277000000", "1327700"]);
    }
}
