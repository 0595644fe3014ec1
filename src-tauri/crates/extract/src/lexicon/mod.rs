//! The word lists of `assets/lexicons/`, parsed from their text.

mod list;

use crate::words::Words;
use aho_corasick::{AhoCorasick, MatchKind};
use list::{List, read_qualifiers, read_synonyms, read_times, read_units};
use std::collections::HashMap;

/// Why a word list could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// A list that the extractor needs was not given.
    #[error("the word list {name} is missing")]
    Missing {
        /// File name of the list.
        name: &'static str,
    },
    /// A line that does not have the form of its list.
    #[error("{file}, line {line}: {what}")]
    Line {
        /// File name of the list.
        file: String,
        /// Line number, from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
}

/// What a unit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitClass {
    Count,
    Amount,
    Percent,
    Permille,
    Point,
    Times,
    Tenth,
    Score,
    Duration,
    /// A number with this behind it is part of a name.
    None,
}

/// One unit: its class and the characters that make it something else when they follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    pub class: UnitClass,
    /// Number of its list of following characters in [`Lexicons::not_before`].
    not_before: usize,
}

/// The direction of a verb of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trend {
    Rise,
    Fall,
    /// 新增, 增收: an amount of its own, not a difference.
    Level,
}

/// What an action verb tells about an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Says nothing about what is measured: 实施.
    Generic,
    /// Is part of what is measured: 引进.
    Kept,
    /// Takes a clause of its own: 推动23个项目落地.
    Pivot,
    /// Says to whom before it: 对优秀平台给予50万元奖补.
    Grant,
    /// Opens what is said of a thing after its number: 参与.
    State,
}

/// What a percentage is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rate {
    Growth,
    Fall,
    /// Means nothing without what stands before it: 占比, 数量.
    Dependent,
    /// Means something alone although it is short: 出生率.
    Alone,
    /// What is given: 奖励, 补助.
    Grant,
}

/// How a sentence is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// From here to the end of the sentence.
    Target,
    /// In its own clause only.
    Own,
    /// Opens a list of targets.
    Aims,
}

/// What a heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outlook {
    Ahead,
    Back,
    Problem,
    /// Principles and formal provisions.
    Frame,
    /// What is to be reached, as against what is to be done.
    Aim,
}

/// What a word for a time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeWord {
    /// So many years from the document's own.
    Year(i32),
    Half(u32),
    Quarter(u32),
    /// The months from January to this one.
    Months(u32),
    Now,
    /// 现有.
    Stock,
    Whole,
    Vague,
    /// A five-year plan, by its first year.
    Plan(i32),
}

/// Every word list that reading needs.
#[derive(Debug, Clone)]
pub struct Lexicons {
    pub(crate) units: Words<Unit>,
    not_before: Vec<Box<str>>,
    /// Before the figure: how the record writes it; empty for words that only look like one (达成).
    pub(crate) before: Words<usize>,
    pub(crate) after: Words<usize>,
    qualifiers: Vec<Box<str>>,
    pub(crate) trends: Words<Trend>,
    pub(crate) links: Words<()>,
    pub(crate) openers: Words<()>,
    pub(crate) actions: Words<Action>,
    pub(crate) rates: Words<Rate>,
    pub(crate) ranks: Words<()>,
    pub(crate) names: Words<()>,
    pub(crate) problems: Words<()>,
    pub(crate) heads: Words<()>,
    pub(crate) documents: Words<()>,
    pub(crate) times: Words<TimeWord>,
    pub(crate) cues: Cues<Cue>,
    pub(crate) headings: Cues<Outlook>,
    /// Words that say that something is done or is to be done.
    pub(crate) deeds: Cues<()>,
    synonyms: HashMap<Box<str>, Box<str>>,
    /// Characters at which a figure or a time can begin.
    pub(crate) openings: Openings,
}

/// Words that are looked for anywhere in a text.
#[derive(Debug, Clone)]
pub(crate) struct Cues<T> {
    matcher: AhoCorasick,
    tags: Vec<T>,
}

impl<T: Copy> Cues<T> {
    fn new(words: &[(&str, T)]) -> Self {
        let matcher = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(words.iter().map(|(word, _)| word))
            .expect("a word list is far below the automaton's limits");
        Self { matcher, tags: words.iter().map(|(_, tag)| *tag).collect() }
    }

    /// Every word in `text`, in order: where it begins and its tag.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, T)> + 't {
        self.matcher.find_iter(text).map(|hit| (hit.start(), self.tags[hit.pattern().as_usize()]))
    }
}

/// A set of characters of the basic plane, one bit each.
#[derive(Debug, Clone)]
pub(crate) struct Openings(Box<[u64]>);

impl Openings {
    fn new(chars: impl IntoIterator<Item = char>) -> Self {
        let mut bits = vec![0_u64; 1024].into_boxed_slice();
        for c in chars.into_iter().filter(|c| (*c as usize) < 65_536) {
            bits[c as usize / 64] |= 1 << (c as usize % 64);
        }
        Self(bits)
    }

    pub fn has(&self, c: char) -> bool {
        self.0.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 == 1)
    }
}

impl Lexicons {
    /// File names of the lists that [`Lexicons::from_files`] wants.
    pub const FILES: &'static [&'static str] = &[
        "units.txt",
        "qualifiers.txt",
        "trends.txt",
        "links.txt",
        "openers.txt",
        "actions.txt",
        "rates.txt",
        "ranks.txt",
        "names.txt",
        "problems.txt",
        "documents.txt",
        "times.txt",
        "cues.txt",
        "headings.txt",
        "heads.txt",
        "deeds.txt",
        "synonyms.csv",
    ];

    /// Reads the lists, given as file name and text, in the format that `assets/lexicons/README.md` describes.
    ///
    /// # Errors
    /// [`LexiconError`] names the list that is missing or the line that does not fit.
    pub fn from_files(files: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let (units, not_before) = read_units(&List::of(files, "units.txt")?)?;
        let (before, after, qualifiers) = read_qualifiers(&List::of(files, "qualifiers.txt")?)?;
        let times = read_times(&List::of(files, "times.txt")?)?;
        let names = List::of(files, "names.txt")?.plain();
        let openings = Openings::new(
            "0123456789０１２３４５６７８９一二三四五六七八九十百千万亿两零〇廿卅几数半第前翻过百"
                .chars()
                .chain(times.first_chars()),
        );
        Ok(Self {
            units,
            not_before,
            before,
            after,
            qualifiers,
            trends: Words::new(List::of(files, "trends.txt")?.tagged(&[
                ("rise", Trend::Rise),
                ("fall", Trend::Fall),
                ("level", Trend::Level),
            ])?),
            links: List::of(files, "links.txt")?.plain(),
            openers: List::of(files, "openers.txt")?.plain(),
            actions: Words::new(List::of(files, "actions.txt")?.tagged(&[
                ("generic", Action::Generic),
                ("kept", Action::Kept),
                ("pivot", Action::Pivot),
                ("grant", Action::Grant),
                ("state", Action::State),
            ])?),
            rates: Words::new(List::of(files, "rates.txt")?.tagged(&[
                ("growth", Rate::Growth),
                ("fall", Rate::Fall),
                ("dependent", Rate::Dependent),
                ("alone", Rate::Alone),
                ("grant", Rate::Grant),
            ])?),
            ranks: List::of(files, "ranks.txt")?.plain(),
            names,
            problems: List::of(files, "problems.txt")?.plain(),
            heads: List::of(files, "heads.txt")?.plain(),
            documents: List::of(files, "documents.txt")?.plain(),
            times,
            cues: Cues::new(&List::of(files, "cues.txt")?.tagged(&[
                ("target", Cue::Target),
                ("own", Cue::Own),
                ("aims", Cue::Aims),
            ])?),
            headings: Cues::new(&List::of(files, "headings.txt")?.tagged(&[
                ("ahead", Outlook::Ahead),
                ("back", Outlook::Back),
                ("problem", Outlook::Problem),
                ("frame", Outlook::Frame),
                ("aim", Outlook::Aim),
            ])?),
            deeds: Cues::new(&List::of(files, "deeds.txt")?.words()),
            synonyms: read_synonyms(&List::of(files, "synonyms.csv")?)?,
            openings,
        })
    }

    /// The wording under which figures of this indicator are compared: 技术合同交易额 → 技术合同成交额.
    ///
    /// An indicator that the synonym list does not know is returned as it is.
    #[must_use]
    pub fn common_indicator<'s>(&'s self, indicator: &'s str) -> &'s str {
        self.synonyms.get(indicator).map_or(indicator, |common| common)
    }

    /// How a record writes qualifier number `number`; `None` for words that only look like one.
    pub(crate) fn qualifier(&self, number: usize) -> Option<&str> {
        Some(&*self.qualifiers[number]).filter(|word| *word != "-")
    }

    /// Whether `unit` is one where `next` follows it.
    pub(crate) fn is_unit_before(&self, unit: Unit, next: Option<char>) -> bool {
        !next.is_some_and(|next| self.not_before[unit.not_before].contains(next))
    }
}

impl Unit {
    /// What stands for the unit of a number that has none.
    pub(crate) fn none() -> Self {
        Self { class: UnitClass::Amount, not_before: 0 }
    }
}
