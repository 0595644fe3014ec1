//! Titles: centred lines, broken between words into a 梯形 or 菱形.
//!
//! GB/T 9704-2012 § 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，标题排列应当使用梯形或菱形。

use crate::cell::{Break, Cell, breaks, keep_titles};
use crate::class::Class;
use crate::line::Line;

/// Words that are often in titles; a line does not break inside one.
const WORDS: &str = include_str!("title-words.txt");

/// Characters that no line of a title begins with: particles and the second halves of common words.
const NO_START: &str = "的和与及或等之了着过地得们者性化型度率";

/// Characters that no line of a title ends with.
const NO_END: &str = "和与及或对为以在从向把被由第不将";

/// Words before which a break reads well: a new verb, or what the whole title comes to.
const GOOD_START: &[&str] = &[
    "对策", "建议", "路径", "思考", "意见", "通知", "报告", "方案", "调研", "调查", "推动", "推进", "加快", "促进",
    "提升", "构建", "打造", "深化", "完善", "优化", "强化", "实施", "实现", "助力", "赋能", "引领", "支撑",
];

/// What it costs to begin a line: at such a word or behind 的, between two known words, anywhere else, inside a word.
const GOOD: f32 = 1.0;
const BETWEEN: f32 = 5.0;
const UNSURE: f32 = 9.0;
const INSIDE: f32 = 60.0;

/// The longest 《…》 or “…” that is kept on one line, and what parting it costs.
const LONGEST_QUOTED: usize = 18;
const SPLIT_QUOTED: f32 = 30.0;

/// What one more line costs: less than a break between two words that belong together.
const ANOTHER_LINE: f32 = 3.0;

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
    let mut best: Option<(f32, Vec<usize>)> = None;
    for count in least..=(least + 1).min(MOST_LINES) {
        let mut search = Search { sums: &sums, costs: &costs, width, em: cells[0].style.cell, best: None };
        search.place(&mut vec![0], count, (count - least) as f32 * ANOTHER_LINE);
        if let Some(found) = search.best.filter(|found| best.as_ref().is_none_or(|known| found.0 < known.0)) {
            best = Some(found);
        }
    }
    best.map(|(_, ends)| lines(&ends))
}

fn lines(ends: &[usize]) -> Vec<Line> {
    ends.windows(2).map(|pair| Line { cells: pair[0]..pair[1], last: true }).collect()
}

/// What it costs to begin a line with each cell; `None` where it must not.
fn break_costs(cells: &[Cell]) -> Vec<Option<f32>> {
    let text: Vec<char> = cells.iter().map(|cell| cell.character).collect();
    let (edges, inside) = words(&text);
    let mut allowed = breaks(cells);
    // Titles hold books and slogans whole more strictly than running text does.
    keep_titles(cells, &mut allowed, LONGEST_QUOTED, SPLIT_QUOTED);
    (0..text.len())
        .map(|start| {
            let split = match allowed[start] {
                Break::No => return None,
                Break::Forced => return Some(0.0),
                Break::At(cost) => cost,
            };
            let before = text[start - 1];
            let good = GOOD_START.iter().any(|good| good.chars().eq(text[start..].iter().copied().take(2)));
            let base = if cells[start - 1].class == Class::Space {
                0.0
            } else if inside[start] {
                INSIDE
            } else if good || before == '的' {
                GOOD
            } else if edges[start] {
                BETWEEN
            } else {
                UNSURE
            };
            let bad = NO_START.contains(text[start]) || NO_END.contains(before);
            Some(base + split + if bad { 40.0 } else { 0.0 })
        })
        .collect()
}

/// For every place, whether a known word begins or ends there, and whether one goes across it.
fn words(text: &[char]) -> (Vec<bool>, Vec<bool>) {
    let (mut edges, mut inside) = (vec![false; text.len() + 1], vec![false; text.len() + 1]);
    for word in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let word: Vec<char> = word.chars().collect();
        for start in 0..(text.len() + 1).saturating_sub(word.len()) {
            if word.len() > 1 && text[start..start + word.len()] == word[..] {
                edges[start] = true;
                edges[start + word.len()] = true;
                inside[start + 1..start + word.len()].fill(true);
            }
        }
    }
    (edges, inside)
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
        if self.best.as_ref().is_some_and(|(best, _)| cost > *best) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, width: usize, expected: &[&str]) {
        let cells = crate::cell::tests::cells(title, 22.0);
        let lines = break_title(&cells, width as f32 * 22.0).expect("the title fits");
        let lines: Vec<String> =
            lines.into_iter().map(|line| cells[line.cells].iter().map(|cell| cell.character).collect()).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_title_that_fits_stays_on_one_line() {
        check("某某区技术市场建设的对策建议", 18, &["某某区技术市场建设的对策建议"]);
    }

    #[test]
    fn breaks_between_words_and_long_over_short() {
        check(
            "某某区推动技术市场提质扩容的对策建议与路径思考",
            18,
            &["某某区推动技术市场提质扩容的", "对策建议与路径思考"],
        );
    }

    #[test]
    fn takes_a_third_line_rather_than_part_what_belongs_together() {
        check(
            "关于以技术市场提质扩容推动某某区科技创新和产业创新深度融合的调查与思考",
            18,
            &["关于以技术市场提质扩容", "推动某某区科技创新和产业创新", "深度融合的调查与思考"],
        );
    }

    #[test]
    fn never_begins_a_line_with_a_particle_or_inside_a_book_title() {
        check(
            "贯彻落实《某某省促进科技成果转化条例》情况的调研报告",
            18,
            &["贯彻落实", "《某某省促进科技成果转化条例》", "情况的调研报告"],
        );
    }
}
