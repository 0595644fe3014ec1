//! What people did, so that it can be undone and redone, and what they deleted, so that they can have it back.
//!
//! While an act of a person runs, temporary triggers write down every row that it changes: how it was before and how
//! it is after, as JSON. To undo the act is to bring the rows back in reverse; that is recorded in the same way and
//! takes the place of the act's changes, so that redoing is the very same operation. Nothing is lost in between, not
//! even what came later without being recorded, such as revisions of a brief that is taken back.
//!
//! The search index is not recorded: whatever an undone act touches is put into it afresh. Imports and the revisions
//! of briefs are no acts in this sense. Acts are kept for [`KEPT`], and with them everything that was deleted.

use crate::anchor;
use crate::article;
use crate::brief;
use crate::compress::{compress, decompress};
use crate::error::StoreError;
use crate::library::{Act, Library};
use crate::resemblance;
use crate::row::{corrupt, parsed};
use crate::search::index::{self, SubjectKind};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::str::FromStr;
use yaobao_model::FactRef;
use yaobao_model::code::UnknownCode;

/// How long acts can be undone and deleted things be had back: thirty days, in milliseconds.
pub const KEPT: i64 = 30 * 24 * 60 * 60 * 1000;

/// Tables whose changes are recorded.
const TABLES: &[&str] = &[
    "bulletin",
    "original",
    "text_version",
    "remark",
    "article",
    "statistic",
    "measure",
    "tag",
    "excerpt",
    "excerpt_tag",
    "brief",
    "brief_revision",
    "brief_fact",
    "preference",
];

/// What a person can do to the library and undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Marked a passage.
    AddExcerpt,
    /// Changed core statement, note or tags of an excerpt.
    ChangeExcerpt,
    /// Deleted an excerpt.
    DeleteExcerpt,
    /// Made a tag.
    AddTag,
    /// Changed name or colour of a tag.
    RenameTag,
    /// Put a tag under another one.
    MoveTag,
    /// Made one tag of two.
    MergeTags,
    /// Deleted a tag.
    DeleteTag,
    /// Accepted or rejected a figure.
    ReviewStatistic,
    /// Put a figure right.
    EditStatistic,
    /// Said which of several sources' figures to go by.
    PreferStatistic,
    /// Accepted or rejected a measure.
    ReviewMeasure,
    /// Started a brief.
    AddBrief,
    /// Handed a brief on.
    SetBriefState,
    /// Deleted a brief.
    DeleteBrief,
    /// Deleted a bulletin.
    DeleteBulletin,
    /// Split an article.
    SplitArticle,
    /// Made one article of several.
    MergeArticles,
    /// Put an article at another place.
    MoveArticle,
    /// Changed title, byline, date or region of an article.
    EditArticle,
    /// Had the facts of an article read again.
    RereadArticle,
    /// Had a bulletin read again, in another encoding.
    RereadBulletin,
    /// Took something back out of the trash.
    Restore,
}

impl Deed {
    /// Every deed.
    pub const ALL: &'static [Self] = &[
        Self::AddExcerpt,
        Self::ChangeExcerpt,
        Self::DeleteExcerpt,
        Self::AddTag,
        Self::RenameTag,
        Self::MoveTag,
        Self::MergeTags,
        Self::DeleteTag,
        Self::ReviewStatistic,
        Self::EditStatistic,
        Self::PreferStatistic,
        Self::ReviewMeasure,
        Self::AddBrief,
        Self::SetBriefState,
        Self::DeleteBrief,
        Self::DeleteBulletin,
        Self::SplitArticle,
        Self::MergeArticles,
        Self::MoveArticle,
        Self::EditArticle,
        Self::RereadArticle,
        Self::RereadBulletin,
        Self::Restore,
    ];

    /// The code it is written as in SQL and JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AddExcerpt => "add-excerpt",
            Self::ChangeExcerpt => "change-excerpt",
            Self::DeleteExcerpt => "delete-excerpt",
            Self::AddTag => "add-tag",
            Self::RenameTag => "rename-tag",
            Self::MoveTag => "move-tag",
            Self::MergeTags => "merge-tags",
            Self::DeleteTag => "delete-tag",
            Self::ReviewStatistic => "review-statistic",
            Self::EditStatistic => "edit-statistic",
            Self::PreferStatistic => "prefer-statistic",
            Self::ReviewMeasure => "review-measure",
            Self::AddBrief => "add-brief",
            Self::SetBriefState => "set-brief-state",
            Self::DeleteBrief => "delete-brief",
            Self::DeleteBulletin => "delete-bulletin",
            Self::SplitArticle => "split-article",
            Self::MergeArticles => "merge-articles",
            Self::MoveArticle => "move-article",
            Self::EditArticle => "edit-article",
            Self::RereadArticle => "reread-article",
            Self::RereadBulletin => "reread-bulletin",
            Self::Restore => "restore",
        }
    }
}

impl FromStr for Deed {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        let known = Self::ALL.iter().copied().find(|deed| deed.code() == code);
        known.ok_or_else(|| UnknownCode { code: code.to_owned(), list: "deed" })
    }
}

/// One act of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Its number, by which it can be taken out of the trash.
    pub number: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What was done.
    pub deed: Deed,
    /// To what: a title, a name, the beginning of a quotation.
    pub about: String,
}

impl Library {
    /// The act that [`Library::undo`] would undo.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn next_undo(&self) -> Result<Option<Done>, StoreError> {
        let sql = "select * from act where not undone order by number desc limit 1";
        Ok(self.db.prepare_cached(sql)?.query_row([], read).optional()?)
    }

    /// The act that [`Library::redo`] would redo.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn next_redo(&self) -> Result<Option<Done>, StoreError> {
        let sql = "select * from act where undone order by number limit 1";
        Ok(self.db.prepare_cached(sql)?.query_row([], read).optional()?)
    }

    /// Undoes the last act that has not been undone; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when it would take away what briefs link to; [`StoreError::CannotUndo`] when what has
    /// been done since stands in the way.
    pub fn undo(&mut self) -> Result<Option<Done>, StoreError> {
        let act = self.next_undo()?;
        act.map(|act| self.revert(act, true)).transpose()
    }

    /// Redoes the last act that was undone; `None` when there is none, or something else has been done since.
    ///
    /// # Errors
    /// As for [`Library::undo`].
    pub fn redo(&mut self) -> Result<Option<Done>, StoreError> {
        let act = self.next_redo()?;
        act.map(|act| self.revert(act, false)).transpose()
    }

    /// What has been deleted and can be had back, the last deleted first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn trash(&self) -> Result<Vec<Done>, StoreError> {
        let mut select = self.db.prepare_cached(include_str!("journal/trash.sql"))?;
        let rows = select.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Takes something out of the trash, by its number there.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] when it is not there; [`StoreError::CannotUndo`] when what has been done since stands
    /// in the way: the same document has been imported again.
    pub fn restore(&mut self, number: i64) -> Result<(), StoreError> {
        let found = self.trash()?.into_iter().find(|act| act.number == number);
        let act = found.ok_or_else(|| StoreError::no_such("deletion", number))?;
        self.deed(Deed::Restore, |now| {
            now.about.clone_from(&act.about);
            bring_back(&now.db, act.number)?.then_some(()).ok_or(StoreError::CannotUndo { deed: act.deed })?;
            now.db.execute("delete from act where number = ?1", [act.number])?;
            Ok(())
        })
        .map_err(|error| in_the_way(error, act.deed))
    }

    /// Empties the trash; what is in it cannot be had back any more.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn empty_trash(&mut self) -> Result<(), StoreError> {
        self.act(|now| Ok(now.db.execute_batch(include_str!("journal/empty_trash.sql"))?))
    }

    /// Turns an act round and keeps what that changes in its place.
    fn revert(&mut self, act: Done, undone: bool) -> Result<Done, StoreError> {
        self.record_deeds()?;
        let deed = act.deed;
        self.act(|now| {
            record(&now.db, true)?;
            bring_back(&now.db, act.number)?.then_some(()).ok_or(StoreError::CannotUndo { deed })?;
            let changes = compress(&recorded(&now.db)?);
            record(&now.db, false)?;
            now.db
                .prepare_cached("update act set undone = ?2, changes = ?3 where number = ?1")?
                .execute((act.number, undone, changes))?;
            Ok(act)
        })
        .map_err(|error| in_the_way(error, deed))
    }
}

/// What a broken constraint means to somebody who undoes.
fn in_the_way(error: StoreError, deed: Deed) -> StoreError {
    match error {
        StoreError::Sqlite(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            StoreError::CannotUndo { deed }
        }
        error => error,
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Done> {
    Ok(Done { number: row.get("number")?, at: row.get("at")?, deed: parsed(row, "kind")?, about: row.get("about")? })
}

/// Prepares a connection to record: tables that only it sees, and a trigger for each way to change each table.
pub(crate) fn set_up(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch(include_str!("journal/set_up.sql"))?;
    for table in TABLES {
        let columns = columns(db, table)?;
        for (event, before, after) in
            [("insert", "null", object(&columns, "new")), ("delete", &object(&columns, "old"), "null".to_owned())]
        {
            create_trigger(db, table, event, before, &after)?;
        }
        create_trigger(db, table, "update", &changed(&columns, "old"), &changed(&columns, "new"))?;
    }
    Ok(())
}

fn create_trigger(db: &Connection, table: &str, event: &str, before: &str, after: &str) -> Result<(), StoreError> {
    Ok(db.execute_batch(&format!(
        "create temp trigger journal_{table}_{event} after {event} on main.{table} \
         when (select is_on from journal_switch) begin \
         insert into journal_change (name, before, after) values ('{table}', {before}, {after}); end"
    ))?)
}

/// A column of a recorded table.
struct Column {
    name: String,
    blob: bool,
    key: bool,
}

impl Column {
    /// The column's value out of the JSON that is bound to `parameter`.
    fn from(&self, parameter: &str) -> String {
        let value = format!("json_extract({parameter}, '$.{}')", self.name);
        if self.blob { format!("unhex({value})") } else { value }
    }
}

fn columns(db: &Connection, table: &str) -> Result<Vec<Column>, StoreError> {
    let mut select = db.prepare_cached("select name, type = 'BLOB', pk > 0 from pragma_table_info(?1)")?;
    let rows =
        select.query_map([table], |row| Ok(Column { name: row.get(0)?, blob: row.get(1)?, key: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A row as JSON; blobs, which JSON does not know, in hexadecimal.
fn object(columns: &[Column], row: &str) -> String {
    let mut sql = "json_object(".to_owned();
    for (n, Column { name, blob, .. }) in columns.iter().enumerate() {
        let comma = if n == 0 { "" } else { ", " };
        let value =
            if *blob { format!("iif({row}.{name} is null, null, hex({row}.{name}))") } else { format!("{row}.{name}") };
        write!(sql, "{comma}'{name}', {value}").expect("a String takes whatever is written");
    }
    sql + ")"
}

/// The same for a row that was updated, without what has stayed as it was: moving an article does not copy its text.
fn changed(columns: &[Column], row: &str) -> String {
    let mut sql = format!("json_remove({}", object(columns, row));
    for Column { name, .. } in columns.iter().filter(|column| !column.key && !NAMED.contains(&column.name.as_str())) {
        write!(sql, ", iif(old.{name} is new.{name}, '$.{name}', '$.-')").expect("a String takes whatever is written");
    }
    sql + ")"
}

/// Columns that say whose entry of the search index a row belongs to; they stand in every record.
const NAMED: &[&str] = &["id", "entry", "excerpt", "brief"];

/// Starts or stops recording; either way what was recorded is forgotten.
pub(crate) fn record(db: &Connection, on: bool) -> Result<(), StoreError> {
    db.prepare_cached("delete from journal_change")?.execute([])?;
    db.prepare_cached("update journal_switch set is_on = ?1")?.execute([on])?;
    Ok(())
}

/// Keeps what the act has changed, and forgets what can no longer be redone or is too old; ends the recording.
pub(crate) fn keep(now: &Act<'_>, deed: Deed) -> Result<(), StoreError> {
    let changes = recorded(&now.db)?;
    record(&now.db, false)?;
    if changes.is_empty() {
        return Ok(());
    }
    now.db.prepare_cached("delete from act where undone or at < ?1")?.execute([now.at - KEPT])?;
    let about: String = now.about.chars().take(80).collect();
    now.db.prepare_cached("insert into act (at, kind, about, changes) values (?1, ?2, ?3, ?4)")?.execute((
        now.at,
        deed.code(),
        about,
        compress(&changes),
    ))?;
    Ok(())
}

/// One changed row.
struct Change {
    table: String,
    before: Option<String>,
    after: Option<String>,
}

/// Parts the fields of a change; within JSON control characters are always escaped.
const FIELD: char = '\u{1f}';

/// What has been recorded, as lines of table, row before and row after.
fn recorded(db: &Connection) -> Result<Vec<u8>, StoreError> {
    let mut lines = String::new();
    let mut select = db.prepare_cached("select name, before, after from journal_change order by place")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let text = |column| -> rusqlite::Result<_> { Ok(row.get_ref(column)?.as_str_or_null()?.unwrap_or_default()) };
        writeln!(lines, "{}{FIELD}{}{FIELD}{}", text(0)?, text(1)?, text(2)?)
            .expect("a String takes whatever is written");
    }
    Ok(lines.into_bytes())
}

fn changes_of(db: &Connection, act: i64) -> Result<Vec<Change>, StoreError> {
    let packed: Vec<u8> =
        db.prepare_cached("select changes from act where number = ?1")?.query_row([act], |row| row.get(0))?;
    let lines = decompress(&packed, usize::MAX).and_then(|bytes| String::from_utf8(bytes).ok());
    let lines = lines.ok_or_else(|| corrupt(format!("the record of act {act} is damaged")))?;
    let changes = lines.lines().map(|line| {
        let mut fields = line.split(FIELD);
        let table = fields.next().filter(|table| TABLES.contains(table))?.to_owned();
        let mut image = || fields.next().map(|json| Some(json.to_owned()).filter(|json| !json.is_empty()));
        Some(Change { table, before: image()?, after: image()? })
    });
    changes.collect::<Option<_>>().ok_or_else(|| corrupt(format!("the record of act {act} is damaged")))
}

/// Brings every row that an act has changed back to what it was before, and the search index with it.
///
/// Says whether excerpts stand on their characters: out of the trash one may come back to a text that has been split or
/// merged since.
fn bring_back(db: &Connection, act: i64) -> Result<bool, StoreError> {
    // Parents may come back after their children; all must be there in the end.
    db.pragma_update(None, "defer_foreign_keys", true)?;
    let changes = changes_of(db, act)?;
    let mut touched = BTreeSet::new();
    for change in changes.iter().rev() {
        turn_round(db, change)?;
        for image in [&change.before, &change.after].into_iter().flatten() {
            touched.extend(touch(db, &change.table, image)?);
        }
    }
    // A tag that has been deleted for good since does not come back with the excerpts that had it.
    db.execute("delete from excerpt_tag where tag not in (select id from tag)", [])?;
    touched.iter().try_for_each(|(kind, id)| settle(db, *kind, id))?;
    let mut excerpts = touched.iter().filter(|(kind, _)| *kind == SubjectKind::Excerpt);
    excerpts.try_fold(true, |sound, (_, id)| Ok(sound && anchor::holds(db, id)?))
}

fn turn_round(db: &Connection, change: &Change) -> Result<(), StoreError> {
    let Change { table, before, after } = change;
    let columns = columns(db, table)?;
    let joined = |parts: Vec<String>, between: &str| parts.join(between);
    let same_row = |parameter: &str| {
        joined(
            columns.iter().filter(|c| c.key).map(|c| format!("{} = {}", c.name, c.from(parameter))).collect(),
            " and ",
        )
    };
    match (before, after) {
        (None, Some(after)) => {
            db.prepare_cached(&format!("delete from {table} where {}", same_row("?1")))?.execute([after])?;
        }
        (Some(before), None) => {
            let names = joined(columns.iter().map(|column| column.name.clone()).collect(), ", ");
            let values = joined(columns.iter().map(|column| column.from("?1")).collect(), ", ");
            db.prepare_cached(&format!("insert into {table} ({names}) values ({values})"))?.execute([before])?;
        }
        (Some(before), Some(after)) => {
            // Only what the act has changed: the rest may have been changed since.
            let set = columns.iter().map(|column| {
                let (name, before, after) = (&column.name, column.from("?1"), column.from("?2"));
                format!("{name} = iif({before} is not {after}, {before}, {name})")
            });
            let set = joined(set.collect(), ", ");
            db.prepare_cached(&format!("update {table} set {set} where {}", same_row("?2")))?
                .execute([before, after])?;
        }
        (None, None) => {}
    }
    Ok(())
}

/// Whose entry in the search index a row belongs to. An entry of the row itself is taken out of the index.
fn touch(db: &Connection, table: &str, image: &str) -> Result<Option<(SubjectKind, String)>, StoreError> {
    let (kind, column) = match table {
        "article" => (SubjectKind::Article, "id"),
        "statistic" => (SubjectKind::Statistic, "id"),
        "measure" => (SubjectKind::Measure, "id"),
        "excerpt" => (SubjectKind::Excerpt, "id"),
        "brief" => (SubjectKind::Brief, "id"),
        "excerpt_tag" => (SubjectKind::Excerpt, "excerpt"),
        "brief_revision" => (SubjectKind::Brief, "brief"),
        _ => return Ok(None),
    };
    let sql = format!("select json_extract(?1, '$.{column}'), json_extract(?1, '$.entry')");
    let (id, entry): (String, Option<i64>) =
        db.prepare_cached(&sql)?.query_row([image], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if let Some(entry) = entry {
        index::remove(db, entry)?;
        if kind == SubjectKind::Article {
            resemblance::forget(db, entry)?;
        }
    }
    Ok(Some((kind, id)))
}

/// Puts a subject into the search index if it is there; if it is not, no brief may link to it.
///
/// An article takes along what follows from it.
fn settle(db: &Connection, kind: SubjectKind, id: &str) -> Result<(), StoreError> {
    index::refresh(db, kind, id)?;
    if kind == SubjectKind::Article {
        article::settle(db, id)?;
        resemblance::refresh(db, id)?;
    }
    let Ok(fact) = format!("{}{}/{id}", FactRef::SCHEME, kind.code()).parse::<FactRef>() else { return Ok(()) };
    let gone: bool = db
        .prepare_cached(&format!("select not exists (select 1 from {} where id = ?1)", kind.code()))?
        .query_row([id], |row| row.get(0))?;
    let briefs = if gone { brief::using(db, fact)? } else { Vec::new() };
    if briefs.is_empty() { Ok(()) } else { Err(StoreError::InUse { briefs }) }
}
