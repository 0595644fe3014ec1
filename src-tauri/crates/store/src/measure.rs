//! Policy actions (举措) and what a person has said of them.

use crate::article::Source;
use crate::error::StoreError;
use crate::filter::{Conditions, Page};
use crate::journal::Deed;
use crate::library::{Act, Library};
use crate::list::List;
use crate::review::Reader;
use crate::row::{parsed, parsed_option, span};
use crate::search::index::{self, Entry, Put, SubjectKind};
use crate::statistic::NewFact;
use rusqlite::{Connection, OptionalExtension, Row};
use yaobao_model::{BulletinId, Duty, Measure, MeasureId, ReviewState};

/// A measure of the library, with what lists show beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureRow {
    /// Its identifier.
    pub id: MeasureId,
    /// The measure; its text is the quotation.
    pub measure: Measure,
    /// What a person has said of it.
    pub state: ReviewState,
    /// Who has read it as it stands here.
    pub reader: Reader,
    /// When it was last changed, in milliseconds since 1970.
    pub changed_at: i64,
    /// Where it comes from.
    pub source: Source,
}

/// Which measures to list; everything that is `None` does not narrow the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeasureFilter {
    /// Of this division or one within it, by the beginning of its full name.
    pub region: Option<String>,
    /// In this state.
    pub state: Option<ReviewState>,
    /// None that a person has rejected, where no state is asked for.
    pub unrejected: bool,
    /// From this bulletin.
    pub bulletin: Option<BulletinId>,
    /// With these words in it, as in a search.
    pub text: Option<String>,
    /// At most this many rows.
    pub limit: Option<usize>,
    /// Rows to pass over.
    pub offset: usize,
}

impl Library {
    /// Lists measures: what was read last first, and what was read together as it stands in the document.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn measures(&self, filter: &MeasureFilter) -> Result<Page<MeasureRow>, StoreError> {
        let mut conditions = Conditions::default();
        conditions.begins("measure.region", filter.region.as_deref());
        conditions.in_state("measure.state", filter.state, filter.unrejected);
        conditions.of_bulletin("measure.article", filter.bulletin);
        let list = List {
            kind: SubjectKind::Measure,
            select: include_str!("measure/select.sql"),
            order: "measure.entry desc",
            newest_first: true,
        };
        list.page(&self.db, conditions, filter.text.as_deref(), (filter.limit, filter.offset), read)
    }

    /// One measure.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn measure(&self, id: MeasureId) -> Result<Option<MeasureRow>, StoreError> {
        Ok(row_of(&self.db, &id.to_string())?.map(|(_, row)| row))
    }

    /// Says what a person thinks of a measure.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn set_measure_state(&mut self, id: MeasureId, state: ReviewState) -> Result<(), StoreError> {
        self.deed(Deed::ReviewMeasure, |now| {
            let (_, row) = row_of(&now.db, &id.to_string())?.ok_or_else(|| StoreError::no_such("measure", id))?;
            now.about = row.measure.head;
            now.db.prepare_cached("update measure set state = ?2, changed_at = ?3 where id = ?1")?.execute((
                id.to_string(),
                state.code(),
                now.at,
            ))?;
            Ok(())
        })
    }
}

/// A measure and its key in the search index.
fn row_of(db: &Connection, id: &str) -> Result<Option<(i64, MeasureRow)>, StoreError> {
    let sql = concat!(include_str!("measure/select.sql"), " where measure.id = ?1");
    Ok(db.prepare_cached(sql)?.query_row([id], |row| Ok((row.get("entry")?, read(row)?))).optional()?)
}

/// Hands over what belongs into the search index for a measure as it stands now, if it is there.
pub(crate) fn entry(db: &Connection, id: &str, put: Put<'_>) -> Result<(), StoreError> {
    row_of(db, id)?.map_or(Ok(()), |(entry, row)| index(put, entry, &row.measure))
}

/// The measures of a bulletin's version, in the order of its text.
pub(crate) fn of_bulletin(db: &Connection, bulletin: &str, version: i64) -> Result<Vec<MeasureRow>, StoreError> {
    let sql = concat!(
        include_str!("measure/select.sql"),
        " where article.bulletin = ?1 and article.version = ?2 order by article.place, measure.at_start, measure.place"
    );
    let mut select = db.prepare_cached(sql)?;
    let rows = select.query_map((bulletin, version), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<MeasureRow> {
    let measure = Measure {
        at: span(row, "at_start", "at_end")?,
        marker: row.get("marker")?,
        head: row.get("head")?,
        text: row.get("text")?,
        region: row.get("region")?,
        policies: lines(row, "policies")?,
        duty: Duty {
            actors: lines(row, "actors")?,
            deadline: parsed_option(row, "deadline")?,
            targets: lines(row, "targets")?,
        },
        confidence: parsed(row, "confidence")?,
    };
    Ok(MeasureRow {
        id: parsed(row, "id")?,
        measure,
        state: parsed(row, "state")?,
        reader: parsed(row, "reader")?,
        changed_at: row.get("changed_at")?,
        source: Source::read(row)?,
    })
}

/// A list that is kept one entry a line, or null for none.
fn lines(row: &Row<'_>, column: &str) -> rusqlite::Result<Vec<String>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.unwrap_or_default().lines().map(str::to_owned).collect())
}

/// What [`lines`] reads.
fn joined(list: &[String]) -> Option<String> {
    (!list.is_empty()).then(|| list.join("\n"))
}

/// Adds a measure as the program has read it and puts it into the search index.
pub(crate) fn insert(now: &Act<'_>, new: &NewFact<'_, MeasureId, Measure>) -> Result<(), StoreError> {
    let Measure { at, marker, head, text, region, policies, duty, confidence } = new.fact;
    now.db.prepare_cached(include_str!("measure/insert.sql"))?.execute(rusqlite::params![
        new.id.to_string(),
        new.entry,
        new.article.to_string(),
        new.place,
        at.start,
        at.end,
        marker,
        head,
        text,
        region,
        policies.join("\n"),
        confidence.code(),
        ReviewState::Proposed.code(),
        Reader::Program.code(),
        now.at,
        joined(&duty.actors),
        duty.deadline.map(|deadline| deadline.to_string()),
        joined(&duty.targets),
    ])?;
    index(&mut index::into(&now.db), new.entry, new.fact)
}

/// Puts a measure into the search index.
fn index(put: Put<'_>, entry: i64, measure: &Measure) -> Result<(), StoreError> {
    let region = measure.region.as_deref();
    // The first clause mostly stands in the text.
    let head = if measure.text.contains(&measure.head) { "" } else { &measure.head };
    put(
        entry,
        &Entry {
            kind: SubjectKind::Measure,
            title: None,
            texts: &[head, &measure.text, region.unwrap_or_default()],
            region,
            tags: &[],
            period: None,
        },
    )
}
