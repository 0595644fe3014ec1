//! What surrounds the writing of a brief: its check, its states and revisions, where facts are used, word lists.

use super::brief::{BriefState, FactKind};
use super::wire::{At, Millis};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A brief to be checked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export_to = "contract.ts")]
pub struct CheckRequest {
    /// The brief, when it is kept in the library: its template names the rules, and what was ignored in it stays so.
    pub brief: Option<String>,
    /// The whole Markdown file.
    pub markdown: String,
}

/// A finding that is not to be shown again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct IgnoreRequest {
    /// The brief, for this place alone; for every brief it may be left out.
    pub brief: Option<String>,
    /// The Markdown that was checked.
    pub markdown: String,
    /// Id of the rule.
    pub rule: String,
    /// Where the finding is, in characters of the Markdown.
    pub at: At,
    /// Whether the same characters are to be let pass wherever they stand, in every brief.
    pub always: bool,
}

/// A finding that is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct IgnoredRow {
    /// Id of the rule.
    pub rule: String,
    /// The characters that are let pass.
    pub text: String,
    /// What stands before and behind them, for one place; `None` for every place.
    pub around: Option<(String, String)>,
}

/// Names the ignored findings of a brief, or one of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export_to = "contract.ts")]
pub struct IgnoredRequest {
    /// The brief; without one only what is ignored everywhere.
    pub brief: Option<String>,
    /// The finding to be shown again; `None` to list them.
    pub forget: Option<IgnoredRow>,
}

/// One word list of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct WordListRow {
    /// Where it lies.
    pub path: String,
    /// Rows that can be read.
    pub rows: usize,
    /// Rows that hold today.
    pub holding: usize,
    /// What is wrong with it.
    pub mistakes: Vec<WordListMistake>,
}

/// Something wrong with a word list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct WordListMistake {
    /// Line of the file, counted from 1.
    pub line: usize,
    /// What is wrong, in Chinese.
    pub message: String,
}

/// A brief that uses a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct BriefUseRow {
    /// The brief.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it stands on its way.
    pub state: BriefState,
    /// Whether it prints the figure otherwise than the library has it now.
    pub changed: bool,
}

/// A linked figure of a brief that the library has otherwise now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ChangedFigure {
    /// The brief.
    pub brief: String,
    /// Its title.
    pub title: String,
    /// The statistic.
    pub fact: String,
    /// Where the figure stands, in characters of the brief's Markdown.
    pub at: At,
    /// What the brief prints.
    pub old: String,
    /// What the library has.
    pub new: String,
    /// Where it comes from, ready to print.
    pub source: String,
}

/// Briefs whose linked figures are looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export_to = "contract.ts")]
pub struct ChangedRequest {
    /// One brief; `None` for all.
    pub brief: Option<String>,
}

/// The new state of a brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct BriefStateRequest {
    /// The brief.
    pub id: String,
    /// Its new state.
    pub state: BriefState,
    /// Who says so.
    pub by: String,
}

/// How far a brief has come, and how it came there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct BriefProgress {
    /// Where it stands.
    pub state: BriefState,
    /// Every step, the latest first.
    pub steps: Vec<BriefStep>,
    /// What has changed since it was made final, in Chinese; empty when nothing has, or it is not final.
    pub since_final: Vec<String>,
}

/// One change of state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct BriefStep {
    /// The state it was given.
    pub state: BriefState,
    /// Who gave it.
    pub by: String,
    /// When.
    pub at: Millis,
}

/// One revision of a brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct RevisionRow {
    /// Its number, from 1.
    pub number: usize,
    /// When it was saved.
    pub made_at: Millis,
    /// The name that a person gave it; empty without one.
    pub name: String,
    /// Number of characters of the file.
    pub characters: usize,
}

/// Names a revision, or gives the latest one a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct NameRevisionRequest {
    /// The brief.
    pub id: String,
    /// The name of its text as it stands.
    pub name: String,
}

/// Names one revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct RevisionRequest {
    /// The brief.
    pub id: String,
    /// Number of the revision.
    pub number: usize,
}

/// Two revisions to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct CompareRevisionsRequest {
    /// The brief.
    pub id: String,
    /// Number of the older revision.
    pub old: usize,
    /// Number of the newer one; `None` for the text as it stands.
    pub new: Option<usize>,
}

/// What became of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "contract.ts")]
pub enum RevisionChange {
    /// It stands in both.
    Same,
    /// It stands in the older alone.
    Removed,
    /// It stands in the newer alone.
    Added,
}

/// A stretch of text that is the same, gone, or new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct StretchRow {
    /// What became of it.
    pub change: RevisionChange,
    /// Its characters.
    pub text: String,
    /// Its place in the newer text; empty where it was removed.
    pub at: At,
}

/// The difference of two revisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct RevisionDifference {
    /// Stretches in the order of the text.
    pub stretches: Vec<StretchRow>,
}

/// A fact that a brief exported as Markdown takes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct SideFact {
    /// What it is.
    pub kind: FactKind,
    /// Its identifier.
    pub id: String,
    /// Figure, head or quotation as the library has it.
    pub text: String,
    /// The sentence of its source, to the letter.
    pub quote: String,
    /// Where it stands, ready to print.
    pub source: String,
}

/// The text of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct TemplateText {
    /// Its name.
    pub name: String,
    /// The whole file.
    pub text: String,
    /// Whether it is a person's own, and so can be deleted.
    pub own: bool,
    /// Line at which it has a mistake, counted from 1.
    pub line: Option<usize>,
    /// What the mistake is; empty without one.
    pub problem: String,
}

/// Names a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct TemplateRequest {
    /// Its name.
    pub name: String,
}

/// The text of a person's own template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct TemplateDraft {
    /// The whole file, its 模板名 included.
    pub text: String,
    /// Whether it is only looked through, and not kept.
    pub try_only: bool,
}

/// A brief that a template is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct TemplateOfBriefRequest {
    /// The brief.
    pub id: String,
    /// What the template is to be called.
    pub name: String,
}
