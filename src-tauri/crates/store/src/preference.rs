//! Which figure a person goes by where sources differ, and why.

use crate::error::StoreError;
use crate::journal::Deed;
use crate::library::Library;
use crate::row::parsed;
use rusqlite::OptionalExtension;
use std::collections::HashMap;
use yaobao_model::StatisticId;

/// A person's choice of one figure among several of the same indicator, region and period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferred {
    /// Why; may be empty.
    pub reason: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

impl Library {
    /// Records that a figure is to be gone by, and none of `others`.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn prefer_statistic(
        &mut self,
        id: StatisticId,
        others: &[StatisticId],
        reason: &str,
    ) -> Result<(), StoreError> {
        self.deed(Deed::PreferStatistic, |now| {
            let figure = now
                .db
                .prepare_cached("select figure from statistic where id = ?1")?
                .query_row([id.to_string()], |row| row.get(0))
                .optional()?;
            now.about = figure.ok_or_else(|| StoreError::no_such("statistic", id))?;
            let mut forget = now.db.prepare_cached("delete from preference where statistic = ?1")?;
            for other in others.iter().chain([&id]) {
                forget.execute([other.to_string()])?;
            }
            now.db
                .prepare_cached("insert into preference (statistic, reason, made_at) values (?1, ?2, ?3)")?
                .execute((id.to_string(), reason, now.at))?;
            Ok(())
        })
    }

    /// Takes the choice of a figure back, if there was one.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn forget_preference(&mut self, id: StatisticId) -> Result<(), StoreError> {
        self.deed(Deed::PreferStatistic, |now| {
            now.db.prepare_cached("delete from preference where statistic = ?1")?.execute([id.to_string()])?;
            Ok(())
        })
    }

    /// Every figure that is gone by; there are as many as a person has chosen by hand.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn preferences(&self) -> Result<HashMap<StatisticId, Preferred>, StoreError> {
        let mut select = self.db.prepare_cached(include_str!("preference/select.sql"))?;
        let rows = select.query_map([], |row| {
            Ok((parsed(row, "statistic")?, Preferred { reason: row.get("reason")?, at: row.get("made_at")? }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
