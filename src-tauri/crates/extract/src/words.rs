//! Lists of words, found at the beginning or at the end of a piece of text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Hashes single characters by one multiplication: the lists are asked millions of times, by keys that nobody chooses.
#[derive(Debug, Clone, Copy, Default)]
struct CharHasher(u64);

impl Hasher for CharHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = (self.0 ^ u64::from(value)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

type ByChar<T> = HashMap<char, Vec<(Box<str>, T)>, BuildHasherDefault<CharHasher>>;

/// Words with a tag each, ready to say which of them a text begins or ends with, the longest first.
#[derive(Debug, Clone)]
pub(crate) struct Words<T> {
    by_first: ByChar<T>,
    by_last: ByChar<T>,
}

impl<T: Copy> Words<T> {
    /// A list of these words; an empty word is left out.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        let mut list = Self { by_first: ByChar::default(), by_last: ByChar::default() };
        for (word, tag) in words {
            let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) else { continue };
            list.by_first.entry(first).or_default().push((word.into(), tag));
            list.by_last.entry(last).or_default().push((word.into(), tag));
        }
        for bucket in list.by_first.values_mut().chain(list.by_last.values_mut()) {
            bucket.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        list
    }

    /// The longest word that `text` begins with.
    pub fn at_start(&self, text: &str) -> Option<(&str, T)> {
        let bucket = self.by_first.get(&text.chars().next()?)?;
        bucket.iter().find(|(word, _)| starts(text.as_bytes(), word.as_bytes())).map(|(word, tag)| (&**word, *tag))
    }

    /// The longest word that `text` ends with.
    pub fn at_end(&self, text: &str) -> Option<(&str, T)> {
        let bucket = self.by_last.get(&text.chars().next_back()?)?;
        bucket.iter().find(|(word, _)| ends(text.as_bytes(), word.as_bytes())).map(|(word, tag)| (&**word, *tag))
    }

    /// The characters that words begin with.
    pub fn first_chars(&self) -> impl Iterator<Item = char> {
        self.by_first.keys().copied()
    }
}

/// Whether `text` starts with `word`; the last byte is compared first, since words of one list share their first character.
fn starts(text: &[u8], word: &[u8]) -> bool {
    let Some(last) = word.len().checked_sub(1) else { return true };
    text.get(last) == word.get(last) && text.starts_with(word)
}

/// Whether `text` ends with `word`; the end of its first character is compared first.
fn ends(text: &[u8], word: &[u8]) -> bool {
    const WITHIN: usize = 2;
    let Some(from) = text.len().checked_sub(word.len()) else { return false };
    (word.len() <= WITHIN || text[from + WITHIN] == word[WITHIN]) && text.ends_with(word)
}
