//! Tables of contents: lines that only announce titles which come later.

use crate::lines::Line;
use crate::spacing::is_han;

/// A contents list begins within this many lines and is no longer.
const WITHIN: usize = 200;

/// Characters that a first entry and its title must share.
const ENTRY: usize = 6;

/// Parts the lines of a headed table of contents from the text: those from `本期要目` up to where the first entry returns as
/// a title.
pub(crate) fn remove(mut lines: Vec<Line>) -> (Vec<Line>, Vec<Line>) {
    let Some((from, to)) = find(&lines) else { return (lines, Vec::new()) };
    let listed: Vec<Line> = lines.drain(from..to).collect();
    if let Some(title) = lines.get_mut(from) {
        title.break_before = true;
    }
    (lines, listed)
}

fn find(lines: &[Line]) -> Option<(usize, usize)> {
    const HEADS: &[&str] = &[
        "目录",
        "目次",
        "本期目录",
        "本期要目",
        "要目",
        "导读",
        "本期导读",
        "本期要闻",
        "本期看点",
        "本期内容",
        "内容提要",
    ];
    let head = lines.iter().take(WITHIN).position(|line| {
        line.content.len() <= 12
            && HEADS.contains(&line.content.text.trim_matches(['【', '】', '：', ':', '◆', '■', ' ']))
    })?;
    let first = key(&lines.get(head + 1)?.content.text);
    if first.chars().count() < ENTRY {
        return None;
    }
    let returns = |line: &Line| {
        let text = key(&line.content.text);
        text.chars().count() >= ENTRY && (text.starts_with(&first) || first.starts_with(&text))
    };
    let until = lines.len().min(head + WITHIN);
    (head + 2..until).find(|&at| returns(&lines[at])).map(|at| (head, at))
}

/// An entry without its number, its dots and its page.
fn key(text: &str) -> String {
    let bare = text.trim_end_matches(|ch: char| {
        ch.is_ascii_digit()
            || ch.is_whitespace()
            || matches!(ch, '.' | '…' | '·' | '/' | '（' | '）' | '(' | ')' | '—' | '-')
    });
    let bare =
        bare.trim_start_matches(|ch: char| !is_han(ch) && !matches!(ch, '“' | '《') && !ch.is_ascii_alphabetic());
    let numbered = bare.split_once(['、', '．', '.']).filter(|(number, _)| {
        number.chars().count() <= 2 && number.chars().all(|ch| "一二三四五六七八九十".contains(ch))
    });
    numbered.map_or(bare, |(_, rest)| rest).chars().filter(|ch| !ch.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_the_list_from_the_titles_that_it_announces() {
        let text = "某某参考\n本期要目\n某市培育创新主体………1\n某县推进数字乡村建设走在前列………3\n某市培育创新主体\n今年以来，某市出台措施。\n";
        let (kept, listed) = remove(crate::lines::read(text));
        let texts: Vec<&str> = kept.iter().map(|line| line.content.text.as_str()).collect();
        assert_eq!(texts, ["某某参考", "某市培育创新主体", "今年以来，某市出台措施。"]);
        assert_eq!(listed.len(), 3);
    }

    #[test]
    fn a_heading_without_a_list_parts_nothing() {
        let (kept, listed) = remove(crate::lines::read("导读\n某市培育创新主体\n今年以来，某市出台措施。\n"));
        assert_eq!((kept.len(), listed.len()), (3, 0));
    }
}
