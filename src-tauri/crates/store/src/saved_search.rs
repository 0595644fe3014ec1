//! Searches that a person comes back to (保存的检索).

use crate::error::StoreError;
use crate::library::Library;
use rusqlite::{ErrorCode, Row};
use yaobao_model::TagId;

/// A search under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its identifier.
    pub id: String,
    /// Its name; no two have the same.
    pub name: String,
    /// The words, as typed.
    pub query: String,
    /// The filters, as the one who saved them wrote them: the library does not look into them.
    pub filters: String,
    /// When it was saved, in milliseconds since 1970.
    pub saved_at: i64,
}

impl Library {
    /// Every saved search, by name.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>, StoreError> {
        let mut select = self.db.prepare_cached("select * from saved_search order by name")?;
        let rows = select.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Saves a search under a name; one of the same name is replaced and keeps its identifier.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn save_search(&mut self, name: &str, query: &str, filters: &str) -> Result<SavedSearch, StoreError> {
        self.act(|now| {
            let id = now.id(TagId::from_parts).to_string();
            let mut save = now.db.prepare_cached(include_str!("saved_search/save.sql"))?;
            Ok(save.query_row((id, name, query, filters, now.at), read)?)
        })
    }

    /// Gives a saved search another name.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::NameTaken`] when another one is called so.
    pub fn rename_search(&mut self, id: &str, name: &str) -> Result<(), StoreError> {
        self.act(|now| {
            let changed =
                now.db.prepare_cached("update saved_search set name = ?2 where id = ?1")?.execute((id, name)).map_err(
                    |error| match error.sqlite_error_code() {
                        Some(ErrorCode::ConstraintViolation) => StoreError::NameTaken { name: name.to_owned() },
                        _ => error.into(),
                    },
                )?;
            one(changed, id)
        })
    }

    /// Forgets a saved search; what it finds stays.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn forget_search(&mut self, id: &str) -> Result<(), StoreError> {
        self.act(|now| one(now.db.prepare_cached("delete from saved_search where id = ?1")?.execute([id])?, id))
    }
}

fn one(changed: usize, id: &str) -> Result<(), StoreError> {
    if changed == 0 { Err(StoreError::no_such("saved search", id)) } else { Ok(()) }
}

fn read(row: &Row<'_>) -> rusqlite::Result<SavedSearch> {
    Ok(SavedSearch {
        id: row.get("id")?,
        name: row.get("name")?,
        query: row.get("query")?,
        filters: row.get("filters")?,
        saved_at: row.get("saved_at")?,
    })
}
