//! Briefs: templates, writing, checking, pages.

use super::excerpt::ExcerptRow;
use super::fact::{MeasureRow, StatisticRow};
use super::wire::{At, Diagnostic, Millis, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// One template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct TemplateRow {
    /// Its name: `智库成果要报`.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// What it asks before a brief is started.
    pub prompts: Vec<PromptRow>,
}

/// One question of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct PromptRow {
    /// The key its answer is given under.
    pub key: String,
    /// What is asked.
    pub label: String,
    /// The answer when nothing is said.
    pub default: String,
    /// Whether there must be an answer.
    pub required: bool,
}

/// One printed form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct StationeryRow {
    /// Its name, as the front matter's 版式 gives it.
    pub name: String,
    /// What it is for.
    pub description: String,
}

/// Where a brief stands on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "contract.ts")]
pub enum BriefState {
    /// 草稿.
    Draft,
    /// 送审.
    Submitted,
    /// 核对通过.
    Checked,
    /// 定稿.
    Final,
}

/// One brief in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct BriefRow {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The serial's name and issue number as printed: `智库成果要报 第198期`.
    pub issue: String,
    /// The template it was started from; empty for one taken in from a file.
    pub template: String,
    /// Where it stands on its way.
    pub state: BriefState,
    /// Number of characters of its body, blanks and markup not counted.
    pub characters: usize,
    /// Number of facts of the library it uses.
    pub facts: usize,
    /// When it was last changed.
    pub updated_at: Millis,
}

/// One brief with its Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct BriefDetail {
    /// What the list says of it.
    pub row: BriefRow,
    /// The whole Markdown file, front matter included.
    pub markdown: String,
    /// What there is to say: what a template did not find in the library, keys that are not known.
    pub diagnostics: Vec<Diagnostic>,
}

/// A brief to be started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct NewBriefRequest {
    /// Name of the template.
    pub template: String,
    /// Answers to its prompts, by key.
    pub answers: BTreeMap<String, String>,
}

/// Markdown to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct SaveBriefRequest {
    /// The brief.
    pub id: String,
    /// The whole Markdown file.
    pub markdown: String,
}

/// The Markdown of a brief, saved or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct MarkdownRequest {
    /// The whole Markdown file.
    pub markdown: String,
}

/// What kind of thing a brief can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "contract.ts")]
pub enum FactKind {
    /// A statistic.
    Statistic,
    /// A measure.
    Measure,
    /// An excerpt.
    Excerpt,
}

/// Names one fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct FactRequest {
    /// What it is.
    pub kind: FactKind,
    /// Its identifier.
    pub id: String,
}

/// One fact of any kind, as the list of its kind shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "row")]
#[ts(export_to = "contract.ts")]
pub enum FactRow {
    /// A statistic.
    Statistic(StatisticRow),
    /// A measure.
    Measure(MeasureRow),
    /// An excerpt.
    Excerpt(ExcerptRow),
}

/// Markdown to put in at the cursor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Insertion {
    /// The Markdown.
    pub markdown: String,
}

/// What checking a brief found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct CheckReport {
    /// Findings in the order of the text.
    pub findings: Vec<FindingRow>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct FindingRow {
    /// Stable dotted id of its rule: `figure.unsourced`.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in Chinese.
    pub message: String,
    /// Where, in characters of the Markdown file.
    pub at: At,
    /// What to write instead.
    pub suggestion: Option<String>,
    /// What says so: a clause of a standard, 惯例, 本单位.
    pub source: String,
}

/// A brief, laid out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Preview {
    /// Names this layout; part of the address of its page images: `page/REVISION/NUMBER?scale=2`, pages counted from 1.
    pub revision: String,
    /// Number of pages.
    pub pages: usize,
    /// Width of a page in points.
    pub width: f32,
    /// Height of a page in points.
    pub height: f32,
    /// Headings with their page and place.
    pub outline: Vec<OutlineRow>,
    /// Number of characters of the body, blanks and markup not counted.
    pub characters: usize,
    /// What there is to say about the layout.
    pub diagnostics: Vec<Diagnostic>,
}

/// One heading of a brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct OutlineRow {
    /// 1–4.
    pub level: u8,
    /// Its text.
    pub title: String,
    /// The page it stands on, counted from 1.
    pub page: usize,
    /// Its place in the Markdown file.
    pub at: At,
}

/// A point of a previewed page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct PointRequest {
    /// The layout.
    pub revision: String,
    /// Page, counted from 1.
    pub page: usize,
    /// Points from the left edge.
    pub x: f32,
    /// Points from the top edge.
    pub y: f32,
}

/// A place in the Markdown of a previewed brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct PlaceRequest {
    /// The layout.
    pub revision: String,
    /// Character of the Markdown file.
    pub at: usize,
}

/// A place in the Markdown, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct PlaceInBrief {
    /// Character of the Markdown file.
    pub at: Option<usize>,
}

/// A point of a page, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct PointInPreview {
    /// Page counted from 1, and points from its left and top edge.
    pub point: Option<(usize, f32, f32)>,
}

/// What GB/T 9704-2012 asks for, and what the pages of a brief have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct LayoutReport {
    /// Name of the stationery.
    pub stationery: String,
    /// Number of pages.
    pub pages: usize,
    /// One row for each rule that the pages show.
    pub rules: Vec<LayoutRuleRow>,
    /// What the stationery changes on purpose.
    pub deviations: Vec<LayoutDeviationRow>,
    /// What there is to say about the layout: characters that another font stands in for, pictures that are missing.
    pub diagnostics: Vec<Diagnostic>,
}

/// One rule of the standard, as measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct LayoutRuleRow {
    /// What is measured, in Chinese.
    pub rule: String,
    /// Its clause: `5.2.3` of GB/T 9704-2012, or with the standard named.
    pub clause: String,
    /// What the standard asks for.
    pub wanted: String,
    /// What was measured on the pages.
    pub found: String,
    /// How the one stands to the other.
    pub verdict: LayoutVerdict,
}

/// How a measurement stands to its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "contract.ts")]
pub enum LayoutVerdict {
    /// As the standard has it.
    Kept,
    /// Different because the stationery says so.
    OnPurpose,
    /// Different, and nobody asked for it.
    Broken,
}

/// One parameter in which a stationery differs from the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct LayoutDeviationRow {
    /// The parameter as stationery files write it: `网格.行数`.
    pub key: String,
    /// The clause it departs from, or 惯例 where the standard says nothing.
    pub clause: String,
    /// What the standard has.
    pub usual: String,
    /// What the stationery has.
    pub own: String,
}

/// A brief to be written to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ExportRequest {
    /// The whole Markdown file.
    pub markdown: String,
    /// Where to write it; an existing file is replaced whole or not at all.
    pub path: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct ExportAccount {
    /// Where it lies.
    pub path: String,
    /// Number of pages; 0 for a Markdown file.
    pub pages: usize,
    /// Size in bytes.
    pub bytes: usize,
    /// What there is to say about the layout and its fonts.
    pub diagnostics: Vec<Diagnostic>,
}

/// The font that stands for a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct FontRow {
    /// 仿宋, 楷体, 黑体, 小标宋 or 宋体.
    pub role: String,
    /// Family of the font that is used.
    pub family: String,
    /// Whether it came with the program (else it was found on this machine).
    pub bundled: bool,
    /// Families that step in for characters it lacks.
    pub fallbacks: Vec<String>,
}
