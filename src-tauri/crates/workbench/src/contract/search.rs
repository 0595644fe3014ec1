//! Searching the library.

use super::wire::{At, Millis};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export_to = "contract.ts")]
pub struct SearchRequest {
    /// Words; several parted by blanks must all be there.
    pub text: String,
    /// Only in these; empty for everywhere.
    pub kinds: Vec<HitKind>,
    /// Only about this division or one within it.
    pub region: Option<String>,
    /// Only excerpts with this tag or one under it.
    pub tag: Option<String>,
    /// Only figures of this period or a part of it: `2025`, `2025-07`, `2025-H1`.
    pub period: Option<String>,
    /// Only from this day, month or year on: `2025-03-01`, `2025-03`, `2025`.
    pub from: Option<String>,
    /// Only up to the end of this day, month or year.
    pub to: Option<String>,
    /// Only what stands in this bulletin.
    pub bulletin: Option<String>,
    /// How many hits to skip.
    pub offset: usize,
    /// How many hits to give at most; 0 for 50.
    pub limit: usize,
}

/// What a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "contract.ts")]
pub enum HitKind {
    /// A paragraph of an article, or its title.
    Text,
    /// An excerpt.
    Excerpt,
    /// A measure.
    Measure,
    /// A statistic.
    Statistic,
    /// A brief.
    Brief,
}

/// A part of the hits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct SearchPage {
    /// How many hits there are.
    pub total: usize,
    /// Those asked for, best first.
    pub hits: Vec<Hit>,
}

/// One hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Identifier of the article, excerpt, measure, statistic or brief.
    pub id: String,
    /// The bulletin it stands in; none for a brief.
    pub bulletin: Option<String>,
    /// The article it stands in; none for a brief.
    pub article: Option<String>,
    /// Title of the article or the brief.
    pub title: String,
    /// Title of that bulletin.
    pub bulletin_title: Option<String>,
    /// The date of the article, or else of its bulletin.
    pub date: Option<String>,
    /// The division it is about.
    pub region: Option<String>,
    /// Its surroundings.
    pub snippet: String,
    /// The words that were found, as runs of the snippet.
    pub marks: Vec<At>,
    /// The first of them, as a run of the article's text (or of the brief's Markdown).
    pub at: At,
}

/// A search to be kept under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct SaveSearchRequest {
    /// Its name; a search of the same name is replaced.
    pub name: String,
    /// Words and filters; which page of the hits does not matter.
    pub search: SearchRequest,
}

/// A search that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct SavedSearchRow {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Words and filters.
    pub search: SearchRequest,
    /// When it was saved.
    pub saved_at: Millis,
}
