//! Statistics: every quantity of an article with what it is of.

use crate::clause::Sentence;
use crate::indicator::{self, Before};
use crate::kind;
use crate::lexicon::{Lexicons, UnitClass};
use crate::outlook::{self, Outlooks};
use crate::period::{Clock, Found};
use crate::quantity::{Form, Quantity, Scan};
use crate::region::{self, Named, Place};
use std::ops::Range;
use yaobao_model::{CharIndex, Confidence, Division, Period, Statistic, StatisticKind};

/// Everything that reading the figures of one article needs.
pub(crate) struct View<'v, 'g> {
    pub text: &'v str,
    pub scan: &'v Scan,
    pub sentences: &'v [Sentence],
    pub places: &'v [Place<'g>],
    pub outlooks: &'v Outlooks,
    pub home: Option<&'g Division>,
    /// The article's region as a record writes it.
    pub region: Option<&'v str>,
    pub lexicons: &'v Lexicons,
    /// Bytes at which a list item begins.
    pub items: &'v [usize],
}

/// A figure while the rest of its sentence is being read.
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
    for (number, sentence) in view.sentences.iter().enumerate() {
        if sentence.opens_paragraph {
            paragraph_start = drafts.len();
            current = Current::default();
            clock.reset();
        }
        if item_begins(view, sentence) {
            current = Current::default();
            clock.reset();
        }
        current.begin_sentence();
        if let Some(year) = view.outlooks.year[number] {
            clock.set_open(year);
        }
        let ahead = Ahead { part: view.outlooks.ahead[number], year: view.outlooks.year[number] };
        for (clause_number, clause) in sentence.clauses.iter().enumerate() {
            let from = next;
            while view.scan.quantities.get(next).is_some_and(|q| q.at.start < clause.end) {
                next += 1;
            }
            let figures = from..next;
            current.enter_clause(view, clause);
            read_clause(view, &clock, sentence, clause_number, figures, &ahead, &mut current, &mut drafts, paragraph_start);
        }
        while view.scan.quantities.get(next).is_some_and(|q| q.at.start < sentence.at.end) {
            next += 1;
        }
        clock.pass(sentence, view.text, &view.scan.moments);
    }
    drafts.into_iter().map(|draft| finish(view, draft, index)).collect()
}

struct Ahead {
    part: bool,
    year: Option<i32>,
}

fn item_begins(view: &View<'_, '_>, sentence: &Sentence) -> bool {
    let first = view.items.partition_point(|at| *at < sentence.at.start);
    view.items.get(first).is_some_and(|at| *at < sentence.at.end)
}

/// The division that is being spoken of.
#[derive(Default, Clone)]
struct Current {
    /// Its full name; `None` for the article's own.
    region: Option<String>,
    /// Divisions that this sentence has made its subject.
    subjects: Vec<String>,
}

impl Current {
    /// A sentence that spoke of several divisions hands none of them on.
    fn begin_sentence(&mut self) {
        if self.subjects.len() > 1 {
            self.region = None;
        }
        self.subjects.clear();
    }

    fn enter_clause(&mut self, view: &View<'_, '_>, clause: &Range<usize>) {
        let from = start_of_words(view, clause);
        if let Some(place) = region::subject(view.text, from, clause.end, view.places) {
            let strong = view.text[..place.at.end].ends_with(['省', '市', '县', '区', '州', '旗', '盟']);
            self.set(view, &place, strong);
        }
    }

    fn set(&mut self, view: &View<'_, '_>, place: &Place<'_>, strong: bool) {
        match &place.division {
            None => self.region = None,
            Some(Named::Country) => self.region = Some(Division::WHOLE_COUNTRY.to_owned()),
            Some(Named::Unclear) => {}
            Some(Named::Division(division)) => {
                if region::plausible(division, view.home, strong) {
                    self.region = Some(division.full_name.clone());
                    if !self.subjects.contains(&division.full_name) {
                        self.subjects.push(division.full_name.clone());
                    }
                }
            }
        }
    }

    fn name(&self, view: &View<'_, '_>) -> Option<String> {
        self.region.clone().or_else(|| view.region.map(str::to_owned))
    }
}

/// Where the words of a clause begin, times and opening words past.
fn start_of_words(view: &View<'_, '_>, clause: &Range<usize>) -> usize {
    let part = &view.text[clause.clone()];
    let mut rest = part;
    loop {
        let at = clause.start + (part.len() - rest.len());
        let shorter = rest.trim_start_matches([' ', '“', '、', '\n', '—', '*', '#']);
        if shorter.len() < rest.len() {
            rest = shorter;
            continue;
        }
        if let Some(moment) = view.scan.moments.iter().skip(view.scan.moments.partition_point(|m| m.at.start < at)).take(1).find(|m| m.at.start == at && m.at.end <= clause.end) {
            rest = &part[moment.at.end - clause.start..];
            continue;
        }
        let own = ["全", "该", "我", "本"].iter().any(|word| rest.starts_with(word));
        match view.lexicons.openers.at_start(rest) {
            Some((word, ())) if !own && word != "为" => rest = &rest[word.len()..],
            _ => return at,
        }
    }
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
    let clause = &sentence.clauses[clause_number];
    let quantities = &view.scan.quantities[figures.clone()];
    let mut left_from = clause.start;
    let mut series_head: Option<usize> = None;
    let first_draft = drafts.len();
    for (offset, quantity) in quantities.iter().enumerate() {
        let left = &view.text[left_from.min(quantity.at.start)..quantity.at.start];
        let after_at = quantity.at.end;
        let after = view.lexicons.after.at_start(&view.text[after_at..]);
        let end = after_at + after.map_or(0, |(word, _)| word.len());
        let limit = quantities.get(offset + 1).map_or(clause.end, |next| next.at.start).max(end);
        let right = &view.text[end..limit.min(clause.end).max(end)];
        if is_threshold(view, quantity, after.is_some(), right, quantities.get(offset + 1)) {
            left_from = end;
            continue;
        }
        adjacent_region(view, left_from, quantity.at.start, current);
        let before = indicator::before(left, &view.scan.moments, left_from.min(quantity.at.start), view.lexicons);
        let bare = left.trim_matches([' ', '、', '和', '与', '及', '以', '，', '近', '超', '约']).is_empty();
        let series = bare && offset > 0 && drafts.len() > first_draft;
        let mut draft = describe(view, quantity, &before, left_from, right, sentence, clause_number, drafts, paragraph_start, series);
        draft.quantity = figures.start + offset;
        draft.quote = clause.clone();
        draft.qualifier = qualifier(view, quantity, &before, after.map(|(_, number)| number));
        draft.region = current.name(view);
        if series {
            let head = series_head.unwrap_or(drafts.len() - 1);
            series_head = Some(head);
            let before_head = &drafts[head];
            draft.kind = if quantity.class == view.scan.quantities[before_head.quantity].class { before_head.kind } else { draft.kind };
            draft.falls = before_head.falls;
            draft.qualifier = draft.qualifier.or_else(|| before_head.qualifier.clone());
        } else {
            series_head = None;
        }
        let (period, found) = clock.period(sentence, clause, quantity.at.start, &view.scan.moments);
        (draft.period, draft.found) = (period, found);
        aim(view, sentence, clause_number, quantity, ahead, clock, &before, &mut draft);
        if before.from {
            draft.period = None;
        }
        drafts.push(draft);
        left_from = end;
    }
    respective(view, clause, first_draft, drafts, paragraph_start);
}

/// `5000万元以上项目252个`: the first figure only says which projects are counted.
fn is_threshold(view: &View<'_, '_>, quantity: &Quantity, above: bool, right: &str, next: Option<&Quantity>) -> bool {
    let Some(next) = next.filter(|_| above) else { return false };
    quantity.class == UnitClass::Amount
        && next.class == UnitClass::Count
        && !right.contains(['、', '和'])
        && indicator::is_counted(right, view.lexicons)
}

/// A division named directly before its figure: `北京50家、上海28家`, `无锡以8家`.
fn adjacent_region(view: &View<'_, '_>, from: usize, to: usize, current: &mut Current) {
    if from >= to {
        return;
    }
    let first = view.places.partition_point(|p| p.at.start < from);
    let Some(place) = view.places[first..].iter().take_while(|p| p.at.end <= to).last() else { return };
    let before = view.text[from..place.at.start].trim_matches([' ', '、', '，', '和', '与', '及']);
    let between = view.text[place.at.end..to].trim_matches([' ', '以', '有', '为', '达', '近', '超', '约', '共', '的']);
    if between.is_empty() && before.is_empty() {
        current.set(view, place, true);
    } else if before.is_empty() {
        let strong = view.text[..place.at.end].ends_with(['省', '市', '县', '区', '州', '旗', '盟']);
        current.set(view, place, strong);
    }
}

fn qualifier(view: &View<'_, '_>, quantity: &Quantity, before: &Before<'_>, after: Option<usize>) -> Option<String> {
    let after = after.and_then(|number| view.lexicons.qualifier(number)).map(str::to_owned);
    let more = quantity.more.map(|c| if c == '几' { '多' } else { c }.to_string());
    after.or(more).or_else(|| before.qualifier.clone())
}

/// Kind and indicator of a figure, from the words around it.
#[allow(clippy::too_many_arguments)]
fn describe(
    view: &View<'_, '_>,
    quantity: &Quantity,
    before: &Before<'_>,
    left_from: usize,
    right: &str,
    sentence: &Sentence,
    clause_number: usize,
    drafts: &[Draft],
    paragraph_start: usize,
    series: bool,
) -> Draft {
    let lexicons = view.lexicons;
    let mut kind = kind::kind(quantity, before, right, lexicons);
    let falls = kind::falls(before);
    let core = indicator::trim_start(before.core, &view.scan.moments, left_from, lexicons);
    let antecedent = antecedent(view, drafts, paragraph_start, quantity, kind);
    let mut carried = false;
    let mut doubts = 0;
    let mut base;
    let indicator;
    let counted = indicator::is_counted(right, lexicons);
    match kind {
        StatisticKind::Rank => {
            let (name, scope) = rank_parts(core, lexicons);
            base = with_antecedent(name, antecedent.as_deref(), lexicons, &mut carried);
            if base.is_empty() {
                base = clause_before(view, sentence, clause_number);
                doubts += 1;
            }
            indicator = if base.ends_with("排名") { format!("{base}{scope}") } else { format!("{base}{scope}排名") };
        }
        StatisticKind::Growth | StatisticKind::Change => {
            let (name, against) = compared_with(core);
            let name = name.trim_end_matches(['的', '在']);
            base = with_antecedent(indicator::object(name, lexicons), antecedent.as_deref(), lexicons, &mut carried);
            if base.is_empty() {
                base = clause_before(view, sentence, clause_number);
                doubts += 1;
            }
            indicator = format!("{base}{against}");
        }
        _ => {
            let name = if series { "" } else { core };
            base = if quantity.class == UnitClass::Percent && !before.linked && counted && !indicator::is_dependent(name, lexicons) && !ends_like_rate(name) {
                share_of(name, right, lexicons)
            } else {
                level_name(name, right, counted, before, antecedent.as_deref(), lexicons, &mut carried)
            };
            if base.is_empty() {
                base = clause_before(view, sentence, clause_number);
                doubts += 1;
            }
            indicator = base.clone();
        }
    }
    if quantity.class == UnitClass::Point && kind != StatisticKind::Change {
        kind = StatisticKind::Change;
    }
    Draft {
        quantity: 0,
        quote: 0..0,
        indicator,
        base,
        kind,
        falls,
        region: None,
        period: None,
        qualifier: None,
        carried,
        found: Found::Nowhere,
        doubts,
    }
}

fn ends_like_rate(name: &str) -> bool {
    name.ends_with(['率', '重', '比', '度'])
}

/// `贡献了近70%的研发投入` measures 研发投入占比.
fn share_of(name: &str, right: &str, lexicons: &Lexicons) -> String {
    let part = indicator::behind(right, lexicons);
    let whole = name.rfind(['全', '本']).map(|at| &name[at..]).filter(|whole| whole.chars().count() == 2).unwrap_or_default();
    if part.chars().count() < 2 {
        return indicator::object(name, lexicons).to_owned();
    }
    if whole.is_empty() { format!("{part}占比") } else { format!("{part}占{whole}比重") }
}

/// The name of an amount, a count or a ratio.
fn level_name(name: &str, right: &str, counted: bool, before: &Before<'_>, antecedent: Option<&str>, lexicons: &Lexicons, carried: &mut bool) -> String {
    let behind = if counted { indicator::behind(right, lexicons) } else { "" };
    let name = after_and_so_on(name);
    if behind.chars().count() >= 2 && (name.is_empty() || indicator::ends_with_verb(name, lexicons)) {
        let verb = keep_verb(name, lexicons);
        return format!("{verb}{behind}");
    }
    if behind.chars().count() >= 2 && !before.linked && name.chars().count() <= 14 {
        return format!("{}{behind}", indicator::object(name, lexicons));
    }
    if behind.chars().count() >= 2 && before.linked && name.chars().count() <= 8 {
        return format!("{}{behind}", indicator::object(name, lexicons));
    }
    with_antecedent(indicator::object(name, lexicons).trim_end_matches('的'), antecedent, lexicons, carried)
}

/// `某某公司等高校` counts 高校: what stands before 等 is examples.
fn after_and_so_on(name: &str) -> &str {
    match name.rfind('等') {
        Some(at) => {
            let after = &name[at + '等'.len_utf8()..];
            if after.is_empty() || after.chars().count() >= 4 { after } else { name }
        }
        None => name,
    }
}

/// The verb before a figure where it is part of what is measured: 选派235名……, but not 实施20个…….
fn keep_verb<'n>(name: &'n str, lexicons: &Lexicons) -> &'n str {
    use crate::lexicon::Action;
    let trimmed = name.trim_end_matches('了');
    match lexicons.actions.at_end(trimmed) {
        Some((word, Action::Kept)) => &trimmed[trimmed.len() - word.len()..],
        Some((word, _)) => {
            let subject = trimmed[..trimmed.len() - word.len()].trim_start_matches(['对', '向', '为', '给']);
            if subject.chars().count() > 3 { subject } else { "" }
        }
        None if name.ends_with('的') => name,
        None => "",
    }
}

/// A name that means nothing alone takes the last figure's: 占比 after 民营企业登记科技成果.
fn with_antecedent(name: &str, antecedent: Option<&str>, lexicons: &Lexicons, carried: &mut bool) -> String {
    if name.is_empty() {
        *carried = true;
        return antecedent.unwrap_or_default().to_owned();
    }
    if indicator::is_dependent(name, lexicons) {
        *carried = true;
        return format!("{}{name}", antecedent.unwrap_or_default());
    }
    name.to_owned()
}

/// What the last figure of the same paragraph measured.
fn antecedent(_view: &View<'_, '_>, drafts: &[Draft], paragraph_start: usize, _quantity: &Quantity, _kind: StatisticKind) -> Option<String> {
    drafts.get(paragraph_start..)?.last().map(|draft| draft.base.clone())
}

/// `综合科技创新水平排名升至全国`: what is ranked, and among whom.
fn rank_parts<'c>(core: &'c str, lexicons: &Lexicons) -> (&'c str, &'c str) {
    const LONGEST_SCOPE: usize = 8;
    let mut name = core;
    let mut scope = "";
    let verb = core.char_indices().rev().take(LONGEST_SCOPE + 1).find_map(|(at, _)| {
        lexicons.ranks.at_end(&core[..at]).map(|_| at)
    });
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

/// `研发投入强度高于全国`: what is measured, and what it is compared with.
fn compared_with(core: &str) -> (&str, &str) {
    for word in ["高于", "低于", "高出", "快于", "慢于", "超出", "领先", "多于", "好于"] {
        if let Some(at) = core.find(word) {
            return core.split_at(at);
        }
    }
    (core, "")
}

/// The name that the clause before ends with, for a figure whose own clause has none.
fn clause_before(view: &View<'_, '_>, sentence: &Sentence, clause_number: usize) -> String {
    let Some(before) = clause_number.checked_sub(1).and_then(|number| sentence.clauses.get(number)) else { return String::new() };
    let part = &view.text[before.clone()];
    let name = indicator::trim_start(part, &view.scan.moments, before.start, view.lexicons);
    let name = indicator::object(name, view.lexicons);
    let skip = name.chars().count().saturating_sub(20);
    name.chars().skip(skip).collect()
}

/// Makes a target of a figure that a plan sets.
#[allow(clippy::too_many_arguments)]
fn aim(view: &View<'_, '_>, sentence: &Sentence, clause_number: usize, quantity: &Quantity, ahead: &Ahead, clock: &Clock, before: &Before<'_>, draft: &mut Draft) {
    let clause = &sentence.clauses[clause_number];
    let from = sentence.clauses[..=clause_number].iter().rev().take(3).last().map_or(clause.start, |c| c.start);
    let said = outlook::is_target(view.text, from, quantity.at.start, view.lexicons)
        || ends_a_plan(view, sentence, quantity, clock);
    let part = &view.text[sentence.at.start..quantity.at.start];
    let near: String = part.chars().rev().take(4).collect();
    let given = ["对针", "绕围", "在"].iter().any(|word| near.starts_with(word));
    let granted = ["给予", "奖励", "补助", "补贴", "资助"].iter().any(|word| part.contains(word) || view.text[quantity.at.end..clause.end.max(quantity.at.end)].contains(word));
    let planned = ahead.part && !given && !granted && draft.kind != StatisticKind::Rank;
    if !(said || planned) || draft.kind == StatisticKind::Rank && !said {
        return;
    }
    if let (StatisticKind::Growth | StatisticKind::Change, Some((word, _))) = (draft.kind, before.trend) {
        draft.indicator = format!("{}{word}", draft.base);
    }
    draft.kind = StatisticKind::Target;
    if draft.found != Found::Clause && draft.found != Found::Sentence {
        if let Some(year) = ahead.year.filter(|_| planned) {
            draft.period = Some(Period::year(year));
        }
    }
}

/// `到2026年底，……达到`: a time that ends a plan opens the sentence.
fn ends_a_plan(view: &View<'_, '_>, sentence: &Sentence, quantity: &Quantity, clock: &Clock) -> bool {
    use crate::moment::{Sense, Year};
    let moments = &view.scan.moments;
    let first = moments.partition_point(|m| m.at.start < sentence.at.start);
    moments[first..].iter().take_while(|m| m.at.end <= quantity.at.start).last().is_some_and(|m| {
        m.sense == Sense::Until && match (m.year, clock.base) {
            (Year::Given(year), Some(base)) => year >= base,
            (Year::Relative(offset), _) => offset >= 0,
            _ => true,
        }
    })
}

/// Ties figures that answer a list of names to those names, in order:
/// `甲、乙、丙达到489家、925家、2178家，分别增长37%、65%、38%`.
fn respective(view: &View<'_, '_>, clause: &Range<usize>, first: usize, drafts: &mut [Draft], paragraph_start: usize) {
    let count = drafts.len() - first;
    if count < 2 {
        return;
    }
    let head = view.scan.quantities[drafts[first].quantity].at.start;
    let all_bare = (first + 1..drafts.len()).all(|number| {
        let (a, b) = (drafts[number - 1].quantity, drafts[number].quantity);
        let between = &view.text[view.scan.quantities[a].at.end..view.scan.quantities[b].at.start];
        between.chars().all(|c| " 、和与及以上左右，".contains(c))
    });
    if !all_bare {
        return;
    }
    let left = &view.text[clause.start..head];
    let before = indicator::before(left, &view.scan.moments, clause.start, view.lexicons);
    let core = indicator::trim_start(before.core, &view.scan.moments, clause.start, view.lexicons);
    let names = split_list(core, count);
    if let Some(names) = names {
        let last = names[count - 1];
        for (offset, name) in names.iter().enumerate() {
            let draft = &mut drafts[first + offset];
            let place = view.places.iter().find(|p| &view.text[p.at.clone()] == *name && p.at.start >= clause.start && p.at.end <= head);
            if let Some(Named::Division(division)) = place.and_then(|p| p.division.as_ref()) {
                draft.region = Some(division.full_name.clone());
                draft.base = last.to_owned();
            } else {
                if offset > 0 && place.is_none() && names[..offset].iter().any(|n| view.places.iter().any(|p| &view.text[p.at.clone()] == *n && p.at.start >= clause.start && p.at.end <= head)) {
                    draft.region = view.region.map(str::to_owned);
                }
                draft.base = indicator::object(name, view.lexicons).to_owned();
            }
            draft.indicator = draft.base.clone();
        }
        return;
    }
    // The names stand with the figures before: 18家甲、9068家乙，民企占比分别达到56%、90%.
    if first < paragraph_start + count {
        return;
    }
    let own = if indicator::is_dependent(core, view.lexicons) || core.is_empty() || core.chars().count() <= 6 { core } else { return };
    let suffix = if drafts[first].kind == StatisticKind::Growth { "" } else { own };
    for offset in 0..count {
        let base = drafts[first - count + offset].base.clone();
        let region = drafts[first - count + offset].region.clone();
        let draft = &mut drafts[first + offset];
        draft.base = format!("{base}{suffix}");
        draft.indicator = draft.base.clone();
        draft.region = region;
    }
}

/// Parts a list of exactly `count` names.
fn split_list(core: &str, count: usize) -> Option<Vec<&str>> {
    let by_comma: Vec<&str> = core.split('、').collect();
    if by_comma.len() == count && by_comma.iter().all(|name| name.chars().count() >= 2) {
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

fn finish(view: &View<'_, '_>, draft: Draft, index: &CharIndex<'_>) -> Statistic {
    let quantity = &view.scan.quantities[draft.quantity];
    let quote = trimmed(view.text, draft.quote.start.min(quantity.at.start)..draft.quote.end.max(quantity.at.end));
    let negative = draft.falls && matches!(draft.kind, StatisticKind::Growth | StatisticKind::Change | StatisticKind::Target)
        && !quantity.value.is_sign_negative()
        && (draft.kind != StatisticKind::Target || quantity.class == UnitClass::Percent);
    Statistic {
        at: index.span(quantity.at.clone()),
        quote_at: index.span(quote.clone()),
        quote: view.text[quote].to_owned(),
        figure: view.text[quantity.at.clone()].to_owned(),
        value: if negative { -quantity.value } else { quantity.value },
        unit: quantity.unit.clone(),
        confidence: confidence(&draft, quantity),
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

fn confidence(draft: &Draft, quantity: &Quantity) -> Confidence {
    let length = draft.indicator.chars().count();
    if draft.doubts > 0 || !(2..=24).contains(&length) || draft.region.is_none() {
        Confidence::Review
    } else if draft.carried || draft.found != Found::Clause && draft.found != Found::Sentence || matches!(quantity.form, Form::Top) {
        Confidence::Likely
    } else {
        Confidence::Certain
    }
}
