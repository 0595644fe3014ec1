//! Keeping the search index: one entry for each article, excerpt, measure, statistic and brief.
//!
//! The key of an entry is its rank. From the highest bits down it says: title or whole, day, running number, kind; so
//! the index, read backwards, gives the newest first and never has to sort. An article's or brief's title is in the
//! index twice, within its entry and under the same key with [`TITLE`] set, so that hits in titles come before others.

use crate::error::StoreError;
use chrono::{DateTime, NaiveDate};
use rusqlite::Connection;
use yaobao_model::PartialDate;

use super::terms;

/// Set in keys under which only a title is indexed.
pub const TITLE: i64 = 1 << 61;

/// Bits below the day: the running number and the kind.
const DAY_SHIFT: u32 = 40;

/// Bits of the kind.
const KIND_BITS: u32 = 3;

/// What an entry stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubjectKind {
    /// The text of an article, its title included.
    Article,
    /// An excerpt: quoted text, core statement and note.
    Excerpt,
    /// A measure: its text, region and policy documents.
    Measure,
    /// A statistic: its indicator, clause and region.
    Statistic,
    /// A brief: title and current text.
    Brief,
}

impl SubjectKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Article, Self::Excerpt, Self::Measure, Self::Statistic, Self::Brief];

    /// The code it is written as in SQL, JSON and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Excerpt => "excerpt",
            Self::Measure => "measure",
            Self::Statistic => "statistic",
            Self::Brief => "brief",
        }
    }

    /// The kind of the entry with this key.
    pub fn of_key(key: i64) -> Option<Self> {
        usize::try_from(key & ((1 << KIND_BITS) - 1)).ok().and_then(|kind| Self::ALL.get(kind).copied())
    }

    /// The token that every entry of this kind has: no text holds it, because there letters and digits are parted.
    pub fn facet(self) -> String {
        format!("k0{}", self.code())
    }
}

/// The token of every entry of a region.
pub fn region_facet(region: &str) -> String {
    let name: String = region.chars().filter(|char| !char.is_whitespace() && *char != '"').collect();
    format!("r0{name}")
}

/// The token of every entry with a tag.
pub fn tag_facet(tag: &str) -> String {
    format!("t0{tag}")
}

/// What goes into the index for one subject.
pub struct Entry<'e> {
    pub kind: SubjectKind,
    /// Indexed apart as well, for hits in titles.
    pub title: Option<&'e str>,
    /// Texts that no phrase runs across.
    pub texts: &'e [&'e str],
    pub region: Option<&'e str>,
    pub tags: &'e [String],
}

/// Days since the year 1, for a date of the document or else the moment it came in.
pub fn day_of(date: Option<PartialDate>, millis: i64) -> i64 {
    let printed = date.and_then(|d| NaiveDate::from_ymd_opt(d.year, d.month.unwrap_or(1), d.day.unwrap_or(1)));
    let day = printed.or_else(|| Some(DateTime::from_timestamp_millis(millis)?.date_naive()));
    day.map_or(0, |day| i64::from(chrono::Datelike::num_days_from_ce(&day)).clamp(0, 0xf_ffff))
}

/// Keys for the entries of one article and its facts, in rising order.
pub struct Keys {
    day: i64,
    next: i64,
    last: i64,
}

impl Keys {
    /// Sets `count` keys of a day aside.
    pub fn reserve(db: &Connection, day: i64, count: usize) -> Result<Self, StoreError> {
        let last: i64 = db
            .prepare_cached("update library set entries = entries + ?1 returning entries")?
            .query_row([count], |row| row.get(0))?;
        Ok(Self { day, next: last + 1 - count as i64, last })
    }

    /// The last of them, for what is to come before all others among search results.
    pub fn last(&self, kind: SubjectKind) -> i64 {
        key(self.day, self.last, kind)
    }

    /// The next of them, for an entry of this kind.
    pub fn next(&mut self, kind: SubjectKind) -> i64 {
        self.next += 1;
        key(self.day, self.next - 1, kind)
    }
}

fn key(day: i64, number: i64, kind: SubjectKind) -> i64 {
    day << DAY_SHIFT | number << KIND_BITS | kind as i64
}

/// A key for a single new entry.
pub fn new_key(db: &Connection, kind: SubjectKind, day: i64) -> Result<i64, StoreError> {
    Ok(Keys::reserve(db, day, 1)?.next(kind))
}

/// Puts an entry into the index, in place of the one that stood under the same key.
pub fn put(db: &Connection, key: i64, entry: &Entry<'_>) -> Result<(), StoreError> {
    let mut facets = entry.kind.facet();
    if let Some(region) = entry.region {
        facets.push(' ');
        facets.push_str(&region_facet(region));
    }
    for tag in entry.tags {
        facets.push(' ');
        facets.push_str(&tag_facet(tag));
    }
    let (mut whole, mut characters) = (String::new(), Vec::new());
    for text in entry.title.iter().chain(entry.texts) {
        terms::index(text, &mut whole, &mut characters);
    }
    let mut insert = db.prepare_cached("insert or replace into search_index (rowid, text) values (?1, ?2)")?;
    insert.execute((key, finish(whole, characters, &facets)))?;
    if let Some(title) = entry.title {
        let (mut whole, mut characters) = (String::new(), Vec::new());
        terms::index(title, &mut whole, &mut characters);
        insert.execute((key | TITLE, finish(whole, characters, &facets)))?;
    }
    Ok(())
}

/// Puts the set of a text's characters and its facets behind its terms.
fn finish(mut terms: String, mut characters: Vec<char>, facets: &str) -> String {
    characters.sort_unstable();
    characters.dedup();
    for char in characters {
        terms.push(char);
        terms.push(' ');
    }
    terms + facets
}

/// Takes an entry out of the index.
pub fn remove(db: &Connection, key: i64) -> Result<(), StoreError> {
    let mut delete = db.prepare_cached("delete from search_index where rowid = ?1")?;
    delete.execute([key])?;
    delete.execute([key | TITLE])?;
    Ok(())
}
