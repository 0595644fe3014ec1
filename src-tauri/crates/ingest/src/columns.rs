//! Two columns that were extracted line by line: `left line    right line`, put one below the other.

use crate::lines::{self, Line};
use crate::spacing;
use crate::traced::Traced;
use std::ops::Range;

/// Lines that must be split at one place before that place is believed to be a gutter.
const ENOUGH: usize = 6;

/// As many lines are enough where commas and full stops show running text, which no table has.
const ENOUGH_RUNNING: usize = 4;

/// Half-ems by which the right column may begin beside its usual place.
const SLACK: usize = 3;

/// Han characters of a part that is running text and no cell of a table.
const RUNNING: usize = 8;

/// Headlines of two articles stand in at most so many lines above their columns.
const HEADLINES: usize = 4;

/// One line of the original.
struct Raw<'t> {
    text: &'t str,
    /// First character of the original.
    start: u32,
    /// Blanks inside the line, two half-ems wide at least.
    gaps: Vec<Gap>,
    width: usize,
}

/// Blanks between two parts of a line.
struct Gap {
    /// Bytes of the line: where the left part ends and where the right one begins, with its indentation.
    bytes: Range<usize>,
    /// Half-ems before the right part.
    column: usize,
    width: usize,
}

/// The lines of a text in reading order, and the first line of every column that was moved.
pub(crate) fn read(original: &str) -> (Vec<Line>, Vec<Traced>) {
    if !may_have_columns(original) {
        return (lines::read(original), Vec::new());
    }
    let raws = raw_lines(original);
    let Some(column) = gutter(&raws) else { return (lines::read(original), Vec::new()) };
    let (mut out, mut moved) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < raws.len() {
        let Some(region) = region(&raws, at, column) else { break };
        read_whole(&raws[at..region.start], &mut out);
        let mut right = Vec::new();
        for raw in &raws[region.clone()] {
            let (left_part, right_part) = parts(raw, column);
            read_part(raw, left_part, &mut out);
            read_part(raw, right_part, &mut right);
        }
        if let Some(first) = right.first_mut() {
            first.break_before = true;
            moved.push(first.content.clone());
        }
        out.append(&mut right);
        at = region.end;
    }
    read_whole(&raws[at..], &mut out);
    (out, moved)
}

/// Whether enough lines have a wide blank inside, which few texts have.
fn may_have_columns(original: &str) -> bool {
    let parted = |line: &&str| {
        let line = line.trim();
        line.contains("   ") || line.contains("  ") || line.contains("\u{3000}\u{3000}")
    };
    original.lines().filter(parted).take(ENOUGH_RUNNING).count() == ENOUGH_RUNNING
}

fn raw_lines(original: &str) -> Vec<Raw<'_>> {
    let mut start = 0;
    original
        .split_inclusive('\n')
        .map(|text| {
            let raw = Raw { text, start, gaps: gaps(text), width: spacing::grid_width(text.trim_end()) };
            start += text.chars().count() as u32;
            raw
        })
        .collect()
}

fn gaps(text: &str) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let trimmed = text.trim_end();
    let (mut column, mut inside) = (0, false);
    // Where the present blanks begin, and where their last run of full-width ones does: those indent the right part.
    let mut blanks: Option<(usize, usize)> = None;
    let mut wide: Option<(usize, usize)> = None;
    for (byte, ch) in trimmed.char_indices() {
        if ch.is_whitespace() {
            blanks = blanks.or(Some((byte, column)));
            wide = if ch == '\u{3000}' { wide.or(Some((byte, column))) } else { None };
        } else {
            if let Some((from, from_column)) = blanks.take().filter(|_| inside) {
                let (to, to_column) = wide.filter(|(_, wide)| wide - from_column >= 2).unwrap_or((byte, column));
                if column - from_column >= 2 {
                    gaps.push(Gap { bytes: from..to, column: to_column, width: column - from_column });
                }
            }
            wide = None;
            inside = true;
        }
        column += if ch == '\t' {
            4
        } else if spacing::is_wide(ch) || ch == '\u{3000}' {
            2
        } else {
            1
        };
    }
    gaps
}

/// Half-ems at which the right column begins on most lines that are parted.
fn gutter(raws: &[Raw<'_>]) -> Option<usize> {
    let mut columns: Vec<usize> = raws
        .iter()
        .flat_map(|raw| raw.gaps.iter().filter(|gap| is_running(&raw.text[..gap.bytes.start])).map(|gap| gap.column))
        .filter(|column| (20..=120).contains(column))
        .collect();
    columns.sort_unstable();
    let column = *columns.chunk_by(|a, b| a == b).max_by_key(|same| same.len())?.first()?;
    let split: Vec<&Raw<'_>> = raws.iter().filter(|raw| gap_at(raw, column).is_some()).collect();
    let running = split
        .iter()
        .filter(|raw| gap_at(raw, column).is_some_and(|gap| is_running(&raw.text[gap.bytes.end..])))
        .count();
    let stopped = split.iter().filter(|raw| raw.text.contains(['，', '。'])).count();
    let enough = if stopped * 4 >= split.len() * 3 { ENOUGH_RUNNING } else { ENOUGH };
    (split.len() >= enough && running >= enough && running * 3 >= split.len() * 2).then_some(column)
}

fn gap_at<'r>(raw: &'r Raw<'_>, column: usize) -> Option<&'r Gap> {
    raw.gaps.iter().find(|gap| gap.column.abs_diff(column) <= SLACK)
}

fn is_running(text: &str) -> bool {
    text.chars().filter(|&ch| spacing::is_han(ch)).count() >= RUNNING
}

/// The next run of lines, from `from` on, that are set in two columns.
fn region(raws: &[Raw<'_>], from: usize, column: usize) -> Option<Range<usize>> {
    let fits = |raw: &Raw<'_>| gap_at(raw, column).is_some() || raw.width <= column || is_right_only(raw, column);
    let mut start = (from..raws.len()).find(|&at| gap_at(&raws[at], column).is_some())?;
    let run = start..(start..raws.len()).find(|&at| !fits(&raws[at])).unwrap_or(raws.len());
    let last = run.clone().rev().find(|&at| gap_at(&raws[at], column).is_some() || is_right_only(&raws[at], column))?;
    // The left column may be longer than the right one.
    let end = (last + 1..run.end).find(|&at| raws[at].text.trim().is_empty()).unwrap_or(run.end);
    // Headlines are not set to the width of their columns.
    let mut above = 0;
    while above < HEADLINES && start > from {
        let raw = &raws[start - 1];
        let headlines = raw.gaps.len() == 1 && raw.gaps[0].width >= 4;
        if !headlines && !raw.text.trim().is_empty() {
            break;
        }
        start -= 1;
        above += 1;
    }
    Some(start..end)
}

fn is_right_only(raw: &Raw<'_>, column: usize) -> bool {
    let indent = &raw.text[..raw.text.len() - raw.text.trim_start().len()];
    !raw.text.trim().is_empty() && spacing::grid_width(indent) + SLACK >= column
}

/// Bytes of the left and of the right part of a line.
fn parts(raw: &Raw<'_>, column: usize) -> (Range<usize>, Range<usize>) {
    let whole = raw.text.len();
    if let Some(gap) = gap_at(raw, column) {
        return (0..gap.bytes.start, gap.bytes.end..whole);
    }
    if is_right_only(raw, column) {
        return (0..0, raw.text.len() - raw.text.trim_start().len()..whole);
    }
    match raw.gaps.as_slice() {
        [gap] if gap.width >= 4 => (0..gap.bytes.start, gap.bytes.end..whole),
        _ => (0..whole, 0..0),
    }
}

fn read_whole(raws: &[Raw<'_>], out: &mut Vec<Line>) {
    for raw in raws {
        read_part(raw, 0..raw.text.len(), out);
    }
}

fn read_part(raw: &Raw<'_>, bytes: Range<usize>, out: &mut Vec<Line>) {
    let by = raw.start + raw.text[..bytes.start].chars().count() as u32;
    let shift = |at: &mut Vec<u32>| at.iter_mut().filter(|at| **at != Traced::ADDED).for_each(|at| *at += by);
    for mut line in lines::read(&raw.text[bytes]) {
        line.place = line.place.start + by..line.place.end + by;
        shift(&mut line.content.at);
        shift(&mut line.again.at);
        out.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "某某日报\n\n某市推进创新平台建设        某县发展特色农业产业\n　　今年以来，某市加快建设创新    　　近年来，某县围绕特色农业做\n平台，新建实验室十二家，覆盖全    文章，建成示范基地三十个，覆盖\n部重点产业，企业研发投入不断增    全部乡镇，带动农户稳定增收，人\n加，比上年增长一成以上，创新能    均收入超过两万元，比上年增长一\n力稳步提升，带动一批成果在本地    成，全县农业总产值稳步增长，居\n转化落地，形成新的增长点，有力    全市前列，农产品加工企业达到二\n支撑高质量发展。                  十家。\n";

    #[test]
    fn puts_columns_one_below_the_other() {
        let (lines, moved) = read(PAGE);
        let texts: Vec<&str> = lines.iter().map(|line| line.content.text.as_str()).collect();
        assert_eq!(texts[..3], ["某某日报", "某市推进创新平台建设", "今年以来，某市加快建设创新"]);
        let second = texts.iter().position(|text| *text == "某县发展特色农业产业").expect("the other headline");
        assert_eq!(texts[second - 1], "支撑高质量发展。");
        assert_eq!((texts[second + 1], moved.len()), ("近年来，某县围绕特色农业做", 1));
        let chars: Vec<char> = PAGE.chars().collect();
        for line in &lines {
            assert!(line.content.text.chars().zip(&line.content.at).all(|(ch, &at)| chars[at as usize] == ch));
        }
    }

    #[test]
    fn a_table_set_with_blanks_is_left_alone() {
        let table = "地区      增加值    增速\n".repeat(8);
        assert!(read(&table).1.is_empty());
    }
}
