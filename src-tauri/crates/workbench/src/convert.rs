//! From the nouns of the model and the rows of the store to the contract, field by field.

use crate::contract::{self, ArticleBlock, ArticleBlockRole, At, ErrorReport, at_of};
use crate::mending::encoding_source;
use crate::report;
use crate::search::hit_kind;
use rust_decimal::Decimal;
use std::str::FromStr;
use yaobao_model as model;
use yaobao_store as store;

/// The identifier that a text is.
pub(crate) fn id<T: FromStr>(text: &str) -> Result<T, ErrorReport> {
    text.parse().map_err(|_| report::bad_id(text))
}

/// Identifiers, in order.
pub(crate) fn ids<T: FromStr>(texts: &[String]) -> Result<Vec<T>, ErrorReport> {
    texts.iter().map(|text| id(text)).collect()
}

/// The identifier that an optional text is; an empty one is none.
pub(crate) fn id_option<T: FromStr>(text: Option<&str>) -> Result<Option<T>, ErrorReport> {
    text.filter(|text| !text.is_empty()).map(id).transpose()
}

/// The number nearest to a decimal: 132.77 stays 132.77, as both are read from the same digits.
pub(crate) fn number(value: Decimal) -> f64 {
    value.normalize().to_string().parse().unwrap_or(f64::NAN)
}

/// The span that a request names.
pub(crate) fn span((start, end): At) -> Result<model::Span, ErrorReport> {
    if start > end {
        return Err(store::StoreError::NoSuchPlace { start, end }.into());
    }
    Ok(model::Span::new(start, end))
}

/// At most this many rows: what was asked for, or as many as fit a screen.
pub(crate) fn limit(asked: usize, default: usize) -> usize {
    if asked == 0 { default } else { asked }
}

/// Text that narrows a list, if it does.
pub(crate) fn words(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

impl From<store::Source> for contract::SourceRow {
    fn from(source: store::Source) -> Self {
        let store::Source { bulletin, bulletin_title, issuer: _, article, article_title, article_region: _, date } =
            source;
        Self {
            bulletin: bulletin.to_string(),
            bulletin_title,
            article: article.to_string(),
            article_title,
            date: date.map(|date| date.to_string()),
        }
    }
}

impl From<store::StatisticRow> for contract::StatisticRow {
    fn from(row: store::StatisticRow) -> Self {
        let store::StatisticRow { id, statistic, state, reader: _, changed_at: _, source } = row;
        let model::Statistic {
            at,
            quote_at,
            quote,
            figure,
            value,
            unit,
            indicator,
            kind,
            region,
            period,
            qualifier,
            confidence,
        } = statistic;
        Self {
            id: id.to_string(),
            quote,
            figure,
            value: number(value),
            unit,
            indicator,
            kind: kind.into(),
            region,
            period: period.map(|period| period.to_string()),
            qualifier,
            confidence: confidence.into(),
            at: at_of(at),
            quote_at: at_of(quote_at),
            state: state.into(),
            source: source.into(),
        }
    }
}

impl From<store::MeasureRow> for contract::MeasureRow {
    fn from(row: store::MeasureRow) -> Self {
        let store::MeasureRow { id, measure, state, reader: _, changed_at: _, source } = row;
        let model::Measure { at, marker, head, text, region, policies, duty, confidence } = measure;
        let model::Duty { actors, deadline, targets } = duty;
        Self {
            id: id.to_string(),
            marker,
            head,
            text,
            region,
            policies,
            actors,
            deadline: deadline.map(|deadline| deadline.to_string()),
            targets,
            confidence: confidence.into(),
            at: at_of(at),
            state: state.into(),
            source: source.into(),
        }
    }
}

impl From<store::ExcerptRow> for contract::ExcerptRow {
    fn from(row: store::ExcerptRow) -> Self {
        let store::ExcerptRow { excerpt, created_at, changed_at: _, source } = row;
        let model::Excerpt { id, article: _, at, quote, statement, note, tags } = excerpt;
        Self {
            id: id.to_string(),
            quote,
            statement,
            note,
            tags: tags.iter().map(ToString::to_string).collect(),
            region: source.article_region.clone(),
            at: at_of(at),
            created_at,
            source: source.into(),
        }
    }
}

impl From<store::TagRow> for contract::TagRow {
    fn from(row: store::TagRow) -> Self {
        let store::TagRow { tag, excerpts } = row;
        let model::Tag { id, parent, name, color } = tag;
        Self { id: id.to_string(), parent: parent.map(|id| id.to_string()), name, color, excerpts }
    }
}

impl From<store::Remark> for contract::Diagnostic {
    fn from(remark: store::Remark) -> Self {
        let store::Remark { severity, code, message, at } = remark;
        Self { severity: severity.into(), code, message, at: at.map(at_of) }
    }
}

impl From<model::Block> for ArticleBlock {
    fn from(block: model::Block) -> Self {
        let model::Block { at, role } = block;
        let (role, level) = match role {
            model::BlockRole::Heading(level) => (ArticleBlockRole::Heading, level),
            model::BlockRole::Paragraph => (ArticleBlockRole::Paragraph, 0),
            model::BlockRole::ListItem => (ArticleBlockRole::ListItem, 0),
            model::BlockRole::TableRow => (ArticleBlockRole::TableRow, 0),
        };
        Self { at: at_of(at), role, level }
    }
}

impl From<store::BulletinRow> for contract::BulletinRow {
    fn from(row: store::BulletinRow) -> Self {
        let store::BulletinRow {
            id,
            file_name,
            size: _,
            kind,
            encoding,
            title,
            issuer,
            number,
            date,
            regions,
            imported_at,
            articles,
            statistics,
            measures,
            excerpts,
            to_review: _,
        } = row;
        Self {
            id: id.to_string(),
            title,
            kind: kind.into(),
            file: file_name,
            encoding,
            issuer,
            number,
            date: date.map(|date| date.to_string()),
            imported_at,
            regions,
            articles,
            statistics,
            measures,
            excerpts,
        }
    }
}

impl From<store::StoredBulletin> for contract::BulletinDetail {
    fn from(bulletin: store::StoredBulletin) -> Self {
        let encoding_source = encoding_source(&bulletin);
        let store::StoredBulletin { row, articles, remarks, chosen: _, left_behind } = bulletin;
        Self {
            encoding_source,
            left_behind: left_behind.into_iter().map(Into::into).collect(),
            row: row.into(),
            diagnostics: remarks.into_iter().map(Into::into).collect(),
            articles: articles.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<store::Anchored> for contract::LeftBehind {
    fn from(anchored: store::Anchored) -> Self {
        let store::Anchored { kind, id, quote } = anchored;
        Self { kind: hit_kind(kind), id, quote }
    }
}

impl From<store::StoredArticle> for contract::ArticleDetail {
    fn from(stored: store::StoredArticle) -> Self {
        let store::StoredArticle { id, article, statistics, measures, excerpts } = stored;
        let model::Article { title, byline, date, region, text, blocks, emphasis, origin: _ } = article;
        Self {
            id: id.to_string(),
            title,
            byline,
            date: date.map(|date| date.to_string()),
            region,
            text,
            blocks: blocks.into_iter().map(Into::into).collect(),
            emphasis: emphasis.into_iter().map(at_of).collect(),
            statistics: statistics.into_iter().map(Into::into).collect(),
            measures: measures.into_iter().map(Into::into).collect(),
            excerpts: excerpts.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<store::BriefState> for contract::BriefState {
    fn from(state: store::BriefState) -> Self {
        match state {
            store::BriefState::Draft => Self::Draft,
            store::BriefState::Submitted => Self::Submitted,
            store::BriefState::Verified => Self::Checked,
            store::BriefState::Final => Self::Final,
        }
    }
}

impl From<contract::BriefState> for store::BriefState {
    fn from(state: contract::BriefState) -> Self {
        match state {
            contract::BriefState::Draft => Self::Draft,
            contract::BriefState::Submitted => Self::Submitted,
            contract::BriefState::Checked => Self::Verified,
            contract::BriefState::Final => Self::Final,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_digits() {
        for (text, written) in [("132.77", "132.77"), ("0.1", "0.1"), ("60012.97", "60012.97"), ("-3.20", "-3.2")] {
            let value: Decimal = text.parse().expect("a decimal");
            assert_eq!(number(value).to_string(), written);
        }
    }
}
