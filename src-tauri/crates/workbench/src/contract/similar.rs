//! Documents that are nearly the same.

use super::wire::Millis;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A bulletin of the library with which one has much in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Similar {
    /// That bulletin.
    pub bulletin: String,
    /// Its title.
    pub title: String,
    /// Name of its file.
    pub file: String,
    /// The date of the article there, or else of the bulletin.
    pub date: Option<String>,
    /// When it was brought in.
    pub imported_at: Millis,
    /// What both have in common, in percent; 100 only when nothing but the layout differs.
    pub percent: u8,
    /// Whether it is the whole document, and not single articles of it.
    pub whole: bool,
    /// What differs, in Chinese.
    pub difference: String,
    /// The articles that resemble each other.
    pub pairs: Vec<SimilarPair>,
}

/// Two articles that are nearly the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct SimilarPair {
    /// The article here.
    pub article: String,
    /// Its title.
    pub title: String,
    /// The article there.
    pub other: String,
    /// Its title.
    pub other_title: String,
    /// What both have in common, in percent.
    pub percent: u8,
}

/// Two articles to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct CompareRequest {
    /// The article here.
    pub article: String,
    /// The article there.
    pub other: String,
}

/// What two articles have in common and what not, in the order of their texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Comparison {
    /// Title of the article here.
    pub title: String,
    /// Title of the article there.
    pub other_title: String,
    /// Sentences, those that are the same together.
    pub rows: Vec<ComparisonRow>,
}

/// One or more sentences of two articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ComparisonRow {
    /// Where they stand.
    pub kind: ComparisonKind,
    /// Their characters, cut where they begin and cease to be the same.
    pub pieces: Vec<ComparisonPiece>,
}

/// A run of characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ComparisonPiece {
    /// In which of the texts they stand; never `changed`.
    pub kind: ComparisonKind,
    /// The characters.
    pub text: String,
}

/// In which of two texts something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "contract.ts")]
pub enum ComparisonKind {
    /// In both.
    Same,
    /// In the one here alone.
    Here,
    /// In the one there alone.
    There,
    /// In both, with some characters changed.
    Changed,
}
