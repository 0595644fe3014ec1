//! What a printed page carries beside its text: page numbers and running headers.

use crate::lines::Line;
use crate::sentence;
use crate::spacing::is_han;
use std::collections::HashMap;

/// Parts the lines of the text from page numbers and running headers.
///
/// A header is known by its return, or, printed only once, by standing next to a page number inside a sentence or being
/// laid out in parts: `《某某参考》  选粹  助力决策` over `3`.
pub(crate) fn remove(lines: Vec<Line>) -> (Vec<Line>, Vec<Line>) {
    let mut out = page_numbers(&lines);
    let headers = headers(&lines, &out);
    for (gone, header) in out.iter_mut().zip(headers) {
        *gone |= header;
    }
    let (mut kept, mut removed): (Vec<Line>, Vec<Line>) = (Vec::with_capacity(lines.len()), Vec::new());
    let mut broken = false;
    for (mut line, gone) in lines.into_iter().zip(out) {
        if gone {
            broken = true;
            removed.push(line);
            continue;
        }
        if std::mem::take(&mut broken) {
            line.break_before = true;
        }
        kept.push(line);
    }
    (kept, removed)
}

fn page_numbers(lines: &[Line]) -> Vec<bool> {
    let numbers: Vec<bool> = lines.iter().map(|line| !line.marks.row && is_page_number(&line.content.text)).collect();
    // Figures that stand under each other, one a line, are a table that lost its rules.
    let alone = |i: usize| (i == 0 || !numbers[i - 1]) && numbers.get(i + 1) != Some(&true);
    // `01` over a short line numbers a section, as articles on the web do.
    let section = |i: usize| {
        let text = &lines[i].content.text;
        text.len() == 2
            && text.starts_with('0')
            && lines.get(i + 1).is_some_and(|next| next.content.len() <= 30 && !sentence::has_stop(&next.content.text))
    };
    (0..lines.len()).map(|i| numbers[i] && alone(i) && !section(i)).collect()
}

/// `3`, `- 3 -`, `— 3 —`, `第3页`, `第 3 页 共 8 页`, `3/8`.
fn is_page_number(text: &str) -> bool {
    if text.len() > 48 {
        return false;
    }
    let bare: String = text.chars().filter(|ch| !ch.is_whitespace()).collect();
    let inner = bare.trim_matches(['-', '—', '－', '–', '·', '•', '~', '|', '［', '］', '[', ']']);
    let inner = inner.strip_prefix("Page").or(inner.strip_prefix('P')).unwrap_or(inner);
    let is_number = |part: &str| {
        (1..=3).contains(&part.chars().count())
            && part.chars().all(|ch| ch.is_ascii_digit() || ('０'..='９').contains(&ch))
    };
    if is_number(inner) {
        return true;
    }
    if let Some((page, of)) = inner.split_once('/').or_else(|| inner.split_once('／')) {
        return is_number(page) && is_number(of);
    }
    let Some(rest) = inner.strip_prefix('第') else { return false };
    let Some((page, rest)) = rest.split_once('页') else { return false };
    let rest = rest.trim_matches(['，', ',', '/', '（', '）', '(', ')']);
    is_number(page)
        && (rest.is_empty() || rest.strip_prefix('共').and_then(|r| r.strip_suffix('页')).is_some_and(is_number))
}

fn headers(lines: &[Line], numbers: &[bool]) -> Vec<bool> {
    let mut returns: HashMap<String, Vec<usize>> = HashMap::new();
    let keys: Vec<Option<String>> = lines.iter().map(header_key).collect();
    for (i, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            returns.entry(key.clone()).or_default().push(i);
        }
    }
    let by_number = |i: usize| (i > 0 && numbers[i - 1]) || numbers.get(i + 1).copied().unwrap_or(false);
    let interrupts = |i: usize| {
        let before = (0..i).rev().find(|&j| !numbers[j]);
        let after = (i + 1..lines.len()).find(|&j| !numbers[j]);
        matches!((before, after), (Some(b), Some(a)) if is_cut(&lines[b], &lines[a]))
    };
    let mut out = vec![false; lines.len()];
    for (i, key) in keys.iter().enumerate() {
        let Some(key) = key else { continue };
        let same = &returns[key];
        // Whether the two differ in nothing but a number.
        let differ = || lines[same[0]].content.text != lines[same[1]].content.text;
        out[i] = match same.len() {
            1 => by_number(i) && (lines[i].parts >= 2 || interrupts(i)),
            2 => {
                same.iter().all(|&j| by_number(j))
                    || differ() && lines[i].marks.heading.is_none()
                    || same.iter().all(|&j| lines[j].marks.heading.is_none()) && same.iter().any(|&j| interrupts(j))
            }
            _ => true,
        };
    }
    out
}

/// What stays the same of a line that may be a running header: its characters without digits and blanks.
fn header_key(line: &Line) -> Option<String> {
    let text = &line.content.text;
    if line.marks.row
        || line.marks.bullet
        || text.len() > 180
        || sentence::is_closed(text)
        || sentence::has_stop(text)
        || text.contains('，')
        || text.ends_with('、')
    {
        return None;
    }
    if crate::numbering::level(text).is_some() || crate::numbering::is_item(text) {
        return None;
    }
    let key: String = text.chars().filter(|ch| !ch.is_whitespace() && !ch.is_ascii_digit()).collect();
    (key.chars().filter(|&ch| is_han(ch)).count() >= 3).then_some(key)
}

/// Whether a sentence runs from the one line to the other.
fn is_cut(before: &Line, after: &Line) -> bool {
    let (text, next) = (&before.content.text, &after.content.text);
    let runs = |text: &str| text.contains(['，', '。', '；', '、']);
    !sentence::is_closed(text)
        && before.marks.heading.is_none()
        && runs(text)
        && crate::byline::byline(text).is_none()
        && runs(next)
        && crate::numbering::level(&after.content.text).is_none()
        && after.marks.heading.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, kept: &[&str]) {
        let (lines, _) = remove(crate::lines::read(text));
        let texts: Vec<&str> = lines.iter().map(|line| line.content.text.as_str()).collect();
        assert_eq!(texts, kept);
    }

    #[test]
    fn takes_out_page_numbers() {
        check("各地要加强统筹，\n- 12 -\n形成合力。\n第 3 页 共 8 页\n", &["各地要加强统筹，", "形成合力。"]);
        check("指标\n12\n15\n18\n", &["指标", "12", "15", "18"]);
    }

    #[test]
    fn takes_out_a_header_that_is_printed_once() {
        check(
            "支持企业在人才引育和平台建设方面先行先试，\n\n   《某某参考》  选粹  助力决策\n\n7\n\n给予专项支持。\n",
            &["支持企业在人才引育和平台建设方面先行先试，", "给予专项支持。"],
        );
    }

    #[test]
    fn takes_out_headers_that_return() {
        check(
            "某市简报 第1页\n标题甲\n正文一。\n某市简报 第2页\n正文二。\n某市简报 第3页\n正文三。\n",
            &["标题甲", "正文一。", "正文二。", "正文三。"],
        );
    }

    #[test]
    fn a_title_on_cover_and_first_page_is_no_header() {
        check(
            "某市推进开放创新的建议\n\n某大学课题组\n\n某市推进开放创新的建议\n\n正文。\n",
            &["某市推进开放创新的建议", "某大学课题组", "某市推进开放创新的建议", "正文。"],
        );
    }
}
