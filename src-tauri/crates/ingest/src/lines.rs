//! The lines of a text as they were set: clean content, and what their layout says.

use crate::doubled;
use crate::markdown;
use crate::spacing;
use crate::traced::Traced;

/// One printed line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    /// Its text without marks, layout blanks and letter-spacing; never empty.
    pub content: Traced,
    /// Characters of the original that the line takes.
    pub place: std::ops::Range<u32>,
    /// Empty lines before it.
    pub gap: u16,
    /// Whether a page break or a rule stands before it.
    pub break_before: bool,
    /// Blanks at its beginning, in half-ems.
    pub indent: u16,
    /// Whether it ends in a blank.
    pub trailing_blank: bool,
    /// Parts that runs of two or more blanks make of it.
    pub parts: u16,
    /// Whether it was letter-spaced.
    pub spaced: bool,
    /// The second copy of a line that was extracted twice; the content holds it once.
    pub again: Traced,
    /// Whether it was extracted twice.
    pub doubled: bool,
    /// Width of its content in half-ems as a typesetter would set it.
    pub width: u16,
    /// Number of characters, blanks counted unless it was letter-spaced.
    pub raw_chars: u16,
    /// What Markdown says about it.
    pub marks: markdown::Marks,
}

/// Splits a text into its lines that are not empty.
pub(crate) fn read(original: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut at = 0_u32;
    let (mut gap, mut break_before) = (0_u16, false);
    for raw in original.split_inclusive(['\n', '\u{000C}', '\u{2028}', '\u{2029}']) {
        let length = raw.chars().count() as u32;
        let page_end = raw.ends_with('\u{000C}');
        let start = at;
        at += length;
        let body = raw.trim_end_matches(['\n', '\r', '\u{000C}', '\u{2028}', '\u{2029}']);
        let text = body.trim_matches(is_blank);
        if text.is_empty() {
            gap = gap.saturating_add(u16::from(!page_end));
            break_before |= page_end;
            continue;
        }
        if markdown::is_rule(text) || markdown::is_table_rule(text) {
            gap = 0;
            break_before = true;
            continue;
        }
        let lead = &body[..body.len() - body.trim_start_matches(is_blank).len()];
        let lead_chars = lead.chars().count() as u32;
        let mut line = from_text(text, start + lead_chars);
        line.place = start..at;
        line.indent = lead.chars().map(|ch| if ch == '\u{3000}' { 2 } else { 1 }).sum::<usize>().min(400) as u16;
        if !line.spaced && line.indent <= 8 {
            line.raw_chars = body.chars().count().min(usize::from(u16::MAX)) as u16;
        }
        line.trailing_blank = body.ends_with(is_blank) && !body.ends_with("   ");
        if line.content.is_empty() {
            gap = gap.saturating_add(1);
            continue;
        }
        (line.gap, line.break_before) = (std::mem::take(&mut gap), std::mem::take(&mut break_before));
        break_before = page_end;
        lines.push(line);
    }
    lines
}

fn from_text(text: &str, start: u32) -> Line {
    let (marked, marks) = markdown::read(text, start);
    let marked = if marked.text.contains(is_invisible) { marked.retain(|_, ch| !is_invisible(ch)) } else { marked };
    let marked = marked.into_trimmed();
    let parts = marked.text.split("  ").filter(|part| !part.trim().is_empty()).count();
    let wide_blank = marked.text.split("\u{3000}\u{3000}").count();
    let (content, spaced) = if marks.row { (marked.clone(), false) } else { spacing::close_up(&marked) };
    let (content, again) = doubled::collapse(&content).unwrap_or_else(|| (content, Traced::default()));
    let width = spacing::set_width(&content.text);
    let raw_chars = if spaced { content.len() } else { marked.len() };
    Line {
        content,
        doubled: !again.is_empty(),
        again,
        parts: parts.max(wide_blank).min(usize::from(u16::MAX)) as u16,
        spaced,
        width: width.min(usize::from(u16::MAX)) as u16,
        raw_chars: raw_chars.min(usize::from(u16::MAX)) as u16,
        marks,
        ..Line::default()
    }
}

fn is_blank(ch: char) -> bool {
    ch.is_whitespace() || is_invisible(ch)
}

/// Characters that print nothing: byte-order marks, zero-width blanks, soft hyphens, control characters.
pub(crate) fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{00AD}' | '\u{202A}'..='\u{202E}')
        || (ch.is_control() && !ch.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_layout_and_content_of_lines() {
        let lines = read("　　首批认定 5 家园区。 \r\n\r\n---\n\n第 二 期 重 点 工 作\n");
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].content.text, "首批认定5家园区。");
        assert_eq!((lines[0].indent, lines[0].trailing_blank), (4, true));
        assert_eq!(
            (lines[1].content.text.as_str(), lines[1].spaced, lines[1].break_before),
            ("第二期重点工作", true, true)
        );
    }

    #[test]
    fn every_character_keeps_its_place() {
        let original = "甲 乙\u{200B}12\u{000C} 丙";
        let lines = read(original);
        let chars: Vec<char> = original.chars().collect();
        for line in &lines {
            for (ch, &at) in line.content.text.chars().zip(&line.content.at) {
                assert_eq!(chars[at as usize], ch);
            }
        }
        assert!(lines[1].break_before);
    }
}
