//! Numbers that head a paragraph, and the level each stands for.

/// A number at the start of a heading: 一、 （一） 1. （1）.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// 1–4.
    pub(crate) level: u8,
    /// What it counts: 1 for 一.
    pub(crate) ordinal: u32,
    /// Bytes it takes.
    pub(crate) len: usize,
    /// Whether it is written as the standard has it: `（一）` and not `(一)`, `一、` and not `一，`.
    pub(crate) proper: bool,
}

/// The number at the start of `text`, also where it is written in a wrong form.
///
/// `一、二季度` and `1.5亿元` begin with no number of a heading.
pub(crate) fn number_of(text: &str) -> Option<Number> {
    let first = text.chars().next()?;
    if first == '（' || first == '(' {
        return bracketed(text, first);
    }
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 {
        let mark = text[digits..].chars().next().filter(|c| ['.', '．', '、'].contains(c))?;
        let rest = &text[digits + mark.len_utf8()..];
        if digits > 2 || rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let len = text.len() - rest.trim_start_matches(' ').len();
        return Some(Number { level: 3, ordinal: text[..digits].parse().ok()?, len, proper: mark == '.' });
    }
    let numeral = text.find(|c| !NUMERALS.contains(c)).filter(|&end| end > 0)?;
    let mark = text[numeral..].chars().next().filter(|c| ['、', '，', ',', '.', '．'].contains(c))?;
    let rest = &text[numeral + mark.len_utf8()..];
    if rest.starts_with(|c| NUMERALS.contains(c)) {
        return None;
    }
    let len = text.len() - rest.len();
    Some(Number { level: 1, ordinal: ordinal_of(&text[..numeral])?, len, proper: mark == '、' })
}

fn bracketed(text: &str, open: char) -> Option<Number> {
    let inside = &text[open.len_utf8()..];
    let end = inside.find(['）', ')'])?;
    let close = inside[end..].chars().next()?;
    let number = &inside[..end];
    let (level, ordinal) = if !number.is_empty() && number.chars().all(|c| NUMERALS.contains(c)) {
        (2, ordinal_of(number)?)
    } else if (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()) {
        (4, number.parse().ok()?)
    } else {
        return None;
    };
    let len = open.len_utf8() + end + close.len_utf8();
    Some(Number { level, ordinal, len, proper: open == '（' && close == '）' })
}

const NUMERALS: &str = "一二三四五六七八九十";

/// 一 → 1, 十二 → 12, 二十 → 20; `None` for what counts nothing, such as 一一.
pub(crate) fn ordinal_of(numeral: &str) -> Option<u32> {
    let digit = |c: char| NUMERALS.chars().position(|n| n == c).map(|at| at as u32 + 1);
    let chars: Vec<char> = numeral.chars().collect();
    match chars[..] {
        [one] => digit(one),
        ['十', ones] if ones != '十' => Some(10 + digit(ones)?),
        [tens, '十'] if tens != '十' => Some(10 * digit(tens)?),
        [tens, '十', ones] if tens != '十' && ones != '十' => Some(10 * digit(tens)? + digit(ones)?),
        _ => None,
    }
}

/// The number of a heading as the standard has it, for suggestions: level 2, 3 → `（三）`.
pub(crate) fn written(level: u8, ordinal: u32) -> String {
    match level {
        1 => format!("{}、", numeral(ordinal)),
        2 => format!("（{}）", numeral(ordinal)),
        3 => format!("{ordinal}."),
        _ => format!("（{ordinal}）"),
    }
}

/// 1 → 一, 12 → 十二, 30 → 三十; up to 99.
pub(crate) fn numeral(ordinal: u32) -> String {
    let digit = |n: u32| NUMERALS.chars().nth(n as usize - 1).into_iter();
    match ordinal {
        0 => "〇".to_owned(),
        1..=10 => digit(ordinal).collect(),
        11..=99 => {
            let tens = (ordinal >= 20).then(|| digit(ordinal / 10)).into_iter().flatten();
            let ones = (!ordinal.is_multiple_of(10)).then(|| digit(ordinal % 10)).into_iter().flatten();
            tens.chain(['十']).chain(ones).collect()
        }
        _ => ordinal.to_string(),
    }
}

/// Bytes of the heading that opens a paragraph, up to and including its first 。 outside quotation marks and brackets.
///
/// A sentence of more than [`LONGEST`] characters is running text, not a heading.
pub(crate) fn run_in_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count > LONGEST {
            return None;
        }
        match c {
            '“' | '《' | '（' => depth += 1,
            '”' | '》' | '）' => depth = depth.saturating_sub(1),
            '。' if depth == 0 => return Some(at + c.len_utf8()),
            _ => {}
        }
    }
    None
}

/// Characters of the longest sentence that is still taken for a heading.
pub(crate) const LONGEST: usize = 45;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(u8, u32, bool)>) {
        assert_eq!(number_of(text).map(|n| (n.level, n.ordinal, n.proper)), expected, "{text}");
    }

    #[test]
    fn the_level_follows_the_number() {
        check("一、现状", Some((1, 1, true)));
        check("（十二）机制", Some((2, 12, true)));
        check("(一) 机制", Some((2, 1, false)));
        check("3.加强", Some((3, 3, true)));
        check("3、加强", Some((3, 3, false)));
        check("（2）加强", Some((4, 2, true)));
        check("二，现状", Some((1, 2, false)));
    }

    #[test]
    fn figures_and_pairs_are_no_numbers_of_headings() {
        for text in
            ["1.5亿元投资", "一、二季度经济", "（含税）", "2025年", "一方面", "（一一）", "十四五规划", "100.总"]
        {
            check(text, None);
        }
    }

    #[test]
    fn numerals_read_back_as_they_are_written() {
        for ordinal in 1..=99 {
            assert_eq!(ordinal_of(&numeral(ordinal)), Some(ordinal));
        }
    }

    #[test]
    fn a_run_in_heading_ends_at_its_first_stop() {
        let text = "（一）落实“放管服。”改革。各地推进";
        assert_eq!(run_in_end(text).map(|end| &text[..end]), Some("（一）落实“放管服。”改革。"));
        assert_eq!(run_in_end("（一）没有句号"), None);
        assert_eq!(run_in_end(&format!("（一）{}。", "长".repeat(50))), None);
    }
}
