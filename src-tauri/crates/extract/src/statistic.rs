//! Statistics: every quantity of an article with what it is of.

use crate::clause::Sentence;
use crate::confidence::{self, Evidence};
use crate::indicator::{self, Before};
use crate::kind;
use crate::lexicon::{Action, Lexicons, UnitClass};
use crate::outlook::{Aims, Outlooks};
use crate::period::{self, Clock, Found};
use crate::quantity::{Form, Quantity, Scan};
use crate::region::{self, Named, Place};
use std::ops::Range;
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
    for (number, sentence) in view.sentences.iter().enumerate() {
        if sentence.opens_paragraph {
            paragraph_start = drafts.len();
            current = Current::default();
            if !view.narrative {
                clock.reset();
            }
        }
        if item_begins(view, sentence) {
            current = Current::default();
            clock.reset();
        }
        current.begin_sentence();
        let opening = view.text[sentence.at.clone()].trim_start();
        clock.continues =
            view.lexicons.actions.at_start(opening).is_some() || view.lexicons.heads.at_start(opening).is_some();
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
    drafts.into_iter().map(|draft| finish(view, draft, index)).collect()
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

/// The division that is being spoken of.
#[derive(Default, Clone)]
struct Current {
    /// Its full name; `None` for the article's own.
    region: Option<String>,
    /// Divisions that this sentence has made its subject.
    subjects: Vec<String>,
    /// Whether the division was named in full, so that the next sentence may go on about it.
    strong: bool,
}

impl Current {
    /// A sentence that spoke of several divisions hands none of them on.
    fn begin_sentence(&mut self) {
        if self.subjects.len() > 1 || !self.strong {
            self.region = None;
        }
        self.subjects.clear();
    }

    fn enter_clause(&mut self, view: &View<'_, '_>, clause: &Range<usize>) {
        let from = start_of_words(view, clause);
        if let Some(place) = region::subject(view.text, from, clause.end, view.places) {
            if lists_divisions(view, &place, clause) {
                self.region = None;
                return;
            }
            let strong = view.text[..place.at.end].ends_with(region::FULL_NAME_ENDINGS);
            self.set(view, &place, strong);
        }
    }

    fn set(&mut self, view: &View<'_, '_>, place: &Place<'_>, strong: bool) {
        match &place.division {
            None => self.region = None,
            Some(Named::Country) => {
                self.region = Some(Division::WHOLE_COUNTRY.to_owned());
                self.strong = false;
            }
            Some(Named::Unclear) => {}
            Some(Named::Division(division)) => {
                if region::plausible(division, view.home, strong) {
                    self.region = Some(division.full_name.clone());
                    self.strong = strong;
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

/// Whether a clause names several divisions side by side before its first figure: its figures are then of none of them.
fn lists_divisions(view: &View<'_, '_>, place: &Place<'_>, clause: &Range<usize>) -> bool {
    let quantities = &view.scan.quantities;
    let figure =
        quantities.get(quantities.partition_point(|q| q.at.start < place.at.end)).map_or(clause.end, |q| q.at.start);
    let next = view.places.partition_point(|p| p.at.start < place.at.end);
    view.places[next..].iter().take_while(|p| p.at.end <= figure.min(clause.end)).any(|p| {
        view.text[place.at.end..p.at.start].ends_with(['、', '和', '与', '及']) && p.division != place.division
    })
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
        if let Some(moment) = view
            .scan
            .moments
            .iter()
            .skip(view.scan.moments.partition_point(|m| m.at.start < at))
            .take(1)
            .find(|m| m.at.start == at && m.at.end <= clause.end)
        {
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
        let (period, found) = clock.period(sentence, clause, quantity.at.start, last_end, &view.scan.moments);
        (draft.period, draft.found) = (period, found);
        aim(view, sentence, clause, quantity, ahead, clock, &before, &mut draft);
        if before.from && !clock.states_year(left_from_here, quantity.at.start, &view.scan.moments) {
            draft.period = None;
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

/// What stands around a figure.
struct Around<'a> {
    before: &'a Before<'a>,
    right: &'a str,
    clause_before: Option<Range<usize>>,
    /// Whether the sentence has had a figure already.
    in_sentence: bool,
    /// Whether the sentence goes on about the one before: 其中，…….
    part_of: bool,
    /// What the last figure of the paragraph measured.
    antecedent: Option<&'a str>,
    series: bool,
    /// Whether no other figure follows in the clause.
    last: bool,
}

/// Names too short to stand alone take what is said of the whole list: `167家企业和130名科技人员享受政策红利`.
fn share_predicate(view: &View<'_, '_>, clause: &Range<usize>, from: usize, drafts: &mut [Draft]) {
    const SHORT: usize = 4;
    const LONGEST: usize = 14;
    if drafts.len() < 2 || from >= clause.end {
        return;
    }
    let said = view.text[from..clause.end].trim();
    let said = &said[..said.find(['”', '’']).unwrap_or(said.len())];
    if said.chars().count() < 2 || said.chars().count() > LONGEST {
        return;
    }
    for draft in drafts.iter_mut().filter(|d| d.number_first && d.base.chars().count() < SHORT) {
        draft.base.push_str(said);
        draft.indicator = draft.base.clone();
    }
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

/// Kind and indicator of a figure, from the words around it; and how many bytes behind it its name takes.
fn describe(view: &View<'_, '_>, quantity: &Quantity, around: &Around<'_>) -> (Draft, usize) {
    let lexicons = view.lexicons;
    let Around { before, right, .. } = around;
    let kind = kind::kind(quantity, before, right, lexicons);
    let core = indicator::trim_start(view.text, before.core, &view.scan.moments, lexicons);
    let core = without_place(view, core, indicator::place_of(view.text, core));
    let mut name = Name { carried: false, doubtful: false, consumed: 0, number_first: false };
    let (base, suffix) = match kind {
        StatisticKind::Rank => {
            let ranked = before.core.trim_start_matches(['、', '和', ' ', '，']);
            let ranked = without_place(view, ranked, indicator::place_of(view.text, ranked));
            let (what, scope) = rank_parts(ranked, lexicons);
            let list = around.clause_before.clone().map(|clause| view.text[clause].trim_matches(['“', ' ']));
            let list = list.filter(|list| list.starts_with('在') && list.ends_with('中') && what.chars().count() <= 8);
            let what = list.unwrap_or(what);
            let base = name.or_antecedent(
                view,
                indicator::trim_start(view.text, listing(what), &view.scan.moments, lexicons),
                around,
            );
            let suffix = if base.ends_with("排名") { scope.to_owned() } else { format!("{scope}排名") };
            (base, suffix)
        }
        StatisticKind::Growth | StatisticKind::Change => {
            let (what, against) = compared_with(core);
            let what = indicator::object(what.trim_end_matches(['的', '在']), lexicons);
            (name.or_antecedent(view, what, around), against.to_owned())
        }
        _ => (name.of_level(view, quantity, core, around), String::new()),
    };
    let draft = Draft {
        quantity: 0,
        quote: 0..0,
        indicator: format!("{base}{suffix}"),
        base,
        kind,
        falls: kind::falls(before),
        region: None,
        period: None,
        qualifier: None,
        carried: name.carried,
        number_first: name.number_first,
        found: Found::Nowhere,
        doubts: u8::from(name.doubtful),
    };
    (draft, name.consumed)
}

/// Drops a division that opens a name: `银川市R&D投入强度` → `R&D投入强度`, `北京` alone → nothing.
fn without_place<'c>(view: &View<'_, '_>, core: &'c str, at: usize) -> &'c str {
    let first = view.places.partition_point(|place| place.at.start < at);
    let Some(place) = view.places.get(first).filter(|p| p.at.start == at && p.at.end <= at + core.len()) else {
        return core;
    };
    let rest = core[place.at.len()..].trim_start_matches(['的', '以', '有', '共', '地']);
    let full = view.text[place.at.clone()].ends_with(region::FULL_NAME_ENDINGS);
    let short = rest.chars().count() < 2;
    let country = Named::Country;
    if short {
        ""
    } else if full && place.division != Some(country) {
        rest
    } else {
        core
    }
}

/// `某地在“城市竞争力百强”榜单中`: what a rank is in.
fn listing(core: &str) -> &str {
    let Some(inner) = core.strip_suffix('中') else { return core };
    let inner = inner.rfind('在').map_or(inner, |at| &inner[at + '在'.len_utf8()..]);
    let quoted = inner.find('“').zip(inner.rfind('”')).filter(|(open, close)| close.saturating_sub(*open) > 24);
    quoted.map_or(inner, |(open, close)| &inner[open + '“'.len_utf8()..close])
}

/// How the name of an indicator was found.
struct Name {
    carried: bool,
    doubtful: bool,
    consumed: usize,
    number_first: bool,
}

impl Name {
    /// A name, or what the figure before it or the clause before it names where it means nothing alone.
    fn or_antecedent(&mut self, view: &View<'_, '_>, name: &str, around: &Around<'_>) -> String {
        let name = indicator::clean(view.text, name, &view.scan.moments, view.lexicons);
        let alone = !indicator::is_dependent(name, view.lexicons) && !indicator::is_grant(name, view.lexicons);
        if !name.is_empty() && alone {
            return name.to_owned();
        }
        self.carried = true;
        if indicator::is_grant(name, view.lexicons) {
            let given_for = clause_before(view, around.clause_before.clone()).unwrap_or_default();
            return format!("{}{name}", given_for.trim_end_matches('的'));
        }
        let growth = around.before.trend.is_some();
        let above = match around.antecedent.filter(|_| around.in_sentence || growth || around.part_of) {
            Some(base) => base.to_owned(),
            None => {
                self.doubtful = true;
                clause_before(view, around.clause_before.clone())
                    .filter(|name| !name.is_empty())
                    .or(around.antecedent.map(str::to_owned))
                    .unwrap_or_default()
            }
        };
        // 预计增速在10%以上 says no more than 增速.
        if let Some((word, _)) = around.before.trend.filter(|(word, _)| above.is_empty() && kind::is_rate_noun(word)) {
            return word.to_owned();
        }
        let long = above.chars().count() > 30;
        if long && !name.is_empty() {
            return name.to_owned();
        }
        if name.is_empty() || above.ends_with(name) { above } else { format!("{above}{name}") }
    }

    /// The name of an amount, a count or a ratio.
    fn of_level(&mut self, view: &View<'_, '_>, quantity: &Quantity, core: &str, around: &Around<'_>) -> String {
        const ALONE: usize = 4;
        let lexicons = view.lexicons;
        let ratio = quantity.class == UnitClass::Percent;
        let named = around.before.linked && !core.is_empty() && indicator::last_verb(core, lexicons).is_none();
        let reached = around.right.starts_with('的') && named && !ratio;
        // 撬动资本26亿元支持企业628家次: what stands behind the first figure is done to the second.
        let acts = !core.is_empty()
            && indicator::last_verb(core, lexicons).is_none()
            && !core.ends_with('的')
            && indicator::begins_with_verb(around.right, lexicons);
        let counted = !reached && !acts && indicator::is_counted(around.right, lexicons);
        let name = after_and_so_on(core);
        // 全省累计建成3200万亩 goes on about what was named before.
        let only = |word: &str, action| word == name && action == Action::Generic;
        let verb_alone = !counted && lexicons.actions.at_start(name).is_some_and(|(word, action)| only(word, action));
        let name = if verb_alone { "" } else { name };
        // 是2015年的3.2倍 names nothing of its own.
        let name = if quantity.class == UnitClass::Times && name.ends_with(['是', '为', '于']) { "" } else { name };
        if !counted {
            let long = shorten(indicator::object(name, lexicons), lexicons).trim_end_matches('的');
            return self.or_antecedent(view, if around.series { "" } else { long }, around);
        }
        let verb = indicator::last_verb(name, lexicons);
        let alone = if verb.is_some_and(|(_, action)| action != Action::Pivot) && around.last { 16 } else { ALONE };
        let mut behind = indicator::behind(around.right, alone, lexicons);
        let object = verb.is_some_and(|(_, action)| action != Action::Pivot);
        let mut spoken = false;
        if object {
            let short = if around.last {
                indicator::before_preposition(around.right, behind)
            } else {
                indicator::before_verb(behind, lexicons)
            };
            if short.chars().count() < ALONE && short.len() < behind.len() {
                behind = short;
                spoken = true;
            }
        }
        if behind.chars().count() < 2 {
            return self.or_antecedent(view, indicator::object(name, lexicons).trim_end_matches('的'), around);
        }
        self.consumed = around.right.find(behind).map_or(0, |at| at + behind.len());
        self.number_first = true;
        let rate =
            !name.is_empty() && (indicator::is_dependent(name, lexicons) || name.ends_with(['率', '重', '比', '度']));
        if ratio && !rate && (name.is_empty() || verb.is_some() || !around.before.linked) {
            return share_of(name, behind);
        }
        if name.is_empty() || around.series {
            return behind.to_owned();
        }
        if let Some((word, action)) = verb {
            let subject = name.trim_end_matches('了').strip_suffix(word).unwrap_or_default();
            return match action {
                Action::Kept if subject.chars().count() <= 6 => {
                    format!("{}{behind}", indicator::object(&name[..subject.len() + word.len()], lexicons))
                }
                Action::Kept => format!("{word}{behind}"),
                Action::Grant => {
                    let given_for = indicator::clean(view.text, subject, &view.scan.moments, lexicons);
                    let given_for = if given_for.is_empty() {
                        clause_before(view, around.clause_before.clone()).unwrap_or_default()
                    } else {
                        given_for.to_owned()
                    };
                    format!("{}{behind}", given_for.trim_end_matches('的'))
                }
                _ if spoken => format!("{word}{behind}"),
                _ => behind.to_owned(),
            };
        }
        let open = name.ends_with(['的', '有', '以', '等', '对', '在', '与', '向', '为']);
        let most = if around.before.linked { 8 } else { 14 };
        if open && !name.ends_with('的') {
            return behind.to_owned();
        }
        if open || name.chars().count() <= most {
            return format!("{}{behind}", indicator::object(name, lexicons));
        }
        if around.before.linked {
            self.consumed = 0;
            self.number_first = false;
            return self.or_antecedent(view, shorten(indicator::object(name, lexicons), lexicons), around);
        }
        behind.to_owned()
    }
}

/// The end of a name that is too long, behind its last verb: `与某地分别通过智力援助支持合作项目` → `合作项目`.
fn shorten<'n>(name: &'n str, lexicons: &Lexicons) -> &'n str {
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
fn share_of(name: &str, part: &str) -> String {
    let whole =
        name.rfind(['全', '本']).map(|at| &name[at..]).filter(|whole| whole.chars().count() == 2).unwrap_or_default();
    if whole.is_empty() { format!("{part}占比") } else { format!("{part}占{whole}比重") }
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

/// `综合科技创新水平排名升至全国`: what is ranked, and among whom.
fn rank_parts<'c>(core: &'c str, lexicons: &Lexicons) -> (&'c str, &'c str) {
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
fn clause_before(view: &View<'_, '_>, before: Option<Range<usize>>) -> Option<String> {
    let before = before?;
    let part = &view.text[before.clone()];
    let name = indicator::clean(view.text, part, &view.scan.moments, view.lexicons);
    let skip = name.chars().count().saturating_sub(20);
    Some(name.chars().skip(skip).collect())
}

/// Makes a target of a figure that a plan sets.
#[allow(clippy::too_many_arguments)]
fn aim(
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
    let given = part.ends_with("针对")
        || part.ends_with("围绕")
        || ["，在", "。在", "；在"].iter().any(|word| part.ends_with(word));
    let granted =
        ["给予", "奖励", "补助", "补贴", "资助"].iter().any(|word| around(view.text, &quantity.at).contains(word));
    let past = matches!(draft.found, Found::Clause | Found::Sentence)
        && draft.period.zip(clock.base).is_some_and(|(period, base)| period.last_year() < base);
    let planned = ahead.part && !past && !given && !granted && draft.kind != StatisticKind::Rank;
    let ranked = draft.kind == StatisticKind::Rank;
    if !said && (ranked || !planned) {
        return;
    }
    if let (StatisticKind::Growth | StatisticKind::Change, Some((word, _))) = (draft.kind, before.trend)
        && word != "翻"
    {
        draft.indicator = format!("{}{word}", draft.base);
    }
    draft.kind = StatisticKind::Target;
    if draft.found != Found::Clause && draft.found != Found::Sentence {
        if let Some(year) = ahead.year.filter(|_| planned) {
            draft.period = Some(Period::year(year));
        } else if let Some(plan) = clock.plan(sentence, quantity.at.start, &view.scan.moments) {
            draft.period = Some(plan);
        }
    }
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
    use crate::moment::{Sense, Year};
    period::said_before(sentence, quantity.at.start, &view.scan.moments).next().is_some_and(|m| {
        m.sense == Sense::Until
            && match (m.year, clock.base) {
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
        between.chars().all(|c| " 、和与及以上左右，\n".contains(c))
    });
    if !all_bare {
        return;
    }
    let left = &view.text[clause.start..head];
    let before = indicator::before(left, "", &view.scan.moments, clause.start, view.lexicons);
    let core = indicator::trim_start(view.text, before.core, &view.scan.moments, view.lexicons);
    let names = split_list(core, count);
    if let Some(names) = names {
        let last = place_apart(view, names[count - 1]);
        let several = names.iter().any(|name| place_apart(view, name).0.is_some());
        for (offset, name) in names.iter().enumerate() {
            let draft = &mut drafts[first + offset];
            let (place, rest) = place_apart(view, name);
            if several {
                draft.region = place.or_else(|| view.region.map(str::to_owned));
            }
            let rest = if rest.is_empty() { last.1.to_owned() } else { with_shared_end(rest, last.1) };
            draft.base = indicator::clean(&rest, &rest, &[], view.lexicons).to_owned();
            draft.indicator = draft.base.clone();
        }
        return;
    }
    // The names stand with the figures before: 18家甲、9068家乙，民企占比分别达到56%、90%.
    if first < paragraph_start + count {
        return;
    }
    let own = if indicator::is_dependent(core, view.lexicons) || core.is_empty() || core.chars().count() <= 6 {
        core
    } else {
        return;
    };
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

/// The division that a name opens with, and the rest of the name.
fn place_apart<'n>(view: &View<'_, '_>, name: &'n str) -> (Option<String>, &'n str) {
    let at = indicator::place_of(view.text, name);
    let first = view.places.partition_point(|place| place.at.start < at);
    let place = view.places.get(first).filter(|p| p.at.start == at && p.at.end <= at + name.len());
    match place.map(|place| (place, &place.division)) {
        Some((place, Some(Named::Division(division)))) if region::plausible(division, view.home, true) => {
            (Some(division.full_name.clone()), &name[place.at.len()..])
        }
        _ => (None, name),
    }
}

/// Completes a name by what the last of its list ends with: 城镇居民 by 农村居民人均可支配收入.
fn with_shared_end(name: &str, last: &str) -> String {
    let count = name.chars().count();
    let parallel = last.chars().take(count).last().zip(name.chars().last()).is_some_and(|(a, b)| a == b);
    let tail: String = last.chars().skip(count).collect();
    let shared = parallel && tail.chars().count() >= 2 && !name.ends_with(&tail);
    if shared { format!("{name}{tail}") } else { name.to_owned() }
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
