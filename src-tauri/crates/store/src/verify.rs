//! Looking the whole library through for damage.

use crate::error::StoreError;
use crate::library::Library;
use crate::search::index::TITLE;
use rusqlite::{Connection, Params};

/// What is wrong with a library; nothing when it is sound.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Number of things that were looked at.
    pub checked: usize,
    /// What was found.
    pub problems: Vec<Problem>,
}

impl Report {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// SQLite finds its own file damaged.
    File {
        /// Its words.
        detail: String,
    },
    /// A row refers to one that is not there.
    Reference {
        /// Table of the row.
        table: String,
        /// Table of what is missing.
        missing: String,
    },
    /// A subject stands in the library and not in the search index, or the other way round.
    Index {
        /// `article`, `excerpt`, …, or `entry` for one that stands for nothing.
        kind: String,
        /// Its identifier, or the key of the entry.
        subject: String,
    },
    /// An excerpt's or a figure's quotation is not what stands at its place.
    Quote {
        /// `excerpt` or `statistic`.
        kind: String,
        /// Its identifier.
        subject: String,
    },
    /// The bytes of a bulletin's file are not those that came in.
    Original {
        /// The bulletin.
        bulletin: String,
    },
}

impl Library {
    /// Looks the whole library through: the file, references, the search index, quotations against their texts, and
    /// originals against their hashes.
    ///
    /// # Errors
    /// What SQLite reports when it cannot even read.
    pub fn verify(&self) -> Result<Report, StoreError> {
        let mut report = Report::default();
        for detail in texts(&self.db, "pragma integrity_check")?.into_iter().filter(|detail| detail != "ok") {
            report.problems.push(Problem::File { detail });
        }
        let mut references = self.db.prepare("pragma foreign_key_check")?;
        for problem in
            references.query_map([], |row| Ok(Problem::Reference { table: row.get(0)?, missing: row.get(2)? }))?
        {
            report.problems.push(problem?);
        }
        if let Err(error) = self.db.execute_batch("insert into search_index (search_index) values ('integrity-check')")
        {
            report.problems.push(Problem::File { detail: error.to_string() });
        }
        for (kind, subject) in pairs(&self.db, include_str!("verify/unindexed.sql"), [TITLE])? {
            report.problems.push(Problem::Index { kind, subject });
        }
        for (kind, subject) in pairs(&self.db, include_str!("verify/misquoted.sql"), [])? {
            report.problems.push(Problem::Quote { kind, subject });
        }
        for bulletin in texts(&self.db, "select id from bulletin")? {
            report.checked += 1;
            let sound = bulletin.parse().is_ok_and(|id| self.original(id).is_ok_and(|bytes| bytes.is_some()));
            if !sound {
                report.problems.push(Problem::Original { bulletin });
            }
        }
        report.checked +=
            self.db.query_row("select count(*) from search_index_docsize", [], |row| row.get::<_, usize>(0))?;
        Ok(report)
    }
}

fn texts(db: &Connection, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut select = db.prepare(sql)?;
    let rows = select.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn pairs(db: &Connection, sql: &str, values: impl Params) -> Result<Vec<(String, String)>, StoreError> {
    let mut select = db.prepare(sql)?;
    let rows = select.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
