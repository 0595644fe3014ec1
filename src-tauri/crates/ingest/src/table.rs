//! Tables of statistics: CSV files and workbooks (XLSX, XLS, ODS).

use crate::IngestError;
use crate::draft::{Draft, Part, Reading};
use crate::traced::Traced;
use calamine::{Data, Reader};
use std::io::Cursor;
use yaobao_model::{BlockRole, BulletinKind};

/// Rows and cells that are read of one sheet at most.
const MOST_ROWS: usize = 100_000;

/// A text with a line for each row, and the sheets as articles with places in it.
pub(crate) struct Tables {
    pub text: String,
    pub reading: Reading,
}

/// Reads a workbook: each sheet that holds anything is an article.
pub(crate) fn read_workbook(bytes: &[u8], name: &str) -> Result<Tables, IngestError> {
    let damaged = |error: calamine::Error| IngestError::Damaged { format: "XLSX", what: error.to_string() };
    let mut workbook = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(damaged)?;
    let mut sheets = Vec::new();
    for sheet in workbook.sheet_names() {
        let Ok(range) = workbook.worksheet_range(&sheet) else { continue };
        let rows: Vec<Vec<String>> = range.rows().take(MOST_ROWS).map(|row| row.iter().map(shown).collect()).collect();
        sheets.push((sheet, rows));
    }
    let several = sheets.iter().filter(|(_, rows)| rows.iter().flatten().any(|cell| !cell.is_empty())).count() > 1;
    Ok(tables(sheets, name, several))
}

/// Reads a decoded CSV file.
pub(crate) fn read_csv(text: &str, name: &str) -> Tables {
    tables(vec![(String::new(), csv_rows(text))], name, false)
}

/// A cell as the sheet shows it.
fn shown(cell: &Data) -> String {
    let text = match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Float(number) => format!("{}", (number * 1e9).round() / 1e9),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sheet's title is a first row with a single cell; else its name, or the file's.
fn tables(sheets: Vec<(String, Vec<Vec<String>>)>, name: &str, several: bool) -> Tables {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut text = String::new();
    let mut chars = 0_u32;
    let mut reading = Reading::new(BulletinKind::WebArticle);
    for (sheet, rows) in sheets {
        let mut draft = Draft { title: if several { sheet } else { stem.to_owned() }, ..Draft::default() };
        for row in rows {
            let cells = row.iter().rposition(|cell| !cell.is_empty()).map_or(&row[..0], |last| &row[..=last]);
            if cells.is_empty() {
                continue;
            }
            let mut content = Traced::default();
            for ch in cells.join("\t").chars() {
                content.push(ch, chars);
                text.push(ch);
                chars += 1;
            }
            text.push('\n');
            chars += 1;
            let single = cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
            let content = if single { content.trimmed() } else { content };
            if single && draft.body.is_empty() && draft.title_places.is_empty() && content.len() <= 60 {
                draft.title.clone_from(&content.text);
                draft.title_places.push(content);
            } else {
                let role = if single { BlockRole::Paragraph } else { BlockRole::TableRow };
                draft.body.push(Part { content, role });
            }
        }
        if !draft.body.is_empty() || !draft.title_places.is_empty() {
            reading.drafts.push(draft);
        }
    }
    Tables { text, reading }
}

/// Rows of a CSV file, cells parted by comma, semicolon or tab, whichever its first lines have most of; quoted cells may
/// hold line ends and doubled quotes.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let head: String = text.lines().take(5).collect();
    let separator =
        [',', '\t', ';', '，'].into_iter().max_by_key(|&mark| (head.matches(mark).count(), mark == ',')).unwrap_or(',');
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows_of_a_csv_file() {
        let tables = read_csv("各市增速表,,\n地区,增速(%),\"备注,说明\"\n甲市,7.5,\"含\"\"区\"\"\"\n", "x.csv");
        let draft = &tables.reading.drafts[0];
        assert_eq!(draft.title, "各市增速表");
        let rows: Vec<&str> = draft.body.iter().map(|part| part.content.text.as_str()).collect();
        assert_eq!(rows, ["地区\t增速(%)\t备注,说明", "甲市\t7.5\t含\"区\""]);
        assert_eq!(draft.body[0].role, BlockRole::TableRow);
    }

    #[test]
    fn a_file_that_only_claims_to_be_a_workbook_is_refused() {
        assert!(read_workbook(b"PK\x03\x04 nothing", "x.xlsx").is_err());
    }
}
