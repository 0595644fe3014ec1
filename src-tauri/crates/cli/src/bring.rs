//! `yaobao read` and `yaobao import`.

use crate::brief::severity_name;
use crate::lists::{bulletin_kind_name, kind_name};
use crate::output::{End, Failure, print, print_json, say};
use crate::table::{cut, number, table, text};
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use yaobao_workbench::contract::{Diagnostic, ImportAccount, ImportRequest, Phase, Progress, Severity, Similar};
use yaobao_workbench::document::{Article, Document};
use yaobao_workbench::{Reader, Workbench};

pub(crate) fn read(file: &Path, encoding: Option<&str>, json: bool) -> Result<End, Failure> {
    let document = Reader::new().read_path(file, encoding)?;
    if json {
        print_json(&document)?;
    } else {
        print(&described(&document))?;
    }
    Ok(End::Done)
}

/// A document as a person reads it: head lines, then each article with its figures and measures.
fn described(document: &Document) -> String {
    let mut out = String::new();
    let mut head = vec![bulletin_kind_name(document.kind).to_owned(), document.encoding.clone()];
    head.extend([&document.issuer, &document.number, &document.date].into_iter().flatten().cloned());
    put(&mut out, &format!("{}\n{}", document.title, head.join("  ")));
    for line in remarks(&document.diagnostics) {
        put(&mut out, &line);
    }
    for (n, article) in document.articles.iter().enumerate() {
        put(&mut out, &article_described(n + 1, article));
    }
    out
}

fn article_described(n: usize, article: &Article) -> String {
    let mut out = String::new();
    let about: Vec<&str> =
        [&article.region, &article.byline, &article.date].into_iter().flatten().map(String::as_str).collect();
    put(&mut out, &format!("\n{n}. {}", article.title));
    if !about.is_empty() {
        put(&mut out, &format!("   {}", about.join("  ")));
    }
    let figures: Vec<[String; 5]> = article
        .statistics
        .iter()
        .map(|statistic| {
            [
                statistic.indicator.clone(),
                statistic.figure.clone(),
                kind_name(statistic.kind).to_owned(),
                statistic.region.clone().unwrap_or_default(),
                statistic.period.clone().unwrap_or_default(),
            ]
        })
        .collect();
    if !figures.is_empty() {
        put(&mut out, &format!("\n数据 {} 条", figures.len()));
        let columns = [text("指标", 44), number("数据"), text("类别", 6), text("地区", 30), text("时期", 16)];
        out.push_str(&table(columns, &figures));
    }
    if !article.measures.is_empty() {
        put(&mut out, &format!("\n举措 {} 条", article.measures.len()));
    }
    for measure in &article.measures {
        put(&mut out, &cut(&format!("{}{}", measure.marker.as_deref().unwrap_or("· "), measure.head), 100));
    }
    out
}

/// Remarks on one line each; those that say the same on one line for all.
fn remarks<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<String> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for diagnostic in diagnostics {
        let line = format!("{}  {}", severity_name(diagnostic.severity), diagnostic.message);
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, times)) => *times += 1,
            None => lines.push((line, 1)),
        }
    }
    lines.into_iter().map(|(line, times)| if times > 1 { format!("{line}（{times} 处）") } else { line }).collect()
}

fn put(out: &mut String, line: &str) {
    writeln!(out, "{}", line.trim_end()).expect("writing to a string cannot fail");
}

pub(crate) fn import(
    workbench: &Workbench,
    paths: &[PathBuf],
    encoding: Option<String>,
    json: bool,
) -> Result<End, Failure> {
    let paths = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let live = io::stderr().is_terminal();
    let account = workbench.import(&ImportRequest { paths, encoding }, &|progress| {
        if live {
            show(&progress);
        }
        ControlFlow::Continue(())
    })?;
    if live {
        let _unheard = write!(io::stderr(), "\r\u{1b}[K");
    }
    if json {
        print_json(&account)?;
    } else {
        print(&account_described(&account))?;
    }
    say(&format!(
        "新增 {} 份，已有 {} 份，读不了 {} 份。",
        account.added.len(),
        account.known.len(),
        account.unreadable.len()
    ));
    Ok(if account.unreadable.is_empty() { End::Done } else { End::Findings })
}

fn show(progress: &Progress) {
    let Progress { phase, done, total, current } = progress;
    let words = match phase {
        Phase::Gathering => "正在查找文件".to_owned(),
        Phase::Importing => format!("正在导入 {done}/{total}  {}", cut(current, 50)),
    };
    let _unheard = write!(io::stderr(), "\r\u{1b}[K{words}");
}

/// A document of the library that is nearly the same: 大体相同 甲.txt：与《…》（2026-03-05，乙.txt）…….
fn similar_described(file: &str, similar: &Similar) -> String {
    let Similar { title, file: other, date, percent, whole, difference, pairs, .. } = similar;
    let from = date.as_ref().map_or_else(|| other.clone(), |date| format!("{date}，{other}"));
    let part = match pairs.as_slice() {
        _ if *whole => String::new(),
        [pair] => format!("其中《{}》", pair.title),
        pairs => format!("其中 {} 篇", pairs.len()),
    };
    format!("大体相同 {file}：{part}与《{title}》（{from}）相似度 {percent}%，不同之处：{difference}。")
}

fn account_described(account: &ImportAccount) -> String {
    let mut out = String::new();
    let added: Vec<[String; 5]> = account
        .added
        .iter()
        .map(|file| {
            [
                file.file.clone(),
                file.title.clone(),
                file.articles.to_string(),
                file.statistics.to_string(),
                file.measures.to_string(),
            ]
        })
        .collect();
    if !added.is_empty() {
        let columns = [text("新增", 36), text("标题", 56), number("篇目"), number("数据"), number("举措")];
        out.push_str(&table(columns, &added));
    }
    for file in account.added.iter().filter(|file| file.needs_review) {
        put(&mut out, &format!("请复核 {}：", file.file));
        let serious = file.diagnostics.iter().filter(|diagnostic| diagnostic.severity != Severity::Hint);
        for line in remarks(serious) {
            put(&mut out, &format!("    {line}"));
        }
    }
    for file in &account.added {
        for similar in &file.similar {
            put(&mut out, &similar_described(&file.file, similar));
        }
    }
    for file in &account.known {
        let again = file.reread_in.as_ref().map(|encoding| format!("，已按 {encoding} 重新读取")).unwrap_or_default();
        put(&mut out, &format!("已有 {}：《{}》{again}", file.file, file.title));
    }
    for file in &account.unreadable {
        put(&mut out, &format!("读不了 {}：{}{}", file.file, file.message, file.hint));
    }
    out
}
