//! What a person marked while reading.

use crate::id::{ArticleId, ExcerptId, TagId};
use crate::span::Span;

/// A run of an article that a person marked (摘录).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Its identifier.
    pub id: ExcerptId,
    /// The article it stands in.
    pub article: ArticleId,
    /// Its place in the article's text.
    pub at: Span,
    /// The marked characters, to the letter.
    pub quote: String,
    /// Core statement (核心观点) in the reader's own words; empty when none.
    pub statement: String,
    /// Note; empty when none.
    pub note: String,
    /// Tags, in the order in which they were given.
    pub tags: Vec<TagId>,
}

/// A label in a tree (标签).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its identifier.
    pub id: TagId,
    /// The tag it stands under.
    pub parent: Option<TagId>,
    /// Its name, unique under its parent.
    pub name: String,
    /// Colour as `#rrggbb`.
    pub color: String,
}
