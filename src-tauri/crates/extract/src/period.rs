//! Which time a figure covers.

use crate::clause::Sentence;
use crate::lexicon::UnitClass;
use crate::moment::{Moment, Part, Sense, Year};
use crate::quantity::Quantity;
use std::ops::Range;
use yaobao_model::{PartialDate, Period};

/// What is known of times while an article is read from front to back.
#[derive(Debug, Clone)]
pub(crate) struct Clock {
    /// The document's own year.
    pub base: Option<i32>,
    /// The month in which it was written.
    month: Option<u32>,
    /// The period that governs the whole article, from its title or its first sentence.
    pub governing: Option<Period>,
    /// Whether it is the title that sets it.
    pub titled: bool,
    /// What the last sentence that named a time handed on.
    carried: Option<Period>,
    /// Whether it was a year in figures at the head of a paragraph: 2022年，全区…….
    opened: bool,
    /// The year that the story looks back on: 刚刚过去的2022年.
    told: Option<i32>,
    /// The last year that was over when the document was written, for 全年 and 年末 where no year is named.
    closed: Option<i32>,
    /// The year last spoken of, for 全年 and 上半年.
    open: Option<i32>,
    /// The year that the part of the article is about, as its heading says: 一、2023年工作回顾.
    pub part: Option<i32>,
    /// Whether the sentence goes on without a subject of its own, so that 上半年 of the one before still holds.
    pub continues: bool,
}

/// Where a figure's period comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Clause,
    Sentence,
    Carried,
    /// From the heading of the part or the title of the article, which say of what time it tells.
    Titled,
    Nowhere,
}

impl Clock {
    /// A clock for an article of the year `base`.
    pub fn new(base: Option<i32>, month: Option<u32>, governing: Option<Period>) -> Self {
        // Until the middle of a year bulletins tell of the year before.
        let closed = base.map(|year| if month.is_some_and(|month| month <= 6) { year - 1 } else { year });
        Self {
            base,
            month,
            closed,
            governing,
            titled: false,
            carried: None,
            opened: false,
            told: None,
            open: governing.map(Period::last_year),
            part: None,
            continues: false,
        }
    }

    /// Forgets what was handed on: a new item or part begins.
    pub fn reset(&mut self) {
        self.carried = None;
        self.open = self.governing.map(Period::last_year);
    }

    /// A story goes on in the next paragraph: its own year still holds there, and a year that has opened a paragraph.
    pub fn turn(&mut self) {
        let own = |period: &Period| self.base.is_none_or(|base| *period == Period::year(base));
        self.carried = self
            .carried
            .filter(|period| self.opened || own(period) || self.told.is_some_and(|year| *period == Period::year(year)));
    }

    /// Whether a moment that names its year stands between two places: 由2015年的52.1%.
    pub fn states_year(&self, from: usize, to: usize, moments: &[Moment]) -> bool {
        let first = moments.partition_point(|m| m.at.start < from);
        let mut within = moments[first..].iter().take_while(|m| m.at.end <= to);
        within.any(|m| {
            m.year != Year::Open && !matches!(m.sense, Sense::Base | Sense::Vague) && to - m.at.end <= '的'.len_utf8()
        })
    }

    /// The years that an average growth runs over: `由2015年的126亿元增加到2020年的248亿元，年均增长14.4%` is of 2016 to 2020.
    pub fn span_of_growth(
        &self,
        sentence: &Sentence,
        figure: &Quantity,
        text: &str,
        moments: &[Moment],
    ) -> Option<Period> {
        const NEAR: usize = 8;
        let near = text[sentence.at.start..figure.at.start].char_indices().rev().take(NEAR).last();
        let near = near.map(|(at, _)| &text[sentence.at.start + at..figure.at.start])?;
        if !(near.contains("年均") && matches!(figure.class, UnitClass::Percent)) {
            return None;
        }
        let mut before = said_before(sentence, figure.at.start, moments).filter(|m| matches!(m.year, Year::Given(_)));
        let last = before.next().and_then(|m| self.year_of(m));
        let first = before.next().filter(|m| m.sense == Sense::Start).and_then(|m| self.year_of(m));
        let long = near.split("年均").next().and_then(|span| {
            let count = span.strip_suffix('年').or_else(|| span.strip_suffix("年来"))?.chars().next_back()?;
            "二三四五六七八九十".chars().position(|c| c == count).map(|place| place as i32 + 2)
        });
        let whole = |year| PartialDate { year, month: None, day: None };
        let (first, last) = match (first, last, long) {
            (_, Some(last), Some(long)) => (last - long, last),
            (Some(first), Some(last), None) => (first, last),
            _ => return None,
        };
        (last > first).then(|| Period::Range(whole(first + 1), whole(last)))
    }

    /// The five-year plan that a sentence names before its figure: `“十四五”规划……明确`.
    pub fn plan(&self, sentence: &Sentence, figure: usize, moments: &[Moment]) -> Option<Period> {
        let plan = said_before(sentence, figure, moments).find(|m| m.sense == Sense::Plan);
        plan.and_then(|m| Moment { sense: Sense::Plain, ..m.clone() }.period(self.base, None))
    }

    /// The time in parentheses behind the figure before, which its growth shares: `余额1127.8亿元（11月末），同比增长13.6%`.
    pub fn aside(&self, sentence: &Sentence, figure: usize, moments: &[Moment]) -> Option<Period> {
        let aside = said_before(sentence, figure, moments).next().filter(|m| m.sense == Sense::Aside)?;
        aside.period(self.base, self.part.or(self.open))
    }

    /// The year that 全年 and 上半年 mean from here on.
    pub fn set_open(&mut self, year: i32) {
        self.open = Some(year);
    }

    /// The period of the figure at `figure` within `clause` of `sentence`.
    pub fn period(
        &self,
        sentence: &Sentence,
        clause: &Range<usize>,
        at: &Range<usize>,
        before: usize,
        moments: &[Moment],
    ) -> (Option<Period>, Found) {
        let (figure, after) = (at.start, at.end);
        // 年初 holds for the figure right behind it only; the day of an event says nothing of the figures told there.
        // 由2020年的 holds for the figure right behind it, too.
        const RIGHT_BEHIND: usize = 12;
        let spent = |m: &Moment| {
            m.sense == Sense::Vague && m.at.end <= before && m.at.start >= clause.start
                || m.sense == Sense::Start && figure.saturating_sub(m.at.end) > RIGHT_BEHIND
        };
        // 2014年1月，某工程投运，累计外送……: an event of long ago, told in a clause of its own.
        let long_ago = |m: &Moment| {
            let old = |year: i32| self.base.is_some_and(|base| year + 2 < base);
            matches!(m.part, Part::Month(_))
                && m.sense == Sense::Plain
                && m.at.start < clause.start
                && self.year_of(m).is_some_and(old)
        };
        let event = |m: &Moment| {
            matches!(m.part, Part::Day(_)) && !matches!(m.sense, Sense::AsOf | Sense::Until) || long_ago(m)
        };
        let speaks =
            |m: &Moment| !matches!(m.sense, Sense::Base | Sense::Plan | Sense::Aside) && !spent(m) && !event(m);
        let aside = moments.get(moments.partition_point(|m| m.at.start <= figure)).filter(|m| m.sense == Sense::Aside);
        if let Some(aside) = aside.filter(|m| m.at.start <= after + '（'.len_utf8()) {
            return (aside.period(self.base, self.part.or(self.open)), Found::Clause);
        }
        let mut usable = said_before(sentence, figure, moments).filter(|m| speaks(m));
        let last = usable.next();
        // 现有 after a year is no time of its own.
        let last = match last.filter(|m| m.sense == Sense::Stock) {
            Some(stock) => usable.next().or(Some(stock)),
            None => last,
        };
        if let Some(moment) = last {
            // 今年，……年底前: a year named before in the sentence is the one that is meant.
            let named = said_before(sentence, moment.at.start, moments)
                .filter(|m| !matches!(m.sense, Sense::Base | Sense::Plan | Sense::Vague | Sense::Now | Sense::Stock))
                .find_map(|m| self.year_of(m));
            let open = named.or(self.part).or(self.just_over(moment)).or(self.open);
            let open = open.filter(|open| self.base.is_none_or(|base| (base - open).abs() <= 1));
            let open = open.or(self.closed.filter(|_| moment.year == Year::Open && moment.part == Part::Whole));
            let found = if moment.at.start >= clause.start { Found::Clause } else { Found::Sentence };
            return (moment.period(self.base, open).map(until_year(moment)), found);
        }
        let carried = self.carried.filter(|period| self.continues || matches!(period, Period::Date(_)));
        // Under 一季度全市经济运行……, what is told of 今年以来 is of the quarter.
        let within_title = |period: &Period| {
            self.titled
                && self.governing.is_some_and(|title| {
                    let ((first, _), (last, _)) = title.bounds();
                    first == last && title != *period && *period == Period::year(last)
                })
        };
        let carried = carried.filter(|period| !within_title(period));
        let part = self.part.map(Period::year).map(|period| (period, Found::Titled));
        let title = self.governing.map(|period| (period, if self.titled { Found::Titled } else { Found::Carried }));
        match carried.map(|period| (period, Found::Carried)).or(part).or(title) {
            Some((period, found)) => (Some(period), found),
            None => (None, Found::Nowhere),
        }
    }

    /// The document's own year for a part of a year that was over when it was written: 一季度 in a text of April.
    fn just_over(&self, moment: &Moment) -> Option<i32> {
        let last = match moment.part {
            Part::Half(half) => half * 6,
            Part::Quarter(quarter) => quarter * 3,
            Part::Months(_, last) => last,
            _ => return None,
        };
        let past = self.month.is_some_and(|month| last <= month && month <= last + 3);
        self.base.filter(|base| past && moment.year == Year::Open && self.open.is_some_and(|open| open < *base))
    }

    /// The year that a moment names by itself.
    fn year_of(&self, moment: &Moment) -> Option<i32> {
        match moment.year {
            Year::Given(year) => Some(year),
            Year::Relative(offset) => self.base.map(|base| base + offset),
            Year::Open => None,
        }
    }

    /// Takes note of the times that a sentence names, once it has been read.
    pub fn pass(&mut self, sentence: &Sentence, text: &str, moments: &[Moment]) {
        let first = moments.partition_point(|m| m.at.start < sentence.at.start);
        for moment in moments[first..].iter().take_while(|m| m.at.start < sentence.at.end) {
            if matches!(moment.sense, Sense::Base | Sense::Vague | Sense::Plan | Sense::Start | Sense::Aside) {
                if moment.sense == Sense::Vague && moment.at.start == sentence.at.start {
                    self.carried = None;
                }
                continue;
            }
            let year = match moment.year {
                Year::Given(year) => Some(year),
                Year::Relative(offset) if !matches!(moment.sense, Sense::Now | Sense::Stock) => {
                    self.base.map(|base| base + offset)
                }
                _ => None,
            };
            if let Some(year) = year.filter(|_| moment.sense != Sense::Until) {
                self.open = Some(year);
            }
            if text[sentence.at.start..moment.at.start].ends_with("刚刚过去的") {
                self.told = year;
            }
            if opens(&text[sentence.at.start..moment.at.start]) {
                let recent = year.zip(self.base).is_none_or(|(year, base)| year + 1 >= base);
                let hands_on = match moment.sense {
                    Sense::Plain => {
                        recent
                            && matches!(moment.part, Part::Whole | Part::Half(_) | Part::Quarter(_) | Part::Months(..))
                    }
                    Sense::Since => recent,
                    _ => false,
                };
                let open = self.open.filter(|open| self.base.is_none_or(|base| (base - open).abs() <= 1));
                let quoted = text[sentence.at.start..].trim_start().starts_with('“');
                self.opened = sentence.opens_paragraph
                    && !quoted
                    && matches!((moment.year, moment.part), (Year::Given(_), Part::Whole));
                self.carried = hands_on.then(|| moment.period(self.base, open)).flatten();
            }
        }
    }
}

/// Moments that are looked at for one figure or article: no sentence that a person writes has more.
const REACH: usize = 32;

/// The moments of a sentence that stand before a place, the nearest first.
pub(crate) fn said_before<'m>(
    sentence: &Sentence,
    at: usize,
    moments: &'m [Moment],
) -> impl Iterator<Item = &'m Moment> {
    let end = moments.partition_point(|m| m.at.end <= at);
    let from = sentence.at.start;
    moments[..end].iter().rev().take(REACH).take_while(move |m| m.at.start >= from)
}

/// Whether nothing but an opening word stands before a moment.
fn opens(before: &str) -> bool {
    let before = before.trim_matches([' ', '\n', '“', '，', '*']);
    before.is_empty()
        || [
            "刚刚过去的",
            "其中",
            "在",
            "从",
            "自",
            "据统计",
            "截至",
            "数据显示",
            "特别是",
            "一是",
            "二是",
            "三是",
            "四是",
            "五是",
            "六是",
            "七是",
            "八是",
        ]
        .contains(&before)
}

/// A plan's end is given by its year: 到2024年底 is 2024.
fn until_year(moment: &Moment) -> impl Fn(Period) -> Period {
    let until = moment.sense == Sense::Until;
    move |period| match period {
        Period::Date(PartialDate { year, month: Some(_), .. }) if until => Period::year(year),
        other => other,
    }
}

/// The year a text speaks from: the latest that it or its title names as past or present, not as the end of a plan.
pub(crate) fn own_year<'m>(text: impl Iterator<Item = &'m Moment> + Clone, title: &'m [Moment]) -> Option<i32> {
    let spoken =
        |m: &&Moment| matches!(m.sense, Sense::Plain | Sense::Since | Sense::AsOf) && !matches!(m.part, Part::Years(_));
    // 今年……，2022年仅为25.1%: the year that this one is told apart from is the one before.
    let this_year = text.clone().any(|m| m.year == Year::Relative(0));
    let compared = text.clone().filter(|m| this_year && m.sense == Sense::Start).filter_map(|m| match m.year {
        Year::Given(year) => Some(year + 1),
        _ => None,
    });
    let compared = compared.max();
    let years = text.chain(title).filter(spoken).filter_map(|m| match m.year {
        Year::Given(year) => Some(year),
        _ => None,
    });
    // A five-year plan is written in its first year at the earliest, and what it says of later years lies ahead of it.
    let plans = title.iter().filter(|m| matches!(m.part, Part::Years(_))).filter_map(|m| match m.year {
        Year::Given(first) => Some(first),
        _ => None,
    });
    years.chain(plans).max().or(compared)
}

/// The years of the five-year plan that a title names: `某某市“十四五”科技创新规划`.
pub(crate) fn plan_of(title: &[Moment]) -> Option<Period> {
    let plan =
        title.iter().find(|m| matches!(m.sense, Sense::Plan | Sense::Plain) && matches!(m.part, Part::Years(_)))?;
    Moment { sense: Sense::Plain, ..plan.clone() }.period(None, None)
}

/// The period that the title or the first sentence sets for a whole article: `2023年，某某厅深入实施……`.
pub(crate) fn governing(
    title: &str,
    titled: &[Moment],
    sentences: &[Sentence],
    text: &str,
    moments: &[Moment],
    base: Option<i32>,
) -> Option<Period> {
    // A work report of one year tells of the year before and plans for its own.
    let report = title.contains("工作报告");
    let dated = titled.iter().find(|m| m.sense == Sense::Plain && matches!(m.year, Year::Given(_)));
    // 上半年某州产业集群提质增效.
    let parted = titled.iter().find(|m| {
        m.sense == Sense::Plain
            && m.year == Year::Open
            && matches!(m.part, Part::Half(_) | Part::Quarter(_) | Part::Months(..))
    });
    if let Some(moment) = dated.or(parted.filter(|_| base.is_some())).filter(|_| !report) {
        return moment.period(base, None);
    }
    let lead = sentences.first()?;
    // What somebody is quoted as saying of last year does not tell of when the article does.
    if text[lead.at.clone()].trim_start().starts_with(['“', '‘']) {
        return None;
    }
    let within = moments.iter().take(REACH).filter(|m| m.at.start >= lead.at.start && m.at.start < lead.at.end);
    // 今年以来，……上半年全区……: the part of the year is what the figures below are of.
    let part = |m: &Moment| matches!(m.part, Part::Half(_) | Part::Quarter(_) | Part::Months(..));
    let dated = |m: &&Moment| {
        matches!(m.sense, Sense::Plain | Sense::Since) && (m.year != Year::Open || part(m) && base.is_some())
    };
    let mut said: Vec<&Moment> = within.filter(dated).collect();
    said.sort_by_key(|m| !part(m));
    let year_said = said.iter().any(|m| !part(m));
    said.into_iter().find_map(|moment| {
        // 去年 at the head of an article sets the stage for what is told of this year.
        if matches!(moment.year, Year::Relative(offset) if offset < 0) {
            return None;
        }
        let clause = lead.clauses.iter().find(|clause| clause.contains(&moment.at.start))?;
        // 2023年全市科技工作会议 is the name of a meeting and says nothing of the figures.
        let meeting = ["会议", "会上", "大会"].iter().any(|word| text[clause.clone()].contains(word));
        let whole = matches!(moment.part, Part::Whole | Part::Half(_) | Part::Quarter(_) | Part::Months(..));
        let opens = opens(&text[clause.start..moment.at.start]);
        // 某高新区锚定目标，前三季度实现产值……: what it says of the quarters ends with the paragraph.
        let inside = part(moment) && clause.start > lead.at.start && moment.year == Year::Open && !year_said;
        (opens && whole && !meeting && !inside).then(|| moment.period(base, None)).flatten()
    })
}
