//! Markers of list items: 一、 （一） 1. （1） 一是 首先 —— 第三条 ①.

use std::ops::Range;

/// A marker in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub at: Range<usize>,
    pub level: Level,
    /// Its number; 0 for markers without one.
    pub number: u32,
}

/// Kinds of marker, the outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// 第三章.
    Part,
    /// 一、
    Chapter,
    /// （一）
    Section,
    /// 第三条.
    Article,
    /// 1. 2、
    Number,
    /// （1） ①
    Paren,
    /// 一是, 首先, ——
    Point,
}

/// Every marker of `text`, in order.
pub(crate) fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut opens = true;
    let chars = text.char_indices();
    let mut skip_to = 0;
    for (at, c) in chars {
        if at < skip_to {
            continue;
        }
        if let Some(mark) = mark_at(text, at, c, opens) {
            skip_to = mark.at.end;
            opens = false;
            found.push(mark);
            continue;
        }
        opens = match c {
            '\n' | '。' | '；' | '：' | ';' | ':' | '！' | '？' => true,
            ' ' | '　' | '*' | '#' | '”' | '’' => opens,
            _ => false,
        };
    }
    keep_series(text, found)
}

fn mark_at(text: &str, at: usize, c: char, opens: bool) -> Option<Mark> {
    let rest = &text[at..];
    match c {
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => chinese(text, at, opens),
        '（' | '(' => parenthesis(text, at, opens),
        '0'..='9' if opens => arabic(rest, at),
        '—' if opens && rest.starts_with("——") => {
            Some(Mark { at: at..at + "——".len(), level: Level::Point, number: 0 })
        }
        '首' | '其' | '再' | '最' if opens => order(rest, at),
        '第' if opens => {
            article(rest, at, text[..at].trim_end_matches([' ', '　', '*', '#']).ends_with('\n') || at == 0)
        }
        '①'..='⑳' if opens => {
            Some(Mark { at: at..at + c.len_utf8(), level: Level::Paren, number: c as u32 - '①' as u32 + 1 })
        }
        _ => None,
    }
}

/// 一、 and 一是.
fn chinese(text: &str, at: usize, opens: bool) -> Option<Mark> {
    let rest = &text[at..];
    let (number, len) = small_number(rest)?;
    let after = &rest[len..];
    if opens && after.starts_with('、') {
        return Some(Mark { at: at..at + len + '、'.len_utf8(), level: Level::Chapter, number });
    }
    let point =
        after.starts_with('是') || opens && (after.starts_with("要") && text[..at].ends_with(['。', '；', '\n', '：']));
    let word = text[..at]
        .ends_with(['唯', '统', '第', '之', '专', '单', '同', '十', '二', '三', '合', '如', '逐', '不', '万']);
    (point && !word).then(|| Mark {
        at: at..at + len + after.chars().next().map_or(0, char::len_utf8),
        level: Level::Point,
        number,
    })
}

/// （一） and （1）, in full or half width.
fn parenthesis(text: &str, at: usize, opens: bool) -> Option<Mark> {
    let rest = &text[at..];
    let open = rest.chars().next()?.len_utf8();
    let inner = &rest[open..];
    let reference = text[..at].ends_with(['第', '条', '款', '项', '见', '表', '图']);
    if let Some((number, len)) = small_number(inner) {
        let close = inner[len..].chars().next().filter(|c| matches!(c, '）' | ')'))?;
        return (!reference).then(|| Mark {
            at: at..at + open + len + close.len_utf8(),
            level: Level::Section,
            number,
        });
    }
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) || !opens {
        return None;
    }
    let close = inner[digits..].chars().next().filter(|c| matches!(c, '）' | ')'))?;
    let number = inner[..digits].parse().ok()?;
    Some(Mark { at: at..at + open + digits + close.len_utf8(), level: Level::Paren, number })
}

/// 1. and 1、, not 1.5.
fn arabic(rest: &str, at: usize) -> Option<Mark> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let stop = rest[digits..].chars().next().filter(|c| matches!(c, '.' | '．' | '、'))?;
    let after = &rest[digits + stop.len_utf8()..];
    if digits > 2 || after.bytes().next().is_some_and(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = rest[..digits].parse().ok()?;
    Some(Mark { at: at..at + digits + stop.len_utf8(), level: Level::Number, number })
}

/// 首先, 其次, 再次, 最后.
fn order(rest: &str, at: usize) -> Option<Mark> {
    let words = [("首先", 1), ("其次", 2), ("再次", 3), ("最后", 4)];
    let (word, number) = words.into_iter().find(|(word, _)| rest.starts_with(word))?;
    let comma = rest[word.len()..].starts_with('，');
    let end = at + word.len() + if comma { '，'.len_utf8() } else { 0 };
    Some(Mark { at: at..end, level: Level::Point, number })
}

/// 第三条 and 第二章: at the beginning of a line whatever follows, save where the line refers to one (第三条规定的).
fn article(rest: &str, at: usize, begins_line: bool) -> Option<Mark> {
    let inner = &rest['第'.len_utf8()..];
    let len: usize = inner
        .chars()
        .take(5)
        .take_while(|c| "一二三四五六七八九十百零0123456789".contains(*c))
        .map(char::len_utf8)
        .sum();
    let number = small_number(inner).map_or(0, |(number, _)| number);
    let word = inner[len..].chars().next()?;
    let level = match word {
        '章' | '节' | '部' | '篇' => Level::Part,
        '条' => Level::Article,
        '，' => Level::Point,
        _ => return None,
    };
    let close = inner[len + word.len_utf8()..].chars().next();
    if word == '，' && number > 0 {
        let end = at + '第'.len_utf8() + len + '，'.len_utf8();
        return Some(Mark { at: at..end, level: Level::Point, number });
    }
    let apart = close.is_none_or(|c| matches!(c, ' ' | '　' | '\n' | '：'));
    let refers = close.is_some_and(|c| "规的款第所中和、至到及与之项，—".contains(c));
    (len > 0 && (apart || begins_line && !refers)).then(|| Mark {
        at: at..at + '第'.len_utf8() + len + word.len_utf8(),
        level,
        number,
    })
}

/// A number from 一 to 九十九 and its bytes.
fn small_number(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut len = 0;
    for c in text.chars().take(3) {
        match "一二三四五六七八九".chars().position(|d| d == c) {
            Some(digit) => value += digit as u32 + 1,
            None if c == '十' => value = value.max(1) * 10,
            None => break,
        }
        len += c.len_utf8();
    }
    (len > 0).then_some((value, len))
}

/// Keeps 一是 and 首先 only where the next of the series follows, so that 关键一是 alone is no list.
fn keep_series(text: &str, marks: Vec<Mark>) -> Vec<Mark> {
    /// Marks of other kinds that may stand between two of a series.
    const REACH: usize = 64;
    let series =
        |mark: &Mark| (mark.level == Level::Point && mark.number > 0).then(|| text[mark.at.clone()].ends_with('是'));
    let keep: Vec<bool> = marks
        .iter()
        .enumerate()
        .map(|(number, mark)| {
            let Some(kind) = series(mark) else { return true };
            let next = marks[number + 1..].iter().take(REACH).find(|other| series(other) == Some(kind));
            let last = marks[..number].iter().rev().take(REACH).find(|other| series(other) == Some(kind));
            match mark.number {
                1 => next.is_some_and(|next| next.number > 1),
                _ => last.is_some_and(|last| last.number <= mark.number),
            }
        })
        .collect();
    marks.into_iter().zip(keep).filter_map(|(mark, keep)| keep.then_some(mark)).collect()
}
