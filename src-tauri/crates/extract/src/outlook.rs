//! Which parts of an article look ahead: what they say is a target.

use crate::clause::Sentence;
use crate::lexicon::{Cue, Lexicons, Outlook};
use crate::moment::{Moment, Part, Sense, Year};
use yaobao_model::{Article, BulletinKind};

/// How the sentences of an article are meant, as far as their headings and openings say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outlooks {
    /// For every sentence, whether it stands in a part that looks ahead.
    pub ahead: Vec<bool>,
    /// For every sentence, the year that the plan it stands in is for.
    pub year: Vec<Option<i32>>,
    /// For every sentence, the year that the part it stands in is about, where its heading names one.
    pub reviewed: Vec<Option<i32>>,
}

/// Endings of the titles of plans, whose figures are targets unless their sentence says otherwise.
const PLANS: &[&str] =
    &["工作要点", "要点", "规划", "行动计划", "工作计划", "实施方案", "行动方案", "工作方案", "计划", "安排", "方案"];

/// Reads the outlook of every sentence.
pub(crate) fn read(
    text: &str,
    sentences: &[Sentence],
    moments: &[Moment],
    article: &Article,
    kind: BulletinKind,
    base: Option<i32>,
    lexicons: &Lexicons,
) -> Outlooks {
    let title = article.title.trim_end_matches(['》', '”', '）', ')', ' ']);
    let plan_title = PLANS.iter().any(|ending| title.ends_with(ending)) && kind != BulletinKind::Digest;
    let title_year = four_digits(title);
    let mut state = (plan_title, title_year.filter(|_| plan_title));
    let opening = state;
    let mut found = Outlooks { ahead: Vec::new(), year: Vec::new(), reviewed: Vec::new() };
    let mut reviewed = None;
    let closing = article.date.and_then(|date| date.month) == Some(12);
    let aims = aims_ahead(text, sentences, lexicons);
    for (number, sentence) in sentences.iter().enumerate() {
        let part = &text[sentence.at.clone()];
        if let Some(heading) = heading(part, sentence) {
            let chapter = is_chapter(heading);
            if chapter {
                reviewed = None;
            }
            if let Some((_, outlook)) = lexicons.headings.find(heading).last() {
                state = match outlook {
                    // A plan that names no year in its title sets its figures for none.
                    Outlook::Ahead if heading.contains("建议") || heading.contains("对策") => (true, None),
                    // A report of the year's end tells what is to be done in the next.
                    Outlook::Ahead if closing && (heading.contains("下一步") || heading.contains("下步")) => {
                        (true, four_digits(heading).or(base.map(|year| year + 1)))
                    }
                    Outlook::Ahead | Outlook::Aim => {
                        (true, four_digits(heading).or(if plan_title { title_year } else { base }))
                    }
                    Outlook::Back => {
                        reviewed = four_digits(heading).or(base
                            .filter(|_| {
                                heading.contains("过去一年") || heading.contains("上年") || heading.contains("去年")
                            })
                            .map(|year| year - 1));
                        (false, None)
                    }
                    Outlook::Problem | Outlook::Frame => (false, None),
                };
            } else if chapter {
                reviewed = four_digits(heading);
                state = if state.0 && !plan_title { state } else { opening };
            }
        }
        if let Some(year) = opens_a_year(text, sentence, moments, base) {
            state = (true, Some(year));
        }
        found.ahead.push(state.0 || aims[number]);
        found.year.push(state.1);
        found.reviewed.push(reviewed);
    }
    found
}

/// Whether a heading is one of the outermost level: 一、…….
fn is_chapter(heading: &str) -> bool {
    let number = heading.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    number.len() < heading.len() && number.starts_with('、')
}

fn four_digits(text: &str) -> Option<i32> {
    let at = text.find('年')?;
    let digits = text[..at].get(at.checked_sub(4)?..)?;
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// The text of a heading that a sentence is, or begins with: `三、2026年工作安排`.
fn heading<'t>(part: &'t str, sentence: &Sentence) -> Option<&'t str> {
    const LONGEST: usize = 40;
    let line = part.trim();
    let numbered = line
        .find('、')
        .is_some_and(|at| (1..=9).contains(&at) && line[..at].chars().all(|c| "一二三四五六七八九十".contains(c)));
    let short = line.chars().count() <= LONGEST;
    let stands_alone = sentence.opens_paragraph && part.ends_with('\n');
    if !(numbered || short && stands_alone) {
        return None;
    }
    let end = line.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| at);
    let first = line[..end].split(['。', '（', '：']).next().unwrap_or_default();
    Some(first)
}

/// `2023年是全面贯彻……的开局之年`, `今年是……关键一年`: from here on the text is about what is to be done in that year.
fn opens_a_year(text: &str, sentence: &Sentence, moments: &[Moment], base: Option<i32>) -> Option<i32> {
    let first = moments.partition_point(|m| m.at.start < sentence.at.start);
    let moment = moments.get(first).filter(|m| {
        m.at.start < sentence.at.start + 12
            && m.at.end <= sentence.at.end
            && m.part == Part::Whole
            && m.sense == Sense::Plain
    })?;
    let year = match moment.year {
        Year::Given(year) => year,
        Year::Relative(offset) if offset >= 0 => base? + offset,
        _ => return None,
    };
    let rest = &text[moment.at.end..sentence.at.end];
    let opens = rest.starts_with('是') && (rest.contains("之年") || rest.contains("一年"));
    (opens && base.is_none_or(|base| year >= base)).then_some(year)
}

/// For every sentence, whether it lists targets: it says so itself (主要目标是：……), or the next sentence does (这是……主要目标).
fn aims_ahead(text: &str, sentences: &[Sentence], lexicons: &Lexicons) -> Vec<bool> {
    let mut aims = vec![false; sentences.len()];
    for (number, sentence) in sentences.iter().enumerate() {
        let part = &text[sentence.at.clone()];
        if lexicons.cues.find(part).any(|(_, cue)| cue == Cue::Aims) {
            aims[number] = part.contains(['是', '：', ':', '为']);
            let opens_list = part.trim_end().ends_with(['：', ':']);
            if opens_list && number + 1 < aims.len() {
                aims[number + 1] = true;
            }
            if part.starts_with("这是") || part.starts_with("以上") {
                let from = number.saturating_sub(2);
                for earlier in from..number {
                    aims[earlier] |= sentences[earlier].paragraph == sentence.paragraph;
                }
            }
        }
    }
    aims
}

/// Where an article says that its figures are targets, in bytes and in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Aims {
    /// 力争, 预计到2026年底: to the end of the sentence.
    whole: Vec<usize>,
    /// 不低于, 计划投资: in one clause.
    own: Vec<usize>,
}

impl Aims {
    /// Finds them all in one pass.
    pub fn read(text: &str, title: &str, lexicons: &Lexicons) -> Self {
        let mut aims = Self::default();
        // A regulation that wants 不少于3名 sets a condition, not a target.
        let title = title.trim_end_matches(['）', ')', '》', '”', ' ']);
        let regulates =
            ["办法", "规定", "条例", "细则", "规则", "规范", "试行", "暂行"].iter().any(|word| title.ends_with(word));
        for (at, cue) in lexicons.cues.find(text) {
            if regulates && (text[at..].starts_with("不低于") || text[at..].starts_with("不少于")) {
                continue;
            }
            match cue {
                Cue::Target => aims.whole.push(at),
                Cue::Own => aims.own.push(at),
                Cue::Aims => {}
            }
        }
        aims
    }

    /// Whether the words before a figure make it a target.
    pub fn reach(&self, sentence: usize, clause: usize, figure: usize) -> bool {
        let between = |places: &[usize], from: usize| {
            places.get(places.partition_point(|at| *at < from)).is_some_and(|at| *at < figure)
        };
        between(&self.whole, sentence) || between(&self.own, clause)
    }
}
