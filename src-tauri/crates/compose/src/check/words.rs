//! Words that are not wanted: marks for what is still to be filled in, the user's own list, length.

use super::passage::{Passage, Quiet};
use super::{Finding, LengthWindow, RuleInfo, SectionLength, Term};
use crate::outline::outline;
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;
use yaobao_model::document::Document;
use yaobao_model::{CharIndex, Severity, Span};

pub(crate) const PLACEHOLDER: RuleInfo = RuleInfo {
    id: "brief.placeholder",
    title: "待补的内容",
    severity: Severity::Error,
    source: "要报编印惯例",
    on: true,
    wrong: &["全区达【待补：宁夏2025年粮食产量】。", "同比增长××%。", "增长XX%。"],
    right: &["5×770兆瓦机组。", "待补充完善相关制度。", "[甲](yaobao:measure/00000000010000000000000XXA)。"],
};

pub(crate) const TERM: RuleInfo = RuleInfo {
    id: "term",
    title: "本单位的用词表",
    severity: Severity::Warning,
    source: "本单位",
    on: true,
    wrong: &[],
    right: &[],
};

pub(crate) const LENGTH: RuleInfo = RuleInfo {
    id: "brief.length",
    title: "正文篇幅",
    severity: Severity::Warning,
    source: "本单位",
    on: true,
    wrong: &[],
    right: &[],
};

pub(crate) const SECTION: RuleInfo = RuleInfo { id: "brief.length-section", title: "各部分的篇幅", ..LENGTH };

pub(crate) const TYPO: RuleInfo = RuleInfo {
    id: "text.typo",
    title: "常见错别字",
    severity: Severity::Error,
    source: "现代汉语词典",
    on: true,
    wrong: &["全面布署，惯彻落实。", "中国人民共和国"],
    right: &["全面部署，贯彻落实。", "发布暑期安排。", "除了望远镜以外。", "约定货款。"],
};

pub(crate) const REPEATED: RuleInfo = RuleInfo {
    id: "text.repeated",
    title: "词语重复",
    severity: Severity::Warning,
    source: "语法",
    on: true,
    wrong: &["加快推进推进改革。", "各地区的的做法。", "加强了与与企业的联系。"],
    right: &[
        "一批一批推进。",
        "为了了解情况。",
        "目的的实现。",
        "的的确确。",
        "方方面面。",
        "实干实干再实干。",
        "人工智能智能体。",
    ],
};

/// Wrong words that stand for nothing else, and what was meant.
static TYPOS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let rows = include_str!("typos.csv").lines().skip(1).filter_map(|row| row.split_once(','));
    let term = |(wrong, right): (&str, &str)| Term {
        wrong: wrong.to_owned(),
        right: right.to_owned(),
        severity: TYPO.severity,
        note: String::new(),
        except: Vec::new(),
    };
    rows.map(term).collect()
});

/// The built-in words, made ready once.
pub(crate) static TYPING: LazyLock<Terms<'static>> = LazyLock::new(|| Terms::new(&TYPOS, &TYPO));

/// Adds words that stand twice: 推进推进, 的的.
///
/// 实干实干再实干 is rhetoric, and in 人工智能智能体 the second word belongs to another.
pub(crate) fn repeated(passage: &Passage, findings: &mut Vec<Finding>) {
    let chars: Vec<(usize, char)> = passage.text.char_indices().collect();
    let is_han = |c: char| ('一'..='鿿').contains(&c);
    let mut next = 0;
    for start in 0..chars.len() {
        if start < next {
            continue;
        }
        let at = |offset: usize| chars.get(start + offset).map(|&(_, c)| c);
        let word = |a: char, b: char| is_han(a) && is_han(b) && a != b && a != '一';
        let length = match (at(0), at(1), at(2), at(3)) {
            (Some(a), Some(b), Some(c), Some(d))
                if (a, b) == (c, d) && word(a, b) && !at(4).is_some_and(|c| "再化体型性器室".contains(c)) =>
            {
                2
            }
            (Some(a), Some(b), ..) if a == b && is_doubled_particle(a, &passage.text[..chars[start].0], at(2)) => 1,
            _ => continue,
        };
        let end = chars.get(start + 2 * length).map_or(passage.text.len(), |&(byte, _)| byte);
        let half = chars[start + length].0;
        let bytes = chars[start].0..end;
        let quiet = [Quiet::Quotation, Quiet::Book, Quiet::Code];
        if !quiet.iter().any(|&quiet| passage.is_quiet(&bytes, quiet)) {
            let message = format!("“{}”重复", &passage.text[half..end]);
            let suggestion = Some(passage.text[half..end].to_owned());
            let at = passage.span(bytes);
            findings.push(Finding { suggestion, ..finding(&REPEATED, REPEATED.severity, at, message) });
        }
        next = start + 2 * length;
    }
}

/// Whether a particle stands twice where it should stand once: 的的, but not 目的的 or 的的确确.
fn is_doubled_particle(particle: char, before: &str, behind: Option<char>) -> bool {
    let behind = |chars: &str| behind.is_some_and(|c| chars.contains(c));
    match particle {
        '的' => !before.ends_with('目') && !behind("确"),
        '了' => !behind("解却结断") && !before.ends_with('为'),
        '及' => !behind("时早"),
        '与' => !behind("会"),
        '被' | '把' => true,
        _ => false,
    }
}

/// Adds every mark for something still to be filled in, wherever in the file it stands.
pub(crate) fn placeholders(index: &CharIndex<'_>, findings: &mut Vec<Finding>) {
    let text = index.text();
    let marked = text.match_indices("【待补").map(|(at, _)| {
        let end = text[at..].find('】').map_or(text.len(), |end| at + end + '】'.len_utf8());
        at..end
    });
    let crossed = text.match_indices("××").map(|(at, mark)| at..at + mark.len());
    // Letters beside other letters or digits are a name or an identifier.
    let stands_alone = |bytes: &std::ops::Range<usize>| {
        let beside = [text[..bytes.start].chars().next_back(), text[bytes.end..].chars().find(|&c| c != 'X')];
        !beside.into_iter().flatten().any(|c| c.is_ascii_alphanumeric())
    };
    let letters = text.match_indices("XX").map(|(at, mark)| at..at + mark.len()).filter(stands_alone);
    let mut end = 0;
    let mut all: Vec<_> = marked.chain(crossed).chain(letters).collect();
    all.sort_by_key(|bytes| bytes.start);
    for bytes in all {
        if bytes.start >= end {
            end = bytes.end;
            let message = format!("“{}”还没有补上", &text[bytes.clone()]);
            findings.push(finding(&PLACEHOLDER, PLACEHOLDER.severity, index.span(bytes), message));
        }
    }
}

/// The user's words, made ready to be looked for all at once.
pub(crate) struct Terms<'a> {
    rule: &'static RuleInfo,
    terms: &'a [Term],
    words: Option<AhoCorasick>,
}

impl<'a> Terms<'a> {
    pub(crate) fn new(terms: &'a [Term], rule: &'static RuleInfo) -> Self {
        let words = terms.iter().map(|term| term.wrong.as_str());
        let words = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).ok();
        Self { rule, terms, words: words.filter(|_| terms.iter().any(|term| !term.wrong.is_empty())) }
    }

    /// Adds the unwanted words of a passage; quotations and names of works are left as they are.
    pub(crate) fn look(&self, passage: &Passage, findings: &mut Vec<Finding>) {
        let Some(words) = &self.words else { return };
        for hit in words.find_iter(&passage.text).filter(|hit| !hit.is_empty()) {
            let term = &self.terms[hit.pattern().as_usize()];
            let quiet = [Quiet::Quotation, Quiet::Book, Quiet::Code];
            if quiet.iter().any(|&quiet| passage.is_quiet(&hit.range(), quiet))
                || is_excepted(term, passage, hit.range())
            {
                continue;
            }
            let note = if term.note.is_empty() { String::new() } else { format!("：{}", term.note) };
            let advice = if term.right.is_empty() { String::new() } else { format!("，应为“{}”", term.right) };
            let message = format!("“{}”{advice}{note}", term.wrong);
            let suggestion = (!term.right.is_empty()).then(|| term.right.clone());
            findings
                .push(Finding { suggestion, ..finding(self.rule, term.severity, passage.span(hit.range()), message) });
        }
    }
}

/// Whether a hit is part of a wording that is right.
fn is_excepted(term: &Term, passage: &Passage, hit: std::ops::Range<usize>) -> bool {
    term.except.iter().filter(|word| !word.is_empty()).any(|word| {
        let mut places = passage.text.match_indices(word.as_str());
        places.any(|(at, word)| at <= hit.start && hit.end <= at + word.len())
    })
}

/// A body outside its window, counting characters that are not blanks.
pub(crate) fn length(passages: &[Passage], window: LengthWindow, index: &CharIndex<'_>) -> Option<Finding> {
    let characters = |passage: &Passage| passage.text.chars().filter(|c| !c.is_whitespace()).count();
    let length: usize = passages.iter().map(characters).sum();
    let message = if length < window.least {
        format!("正文{length}字，少于{}字", window.least)
    } else if length > window.most {
        format!("正文{length}字，超过{}字", window.most)
    } else {
        return None;
    };
    Some(finding(&LENGTH, LENGTH.severity, Span::new(0, index.len().min(3)), message))
}

/// Sections outside their windows.
pub(crate) fn sections(document: &Document, windows: &[SectionLength], findings: &mut Vec<Finding>) {
    for section in outline(document) {
        let Some(SectionLength { window, .. }) = windows.iter().find(|known| section.title.contains(&known.heading))
        else {
            continue;
        };
        let (title, length) = (&section.title, section.characters);
        let message = if length < window.least {
            format!("“{title}”{length}字，少于{}字", window.least)
        } else if length > window.most {
            format!("“{title}”{length}字，超过{}字", window.most)
        } else {
            continue;
        };
        findings.push(finding(&SECTION, SECTION.severity, section.at, message));
    }
}

fn finding(rule: &RuleInfo, severity: Severity, at: Span, message: String) -> Finding {
    Finding { rule: rule.id, severity, message, at, suggestion: None, source: rule.source }
}
