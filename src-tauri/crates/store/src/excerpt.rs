//! What a person has marked while reading (摘录).

use crate::article::{Source, text_of};
use crate::error::StoreError;
use crate::filter::{Conditions, Page};
use crate::journal::Deed;
use crate::library::Library;
use crate::row::{parsed, span};
use crate::search::entries_matching;
use crate::search::index::{self, Entry, Put, SubjectKind};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row};
use yaobao_model::{ArticleId, BulletinId, CharIndex, Excerpt, ExcerptId, FactRef, Span, TagId};

/// An excerpt, with what lists show beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcerptRow {
    /// The excerpt.
    pub excerpt: Excerpt,
    /// When it was made, in milliseconds since 1970.
    pub created_at: i64,
    /// When it was last changed, in milliseconds since 1970.
    pub changed_at: i64,
    /// Where it comes from.
    pub source: Source,
}

/// An excerpt to be added; its quotation is taken from the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewExcerpt {
    /// The article.
    pub article: ArticleId,
    /// The marked characters of its text.
    pub at: Span,
    /// What the reader says of it.
    pub remarks: ExcerptRemarks,
}

/// What a reader says of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExcerptRemarks {
    /// Core statement (核心观点); empty when none.
    pub statement: String,
    /// Note; empty when none.
    pub note: String,
    /// Tags, in order.
    pub tags: Vec<TagId>,
}

/// Which excerpts to list; everything that is `None` does not narrow the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExcerptFilter {
    /// From articles about this division or one within it, by the beginning of its full name.
    pub region: Option<String>,
    /// With this tag or one below it.
    pub tag: Option<TagId>,
    /// From this bulletin.
    pub bulletin: Option<BulletinId>,
    /// With these words in quotation, core statement or note, as in a search.
    pub text: Option<String>,
    /// At most this many rows.
    pub limit: Option<usize>,
    /// Rows to pass over.
    pub offset: usize,
}

impl Library {
    /// Lists excerpts, the last changed first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn excerpts(&self, filter: &ExcerptFilter) -> Result<Page<ExcerptRow>, StoreError> {
        let mut conditions = Conditions::default();
        conditions.begins("article.region", filter.region.as_deref());
        if let Some(tag) = filter.tag {
            let clause = format!("excerpt.id in ({})", include_str!("excerpt/tagged.sql"));
            conditions.add(&clause, [tag.to_string().into()]);
        }
        conditions.of_bulletin("excerpt.article", filter.bulletin);
        if !entries_matching(&mut conditions, "excerpt.entry", SubjectKind::Excerpt, filter.text.as_deref()) {
            return Ok(Page { total: 0, rows: Vec::new() });
        }
        let where_clause = conditions.clause();
        let count = format!("select count(*) from excerpt join article on article.id = excerpt.article {where_clause}");
        let total = self.db.prepare_cached(&count)?.query_row(conditions.values(), |row| row.get(0))?;
        let sql = format!(
            "{} {where_clause} order by excerpt.changed_at desc, excerpt.id desc limit ? offset ?",
            include_str!("excerpt/select.sql")
        );
        let mut select = self.db.prepare_cached(&sql)?;
        let rows = select.query_map(conditions.values_and_page(filter.limit, filter.offset), read)?;
        Ok(Page { total, rows: rows.collect::<Result<_, _>>()? })
    }

    /// One excerpt.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn excerpt(&self, id: ExcerptId) -> Result<Option<ExcerptRow>, StoreError> {
        row_of(&self.db, &id.to_string())
    }

    /// Adds an excerpt.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for an unknown article or tag; [`StoreError::NoSuchPlace`] for a span that is empty or
    /// runs past the article's text.
    pub fn add_excerpt(&mut self, new: &NewExcerpt) -> Result<ExcerptId, StoreError> {
        self.deed(Deed::AddExcerpt, |now| {
            let article = new.article.to_string();
            let text = text_of(&now.db, &article)?.ok_or_else(|| StoreError::no_such("article", new.article))?;
            let chars = CharIndex::new(&text);
            if new.at.is_empty() || new.at.end > chars.len() {
                return Err(StoreError::NoSuchPlace { start: new.at.start, end: new.at.end });
            }
            let id = now.id(ExcerptId::from_parts);
            now.about = chars.slice(new.at).to_owned();
            now.db.prepare_cached(include_str!("excerpt/insert.sql"))?.execute((
                id.to_string(),
                index::new_number(&now.db, SubjectKind::Excerpt, index::day_of(None, now.at))?,
                article,
                new.at.start,
                new.at.end,
                chars.slice(new.at),
                &new.remarks.statement,
                &new.remarks.note,
                now.at,
            ))?;
            set_tags(&now.db, &id.to_string(), &new.remarks.tags)?;
            index::refresh(&now.db, SubjectKind::Excerpt, &id.to_string())?;
            Ok(id)
        })
    }

    /// Changes what the reader says of an excerpt; the excerpt itself never changes.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for an unknown excerpt or tag.
    pub fn update_excerpt(&mut self, id: ExcerptId, remarks: &ExcerptRemarks) -> Result<(), StoreError> {
        self.deed(Deed::ChangeExcerpt, |now| {
            let row = row_of(&now.db, &id.to_string())?.ok_or_else(|| StoreError::no_such("excerpt", id))?;
            now.about = row.excerpt.quote;
            now.db
                .prepare_cached("update excerpt set statement = ?2, note = ?3, changed_at = ?4 where id = ?1")?
                .execute((id.to_string(), &remarks.statement, &remarks.note, now.at))?;
            if row.excerpt.tags != remarks.tags {
                set_tags(&now.db, &id.to_string(), &remarks.tags)?;
            }
            index::refresh(&now.db, SubjectKind::Excerpt, &id.to_string())
        })
    }

    /// Deletes an excerpt.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::InUse`] when briefs link to it.
    pub fn delete_excerpt(&mut self, id: ExcerptId) -> Result<(), StoreError> {
        self.deed(Deed::DeleteExcerpt, |now| {
            let briefs = crate::brief::using(&now.db, FactRef::Excerpt(id))?;
            if !briefs.is_empty() {
                return Err(StoreError::InUse { briefs });
            }
            let deleted: Option<(i64, String)> = now
                .db
                .prepare_cached("delete from excerpt where id = ?1 returning entry, quote")?
                .query_row([id.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let (entry, quote) = deleted.ok_or_else(|| StoreError::no_such("excerpt", id))?;
            now.about = quote;
            index::remove(&now.db, entry)
        })
    }
}

fn row_of(db: &Connection, id: &str) -> Result<Option<ExcerptRow>, StoreError> {
    let sql = concat!(include_str!("excerpt/select.sql"), " where excerpt.id = ?1");
    Ok(db.prepare_cached(sql)?.query_row([id], read).optional()?)
}

/// The excerpts from a bulletin's version, in the order of its text.
pub(crate) fn of_bulletin(db: &Connection, bulletin: &str, version: i64) -> Result<Vec<ExcerptRow>, StoreError> {
    let sql = concat!(
        include_str!("excerpt/select.sql"),
        " where article.bulletin = ?1 and article.version = ?2 order by article.place, excerpt.at_start, excerpt.id"
    );
    let mut select = db.prepare_cached(sql)?;
    let rows = select.query_map((bulletin, version), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The excerpts that have one of these tags.
pub(crate) fn with_tags(db: &Connection, tags: &[String]) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    let mut select = db.prepare_cached("select excerpt from excerpt_tag where tag = ?1")?;
    for tag in tags {
        for excerpt in select.query_map([tag], |row| row.get::<_, String>(0))? {
            found.push(excerpt?);
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn read(row: &Row<'_>) -> rusqlite::Result<ExcerptRow> {
    let tags = row.get_ref("tags")?.as_str_or_null()?.unwrap_or_default();
    let tags = tags.split_whitespace().map(str::parse).collect::<Result<_, _>>();
    let excerpt = Excerpt {
        id: parsed(row, "id")?,
        article: parsed(row, "article")?,
        at: span(row, "at_start", "at_end")?,
        quote: row.get("quote")?,
        statement: row.get("statement")?,
        note: row.get("note")?,
        tags: tags.map_err(|error| crate::row::damaged("tags", error))?,
    };
    let (created_at, changed_at) = (row.get("created_at")?, row.get("changed_at")?);
    Ok(ExcerptRow { excerpt, created_at, changed_at, source: Source::read(row)? })
}

fn set_tags(db: &Connection, excerpt: &str, tags: &[TagId]) -> Result<(), StoreError> {
    db.prepare_cached("delete from excerpt_tag where excerpt = ?1")?.execute([excerpt])?;
    let mut insert = db.prepare_cached(
        "insert into excerpt_tag (excerpt, place, tag) values (?1, ?2, ?3) on conflict (excerpt, tag) do nothing",
    )?;
    for (place, tag) in tags.iter().enumerate() {
        insert.execute((excerpt, place, tag.to_string())).map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) => StoreError::no_such("tag", tag),
            _ => error.into(),
        })?;
    }
    Ok(())
}

/// Hands over what belongs into the search index for an excerpt as it stands now, if it is there.
pub(crate) fn entry(db: &Connection, id: &str, put: Put<'_>) -> Result<(), StoreError> {
    let sql = concat!(include_str!("excerpt/select.sql"), " where excerpt.id = ?1");
    let found = db.prepare_cached(sql)?.query_row([id], |row| Ok((row.get("entry")?, read(row)?))).optional()?;
    let Some((entry, row)) = found else { return Ok(()) };
    let Excerpt { quote, statement, note, tags, .. } = &row.excerpt;
    let tags: Vec<String> = tags.iter().map(ToString::to_string).collect();
    put(
        entry,
        &Entry {
            kind: SubjectKind::Excerpt,
            title: None,
            texts: &[quote, statement, note],
            region: row.source.article_region.as_deref(),
            tags: &tags,
            period: None,
        },
    )
}
