//! Excerpts and tags.

use super::fact::SourceRow;
use super::wire::{At, Millis};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which excerpts to list; an empty filter lists all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export_to = "contract.ts")]
pub struct ExcerptFilter {
    /// Words that stand in the quotation, the core statement or the note.
    pub text: String,
    /// Only with this tag or one under it.
    pub tag: Option<String>,
    /// Only from an article about this division or one within it.
    pub region: Option<String>,
    /// Only of this bulletin.
    pub bulletin: Option<String>,
    /// How many to skip.
    pub offset: usize,
    /// How many to give at most; 0 for 200.
    pub limit: usize,
}

/// A part of the list of excerpts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ExcerptPage {
    /// How many fit the filter.
    pub total: usize,
    /// Those asked for.
    pub rows: Vec<ExcerptRow>,
}

/// One excerpt with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ExcerptRow {
    /// Its identifier.
    pub id: String,
    /// The marked characters.
    pub quote: String,
    /// Core statement; empty when none.
    pub statement: String,
    /// Note; empty when none.
    pub note: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// The division that its article is about.
    pub region: Option<String>,
    /// Its place in the article's text.
    pub at: At,
    /// When it was marked.
    pub created_at: Millis,
    /// Where it stands.
    pub source: SourceRow,
}

/// A run of an article to be marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct AddExcerptRequest {
    /// The article.
    pub article: String,
    /// The run.
    pub at: At,
    /// Core statement; may be empty.
    pub statement: String,
    /// Note; may be empty.
    pub note: String,
    /// Tags to give it.
    pub tags: Vec<String>,
}

/// What an excerpt shall say from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct UpdateExcerptRequest {
    /// The excerpt.
    pub id: String,
    /// Core statement.
    pub statement: String,
    /// Note.
    pub note: String,
    /// All of its tags.
    pub tags: Vec<String>,
}

/// One tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct TagRow {
    /// Its identifier.
    pub id: String,
    /// The tag it stands under.
    pub parent: Option<String>,
    /// Its name.
    pub name: String,
    /// Colour as `#rrggbb`.
    pub color: String,
    /// How many excerpts bear it.
    pub excerpts: usize,
}

/// A tag to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct AddTagRequest {
    /// The tag it shall stand under.
    pub parent: Option<String>,
    /// Its name.
    pub name: String,
    /// Colour as `#rrggbb`; empty for the next of the palette.
    pub color: String,
}

/// What a tag shall be called from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct UpdateTagRequest {
    /// The tag.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub color: String,
}

/// A tag to be put elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct MoveTagRequest {
    /// The tag; those below it go along.
    pub id: String,
    /// The tag it shall stand under; none for the top.
    pub parent: Option<String>,
}

/// Two tags to be made one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct MergeTagsRequest {
    /// The tag that goes.
    pub from: String,
    /// The tag that stays, and gets its excerpts and the tags below it.
    pub into: String,
}
