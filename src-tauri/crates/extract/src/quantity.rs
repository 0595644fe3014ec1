//! Quantities: a number with its unit, as printed.

use crate::lexicon::{Lexicons, Unit, UnitClass};
use crate::moment::{self, Moment};
use crate::not_figure::{self, Candidate};
use crate::number::{self, Numeral, digit};
use crate::ratio;
use rust_decimal::Decimal;
use std::ops::Range;

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity {
    /// Its bytes in the text, unit included.
    pub at: Range<usize>,
    /// Value in the printed unit.
    pub value: Decimal,
    /// Printed unit, 万 and 亿 included, white space left out.
    pub unit: String,
    pub class: UnitClass,
    pub form: Form,
    /// 余, 多 behind the number; 数, 几, 上 before it.
    pub more: Option<char>,
    pub arabic: bool,
}

/// How a quantity is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// 132.77亿元, 六成, 三分之二.
    Plain,
    /// 第18位; 第四.
    Rank,
    /// 前三, 前10位.
    Top,
    /// The first number of 3000至5000万元.
    RangeStart,
    /// The second one.
    RangeEnd,
    /// The first, second or third share of 三次产业结构9.3∶38.5∶52.2.
    Part(u8),
}

/// Everything in a text that says how much or when.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Scan {
    pub quantities: Vec<Quantity>,
    pub moments: Vec<Moment>,
}

/// Reads every quantity and every moment of `text`, from left to right and in one pass.
pub(crate) fn scan(text: &str, lexicons: &Lexicons) -> Scan {
    let mut found = Scan::default();
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let Some(c) = text[at..].chars().next() else { break };
        if !lexicons.openings.has(c) {
            at += c.len_utf8();
            continue;
        }
        if let Some(end) = item_number(text, at, lexicons) {
            at = end;
            continue;
        }
        if let Some(moment) =
            moment::read(text, at, lexicons).filter(|_| moment_can_begin(text, at) || item_number_before(text, at))
        {
            at = moment.at.end;
            found.moments.push(moment);
            continue;
        }
        at = read_at(text, at, lexicons, &mut found.quantities);
    }
    found
}

/// Whether a list number stands directly before `at`.
fn item_number_before(text: &str, at: usize) -> bool {
    let marker =
        text[..at].strip_suffix(['.', '．']).map(|before| before.trim_end_matches(|c: char| c.is_ascii_digit()));
    marker.is_some_and(|before| {
        before.len() + 1 < at && at - before.len() <= 5 && (before.is_empty() || before.ends_with(['\n', '。', '；']))
    })
}

/// Where a list number ends that runs into a time: `1.5月份` is item 1 and May.
fn item_number(text: &str, at: usize, lexicons: &Lexicons) -> Option<usize> {
    let opens = text[..at].is_empty() || text[..at].ends_with(['\n', '。', '；']);
    let digits = text[at..].bytes().take(3).take_while(u8::is_ascii_digit).count();
    if !opens || !(1..=2).contains(&digits) {
        return None;
    }
    let rest = text[at + digits..].strip_prefix(['.', '．'])?;
    let end = text.len() - rest.len();
    moment::read(text, end, lexicons).map(|_| end)
}

/// Whether a moment can begin at `at`: not inside a longer run of digits or letters.
fn moment_can_begin(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(|c| digit(c).is_some() || c.is_ascii_alphabetic() || c == '.')
}

/// Reads the quantity at `at`, if one stands there, and gives where to go on.
fn read_at(text: &str, at: usize, lexicons: &Lexicons, found: &mut Vec<Quantity>) -> usize {
    if let Some((name, ())) = lexicons.names.at_start(&text[at..]) {
        return at + name.len();
    }
    let special = read_rank(text, at, lexicons, found.last())
        .or_else(|| read_fraction(text, at))
        .or_else(|| read_half(text, at, lexicons));
    if let Some(result) = special {
        return match result {
            Ok(quantity) => {
                let end = quantity.at.end;
                if !not_figure::is_in_name(text, &quantity.at) {
                    found.push(quantity);
                }
                end
            }
            Err(end) => end,
        };
    }
    let first = text[at..].chars().next().unwrap_or_default();
    if !(digit(first).is_some() || "一二三四五六七八九十百千万亿两零廿卅几数".contains(first)) {
        return at + first.len_utf8();
    }
    let numeral = match number::read(text, at) {
        Ok(numeral) => numeral,
        Err(end) => return end.max(at + first.len_utf8()),
    };
    if text[numeral.end..].starts_with([':', '：', '∶', '︰'])
        && let Some(end) = ratio::read(text, at, found)
    {
        return end;
    }
    if let Some(end) = read_range(text, at, &numeral, lexicons, found) {
        return end;
    }
    if let Some(end) = read_shared(text, at, &numeral, lexicons, found) {
        return end;
    }
    let end = numeral.end;
    match with_unit(text, at, &numeral, lexicons) {
        Some(quantity) => {
            let end = quantity.at.end;
            found.push(quantity);
            end
        }
        None => end,
    }
}

/// 第18位, 第2名, 第四, 前三, 前10位: `Err` where 第 or 前 opens something else (第三季度, 第八届).
fn read_rank(text: &str, at: usize, lexicons: &Lexicons, last: Option<&Quantity>) -> Option<Result<Quantity, usize>> {
    let first = text[at..].chars().next()?;
    if !matches!(first, '第' | '前') {
        return None;
    }
    let number_at = at + first.len_utf8();
    let Ok(numeral) = number::read(text, number_at) else { return Some(Err(number_at)) };
    if numeral.value.fract() != Decimal::ZERO || !numeral.scale.is_empty() || numeral.rough {
        return Some(Err(numeral.end));
    }
    let rest = &text[numeral.end..];
    let unit = ["位", "名"]
        .into_iter()
        .find(|unit| rest.starts_with(unit) && !rest[unit.len()..].starts_with(['于', '校', '单']));
    // 分列全省第三、第一.
    let listed = last.is_some_and(|last| {
        last.form == Form::Rank && matches!(text.get(last.at.end..at), Some("、" | "和" | "及" | "位、" | "位和"))
    });
    // 麻江、丹寨分列前三 says nothing of either.
    if first == '前'
        && text[..at].ends_with(['列', '居'])
        && ["分列", "分居", "分别列", "分别居"].iter().any(|w| text[..at].ends_with(w))
    {
        return Some(Err(numeral.end));
    }
    let ranked = listed || not_figure::stands_ranked(&text[..at], lexicons);
    let closed = rest.chars().next().is_none_or(|c| !c.is_alphanumeric() || "的和并且、".contains(c));
    let good = match first {
        '第' => unit.is_some() || (ranked && closed),
        _ => ranked && (closed || unit.is_some() || rest.starts_with("强")),
    };
    if !good {
        return Some(Err(numeral.end));
    }
    let end = numeral.end + unit.map_or(0, str::len);
    let form = if first == '第' { Form::Rank } else { Form::Top };
    Some(Ok(Quantity {
        at: at..end,
        value: numeral.value,
        unit: unit.unwrap_or("位").to_owned(),
        class: UnitClass::Count,
        form,
        more: None,
        arabic: numeral.arabic,
    }))
}

/// 百分之七点五, 千分之三, 三分之二.
fn read_fraction(text: &str, at: usize) -> Option<Result<Quantity, usize>> {
    let parts = text[at..].char_indices().take(4).find(|(_, c)| *c == '分').map(|(offset, _)| at + offset)?;
    let rest = text[parts..].strip_prefix("分之")?;
    let below = number::read(text, at).ok().filter(|n| n.end == parts && n.scale.is_empty())?;
    let below = if text[at..parts] == *"万" { Decimal::from(10_000) } else { below.value };
    let over_at = text.len() - rest.len();
    let over = number::read(text, over_at).ok()?;
    let (value, unit, class) = if below == Decimal::ONE_HUNDRED {
        (over.value, "%", UnitClass::Percent)
    } else if below == Decimal::ONE_THOUSAND {
        (over.value, "‰", UnitClass::Permille)
    } else {
        let share = over.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(below)?.round_dp(2);
        (share.normalize(), "%", UnitClass::Percent)
    };
    Some(Ok(Quantity {
        at: at..over.end,
        value,
        unit: unit.to_owned(),
        class,
        form: Form::Plain,
        more: over.more,
        arabic: over.arabic,
    }))
}

/// 半数, 一半, 过半: one half of a whole.
fn read_half(text: &str, at: usize, _lexicons: &Lexicons) -> Option<Result<Quantity, usize>> {
    let rest = &text[at..];
    let word = ["半数", "一半", "过半"].into_iter().find(|word| rest.starts_with(word))?;
    // 一半 is a figure only as a part of something: 一半以上, 近一半, 一半的.
    let after = &rest[word.len()..];
    if word == "一半"
        && !(after.starts_with("以上")
            || after.starts_with('的')
            || text[..at].ends_with(['近', '约', '过', '占', '到']))
    {
        return Some(Err(at + word.len()));
    }
    if word == "过半" && after.starts_with('数') {
        return Some(Err(at + "过".len()));
    }
    Some(Ok(Quantity {
        at: at..at + word.len(),
        value: Decimal::from(50),
        unit: "%".to_owned(),
        class: UnitClass::Percent,
        form: Form::Plain,
        more: None,
        arabic: false,
    }))
}

/// 3000至5000万元, 10%～20%: two quantities, the first in the unit of the second where it has none.
fn read_range(text: &str, at: usize, first: &Numeral, lexicons: &Lexicons, found: &mut Vec<Quantity>) -> Option<usize> {
    if !first.arabic {
        return None;
    }
    let own = unit_at(text, first.end, lexicons);
    let first_end = own.as_ref().map_or(first.end, |unit| unit.end);
    let dash =
        ["至", "到", "—", "–", "-", "－", "~", "～"].into_iter().find(|dash| text[first_end..].starts_with(dash))?;
    let second_at = first_end + dash.len();
    let second = number::read(text, second_at).ok().filter(|n| n.arabic)?;
    let unit = unit_at(text, second.end, lexicons).filter(|unit| unit.unit.class != UnitClass::None)?;
    if own.as_ref().is_some_and(|own| own.unit.class != unit.unit.class) {
        return None;
    }
    let candidate = Candidate { text, at, number_end: first.end, end: unit.end, numeral: first, unit: unit.unit };
    if not_figure::is_none(&candidate, lexicons) {
        return Some(unit.end);
    }
    let scale = if first.scale.is_empty() && own.is_none() { second.scale } else { first.scale };
    let printed = own.as_ref().map_or(unit.printed.as_str(), |own| own.printed.as_str());
    found.push(build(at..first_end, first, scale, printed, unit.unit.class, Form::RangeStart));
    found.push(build(second_at..unit.end, &second, second.scale, &unit.printed, unit.unit.class, Form::RangeEnd));
    Some(unit.end)
}

/// 分别高于全省2.7、1.9和0.3个百分点: numbers that share the unit of the last.
fn read_shared(
    text: &str,
    at: usize,
    first: &Numeral,
    lexicons: &Lexicons,
    found: &mut Vec<Quantity>,
) -> Option<usize> {
    const MOST: usize = 12;
    if !first.arabic || !first.scale.is_empty() || !text[first.end..].starts_with(['、', '和', '及', '与']) {
        return None;
    }
    let before = text[..at].chars().next_back()?;
    if !('\u{4e00}'..='\u{9fff}').contains(&before) || "第年月日号第".contains(before) {
        return None;
    }
    let mut numerals = vec![(at, first.clone())];
    while numerals.len() < MOST {
        let end = numerals.last().map(|(_, numeral)| numeral.end)?;
        if let Some(unit) = unit_at(text, end, lexicons) {
            let decimal = numerals.iter().any(|(at, numeral)| text[*at..numeral.end].contains('.'));
            let ratio = matches!(unit.unit.class, UnitClass::Percent | UnitClass::Point | UnitClass::Amount);
            let told = text[..at]
                .char_indices()
                .rev()
                .take(16)
                .last()
                .is_some_and(|(from, _)| text[from..at].contains("分别"));
            if numerals.len() < 2 || unit.unit.class == UnitClass::None || !(decimal && ratio || told) {
                return None;
            }
            let scale = numerals.last().map_or("", |(_, numeral)| numeral.scale);
            let last = numerals.len() - 1;
            for (number, (at, numeral)) in numerals.iter().enumerate() {
                let end = if number == last { unit.end } else { numeral.end };
                found.push(build(*at..end, numeral, scale, &unit.printed, unit.unit.class, Form::Plain));
            }
            return Some(unit.end);
        }
        let rest = text[end..].chars().next().filter(|c| matches!(c, '、' | '和' | '及' | '与'))?;
        let next = end + rest.len_utf8();
        let numeral = number::read(text, next).ok().filter(|numeral| numeral.arabic)?;
        numerals.push((next, numeral));
    }
    None
}

fn build(at: Range<usize>, numeral: &Numeral, scale: &str, unit: &str, class: UnitClass, form: Form) -> Quantity {
    let (value, unit, class) = match class {
        UnitClass::Tenth => (numeral.value * Decimal::TEN, "%".to_owned(), UnitClass::Percent),
        UnitClass::Percent => (numeral.value, "%".to_owned(), class),
        UnitClass::Point if unit == "百分点" => (numeral.value, "个百分点".to_owned(), class),
        _ => (numeral.value, format!("{scale}{unit}"), class),
    };
    let more = numeral.more.or(numeral.rough.then_some('数'));
    Quantity { at, value: value.normalize(), unit, class, form, more, arabic: numeral.arabic }
}

/// A unit in the text.
pub(crate) struct UnitHere {
    pub end: usize,
    pub unit: Unit,
    /// As printed, white space left out.
    pub printed: String,
}

/// The unit that stands at `at`, perhaps after a blank.
pub(crate) fn unit_at(text: &str, at: usize, lexicons: &Lexicons) -> Option<UnitHere> {
    let rest = &text[at..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    let (word, unit) = lexicons.units.at_start(&rest[blank..])?;
    let mut end = at + blank + word.len();
    let next = text[end..].chars().next();
    let latin = word.chars().next_back().is_some_and(|c| c.is_ascii_alphabetic());
    let hundreds = word == "个" && text[end..].starts_with('百') && !text[end..].starts_with("百分");
    let hundreds = hundreds || word == "个" && text[end..].starts_with('千');
    if !hundreds && (latin && next.is_some_and(|c| c.is_ascii_alphanumeric()) || !lexicons.is_unit_before(unit, next)) {
        // A shorter unit may still stand there: 个人 is none, but in 5个人才项目 the unit is 个.
        return None;
    }
    let mut printed = word.to_owned();
    for tail in ["（次）", "(次)", "（个）", "(个)"] {
        if text[end..].starts_with(tail) {
            end += tail.len();
            printed.push_str(tail);
        }
    }
    if let Some(per) = text[end..].strip_prefix(['/', '／']) {
        let scale = ["百", "千", "万", "亿"].into_iter().find(|scale| per.starts_with(scale)).unwrap_or_default();
        if let Some((below, _)) = lexicons.units.at_start(&per[scale.len()..]) {
            end += 1 + scale.len() + below.len() + usize::from(text[end..].starts_with('／')) * 2;
            printed = format!("{printed}/{scale}{below}");
        }
    }
    Some(UnitHere { end, unit, printed })
}

/// The quantity of `numeral` and the unit behind it, unless it is no figure.
fn with_unit(text: &str, at: usize, numeral: &Numeral, lexicons: &Lexicons) -> Option<Quantity> {
    let unit = unit_at(text, numeral.end, lexicons);
    let none = Unit::none();
    let candidate = Candidate {
        text,
        at,
        number_end: numeral.end,
        end: unit.as_ref().map_or(numeral.end, |unit| unit.end),
        numeral,
        unit: unit.as_ref().map_or(none, |unit| unit.unit),
    };
    if not_figure::is_none(&candidate, lexicons) {
        return None;
    }
    let negative = text[..at].chars().next_back().is_some_and(|c| matches!(c, '-' | '－' | '−' | '–'))
        && text[..at].chars().rev().nth(1).is_some_and(|c| !c.is_ascii_alphanumeric() && digit(c).is_none());
    let (end, printed, class) = match unit {
        Some(unit) => (unit.end, unit.printed, unit.unit.class),
        None => (numeral.end, String::new(), UnitClass::Amount),
    };
    let start = if negative { at - text[..at].chars().next_back().map_or(0, char::len_utf8) } else { at };
    let mut quantity = build(start..end, numeral, numeral.scale, &printed, class, Form::Plain);
    if negative {
        quantity.value = -quantity.value;
    }
    if class == UnitClass::Percent && !numeral.scale.is_empty() {
        return None;
    }
    // 两成半 is 25 %.
    if printed == "成" && text[end..].starts_with('半') {
        quantity.value += Decimal::from(5);
        quantity.at.end += '半'.len_utf8();
    }
    Some(quantity)
}
