//! What a figure says of its indicator: level, growth, share, rank, target or change.

use crate::indicator::Before;
use crate::lexicon::{Lexicons, Rate, Trend, UnitClass};
use crate::quantity::{Form, Quantity};
use yaobao_model::StatisticKind;

/// The kind of a figure that is no target, from its unit and the words before and behind it.
///
/// `同比增长111.9%` is a growth, `提高到2.55%` a share, `提高20.79分` a change, `居全国第8位` a rank.
pub(crate) fn kind(quantity: &Quantity, before: &Before<'_>, right: &str, lexicons: &Lexicons) -> StatisticKind {
    if matches!(quantity.form, Form::Rank | Form::Top) {
        return StatisticKind::Rank;
    }
    let trended = before.trend.is_some() && !before.reached || before.trend.is_some_and(|(word, _)| is_rate_noun(word));
    let behind = right.trim_start_matches(['以', '上', '左', '右', '的']);
    let grows_behind = lexicons.rates.at_start(behind).is_some_and(|(_, rate)| rate == Rate::Growth)
        || behind.starts_with("速度增长")
        || behind.starts_with("年均增")
        || behind.starts_with("增长速度");
    match quantity.class {
        UnitClass::Point => StatisticKind::Change,
        UnitClass::Percent | UnitClass::Permille | UnitClass::Tenth => {
            let named =
                lexicons.rates.at_end(before.core).is_some_and(|(_, rate)| matches!(rate, Rate::Growth | Rate::Fall));
            let permille = quantity.class == UnitClass::Permille;
            if !permille && (trended || named || grows_behind || before.yearly) {
                StatisticKind::Growth
            } else {
                StatisticKind::Share
            }
        }
        UnitClass::Times => {
            if trended || quantity.unit == "番" {
                StatisticKind::Growth
            } else {
                StatisticKind::Level
            }
        }
        _ => {
            if trended && !before.from {
                StatisticKind::Change
            } else {
                StatisticKind::Level
            }
        }
    }
}

/// Whether a word of change is the name of a rate: 增速 as against 增长.
pub(crate) fn is_rate_noun(word: &str) -> bool {
    matches!(word, "增速" | "增幅" | "降幅" | "减幅")
}

/// Whether the figure falls, so that its value is written as a negative one.
pub(crate) fn falls(before: &Before<'_>) -> bool {
    matches!(before.trend, Some((_, Trend::Fall)))
}
