//! Labels in a tree (标签).

use crate::error::StoreError;
use crate::journal::Deed;
use crate::library::Library;
use crate::row::{parsed, parsed_option};
use crate::search::index::{SubjectKind, refresh};
use rusqlite::{Connection, ErrorCode, Row, params_from_iter};
use yaobao_model::{Tag, TagId};

/// A tag, and how much it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagRow {
    /// The tag.
    pub tag: Tag,
    /// Number of excerpts that have it.
    pub excerpts: usize,
}

impl Library {
    /// Every tag, siblings by name.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn tags(&self) -> Result<Vec<TagRow>, StoreError> {
        let mut select = self.db.prepare_cached(include_str!("tag/select.sql"))?;
        let rows = select.query_map([], |row| Ok(TagRow { tag: read(row)?, excerpts: row.get("excerpts")? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Adds a tag under `parent`, or at the top.
    ///
    /// # Errors
    /// [`StoreError::NameTaken`] when there is one of that name; [`StoreError::NoSuch`] when there is no such parent.
    pub fn add_tag(&mut self, parent: Option<TagId>, name: &str, color: &str) -> Result<TagId, StoreError> {
        self.deed(Deed::AddTag, |now| {
            if let Some(parent) = parent {
                must_exist(&now.db, parent)?;
            }
            name.clone_into(&mut now.about);
            let id = now.id(TagId::from_parts);
            now.db
                .prepare_cached("insert into tag (id, parent, name, color) values (?1, ?2, ?3, ?4)")?
                .execute((id.to_string(), parent.map(|id| id.to_string()), name, color))
                .map_err(|error| name_taken(error, name))?;
            Ok(id)
        })
    }

    /// Gives a tag another name and colour.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::NameTaken`] when a sibling has that name.
    pub fn rename_tag(&mut self, id: TagId, name: &str, color: &str) -> Result<(), StoreError> {
        self.deed(Deed::RenameTag, |now| {
            now.about = must_exist(&now.db, id)?;
            now.db
                .prepare_cached("update tag set name = ?2, color = ?3 where id = ?1")?
                .execute((id.to_string(), name, color))
                .map_err(|error| name_taken(error, name))?;
            Ok(())
        })
    }

    /// Puts a tag, with all below it, under another one or at the top.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`], [`StoreError::NameTaken`], [`StoreError::TagUnderItself`].
    pub fn move_tag(&mut self, id: TagId, parent: Option<TagId>) -> Result<(), StoreError> {
        self.deed(Deed::MoveTag, |now| {
            let name = must_exist(&now.db, id)?;
            now.about.clone_from(&name);
            if let Some(parent) = parent {
                must_exist(&now.db, parent)?;
                if with_everything_below(&now.db, id)?.contains(&parent.to_string()) {
                    return Err(StoreError::TagUnderItself);
                }
            }
            now.db
                .prepare_cached("update tag set parent = ?2 where id = ?1")?
                .execute((id.to_string(), parent.map(|id| id.to_string())))
                .map_err(|error| name_taken(error, &name))?;
            Ok(())
        })
    }

    /// Makes one tag of two: what has `from` or stands under it has or stands under `into` instead, and `from` is gone.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::TagUnderItself`] when `into` stands under `from`, or is it;
    /// [`StoreError::NameTaken`] when both have a child of the same name.
    pub fn merge_tags(&mut self, from: TagId, into: TagId) -> Result<(), StoreError> {
        self.deed(Deed::MergeTags, |now| {
            now.about = must_exist(&now.db, from)?;
            must_exist(&now.db, into)?;
            if with_everything_below(&now.db, from)?.contains(&into.to_string()) {
                return Err(StoreError::TagUnderItself);
            }
            let both = [from.to_string(), into.to_string()];
            let changing = crate::excerpt::with_tags(&now.db, &both[..1])?;
            now.db
                .prepare_cached("update or ignore excerpt_tag set tag = ?2 where tag = ?1")?
                .execute(params_from_iter(&both))?;
            now.db
                .prepare_cached("update tag set parent = ?2 where parent = ?1")?
                .execute(params_from_iter(&both))
                .map_err(|error| name_taken(error, &now.about))?;
            now.db.prepare_cached("delete from tag where id = ?1")?.execute([&both[0]])?;
            changing.iter().try_for_each(|excerpt| refresh(&now.db, SubjectKind::Excerpt, excerpt))
        })
    }

    /// Deletes a tag with all below it; excerpts lose it and stay.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn delete_tag(&mut self, id: TagId) -> Result<(), StoreError> {
        self.deed(Deed::DeleteTag, |now| {
            now.about = must_exist(&now.db, id)?;
            let losing = crate::excerpt::with_tags(&now.db, &with_everything_below(&now.db, id)?)?;
            now.db.prepare_cached("delete from tag where id = ?1")?.execute([id.to_string()])?;
            losing.iter().try_for_each(|excerpt| refresh(&now.db, SubjectKind::Excerpt, excerpt))
        })
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Tag> {
    Ok(Tag {
        id: parsed(row, "id")?,
        parent: parsed_option(row, "parent")?,
        name: row.get("name")?,
        color: row.get("color")?,
    })
}

/// The name of a tag that must be there.
fn must_exist(db: &Connection, id: TagId) -> Result<String, StoreError> {
    let name = db.prepare_cached("select name from tag where id = ?1")?.query_row([id.to_string()], |row| row.get(0));
    name.map_err(|error| match error {
        rusqlite::Error::QueryReturnedNoRows => StoreError::no_such("tag", id),
        error => error.into(),
    })
}

/// A tag and all tags below it, as they are written.
pub(crate) fn with_everything_below(db: &Connection, id: TagId) -> Result<Vec<String>, StoreError> {
    let mut select = db.prepare_cached(include_str!("tag/below.sql"))?;
    let rows = select.query_map([id.to_string()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn name_taken(error: rusqlite::Error, name: &str) -> StoreError {
    if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) {
        return StoreError::NameTaken { name: name.to_owned() };
    }
    error.into()
}
