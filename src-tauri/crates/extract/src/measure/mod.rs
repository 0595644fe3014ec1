//! Measures: enumerated items that state an action, and paragraphs that announce one.

mod action;
mod announced;
mod duty;
mod head;
mod item;
mod marker;
mod policy;

use crate::clause::Sentence;
use crate::lexicon::Lexicons;
use crate::quantity::Scan;
use crate::region::{self, Named, Place};
pub(crate) use marker::{Mark, marks};
use std::ops::Range;
use yaobao_model::{Article, CharIndex, Confidence, Division, Duty, Measure, Statistic};

/// A measure before its fields are filled in: where its text stands, and behind which marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    pub marker: Option<Range<usize>>,
    pub text: Range<usize>,
    pub confidence: Confidence,
}

/// What has been read already and tells of a measure's carrying out.
pub(crate) struct Told<'t> {
    pub scan: &'t Scan,
    /// Figures of the article, in the order of its text.
    pub statistics: &'t [Statistic],
    /// The document's own year.
    pub base: Option<i32>,
}

/// Reads the measures of an article.
#[allow(clippy::too_many_arguments)]
pub(crate) fn read(
    article: &Article,
    marks: &[Mark],
    sentences: &[Sentence],
    places: &[Place<'_>],
    region: Option<&str>,
    home: Option<&Division>,
    lexicons: &Lexicons,
    index: &CharIndex<'_>,
    told: &Told<'_>,
) -> Vec<Measure> {
    let text = article.text.as_str();
    let mut drafts = item::items(article, marks, lexicons, index);
    let enumerated = !drafts.is_empty();
    let covered = marks.first().map_or(text.len(), |mark| mark.at.start);
    if !enumerated {
        drafts.extend(head::sections(article, sentences, lexicons, index));
    }
    let until = if enumerated { covered } else { drafts.first().map_or(text.len(), |draft| draft.text.start) };
    let from = if marks.is_empty() { 0..text.len() } else { 0..until };
    let announced = announced::announcements(text, sentences, from, lexicons);
    drafts.extend(announced.into_iter().filter(|new| !drafts_hold(&drafts, &new.text)).collect::<Vec<_>>());
    drafts.sort_by_key(|draft| draft.text.start);
    drafts.into_iter().map(|draft| finish(text, draft, places, region, home, lexicons, index, told)).collect()
}

fn drafts_hold(drafts: &[Draft], text: &Range<usize>) -> bool {
    let first = drafts.partition_point(|draft| draft.text.end <= text.start);
    drafts.get(first).is_some_and(|draft| draft.text.start < text.end)
}

#[allow(clippy::too_many_arguments)]
fn finish(
    text: &str,
    draft: Draft,
    places: &[Place<'_>],
    region: Option<&str>,
    home: Option<&Division>,
    lexicons: &Lexicons,
    index: &CharIndex<'_>,
    told: &Told<'_>,
) -> Measure {
    let body = &text[draft.text.clone()];
    let head = head_of(body);
    let at = index.span(draft.text.clone());
    Measure {
        at,
        marker: draft.marker.map(|at| text[at].trim().to_owned()),
        head: head.to_owned(),
        text: body.to_owned(),
        region: actor_region(text, &draft.text, head.len(), places, home).or_else(|| region.map(str::to_owned)),
        policies: policy::policies(body, lexicons),
        duty: Duty {
            actors: duty::actors(body),
            deadline: duty::deadline(text, &draft.text, told.scan, told.base),
            targets: duty::targets(told.statistics, at.start, at.end),
        },
        confidence: draft.confidence,
    }
}

/// The first sentence of an item where it is short and more follows, or else its first clause.
fn head_of(body: &str) -> &str {
    const LONGEST_SENTENCE: usize = 40;
    let sentence = body.split(['。', '\n']).next().unwrap_or_default();
    let alone = body[sentence.len()..].trim_matches(['。', '\n', ' ']).is_empty();
    if sentence.chars().count() <= LONGEST_SENTENCE && !alone {
        return sentence;
    }
    body.split(['，', '。', '；', '\n', ',']).next().unwrap_or_default()
}

/// The division that the head of an item names as acting: `推动某某市节水型社会试点建设`.
fn actor_region(
    text: &str,
    at: &Range<usize>,
    head: usize,
    places: &[Place<'_>],
    home: Option<&Division>,
) -> Option<String> {
    let first = places.partition_point(|place| place.at.start < at.start);
    let place = places.get(first).filter(|place| place.at.start <= at.start + 12 && place.at.end <= at.start + head)?;
    match &place.division {
        Some(Named::Division(division))
            if region::plausible(division, home, false) && !text[..place.at.start].ends_with(['在', '与', '和']) =>
        {
            Some(division.full_name.clone())
        }
        _ => None,
    }
}
