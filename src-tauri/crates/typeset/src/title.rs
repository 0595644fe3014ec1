//! Titles: centred lines, broken between words into a 梯形 or 菱形.
//!
//! GB/T 9704-2012 § 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，标题排列应当使用梯形或菱形。

use crate::cell::{Break, Cell, breaks};
use crate::class::Class;
use crate::line::Line;

/// Words that are often in titles; a line does not break inside one.
const WORDS: &str = include_str!("title-words.txt");

/// Characters that no line of a title begins with: particles and the second halves of common words.
const NO_START: &str = "的和与及或等之了着过地得们者性化型度率";

/// Characters that no line of a title ends with.
const NO_END: &str = "和与及或对为以在从向把被由第不将";

/// Words behind which, and before which, a break reads well.
const GOOD_END: &str = "的于";
const GOOD_START: &[&str] = &[
    "对策", "建议", "研究", "路径", "思考", "问题", "意见", "通知", "报告", "方案", "调研", "推动", "推进", "加快",
    "促进",
];

/// The most lines that a title is broken into; a longer one is set like a paragraph, centred.
const MOST_LINES: usize = 4;

/// Breaks a title into lines of at most `width`.
pub(crate) fn break_title(cells: &[Cell], width: f32) -> Option<Vec<Line>> {
    let mut sums = vec![0.0];
    for cell in cells {
        sums.push(sums[sums.len() - 1] + cell.advance);
    }
    let total = sums[cells.len()];
    if total <= width {
        return Some(vec![Line { cells: 0..cells.len(), last: true }]);
    }
    let costs = break_costs(cells);
    let least = (total / width).ceil() as usize;
    (least..=MOST_LINES).find_map(|count| {
        let mut search = Search { sums: &sums, costs: &costs, width, em: cells[0].style.cell, best: None };
        search.place(&mut vec![0], count, 0.0);
        search.best.map(|(_, ends)| lines(&ends))
    })
}

fn lines(ends: &[usize]) -> Vec<Line> {
    ends.windows(2).map(|pair| Line { cells: pair[0]..pair[1], last: true }).collect()
}

/// What it costs to begin a line with each cell; `None` where it must not.
fn break_costs(cells: &[Cell]) -> Vec<Option<f32>> {
    let text: Vec<char> = cells.iter().map(|cell| cell.character).collect();
    let mut costs: Vec<Option<f32>> = breaks(cells)
        .into_iter()
        .map(|allowed| match allowed {
            Break::No => None,
            // Titles hold books and slogans whole more strictly than running text does.
            Break::At(cost) => Some(2.0 + cost * 100.0),
            Break::Forced => Some(0.0),
        })
        .collect();
    for word in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let word: Vec<char> = word.chars().collect();
        for start in 0..text.len().saturating_sub(word.len().saturating_sub(1)) {
            if word.len() > 1 && text[start..start + word.len()] == word[..] {
                costs[start + 1..start + word.len()].iter_mut().for_each(|cost| *cost = cost.map(|_| 60.0));
                if let Some(Some(cost)) = costs.get_mut(start) {
                    *cost -= 1.0;
                }
            }
        }
    }
    for start in 1..text.len() {
        let Some(cost) = &mut costs[start] else { continue };
        if NO_START.contains(text[start]) || NO_END.contains(text[start - 1]) {
            *cost += 40.0;
        }
        if GOOD_END.contains(text[start - 1]) || cells[start - 1].class == Class::Space {
            *cost -= 1.0;
        }
        if GOOD_START.iter().any(|good| good.chars().eq(text[start..].iter().copied().take(2))) {
            *cost -= 0.5;
        }
    }
    costs
}

struct Search<'a> {
    sums: &'a [f32],
    costs: &'a [Option<f32>],
    width: f32,
    em: f32,
    best: Option<(f32, Vec<usize>)>,
}

impl Search<'_> {
    /// Tries every way to set the rest behind `ends` in `left` lines.
    fn place(&mut self, ends: &mut Vec<usize>, left: usize, cost: f32) {
        let start = ends[ends.len() - 1];
        let count = self.sums.len() - 1;
        if self.best.as_ref().is_some_and(|(best, _)| cost - 10.0 > *best) {
            return;
        }
        if left == 1 {
            if self.sums[count] - self.sums[start] <= self.width {
                ends.push(count);
                let cost = cost + self.shape(ends);
                if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
                    self.best = Some((cost, ends.clone()));
                }
                ends.pop();
            }
            return;
        }
        for end in start + 1..count {
            if self.sums[end] - self.sums[start] > self.width {
                break;
            }
            if let Some(price) = self.costs[end] {
                ends.push(end);
                self.place(ends, left - 1, cost + price);
                ends.pop();
            }
        }
    }

    /// How far the lines are from the wanted shape, in em: two lines long over short; three a 菱形 or a 梯形.
    fn shape(&self, ends: &[usize]) -> f32 {
        let widths: Vec<f32> =
            ends.windows(2).map(|pair| (self.sums[pair[1]] - self.sums[pair[0]]) / self.em).collect();
        let miss = |value: f32, low: f32, high: f32| (low - value).max(value - high).max(0.0);
        match widths.as_slice() {
            // Lines that differ by two to six characters; long over short is preferred.
            [a, b] if a >= b => miss(a - b, 2.0, 6.0),
            [a, b] => 1.5 + miss(b - a, 2.0, 6.0),
            [a, b, c] => {
                let diamond = miss(b - a, 2.0, 6.0) + miss(b - c, 2.0, 6.0) + (a - c).abs() * 0.3;
                let narrowing = 1.0 + miss(a - b, 2.0, 4.0) + miss(b - c, 2.0, 4.0);
                let widening = 1.5 + miss(b - a, 2.0, 4.0) + miss(c - b, 2.0, 4.0);
                diamond.min(narrowing).min(widening)
            }
            widths => widths.windows(2).map(|pair| miss(pair[0] - pair[1], 1.0, 4.0)).sum(),
        }
    }
}
