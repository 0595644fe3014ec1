//! What the search index takes for a word.
//!
//! - Every Han character (and kana, Hangul) is a token of its own: words of any length are phrases.
//! - A run of letters and a run of digits are one token each: `C919` is `c` `919`, `2025GDP` is `2025` `gdp`.
//! - A decimal point between digits and `%` are tokens, so that 7.5 is not found in 7.6 and `7.5%` not in `7.5亿`;
//!   the comma in `1,100.9` is left out.
//! - Blanks are nothing. All other marks are one token, the same for all, so that 科技创新 is not found in `科技、创新`.
//!
//! Before that characters are folded (NFKC, lower case): `５６００`, `％` and `ＧＤＰ` are what they look like.

use std::iter::once;
use unicode_normalization::UnicodeNormalization;
use yaobao_model::Span;

/// The token that stands for every mark without a token of its own; it is none of ASCII, which SQLite would drop.
pub const MARK: &str = "、";
const POINT: &str = "．";
const PERCENT: &str = "％";

/// A text as its tokens.
#[derive(Debug, Default)]
pub struct Tokens {
    /// The folded tokens, one behind the other.
    folded: String,
    /// Where each token ends in `folded`, and the characters of the text that it stands for.
    ends: Vec<(usize, Span)>,
}

impl Tokens {
    /// Splits a text.
    pub fn of(text: &str) -> Self {
        let mut tokens = Self { folded: String::with_capacity(text.len()), ends: Vec::with_capacity(text.len() / 3) };
        each_token(text, |token, at| {
            tokens.folded.push_str(token);
            tokens.ends.push((tokens.folded.len(), at));
        });
        tokens
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The folded form of token number `n`.
    pub fn get(&self, n: usize) -> &str {
        let start = n.checked_sub(1).map_or(0, |before| self.ends[before].0);
        &self.folded[start..self.ends[n].0]
    }

    /// The characters of the text from token number `first` up to and including number `last`.
    pub fn at(&self, first: usize, last: usize) -> Span {
        Span::new(self.ends[first].1.start, self.ends[last].1.end)
    }

    /// The folded tokens in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|n| self.get(n))
    }
}

/// A folded character and the number of the character it comes from.
type Folded = (char, usize);

fn fold(text: &str) -> Vec<Folded> {
    let mut folded = Vec::with_capacity(text.len() / 2);
    for (number, char) in text.chars().enumerate() {
        match char {
            'A'..='Z' => folded.push((char.to_ascii_lowercase(), number)),
            '\0'..='\x7f' | '\u{4e00}'..='\u{9fff}' | '、' | '。' => folded.push((char, number)),
            _ => folded.extend(once(char).nfkc().flat_map(char::to_lowercase).map(|folded| (folded, number))),
        }
    }
    folded
}

/// Whether a character is a word by itself.
fn stands_alone(char: char) -> bool {
    matches!(char, '\u{4e00}'..='\u{9fff}') || char >= '\u{2e80}' && char.is_alphanumeric()
}

fn is_letter(char: char) -> bool {
    char < '\u{2e80}' && char.is_alphanumeric() && !char.is_ascii_digit()
}

/// The text as it goes into the index: its tokens, a blank behind each.
pub fn indexed(text: &str, out: &mut String) {
    each_token(text, |token, _| {
        out.push_str(token);
        out.push(' ');
    });
}

fn each_token(text: &str, mut found: impl FnMut(&str, Span)) {
    let folded = fold(text);
    let mut word = String::new();
    let mut at = 0;
    while let Some(&(char, number)) = folded.get(at) {
        let mut past = at + 1;
        word.clear();
        if char.is_ascii_digit() {
            past = digits(&folded, at, &mut word);
        } else if is_letter(char) {
            past = at + folded[at..].iter().take_while(|(char, _)| is_letter(*char)).count();
            word.extend(folded[at..past].iter().map(|(char, _)| char));
        } else if stands_alone(char) {
            word.push(char);
        } else if char == '.' && at > 0 && digit_at(&folded, at - 1) && digit_at(&folded, past) {
            word.push_str(POINT);
        } else if char == '%' {
            word.push_str(PERCENT);
        } else if !char.is_whitespace() {
            word.push_str(MARK);
        }
        if !word.is_empty() {
            found(&word, Span::new(number, folded[past - 1].1 + 1));
        }
        at = past;
    }
}

fn digit_at(folded: &[Folded], at: usize) -> bool {
    folded.get(at).is_some_and(|(char, _)| char.is_ascii_digit())
}

/// Collects a run of digits from `at` on, leaving out the commas between groups of three; returns where it ends.
fn digits(folded: &[Folded], mut at: usize, word: &mut String) -> usize {
    loop {
        while let Some((char, _)) = folded.get(at).filter(|(char, _)| char.is_ascii_digit()) {
            word.push(*char);
            at += 1;
        }
        let groups = folded.get(at).is_some_and(|(char, _)| *char == ',')
            && (1..=3).all(|n| digit_at(folded, at + n))
            && !digit_at(folded, at + 4);
        if !groups {
            return at;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut out = String::new();
        indexed(text, &mut out);
        assert_eq!(out.trim_end(), expected, "{text}");
    }

    #[test]
    fn parts_text_into_characters_runs_and_marks() {
        check("科技、创新。", "科 技 、 创 新 、");
        check("2025年GDP达5600亿元", "2025 年 gdp 达 5600 亿 元");
        check("同比增长 ７．５％", "同 比 增 长 7 ． 5 ％");
        check("1,100.9亿", "1100 ． 9 亿");
        check("3,5", "3 、 5");
        check("C919", "c 919");
        check("AI+制造", "ai 、 制 造");
    }

    #[test]
    fn places_count_characters_of_the_text_as_given() {
        let tokens = Tokens::of("达１,100㎡𠮷");
        let places: Vec<Span> = (0..tokens.len()).map(|n| tokens.at(n, n)).collect();
        let spans = [(0, 1), (1, 6), (6, 7), (6, 7), (7, 8)].map(|(start, end)| Span::new(start, end));
        assert_eq!(places, spans);
    }
}
