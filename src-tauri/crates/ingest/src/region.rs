//! Which division an article is about.

use std::collections::BTreeMap;
use yaobao_model::{Diagnostic, Division, Gazetteer, Resolution};

/// Names that stand for the country as a whole when no division is named beside them.
const NATIONAL: &[&str] = &[
    "我国",
    "全国",
    "中国",
    "国家",
    "中共中央",
    "中央",
    "国务院",
    "科技部",
    "工信部",
    "工业和信息化部",
    "财政部",
    "教育部",
    "发展改革委",
    "央行",
    "商务部",
    "农业农村部",
    "人力资源社会保障部",
    "国资委",
];

/// Characters of the body that are asked when the title does not say.
const LEAD: usize = 1500;

/// The full name of the division that an article is about, and what to say where that is not clear.
///
/// The title decides (`浙江：助力嘉善……` is 嘉善县), then the issuing office, then the body, in which one division must
/// stand out. A name that several divisions bear is settled by its surroundings or left open, never guessed.
pub(crate) fn region_of(
    title: &str,
    about: &str,
    body: &str,
    gazetteer: &Gazetteer,
) -> (Option<String>, Option<Diagnostic>) {
    let lead_end = body.char_indices().nth(LEAD).map_or(body.len(), |(byte, _)| byte);
    let lead = &body[..lead_end];
    let province = prevailing(lead, gazetteer);
    for text in [title, about] {
        match named(text, province, lead, gazetteer) {
            Named::One(division) => return (Some(division.full_name.clone()), None),
            Named::Ambiguous(name, several) => {
                let names: Vec<&str> = several.iter().map(|d| d.full_name.as_str()).take(4).collect();
                let message = format!("“{name}”可指{}，篇目地区待定", names.join("、"));
                return (None, Some(Diagnostic::warning("region.ambiguous", message)));
            }
            Named::None if NATIONAL.iter().any(|word| text.contains(word)) => {
                return (Some(Division::WHOLE_COUNTRY.to_owned()), None);
            }
            Named::None => {}
        }
    }
    let found = stands_out(lead, gazetteer);
    let national = NATIONAL[..3].iter().map(|word| lead.matches(word).count()).sum::<usize>();
    match found {
        Some((division, count)) if count * 2 > national => (Some(division.full_name.clone()), None),
        _ if national > 0 => (Some(Division::WHOLE_COUNTRY.to_owned()), None),
        _ => (None, Some(Diagnostic::hint("region.unknown", "未能从标题和正文判断篇目地区"))),
    }
}

/// Whether a text begins with a division's name or that of a central office, as titles of digests do.
pub(crate) fn begins_with_place(text: &str, gazetteer: &Gazetteer) -> bool {
    let text = text.trim_start_matches(['【', '[', '·', '●', '■', '◆', ' ', '★', '▲']);
    let head_end = text.char_indices().nth(12).map_or(text.len(), |(byte, _)| byte);
    let head = &text[..head_end];
    gazetteer.mentions(head).first().is_some_and(|mention| mention.bytes.start == 0)
        || NATIONAL.iter().any(|word| head.starts_with(word))
}

/// Whether a text names a division anywhere.
pub(crate) fn names_a_place(text: &str, gazetteer: &Gazetteer) -> bool {
    gazetteer.mentions(text).iter().any(|mention| !mention.needs_context)
}

enum Named<'g> {
    One(&'g Division),
    Ambiguous(String, Vec<&'g Division>),
    None,
}

/// The division that a title or the name of an office names.
fn named<'g>(text: &str, province: Option<&'g Division>, lead: &str, gazetteer: &'g Gazetteer) -> Named<'g> {
    let mut chosen: Vec<&Division> = Vec::new();
    let mut open = None;
    for mention in gazetteer.mentions(text) {
        let context = chosen.last().copied().or(province);
        match gazetteer.resolve(&mention, context) {
            Some(Resolution::One(division)) => {
                if let Some(wider) = chosen.iter().position(|known| division.within(known)) {
                    chosen[wider] = division;
                } else if !chosen.iter().any(|known| known.within(division)) {
                    chosen.push(division);
                }
            }
            Some(Resolution::Ambiguous(several)) => {
                open = open.or(Some((text[mention.bytes.clone()].to_owned(), several)));
            }
            None => {}
        }
    }
    match (chosen.as_slice(), open) {
        ([], Some((name, several))) => Named::Ambiguous(name, several),
        ([], None) => Named::None,
        ([one], _) => Named::One(one),
        (several, _) => {
            let mentioned = |division: &Division| {
                let all = gazetteer.mentions(lead);
                all.iter().filter(|m| m.candidates.iter().any(|c| c.within(division))).count()
            };
            // Of several, the one that the body is about; of equals, the first.
            let counts: Vec<usize> = several.iter().map(|division| mentioned(division)).collect();
            let most = counts.iter().copied().max().unwrap_or_default();
            let best = counts.iter().position(|&count| count == most).unwrap_or_default();
            Named::One(several[best])
        }
    }
}

/// The province that a text speaks of more than of all others together.
fn prevailing<'g>(text: &str, gazetteer: &'g Gazetteer) -> Option<&'g Division> {
    let mut counts: BTreeMap<&str, (usize, &Division)> = BTreeMap::new();
    let mut all = 0;
    for mention in gazetteer.mentions(text).iter().filter(|m| !m.needs_context) {
        let provinces: Vec<&Division> = mention.candidates.iter().filter_map(|c| gazetteer.province_of(c)).collect();
        let Some(first) = provinces.first().filter(|first| provinces.iter().all(|p| p.code == first.code)) else {
            continue;
        };
        counts.entry(&first.code).or_insert((0, first)).0 += 1;
        all += 1;
    }
    let (count, province) = counts.into_values().max_by_key(|(count, _)| *count)?;
    (count * 2 > all).then_some(province)
}

/// The division that stands out in a text: most mentions are of it or of places within it; and how many.
fn stands_out<'g>(text: &str, gazetteer: &'g Gazetteer) -> Option<(&'g Division, usize)> {
    let province = prevailing(text, gazetteer);
    let mut found: Vec<&Division> = Vec::new();
    for mention in gazetteer.mentions(text) {
        if let Some(Resolution::One(division)) = gazetteer.resolve(&mention, province) {
            found.push(division);
        }
    }
    let mut best = province?;
    let count_in = |division: &Division| found.iter().filter(|d| d.within(division)).count();
    let total = count_in(best);
    if total < 2 {
        return None;
    }
    loop {
        let here = found.iter().filter(|d| d.code == best.code).count();
        let mut below: BTreeMap<&str, (&Division, usize)> = BTreeMap::new();
        for division in found.iter().filter(|d| d.within(best) && d.code != best.code) {
            let child = child_of(best, division, gazetteer);
            below.entry(&child.code).or_insert((child, 0)).1 += 1;
        }
        let Some((child, count)) = below.values().copied().max_by_key(|(_, count)| *count) else { break };
        let rest: usize = below.values().map(|(_, count)| count).sum::<usize>() - count;
        if count < 2 || count <= 2 * rest || count <= here {
            break;
        }
        best = child;
    }
    Some((best, total))
}

/// The division one level below `above` in which `division` lies.
fn child_of<'g>(above: &Division, division: &'g Division, gazetteer: &'g Gazetteer) -> &'g Division {
    if above.level() == 1 && division.level() == 3 {
        let prefecture = gazetteer.by_full_name(division.full_name.strip_suffix(&division.name).unwrap_or_default());
        return prefecture.filter(|p| p.level() == 2).unwrap_or(division);
    }
    division
}
