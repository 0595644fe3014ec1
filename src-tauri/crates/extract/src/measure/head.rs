//! Measures without markers: paragraphs that open with a head sentence.

use super::Draft;
use super::action::is_action;
use super::marker::Level;
use crate::clause::Sentence;
use crate::lexicon::Lexicons;
use yaobao_model::{Article, CharIndex, Confidence};

/// Sections that begin with a head sentence (`聚焦企业需求，深化产学研合作。`) or with one of a series (`“一支队伍”下基层，……`).
pub(crate) fn sections(
    article: &Article,
    sentences: &[Sentence],
    lexicons: &Lexicons,
    index: &CharIndex<'_>,
) -> Vec<Draft> {
    let text = article.text.as_str();
    let paragraphs = sentences.last().map_or(0, |sentence| sentence.paragraph + 1);
    let run_on = paragraphs < 3;
    let mut bold: Vec<usize> = article.emphasis.iter().map(|span| index.byte_of(span.start)).collect();
    bold.sort_unstable();
    let heads: Vec<usize> = (0..sentences.len())
        .filter(|number| {
            let sentence = &sentences[*number];
            let part = text[sentence.at.clone()].trim();
            let at =
                sentence.at.start + (text[sentence.at.clone()].len() - text[sentence.at.clone()].trim_start().len());
            let marked = bold.binary_search(&at).is_ok();
            (run_on || sentence.opens_paragraph)
                && (is_head(part, run_on && !marked, lexicons) && has_body(sentences, *number))
                || is_of_series(part)
        })
        .collect();
    let heads = if heads.len() < 2 && !run_on { set_off(text, sentences, &bold, lexicons) } else { heads };
    let heads = if heads.len() < 2 && !run_on { parallel(text, sentences) } else { heads };
    let least = if run_on { 3 } else { 2 };
    if heads.len() < least {
        return Vec::new();
    }
    heads
        .iter()
        .enumerate()
        .map(|(order, &number)| {
            let next = heads.get(order + 1).copied().unwrap_or(sentences.len());
            let paragraph = sentences[number].paragraph;
            let last = (number..next)
                .rev()
                .find(|n| {
                    sentences[*n].paragraph == paragraph
                        && (*n == number || !is_of_series(&text[sentences[number].at.clone()]))
                })
                .unwrap_or(number);
            let range = sentences[number].at.start..sentences[last].at.end;
            let part = &text[range.clone()];
            let start = range.start + (part.len() - part.trim_start().len());
            let end = range.end - (part.len() - part.trim_end().len());
            Draft { marker: None, text: start..end, confidence: Confidence::Likely }
        })
        .collect()
}

/// Paragraphs that open with a short sentence in bold and tell of action: `**某某市打好招商“组合拳”。**组建8支招商队……`.
fn set_off(text: &str, sentences: &[Sentence], bold: &[usize], lexicons: &Lexicons) -> Vec<usize> {
    const LONGEST: usize = 32;
    (0..sentences.len())
        .filter(|number| {
            let sentence = &sentences[*number];
            let whole = &text[sentence.at.clone()];
            let at = sentence.at.start + (whole.len() - whole.trim_start().len());
            let last = (*number..sentences.len()).take_while(|n| sentences[*n].paragraph == sentence.paragraph).last();
            let body = &text[at..last.map_or(sentence.at.end, |last| sentences[last].at.end)];
            sentence.opens_paragraph
                && bold.binary_search(&at).is_ok()
                && whole.trim().chars().count() <= LONGEST
                && has_body(sentences, *number)
                && is_action(body, Level::Section, lexicons)
        })
        .collect()
}

/// First sentences of paragraphs that are built alike: `强链补链是制胜“关键招”。……`, `通关提速是外贸“定盘星”。……`.
fn parallel(text: &str, sentences: &[Sentence]) -> Vec<usize> {
    const LONGEST: usize = 28;
    let shape = |number: &usize| {
        let sentence = &sentences[*number];
        let body = text[sentence.at.clone()].trim().strip_suffix('。')?;
        let count = body.chars().count();
        let plain = !body.contains(|c: char| c.is_ascii_digit() || c == '：');
        if !sentence.opens_paragraph || !(6..=LONGEST).contains(&count) || !plain || !has_body(sentences, *number) {
            return None;
        }
        let clauses: Vec<usize> = body.split(['，', ',']).map(|clause| clause.chars().count()).collect();
        Some((clauses, body.contains('“'), body.contains('是')))
    };
    let shapes: Vec<_> = (0..sentences.len()).filter_map(|number| Some((number, shape(&number)?))).collect();
    let alike = |one: &(Vec<usize>, bool, bool)| shapes.iter().filter(|(_, other)| other == one).count();
    let least = |one: &(Vec<usize>, bool, bool)| if one.1 && one.2 { 2 } else { 3 };
    shapes.iter().filter(|(_, one)| alike(one) >= least(one)).map(|(number, _)| *number).collect()
}

fn has_body(sentences: &[Sentence], number: usize) -> bool {
    sentences.get(number + 1).is_some_and(|next| next.paragraph == sentences[number].paragraph)
}

/// A short sentence without figures that begins with a verb of action.
fn is_head(part: &str, two_clauses: bool, lexicons: &Lexicons) -> bool {
    const LONGEST: usize = 32;
    let Some(body) = part.strip_suffix('。') else { return false };
    let count = body.chars().count();
    if !(5..=LONGEST).contains(&count) || body.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let clauses: Vec<&str> = body.split('，').collect();
    if clauses.len() > 2 || two_clauses && clauses.len() != 2 {
        return false;
    }
    let opens = |clause: &str| lexicons.heads.at_start(clause).is_some();
    match clauses.as_slice() {
        [one] => opens(one),
        [first, second] => (opens(first) || first.chars().count() == 3) && opens(second),
        _ => false,
    }
}

/// `“一支队伍”下基层，……`: one of a series that counts from “一 each time.
fn is_of_series(part: &str) -> bool {
    part.strip_prefix("“一").is_some_and(|rest| {
        rest.find('”')
            .is_some_and(|at| (3..=15).contains(&at) && rest[at..].chars().nth(1).is_some_and(|c| c.is_alphanumeric()))
    })
}
