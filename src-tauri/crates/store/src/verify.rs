//! Looking the whole library through for damage.

use crate::error::StoreError;
use crate::library::Library;
use crate::resemblance;
use crate::search::index::{self, SubjectKind, TITLE};
use rusqlite::{Connection, Params};
use std::collections::HashSet;

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
        /// `article`, `excerpt`, …, `entry` for one that stands for nothing, or
        /// `text` where what is indexed is not what stands in the library.
        kind: String,
        /// Its identifier, the number of the entry, or the table of the index.
        subject: String,
    },
    /// The quotation of an excerpt or a figure, or the text of a measure, is not what stands at its place.
    Quote {
        /// `excerpt`, `statistic` or `measure`.
        kind: String,
        /// Its identifier.
        subject: String,
    },
    /// The sentences by which an article's reprints are recognised are not those of its text.
    Fingerprint {
        /// Identifier of the article, the entry that belongs to none, or `sentence` for such a sentence.
        subject: String,
    },
    /// The bytes of a bulletin's file are not those that came in.
    Original {
        /// The bulletin.
        bulletin: String,
    },
}

impl Library {
    /// Makes the search index and the sentences by which reprints are recognised anew from what stands in the library.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn rebuild_index(&mut self) -> Result<(), StoreError> {
        self.act(|now| {
            resemblance::fill(&now.db)?;
            fill_index(&now.db)
        })
    }

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
        self.compare_index(&mut report)?;
        report
            .problems
            .extend(resemblance::wrong(&self.db)?.into_iter().map(|subject| Problem::Fingerprint { subject }));
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

/// Makes the search index anew.
pub(crate) fn fill_index(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch(include_str!("verify/empty_index.sql"))?;
    SubjectKind::ALL.iter().try_for_each(|&kind| {
        let subjects = texts(db, &format!("select id from {} order by entry", kind.code()))?;
        subjects.iter().try_for_each(|subject| index::entry_of(db, kind, subject, &mut index::into(db)))
    })
}

impl Library {
    /// Compares the search index with the texts that it is of: by the sum of all postings, and entries that have been
    /// replaced since, of which outdated postings may remain, each by itself.
    fn compare_index(&self, report: &mut Report) -> Result<(), StoreError> {
        let stale: HashSet<i64> = numbers(&self.db, "select entry from search_stale")?.into_iter().collect();
        let (mut terms, mut characters) = (0, 0);
        for &kind in SubjectKind::ALL {
            for subject in texts(&self.db, &format!("select id from {}", kind.code()))? {
                let mut wrong = false;
                index::entry_of(&self.db, kind, &subject, &mut |number, entry| {
                    index::each_row(number, entry, |rowid, text, set| {
                        if stale.contains(&number) {
                            wrong |= !self.holds(rowid, text)?;
                            return Ok(());
                        }
                        for (place, term) in text.split_ascii_whitespace().enumerate() {
                            terms = posting(terms, rowid, place, term);
                        }
                        for term in set.split_ascii_whitespace() {
                            characters = posting(characters, rowid, 0, term);
                        }
                        Ok(())
                    })
                })?;
                if wrong {
                    report.problems.push(Problem::Index { kind: kind.code().to_owned(), subject });
                }
            }
        }
        for (table, expected) in [("search_index", terms), ("search_character", characters)] {
            if self.postings(table, &stale)? != expected {
                report.problems.push(Problem::Index { kind: "text".to_owned(), subject: table.to_owned() });
            }
        }
        Ok(())
    }

    /// Whether these terms, or the first of many, stand in the index under a rowid.
    fn holds(&self, rowid: i64, terms: &str) -> Result<bool, StoreError> {
        let first: Vec<&str> = terms.split_ascii_whitespace().take(200).collect();
        let mut select =
            self.db.prepare_cached("select 1 from search_index where search_index match ?1 and rowid = ?2")?;
        Ok(select.exists((format!("\"{}\"", first.join(" ")), rowid))?)
    }

    /// The sum of all postings of a table of the search index, but for those of `stale` entries.
    fn postings(&self, table: &str, stale: &HashSet<i64>) -> Result<u64, StoreError> {
        let name = format!("postings_of_{table}");
        let create = format!("create virtual table temp.{name} using fts5vocab('main', '{table}', 'instance')");
        self.db.execute_batch(&create)?;
        let mut sum = 0;
        {
            let mut select = self.db.prepare(&format!("select doc, offset, term from temp.{name}"))?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let rowid: i64 = row.get(0)?;
                if !stale.contains(&(rowid & !TITLE)) {
                    let place: Option<usize> = row.get(1)?;
                    let term = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
                    sum = posting(sum, rowid, place.unwrap_or(0), term);
                }
            }
        }
        self.db.execute_batch(&format!("drop table temp.{name}"))?;
        Ok(sum)
    }
}

/// Adds a posting to a sum that does not depend on the order of what is added (FNV-1a, then a shuffle of the bits).
fn posting(sum: u64, rowid: i64, place: usize, term: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ rowid.cast_unsigned() ^ ((place as u64) << 44);
    for byte in term.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    sum.wrapping_add(hash ^ (hash >> 32))
}

fn numbers(db: &Connection, sql: &str) -> Result<Vec<i64>, StoreError> {
    let mut select = db.prepare(sql)?;
    let rows = select.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
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
