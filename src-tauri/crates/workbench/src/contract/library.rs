//! The library as a whole, and bringing documents into it.

use super::similar::Similar;
use super::wire::{Diagnostic, Millis};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stands in the library, and where it lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct LibraryStatus {
    /// Path of the library's file.
    pub path: String,
    /// Version of the program.
    pub version: String,
    /// Number of bulletins.
    pub bulletins: usize,
    /// Number of articles.
    pub articles: usize,
    /// Number of statistics that nobody has rejected.
    pub statistics: usize,
    /// Number of measures that nobody has rejected.
    pub measures: usize,
    /// Number of excerpts.
    pub excerpts: usize,
    /// Number of briefs.
    pub briefs: usize,
    /// Whether another program had the library open already.
    pub shared: bool,
}

/// What checking the library found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct VerifyReport {
    /// Whether nothing is wrong.
    pub sound: bool,
    /// What is wrong, in Chinese, one line each.
    pub problems: Vec<String>,
}

/// Files and folders to bring in; folders are walked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ImportRequest {
    /// Their paths.
    pub paths: Vec<String>,
    /// Encoding to read text files in, by any of its usual names; none to find out.
    #[serde(default)]
    pub encoding: Option<String>,
}

/// A text that was pasted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ImportTextRequest {
    /// The name it shall have in place of a file's name; empty for one made from its first line.
    pub name: String,
    /// The text.
    pub text: String,
}

/// What became of an import: every file is in exactly one of the lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ImportAccount {
    /// Newly brought in.
    pub added: Vec<ImportedFile>,
    /// In the library already, byte for byte.
    pub known: Vec<KnownFile>,
    /// Not readable, and why.
    pub unreadable: Vec<UnreadableFile>,
    /// Whether the person stopped the import before its end.
    pub cancelled: bool,
}

/// A file that was brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ImportedFile {
    /// Name of the file, without its folder.
    pub file: String,
    /// The bulletin it became.
    pub bulletin: String,
    /// Its title.
    pub title: String,
    /// Encoding it was read in.
    pub encoding: String,
    /// Number of articles.
    pub articles: usize,
    /// Number of statistics.
    pub statistics: usize,
    /// Number of measures.
    pub measures: usize,
    /// Whether a person should look at how it was read.
    pub needs_review: bool,
    /// What there is to say about how it was read.
    pub diagnostics: Vec<Diagnostic>,
    /// Bulletins of the library that are nearly the same.
    pub similar: Vec<Similar>,
}

/// A file that the library has already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct KnownFile {
    /// Name of the file, without its folder.
    pub file: String,
    /// The bulletin it is.
    pub bulletin: String,
    /// That bulletin's title.
    pub title: String,
    /// When that was brought in.
    pub imported_at: Millis,
    /// Encoding in which it was read again, as the request asked for; none when it was left as it was.
    pub reread_in: Option<String>,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct UnreadableFile {
    /// Name of the file, without its folder.
    pub file: String,
    /// What happened.
    pub message: String,
    /// What to do.
    pub hint: String,
}
