//! Figures that a plan sets.

use super::{Ahead, Draft, View};
use crate::clause::Sentence;
use crate::indicator::Before;
use crate::moment::{Sense, Year};
use crate::period::{self, Clock, Found};
use crate::quantity::Quantity;
use std::ops::Range;
use yaobao_model::{Period, StatisticKind};

/// Makes a target of a figure that a plan sets.
#[allow(clippy::too_many_arguments)]
pub(super) fn aim(
    view: &View<'_, '_>,
    sentence: &Sentence,
    clause: &Range<usize>,
    quantity: &Quantity,
    ahead: &Ahead,
    clock: &Clock,
    before: &Before<'_>,
    draft: &mut Draft,
) {
    let said = view.aims.reach(sentence.at.start, clause.start, quantity.at.start)
        || ends_a_plan(view, sentence, quantity, clock);
    let part = &view.text[sentence.at.start..quantity.at.start];
    let given = ["针对", "围绕", "聚焦", "依托", "整合", "现有", "整合全市", "整合全省", "整合全区", "整合全县"]
        .iter()
        .any(|word| part.ends_with(word))
        || ["，在", "。在", "；在"].iter().any(|word| part.ends_with(word));
    // 设立规模10亿元的基金, 每年安排专项资金2亿元: what is laid out is no result to be reached.
    let clause_text = within(view.text, &quantity.at, "，；。\n");
    let funded = quantity.unit.ends_with('元')
        && ["设立", "安排", "首期", "筹集"].iter().any(|word| clause_text.contains(word))
        && ["基金", "资金", "资金池", "经费", "首期"].iter().any(|word| clause_text.contains(word));
    let granted = funded
        || ["给予", "奖励", "补助", "补贴", "资助"].iter().any(|word| around(view.text, &quantity.at).contains(word));
    // 精深加工率仅为31%，主要短板在品牌 tells how things stand, in whatever part it is said.
    let sentence_text = within(view.text, &quantity.at, "。\n");
    let given = given || ["仅为", "现有", "常年", "目前", "主要短板"].iter().any(|word| sentence_text.contains(word));
    let past = matches!(draft.found, Found::Clause | Found::Sentence)
        && draft.period.zip(clock.base).is_some_and(|(period, base)| period.last_year() < base);
    let planned = ahead.part && !past && !given && !granted && draft.kind != StatisticKind::Rank;
    let ranked = draft.kind == StatisticKind::Rank;
    // 由22%提高到35%: where one sets out from is no target.
    if before.from || !said && (ranked || !planned) {
        return;
    }
    if let (StatisticKind::Growth | StatisticKind::Change, Some((word, _))) = (draft.kind, before.trend)
        && word != "翻"
    {
        draft.indicator = format!("{}{word}", draft.base);
    }
    draft.kind = StatisticKind::Target;
    // 年均增长15%以上 is of all the years of the plan.
    if let Some(plan) = view.plan.filter(|_| part.ends_with("年均增长") || part.ends_with("年均下降")) {
        draft.period = Some(plan);
        return;
    }
    if draft.found != Found::Clause && draft.found != Found::Sentence {
        if let Some(year) = ahead.year.filter(|_| planned && view.plan.is_none()) {
            draft.period = Some(Period::year(year));
        } else if let Some(plan) = view.plan.filter(|_| planned) {
            let yearly = ["每年", "年均", "累计", "五年"].iter().any(|word| clause_text.contains(word));
            draft.period = Some(if yearly { plan } else { Period::year(plan.last_year()) });
        } else if let Some(plan) = clock.plan(sentence, quantity.at.start, &view.scan.moments) {
            draft.period = Some(plan);
        }
    }
}

/// The words around a figure up to the next of `stops`, at most sixty characters to each side.
fn within<'t>(text: &'t str, at: &Range<usize>, stops: &str) -> &'t str {
    const REACH: usize = 60;
    let from = text[..at.start].char_indices().rev().take(REACH).take_while(|(_, c)| !stops.contains(*c)).last();
    let to = text[at.end..].char_indices().take(REACH).take_while(|(_, c)| !stops.contains(*c)).last();
    &text[from.map_or(at.start, |(at, _)| at)..to.map_or(at.end, |(i, c)| at.end + i + c.len_utf8())]
}

/// The words before a figure in its sentence and behind it in its clause, some forty characters to each side.
fn around<'t>(text: &'t str, at: &Range<usize>) -> &'t str {
    const REACH: usize = 40;
    let from = text[..at.start].char_indices().rev().take(REACH).take_while(|(_, c)| !"。\n".contains(*c)).last();
    let to = text[at.end..].char_indices().take(REACH).take_while(|(_, c)| !"，；。\n".contains(*c)).last();
    &text[from.map_or(at.start, |(at, _)| at)..to.map_or(at.end, |(i, c)| at.end + i + c.len_utf8())]
}

/// `到2026年底，……达到`: a time that ends a plan opens the sentence.
fn ends_a_plan(view: &View<'_, '_>, sentence: &Sentence, quantity: &Quantity, clock: &Clock) -> bool {
    period::said_before(sentence, quantity.at.start, &view.scan.moments).next().is_some_and(|m| {
        m.sense == Sense::Until
            && match (m.year, clock.base) {
                (Year::Given(year), Some(base)) => year >= base,
                (Year::Relative(offset), _) => offset >= 0,
                _ => true,
            }
    })
}
