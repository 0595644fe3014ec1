//! `yaobao backups` and `trash`.

use crate::output::{End, Failure, print, print_json, say};
use crate::table::{table, text};
use chrono::DateTime;
use yaobao_workbench::Workbench;
use yaobao_workbench::contract::{BackupRow, Nothing, TrashKind, TrashRequest, TrashRow};

pub(crate) fn backups(workbench: &Workbench, now: bool, json: bool) -> Result<End, Failure> {
    if now {
        let made = workbench.back_up_daily(&Nothing {})?.made;
        say(&made.map_or_else(|| "今天已经备份过。".to_owned(), |path| format!("已备份到 {path}。")));
    }
    let all = workbench.backups(&Nothing {})?;
    if json {
        print_json(&all)?;
        return Ok(End::Done);
    }
    let rows: Vec<[String; 3]> = all
        .into_iter()
        .map(|BackupRow { day, path, size }| [day, format!("{:.1} MB", size as f64 / 1e6), path])
        .collect();
    print(&table([text("日期", 10), text("大小", 10), text("文件", 100)], &rows))?;
    say("恢复其中一份：yaobao restore 文件");
    Ok(End::Done)
}

pub(crate) fn trash(workbench: &Workbench, take_back: Option<i64>, empty: bool, json: bool) -> Result<End, Failure> {
    if let Some(number) = take_back {
        workbench.take_back(&TrashRequest { number })?;
        say("已恢复。");
        return Ok(End::Done);
    }
    if empty {
        workbench.empty_trash(&Nothing {})?;
        say("回收站已清空。");
        return Ok(End::Done);
    }
    let all = workbench.trash(&Nothing {})?;
    if json {
        print_json(&all)?;
        return Ok(End::Done);
    }
    let rows: Vec<[String; 4]> = all
        .into_iter()
        .map(|TrashRow { number, kind, about, kept_until, .. }| {
            [number.to_string(), kind_name(kind).to_owned(), about, day(kept_until)]
        })
        .collect();
    print(&table([text("编号", 8), text("类别", 6), text("内容", 60), text("保留到", 10)], &rows))?;
    Ok(End::Done)
}

fn kind_name(kind: TrashKind) -> &'static str {
    match kind {
        TrashKind::Bulletin => "资料",
        TrashKind::Brief => "要报",
        TrashKind::Excerpt => "摘录",
        TrashKind::Tag => "标签",
    }
}

fn day(millis: i64) -> String {
    DateTime::from_timestamp_millis(millis).map_or_else(String::new, |at| at.date_naive().to_string())
}
