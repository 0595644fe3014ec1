//! Keeping the search index: one entry for each article, excerpt, measure, statistic and brief.
//!
//! Entries are numbered as they come in, without gaps: FTS5 keeps differences of rowids, and small ones take few bytes.
//! An article's or brief's title is in the index twice, within its entry and under the same number with [`TITLE`] set,
//! so that hits in titles can be asked for apart. What a search needs to rank entries, their kind and day, stands in
//! `search_entry`, so densely that thousands of hits are put in order within a millisecond or two.

use crate::error::StoreError;
use crate::row::corrupt;
use chrono::{DateTime, Datelike, NaiveDate};
use rusqlite::{Connection, MAIN_DB, OptionalExtension};
use std::io::{Seek, SeekFrom, Write};
use yaobao_model::PartialDate;

use super::terms;

/// Set in rowids under which only a title is indexed.
pub const TITLE: i64 = 1 << 40;

/// Entries whose records share a row of `search_entry`.
const BLOCK: i64 = 4096;

/// Bytes of a record: kind, nothing, day as two bytes, the lower first.
const RECORD: i64 = 4;

/// What an entry stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubjectKind {
    /// The text of an article, its title included.
    Article,
    /// An excerpt: quoted text, core statement and note.
    Excerpt,
    /// A measure: its text and region.
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

    /// The term that every entry of this kind has: no text holds it, because there letters and digits are parted.
    pub fn facet(self) -> String {
        format!("k0{}", self.code())
    }
}

/// The term of every entry of a region.
pub fn region_facet(region: &str) -> String {
    let name: String = region.chars().filter(|char| !char.is_whitespace() && *char != '"').collect();
    format!("r0{name}")
}

/// The term of every entry with a tag.
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

/// A day as records have it: days since the beginning of 1900, for a date of the document or else the moment it came in.
pub fn day_of(date: Option<PartialDate>, millis: i64) -> u16 {
    let printed = date.and_then(|d| NaiveDate::from_ymd_opt(d.year, d.month.unwrap_or(1), d.day.unwrap_or(1)));
    let day = printed.or_else(|| Some(DateTime::from_timestamp_millis(millis)?.date_naive()));
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).map_or(0, |day| day.num_days_from_ce());
    day.map_or(0, |day| (day.num_days_from_ce() - first).clamp(0, i32::from(u16::MAX)) as u16)
}

/// Numbers for the entries of one article and its facts, in rising order.
pub struct Numbers {
    day: u16,
    next: i64,
    last: i64,
}

impl Numbers {
    /// Sets `count` numbers for entries of a day aside.
    pub fn reserve(db: &Connection, day: u16, count: usize) -> Result<Self, StoreError> {
        let last: i64 = db
            .prepare_cached("update library set entries = entries + ?1 returning entries")?
            .query_row([count], |row| row.get(0))?;
        Ok(Self { day, next: last + 1 - count as i64, last })
    }

    /// The last of them, for what is to come before all others of its day among search results.
    pub fn last(&self, db: &Connection, kind: SubjectKind) -> Result<i64, StoreError> {
        write_record(db, self.last, kind, self.day)?;
        Ok(self.last)
    }

    /// The next of them, for an entry of this kind.
    pub fn next(&mut self, db: &Connection, kind: SubjectKind) -> Result<i64, StoreError> {
        self.next += 1;
        write_record(db, self.next - 1, kind, self.day)?;
        Ok(self.next - 1)
    }
}

/// A number for a single new entry.
pub fn new_number(db: &Connection, kind: SubjectKind, day: u16) -> Result<i64, StoreError> {
    Numbers::reserve(db, day, 1)?.next(db, kind)
}

fn write_record(db: &Connection, number: i64, kind: SubjectKind, day: u16) -> Result<(), StoreError> {
    let (block, at) = (number / BLOCK, number % BLOCK * RECORD);
    db.prepare_cached("insert or ignore into search_entry (block, records) values (?1, zeroblob(?2))")?
        .execute((block, BLOCK * RECORD))?;
    let mut records = db.blob_open(MAIN_DB, "search_entry", "records", block, false)?;
    let [low, high] = day.to_le_bytes();
    let written = records.seek(SeekFrom::Start(at as u64)).and_then(|_| records.write_all(&[kind as u8, 0, low, high]));
    written.map_err(|error| corrupt(format!("the record of entry {number}: {error}")))?;
    Ok(())
}

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its number.
    pub number: i64,
    /// What it stands for.
    pub kind: SubjectKind,
    /// Its day.
    pub day: u16,
}

/// Kind and day of entries, given in falling or rising order; numbers without a record are left out.
pub fn records(db: &Connection, numbers: impl IntoIterator<Item = i64>) -> Result<Vec<Found>, StoreError> {
    let mut select = db.prepare_cached("select records from search_entry where block = ?1")?;
    let mut read: (i64, Vec<u8>) = (-1, Vec::new());
    let mut found = Vec::new();
    for number in numbers {
        if read.0 != number / BLOCK {
            let block = number / BLOCK;
            read = (block, select.query_row([block], |row| row.get(0)).optional()?.unwrap_or_default());
        }
        let at = (number % BLOCK * RECORD) as usize;
        let kind = read.1.get(at).and_then(|&kind| SubjectKind::ALL.get(usize::from(kind)));
        if let (Some(&kind), Some(&[low, high])) = (kind, read.1.get(at + 2..at + 4).and_then(|day| day.as_array())) {
            found.push(Found { number, kind, day: u16::from_le_bytes([low, high]) });
        }
    }
    Ok(found)
}

/// Puts an entry into the index, in place of the one that stood under the same number.
pub fn put(db: &Connection, number: i64, entry: &Entry<'_>) -> Result<(), StoreError> {
    let mut facets = entry.kind.facet();
    if let Some(region) = entry.region {
        facets.push(' ');
        facets.push_str(&region_facet(region));
    }
    for tag in entry.tags {
        facets.push(' ');
        facets.push_str(&tag_facet(tag));
    }
    put_texts(db, number, entry.title.iter().chain(entry.texts), &facets)?;
    entry.title.map_or(Ok(()), |title| put_texts(db, number | TITLE, [&title], &facets))
}

fn put_texts<'t>(
    db: &Connection,
    rowid: i64,
    texts: impl IntoIterator<Item = &'t &'t str>,
    facets: &str,
) -> Result<(), StoreError> {
    let (mut whole, mut characters) = (String::new(), Vec::new());
    for text in texts {
        terms::index(text, &mut whole, &mut characters);
    }
    whole.push_str(facets);
    db.prepare_cached("insert or replace into search_index (rowid, text) values (?1, ?2)")?.execute((rowid, whole))?;
    characters.sort_unstable();
    characters.dedup();
    let mut set = String::with_capacity(characters.len() * 4 + facets.len());
    for char in characters {
        set.push(char);
        set.push(' ');
    }
    set.push_str(facets);
    db.prepare_cached("insert or replace into search_character (rowid, text) values (?1, ?2)")?
        .execute((rowid, set))?;
    Ok(())
}

/// Takes an entry out of the index.
pub fn remove(db: &Connection, number: i64) -> Result<(), StoreError> {
    for sql in ["delete from search_index where rowid = ?1", "delete from search_character where rowid = ?1"] {
        let mut delete = db.prepare_cached(sql)?;
        delete.execute([number])?;
        delete.execute([number | TITLE])?;
    }
    Ok(())
}
