//! Reading a brief: Markdown in, a tree of blocks out.

use crate::{front_matter, heading, inline, yaml};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;
use std::iter::Peekable;
use std::ops::Range;
use yaobao_model::document::{Alignment, BlockKind, Chart, ChartKind, Document, DocumentBlock, Run, RunIn, Table};
use yaobao_model::{CharIndex, Diagnostic, Outcome, Span};

/// Reads a brief. However ugly the file, there is a document; remarks are in the order of the file.
///
/// The level of a heading follows its number (一、 is 1, （一） 2, 1. 3, （1） 4), without a number the Markdown level
/// (`##` is 1). A numbered paragraph opens with a run-in heading up to its first 。, and is a heading when it has none.
/// Every place counts characters of `markdown`.
#[must_use]
pub fn parse(markdown: &str) -> Outcome<Document> {
    let index = CharIndex::new(markdown);
    let mut document = Document { source: markdown.to_owned(), ..Document::default() };
    let mut diagnostics = Vec::new();
    let mut body = 0;
    if let Some(parts) = yaml::split(markdown) {
        body = parts.body;
        (document.issue, diagnostics) = front_matter::read(&parts, &index);
        if !parts.closed {
            let message = "开头的“---”没有配对的结束行，全文按正文处理";
            diagnostics.push(Diagnostic::warning("front-matter.unclosed", message).at(Span::new(0, 3)));
        }
    }
    let mut notes = Notes::default();
    let mut reader = Reader::new(markdown, body..markdown.len(), &index, &mut notes, &mut diagnostics);
    document.blocks = reader.blocks(None);
    document.notes = notes.in_order(&mut diagnostics);
    take_title(&mut document);
    diagnostics.sort_by_key(|d| d.at);
    Outcome { value: document, diagnostics }
}

/// A first heading without a number that repeats the title, or gives the one that front matter does not, is the title.
fn take_title(document: &mut Document) {
    let Some(DocumentBlock { kind: BlockKind::Heading { level: 1, text }, .. }) = document.blocks.first() else {
        return;
    };
    let text = inline::text_of(text);
    let given = document.issue.title.as_deref();
    let top = document.source[yaml::split(&document.source).map_or(0, |parts| parts.body)..].trim_start();
    let is_title =
        top.starts_with("# ") && heading::number_of(&text).is_none() && given.is_none_or(|title| title == text);
    if is_title {
        document.issue.title = Some(text);
        document.blocks.remove(0);
    }
}

/// Footnotes by label, numbered as the text first calls them.
#[derive(Default)]
struct Notes {
    called: Vec<(String, Span)>,
    texts: HashMap<String, (Vec<Run>, Span)>,
}

impl Notes {
    fn number(&mut self, label: &str, at: Span) -> usize {
        let known = self.called.iter().position(|(called, _)| called == label);
        known.unwrap_or_else(|| {
            self.called.push((label.to_owned(), at));
            self.called.len() - 1
        }) + 1
    }

    fn in_order(mut self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Vec<Run>> {
        let mut ordered = Vec::new();
        for (label, at) in self.called {
            let text = self.texts.remove(&label).map(|(text, _)| text);
            ordered.push(text.unwrap_or_else(|| {
                diagnostics.push(Diagnostic::warning("note.undefined", format!("注释“{label}”没有内容")).at(at));
                vec![Run { text: format!("【待补：注释{label}】"), at, ..Run::default() }]
            }));
        }
        for (label, (_, at)) in self.texts {
            diagnostics.push(Diagnostic::hint("note.uncalled", format!("注释“{label}”没有被引用，不会印出")).at(at));
        }
        ordered
    }
}

/// A part of a paragraph.
enum Piece {
    Runs(Vec<Run>),
    Image {
        target: String,
        alt: String,
        title: String,
        at: Span,
    },
    /// A forced line break.
    Break,
}

/// `![图1 …](chart:柱形图 "单位：亿元")` right below a table draws it.
fn chart_kind(target: &str) -> Option<ChartKind> {
    let kind = target.strip_prefix("chart:")?;
    Some(match percent_decoded(kind).as_str() {
        "折线图" | "line" => ChartKind::Lines,
        "排名图" | "条形图" | "ranking" => ChartKind::Ranking,
        _ => ChartKind::Bars,
    })
}

/// An editor may have written the Chinese word in per cent signs.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let escaped = behind.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match escaped.filter(|_| first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

struct Reader<'t, 'r> {
    events: Peekable<OffsetIter<'t>>,
    source: &'t str,
    /// Byte of the file at which the text given to the parser begins.
    base: usize,
    index: &'r CharIndex<'t>,
    notes: &'r mut Notes,
    diagnostics: &'r mut Vec<Diagnostic>,
}

impl<'t, 'r> Reader<'t, 'r> {
    fn new(
        source: &'t str,
        part: Range<usize>,
        index: &'r CharIndex<'t>,
        notes: &'r mut Notes,
        diagnostics: &'r mut Vec<Diagnostic>,
    ) -> Self {
        // Strikethrough stays off: `3~5` is a range here. So does smart punctuation: the checker speaks of quotes.
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
        let events = Parser::new_ext(&source[part.clone()], options).into_offset_iter().peekable();
        Self { events, source, base: part.start, index, notes, diagnostics }
    }

    fn span(&self, bytes: &Range<usize>) -> Span {
        let bytes = bytes.start + self.base..bytes.end + self.base;
        let end = bytes.start + self.source[bytes.clone()].trim_end().len();
        self.index.span(bytes.start..end)
    }

    /// Blocks up to the end of `of`, or of the text.
    fn blocks(&mut self, of: Option<TagEnd>) -> Vec<DocumentBlock> {
        let mut blocks = Vec::new();
        while let Some((event, bytes)) = self.events.next() {
            let at = self.span(&bytes);
            match event {
                Event::End(tag) if Some(tag) == of => break,
                Event::Start(Tag::Paragraph) => self.paragraph(TagEnd::Paragraph, None, at, &mut blocks),
                Event::Start(Tag::Heading { level, .. }) => {
                    self.paragraph(TagEnd::Heading(level), Some(level), at, &mut blocks);
                }
                Event::Start(Tag::BlockQuote(kind)) => {
                    let inner = self.blocks(Some(TagEnd::BlockQuote(kind)));
                    blocks.push(DocumentBlock { at, kind: BlockKind::Quote(inner) });
                }
                Event::Start(Tag::List(first)) => blocks.push(DocumentBlock { at, kind: self.list(first) }),
                Event::Start(Tag::Table(columns)) => blocks.push(DocumentBlock { at, kind: self.table(&columns) }),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => self.indented(&mut blocks),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                    blocks.push(DocumentBlock { at, kind: BlockKind::Verbatim(self.verbatim()) });
                }
                Event::Start(Tag::HtmlBlock) => self.skip_html(at),
                Event::Start(Tag::FootnoteDefinition(label)) => self.note(&label, at),
                Event::Rule => blocks.push(DocumentBlock { at, kind: BlockKind::Rule }),
                // Text straight in a list item: the list is tight.
                Event::Text(_)
                | Event::Code(_)
                | Event::Start(_)
                | Event::FootnoteReference(_)
                | Event::InlineHtml(_) => {
                    let pieces = self.inline(Some((event, bytes)), None);
                    self.place(pieces, None, at, &mut blocks);
                }
                _ => {}
            }
        }
        blocks
    }

    fn paragraph(&mut self, end: TagEnd, level: Option<HeadingLevel>, at: Span, blocks: &mut Vec<DocumentBlock>) {
        let pieces = self.inline(None, Some(end));
        self.place(pieces, level, at, blocks);
    }

    /// Makes blocks of the pieces of a paragraph: images and forced breaks part it.
    fn place(&mut self, pieces: Vec<Piece>, level: Option<HeadingLevel>, at: Span, blocks: &mut Vec<DocumentBlock>) {
        let several = pieces.len() > 1;
        for piece in pieces {
            match piece {
                Piece::Break => {}
                Piece::Image { target, alt, title, at } => {
                    let block = match chart_kind(&target) {
                        Some(kind) => self.chart(kind, alt, title, at, blocks),
                        None => DocumentBlock { at, kind: BlockKind::Image { target, alt, title } },
                    };
                    blocks.push(block);
                }
                Piece::Runs(runs) => {
                    let runs = inline::trim(runs);
                    let (Some(first), Some(last)) = (runs.first(), runs.last()) else { continue };
                    let at = if several { Span::new(first.at.start, last.at.end) } else { at };
                    blocks.push(DocumentBlock { at, kind: headed(runs, level) });
                }
            }
        }
    }

    /// A chart takes the table right above it; without one it is a picture that cannot be drawn.
    fn chart(
        &mut self,
        kind: ChartKind,
        title: String,
        note: String,
        at: Span,
        blocks: &mut Vec<DocumentBlock>,
    ) -> DocumentBlock {
        match blocks.pop() {
            Some(DocumentBlock { at: above, kind: BlockKind::Table(table) }) => {
                let at = Span::new(above.start, at.end);
                DocumentBlock { at, kind: BlockKind::Chart(Chart { kind, title, note, table }) }
            }
            other => {
                blocks.extend(other);
                let message = "图表上面没有表格，画不出来；请把数据写成表格，放在这一行的上面";
                self.diagnostics.push(Diagnostic::warning("chart.no-table", message).at(at));
                let target = "chart:".to_owned();
                DocumentBlock { at, kind: BlockKind::Image { target, alt: title, title: note } }
            }
        }
    }

    /// Inline content up to the end of `of`; without `of`, up to where the next block begins or an item ends.
    fn inline(&mut self, first: Option<(Event<'t>, Range<usize>)>, of: Option<TagEnd>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut runs: Vec<Run> = Vec::new();
        let mut style = Run::default();
        let mut pending = first;
        loop {
            let next = match pending.take() {
                Some(first) => first,
                None if of.is_none() && self.events.peek().is_none_or(|(event, _)| ends_tight_text(event)) => break,
                None => match self.events.next() {
                    Some(next) => next,
                    None => break,
                },
            };
            let (event, bytes) = next;
            let at = self.index.span(bytes.start + self.base..bytes.end + self.base);
            match event {
                Event::End(tag) if Some(tag) == of => break,
                Event::Text(text) => inline::push(&mut runs, Run { text: text.into_string(), at, ..style.clone() }),
                Event::Code(code) => {
                    // The places are those of the characters between the backticks.
                    let ticks = (at.len().saturating_sub(code.chars().count())) / 2;
                    let at = Span::new(at.start + ticks, at.end - ticks);
                    inline::push(&mut runs, Run { text: code.into_string(), at, code: true, ..style.clone() });
                }
                Event::SoftBreak => self.soft_break(&mut runs, &bytes, &style),
                Event::HardBreak => {
                    pieces.push(Piece::Runs(self.mended(std::mem::take(&mut runs))));
                    pieces.push(Piece::Break);
                }
                Event::FootnoteReference(label) => {
                    let note = Some(self.notes.number(&label, at));
                    match runs.last_mut().filter(|run| run.note.is_none()) {
                        Some(run) => run.note = note,
                        None => runs.push(Run { at: Span::new(at.start, at.start), note, ..style.clone() }),
                    }
                }
                Event::InlineHtml(html) if html.starts_with("<br") => {
                    pieces.push(Piece::Runs(self.mended(std::mem::take(&mut runs))));
                    pieces.push(Piece::Break);
                }
                Event::InlineHtml(html) if !html.starts_with("<!--") => {
                    let message = format!("不支持 HTML，“{html}”不会印出");
                    self.diagnostics.push(Diagnostic::hint("markdown.html", message).at(at));
                }
                Event::Start(Tag::Emphasis) => style.emphasis = true,
                Event::End(TagEnd::Emphasis) => style.emphasis = false,
                Event::Start(Tag::Strong) => style.strong = true,
                Event::End(TagEnd::Strong) => style.strong = false,
                Event::Start(Tag::Link { dest_url, .. }) => (style.fact, style.link) = inline::target(&dest_url),
                Event::End(TagEnd::Link) => (style.fact, style.link) = (None, None),
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let alt = self.inline(None, Some(TagEnd::Image));
                    let alt = alt
                        .iter()
                        .map(|p| if let Piece::Runs(runs) = p { inline::text_of(runs) } else { String::new() });
                    let title = title.into_string();
                    let image = Piece::Image { target: dest_url.into_string(), alt: alt.collect(), title, at };
                    pieces.push(Piece::Runs(self.mended(std::mem::take(&mut runs))));
                    pieces.push(image);
                }
                _ => {}
            }
        }
        pieces.push(Piece::Runs(self.mended(runs)));
        pieces.retain(|piece| !matches!(piece, Piece::Runs(runs) if runs.is_empty()));
        pieces
    }

    fn mended(&mut self, runs: Vec<Run>) -> Vec<Run> {
        inline::mend_strong(runs, self.diagnostics)
    }

    /// A line break inside a paragraph prints as nothing beside a Chinese character, as a blank between Latin words.
    fn soft_break(&self, runs: &mut Vec<Run>, bytes: &Range<usize>, style: &Run) {
        let before = runs.last().and_then(|run| run.text.chars().last());
        let behind = self.source[bytes.end + self.base..].trim_start();
        let after = behind.trim_start_matches(['*', '_', '[', '`', '!']).chars().next();
        if [before, after].into_iter().all(|c| c.is_some_and(|c| !inline::is_wide(c))) {
            let start = self.index.char_of(bytes.start + self.base);
            inline::push(runs, Run { text: " ".to_owned(), at: Span::new(start, start + 1), ..style.clone() });
        }
    }

    fn list(&mut self, first: Option<u64>) -> BlockKind {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks(Some(TagEnd::Item))),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        BlockKind::List { first, items }
    }

    fn table(&mut self, columns: &[pulldown_cmark::Alignment]) -> BlockKind {
        let columns: Vec<Alignment> = columns.iter().map(|&a| alignment(a)).collect();
        let mut rows: Vec<Vec<Vec<Run>>> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let pieces = self.inline(None, Some(TagEnd::TableCell));
                    let runs =
                        pieces.into_iter().filter_map(|p| if let Piece::Runs(runs) = p { Some(runs) } else { None });
                    let cell = inline::trim(runs.flatten().collect());
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        for row in &mut rows {
            row.resize(columns.len(), Vec::new());
        }
        let header = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        BlockKind::Table(Table { columns, header, rows })
    }

    /// Lines indented by four blanks: to a writer of Chinese that is a paragraph's indent, not code.
    fn indented(&mut self, blocks: &mut Vec<DocumentBlock>) {
        let mut lines = Vec::new();
        for (event, bytes) in self.events.by_ref() {
            match event {
                Event::Text(_) => lines.push(bytes.start + self.base..bytes.end + self.base),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        for line in lines {
            let text = &self.source[line.clone()];
            let start = line.start + (text.len() - text.trim_start().len());
            let end = line.start + text.trim_end().len();
            if start < end {
                let mut inner = Reader::new(self.source, start..end, self.index, self.notes, self.diagnostics);
                blocks.append(&mut inner.blocks(None));
            }
        }
    }

    fn verbatim(&mut self) -> String {
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(line) => text.push_str(&line),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        text.truncate(text.trim_end_matches('\n').len());
        text
    }

    fn skip_html(&mut self, at: Span) {
        let mut is_comment = true;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Html(html) => is_comment &= html.trim_start().starts_with("<!--"),
                Event::End(TagEnd::HtmlBlock) => break,
                _ => {}
            }
        }
        if !is_comment {
            self.diagnostics.push(Diagnostic::hint("markdown.html", "不支持 HTML，这一段不会印出").at(at));
        }
    }

    fn note(&mut self, label: &str, at: Span) {
        let blocks = self.blocks(Some(TagEnd::FootnoteDefinition));
        let runs = blocks.into_iter().flat_map(|block| match block.kind {
            BlockKind::Paragraph { run_in, text } => run_in.into_iter().flat_map(|r| r.text).chain(text).collect(),
            BlockKind::Heading { text, .. } => text,
            _ => Vec::new(),
        });
        let runs: Vec<Run> = runs.collect();
        self.notes.texts.entry(label.to_owned()).or_insert((runs, at));
    }
}

fn ends_tight_text(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }),
        Event::End(tag) => !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image),
        Event::Rule | Event::Html(_) => true,
        _ => false,
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::Natural,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

/// What a paragraph or Markdown heading is: a heading by itself, or a paragraph, perhaps with a run-in heading.
fn headed(runs: Vec<Run>, markdown: Option<HeadingLevel>) -> BlockKind {
    let text = inline::text_of(&runs);
    let number = heading::number_of(&text);
    let level = match (number, markdown) {
        (Some(number), _) => number.level,
        // The title is in the front matter, so `##` is the first level of the text; `#` is taken for the same.
        (None, Some(level)) => (level as u8).saturating_sub(1).clamp(1, 4),
        (None, None) => return BlockKind::Paragraph { run_in: None, text: runs },
    };
    match heading::run_in_end(&text) {
        Some(end) if end < text.len() || markdown.is_none() => {
            let (head, rest) = inline::cut(runs, end);
            BlockKind::Paragraph { run_in: Some(RunIn { level, text: head }), text: rest }
        }
        _ if markdown.is_some() || (text.chars().count() <= heading::LONGEST && !text.contains(['。', '；'])) => {
            BlockKind::Heading { level, text: runs }
        }
        _ => BlockKind::Paragraph { run_in: None, text: runs },
    }
}

#[cfg(test)]
mod tests;
