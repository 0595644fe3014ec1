//! Places in a text, counted in characters.

use std::fmt;
use std::ops::Range;

/// A run of characters of one text, from `start` up to but not including `end`.
///
/// Spans count Unicode scalar values, so they mean the same in Rust, in SQL and (through `Array.from`) in the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First character of the run.
    pub start: usize,
    /// One past the last character of the run; never less than `start`.
    pub end: usize,
}

impl Span {
    /// The run from `start` to `end`.
    ///
    /// # Panics
    /// When `end` lies before `start`: that is a mistake of the caller, never of the input.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span cannot end at {end} before it starts at {start}");
        Self { start, end }
    }

    /// Number of characters.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the run holds no character.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this run.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two runs share at least one character.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same run, `by` characters further on.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Translates between the byte offsets that Rust slices with and the characters that a [`Span`] counts.
///
/// Built once for a text in linear time; every question after that is a binary search or a look-up.
#[derive(Debug, Clone)]
pub struct CharIndex<'t> {
    text: &'t str,
    /// Byte offset of every `STRIDE`-th character.
    marks: Vec<usize>,
    chars: usize,
}

/// Characters between two remembered byte offsets: small enough that the rest is a short walk.
const STRIDE: usize = 64;

impl<'t> CharIndex<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE / 2 + 1);
        let mut chars = 0;
        for (byte, _) in text.char_indices() {
            if chars % STRIDE == 0 {
                marks.push(byte);
            }
            chars += 1;
        }
        Self { text, marks, chars }
    }

    /// The text this index is of.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Number of characters in the text.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chars
    }

    /// Whether the text holds no character.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars == 0
    }

    /// The byte offset at which character number `at` begins; the text's length for `at` at or past its end.
    #[must_use]
    pub fn byte_of(&self, at: usize) -> usize {
        if at >= self.chars {
            return self.text.len();
        }
        let base = self.marks[at / STRIDE];
        self.text[base..].char_indices().nth(at % STRIDE).map_or(self.text.len(), |(byte, _)| base + byte)
    }

    /// The number of the character that begins at byte `byte`.
    ///
    /// # Panics
    /// When `byte` is not a character boundary of the text.
    #[must_use]
    pub fn char_of(&self, byte: usize) -> usize {
        let mark = self.marks.partition_point(|&m| m <= byte);
        if mark == 0 {
            return 0;
        }
        let base = self.marks[mark - 1];
        (mark - 1) * STRIDE + self.text[base..byte].chars().count()
    }

    /// The span of a byte range.
    #[must_use]
    pub fn span(&self, bytes: Range<usize>) -> Span {
        Span::new(self.char_of(bytes.start), self.char_of(bytes.end))
    }

    /// The byte range of a span.
    #[must_use]
    pub fn bytes(&self, span: Span) -> Range<usize> {
        self.byte_of(span.start)..self.byte_of(span.end)
    }

    /// The characters of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'t str {
        &self.text[self.bytes(span)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translates_between_bytes_and_characters_of_mixed_text() {
        let text = "𠮷林市2025年GDP达7.5%。".repeat(20);
        let index = CharIndex::new(&text);
        assert_eq!(index.len(), text.chars().count());
        for (number, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.byte_of(number), byte);
            assert_eq!(index.char_of(byte), number);
        }
        assert_eq!(index.byte_of(index.len()), text.len());
        assert_eq!(index.char_of(text.len()), index.len());
        assert_eq!(index.slice(Span::new(3, 8)), "2025年");
    }

    #[test]
    fn an_empty_text_has_one_place() {
        let index = CharIndex::new("");
        assert!(index.is_empty());
        assert_eq!(index.span(0..0), Span::new(0, 0));
    }
}
