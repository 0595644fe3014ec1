//! Statistics: every quantity of an article with what it is of.

mod list;
mod name;
mod phrase;
mod spoken;
pub(crate) mod table;
mod target;

use crate::clause::Sentence;
use crate::confidence::{self, Evidence};
use crate::indicator::{self, Before};
use crate::lexicon::{Lexicons, UnitClass};
use crate::outlook::{Aims, Outlooks};
use crate::period::{Clock, Found};
use crate::quantity::{Form, Quantity, Scan};
use crate::region::Place;
use list::{respective, share_predicate};
use name::{Around, describe};
use spoken::{Current, adjacent_region};
use std::ops::Range;
use target::aim;
use yaobao_model::{CharIndex, Division, Period, Statistic, StatisticKind};

/// Everything that reading the figures of one article needs.
pub(crate) struct View<'v, 'g> {
    pub text: &'v str,
    pub scan: &'v Scan,
    pub sentences: &'v [Sentence],
    pub places: &'v [Place<'g>],
    pub outlooks: &'v Outlooks,
    pub aims: &'v Aims,
    pub home: Option<&'g Division>,
    /// The article's region as a record writes it.
    pub region: Option<&'v str>,
    pub lexicons: &'v Lexicons,
    /// Whether the article tells a story from front to back, so that a year once named holds across its paragraphs.
    pub narrative: bool,
    /// Bytes at which a list item begins.
    pub items: &'v [usize],
    /// The years of the five-year plan that the title names.
    pub plan: Option<Period>,
    /// Tables, whose rows are no sentences.
    pub tables: &'v [table::Table],
}

/// A figure while the rest of its sentence is being read.
#[derive(Clone)]
struct Draft {
    quantity: usize,
    quote: Range<usize>,
    indicator: String,
    /// What a growth or a rank that names nothing refers back to.
    base: String,
    kind: StatisticKind,
    falls: bool,
    region: Option<String>,
    period: Option<Period>,
    qualifier: Option<String>,
    /// Whether the indicator was carried over from another figure.
    carried: bool,
    /// Whether what is counted stands behind the figure.
    number_first: bool,
    found: Found,
    /// Reasons to let a person look.
    doubts: u8,
}

/// Reads the statistics of an article.
pub(crate) fn read(view: &View<'_, '_>, mut clock: Clock, index: &CharIndex<'_>) -> Vec<Statistic> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut current = Current::default();
    let mut next = 0;
    let mut paragraph_start = 0;
    let rows: Vec<Range<usize>> = view.tables.iter().map(table::Table::at).collect();
    for (number, sentence) in view.sentences.iter().enumerate() {
        let table = rows.partition_point(|rows| rows.end <= sentence.at.start);
        if rows.get(table).is_some_and(|rows| rows.start < sentence.at.end) {
            while view.scan.quantities.get(next).is_some_and(|q| q.at.start < sentence.at.end) {
                next += 1;
            }
            continue;
        }
        if sentence.opens_paragraph {
            paragraph_start = drafts.len();
            current = Current::default();
            if view.narrative {
                clock.turn();
            } else {
                clock.reset();
            }
        }
        if item_begins(view, sentence) {
            current = Current::default();
            clock.reset();
        }
        current.begin_sentence();
        let opening = view.text[sentence.at.clone()].trim_start();
        clock.continues = view.lexicons.actions.at_start(opening).is_some()
            || view.lexicons.heads.at_start(opening).is_some()
            || target::tells_growth(opening);
        if let Some(year) = view.outlooks.year[number] {
            clock.set_open(year);
        }
        clock.part = view.outlooks.reviewed[number];
        let ahead =
            Ahead { first_draft: drafts.len(), part: view.outlooks.ahead[number], year: view.outlooks.year[number] };
        for (clause_number, clause) in sentence.clauses.iter().enumerate() {
            let from = next;
            while view.scan.quantities.get(next).is_some_and(|q| q.at.start < clause.end) {
                next += 1;
            }
            let figures = from..next;
            current.enter_clause(view, clause);
            read_clause(
                view,
                &clock,
                sentence,
                clause_number,
                figures,
                &ahead,
                &mut current,
                &mut drafts,
                paragraph_start,
            );
        }
        while view.scan.quantities.get(next).is_some_and(|q| q.at.start < sentence.at.end) {
            next += 1;
        }
        clock.pass(sentence, view.text, &view.scan.moments);
    }
    let mut found: Vec<Statistic> = drafts.into_iter().map(|draft| finish(view, draft, index)).collect();
    for table in view.tables {
        found.extend(table::read(table, view, clock.base, clock.governing, index));
    }
    if !view.tables.is_empty() {
        found.sort_by_key(|statistic| statistic.at.start);
    }
    found
}

struct Ahead {
    /// Number of the first figure of the sentence.
    first_draft: usize,
    part: bool,
    year: Option<i32>,
}

fn item_begins(view: &View<'_, '_>, sentence: &Sentence) -> bool {
    let first = view.items.partition_point(|at| *at < sentence.at.start);
    view.items.get(first).is_some_and(|at| *at < sentence.at.end)
}

#[allow(clippy::too_many_arguments)]
fn read_clause(
    view: &View<'_, '_>,
    clock: &Clock,
    sentence: &Sentence,
    clause_number: usize,
    figures: Range<usize>,
    ahead: &Ahead,
    current: &mut Current,
    drafts: &mut Vec<Draft>,
    paragraph_start: usize,
) {
    /// Bytes of a clause that names a time and nothing else: 2024年，.
    const TIME_ALONE: usize = 24;
    let clause = &sentence.clauses[clause_number];
    let quantities = &view.scan.quantities[figures.clone()];
    let mut left_from = clause.start;
    let mut last_end = clause.start;
    let mut series_head: Option<usize> = None;
    let first_draft = drafts.len();
    for (offset, quantity) in quantities.iter().enumerate() {
        let left_from_here = left_from.min(quantity.at.start);
        let left = &view.text[left_from_here..quantity.at.start];
        let after = view.lexicons.after.at_start(&view.text[quantity.at.end..]);
        let end = quantity.at.end + after.map_or(0, |(word, _)| word.len());
        let limit = quantities.get(offset + 1).map_or(clause.end, |next| next.at.start).max(end);
        let right = &view.text[end..limit.min(clause.end).max(end)];
        let right = match quantities.get(offset + 1).filter(|_| quantity.form == Form::RangeStart) {
            Some(other) => &view.text[other.at.end.min(clause.end)..clause.end],
            None => right,
        };
        if is_threshold(view, quantity, after.is_some(), right, quantities.get(offset + 1)) {
            last_end = end;
            continue;
        }
        if quantity.form == Form::RangeEnd && drafts.len() > first_draft {
            end_range(view, quantity, figures.start + offset, drafts);
            last_end = end;
            left_from = end;
            continue;
        }
        // 18个指标中有5项居全省前三: the place only says which are counted.
        let counted = offset > 0
            && quantities[offset - 1].class == UnitClass::Count
            && quantities[offset - 1].form == Form::Plain;
        if quantity.form == Form::Top && counted {
            last_end = end;
            left_from = end;
            continue;
        }
        if let (Form::Part(number @ 2..), Some(before)) = (quantity.form, drafts.last()) {
            let indicator = name::sector(number).to_owned();
            let draft =
                Draft { quantity: figures.start + offset, base: indicator.clone(), indicator, ..before.clone() };
            drafts.push(draft);
            last_end = end;
            left_from = end;
            continue;
        }
        adjacent_region(view, left_from_here, quantity.at.start, current);
        let before = indicator::before(left, right, &view.scan.moments, left_from_here, view.lexicons);
        let between = &view.text[last_end.min(quantity.at.start)..quantity.at.start];
        let bare = between.trim_matches([' ', '、', '和', '与', '及', '以', '，', '近', '超', '约', '\n']).is_empty();
        let series = bare && offset > 0 && drafts.len() > first_draft;
        let around = Around {
            before: &before,
            right,
            clause_before: clause_number.checked_sub(1).map(|number| sentence.clauses[number].clone()),
            in_sentence: drafts.len() > ahead.first_draft,
            antecedent: drafts.get(paragraph_start..).and_then(<[Draft]>::last).map(|draft| draft.base.as_str()),
            part_of: view.text[sentence.at.clone()].trim_start().starts_with("其中"),
            series,
            last: offset + 1 == quantities.len(),
        };
        let (mut draft, consumed) = describe(view, quantity, &around);
        draft.quantity = figures.start + offset;
        draft.quote = clause.clone();
        draft.qualifier = qualifier(view, quantity, &before, after.map(|(_, number)| number));
        draft.region = current.name(view);
        if series {
            let head = series_head.unwrap_or(drafts.len() - 1);
            series_head = Some(head);
            let before_head = &drafts[head];
            if quantity.class == view.scan.quantities[before_head.quantity].class {
                draft.kind = before_head.kind;
            }
            draft.falls = before_head.falls;
            draft.qualifier = draft.qualifier.or_else(|| before_head.qualifier.clone());
        } else {
            series_head = None;
        }
        let (period, found) = clock.period(sentence, clause, &quantity.at, last_end, &view.scan.moments);
        (draft.period, draft.found) = (period, found);
        if let Some(span) = clock.span_of_growth(sentence, quantity, view.text, &view.scan.moments) {
            draft.period = Some(span);
        }
        aim(view, sentence, clause, quantity, ahead, clock, &before, &mut draft);
        if before.from && !clock.states_year(left_from_here, quantity.at.start, &view.scan.moments) {
            draft.period = None;
        }
        // A year in the title holds for rules, too, and so does one that stands right before them: 2024年，给予…….
        let held = found == Found::Titled && matches!(draft.period, Some(Period::Date(_)))
            || clause_number == 1 && sentence.clauses[0].len() <= TIME_ALONE;
        if !matches!(found, Found::Clause) {
            if draft.carried
                && let Some(aside) = clock.aside(sentence, quantity.at.start, &view.scan.moments)
            {
                draft.period = Some(aside);
            } else if !held && target::is_undated(view, clause, quantity, draft.kind) {
                draft.period = None;
            } else if let Some(plan) = view.plan.filter(|_| found != Found::Sentence) {
                target::before_plan(plan, ahead, left, &mut draft);
            }
        }
        drafts.push(draft);
        last_end = end;
        left_from = if quantity.form == Form::RangeStart { end } else { end + consumed };
    }
    share_predicate(view, clause, left_from, &mut drafts[first_draft..]);
    respective(view, clause, first_draft, drafts, paragraph_start);
}

/// The second figure of a range says the same of the same thing as the first: 3000至5000万元.
fn end_range(view: &View<'_, '_>, quantity: &Quantity, number: usize, drafts: &mut Vec<Draft>) {
    let Some(first) = drafts.last() else { return };
    let after = view.lexicons.after.at_start(&view.text[quantity.at.end..]);
    let after = after.and_then(|(_, number)| view.lexicons.qualifier(number)).map(str::to_owned);
    let second = Draft { quantity: number, qualifier: after.or_else(|| first.qualifier.clone()), ..first.clone() };
    drafts.push(second);
}

/// `5000万元以上项目252个`: the first figure only says which projects are counted.
fn is_threshold(view: &View<'_, '_>, quantity: &Quantity, above: bool, right: &str, next: Option<&Quantity>) -> bool {
    // 营收超百亿元企业: what is counted are the firms.
    let bare = matches!(&view.text[quantity.at.clone()], "亿元" | "十亿元" | "百亿元" | "千亿元" | "万亿元");
    if bare && ["企业", "产业", "项目", "集群", "园区", "乡镇"].iter().any(|word| right.starts_with(word)) {
        return true;
    }
    // 65岁及以上老年人 are whom the figure behind counts.
    if quantity.unit == "岁"
        && (above || right.starts_with('儿'))
        && right.chars().next().is_some_and(char::is_alphanumeric)
    {
        return true;
    }
    let Some(next) = next.filter(|_| above) else { return false };
    let money = quantity.class == UnitClass::Amount && next.class == UnitClass::Amount && quantity.unit.ends_with('元');
    let names = ["固定资产投资", "项目投资", "投资项目"].iter().any(|name| right.starts_with(name));
    (quantity.class == UnitClass::Amount && next.class == UnitClass::Count || money && names)
        && !right.contains(['、', '和'])
        && indicator::is_counted(right, view.lexicons)
}

fn qualifier(view: &View<'_, '_>, quantity: &Quantity, before: &Before<'_>, after: Option<usize>) -> Option<String> {
    let after = after.and_then(|number| view.lexicons.qualifier(number)).map(str::to_owned);
    let more = quantity.more.map(|c| if c == '几' { '多' } else { c }.to_string());
    after.or(more).or_else(|| before.qualifier.clone())
}

fn finish(view: &View<'_, '_>, draft: Draft, index: &CharIndex<'_>) -> Statistic {
    let quantity = &view.scan.quantities[draft.quantity];
    let whole = draft.quote.start.min(quantity.at.start)..draft.quote.end.max(quantity.at.end);
    let quote = trimmed(view.text, target::near(view.text, &whole, &quantity.at));
    let negative = draft.falls
        && matches!(draft.kind, StatisticKind::Growth | StatisticKind::Change | StatisticKind::Target)
        && !quantity.value.is_sign_negative()
        && (draft.kind != StatisticKind::Target || quantity.class == UnitClass::Percent);
    Statistic {
        at: index.span(quantity.at.clone()),
        quote_at: index.span(quote.clone()),
        quote: view.text[quote].to_owned(),
        figure: view.text[quantity.at.clone()].to_owned(),
        value: if negative { -quantity.value } else { quantity.value },
        unit: quantity.unit.clone(),
        confidence: confidence::confidence(&Evidence {
            indicator: &draft.indicator,
            carried: draft.carried,
            number_first: draft.number_first,
            doubtful: draft.doubts > 0,
            region: draft.region.is_some(),
            period: draft.found,
            top: quantity.form == Form::Top,
        }),
        indicator: draft.indicator,
        kind: draft.kind,
        region: draft.region,
        period: draft.period,
        qualifier: draft.qualifier,
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.end - (part.len() - part.trim_end().len());
    start..end.max(start)
}
