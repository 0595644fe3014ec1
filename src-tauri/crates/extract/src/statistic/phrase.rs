//! Turns of phrase within the name of an indicator: ranks, comparisons, shares, what goes before.

use super::View;
use crate::indicator;
use crate::lexicon::{Action, Lexicons};
use std::ops::Range;

/// What a further measure is of: 净增经营主体 of 净增经营主体4.3万户，总量达68.9万户, and 固态电池项目 of 固态电池项目占地260亩，总投资50亿元.
pub(super) fn without_own_measure(above: &str) -> String {
    let above = ["净增", "新增"].iter().find_map(|verb| above.strip_prefix(verb)).unwrap_or(above);
    let above = ["占地面积", "占地"].iter().find_map(|measure| above.strip_suffix(measure)).unwrap_or(above);
    above.to_owned()
}

/// Whether a name only says how long something took: 五年, 6年间.
pub(super) fn is_span_of_years(name: &str) -> bool {
    let years = name.trim_end_matches(['间', '来', '内', '里']);
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c);
    years.strip_suffix('年').is_some_and(|count| !count.is_empty() && count.chars().all(number))
}

/// 完成全年目标的63%: how much of a plan has been carried out.
pub(super) fn is_plan(name: &str) -> bool {
    const PLANS: &[&str] =
        &["目标", "目标任务", "计划", "年度计划", "任务", "年度任务", "预算", "时序进度", "年初预算"];
    // 收入完成252.6亿元，为预算的101.2%.
    let name = name.trim_end_matches('的').trim_start_matches(['为', '占']).trim_start_matches("全年");
    let name = name.trim_start_matches("调整");
    let name = name.trim_start_matches("年度").trim_start_matches("年初");
    PLANS.contains(&name)
}

/// The end of a name that is too long, behind its last verb: `与某地分别通过智力援助支持合作项目` → `合作项目`.
pub(super) fn shorten<'n>(name: &'n str, lexicons: &Lexicons) -> &'n str {
    const LONG: usize = 18;
    const LEAST: usize = 4;
    if name.chars().count() <= LONG {
        return name;
    }
    let mut verbs = name.char_indices().filter_map(|(at, _)| {
        let (word, action) = lexicons.actions.at_start(&name[at..])?;
        let rest = name[at + word.len()..].trim_start_matches('了');
        let cuts = matches!(action, Action::Generic | Action::Pivot) && word.chars().count() > 1;
        (cuts && rest.chars().count() >= LEAST).then_some(rest)
    });
    verbs.next_back().unwrap_or(name)
}

/// `贡献了近70%的研发投入` measures 研发投入占比.
pub(super) fn share_of(name: &str, part: &str) -> String {
    let whole =
        name.rfind(['全', '本']).map(|at| &name[at..]).filter(|whole| whole.chars().count() == 2).unwrap_or_default();
    if whole.is_empty() { format!("{part}占比") } else { format!("{part}占{whole}比重") }
}

/// `某某公司等高校` counts 高校: what stands before 等 is examples.
pub(super) fn after_and_so_on(name: &str) -> &str {
    match name.rfind('等') {
        Some(at) => {
            let after = &name[at + '等'.len_utf8()..];
            if after.is_empty() || after.chars().count() >= 4 { after } else { name }
        }
        None => name,
    }
}

/// `综合科技创新水平排名升至全国`: what is ranked, and among whom.
pub(super) fn rank_parts<'c>(core: &'c str, lexicons: &Lexicons) -> (&'c str, &'c str) {
    const LONGEST_SCOPE: usize = 8;
    let mut name = core;
    let mut scope = "";
    let verb = core
        .char_indices()
        .rev()
        .take(LONGEST_SCOPE + 1)
        .find_map(|(at, _)| lexicons.ranks.at_end(&core[..at]).map(|_| at));
    if lexicons.ranks.at_end(core).is_none() {
        if let Some(at) = verb {
            (name, scope) = core.split_at(at);
        } else if core.chars().count() <= LONGEST_SCOPE {
            (name, scope) = ("", core);
        }
    }
    while let Some((word, ())) = lexicons.ranks.at_end(name) {
        if word == "位次" {
            break;
        }
        name = name[..name.len() - word.len()].trim_end_matches(['的', '在', '均', '继', '续']);
    }
    (name, scope.trim_matches(['、', '和', '“', ' ']))
}

/// Whether a name tells that something lies below another: 低于全省, 比全国低.
pub(super) fn is_below(indicator: &str) -> bool {
    indicator.contains("低于") || indicator.contains('比') && indicator.ends_with(['低', '少', '慢'])
}

/// 高于全市平均水平, where a clause says 比全市平均水平高 and names nothing else.
pub(super) fn turned_comparison(core: &str) -> Option<String> {
    let inner = core.strip_prefix(['比', '较'])?;
    let (whom, word) = ["高", "低", "快", "慢", "多", "少"].iter().find_map(|w| Some((inner.strip_suffix(w)?, *w)))?;
    (!whom.is_empty() && !whom.starts_with(['例', '重'])).then(|| format!("{word}于{whom}"))
}

/// `研发投入强度高于全国`: what is measured, and what it is compared with.
pub(super) fn compared_with(core: &str) -> (&str, &str) {
    for word in ["高于", "低于", "高出", "快于", "慢于", "超出", "领先", "多于", "好于"] {
        if let Some(at) = core.find(word) {
            return core.split_at(at);
        }
    }
    (core, "")
}

/// What a clause without figures does something to: 成果路演 of 常态化举办成果路演.
pub(super) fn deed(view: &View<'_, '_>, clause: &Range<usize>) -> Option<String> {
    const LONGEST: usize = 16;
    if clause.len() > 40 * '一'.len_utf8() {
        return None;
    }
    let quantities = &view.scan.quantities;
    let first = quantities.partition_point(|q| q.at.start < clause.start);
    if quantities.get(first).is_some_and(|q| q.at.start < clause.end) {
        return None;
    }
    let part = indicator::trim_start(view.text, view.text[clause.clone()].trim(), &view.scan.moments, view.lexicons);
    let part =
        ["常态化", "定期", "每年", "持续", "组织"].iter().find_map(|word| part.strip_prefix(word)).unwrap_or(part);
    let (word, action) = view.lexicons.actions.at_start(part)?;
    let object = part[word.len()..].trim_start_matches('了');
    let count = object.chars().count();
    let nouns = (3..=LONGEST).contains(&count) && !object.contains(['、', '“', '的']);
    (nouns && matches!(action, Action::Generic | Action::Kept) && word.chars().count() > 1).then(|| object.to_owned())
}

/// The name that the clause before ends with, for a figure whose own clause has none.
pub(super) fn clause_before(view: &View<'_, '_>, before: Option<Range<usize>>) -> Option<String> {
    let before = before?;
    let part = &view.text[before.clone()];
    let name = indicator::clean(view.text, part, &view.scan.moments, view.lexicons);
    let skip = name.chars().count().saturating_sub(20);
    Some(name.chars().skip(skip).collect())
}
