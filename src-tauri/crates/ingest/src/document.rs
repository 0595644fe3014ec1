//! From decoded text to a bulletin.

use crate::draft::{Aside, Draft, Reading};
use crate::encoding::Decoded;
use crate::traced::Traced;
use crate::{brief, digest, furniture, html, lines, newspaper, policy, region, unwrap, webpage};
use yaobao_model::{Bulletin, Diagnostic, Gazetteer, Span};

/// Reads plain or Markdown text.
pub(crate) fn read_text(decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    let (kept, removed) = furniture::remove(lines::read(&decoded.text));
    let paragraphs = unwrap::paragraphs(&kept);
    let mut reading = policy::read(&paragraphs)
        .or_else(|| brief::read(&paragraphs))
        .or_else(|| newspaper::read(&paragraphs))
        .unwrap_or_else(|| digest::read(&paragraphs, gazetteer));
    let doubled = kept.into_iter().map(|line| line.again).filter(|again| !again.is_empty());
    reading.aside.extend(doubled.map(|again| (Aside::Doubled, again)));
    reading.aside.extend(removed.into_iter().map(|line| (Aside::Furniture, line.content)));
    bulletin(reading, decoded, gazetteer)
}

/// Reads the source of a web page.
pub(crate) fn read_html(decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    let content = webpage::content(&html::read(&decoded.text));
    let mut reading = policy::read(&content.paragraphs)
        .or_else(|| brief::read(&content.paragraphs))
        .unwrap_or_else(|| digest::read(&content.paragraphs, gazetteer));
    content.complete(&mut reading);
    bulletin(reading, decoded, gazetteer)
}

/// A reading with the region of each article, as a bulletin.
fn bulletin(reading: Reading, decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    let Decoded { text: original, encoding, mut diagnostics } = decoded;
    diagnostics.extend(account(&reading));
    let mut articles = Vec::with_capacity(reading.drafts.len());
    let mut known: Option<String> = None;
    for draft in &reading.drafts {
        let (mut region, remark) = region::region_of(&draft.title, &draft.about, &lead(draft), gazetteer);
        // An attachment is about the region of its document.
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
