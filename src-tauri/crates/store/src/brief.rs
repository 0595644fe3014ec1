//! Briefs (要报) with every revision, and the facts that each uses.

use crate::error::{BriefUse, StoreError};
use crate::journal::Deed;
use crate::library::{Act, Library};
use crate::row::{damaged, parsed};
use crate::search::index::{self, Entry, Put, SubjectKind};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use yaobao_model::code::UnknownCode;
use yaobao_model::{BriefId, FactRef};

/// How far a brief has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum BriefState {
    /// 草稿: being written.
    #[default]
    Draft,
    /// 送审: handed in for checking.
    Submitted,
    /// 核对通过: its figures have been checked.
    Verified,
    /// 定稿: as it goes out.
    Final,
}

impl BriefState {
    /// Every state, in the order in which a brief goes through them.
    pub const ALL: &'static [Self] = &[Self::Draft, Self::Submitted, Self::Verified, Self::Final];

    /// The code it is written as in SQL and JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Verified => "verified",
            Self::Final => "final",
        }
    }
}

impl fmt::Display for BriefState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for BriefState {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        let known = Self::ALL.iter().copied().find(|state| state.code() == code);
        known.ok_or_else(|| UnknownCode { code: code.to_owned(), list: "state of a brief" })
    }
}

/// A brief as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefRow {
    /// Its identifier.
    pub id: BriefId,
    /// Its title.
    pub title: String,
    /// Name of the template it was started from.
    pub template: Option<String>,
    /// How far it has come.
    pub state: BriefState,
    /// When it was started, in milliseconds since 1970.
    pub created_at: i64,
    /// When it was last changed, in milliseconds since 1970.
    pub changed_at: i64,
    /// Number of its latest revision, from 1.
    pub revision: usize,
    /// Number of facts and excerpts that it links to.
    pub facts: usize,
}

/// A brief with its current text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBrief {
    /// What lists show.
    pub row: BriefRow,
    /// Its Markdown.
    pub text: String,
    /// What its links point at; some may no longer be in the library.
    pub facts: Vec<FactRef>,
}

/// One state of a brief's text that has been kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefRevision {
    /// Its number, from 1.
    pub number: usize,
    /// When it was saved, in milliseconds since 1970.
    pub made_at: i64,
    /// The name that a person gave it.
    pub name: Option<String>,
    /// Number of characters.
    pub length: usize,
}

impl Library {
    /// Every brief, the last changed first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn briefs(&self) -> Result<Vec<BriefRow>, StoreError> {
        let sql = concat!(include_str!("brief/select.sql"), " order by brief.changed_at desc, brief.id desc");
        let mut select = self.db.prepare_cached(sql)?;
        let rows = select.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One brief with its current text.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn brief(&self, id: BriefId) -> Result<Option<StoredBrief>, StoreError> {
        let key = id.to_string();
        let sql = concat!(include_str!("brief/select.sql"), " where brief.id = ?1");
        let Some(row) = self.db.prepare_cached(sql)?.query_row([&key], read).optional()? else { return Ok(None) };
        let text = text_of(&self.db, &key)?;
        let mut select = self.db.prepare_cached("select fact from brief_fact where brief = ?1 order by fact")?;
        let facts = select.query_map([&key], |row| {
            let fact: String = row.get(0)?;
            format!("{}{fact}", FactRef::SCHEME).parse().map_err(|error| damaged("fact", error))
        })?;
        Ok(Some(StoredBrief { row, text, facts: facts.collect::<Result<_, _>>()? }))
    }

    /// Adds a brief with its first revision.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn add_brief(&mut self, title: &str, template: Option<&str>, text: &str) -> Result<BriefId, StoreError> {
        self.deed(Deed::AddBrief, |now| {
            let id = now.id(BriefId::from_parts);
            title.clone_into(&mut now.about);
            now.db.prepare_cached(include_str!("brief/insert.sql"))?.execute((
                id.to_string(),
                new_entry(now)?,
                title,
                template,
                BriefState::Draft.code(),
                now.at,
            ))?;
            add_revision(now, &id.to_string(), text, None)?;
            index::refresh(&now.db, SubjectKind::Brief, &id.to_string())?;
            Ok(id)
        })
    }

    /// Saves a brief's title and text as a new revision and returns its number; the same text makes no new one.
    ///
    /// A `name` is given to the revision either way.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn save_brief(
        &mut self,
        id: BriefId,
        title: &str,
        text: &str,
        name: Option<&str>,
    ) -> Result<usize, StoreError> {
        self.act(|now| {
            let key = id.to_string();
            let (number, before): (usize, String) = now
                .db
                .prepare_cached(include_str!("brief/latest.sql"))?
                .query_row([&key], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?
                .ok_or_else(|| StoreError::no_such("brief", id))?;
            let changed = before != text;
            touch(now, &key, title, changed)?;
            let number = if changed { add_revision(now, &key, text, name)? } else { number };
            if !changed && name.is_some() {
                now.db
                    .prepare_cached("update brief_revision set name = ?3 where brief = ?1 and number = ?2")?
                    .execute((&key, number, name))?;
            }
            index::refresh(&now.db, SubjectKind::Brief, &key)?;
            Ok(number)
        })
    }

    /// Says how far a brief has come.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn set_brief_state(&mut self, id: BriefId, state: BriefState) -> Result<(), StoreError> {
        self.deed(Deed::SetBriefState, |now| {
            now.about = title_of(&now.db, id)?;
            now.db.prepare_cached("update brief set state = ?2, changed_at = ?3 where id = ?1")?.execute((
                id.to_string(),
                state.code(),
                now.at,
            ))?;
            Ok(())
        })
    }

    /// The revisions of a brief, the latest first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn brief_revisions(&self, id: BriefId) -> Result<Vec<BriefRevision>, StoreError> {
        let mut select = self.db.prepare_cached(include_str!("brief/revisions.sql"))?;
        let rows = select.query_map([id.to_string()], |row| {
            Ok(BriefRevision { number: row.get(0)?, made_at: row.get(1)?, name: row.get(2)?, length: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The text of one revision.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn brief_revision(&self, id: BriefId, number: usize) -> Result<Option<String>, StoreError> {
        let mut select = self.db.prepare_cached("select text from brief_revision where brief = ?1 and number = ?2")?;
        Ok(select.query_row((id.to_string(), number), |row| row.get(0)).optional()?)
    }

    /// Deletes a brief with all its revisions.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn delete_brief(&mut self, id: BriefId) -> Result<(), StoreError> {
        self.deed(Deed::DeleteBrief, |now| {
            now.about = title_of(&now.db, id)?;
            let mut delete = now.db.prepare_cached("delete from brief where id = ?1 returning entry")?;
            index::remove(&now.db, delete.query_row([id.to_string()], |row| row.get(0))?)
        })
    }

    /// The briefs whose current text links to this fact.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn briefs_using(&self, fact: FactRef) -> Result<Vec<BriefUse>, StoreError> {
        using(&self.db, fact)
    }
}

/// Every fact that a Markdown text links to.
fn facts_in(text: &str) -> BTreeSet<FactRef> {
    let starts = text.match_indices(FactRef::SCHEME).map(|(at, _)| &text[at..]);
    starts
        .filter_map(|link| {
            let end = link[FactRef::SCHEME.len()..].find(|char: char| !char.is_ascii_alphanumeric() && char != '/');
            link[..end.map_or(link.len(), |end| end + FactRef::SCHEME.len())].parse().ok()
        })
        .collect()
}

/// A fact as `brief_fact` has it.
fn written(fact: FactRef) -> String {
    fact.to_string()[FactRef::SCHEME.len()..].to_owned()
}

fn add_revision(now: &Act<'_>, brief: &str, text: &str, name: Option<&str>) -> Result<usize, StoreError> {
    let number = now
        .db
        .prepare_cached(include_str!("brief/add_revision.sql"))?
        .query_row((brief, text, now.at, name), |row| row.get(0))?;
    now.db.prepare_cached("delete from brief_fact where brief = ?1")?.execute([brief])?;
    let mut insert = now.db.prepare_cached("insert into brief_fact (brief, fact) values (?1, ?2)")?;
    for fact in facts_in(text) {
        insert.execute((brief, written(fact)))?;
    }
    Ok(number)
}

fn text_of(db: &Connection, brief: &str) -> Result<String, StoreError> {
    Ok(db.prepare_cached(include_str!("brief/latest.sql"))?.query_row([brief], |row| row.get(1))?)
}

/// A number in the search index that puts a brief among the newest.
fn new_entry(now: &Act<'_>) -> Result<i64, StoreError> {
    index::new_number(&now.db, SubjectKind::Brief, index::day_of(None, now.at))
}

/// Sets the title of a brief, and when that or its text has changed also the time and the rank among search results.
fn touch(now: &Act<'_>, brief: &str, title: &str, text_changed: bool) -> Result<(), StoreError> {
    let mut select = now.db.prepare_cached("select entry, title from brief where id = ?1")?;
    let (entry, before): (i64, String) = select.query_row([brief], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if text_changed || before != title {
        index::remove(&now.db, entry)?;
        now.db.prepare_cached("update brief set title = ?2, changed_at = ?3, entry = ?4 where id = ?1")?.execute((
            brief,
            title,
            now.at,
            new_entry(now)?,
        ))?;
    }
    Ok(())
}

/// Hands over what belongs into the search index for a brief as it stands now, if it is there.
pub(crate) fn entry(db: &Connection, brief: &str, put: Put<'_>) -> Result<(), StoreError> {
    let mut select = db.prepare_cached("select entry, title from brief where id = ?1")?;
    let found: Option<(i64, String)> = select.query_row([brief], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((entry, title)) = found else { return Ok(()) };
    let text = text_of(db, brief)?;
    let whole =
        Entry { kind: SubjectKind::Brief, title: Some(&title), texts: &[&text], region: None, tags: &[], period: None };
    put(entry, &whole)
}

/// The title of a brief that must be there.
fn title_of(db: &Connection, id: BriefId) -> Result<String, StoreError> {
    let mut select = db.prepare_cached("select title from brief where id = ?1")?;
    let title = select.query_row([id.to_string()], |row| row.get(0)).optional()?;
    title.ok_or_else(|| StoreError::no_such("brief", id))
}

/// The briefs that link to a fact.
pub(crate) fn using(db: &Connection, fact: FactRef) -> Result<Vec<BriefUse>, StoreError> {
    read_uses(db, include_str!("brief/using.sql"), &written(fact))
}

/// The briefs that link to a fact or an excerpt, by what it is and its identifier.
pub(crate) fn using_named(db: &Connection, kind: SubjectKind, id: &str) -> Result<Vec<BriefUse>, StoreError> {
    read_uses(db, include_str!("brief/using.sql"), &format!("{}/{id}", kind.code()))
}

/// The briefs that link to a fact or an excerpt of a bulletin.
pub(crate) fn using_bulletin(db: &Connection, bulletin: &str) -> Result<Vec<BriefUse>, StoreError> {
    read_uses(db, include_str!("brief/using_bulletin.sql"), bulletin)
}

fn read_uses(db: &Connection, sql: &str, key: &str) -> Result<Vec<BriefUse>, StoreError> {
    let mut select = db.prepare_cached(sql)?;
    let rows = select.query_map([key], |row| Ok(BriefUse { id: parsed(row, "id")?, title: row.get("title")? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<BriefRow> {
    Ok(BriefRow {
        id: parsed(row, "id")?,
        title: row.get("title")?,
        template: row.get("template")?,
        state: parsed(row, "state")?,
        created_at: row.get("created_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
        facts: row.get("facts")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use yaobao_model::StatisticId;

    #[test]
    fn finds_the_links_of_a_text() {
        let fact = FactRef::Statistic(StatisticId::from_parts(1, 2));
        let text = format!("达[132.77亿元]({fact})，又见[此处]({fact} \"题\")、yaobao:statistic/无、{fact}");
        assert_eq!(facts_in(&text), BTreeSet::from([fact]));
    }
}
