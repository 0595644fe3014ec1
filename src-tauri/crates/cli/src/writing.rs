//! `yaobao brief list|history|diff|state|uses|changed|facts`, `yaobao lists`, and templates of one's own.

use crate::arguments::Progress;
use crate::output::{End, Failure, print, print_json, say};
use crate::table::{table, text};
use chrono::{DateTime, Local};
use std::path::{Path, PathBuf};
use yaobao_workbench::contract::{
    BriefProgress, BriefState, BriefStateRequest, ChangedRequest, CompareRevisionsRequest, ExportRequest, FactKind,
    FactRequest, IdRequest, NameRevisionRequest, Nothing, PathRequest, RevisionChange, RevisionRequest, TemplateDraft,
    TemplateText,
};
use yaobao_workbench::{Workbench, files};

pub(crate) fn list(workbench: &Workbench, json: bool) -> Result<End, Failure> {
    let briefs = workbench.briefs(&Nothing {})?;
    if json {
        print_json(&briefs)?;
        return Ok(End::Done);
    }
    let row = |brief: yaobao_workbench::contract::BriefRow| {
        [brief.id, brief.title, brief.issue, state_name(brief.state).to_owned(), moment(brief.updated_at)]
    };
    let rows: Vec<[String; 5]> = briefs.into_iter().map(row).collect();
    let columns = [text("编号", 26), text("标题", 40), text("期次", 24), text("状态", 8), text("最近修改", 16)];
    print(&table(columns, &rows))?;
    Ok(End::Done)
}

pub(crate) fn history(
    workbench: &Workbench,
    id: String,
    name: Option<String>,
    restore: Option<usize>,
    json: bool,
) -> Result<End, Failure> {
    if let Some(number) = restore {
        workbench.restore_revision(&RevisionRequest { id: id.clone(), number })?;
    }
    let revisions = match name {
        Some(name) => workbench.name_revision(&NameRevisionRequest { id, name })?,
        None => workbench.brief_revisions(&IdRequest { id })?,
    };
    if json {
        print_json(&revisions)?;
        return Ok(End::Done);
    }
    let rows: Vec<[String; 4]> = revisions
        .into_iter()
        .map(|row| [row.number.to_string(), moment(row.made_at), row.characters.to_string(), row.name])
        .collect();
    print(&table([text("版本", 6), text("时间", 16), text("字符", 8), text("名称", 40)], &rows))?;
    Ok(End::Done)
}

pub(crate) fn diff(
    workbench: &Workbench,
    id: String,
    old: Option<usize>,
    new: Option<usize>,
    json: bool,
) -> Result<End, Failure> {
    let old = match old {
        Some(old) => old,
        None => {
            let revisions = workbench.brief_revisions(&IdRequest { id: id.clone() })?;
            revisions.get(1).or(revisions.first()).map_or(1, |row| row.number)
        }
    };
    let difference = workbench.compare_revisions(&CompareRevisionsRequest { id, old, new })?;
    if json {
        print_json(&difference)?;
        return Ok(End::Done);
    }
    // Only paragraphs in which something changed; 【-…-】 is gone, 【+…+】 is new.
    let mut drawn = String::new();
    for stretch in &difference.stretches {
        match stretch.change {
            RevisionChange::Same => drawn.push_str(&stretch.text),
            RevisionChange::Removed => drawn.push_str(&format!("【-{}-】", stretch.text.trim_end())),
            RevisionChange::Added => drawn.push_str(&format!("【+{}+】", stretch.text.trim_end())),
        }
    }
    let changed: Vec<&str> = drawn.lines().filter(|line| line.contains("【-") || line.contains("【+")).collect();
    if changed.is_empty() {
        say("两版没有不同。");
    } else {
        print(&(changed.join("\n") + "\n"))?;
    }
    Ok(End::Done)
}

pub(crate) fn state(
    workbench: &Workbench,
    id: String,
    state: Option<Progress>,
    by: String,
    json: bool,
) -> Result<End, Failure> {
    let progress = match state {
        Some(state) => {
            let state = match state {
                Progress::Draft => BriefState::Draft,
                Progress::Submitted => BriefState::Submitted,
                Progress::Checked => BriefState::Checked,
                Progress::Final => BriefState::Final,
            };
            workbench.set_brief_state(&BriefStateRequest { id, state, by })?
        }
        None => workbench.brief_progress(&IdRequest { id })?,
    };
    if json {
        print_json(&progress)?;
        return Ok(End::Done);
    }
    let BriefProgress { state, steps, since_final } = progress;
    print(&format!("{}\n", state_name(state)))?;
    for change in since_final {
        say(&change);
    }
    let row =
        |step: yaobao_workbench::contract::BriefStep| [moment(step.at), state_name(step.state).to_owned(), step.by];
    let rows: Vec<[String; 3]> = steps.into_iter().map(row).collect();
    print(&table([text("时间", 16), text("状态", 8), text("由谁", 20)], &rows))?;
    Ok(End::Done)
}

pub(crate) fn uses(workbench: &Workbench, (kind, id): (String, String), json: bool) -> Result<End, Failure> {
    let kind = match kind.as_str() {
        "measure" => FactKind::Measure,
        "excerpt" => FactKind::Excerpt,
        _ => FactKind::Statistic,
    };
    let uses = workbench.fact_uses(&FactRequest { kind, id })?;
    if json {
        print_json(&uses)?;
        return Ok(End::Done);
    }
    let changed = |changed| if changed { "数据已变更" } else { "" }.to_owned();
    let rows: Vec<[String; 4]> = uses
        .into_iter()
        .map(|row| [row.id, row.title, state_name(row.state).to_owned(), changed(row.changed)])
        .collect();
    print(&table([text("编号", 26), text("标题", 40), text("状态", 8), text("变更", 10)], &rows))?;
    Ok(End::Done)
}

pub(crate) fn changed(workbench: &Workbench, id: Option<String>, take: bool, json: bool) -> Result<End, Failure> {
    let figures = workbench.changed_figures(&ChangedRequest { brief: id.clone() })?;
    if let (true, Some(id)) = (take, id) {
        workbench.take_changed_figures(&IdRequest { id })?;
        say(&format!("改过来 {} 处。", figures.len()));
        return Ok(End::Done);
    }
    if json {
        print_json(&figures)?;
        return Ok(End::Done);
    }
    let rows: Vec<[String; 4]> =
        figures.into_iter().map(|figure| [figure.title, figure.old, figure.new, figure.source]).collect();
    print(&table([text("要报", 36), text("稿中", 16), text("资料库", 16), text("来源", 50)], &rows))?;
    Ok(End::Done)
}

pub(crate) fn facts(workbench: &Workbench, file: &Path, output: Option<PathBuf>) -> Result<End, Failure> {
    let markdown = files::read_text(file)?;
    let output = output.unwrap_or_else(|| file.with_extension("facts.json"));
    let account = workbench.export_facts(&ExportRequest { markdown, path: output.to_string_lossy().into_owned() })?;
    say(&format!("已写出 {}。", account.path));
    Ok(End::Done)
}

pub(crate) fn lists(
    workbench: &Workbench,
    file: Option<&Path>,
    sample: Option<&Path>,
    json: bool,
) -> Result<End, Failure> {
    let request = |path: &Path| PathRequest { path: path.to_string_lossy().into_owned() };
    if let Some(sample) = sample {
        workbench.sample_word_list(&request(sample))?;
        say(&format!("已写出 {}；改好后放到资料库旁的“词表”文件夹里。", sample.display()));
        return Ok(End::Done);
    }
    let lists = match file {
        Some(file) => vec![workbench.try_word_list(&request(file))?],
        None => workbench.word_lists(&Nothing {})?,
    };
    let wrong = lists.iter().any(|list| !list.mistakes.is_empty());
    if json {
        print_json(&lists)?;
    } else {
        for list in &lists {
            print(&format!("{}：{} 行，今天有效 {} 行\n", list.path, list.rows, list.holding))?;
            for mistake in &list.mistakes {
                print(&format!("    第 {} 行  {}\n", mistake.line, mistake.message))?;
            }
        }
        if lists.is_empty() {
            say("资料库旁没有“词表”文件夹，或其中没有词表。用 yaobao lists --sample 文件 写一份样例。");
        }
    }
    Ok(if wrong { End::Findings } else { End::Done })
}

pub(crate) fn try_template(workbench: &Workbench, file: &Path) -> Result<End, Failure> {
    let text = files::read_text(file)?;
    told(&workbench.save_template(&TemplateDraft { text, try_only: true })?, "没有错误")
}

pub(crate) fn add_template(workbench: &Workbench, file: &Path) -> Result<End, Failure> {
    let request = PathRequest { path: file.to_string_lossy().into_owned() };
    told(&workbench.add_template_file(&request)?, "已添加到自己的模板中")
}

fn told(found: &TemplateText, done: &str) -> Result<End, Failure> {
    if found.problem.is_empty() {
        say(&format!("模板“{}”{done}。", found.name));
        return Ok(End::Done);
    }
    let line = found.line.map(|line| format!("第 {line} 行  ")).unwrap_or_default();
    print(&format!("{line}{}\n", found.problem))?;
    Ok(End::Findings)
}

fn state_name(state: BriefState) -> &'static str {
    match state {
        BriefState::Draft => "草稿",
        BriefState::Submitted => "送审",
        BriefState::Checked => "核对通过",
        BriefState::Final => "定稿",
    }
}

fn moment(millis: i64) -> String {
    let moment = DateTime::from_timestamp_millis(millis).unwrap_or_default();
    moment.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string()
}
