//! A paragraph: what un-wrapping makes of lines.

use crate::numbering;
use crate::sentence;
use crate::traced::Traced;

/// Labels are no longer than this, in characters.
pub(crate) const LABEL_CHARS: usize = 64;

/// What a paragraph looks like before anyone asks what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A short line or two without an end of sentence: a title, a sub-head, a signature.
    Label,
    /// Running text.
    Text,
    /// An item marked with a bullet.
    Item,
    /// A row of a table.
    Row,
}

/// One paragraph, un-wrapped.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    pub content: Traced,
    pub shape: Shape,
    /// Level of the Markdown heading it is.
    pub heading: Option<u8>,
    /// Column width where it stands, in half-ems; 0 where lines are not wrapped.
    pub measure: u16,
    /// Width of its first line in half-ems.
    pub first_width: u16,
    /// Whether its lines were extracted twice, as shadowed headlines are.
    pub doubled: bool,
    /// Number of lines it was printed in.
    pub lines: usize,
    /// Whether its text stops in mid-sentence.
    pub open: bool,
    /// Empty lines before it.
    pub gap: u16,
}

impl Paragraph {
    /// A paragraph of a format that keeps paragraphs whole; `None` when it holds nothing.
    pub fn whole(content: &Traced, heading: Option<u8>, row: bool, item: bool) -> Option<Self> {
        let content = content.visible();
        // An empty first cell is the corner of a table.
        let content = if row { content.without_end() } else { crate::spacing::close_up(&content.into_trimmed()).0 };
        if content.is_empty() {
            return None;
        }
        let text = &content.text;
        let bold = content.bold.iter().map(|run| run.len()).sum::<usize>();
        let open = !sentence::is_closed(text);
        let short = content.len() <= LABEL_CHARS && open && !sentence::has_stop(text) && !sentence::ends_in_comma(text);
        let set_off = bold * 2 > content.len() || numbering::level(text).is_some() || !text.contains('，');
        let shape = match (row, item) {
            (true, _) => Shape::Row,
            _ if heading.is_some() || short && set_off => Shape::Label,
            (_, true) => Shape::Item,
            _ => Shape::Text,
        };
        Some(Self { content, shape, heading, measure: 0, first_width: 0, doubled: false, lines: 1, open, gap: 1 })
    }
}
