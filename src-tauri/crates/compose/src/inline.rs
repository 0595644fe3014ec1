//! Runs of text: joining, cutting and mending what Markdown makes of a line.

use yaobao_model::document::Run;
use yaobao_model::{Diagnostic, FactRef, Span};

/// The characters of several runs.
pub(crate) fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Adds a run, as part of the one before where both are set alike and stand side by side in the file.
pub(crate) fn push(runs: &mut Vec<Run>, run: Run) {
    if let Some(last) = runs.last_mut()
        && alike(last, &run)
        && last.at.end == run.at.start
        && one_to_one(last)
        && one_to_one(&run)
    {
        last.text.push_str(&run.text);
        last.at.end = run.at.end;
        last.note = run.note;
        return;
    }
    runs.push(run);
}

fn one_to_one(run: &Run) -> bool {
    run.text.chars().count() == run.at.len()
}

fn alike(a: &Run, b: &Run) -> bool {
    a.note.is_none()
        && (a.emphasis, a.strong, a.code, a.fact, &a.link) == (b.emphasis, b.strong, b.code, b.fact, &b.link)
}

/// Cuts runs in two behind `end` bytes of their text.
pub(crate) fn cut(runs: Vec<Run>, end: usize) -> (Vec<Run>, Vec<Run>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut at = 0;
    for run in runs {
        let len = run.text.len();
        if at + len <= end {
            before.push(run);
        } else if at >= end {
            after.push(run);
        } else {
            let (head, tail) = halves(&run, end - at);
            before.push(head);
            after.push(tail);
        }
        at += len;
    }
    (before, after)
}

/// The two parts of a run, cut behind `bytes` of its text.
fn halves(run: &Run, bytes: usize) -> (Run, Run) {
    let chars = run.text[..bytes].chars().count();
    // Where escapes make the text shorter than its source, the place of the cut is as near as can be said.
    let middle = (run.at.start + chars).min(run.at.end);
    let head =
        Run { text: run.text[..bytes].to_owned(), at: Span::new(run.at.start, middle), note: None, ..run.clone() };
    let tail = Run { text: run.text[bytes..].to_owned(), at: Span::new(middle, run.at.end), ..run.clone() };
    (head, tail)
}

/// Drops blanks before the first and behind the last character: indents are the typesetter's.
pub(crate) fn trim(runs: Vec<Run>) -> Vec<Run> {
    let text = text_of(&runs);
    let blank = |c: char| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}';
    let start = text.len() - text.trim_start_matches(blank).len();
    let end = text.trim_end_matches(blank).len().max(start);
    if start == 0 && end == text.len() {
        return runs;
    }
    let (kept, _) = cut(runs, end);
    let (_, kept) = cut(kept, start);
    kept
}

/// Makes `**…**` strong where Markdown does not.
///
/// By its rules the second mark of `**呈送：**各部门` ends nothing, because a stop stands before and a letter behind it;
/// writers of Chinese mean it all the same.
pub(crate) fn mend_strong(runs: Vec<Run>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Run> {
    let marks = runs.iter().filter(|run| !run.code).map(|run| run.text.matches("**").count()).sum::<usize>();
    if marks < 2 {
        return runs;
    }
    let mut left = marks - marks % 2;
    let mut strong = false;
    let mut mended = Vec::new();
    for run in runs {
        let mut rest = run;
        while left > 0
            && !rest.code
            && let Some(at) = rest.text.find("**")
        {
            let (mut head, tail) = halves(&rest, at);
            let (_, tail) = halves(&tail, "**".len());
            head.strong |= strong;
            mended.push(head);
            strong = !strong;
            left -= 1;
            rest = tail;
        }
        rest.strong |= strong;
        mended.push(rest);
    }
    mended.retain(|run| !run.text.is_empty() || run.note.is_some());
    if let (Some(first), Some(last)) = (mended.first(), mended.last()) {
        let message = "“**”紧挨标点，通用 Markdown 不认作加粗；此处已按加粗处理";
        let at = Span::new(first.at.start, last.at.end);
        diagnostics.push(Diagnostic::hint("markdown.strong-mended", message).at(at));
    }
    mended
}

/// Where a link leads: to a fact of the library, or elsewhere.
pub(crate) fn target(address: &str) -> (Option<FactRef>, Option<String>) {
    address.parse().map_or_else(|_| (None, Some(address.to_owned())), |fact| (Some(fact), None))
}

/// Whether a line break beside this character prints as a blank: only between words of Latin script.
pub(crate) fn is_wide(c: char) -> bool {
    !c.is_ascii() && !('\u{a1}'..='\u{24f}').contains(&c)
}
