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
    let past = matches!(draft.found, Found::Clause | Found::Sentence)
        && draft.period.zip(clock.base).is_some_and(|(period, base)| period.last_year() < base);
    let planned = ahead.part
        && !past
        && draft.kind != StatisticKind::Rank
        && !is_given(view.text, part, &quantity.at)
        && !is_granted(view.text, quantity);
    // 由22%提高到35%: where one sets out from is no target.
    if before.from || !said && !planned {
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
            let clause_text = within(view.text, &quantity.at, CLAUSE);
            let yearly = ["每年", "年均", "累计", "五年"].iter().any(|word| clause_text.contains(word));
            draft.period = Some(if yearly { plan } else { Period::year(plan.last_year()) });
        } else if let Some(plan) = clock.plan(sentence, quantity.at.start, &view.scan.moments) {
            draft.period = Some(plan);
        }
    }
}

/// What ends a sentence.
const SENTENCE: &[char] = &['。', '\n'];

/// What ends a clause.
const CLAUSE: &[char] = &['，', '；', '。', '\n'];

/// Whether a figure in a plan tells what there is to begin with: 针对5个县, 精深加工率仅为31%，主要短板在品牌.
fn is_given(text: &str, before: &str, at: &Range<usize>) -> bool {
    const OPENERS: [&str; 13] = [
        "针对",
        "围绕",
        "聚焦",
        "依托",
        "整合",
        "现有",
        "整合全市",
        "整合全省",
        "整合全区",
        "整合全县",
        "，在",
        "。在",
        "；在",
    ];
    OPENERS.iter().any(|word| before.ends_with(word))
        || holds(within(text, at, SENTENCE), &["仅为", "现有", "常年", "目前", "主要短板"])
}

/// Whether a figure in a plan is money that is laid out, and so no result to be reached: 设立规模10亿元的基金, 给予20万元奖励.
fn is_granted(text: &str, quantity: &Quantity) -> bool {
    let clause = within(text, &quantity.at, CLAUSE);
    let funded = quantity.unit.ends_with('元')
        && holds(clause, &["设立", "安排", "首期", "筹集"])
        && holds(clause, &["基金", "资金", "经费", "首期"]);
    funded || holds(around(text, &quantity.at), &["给予", "奖励", "补助", "补贴", "资助"])
}

fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The words around a figure up to the next of `stops`, at most sixty characters to each side.
fn within<'t>(text: &'t str, at: &Range<usize>, stops: &[char]) -> &'t str {
    &text[reach_back(text, at, stops, 60)..reach_on(text, at, stops, 60)]
}

/// The words before a figure in its sentence and behind it in its clause, some forty characters to each side.
fn around<'t>(text: &'t str, at: &Range<usize>) -> &'t str {
    &text[reach_back(text, at, SENTENCE, 40)..reach_on(text, at, CLAUSE, 40)]
}

fn reach_back(text: &str, at: &Range<usize>, stops: &[char], most: usize) -> usize {
    let before = text[..at.start].char_indices().rev().take(most);
    before.take_while(|(_, c)| !stops.contains(c)).last().map_or(at.start, |(place, _)| place)
}

fn reach_on(text: &str, at: &Range<usize>, stops: &[char], most: usize) -> usize {
    let behind = text[at.end..].char_indices().take(most);
    behind.take_while(|(_, c)| !stops.contains(c)).last().map_or(at.end, |(place, c)| at.end + place + c.len_utf8())
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
