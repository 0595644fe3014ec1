//! `yaobao verify`, `backup`, `restore` and `fonts`.

use crate::output::{End, Failure, print, print_json, say};
use crate::table::{table, text};
use std::path::Path;
use yaobao_workbench::contract::{FontRow, Nothing, PathRequest, VerifyReport};
use yaobao_workbench::{Machine, Workbench};

pub(crate) fn verify(workbench: &Workbench, json: bool) -> Result<End, Failure> {
    let report = workbench.verify_library(&Nothing {})?;
    let VerifyReport { sound, problems } = &report;
    if json {
        print_json(&report)?;
    } else if *sound {
        print("资料库完好。\n")?;
    } else {
        print(&(problems.join("\n") + "\n"))?;
        say(&format!("发现 {} 个问题。请先备份，再从较早的备份恢复，或重新导入有问题的资料。", problems.len()));
    }
    Ok(if *sound { End::Done } else { End::Findings })
}

pub(crate) fn backup(workbench: &Workbench, file: &Path) -> Result<End, Failure> {
    workbench.backup_library(&PathRequest { path: file.to_string_lossy().into_owned() })?;
    say(&format!("已备份到 {}。", file.display()));
    Ok(End::Done)
}

pub(crate) fn restore(backup: &Path, library: &Path, machine: Machine) -> Result<End, Failure> {
    let kept = yaobao_workbench::restore(backup, library, Box::new(machine))?;
    say(&format!("已恢复到 {}。", library.display()));
    if let Some(kept) = kept {
        say(&format!("原来的资料库改名为 {}，确认无误后可以删除。", kept.display()));
    }
    Ok(End::Done)
}

pub(crate) fn fonts(workbench: &Workbench, json: bool) -> Result<End, Failure> {
    let fonts = workbench.fonts(&Nothing {})?;
    if json {
        print_json(&fonts)?;
        return Ok(End::Done);
    }
    let rows: Vec<[String; 4]> = fonts
        .into_iter()
        .map(|FontRow { role, family, bundled, fallbacks }| {
            let origin = if bundled { "随程序" } else { "本机" };
            [role, family, origin.to_owned(), fallbacks.join("、")]
        })
        .collect();
    print(&table([text("用途", 10), text("字体", 36), text("来源", 10), text("缺字时用", 60)], &rows))?;
    Ok(End::Done)
}
