//! Tables of statistics: CSV files and workbooks (XLSX, XLS, ODS).
//!
//! Each sheet is an article: the line above the head is its title, the rows are table rows, and what stands alone on a
//! line (单位：亿元, 注：……) is a paragraph.

mod csv;
mod workbook;

use crate::draft::{Draft, Part, Reading};
use crate::traced::Traced;
use yaobao_model::{BlockRole, BulletinKind, Diagnostic};

pub(crate) use workbook::read_workbook;

/// A text with a line for each row, and the sheets as articles with places in it.
pub(crate) struct Tables {
    pub text: String,
    pub reading: Reading,
    pub diagnostics: Vec<Diagnostic>,
}

/// Rows of shown cells.
type Rows = Vec<Vec<String>>;

/// Reads a decoded CSV file.
pub(crate) fn read_csv(text: &str, name: &str) -> Tables {
    tables(vec![(String::new(), csv::rows(text))], name)
}

/// Sheets as articles. A sheet without a title of its own is called by its name, an only sheet by the file's.
fn tables(sheets: Vec<(String, Rows)>, name: &str) -> Tables {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let filled = |rows: &Rows| rows.iter().flatten().any(|cell| !cell.is_empty());
    let several = sheets.iter().filter(|(_, rows)| filled(rows)).count() > 1;
    let mut writer = Writer::default();
    let mut reading = Reading::new(BulletinKind::WebArticle);
    for (sheet, rows) in sheets {
        let title = if several { sheet } else { stem.to_owned() };
        reading.drafts.extend(writer.sheet(title, &rows));
    }
    Tables { text: writer.text, reading, diagnostics: Vec::new() }
}

#[derive(Default)]
struct Writer {
    text: String,
    /// Characters of `text`.
    chars: u32,
}

impl Writer {
    /// One sheet; `None` when it holds nothing.
    fn sheet(&mut self, title: String, rows: &Rows) -> Option<Draft> {
        let mut draft = Draft { title, ..Draft::default() };
        let mut in_head = true;
        for row in rows {
            let Some(last) = row.iter().rposition(|cell| !cell.is_empty()) else { continue };
            let content = self.line(&row[..=last]);
            // A cell merged over its row is filled with the same text all the way.
            let single = row[..=last].iter().filter(|cell| !cell.is_empty()).count() == 1;
            in_head &= single;
            let content = if single { content.trimmed() } else { content };
            if in_head && draft.title_places.is_empty() && is_title(&content.text) {
                draft.title.clone_from(&content.text);
                draft.title_places.push(content);
            } else {
                let role = if single { BlockRole::Paragraph } else { BlockRole::TableRow };
                draft.body.push(Part { content, role });
            }
        }
        (!draft.body.is_empty() || !draft.title_places.is_empty()).then_some(draft)
    }

    fn line(&mut self, cells: &[String]) -> Traced {
        let mut content = Traced::default();
        for (number, cell) in cells.iter().enumerate() {
            for ch in (number > 0).then_some('\t').into_iter().chain(cell.chars()) {
                content.push(ch, self.chars);
                self.text.push(ch);
                self.chars += 1;
            }
        }
        self.text.push('\n');
        self.chars += 1;
        content
    }
}

/// Whether a line above a table's head is its title, and not its number (附表3), unit (单位：亿元) or date.
fn is_title(line: &str) -> bool {
    let chars = line.chars().count();
    let number = line
        .trim_start_matches(['附', '续'])
        .strip_prefix(['表', '件'])
        .is_some_and(|rest| rest.chars().all(|ch| !ch.is_alphabetic() || "一二三四五六七八九十".contains(ch)));
    let unit = ["单位", "计量单位", "（单位", "(单位", "注：", "注:", "截至", "制表"];
    (2..=60).contains(&chars) && !number && !unit.iter().any(|word| line.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn shape(tables: &Tables) -> Vec<(String, Vec<(BlockRole, String)>)> {
        let chars: Vec<char> = tables.text.chars().collect();
        let part = |part: &Part| {
            for (ch, &at) in part.content.text.chars().zip(&part.content.at) {
                assert_eq!(chars[at as usize], ch, "places are those of the text");
            }
            (part.role, part.content.text.clone())
        };
        tables.reading.drafts.iter().map(|d| (d.title.clone(), d.body.iter().map(part).collect())).collect()
    }

    #[test]
    fn finds_title_unit_and_notes_around_a_table() {
        let tables =
            read_csv("附表3,,\n各市主要指标,,\n单位：亿元,,\n地区,总量,增速\n甲市,5.0,7%\n注：初步核算数,,\n", "x.csv");
        let [(title, body)] = shape(&tables).try_into().expect("one sheet");
        assert_eq!(title, "各市主要指标");
        let row = |role, text: &str| (role, text.to_owned());
        assert_eq!(
            body,
            [
                row(BlockRole::Paragraph, "附表3"),
                row(BlockRole::Paragraph, "单位：亿元"),
                row(BlockRole::TableRow, "地区\t总量\t增速"),
                row(BlockRole::TableRow, "甲市\t5.0\t7%"),
                row(BlockRole::Paragraph, "注：初步核算数"),
            ]
        );
    }
}
