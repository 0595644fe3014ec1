//! Cells of CSV files.

use super::Rows;

/// Rows of a CSV file, cells parted by comma, semicolon or tab, whichever its first lines have most of; quoted cells may
/// hold line ends and doubled quotes.
pub(super) fn rows(text: &str) -> Rows {
    let separator = separator(text);
    let (mut rows, mut row, mut cell) = (Rows::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        match ch {
            '"' if quoted && chars.peek() == Some(&'"') => {
                cell.push('"');
                chars.next();
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell).trim().to_owned());
                rows.push(std::mem::take(&mut row));
            }
            '\n' | '\r' => cell.push(' '),
            _ if ch == separator && !quoted => row.push(std::mem::take(&mut cell).trim().to_owned()),
            _ if crate::lines::is_invisible(ch) => {}
            _ => cell.push(ch),
        }
    }
    row.push(cell.trim().to_owned());
    rows.push(row);
    rows
}

/// The mark that parts the cells of the first lines most evenly: marks inside quoted cells part none.
fn separator(text: &str) -> char {
    let (mut quoted, mut lines) = (false, 0);
    let marks = [',', '\t', ';', '，'];
    let mut counts = [0_usize; 4];
    for ch in text.chars() {
        match ch {
            '"' => quoted = !quoted,
            '\n' if !quoted => lines += 1,
            _ if !quoted => {
                if let Some(mark) = marks.iter().position(|&mark| mark == ch) {
                    counts[mark] += 1;
                }
            }
            _ => {}
        }
        if lines == 8 {
            break;
        }
    }
    // A tab or semicolon stands in a cell far more rarely than a comma does.
    let weights = [counts[0], counts[1] * 2, counts[2] * 2, counts[3]];
    let most = weights.iter().copied().max().unwrap_or_default();
    marks[weights.iter().position(|&weight| weight == most).unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: &[&[&str]]) {
        let rows: Rows = rows(text).into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        assert_eq!(rows, wanted);
    }

    #[test]
    fn reads_quoted_cells() {
        check(
            "地区,\"备注,说明\"\r\n甲市,\"含\"\"区\"\"\n两行\"\r\n",
            &[&["地区", "备注,说明"], &["甲市", "含\"区\" 两行"]],
        );
    }

    #[test]
    fn finds_what_parts_the_cells() {
        check("地区\t总量\n甲市\t1,292.5\n", &[&["地区", "总量"], &["甲市", "1,292.5"]]);
        check("地区;总量\n甲市;1,5\n乙市;2,5\n", &[&["地区", "总量"], &["甲市", "1,5"], &["乙市", "2,5"]]);
        check("\u{FEFF}地区,总量\n", &[&["地区", "总量"]]);
    }

    #[test]
    fn a_quote_that_never_closes_loses_nothing() {
        check("地区,\"总量\n甲市,5\n", &[&["地区", "总量 甲市,5"]]);
    }
}
