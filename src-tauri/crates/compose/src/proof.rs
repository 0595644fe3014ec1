//! The proof (核校稿): a brief in which every figure carries a number, and a table that says where each comes from.
//!
//! It is a document like any other, so that the typesetter need not know of it: a mark is the call of a note, the table
//! stands behind the text.

use crate::check::FigureReader;
use crate::check::passage::{Passage, Quiet, Role};
use crate::check::sentence::sentences;
use crate::{inline, markdown};
use std::ops::Range;
use yaobao_model::document::{Alignment, BlockKind, Document, DocumentBlock, Run, Table};
use yaobao_model::{FactRef, Span};

/// Where a fact comes from, each part ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// Title, issuer and date of the source.
    pub source: String,
    /// Page or 版次; empty where the source has none.
    pub place: String,
    /// The sentence of the source, to the letter.
    pub quote: String,
    /// What a person has said of it: 已采用, 待确认.
    pub state: String,
    /// Whether a person has accepted it.
    pub accepted: bool,
}

/// A figure of the proof.
struct Entry {
    figure: String,
    sentence: String,
    fact: Option<FactRef>,
}

/// The proof of a brief; `provenance` says where a linked fact comes from, `None` when it is no longer in the library.
///
/// Figures without a source stand between 【 and 】, and bold.
#[must_use]
pub fn proof(
    brief: &str,
    figures: &dyn FigureReader,
    provenance: &mut dyn FnMut(FactRef) -> Option<Provenance>,
) -> Document {
    let mut document = markdown::parse(brief).value;
    let mut entries = Vec::new();
    mark(&mut document.blocks, figures, &mut entries);
    let issue = &mut document.issue;
    issue.title = Some(format!("【核校稿】{}", issue.title.as_deref().unwrap_or_default()));
    let mut blocks = vec![heading("核校表")];
    if let Some(drafter) = issue.drafter.take() {
        // The line of the drafter belongs to the text, not behind the table.
        let names = drafter.names.join(" ");
        blocks.insert(0, paragraph(&format!("（执笔人：{} {names}）", drafter.unit)));
    }
    let notes = std::mem::take(&mut document.notes);
    blocks.splice(0..0, notes.iter().enumerate().map(|(number, note)| footnote(number + 1, note)));
    let rows: Vec<[String; 5]> =
        entries.iter().enumerate().map(|(number, entry)| row(number + 1, entry, provenance)).collect();
    blocks.push(paragraph(&summary(&rows)));
    blocks.push(block(BlockKind::Table(table(&rows))));
    blocks.push(paragraph("核校人：　　　　　　　　　　核校日期：　　　　年　　月　　日"));
    document.blocks.extend(blocks);
    document
}

const HEADER: [&str; 5] = ["号", "数据", "稿中句子", "来源与原句", "状态"];
const UNSOURCED: &str = "无来源";
const GONE: &str = "来源已删除";
const CONFIRMED: &str = "✓";

fn row(number: usize, entry: &Entry, provenance: &mut dyn FnMut(FactRef) -> Option<Provenance>) -> [String; 5] {
    let (source, state) = match entry.fact.map(provenance) {
        None => ("——".to_owned(), UNSOURCED.to_owned()),
        Some(None) => ("——".to_owned(), GONE.to_owned()),
        Some(Some(Provenance { source, place, quote, state, accepted })) => {
            let place = if place.is_empty() { String::new() } else { format!("，{place}") };
            let mark = if accepted { CONFIRMED } else { "" };
            let quote = shortened(&quote, LONGEST_QUOTE).replace('“', "‘").replace('”', "’");
            (format!("{source}{place}：“{quote}”"), format!("{mark}{state}"))
        }
    };
    [number.to_string(), entry.figure.clone(), entry.sentence.clone(), source, state]
}

fn summary(rows: &[[String; 5]]) -> String {
    let count = |is: &dyn Fn(&str) -> bool| rows.iter().filter(|row| is(&row[4])).count();
    let unsourced = count(&|state| state == UNSOURCED || state == GONE);
    let accepted = count(&|state| state.starts_with(CONFIRMED));
    format!(
        "本稿共有数据和引用{}处：来源已采用{accepted}处，来源待确认{}处，没有来源{unsourced}处（正文中以【】标出）。",
        rows.len(),
        rows.len() - unsourced - accepted
    )
}

fn table(rows: &[[String; 5]]) -> Table {
    let cell = |text: &str, strong: bool| vec![Run { strong, ..run(text) }];
    let row = |row: &[String; 5]| {
        let stands_out = row[4] == UNSOURCED || row[4] == GONE;
        row.iter().map(|text| cell(text, stands_out)).collect()
    };
    Table {
        columns: vec![Alignment::Center, Alignment::Left, Alignment::Left, Alignment::Left, Alignment::Center],
        header: HEADER.iter().map(|text| cell(text, false)).collect(),
        rows: rows.iter().map(row).collect(),
    }
}

/// Marks the figures of every block but headings, which sum up what stands below them.
fn mark(blocks: &mut [DocumentBlock], figures: &dyn FigureReader, entries: &mut Vec<Entry>) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph { text, .. } => marked(text, Role::Paragraph, figures, entries),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| mark(item, figures, entries)),
            BlockKind::Quote(inner) => mark(inner, figures, entries),
            BlockKind::Table(table) => {
                for cell in table.rows.iter_mut().flatten() {
                    marked(cell, Role::Cell, figures, entries);
                }
            }
            _ => {}
        }
    }
}

fn marked(runs: &mut Vec<Run>, role: Role, figures: &dyn FigureReader, entries: &mut Vec<Entry>) {
    without_notes(runs);
    let passage = Passage::new(role, runs, Span::default());
    let mut rest = std::mem::take(runs);
    let mut done = 0;
    for (bytes, fact) in figures_of(&passage, figures) {
        entries.push(Entry {
            figure: shortened(&passage.text[bytes.clone()], LONGEST_FIGURE),
            sentence: sentence_at(&passage.text, bytes.start).to_owned(),
            fact,
        });
        let (mut head, tail) = inline::cut(rest, bytes.end - done);
        if fact.is_none() {
            let (before, figure) = inline::cut(head, bytes.start - done);
            head = before;
            head.push(Run { strong: true, ..run("【") });
            head.extend(figure.into_iter().map(|figure| Run { strong: true, ..figure }));
            head.push(Run { strong: true, ..run("】") });
        }
        if let Some(last) = head.last_mut() {
            last.note = Some(entries.len());
        }
        runs.append(&mut head);
        rest = tail;
        done = bytes.end;
    }
    runs.append(&mut rest);
}

/// Characters of a linked text that the table shows; a whole measure stands in the sentence beside it.
const LONGEST_FIGURE: usize = 12;

/// Characters of a source's sentence that the table shows: of a measure the beginning is enough to find it.
const LONGEST_QUOTE: usize = 90;

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…', '…']).collect()
}

/// The links of a passage, and the figures outside of them, in the order of the text.
fn figures_of(passage: &Passage, reader: &dyn FigureReader) -> Vec<(Range<usize>, Option<FactRef>)> {
    let mut found: Vec<(Range<usize>, Option<FactRef>)> =
        passage.links.iter().map(|link| (link.bytes.clone(), Some(link.fact))).collect();
    for figure in reader.figures(&passage.text) {
        let bytes = passage.bytes(figure.at);
        let apart = found.iter().all(|(known, _)| known.end <= bytes.start || bytes.end <= known.start);
        if apart && !bytes.is_empty() && !passage.is_quiet(&bytes, Quiet::Code) {
            found.push((bytes, None));
        }
    }
    found.sort_by_key(|(bytes, _)| bytes.start);
    found
}

/// Calls of notes as words: the raised numbers are those of the figures.
fn without_notes(runs: &mut Vec<Run>) {
    let mut kept = Vec::with_capacity(runs.len());
    for mut own in runs.drain(..) {
        let note = own.note.take();
        kept.push(own);
        kept.extend(note.map(|number| run(&format!("（注{number}）"))));
    }
    *runs = kept;
}

fn sentence_at(text: &str, byte: usize) -> &str {
    let found = sentences(text).into_iter().find(|sentence| byte < sentence.end);
    found.map_or("", |sentence| text[sentence].trim())
}

fn footnote(number: usize, note: &[Run]) -> DocumentBlock {
    let label = run(&format!("注{number}："));
    block(BlockKind::Paragraph { run_in: None, text: std::iter::once(label).chain(note.iter().cloned()).collect() })
}

fn heading(text: &str) -> DocumentBlock {
    block(BlockKind::Heading { level: 1, text: vec![run(text)] })
}

fn paragraph(text: &str) -> DocumentBlock {
    block(BlockKind::Paragraph { run_in: None, text: vec![run(text)] })
}

fn block(kind: BlockKind) -> DocumentBlock {
    DocumentBlock { at: Span::default(), kind }
}

/// Text that stands in no file.
fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{TypedFigure, link};
    use yaobao_model::{StatisticId, StatisticKind};

    /// Takes every 77亿元 for a figure.
    struct Sevens;

    impl FigureReader for Sevens {
        fn figures(&self, text: &str) -> Vec<TypedFigure> {
            let start = |byte: usize| text[..byte].chars().count();
            let figure = |(byte, found): (usize, &str)| TypedFigure {
                at: Span::new(start(byte), start(byte) + found.chars().count()),
                figure: found.to_owned(),
                value: 77.into(),
                unit: "亿元".to_owned(),
                indicator: String::new(),
                region: None,
                period: None,
                kind: StatisticKind::Level,
            };
            text.match_indices("77亿元").map(figure).collect()
        }
    }

    #[test]
    fn every_figure_is_numbered_and_listed() {
        let figure = link("132.77亿元", FactRef::Statistic(StatisticId::from_parts(1, 1)));
        let brief = format!(
            "---\n标题: 甲\n执笔: {{单位: 乙, 姓名: [丙]}}\n---\n\n成交额达{figure}[^1]。投入77亿元。\n\n[^1]: 口径。\n"
        );
        let known = Provenance {
            source: "《某公报》".to_owned(),
            quote: "成交额132.77亿元".to_owned(),
            state: "已采用".to_owned(),
            accepted: true,
            ..Provenance::default()
        };
        let document = proof(&brief, &Sevens, &mut |_| Some(known.clone()));
        let BlockKind::Paragraph { text, .. } = &document.blocks[0].kind else { panic!("a paragraph") };
        assert_eq!(inline::text_of(text), "成交额达132.77亿元（注1）。投入【77亿元】。");
        let marks: Vec<(&str, usize)> = text.iter().filter_map(|run| Some((run.text.as_str(), run.note?))).collect();
        assert_eq!(marks, [("132.77亿元", 1), ("】", 2)]);
        let table = document.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        });
        let rows = &table.expect("the table of figures").rows;
        let cells: Vec<String> = rows[0].iter().map(|cell| inline::text_of(cell)).collect();
        assert_eq!(
            cells,
            ["1", "132.77亿元", "成交额达132.77亿元（注1）。", "《某公报》：“成交额132.77亿元”", "✓已采用"]
        );
        assert_eq!(inline::text_of(&rows[1][4]), "无来源");
        assert!(rows[1].iter().flatten().all(|run| run.strong));
        assert!(document.issue.drafter.is_none() && document.notes.is_empty());
    }
}
