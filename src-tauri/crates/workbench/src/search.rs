//! Searching the library.

use crate::contract::{ErrorReport, Hit, HitKind, SearchPage, SearchRequest, at_of};
use crate::convert::{id_option, limit};
use crate::facts::period;
use crate::report;
use crate::workbench::Workbench;
use yaobao_model::PartialDate;
use yaobao_store as store;
use yaobao_store::SubjectKind;

impl Workbench {
    /// Finds words, phrases and figures in everything that stands in the library.
    ///
    /// # Errors
    /// When there is no such region, period or day, and what the library reports; never because of the words.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchPage, ErrorReport> {
        let query = store::SearchQuery {
            text: request.text.clone(),
            kinds: request.kinds.iter().map(|&kind| subject_kind(kind)).collect(),
            region: self.region(request.region.as_deref())?,
            tag: id_option(request.tag.as_deref())?,
            period: given(&request.period).map(period).transpose()?,
            bulletin: id_option(request.bulletin.as_deref())?,
            from: given(&request.from).map(date).transpose()?,
            to: given(&request.to).map(date).transpose()?,
            limit: limit(request.limit, 50),
            offset: request.offset,
        };
        let store::SearchPage { total, more_than_counted: _, hits } = self.read(|library| library.search(&query))?;
        Ok(SearchPage { total, hits: hits.into_iter().map(hit).collect() })
    }
}

fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// The day, month or year that a text names.
fn date(text: &str) -> Result<PartialDate, ErrorReport> {
    PartialDate::parse(text).ok_or_else(|| report::bad_value("日期", text, " 2025、2025-03 或 2025-03-01"))
}

fn subject_kind(kind: HitKind) -> SubjectKind {
    match kind {
        HitKind::Text => SubjectKind::Article,
        HitKind::Excerpt => SubjectKind::Excerpt,
        HitKind::Measure => SubjectKind::Measure,
        HitKind::Statistic => SubjectKind::Statistic,
        HitKind::Brief => SubjectKind::Brief,
    }
}

pub(crate) fn hit_kind(kind: SubjectKind) -> HitKind {
    match kind {
        SubjectKind::Article => HitKind::Text,
        SubjectKind::Excerpt => HitKind::Excerpt,
        SubjectKind::Measure => HitKind::Measure,
        SubjectKind::Statistic => HitKind::Statistic,
        SubjectKind::Brief => HitKind::Brief,
    }
}

fn hit(hit: store::Hit) -> Hit {
    let store::Hit {
        subject,
        bulletin,
        bulletin_title,
        article,
        title,
        title_marks: _,
        region,
        date,
        snippet,
        marks,
        at,
    } = hit;
    Hit {
        kind: hit_kind(subject.kind()),
        id: subject.id(),
        bulletin: bulletin.map(|id| id.to_string()),
        article: article.map(|id| id.to_string()),
        title,
        bulletin_title,
        date: date.map(|date| date.to_string()),
        region,
        snippet,
        marks: marks.into_iter().map(at_of).collect(),
        // Words that stand in the title alone lead to the beginning of the text.
        at: at.map(at_of).unwrap_or_default(),
    }
}
