//! A document that was read, as `yaobao read --json` writes it (design.md § 3.1).

use crate::contract::{At, BulletinKind, Confidence, Diagnostic, StatisticKind, at_of};
use crate::convert::number;
use crate::reader::Reading;
use serde::Serialize;
use yaobao_model as model;

/// A document with everything that was read out of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// Its path as given.
    pub file: String,
    /// What sort of document it is.
    pub kind: BulletinKind,
    /// Encoding it was read in.
    pub encoding: String,
    /// Its title.
    pub title: String,
    /// Office that issued it.
    pub issuer: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// The date it states.
    pub date: Option<String>,
    /// Its articles in reading order.
    pub articles: Vec<Article>,
    /// What there is to say about how it was read; places are characters of the decoded file.
    pub diagnostics: Vec<Diagnostic>,
}

/// One article; places are characters of its `text`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Article {
    /// Its title.
    pub title: String,
    /// Reporters or authors as printed.
    pub byline: Option<String>,
    /// The date it states.
    pub date: Option<String>,
    /// Official full name of the division it is about, or 全国.
    pub region: Option<String>,
    /// Paragraphs, un-wrapped, joined by `\n`.
    pub text: String,
    /// Figures in the order of the text.
    pub statistics: Vec<Statistic>,
    /// Measures in the order of the text.
    pub measures: Vec<Measure>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statistic {
    /// The clause that holds it.
    pub quote: String,
    /// The figure as printed, with its unit.
    pub figure: String,
    /// Its value in the printed unit.
    pub value: f64,
    /// The printed unit; empty when none is printed.
    pub unit: String,
    /// What is measured.
    pub indicator: String,
    /// What the figure says of it.
    pub kind: StatisticKind,
    /// Official full name of the division, or 全国.
    pub region: Option<String>,
    /// The time it covers.
    pub period: Option<String>,
    /// 超, 近, 约 … as printed.
    pub qualifier: Option<String>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// Place of the figure.
    pub at: At,
}

/// One measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// The marker as printed.
    pub marker: Option<String>,
    /// Its first clause.
    pub head: String,
    /// The whole item after its marker.
    pub text: String,
    /// The division whose action it is.
    pub region: Option<String>,
    /// Policy documents named in it.
    pub policies: Vec<String>,
    /// Offices that are to act.
    pub actors: Vec<String>,
    /// The time by which it is to be done.
    pub deadline: Option<String>,
    /// What is to be reached, with its figure.
    pub targets: Vec<String>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// Place of `text`.
    pub at: At,
}

impl Document {
    /// The transport form of what was read from the file at `path`.
    #[must_use]
    pub fn new(path: &str, reading: Reading) -> Self {
        let Reading { bulletin, facts } = reading;
        let model::Bulletin { kind, encoding, title, issuer, number, date, original: _, articles, diagnostics } =
            bulletin;
        Self {
            file: path.to_owned(),
            kind: kind.into(),
            encoding,
            title,
            issuer,
            number,
            date: date.map(|date| date.to_string()),
            articles: articles.into_iter().zip(facts).map(|(article, facts)| Article::new(article, facts)).collect(),
            diagnostics: diagnostics.into_iter().map(Into::into).collect(),
        }
    }
}

impl Article {
    fn new(article: model::Article, facts: model::Extraction) -> Self {
        let model::Article { title, byline, date, region, text, blocks: _, emphasis: _, origin: _ } = article;
        let model::Extraction { statistics, measures } = facts;
        Self {
            title,
            byline,
            date: date.map(|date| date.to_string()),
            region,
            text,
            statistics: statistics.into_iter().map(Into::into).collect(),
            measures: measures.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<model::Statistic> for Statistic {
    fn from(statistic: model::Statistic) -> Self {
        let model::Statistic {
            at,
            quote_at: _,
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
        }
    }
}

impl From<model::Measure> for Measure {
    fn from(measure: model::Measure) -> Self {
        let model::Measure { at, marker, head, text, region, policies, duty, confidence } = measure;
        let model::Duty { actors, deadline, targets } = duty;
        let deadline = deadline.map(|deadline| deadline.to_string());
        Self {
            marker,
            head,
            text,
            region,
            policies,
            actors,
            deadline,
            targets,
            confidence: confidence.into(),
            at: at_of(at),
        }
    }
}
