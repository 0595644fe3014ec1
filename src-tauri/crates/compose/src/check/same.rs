//! One indicator, one value: the same figure must not be given twice and differently.

use super::figures::{self, Read};
use super::passage::{Passage, Role};
use super::{Finding, RuleInfo};
use std::collections::HashMap;
use yaobao_model::quantity::{Agreement, Quantity};
use yaobao_model::{Period, Severity, StatisticKind};

pub(crate) const SAME: RuleInfo = RuleInfo {
    id: "number.N26",
    title: "同一指标前后一致",
    severity: Severity::Warning,
    source: "校对惯例",
    on: true,
    wrong: &[],
    right: &[],
};

/// What two figures must share to be the same thing said twice.
type Subject = (String, Option<String>, Period, StatisticKind, String);

/// Adds figures that differ from one given earlier for the same indicator, region and period.
pub(crate) fn look(passages: &[(&Passage, Vec<Read>)], findings: &mut Vec<Finding>) {
    let mut first: HashMap<Subject, (usize, Quantity)> = HashMap::new();
    let mut sentence = 0;
    for (passage, figures) in passages.iter().filter(|(p, _)| !matches!(p.role, Role::Cell | Role::Note | Role::Title))
    {
        let mut from = 0;
        for read in figures {
            sentence += passage.text[from..read.bytes.start].matches('。').count();
            from = read.bytes.start;
            let Some((subject, quantity)) = subject(passage, read) else { continue };
            let Some((seen_in, known)) = first.get(&subject) else {
                first.insert(subject, (sentence, quantity));
                continue;
            };
            // Two values in one sentence are compared with each other there: 由甲增加到乙, 其中.
            if *seen_in == sentence || agree(passage, read, &quantity, known) {
                continue;
            }
            let (indicator, _, period, ..) = &subject;
            let message = format!(
                "“{}”与前文不一致：{period}{indicator}前文为{}{}",
                read.figure.figure,
                known.value.normalize(),
                known.unit
            );
            findings.push(SAME.finding(passage.span(read.bytes.clone()), message));
        }
        sentence += 1;
    }
}

/// What a figure is about; `None` where that cannot be said for certain.
fn subject(passage: &Passage, read: &Read) -> Option<(Subject, Quantity)> {
    let figure = &read.figure;
    let period = figure.period?;
    let plain = matches!(figure.kind, StatisticKind::Level | StatisticKind::Growth | StatisticKind::Share);
    if !plain || figure.indicator.chars().count() < 3 || passage.is_borrowed(&read.bytes) {
        return None;
    }
    // Without a division the sentence may be about somebody whom the reader does not know: a county, a firm, a park.
    let clause = passage.text[..read.bytes.start].rsplit(['。', '；']).next().unwrap_or_default();
    let whole = ["全省", "全市", "全县", "全区", "全国", "全自治区", "全州"];
    let named = whole.iter().fold(clause.to_owned(), |text, word| text.replace(word, ""));
    let others = ["省", "市", "县", "区", "州", "镇", "乡", "村", "企业", "公司", "园", "集团", "院", "校"];
    if figure.region.is_none() && others.iter().any(|word| named.contains(word)) {
        return None;
    }
    let quantity = Quantity::new(figure.value, &figure.unit);
    let unit = quantity.base().1;
    Some(((figure.indicator.clone(), figure.region.clone(), period, figure.kind, unit), quantity))
}

/// Whether one of the two says the other, rounded or as a bound.
fn agree(passage: &Passage, read: &Read, quantity: &Quantity, known: &Quantity) -> bool {
    let agreement = quantity.agreement_as(known, figures::qualifier(passage, &read.bytes));
    let back = known.agreement(quantity);
    ![agreement, back].iter().all(|agreement| *agreement == Agreement::Differs)
}
