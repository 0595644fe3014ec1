//! How wide lines and their columns are.

use crate::lines::Line;
use crate::sentence;

/// How lines were cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// By width, as print does.
    Width,
    /// At a number of characters, give or take one for marks that must not begin a line.
    Count,
    /// At exactly as many characters.
    Exact,
}

/// Half-ems at the beginning of a line that no line break may part: a word or number, or a character and the marks that
/// must not begin a line.
pub(super) fn unbreakable(text: &str) -> u16 {
    let word = |ch: &char| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '&' | '%' | '-' | '/');
    let mut length = text.chars().take_while(word).count() as u16;
    let mut rest = text.chars().skip(usize::from(length));
    if length == 0 {
        length = rest.next().map_or(0, |ch| if crate::spacing::is_wide(ch) { 2 } else { 1 });
    }
    let marks = rest
        .take_while(|ch| matches!(ch, '，' | '。' | '、' | '；' | '：' | '”' | '》' | '）' | '！' | '？'))
        .count() as u16;
    length + 2 * marks
}

/// Whether a text is wrapped at a column: many of its lines stop in mid-sentence where the next one is about as wide.
pub(super) fn is_wrapped(lines: &[Line]) -> bool {
    let set: Vec<&Line> =
        lines.iter().filter(|line| line.width >= 12 && line.marks.heading.is_none() && !line.marks.row).collect();
    let widest = set.iter().map(|line| line.width).max().unwrap_or_default();
    // The first line of a paragraph is narrower by its indentation and full all the same.
    let is_full = |line: &Line| line.width + line.indent.min(8) + 4 >= widest;
    let mid_sentence = |pair: &&[&Line]| {
        let [one, next] = [pair[0], pair[1]];
        let runs = |line: &Line| line.content.text.contains(['，', '。', '；']);
        (22..=140).contains(&one.width)
            && (runs(one) || runs(next))
            && (one.width.abs_diff(next.width) <= 8 || is_full(one) && sentence::is_closed(&next.content.text))
            && !sentence::is_closed(&one.content.text)
    };
    let cuts = set.windows(2).filter(mid_sentence).count();
    let wide = set.iter().filter(|line| line.width > 200).count();
    cuts >= 1 && cuts * 5 >= set.len() && wide * 10 < set.len()
}

/// Widths of the lines in half-ems, two for every character where lines were cut by counting those.
///
/// Text from a printed page is set by width; text that a program wrapped has lines of exactly as many characters.
pub(super) fn widths(lines: &[Line]) -> (Vec<u16>, Cut) {
    let ways: [fn(&Line) -> u16; 2] =
        [|line| line.raw_chars, |line| line.content.len().min(1000) as u16 + line.indent / 2];
    for count in ways {
        let counts: Vec<u16> = lines.iter().map(count).collect();
        let mut sorted: Vec<u16> =
            counts.iter().zip(lines).filter(|(n, line)| **n >= 8 && !line.spaced).map(|(n, _)| *n).collect();
        sorted.sort_unstable();
        let Some(same) = sorted.chunk_by(|a, b| a == b).max_by_key(|same| same.len()) else { continue };
        if same.len() >= 6 && same.len() * 2 > sorted.len() {
            let short_by_one = sorted.iter().filter(|n| **n + 1 == same[0]).count();
            let longer = sorted.iter().filter(|n| **n > same[0]).count();
            let exact = short_by_one * 6 <= same.len() && longer * 50 <= same.len();
            let widths = counts.iter().map(|n| n.saturating_mul(2)).collect();
            return (widths, if exact { Cut::Exact } else { Cut::Count });
        }
    }
    (lines.iter().map(|line| line.width).collect(), Cut::Width)
}

/// Lines on each side that say how wide a column is.
const AROUND: usize = 9;

/// Column width around each line: what is usual for full lines up to it and from it on, and of these the lesser, so that
/// neither a headline nor the wider column next to it makes the lines of a narrow column look short.
pub(super) fn measures(lines: &[Line], widths: &[u16]) -> Vec<u16> {
    let usual = |range: std::ops::Range<usize>| {
        let mut all: Vec<u16> = range.filter(|&i| lines[i].marks.heading.is_none()).map(|i| widths[i]).collect();
        all.sort_unstable();
        let most =
            all.len().checked_sub(2).map_or_else(|| all.last().copied().unwrap_or_default(), |second| all[second]);
        let full = &all[all.partition_point(|&width| width * 4 < most * 3)..];
        full.get(full.len() * 2 / 3).copied().unwrap_or(most)
    };
    let count = lines.len();
    (0..count)
        .map(|i| match (i, count - i) {
            (0..3, _) => usual(i..count.min(i + AROUND)),
            (_, 0..4) => usual((i + 1).saturating_sub(AROUND)..i + 1),
            _ => usual((i + 1).saturating_sub(AROUND)..i + 1).min(usual(i..count.min(i + AROUND))),
        })
        .map(|measure| measure.max(1))
        .collect()
}
