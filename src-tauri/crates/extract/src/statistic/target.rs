//! Figures that a plan sets.

use super::{Ahead, Draft, View};
use crate::clause::Sentence;
use crate::indicator::Before;
use crate::moment::{Sense, Year};
use crate::period::{self, Clock, Found};
use crate::quantity::Quantity;
use std::ops::Range;
use yaobao_model::{PartialDate, Period, StatisticKind};

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
            draft.period = Some(plan);
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

/// Whether a sentence goes on telling how things have grown: 同比, 增长, 其中.
pub(super) fn tells_growth(opening: &str) -> bool {
    opening.starts_with("其中") || opening.contains("同比") || opening.contains("增长")
}

/// Whether a figure is a rule or a prospect, which holds for no time: `给予最高300万元补助`, `达产后年产值75亿元`.
pub(super) fn is_undated(view: &View<'_, '_>, clause: &Range<usize>, quantity: &Quantity, kind: StatisticKind) -> bool {
    const RULES: &[&str] = &["给予", "奖补", "补贴", "补助", "奖励", "资助", "封顶", "抵押率", "风险补偿"];
    const SPENT: &[&str] =
        &["兑现", "发放", "累计", "已", "完成", "落实", "投入", "争取", "下达", "拨付", "拿出", "财政"];
    const PROSPECTS: &[&str] = &["达产后", "投产后", "建成后", "建成投产后"];
    let part = near(view.text, clause, &quantity.at);
    let before = &view.text[part.start.min(quantity.at.start)..quantity.at.start];
    let part = &view.text[part];
    let rule = quantity.unit.ends_with('元') || quantity.unit == "%";
    let set = rule
        && !matches!(kind, StatisticKind::Growth | StatisticKind::Change | StatisticKind::Rank)
        && RULES.iter().any(|word| part.contains(word))
        && !SPENT.iter().any(|word| part.contains(word));
    set || PROSPECTS.iter().any(|word| before.contains(word))
}

/// What a five-year plan tells of how things stand is of the year before its first: `龙头企业仅2家`.
///
/// What has been done (`累计投入7.62亿元`) is of the five years before it.
pub(super) fn before_plan(plan: Period, ahead: &Ahead, left: &str, draft: &mut Draft) {
    let ((first, _), (last, _)) = plan.bounds();
    if ahead.part || draft.kind == StatisticKind::Target || last != first + 4 {
        return;
    }
    let done = ["累计", "完成", "实施", "新建", "新增"].iter().any(|word| left.contains(word));
    let whole = |year| PartialDate { year, month: None, day: None };
    draft.period = Some(if done { Period::Range(whole(first - 5), whole(first - 1)) } else { Period::year(first - 1) });
}

/// The part of a clause or a row that stands near a figure: some 200 characters to each side, which is all of any that
/// people write. Without a bound a clause of a thousand figures would be quoted, and looked through, a thousand times.
pub(super) fn near(text: &str, whole: &Range<usize>, figure: &Range<usize>) -> Range<usize> {
    const REACH: usize = 600;
    let start = text.floor_char_boundary(figure.start.saturating_sub(REACH));
    let end = text.ceil_char_boundary((figure.end + REACH).min(text.len()));
    start.max(whole.start)..end.min(whole.end).max(figure.end)
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
