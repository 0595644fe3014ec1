//! What became of every file that was ever brought in.

use crate::error::StoreError;
use crate::library::Library;
use crate::row::{parsed, parsed_option};
use std::str::FromStr;
use yaobao_model::BulletinId;
use yaobao_model::code::UnknownCode;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportResult {
    /// It is in the library since.
    New,
    /// Its bytes were there already.
    Known,
    /// It could not be read.
    Unreadable,
}

impl ImportResult {
    /// The code it is written as in SQL and JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Known => "known",
            Self::Unreadable => "unreadable",
        }
    }
}

impl FromStr for ImportResult {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        match code {
            "new" => Ok(Self::New),
            "known" => Ok(Self::Known),
            "unreadable" => Ok(Self::Unreadable),
            _ => Err(UnknownCode { code: code.to_owned(), list: "result of an import" }),
        }
    }
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRecord {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Name of the file.
    pub file_name: String,
    /// What became of it.
    pub result: ImportResult,
    /// The bulletin that it is, if it could be read; perhaps deleted since.
    pub bulletin: Option<BulletinId>,
    /// What there is to say, in Chinese; empty when nothing.
    pub message: String,
}

impl Library {
    /// Writes a line of the log.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn log_import(
        &mut self,
        file_name: &str,
        result: ImportResult,
        bulletin: Option<BulletinId>,
        message: &str,
    ) -> Result<(), StoreError> {
        self.act(|now| {
            let bulletin = bulletin.map(|id| id.to_string());
            now.db.prepare_cached(include_str!("import_log/insert.sql"))?.execute((
                now.at,
                file_name,
                result.code(),
                bulletin,
                message,
            ))?;
            Ok(())
        })
    }

    /// The last lines of the log, the newest first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn imports(&self, limit: usize) -> Result<Vec<ImportRecord>, StoreError> {
        let mut select = self.db.prepare_cached("select * from import_log order by key desc limit ?1")?;
        let rows = select.query_map([limit], |row| {
            Ok(ImportRecord {
                at: row.get("at")?,
                file_name: row.get("file_name")?,
                result: parsed(row, "result")?,
                bulletin: parsed_option(row, "bulletin")?,
                message: row.get("message")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
