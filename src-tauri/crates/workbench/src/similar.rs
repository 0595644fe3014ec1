//! Documents that are nearly the same, and what they differ in.

use crate::comparison::{Count, rows};
use crate::contract::{CompareRequest, Comparison, ErrorReport, IdRequest, Similar, SimilarPair};
use crate::convert::id;
use crate::report;
use crate::workbench::Workbench;
use yaobao_model::{Article, ArticleId, BulletinId};
use yaobao_store::{Library, Resemblance, StoreError};

impl Workbench {
    /// Bulletins of the library with which one has much in common, the most alike first.
    ///
    /// # Errors
    /// When there is no such bulletin, and what the library reports.
    pub fn similar(&self, request: &IdRequest) -> Result<Vec<Similar>, ErrorReport> {
        self.similar_to(id(&request.id)?)
    }

    /// What two articles have in common, sentence by sentence.
    ///
    /// # Errors
    /// When there is no such article, and what the library reports.
    pub fn compare_articles(&self, request: &CompareRequest) -> Result<Comparison, ErrorReport> {
        let (here, there): (ArticleId, ArticleId) = (id(&request.article)?, id(&request.other)?);
        let (here, there) = self.read(|library| Ok((article(library, here)?, article(library, there)?)))?;
        let rows = rows(&here.text, &there.text);
        Ok(Comparison { title: here.title, other_title: there.title, rows })
    }

    /// The same as [`Workbench::similar`] by identifier.
    pub(crate) fn similar_to(&self, bulletin: BulletinId) -> Result<Vec<Similar>, ErrorReport> {
        let found = self.read(|library| library.resembling(bulletin))?;
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let mut others: Vec<Vec<Resemblance>> = Vec::new();
        for resemblance in found {
            match others.iter_mut().find(|other| other[0].bulletin == resemblance.bulletin) {
                // An article is held against the one that it resembles most.
                Some(other) if other.iter().any(|known| known.article == resemblance.article) => {}
                Some(other) => other.push(resemblance),
                None => others.push(vec![resemblance]),
            }
        }
        let mut similar = others.iter().map(|other| self.described(bulletin, other)).collect::<Result<Vec<_>, _>>()?;
        similar.sort_by_key(|similar| std::cmp::Reverse((similar.whole, similar.percent, similar.pairs.len())));
        Ok(similar)
    }

    /// All that one bulletin has in common with another.
    fn described(&self, bulletin: BulletinId, pairs: &[Resemblance]) -> Result<Similar, ErrorReport> {
        let (articles, others) =
            self.read(|library| Ok((library.articles_of(bulletin)?, library.articles_of(pairs[0].bulletin)?)))?;
        let (mut count, mut weight, mut alike) = (Count::default(), 0.0, 0.0);
        let mut listed = Vec::with_capacity(pairs.len());
        for Resemblance { article, other, other_title, similarity, .. } in pairs {
            let text = |list: &[(ArticleId, Article)], id: &ArticleId| {
                list.iter().find(|(known, _)| known == id).map(|(_, article)| article.clone())
            };
            let (Some(here), Some(there)) = (text(&articles, article), text(&others, other)) else { continue };
            let differing = Count::of(&rows(&here.text, &there.text));
            count = count.plus(differing);
            let characters = here.text.chars().count() as f64;
            (weight, alike) = (weight + characters, alike + characters * similarity);
            listed.push(SimilarPair {
                article: article.to_string(),
                title: here.title,
                other: other.to_string(),
                other_title: other_title.clone(),
                percent: percent(*similarity, differing),
            });
        }
        let first = &pairs[0];
        Ok(Similar {
            bulletin: first.bulletin.to_string(),
            title: first.bulletin_title.clone(),
            file: first.file_name.clone(),
            date: first.date.map(|date| date.to_string()),
            imported_at: first.imported_at,
            percent: percent(if weight > 0.0 { alike / weight } else { 0.0 }, count),
            whole: listed.len() == articles.len() && listed.len() == others.len(),
            difference: report::difference(count.here, count.there, count.changed),
            pairs: listed,
        })
    }
}

fn article(library: &Library, id: ArticleId) -> Result<Article, StoreError> {
    let found = library.article(id)?.map(|(_, article)| article);
    found.ok_or_else(|| StoreError::NoSuch { what: "article", id: id.to_string() })
}

/// A part as percent; 100 is for what differs in nothing.
fn percent(part: f64, differing: Count) -> u8 {
    let most = if differing == Count::default() { 100.0 } else { 99.0 };
    (part * 100.0).round().clamp(0.0, most) as u8
}
