//! `yaobao search`.

use crate::arguments::Place;
use crate::output::{End, Failure, print, print_json, say};
use crate::table::{table, text};
use std::io::{self, IsTerminal};
use yaobao_workbench::contract::{HitKind, Nothing, SearchRequest};
use yaobao_workbench::{Workbench, report};

/// What to look for.
pub(crate) struct Query {
    pub(crate) text: String,
    pub(crate) kinds: Vec<Place>,
    pub(crate) region: Option<String>,
    pub(crate) tag: Option<String>,
    pub(crate) limit: usize,
}

pub(crate) fn search(workbench: &Workbench, query: &Query, json: bool) -> Result<End, Failure> {
    let request = SearchRequest {
        text: query.text.clone(),
        kinds: query.kinds.iter().map(|&place| hit_kind(place)).collect(),
        region: query.region.clone(),
        tag: query.tag.as_deref().map(|tag| tag_id(workbench, tag)).transpose()?,
        offset: 0,
        limit: query.limit.max(1),
    };
    let page = workbench.search(&request)?;
    if json {
        print_json(&page)?;
        return Ok(End::Done);
    }
    let colour = io::stdout().is_terminal();
    let rows: Vec<[String; 4]> = page
        .hits
        .iter()
        .map(|hit| {
            [
                kind_name(hit.kind).to_owned(),
                hit.region.clone().unwrap_or_default(),
                hit.title.clone(),
                hit.snippet.clone(),
            ]
        })
        .collect();
    let printed = table([text("类别", 6), text("地区", 24), text("标题", 36), text("内容", 120)], &rows);
    print(&if colour { highlighted(&printed, &query.text) } else { printed })?;
    let shown = page.hits.len();
    say(&if shown < page.total {
        format!("共 {} 条，列出前 {shown} 条。", page.total)
    } else {
        format!("共 {shown} 条。")
    });
    Ok(End::Done)
}

/// The identifier of the tag that is called so, or has this identifier.
pub(crate) fn tag_id(workbench: &Workbench, name: &str) -> Result<String, Failure> {
    let tags = workbench.tags(&Nothing {})?;
    let tag = tags.iter().find(|tag| tag.id == name || tag.name == name);
    Ok(tag.map(|tag| tag.id.clone()).ok_or_else(|| report::no_such_tag(name))?)
}

fn hit_kind(place: Place) -> HitKind {
    match place {
        Place::Text => HitKind::Text,
        Place::Excerpts => HitKind::Excerpt,
        Place::Measures => HitKind::Measure,
        Place::Statistics => HitKind::Statistic,
        Place::Briefs => HitKind::Brief,
    }
}

fn kind_name(kind: HitKind) -> &'static str {
    match kind {
        HitKind::Text => "原文",
        HitKind::Excerpt => "摘录",
        HitKind::Measure => "举措",
        HitKind::Statistic => "数据",
        HitKind::Brief => "要报",
    }
}

/// The words of the query in bold wherever they show.
fn highlighted(printed: &str, query: &str) -> String {
    let words = query.split_whitespace();
    words.fold(printed.to_owned(), |text, word| text.replace(word, &format!("\u{1b}[1m{word}\u{1b}[0m")))
}
