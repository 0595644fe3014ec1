//! Quotations typed by hand against the texts of the library, to the letter.

use super::passage::{Passage, Role};
use super::{Finding, RuleInfo};
use crate::difference::{Change, difference};
use crate::facts::{Facts, KnownText};
use std::ops::Range;
use yaobao_model::Severity;

pub(crate) const UNLINKED: RuleInfo = RuleInfo {
    id: "quote.unlinked",
    title: "引文与资料库中的原文不一致",
    severity: Severity::Warning,
    source: "资料库",
    on: true,
    wrong: &[],
    right: &[],
};

/// Characters of the shortest quotation that is words of somebody and not a name: “放管服” is none.
const SHORTEST: usize = 10;

/// Characters of the longest quotation that is compared; longer ones are excerpts, and are linked.
const LONGEST: usize = 300;

/// Adds quotations that nearly stand in a text of the library, and not quite.
pub(crate) fn look(passage: &Passage, facts: &dyn Facts, findings: &mut Vec<Finding>) {
    if matches!(passage.role, Role::Cell | Role::Heading(_)) {
        return;
    }
    for bytes in quotations(&passage.text) {
        let linked = passage.links.iter().any(|link| link.bytes.start < bytes.end && bytes.start < link.bytes.end);
        let text = letters(&passage.text[bytes.clone()]);
        let length = text.chars().count();
        if linked || !(SHORTEST..=LONGEST).contains(&length) {
            continue;
        }
        let texts = facts.texts_with(&text);
        if texts.iter().any(|known| letters(&known.text).contains(bare(&text))) {
            continue;
        }
        let nearest =
            texts.iter().filter_map(|known| Some((nearest(bare(&text), &letters(&known.text))?, known))).next();
        findings.extend(nearest.map(|(original, known)| differing(passage, bytes, &original, known)));
    }
}

fn differing(passage: &Passage, bytes: Range<usize>, original: &str, known: &KnownText) -> Finding {
    let typed = &passage.text[bytes.clone()];
    let stop = typed.chars().next_back().filter(|c| STOPS.contains(c)).map(String::from).unwrap_or_default();
    let message = format!("与资料库中的原文不一致，原文为“{original}”（{}）", known.source);
    Finding { suggestion: Some(original.to_owned() + &stop), ..UNLINKED.finding(passage.span(bytes), message) }
}

/// What stands between “ and ”, of nested quotations the outer one.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '“' => open.push(at + c.len_utf8()),
            '”' => {
                let start = open.pop();
                found.extend(start.filter(|_| open.is_empty()).map(|start| start..at));
            }
            _ => {}
        }
    }
    found
}

const STOPS: [char; 6] = ['。', '，', '；', '！', '？', '…'];

/// A quotation without the stop at its end, which belongs to the sentence around it.
fn bare(text: &str) -> &str {
    text.trim_end_matches(STOPS)
}

/// What is compared: everything but blanks and line breaks.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The stretch of a text that a quotation most likely means; `None` when less than three quarters of it stand there.
fn nearest(quotation: &str, text: &str) -> Option<String> {
    let (quoted, whole): (Vec<char>, Vec<char>) = (quotation.chars().collect(), text.chars().collect());
    let (in_quoted, in_whole, shared) = longest_common(&quoted, &whole);
    if shared < 4 {
        return None;
    }
    // The quotation laid over the text at the run they share, with room for what was added or left out.
    let room = quoted.len() / 4;
    let start = in_whole.saturating_sub(in_quoted + room);
    let end = (in_whole + quoted.len() - in_quoted + room).min(whole.len());
    let window: String = whole[start..end].iter().collect();
    let stretches = difference(quotation, &window);
    let kept: usize = stretches.iter().filter(|s| s.change == Change::Same).map(|s| s.new.len()).sum();
    if 4 * kept < 3 * quoted.len() {
        return None;
    }
    let mut same = stretches.iter().filter(|stretch| stretch.change == Change::Same);
    let first = same.next()?;
    let last = same.next_back().unwrap_or(first);
    // Where the quotation itself begins or ends otherwise, so much of the text is taken for it.
    let lead = first.old.start.min(first.new.start);
    let tail = (quoted.len() - last.old.end).min(window.chars().count() - last.new.end);
    Some(window.chars().skip(first.new.start - lead).take(last.new.end + tail + lead - first.new.start).collect())
}

/// Where the longest run that two texts share begins in each, and how long it is.
fn longest_common(a: &[char], b: &[char]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    let mut lengths = vec![0_usize; a.len() + 1];
    for (j, &c) in b.iter().enumerate() {
        for i in (0..a.len()).rev() {
            lengths[i + 1] = if a[i] == c { lengths[i] + 1 } else { 0 };
            if lengths[i + 1] > best.2 {
                best = (i + 1 - lengths[i + 1], j + 1 - lengths[i + 1], lengths[i + 1]);
            }
        }
    }
    best
}
