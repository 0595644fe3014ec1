//! Runs of text put together to lines, and lines to columns.

use super::page::Run;

/// A printed line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub y: f32,
    pub text: String,
    /// Quarter turns to the left by which it is printed.
    pub turns: u8,
}

/// A page has no more columns side by side than this.
const MOST_COLUMNS: usize = 12;

/// The lines of a page in reading order; what is printed sideways follows what is upright.
pub(super) fn lines(runs: Vec<Run>) -> Vec<Line> {
    let mut by_turns: [Vec<Run>; 4] = Default::default();
    for run in runs {
        by_turns[usize::from(run.turns % 4)].push(run);
    }
    // A page printed sideways as a whole is read as it is meant.
    let mut order = [0, 1, 2, 3];
    order.sort_by_key(|&turns| std::cmp::Reverse(by_turns[turns].len()));
    let mut all = Vec::new();
    for turns in order {
        let lines = reading_order(fragments(std::mem::take(&mut by_turns[turns])), MOST_COLUMNS);
        all.extend(lines.into_iter().map(|line| Line { turns: turns as u8, ..line }));
    }
    all
}

/// Joins runs that stand next to each other; a distance of more than an em and a half parts columns.
fn fragments(mut runs: Vec<Run>) -> Vec<Run> {
    // Runs of one line differ in height by less than half their size; sorting by height keeps the order total.
    runs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut lines: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match lines.last_mut().filter(|line| (line[0].y - run.y).abs() < line[0].size.min(run.size) * 0.5) {
            Some(line) => line.push(run),
            None => lines.push(vec![run]),
        }
    }
    let mut joined: Vec<Run> = Vec::new();
    for mut line in lines {
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut parts: Vec<Run> = Vec::new();
        for run in line {
            match parts.last_mut().filter(|part| run.x - part.end < part.size * 1.5) {
                // A shadow prints the same once more, a hair further on.
                Some(part) if run.x + 0.1 < part.x + part.size * 0.2 && part.text == run.text => {}
                Some(part) => {
                    let word = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
                    let apart = run.x - part.end > part.size * 0.2;
                    if apart && word(part.text.chars().next_back()) && word(run.text.chars().next()) {
                        part.text.push(' ');
                    }
                    part.text.push_str(&run.text);
                    part.end = part.end.max(run.end);
                }
                None => parts.push(run),
            }
        }
        joined.extend(parts.into_iter().filter(|part| !part.text.trim().is_empty()));
    }
    joined
}

/// Lines in reading order: where a gutter runs down the page, the left column before the right one; what crosses the
/// gutter (a headline) parts the page into what stands above and below it.
fn reading_order(fragments: Vec<Run>, columns: usize) -> Vec<Line> {
    let Some(gutter) = gutter(&fragments).filter(|_| columns > 1) else { return printed(fragments) };
    let mut lines = Vec::new();
    let mut band: (Vec<Run>, Vec<Run>) = (Vec::new(), Vec::new());
    for fragment in fragments {
        if fragment.x < gutter && fragment.end > gutter + fragment.size {
            lines.extend(reading_order(std::mem::take(&mut band.0), columns - 1));
            lines.extend(reading_order(std::mem::take(&mut band.1), columns - 1));
            lines.extend(printed(vec![fragment]));
        } else if fragment.x < gutter {
            band.0.push(fragment);
        } else {
            band.1.push(fragment);
        }
    }
    lines.extend(reading_order(band.0, columns - 1));
    lines.extend(reading_order(band.1, columns - 1));
    lines
}

/// Where a column begins that many lines start at while hardly any line crosses its edge, and to which the lines on its
/// left run up: the cells of a table do not.
fn gutter(fragments: &[Run]) -> Option<f32> {
    let left = fragments.iter().map(|f| f.x).fold(f32::INFINITY, f32::min);
    let mut starts: Vec<f32> = fragments.iter().map(|f| f.x).filter(|&x| x > left + 60.0).collect();
    starts.sort_by(f32::total_cmp);
    // Only edges that many lines start at are worth the comparison with all of them.
    let mut edges: Vec<(usize, f32)> = Vec::new();
    for group in starts.chunk_by(|a, b| b - a < 1.5) {
        let edge = group[group.len() / 2];
        let here = starts.partition_point(|&x| x < edge + 3.0) - starts.partition_point(|&x| x <= edge - 3.0);
        if here >= 5 {
            edges.push((here, edge));
        }
    }
    edges.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    let parts = |&&(here, edge): &&(usize, f32)| {
        let before = fragments.iter().filter(|f| f.end <= edge + f.size * 0.5);
        let near = before.clone().filter(|f| f.end > edge - f.size * 4.0).count();
        let across = fragments.iter().filter(|f| f.x < edge - 3.0 && f.end > edge + f.size * 0.5).count();
        near >= 5 && near * 5 >= here * 2 && across * 6 <= here && before.count() >= 5
    };
    edges.iter().take(32).find(parts).map(|&(_, edge)| edge - 3.0)
}

/// The lines of one column; one that begins further right than the column does is indented, rows of a table are written
/// as such.
fn printed(column: Vec<Run>) -> Vec<Line> {
    let mut edges: Vec<f32> = column.iter().map(|run| run.x).collect();
    edges.sort_by(f32::total_cmp);
    let edge = edges.get(edges.len() / 4).copied().unwrap_or_default();
    let mut rows: Vec<Vec<Run>> = Vec::new();
    for run in column {
        match rows.last_mut().filter(|row| (row[0].y - run.y).abs() < run.size * 0.5) {
            Some(row) => row.push(run),
            None => rows.push(vec![run]),
        }
    }
    let mut lines = Vec::with_capacity(rows.len());
    for group in rows.chunk_by(|a, b| is_row(a) && is_row(b) && are_aligned(a, b)) {
        let table = group.len() >= 3;
        for row in group {
            let texts: Vec<&str> = row.iter().map(|run| run.text.trim()).collect();
            let indent = if row[0].x - edge > row[0].size * 1.5 { "　　" } else { "" };
            let text =
                if table { format!("| {} |", texts.join(" | ")) } else { format!("{indent}{}", texts.join("   ")) };
            lines.push(Line { y: row[0].y, text, turns: 0 });
        }
    }
    lines
}

/// Whether a line may be the row of a table: several short pieces.
fn is_row(line: &[Run]) -> bool {
    let chars: usize = line.iter().map(|run| run.text.chars().count()).sum();
    line.len() >= 2 && chars <= 16 * line.len()
}

/// Whether two rows have columns in common: pieces that begin, end or are centred alike.
fn are_aligned(one: &[Run], other: &[Run]) -> bool {
    let alike = |a: &Run, b: &Run| {
        let near = |a: f32, b: f32, size: f32| (a - b).abs() < size * 0.6;
        near(a.x, b.x, a.size) || near(a.end, b.end, a.size) || near(a.x + a.end, b.x + b.end, a.size * 2.0)
    };
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let found = few.iter().take(64).filter(|a| many.iter().take(64).any(|b| alike(a, b))).count();
    // The words of a head are centred over columns that are not.
    found >= 2 && found * 3 >= few.len() * 2 || one.len() == other.len() && one.len() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(x: f32, y: f32, text: &str) -> Run {
        Run {
            x,
            y,
            end: x + crate::spacing::grid_width(text) as f32 * 5.0,
            size: 10.0,
            text: text.to_owned(),
            turns: 0,
        }
    }

    fn read(page: Vec<Run>) -> Vec<String> {
        lines(page).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn reads_columns_one_after_the_other() {
        let mut page = vec![run(50.0, 700.0, "某市科技创新取得新进展新突破新成效全面提升发展")];
        for line in 0..6 {
            let y = 680.0 - 14.0 * line as f32;
            page.push(run(50.0, y, &format!("左栏第{line}行的文字内容全文")));
            page.push(run(200.0, y, &format!("右栏第{line}行文字")));
        }
        let lines = read(page);
        assert_eq!(lines.len(), 13);
        assert_eq!(
            (lines[1].as_str(), lines[6].as_str(), lines[7].as_str()),
            ("左栏第0行的文字内容全文", "左栏第5行的文字内容全文", "右栏第0行文字")
        );
    }

    #[test]
    fn joins_the_runs_of_a_line_and_marks_indented_ones() {
        let page = vec![
            run(70.0, 700.0, "全市"),
            run(90.0, 700.2, "增长7%，"),
            run(50.0, 686.0, "居全省第二，继续"),
            run(50.0, 672.0, "提升。"),
            run(50.0, 658.0, "又一行"),
        ];
        assert_eq!(read(page), ["　　全市增长7%，", "居全省第二，继续", "提升。", "又一行"]);
    }

    #[test]
    fn reads_tables_row_by_row_and_sideways_text_by_itself() {
        let mut page = vec![Run { turns: 1, ..run(10.0, 10.0, "旋转文字") }];
        for row in 0..8 {
            let y = 700.0 - 14.0 * row as f32;
            page.extend([run(50.0, y, &format!("{row}县")), run(200.0, y, "3.5"), run(350.0, y, "7%")]);
        }
        let lines = read(page);
        assert_eq!((lines[0].as_str(), lines[7].as_str()), ("| 0县 | 3.5 | 7% |", "| 7县 | 3.5 | 7% |"));
        assert_eq!(lines[8], "旋转文字");
    }
}
