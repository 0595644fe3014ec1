//! Versions of a bulletin's text: another reading of the same bytes, to which what people marked moves over.
//!
//! A text never changes. A new reading has articles of its own, and what a person has marked, accepted or put right, or
//! a brief uses, goes to the very same characters there. What no longer stands to the letter in the new reading stays in
//! the old one and is named: nothing is dropped.

use crate::anchor::{self, Anchored};
use crate::article;
use crate::bulletin::{add_articles, add_remarks};
use crate::compress::compress;
use crate::error::StoreError;
use crate::journal::Deed;
use crate::library::{Act, Library};
use crate::mending::{add_facts, drop_unseen};
use crate::row::{parsed, span};
use crate::search::index::{self, SubjectKind};
use rusqlite::{Connection, OptionalExtension};
use yaobao_model::{Article, ArticleId, Bulletin, BulletinId, CharIndex, Extraction, Span};

/// What became of everything when a bulletin was read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reread {
    /// Number of excerpts and facts that stand in the new text.
    pub moved: usize,
    /// What stays in an earlier text.
    pub left_behind: Vec<Anchored>,
}

/// Something that stands in an earlier text.
struct Standing {
    kind: SubjectKind,
    id: String,
    /// The quotation.
    at: Span,
    /// The figure within it; the same as `at` for others.
    figure: Span,
}

impl Library {
    /// Takes another reading of a bulletin in place of the current one; `chosen` is the encoding that a person chose.
    ///
    /// Figures and measures that nobody has looked at are those of the new reading.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn reread_bulletin(
        &mut self,
        id: BulletinId,
        bulletin: &Bulletin,
        extractions: &[Extraction],
        chosen: Option<&str>,
    ) -> Result<Reread, StoreError> {
        self.deed(Deed::RereadBulletin, |now| {
            let key = id.to_string();
            let Bulletin { kind, encoding, title, issuer, number, date, original, articles, diagnostics } = bulletin;
            let found: Option<String> = now
                .db
                .prepare_cached("select title from bulletin where id = ?1")?
                .query_row([&key], |row| row.get(0))
                .optional()?;
            now.about = found.ok_or_else(|| StoreError::no_such("bulletin", id))?;
            let version: i64 = now
                .db
                .prepare_cached("select max(number) + 1 from text_version where bulletin = ?1")?
                .query_row([&key], |row| row.get(0))?;
            let earlier = earlier_articles(&now.db, &key)?;
            now.db.prepare_cached(include_str!("version/insert.sql"))?.execute((
                &key,
                version,
                now.at,
                compress(original.as_bytes()),
                chosen,
            ))?;
            add_remarks(now, id, version, diagnostics)?;
            let ids = add_articles(now, id, version, *date, articles, &[])?;
            now.db.prepare_cached(include_str!("version/update_bulletin.sql"))?.execute((
                &key,
                version,
                kind.code(),
                encoding,
                title,
                issuer,
                number,
                date.map(|date| date.to_string()),
            ))?;
            let moved = move_over(now, &earlier, articles, &ids)?;
            for (id, facts) in ids.iter().zip(extractions) {
                add_facts(now, *id, facts)?;
            }
            Ok(Reread { moved, left_behind: anchor::left_behind(&now.db, &key, version)? })
        })
    }
}

fn earlier_articles(db: &Connection, bulletin: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut select = db.prepare_cached("select id, text from article where bulletin = ?1 order by version, place")?;
    let rows = select.query_map([bulletin], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Moves what stands in earlier articles to its characters in the new ones, and deletes articles in which nothing is
/// left; says how much was moved.
fn move_over(
    now: &Act<'_>,
    earlier: &[(String, String)],
    articles: &[Article],
    ids: &[ArticleId],
) -> Result<usize, StoreError> {
    let texts: Vec<CharIndex<'_>> = articles.iter().map(|article| CharIndex::new(&article.text)).collect();
    let mut moved = 0;
    for (id, text) in earlier {
        drop_unseen(&now.db, id)?;
        let old = CharIndex::new(text);
        let mut left = false;
        for standing in standing_in(&now.db, id)? {
            match anchor::find(&old, standing.at, &texts) {
                Some((number, at)) => {
                    put(&now.db, &standing, &ids[number].to_string(), at)?;
                    moved += 1;
                }
                None => left = true,
            }
        }
        if !left {
            article::delete(&now.db, id)?;
        }
    }
    Ok(moved)
}

fn standing_in(db: &Connection, article: &str) -> Result<Vec<Standing>, StoreError> {
    let mut select = db.prepare_cached(include_str!("version/standing.sql"))?;
    let rows = select.query_map([article], |row| {
        Ok(Standing {
            kind: parsed(row, "kind")?,
            id: row.get("id")?,
            at: span(row, "at_start", "at_end")?,
            figure: span(row, "figure_start", "figure_end")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts something at its place in another article.
fn put(db: &Connection, standing: &Standing, article: &str, at: Span) -> Result<(), StoreError> {
    let Standing { kind, id, at: old, figure } = standing;
    if *kind == SubjectKind::Statistic {
        let figure = Span::new(at.start + (figure.start - old.start), at.start + (figure.end - old.start));
        db.prepare_cached(include_str!("version/move_statistic.sql"))?.execute((
            id,
            article,
            figure.start,
            figure.end,
            at.start,
            at.end,
        ))?;
    } else {
        let sql = format!("update {} set article = ?2, at_start = ?3, at_end = ?4 where id = ?1", kind.code());
        db.prepare_cached(&sql)?.execute((id, article, at.start, at.end))?;
    }
    index::refresh(db, *kind, id)
}
