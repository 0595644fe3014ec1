//! Imported documents (简报资料).

use crate::anchor::{self, Anchored};
use crate::article::{self, NewArticle};
use crate::compress::{compress, decompress};
use crate::error::StoreError;
use crate::excerpt::{self, ExcerptRow};
use crate::filter::{Conditions, Page};
use crate::journal::Deed;
use crate::library::{Act, Library};
use crate::measure::{self, MeasureRow};
use crate::resemblance;
use crate::row::{corrupt, date, parsed, span};
use crate::search::index::{self, SubjectKind};
use crate::statistic::{self, NewFact, StatisticRow};
use rusqlite::{Connection, OptionalExtension, Row};
use std::iter::repeat_n;
use yaobao_model::{
    Article, ArticleId, Bulletin, BulletinId, BulletinKind, Diagnostic, Extraction, MeasureId, PartialDate, Severity,
    Span, StatisticId,
};

/// What became of a document that was to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is in the library now.
    New(BulletinId),
    /// A document of the very same bytes was there already; nothing has been changed.
    AlreadyKnown(BulletinId),
}

/// A bulletin as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulletinRow {
    /// Its identifier.
    pub id: BulletinId,
    /// Name of its file, without the folder.
    pub file_name: String,
    /// Size of the file in bytes.
    pub size: usize,
    /// What sort of document it is.
    pub kind: BulletinKind,
    /// Encoding it was read in.
    pub encoding: String,
    /// Its title.
    pub title: String,
    /// The office that issued it.
    pub issuer: Option<String>,
    /// Its number as printed.
    pub number: Option<String>,
    /// The date it states.
    pub date: Option<PartialDate>,
    /// Divisions its articles are about, in the order of the articles, without repeats.
    pub regions: Vec<String>,
    /// When it came in, in milliseconds since 1970.
    pub imported_at: i64,
    /// Number of articles.
    pub articles: usize,
    /// Number of figures that nobody has rejected.
    pub statistics: usize,
    /// Number of measures that nobody has rejected.
    pub measures: usize,
    /// Number of excerpts.
    pub excerpts: usize,
    /// Number of figures and measures that nobody has looked at.
    pub to_review: usize,
}

/// A bulletin with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBulletin {
    /// What lists show.
    pub row: BulletinRow,
    /// Its articles in order.
    pub articles: Vec<StoredArticle>,
    /// What there was to say about how it was read.
    pub remarks: Vec<Remark>,
    /// The encoding that a person chose for it; `None` where the program found it out.
    pub chosen: Option<String>,
    /// What stands in earlier readings of it, because its characters are not in this one.
    pub left_behind: Vec<Anchored>,
}

/// An article with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredArticle {
    /// Its identifier.
    pub id: ArticleId,
    /// The article.
    pub article: Article,
    /// Its figures, in the order of the text, rejected ones included.
    pub statistics: Vec<StatisticRow>,
    /// Its measures, in the order of the text, rejected ones included.
    pub measures: Vec<MeasureRow>,
    /// Its excerpts, in the order of the text.
    pub excerpts: Vec<ExcerptRow>,
}

/// A remark about how a document was read; a [`yaobao_model::Diagnostic`] that has been stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How much it matters.
    pub severity: Severity,
    /// Its code.
    pub code: String,
    /// What was seen, in Chinese.
    pub message: String,
    /// Where, in characters of the decoded text.
    pub at: Option<Span>,
}

/// Which bulletins to list; everything that is `None` does not narrow the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BulletinFilter {
    /// Of this kind.
    pub kind: Option<BulletinKind>,
    /// With an article about this division or one within it, by the beginning of its full name.
    pub region: Option<String>,
    /// With an article in which these words stand, as in a search, or with them in title, number or file name.
    pub text: Option<String>,
    /// At most this many rows.
    pub limit: Option<usize>,
    /// Rows to pass over.
    pub offset: usize,
}

impl Library {
    /// Adds a document as it was read: its bytes, its articles and what was read out of each (`extractions[i]` of
    /// `bulletin.articles[i]`), all or nothing.
    ///
    /// `file_name` is the file's name; a folder before it is left out.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn add_bulletin(
        &mut self,
        file_name: &str,
        bytes: &[u8],
        bulletin: &Bulletin,
        extractions: &[Extraction],
    ) -> Result<Added, StoreError> {
        self.add_bulletin_as(file_name, bytes, bulletin, extractions, None)
    }

    /// The same for a document that was read in an encoding that a person chose.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn add_bulletin_as(
        &mut self,
        file_name: &str,
        bytes: &[u8],
        bulletin: &Bulletin,
        extractions: &[Extraction],
        chosen: Option<&str>,
    ) -> Result<Added, StoreError> {
        let hash = blake3::hash(bytes).to_hex();
        let packed = compress(bytes);
        let decoded = (bulletin.original.as_bytes() != bytes).then(|| compress(bulletin.original.as_bytes()));
        // A power cut may undo the last imports, whose files are still there; a person's acts it may not.
        self.act_without_sync(|now| {
            if let Some(known) = id_of_hash(&now.db, &hash)? {
                return Ok(Added::AlreadyKnown(known));
            }
            let id = now.id(BulletinId::from_parts);
            let Bulletin { kind, encoding, title, issuer, number, date, original: _, articles, diagnostics } = bulletin;
            now.db.prepare_cached(include_str!("bulletin/insert.sql"))?.execute((
                id.to_string(),
                hash.as_str(),
                file_name.rsplit(['/', '\\']).next().unwrap_or(file_name),
                bytes.len(),
                kind.code(),
                encoding,
                title,
                issuer,
                number,
                date.map(|date| date.to_string()),
                now.at,
            ))?;
            now.db
                .prepare_cached("insert into original (bulletin, data) values (?1, ?2)")?
                .execute((id.to_string(), packed))?;
            now.db.prepare_cached(include_str!("version/insert.sql"))?.execute((
                id.to_string(),
                1,
                now.at,
                decoded,
                chosen,
            ))?;
            add_remarks(now, id, 1, diagnostics)?;
            add_articles(now, id, 1, *date, articles, extractions)?;
            Ok(Added::New(id))
        })
    }

    /// The bulletin of exactly these bytes.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn find_by_hash(&self, hash: &blake3::Hash) -> Result<Option<BulletinId>, StoreError> {
        id_of_hash(&self.db, &hash.to_hex())
    }

    /// The bulletin of exactly these bytes.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn find_by_bytes(&self, bytes: &[u8]) -> Result<Option<BulletinId>, StoreError> {
        self.find_by_hash(&blake3::hash(bytes))
    }

    /// Lists bulletins, the last imported first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn bulletins(&self, filter: &BulletinFilter) -> Result<Page<BulletinRow>, StoreError> {
        let mut conditions = Conditions::default();
        conditions.equal("bulletin.kind", filter.kind.map(|kind| kind.code().to_owned()));
        if let Some(region) = filter.region.as_deref().filter(|region| !region.is_empty()) {
            conditions.add(
                "bulletin.id in (select bulletin from article where region >= ? and region < ?)",
                [region.to_owned().into(), format!("{region}\u{10ffff}").into()],
            );
        }
        if let Some(text) = filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            let (table, expression, past) = crate::search::articles_matching(text);
            conditions.add(
                &include_str!("bulletin/with_text.sql").replace("search_table", table),
                [
                    expression.into(),
                    past.into(),
                    text.to_owned().into(),
                    text.to_owned().into(),
                    text.to_owned().into(),
                ],
            );
        }
        let where_clause = conditions.clause();
        let total = self
            .db
            .prepare_cached(&format!("select count(*) from bulletin {where_clause}"))?
            .query_row(conditions.values(), |row| row.get(0))?;
        let sql = format!(
            "{} {where_clause} order by bulletin.imported_at desc, bulletin.id desc limit ? offset ?",
            include_str!("bulletin/select.sql")
        );
        let mut select = self.db.prepare_cached(&sql)?;
        let rows = select.query_map(conditions.values_and_page(filter.limit, filter.offset), read)?;
        Ok(Page { total, rows: rows.collect::<Result<_, _>>()? })
    }

    /// One bulletin with its articles, facts and excerpts.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn bulletin(&self, id: BulletinId) -> Result<Option<StoredBulletin>, StoreError> {
        let key = id.to_string();
        let sql = concat!(include_str!("bulletin/select.sql"), " where bulletin.id = ?1");
        let mut select = self.db.prepare_cached(sql)?;
        let Some((row, version)) = select.query_row([&key], |row| Ok((read(row)?, row.get("version")?))).optional()?
        else {
            return Ok(None);
        };
        let articles = article::of_bulletin(&self.db, &key, version)?;
        let mut articles: Vec<StoredArticle> = articles
            .into_iter()
            .map(|(id, article)| StoredArticle {
                id,
                article,
                statistics: Vec::new(),
                measures: Vec::new(),
                excerpts: Vec::new(),
            })
            .collect();
        let place = |articles: &[StoredArticle], id| articles.iter().position(|article| article.id == id);
        for row in statistic::of_bulletin(&self.db, &key, version)? {
            if let Some(place) = place(&articles, row.source.article) {
                articles[place].statistics.push(row);
            }
        }
        for row in measure::of_bulletin(&self.db, &key, version)? {
            if let Some(place) = place(&articles, row.source.article) {
                articles[place].measures.push(row);
            }
        }
        for row in excerpt::of_bulletin(&self.db, &key, version)? {
            if let Some(place) = place(&articles, row.source.article) {
                articles[place].excerpts.push(row);
            }
        }
        let sql = "select chosen from text_version where bulletin = ?1 and number = ?2";
        let chosen =
            self.db.prepare_cached(sql)?.query_row((&key, version), |row| row.get(0)).optional()?.unwrap_or_default();
        let left_behind = anchor::left_behind(&self.db, &key, version)?;
        Ok(Some(StoredBulletin { row, articles, remarks: remarks(&self.db, &key, version)?, chosen, left_behind }))
    }

    /// The bytes of a bulletin's file.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when they are not the ones that came in.
    pub fn original(&self, id: BulletinId) -> Result<Option<Vec<u8>>, StoreError> {
        let mut select = self.db.prepare_cached(include_str!("bulletin/original.sql"))?;
        let found: Option<(Vec<u8>, usize, String)> =
            select.query_row([id.to_string()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        let Some((packed, size, hash)) = found else { return Ok(None) };
        let bytes = decompress(&packed, size).filter(|bytes| blake3::hash(bytes).to_hex().as_str() == hash);
        bytes.map(Some).ok_or_else(|| corrupt(format!("the file of bulletin {id} is not what came in")))
    }

    /// The text of a bulletin as decoded, before any cleaning: what origin maps point into.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when it is damaged.
    pub fn decoded_text(&self, id: BulletinId) -> Result<Option<String>, StoreError> {
        let mut select = self.db.prepare_cached(include_str!("bulletin/decoded.sql"))?;
        let found: Option<Option<Vec<u8>>> = select.query_row([id.to_string()], |row| row.get(0)).optional()?;
        let bytes = match found {
            None => return Ok(None),
            Some(None) => self.original(id)?,
            Some(Some(packed)) => decompress(&packed, usize::MAX),
        };
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        text.map(Some).ok_or_else(|| corrupt(format!("the text of bulletin {id} is damaged")))
    }

    /// Deletes a bulletin with its articles, facts and excerpts; for thirty days it can be had back.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::InUse`] with the briefs that link to one of its facts or excerpts.
    pub fn delete_bulletin(&mut self, id: BulletinId) -> Result<(), StoreError> {
        self.deed(Deed::DeleteBulletin, |now| {
            let key = id.to_string();
            let briefs = crate::brief::using_bulletin(&now.db, &key)?;
            if !briefs.is_empty() {
                return Err(StoreError::InUse { briefs });
            }
            entries(&now.db, id)?.iter().try_for_each(|entry| {
                resemblance::forget(&now.db, *entry)?;
                index::remove(&now.db, *entry)
            })?;
            let mut delete = now.db.prepare_cached("delete from bulletin where id = ?1 returning title")?;
            let title = delete.query_row([&key], |row| row.get(0)).optional()?;
            now.about = title.ok_or_else(|| StoreError::no_such("bulletin", id))?;
            Ok(())
        })
    }
}

/// The entries of a bulletin in the search index: its articles of every version, its facts and excerpts.
pub(crate) fn entries(db: &Connection, id: BulletinId) -> Result<Vec<i64>, StoreError> {
    let mut select = db.prepare_cached(include_str!("bulletin/entries.sql"))?;
    let entries = select.query_map([id.to_string()], |row| row.get(0))?;
    Ok(entries.collect::<Result<_, _>>()?)
}

/// Adds the articles of a bulletin's version with their facts, and gives back their identifiers in order.
///
/// Everything is put into the index last to first: read backwards, as a search does, it comes out in order. Articles
/// get their identifiers that way too, so that lists of facts, newest first, keep the order of the document.
pub(crate) fn add_articles(
    now: &mut Act<'_>,
    bulletin: BulletinId,
    version: i64,
    printed: Option<PartialDate>,
    articles: &[Article],
    extractions: &[Extraction],
) -> Result<Vec<ArticleId>, StoreError> {
    let nothing = Extraction::default();
    let mut ids = Vec::with_capacity(articles.len());
    for (place, article) in articles.iter().enumerate().rev() {
        let id = now.id(ArticleId::from_parts);
        ids.push(id);
        let Extraction { statistics, measures } = extractions.get(place).unwrap_or(&nothing);
        let day = index::day_of(article.date.or(printed), now.at);
        let kinds = repeat_n(SubjectKind::Statistic, statistics.len())
            .chain(repeat_n(SubjectKind::Measure, measures.len()))
            .chain([SubjectKind::Article]);
        let mut entry = index::new_numbers(&now.db, day, &kinds.collect::<Vec<_>>())?;
        let whole = entry + (statistics.len() + measures.len()) as i64;
        article::insert(now, &NewArticle { id, entry: whole, bulletin, version, place, article })?;
        for (place, fact) in statistics.iter().enumerate().rev() {
            let new = now.id(StatisticId::from_parts);
            statistic::insert(now, &NewFact { id: new, entry, article: id, place, fact })?;
            entry += 1;
        }
        for (place, fact) in measures.iter().enumerate().rev() {
            let new = now.id(MeasureId::from_parts);
            measure::insert(now, &NewFact { id: new, entry, article: id, place, fact })?;
            entry += 1;
        }
        article::index(&mut index::into(&now.db), entry, article)?;
    }
    ids.reverse();
    Ok(ids)
}

/// Adds what there is to say about how a version was read.
pub(crate) fn add_remarks(
    now: &Act<'_>,
    bulletin: BulletinId,
    version: i64,
    remarks: &[Diagnostic],
) -> Result<(), StoreError> {
    for (place, remark) in remarks.iter().enumerate() {
        now.db.prepare_cached(include_str!("bulletin/insert_remark.sql"))?.execute((
            bulletin.to_string(),
            version,
            place,
            remark.severity.code(),
            remark.code,
            &remark.message,
            remark.at.map(|at| at.start),
            remark.at.map(|at| at.end),
        ))?;
    }
    Ok(())
}

fn id_of_hash(db: &Connection, hash: &str) -> Result<Option<BulletinId>, StoreError> {
    let mut select = db.prepare_cached("select id from bulletin where hash = ?1")?;
    Ok(select.query_row([hash], |row| parsed(row, "id")).optional()?)
}

fn remarks(db: &Connection, bulletin: &str, version: i64) -> Result<Vec<Remark>, StoreError> {
    let mut select = db.prepare_cached("select * from remark where bulletin = ?1 and version = ?2 order by place")?;
    let rows = select.query_map((bulletin, version), |row| {
        let placed = row.get::<_, Option<i64>>("at_start")?.is_some();
        Ok(Remark {
            severity: parsed(row, "severity")?,
            code: row.get("code")?,
            message: row.get("message")?,
            at: if placed { Some(span(row, "at_start", "at_end")?) } else { None },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<BulletinRow> {
    Ok(BulletinRow {
        id: parsed(row, "id")?,
        file_name: row.get("file_name")?,
        size: row.get("size")?,
        kind: parsed(row, "kind")?,
        encoding: row.get("encoding")?,
        title: row.get("title")?,
        issuer: row.get("issuer")?,
        number: row.get("number")?,
        date: date(row, "date")?,
        regions: row.get::<_, Option<String>>("regions")?.map(|text| lines(&text)).unwrap_or_default(),
        imported_at: row.get("imported_at")?,
        articles: row.get("articles")?,
        statistics: row.get("statistics")?,
        measures: row.get("measures")?,
        excerpts: row.get("excerpts")?,
        to_review: row.get("to_review")?,
    })
}
