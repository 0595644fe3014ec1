//! From decoded text to a bulletin.

use crate::draft::{Aside, Draft, Reading};
use crate::encoding::Decoded;
use crate::traced::Traced;
use crate::{brief, columns, contents, digest, furniture, html, lines, newspaper, policy, region, unwrap, webpage};
use std::ops::Range;
use yaobao_model::{Bulletin, Diagnostic, Gazetteer, Span};

/// Reads plain or Markdown text.
pub(crate) fn read_text(decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    bulletin(sorted(&decoded.text, &[], gazetteer), decoded, gazetteer)
}

/// Reads the text of printed pages, of which `margins` are known to be headers, footers and page numbers.
pub(crate) fn read_pages(decoded: Decoded, margins: &[Range<u32>], gazetteer: &Gazetteer) -> Bulletin {
    bulletin(sorted(&decoded.text, margins, gazetteer), decoded, gazetteer)
}

/// The lines of a text, sorted to articles and what stands beside them.
pub(crate) fn sorted(original: &str, margins: &[Range<u32>], gazetteer: &Gazetteer) -> Reading {
    let (lines, moved) = columns::read(original);
    let (inside, outside) = without(margins, lines);
    let (kept, mut removed) = furniture::remove(inside);
    removed.extend(outside);
    let (kept, listed) = contents::remove(kept);
    let paragraphs = unwrap::paragraphs(&kept);
    let again: Vec<Traced> = kept
        .into_iter()
        .map(|line| line.again)
        .chain(removed.iter().chain(&listed).map(|line| line.again.clone()))
        .filter(|again| !again.is_empty())
        .collect();
    let mut reading = policy::read(&paragraphs)
        .or_else(|| brief::read(&paragraphs))
        .or_else(|| newspaper::read(&paragraphs))
        .unwrap_or_else(|| digest::read(&paragraphs, gazetteer));
    drop(paragraphs);
    reading.aside.extend(again.into_iter().map(|again| (Aside::Doubled, again)));
    let uncertain = || "两栏文字逐行交错，已按栏拆开，请核对阅读顺序".to_owned();
    reading.doubts.extend(moved.into_iter().map(|first| (uncertain(), first)));
    reading.aside.extend(listed.into_iter().map(|line| (Aside::Cover, line.content)));
    reading.aside.extend(removed.into_iter().map(|line| (Aside::Furniture, line.content)));
    reading
}

/// Parts lines from those that lie in the margins, both in order.
fn without(margins: &[Range<u32>], lines: Vec<lines::Line>) -> (Vec<lines::Line>, Vec<lines::Line>) {
    let (mut kept, mut removed): (Vec<lines::Line>, Vec<lines::Line>) = (Vec::with_capacity(lines.len()), Vec::new());
    let mut broken = false;
    for mut line in lines {
        let next = margins.partition_point(|margin| margin.end <= line.place.start);
        if margins.get(next).is_some_and(|margin| margin.start < line.place.end) {
            broken |= line.break_before;
            removed.push(line);
        } else {
            line.break_before |= std::mem::take(&mut broken);
            kept.push(line);
        }
    }
    (kept, removed)
}

/// Reads the source of a web page.
pub(crate) fn read_html(decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    bulletin(sorted_page(&decoded.text, gazetteer), decoded, gazetteer)
}

pub(crate) fn sorted_page(source: &str, gazetteer: &Gazetteer) -> Reading {
    let content = webpage::content(&html::read(source));
    let mut reading = sorted_paragraphs(&content.paragraphs, gazetteer);
    content.complete(&mut reading);
    reading
}

/// Sorts the paragraphs of a format that keeps them whole.
pub(crate) fn read_paragraphs(paragraphs: &[unwrap::Paragraph], decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    bulletin(sorted_paragraphs(paragraphs, gazetteer), decoded, gazetteer)
}

pub(crate) fn sorted_paragraphs(paragraphs: &[unwrap::Paragraph], gazetteer: &Gazetteer) -> Reading {
    policy::read(paragraphs).or_else(|| brief::read(paragraphs)).unwrap_or_else(|| digest::read(paragraphs, gazetteer))
}

/// A reading with the region of each article, as a bulletin.
pub(crate) fn bulletin(reading: Reading, decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    let Decoded { text: original, encoding, mut diagnostics } = decoded;
    diagnostics.extend(account(&reading));
    let mut articles = Vec::with_capacity(reading.drafts.len());
    let mut known: Option<String> = None;
    for draft in &reading.drafts {
        let (mut region, remark) = region::region_of(&draft.title, &draft.about, &body_of(draft), gazetteer);
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

/// The text of an article's body, for asking what region it is about.
fn body_of(draft: &Draft) -> String {
    let mut body = String::with_capacity(draft.body.iter().map(|part| part.content.text.len() + 1).sum());
    for part in &draft.body {
        body.push_str(&part.content.text);
        body.push('\n');
    }
    body
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

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer() -> Gazetteer {
        let divisions = "code,name,full_name\n510000,四川省,四川省\n510700,绵阳市,四川省绵阳市\n640000,宁夏回族自治区,宁夏回族自治区\n";
        Gazetteer::from_csv(divisions, "alias,full_name\n").expect("a good table")
    }

    #[test]
    fn a_speech_is_called_by_its_title_and_dated_by_its_occasion() {
        let text = "政府工作报告\n——2025年1月14日在绵阳市第八届人民代表大会第五次会议上\n绵阳市人民政府市长  王某某\n\n\
            各位代表：\n\n现在，我代表市人民政府，向大会报告工作，请予审议。\n\n一、2024年工作回顾\n\n\
            过去一年，全市生产总值增长5.8%。\n";
        let bulletin = read_text(decoded(text), &gazetteer());
        let [report] = bulletin.articles.as_slice() else { panic!("it is one article") };
        assert_eq!(report.title, "政府工作报告");
        assert_eq!(report.byline.as_deref(), Some("绵阳市人民政府市长王某某"));
        assert_eq!(report.date.map(|date| date.to_string()).as_deref(), Some("2025-01-14"));
        assert_eq!(report.region.as_deref(), Some("四川省绵阳市"));
        assert!(report.text.starts_with("各位代表："), "{}", report.text);
    }

    fn decoded(text: &str) -> Decoded {
        Decoded { text: text.to_owned(), encoding: "UTF-8".to_owned(), diagnostics: Vec::new() }
    }
}
