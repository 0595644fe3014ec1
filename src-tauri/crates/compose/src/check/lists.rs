//! Rows of the office's own word lists that are more than words: people and offices, orders, sets of members.

use super::passage::Passage;
use super::sentence::sentences;
use super::{Finding, RuleInfo, Term};
use crate::word_list::{ListRow, RowKind};
use chrono::NaiveDate;
use std::ops::Range;
use yaobao_model::Severity;

pub(crate) const OFFICE: RuleInfo = rule("term.C09", "人名与职务相符");
pub(crate) const ORDER: RuleInfo = rule("term.C10", "按规定的顺序排列");
pub(crate) const FORMULA: RuleInfo = rule("term.C12", "固定表述完整、顺序正确");

const fn rule(id: &'static str, title: &'static str) -> RuleInfo {
    RuleInfo { id, title, severity: Severity::Warning, source: "本单位", on: true, wrong: &[], right: &[] }
}

/// The rows that hold on the day of a brief, sorted by what is done with them.
pub(crate) struct Lists<'a> {
    /// Wordings, typing errors, banned words and names of institutions.
    pub(crate) terms: Vec<Term>,
    offices: Vec<&'a ListRow>,
    orders: Vec<(&'a ListRow, Vec<&'a str>)>,
    formulas: Vec<(&'a ListRow, Vec<&'a str>)>,
}

impl<'a> Lists<'a> {
    pub(crate) fn new(rows: &'a [ListRow], day: Option<NaiveDate>) -> Self {
        let mut lists = Self { terms: Vec::new(), offices: Vec::new(), orders: Vec::new(), formulas: Vec::new() };
        for row in rows.iter().filter(|row| row.holds_on(day)) {
            match row.kind {
                RowKind::Office => lists.offices.push(row),
                RowKind::Order => lists.orders.push((row, members(&row.pattern))),
                RowKind::Formula => lists.formulas.push((row, members(&row.right))),
                RowKind::Wording | RowKind::Typo | RowKind::Banned | RowKind::Institution => {
                    lists.terms.push(term(row));
                }
            }
        }
        lists
    }

    /// Adds people with an office that is not theirs, members out of order, and sets that are not complete.
    pub(crate) fn look(&self, passage: &Passage, findings: &mut Vec<Finding>) {
        self.offices(passage, findings);
        for (row, members) in &self.orders {
            order(passage, row, members, findings);
        }
        for (row, members) in &self.formulas {
            formula(passage, row, members, findings);
        }
    }

    /// 某局局长作者甲: the office right before a person must be one that the list gives to that person.
    fn offices(&self, passage: &Passage, findings: &mut Vec<Finding>) {
        for row in &self.offices {
            for (at, name) in passage.text.match_indices(row.pattern.as_str()) {
                let before = &passage.text[..at];
                let given = self.offices.iter().filter(|other| before.ends_with(other.right.as_str()));
                let Some(given) = given.max_by_key(|other| other.right.len()) else { continue };
                let own: Vec<&str> =
                    self.offices.iter().filter(|o| o.pattern == name).map(|o| o.right.as_str()).collect();
                let bytes = at - given.right.len()..at + name.len();
                let is_first = self.offices.iter().find(|other| other.pattern == row.pattern) == Some(row);
                if is_first && !own.contains(&given.right.as_str()) && !passage.is_borrowed(&bytes) {
                    let message = format!("{name}的职务应为“{}”{}", own.join("”“"), note(row));
                    findings.push(Finding { severity: row.severity, ..OFFICE.finding(passage.span(bytes), message) });
                }
            }
        }
    }
}

fn term(row: &ListRow) -> Term {
    let ListRow { kind, pattern, right, severity, except, note, .. } = row;
    let mut except = except.clone();
    // 某某区科技局 holds 科技局: what is right already is not corrected to itself.
    if right.contains(pattern.as_str()) {
        except.push(right.clone());
    }
    let note = if *kind == RowKind::Banned && note.is_empty() { "不宜使用".to_owned() } else { note.clone() };
    Term { wrong: pattern.clone(), right: right.clone(), severity: *severity, note, except }
}

fn members(text: &str) -> Vec<&str> {
    text.split(['、', '，', '|']).map(str::trim).filter(|member| !member.is_empty()).collect()
}

fn note(row: &ListRow) -> String {
    if row.note.is_empty() { String::new() } else { format!("：{}", row.note) }
}

/// Members that stand in one 顿号 list, in another order than the row's.
fn order(passage: &Passage, row: &ListRow, members: &[&str], findings: &mut Vec<Finding>) {
    for list in enumerations(&passage.text) {
        let items: Vec<Range<usize>> = items(&passage.text, list);
        let places: Vec<(usize, &Range<usize>)> = items
            .iter()
            .filter_map(|item| Some((members.iter().position(|m| *m == &passage.text[item.clone()])?, item)))
            .collect();
        let Some(wrong) = places.windows(2).find(|pair| pair[0].0 > pair[1].0) else { continue };
        let (start, end) = (places[0].1.start, places[places.len() - 1].1.end);
        // What stands between the members stays where it is, so only an unbroken list can be put in order.
        let unbroken = items.iter().filter(|item| start <= item.start && item.end <= end).count() == places.len();
        let mut sorted: Vec<usize> = places.iter().map(|(place, _)| *place).collect();
        sorted.sort_unstable();
        let right: Vec<&str> = sorted.into_iter().map(|place| members[place]).collect();
        let message = format!("“{}”应在“{}”之前{}", members[wrong[1].0], members[wrong[0].0], note(row));
        let suggestion = (unbroken && !passage.text[start..end].contains('和')).then(|| right.join("、"));
        if !passage.is_borrowed(&(start..end)) {
            let finding = ORDER.finding(passage.span(start..end), message);
            findings.push(Finding { severity: row.severity, suggestion, ..finding });
        }
    }
}

/// Stretches without any mark but 、.
fn enumerations(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let ends =
        text.match_indices(['，', '。', '；', '：', '（', '）', '！', '？']).map(|(at, mark)| (at, at + mark.len()));
    ends.chain([(text.len(), text.len())])
        .map(move |(end, next)| {
            let stretch = start..end;
            start = next;
            stretch
        })
        .filter(|stretch| text[stretch.clone()].contains('、'))
}

fn items(text: &str, list: Range<usize>) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    let mut start = list.start;
    for item in text[list].split(['、', '和', '“', '”']) {
        items.push(start..start + item.len());
        start += item.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    items
}

/// A sentence that names the set and some of its members, but not all of them in their order.
fn formula(passage: &Passage, row: &ListRow, members: &[&str], findings: &mut Vec<Finding>) {
    if !passage.text.contains(row.pattern.as_str()) {
        return;
    }
    for bytes in sentences(&passage.text) {
        let sentence = &passage.text[bytes.clone()];
        let Some(head) = sentence.find(row.pattern.as_str()) else { continue };
        let places: Vec<Option<usize>> = members.iter().map(|member| sentence.find(member)).collect();
        let named: Vec<usize> = places.iter().copied().flatten().collect();
        if named.len() < 2 || (named.len() == members.len() && named.is_sorted()) {
            continue;
        }
        let missing: Vec<&str> =
            members.iter().zip(&places).filter(|(_, place)| place.is_none()).map(|(member, _)| *member).collect();
        let what =
            if missing.is_empty() { "顺序不对".to_owned() } else { format!("缺“{}”", missing.join("”“")) };
        let message = format!("“{}”{what}，应为：{}{}", row.pattern, members.join("、"), note(row));
        let at = bytes.start + head..bytes.start + head + row.pattern.len();
        findings.push(Finding { severity: row.severity, ..FORMULA.finding(passage.span(at), message) });
    }
}
