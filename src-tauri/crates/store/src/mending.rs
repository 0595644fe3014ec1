//! Mending what the program read wrongly: splitting, merging, moving and re-naming articles.
//!
//! Each is one act of a person and can be undone. Excerpts, figures and measures go with their characters: afterwards
//! each stands to the letter at its place in the article that now holds them. Identifiers stay; the first part of an
//! article that is split, and the first of several that are merged, keeps the article's.

use crate::anchor::Anchored;
use crate::article::{self, NewArticle};
use crate::brief;
use crate::error::StoreError;
use crate::journal::Deed;
use crate::library::{Act, Library};
use crate::measure;
use crate::pieces::{cut, joined};
use crate::resemblance;
use crate::row::{parsed, span};
use crate::search::index::{self, SubjectKind};
use crate::statistic::{self, NewFact};
use rusqlite::Connection;
use yaobao_model::{
    Article, ArticleId, BulletinId, CharIndex, Extraction, MeasureId, PartialDate, ReviewState, Span, StatisticId,
};

/// Where and how an article is split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// A character of the paragraph that the second part begins with; never one of the first paragraph.
    pub at: usize,
    /// Title of the second part.
    pub title: String,
    /// Division that the second part is about.
    pub region: Option<String>,
    /// Whether that paragraph is the title and leaves the text. It stays where a fact or an excerpt stands in it, or
    /// no other paragraph follows.
    pub takes_title: bool,
}

/// What a person says of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleEdit {
    /// Its title.
    pub title: String,
    /// Reporters or authors.
    pub byline: Option<String>,
    /// The date that it states for itself.
    pub date: Option<PartialDate>,
    /// Official full name of the division it is about.
    pub region: Option<String>,
}

/// What mending came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The bulletin.
    pub bulletin: BulletinId,
    /// The article to look at now: the second part, the merged one, the moved one.
    pub article: ArticleId,
    /// Measures that nobody had looked at and that had to be cut short.
    pub shortened: Vec<Anchored>,
}

/// An article and where it stands.
struct Known {
    article: Article,
    bulletin: BulletinId,
    version: i64,
    place: i64,
}

impl Library {
    /// Splits an article before a paragraph.
    ///
    /// What a person has marked, accepted or put right, and what a brief uses, is never cut in two: the act is refused
    /// then, and says what lies across. A measure that nobody has looked at keeps the part in the article where it
    /// begins, and is named in the answer.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::NoSuchParagraph`]; [`StoreError::Across`].
    pub fn split_article(&mut self, id: ArticleId, split: &Split) -> Result<Mended, StoreError> {
        self.deed(Deed::SplitArticle, |now| {
            let key = id.to_string();
            let Known { article, bulletin, version, place } = known(&now.db, id)?;
            let block = article.blocks.iter().rposition(|block| block.at.start <= split.at).unwrap_or(0);
            if block == 0 || split.at > article.text.chars().count() {
                return Err(StoreError::NoSuchParagraph { at: split.at });
            }
            now.about.clone_from(&article.title);
            let (ends, begins) = (article.blocks[block - 1].at.end, article.blocks[block].at);
            let shortened = shorten(now, &article, id, Span::new(ends, begins.start))?;
            let bare = overlapping(&now.db, &key, begins)?.is_empty();
            let (first, mut second, shift) = cut(&article, block, &split.title, split.takes_title && bare);
            second.region.clone_from(&split.region);
            make_room(&now.db, bulletin, version, place + 1)?;
            article::update(&now.db, &key, &first)?;
            let new = now.id(ArticleId::from_parts);
            let entry = index::new_number(&now.db, SubjectKind::Article, 0)?;
            let place = usize::try_from(place + 1).unwrap_or(0);
            article::insert(now, &NewArticle { id: new, entry, bulletin, version, place, article: &second })?;
            move_anchors(&now.db, &key, &new.to_string(), -(shift as i64), begins.start, 0)?;
            refresh(&now.db, id)?;
            refresh(&now.db, new)?;
            Ok(Mended { bulletin, article: new, shortened })
        })
    }

    /// Makes one article of several of a bulletin, in the order in which they stand there; titles of the later ones
    /// stay as headings before their texts.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::NotTogether`] for fewer than two, or articles of several bulletins.
    pub fn merge_articles(&mut self, ids: &[ArticleId]) -> Result<Mended, StoreError> {
        self.deed(Deed::MergeArticles, |now| {
            let mut parts =
                ids.iter().map(|id| Ok((*id, known(&now.db, *id)?))).collect::<Result<Vec<_>, StoreError>>()?;
            parts.sort_by_key(|(_, known)| known.place);
            parts.dedup_by_key(|(id, _)| *id);
            let Some(((first, kept), others)) = parts.split_first() else { return Err(StoreError::NotTogether) };
            let together = |other: &Known| (other.bulletin, other.version) == (kept.bulletin, kept.version);
            if others.is_empty() || !others.iter().all(|(_, other)| together(other)) {
                return Err(StoreError::NotTogether);
            }
            now.about.clone_from(&kept.article.title);
            let articles: Vec<Article> = parts.iter().map(|(_, known)| known.article.clone()).collect();
            let (whole, shifts) = joined(&articles);
            let key = first.to_string();
            article::update(&now.db, &key, &whole)?;
            for ((id, _), shift) in others.iter().zip(&shifts[1..]) {
                let after = now
                    .db
                    .prepare_cached(include_str!("mending/facts_after.sql"))?
                    .query_row([&key], |row| row.get(0))?;
                move_anchors(&now.db, &id.to_string(), &key, *shift as i64, 0, after)?;
                article::delete(&now.db, &id.to_string())?;
            }
            refresh(&now.db, *first)?;
            Ok(Mended { bulletin: kept.bulletin, article: *first, shortened: Vec::new() })
        })
    }

    /// Puts an article at another place among those of its bulletin; 0 is the first, anything too great the last.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn move_article(&mut self, id: ArticleId, to: usize) -> Result<Mended, StoreError> {
        self.deed(Deed::MoveArticle, |now| {
            let Known { article, bulletin, version, .. } = known(&now.db, id)?;
            now.about = article.title;
            let places = places(&now.db, bulletin, version)?;
            let from = places.iter().position(|(other, _)| *other == id.to_string()).unwrap_or(0);
            let to = to.min(places.len() - 1);
            if from != to {
                let mut set = now.db.prepare_cached("update article set place = ?2 where id = ?1")?;
                set.execute((id.to_string(), -1))?;
                let step = |n: usize| if from < to { n - 1 } else { n + 1 };
                let between: Vec<usize> =
                    if from < to { (from + 1..=to).collect() } else { (to..from).rev().collect() };
                for n in between {
                    set.execute((&places[n].0, places[step(n)].1))?;
                }
                set.execute((id.to_string(), places[to].1))?;
            }
            Ok(Mended { bulletin, article: id, shortened: Vec::new() })
        })
    }

    /// Puts right what stands at the head of an article.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn edit_article(&mut self, id: ArticleId, edit: &ArticleEdit) -> Result<Mended, StoreError> {
        self.deed(Deed::EditArticle, |now| {
            let Known { article, bulletin, .. } = known(&now.db, id)?;
            let ArticleEdit { title, byline, date, region } = edit.clone();
            now.about.clone_from(&title);
            article::update(&now.db, &id.to_string(), &Article { title, byline, date, region, ..article })?;
            refresh(&now.db, id)?;
            Ok(Mended { bulletin, article: id, shortened: Vec::new() })
        })
    }

    /// Puts what was read anew in place of the figures and measures of an article that nobody has looked at. What a
    /// person has accepted, put right or rejected, and what a brief uses, stays as it is.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn reread_article(&mut self, id: ArticleId, facts: &Extraction) -> Result<Mended, StoreError> {
        self.deed(Deed::RereadArticle, |now| {
            let Known { article, bulletin, .. } = known(&now.db, id)?;
            now.about = article.title;
            drop_unseen(&now.db, &id.to_string())?;
            add_facts(now, id, facts)?;
            refresh(&now.db, id)?;
            Ok(Mended { bulletin, article: id, shortened: Vec::new() })
        })
    }
}

fn known(db: &Connection, id: ArticleId) -> Result<Known, StoreError> {
    let found = article::known(db, &id.to_string())?;
    let (article, bulletin, version, place) = found.ok_or_else(|| StoreError::no_such("article", id))?;
    Ok(Known { article, bulletin, version, place })
}

/// Articles of a bulletin's version with their places, in order.
fn places(db: &Connection, bulletin: BulletinId, version: i64) -> Result<Vec<(String, i64)>, StoreError> {
    let sql = "select id, place from article where bulletin = ?1 and version = ?2 order by place";
    let mut select = db.prepare_cached(sql)?;
    let rows = select.query_map((bulletin.to_string(), version), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Moves every article from `place` on one further, if one stands there; the last first, so that no two ever share one.
fn make_room(db: &Connection, bulletin: BulletinId, version: i64, place: i64) -> Result<(), StoreError> {
    let places = places(db, bulletin, version)?;
    if places.iter().all(|(_, taken)| *taken != place) {
        return Ok(());
    }
    let mut set = db.prepare_cached("update article set place = ?2 where id = ?1")?;
    for (id, taken) in places.iter().rev().filter(|(_, taken)| *taken >= place) {
        set.execute((id, taken + 1))?;
    }
    Ok(())
}

/// Hands excerpts and facts that stand at or behind `from` on to another article, `by` characters further on.
fn move_anchors(db: &Connection, of: &str, to: &str, by: i64, from: usize, places: i64) -> Result<(), StoreError> {
    db.prepare_cached(include_str!("mending/move_excerpts.sql"))?.execute((of, to, by, from))?;
    db.prepare_cached(include_str!("mending/move_statistics.sql"))?.execute((of, to, by, from, places))?;
    db.prepare_cached(include_str!("mending/move_measures.sql"))?.execute((of, to, by, from, places))?;
    Ok(())
}

/// Something that stands at a place of an article.
struct Standing {
    anchored: Anchored,
    at: Span,
    /// Whether it is the program's reading alone.
    unseen: bool,
}

fn overlapping(db: &Connection, article: &str, at: Span) -> Result<Vec<Standing>, StoreError> {
    let mut select = db.prepare_cached(include_str!("mending/overlapping.sql"))?;
    let rows = select.query_map((article, at.start, at.end), |row| {
        let anchored = Anchored { kind: parsed(row, "kind")?, id: row.get("id")?, quote: row.get("quote")? };
        let unseen = row.get_ref("state")?.as_str()? == ReviewState::Proposed.code();
        Ok(Standing { anchored, at: span(row, "at_start", "at_end")?, unseen })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Cuts measures that nobody has looked at short where they run across `gap`, the line end between two paragraphs.
fn shorten(now: &Act<'_>, article: &Article, id: ArticleId, gap: Span) -> Result<Vec<Anchored>, StoreError> {
    let across = overlapping(&now.db, &id.to_string(), gap)?;
    let (free, held): (Vec<_>, Vec<_>) = across
        .into_iter()
        .map(|standing| {
            let used = !brief::using_named(&now.db, standing.anchored.kind, &standing.anchored.id)?.is_empty();
            let free = standing.anchored.kind == SubjectKind::Measure && standing.unseen && !used;
            Ok((free && standing.at.start < gap.start, standing))
        })
        .collect::<Result<Vec<_>, StoreError>>()?
        .into_iter()
        .partition(|(free, _)| *free);
    if !held.is_empty() {
        return Err(StoreError::Across { what: held.into_iter().map(|(_, standing)| standing.anchored).collect() });
    }
    let chars = CharIndex::new(&article.text);
    for (_, Standing { anchored, at, .. }) in &free {
        let left = chars.slice(Span::new(at.start, gap.start));
        now.db
            .prepare_cached("update measure set at_end = ?2, text = ?3, changed_at = ?4 where id = ?1")?
            .execute((&anchored.id, gap.start, left, now.at))?;
        index::refresh(&now.db, SubjectKind::Measure, &anchored.id)?;
    }
    Ok(free.into_iter().map(|(_, standing)| standing.anchored).collect())
}

/// Brings what follows from an article in line with it: its entry in the search index, those of its excerpts, the
/// days of its facts, its fingerprints.
pub(crate) fn refresh(db: &Connection, id: ArticleId) -> Result<(), StoreError> {
    let key = id.to_string();
    index::refresh(db, SubjectKind::Article, &key)?;
    article::settle(db, &key)?;
    resemblance::refresh(db, &key)
}

/// Deletes the figures and measures of an article that are the program's reading alone.
pub(crate) fn drop_unseen(db: &Connection, article: &str) -> Result<(), StoreError> {
    for kind in [SubjectKind::Statistic, SubjectKind::Measure] {
        let name = kind.code();
        let sql = format!("select id, entry from {name} where article = ?1 and state = 'proposed'");
        let mut select = db.prepare_cached(&sql)?;
        let rows = select.query_map([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (id, entry) in rows.collect::<Result<Vec<(String, i64)>, _>>()? {
            if brief::using_named(db, kind, &id)?.is_empty() {
                index::remove(db, entry)?;
                db.prepare_cached(&format!("delete from {name} where id = ?1"))?.execute([id])?;
            }
        }
    }
    Ok(())
}

/// Adds what was read in an article, but for what stands there already.
pub(crate) fn add_facts(now: &mut Act<'_>, article: ArticleId, facts: &Extraction) -> Result<(), StoreError> {
    let key = article.to_string();
    let day = article::day_of(&now.db, &key)?;
    for (place, fact) in facts.statistics.iter().enumerate().rev() {
        let sql = "select 1 from statistic where article = ?1 and at_start = ?2 and at_end = ?3";
        if now.db.prepare_cached(sql)?.exists((&key, fact.at.start, fact.at.end))? {
            continue;
        }
        let id = now.id(StatisticId::from_parts);
        let entry = index::new_number(&now.db, SubjectKind::Statistic, day)?;
        statistic::insert(now, &NewFact { id, entry, article, place, fact })?;
    }
    for (place, fact) in facts.measures.iter().enumerate().rev() {
        let sql = "select 1 from measure where article = ?1 and at_start = ?2 and at_end = ?3";
        if now.db.prepare_cached(sql)?.exists((&key, fact.at.start, fact.at.end))? {
            continue;
        }
        let id = now.id(MeasureId::from_parts);
        let entry = index::new_number(&now.db, SubjectKind::Measure, day)?;
        measure::insert(now, &NewFact { id, entry, article, place, fact })?;
    }
    Ok(())
}
