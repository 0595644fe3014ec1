//! What a brief takes from the library: every link in its order, and which of them the library has otherwise now.

use crate::facts::{KnownStatistic, bare};
use crate::{inline, markdown};
use yaobao_model::document::{BlockKind, Chart, DocumentBlock, Run};
use yaobao_model::quantity::Quantity;
use yaobao_model::{FactRef, ReviewState, Span};

/// A stretch of a brief that is linked to a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedFact {
    /// The characters of its text in the file, without brackets and address.
    pub at: Span,
    /// What is printed.
    pub text: String,
    /// What it is linked to.
    pub fact: FactRef,
}

/// Every link of a brief to the library, in the order of the text; a link that is set in several styles is one.
#[must_use]
pub fn linked_facts(brief: &str) -> Vec<LinkedFact> {
    let document = markdown::parse(brief).value;
    let mut found: Vec<LinkedFact> = Vec::new();
    each_text(&document.blocks, &mut |runs| links(runs, &mut found));
    document.notes.iter().for_each(|note| links(note, &mut found));
    found
}

/// What a linked figure should print now, when a person has put the library's value right since it was inserted.
///
/// A figure that was never what the source prints is a mistake of the brief, and no change.
#[must_use]
pub fn changed_figure(text: &str, known: &KnownStatistic) -> Option<String> {
    let printed = known.printed();
    if known.state != ReviewState::Edited || printed == known.figure {
        return None;
    }
    let (old, source) = (Quantity::parse(bare(text))?, Quantity::parse(bare(&known.figure))?);
    let same = old.value == source.value && (old.unit == source.unit || old.unit.is_empty());
    // A cell of a table prints no unit.
    same.then(|| if old.unit.is_empty() { known.value.normalize().to_string() } else { printed })
}

/// Calls `with` for the text of every heading, paragraph, item and cell.
pub(crate) fn each_text(blocks: &[DocumentBlock], with: &mut dyn FnMut(&[Run])) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { text, .. } => with(text),
            BlockKind::Paragraph { run_in, text } => {
                if let Some(head) = run_in {
                    with(&head.text);
                }
                with(text);
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| each_text(item, with)),
            BlockKind::Quote(inner) => each_text(inner, with),
            BlockKind::Table(table) | BlockKind::Chart(Chart { table, .. }) => {
                std::iter::once(&table.header).chain(&table.rows).flatten().for_each(|cell| with(cell));
            }
            _ => {}
        }
    }
}

fn links(runs: &[Run], found: &mut Vec<LinkedFact>) {
    for group in runs.chunk_by(|a, b| a.fact.is_some() && a.fact == b.fact) {
        if let (Some(fact), Some(last)) = (group[0].fact, group.last()) {
            let at = Span::new(group[0].at.start, last.at.end);
            found.push(LinkedFact { at, text: inline::text_of(group), fact });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::shelf::statistic;
    use crate::link;
    use yaobao_model::CharIndex;

    #[test]
    fn links_are_found_wherever_they_stand() {
        let known = statistic(1, "成交额", "某省", "2025", "132.77亿元");
        let figure = link("132.77亿元", FactRef::Statistic(known.id));
        let brief = format!("---\n标题: 甲\n---\n\n达{figure}。\n\n- 又达{figure}\n\n| 甲 |\n|---|\n| {figure} |\n");
        let found = linked_facts(&brief);
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|linked| CharIndex::new(&brief).slice(linked.at) == "132.77亿元"));
    }

    #[test]
    fn a_figure_is_changed_when_the_library_was_put_right() {
        let mut known = statistic(1, "成交额", "某省", "2025", "132.77亿元");
        assert_eq!(changed_figure("132.77亿元", &known), None);
        known.state = ReviewState::Edited;
        known.value = "137.22".parse().expect("a number");
        assert_eq!(changed_figure("132.77亿元", &known).as_deref(), Some("137.22亿元"));
        assert_eq!(changed_figure("132.77", &known).as_deref(), Some("137.22"));
        assert_eq!(changed_figure("137.22亿元", &known), None);
    }
}
