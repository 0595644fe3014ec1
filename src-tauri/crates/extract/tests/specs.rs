//! Runs the sentences of `tests/specs/*.md`: what each of them is to be read as stands in a table below it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use yaobao_extract::{Context, Extractor, Lexicons};
use yaobao_model::{
    Article, Block, BlockRole, BulletinKind, Gazetteer, Measure, OriginMap, PartialDate, Span, Statistic,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn lexicons() -> Lexicons {
    let folder = root().join("assets/lexicons");
    let lists: Vec<(&str, String)> = Lexicons::FILES.iter().map(|name| (*name, text_of(&folder.join(name)))).collect();
    let lists: Vec<(&str, &str)> = lists.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Lexicons::from_files(&lists).expect("the committed lists are well formed")
}

fn gazetteer() -> Gazetteer {
    let folder = root().join("assets/regions");
    Gazetteer::from_csv(&text_of(&folder.join("divisions.csv")), &text_of(&folder.join("aliases.csv")))
        .expect("the committed tables are well formed")
}

/// One passage and what is to be read out of it.
#[derive(Default, Clone)]
struct Case {
    line: usize,
    title: String,
    region: Option<String>,
    date: Option<PartialDate>,
    kind: Option<BulletinKind>,
    text: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    nothing: bool,
}

/// Reads the cases of one file; 地区, 日期, 标题 and 文种 hold until they are given anew.
fn cases(text: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    let mut given = Case::default();
    let mut quoting = false;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(quoted) = line.strip_prefix('>') {
            if !quoting {
                found.push(Case { line: number + 1, ..given.clone() });
            }
            quoting = true;
            let case = found.last_mut().expect("one was pushed with its first line");
            if !case.text.is_empty() {
                case.text.push('\n');
            }
            case.text.push_str(quoted.trim());
            continue;
        }
        quoting = false;
        if let Some((key, value)) =
            line.split_once('：').filter(|(key, _)| ["地区", "日期", "标题", "文种"].contains(key))
        {
            let value = value.trim();
            let given_value = (value != "无").then(|| value.to_owned());
            match key {
                "地区" => given.region = given_value,
                "日期" => given.date = PartialDate::parse(value),
                "标题" => given.title = given_value.unwrap_or_default(),
                _ => given.kind = value.parse().ok(),
            }
        } else if let Some(row) = line.strip_prefix('|') {
            let cells: Vec<String> = row.trim_end_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            let case = found.last_mut().expect("a table stands below its passage");
            if case.columns.is_empty() {
                case.columns = cells;
            } else if !cells[0].starts_with("---") {
                case.rows.push(cells);
            }
        } else if line == "没有数据。" || line == "没有举措。" {
            let case = found.last_mut().expect("the remark stands below its passage");
            case.nothing = true;
            case.columns = vec![if line == "没有数据。" { "数据" } else { "标记" }.to_owned()];
        }
    }
    found
}

fn article(case: &Case) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    // A row of a table is written with ｜ between its cells.
    let text = case.text.replace(" ｜ ", "\t");
    for line in text.split('\n') {
        let end = start + line.chars().count();
        let role = if line.contains('\t') { BlockRole::TableRow } else { BlockRole::Paragraph };
        blocks.push(Block { at: Span::new(start, end), role });
        start = end + 1;
    }
    Article {
        title: case.title.clone(),
        byline: None,
        date: case.date,
        region: case.region.clone(),
        text,
        blocks,
        emphasis: Vec::new(),
        origin: OriginMap::default(),
    }
}

fn or_none(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "无".to_owned(), |value| value.to_string())
}

fn statistic_cell(found: &Statistic, column: &str) -> String {
    match column {
        "数据" => found.figure.clone(),
        "值" => found.value.normalize().to_string(),
        "单位" => or_none(Some(&found.unit).filter(|unit| !unit.is_empty())),
        "指标" => found.indicator.clone(),
        "类别" => found.kind.code().to_owned(),
        "地区" => or_none(found.region.as_ref()),
        "时期" => or_none(found.period),
        "限定" => or_none(found.qualifier.as_ref()),
        other => panic!("no column of figures is called {other}"),
    }
}

fn measure_cell(found: &Measure, column: &str) -> String {
    match column {
        "标记" => or_none(found.marker.as_ref()),
        "首句" => found.head.clone(),
        "止" => found.text.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect(),
        "地区" => or_none(found.region.as_ref()),
        "文件" => or_none(Some(found.policies.concat()).filter(|all| !all.is_empty())),
        other => panic!("no column of measures is called {other}"),
    }
}

/// Compares what was read with the table, cell by cell; an empty cell wants nothing.
fn differences(case: &Case, found: &[Vec<String>]) -> String {
    let mut wrong = String::new();
    for number in 0..case.rows.len().max(found.len()) {
        match (case.rows.get(number), found.get(number)) {
            (Some(want), Some(got)) => {
                for (column, (want, got)) in case.columns.iter().zip(want.iter().zip(got)) {
                    if !want.is_empty() && want != got {
                        let _ = writeln!(wrong, "  {column}: wants {want}, got {got}");
                    }
                }
            }
            (Some(want), None) => {
                let _ = writeln!(wrong, "  not found: {want:?}");
            }
            (None, Some(got)) => {
                let _ = writeln!(wrong, "  not wanted: {got:?}");
            }
            (None, None) => {}
        }
    }
    wrong
}

#[test]
fn every_specified_passage_is_read_as_its_table_says() {
    let (lexicons, gazetteer) = (lexicons(), gazetteer());
    let extractor = Extractor::new(&lexicons, &gazetteer);
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("tests/specs"))
        .expect("the folder of specs is part of the repository")
        .map(|entry| entry.expect("its entries can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md") && path.file_stem().is_some_and(|s| s != "README"))
        .collect();
    files.sort();
    let (mut passages, mut wrong) = (0, String::new());
    let (mut empty, mut misread) = (0_usize, 0_usize);
    for file in &files {
        for case in cases(&text_of(file)) {
            passages += 1;
            let context =
                Context { date: case.date, region: None, kind: case.kind.unwrap_or(BulletinKind::WebArticle) };
            let read = extractor.read(&article(&case), &context);
            let of_measures = case.columns.first().is_some_and(|column| column == "标记");
            let found: Vec<Vec<String>> = if of_measures {
                let cells = |m: &Measure| case.columns.iter().map(|column| measure_cell(m, column)).collect();
                read.measures.iter().map(cells).collect()
            } else {
                let cells = |s: &Statistic| case.columns.iter().map(|column| statistic_cell(s, column)).collect();
                read.statistics.iter().map(cells).collect()
            };
            if case.nothing && !of_measures {
                empty += 1;
                misread += usize::from(!found.is_empty());
            }
            let differences = differences(&case, &found);
            if !differences.is_empty() {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                let _ = writeln!(wrong, "{name}:{} {}\n{differences}", case.line, case.text);
            }
        }
    }
    assert!(passages >= 400, "the golden set has 400 passages, now {passages}");
    assert!(
        empty >= 100 && misread * 100 <= empty,
        "of {empty} passages without figures {misread} are read as having one"
    );
    assert!(wrong.is_empty(), "of {passages} passages, these are read otherwise:\n{wrong}");
}
