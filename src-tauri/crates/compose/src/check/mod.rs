//! The check (核校) of a brief: every finding says which rule, where, and by what authority.

mod passage;

use crate::facts::Facts;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use yaobao_model::{Period, Severity, Span, StatisticKind};

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

/// A word of the user's own list: what to say instead of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The wording that is not wanted.
    pub wrong: String,
    /// The wording to use; empty when there is only something to think about.
    pub right: String,
    /// How much it matters.
    pub severity: Severity,
    /// Why, for a person; may be empty.
    pub note: String,
    /// Wordings that hold `wrong` and are right all the same: 曾强同志 for 曾强.
    pub except: Vec<String>,
}

/// How long a brief should be, in characters without blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LengthWindow {
    /// At least so many.
    pub least: usize,
    /// At most so many.
    pub most: usize,
}

/// Which rules are on, and what they go by.
#[derive(Clone)]
pub struct RuleSet<'a> {
    /// Recognises figures.
    pub figures: &'a dyn FigureReader,
    /// Rules that are off, by id or by the part before the dot.
    pub off: BTreeSet<String>,
    /// The user's own words.
    pub terms: &'a [Term],
    /// Length of the body; `None` for any.
    pub length: Option<LengthWindow>,
}

impl<'a> RuleSet<'a> {
    /// The rules that are on unless somebody says otherwise.
    #[must_use]
    pub fn new(figures: &'a dyn FigureReader) -> Self {
        let off = rules().filter(|rule| !rule.on).map(|rule| rule.id.to_owned()).collect();
        Self { figures, off, terms: &[], length: None }
    }

    fn is_on(&self, rule: &str) -> bool {
        let group = rule.split('.').next().unwrap_or(rule);
        !self.off.contains(rule) && !self.off.contains(group)
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
    /// Texts that it finds something in.
    pub wrong: &'static [&'static str],
    /// Texts that it leaves alone.
    pub right: &'static [&'static str],
}

/// Every rule there is.
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    std::iter::empty()
}

/// Checks a brief. Findings are sorted by place, then by rule.
#[must_use]
pub fn check(markdown: &str, facts: &dyn Facts, rules: &RuleSet<'_>) -> Vec<Finding> {
    let _ = (markdown, facts, rules.is_on(""));
    Vec::new()
}
