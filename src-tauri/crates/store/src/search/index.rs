//! Keeping the search index: one entry for each article, excerpt, measure, statistic and brief.
//!
//! Entries are numbered as they come in, without gaps: FTS5 keeps differences of rowids, and small ones take few bytes.
//! An article's or brief's title is in the index twice, within its entry and under the same number with [`TITLE`] set,
//! so that hits in titles can be asked for apart. What a search needs to rank entries, their kind and day, stands in
//! `search_entry`, so densely that thousands of hits are put in order within a millisecond or two.

use crate::error::StoreError;
use crate::row::corrupt;
use crate::{article, brief, excerpt, measure, statistic};
use chrono::{DateTime, Datelike, NaiveDate};
use rusqlite::{CachedStatement, Connection, MAIN_DB, OptionalExtension};
use std::io::{Seek, SeekFrom, Write};
use std::ops::RangeInclusive;
use std::str::FromStr;
use yaobao_model::code::UnknownCode;
use yaobao_model::{PartialDate, Period};

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

impl FromStr for SubjectKind {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        let known = Self::ALL.iter().copied().find(|kind| kind.code() == code);
        known.ok_or_else(|| UnknownCode { code: code.to_owned(), list: "kind of subject" })
    }
}

/// Last characters of the names of divisions.
const DIVISIONS: &[char] = &['省', '市', '区', '县', '州', '盟', '旗', '国'];

/// The terms of every entry of a region: one for each division that its full name begins with.
///
/// 四川省绵阳市 gives `r0四川省` and `r0四川省绵阳市`, so that a search within 四川省 asks for a single term.
fn region_facets(region: &str, out: &mut String) {
    let name = region_name(region);
    let ends = name.char_indices().map(|(at, char)| (at + char.len_utf8(), DIVISIONS.contains(&char)));
    for (end, _) in ends.filter(|&(end, division)| division || end == name.len()) {
        out.push_str(" r0");
        out.push_str(&name[..end]);
    }
}

/// What finds the entries of a region and of everything within it, as FTS5 reads it.
pub fn within_region(region: &str) -> String {
    let name = region_name(region);
    let prefix = if name.ends_with(DIVISIONS) { "" } else { "*" };
    format!("\"r0{name}\"{prefix}")
}

fn region_name(region: &str) -> String {
    region.chars().filter(|char| !char.is_whitespace() && *char != '"').collect()
}

/// The term of every entry with a tag.
pub fn tag_facet(tag: &str) -> String {
    format!("t0{tag}")
}

/// The terms of every figure of a period: for itself, and for the year and the month that it lies in.
fn period_facets(period: Period, out: &mut String) {
    let (first, last) = period.bounds();
    let exact = period_facet(period);
    let year = period_facet(Period::year(first.0));
    let month = period_facet(Period::month(first.0, first.1));
    let within = [Some(year).filter(|_| first.0 == last.0), Some(month).filter(|_| first == last)];
    let others = within.into_iter().flatten().filter(|facet| *facet != exact);
    for facet in [exact.clone()].into_iter().chain(others) {
        out.push(' ');
        out.push_str(&facet);
    }
}

/// The term of every figure of a period or of a part of it: 2025 has its months, halves and quarters.
pub fn period_facet(period: Period) -> String {
    // Marks would part the term: 2023-01/2023-07 is `p0202301to202307`.
    let written = period.to_string().to_lowercase().replace('/', "to").replace('-', "");
    format!("p0{written}")
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
    /// The time that a figure covers.
    pub period: Option<Period>,
}

/// A day as records have it: days since the beginning of 1900, for a date of the document or else the moment it came in.
pub fn day_of(date: Option<PartialDate>, millis: i64) -> u16 {
    let printed = date.and_then(|d| NaiveDate::from_ymd_opt(d.year, d.month.unwrap_or(1), d.day.unwrap_or(1)));
    let day = printed.or_else(|| Some(DateTime::from_timestamp_millis(millis)?.date_naive()));
    day.map_or(0, number_of)
}

/// Sets numbers in a row aside for new entries of one day, and returns the first: `kinds[n]` gets the `n`th.
///
/// Of entries of one day the last comes first among search results.
pub fn new_numbers(db: &Connection, day: u16, kinds: &[SubjectKind]) -> Result<i64, StoreError> {
    let last: i64 = db
        .prepare_cached("update library set entries = entries + ?1 returning entries")?
        .query_row([kinds.len()], |row| row.get(0))?;
    let first = last + 1 - kinds.len() as i64;
    let [low, high] = day.to_le_bytes();
    let records: Vec<u8> = kinds.iter().flat_map(|kind| [*kind as u8, 0, low, high]).collect();
    let (mut number, mut rest) = (first, records.as_slice());
    while !rest.is_empty() {
        let room = (BLOCK - number % BLOCK) * RECORD;
        let (here, after) = rest.split_at(rest.len().min(room as usize));
        write_records(db, number, here)?;
        (number, rest) = (number + here.len() as i64 / RECORD, after);
    }
    Ok(first)
}

/// Sets a number aside for a single new entry.
pub fn new_number(db: &Connection, kind: SubjectKind, day: u16) -> Result<i64, StoreError> {
    new_numbers(db, day, &[kind])
}

/// Writes records that lie in one block.
fn write_records(db: &Connection, number: i64, bytes: &[u8]) -> Result<(), StoreError> {
    let (block, at) = (number / BLOCK, number % BLOCK * RECORD);
    db.prepare_cached("insert or ignore into search_entry (block, records) values (?1, zeroblob(?2))")?
        .execute((block, BLOCK * RECORD))?;
    let mut records = db.blob_open(MAIN_DB, "search_entry", "records", block, false)?;
    let written = records.seek(SeekFrom::Start(at as u64)).and_then(|_| records.write_all(bytes));
    written.map_err(|error| corrupt(format!("the record of entry {number}: {error}")))
}

/// Sets the day of an entry that has a record.
pub fn set_day(db: &Connection, number: i64, day: u16) -> Result<(), StoreError> {
    let (block, at) = (number / BLOCK, number % BLOCK * RECORD + 2);
    if !db.prepare_cached("select 1 from search_entry where block = ?1")?.exists([block])? {
        return Ok(());
    }
    let mut records = db.blob_open(MAIN_DB, "search_entry", "records", block, false)?;
    let written = records.seek(SeekFrom::Start(at as u64)).and_then(|_| records.write_all(&day.to_le_bytes()));
    written.map_err(|error| corrupt(format!("the record of entry {number}: {error}")))
}

/// The days from the first of `from` to the last of `to`, as records have them; open where there is no date.
pub fn days(from: Option<PartialDate>, to: Option<PartialDate>) -> RangeInclusive<u16> {
    // The day before the beginning of what comes next: of the next year, month or day.
    let last = to.map_or(u16::MAX, |date| {
        let next = match (date.month, date.day) {
            (Some(month), Some(day)) => NaiveDate::from_ymd_opt(date.year, month, day).and_then(|day| day.succ_opt()),
            (Some(month), None) if month < 12 => NaiveDate::from_ymd_opt(date.year, month + 1, 1),
            _ => NaiveDate::from_ymd_opt(date.year + 1, 1, 1),
        };
        next.and_then(|day| day.pred_opt()).map_or(u16::MAX, number_of)
    });
    from.map_or(0, |date| day_of(Some(date), 0))..=last
}

/// Days since the beginning of 1900; days before it, or too long after it, are the first and the last.
fn number_of(day: NaiveDate) -> u16 {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).map_or(0, |day| day.num_days_from_ce());
    (day.num_days_from_ce() - first).clamp(0, i32::from(u16::MAX)) as u16
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

/// Kind and day of entries, best asked for in falling or rising order.
pub struct Records<'d> {
    select: CachedStatement<'d>,
    /// The block that was read last.
    block: i64,
    bytes: Vec<u8>,
}

impl<'d> Records<'d> {
    pub fn of(db: &'d Connection) -> Result<Self, StoreError> {
        let select = db.prepare_cached("select records from search_entry where block = ?1")?;
        Ok(Self { select, block: -1, bytes: Vec::new() })
    }

    /// The entry of this number, if it has a record.
    pub fn get(&mut self, number: i64) -> Result<Option<Found>, StoreError> {
        if self.block != number / BLOCK {
            self.block = number / BLOCK;
            self.bytes = self.select.query_row([self.block], |row| row.get(0)).optional()?.unwrap_or_default();
        }
        let at = (number % BLOCK * RECORD) as usize;
        let kind = self.bytes.get(at).and_then(|&kind| SubjectKind::ALL.get(usize::from(kind)));
        let day = self.bytes.get(at + 2..at + 4).and_then(|day| day.as_array());
        Ok(kind.zip(day).map(|(&kind, &day)| Found { number, kind, day: u16::from_le_bytes(day) }))
    }
}

/// Takes the number of an entry and what belongs into the index under it.
pub type Put<'p> = &'p mut dyn FnMut(i64, &Entry<'_>) -> Result<(), StoreError>;

/// A [`Put`] that puts entries into the index, in place of those that stood under the same numbers.
pub fn into(db: &Connection) -> impl FnMut(i64, &Entry<'_>) -> Result<(), StoreError> {
    |number, entry| {
        each_row(number, entry, |rowid, terms, characters| {
            let mut insert = db.prepare_cached("insert or replace into search_index (rowid, text) values (?1, ?2)")?;
            insert.execute((rowid, terms))?;
            let mut insert =
                db.prepare_cached("insert or replace into search_character (rowid, text) values (?1, ?2)")?;
            insert.execute((rowid, characters))?;
            Ok(())
        })
    }
}

/// Hands over what belongs into the index for a subject as it stands now, if it is there.
pub fn entry_of(db: &Connection, kind: SubjectKind, id: &str, put: Put<'_>) -> Result<(), StoreError> {
    match kind {
        SubjectKind::Article => article::entry(db, id, put),
        SubjectKind::Excerpt => excerpt::entry(db, id, put),
        SubjectKind::Measure => measure::entry(db, id, put),
        SubjectKind::Statistic => statistic::entry(db, id, put),
        SubjectKind::Brief => brief::entry(db, id, put),
    }
}

/// Puts a subject as it stands now into the index, if it is there.
pub fn refresh(db: &Connection, kind: SubjectKind, id: &str) -> Result<(), StoreError> {
    entry_of(db, kind, id, &mut |number, entry| {
        mark_stale(db, number)?;
        into(db)(number, entry)
    })
}

fn mark_stale(db: &Connection, number: i64) -> Result<(), StoreError> {
    db.prepare_cached("insert or ignore into search_stale (entry) values (?1)")?.execute([number])?;
    Ok(())
}

/// The rows of the index for an entry: rowid, what `search_index` holds, what `search_character` holds.
pub fn each_row(
    number: i64,
    entry: &Entry<'_>,
    mut found: impl FnMut(i64, &str, &str) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut facets = entry.kind.facet();
    if let Some(region) = entry.region {
        region_facets(region, &mut facets);
    }
    for tag in entry.tags {
        facets.push(' ');
        facets.push_str(&tag_facet(tag));
    }
    if let Some(period) = entry.period {
        period_facets(period, &mut facets);
    }
    facets.push(' ');
    let mut row = |rowid, texts: &mut dyn Iterator<Item = &&str>| {
        // They stand in front, where their places take a byte each.
        let (mut whole, mut characters) = (facets.clone(), Vec::new());
        for text in texts {
            terms::index(text, &mut whole, &mut characters);
        }
        characters.sort_unstable();
        characters.dedup();
        let mut set = String::with_capacity(characters.len() * 4 + facets.len());
        for char in characters {
            set.push(char);
            set.push(' ');
        }
        set.push_str(&facets);
        found(rowid, &whole, &set)
    };
    row(number, &mut entry.title.iter().chain(entry.texts))?;
    if entry.title.is_some() { row(number | TITLE, &mut entry.title.iter()) } else { Ok(()) }
}

/// Takes an entry out of the index.
pub fn remove(db: &Connection, number: i64) -> Result<(), StoreError> {
    mark_stale(db, number)?;
    for sql in ["delete from search_index where rowid = ?1", "delete from search_character where rowid = ?1"] {
        let mut delete = db.prepare_cached(sql)?;
        delete.execute([number])?;
        delete.execute([number | TITLE])?;
    }
    Ok(())
}
