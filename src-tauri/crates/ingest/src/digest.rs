//! Digests and single articles: titles stand before their bodies.

use crate::byline;
use crate::draft::{Aside, Draft, Reading};
use crate::numbering;
use crate::region;
use crate::standing::{self, Standing};
use crate::traced::Traced;
use crate::unwrap::{Paragraph, Shape};
use std::collections::{HashMap, HashSet};
use yaobao_model::{BlockRole, BulletinKind, Gazetteer};

/// A title of an article may be this short, where nothing but its place says so.
const SHORT_TITLE: usize = 12;

/// Characters of the longest line that names who spoke.
const LONGEST_SPEAKER: usize = 30;

/// The title of a single article is among this many first labels.
const COVER_LABELS: usize = 40;

/// Reads a digest of several articles, or a single article.
pub(crate) fn read(paragraphs: &[Paragraph], gazetteer: &Gazetteer) -> Reading {
    let contents = contents_list(paragraphs);
    let groups = groups(paragraphs, &contents);
    let titles = titles(paragraphs, &groups, gazetteer);
    let mut reading = Reading::new(if titles.len() >= 2 { BulletinKind::Digest } else { BulletinKind::WebArticle });
    let first_title = titles.first().map_or(paragraphs.len(), |group| group.start);
    let mut draft: Option<Draft> = None;
    let mut upcoming = titles.iter().peekable();
    let mut at = 0;
    // Whether what follows the article on its page has begun.
    let mut around = false;
    while at < paragraphs.len() {
        let paragraph = &paragraphs[at];
        if let Some(group) = upcoming.next_if(|group| group.start == at) {
            let end = group.end + usize::from(is_second_half(paragraphs, group.end));
            reading.drafts.extend(draft.replace(titled(&paragraphs[group.start..end])));
            at = end;
            around = false;
            continue;
        }
        at += 1;
        around &= !is_running(paragraph);
        let stands = standing::of(&paragraph.content.text);
        if around || draft.is_some() && matches!(stands, Some(Standing::End | Standing::Tool)) {
            around |= stands == Some(Standing::End) && has_text(&draft);
            reading.aside.push((Aside::Around, paragraph.content.clone()));
            continue;
        }
        let text = paragraph.content.text.as_str();
        if contents.contains(&(at - 1)) {
            reading.aside.push((Aside::Cover, paragraph.content.clone()));
            continue;
        }
        match draft.as_mut() {
            Some(draft) if is_credit(draft, paragraphs, at - 1) => {
                let speaker = || is_speaker(paragraphs, at - 1).then(|| text.to_owned());
                let who = draft.byline.take().or_else(|| byline::byline(text));
                draft.byline = who.or_else(|| named_author(text)).or_else(speaker);
                draft.date = draft.date.or_else(|| byline::date_in(text));
                if standing::begins_occasion(text) {
                    // The assembly that heard it tells whose report it is.
                    text.clone_into(&mut draft.about);
                } else if stands == Some(Standing::Office) || standing::names_office(text) {
                    draft.about.push_str(text);
                    reading.issuer.get_or_insert_with(|| text.to_owned());
                }
                draft.byline_places.push(paragraph.content.clone());
            }
            Some(draft) => draft.take(paragraph.clone()),
            None if at <= first_title && first_title < paragraphs.len() && is_cover(paragraph) => {
                reading.date = reading.date.or_else(|| byline::date_in(text));
                reading.aside.push((Aside::Cover, paragraph.content.clone()));
            }
            None => {
                let mut untitled = Draft { title: first_clause(text), ..Draft::default() };
                untitled.take(paragraph.clone());
                draft = Some(untitled);
            }
        }
    }
    reading.drafts.extend(draft);
    for draft in &mut reading.drafts {
        let opening = draft.body.first().and_then(|part| byline::dateline(&part.content.text));
        draft.byline = draft.byline.take().or(opening.and_then(|dateline| dateline.byline));
        let closing = draft
            .body
            .last()
            .filter(|part| part.content.len() <= 40)
            .and_then(|part| byline::byline(&part.content.text));
        draft.byline = draft.byline.take().or(closing);
    }
    reading
}

/// Lines that only announce titles which come later: a table of contents.
fn contents_list(paragraphs: &[Paragraph]) -> HashSet<usize> {
    let key = |p: &Paragraph| -> String {
        let text = p.content.text.trim_end_matches(|ch: char| {
            ch.is_ascii_digit() || matches!(ch, '.' | '…' | '·' | ' ' | '/' | '（' | '）' | '(' | ')')
        });
        text.chars().filter(|ch| !ch.is_whitespace()).collect()
    };
    let labels: Vec<(usize, String)> = paragraphs
        .iter()
        .enumerate()
        .filter(|(_, p)| p.shape != Shape::Row && p.content.len() <= 80)
        .map(|(at, p)| (at, key(p)))
        .collect();
    let last_place: HashMap<&str, usize> = labels.iter().map(|(at, text)| (text.as_str(), *at)).collect();
    let returns = |(at, text): &&(usize, String)| last_place[text.as_str()] > *at && text.chars().count() >= 6;
    let listed: HashSet<usize> = labels.iter().filter(returns).map(|(at, _)| *at).collect();
    // A list has several entries in a row, or is headed as one; a title that merely returns stays.
    let headed = |at: usize| {
        at > 0
            && matches!(
                key(&paragraphs[at - 1]).as_str(),
                "目录" | "目次" | "本期目录" | "本期要目" | "要目" | "导读" | "本期导读"
            )
    };
    let in_row = |at: usize| listed.contains(&(at + 1)) || at > 0 && listed.contains(&(at - 1));
    let mut all: HashSet<usize> = listed.iter().copied().filter(|&at| in_row(at) || headed(at)).collect();
    let heads: Vec<usize> = all.iter().copied().filter(|&at| headed(at)).map(|at| at - 1).collect();
    all.extend(heads);
    all
}

/// Runs of unnumbered labels: what may be a title, printed in one line or several.
fn groups(paragraphs: &[Paragraph], contents: &HashSet<usize>) -> Vec<std::ops::Range<usize>> {
    let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = &paragraph.content.text;
        let plain = paragraph.shape == Shape::Label
            && numbering::level(text).is_none()
            && !numbering::is_item(text)
            && standing::of(text).is_none()
            && !text.starts_with(['·', '▶'])
            && !is_figures(text)
            && !byline::is_source_line(text)
            && !standing::begins_occasion(text)
            && !ends_occasion(paragraphs, at)
            && !is_speaker(paragraphs, at)
            && !is_question(text)
            && !contents.contains(&at);
        if !plain {
            continue;
        }
        match groups.last_mut() {
            // Lines of one wrapped title follow each other as closely as other lines do.
            Some(group)
                if group.end == at
                    && paragraph.heading.is_none()
                    && paragraphs[at - 1].heading.is_none()
                    && paragraph.measure > 0
                    && paragraph.gap <= paragraphs[group.start].gap =>
            {
                group.end = at + 1;
            }
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// The groups that are titles of articles; the rest are sub-heads and cover lines.
fn titles(
    paragraphs: &[Paragraph],
    groups: &[std::ops::Range<usize>],
    gazetteer: &Gazetteer,
) -> Vec<std::ops::Range<usize>> {
    let text_of = |group: &std::ops::Range<usize>| -> String {
        paragraphs[group.clone()].iter().map(|p| p.content.text.as_str()).collect()
    };
    let has_body = |n: usize| {
        let end = groups.get(n + 1).map_or(paragraphs.len(), |next| next.start);
        paragraphs[groups[n].end..end].iter().any(|p| p.shape != Shape::Label)
    };
    let chars_of = |n: usize| text_of(&groups[n]).chars().count();
    // A title begins with a place, or is followed by byline or dateline.
    let placed: Vec<bool> = (0..groups.len())
        .map(|n| {
            let text = text_of(&groups[n]);
            let reported = paragraphs.get(groups[n].end).is_some_and(|p| {
                byline::dateline(&p.content.text).is_some() || byline::byline(&p.content.text).is_some()
            });
            chars_of(n) >= 8 && has_body(n) && (reported || region::begins_with_place(&text, gazetteer))
        })
        .collect();
    let level = |n: usize| paragraphs[groups[n].start].heading;
    if placed.iter().filter(|&&is| is).count() >= 2 {
        let usual = usual_level(placed.iter().enumerate().filter(|(_, is)| **is).map(|(n, _)| level(n)));
        // Among such titles another label is one as well if it is set like them, names a place or opens the document.
        let like_them = |n: usize| {
            level(n) == usual || groups[n].start == 0 || region::names_a_place(&text_of(&groups[n]), gazetteer)
        };
        return (0..groups.len())
            .filter(|&n| placed[n] || has_body(n) && chars_of(n) >= SHORT_TITLE && like_them(n))
            .map(|n| groups[n].clone())
            .collect();
    }
    // One article, unless headings of the first one's level return: those are its equals.
    let Some(first) = (0..groups.len().min(COVER_LABELS)).find(|&n| is_main_title(paragraphs, &groups[n], n, groups))
    else {
        return Vec::new();
    };
    let equals: Vec<usize> = (first..groups.len())
        .filter(|&n| {
            level(n).is_some()
                && level(n) == level(first)
                && has_body(n)
                && text_of(&groups[n]).chars().count() >= SHORT_TITLE
        })
        .collect();
    // Headings that all ask something are the questions of one interview.
    let asks = |n: &usize| text_of(&groups[*n]).ends_with(['？', '?']);
    if equals.len() >= 2 && equals[0] == first && !equals[1..].iter().all(asks) {
        equals.into_iter().map(|n| groups[n].clone()).collect()
    } else {
        vec![groups[first].clone()]
    }
}

/// The first label that is long enough and not a line of a cover, before any body or right behind its cover.
fn is_main_title(
    paragraphs: &[Paragraph],
    group: &std::ops::Range<usize>,
    number: usize,
    groups: &[std::ops::Range<usize>],
) -> bool {
    let chars: usize = paragraphs[group.clone()].iter().map(|p| p.content.len()).sum();
    let body_before: usize =
        paragraphs[..group.start].iter().filter(|p| p.shape == Shape::Text).map(|p| p.content.len()).sum();
    if body_before > 120 {
        return false;
    }
    let next_is_title_too = groups.get(number + 1).is_some_and(|next| {
        let next_chars: usize = paragraphs[next.clone()].iter().map(|p| p.content.len()).sum();
        paragraphs[group.end..next.start].iter().all(|p| p.shape == Shape::Label)
            && next_chars > chars
            && chars < SHORT_TITLE
    });
    chars >= 4 && !next_is_title_too
}

/// Whether a line is a question of an interview: `记者：某市有哪些做法？`, `问：怎样落实？`.
fn is_question(text: &str) -> bool {
    const ASKING: &[&str] = &["记者", "问", "主持人", "日报", "晚报", "网", "提问", "编辑部"];
    let asked = text.split_once(['：', ':']).filter(|(who, _)| who.chars().count() <= 8);
    text.ends_with(['？', '?']) && asked.is_some_and(|(who, _)| ASKING.iter().any(|word| who.ends_with(word)))
}

fn usual_level(levels: impl Iterator<Item = Option<u8>>) -> Option<u8> {
    let all: Vec<Option<u8>> = levels.collect();
    all.iter().copied().max_by_key(|level| all.iter().filter(|other| *other == level).count()).flatten()
}

fn titled(lines: &[Paragraph]) -> Draft {
    Draft {
        title: joined_title(lines.iter().map(|line| &line.content)),
        title_places: lines.iter().map(|line| line.content.clone()).collect(),
        ..Draft::default()
    }
}

/// The lines of a title on one line: parted by a blank where each is a headline of its own.
pub(crate) fn joined_title<'t>(lines: impl Iterator<Item = &'t Traced>) -> String {
    lines.fold(String::new(), |mut title, line| {
        if title.chars().count() >= 8 && line.len() >= 8 && !standing::is_title_tail(&line.text) {
            title.push(' ');
        }
        title.push_str(&line.text);
        title
    })
}

/// Byline, date and source lines right below a title.
fn is_credit(draft: &Draft, paragraphs: &[Paragraph], at: usize) -> bool {
    let text = &paragraphs[at].content.text;
    draft.body.is_empty()
        && paragraphs[at].shape != Shape::Row
        && (byline::byline(text).is_some()
            || byline::is_source_line(text)
            || standing::is_title_tail(text)
            || matches!(standing::of(text), Some(Standing::Credit | Standing::Office | Standing::Number))
            || standing::begins_occasion(text)
            || ends_occasion(paragraphs, at)
            || is_speaker(paragraphs, at))
}

/// Whether a label has two figures parted by a blank, as rows of a table that lost its rules have: `某县118.9 -0.6`.
fn is_figures(text: &str) -> bool {
    let is_number = |word: &str| {
        word.trim_start_matches(|ch: char| !ch.is_ascii_digit()).parse::<f64>().is_ok()
            && word.ends_with(|ch: char| ch.is_ascii_digit())
    };
    text.contains(' ') && text.split(' ').filter(|word| is_number(word)).count() >= 2
}

/// Whether a line right below a title is its second half: `——访某市科技局负责人`, `（试行）`.
fn is_second_half(paragraphs: &[Paragraph], at: usize) -> bool {
    paragraphs.get(at).is_some_and(|line| {
        let text = &line.content.text;
        let subtitle = || line.shape == Shape::Label && text.starts_with("——") && !standing::begins_occasion(text);
        // `（节选）` ends a title: a second bracket below it is none of its words.
        let bracketed = at > 0 && paragraphs[at - 1].content.text.ends_with(['）', ')']);
        standing::is_title_tail(text) && !bracketed || subtitle()
    })
}

fn has_text(draft: &Option<Draft>) -> bool {
    draft.as_ref().is_some_and(|draft| draft.body.iter().any(|part| part.role == BlockRole::Paragraph))
}

/// Whether a paragraph is running text, which no list of links has.
fn is_running(paragraph: &Paragraph) -> bool {
    paragraph.shape == Shape::Text && paragraph.content.len() >= 60 && paragraph.content.text.contains('。')
}

/// Whether a line ends what the line before it begins to tell of the occasion of a speech: `第二十二次会议上`.
fn ends_occasion(paragraphs: &[Paragraph], at: usize) -> bool {
    at > 0
        && paragraphs[at].content.text.trim_end_matches(['）', ')']).ends_with('上')
        && standing::begins_occasion(&paragraphs[at - 1].content.text)
}

/// Whether a line right below the occasion of a speech names who spoke: `某市人民政府市长 王某某`.
fn is_speaker(paragraphs: &[Paragraph], at: usize) -> bool {
    let addresses = |text: &str| text.ends_with(['：', ':']);
    let line = &paragraphs[at];
    at > 0
        && (byline::is_occasion(&paragraphs[at - 1].content.text)
            || ends_occasion(paragraphs, at - 1)
            || byline::is_date_line(&paragraphs[at - 1].content.text) && byline::is_names(&line.content.text))
        && line.shape == Shape::Label
        && line.content.len() <= LONGEST_SPEAKER
        && numbering::level(&line.content.text).is_none()
        && !addresses(&line.content.text)
}

fn named_author(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("作者：").or_else(|| text.split_once("记者："))?;
    let name: String = rest.chars().take_while(|ch| crate::spacing::is_han(*ch) || matches!(ch, '、' | '·')).collect();
    (!name.is_empty()).then_some(name)
}

/// What stands before the first title: short lines only; a longer text is an article of its own.
fn is_cover(paragraph: &Paragraph) -> bool {
    paragraph.content.len() < 60
}

/// What an article without a title is called: its first clause.
fn first_clause(text: &str) -> String {
    let clause = text.split(['。', '；', '！', '？', '\t']).next().unwrap_or_default();
    if clause.chars().count() <= 30 {
        return clause.to_owned();
    }
    clause.split(['，', '：', '、']).next().unwrap_or_default().chars().take(30).collect()
}
