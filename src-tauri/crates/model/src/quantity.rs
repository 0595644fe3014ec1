//! Figures as quantities: conversion of units, and when a rounded figure still says the same.

use rust_decimal::Decimal;

/// A number with its unit, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number in the printed unit: 132.77.
    pub value: Decimal,
    /// The printed unit: `亿元`; empty when none is printed.
    pub unit: String,
    /// Digits behind the decimal point as printed.
    pub decimals: u32,
}

/// How a printed figure stands to the value it is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// The same value, units converted.
    Same,
    /// The value, rounded to the printed digits: 60012.97亿元 as 6万亿元.
    Rounded,
    /// Says more digits than the value has: 6万亿元 as 60012.97亿元.
    Finer,
    /// Another value in a unit that can be compared.
    Differs,
    /// Units that cannot be compared: 亿元 and 家.
    OtherUnit,
}

/// Words before or behind a figure that make it a bound or an approximation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualifier {
    /// 超, 逾, 突破, 余, 多, 以上: the value lies at or above the figure.
    Above,
    /// 近, 将近, 接近, 不足: the value lies at or below it.
    Below,
    /// 约, 左右, 上下: the value lies about it.
    About,
}

impl Qualifier {
    /// The qualifier that a word is: 超 → above, 近 → below, 约 → about; `None` for 达到 and other words that say nothing.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "超" | "超过" | "逾" | "突破" | "不少于" | "不低于" | "高于" | "多达" | "以上" | "余" | "多" => {
                Some(Self::Above)
            }
            "近" | "将近" | "接近" | "不足" | "不到" | "不超过" => Some(Self::Below),
            "约" | "大约" | "左右" | "上下" => Some(Self::About),
            _ => None,
        }
    }
}

impl Quantity {
    /// A value in its unit, printed with as many decimals as it has.
    #[must_use]
    pub fn new(value: Decimal, unit: &str) -> Self {
        Self { value, unit: unit.to_owned(), decimals: value.normalize().scale() }
    }

    /// Reads `132.77亿元`, `1,100.9亿`, `-3.2%`, `六成`, `百分之二十`; `None` when no number stands at the start.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(percent) = text.strip_prefix("百分之") {
            let (value, rest) = leading_number(percent)?;
            return rest.is_empty().then(|| Self::new(value, "%"));
        }
        let end = text
            .char_indices()
            .find(|&(at, c)| !(c.is_ascii_digit() || ".,，".contains(c) || (at == 0 && "-−－+".contains(c))))
            .map_or(text.len(), |(at, _)| at);
        let printed = text[..end].trim_end_matches([',', '.', '，']);
        if printed.contains(|c: char| c.is_ascii_digit()) {
            let digits: String = printed.chars().filter(|c| !",，+".contains(*c)).collect();
            let value = digits.replace(['−', '－'], "-").parse::<Decimal>().ok()?;
            return Some(Self { value, unit: text[printed.len()..].trim().to_owned(), decimals: value.scale() });
        }
        let (value, rest) = leading_number(text)?;
        Some(Self::new(value, rest.trim()))
    }

    /// The value in the smallest unit of its sort, and that unit: 132.77亿元 is 13277000000 元, 1公顷 is 15 亩.
    #[must_use]
    pub fn base(&self) -> (Decimal, String) {
        let (factor, unit) = factor_of(&self.unit);
        (self.value.checked_mul(factor).unwrap_or(Decimal::MAX).normalize(), unit.to_owned())
    }

    /// The value in another unit of its sort: 22.5万亩 in 公顷 is 15000; `None` for a unit of another sort.
    ///
    /// It is exact where it has an end in decimals, and is otherwise cut to twelve: 10亩 are 0.666666666667公顷.
    #[must_use]
    pub fn in_unit(&self, unit: &str) -> Option<Decimal> {
        if unit == self.unit {
            return Some(self.value.normalize());
        }
        let (value, base) = self.base();
        let (factor, wanted) = factor_of(unit);
        let converted = (base == wanted).then(|| value.checked_div(factor))??;
        let has_an_end = converted.scale() < 28;
        Some(if has_an_end { converted } else { converted.round_dp(12) }.normalize())
    }

    /// How this figure, as printed, stands to `known`. Signs are left aside: 下降3.2% is a growth of −3.2%.
    #[must_use]
    pub fn agreement(&self, known: &Quantity) -> Agreement {
        self.agreement_as(known, None)
    }

    /// The same for a figure printed with a word that bounds it: 超130亿元 agrees with 132.77亿元.
    #[must_use]
    pub fn agreement_as(&self, known: &Quantity, qualifier: Option<Qualifier>) -> Agreement {
        let ((printed, unit), (value, known_unit)) = (self.base(), known.base());
        if unit != known_unit {
            return Agreement::OtherUnit;
        }
        let (printed, value) = (printed.abs(), value.abs());
        let half = Decimal::new(5, 1);
        if printed == value {
            Agreement::Same
        } else if (printed - value).abs() <= self.step() * half {
            Agreement::Rounded
        } else if (printed - value).abs() <= known.step() * half {
            Agreement::Finer
        } else if qualifier.is_some_and(|q| self.covers(value, printed, q)) {
            Agreement::Rounded
        } else {
            Agreement::Differs
        }
    }

    /// Whether a round figure with a word such as 超 or 近 says `value`: 超130亿元 for 132.77亿元.
    fn covers(&self, value: Decimal, printed: Decimal, qualifier: Qualifier) -> bool {
        let mut step = self.step();
        if self.decimals == 0 {
            let mut rest = self.value.abs();
            while !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
                rest /= Decimal::TEN;
                step *= Decimal::TEN;
            }
        }
        match qualifier {
            Qualifier::Above => printed <= value && value < printed + step,
            Qualifier::Below => printed - step < value && value <= printed,
            Qualifier::About => (printed - value).abs() <= step * Decimal::new(5, 1),
        }
    }

    /// What one of the last printed digit stands for, in the base unit.
    #[must_use]
    pub fn step(&self) -> Decimal {
        let last = Decimal::new(1, self.decimals.min(20));
        factor_of(&self.unit).0.checked_mul(last).unwrap_or(Decimal::MAX)
    }

    /// The power of ten between two values, when one is the other with its point shifted: 48亿元 to 480亿元 is 1.
    #[must_use]
    pub fn shifted_by(&self, known: &Quantity) -> Option<i32> {
        let ((a, unit), (b, known_unit)) = (self.base(), known.base());
        let (mut a, b) = (a.abs(), b.abs());
        if unit != known_unit || a.is_zero() || b.is_zero() || a == b {
            return None;
        }
        let step = if a < b { Decimal::TEN } else { Decimal::new(1, 1) };
        (1..=4)
            .find(|_| {
                a = a.checked_mul(step).unwrap_or(Decimal::MAX);
                a == b
            })
            .map(|power| if step == Decimal::TEN { power } else { -power })
    }
}

/// Reads a Chinese number at the start: 六, 二十五, 零点五, 三百; with what follows it.
fn leading_number(text: &str) -> Option<(Decimal, &str)> {
    let end = text.find(|c| !"零〇一二两三四五六七八九十百千点".contains(c)).unwrap_or(text.len());
    Some((hanzi_value(&text[..end])?, &text[end..]))
}

/// The value of a Chinese number of at most four places: 三百五十 → 350, 零点五 → 0.5.
#[must_use]
pub fn hanzi_value(text: &str) -> Option<Decimal> {
    let digit = |c: char| {
        "零一二三四五六七八九".chars().position(|d| d == c).or(match c {
            '〇' => Some(0),
            '两' => Some(2),
            _ => None,
        })
    };
    let (whole, fraction) = text.split_once('点').unwrap_or((text, ""));
    let (mut total, mut last) = (0_i64, None);
    for c in whole.chars() {
        let place = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            c => {
                last = Some(digit(c)? as i64);
                continue;
            }
        };
        total += last.take().unwrap_or(1) * place;
    }
    if whole.is_empty() {
        return None;
    }
    let mut value = Decimal::from(total + last.unwrap_or(0));
    for (place, c) in (1..).zip(fraction.chars()) {
        value += Decimal::new(digit(c)? as i64, place);
    }
    Some(value)
}

/// Words that multiply a unit, longest first.
const SCALES: &[(&str, i64)] = &[
    ("万亿", 1_000_000_000_000),
    ("千亿", 100_000_000_000),
    ("百亿", 10_000_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("十万", 100_000),
    ("亿", 100_000_000),
    ("万", 10_000),
];

/// Units that are a multiple of another of the same sort; areas are counted in 亩 because a 公顷 is 15 of them exactly.
const UNITS: &[(&str, &str, i64, u32)] = &[
    ("公里", "米", 1000, 0),
    ("千米", "米", 1000, 0),
    ("km", "米", 1000, 0),
    ("平方公里", "亩", 1500, 0),
    ("平方千米", "亩", 1500, 0),
    ("公顷", "亩", 15, 0),
    ("平方米", "亩", 15, 4),
    ("吨", "克", 1_000_000, 0),
    ("千克", "克", 1000, 0),
    ("公斤", "克", 1000, 0),
    ("斤", "克", 500, 0),
    ("千瓦", "瓦", 1000, 0),
    ("兆瓦", "瓦", 1_000_000, 0),
    ("吉瓦", "瓦", 1_000_000_000, 0),
    ("度", "千瓦时", 1, 0),
    ("成", "%", 10, 0),
    ("％", "%", 1, 0),
    ("‰", "%", 1, 1),
    ("百分点", "个百分点", 1, 0),
    ("元人民币", "元", 1, 0),
    ("人民币", "元", 1, 0),
];

fn factor_of(unit: &str) -> (Decimal, &str) {
    let (scale, rest) = SCALES
        .iter()
        .find_map(|&(word, factor)| unit.strip_prefix(word).map(|rest| (Decimal::from(factor), rest)))
        .unwrap_or((Decimal::ONE, unit));
    match UNITS.iter().find(|(name, ..)| *name == rest) {
        Some(&(_, base, factor, places)) => (scale * Decimal::new(factor, places), base),
        None => (scale, rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agreement(printed: &str, known: &str, qualifier: Option<Qualifier>) -> Agreement {
        let read = |text| Quantity::parse(text).unwrap_or_else(|| panic!("{text} is a figure"));
        read(printed).agreement_as(&read(known), qualifier)
    }

    #[test]
    fn reads_figures_as_they_are_printed() {
        let parts = |text| Quantity::parse(text).map(|q| (q.value.to_string(), q.unit));
        assert_eq!(parts("1,100.9亿"), Some(("1100.9".to_owned(), "亿".to_owned())));
        assert_eq!(parts("-3.2%"), Some(("-3.2".to_owned(), "%".to_owned())));
        assert_eq!(parts("六成"), Some(("6".to_owned(), "成".to_owned())));
        assert_eq!(parts("百分之七点五"), Some(("7.5".to_owned(), "%".to_owned())));
        assert_eq!(parts("三百五十家"), Some(("350".to_owned(), "家".to_owned())));
        assert_eq!(parts("显著"), None);
    }

    #[test]
    fn conversions_and_roundings_that_are_right_agree() {
        assert_eq!(agreement("6万亿元", "60012.97亿元", None), Agreement::Rounded);
        assert_eq!(agreement("60012.97亿元", "6万亿元", None), Agreement::Finer);
        assert_eq!(agreement("1.5万公顷", "22.5万亩", None), Agreement::Same);
        assert_eq!(agreement("60%", "六成", None), Agreement::Same);
        assert_eq!(agreement("132.8亿元", "132.77亿元", None), Agreement::Rounded);
        assert_eq!(agreement("3.2%", "-3.2%", None), Agreement::Same);
    }

    #[test]
    fn other_values_do_not_agree() {
        assert_eq!(agreement("48亿元", "480亿元", None), Agreement::Differs);
        assert_eq!(agreement("132.7亿元", "132.77亿元", None), Agreement::Differs);
        assert_eq!(agreement("2000亿元", "2048亿元", None), Agreement::Differs);
        assert_eq!(agreement("12家", "12项", None), Agreement::OtherUnit);
        assert_eq!(agreement("6.5%", "6.5个百分点", None), Agreement::OtherUnit);
    }

    #[test]
    fn a_word_of_bound_or_approximation_allows_round_figures() {
        assert_eq!(agreement("130亿元", "132.77亿元", Some(Qualifier::Above)), Agreement::Rounded);
        assert_eq!(agreement("140亿元", "132.77亿元", Some(Qualifier::Below)), Agreement::Rounded);
        assert_eq!(agreement("140亿元", "132.77亿元", Some(Qualifier::Above)), Agreement::Differs);
        assert_eq!(agreement("2000项", "2048项", Some(Qualifier::About)), Agreement::Rounded);
    }

    #[test]
    fn values_convert_exactly_where_they_can() {
        let converted =
            |text: &str, unit| Quantity::parse(text).expect("a figure").in_unit(unit).map(|value| value.to_string());
        assert_eq!(converted("132.77亿元", "万元").as_deref(), Some("1327700"));
        assert_eq!(converted("22.5万亩", "公顷").as_deref(), Some("15000"));
        assert_eq!(converted("3000万元", "亿元").as_deref(), Some("0.3"));
        assert_eq!(converted("10亩", "公顷").as_deref(), Some("0.666666666667"));
        assert_eq!(converted("10亩", "元"), None);
    }

    #[test]
    fn a_shifted_point_is_noticed() {
        let read = |text| Quantity::parse(text).expect("the test's text is a figure");
        assert_eq!(read("48亿元").shifted_by(&read("480亿元")), Some(1));
        assert_eq!(read("4800亿元").shifted_by(&read("480亿元")), Some(-1));
        assert_eq!(read("49亿元").shifted_by(&read("480亿元")), None);
    }
}
