//! Markdown marks of one line, as people and OCR programs write them: taken out, and what they say kept.

use crate::reference;
use crate::traced::Traced;

/// What Markdown says about a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Level of an ATX heading, 1–6.
    pub heading: Option<u8>,
    /// Whether it is an item of a bulleted list.
    pub bullet: bool,
    /// Whether it is a row of a pipe table.
    pub row: bool,
}

/// Whether a line is nothing but a rule: `---`, `***`, `———`, `====`.
pub(crate) fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|ch| !ch.is_whitespace());
    let Some(first) = marks.next().filter(|ch| matches!(ch, '-' | '*' | '_' | '=' | '—' | '─' | '━' | '－' | '~'))
    else {
        return false;
    };
    let mut count = 1;
    marks.all(|ch| {
        count += 1;
        ch == first
    }) && count >= 3
}

/// Whether a line only parts the head of a pipe table from its body: `|---|:--:|`.
pub(crate) fn is_table_rule(line: &str) -> bool {
    line.starts_with('|') && line.contains('-') && line.chars().all(|ch| matches!(ch, '|' | '-' | ':' | ' '))
}

/// Takes the marks out of a line that starts at character `start` of the original.
pub(crate) fn read(line: &str, start: u32) -> (Traced, Marks) {
    let mut marks = Marks::default();
    let mut rest = line;
    loop {
        let level = rest.bytes().take_while(|&b| b == b'#').count();
        if (1..=6).contains(&level) && marks.heading.is_none() && rest[level..].starts_with([' ', '　', '*']) {
            marks.heading = Some(level as u8);
            rest = rest[level..].trim_start();
        } else if let Some(quoted) =
            rest.strip_prefix("> ").or_else(|| rest.strip_prefix('>').filter(|r| !r.starts_with('=')))
        {
            rest = quoted.trim_start();
        } else {
            break;
        }
    }
    if let Some(item) =
        ["- ", "* ", "+ "].iter().find_map(|mark| rest.strip_prefix(mark)).filter(|r| !r.trim().is_empty())
    {
        marks.bullet = true;
        rest = item.trim_start();
    }
    let skipped = line[..line.len() - rest.len()].chars().count() as u32;
    let trimmed = rest.trim_end();
    if trimmed.len() > 2 && trimmed.starts_with('|') && trimmed.ends_with('|') {
        marks.row = true;
        return (cells(trimmed, start + skipped), marks);
    }
    let closing = if marks.heading.is_some() { rest.trim_end().trim_end_matches('#').len() } else { rest.len() };
    (inline(&rest[..closing], start + skipped), marks)
}

/// The cells of a pipe-table row, parted by tabs.
fn cells(row: &str, start: u32) -> Traced {
    let inner = &row[1..row.len() - 1];
    let mut all = Traced::default();
    let mut at = start + 1;
    for (number, cell) in inner.split('|').enumerate() {
        if number > 0 {
            all.push('\t', Traced::ADDED);
        }
        all.append(&inline(cell, at).trimmed());
        at += cell.chars().count() as u32 + 1;
    }
    all
}

/// Text without emphasis, links, escapes, character references and simple formulas, which are read as what they print.
fn inline(text: &str, start: u32) -> Traced {
    if !text.contains(['*', '_', '\\', '$', '<', '&', '[', '`']) {
        let mut plain = Traced { text: text.to_owned(), ..Traced::default() };
        plain.at = (start..start + text.chars().count() as u32).collect();
        return plain;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = Traced::default();
    let mut bold_from: Option<u32> = None;
    let mut formula = false;
    let mut i = 0;
    while i < chars.len() {
        let rest = &chars[i..];
        let at = start + i as u32;
        let step = match rest {
            ['*', '*', ..] | ['_', '_', ..] => {
                bold_from = match bold_from {
                    Some(from) => {
                        let to = out.len() as u32;
                        out.bold.extend((from < to).then_some(from..to));
                        None
                    }
                    None => Some(out.len() as u32),
                };
                2
            }
            ['*', next, ..] if !next.is_whitespace() && rest[1..].contains(&'*') => 1,
            ['*', ..] if i > 0 && !chars[i - 1].is_whitespace() && chars[..i].contains(&'*') => 1,
            ['\\', next, ..] if next.is_ascii_punctuation() => {
                out.push(*next, at + 1);
                2
            }
            ['\\', next, ..] if formula && next.is_ascii_alphabetic() => {
                1 + rest[1..].iter().take_while(|ch| ch.is_ascii_alphabetic()).count()
            }
            ['{' | '}' | '^' | '~', ..] if formula => 1,
            ['$', ..] if formula || opens_formula(rest) => {
                formula = !formula;
                1
            }
            ['&', ..] => {
                // Every character of a reference is one byte long.
                let ahead: String = rest.iter().take(reference::LONGEST).collect();
                let (ch, length) = reference::at(&ahead).unwrap_or(('&', 1));
                out.push(ch, at);
                length
            }
            ['<', ..] => tag_length(rest).unwrap_or_else(|| push_one(&mut out, '<', at)),
            ['!', '[', ..] => link(&rest[1..]).map_or_else(|| push_one(&mut out, '!', at), |(_, whole)| whole + 1),
            ['[', ..] => match link(rest) {
                Some((label, whole)) => {
                    let label: String = rest[1..=label].iter().collect();
                    out.append(&inline(&label, at + 1));
                    whole
                }
                None => push_one(&mut out, '[', at),
            },
            [ch, ..] => push_one(&mut out, *ch, at),
            [] => break,
        };
        i += step;
    }
    if let Some(from) = bold_from {
        let to = out.len() as u32;
        // A mark that never closes says nothing about the rest of the line unless the line is all of it.
        out.bold.extend((from == 0 && to > 0).then_some(from..to));
    }
    out
}

fn push_one(out: &mut Traced, ch: char, at: u32) -> usize {
    out.push(ch, at);
    1
}

/// OCR programs set figures as formulas: `$17\%$`.
fn opens_formula(rest: &[char]) -> bool {
    rest[1..].iter().take(41).position(|&ch| ch == '$').is_some_and(|end| {
        (1..40).contains(&end)
            && rest[1..=end].iter().all(|ch| ch.is_ascii() && !matches!(ch, '<' | '>'))
            && rest[1..=end].iter().any(|ch| ch.is_ascii_digit() || *ch == '\\')
    })
}

/// Length of an HTML tag such as `<br/>` or `</sup>`; nothing else between angle brackets is one.
fn tag_length(rest: &[char]) -> Option<usize> {
    let end = rest.iter().take(120).position(|&ch| ch == '>')?;
    let name: String =
        rest[1..end].iter().skip_while(|&&ch| ch == '/').take_while(|ch| ch.is_ascii_alphanumeric()).collect();
    const TAGS: &[&str] = &[
        "br", "p", "div", "span", "sup", "sub", "b", "i", "u", "strong", "em", "center", "font", "img", "a", "table",
        "tr", "td", "th", "tbody", "thead", "hr",
    ];
    TAGS.contains(&name.to_ascii_lowercase().as_str()).then_some(end + 1)
}

/// `[label](address)`: number of characters up to the end of the label, and of the whole.
fn link(rest: &[char]) -> Option<(usize, usize)> {
    // Longer ones are none: a line full of opening brackets must not be searched to its end for each.
    let close = rest.iter().take(1_000).position(|&ch| ch == ']')?;
    if rest.get(close + 1) != Some(&'(') {
        return None;
    }
    let end = rest[close..].iter().take(4_000).position(|&ch| ch == ')')?;
    Some((close - 1, close + end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, text: &str) -> (Traced, Marks) {
        let (traced, marks) = read(line, 0);
        assert_eq!(traced.text, text);
        (traced, marks)
    }

    #[test]
    fn reads_headings_and_emphasis() {
        let (text, marks) = check("### **三、健全机制**", "三、健全机制");
        assert_eq!((marks.heading, text.bold.first()), (Some(3), Some(&(0..6))));
        let (text, _) = check("**一是**优化环境。**二是**扩大开放。", "一是优化环境。二是扩大开放。");
        assert_eq!((text.bold, text.at[2]), (vec![0..2, 7..9], 6));
    }

    #[test]
    fn reads_what_ocr_programs_write() {
        check("投入强度达到 $1.3\\%$ 左右", "投入强度达到 1.3% 左右");
        check("R&amp;D 投入<br/>增长", "R&D 投入增长");
        check("见[某某办法](http://example.org/a)第三条", "见某某办法第三条");
        check("![](images/1.png)", "");
    }

    #[test]
    fn leaves_signs_that_are_no_marks() {
        check("3 * 5 项，<某县> 项目 [2023] 12 号 & 其他", "3 * 5 项，<某县> 项目 [2023] 12 号 & 其他");
    }

    #[test]
    fn reads_table_rows_and_rules() {
        let (_, marks) = check("| 地区 | 增速 |", "地区\t增速");
        assert!(marks.row);
        assert!(is_table_rule("|---|:--:|"));
        assert!(is_rule("---") && is_rule("* * *") && !is_rule("——实施") && !is_rule("--"));
    }
}
