//! Mending what the program read wrongly, reading again, and taking acts back.

use super::bulletin::BulletinDetail;
use super::search::HitKind;
use super::wire::Millis;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An article to be split before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct SplitRequest {
    /// The article.
    pub article: String,
    /// A character of the paragraph that the second part begins with; never one of the first paragraph.
    pub at: usize,
    /// Title of the second part.
    pub title: String,
    /// Division that the second part is about.
    pub region: Option<String>,
    /// Whether that paragraph is the title and leaves the text; it stays where something is marked in it.
    pub takes_title: bool,
}

/// Articles of one bulletin that shall become one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct MergeRequest {
    /// Two or more of them.
    pub articles: Vec<String>,
}

/// An article that shall stand at another place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct MoveRequest {
    /// The article.
    pub article: String,
    /// Its place from now on; 0 is the first.
    pub to: usize,
}

/// What shall stand at the head of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct EditArticleRequest {
    /// The article.
    pub article: String,
    /// Its title.
    pub title: String,
    /// Reporters or authors; empty for none.
    pub byline: String,
    /// `2026`, `2026-06` or `2026-06-29`; empty for none.
    pub date: String,
    /// The division it is about, by any of its names; empty for none.
    pub region: String,
}

/// What mending came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Mended {
    /// The bulletin as it stands now.
    pub bulletin: BulletinDetail,
    /// The article to look at.
    pub article: String,
    /// What a person should know of it, in Chinese; mostly nothing.
    pub notes: Vec<String>,
}

/// A bulletin to be read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct RereadRequest {
    /// The bulletin.
    pub bulletin: String,
    /// The encoding; `null` to let the program find out.
    pub encoding: Option<String>,
}

/// What reading again came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Reread {
    /// The bulletin as it stands now; it says what was left behind.
    pub bulletin: BulletinDetail,
    /// Number of excerpts and facts that stand in the new text.
    pub moved: usize,
}

/// Something whose characters are not in the current text of its bulletin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct LeftBehind {
    /// What it is.
    pub kind: HitKind,
    /// Its identifier.
    pub id: String,
    /// What it quotes.
    pub quote: String,
}

/// How the encoding of a document is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "contract.ts")]
pub enum EncodingSource {
    /// Its bytes say so.
    Certain,
    /// The program found what fits best.
    Guessed,
    /// A person chose it.
    Chosen,
    /// Its format leaves no choice, as with DOCX and PDF.
    Fixed,
}

/// An act of a person that can be taken back or done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Act {
    /// What was done, in Chinese: 拆分篇目.
    pub name: String,
    /// To what: a title, a name, the beginning of a quotation.
    pub about: String,
    /// When.
    pub at: Millis,
}

/// The acts that come next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct History {
    /// What undoing takes back.
    pub undo: Option<Act>,
    /// What redoing does again.
    pub redo: Option<Act>,
}

/// What was taken back or done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Undone {
    /// The act; `null` when there was none.
    pub act: Option<Act>,
}
