//! Growth against the two values it is reckoned from: 由甲增加到乙，增长百分之几、几倍、翻几番.

use super::passage::Passage;
use super::{Finding, RuleInfo};
use regex::{Captures, Regex};
use rust_decimal::Decimal;
use std::sync::LazyLock;
use yaobao_model::Severity;
use yaobao_model::quantity::{Quantity, hanzi_value};

pub(crate) const GROWTH: RuleInfo = RuleInfo {
    id: "number.N23",
    title: "增幅与前后两数相符",
    severity: Severity::Warning,
    source: "算术",
    on: true,
    wrong: &["成交额由100亿元增加到150亿元，增长30%。"],
    right: &["成交额由100亿元增加到150亿元，增长50%。", "由72.4亿元提高到78.2亿元，增长8%。", "由2家增加到5家。"],
};

pub(crate) const TIMES: RuleInfo = RuleInfo {
    id: "number.N21",
    title: "倍数、翻番与前后两数相符",
    severity: Severity::Warning,
    source: "统计用语",
    on: true,
    wrong: &[
        "企业由620家增加到930家，翻了一番。",
        "成交额由50亿元增加到150亿元，增长3倍。",
        "产量从20万吨提高到60万吨，是原来的2倍。",
        "规模由10亿元扩大到20亿元，翻两番。",
    ],
    right: &[
        "企业由620家增加到1260家，翻了一番。",
        "成交额由50亿元增加到150亿元，增长2倍。",
        "产量从20万吨提高到60万吨，是原来的3倍。",
        "规模由10亿元扩大到41亿元，翻了两番多。",
        "由8家增加到25家，增长2倍多。",
        "由8家增加到25家，增长近3倍。",
    ],
};

/// `由…100亿元增加到150亿元，`: groups 1 to 4 are the two numbers, each with its unit.
const PAIR: &str = r"(?:由|从)[^，。；]{0,12}?(\d[\d,]*(?:\.\d+)?)([^\d，。；]{0,6}?)(?:增加|提高|增长|上升|扩大|提升)(?:到|至)[^，。；\d]{0,8}(\d[\d,]*(?:\.\d+)?)([^\d，。；]{0,6})，";

/// Adds growth that the two values before it do not bear out.
pub(crate) fn look(passage: &Passage, findings: &mut Vec<Finding>) {
    if passage.text.contains(['由', '从']) {
        percent(passage, findings);
        times(passage, findings);
    }
}

fn percent(passage: &Passage, findings: &mut Vec<Finding>) {
    static GROWN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:同比|年均)?(?:增长|增幅为|增幅达)(\d+(?:\.\d+)?)%"));
    for captures in GROWN.captures_iter(&passage.text) {
        let Some((old, new)) = values(&captures) else { continue };
        if captures[0].contains("年均") {
            continue;
        }
        let stated = captures.get(5).expect("the group is not optional");
        let Some(printed) = Quantity::parse(&format!("{}%", stated.as_str())) else { continue };
        let (least, most) = range(&old, &new);
        let percent = |ratio: Decimal| (ratio - Decimal::ONE) * Decimal::ONE_HUNDRED;
        let slack = Decimal::new(5, printed.decimals + 1);
        if printed.value < percent(least) - slack || printed.value > percent(most) + slack {
            let exact = percent(exact(&old, &new)).round_dp(1).normalize();
            let message = format!("按前后两数计算，增幅约为{exact}%，这里为{}%", stated.as_str());
            findings.push(GROWTH.finding(passage.span(stated.range()), message));
        }
    }
}

/// 增长了N倍 is N + 1 times as much, 是原来的N倍 N times, 翻N番 2 to the power of N times.
fn times(passage: &Passage, findings: &mut Vec<Finding>) {
    static TIMES_AS_MUCH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:(?:是|为|达到?|相当于)(?:原来|过去|[^，。；]{0,6})的(?P<of>近?[\d.]+|近?[两三四五六七八九十])倍|(?:增长|增加|提高|扩大)了?(?P<by>近?[\d.]+|近?[一两三四五六七八九十])倍|翻了?(?P<doubled>近?[一两三四])番)(?P<more>多|以上|有余)?",
        )
    });
    for captures in TIMES_AS_MUCH.captures_iter(&passage.text) {
        let Some((old, new)) = values(&captures) else { continue };
        let Some(stated) = ["of", "by", "doubled"].iter().find_map(|name| captures.name(name)) else { continue };
        let near = stated.as_str().starts_with('近');
        let Some(number) = number(stated.as_str().trim_start_matches('近')) else { continue };
        let ratio = match () {
            () if captures.name("of").is_some() => number.value.min(LARGEST),
            () if captures.name("by").is_some() => number.value.min(LARGEST) + Decimal::ONE,
            () => doublings(number.value),
        };
        let (least, most) = range(&old, &new);
        // A round multiple is said of what comes near it; 多 and 近 say on which side.
        let slack = if number.decimals > 0 { Decimal::new(5, number.decimals + 1) } else { ratio * Decimal::new(6, 2) };
        let step = if captures.name("doubled").is_some() { ratio } else { Decimal::ONE };
        let above = if captures.name("more").is_some() { step } else { slack };
        let below = if near { step } else { slack };
        if most < ratio - below || least > ratio + above {
            let exact = exact(&old, &new).round_dp(2).normalize();
            let message = format!("按前后两数计算，后者是前者的{exact}倍，与这里的说法不符");
            let end = captures.name("more").map_or(stated.end(), |more| more.start());
            findings.push(TIMES.finding(passage.span(stated.start()..end), message));
        }
    }
}

fn pattern(behind: &str) -> Regex {
    Regex::new(&format!("{PAIR}{behind}")).expect("the pattern is tried by the tests")
}

/// The two values of a match of [`PAIR`]; `None` when they cannot be divided by each other.
fn values(captures: &Captures<'_>) -> Option<(Quantity, Quantity)> {
    let quantity =
        |number: usize, unit: usize| Quantity::parse(&format!("{}{}", &captures[number], captures[unit].trim()));
    let new = quantity(3, 4)?;
    // The first number may leave out the unit of the second; where both print one, both count.
    let unit = if captures[2].trim().is_empty() { 4 } else { 2 };
    let old = quantity(1, unit).or_else(|| quantity(1, 4))?;
    let comparable = !old.value.is_zero() && old.base().1 == new.base().1 && !new.unit.contains('%');
    comparable.then_some((old, new))
}

/// Nothing in a brief grows a billionfold; a greater ratio is a slip, and would not fit a decimal in percent.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// The least and the greatest ratio that the two printed, and so perhaps rounded, values allow.
fn range(old: &Quantity, new: &Quantity) -> (Decimal, Decimal) {
    let half =
        |quantity: &Quantity| Quantity { value: Decimal::new(5, quantity.decimals + 1), ..quantity.clone() }.base().0;
    let (old_value, new_value) = (old.base().0, new.base().0);
    let smallest = (old_value - half(old)).max(Decimal::new(1, 9));
    let ratio = |new: Decimal, old: Decimal| new.checked_div(old).unwrap_or(LARGEST).min(LARGEST);
    (ratio(new_value - half(new), old_value + half(old)), ratio(new_value + half(new), smallest))
}

fn exact(old: &Quantity, new: &Quantity) -> Decimal {
    new.base().0.checked_div(old.base().0).unwrap_or(LARGEST).min(LARGEST)
}

fn number(text: &str) -> Option<Quantity> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return Quantity::parse(text);
    }
    hanzi_value(text).map(|value| Quantity::new(value, ""))
}

fn doublings(times: Decimal) -> Decimal {
    // Twenty doublings are a millionfold.
    let times = u32::try_from(times.trunc().mantissa()).unwrap_or(20).min(20);
    Decimal::from(1_u64 << times)
}
