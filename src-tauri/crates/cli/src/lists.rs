//! `yaobao statistics`, `measures`, `excerpts` and `bulletins`.

use crate::arguments::{Facts, Form, Kind, State};
use crate::csv;
use crate::find::tag_id;
use crate::output::{End, Failure, print, print_json, say};
use crate::table::{Column, number, table, text};
use serde::Serialize;
use yaobao_workbench::Workbench;
use yaobao_workbench::contract::{
    BulletinFilter, BulletinKind, BulletinPage, BulletinRow, Confidence, ErrorReport, ExcerptFilter, ExcerptPage,
    ExcerptRow, FactFilter, MeasurePage, MeasureRow, ReviewState, StatisticKind, StatisticPage, StatisticRow,
};

/// Rows fetched at a time: lists without a limit are given whole, whatever the library's size.
const AT_ONCE: usize = 20_000;

pub(crate) fn statistics(
    workbench: &Workbench,
    facts: Facts,
    period: Option<String>,
    kind: Option<Kind>,
    form: Form,
) -> Result<End, Failure> {
    let limit = facts.limit;
    let filter = FactFilter { period, kind: kind.map(statistic_kind), ..filter(facts) };
    let rows = all(limit, |offset, limit| {
        let StatisticPage { total, rows } = workbench.statistics(&FactFilter { offset, limit, ..filter.clone() })?;
        Ok((total, rows))
    })?;
    give(&rows, form, STATISTIC_COLUMNS, STATISTIC_HEADINGS, statistic_cells, statistic_record)
}

pub(crate) fn measures(workbench: &Workbench, facts: Facts, form: Form) -> Result<End, Failure> {
    let limit = facts.limit;
    let filter = filter(facts);
    let rows = all(limit, |offset, limit| {
        let MeasurePage { total, rows } = workbench.measures(&FactFilter { offset, limit, ..filter.clone() })?;
        Ok((total, rows))
    })?;
    give(&rows, form, MEASURE_COLUMNS, MEASURE_HEADINGS, measure_cells, measure_record)
}

pub(crate) fn excerpts(
    workbench: &Workbench,
    text: Option<String>,
    tag: Option<&str>,
    region: Option<String>,
    limit: Option<usize>,
    form: Form,
) -> Result<End, Failure> {
    let tag = tag.map(|tag| tag_id(workbench, tag)).transpose()?;
    let filter = ExcerptFilter { text: text.unwrap_or_default(), tag, region, ..ExcerptFilter::default() };
    let rows = all(limit, |offset, limit| {
        let ExcerptPage { total, rows } = workbench.excerpts(&ExcerptFilter { offset, limit, ..filter.clone() })?;
        Ok((total, rows))
    })?;
    give(&rows, form, EXCERPT_COLUMNS, EXCERPT_HEADINGS, excerpt_cells, excerpt_record)
}

pub(crate) fn bulletins(
    workbench: &Workbench,
    text: Option<String>,
    region: Option<String>,
    limit: Option<usize>,
    form: Form,
) -> Result<End, Failure> {
    let filter = BulletinFilter { text: text.unwrap_or_default(), region, ..BulletinFilter::default() };
    let rows = all(limit, |offset, limit| {
        let BulletinPage { total, rows } = workbench.bulletins(&BulletinFilter { offset, limit, ..filter.clone() })?;
        Ok((total, rows))
    })?;
    give(&rows, form, BULLETIN_COLUMNS, BULLETIN_HEADINGS, bulletin_cells, bulletin_record)
}

/// Fetches a list part by part, up to `limit` rows; gives the rows and how many there are in all.
fn all<T>(
    limit: Option<usize>,
    part: impl Fn(usize, usize) -> Result<(usize, Vec<T>), ErrorReport>,
) -> Result<(usize, Vec<T>), ErrorReport> {
    let wanted = limit.unwrap_or(usize::MAX);
    let mut rows = Vec::new();
    loop {
        let (total, more) = part(rows.len(), (wanted - rows.len()).clamp(1, AT_ONCE))?;
        let ended = more.is_empty();
        rows.extend(more);
        if ended || rows.len() >= wanted.min(total) {
            rows.truncate(wanted);
            return Ok((total, rows));
        }
    }
}

/// Prints a list in the form that was asked for.
fn give<T: Serialize, const N: usize, const M: usize>(
    (total, rows): &(usize, Vec<T>),
    form: Form,
    columns: [Column; N],
    headings: [&str; M],
    cells: impl Fn(&T) -> [String; N],
    record: impl Fn(&T) -> [String; M],
) -> Result<End, Failure> {
    if form.json {
        print_json(rows)?;
    } else if form.csv {
        // The mark at the start tells spreadsheets that this is UTF-8.
        let mut text = "\u{feff}".to_owned() + &csv::record(headings);
        for row in rows {
            text.push_str(&csv::record(record(row).iter().map(String::as_str)));
        }
        print(&text)?;
    } else {
        let rows: Vec<[String; N]> = rows.iter().map(cells).collect();
        print(&table(columns, &rows))?;
    }
    let shown = rows.len();
    if shown < *total {
        say(&format!("共 {total} 条，列出前 {shown} 条。"));
    } else if !form.json {
        say(&format!("共 {total} 条。"));
    }
    Ok(End::Done)
}

fn filter(facts: Facts) -> FactFilter {
    let Facts { text, region, state, bulletin, limit: _ } = facts;
    FactFilter {
        text: text.unwrap_or_default(),
        region,
        state: state.map(review_state),
        bulletin,
        ..FactFilter::default()
    }
}

const STATISTIC_COLUMNS: [Column; 6] =
    [text("指标", 36), number("数据"), text("类别", 6), text("地区", 28), text("时期", 16), text("原句", 64)];

fn statistic_cells(row: &StatisticRow) -> [String; 6] {
    [
        row.indicator.clone(),
        qualified(row),
        kind_name(row.kind).to_owned(),
        row.region.clone().unwrap_or_default(),
        row.period.clone().unwrap_or_default(),
        row.quote.clone(),
    ]
}

/// The figure as it reads, with the sign that its clause gives in words.
fn qualified(row: &StatisticRow) -> String {
    let sign = if row.value < 0.0 && !row.figure.starts_with(['-', '−', '－']) { "-" } else { "" };
    let qualifier = row.qualifier.as_deref().unwrap_or_default();
    match qualifier {
        "以上" | "左右" | "以内" | "以下" | "余" | "多" => {
            let follows = if row.figure.contains(qualifier) { "" } else { qualifier };
            format!("{sign}{}{follows}", row.figure)
        }
        // 达到 says no more than that the figure is one.
        "达到" => format!("{sign}{}", row.figure),
        _ => format!("{qualifier}{sign}{}", row.figure),
    }
}

const STATISTIC_HEADINGS: [&str; 15] = [
    "编号",
    "指标",
    "数值",
    "单位",
    "原文数据",
    "限定",
    "类别",
    "地区",
    "时期",
    "可信度",
    "状态",
    "原句",
    "篇目",
    "资料",
    "日期",
];

fn statistic_record(row: &StatisticRow) -> [String; 15] {
    let row = row.clone();
    [
        row.id,
        row.indicator,
        row.value.to_string(),
        row.unit,
        row.figure,
        row.qualifier.unwrap_or_default(),
        kind_name(row.kind).to_owned(),
        row.region.unwrap_or_default(),
        row.period.unwrap_or_default(),
        confidence_name(row.confidence).to_owned(),
        state_name(row.state).to_owned(),
        row.quote,
        row.source.article_title,
        row.source.bulletin_title,
        row.source.date.unwrap_or_default(),
    ]
}

const MEASURE_COLUMNS: [Column; 4] = [text("序号", 8), text("举措", 48), text("地区", 28), text("内容", 80)];

fn measure_cells(row: &MeasureRow) -> [String; 4] {
    // The head opens the text; what follows it says more.
    let rest = row.text.strip_prefix(row.head.as_str()).unwrap_or(&row.text);
    [
        row.marker.clone().unwrap_or_default(),
        row.head.clone(),
        row.region.clone().unwrap_or_default(),
        rest.trim_start_matches(['。', '，', '；', '：']).to_owned(),
    ]
}

const MEASURE_HEADINGS: [&str; 11] =
    ["编号", "序号", "举措", "内容", "地区", "政策文件", "可信度", "状态", "篇目", "资料", "日期"];

fn measure_record(row: &MeasureRow) -> [String; 11] {
    let row = row.clone();
    [
        row.id,
        row.marker.unwrap_or_default(),
        row.head,
        row.text,
        row.region.unwrap_or_default(),
        row.policies.join("、"),
        confidence_name(row.confidence).to_owned(),
        state_name(row.state).to_owned(),
        row.source.article_title,
        row.source.bulletin_title,
        row.source.date.unwrap_or_default(),
    ]
}

const EXCERPT_COLUMNS: [Column; 4] = [text("核心观点", 40), text("地区", 28), text("篇目", 40), text("原文", 80)];

fn excerpt_cells(row: &ExcerptRow) -> [String; 4] {
    [row.statement.clone(), row.region.clone().unwrap_or_default(), row.source.article_title.clone(), row.quote.clone()]
}

const EXCERPT_HEADINGS: [&str; 8] = ["编号", "核心观点", "原文", "备注", "地区", "篇目", "资料", "日期"];

fn excerpt_record(row: &ExcerptRow) -> [String; 8] {
    let row = row.clone();
    [
        row.id,
        row.statement,
        row.quote,
        row.note,
        row.region.unwrap_or_default(),
        row.source.article_title,
        row.source.bulletin_title,
        row.source.date.unwrap_or_default(),
    ]
}

const BULLETIN_COLUMNS: [Column; 8] = [
    text("编号", 26),
    text("类型", 10),
    text("标题", 48),
    text("日期", 10),
    text("地区", 32),
    number("篇目"),
    number("数据"),
    number("举措"),
];

fn bulletin_cells(row: &BulletinRow) -> [String; 8] {
    [
        row.id.clone(),
        bulletin_kind_name(row.kind).to_owned(),
        row.title.clone(),
        row.date.clone().unwrap_or_default(),
        row.regions.join("、"),
        row.articles.to_string(),
        row.statistics.to_string(),
        row.measures.to_string(),
    ]
}

const BULLETIN_HEADINGS: [&str; 12] =
    ["编号", "标题", "类型", "发文机关", "文号", "日期", "地区", "文件", "编码", "篇目数", "数据数", "举措数"];

fn bulletin_record(row: &BulletinRow) -> [String; 12] {
    let row = row.clone();
    [
        row.id,
        row.title,
        bulletin_kind_name(row.kind).to_owned(),
        row.issuer.unwrap_or_default(),
        row.number.unwrap_or_default(),
        row.date.unwrap_or_default(),
        row.regions.join("、"),
        row.file,
        row.encoding,
        row.articles.to_string(),
        row.statistics.to_string(),
        row.measures.to_string(),
    ]
}

fn statistic_kind(kind: Kind) -> StatisticKind {
    match kind {
        Kind::Level => StatisticKind::Level,
        Kind::Growth => StatisticKind::Growth,
        Kind::Share => StatisticKind::Share,
        Kind::Rank => StatisticKind::Rank,
        Kind::Target => StatisticKind::Target,
        Kind::Change => StatisticKind::Change,
    }
}

fn review_state(state: State) -> ReviewState {
    match state {
        State::Proposed => ReviewState::Proposed,
        State::Accepted => ReviewState::Accepted,
        State::Edited => ReviewState::Edited,
        State::Rejected => ReviewState::Rejected,
    }
}

/// What the kinds of figure are called.
pub(crate) fn kind_name(kind: StatisticKind) -> &'static str {
    match kind {
        StatisticKind::Level => "数值",
        StatisticKind::Growth => "增速",
        StatisticKind::Share => "占比",
        StatisticKind::Rank => "位次",
        StatisticKind::Target => "目标",
        StatisticKind::Change => "增减",
    }
}

fn confidence_name(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "确定",
        Confidence::Likely => "较可信",
        Confidence::Review => "待核",
    }
}

fn state_name(state: ReviewState) -> &'static str {
    match state {
        ReviewState::Proposed => "待确认",
        ReviewState::Accepted => "已采用",
        ReviewState::Edited => "已修改",
        ReviewState::Rejected => "已排除",
    }
}

/// What the kinds of document are called.
pub(crate) fn bulletin_kind_name(kind: BulletinKind) -> &'static str {
    match kind {
        BulletinKind::Newspaper => "报纸",
        BulletinKind::Digest => "文摘",
        BulletinKind::PolicyDocument => "文件",
        BulletinKind::Brief => "要报",
        BulletinKind::WebArticle => "网页",
    }
}
