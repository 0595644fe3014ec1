//! Who is to carry a measure out, by when, and what it is to reach.

use crate::moment::{Moment, Sense};
use crate::quantity::Scan;
use std::ops::Range;
use yaobao_model::{Period, Statistic, StatisticKind};

/// Labels behind which a plan names who is responsible.
const LABELS: &[&str] =
    &["牵头单位", "责任单位", "牵头部门", "责任部门", "牵头处室", "责任处室", "配合单位", "配合部门", "实施单位"];

/// Who acts, as printed and each once: `（责任单位：市商务局、市财政局）`, `由市科技局会同市财政局组织实施`,
/// `（市人社局牵头，市科技局配合）`.
pub(crate) fn actors(body: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |names: &str| {
        for name in names.split(['、', '，', ',', '；', '和', '会']) {
            let name = name.trim_matches(['（', '）', '(', ')', ' ', '\n', '。', '；', '：', '同', '等']);
            let fits = (2..=24).contains(&name.chars().count()) && !name.contains(['。', '《']);
            if fits && !found.iter().any(|known| known == name) {
                found.push(name.to_owned());
            }
        }
    };
    for label in LABELS {
        for (at, _) in body.match_indices(label) {
            let rest = body[at + label.len()..].trim_start_matches(['：', ':', ' ']);
            add(rest.split(['；', '。', '\n', '）', ')', '】']).next().unwrap_or_default());
        }
    }
    if let Some(inside) =
        body.rfind(['（', '(']).map(|at| &body[at..]).filter(|inside| inside.trim_end().ends_with(['）', ')']))
    {
        for part in inside.split(['，', '；', ',']) {
            let part = part.trim_matches(['（', '）', '(', ')', ' ']);
            if let Some(names) =
                ["牵头", "配合", "负责", "按职责分工负责"].iter().rev().find_map(|duty| part.strip_suffix(duty))
            {
                add(names);
            }
        }
    }
    if found.is_empty() {
        let acting = body
            .split(['，', '。', '；', '\n'])
            .filter_map(|clause| clause.trim().strip_prefix('由'))
            .find_map(|clause| {
                let end = ["牵头", "负责", "组织", "会同", "承担", "统筹"]
                    .iter()
                    .filter_map(|verb| clause.find(verb))
                    .min()?;
                Some(if clause[end..].starts_with("会同") { clause } else { &clause[..end] })
            });
        if let Some(clause) = acting {
            let end = ["牵头", "负责", "组织", "承担", "统筹", "制定", "共同"]
                .iter()
                .filter_map(|verb| clause.find(verb))
                .min();
            found_in_list(&clause[..end.unwrap_or(clause.len())], &mut found);
        }
    }
    found
}

fn found_in_list(names: &str, found: &mut Vec<String>) {
    let names = names.replace("会同", "、");
    for name in names.split(['、', '和', '与']) {
        if (3..=24).contains(&name.chars().count()) && !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
}

/// The time by which a measure is to be done: `到2027年`, `2025年12月底前`, `完成时限：2025年12月底`.
pub(crate) fn deadline(text: &str, at: &Range<usize>, scan: &Scan, base: Option<i32>) -> Option<Period> {
    let first = scan.moments.partition_point(|m| m.at.start < at.start);
    let within = || scan.moments[first..].iter().take_while(|m| m.at.end <= at.end);
    let labelled = |m: &&Moment| {
        let before = text[at.start..m.at.start].trim_end_matches(['：', ':', ' ']);
        before.ends_with("完成时限") || before.ends_with("完成时间") || before.ends_with("时限")
    };
    let moment = within().find(labelled).or_else(|| within().find(|m| m.sense == Sense::Until))?;
    Moment { sense: Sense::Plain, ..moment.clone() }.period(base, None)
}

/// The figures that a measure is to reach, as printed: `产值突破1500亿元` gives 1500亿元.
pub(crate) fn targets(statistics: &[Statistic], start: usize, end: usize) -> Vec<String> {
    let first = statistics.partition_point(|statistic| statistic.at.start < start);
    let within = statistics[first..].iter().take_while(|statistic| statistic.at.end <= end);
    within
        .filter(|statistic| statistic.kind == StatisticKind::Target)
        .map(|s| format!("{}{}", s.indicator, s.figure))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_who_is_responsible() {
        let check = |body: &str, names: &[&str]| assert_eq!(actors(body), names, "{body}");
        check("支持首店。（责任单位：市商务局、市财政局）", &["市商务局", "市财政局"]);
        check("建设平台。\n牵头单位：市科技局；责任单位：市教育局、国资委", &["市科技局", "市教育局", "国资委"]);
        check("开展评审。（市人社局牵头，市科技局配合）", &["市人社局", "市科技局"]);
        check("由市科技局会同市财政局制定办法", &["市科技局", "市财政局"]);
        check("加大投入，完善机制。", &[]);
    }
}
