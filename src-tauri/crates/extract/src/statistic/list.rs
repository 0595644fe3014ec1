//! Lists of figures that answer lists of names.

use super::{Draft, View};
use crate::indicator;
use crate::region::{self, Named};
use std::ops::Range;
use yaobao_model::StatisticKind;

/// Names too short to stand alone take what is said of the whole list: `167家企业和130名科技人员享受政策红利`.
pub(super) fn share_predicate(view: &View<'_, '_>, clause: &Range<usize>, from: usize, drafts: &mut [Draft]) {
    const SHORT: usize = 4;
    const LONGEST: usize = 14;
    if drafts.len() < 2 || from >= clause.end {
        return;
    }
    let said = view.text[from..clause.end].trim();
    let said = &said[..said.find(['”', '’']).unwrap_or(said.len())];
    if said.chars().count() < 2 || said.chars().count() > LONGEST {
        return;
    }
    for draft in drafts.iter_mut().filter(|d| d.number_first && d.base.chars().count() < SHORT) {
        draft.base.push_str(said);
        draft.indicator = draft.base.clone();
    }
}

/// Ties figures that answer a list of names to those names, in order:
/// `甲、乙、丙达到489家、925家、2178家，分别增长37%、65%、38%`.
pub(super) fn respective(
    view: &View<'_, '_>,
    clause: &Range<usize>,
    first: usize,
    drafts: &mut [Draft],
    paragraph_start: usize,
) {
    let count = drafts.len() - first;
    if count < 2 {
        return;
    }
    let head = view.scan.quantities[drafts[first].quantity].at.start;
    let all_bare = (first + 1..drafts.len()).all(|number| {
        let (a, b) = (drafts[number - 1].quantity, drafts[number].quantity);
        let between = &view.text[view.scan.quantities[a].at.end..view.scan.quantities[b].at.start];
        // 分别增长18.6%、下降4.2%.
        let rates = drafts[number - 1].kind == StatisticKind::Growth && drafts[number].kind == StatisticKind::Growth;
        let trend = view.lexicons.trends.at_end(between).filter(|_| rates).map_or(0, |(word, _)| word.len());
        between[..between.len() - trend].chars().all(|c| " 、和与及以上左右，\n".contains(c))
    });
    if !all_bare {
        return;
    }
    let left = &view.text[clause.start..head];
    let before = indicator::before(left, "", &view.scan.moments, clause.start, view.lexicons);
    let core = indicator::trim_start(view.text, before.core, &view.scan.moments, view.lexicons);
    if told_apart(view, core, &mut drafts[first..]) {
        return;
    }
    let halves = (count == 2).then(|| core.strip_prefix("城乡")).flatten();
    if let Some(rest) = halves.filter(|rest| !rest.contains(['、', '和', '与']) && rest.chars().count() >= 4) {
        for (draft, half) in drafts[first..].iter_mut().zip(["城镇", "农村"]) {
            draft.indicator = draft.indicator.replacen(&format!("城乡{rest}"), &format!("{half}{rest}"), 1);
            draft.base = format!("{half}{rest}");
        }
        return;
    }
    let names = split_list(core, count);
    if let Some(names) = names {
        let last = place_apart(view, names[count - 1]);
        let several = names.iter().any(|name| place_apart(view, name).0.is_some());
        for (offset, name) in names.iter().enumerate() {
            let draft = &mut drafts[first + offset];
            let (place, rest) = place_apart(view, name);
            if several {
                draft.region = place.or_else(|| view.region.map(str::to_owned));
            }
            let rest = if rest.is_empty() { last.1.to_owned() } else { with_shared_end(rest, last.1) };
            draft.base = indicator::clean(&rest, &rest, &[], view.lexicons).to_owned();
            draft.indicator = draft.base.clone();
        }
        return;
    }
    // 点单最多的是停车、电梯和充电，分别占33%、27%和19%: the names end the clause before.
    if let Some(names) = names_before(view, clause, count).filter(|_| core.chars().count() <= 6) {
        for (draft, name) in drafts[first..].iter_mut().zip(names) {
            draft.base = format!("{name}{core}");
            draft.indicator = draft.base.clone();
        }
        return;
    }
    // The names stand with the figures before: 18家甲、9068家乙，民企占比分别达到56%、90%.
    if first < paragraph_start + count {
        return;
    }
    let own = if indicator::is_dependent(core, view.lexicons) || core.is_empty() || core.chars().count() <= 6 {
        core
    } else {
        return;
    };
    let suffix = match drafts[first].kind {
        StatisticKind::Growth => String::new(),
        StatisticKind::Rank => drafts[first].indicator[drafts[first].base.len()..].to_owned(),
        _ => own.to_owned(),
    };
    for offset in 0..count {
        let base = drafts[first - count + offset].base.clone();
        let region = drafts[first - count + offset].region.clone();
        let draft = &mut drafts[first + offset];
        draft.base = if draft.kind == StatisticKind::Rank { base.clone() } else { format!("{base}{suffix}") };
        draft.indicator = format!("{base}{suffix}");
        draft.region = region;
    }
}

/// `甲县、乙县分别组建茶叶、葡萄服务团4个、6个`: who and what stand on the two sides of 分别.
fn told_apart(view: &View<'_, '_>, core: &str, drafts: &mut [Draft]) -> bool {
    let Some((who, what)) = core.rsplit_once("分别") else { return false };
    let what = indicator::clean(view.text, what, &view.scan.moments, view.lexicons);
    if what.chars().count() < 2 {
        return false;
    }
    let who = split_list(who, drafts.len());
    let verb = view.lexicons.actions.at_start(what).map_or(0, |(word, _)| word.len());
    let whats = split_list(&what[verb..], drafts.len());
    if who.is_none() && whats.is_none() {
        return false;
    }
    let places: Vec<Option<String>> = who.iter().flatten().map(|name| place_apart(view, name).0).collect();
    let several = places.iter().any(Option::is_some);
    for (number, draft) in drafts.iter_mut().enumerate() {
        if several {
            draft.region = places[number].clone().or_else(|| view.region.map(str::to_owned));
        }
        let name = match &whats {
            Some(whats) => with_shared_end(whats[number], whats[whats.len() - 1]),
            None => what.to_owned(),
        };
        let subject = who.as_ref().filter(|_| !several).map_or("", |who| who[number]);
        draft.base = format!("{subject}{name}");
        draft.indicator = draft.base.clone();
    }
    true
}

/// The names that the clause before ends with, when it lists so many behind 是 or 为 and gives no figure.
fn names_before<'v>(view: &View<'v, '_>, clause: &Range<usize>, count: usize) -> Option<Vec<&'v str>> {
    let sentence = view.sentences.get(view.sentences.partition_point(|s| s.at.end <= clause.start))?;
    let place = sentence.clauses.iter().position(|other| other.start == clause.start)?;
    let before = sentence.clauses.get(place.checked_sub(1)?)?;
    let quantities = &view.scan.quantities;
    let first = quantities.partition_point(|q| q.at.start < before.start);
    if quantities.get(first).is_some_and(|q| q.at.start < before.end) {
        return None;
    }
    let part = &view.text[before.clone()];
    let (at, word) = part.char_indices().rev().find(|(_, c)| matches!(c, '是' | '为'))?;
    split_list(&part[at + word.len_utf8()..], count)
}

/// The division that a name opens with, and the rest of the name.
fn place_apart<'n>(view: &View<'_, '_>, name: &'n str) -> (Option<String>, &'n str) {
    let at = indicator::place_of(view.text, name);
    let first = view.places.partition_point(|place| place.at.start < at);
    let place = view.places.get(first).filter(|p| p.at.start == at && p.at.end <= at + name.len());
    match place.map(|place| (place, &place.division)) {
        Some((place, Some(Named::Division(division)))) if region::plausible(division, view.home, true) => {
            (Some(division.full_name.clone()), &name[place.at.len()..])
        }
        _ => (None, name),
    }
}

/// Completes a name by what the last of its list ends with: 城镇居民 by 农村居民人均可支配收入.
fn with_shared_end(name: &str, last: &str) -> String {
    let count = name.chars().count();
    if let Some(whole) = sector_of_list(name, last).or_else(|| half_of_list(name, last)) {
        return whole;
    }
    if let Some(tail) = tail_after(name, last).or_else(|| measured_tail(name, last)) {
        return format!("{name}{tail}");
    }
    // 茶叶、中药材、葡萄产业服务团.
    let long = last.chars().count();
    if count <= 3 && long >= count + 3 && !last.contains(['的', '和']) {
        let tail: String = last.chars().skip(2).collect();
        return format!("{name}{tail}");
    }
    let parallel = last.chars().take(count).last().zip(name.chars().last()).is_some_and(|(a, b)| a == b);
    let tail: String = last.chars().skip(count).collect();
    let shared = parallel && tail.chars().count() >= 2 && !name.ends_with(&tail);
    if shared { format!("{name}{tail}") } else { name.to_owned() }
}

/// 第二产业增加值 for 二 beside 三产业增加值: `第一、二、三产业增加值`.
fn sector_of_list(name: &str, last: &str) -> Option<String> {
    const DIGITS: &[char] = &['一', '二', '三'];
    let digit = name.strip_prefix('第').unwrap_or(name);
    let rest = last.strip_prefix('第').unwrap_or(last).strip_prefix(DIGITS)?;
    let single = digit.chars().count() == 1 && digit.starts_with(DIGITS);
    (single && rest.starts_with("产业")).then(|| format!("第{digit}{rest}"))
}

/// 城镇居民人均可支配收入 for 城镇 beside 农村居民人均可支配收入.
fn half_of_list(name: &str, last: &str) -> Option<String> {
    const HALVES: &[&str] = &["城镇", "农村", "乡村", "城市"];
    let rest = HALVES.iter().filter(|half| **half != name).find_map(|half| last.strip_prefix(half))?;
    HALVES.contains(&name).then(|| format!("{name}{rest}"))
}

/// What follows in the last name behind the word that the name ends with: 余额 for 养老产业贷款 beside 数字经济产业贷款余额.
fn tail_after<'l>(name: &str, last: &'l str) -> Option<&'l str> {
    let (at, _) = name.char_indices().rev().nth(1)?;
    let word = &name[at..];
    let tail = &last[last.rfind(word)? + word.len()..];
    (tail.chars().count() >= 2 && tail != name).then_some(tail)
}

/// Nouns that say what of a thing is measured; the last name of a list bears them for all.
const MEASURES: &[&str] = &[
    "平均浓度",
    "浓度",
    "总产值",
    "产值",
    "增加值",
    "营业收入",
    "主营业务收入",
    "销售收入",
    "收入",
    "产量",
    "销量",
    "销售额",
    "零售额",
    "贷款余额",
    "余额",
    "参保人数",
    "参保率",
    "人数",
    "种植面积",
    "播种面积",
    "面积",
    "存栏量",
    "出栏量",
    "存栏",
    "出栏",
    "进出口额",
    "进出口",
    "出口额",
    "进口额",
    "保有量",
    "投资额",
    "投资",
    "装机容量",
    "发电量",
    "用电量",
    "吞吐量",
    "周转量",
    "覆盖率",
    "普及率",
    "入学率",
    "通畅率",
    "合格率",
    "优良率",
    "达标率",
    "利用率",
    "处理率",
    "占比",
];

/// 产值 for 硅光伏 beside 新能源电池产业产值.
fn measured_tail(name: &str, last: &str) -> Option<&'static str> {
    let tail = MEASURES.iter().find(|word| last.ends_with(**word))?;
    let own =
        name.ends_with(['额', '率', '量', '值', '数', '比', '重']) || MEASURES.iter().any(|word| name.ends_with(word));
    (!own).then_some(*tail)
}

/// Parts a list of exactly `count` names.
fn split_list(core: &str, count: usize) -> Option<Vec<&str>> {
    let by_comma: Vec<&str> = core.split('、').collect();
    if by_comma.len() == count && by_comma.iter().all(|name| name.chars().count() >= if count >= 3 { 1 } else { 2 }) {
        return Some(by_comma);
    }
    for word in ['和', '及', '与'] {
        let mut parts: Vec<&str> = Vec::new();
        for part in core.split('、') {
            parts.extend(part.split(word).map(|p| p.trim_end_matches('以')));
        }
        if parts.len() == count && parts.iter().all(|name| name.chars().count() >= 2) {
            return Some(parts);
        }
    }
    None
}
