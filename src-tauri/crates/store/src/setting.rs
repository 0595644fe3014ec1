//! Settings, and how much there is of everything.

use crate::error::StoreError;
use crate::library::Library;
use rusqlite::OptionalExtension;

/// How much there is of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Bulletins.
    pub bulletins: usize,
    /// Articles.
    pub articles: usize,
    /// Excerpts.
    pub excerpts: usize,
    /// Measures that nobody has rejected.
    pub measures: usize,
    /// Figures that nobody has rejected.
    pub statistics: usize,
    /// Measures that nobody has looked at.
    pub measures_to_review: usize,
    /// Figures that nobody has looked at.
    pub statistics_to_review: usize,
    /// Tags.
    pub tags: usize,
    /// Briefs.
    pub briefs: usize,
}

impl Library {
    /// How much there is of everything.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let mut select = self.db.prepare_cached(include_str!("setting/counts.sql"))?;
        Ok(select.query_row([], |row| {
            Ok(Counts {
                bulletins: row.get(0)?,
                articles: row.get(1)?,
                excerpts: row.get(2)?,
                measures: row.get(3)?,
                statistics: row.get(4)?,
                measures_to_review: row.get(5)?,
                statistics_to_review: row.get(6)?,
                tags: row.get(7)?,
                briefs: row.get(8)?,
            })
        })?)
    }

    /// A setting, as it was last set.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let mut select = self.db.prepare_cached("select value from setting where name = ?1")?;
        Ok(select.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Sets a setting, or with `None` forgets it.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn set_setting(&mut self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.act(|now| {
            match value {
                Some(value) => now.db.prepare_cached(include_str!("setting/set.sql"))?.execute((name, value))?,
                None => now.db.prepare_cached("delete from setting where name = ?1")?.execute([name])?,
            };
            Ok(())
        })
    }
}
