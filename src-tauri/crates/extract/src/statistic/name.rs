//! The name of what a figure measures, from the words around it and from the figure before it.

use super::phrase::{
    after_and_so_on, clause_before, compared_with, deed, is_below, is_plan, is_span_of_years, rank_parts, share_of,
    shorten, turned_comparison, without_own_measure,
};
use super::{Draft, View};
use crate::indicator::{self, Before};
use crate::kind;
use crate::lexicon::{Action, UnitClass};
use crate::period::Found;
use crate::quantity::{Form, Quantity};
use crate::region::{self, Named};
use std::ops::Range;
use yaobao_model::StatisticKind;

/// What stands around a figure.
pub(super) struct Around<'a> {
    pub before: &'a Before<'a>,
    pub right: &'a str,
    pub clause_before: Option<Range<usize>>,
    /// Whether the sentence has had a figure already.
    pub in_sentence: bool,
    /// Whether the sentence goes on about the one before: 其中，…….
    pub part_of: bool,
    /// What the last figure of the paragraph measured.
    pub antecedent: Option<&'a str>,
    pub series: bool,
    /// Whether no other figure follows in the clause.
    pub last: bool,
}

/// Kind and indicator of a figure, from the words around it; and how many bytes behind it its name takes.
pub(super) fn describe(view: &View<'_, '_>, quantity: &Quantity, around: &Around<'_>) -> (Draft, usize) {
    let lexicons = view.lexicons;
    let Around { before, right, .. } = around;
    let kind = kind::kind(quantity, before, right, lexicons);
    let core = indicator::trim_start(view.text, before.core, &view.scan.moments, lexicons);
    let core = without_place(view, core, indicator::place_of(view.text, core));
    let mut name = Name { carried: false, doubtful: false, consumed: 0, number_first: false, whole: None };
    if let Form::Part(number) = quantity.form {
        let indicator = sector(number).to_owned();
        return (name.draft(indicator.clone(), indicator, StatisticKind::Share, before), 0);
    }
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
            let what = if is_span_of_years(what) { "" } else { what };
            let each = before.trend.filter(|_| what.ends_with('均') && kind == StatisticKind::Change);
            if let Some(turned) = turned_comparison(before.core.trim_start_matches(['、', '，', ' '])) {
                let above = name.or_antecedent(view, "", around);
                return (name.draft(format!("{above}{turned}"), above, kind, before), name.consumed);
            }
            // 拉动经济增长0.5个百分点 is done by what was named before.
            if what.starts_with("拉动") && around.antecedent.is_some() {
                let above = name.or_antecedent(view, "", around);
                (format!("{above}{what}"), before.trend.map_or("", |(word, _)| word).to_owned())
            } else if let Some((word, _)) = each {
                // 亩均增产60公斤.
                (format!("{what}{word}"), String::new())
            } else {
                (name.or_antecedent(view, what, around), against.to_owned())
            }
        }
        _ => (name.of_level(view, quantity, core, around), String::new()),
    };
    // 为预算的101.2%，增长8.3%: what has grown is the revenue.
    let whole = name.whole.take().unwrap_or_else(|| base.clone());
    (name.draft(format!("{base}{suffix}"), whole, kind, before), name.consumed)
}

/// What the first, second and third number of 三次产业结构 measure.
pub(super) fn sector(number: u8) -> &'static str {
    match number {
        1 => "第一产业增加值占地区生产总值比重",
        2 => "第二产业增加值占地区生产总值比重",
        _ => "第三产业增加值占地区生产总值比重",
    }
}

/// Drops a division that opens a name: `银川市R&D投入强度` → `R&D投入强度`, `北京` alone → nothing.
fn without_place<'c>(view: &View<'_, '_>, core: &'c str, at: usize) -> &'c str {
    let rest = without_first_place(view, core, at);
    // 甲市、乙市新开工住房: the other places of the list go, too.
    match rest.strip_prefix(['、', '和', '与']) {
        Some(listed) if rest.len() < core.len() => {
            let shorter = without_place(view, listed, indicator::place_of(view.text, listed));
            if shorter.len() < listed.len() { shorter } else { rest }
        }
        _ => rest,
    }
}

fn without_first_place<'c>(view: &View<'_, '_>, core: &'c str, at: usize) -> &'c str {
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
    } else if (full || !rest.starts_with(['、', '和', '与'])) && place.division != Some(country) {
        // 宁夏技术合同成交额 is the region's 技术合同成交额; of 上海、浙江共建合作项目 both are a part of what is counted.
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
    /// What a growth behind it refers to, where that is not the name itself.
    whole: Option<String>,
}

impl Name {
    /// A figure of this name; what the name does not tell is filled in by the caller.
    fn draft(&self, indicator: String, base: String, kind: StatisticKind, before: &Before<'_>) -> Draft {
        Draft {
            quantity: 0,
            quote: 0..0,
            falls: kind::falls(before) || kind == StatisticKind::Change && is_below(&indicator),
            indicator,
            base,
            kind,
            region: None,
            period: None,
            qualifier: None,
            carried: self.carried,
            number_first: self.number_first,
            found: Found::Nowhere,
            doubts: u8::from(self.doubtful),
        }
    }

    /// A name, or what the figure before it or the clause before it names where it means nothing alone.
    fn or_antecedent(&mut self, view: &View<'_, '_>, name: &str, around: &Around<'_>) -> String {
        let name = indicator::clean(view.text, name, &view.scan.moments, view.lexicons);
        let alone = !indicator::is_dependent(name, view.lexicons) && !indicator::is_grant(name, view.lexicons);
        if !name.is_empty() && alone {
            return name.to_owned();
        }
        self.carried = true;
        let growth = around.before.trend.is_some();
        if indicator::is_grant(name, view.lexicons) {
            let given_for = clause_before(view, around.clause_before.clone()).unwrap_or_default();
            return format!("{}{name}", given_for.trim_end_matches('的'));
        }
        // 常态化举办成果路演，每年不少于24场 counts what the clause before does, where that counts nothing itself.
        let done =
            around.clause_before.clone().filter(|_| name.is_empty() && !growth).and_then(|clause| deed(view, &clause));
        if let Some(done) = done {
            self.doubtful = true;
            return done;
        }
        let above = match around.antecedent.filter(|_| around.in_sentence || growth || around.part_of) {
            Some(base) => base.to_owned(),
            None => {
                self.doubtful = true;
                let said = clause_before(view, around.clause_before.clone()).filter(|name| !name.is_empty());
                // 今年将投资36亿元 goes on about nothing that the sentence before counted.
                let lent = around.antecedent.filter(|_| !name.starts_with("投资")).map(str::to_owned);
                said.or(lent).unwrap_or_default()
            }
        };
        // 预计增速在10%以上 says no more than 增速.
        if let Some((word, _)) = around.before.trend.filter(|(word, _)| above.is_empty() && kind::is_rate_noun(word)) {
            return word.to_owned();
        }
        // 损耗降低18%，成材率提升至83.5%: a rate is not one of so short a name, nor sales of a ratio.
        let apart = name.ends_with('率') && name.chars().count() == 3 && above.chars().count() < 4
            || !name.is_empty() && !name.ends_with(['名', '位', '次']) && above.ends_with("强度");
        if apart {
            return name.to_owned();
        }
        let long = above.chars().count() > 30;
        if long && !name.is_empty() {
            return name.to_owned();
        }
        let above = if name.is_empty() { above } else { without_own_measure(&above) };
        let name = name.trim_start_matches('约').trim_start_matches("合计");
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
            let name = if is_span_of_years(name) { "" } else { name };
            let long = shorten(indicator::object(name, lexicons), lexicons).trim_end_matches('的');
            // 推动某产业产值突破600亿元 measures 某产业产值.
            let pushed = ["推动", "推进", "促进"].iter().find_map(|verb| long.strip_prefix(verb));
            let long = pushed.filter(|rest| rest.chars().count() >= 4).unwrap_or(long);
            if ratio && is_plan(long) {
                let above = self.or_antecedent(view, "", around);
                let done = format!("{above}{long}完成率");
                self.whole = Some(above);
                return done;
            }
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
