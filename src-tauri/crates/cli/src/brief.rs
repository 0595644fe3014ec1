//! `yaobao brief new|check|export|keep` and `yaobao templates`; the rest of `yaobao brief` is in `writing.rs`.

use crate::arguments::Brief;
use crate::layout_report;
use crate::output::{End, Failure, print, print_json, say};
use crate::table::{table, text};
use crate::writing;
use std::path::Path;
use yaobao_workbench::contract::{
    CheckReport, CheckRequest, Diagnostic, ExportRequest, FindingRow, NewBriefRequest, Nothing, PathRequest, Severity,
    TemplateRow,
};
use yaobao_workbench::{Protection, Workbench, files};

pub(crate) fn run(workbench: &Workbench, command: Brief) -> Result<End, Failure> {
    match command {
        Brief::New { template, answers, output } => {
            let request = NewBriefRequest { template, answers: answers.into_iter().collect() };
            new(workbench, &request, &output)
        }
        Brief::Check { file, form } => check(workbench, &file, form.json),
        Brief::Export { file, output, report, watermark, password, proof } => {
            if let Some(report) = report {
                layout_report::write(workbench, &file, &report)?;
            }
            let protection = (!proof).then_some(Protection { watermark, password });
            output.map_or(Ok(End::Done), |output| export(workbench, &file, &output, protection.as_ref()))
        }
        Brief::Keep { file } => keep(workbench, &file),
        Brief::Facts { file, output } => writing::facts(workbench, &file, output),
        Brief::List { form } => writing::list(workbench, form.json),
        Brief::History { id, name, restore, form } => writing::history(workbench, id, name, restore, form.json),
        Brief::Diff { id, old, new, form } => writing::diff(workbench, id, old, new, form.json),
        Brief::State { id, state, by, form } => writing::state(workbench, id, state, by, form.json),
        Brief::Uses { fact, form } => writing::uses(workbench, fact, form.json),
        Brief::Changed { id, take, form } => writing::changed(workbench, id, take, form.json),
    }
}

fn new(workbench: &Workbench, request: &NewBriefRequest, output: &Path) -> Result<End, Failure> {
    let started = workbench.start_brief(request)?;
    files::write_new(output, started.value.as_bytes())?;
    for diagnostic in started.diagnostics {
        say(&line(&started.value, &diagnostic.into()));
    }
    say(&format!("已起草 {}。", output.display()));
    Ok(End::Done)
}

fn check(workbench: &Workbench, file: &Path, json: bool) -> Result<End, Failure> {
    let written = files::read_text_as_it_is(file)?;
    let mut report = workbench.check_brief(&CheckRequest { brief: None, markdown: files::plain(&written) })?;
    // Findings are told by the characters of the file, whatever its line ends.
    let places = files::places_in(&written);
    for finding in &mut report.findings {
        finding.at = (places[finding.at.0], places[finding.at.1]);
    }
    let CheckReport { findings } = &report;
    let errors = count(findings, Severity::Error);
    if json {
        print_json(&report)?;
    } else {
        let lines = Lines::of(&written);
        let lines: String = findings.iter().map(|finding| finding_lines(&lines, finding)).collect();
        print(&lines)?;
        let (warnings, hints) = (count(findings, Severity::Warning), count(findings, Severity::Hint));
        say(&match findings.len() {
            0 => "没有发现问题。".to_owned(),
            all => format!("共 {all} 条：错误 {errors}，提醒 {warnings}，提示 {hints}。"),
        });
    }
    Ok(if errors > 0 { End::Findings } else { End::Done })
}

fn count(findings: &[FindingRow], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity == severity).count()
}

/// Writes the PDF of a brief; without any protection to be given it is its proof.
fn export(workbench: &Workbench, file: &Path, output: &Path, protection: Option<&Protection>) -> Result<End, Failure> {
    let markdown = files::read_text(file)?;
    let request = ExportRequest { markdown: markdown.clone(), path: output.to_string_lossy().into_owned() };
    let account = match protection {
        Some(protection) => workbench.export_beside(&request, file.parent(), protection)?,
        None => workbench.export_proof(&request)?,
    };
    for diagnostic in &account.diagnostics {
        say(&line(&markdown, diagnostic));
    }
    say(&format!("已导出 {}：{} 页，{} KB。", output.display(), account.pages, account.bytes.div_ceil(1024)));
    Ok(End::Done)
}

fn keep(workbench: &Workbench, file: &Path) -> Result<End, Failure> {
    let request = PathRequest { path: file.to_string_lossy().into_owned() };
    let kept = workbench.open_brief_file(&request)?;
    say(&format!("已收进资料库：《{}》（{}）。", kept.row.title, kept.row.id));
    Ok(End::Done)
}

pub(crate) fn templates(workbench: &Workbench, json: bool) -> Result<End, Failure> {
    let templates = workbench.templates(&Nothing {})?;
    if json {
        print_json(&templates)?;
        return Ok(End::Done);
    }
    let rows: Vec<[String; 3]> = templates
        .into_iter()
        .map(|TemplateRow { name, description, prompts }| {
            let keys: Vec<String> =
                prompts.into_iter().map(|prompt| if prompt.required { prompt.key + "*" } else { prompt.key }).collect();
            [name, description, keys.join("、")]
        })
        .collect();
    print(&table([text("模板", 30), text("用途", 60), text("可设的键（* 必填）", 60)], &rows))?;
    Ok(End::Done)
}

/// `第 3 行第 5 字  错误  …`, and below it what to write instead and who says so.
fn finding_lines(file: &Lines, finding: &FindingRow) -> String {
    let FindingRow { rule, severity, message, at, suggestion, source } = finding;
    let mut lines = format!("{}  {}  {message}\n", file.name(at.0), severity_name(*severity));
    let suggestion = match suggestion.as_deref() {
        Some("") => "建议删去；".to_owned(),
        Some(text) => format!("建议写作“{text}”；"),
        None => String::new(),
    };
    lines.push_str(&format!("    {suggestion}依据：{source}（{rule}）\n"));
    lines
}

/// A remark on one line, with its place in the Markdown if it has one.
fn line(markdown: &str, diagnostic: &Diagnostic) -> String {
    let place = diagnostic.at.map(|at| Lines::of(markdown).name(at.0) + "  ").unwrap_or_default();
    format!("{place}{}  {}", severity_name(diagnostic.severity), diagnostic.message)
}

/// What the severities are called.
pub(crate) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "提醒",
        Severity::Hint => "提示",
    }
}

/// Where the lines of a file begin, in characters.
struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    fn of(text: &str) -> Self {
        let breaks = text.chars().enumerate().filter(|&(_, c)| c == '\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Line and character of a place, both counted from 1.
    fn name(&self, at: usize) -> String {
        let line = self.starts.partition_point(|&start| start <= at);
        format!("第 {line} 行第 {} 字", at - self.starts[line - 1] + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_by_line_and_character() {
        let lines = Lines::of("一、现状\n\n二、问题\n");
        assert_eq!(lines.name(0), "第 1 行第 1 字");
        assert_eq!(lines.name(5), "第 2 行第 1 字");
        assert_eq!(lines.name(8), "第 3 行第 3 字");
    }
}
