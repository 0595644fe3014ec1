//! The text of a brief as the rules see it: one passage for each heading, paragraph, item, cell and note.

use crate::library::MISSING;
use std::ops::Range;
use yaobao_model::document::{BlockKind, Chart, Document, DocumentBlock, Run};
use yaobao_model::{FactRef, Span};

/// What part of the brief a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The title in the front matter.
    Title,
    /// A heading on a line of its own, by level.
    Heading(u8),
    /// A paragraph of the body.
    Paragraph,
    /// A paragraph of a list item.
    Item,
    /// A paragraph of a quotation set apart.
    Quotation,
    /// A cell of a table.
    Cell,
    /// A footnote.
    Note,
}

/// One stretch of text and where its characters stand in the file.
#[derive(Debug, Clone)]
pub(crate) struct Passage {
    pub(crate) role: Role,
    pub(crate) text: String,
    /// The whole passage in the file.
    pub(crate) at: Span,
    /// Bytes of the run-in heading that opens the text; 0 without one.
    pub(crate) run_in: usize,
    /// Level of the run-in heading.
    pub(crate) run_in_level: u8,
    /// Links into the library in their order.
    pub(crate) links: Vec<Link>,
    pieces: Vec<Piece>,
    quiet: Vec<(Range<usize>, Quiet)>,
}

/// A linked stretch of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) bytes: Range<usize>,
    pub(crate) fact: FactRef,
}

/// Text that not every rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quiet {
    /// Between “ and ”, or in a quotation set apart.
    Quotation,
    /// Between 《 and 》.
    Book,
    /// Code, and marks for what is still to be written.
    Code,
}

#[derive(Debug, Clone)]
struct Piece {
    bytes: Range<usize>,
    at: Span,
    one_to_one: bool,
}

impl Passage {
    pub(crate) fn new(role: Role, runs: &[Run], at: Span) -> Self {
        let mut passage = Self {
            role,
            text: String::new(),
            at,
            run_in: 0,
            run_in_level: 0,
            links: Vec::new(),
            pieces: Vec::new(),
            quiet: Vec::new(),
        };
        for run in runs {
            passage.add(run);
        }
        passage.mark_quiet();
        passage
    }

    fn add(&mut self, run: &Run) {
        let start = self.text.len();
        self.text.push_str(&run.text);
        let bytes = start..self.text.len();
        if let Some(fact) = run.fact {
            match self.links.last_mut().filter(|link| link.fact == fact && link.bytes.end == start) {
                Some(link) => link.bytes.end = bytes.end,
                None => self.links.push(Link { bytes: bytes.clone(), fact }),
            }
        }
        if run.code {
            self.quiet.push((bytes.clone(), Quiet::Code));
        }
        let one_to_one = run.at.len() == run.text.chars().count();
        self.pieces.push(Piece { bytes, at: run.at, one_to_one });
    }

    fn mark_quiet(&mut self) {
        if self.role == Role::Quotation {
            self.quiet.push((0..self.text.len(), Quiet::Quotation));
        }
        // A mark for what is still to be written is not part of the text yet.
        for (at, _) in self.text.match_indices(MISSING) {
            let end = self.text[at..].find('】').map_or(self.text.len(), |end| at + end + '】'.len_utf8());
            self.quiet.push((at..end, Quiet::Code));
        }
        let mut quotes = Vec::new();
        let mut books = Vec::new();
        for (at, c) in self.text.char_indices() {
            match c {
                '“' => quotes.push(at),
                '《' => books.push(at),
                '”' => {
                    if let Some(start) = quotes.pop() {
                        self.quiet.push((start + c.len_utf8()..at, Quiet::Quotation));
                    }
                }
                '》' => {
                    if let Some(start) = books.pop() {
                        self.quiet.push((start + c.len_utf8()..at, Quiet::Book));
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a stretch lies in text of this sort.
    pub(crate) fn is_quiet(&self, bytes: &Range<usize>, quiet: Quiet) -> bool {
        self.quiet.iter().any(|(range, sort)| *sort == quiet && range.start <= bytes.start && bytes.end <= range.end)
    }

    /// Whether a stretch is not the writer's own wording: a quotation, the name of a work, code.
    pub(crate) fn is_borrowed(&self, bytes: &Range<usize>) -> bool {
        [Quiet::Quotation, Quiet::Book, Quiet::Code].iter().any(|&quiet| self.is_quiet(bytes, quiet))
    }

    /// Where a stretch of the text stands in the file.
    pub(crate) fn span(&self, bytes: Range<usize>) -> Span {
        if bytes.is_empty() {
            let at = self.place(bytes.start, false);
            return Span::new(at, at);
        }
        let (start, end) = (self.place(bytes.start, false), self.place(bytes.end, true));
        Span::new(start.min(end), end.max(start))
    }

    /// The place of a byte; as an end it belongs to the piece before it.
    fn place(&self, byte: usize, is_end: bool) -> usize {
        let piece =
            self.pieces.iter().find(|piece| if is_end { byte <= piece.bytes.end } else { byte < piece.bytes.end });
        match piece {
            Some(piece) if piece.one_to_one && byte >= piece.bytes.start => {
                piece.at.start + self.text[piece.bytes.start..byte].chars().count()
            }
            Some(piece) if is_end => piece.at.end,
            Some(piece) => piece.at.start,
            None => self.at.end,
        }
    }

    /// The byte of a character of the text.
    pub(crate) fn byte_of(&self, character: usize) -> usize {
        self.text.char_indices().nth(character).map_or(self.text.len(), |(byte, _)| byte)
    }

    /// The bytes of a stretch that is given in characters of the text.
    pub(crate) fn bytes(&self, span: Span) -> Range<usize> {
        let start = self.byte_of(span.start);
        let end = self.text[start..].char_indices().nth(span.len()).map_or(self.text.len(), |(byte, _)| start + byte);
        start..end
    }

    /// Whether the passage is running text rather than a label.
    pub(crate) fn is_running_text(&self) -> bool {
        matches!(self.role, Role::Paragraph | Role::Item | Role::Quotation | Role::Note)
    }
}

/// The passages of a brief in their order, the title first and notes last.
pub(crate) fn passages(document: &Document, title: Option<(Run, Span)>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = title.map(|(run, at)| Passage::new(Role::Title, &[run], at)).into_iter().collect();
    walk(&document.blocks, Role::Paragraph, &mut passages);
    for note in &document.notes {
        if let (Some(first), Some(last)) = (note.first(), note.last()) {
            let at = Span::new(first.at.start.min(last.at.end), last.at.end.max(first.at.start));
            passages.push(Passage::new(Role::Note, note, at));
        }
    }
    passages
}

fn walk(blocks: &[DocumentBlock], role: Role, passages: &mut Vec<Passage>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { level, text } => passages.push(Passage::new(Role::Heading(*level), text, block.at)),
            BlockKind::Paragraph { run_in, text } => {
                let head = run_in.iter().flat_map(|head| &head.text);
                let runs: Vec<Run> = head.chain(text).cloned().collect();
                let mut passage = Passage::new(role, &runs, block.at);
                if let Some(head) = run_in {
                    passage.run_in = head.text.iter().map(|run| run.text.len()).sum();
                    passage.run_in_level = head.level;
                }
                passages.push(passage);
            }
            BlockKind::List { items, .. } => {
                let role = if role == Role::Paragraph { Role::Item } else { role };
                items.iter().for_each(|item| walk(item, role, passages));
            }
            BlockKind::Quote(inner) => walk(inner, Role::Quotation, passages),
            BlockKind::Table(table) | BlockKind::Chart(Chart { table, .. }) => {
                for cell in std::iter::once(&table.header).chain(&table.rows).flatten() {
                    if let (Some(first), Some(last)) = (cell.first(), cell.last()) {
                        passages.push(Passage::new(Role::Cell, cell, Span::new(first.at.start, last.at.end)));
                    }
                }
            }
            BlockKind::Image { .. } | BlockKind::Rule | BlockKind::Verbatim(_) => {}
        }
    }
}
