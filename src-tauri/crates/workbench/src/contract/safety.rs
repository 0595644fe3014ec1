//! Backups of the library, and its trash.

use super::wire::Millis;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A daily backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct BackupRow {
    /// Its day, `2026-11-21`.
    pub day: String,
    /// Where it lies.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
}

/// What became of the daily backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct DailyBackup {
    /// The backup that was made; none where there is one of today.
    pub made: Option<String>,
}

/// What became of the library when a backup took its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct RestoreAccount {
    /// Where the library that was there lies now.
    pub kept: Option<String>,
}

/// Something that was deleted and can be had back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct TrashRow {
    /// Its number in the trash.
    pub number: i64,
    /// What it is.
    pub kind: TrashKind,
    /// Its title or name, or the beginning of the quotation.
    pub about: String,
    /// When it was deleted.
    pub deleted_at: Millis,
    /// Until when it can be had back.
    pub kept_until: Millis,
}

/// What was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "contract.ts")]
pub enum TrashKind {
    /// A bulletin with its excerpts and facts.
    Bulletin,
    /// A brief with its revisions.
    Brief,
    /// An excerpt.
    Excerpt,
    /// A tag with those below it.
    Tag,
}

/// Something in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct TrashRequest {
    /// Its number there.
    pub number: i64,
}
