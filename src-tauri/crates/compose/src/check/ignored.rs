//! Findings that somebody has looked at and does not want to see again.

use super::Finding;
use yaobao_model::{CharIndex, Span};

/// A finding that is to be left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// Id of the rule.
    pub rule: String,
    /// The characters of the file that the finding covers.
    pub text: String,
    /// What stands before and behind them, for this place alone; `None` wherever the characters stand.
    pub around: Option<(String, String)>,
}

/// Characters on either side that tell one place from another; the text further off may be written anew.
const AROUND: usize = 8;

impl Ignored {
    /// The finding of a rule at a place of a file, to be ignored there or, with `always`, wherever the characters stand.
    #[must_use]
    pub fn at(markdown: &str, rule: &str, at: Span, always: bool) -> Self {
        let index = CharIndex::new(markdown);
        let end = at.end.min(index.len());
        let at = Span::new(at.start.min(end), end);
        let around = (!always).then(|| around(&index, at));
        Self { rule: rule.to_owned(), text: index.slice(at).to_owned(), around }
    }
}

pub(super) fn is_ignored(finding: &Finding, ignored: &[Ignored], index: &CharIndex<'_>) -> bool {
    ignored
        .iter()
        .filter(|ignored| ignored.rule == finding.rule && ignored.text == index.slice(finding.at))
        .any(|ignored| ignored.around.as_ref().is_none_or(|text| *text == around(index, finding.at)))
}

fn around(index: &CharIndex<'_>, at: Span) -> (String, String) {
    let before = Span::new(at.start.saturating_sub(AROUND), at.start);
    let behind = Span::new(at.end, (at.end + AROUND).min(index.len()));
    (index.slice(before).to_owned(), index.slice(behind).to_owned())
}
