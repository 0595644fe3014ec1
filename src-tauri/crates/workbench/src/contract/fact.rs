//! Statistics and measures.

use super::wire::{At, Confidence, ReviewState, StatisticKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which facts to list; an empty filter lists all that nobody has rejected.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export_to = "contract.ts")]
pub struct FactFilter {
    /// Words that stand in the indicator or the clause (statistics), in the head or the text (measures).
    pub text: String,
    /// Only of this division or one within it.
    pub region: Option<String>,
    /// Only of a period that begins with this: `2025` takes `2025-07` too. Statistics only.
    pub period: Option<String>,
    /// Only of this kind. Statistics only.
    pub kind: Option<StatisticKind>,
    /// Only in this state; without it all but the rejected ones.
    pub state: Option<ReviewState>,
    /// Only of this bulletin.
    pub bulletin: Option<String>,
    /// How many to skip.
    pub offset: usize,
    /// How many to give at most; 0 for 200.
    pub limit: usize,
}

/// Where a fact or an excerpt stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct SourceRow {
    /// The bulletin.
    pub bulletin: String,
    /// Its title.
    pub bulletin_title: String,
    /// The article.
    pub article: String,
    /// Its title.
    pub article_title: String,
    /// Date of the article, or else of the bulletin.
    pub date: Option<String>,
}

/// A part of the list of statistics.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct StatisticPage {
    /// How many fit the filter.
    pub total: usize,
    /// Those asked for.
    pub rows: Vec<StatisticRow>,
}

/// One figure, as design.md § 3.1 writes it, with its identifier and source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct StatisticRow {
    /// Its identifier.
    pub id: String,
    /// The clause that holds it.
    pub quote: String,
    /// The figure as printed.
    pub figure: String,
    /// Its value in the printed unit.
    pub value: f64,
    /// The printed unit.
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
    /// Place of the figure in the article's text.
    pub at: At,
    /// Place of the clause in the article's text.
    pub quote_at: At,
    /// What a person has said of it.
    pub state: ReviewState,
    /// Where it stands.
    pub source: SourceRow,
}

/// A part of the list of measures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct MeasurePage {
    /// How many fit the filter.
    pub total: usize,
    /// Those asked for.
    pub rows: Vec<MeasureRow>,
}

/// One measure, as design.md § 3.1 writes it, with its identifier and source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct MeasureRow {
    /// Its identifier.
    pub id: String,
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
    /// Offices that are to carry it out, the leading one first, where it says so.
    pub actors: Vec<String>,
    /// The time by which it is to be done, where it says so.
    pub deadline: Option<String>,
    /// What it is to reach, with its figures.
    pub targets: Vec<String>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// Place of `text` in the article's text.
    pub at: At,
    /// What a person has said of it.
    pub state: ReviewState,
    /// Where it stands.
    pub source: SourceRow,
}

/// What a person says of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ReviewRequest {
    /// The statistic or measure.
    pub id: String,
    /// What is said of it.
    pub state: ReviewState,
}

/// A statistic put right by a person; place and clause stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct EditStatisticRequest {
    /// The statistic.
    pub id: String,
    /// Its value as a decimal number: `132.77`.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// What is measured.
    pub indicator: String,
    /// What the figure says of it.
    pub kind: StatisticKind,
    /// Official full name of the division, or 全国.
    pub region: Option<String>,
    /// The time it covers.
    pub period: Option<String>,
}
