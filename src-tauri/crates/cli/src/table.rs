//! Tables of Chinese text in a terminal: a Han character is two columns wide.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// One column: its heading, how its cells stand, and the most terminal columns it may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) heading: &'static str,
    pub(crate) align: Align,
    pub(crate) most: usize,
}

/// A column of text.
pub(crate) const fn text(heading: &'static str, most: usize) -> Column {
    Column { heading, align: Align::Left, most }
}

/// A column of numbers, which are never cut.
pub(crate) const fn number(heading: &'static str) -> Column {
    Column { heading, align: Align::Right, most: usize::MAX }
}

/// The rows in aligned columns, two blanks apart, under their headings; each line ends in `\n`.
pub(crate) fn table<const N: usize>(columns: [Column; N], rows: &[[String; N]]) -> String {
    let cells: Vec<[String; N]> =
        rows.iter().map(|row| std::array::from_fn(|n| cut(&row[n], columns[n].most))).collect();
    let headings = columns.map(|column| column.heading.to_owned());
    let widths: [usize; N] =
        std::array::from_fn(|n| cells.iter().chain([&headings]).map(|row| row[n].width()).max().unwrap_or_default());
    let mut printed = String::new();
    for row in [&headings].into_iter().chain(&cells) {
        let mut line = String::new();
        for (n, cell) in row.iter().enumerate() {
            let blanks = " ".repeat(widths[n] - cell.width());
            match columns[n].align {
                Align::Left => line.extend([cell, blanks.as_str(), "  "]),
                Align::Right => line.extend([blanks.as_str(), cell, "  "]),
            }
        }
        printed.push_str(line.trim_end());
        printed.push('\n');
    }
    printed
}

/// The text on one line, no wider than `most` columns; what is cut off shows as …
pub(crate) fn cut(text: &str, most: usize) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.width() <= most {
        return line;
    }
    let mut width = 0;
    let kept = line.chars().take_while(|c| {
        width += c.width().unwrap_or(0);
        // The … takes one column in most terminals and two in some.
        width + 2 <= most
    });
    kept.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_characters_take_two_columns() {
        let rows = [["技术合同".to_owned(), "1".to_owned()], ["R&D".to_owned(), "12".to_owned()]];
        let printed = table([text("指标", 20), number("值")], &rows);
        assert_eq!(printed, "指标      值\n技术合同   1\nR&D       12\n");
    }

    #[test]
    fn long_text_is_cut_to_its_column() {
        assert_eq!(cut("科技创新驱动发展", 10), "科技创新…");
        assert_eq!(cut("一\n二", 10), "一 二");
    }
}
