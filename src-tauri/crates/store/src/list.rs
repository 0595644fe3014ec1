//! Pages of long lists of facts: counted and cut in narrow indexes, and only then read.

use crate::error::StoreError;
use crate::filter::{Conditions, Page};
use crate::search::index::{SubjectKind, TITLE};
use crate::search::{facts_matching, numbers};
use rusqlite::{Connection, Row};

/// A list of one kind of facts.
pub(crate) struct List<'l> {
    /// Of what, which is also the name of the table.
    pub kind: SubjectKind,
    /// What reads whole rows.
    pub select: &'l str,
    pub order: &'l str,
    /// Whether the order is that of falling entries, in which the search index gives them.
    pub newest_first: bool,
}

impl List<'_> {
    /// One page (at most so many rows, past so many) of the facts that fulfil the conditions and hold the words of
    /// `text`, with the number of all.
    pub fn page<T>(
        &self,
        db: &Connection,
        mut conditions: Conditions,
        text: Option<&str>,
        (limit, offset): (Option<usize>, usize),
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Page<T>, StoreError> {
        let table = self.kind.code();
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            let Some((index, words)) = facts_matching(text, self.kind) else {
                return Ok(Page { total: 0, rows: Vec::new() });
            };
            if conditions.is_empty() && self.newest_first {
                let entries = numbers(db, index, &words)?;
                let wanted: Vec<i64> = entries.iter().copied().skip(offset).take(limit.unwrap_or(usize::MAX)).collect();
                return Ok(Page { total: entries.len(), rows: self.of_entries(db, &wanted, read)? });
            }
            let clause = format!("{table}.entry in (select rowid from {index} where {index} match ? and rowid < ?)");
            conditions.add(&clause, [words.into(), TITLE.into()]);
        }
        let total = self.count(db, &conditions)?;
        let (select, order, where_clause) = (self.select, self.order, conditions.clause());
        let sql = format!(
            "{select} where {table}.rowid in (select rowid from {table} {where_clause} order by {order} limit ? offset ?) \
             order by {order}"
        );
        let mut select = db.prepare_cached(&sql)?;
        let rows = select.query_map(conditions.values_and_page(limit, offset), read)?;
        Ok(Page { total, rows: rows.collect::<Result<_, _>>()? })
    }

    /// The number of facts that fulfil the conditions. Rejected ones are few: they are counted and taken off.
    fn count(&self, db: &Connection, conditions: &Conditions) -> Result<usize, StoreError> {
        let count = |conditions: &Conditions| -> Result<usize, StoreError> {
            let sql = format!("select count(*) from {} {}", self.kind.code(), conditions.clause());
            Ok(db.prepare_cached(&sql)?.query_row(conditions.values(), |row| row.get(0))?)
        };
        let (mut all, unrejected) = conditions.with_rejected();
        let total = count(&all)?;
        let Some(state) = unrejected else { return Ok(total) };
        all.equal(&state, Some("rejected".to_owned()));
        Ok(total.saturating_sub(count(&all)?))
    }

    /// The facts of these entries, the highest first.
    fn of_entries<T>(
        &self,
        db: &Connection,
        entries: &[i64],
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let sql = format!("{} where {}.entry = ?1", self.select, self.kind.code());
        let mut select = db.prepare_cached(&sql)?;
        let mut rows = Vec::with_capacity(entries.len());
        for entry in entries {
            for row in select.query_map([entry], read)? {
                rows.push(row?);
            }
        }
        Ok(rows)
    }
}
