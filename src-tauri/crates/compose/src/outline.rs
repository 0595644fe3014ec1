//! The outline of a brief, with how long each part is.

use crate::inline;
use yaobao_model::Span;
use yaobao_model::document::{BlockKind, Chart, Document, DocumentBlock, Run};

/// One heading of a brief and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 1–4.
    pub level: u8,
    /// The heading, number included; of a run-in heading without its 。.
    pub title: String,
    /// The heading in the file.
    pub at: Span,
    /// Characters under the heading, those under its sub-headings included, blanks not counted.
    pub characters: usize,
}

/// The headings of a brief in order, run-in headings included.
#[must_use]
pub fn outline(document: &Document) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for block in &document.blocks {
        let (heading, rest) = match &block.kind {
            BlockKind::Heading { level, text } => (Some((*level, text)), 0),
            BlockKind::Paragraph { run_in: Some(head), text } => (Some((head.level, &head.text)), characters(text)),
            _ => (None, length(block)),
        };
        if let Some((level, text)) = heading {
            open.retain(|&section| sections[section].level < level);
            open.push(sections.len());
            let at = text.first().zip(text.last()).map_or(block.at, |(a, b)| Span::new(a.at.start, b.at.end));
            let title = inline::text_of(text).trim_end_matches('。').to_owned();
            sections.push(Section { level, title, at, characters: 0 });
        }
        for &section in &open {
            sections[section].characters += rest;
        }
    }
    sections
}

/// Characters of a whole brief without blanks: headings, text, tables, and notes.
#[must_use]
pub fn count_characters(document: &Document) -> usize {
    let notes: usize = document.notes.iter().map(|note| characters(note)).sum();
    notes + document.blocks.iter().map(length).sum::<usize>()
}

fn length(block: &DocumentBlock) -> usize {
    match &block.kind {
        BlockKind::Heading { text, .. } => characters(text),
        BlockKind::Paragraph { run_in, text } => {
            run_in.as_ref().map_or(0, |head| characters(&head.text)) + characters(text)
        }
        BlockKind::List { items, .. } => items.iter().flatten().map(length).sum(),
        BlockKind::Quote(inner) => inner.iter().map(length).sum(),
        BlockKind::Table(table) | BlockKind::Chart(Chart { table, .. }) => {
            std::iter::once(&table.header).chain(&table.rows).flatten().map(|cell| characters(cell)).sum()
        }
        BlockKind::Verbatim(text) => text.chars().filter(|c| !c.is_whitespace()).count(),
        BlockKind::Image { .. } | BlockKind::Rule => 0,
    }
}

fn characters(runs: &[Run]) -> usize {
    runs.iter().flat_map(|run| run.text.chars()).filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn lengths_count_what_stands_under_a_heading() {
        let document =
            parse("引言。\n\n## 一、现状\n\n共五个字。\n\n（一）平台。建成三家。\n\n## 二、对策\n\n两字。\n").value;
        let sections = outline(&document);
        let drawn: Vec<_> = sections.iter().map(|s| (s.level, s.title.as_str(), s.characters)).collect();
        assert_eq!(drawn, [(1, "一、现状", 10), (2, "（一）平台", 5), (1, "二、对策", 3)]);
        assert_eq!(count_characters(&document), 3 + 4 + 5 + 6 + 5 + 4 + 3);
    }
}
