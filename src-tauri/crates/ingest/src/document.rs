//! From decoded text to a bulletin.

use crate::draft::{Aside, Draft, Reading};
use crate::traced::Traced;
use crate::{brief, digest, furniture, lines, newspaper, policy, region, unwrap};
use yaobao_model::{Bulletin, Diagnostic, Gazetteer, Span};

/// Reads plain or Markdown text.
pub(crate) fn read(
    original: String,
    encoding: String,
    mut diagnostics: Vec<Diagnostic>,
    gazetteer: &Gazetteer,
) -> Bulletin {
    let (kept, removed) = furniture::remove(lines::read(&original));
    let paragraphs = unwrap::paragraphs(&kept);
    let doubled: Vec<Traced> = kept.into_iter().map(|line| line.again).filter(|again| !again.is_empty()).collect();
    let mut reading = policy::read(&paragraphs)
        .or_else(|| brief::read(&paragraphs))
        .or_else(|| newspaper::read(&paragraphs))
        .unwrap_or_else(|| digest::read(&paragraphs, gazetteer));
    reading.aside.extend(doubled.into_iter().map(|again| (Aside::Doubled, again)));
    reading.aside.extend(removed.into_iter().map(|line| (Aside::Furniture, line.content)));
    diagnostics.extend(account(&reading));
    let mut articles = Vec::with_capacity(reading.drafts.len());
    let mut known: Option<String> = None;
    for draft in &reading.drafts {
        let body: String = lead(draft);
        let (mut region, remark) = region::region_of(&draft.title, &draft.about, &body, gazetteer);
        if region.is_none() && draft.about.trim().len() > 1 {
            region.clone_from(&known);
        }
        if let (None, Some(remark)) = (&region, remark) {
            diagnostics.push(match draft.title_places.first().and_then(span_of) {
                Some(at) => remark.at(at),
                None => remark,
            });
        }
        known.clone_from(&region);
        articles.push(draft.finish(region));
    }
    let title = reading.title.or_else(|| articles.first().map(|article| article.title.clone())).unwrap_or_default();
    diagnostics.sort_by_key(|remark| remark.at);
    Bulletin {
        kind: reading.kind,
        encoding,
        title,
        issuer: reading.issuer,
        number: reading.number,
        date: reading.date,
        original,
        articles,
        diagnostics,
    }
}

/// The beginning of an article's body, as much as asking for its region takes.
fn lead(draft: &Draft) -> String {
    let mut lead = String::new();
    for part in &draft.body {
        if lead.len() > 6000 {
            break;
        }
        lead.push_str(&part.content.text);
        lead.push('\n');
    }
    lead
}

/// One remark for everything that is kept out of the articles, and for every doubt.
fn account(reading: &Reading) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    for (why, content) in &reading.aside {
        let (code, message) = why.wording();
        let Some(at) = span_of(content) else { continue };
        remarks.push(Diagnostic::hint(code, message).at(at));
    }
    for (message, content) in &reading.doubts {
        if let Some(at) = span_of(content) {
            remarks.push(Diagnostic::warning("order.uncertain", message.clone()).at(at));
        }
    }
    remarks
}

/// The smallest run of the original that holds a text.
fn span_of(content: &Traced) -> Option<Span> {
    let places = || content.at.iter().copied().filter(|&at| at != Traced::ADDED);
    Some(Span::new(places().min()? as usize, places().max()? as usize + 1))
}
