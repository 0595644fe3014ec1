//! The check (核校) of a brief: every finding says which rule, where, and by what authority.

mod agree;
mod characters;
mod cover;
mod figures;
mod forms;
mod grouping;
mod growth;
mod headings;
mod ignored;
mod labels;
mod lists;
mod marks;
mod names;
mod number;
pub(crate) mod passage;
mod pattern;
mod personal;
mod places;
mod punctuation;
mod quotations;
mod same;
pub(crate) mod sentence;
mod series;
mod sums;
mod times;
mod words;

use crate::facts::Facts;
use crate::word_list::ListRow;
use crate::{markdown, yaml};
pub use ignored::Ignored;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use yaobao_model::document::{Document, Run};
use yaobao_model::{CharIndex, Diagnostic, Gazetteer, Outcome, Period, Severity, Span, StatisticKind};

/// One remark about a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Id of the rule, stable: `figure.unsourced`, `punct.P04`.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in Chinese, for a person.
    pub message: String,
    /// Where, in characters of the file.
    pub at: Span,
    /// Markdown to put in place of the characters at `at`; empty text means: leave them out.
    pub suggestion: Option<String>,
    /// Where the rule comes from: `GB/T 15834—2011 4.5.3.5`, `惯例`.
    pub source: &'static str,
}

/// A figure recognised in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedFigure {
    /// Its characters in the text that was read.
    pub at: Span,
    /// The figure as printed: `132.77亿元`.
    pub figure: String,
    /// Its value in the printed unit.
    pub value: Decimal,
    /// The printed unit.
    pub unit: String,
    /// What is measured.
    pub indicator: String,
    /// Official full name of the division it is about, where the text says so.
    pub region: Option<String>,
    /// The time it covers.
    pub period: Option<Period>,
    /// What the figure says of its indicator.
    pub kind: StatisticKind,
}

/// Recognises figures in a paragraph.
pub trait FigureReader {
    /// The figures of one paragraph in their order; places count characters of `text`.
    fn figures(&self, text: &str) -> Vec<TypedFigure>;
}

/// A word and what to say instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// The wording that is not wanted.
    pub(crate) wrong: String,
    /// The wording to use; empty when there is only something to think about.
    pub(crate) right: String,
    /// How much it matters.
    pub(crate) severity: Severity,
    /// Why, for a person; may be empty.
    pub(crate) note: String,
    /// Wordings that hold `wrong` and are right all the same: 曾强同志 for 曾强.
    pub(crate) except: Vec<String>,
}

/// How long a brief should be, in characters without blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LengthWindow {
    /// At least so many.
    pub least: usize,
    /// At most so many.
    pub most: usize,
}

/// How long the section with a certain heading should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionLength {
    /// Words of the heading: `基本情况` for 一、基本情况.
    pub heading: String,
    /// Its length, sub-sections included.
    pub window: LengthWindow,
}

/// Which rules are on, and what they go by.
#[derive(Clone)]
pub struct RuleSet<'a> {
    /// Recognises figures.
    pub figures: &'a dyn FigureReader,
    /// Rules that are off, by id or by the part before the dot.
    pub off: BTreeSet<String>,
    /// The office's own words; the day of the brief decides which rows count.
    pub words: &'a [ListRow],
    /// Length of the body; `None` for any.
    pub length: Option<LengthWindow>,
    /// Lengths of sections, by words of their headings.
    pub sections: &'a [SectionLength],
    /// Findings that somebody has looked at and does not want to see again.
    pub ignored: &'a [Ignored],
    /// The divisions of the country, for what belongs to what; `None` leaves that unchecked.
    pub divisions: Option<&'a Gazetteer>,
}

impl<'a> RuleSet<'a> {
    /// The rules that are on unless somebody says otherwise.
    #[must_use]
    pub fn new(figures: &'a dyn FigureReader) -> Self {
        let off = rules().filter(|rule| !rule.on).map(|rule| rule.id.to_owned()).collect();
        Self { figures, off, words: &[], length: None, sections: &[], ignored: &[], divisions: None }
    }

    /// Whether a rule is on: neither it, nor the rule it is a part of (`punct.P01` of `punct.P01-brackets`), nor its group
    /// is off.
    fn is_on(&self, rule: &str) -> bool {
        let group = rule.split('.').next().unwrap_or(rule);
        let whole = rule.split('-').next().unwrap_or(rule);
        ![rule, whole, group].iter().any(|name| self.off.contains(*name))
    }
}

/// What there is to say about a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    /// Its id.
    pub id: &'static str,
    /// What it looks at, in Chinese.
    pub title: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// Where it comes from.
    pub source: &'static str,
    /// Whether it is on unless somebody says otherwise.
    pub on: bool,
    /// Markdown that it finds something in.
    pub wrong: &'static [&'static str],
    /// Markdown that it leaves alone.
    pub right: &'static [&'static str],
}

impl RuleInfo {
    /// A finding of this rule that suggests nothing.
    pub(crate) fn finding(&self, at: Span, message: String) -> Finding {
        Finding { rule: self.id, severity: self.severity, message, at, suggestion: None, source: self.source }
    }
}

/// Every rule there is; remarks of the parser come as findings too, under their own codes.
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    let patterns = pattern::all().map(|rule| rule.info);
    let others = [
        figures::UNSOURCED,
        figures::DIFFERS,
        figures::GONE,
        figures::REJECTED,
        figures::CHANGED,
        figures::OFFERED,
        figures::CONTRADICTS,
        figures::STALE,
        figures::QUOTE,
        quotations::UNLINKED,
        headings::FORM,
        headings::ORDER,
        cover::COVER,
        words::PLACEHOLDER,
        words::LENGTH,
        words::SECTION,
        words::TERM,
        lists::OFFICE,
        lists::ORDER,
        lists::FORMULA,
        words::TYPO,
        words::REPEATED,
        places::PLACE,
        series::ORDER,
        series::COUNT,
        series::MIXED,
        series::STOPS,
        sums::SHARES,
        sums::PARTS,
        sums::TABLE,
        sums::TITLE,
        growth::GROWTH,
        growth::TIMES,
        same::SAME,
        grouping::GROUPING,
        forms::ORDINALS,
        forms::UNITS,
        names::SHORT_NAMES,
        names::LATIN,
        times::VAGUE,
        times::ORDER,
        times::LATER,
        labels::CAPTION,
        labels::ATTACHMENTS,
        sentence::TWICE,
        sentence::LONG_SENTENCE,
        sentence::LONG_PARAGRAPH,
        personal::PERSONAL,
        personal::SECRECY,
        agree::AGREE,
        marks::NESTING,
        marks::BOOKS,
        marks::BALANCE,
        marks::COLONS,
        marks::END,
    ];
    others.into_iter().chain(patterns)
}

/// Checks a brief. Findings are sorted by place, then by rule.
#[must_use]
pub fn check(markdown: &str, facts: &dyn Facts, rules: &RuleSet<'_>) -> Vec<Finding> {
    let index = CharIndex::new(markdown);
    let Outcome { value: document, diagnostics } = markdown::parse(markdown);
    let passages = passage::passages(&document, title(&document, &index));
    let title = document.issue.title.as_deref().unwrap_or_default();
    let mut findings: Vec<Finding> = diagnostics.into_iter().map(of_the_parser).collect();
    cover::look(&document, &index, &mut findings);
    words::placeholders(&index, &mut findings);
    if let Some(window) = rules.length {
        findings.extend(words::length(&passages, window, &index));
    }
    let issue = &document.issue;
    headings::look(&passages, &mut findings);
    grouping::look(&passages, &mut findings);
    forms::look(&passages, &mut findings);
    names::short_names(&passages, &mut findings);
    names::latin(&passages, &mut findings);
    sentence::look(&passages, &mut findings);
    labels::captions(&document, &mut findings);
    labels::attachments(&passages, &mut findings);
    agree::look(&passages, issue, &index, &mut findings);
    if !rules.sections.is_empty() {
        words::sections(&document, rules.sections, &mut findings);
    }
    let lists = lists::Lists::new(rules.words, issue.date);
    let terms = words::Terms::new(&lists.terms, &words::TERM);
    let patterns: Vec<_> = pattern::READY.iter().filter(|ready| rules.is_on(ready.rule.info.id)).collect();
    let passages: Vec<_> = passages.iter().map(|passage| (passage, figures::read(passage, rules))).collect();
    let mut series = series::Series::default();
    let against = figures::Against { facts, title, index: &index };
    for (passage, read) in &passages {
        figures::look(passage, read, &against, &mut findings);
        quotations::look(passage, facts, &mut findings);
        sums::look(passage, read, &mut findings);
        growth::look(passage, &mut findings);
        times::vague(passage, &mut findings);
        times::order(passage, &mut findings);
        if let Some(signed) = issue.date {
            times::later(passage, read, signed, &mut findings);
        }
        personal::look(passage, issue, &mut findings);
        marks::look(passage, &mut findings);
        series.look(passage, &mut findings);
        words::TYPING.look(passage, &mut findings);
        words::repeated(passage, &mut findings);
        terms.look(passage, &mut findings);
        lists.look(passage, &mut findings);
        if let Some(divisions) = rules.divisions {
            places::look(passage, divisions, &mut findings);
        }
        patterns.iter().for_each(|ready| ready.look(passage, &mut findings));
    }
    same::look(&passages, &mut findings);
    sums::title(&passages, &mut findings);
    sums::tables(&document, &mut findings);
    findings.retain(|finding| rules.is_on(finding.rule) && !ignored::is_ignored(finding, rules.ignored, &index));
    findings.sort_by_key(|finding| (finding.at, finding.rule));
    say_once(&mut findings);
    findings
}

/// The title as a run, at its place in the front matter.
fn title(document: &Document, index: &CharIndex<'_>) -> Option<(Run, Span)> {
    let title = document.issue.title.as_ref()?;
    let parts = yaml::split(index.text())?;
    let entry = parts.entries.iter().find(|entry| entry.key == "标题")?;
    let bytes = entry.raw.find(title.as_str()).map_or(entry.at.clone(), |at| {
        let start = entry.at.end - entry.raw.len() + at;
        start..start + title.len()
    });
    let at = index.span(bytes);
    Some((Run { text: title.clone(), at, ..Run::default() }, at))
}

fn of_the_parser(diagnostic: Diagnostic) -> Finding {
    let Diagnostic { severity, code, message, at } = diagnostic;
    Finding { rule: code, severity, message, at: at.unwrap_or_default(), suggestion: None, source: "文件格式" }
}

/// A number of a heading in a wrong form is one mistake: rules of punctuation that see it too are left out.
fn say_once(findings: &mut Vec<Finding>) {
    let numbers: Vec<Span> = findings.iter().filter(|f| f.rule == headings::FORM.id).map(|f| f.at).collect();
    findings.retain(|finding| {
        !finding.rule.starts_with("punct.") || !numbers.iter().any(|number| number.overlaps(finding.at))
    });
    findings.dedup();
}

#[cfg(test)]
mod tests;
