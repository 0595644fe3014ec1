//! The ledger (数据台账): one indicator over regions and periods, every source beside the others.

use super::fact::StatisticRow;
use super::wire::{Millis, Standing, StatisticKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which indicators to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export_to = "contract.ts")]
pub struct IndicatorFilter {
    /// Characters that stand in the name or one of its wordings.
    pub text: String,
    /// How many to give at most; 0 for 200.
    pub limit: usize,
}

/// An indicator with the other wordings that mean it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct IndicatorRow {
    /// The name they have in common.
    pub name: String,
    /// How it is printed, the most frequent wording first.
    pub wordings: Vec<String>,
    /// How many figures there are of it, rejected ones included.
    pub figures: usize,
}

/// Names a ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export_to = "contract.ts")]
pub struct LedgerRequest {
    /// The indicator, in any of its wordings.
    pub indicator: String,
    /// What the figures say of it; the most frequent kind when nothing is said.
    pub kind: Option<StatisticKind>,
    /// A unit that its figures can be counted in; the most frequent one when nothing is said.
    pub unit: Option<String>,
    /// Only this division and those within it.
    pub region: Option<String>,
}

/// A choice of the ledger and how many figures it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct LedgerKind {
    /// The kind.
    pub kind: StatisticKind,
    /// Its units that cannot be converted into one another, the most frequent first.
    pub units: Vec<String>,
    /// How many figures there are.
    pub figures: usize,
}

/// One indicator over regions and periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Ledger {
    /// The indicator's common name.
    pub indicator: String,
    /// How it is printed.
    pub wordings: Vec<String>,
    /// What there is to choose from, the most frequent first.
    pub kinds: Vec<LedgerKind>,
    /// The kind that is shown; `None` when there is no figure at all.
    pub kind: Option<StatisticKind>,
    /// The unit that every value is converted to.
    pub unit: String,
    /// Divisions, those within one behind it; empty text for figures of no division.
    pub regions: Vec<String>,
    /// Periods in the order of their beginnings; empty text for figures of no period.
    pub periods: Vec<String>,
    /// The cells that hold something.
    pub cells: Vec<LedgerCell>,
}

/// What the sources say of one indicator in one division at one time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct LedgerCell {
    /// The division, as in [`Ledger::regions`].
    pub region: String,
    /// The period, as in [`Ledger::periods`].
    pub period: String,
    /// How the sources stand to each other.
    pub standing: Standing,
    /// The figure to go by: the one a person prefers, or else the most exact; `None` where sources conflict.
    pub best: Option<String>,
    /// Its value in the ledger's unit, in digits.
    pub digits: String,
    /// The same as a number, for charts.
    pub value: Option<f64>,
    /// Why a person prefers it.
    pub preferred: Option<Preference>,
    /// Every source, the newest first.
    pub readings: Vec<LedgerReading>,
}

/// A person's choice among sources that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Preference {
    /// The reason; may be empty.
    pub reason: String,
    /// When.
    pub at: Millis,
}

/// One source's figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct LedgerReading {
    /// The figure and where it stands.
    pub statistic: StatisticRow,
    /// Its value in the ledger's unit, in digits.
    pub digits: String,
}

/// Prefers one figure to the others of its cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct PreferRequest {
    /// The figure to go by.
    pub id: String,
    /// The other figures of its cell.
    pub others: Vec<String>,
    /// Why; `None` takes an earlier choice back.
    pub reason: Option<String>,
}
