//! Sheets of a workbook as rows of cells, each as the sheet shows it.

use super::{Rows, Tables, tables};
use crate::IngestError;
use calamine::{Data, DataRef, Dimensions, Ods, Reader, SheetVisible, Sheets, Xls, Xlsb, Xlsx};
use std::io::Cursor;
use yaobao_model::Diagnostic;

/// Rows and columns that are read of one sheet at most, and cells of all: a yearbook's largest table has some thousands.
const MOST_ROWS: usize = 100_000;
const MOST_COLUMNS: usize = 1_000;
const MOST_CELLS: usize = 5_000_000;

/// Reads a workbook: each sheet that is shown and holds anything is an article.
pub(crate) fn read_workbook(bytes: &[u8], name: &str) -> Result<Tables, IngestError> {
    let mut workbook = open(bytes).map_err(|error| match error {
        calamine::Error::Xlsx(calamine::XlsxError::Password) | calamine::Error::Xls(calamine::XlsError::Password) => {
            IngestError::Encrypted
        }
        error => IngestError::Damaged { format: "XLSX", what: error.to_string() },
    })?;
    let hidden: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible != SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut room = MOST_CELLS;
    let (mut sheets, mut remarks) = (Vec::new(), Vec::new());
    for sheet in workbook.sheet_names().into_iter().filter(|sheet| !hidden.contains(sheet)) {
        match cells(&mut workbook, &sheet, &mut room) {
            Ok(grid) => {
                if grid.cut {
                    let message = format!("工作表“{sheet}”过大，只读入前面的行和列");
                    remarks.push(Diagnostic::warning("table.cut", message));
                }
                sheets.push((sheet, grid.rows));
            }
            Err(error) => {
                let message = format!("工作表“{sheet}”已损坏，未读入（{error}）");
                remarks.push(Diagnostic::warning("table.damaged", message));
            }
        }
    }
    if !hidden.is_empty() {
        let message = format!("隐藏的工作表未读入：{}", hidden.join("、"));
        remarks.push(Diagnostic::hint("table.hidden", message));
    }
    let all = tables(sheets, name);
    Ok(Tables { diagnostics: remarks, ..all })
}

/// Opens a workbook by what it is, so that an error is the one of its own format.
fn open(bytes: &[u8]) -> Result<Sheets<Cursor<&[u8]>>, calamine::Error> {
    let file = Cursor::new(bytes);
    let holds = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    Ok(if !bytes.starts_with(b"PK") {
        Sheets::Xls(Xls::new(file)?)
    } else if holds(b"xl/workbook.bin") {
        Sheets::Xlsb(Xlsb::new(file)?)
    } else if holds(b"xl/workbook") {
        Sheets::Xlsx(Xlsx::new(file)?)
    } else {
        Sheets::Ods(Ods::new(file)?)
    })
}

/// Cells put into rows, within limits.
#[derive(Default)]
struct Grid {
    rows: Rows,
    /// Whether cells were left out.
    cut: bool,
}

impl Grid {
    fn put(&mut self, row: u32, column: u32, text: String, room: &mut usize) {
        let (row, column) = (row as usize, column as usize);
        let known = self.rows.get(row).map_or(0, Vec::len);
        // A row takes cells up to its last filled one, empty ones too.
        let needed = (column + 1).saturating_sub(known);
        if row >= MOST_ROWS || column >= MOST_COLUMNS || needed > *room {
            self.cut = true;
            return;
        }
        *room -= needed;
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if known <= column {
            self.rows[row].resize(column + 1, String::new());
        }
        self.rows[row][column] = text;
    }

    /// Fills a cell merged over others into all of them, so that every row and column says what it is about. A cell that
    /// takes its whole row is a title or a note and stays as it is.
    fn fill(&mut self, merged: &[Dimensions], room: &mut usize) {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or_default() as u32;
        for region in merged {
            let (top, left) = (region.start.0 as usize, region.start.1 as usize);
            let Some(text) = self.rows.get(top).and_then(|row| row.get(left)).filter(|text| !text.is_empty()) else {
                continue;
            };
            let alone = self.rows[top].iter().filter(|cell| !cell.is_empty()).count() == 1;
            let few = text.chars().count() <= 40;
            if !few || alone && region.end.0 == region.start.0 {
                continue;
            }
            let text = text.clone();
            let bottom = region.end.0.min(self.rows.len().saturating_sub(1) as u32);
            for row in region.start.0..=bottom {
                for column in region.start.1..width.min(region.end.1.saturating_add(1)) {
                    let empty = self.rows[row as usize].get(column as usize).is_none_or(String::is_empty);
                    if empty && *room > 0 {
                        self.put(row, column, text.clone(), room);
                    }
                }
            }
        }
    }
}

fn cells(workbook: &mut Sheets<Cursor<&[u8]>>, sheet: &str, room: &mut usize) -> Result<Grid, calamine::Error> {
    let mut grid = Grid::default();
    let merged = match workbook {
        Sheets::Xlsx(workbook) => {
            stream(workbook, sheet, &mut grid, room)?;
            workbook.merge_cells_by_sheet_name(sheet).unwrap_or_default()
        }
        other => {
            let range = other.worksheet_range(sheet)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, cell) in range.used_cells() {
                grid.put(top + row as u32, left + column as u32, shown(cell, ""), room);
            }
            match other {
                Sheets::Xls(workbook) => workbook.merge_cells_by_sheet_name(sheet).unwrap_or_default(),
                _ => Vec::new(),
            }
        }
    };
    grid.fill(&merged, room);
    Ok(grid)
}

/// Reads cells as they come: a sheet that fills only its corners would take gigabytes as a whole.
fn stream(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    grid: &mut Grid,
    room: &mut usize,
) -> Result<(), calamine::Error> {
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        // A sheet of charts has no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
        reader => reader?,
    };
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let code = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let code = code.map(|format| format.format_code.as_str()).unwrap_or_default();
        let (row, column) = cell.get_position();
        let text = match cell.get_value() {
            DataRef::SharedString(text) => one_line(text),
            value => shown(&Data::from(value.clone()), code),
        };
        if !text.is_empty() {
            grid.put(row, column, text, room);
        }
    }
    Ok(())
}

/// A cell as its number format (`0.0%`, `yyyy年m月`) shows it.
fn shown(cell: &Data, code: &str) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Float(number) => number_shown(*number, code),
        Data::Int(number) => number_shown(*number as f64, code),
        Data::DateTime(date) => {
            let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
            let code = code.to_ascii_lowercase();
            if date.as_f64() < 1.0 {
                format!("{hour:02}:{minute:02}")
            } else if code.contains('y') && code.contains('m') && !code.contains('d') {
                format!("{year}年{month}月")
            } else {
                format!("{year}-{month:02}-{day:02}")
            }
        }
        other => one_line(&other.to_string()),
    }
}

fn number_shown(number: f64, code: &str) -> String {
    let pattern = pattern(code);
    let digits = pattern.chars().any(|ch| matches!(ch, '0' | '#'));
    if !digits || pattern.contains(['E', 'e', '/', '?']) {
        return format!("{}", (number * 1e9).round() / 1e9);
    }
    let decimals =
        pattern.split_once('.').map_or(0, |(_, after)| after.chars().take_while(|ch| *ch == '0' || *ch == '#').count());
    let percent = pattern.contains('%');
    let shown = format!("{:.decimals$}", if percent { number * 100.0 } else { number });
    let shown = if shown.contains('.') && pattern.contains(".#") {
        shown.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        shown
    };
    if percent { shown + "%" } else { shown }
}

/// The first section of a number format without what stands in it as text: `#,##0.00_);[Red]"(约)"0` → `#,##0.00`.
fn pattern(code: &str) -> String {
    let mut pattern = String::new();
    let (mut quoted, mut bracketed) = (false, false);
    let mut chars = code.chars();
    while let Some(ch) = chars.next() {
        match ch {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            '\\' | '_' | '*' => {
                chars.next();
            }
            ';' => break,
            _ => pattern.push(ch),
        }
    }
    if pattern.eq_ignore_ascii_case("general") { String::new() } else { pattern }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::tests::shape;
    use super::*;
    use crate::package::tests::packed;
    use yaobao_model::BlockRole;

    const PACKAGE: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#;
    const STYLES: &str = r#"<styleSheet><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="176"/><xf numFmtId="4"/></cellXfs></styleSheet>"#;
    const HIDDEN: &str = r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>"#;

    fn workbook(sheet: &str) -> Vec<u8> {
        packed(&[
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", PACKAGE),
            (
                "xl/workbook.xml",
                r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="总表" sheetId="1" r:id="rId1"/><sheet name="底稿" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>"#,
            ),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/worksheets/sheet2.xml", HIDDEN),
            ("xl/styles.xml", STYLES),
        ])
    }

    fn text(at: &str, text: &str) -> String {
        format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    }

    #[test]
    fn reads_a_statistics_sheet_as_it_is_shown() {
        let sheet = [
            "<worksheet><sheetData><row r=\"1\">".to_owned(),
            text("A1", "各市主要指标"),
            "</row><row r=\"2\">".to_owned(),
            text("D2", "单位：亿元"),
            "</row><row r=\"3\">".to_owned(),
            text("A3", "地区"),
            text("B3", "生产总值"),
            text("D3", "时期"),
            "</row><row r=\"4\">".to_owned(),
            text("B4", "总量"),
            text("C4", "增速"),
            "</row><row r=\"5\">".to_owned(),
            text("A5", "甲市"),
            r#"<c r="B5" s="3"><v>1292.512</v></c><c r="C5" s="1"><v>0.075</v></c><c r="D5" s="2"><v>45352</v></c>"#.to_owned(),
            "</row><row r=\"7\">".to_owned(),
            text("A7", "注：初步核算数。"),
            "</row></sheetData><mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"B3:C3\"/><mergeCell ref=\"D3:D4\"/></mergeCells></worksheet>".to_owned(),
        ]
        .concat();
        let tables = read_workbook(&workbook(&sheet), "x.xlsx").expect("a good workbook");
        let [(title, body)] = shape(&tables).try_into().expect("one sheet is shown");
        assert_eq!(title, "各市主要指标");
        let row = |role, text: &str| (role, text.to_owned());
        assert_eq!(
            body,
            [
                row(BlockRole::Paragraph, "单位：亿元"),
                row(BlockRole::TableRow, "地区\t生产总值\t生产总值\t时期"),
                row(BlockRole::TableRow, "地区\t总量\t增速\t时期"),
                row(BlockRole::TableRow, "甲市\t1292.51\t7.50%\t2024年3月"),
                row(BlockRole::Paragraph, "注：初步核算数。"),
            ]
        );
        assert_eq!(tables.diagnostics[0].code, "table.hidden");
    }

    #[test]
    fn numbers_show_as_their_format_says() {
        let check = |number, code, wanted| assert_eq!(number_shown(number, code), wanted);
        check(0.1 + 0.2, "", "0.3");
        check(0.075, "0.0%", "7.5%");
        check(132.77, "#,##0.0_);[Red]\\(#,##0.0\\)", "132.8");
        check(5.0, "0.##", "5");
        check(5.0, "General", "5");
    }

    #[test]
    fn a_sheet_that_fills_only_its_corners_is_read_within_limits() {
        let sheet = [
            "<worksheet><sheetData><row r=\"1\">".to_owned(),
            text("A1", "甲"),
            "</row><row r=\"1048576\">".to_owned(),
            text("XFD1048576", "乙"),
            "</row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>".to_owned(),
        ]
        .concat();
        let tables = read_workbook(&workbook(&sheet), "x.xlsx").expect("a good workbook");
        assert_eq!(tables.diagnostics[0].code, "table.cut");
        assert!(tables.text.len() < 4096, "one short cell is all there is");
    }

    #[test]
    fn a_file_that_only_claims_to_be_a_workbook_is_refused() {
        assert!(read_workbook(b"PK\x03\x04 nothing", "x.xlsx").is_err());
    }
}
