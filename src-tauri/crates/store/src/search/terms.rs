//! What the search index takes for words.
//!
//! Chinese is written without blanks, so a word is any run of characters. The index holds pairs of neighbours: 科技创新
//! is `科技` `技创` `创新`, and a word of two characters or more is found as a phrase of pairs, of which few are frequent.
//! The first and last character of a run stand at its ends as `‹科` and `新›`; that ties the run to a number beside it
//! and parts it from the next one, so that 科技创新 is not found in `科技、创新`. A single character is looked up in the
//! set of a text's characters, which stands in a table of its own.
//!
//! - A run of letters and a run of digits are one term each: `C919` is `c` `919`, `2025GDP` is `2025` `gdp`.
//! - A decimal point between digits and `%` are terms, so that 7.5 is not found in 7.6 and `7.5%` not in `7.5亿`;
//!   the comma in `1,100.9` is left out.
//! - Blanks are nothing. All other marks, and the ends of paragraphs, end a run and are nothing besides.
//!
//! Before that characters are folded (NFKC, lower case, simplified): `５６００`, `％` and `ＧＤＰ` are what they look like,
//! and 創新 is 创新.

use std::iter::once;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use yaobao_model::Span;

// SQLite parts text at the marks of ASCII, so the terms for marks are others.
const POINT: &str = "．";
const PERCENT: &str = "％";
const FIRST: char = '‹';
const LAST: char = '›';

/// A text as its terms.
#[derive(Debug, Default)]
pub struct Terms {
    /// The terms, one behind the other.
    joined: String,
    /// Where each term ends in `joined`, and the characters of the text that it stands for.
    ends: Vec<(usize, Span)>,
}

impl Terms {
    /// Splits a text.
    pub fn of(text: &str) -> Self {
        let mut terms =
            Self { joined: String::with_capacity(text.len() * 2), ends: Vec::with_capacity(text.len() / 3) };
        each_term(text, |term, at| {
            terms.joined.push_str(term);
            terms.ends.push((terms.joined.len(), at));
        });
        terms
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Term number `n`.
    pub fn get(&self, n: usize) -> &str {
        let start = n.checked_sub(1).map_or(0, |before| self.ends[before].0);
        &self.joined[start..self.ends[n].0]
    }

    /// The characters of the text from term number `first` up to and including number `last`.
    pub fn at(&self, first: usize, last: usize) -> Span {
        Span::new(self.ends[first].1.start, self.ends[last].1.end)
    }

    /// Every place of a single Chinese character.
    pub fn places_of(&self, char: char) -> impl Iterator<Item = Span> {
        // Each character ends exactly one term: a pair, or the one for the first of its run.
        let here = (0..self.len()).filter(move |&n| self.get(n).ends_with(char));
        here.map(|n| self.ends[n].1.end).map(|end| Span::new(end - 1, end))
    }
}

/// What is searched for as one phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phrase {
    /// A single Chinese character.
    Character(char),
    /// Terms that follow each other. Where the last is of letters, a longer one that begins so will do.
    Terms(Vec<String>),
}

impl Phrase {
    /// The phrase that finds `text` wherever it stands; `None` when there is nothing but marks in it.
    pub fn of(text: &str) -> Option<Self> {
        let mut units = Vec::new();
        each_unit(text, |unit, _| units.push(unit.owned()));
        let is_word = |unit: &OwnedUnit| !matches!(unit, OwnedUnit::Break);
        let first = units.iter().position(is_word)?;
        let last = units.iter().rposition(is_word)?;
        let units = &units[first..=last];
        if let [OwnedUnit::Character(char)] = units {
            return Some(Self::Character(*char));
        }
        let mut terms = Vec::new();
        let mut former = Former::default();
        for unit in units {
            former.next(unit.lent(), Span::default(), &mut |term, _| terms.push(term.to_owned()));
        }
        // Whether a run of characters begins or ends with the phrase cannot be known of the text.
        if matches!(units[0], OwnedUnit::Character(_)) {
            terms.remove(0);
        }
        Some(Self::Terms(terms))
    }

    /// The phrase as FTS5 reads it, for the table of single characters or for that of terms.
    pub fn fts(&self, characters: bool) -> String {
        match self {
            Self::Character(char) if characters => format!("\"{char}\""),
            Self::Character(char) => format!("\"{char}\"*"),
            Self::Terms(terms) => format!("\"{}\"{}", terms.join(" "), if is_open(terms) { "*" } else { "" }),
        }
    }

    /// Every place where the phrase stands in a text, in order.
    pub fn find(&self, text: &Terms) -> Vec<Span> {
        match self {
            Self::Character(char) => text.places_of(*char).collect(),
            Self::Terms(terms) => {
                let starts = 0..(text.len() + 1).saturating_sub(terms.len());
                let found = starts.filter(|&at| stands_at(terms, text, at));
                found.map(|at| text.at(at, at + terms.len() - 1)).collect()
            }
        }
    }
}

/// Whether the last term is a run of letters, which a longer one may continue.
fn is_open(terms: &[String]) -> bool {
    terms.last().and_then(|term| term.chars().next()).is_some_and(is_letter)
}

fn stands_at(terms: &[String], text: &Terms, at: usize) -> bool {
    let last = terms.len() - 1;
    terms.iter().enumerate().all(|(n, term)| {
        let found = text.get(at + n);
        if n == last && is_open(terms) { found.starts_with(term.as_str()) } else { found == term }
    })
}

/// Appends a text as it goes into the index: its terms, a blank behind each. Its characters go into `characters`.
pub fn index(text: &str, terms: &mut String, characters: &mut Vec<char>) {
    each_term(text, |term, _| {
        terms.push_str(term);
        terms.push(' ');
        characters.extend(term.chars().next_back().filter(|char| stands_alone(*char)));
    });
}

/// What a text is made of, before terms are formed.
#[derive(Debug, Clone, Copy)]
enum Unit<'u> {
    /// A character that is a word by itself.
    Character(char),
    /// A run of letters or digits, a decimal point, a percent sign.
    Word(&'u str),
    /// A mark or the end of a paragraph.
    Break,
}

/// The same, kept.
enum OwnedUnit {
    Character(char),
    Word(String),
    Break,
}

impl Unit<'_> {
    fn owned(self) -> OwnedUnit {
        match self {
            Self::Character(char) => OwnedUnit::Character(char),
            Self::Word(word) => OwnedUnit::Word(word.to_owned()),
            Self::Break => OwnedUnit::Break,
        }
    }
}

impl OwnedUnit {
    fn lent(&self) -> Unit<'_> {
        match self {
            Self::Character(char) => Unit::Character(*char),
            Self::Word(word) => Unit::Word(word),
            Self::Break => Unit::Break,
        }
    }
}

/// Forms terms of units.
#[derive(Default)]
struct Former {
    /// The last character of the run that goes on, and its place.
    run: Option<(char, Span)>,
    term: String,
}

impl Former {
    fn next(&mut self, unit: Unit<'_>, at: Span, found: &mut impl FnMut(&str, Span)) {
        match unit {
            Unit::Character(char) => {
                let (before, start) = self.run.map_or((FIRST, at.start), |(char, at)| (char, at.start));
                self.form([before, char], Span::new(start, at.end), found);
                self.run = Some((char, at));
            }
            Unit::Word(word) => {
                self.end(found);
                found(word, at);
            }
            Unit::Break => self.end(found),
        }
    }

    fn end(&mut self, found: &mut impl FnMut(&str, Span)) {
        if let Some((last, at)) = self.run.take() {
            self.form([last, LAST], at, found);
        }
    }

    fn form(&mut self, pair: [char; 2], at: Span, found: &mut impl FnMut(&str, Span)) {
        self.term.clear();
        self.term.extend(pair);
        found(&self.term, at);
    }
}

fn each_term(text: &str, mut found: impl FnMut(&str, Span)) {
    let mut former = Former::default();
    each_unit(text, |unit, at| former.next(unit, at, &mut found));
    former.end(&mut found);
}

/// A folded character and the number of the character it comes from.
type Folded = (char, usize);

/// The first character that [`SIMPLIFIED`] knows.
const FIRST_HAN: usize = 0x3400;
/// The last one.
const LAST_HAN: usize = 0x9fff;

/// What each character from U+3400 to U+9FFF is written as today: itself, for most.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table: Vec<char> = (FIRST_HAN as u32..=LAST_HAN as u32).filter_map(char::from_u32).collect();
    let lines = include_str!("simplified.txt").lines().filter(|line| !line.starts_with('#'));
    for mut pair in lines.map(str::chars) {
        if let (Some(traditional), Some(simplified)) = (pair.next(), pair.next()) {
            table[traditional as usize - FIRST_HAN] = simplified;
        }
    }
    table
});

fn fold(text: &str) -> Vec<Folded> {
    let simplified = SIMPLIFIED.as_slice();
    let mut folded = Vec::with_capacity(text.len() / 2);
    for (number, char) in text.chars().enumerate() {
        match char {
            'A'..='Z' => folded.push((char.to_ascii_lowercase(), number)),
            '\u{3400}'..='\u{9fff}' => folded.push((simplified[char as usize - FIRST_HAN], number)),
            '\0'..='\x7f' | '、' | '。' => folded.push((char, number)),
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

fn each_unit(text: &str, mut found: impl FnMut(Unit<'_>, Span)) {
    let folded = fold(text);
    let mut word = String::new();
    let mut at = 0;
    while let Some(&(char, number)) = folded.get(at) {
        let mut past = at + 1;
        if stands_alone(char) {
            found(Unit::Character(char), Span::new(number, number + 1));
            at = past;
            continue;
        }
        word.clear();
        if char.is_ascii_digit() {
            past = digits(&folded, at, &mut word);
        } else if is_letter(char) {
            past = at + folded[at..].iter().take_while(|(char, _)| is_letter(*char)).count();
            word.extend(folded[at..past].iter().map(|(char, _)| char));
        } else if char == '.' && at > 0 && digit_at(&folded, at - 1) && digit_at(&folded, past) {
            word.push_str(POINT);
        } else if char == '%' {
            word.push_str(PERCENT);
        }
        let span = Span::new(number, folded[past - 1].1 + 1);
        if !word.is_empty() {
            found(Unit::Word(&word), span);
        } else if char == '\n' || !char.is_whitespace() {
            found(Unit::Break, span);
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
        let (mut terms, mut characters) = (String::new(), Vec::new());
        index(text, &mut terms, &mut characters);
        assert_eq!(terms.trim_end(), expected, "{text}");
    }

    #[test]
    fn parts_text_into_pairs_and_words() {
        check("科技、创新。", "‹科 科技 技› ‹创 创新 新›");
        check("2025年GDP达5600亿元", "2025 ‹年 年› gdp ‹达 达› 5600 ‹亿 亿元 元›");
        check("增长 ７．５％\n全 省", "‹增 增长 长› 7 ． 5 ％ ‹全 全省 省›");
        check("1,100.9亿", "1100 ． 9 ‹亿 亿›");
        check("3,5", "3 5");
        check("創新驅動", "‹创 创新 新驱 驱动 动›");
        check("C919 AI+制造", "c 919 ai ‹制 制造 造›");
    }

    #[test]
    fn what_a_character_folds_to_folds_to_itself() {
        let wrong: Vec<char> =
            SIMPLIFIED.iter().copied().filter(|&char| SIMPLIFIED[char as usize - FIRST_HAN] != char).collect();
        assert_eq!(wrong, []);
    }

    #[test]
    fn a_phrase_leaves_open_what_stands_around_it() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(Phrase::of(text).map(|phrase| phrase.fts(true)).as_deref(), expected, "{text}");
        };
        check("科技创新", Some("\"科技 技创 创新\""));
        check("“省”", Some("\"省\""));
        check("达5600亿元", Some("\"达› 5600 ‹亿 亿元\""));
        check("2025年", Some("\"2025 ‹年\""));
        check("科技、创新", Some("\"科技 技› ‹创 创新\""));
        check("引进C", Some("\"引进 进› c\"*"));
        check("、。", None);
    }

    #[test]
    fn places_count_characters_of_the_text_as_given() {
        let text = "达１,100㎡𠮷林";
        let find = |words: &str| Phrase::of(words).expect("words").find(&Terms::of(text));
        assert_eq!(find("1100"), [Span::new(1, 6)]);
        assert_eq!(find("m2"), [Span::new(6, 7)]);
        assert_eq!(find("𠮷"), [Span::new(7, 8)]);
        assert_eq!(find("达1100"), [Span::new(0, 6)]);
        assert_eq!(find("㎡𠮷林"), [Span::new(6, 9)]);
    }
}
