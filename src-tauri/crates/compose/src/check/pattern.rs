//! Rules that are a pattern: what they look for, what they leave alone, and examples of both.

use super::passage::{Passage, Quiet};
use super::{Finding, RuleInfo};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use yaobao_model::Severity;

/// A rule that is a pattern.
///
/// The standard library of patterns knows no look-around, and so cannot take exponential time: what must stand before
/// and behind a hit is part of the pattern, the hit itself a group, and what must not is asked by `unless`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PatternRule {
    pub(crate) info: RuleInfo,
    /// The hit is the first group that took part, or everything when there is none.
    pub(crate) pattern: &'static str,
    /// Text that the rule does not look at.
    pub(crate) skip: &'static [Quiet],
    /// Whether a hit is right after all.
    pub(crate) unless: fn(&Hit<'_>) -> bool,
    /// What to put in its place.
    pub(crate) suggest: fn(&Hit<'_>) -> Option<String>,
    /// The message; `{}` stands for the hit.
    pub(crate) message: &'static str,
}

/// A place where a pattern fits.
#[derive(Debug, Clone)]
pub(crate) struct Hit<'p> {
    pub(crate) passage: &'p Passage,
    pub(crate) bytes: Range<usize>,
}

impl<'p> Hit<'p> {
    /// The characters that were hit.
    pub(crate) fn text(&self) -> &'p str {
        &self.passage.text[self.bytes.clone()]
    }

    /// Everything before them.
    pub(crate) fn before(&self) -> &'p str {
        &self.passage.text[..self.bytes.start]
    }

    /// Everything behind them.
    pub(crate) fn after(&self) -> &'p str {
        &self.passage.text[self.bytes.end..]
    }

    /// The character before them.
    pub(crate) fn previous(&self) -> Option<char> {
        self.before().chars().next_back()
    }

    /// The character behind them.
    pub(crate) fn next(&self) -> Option<char> {
        self.after().chars().next()
    }
}

/// A rule of which only what differs need be said.
pub(crate) const RULE: PatternRule = PatternRule {
    info: RuleInfo {
        id: "", title: "", severity: Severity::Warning, source: "惯例", on: true, wrong: &[], right: &[]
    },
    pattern: "",
    skip: &[],
    unless: |_| false,
    suggest: |_| None,
    message: "",
};

/// A pattern rule made ready.
pub(crate) struct Ready {
    pub(crate) rule: &'static PatternRule,
    regex: Regex,
}

/// Every pattern rule.
pub(crate) fn all() -> impl Iterator<Item = &'static PatternRule> {
    super::punctuation::RULES.iter().chain(super::number::RULES).chain(super::characters::RULES)
}

/// Every pattern rule, made ready once.
pub(crate) static READY: LazyLock<Vec<Ready>> = LazyLock::new(|| {
    let ready = |rule: &'static PatternRule| Ready {
        rule,
        regex: Regex::new(rule.pattern).expect("every rule's pattern is tried by the rule's own test"),
    };
    all().map(ready).collect()
});

impl Ready {
    /// Adds what the rule finds in a passage.
    pub(crate) fn look(&self, passage: &Passage, findings: &mut Vec<Finding>) {
        let mut from = 0;
        while from <= passage.text.len()
            && let Some(captures) = self.regex.captures_at(&passage.text, from)
        {
            let group = (1..captures.len()).find_map(|group| captures.get(group));
            let hit = group.or_else(|| captures.get(0)).expect("a match has its group 0");
            // What stands behind one hit may stand before the next, so the search goes on right behind the hit itself.
            from = hit.end().max(hit.start() + 1);
            let hit = Hit { passage, bytes: hit.range() };
            if !self.leaves_alone(&hit) {
                findings.push(self.finding(&hit));
            }
        }
    }

    fn leaves_alone(&self, hit: &Hit<'_>) -> bool {
        let quiet = |quiet: Quiet| hit.passage.is_quiet(&hit.bytes, quiet);
        quiet(Quiet::Code) || self.rule.skip.iter().any(|&sort| quiet(sort)) || (self.rule.unless)(hit)
    }

    fn finding(&self, hit: &Hit<'_>) -> Finding {
        Finding {
            rule: self.rule.info.id,
            severity: self.rule.info.severity,
            message: self.rule.message.replace("{}", hit.text().trim()),
            at: hit.passage.span(hit.bytes.clone()),
            suggestion: (self.rule.suggest)(hit),
            source: self.rule.info.source,
        }
    }
}
