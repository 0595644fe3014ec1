//! Searching everything that stands in the library.

pub(crate) mod index;
mod query;
mod snippet;
mod terms;

use crate::error::StoreError;
use crate::filter::Conditions;
use crate::library::Library;
use crate::row::{date, parsed, span};
use crate::tag::with_everything_below;
use index::{Found, Records, TITLE, period_facet, tag_facet, within_region};
use query::Query;
use rusqlite::{Connection, OptionalExtension, Row};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::ops::RangeInclusive;
use terms::Terms;
use yaobao_model::{
    ArticleId, BriefId, BulletinId, ExcerptId, MeasureId, PartialDate, Period, Span, StatisticId, TagId,
};

pub use index::SubjectKind;

/// Past this many hits counting stops: nobody pages that far, and a common word stands everywhere.
pub const COUNTED: usize = 10_000;

/// At most this many hits in titles come before all others.
const TITLES: usize = 200;

/// What to search for, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// As typed: words parted by blanks must all be there, `"…"` holds words together, `OR`, `NOT` and `-` as usual.
    pub text: String,
    /// Only these kinds; empty for all.
    pub kinds: Vec<SubjectKind>,
    /// Only what is about this division or one within it, by the beginning of its full name.
    pub region: Option<String>,
    /// Only excerpts with this tag or one below it.
    pub tag: Option<TagId>,
    /// Only figures of this period or a part of it: a year holds its months, halves and quarters.
    pub period: Option<Period>,
    /// Only what stands in this bulletin.
    pub bulletin: Option<BulletinId>,
    /// Only from this day on: the date of the document, or the day it came in where it has none; the day on which an
    /// excerpt was made or a brief last changed.
    pub from: Option<PartialDate>,
    /// Only up to this day, or the end of this month or year.
    pub to: Option<PartialDate>,
    /// At most this many hits.
    pub limit: usize,
    /// Hits to pass over.
    pub offset: usize,
}

impl SearchQuery {
    /// Searches everything for `text`: the first 50 hits.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kinds: Vec::new(),
            region: None,
            tag: None,
            period: None,
            bulletin: None,
            from: None,
            to: None,
            limit: 50,
            offset: 0,
        }
    }
}

/// One page of what a search has found: hits in titles first, then the newest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchPage {
    /// Number of hits, counted up to [`COUNTED`].
    pub total: usize,
    /// Whether there are more hits than were counted.
    pub more_than_counted: bool,
    /// The hits of this page.
    pub hits: Vec<Hit>,
}

/// What a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An article.
    Article(ArticleId),
    /// An excerpt.
    Excerpt(ExcerptId),
    /// A measure.
    Measure(MeasureId),
    /// A statistic.
    Statistic(StatisticId),
    /// A brief.
    Brief(BriefId),
}

impl Subject {
    /// What kind of thing it is.
    #[must_use]
    pub const fn kind(self) -> SubjectKind {
        match self {
            Self::Article(_) => SubjectKind::Article,
            Self::Excerpt(_) => SubjectKind::Excerpt,
            Self::Measure(_) => SubjectKind::Measure,
            Self::Statistic(_) => SubjectKind::Statistic,
            Self::Brief(_) => SubjectKind::Brief,
        }
    }

    /// Its identifier as text.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Article(id) => id.to_string(),
            Self::Excerpt(id) => id.to_string(),
            Self::Measure(id) => id.to_string(),
            Self::Statistic(id) => id.to_string(),
            Self::Brief(id) => id.to_string(),
        }
    }
}

/// One thing that a search has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub subject: Subject,
    /// The bulletin it stands in; `None` for briefs.
    pub bulletin: Option<BulletinId>,
    /// Title of that bulletin.
    pub bulletin_title: Option<String>,
    /// The article it stands in; `None` for briefs.
    pub article: Option<ArticleId>,
    /// Title of the article or brief; of a statistic its indicator, of a measure its first clause.
    pub title: String,
    /// What was looked for, within `title`.
    pub title_marks: Vec<Span>,
    /// The division that it is about.
    pub region: Option<String>,
    /// The date of the article or its bulletin.
    pub date: Option<PartialDate>,
    /// Some 80 characters around the first place where the words stand.
    pub snippet: String,
    /// What was looked for, within `snippet`.
    pub marks: Vec<Span>,
    /// The place: in an article, or in a brief's Markdown, where the words first stand (the whole excerpt, measure or
    /// figure for those); `None` when they stand in the title alone.
    pub at: Option<Span>,
}

impl Library {
    /// Searches the library.
    ///
    /// # Errors
    /// What SQLite reports; never because of what was typed.
    pub fn search(&self, search: &SearchQuery) -> Result<SearchPage, StoreError> {
        let query = Query::parse(&search.text);
        if query.is_empty() {
            return Ok(SearchPage::default());
        }
        let (table, expression) = self.expression(&query, search)?;
        let (total, page) = self.ranked(table, &expression, search)?;
        let hits = page.iter().map(|found| self.hit(*found, &query)).filter_map(Result::transpose);
        let hits = hits.collect::<Result<_, _>>()?;
        Ok(SearchPage { total: total.min(COUNTED), more_than_counted: total > COUNTED, hits })
    }

    /// The table to ask, and the query with all its filters as FTS5 reads it.
    fn expression(&self, query: &Query, search: &SearchQuery) -> Result<(&'static str, String), StoreError> {
        let (table, words) = query.fts();
        let mut parts = vec![format!("({words})")];
        if !search.kinds.is_empty() && search.kinds.len() < SubjectKind::ALL.len() {
            let kinds: Vec<String> = search.kinds.iter().map(|kind| format!("\"{}\"", kind.facet())).collect();
            parts.push(format!("({})", kinds.join(" OR ")));
        }
        if let Some(region) = search.region.as_deref().filter(|region| !region.is_empty()) {
            parts.push(within_region(region));
        }
        if let Some(period) = search.period {
            parts.push(format!("\"{}\"", period_facet(period)));
        }
        if let Some(tag) = search.tag {
            let tags = with_everything_below(&self.db, tag)?;
            let tags: Vec<String> = tags.iter().map(|tag| format!("\"{}\"", tag_facet(tag))).collect();
            parts.push(format!("({})", tags.join(" OR ")));
        }
        Ok((table, parts.join(" AND ")))
    }

    /// The number of hits, and one page of them: hits in titles first, and then the newest first.
    ///
    /// Of more than [`COUNTED`] hits those that came in last are ranked.
    fn ranked(&self, table: &str, words: &str, search: &SearchQuery) -> Result<(usize, Vec<Found>), StoreError> {
        let most = COUNTED.max(search.offset.saturating_add(search.limit)).saturating_add(1);
        let scope = Scope::of(&self.db, search)?;
        let mut titles = self.found(table, words, TITLE, &scope, TITLES)?;
        let in_title: BTreeSet<i64> = titles.iter().map(|found| found.number).collect();
        let mut others = self.found(table, words, 0, &scope, most)?;
        let total = others.len();
        others.retain(|found| !in_title.contains(&found.number));
        titles.sort_by_key(|found| Reverse((found.day, found.number)));
        others.sort_by_key(|found| Reverse((found.day, found.number)));
        Ok((total, titles.into_iter().chain(others).skip(search.offset).take(search.limit).collect()))
    }

    /// Entries in a scope, the highest number first; with [`TITLE`] for `part` those in whose titles the words stand.
    fn found(
        &self,
        table: &str,
        words: &str,
        part: i64,
        scope: &Scope,
        limit: usize,
    ) -> Result<Vec<Found>, StoreError> {
        let mut select = self.db.prepare_cached(&include_str!("matching.sql").replace("search_table", table))?;
        let mut rows = select.query((words, scope.lowest | part, scope.highest | part))?;
        let mut records = Records::of(&self.db)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()?.filter(|_| found.len() < limit) {
            let number = row.get::<_, i64>(0)? & !TITLE;
            found.extend(records.get(number)?.filter(|entry| scope.has(entry)));
        }
        Ok(found)
    }

    fn hit(&self, found: Found, query: &Query) -> Result<Option<Hit>, StoreError> {
        let (sql, read): (&str, fn(&Row<'_>) -> rusqlite::Result<Whole>) = match found.kind {
            SubjectKind::Article => {
                (include_str!("hit_article.sql"), |row| Ok(Whole::unplaced(Subject::Article(parsed(row, "id")?))))
            }
            SubjectKind::Excerpt => {
                (include_str!("hit_excerpt.sql"), |row| Whole::placed(Subject::Excerpt(parsed(row, "id")?), row))
            }
            SubjectKind::Measure => {
                (include_str!("hit_measure.sql"), |row| Whole::placed(Subject::Measure(parsed(row, "id")?), row))
            }
            SubjectKind::Statistic => {
                (include_str!("hit_statistic.sql"), |row| Whole::placed(Subject::Statistic(parsed(row, "id")?), row))
            }
            SubjectKind::Brief => {
                (include_str!("hit_brief.sql"), |row| Ok(Whole::unplaced(Subject::Brief(parsed(row, "id")?))))
            }
        };
        let hit =
            self.db.prepare_cached(sql)?.query_row([found.number], |row| read(row)?.read(row, query)).optional()?;
        Ok(hit)
    }
}

/// The entries that a search is narrowed to, as far as the index cannot do so itself.
struct Scope {
    lowest: i64,
    highest: i64,
    /// The entries of a bulletin.
    entries: Option<HashSet<i64>>,
    days: RangeInclusive<u16>,
}

impl Scope {
    fn of(db: &Connection, search: &SearchQuery) -> Result<Self, StoreError> {
        let entries = search.bulletin.map(|bulletin| crate::bulletin::entries(db, bulletin)).transpose()?;
        // The entries of a bulletin mostly lie side by side.
        let ends = entries.as_ref().map(|all| (all.iter().min().copied(), all.iter().max().copied()));
        let (lowest, highest) = ends.map_or((0, TITLE - 1), |(low, high)| (low.unwrap_or(0), high.unwrap_or(0)));
        let entries = entries.map(HashSet::from_iter);
        Ok(Self { lowest, highest, entries, days: index::days(search.from, search.to) })
    }

    fn has(&self, entry: &Found) -> bool {
        self.days.contains(&entry.day) && self.entries.as_ref().is_none_or(|entries| entries.contains(&entry.number))
    }
}

/// Adds the condition that the words of `text` stand in the subject whose key is in `column`.
///
/// False when there is a text but nothing in it to look for, so that nothing can be found.
pub(crate) fn entries_matching(
    conditions: &mut Conditions,
    column: &str,
    kind: SubjectKind,
    text: Option<&str>,
) -> bool {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return true };
    let Some((table, words)) = facts_matching(text, kind) else { return false };
    let clause = format!("{column} in (select rowid from {table} where {table} match ? and rowid < ?)");
    conditions.add(&clause, [words.into(), TITLE.into()]);
    true
}

/// What finds the words of `text` in facts of a kind, or `None` when there is nothing in it to look for: the table, and
/// what FTS5 reads.
pub(crate) fn facts_matching(text: &str, kind: SubjectKind) -> Option<(&'static str, String)> {
    let query = Query::parse(text);
    if query.is_empty() {
        return None;
    }
    let (table, words) = query.fts();
    Some((table, format!("({words}) AND \"{}\"", kind.facet())))
}

/// The entries of what [`facts_matching`] finds, the highest first.
pub(crate) fn numbers(db: &Connection, table: &str, words: &str) -> Result<Vec<i64>, StoreError> {
    let mut select = db.prepare_cached(&include_str!("matching.sql").replace("search_table", table))?;
    let rows = select.query_map((words, 0, TITLE - 1), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The articles in which the words of `text` stand: table, what FTS5 reads, and the number past all of them.
pub(crate) fn articles_matching(text: &str) -> (&'static str, String, i64) {
    let query = Query::parse(text);
    // Without a word to look for the expression asks for a term that no entry has.
    let (table, words) = if query.is_empty() { ("search_index", "k0nothing".to_owned()) } else { query.fts() };
    (table, format!("({words}) AND \"{}\"", SubjectKind::Article.facet()), TITLE)
}

/// What is known of a hit before its text has been looked through.
struct Whole {
    subject: Subject,
    /// Where the whole subject stands, if it is part of an article.
    at: Option<Span>,
}

impl Whole {
    fn unplaced(subject: Subject) -> Self {
        Self { subject, at: None }
    }

    fn placed(subject: Subject, row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { subject, at: Some(span(row, "at_start", "at_end")?) })
    }

    fn read(self, row: &Row<'_>, query: &Query) -> rusqlite::Result<Hit> {
        let title: String = row.get("title")?;
        let text = row.get_ref("text")?.as_str()?;
        let found = query.find(&Terms::of(text));
        let cut = snippet::cut(text, &found);
        let bulletin = match row.get_ref("bulletin")?.as_str_or_null()? {
            Some(_) => Some(parsed(row, "bulletin")?),
            None => None,
        };
        let article = match row.get_ref("article")?.as_str_or_null()? {
            Some(_) => Some(parsed(row, "article")?),
            None => None,
        };
        Ok(Hit {
            subject: self.subject,
            bulletin,
            bulletin_title: row.get("bulletin_title")?,
            article,
            title_marks: query.find(&Terms::of(&title)),
            title,
            region: row.get("region")?,
            date: date(row, "date")?,
            snippet: cut.text,
            marks: cut.marks,
            at: self.at.or(found.first().copied()),
        })
    }
}
