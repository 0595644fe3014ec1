//! Bulletins and their articles.

use super::excerpt::ExcerptRow;
use super::fact::{MeasureRow, StatisticRow};
use super::mending::{EncodingSource, LeftBehind};
use super::wire::{At, BulletinKind, Diagnostic, Millis};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which bulletins to list; an empty filter lists all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export_to = "contract.ts")]
pub struct BulletinFilter {
    /// Words that stand in the title, issuer or number.
    pub text: String,
    /// Only of this kind.
    pub kind: Option<BulletinKind>,
    /// Only with an article about this division or one within it.
    pub region: Option<String>,
    /// How many to skip.
    pub offset: usize,
    /// How many to give at most; 0 for as many as fit a screen (200).
    pub limit: usize,
}

/// A part of the list of bulletins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct BulletinPage {
    /// How many fit the filter.
    pub total: usize,
    /// Those asked for.
    pub rows: Vec<BulletinRow>,
}

/// One bulletin in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct BulletinRow {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What sort of document it is.
    pub kind: BulletinKind,
    /// Name of the file it came from, without its folder.
    pub file: String,
    /// Encoding it was read in.
    pub encoding: String,
    /// Office that issued it.
    pub issuer: Option<String>,
    /// Number of the document.
    pub number: Option<String>,
    /// `2026`, `2026-06` or `2026-06-29`.
    pub date: Option<String>,
    /// When it was brought in.
    pub imported_at: Millis,
    /// Divisions its articles are about, without repeats.
    pub regions: Vec<String>,
    /// Number of articles.
    pub articles: usize,
    /// Number of statistics.
    pub statistics: usize,
    /// Number of measures.
    pub measures: usize,
    /// Number of excerpts.
    pub excerpts: usize,
}

/// One bulletin with everything in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct BulletinDetail {
    /// What the list says of it.
    pub row: BulletinRow,
    /// What there is to say about how it was read.
    pub diagnostics: Vec<Diagnostic>,
    /// Its articles in reading order.
    pub articles: Vec<ArticleDetail>,
    /// How its encoding is known.
    pub encoding_source: EncodingSource,
    /// Excerpts and facts of earlier readings whose characters are not in this one.
    pub left_behind: Vec<LeftBehind>,
}

/// One article with everything in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ArticleDetail {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Reporters or authors as printed.
    pub byline: Option<String>,
    /// The date that it states for itself.
    pub date: Option<String>,
    /// The division it is about.
    pub region: Option<String>,
    /// Cleaned text, paragraphs joined by `\n`.
    pub text: String,
    /// Its paragraphs.
    pub blocks: Vec<ArticleBlock>,
    /// Runs that the source sets in bold.
    pub emphasis: Vec<At>,
    /// Figures in it, in the order of the text.
    pub statistics: Vec<StatisticRow>,
    /// Measures in it, in the order of the text.
    pub measures: Vec<MeasureRow>,
    /// Excerpts of it, in the order of the text.
    pub excerpts: Vec<ExcerptRow>,
}

/// One paragraph of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ArticleBlock {
    /// Its characters.
    pub at: At,
    /// What part it plays.
    pub role: ArticleBlockRole,
    /// 1–4 for a heading, else 0.
    pub level: u8,
}

/// What part a paragraph of an article plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "contract.ts")]
pub enum ArticleBlockRole {
    /// A sub-heading.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A row of a table, cells parted by tabs.
    TableRow,
}

/// The text of a bulletin as it was before cleaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct OriginalText {
    /// The text as decoded.
    pub text: String,
}
