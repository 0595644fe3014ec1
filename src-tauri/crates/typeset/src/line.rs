//! Breaking a paragraph into lines and spreading each line over its measure.
//!
//! The breaks of a paragraph are chosen together: every line costs as much as it has to be squeezed or spread, a lone
//! character on the last line costs a lot, and the cheapest whole wins. A line of 28 full-width characters costs
//! nothing, so plain text stands on the grid.

use crate::cell::{Break, Cell, breaks, keep_titles};
use crate::class::Class;
use std::ops::Range;

/// What a paragraph's lines have to fit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    /// Width of every line.
    pub width: f32,
    /// How much shorter the first line is.
    pub indent: f32,
    /// The full-width character that costs are counted in.
    pub cell: f32,
    /// Least number of characters on the last line.
    pub last_line: usize,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// Its cells; blanks at its end are among them.
    pub cells: Range<usize>,
    /// Whether nothing follows it, so that it is not spread.
    pub last: bool,
}

/// Cutting is tried in this order (CLREQ § 3.1.6.2): blanks between words, brackets, 、，；, 。？！：.
const LEVELS: usize = 4;

fn level(cell: &Cell) -> usize {
    match cell.character {
        ' ' => 0,
        '，' | '、' | '；' => 2,
        '。' | '？' | '！' | '：' | '．' => 3,
        _ => 1,
    }
}

/// What it costs to cut a whole em out of a line at each level, and to spread one by an em.
///
/// Half an em spread over a line of 28 characters is 0.3 pt between two, which nobody sees; half an em cut out of one
/// mark is seen (全角式 leaves single marks whole). So a line is squeezed only where that saves much.
const CUT: [f32; LEVELS] = [1.2, 2.0, 2.4, 4.0];
const SPREAD: f32 = 1.0;
/// The longest 《…》 or “…” that is kept on one line where that costs little, and what parting it costs.
const SHORT_TITLE: usize = 7;
const SPLIT_TITLE: f32 = 0.12;
/// How many characters a line may be short of its measure before it is a last resort.
const SHORTEST: f32 = 4.0;
/// A last line of too few characters.
const LONELY: f32 = 30.0;
/// A break where none is allowed, because nothing else fits.
const EMERGENCY: f32 = 1000.0;

/// Sums from the first cell on: what a line of any two cells measures is a difference.
struct Sums {
    width: Vec<f32>,
    gaps: Vec<u32>,
    slack: Vec<[f32; LEVELS]>,
}

impl Sums {
    fn new(cells: &[Cell]) -> Self {
        let mut sums = Sums { width: vec![0.0], gaps: vec![0], slack: vec![[0.0; LEVELS]] };
        let (mut width, mut gaps, mut slack) = (0.0, 0, [0.0; LEVELS]);
        for (i, cell) in cells.iter().enumerate() {
            width += cell.advance;
            slack[level(cell)] += cell.slack;
            gaps += u32::from(cells.get(i + 1).is_some_and(|next| cell.class.stretches_before(next.class)));
            sums.width.push(width);
            sums.gaps.push(gaps);
            sums.slack.push(slack);
        }
        sums
    }
}

/// What one line has to do to fit its measure.
struct Fit {
    /// Width without any adjustment, blanks at the end left out.
    natural: f32,
    /// What may go at its end at no cost: half a mark (GB/T 15834-2011 § 5.1.10).
    free: f32,
    slack: [f32; LEVELS],
    gaps: u32,
}

fn fit(cells: &[Cell], sums: &Sums, line: &Range<usize>) -> Fit {
    let end = visible_end(cells, line);
    let mut slack = sums.slack[end];
    for (level, before) in slack.iter_mut().zip(sums.slack[line.start]) {
        *level -= before;
    }
    let mut free = 0.0;
    if let Some(index) = free_cell(cells, line.start, end) {
        free = cells[index].slack;
        slack[level(&cells[index])] -= free;
    }
    let gaps = if end > line.start { sums.gaps[end - 1] - sums.gaps[line.start] } else { 0 };
    Fit { natural: sums.width[end] - sums.width[line.start], free, slack, gaps }
}

/// One past the last cell of a line that is not blank.
fn visible_end(cells: &[Cell], line: &Range<usize>) -> usize {
    let blank = |cell: &Cell| cell.class == Class::Space || cell.character == '\n';
    line.end - cells[line.clone()].iter().rev().take_while(|cell| blank(cell)).count()
}

/// The mark that ends a line, whose right half is blank paper either way.
fn free_cell(cells: &[Cell], start: usize, end: usize) -> Option<usize> {
    (end > start).then(|| end - 1).filter(|&i| matches!(cells[i].class, Class::Stop | Class::Closing))
}

impl Fit {
    /// The cost of setting the line in `width`; `None` when it does not fit.
    fn cost(&self, width: f32, cell: f32, last: bool) -> Option<f32> {
        // Sums of many widths carry rounding: a hundredth of a point is nothing.
        let over = self.natural - width - 0.01;
        if over <= self.free {
            if over > 0.0 || last {
                return Some(0.0);
            }
            let spread = -over / cell;
            let loose = if self.gaps == 0 { 10.0 } else { 0.0 };
            return Some(spread * spread * SPREAD + loose * spread);
        }
        let mut rest = over - self.free;
        let mut cost = 0.0;
        for (slack, price) in self.slack.iter().zip(CUT) {
            let cut = rest.min(*slack).max(0.0);
            cost += price * (cut / cell);
            rest -= cut;
        }
        (rest <= 0.0).then(|| {
            let total = (over - self.free) / cell;
            cost * total
        })
    }
}

/// Breaks cells into lines; every cell is on exactly one of them.
pub(crate) fn break_lines(cells: &[Cell], measure: &Measure) -> Vec<Line> {
    let mut allowed = breaks(cells);
    keep_titles(cells, &mut allowed, SHORT_TITLE, SPLIT_TITLE);
    let mut lines = Vec::new();
    let mut start = 0;
    for end in 1..=cells.len() {
        if end == cells.len() || allowed[end] == Break::Forced {
            break_stretch(cells, &allowed, start..end, measure, &mut lines);
            start = end;
        }
    }
    lines
}

#[derive(Clone, Copy)]
struct Best {
    cost: f32,
    from: usize,
}

/// Breaks what stands between two forced breaks.
fn break_stretch(cells: &[Cell], allowed: &[Break], stretch: Range<usize>, measure: &Measure, lines: &mut Vec<Line>) {
    let part = &cells[stretch.clone()];
    let sums = Sums::new(part);
    let count = part.len();
    let mut best: Vec<Option<Best>> = vec![None; count + 1];
    best[0] = Some(Best { cost: 0.0, from: 0 });
    for start in 0..count {
        let Some(Best { cost: before, .. }) = best[start] else { continue };
        let first = start == 0 && stretch.start == 0;
        let width = (measure.width - if first { measure.indent } else { 0.0 }).max(measure.cell);
        let mut offer = |end: usize, cost: f32| {
            if best[end].is_none_or(|known| before + cost < known.cost) {
                best[end] = Some(Best { cost: before + cost, from: start });
            }
        };
        let penalty = |end: usize| match (end == count, allowed.get(stretch.start + end)) {
            (true, _) => Some(lonely(&part[start..end], start, measure)),
            (false, Some(Break::At(penalty))) => Some(*penalty),
            _ => None,
        };
        // Lines far too short are looked at only where nothing better exists.
        let short = sums.width[start] + width - SHORTEST * measure.cell;
        let near = sums.width.partition_point(|&to| to < short).clamp(start + 1, count);
        let mut reached = false;
        let mut fits = (near - 1).max(start + 1);
        for end in near..=count {
            let line = fit(part, &sums, &(start..end));
            match line.cost(width, measure.cell, end == count) {
                Some(cost) => {
                    fits = end;
                    if let Some(penalty) = penalty(end) {
                        offer(end, cost + penalty);
                        reached = true;
                    }
                }
                None if line.natural - line.free - line.slack.iter().sum::<f32>() > width + measure.cell => break,
                None => {}
            }
        }
        if !reached {
            let legal = (start + 1..near).rev().find_map(|end| Some((end, penalty(end)?)));
            let cost = |end: usize| fit(part, &sums, &(start..end)).cost(width, measure.cell, false);
            match legal.and_then(|(end, penalty)| Some((end, penalty + cost(end)?))) {
                Some((end, cost)) => offer(end, cost),
                None => offer(fits, EMERGENCY),
            }
        }
    }
    let mut end = count;
    let from = lines.len();
    while end > 0 {
        let start = best[end].expect("every place that a line starts from was offered a line").from;
        lines.push(Line { cells: stretch.start + start..stretch.start + end, last: end == count });
        end = start;
    }
    lines[from..].reverse();
}

/// 单字不成行: what a last line with too few characters costs.
fn lonely(line: &[Cell], start: usize, measure: &Measure) -> f32 {
    // A character and the mark behind it are one character, CLREQ § 3.2.
    let characters = line.iter().filter(|cell| !cell.class.is_mark()).count();
    if start == 0 || characters >= measure.last_line { 0.0 } else { LONELY }
}

/// Where each cell of a line stands, counted from the line's beginning, when the line is set in `width`.
pub(crate) fn justify(cells: &[Cell], line: &Line, width: f32) -> Vec<f32> {
    let part = &cells[line.cells.clone()];
    let end = visible_end(part, &(0..part.len()));
    let fit = fit(part, &Sums::new(part), &(0..part.len()));
    let over = fit.natural - width;
    let mut cut = vec![0.0_f32; part.len()];
    let mut gap = 0.0;
    if over > 0.0 {
        let mut rest = over;
        let free = free_cell(part, 0, end);
        if let Some(index) = free {
            cut[index] = part[index].slack.min(rest);
            rest -= cut[index];
        }
        for (number, slack) in fit.slack.iter().enumerate().filter(|(_, slack)| **slack > 0.0) {
            let share = (rest / slack).clamp(0.0, 1.0);
            for (index, cell) in part[..end].iter().enumerate() {
                if level(cell) == number && free != Some(index) {
                    cut[index] = cell.slack * share;
                }
            }
            rest -= slack * share;
        }
    } else if !line.last && fit.gaps > 0 {
        // A line that would gape is better left ragged.
        let share = -over / fit.gaps as f32;
        gap = if share < part[0].style.cell / 2.0 { share } else { 0.0 };
    }
    let mut x = 0.0;
    let mut places = Vec::with_capacity(part.len());
    for (index, cell) in part.iter().enumerate() {
        let trimmed_left = if cell.class == Class::Opening { cut[index] } else { 0.0 };
        places.push(x + cell.offset - trimmed_left);
        x += cell.advance - cut[index];
        if part[..end].get(index + 1).is_some_and(|next| cell.class.stretches_before(next.class)) {
            x += gap;
        }
    }
    places
}
