//! Articles (篇目), and where a fact stands.

use crate::error::StoreError;
use crate::library::{Act, Library};
use crate::packed::{pack_blocks, pack_origin, pack_spans, unpack_blocks, unpack_origin, unpack_spans};
use crate::resemblance;
use crate::row::{date, parsed, unpacked};
use crate::search::index::{self, Entry, Put, SubjectKind};
use rusqlite::{Connection, OptionalExtension, Row};
use yaobao_model::{Article, ArticleId, BulletinId, PartialDate};

/// Where a fact or an excerpt comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The bulletin.
    pub bulletin: BulletinId,
    /// Its title.
    pub bulletin_title: String,
    /// The office that issued it.
    pub issuer: Option<String>,
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub article_title: String,
    /// The division that the article is about.
    pub article_region: Option<String>,
    /// The date of the article, or else of the bulletin.
    pub date: Option<PartialDate>,
}

impl Source {
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            bulletin: parsed(row, "bulletin")?,
            bulletin_title: row.get("bulletin_title")?,
            issuer: row.get("issuer")?,
            article: parsed(row, "article")?,
            article_title: row.get("article_title")?,
            article_region: row.get("article_region")?,
            date: date(row, "date")?,
        })
    }
}

impl Library {
    /// One article and the bulletin it is of.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn article(&self, id: ArticleId) -> Result<Option<(BulletinId, Article)>, StoreError> {
        let mut select = self.db.prepare_cached("select * from article where id = ?1")?;
        Ok(select.query_row([id.to_string()], |row| Ok((parsed(row, "bulletin")?, read(row)?))).optional()?)
    }
}

impl Library {
    /// The articles of a bulletin as it is read now, in order; none where there is no such bulletin.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn articles_of(&self, bulletin: BulletinId) -> Result<Vec<(ArticleId, Article)>, StoreError> {
        let key = bulletin.to_string();
        let mut select = self.db.prepare_cached("select version from bulletin where id = ?1")?;
        let version: Option<i64> = select.query_row([&key], |row| row.get(0)).optional()?;
        version.map_or(Ok(Vec::new()), |version| of_bulletin(&self.db, &key, version))
    }
}

/// The articles of a bulletin's version, in order.
pub(crate) fn of_bulletin(
    db: &Connection,
    bulletin: &str,
    version: i64,
) -> Result<Vec<(ArticleId, Article)>, StoreError> {
    let mut select = db.prepare_cached("select * from article where bulletin = ?1 and version = ?2 order by place")?;
    let rows = select.query_map((bulletin, version), |row| Ok((parsed(row, "id")?, read(row)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Text of an article.
pub(crate) fn text_of(db: &Connection, id: &str) -> Result<Option<String>, StoreError> {
    let mut select = db.prepare_cached("select text from article where id = ?1")?;
    Ok(select.query_row([id], |row| row.get(0)).optional()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Article> {
    Ok(Article {
        title: row.get("title")?,
        byline: row.get("byline")?,
        date: date(row, "date")?,
        region: row.get("region")?,
        text: row.get("text")?,
        blocks: unpacked(row, "blocks", unpack_blocks)?,
        emphasis: unpacked(row, "emphasis", unpack_spans)?,
        origin: unpacked(row, "origin", unpack_origin)?,
    })
}

/// An article that is being added.
pub(crate) struct NewArticle<'a> {
    pub id: ArticleId,
    /// Its key in the search index.
    pub entry: i64,
    pub bulletin: BulletinId,
    pub version: i64,
    pub place: usize,
    pub article: &'a Article,
}

/// Adds an article and its sentences, without its entry in the search index.
pub(crate) fn insert(now: &Act<'_>, new: &NewArticle<'_>) -> Result<(), StoreError> {
    let Article { title, byline, date, region, text, blocks, emphasis, origin } = new.article;
    now.db.prepare_cached(include_str!("article/insert.sql"))?.execute((
        new.id.to_string(),
        new.entry,
        new.bulletin.to_string(),
        new.version,
        new.place,
        title,
        byline,
        date.map(|date| date.to_string()),
        region,
        text,
        pack_blocks(blocks),
        pack_spans(emphasis),
        pack_origin(origin),
    ))?;
    resemblance::keep(&now.db, new.entry, text)
}

/// An article with its bulletin, version and place there, if it is there.
pub(crate) fn known(db: &Connection, id: &str) -> Result<Option<(Article, BulletinId, i64, i64)>, StoreError> {
    let mut select = db.prepare_cached("select * from article where id = ?1")?;
    let found = select
        .query_row([id], |row| Ok((read(row)?, parsed(row, "bulletin")?, row.get("version")?, row.get("place")?)));
    Ok(found.optional()?)
}

/// Puts another value in place of an article, without its entry in the search index.
pub(crate) fn update(db: &Connection, id: &str, article: &Article) -> Result<(), StoreError> {
    let Article { title, byline, date, region, text, blocks, emphasis, origin } = article;
    db.prepare_cached(include_str!("article/update.sql"))?.execute((
        id,
        title,
        byline,
        date.map(|date| date.to_string()),
        region,
        text,
        pack_blocks(blocks),
        pack_spans(emphasis),
        pack_origin(origin),
    ))?;
    Ok(())
}

/// Deletes an article with its entry in the search index and its sentences; nothing may be left in it.
pub(crate) fn delete(db: &Connection, id: &str) -> Result<(), StoreError> {
    let entry: Option<i64> = db
        .prepare_cached("delete from article where id = ?1 returning entry")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    entry.map_or(Ok(()), |entry| {
        resemblance::forget(db, entry)?;
        index::remove(db, entry)
    })
}

/// The day by which an article and its facts are ranked in a search.
pub(crate) fn day_of(db: &Connection, id: &str) -> Result<u16, StoreError> {
    let mut select = db.prepare_cached(include_str!("article/days.sql"))?;
    let found = select.query_row([id], |row| Ok(index::day_of(date(row, "date")?, row.get("imported_at")?)));
    Ok(found.optional()?.unwrap_or(0))
}

/// Brings in line with an article what follows from its date and region: the days of its entry and its facts, and the
/// entries of its excerpts.
pub(crate) fn settle(db: &Connection, id: &str) -> Result<(), StoreError> {
    let day = day_of(db, id)?;
    let mut select = db.prepare_cached(include_str!("article/entries.sql"))?;
    let entries: Vec<i64> = select.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    entries.iter().try_for_each(|entry| index::set_day(db, *entry, day))?;
    let mut select = db.prepare_cached("select id from excerpt where article = ?1")?;
    let excerpts: Vec<String> = select.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    excerpts.iter().try_for_each(|excerpt| index::refresh(db, SubjectKind::Excerpt, excerpt))
}

/// Puts an article into the search index.
pub(crate) fn index(put: Put<'_>, entry: i64, article: &Article) -> Result<(), StoreError> {
    put(
        entry,
        &Entry {
            kind: SubjectKind::Article,
            title: Some(&article.title),
            texts: &[&article.text, article.byline.as_deref().unwrap_or_default()],
            region: article.region.as_deref(),
            tags: &[],
            period: None,
        },
    )
}

/// Hands over what belongs into the search index for an article as it stands now, if it is there.
pub(crate) fn entry(db: &Connection, id: &str, put: Put<'_>) -> Result<(), StoreError> {
    let mut select = db.prepare_cached("select * from article where id = ?1")?;
    let found = select.query_row([id], |row| Ok((row.get("entry")?, read(row)?))).optional()?;
    found.map_or(Ok(()), |(entry, article)| index(put, entry, &article))
}
