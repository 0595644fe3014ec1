//! `yaobao search` and `searches`.

use crate::arguments::Place;
use crate::output::{End, Failure, print, print_json, say};
use crate::table::{table, text};
use std::io::{self, IsTerminal};
use yaobao_workbench::contract::{HitKind, IdRequest, Nothing, SaveSearchRequest, SavedSearchRow, SearchRequest};
use yaobao_workbench::{Workbench, report};

/// What to look for.
pub(crate) struct Query {
    pub(crate) text: String,
    /// Name of a saved search to begin with.
    pub(crate) saved: Option<String>,
    /// Name to save the search under.
    pub(crate) save: Option<String>,
    pub(crate) kinds: Vec<Place>,
    pub(crate) region: Option<String>,
    pub(crate) tag: Option<String>,
    pub(crate) period: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) bulletin: Option<String>,
    pub(crate) limit: usize,
}

/// The request that a query is; what was not typed is that of the saved search, if one was named.
fn request(workbench: &Workbench, query: &Query) -> Result<SearchRequest, Failure> {
    let known = match &query.saved {
        Some(name) => kept(workbench, name)?.search,
        None => SearchRequest::default(),
    };
    let kinds: Vec<HitKind> = query.kinds.iter().map(|&place| hit_kind(place)).collect();
    Ok(SearchRequest {
        text: if query.text.is_empty() { known.text } else { query.text.clone() },
        kinds: if kinds.is_empty() { known.kinds } else { kinds },
        region: query.region.clone().or(known.region),
        tag: query.tag.as_deref().map(|tag| tag_id(workbench, tag)).transpose()?.or(known.tag),
        period: query.period.clone().or(known.period),
        from: query.from.clone().or(known.from),
        to: query.to.clone().or(known.to),
        bulletin: query.bulletin.clone().or(known.bulletin),
        offset: 0,
        limit: query.limit.max(1),
    })
}

/// The saved search of this name.
fn kept(workbench: &Workbench, name: &str) -> Result<SavedSearchRow, Failure> {
    let known = workbench.saved_searches(&Nothing {})?.into_iter().find(|saved| saved.name == name);
    Ok(known.ok_or_else(|| report::no_such_search(name))?)
}

/// `yaobao searches`.
pub(crate) fn saved(workbench: &Workbench, forget: Option<&str>, json: bool) -> Result<End, Failure> {
    if let Some(name) = forget {
        workbench.forget_search(&IdRequest { id: kept(workbench, name)?.id })?;
        say(&format!("不再保存“{name}”。"));
        return Ok(End::Done);
    }
    let all = workbench.saved_searches(&Nothing {})?;
    if json {
        print_json(&all)?;
        return Ok(End::Done);
    }
    let rows: Vec<[String; 3]> = all
        .into_iter()
        .map(|SavedSearchRow { name, search, .. }| {
            let SearchRequest { text, region, period, from, to, .. } = search;
            let filters: Vec<String> = [region, period, from, to].into_iter().flatten().collect();
            [name, text, filters.join(" ")]
        })
        .collect();
    print(&table([text("名称", 30), text("检索词", 40), text("条件", 60)], &rows))?;
    Ok(End::Done)
}

pub(crate) fn search(workbench: &Workbench, query: &Query, json: bool) -> Result<End, Failure> {
    let request = request(workbench, query)?;
    if let Some(name) = &query.save {
        workbench.save_search(&SaveSearchRequest { name: name.clone(), search: request.clone() })?;
        say(&format!("已保存为“{name}”。"));
    }
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
    print(&if colour { highlighted(&printed, &request.text) } else { printed })?;
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

/// The words of the query in bold wherever they show, of two at one place the longer.
fn highlighted(printed: &str, query: &str) -> String {
    let mut words: Vec<&str> = query.split_whitespace().map(|word| word.trim_matches(['"', '“', '”'])).collect();
    words.retain(|word| !word.is_empty());
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut text = String::with_capacity(printed.len());
    let mut rest = printed;
    while let Some(next) = rest.chars().next() {
        let word = words.iter().find(|word| rest.starts_with(**word));
        let taken = word.map_or(next.len_utf8(), |word| word.len());
        match word {
            Some(word) => text.extend(["\u{1b}[1m", word, "\u{1b}[0m"]),
            None => text.push(next),
        }
        rest = &rest[taken..];
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_bold_and_what_makes_them_so_is_left_alone() {
        assert_eq!(highlighted("增长1倍", "增长 1 m"), "\u{1b}[1m增长\u{1b}[0m\u{1b}[1m1\u{1b}[0m倍");
        assert_eq!(highlighted("技术合同", "技术 \"技术合同\""), "\u{1b}[1m技术合同\u{1b}[0m");
    }
}
