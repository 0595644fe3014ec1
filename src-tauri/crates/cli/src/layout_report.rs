//! `yaobao brief export --report`: the pages measured against the standard.

use crate::output::{Failure, print, say};
use std::fmt::Write as _;
use std::path::Path;
use yaobao_workbench::contract::{LayoutReport, LayoutVerdict};
use yaobao_workbench::{Workbench, files};

/// Measures the pages of the brief in `file` and writes the report to `to`; `-` is the standard output.
pub(crate) fn write(workbench: &Workbench, file: &Path, to: &Path) -> Result<(), Failure> {
    let report = workbench.layout_report_beside(&files::read_text(file)?, file.parent())?;
    if to == Path::new("-") {
        return print(&markdown(&report));
    }
    if to.extension().is_some_and(|ending| ending == "json") {
        let json = serde_json::to_string_pretty(&report).expect("a report holds nothing but text and numbers");
        files::write(to, json.as_bytes())?;
    } else {
        files::write(to, markdown(&report).as_bytes())?;
    }
    say(&format!("版式报告已写到 {}。", to.display()));
    Ok(())
}

/// The report as a page of Markdown.
fn markdown(report: &LayoutReport) -> String {
    let LayoutReport { stationery, pages, rules, deviations, diagnostics } = report;
    let count = |verdict| rules.iter().filter(|row| row.verdict == verdict).count();
    let mut text = format!(
        "# 版式报告\n\n版式：{stationery}，{pages}面。依据 GB/T 9704—2012 逐条实测：相符 {} 项，版式另定 {} 项，不符 {} 项。\n\n",
        count(LayoutVerdict::Kept),
        count(LayoutVerdict::OnPurpose),
        count(LayoutVerdict::Broken),
    );
    text.push_str("| 条款 | 项目 | 规定 | 实测 | 结论 |\n| --- | --- | --- | --- | --- |\n");
    for row in rules {
        let verdict = match row.verdict {
            LayoutVerdict::Kept => "相符",
            LayoutVerdict::OnPurpose => "版式另定",
            LayoutVerdict::Broken => "不符",
        };
        let cells = [&row.clause, &row.rule, &row.wanted, &row.found].map(|cell| cell.replace('|', "\\|"));
        writeln!(text, "| {} | {verdict} |", cells.join(" | ")).expect("a string can be written to");
    }
    if !deviations.is_empty() {
        text.push_str("\n版式有意另定的参数：\n\n| 条款 | 参数 | 标准 | 版式 |\n| --- | --- | --- | --- |\n");
        for row in deviations {
            writeln!(text, "| {} | {} | {} | {} |", row.clause, row.key, row.usual, row.own)
                .expect("a string can be written to");
        }
    }
    if !diagnostics.is_empty() {
        text.push_str("\n排版时的提醒：\n\n");
        for remark in diagnostics {
            writeln!(text, "- {}", remark.message).expect("a string can be written to");
        }
    }
    text
}
