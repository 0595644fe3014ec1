//! Text that remembers where it came from.

use std::ops::Range;

/// Text of which every character knows its place in the original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Traced {
    /// The text.
    pub text: String,
    /// For each character of `text` its number in the original, or [`Traced::ADDED`].
    pub at: Vec<u32>,
    /// Characters that the source sets in bold.
    pub bold: Vec<Range<u32>>,
}

impl Traced {
    /// Marks a character that cleaning put in.
    pub const ADDED: u32 = u32::MAX;

    /// Appends one character that stands at `at` in the original.
    pub fn push(&mut self, ch: char, at: u32) {
        self.text.push(ch);
        self.at.push(at);
    }

    /// Appends another text.
    pub fn append(&mut self, other: &Traced) {
        let by = self.len() as u32;
        self.text.push_str(&other.text);
        self.at.extend_from_slice(&other.at);
        for run in &other.bold {
            match self.bold.last_mut().filter(|last| last.end == run.start + by) {
                Some(last) => last.end = run.end + by,
                None => self.bold.push(run.start + by..run.end + by),
            }
        }
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether there is no character.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Does what [`Traced::trimmed`] does without copying a text that has nothing to trim.
    pub fn into_trimmed(self) -> Traced {
        if self.text.starts_with(char::is_whitespace) || self.text.ends_with(char::is_whitespace) {
            self.trimmed()
        } else {
            self
        }
    }

    /// The characters `range` of this text.
    pub fn slice(&self, range: Range<usize>) -> Traced {
        let start = self.byte_of(range.start);
        let end =
            start + self.text[start..].char_indices().nth(range.len()).map_or(self.text.len() - start, |(b, _)| b);
        let (from, to) = (range.start as u32, range.end as u32);
        Traced {
            text: self.text[start..end].to_owned(),
            at: self.at[range].to_vec(),
            bold: self
                .bold
                .iter()
                .filter(|run| run.start < to && run.end > from)
                .map(|run| run.start.max(from) - from..run.end.min(to) - from)
                .collect(),
        }
    }

    /// The text without blanks at its ends.
    pub fn trimmed(&self) -> Traced {
        if !self.text.starts_with(char::is_whitespace) && !self.text.ends_with(char::is_whitespace) {
            return self.clone();
        }
        let lead = self.text.chars().take_while(|c| c.is_whitespace()).count();
        let tail = self.text.chars().rev().take_while(|c| c.is_whitespace()).count();
        self.slice(lead.min(self.len())..(self.len() - tail).max(lead.min(self.len())))
    }

    /// The text without blanks at its end.
    pub fn without_end(self) -> Traced {
        let tail = self.text.chars().rev().take_while(|c| c.is_whitespace()).count();
        if tail == 0 { self } else { self.slice(0..self.len() - tail) }
    }

    /// The text without blanks at its end and without the empty lines at its beginning.
    pub fn without_blank_lines(self) -> Traced {
        let text = self.text.trim_end();
        let lead = text.len() - text.trim_start().len();
        let first = text[..lead].rfind('\n').map_or(0, |end| end + 1);
        self.slice(text[..first].chars().count()..text.chars().count())
    }

    /// The text without characters that print nothing.
    pub fn visible(&self) -> Traced {
        let invisible = crate::lines::is_invisible;
        if self.text.contains(invisible) { self.retain(|_, ch| !invisible(ch)) } else { self.clone() }
    }

    /// Keeps the characters whose number `keep` says yes to.
    pub fn retain(&self, mut keep: impl FnMut(usize, char) -> bool) -> Traced {
        let mut kept = Traced {
            text: String::with_capacity(self.text.len()),
            at: Vec::with_capacity(self.at.len()),
            bold: Vec::new(),
        };
        let mut runs = self.bold.iter().peekable();
        for (number, (ch, &at)) in self.text.chars().zip(&self.at).enumerate() {
            while runs.peek().is_some_and(|run| run.end as usize <= number) {
                runs.next();
            }
            if !keep(number, ch) {
                continue;
            }
            if runs.peek().is_some_and(|run| run.contains(&(number as u32))) {
                let here = kept.len() as u32;
                match kept.bold.last_mut().filter(|last| last.end == here) {
                    Some(last) => last.end += 1,
                    None => kept.bold.push(here..here + 1),
                }
            }
            kept.push(ch, at);
        }
        kept
    }

    fn byte_of(&self, at: usize) -> usize {
        if self.text.len() == self.at.len() {
            return at;
        }
        self.text.char_indices().nth(at).map_or(self.text.len(), |(byte, _)| byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traced(text: &str) -> Traced {
        Traced { text: text.to_owned(), at: (0..text.chars().count() as u32).collect(), bold: vec![] }
    }

    #[test]
    fn places_and_bold_runs_follow_the_characters() {
        let mut text = traced("一是优化");
        text.bold.push(0..2);
        let mut joined = traced("各地");
        joined.append(&text);
        assert_eq!(joined.bold.first(), Some(&(2..4)));
        let tail = joined.slice(1..4);
        assert_eq!(
            (tail.text.as_str(), tail.at.as_slice(), tail.bold.first()),
            ("地一是", &[1, 0, 1][..], Some(&(1..3)))
        );
        let kept = joined.retain(|_, ch| ch != '一');
        assert_eq!((kept.text.as_str(), kept.bold.first()), ("各地是优化", Some(&(2..3))));
    }

    #[test]
    fn trims_blank_ends() {
        assert_eq!(traced(" 通知 ").trimmed().at, [1, 2]);
        assert!(traced("  ").trimmed().is_empty());
    }
}
