//! Tables of statistics, read by their headers: the row says what, the column says when or how much more.

use super::{View, target};
use crate::indicator;
use crate::lexicon::UnitClass;
use crate::moment::{Moment, Sense};
use crate::number;
use crate::quantity;
use crate::region::Named;
use rust_decimal::Decimal;
use std::ops::Range;
use yaobao_model::{Article, BlockRole, CharIndex, Confidence, Period, Statistic, StatisticKind};

/// A table within an article, in bytes of its text.
pub(crate) struct Table {
    /// Cells of every row, the first row first.
    rows: Vec<Vec<Range<usize>>>,
    /// The lines above it: its title and `单位：亿元`.
    caption: Range<usize>,
}

impl Table {
    /// The bytes that its rows take up.
    pub fn at(&self) -> Range<usize> {
        let first = self.rows.first().and_then(|row| row.first()).map_or(0, |cell| cell.start);
        let last = self.rows.last().and_then(|row| row.last()).map_or(first, |cell| cell.end);
        first..last
    }
}

/// Every table of an article, of rows whose cells are parted by tabs.
pub(crate) fn tables(article: &Article, index: &CharIndex<'_>) -> Vec<Table> {
    const CAPTION: usize = 2;
    let text = article.text.as_str();
    let mut found: Vec<Table> = Vec::new();
    let mut open = false;
    for (number, block) in article.blocks.iter().enumerate() {
        let at = index.byte_of(block.at.start)..index.byte_of(block.at.end);
        if block.role != BlockRole::TableRow {
            open = false;
            continue;
        }
        if !open {
            let above = article.blocks[number.saturating_sub(CAPTION)..number]
                .iter()
                .filter(|above| above.role != BlockRole::TableRow && above.at.end - above.at.start <= 60)
                .map(|above| index.byte_of(above.at.start))
                .next();
            found.push(Table { rows: Vec::new(), caption: above.unwrap_or(at.start)..at.start });
            open = true;
        }
        if let Some(table) = found.last_mut() {
            table.rows.push(cells(text, &at));
        }
    }
    found.retain(|table| table.rows.len() > 1);
    found
}

fn cells(text: &str, row: &Range<usize>) -> Vec<Range<usize>> {
    let mut start = row.start;
    text[row.clone()]
        .split('\t')
        .map(|cell| {
            let at = start + (cell.len() - cell.trim_start().len());
            let trimmed = at..at + cell.trim().len();
            start += cell.len() + 1;
            trimmed
        })
        .collect()
}

/// What the head of a column says of the figures below it.
#[derive(Default)]
struct Column {
    name: String,
    unit: String,
    kind: Option<StatisticKind>,
    period: Option<Period>,
    region: Option<String>,
    /// 单位, 计量单位: it holds units, not figures.
    holds_units: bool,
    /// 年均增速.
    grows_yearly: bool,
}

/// The figures of a table, one for each cell that holds a number.
pub(crate) fn read(
    table: &Table,
    view: &View<'_, '_>,
    base: Option<i32>,
    open: Option<Period>,
    index: &CharIndex<'_>,
) -> Vec<Statistic> {
    let text = view.text;
    let heads = table
        .rows
        .iter()
        .take_while(|row| !row.iter().skip(1).any(|cell| is_figure(&text[cell.clone()], true)))
        .count();
    if heads == 0 || heads == table.rows.len() {
        return Vec::new();
    }
    let caption = Caption::of(table, view, base, open);
    let columns = columns(&table.rows[..heads], view, base);
    let mut columns = columns;
    // 年均增速 beside a column of targets is one, too.
    if columns.iter().any(|column| column.kind == Some(StatisticKind::Target)) {
        for column in columns.iter_mut().filter(|column| column.grows_yearly) {
            (column.kind, column.period) = (Some(StatisticKind::Target), view.plan.or(column.period));
        }
    }
    let mut found = Vec::new();
    for row in &table.rows[heads..] {
        let title_at = usize::from(row.len() > 2 && text[row[0].clone()].bytes().all(|b| b.is_ascii_digit()));
        let Some(title) = row.get(title_at).cloned() else { continue };
        let (name, own_unit) = without_unit(&text[title.clone()]);
        let place = place_at(view, &title);
        let unit = row.iter().zip(&columns).find(|(_, column)| column.holds_units).map(|(cell, _)| &text[cell.clone()]);
        let unit = unit.filter(|unit| !unit.is_empty() && *unit != "—").or(own_unit);
        let quote = row[0].start..row.last().map_or(row[0].end, |cell| cell.end);
        for (number, cell) in row.iter().enumerate().skip(title_at + 1) {
            let Some(column) = columns.get(number).filter(|column| !column.holds_units) else { continue };
            let Some((value, printed)) = value(&text[cell.clone()], view) else { continue };
            let fact = Cell { value, printed, row_name: row_name(name, view), row_unit: unit, place: place.clone() };
            found.push(fact.statistic(column, &caption, cell, &quote, view, index));
        }
    }
    found
}

/// What the lines above a table say of all its figures.
struct Caption {
    unit: String,
    period: Option<Period>,
}

impl Caption {
    fn of(table: &Table, view: &View<'_, '_>, base: Option<i32>, open: Option<Period>) -> Self {
        let text = &view.text[table.caption.clone()];
        let unit = text.find("单位").map(|at| text[at + "单位".len()..].trim_start_matches(['：', ':', ' ']));
        let unit = unit.map(|rest| rest.split(['）', ')', '\n', '；', '，']).next().unwrap_or_default().trim());
        let unit = unit.filter(|unit| !unit.contains(['、', ' ']) && unit.chars().count() <= 8).unwrap_or_default();
        let period = moments_in(view, &table.caption).find_map(|m| m.period(base, None)).or(open);
        Self { unit: unit.to_owned(), period }
    }
}

/// One cell with what its row says of it.
struct Cell<'r> {
    value: Decimal,
    /// The unit that is printed in the cell itself.
    printed: String,
    row_name: &'r str,
    row_unit: Option<&'r str>,
    place: Option<String>,
}

impl Cell<'_> {
    fn statistic(
        self,
        column: &Column,
        caption: &Caption,
        cell: &Range<usize>,
        quote: &Range<usize>,
        view: &View<'_, '_>,
        index: &CharIndex<'_>,
    ) -> Statistic {
        let grows = column.kind == Some(StatisticKind::Growth) || column.grows_yearly;
        let unit = [
            self.printed.as_str(),
            column.unit.as_str(),
            if grows { "%" } else { "" },
            self.row_unit.unwrap_or_default(),
            &caption.unit,
        ]
        .into_iter()
        .find(|unit| !unit.is_empty())
        .unwrap_or_default();
        let unit = if column.kind == Some(StatisticKind::Rank) && unit != "名" { "位" } else { unit };
        let kind = column.kind.filter(|kind| *kind != StatisticKind::Growth || unit == "%");
        let kind = kind.unwrap_or(if grows {
            StatisticKind::Change
        } else if matches!(unit, "%" | "‰") {
            if self.row_name.ends_with(['速', '幅']) { StatisticKind::Growth } else { StatisticKind::Share }
        } else {
            StatisticKind::Level
        });
        let indicator = match (&self.place, column.name.as_str()) {
            (Some(_), name) if !name.is_empty() => name.to_owned(),
            (_, name) if self.row_name.ends_with(name) || kind == StatisticKind::Growth => self.row_name.to_owned(),
            (_, name) => format!("{}{name}", self.row_name),
        };
        let quote = target::near(view.text, quote, cell);
        Statistic {
            at: index.span(cell.clone()),
            quote_at: index.span(quote.clone()),
            quote: view.text[quote].to_owned(),
            figure: view.text[cell.clone()].to_owned(),
            value: self.value,
            unit: unit.replace('％', "%"),
            indicator,
            kind,
            region: self.place.or_else(|| column.region.clone()).or_else(|| view.region.map(str::to_owned)),
            period: column.period.or(caption.period),
            qualifier: None,
            confidence: Confidence::Likely,
        }
    }
}

fn columns(heads: &[Vec<Range<usize>>], view: &View<'_, '_>, base: Option<i32>) -> Vec<Column> {
    let width = heads.iter().map(Vec::len).max().unwrap_or_default();
    (0..width)
        .map(|number| {
            let mut column = Column::default();
            for row in heads {
                // A head over several columns is printed in the first of them.
                let cell = row.get(number).filter(|cell| !cell.is_empty());
                let cell = cell.or_else(|| {
                    row.iter().take(number).rev().find(|cell| !cell.is_empty()).filter(|_| heads.len() > 1)
                });
                if let Some(cell) = cell {
                    column.add(cell, view, base);
                }
            }
            column
        })
        .collect()
}

/// Heads that only say that the figure itself stands below.
const PLAIN: &[&str] = &[
    "绝对数",
    "绝对量",
    "绝对值",
    "总量",
    "数值",
    "指标值",
    "实绩",
    "完成情况",
    "完成",
    "累计",
    "本期",
    "数量",
    "金额",
    "数据",
    "实际",
    "现状值",
    "目标值",
    "累计完成",
    "完成数",
    "实际完成",
    "目标",
    "规划目标",
    "预期目标",
    "计划",
    "值",
    "情况",
    "预计",
    "现状",
    "基期",
];

impl Column {
    fn add(&mut self, cell: &Range<usize>, view: &View<'_, '_>, base: Option<i32>) {
        let (head, unit) = without_unit(&view.text[cell.clone()]);
        if let Some(unit) = unit {
            self.unit = unit.to_owned();
        }
        self.grows_yearly |= head.contains("年均");
        self.holds_units |= matches!(head, "单位" | "计量单位");
        let grows =
            ["增长", "增速", "增幅", "±", "增减", "比上年", "同比", "比同期"].iter().any(|word| head.contains(word));
        let aims = ["目标", "计划", "预期"].iter().any(|word| head.contains(word));
        let moment = moments_in(view, cell).find(|m| m.sense != Sense::Base);
        let year = head.parse::<i32>().ok().filter(|year| (1900..=2100).contains(year));
        let period = moment
            .and_then(|m| Moment { sense: Sense::Plain, ..m.clone() }.period(base, None))
            .or(year.map(Period::year));
        self.period = period.or(self.period);
        let ahead = self.period.zip(base).is_some_and(|(period, base)| period.last_year() > base);
        self.kind = if ["位次", "排名", "名次"].iter().any(|word| head.contains(word)) {
            Some(StatisticKind::Rank)
        } else if grows {
            Some(StatisticKind::Growth)
        } else if ["占比", "比重"].iter().any(|word| head.contains(word)) {
            Some(StatisticKind::Share)
        } else if aims || ahead {
            Some(StatisticKind::Target)
        } else {
            self.kind
        };
        if let Some(place) = place_at(view, cell) {
            self.region = Some(place);
            return;
        }
        let rest = moment.map_or(head, |m| view.text.get(m.at.end..cell.start + head.len()).unwrap_or_default());
        let rest = rest.trim_matches(['（', '）', '(', ')', ' ', '年', '月', '末', '的']);
        if !grows && year.is_none() && !PLAIN.contains(&rest) && self.kind != Some(StatisticKind::Target) {
            self.name.push_str(rest);
        }
    }
}

/// A head without the unit in its parentheses: 产值 and 亿元 of 产值（亿元）.
fn without_unit(head: &str) -> (&str, Option<&str>) {
    let head = head.trim();
    let Some(open) = head.rfind(['（', '(']) else { return (head, None) };
    let inner = head[open..].trim_matches(['（', '）', '(', ')', ' ']);
    let unit = inner.trim_start_matches("单位").trim_start_matches(['：', ':', '±', ' ']);
    let is_unit = !unit.is_empty() && unit.chars().count() <= 8 && !unit.contains(['、', '，', '上', '含']);
    if is_unit { (head[..open].trim(), Some(unit)) } else { (head, None) }
}

/// The name of a row without what only orders it: 其中：, 1., #.
fn row_name<'n>(name: &'n str, view: &View<'_, '_>) -> &'n str {
    let name = name.trim_start_matches(|c: char| c.is_ascii_digit() || "#*.．、 　".contains(c));
    let name = ["其中：", "其中:", "其中", "一、", "二、", "三、", "四、", "五、", "六、"]
        .iter()
        .find_map(|word| name.strip_prefix(word))
        .unwrap_or(name);
    let name = name.trim_matches(['#', ' ', '　', '：', '*']);
    if matches!(name, "合计" | "总计" | "全市" | "全省" | "全县" | "全区" | "全国") {
        ""
    } else {
        indicator::clean(view.text, name, &[], view.lexicons)
    }
}

fn moments_in<'v>(view: &'v View<'_, '_>, at: &Range<usize>) -> impl Iterator<Item = &'v Moment> {
    let moments = &view.scan.moments;
    let first = moments.partition_point(|m| m.at.start < at.start);
    let end = at.end;
    moments[first..].iter().take_while(move |m| m.at.end <= end)
}

/// The division that a cell names and nothing else.
fn place_at(view: &View<'_, '_>, cell: &Range<usize>) -> Option<String> {
    let first = view.places.partition_point(|place| place.at.start < cell.start);
    let place = view.places.get(first).filter(|place| place.at == *cell)?;
    match &place.division {
        Some(Named::Division(division)) => Some(division.full_name.clone()),
        _ => None,
    }
}

fn is_figure(cell: &str, years_are_heads: bool) -> bool {
    let bare = cell.trim_start_matches(['-', '－', '−', '+']);
    let year =
        years_are_heads && bare.len() == 4 && bare.parse::<i32>().is_ok_and(|year| (1900..=2100).contains(&year));
    let starts = bare.chars().next().is_some_and(|c| number::digit(c).is_some());
    starts && !year && !bare.contains(['年', '月', '：', ':', '/'])
}

/// The value of a cell and the unit that is printed with it: -6.2, 1,150, 87.6%, 128亿元.
fn value(cell: &str, view: &View<'_, '_>) -> Option<(Decimal, String)> {
    if !is_figure(cell, false) {
        return None;
    }
    let bare = cell.trim_start_matches(['-', '－', '−', '+']);
    let sign = cell.len() - bare.len();
    let numeral = number::read(bare, 0).ok()?;
    let rest = bare[numeral.end..].trim();
    let unit = quantity::unit_at(bare, numeral.end, view.lexicons).filter(|unit| unit.unit.class != UnitClass::None);
    let printed = match (rest, unit) {
        ("", _) => numeral.scale.to_owned(),
        (_, Some(unit)) if unit.end == bare.trim_end().len() => format!("{}{}", numeral.scale, unit.printed),
        _ => return None,
    };
    let value = if sign > 0 && !cell.starts_with('+') { -numeral.value } else { numeral.value };
    Some((value.normalize(), printed))
}
