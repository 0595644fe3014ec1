//! Numerals: Arabic, full-width and Chinese, mixed as they are printed.

use rust_decimal::Decimal;

/// A numeral without its unit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Numeral {
    /// One past its last byte, 万, 亿 and 余 included.
    pub end: usize,
    /// Its value, without `scale`: 2.6 of 2.6万.
    pub value: Decimal,
    /// 万, 亿, 万亿 behind the digits; it belongs to the unit.
    pub scale: &'static str,
    /// 余, 多 or 几 behind the digits.
    pub more: Option<char>,
    /// Whether it is written in Arabic digits.
    pub arabic: bool,
    /// Whether it is 百, 千, 万 alone (超百家): a figure only where a word such as 超 stands before it.
    pub bare: bool,
    /// Whether it is only a rough size, 数十, 几百.
    pub rough: bool,
}

/// A digit of 0–9, ASCII or full-width.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

fn han_digit(c: char) -> Option<i64> {
    "零一二三四五六七八九"
        .chars()
        .position(|d| d == c)
        .or(match c {
            '〇' => Some(0),
            '两' => Some(2),
            _ => None,
        })
        .map(|d| d as i64)
}

fn han_power(c: char) -> Option<i64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

fn is_han_numeral(c: char) -> bool {
    han_digit(c).is_some() || han_power(c).is_some() || matches!(c, '万' | '亿' | '廿' | '卅')
}

/// Reads the numeral that begins at byte `at`: `2.6万`, `1,100.9亿`, `３.５万`, `一万五千亿`, `三百五十`, `零点五`, `十余`.
///
/// `Err` holds where to go on when what stands there is no numeral of a figure.
pub(crate) fn read(text: &str, at: usize) -> Result<Numeral, usize> {
    let first = text[at..].chars().next().ok_or(at)?;
    if digit(first).is_some() { read_arabic(text, at) } else { read_han(text, at) }
}

/// Digits of one Arabic number, grouping commas dropped, and where it ends.
fn arabic_digits(text: &str, at: usize) -> (String, usize) {
    let (mut digits, mut end) = (String::new(), at);
    let mut rest = text[at..].chars().peekable();
    let mut point = false;
    while let Some(&c) = rest.peek() {
        if let Some(d) = digit(c) {
            digits.push(char::from(b'0' + d as u8));
        } else if matches!(c, '.' | '．' | ',' | '，') {
            let after: Vec<char> = text[end + c.len_utf8()..].chars().take(4).collect();
            let digits_after = after.iter().take_while(|c| digit(**c).is_some()).count();
            let grouping = matches!(c, ',')
                && !point
                && digits.len() <= 15
                && digits_after == 3
                && (digits.len() <= 3 || text[at..end].contains(','));
            let decimal = matches!(c, '.' | '．') && !point && digits_after > 0;
            if decimal {
                point = true;
                digits.push('.');
            } else if !grouping {
                break;
            }
        } else {
            break;
        }
        rest.next();
        end += c.len_utf8();
    }
    (digits, end)
}

fn scale_at(text: &str) -> &'static str {
    ["万亿", "万万", "万", "亿"].into_iter().find(|scale| text.starts_with(scale)).unwrap_or_default()
}

fn power_of(scale: &str) -> Decimal {
    match scale {
        "万" => Decimal::from(10_000),
        "亿" => Decimal::from(100_000_000),
        "万亿" => Decimal::from(1_000_000_000_000_i64),
        _ => Decimal::ONE,
    }
}

fn more_at(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let more = chars.next().filter(|c| matches!(c, '余' | '多' | '几'))?;
    let next = chars.next();
    // 多 and 余 also begin words: 多种, 多元, 多层, 余额.
    let word = match more {
        '多' => next.is_some_and(|c| matches!(c, '元' | '样' | '种' | '次' | '层' | '功' | '式' | '媒' | '维')),
        '余' => next.is_some_and(|c| matches!(c, '额' | '热' | '量')),
        _ => false,
    };
    let word = word && !(more == '多' && next.is_some_and(|c| matches!(c, '元' | '种' | '次' | '层')));
    (!word).then_some(more)
}

/// `2.6万`, `4300余万`, `3万多`, `5千`, `3亿4千5百万`.
fn read_arabic(text: &str, at: usize) -> Result<Numeral, usize> {
    let (digits, mut end) = arabic_digits(text, at);
    if digits.len() > 22 {
        return Err(end);
    }
    let mut value = Decimal::from_str_exact(&digits).map_err(|_| end)?;
    let mut more = None;
    let mut scale = "";
    for _ in 0..3 {
        let rest = &text[end..];
        let mut chars = rest.chars();
        let (c, next) = (chars.next(), chars.next());
        if more.is_none() && more_at(rest).is_some() {
            more = c;
        } else if let Some(power) =
            c.and_then(han_power).filter(|_| scale.is_empty() && power_follows(c, next) && !rest.starts_with("千公顷"))
        {
            value = value.checked_mul(Decimal::from(power)).ok_or(end)?;
        } else if scale.is_empty() && !scale_at(rest).is_empty() {
            scale = scale_at(rest);
            end += scale.len();
            continue;
        } else {
            break;
        }
        end += c.map_or(0, char::len_utf8);
    }
    if more.is_none()
        && matches!(scale, "亿" | "万")
        && let Some(smaller) = compound(text, end, scale)
    {
        let ratio = power_of(scale) / power_of(smaller.scale);
        value = value.checked_mul(ratio).and_then(|v| v.checked_add(smaller.value)).ok_or(end)?;
        return Ok(Numeral { value, ..smaller });
    }
    Ok(Numeral { end, value: value.normalize(), scale, more, arabic: true, bare: false, rough: false })
}

/// Whether 十, 百, 千 behind digits multiplies them: in 3千人 it does, in 5千瓦 and 7百分点 it is part of the unit.
fn power_follows(power: Option<char>, next: Option<char>) -> bool {
    match power {
        Some('千') => !next.is_some_and(|c| "瓦克米卡帕伏赫".contains(c)),
        Some('百') => !next.is_some_and(|c| "分".contains(c)),
        _ => false,
    }
}

/// The smaller part of 3亿4千5百万.
fn compound(text: &str, at: usize, scale: &str) -> Option<Numeral> {
    let (digits, mut end) = arabic_digits(text, at);
    if digits.is_empty() || digits.len() > 4 || digits.contains('.') || scale != "亿" {
        return None;
    }
    let mut value = Decimal::ZERO;
    let mut part = Decimal::from_str_exact(&digits).ok()?;
    loop {
        let c = text[end..].chars().next()?;
        if let Some(power) = han_power(c) {
            value += part * Decimal::from(power);
            part = Decimal::ZERO;
            end += c.len_utf8();
            let (digits, next) = arabic_digits(text, end);
            if !digits.is_empty() {
                part = Decimal::from_str_exact(&digits).ok()?;
                end = next;
            }
        } else if c == '万' {
            end += c.len_utf8();
            return Some(Numeral {
                end,
                value: value + part,
                scale: "万",
                more: None,
                arabic: true,
                bare: false,
                rough: false,
            });
        } else {
            return None;
        }
    }
}

/// `三百五十`, `一万五千亿`, `十余`, `数十万`, `几百`, `百` alone.
fn read_han(text: &str, at: usize) -> Result<Numeral, usize> {
    let mut end = at;
    let mut chars = text[at..].chars().peekable();
    let mut rough = false;
    if let Some(&c) = chars.peek().filter(|c| matches!(c, '数' | '几')) {
        rough = true;
        end += c.len_utf8();
        chars.next();
    }
    let start = end;
    let mut run = String::new();
    let mut point = false;
    while let Some(c) = chars.next() {
        let decimal = c == '点' && !point && !run.is_empty() && chars.peek().is_some_and(|c| han_digit(*c).is_some());
        if !(is_han_numeral(c) || decimal) || run.len() > 60 {
            break;
        }
        point |= decimal;
        run.push(c);
        end += c.len_utf8();
    }
    let skip = end.max(at + text[at..].chars().next().map_or(1, char::len_utf8));
    if run.is_empty()
        || (rough && han_power(run.chars().next().unwrap_or_default()).is_none() && scale_at(&run).is_empty())
    {
        return Err(skip);
    }
    // 五千瓦 is 五 and 千瓦.
    if run.ends_with('千') && text[end..].starts_with(['瓦', '克', '米', '伏']) && run.len() > 3 {
        run.pop();
        end -= '千'.len_utf8();
    }
    let (mut scale, mut body) = trailing_scale(&run);
    let mut more = more_at(&text[end..]);
    if let Some(c) = more {
        end += c.len_utf8();
        if scale.is_empty() {
            scale = scale_at(&text[end..]);
            end += scale.len();
        }
    }
    if body.is_empty() && !scale.is_empty() && run.len() == scale.len() {
        return Ok(Numeral { end, value: Decimal::ONE, scale, more, arabic: false, bare: !rough, rough });
    }
    let bare = !rough
        && more.is_none()
        && body.chars().next().is_some_and(|c| matches!(c, '百' | '千'))
        && body.chars().count() == 1;
    if start == at && more == Some('几') {
        more = Some('多');
    }
    if scale == "万" && body.contains('亿') {
        let (high, low) = body.split_once('亿').unwrap_or_default();
        let value = han_value(high).zip(han_value(low)).map(|(high, low)| high * Decimal::from(10_000) + low);
        return value.map(|value| Numeral { end, value, scale, more, arabic: false, bare, rough }).ok_or(skip);
    }
    if body.is_empty() {
        body = "一";
    }
    let value = han_value(body).ok_or(skip)?;
    Ok(Numeral { end, value, scale, more, arabic: false, bare, rough })
}

/// Parts 一万五千亿 into 亿 and 一万五千.
fn trailing_scale(run: &str) -> (&'static str, &str) {
    for scale in ["万亿", "亿", "万"] {
        if let Some(body) = run.strip_suffix(scale) {
            return (scale, body);
        }
    }
    ("", run)
}

/// The value of a run of Chinese numerals: 三百五十 is 350, 零点五 is 0.5; `None` for 七八 and for 二〇二三.
fn han_value(run: &str) -> Option<Decimal> {
    if let Some((whole, fraction)) = run.split_once('点') {
        let digits: String =
            fraction.chars().map(|c| han_digit(c).map(|d| char::from(b'0' + d as u8))).collect::<Option<_>>()?;
        let fraction = Decimal::from_str_exact(&format!("0.{digits}")).ok()?;
        return han_value(whole)?.checked_add(fraction).map(|value| value.normalize());
    }
    let (mut total, mut section, mut pending) = (0_i64, 0_i64, None::<i64>);
    for c in run.chars() {
        if let Some(d) = han_digit(c) {
            if pending.is_some_and(|before| before != 0) {
                return None;
            }
            pending = Some(d);
        } else if matches!(c, '廿' | '卅') {
            section += if c == '廿' { 20 } else { 30 };
        } else if let Some(power) = han_power(c) {
            section = section.checked_add(pending.take().unwrap_or(1).checked_mul(power)?)?;
        } else {
            let power = if c == '万' { 10_000 } else { 100_000_000 };
            let below = section.checked_add(pending.take().unwrap_or(0))?;
            total = total.checked_add(below)?.max(1).checked_mul(power)?;
            section = 0;
        }
    }
    total.checked_add(section)?.checked_add(pending.unwrap_or(0)).map(Decimal::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, value: &str, scale: &str, more: Option<char>) {
        let numeral = read(text, 0).unwrap_or_else(|_| panic!("{text} is a numeral"));
        assert_eq!((numeral.value.to_string().as_str(), numeral.scale, numeral.more), (value, scale, more), "{text}");
    }

    #[test]
    fn reads_arabic_digits_with_groups_and_scales() {
        check("132.77亿元", "132.77", "亿", None);
        check("1,100.9亿", "1100.9", "亿", None);
        check("1,100万", "1100", "万", None);
        check("3.5万亿", "3.5", "万亿", None);
        check("２.６万", "2.6", "万", None);
        check("4300余万元", "4300", "万", Some('余'));
        check("3万多人次", "3", "万", Some('多'));
        check("3千人", "3000", "", None);
        check("5千瓦", "5", "", None);
        check("3亿4千5百万", "34500", "万", None);
    }

    #[test]
    fn reads_chinese_numerals() {
        check("一万五千亿", "15000", "亿", None);
        check("二十万亿", "20", "万亿", None);
        check("三百五十家", "350", "", None);
        check("零点五", "0.5", "", None);
        check("七点五", "7.5", "", None);
        check("十余个", "10", "", Some('余'));
        check("廿五", "25", "", None);
        check("两万三千", "23000", "", None);
        check("一千瓦", "1", "", None);
        check("三亿四千五百万", "34500", "万", None);
        check("数百万", "100", "万", None);
    }

    #[test]
    fn leaves_estimates_and_years_alone() {
        assert!(read("七八家", 0).is_err());
        assert!(read("二〇二三年", 0).is_err());
    }
}
