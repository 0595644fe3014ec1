//! What several sources say of one figure: the same, the same but rounded, revised, or in conflict.

use crate::period::PartialDate;
use crate::quantity::{Agreement, Qualifier, Quantity};
use std::cmp::Reverse;

/// One source's word on a figure: the same indicator, region, period and kind as the others it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<'t> {
    /// The figure as printed.
    pub quantity: Quantity,
    /// The word that makes it a bound or an approximation: 超, 近, 约.
    pub qualifier: Option<Qualifier>,
    /// The day of the source.
    pub date: Option<PartialDate>,
    /// The clause it stands in, which may say that it is provisional (初步核算) or final (最终核实).
    pub clause: &'t str,
}

/// How the sources of one figure stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// There is one source.
    Single,
    /// All print the same value, units converted.
    Same,
    /// All print the value, some rounded: 60012.97亿元 and 6万亿元.
    Rounded,
    /// A later source has put an earlier, provisional value right.
    Revised,
    /// They say different things, and nothing tells why.
    Conflict,
}

impl Standing {
    /// The code it is written as in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Same => "same",
            Self::Rounded => "rounded",
            Self::Revised => "revised",
            Self::Conflict => "conflict",
        }
    }
}

/// What can be said of the readings of one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// How they stand to each other.
    pub standing: Standing,
    /// The reading to go by: the most exact, or the one that revises the others; `None` where they conflict.
    pub best: Option<usize>,
}

/// Words by which a source says that its value is not the last word.
const PROVISIONAL: [&str; 6] = ["初步", "快报", "预计", "初核", "暂", "估算"];

/// Words by which a source says that its value is.
const FINAL: [&str; 6] = ["修订", "核实", "最终", "普查", "调整后", "终核"];

/// Compares what several sources say of one figure; `None` when there is no reading.
///
/// A difference, however small, is a conflict unless the sources say themselves that one replaces the other: 6.01 and
/// 6.10万亿元 may be two statistics as well as a revision.
#[must_use]
pub fn compare(readings: &[Reading<'_>]) -> Option<Comparison> {
    // The most exact reading is the measure of the others: no bound, the smallest last digit, the latest source.
    let exactness =
        |reading: &Reading<'_>| (reading.qualifier.is_some(), reading.quantity.step(), Reverse(reading.date));
    let best = (0..readings.len()).min_by_key(|&at| exactness(&readings[at]))?;
    if readings.len() == 1 {
        return Some(Comparison { standing: Standing::Single, best: Some(best) });
    }
    let agreements = readings.iter().map(|reading| agreement(reading, &readings[best]));
    let standing = agreements.fold(Standing::Same, |standing, agreement| {
        standing.max(match agreement {
            Agreement::Same => Standing::Same,
            Agreement::Rounded | Agreement::Finer => Standing::Rounded,
            Agreement::Differs | Agreement::OtherUnit => Standing::Conflict,
        })
    });
    if standing != Standing::Conflict {
        return Some(Comparison { standing, best: Some(best) });
    }
    Some(match revision(readings) {
        Some(last) => Comparison { standing: Standing::Revised, best: Some(last) },
        None => Comparison { standing, best: None },
    })
}

fn agreement(reading: &Reading<'_>, other: &Reading<'_>) -> Agreement {
    let opposite = |a: &Quantity, b: &Quantity| {
        a.value.is_sign_negative() != b.value.is_sign_negative() && !a.value.is_zero() && !b.value.is_zero()
    };
    if opposite(&reading.quantity, &other.quantity) {
        return Agreement::Differs;
    }
    reading.quantity.agreement_as(&other.quantity, reading.qualifier)
}

/// The latest reading, when every reading that it does not agree with is older and one of the two says that it is
/// replaced or replaces.
fn revision(readings: &[Reading<'_>]) -> Option<usize> {
    let last = (0..readings.len()).max_by_key(|&at| readings[at].date)?;
    let says = |reading: &Reading<'_>, words: &[&str]| words.iter().any(|word| reading.clause.contains(word));
    let final_word = says(&readings[last], &FINAL);
    let replaced = readings.iter().enumerate().all(|(at, reading)| {
        let agrees = !matches!(agreement(reading, &readings[last]), Agreement::Differs | Agreement::OtherUnit);
        at == last || agrees || (reading.date < readings[last].date && (final_word || says(reading, &PROVISIONAL)))
    });
    replaced.then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Figures as `date clause` with the figure at the end of the clause.
    fn check(readings: &[(&str, &str, &str)], standing: Standing, best: Option<usize>) {
        let readings: Vec<Reading<'_>> = readings
            .iter()
            .map(|&(date, clause, figure)| Reading {
                quantity: Quantity::parse(figure).expect("the test's figure"),
                qualifier: clause.ends_with('超').then_some(Qualifier::Above),
                date: PartialDate::parse(date),
                clause,
            })
            .collect();
        assert_eq!(compare(&readings), Some(Comparison { standing, best }));
    }

    #[test]
    fn sources_that_agree() {
        check(&[("2026-01", "总量", "480亿元")], Standing::Single, Some(0));
        check(&[("2026-01", "总量", "480亿元"), ("2026-02", "总量", "4800000万元")], Standing::Same, Some(1));
        check(&[("2026-01", "总量", "6万亿元"), ("2026-02", "总量", "60012.97亿元")], Standing::Rounded, Some(1));
        check(&[("2026-01", "总量超", "130亿元"), ("2026-02", "总量", "132.77亿元")], Standing::Rounded, Some(1));
        assert_eq!(compare(&[]), None);
    }

    #[test]
    fn sources_that_differ() {
        check(&[("2026-01", "总量", "6.01万亿元"), ("2026-02", "总量", "6.10万亿元")], Standing::Conflict, None);
        check(&[("2026-01", "同比增长", "3.2%"), ("2026-02", "同比增长", "-3.2%")], Standing::Conflict, None);
    }

    #[test]
    fn a_provisional_figure_is_revised_by_a_later_one() {
        let first = ("2026-01", "初步核算，总量", "6.01万亿元");
        let last = ("2026-12", "经最终核实，总量", "6.10万亿元");
        check(&[last, first], Standing::Revised, Some(0));
        check(&[first, ("2026-12", "总量", "6.10万亿元")], Standing::Revised, Some(1));
        check(
            &[("2026-12", "初步核算，总量", "6.01万亿元"), ("2026-01", "总量", "6.10万亿元")],
            Standing::Conflict,
            None,
        );
        check(&[first, last, ("2026-06", "总量", "6.05万亿元")], Standing::Revised, Some(1));
    }
}
