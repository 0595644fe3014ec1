//! The piece of a text that is shown with a hit.

use yaobao_model::{CharIndex, Span};

/// Characters shown before the first place found.
const BEFORE: usize = 24;
/// Characters shown in all.
const LENGTH: usize = 80;

/// A piece of a text, and what is to be highlighted in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Snippet {
    /// On one line.
    pub text: String,
    /// Places in `text`.
    pub marks: Vec<Span>,
}

/// Cuts the piece of `text` around the first of `found`, or its beginning when nothing was found.
///
/// The piece stays within one paragraph unless the place itself runs over several; `…` stands where it breaks off.
pub fn cut(text: &str, found: &[Span]) -> Snippet {
    let index = CharIndex::new(text);
    let first = found.first().copied().unwrap_or_default();
    let paragraph = paragraph(&index, first);
    let mut start = first.start.saturating_sub(BEFORE).max(paragraph.start);
    let end = (start + LENGTH).max(first.end).min(paragraph.end);
    // A short paragraph is shown from its beginning.
    if end - paragraph.start <= LENGTH {
        start = paragraph.start;
    }
    let lead = usize::from(start > paragraph.start);
    let mut shown = String::with_capacity((end - start) * 3);
    if lead == 1 {
        shown.push('…');
    }
    shown.extend(index.slice(Span::new(start, end)).chars().map(|char| if char.is_whitespace() { ' ' } else { char }));
    if end < paragraph.end {
        shown.push('…');
    }
    let inside = found.iter().filter(|place| start <= place.start && place.end <= end);
    let marks = inside.map(|place| Span::new(place.start - start + lead, place.end - start + lead)).collect();
    Snippet { text: shown, marks }
}

/// The paragraph around a place.
fn paragraph(index: &CharIndex<'_>, place: Span) -> Span {
    let text = index.text();
    let bytes = index.bytes(place);
    let start = text[..bytes.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[bytes.end..].find('\n').map_or(text.len(), |newline| bytes.end + newline);
    index.span(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_paragraph_around_the_place() {
        let text = "第一段。\n全区技术合同成交额增长。\n第三段。";
        let place = Span::new(7, 13);
        assert_eq!(
            cut(text, &[place]),
            Snippet { text: "全区技术合同成交额增长。".to_owned(), marks: vec![Span::new(2, 8)] }
        );
        assert_eq!(cut(text, &[]).text, "第一段。");
        assert_eq!(cut("", &[]).text, "");
    }

    #[test]
    fn breaks_off_long_paragraphs_on_both_sides() {
        let text = format!("{}创新{}", "甲".repeat(100), "乙".repeat(100));
        let snippet = cut(&text, &[Span::new(100, 102)]);
        assert!(snippet.text.starts_with("…甲") && snippet.text.ends_with("乙…"));
        assert_eq!(snippet.text.chars().skip(snippet.marks[0].start).take(2).collect::<String>(), "创新");
        assert_eq!(snippet.text.chars().count(), LENGTH + 2);
    }
}
