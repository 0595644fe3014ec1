//! Figures (数据) and what a person has said of them.

use crate::article::Source;
use crate::error::StoreError;
use crate::filter::{Conditions, Page};
use crate::journal::Deed;
use crate::library::{Act, Library};
use crate::list::List;
use crate::review::Reader;
use crate::row::{parsed, parsed_option, span};
use crate::search::index::{self, Entry, Put, SubjectKind};
use rusqlite::{Connection, OptionalExtension, Row};
use rust_decimal::Decimal;
use yaobao_model::{ArticleId, BulletinId, Period, ReviewState, Statistic, StatisticId, StatisticKind};

/// A figure of the library, with what lists show beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatisticRow {
    /// Its identifier.
    pub id: StatisticId,
    /// The figure.
    pub statistic: Statistic,
    /// What a person has said of it.
    pub state: ReviewState,
    /// Who has read it as it stands here.
    pub reader: Reader,
    /// When it was last changed, in milliseconds since 1970.
    pub changed_at: i64,
    /// Where it comes from.
    pub source: Source,
}

/// In what order figures are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StatisticOrder {
    /// What was read last comes first, and what was read together as it stands in the document.
    #[default]
    Newest,
    /// By indicator, region, period.
    Indicator,
    /// Greatest value first.
    Value,
}

/// Which figures to list; everything that is `None` or empty does not narrow the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatisticFilter {
    /// Of exactly this indicator.
    pub indicator: Option<String>,
    /// Of this division or one within it, by the beginning of its full name.
    pub region: Option<String>,
    /// Of this period or a part of it: a year holds its months, halves, quarters.
    pub period: Option<Period>,
    /// Of this kind.
    pub kind: Option<StatisticKind>,
    /// In this state.
    pub state: Option<ReviewState>,
    /// None that a person has rejected, where no state is asked for.
    pub unrejected: bool,
    /// From this bulletin.
    pub bulletin: Option<BulletinId>,
    /// With these words in indicator or clause, as in a search.
    pub text: Option<String>,
    /// The order.
    pub order: StatisticOrder,
    /// At most this many rows.
    pub limit: Option<usize>,
    /// Rows to pass over.
    pub offset: usize,
}

impl Library {
    /// Lists figures.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn statistics(&self, filter: &StatisticFilter) -> Result<Page<StatisticRow>, StoreError> {
        let mut conditions = Conditions::default();
        conditions.equal("statistic.indicator", filter.indicator.clone());
        conditions.begins("statistic.region", filter.region.as_deref());
        if let Some(period) = filter.period {
            let part = format!("{period}-");
            conditions.add(
                "statistic.period = ? or statistic.period >= ? and statistic.period < ?",
                [period.to_string().into(), part.clone().into(), format!("{part}\u{10ffff}").into()],
            );
        }
        conditions.equal("statistic.kind", filter.kind.map(|kind| kind.code().to_owned()));
        conditions.in_state("statistic.state", filter.state, filter.unrejected);
        conditions.of_bulletin("statistic.article", filter.bulletin);
        let list = List {
            kind: SubjectKind::Statistic,
            select: include_str!("statistic/select.sql"),
            order: match filter.order {
                StatisticOrder::Newest => "statistic.entry desc",
                StatisticOrder::Indicator => "statistic.indicator, statistic.region, statistic.period",
                StatisticOrder::Value => "statistic.magnitude desc",
            },
            newest_first: filter.order == StatisticOrder::Newest,
        };
        list.page(&self.db, conditions, filter.text.as_deref(), (filter.limit, filter.offset), read)
    }

    /// One figure.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn statistic(&self, id: StatisticId) -> Result<Option<StatisticRow>, StoreError> {
        Ok(row_of(&self.db, &id.to_string())?.map(|(_, row)| row))
    }

    /// Says what a person thinks of a figure.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn set_statistic_state(&mut self, id: StatisticId, state: ReviewState) -> Result<(), StoreError> {
        self.deed(Deed::ReviewStatistic, |now| {
            let (_, row) = row_of(&now.db, &id.to_string())?.ok_or_else(|| StoreError::no_such("statistic", id))?;
            now.about = row.statistic.figure;
            now.db.prepare_cached("update statistic set state = ?2, changed_at = ?3 where id = ?1")?.execute((
                id.to_string(),
                state.code(),
                now.at,
            ))?;
            Ok(())
        })
    }

    /// Puts right what was read: everything but where it stands and what is printed there.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn edit_statistic(&mut self, id: StatisticId, edit: &StatisticEdit) -> Result<(), StoreError> {
        self.deed(Deed::EditStatistic, |now| {
            let (_, row) = row_of(&now.db, &id.to_string())?.ok_or_else(|| StoreError::no_such("statistic", id))?;
            now.about = row.statistic.figure;
            let StatisticEdit { value, unit, indicator, kind, region, period, qualifier } = edit;
            now.db.prepare_cached(include_str!("statistic/edit.sql"))?.execute((
                id.to_string(),
                value.to_string(),
                unit,
                indicator,
                kind.code(),
                region,
                period.map(|period| period.to_string()),
                qualifier,
                now.at,
            ))?;
            index::refresh(&now.db, SubjectKind::Statistic, &id.to_string())
        })
    }

    /// Every indicator with the number of its figures, the most frequent first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn indicators(&self, limit: usize) -> Result<Vec<(String, usize)>, StoreError> {
        let mut select = self.db.prepare_cached(include_str!("statistic/indicators.sql"))?;
        let rows = select.query_map([limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What a person can put right in a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatisticEdit {
    /// Value in `unit`.
    pub value: Decimal,
    /// Unit.
    pub unit: String,
    /// What is measured.
    pub indicator: String,
    /// What the figure says of it.
    pub kind: StatisticKind,
    /// Official full name of the division.
    pub region: Option<String>,
    /// The time it covers.
    pub period: Option<Period>,
    /// 超, 近, 约, …
    pub qualifier: Option<String>,
}

impl From<&Statistic> for StatisticEdit {
    fn from(statistic: &Statistic) -> Self {
        Self {
            value: statistic.value,
            unit: statistic.unit.clone(),
            indicator: statistic.indicator.clone(),
            kind: statistic.kind,
            region: statistic.region.clone(),
            period: statistic.period,
            qualifier: statistic.qualifier.clone(),
        }
    }
}

/// A figure and its key in the search index.
fn row_of(db: &Connection, id: &str) -> Result<Option<(i64, StatisticRow)>, StoreError> {
    let sql = concat!(include_str!("statistic/select.sql"), " where statistic.id = ?1");
    Ok(db.prepare_cached(sql)?.query_row([id], |row| Ok((row.get("entry")?, read(row)?))).optional()?)
}

/// Hands over what belongs into the search index for a figure as it stands now, if it is there.
pub(crate) fn entry(db: &Connection, id: &str, put: Put<'_>) -> Result<(), StoreError> {
    row_of(db, id)?.map_or(Ok(()), |(entry, row)| index(put, entry, &row.statistic))
}

/// The figures of a bulletin's version, in the order of its text.
pub(crate) fn of_bulletin(db: &Connection, bulletin: &str, version: i64) -> Result<Vec<StatisticRow>, StoreError> {
    let sql = concat!(
        include_str!("statistic/select.sql"),
        " where article.bulletin = ?1 and article.version = ?2 order by article.place, statistic.at_start, statistic.place"
    );
    let mut select = db.prepare_cached(sql)?;
    let rows = select.query_map((bulletin, version), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<StatisticRow> {
    let statistic = Statistic {
        at: span(row, "at_start", "at_end")?,
        quote_at: span(row, "quote_start", "quote_end")?,
        quote: row.get("quote")?,
        figure: row.get("figure")?,
        value: parsed(row, "value")?,
        unit: row.get("unit")?,
        indicator: row.get("indicator")?,
        kind: parsed(row, "kind")?,
        region: row.get("region")?,
        period: parsed_option(row, "period")?,
        qualifier: row.get("qualifier")?,
        confidence: parsed(row, "confidence")?,
    };
    Ok(StatisticRow {
        id: parsed(row, "id")?,
        statistic,
        state: parsed(row, "state")?,
        reader: parsed(row, "reader")?,
        changed_at: row.get("changed_at")?,
        source: Source::read(row)?,
    })
}

/// A fact that is being added to an article.
pub(crate) struct NewFact<'f, Id, Fact> {
    pub id: Id,
    pub article: ArticleId,
    /// Its number among the facts of its kind.
    pub place: usize,
    /// Its key in the search index.
    pub entry: i64,
    pub fact: &'f Fact,
}

/// Adds a figure as the program has read it and puts it into the search index.
pub(crate) fn insert(now: &Act<'_>, new: &NewFact<'_, StatisticId, Statistic>) -> Result<(), StoreError> {
    let Statistic { at, quote_at, quote, figure, value, unit, indicator, kind, region, period, qualifier, confidence } =
        new.fact;
    now.db.prepare_cached(include_str!("statistic/insert.sql"))?.execute(rusqlite::params![
        new.id.to_string(),
        new.entry,
        new.article.to_string(),
        new.place,
        at.start,
        at.end,
        quote_at.start,
        quote_at.end,
        quote,
        figure,
        value.to_string(),
        unit,
        indicator,
        kind.code(),
        region,
        period.map(|period| period.to_string()),
        qualifier,
        confidence.code(),
        ReviewState::Proposed.code(),
        Reader::Program.code(),
        now.at,
    ])?;
    index(&mut index::into(&now.db), new.entry, new.fact)
}

/// Puts a figure into the search index.
fn index(put: Put<'_>, entry: i64, statistic: &Statistic) -> Result<(), StoreError> {
    let region = statistic.region.as_deref();
    // The indicator mostly stands in the clause, and is not taken in twice.
    let indicator = if statistic.quote.contains(&statistic.indicator) { "" } else { &statistic.indicator };
    put(
        entry,
        &Entry {
            kind: SubjectKind::Statistic,
            title: None,
            texts: &[indicator, &statistic.quote, region.unwrap_or_default()],
            region,
            tags: &[],
            period: statistic.period,
        },
    )
}
