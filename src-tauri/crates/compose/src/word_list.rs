//! Word lists (词表) that an office keeps for itself: wordings, institutions, people and their offices, fixed orders.
//!
//! A list is a CSV or TSV file with a header; every row says from when to when it holds, and the day of a brief decides
//! which rows count. `templates/lists/README.md` shows how to write one.

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord};
use yaobao_model::Severity;

/// What a row of a word list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// 用语: a wording and the one to use.
    Wording,
    /// 错字: a wrong word and what is meant.
    Typo,
    /// 禁用: a word that is not printed.
    Banned,
    /// 机构: an earlier or short name and the name to use.
    Institution,
    /// 职务: a person (写法) and the office (应为) that they hold.
    Office,
    /// 顺序: names, parted by 、, that stand in this order wherever two of them are listed.
    Order,
    /// 表述: the head of a set (写法: 四个坚持) and its members in order (应为), all of which are named or none.
    Formula,
}

impl RowKind {
    const NAMES: [(&'static str, Self); 14] = [
        ("用语", Self::Wording),
        ("错字", Self::Typo),
        ("禁用", Self::Banned),
        ("机构", Self::Institution),
        ("职务", Self::Office),
        ("顺序", Self::Order),
        ("表述", Self::Formula),
        ("term", Self::Wording),
        ("typo", Self::Typo),
        ("ban", Self::Banned),
        ("name", Self::Institution),
        ("post", Self::Office),
        ("order", Self::Order),
        ("formula", Self::Formula),
    ];

    fn of(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

/// One row of a word list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// 类别.
    pub kind: RowKind,
    /// 写法: what is looked for.
    pub pattern: String,
    /// 应为: what to write instead; empty when there is only something to think about.
    pub right: String,
    /// 程度: how much it matters.
    pub severity: Severity,
    /// 例外: wordings that hold the pattern and are right all the same, parted by `|`.
    pub except: Vec<String>,
    /// 说明 and 依据, for a person.
    pub note: String,
    /// 自: the first day on which the row holds.
    pub from: Option<NaiveDate>,
    /// 至: the last.
    pub to: Option<NaiveDate>,
    /// Line of the file, counted from 1.
    pub line: usize,
}

impl ListRow {
    /// Whether the row holds on this day; without a day, whether it has not ended.
    #[must_use]
    pub fn holds_on(&self, day: Option<NaiveDate>) -> bool {
        match day {
            Some(day) => self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to),
            None => self.to.is_none(),
        }
    }
}

/// Something in a word list that cannot be read, or that contradicts another row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListMistake {
    /// Line of the file, counted from 1.
    pub line: usize,
    /// What is wrong and how it is written, in Chinese.
    pub message: String,
}

/// A word list, read. A row with a mistake is left out and costs no other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordList {
    /// Rows in the order of the file; rows that are switched off (启用 is 否) are left out.
    pub rows: Vec<ListRow>,
    /// What is wrong with it, in the order of the file.
    pub mistakes: Vec<ListMistake>,
}

/// The columns: what they are called, by either name.
const COLUMNS: [[&str; 2]; 10] = [
    ["类别", "kind"],
    ["写法", "pattern"],
    ["应为", "replacement"],
    ["程度", "severity"],
    ["例外", "context_allow"],
    ["说明", "note"],
    ["依据", "source"],
    ["自", "valid_from"],
    ["至", "valid_to"],
    ["启用", "enabled"],
];

impl WordList {
    /// Reads a list; commas or tabs part the columns, whichever the header has.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let header = text.lines().next().unwrap_or_default();
        let delimiter = if header.contains('\t') { b'\t' } else { b',' };
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
        let mut list = Self::default();
        let mut columns: Option<Columns> = None;
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let line = error.position().map_or(1, |position| position.line() as usize);
                    list.mistake(line, "这一行不是 CSV：引号没有配对，或含有读不出的字符");
                    continue;
                }
            };
            let line = record.position().map_or(1, |position| position.line() as usize);
            let is_blank = record.iter().all(|cell| cell.trim().is_empty());
            if is_blank || record.get(0).is_some_and(|cell| cell.trim_start().starts_with('#')) {
                continue;
            }
            let Some(columns) = &columns else {
                match Columns::of(&record) {
                    Ok(found) => columns = Some(found),
                    Err(message) => {
                        list.mistake(line, &message);
                        return list;
                    }
                }
                continue;
            };
            match columns.row(&record, line) {
                Ok(Some(row)) => list.rows.push(row),
                Ok(None) => {}
                Err(message) => list.mistake(line, &message),
            }
        }
        list.contradictions();
        list
    }

    fn mistake(&mut self, line: usize, message: &str) {
        self.mistakes.push(ListMistake { line, message: message.to_owned() });
    }

    /// Rows that say two things of one wording, or give one office to two people, on the same day.
    fn contradictions(&mut self) {
        let meet = |a: &ListRow, b: &ListRow| {
            a.from.is_none_or(|from| b.to.is_none_or(|to| from <= to))
                && b.from.is_none_or(|from| a.to.is_none_or(|to| from <= to))
        };
        let mut found = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            for earlier in self.rows[..number].iter().filter(|earlier| earlier.kind == row.kind && meet(earlier, row)) {
                let is_office = row.kind == RowKind::Office;
                if is_office && earlier.right == row.right && earlier.pattern != row.pattern {
                    found.push((row.line, format!("“{}”与第{}行在同一时期由两人担任", row.right, earlier.line)));
                } else if !is_office && earlier.pattern == row.pattern && earlier.right != row.right {
                    found.push((row.line, format!("“{}”与第{}行在同一时期有两种写法", row.pattern, earlier.line)));
                }
            }
        }
        for (line, message) in found {
            self.mistake(line, &message);
        }
        self.mistakes.sort_by_key(|mistake| mistake.line);
    }
}

/// Where each of [`COLUMNS`] stands in the file.
struct Columns([Option<usize>; 10]);

impl Columns {
    fn of(header: &StringRecord) -> Result<Self, String> {
        let place = |names: [&str; 2]| header.iter().position(|cell| names.contains(&cell.trim()));
        let places = COLUMNS.map(place);
        for (names, place) in COLUMNS.iter().zip(&places).take(2) {
            if place.is_none() {
                let all: Vec<&str> = COLUMNS.iter().map(|names| names[0]).collect();
                return Err(format!("表头缺“{}”一列；各列为：{}", names[0], all.join("、")));
            }
        }
        Ok(Self(places))
    }

    /// The row of a record; `None` when it is switched off.
    fn row(&self, record: &StringRecord, line: usize) -> Result<Option<ListRow>, String> {
        let cell = |column: usize| self.0[column].and_then(|place| record.get(place)).unwrap_or_default().trim();
        if ["否", "0", "不", "停用"].contains(&cell(9)) {
            return Ok(None);
        }
        let kind = RowKind::of(cell(0))
            .ok_or_else(|| format!("“类别”读不出“{}”，应为用语、错字、禁用、机构、职务、顺序、表述之一", cell(0)))?;
        if cell(1).is_empty() {
            return Err("“写法”是空的".to_owned());
        }
        let needs_right = matches!(kind, RowKind::Office | RowKind::Formula | RowKind::Institution);
        if needs_right && cell(2).is_empty() {
            return Err(format!("“应为”是空的：{}类要写明", cell(0)));
        }
        if matches!(kind, RowKind::Order) && !cell(1).contains('、') {
            return Err("“写法”要用顿号列出各项的顺序".to_owned());
        }
        let (from, to) = (day("自", cell(7), false)?, day("至", cell(8), true)?);
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            return Err(format!("“自”{from}晚于“至”{to}"));
        }
        let notes: Vec<&str> = [cell(5), cell(6)].into_iter().filter(|note| !note.is_empty()).collect();
        Ok(Some(ListRow {
            kind,
            pattern: cell(1).to_owned(),
            right: cell(2).to_owned(),
            severity: severity(cell(3), kind)?,
            except: cell(4)
                .split(['|', '｜'])
                .map(str::trim)
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
            note: notes.join("；"),
            from,
            to,
            line,
        }))
    }
}

fn severity(name: &str, kind: RowKind) -> Result<Severity, String> {
    match name {
        "" if matches!(kind, RowKind::Typo | RowKind::Banned) => Ok(Severity::Error),
        "" => Ok(Severity::Warning),
        "错误" | "E" | "error" => Ok(Severity::Error),
        "提醒" | "警告" | "W" | "warning" => Ok(Severity::Warning),
        "提示" | "I" | "hint" => Ok(Severity::Hint),
        other => Err(format!("“程度”读不出“{other}”，应为错误、提醒、提示之一")),
    }
}

/// Reads 2024-03-01, 2024年3月1日, 2024-03 or 2024; `end` makes of a month or year its last day.
fn day(column: &str, text: &str, end: bool) -> Result<Option<NaiveDate>, String> {
    if text.is_empty() || ["今", "至今", "—"].contains(&text) {
        return Ok(None);
    }
    let bad = || format!("“{column}”读不出“{text}”，应为日期，如 2024-03-01");
    if let Some(day) = crate::front_matter::date(text) {
        return Ok(Some(day));
    }
    let mut parts = text.trim_end_matches(['年', '月']).split(['年', '-', '/', '.']);
    let year: i32 = parts.next().and_then(|part| part.parse().ok()).filter(|year| *year >= 1900).ok_or_else(bad)?;
    let month: Option<u32> = parts.next().map(str::parse).transpose().map_err(|_| bad())?;
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1).ok_or_else(bad)?;
    if !end || parts.next().is_some() {
        return Ok(Some(first));
    }
    let months = if month.is_some() { 1 } else { 12 };
    Ok(first.checked_add_months(chrono::Months::new(months)).and_then(|next| next.pred_opt()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str) -> Vec<(usize, String)> {
        WordList::parse(text).mistakes.into_iter().map(|mistake| (mistake.line, mistake.message)).collect()
    }

    #[test]
    fn rows_hold_between_their_days() {
        let list = WordList::parse("类别,写法,应为,自,至\n机构,甲办,乙局,2024-03,2025\n用语,丙,丁,,\n");
        assert_eq!(list.mistakes, []);
        let day = |text: &str| Some(text.parse().expect("a day"));
        let holds = |text| list.rows.iter().map(|row| row.holds_on(day(text))).collect::<Vec<_>>();
        assert_eq!(holds("2024-02-29"), [false, true]);
        assert_eq!(holds("2025-12-31"), [true, true]);
        assert_eq!(holds("2026-01-01"), [false, true]);
        assert!(!list.rows[0].holds_on(None));
    }

    #[test]
    fn a_mistake_says_its_line_and_costs_no_other_row() {
        let text = "类别,写法,应为,程度,自,至\n用语,甲,乙,,,\n其他,甲,乙,,,\n用语,,乙,,,\n用语,丙,丁,很重,,\n用语,戊,己,,明年,\n职务,某人,,,,\n用语,庚,辛,,2025-01-02,2025-01-01\n\n用语,壬,癸,提示,,\n";
        assert_eq!(mistakes(text).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8]);
        assert_eq!(WordList::parse(text).rows.len(), 2);
        assert!(mistakes("写法,应为\n甲,乙\n")[0].1.contains("类别"));
        assert_eq!(WordList::parse("").rows, []);
    }

    #[test]
    fn one_office_has_one_person_at_a_time() {
        let posts = |second: &str| {
            mistakes(&format!("类别,写法,应为,自,至\n职务,作者甲,某局局长,2020,2023\n职务,作者乙,某局局长,{second},\n"))
        };
        assert_eq!(posts("2024-01-01"), []);
        assert_eq!(posts("2022-05-01").len(), 1);
        assert_eq!(mistakes("类别,写法,应为\n用语,甲,乙\n用语,甲,丙\n")[0].0, 3);
    }

    #[test]
    fn tabs_and_english_names_of_columns_are_read_too() {
        let list = WordList::parse("\u{feff}kind\tpattern\treplacement\tenabled\nterm\t甲\t乙\t1\nban\t丙\t\t0\n");
        assert_eq!((list.rows.len(), list.mistakes.len()), (1, 0));
        assert_eq!(list.rows[0].right, "乙");
    }
}
