//! Keeping the search index: one entry for each article, excerpt, measure, statistic and brief.
//!
//! The key of an entry is its rank. From the highest bits down it says: title or whole, day, running number; so the
//! index, read backwards, gives the newest first and never has to sort. An article's or brief's title is in the index
//! twice, within its entry and under the same key with [`TITLE`] set, so that hits in titles come before all others.

use crate::error::StoreError;
use chrono::{DateTime, NaiveDate};
use rusqlite::{Connection, OptionalExtension};
use yaobao_model::PartialDate;

use super::tokens::{MARK, indexed};

/// Set in keys under which only a title is indexed.
pub const TITLE: i64 = 1 << 61;

/// Bits of the running number within a day.
const NUMBER_BITS: u32 = 40;

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
    pub subject: String,
    pub day: i64,
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

/// The day under which a subject stands in the index, for putting it there again.
pub fn kept_day(db: &Connection, kind: SubjectKind, subject: &str) -> Result<i64, StoreError> {
    let key: Option<i64> = db
        .prepare_cached("select key from search_entry where subject = ?1 and kind = ?2")?
        .query_row((subject, kind.code()), |row| row.get(0))
        .optional()?;
    Ok(key.map_or(0, |key| key >> NUMBER_BITS))
}

/// Puts an entry into the index in place of the one that stood for the same subject.
pub fn put(db: &Connection, entry: &Entry<'_>) -> Result<(), StoreError> {
    remove(db, entry.kind, &entry.subject)?;
    let first = entry.day << NUMBER_BITS;
    let key: i64 = db
        .prepare_cached("select coalesce(max(key), ?1) + 1 from search_entry where key between ?1 and ?2")?
        .query_row([first, first | ((1 << NUMBER_BITS) - 1)], |row| row.get(0))?;
    db.prepare_cached("insert into search_entry (key, kind, subject) values (?1, ?2, ?3)")?.execute((
        key,
        entry.kind.code(),
        &entry.subject,
    ))?;

    let mut facets = entry.kind.facet();
    if let Some(region) = entry.region {
        facets.push(' ');
        facets.push_str(&region_facet(region));
    }
    for tag in entry.tags {
        facets.push(' ');
        facets.push_str(&tag_facet(tag));
    }
    let mut whole = String::new();
    for text in entry.title.iter().chain(entry.texts) {
        indexed(text, &mut whole);
        whole.push_str(MARK);
        whole.push(' ');
    }
    whole.push_str(&facets);
    let mut insert = db.prepare_cached("insert into search_index (rowid, text) values (?1, ?2)")?;
    insert.execute((key, &whole))?;
    if let Some(title) = entry.title {
        let mut words = String::new();
        indexed(title, &mut words);
        insert.execute((key | TITLE, words + &facets))?;
    }
    Ok(())
}

/// Takes the entry of a subject out of the index, if there is one.
pub fn remove(db: &Connection, kind: SubjectKind, subject: &str) -> Result<(), StoreError> {
    let key: Option<i64> = db
        .prepare_cached("delete from search_entry where subject = ?1 and kind = ?2 returning key")?
        .query_row((subject, kind.code()), |row| row.get(0))
        .optional()?;
    if let Some(key) = key {
        let mut delete = db.prepare_cached("delete from search_index where rowid = ?1")?;
        delete.execute([key])?;
        delete.execute([key | TITLE])?;
    }
    Ok(())
}
