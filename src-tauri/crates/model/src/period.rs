//! The time that a figure covers, and dates of which only a part is printed.

use crate::code::UnknownCode;
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

/// A date of which the month or the day may be missing: `2026`, `2026-06`, `2026-06-29`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Four-digit year.
    pub year: i32,
    /// 1–12.
    pub month: Option<u32>,
    /// 1–31; only together with a month.
    pub day: Option<u32>,
}

impl PartialDate {
    /// Reads `2026`, `2026-06` or `2026-06-29`; `None` when it is no such date of the calendar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next()?;
        let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
        let (month, day) = (parts.next().map(number), parts.next().map(number));
        if year.len() != 4 || parts.next().is_some() {
            return None;
        }
        let month = match month {
            Some(month) => Some(month?),
            None => None,
        };
        let day = match day {
            Some(day) => Some(day?),
            None => None,
        };
        Self::new(number(year)?.try_into().ok()?, month, day)
    }

    /// The date of these parts; `None` when the calendar has no such day.
    #[must_use]
    pub fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
        (day.is_none() || month.is_some()).then_some(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// The time that a figure covers.
///
/// Written `2025`, `2025-07`, `2025-07-31`, `2023-H1`, `2023-Q3`, or as a range of two such: `2023-01/2023-07`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A year, a month or a day.
    Date(PartialDate),
    /// 上半年 (1) or 下半年 (2) of a year.
    Half(i32, u32),
    /// A quarter, 1–4, of a year.
    Quarter(i32, u32),
    /// From the one up to and including the other: `1—7月`, the years of a five-year plan.
    Range(PartialDate, PartialDate),
}

impl Period {
    /// The whole of a year.
    #[must_use]
    pub fn year(year: i32) -> Self {
        Self::Date(PartialDate { year, month: None, day: None })
    }

    /// A month of a year.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Self {
        Self::Date(PartialDate { year, month: Some(month), day: None })
    }

    /// The months from `first` to `last` of one year.
    #[must_use]
    pub fn months(year: i32, first: u32, last: u32) -> Self {
        let at = |month| PartialDate { year, month: Some(month), day: None };
        Self::Range(at(first), at(last))
    }

    /// Its first and last month, each as year and month: 2023-H1 is (2023, 1) and (2023, 6).
    #[must_use]
    pub fn bounds(self) -> ((i32, u32), (i32, u32)) {
        let first = |date: PartialDate| (date.year, date.month.unwrap_or(1));
        let last = |date: PartialDate| (date.year, date.month.unwrap_or(12));
        match self {
            Self::Date(date) => (first(date), last(date)),
            Self::Range(from, to) => (first(from), last(to)),
            Self::Half(year, half) => ((year, half * 6 - 5), (year, half * 6)),
            Self::Quarter(year, quarter) => ((year, quarter * 3 - 2), (year, quarter * 3)),
        }
    }

    /// The year in which the period ends.
    #[must_use]
    pub fn last_year(self) -> i32 {
        match self {
            Self::Date(date) | Self::Range(_, date) => date.year,
            Self::Half(year, _) | Self::Quarter(year, _) => year,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Range(from, to) => write!(f, "{from}/{to}"),
        }
    }
}

impl FromStr for Period {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let bad = || UnknownCode { code: text.to_owned(), list: "period" };
        if let Some((from, to)) = text.split_once('/') {
            let from = PartialDate::parse(from).ok_or_else(bad)?;
            return Ok(Self::Range(from, PartialDate::parse(to).ok_or_else(bad)?));
        }
        let part = |mark: &str, most: u32| {
            let (year, number) = text.split_once(mark)?;
            let number = number.parse().ok().filter(|n| (1..=most).contains(n))?;
            Some((PartialDate::parse(year).filter(|d| d.month.is_none())?.year, number))
        };
        if let Some((year, half)) = part("-H", 2) {
            return Ok(Self::Half(year, half));
        }
        if let Some((year, quarter)) = part("-Q", 4) {
            return Ok(Self::Quarter(year, quarter));
        }
        PartialDate::parse(text).map(Self::Date).ok_or_else(bad)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_runs_from_month_to_month() {
        let bounds = |text: &str| text.parse::<Period>().expect("a period").bounds();
        assert_eq!(bounds("2023"), ((2023, 1), (2023, 12)));
        assert_eq!(bounds("2023-H2"), ((2023, 7), (2023, 12)));
        assert_eq!(bounds("2023-Q3"), ((2023, 7), (2023, 9)));
        assert_eq!(bounds("2021/2025"), ((2021, 1), (2025, 12)));
    }

    #[test]
    fn periods_read_back_as_they_are_written() {
        for text in ["2025", "2025-07", "2025-07-31", "2023-H1", "2023-Q3", "2023-01/2023-07", "2021/2025"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in ["", "25", "2025-13", "2025-02-30", "2025-H3", "2025/", "2025-Q0", "去年"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}
