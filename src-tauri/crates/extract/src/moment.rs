//! Words for times: `2025年7月`, `今年1—7月`, `上半年`, `截至目前`, `“十四五”期末`.

use crate::lexicon::{Lexicons, TimeWord};
use crate::number::digit;
use std::ops::Range;
use yaobao_model::{PartialDate, Period};

/// One mention of a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Its bytes in the text.
    pub at: Range<usize>,
    pub year: Year,
    pub part: Part,
    pub sense: Sense,
}

/// Which year a moment lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    Given(i32),
    /// So many years from the document's own.
    Relative(i32),
    /// Not said: the year that governs the text.
    Open,
}

/// Which part of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    Half(u32),
    Quarter(u32),
    Month(u32),
    Day(u32),
    Months(u32, u32),
    /// Up to and including this year.
    Years(i32),
}

/// How the time is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    Plain,
    /// 2023年以来.
    Since,
    /// 截至2023年6月.
    AsOf,
    /// 目前.
    Now,
    /// 现有: the document's own time where no other is named.
    Stock,
    /// 到2025年, 2025年底前: the end of a plan.
    Until,
    /// 较上年, 比2021年: what a figure is compared with.
    Base,
    /// 由2020年的: the time of the first of two figures, and of no other.
    Start,
    /// “十四五”规划: the plan that a target is of.
    Plan,
    /// 近三年, 年初: no period can be given.
    Vague,
    /// 余额1127.8亿元（11月末）: the time of the figure before it, and of no other.
    Aside,
}

impl Moment {
    /// Whether a title that names it says of what time the article tells: a year, 上半年.
    pub fn sets_time(&self) -> bool {
        self.year != Year::Open || matches!(self.part, Part::Half(_) | Part::Quarter(_) | Part::Months(..))
    }

    /// The period, for a document whose own year is `base` and a text that is governed by the year `open`.
    pub fn period(&self, base: Option<i32>, open: Option<i32>) -> Option<Period> {
        if self.sense == Sense::Vague {
            return None;
        }
        let year = match self.year {
            Year::Given(year) => year,
            Year::Relative(offset) => base? + offset,
            Year::Open => open.or(base)?,
        };
        let whole = |year| PartialDate { year, month: None, day: None };
        // “十四五”以来 and 2021年以来 run to the document's own year.
        let since = base.filter(|base| self.sense == Sense::Since && year + 1 < *base);
        Some(match self.part {
            Part::Whole | Part::Years(_) if since.is_some() => {
                let last = since.unwrap_or(year);
                Period::Range(whole(year), whole(if let Part::Years(end) = self.part { end.min(last) } else { last }))
            }
            Part::Whole => Period::year(year),
            Part::Half(half) => Period::Half(year, half),
            Part::Quarter(quarter) => Period::Quarter(year, quarter),
            Part::Month(month) | Part::Day(month) => Period::month(year, month),
            Part::Months(first, last) => Period::months(year, first, last),
            Part::Years(last) => Period::Range(whole(year), whole(last)),
        })
    }
}

/// Reads the moment that begins at byte `at`, if one does.
pub(crate) fn read(text: &str, at: usize, lexicons: &Lexicons) -> Option<Moment> {
    let mut reader = Reader { text, end: at, year: Year::Open, part: Part::Whole, sense: Sense::Plain };
    let first = text[at..].chars().next()?;
    // 三年内 is a span, 年内 the year itself.
    let counted = |c: char| digit(c).is_some() || "一二两三四五六七八九十几数半".contains(c);
    if text[at..].starts_with("年内") && text[..at].ends_with(counted) {
        return None;
    }
    let found = if digit(first).is_some() {
        reader.years() || reader.months()
    } else {
        first == '前' && reader.first_months() || reader.word(lexicons)
    };
    if !found {
        return None;
    }
    reader.tail(lexicons);
    reader.sense = reader.sense_before(at);
    Some(Moment { at: at..reader.end, year: reader.year, part: reader.part, sense: reader.sense })
}

struct Reader<'t> {
    text: &'t str,
    end: usize,
    year: Year,
    part: Part,
    sense: Sense,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.end..]
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.end += word.len();
        }
        found
    }

    fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    /// Up to `most` digits and their value; eats nothing when there are none or more.
    fn digits(&mut self, most: usize) -> Option<(usize, u32)> {
        let run = self.rest().chars().take(most + 1).map_while(|c| Some((digit(c)?, c.len_utf8())));
        let (count, bytes, value) =
            run.fold((0, 0, 0), |(n, bytes, value), (d, len)| (n + 1, bytes + len, value * 10 + d));
        (1..=most).contains(&count).then(|| {
            self.end += bytes;
            (count, value)
        })
    }

    fn dash(&mut self) -> bool {
        self.eat_any(&["——", "—", "–", "-", "－", "~", "～", "至", "到"])
    }

    /// 2023年, 2021—2025年, 2021年至2025年.
    fn years(&mut self) -> bool {
        let start = self.end;
        let Some((4, year)) = self.digits(4) else {
            self.end = start;
            return false;
        };
        if !(1900..=2100).contains(&year) {
            self.end = start;
            return false;
        }
        let year = year as i32;
        self.year = Year::Given(year);
        let closed = self.eat("年");
        let after_first = self.end;
        if self.dash() {
            if let Some((4, last)) = self.digits(4)
                && (1900..=2100).contains(&last)
                && last as i32 > year
                && self.eat("年")
            {
                self.part = Part::Years(last as i32);
                return true;
            }
            self.end = after_first;
        }
        // The year of a list or a report: “2023城市竞争力百强”.
        let named = !closed
            && self.text[..start].ends_with(['“', '《', '在'])
            && self
                .rest()
                .chars()
                .next()
                .is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"个家项人名位件万亿多余".contains(c));
        if !closed && !named {
            self.end = start;
        }
        closed || named
    }

    /// 1—7月, 1至10月, 5月份, 6月30日.
    fn months(&mut self) -> bool {
        let start = self.end;
        if self.part == Part::Whole
            && let Some((_, first @ 1..=12)) = self.digits(2)
        {
            let spelt = self.eat("月份") || self.eat("月");
            let after_first = self.end;
            if self.dash() {
                if let Some((_, last @ 1..=12)) = self.digits(2)
                    && last > first
                    && (self.eat("月份") || self.eat("月"))
                {
                    self.part = Part::Months(first, last);
                    return true;
                }
                self.end = after_first;
            }
            if spelt {
                self.part = Part::Month(first);
                let after_month = self.end;
                if self.digits(2).is_some() && self.eat_any(&["日", "号"]) {
                    self.part = Part::Day(first);
                } else {
                    self.end = after_month;
                    self.eat_any(&["上旬", "中旬", "下旬"]);
                }
                return true;
            }
        }
        self.end = start;
        false
    }

    /// 去年, 上半年, 目前, “十四五”.
    fn word(&mut self, lexicons: &Lexicons) -> bool {
        let Some((word, meaning)) = lexicons.times.at_start(self.rest()) else { return false };
        self.end += word.len();
        match meaning {
            TimeWord::Year(offset) => self.year = Year::Relative(offset),
            TimeWord::Half(half) => self.part = Part::Half(half),
            TimeWord::Quarter(quarter) => self.part = Part::Quarter(quarter),
            TimeWord::Months(last) => self.part = Part::Months(1, last),
            TimeWord::Whole => {}
            TimeWord::Now => (self.year, self.sense) = (Year::Relative(0), Sense::Now),
            TimeWord::Stock => (self.year, self.sense) = (Year::Relative(0), Sense::Stock),
            TimeWord::Vague => self.sense = Sense::Vague,
            TimeWord::Plan(first) => return self.plan(first),
        }
        true
    }

    /// “十四五”期间, “十四五”期末; a plan that is only named (“十四五”规划) is no time.
    fn plan(&mut self, first: i32) -> bool {
        self.eat_any(&["”", "\""]);
        if self.eat_any(&["期末", "末", "收官"]) {
            self.year = Year::Given(first + 4);
            self.sense = Sense::Until;
            return true;
        }
        self.year = Year::Given(first);
        self.part = Part::Years(first + 4);
        if self.eat("以来") {
            self.sense = Sense::Since;
        } else if !self.eat_any(&["时期", "期间"]) {
            self.sense = Sense::Plan;
        }
        true
    }

    /// What follows a year or a month: 上半年, 度, 底, 以来.
    fn tail(&mut self, lexicons: &Lexicons) {
        if self.year != Year::Open && self.part == Part::Whole && !matches!(self.sense, Sense::Now | Sense::Stock) {
            self.eat("度");
            if !self.months()
                && !self.first_months()
                && let Some((word, meaning)) = lexicons.times.at_start(self.rest())
            {
                let part = match meaning {
                    TimeWord::Half(half) => Some(Part::Half(half)),
                    TimeWord::Quarter(quarter) => Some(Part::Quarter(quarter)),
                    TimeWord::Months(last) => Some(Part::Months(1, last)),
                    _ => None,
                };
                if let Some(part) = part {
                    self.part = part;
                    self.end += word.len();
                }
            }
        }
        if self.eat_any(&["以来", "来，"]) {
            // What has happened since July is told of the year.
            if matches!(self.part, Part::Month(_) | Part::Day(_)) {
                self.part = Part::Whole;
            }
            self.sense = Sense::Since;
        } else if self.eat_any(&["底前", "年底前", "末前"]) {
            self.sense = Sense::Until;
        } else {
            self.eat_any(&["底", "年底", "末", "年末"]);
            if self.eat("初") {
                self.sense = Sense::Vague;
            }
            if self.rest().starts_with('前') && !self.rest().starts_with("前后") && !self.rest().starts_with("前期")
            {
                self.eat("前");
                self.sense = Sense::Until;
            }
        }
    }

    /// 前7个月, 前十个月.
    fn first_months(&mut self) -> bool {
        let start = self.end;
        if self.eat("前")
            && let Some((_, last @ 1..=12)) = self.digits(2)
            && self.eat("个月")
        {
            self.part = Part::Months(1, last);
            return true;
        }
        self.end = start;
        false
    }

    /// What the words before the moment make of it.
    fn sense_before(&self, at: usize) -> Sense {
        let before = &self.text[..at];
        let before = before.strip_suffix(['“', '"']).unwrap_or(before);
        if before.ends_with(['较', '比', '同', '按']) || before.ends_with("相比") {
            return Sense::Base;
        }
        if matches!(self.sense, Sense::Vague | Sense::Plan) {
            return self.sense;
        }
        if before.ends_with(['（', '('])
            && self.rest().starts_with(['）', ')'])
            && before.chars().rev().nth(1).is_some_and(|c| c.is_alphanumeric() || c == '%')
        {
            return Sense::Aside;
        }
        if self.rest().starts_with("远景") {
            return Sense::Vague;
        }
        if before.ends_with("截至")
            || before.ends_with("截止")
            || before.ends_with("截止到")
            || before.ends_with("截至到")
        {
            return Sense::AsOf;
        }
        // 由2020年的34.8%提高到37.2%, 是2020年的1.6倍.
        if self.sense == Sense::Plain
            && self.rest().trim_start_matches('的').starts_with(|c: char| digit(c).is_some() || "不近超约".contains(c))
        {
            if before.ends_with(['从', '由']) {
                return Sense::Start;
            }
            if self.rest().starts_with('的') && before.ends_with(['是', '为']) {
                return Sense::Base;
            }
        }
        // 占38.5%，2022年仅为25.1%: what it was then is told beside what it is now.
        if self.sense == Sense::Plain
            && matches!(self.year, Year::Given(_))
            && before.ends_with(['，', '；', '（', '而'])
            && ["仅为", "仅有", "只有", "还只有", "还不到", "才"].iter().any(|word| self.rest().starts_with(word))
        {
            return Sense::Start;
        }
        if before.ends_with("将于") || before.ends_with("自") && self.sense != Sense::Since {
            return Sense::Vague;
        }
        let aimed = ["力争", "争取", "计划", "确保", "规划"].iter().any(|word| before.ends_with(word))
            || before.ends_with("预计") && matches!(self.year, Year::Given(_));
        if (before.ends_with(['到', '至']) || aimed) && self.sense == Sense::Plain {
            return Sense::Until;
        }
        self.sense
    }
}
