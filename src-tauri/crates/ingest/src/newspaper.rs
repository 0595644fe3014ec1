//! Pages of newspapers: banners, pull quotes, titles behind or inside their bodies, columns out of order.

use crate::byline;
use crate::digest::joined_title;
use crate::draft::{Aside, Draft, Reading};
use crate::numbering;
use crate::sentence;
use crate::standing;
use crate::traced::Traced;
use crate::unwrap::{Paragraph, Shape};
use std::collections::HashSet;
use yaobao_model::{BlockRole, BulletinKind, PartialDate};

/// A title standing alone among its body's columns must share this part of its character pairs with the body.
const KIN: f64 = 0.5;

/// Characters of the longest banner line with a date in it.
const LONGEST_BANNER: usize = 40;

/// More paragraphs than this are no page.
const LARGEST_PAGE: usize = 1500;

/// Reads a newspaper page; `None` when the text does not look like one.
pub(crate) fn read(paragraphs: &[Paragraph]) -> Option<Reading> {
    let starts = paragraphs.iter().filter(|p| is_report_start(p)).count();
    let narrow = paragraphs.iter().filter(|p| p.lines > 1 && p.measure > 0 && p.measure <= 84).count();
    if starts == 0 || starts == 1 && !has_banner(paragraphs) || narrow < 3 || paragraphs.len() > LARGEST_PAGE {
        return None;
    }
    let mut reading = Reading::new(BulletinKind::Newspaper);
    let quoted = quotes(paragraphs);
    let banner = banner(paragraphs);
    let mut page = Page::default();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = &paragraph.content.text;
        let wordless = || paragraph.shape == Shape::Label && !text.chars().any(crate::spacing::is_han);
        if at < banner || wordless() || byline::byline(text).is_none() && standing::of(text).is_some() {
            reading.aside.push((Aside::Cover, paragraph.content.clone()));
            continue;
        }
        if quoted.contains(&at) {
            reading.aside.push((Aside::Quote, paragraph.content.clone()));
            continue;
        }
        page.take(paragraph);
    }
    let after = page.titles_stand_behind();
    for story in page.stories() {
        reading.drafts.push(story.draft(after, &mut reading.aside, &mut reading.doubts));
    }
    let (drafts, empty): (Vec<Draft>, Vec<Draft>) =
        reading.drafts.into_iter().partition(|draft| !draft.body.is_empty());
    reading.drafts = drafts;
    let rest = empty.into_iter().flat_map(|draft| draft.title_places.into_iter().chain(draft.byline_places));
    reading.aside.extend(rest.map(|content| (Aside::Cover, content)));
    let mut banners = reading.aside.iter().filter(|(why, _)| matches!(why, Aside::Cover));
    reading.date = banners.find_map(|(_, content)| banner_date(&content.text));
    Some(reading)
}

/// Whether a page says at its top that it is one: `2026年6月11日 星期四 责编 某某`, `第3版`, or prints a headline twice.
fn has_banner(paragraphs: &[Paragraph]) -> bool {
    const WORDS: &[&str] = &["星期", "责编", "版式", "责任编辑", "美编"];
    let banner = |p: &&Paragraph| {
        let text = &p.content.text;
        p.shape == Shape::Label
            && (WORDS.iter().any(|word| text.contains(word)) || text.starts_with('第') && text.ends_with('版'))
    };
    paragraphs.iter().take(8).filter(banner).count() > 0 && paragraphs.iter().any(|p| p.doubled)
}

/// How many paragraphs at the top of a page are its banner: short names of section and paper over the day of issue.
fn banner(paragraphs: &[Paragraph]) -> usize {
    const LINES: usize = 6;
    const LONGEST_NAME: usize = 8;
    let dated = paragraphs.iter().take(LINES).position(|p| banner_date(&p.content.text).is_some());
    let han = |p: &Paragraph| p.content.text.chars().filter(|&ch| crate::spacing::is_han(ch)).count();
    let name = |p: &Paragraph| {
        p.shape == Shape::Label && !p.doubled && han(p) <= LONGEST_NAME && !p.content.text.contains(['，', '：', '“'])
    };
    dated.filter(|&at| paragraphs[..at].iter().all(name)).map_or(0, |at| at + 1)
}

/// The day of issue in a page's banner: `2026年6月11日 星期四`, `某某日报 2024年3月5日 第3版`.
fn banner_date(text: &str) -> Option<PartialDate> {
    let banner = text.chars().count() <= LONGEST_BANNER && !sentence::has_stop(text);
    byline::date_in(text).filter(|date| banner && date.day.is_some())
}

fn is_report_start(paragraph: &Paragraph) -> bool {
    let text = &paragraph.content.text;
    byline::dateline(text).is_some() || (paragraph.shape == Shape::Label && byline::byline(text).is_some())
}

/// Running text in front of the first report that another paragraph repeats, and the short lines that say whose words it is.
fn quotes(paragraphs: &[Paragraph]) -> HashSet<usize> {
    let bare = |p: &Paragraph| -> String { p.content.text.chars().filter(|ch| crate::spacing::is_han(*ch)).collect() };
    let all: Vec<String> = paragraphs.iter().map(bare).collect();
    let mut quoted = HashSet::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = &all[at];
        let elsewhere = || {
            all.iter()
                .enumerate()
                .any(|(other, longer)| other != at && !quoted.contains(&other) && longer.contains(text.as_str()))
        };
        if paragraph.shape != Shape::Text || text.chars().count() < 20 || !elsewhere() {
            continue;
        }
        quoted.insert(at);
        let who = (at + 1..paragraphs.len())
            .take_while(|&next| {
                paragraphs[next].shape == Shape::Label
                    && paragraphs[next].content.len() <= 14
                    && byline::byline(&paragraphs[next].content.text).is_none()
            })
            .take(3);
        quoted.extend(who);
    }
    quoted
}

/// A run of body text between labels, and the labels before it.
#[derive(Default)]
struct Segment {
    labels: Vec<Label>,
    /// Byline lines before the body.
    credits: Vec<Traced>,
    byline: Option<String>,
    body: Vec<Paragraph>,
    /// Whether a byline or dateline says that a report begins here.
    begins: bool,
}

#[derive(Clone)]
struct Label {
    content: Traced,
    doubled: bool,
}

impl Segment {
    fn text(&self) -> String {
        self.body.iter().map(|p| p.content.text.as_str()).collect()
    }

    /// Column width of the body.
    fn measure(&self) -> u16 {
        let mut all: Vec<u16> = self.body.iter().filter(|p| p.lines > 1).map(|p| p.measure).collect();
        all.sort_unstable();
        all.get(all.len() / 2).copied().unwrap_or_default()
    }

    fn is_open(&self) -> bool {
        self.body.last().is_some_and(|last| last.open)
    }

    /// Whether the body goes on in the middle of a sentence that `before` breaks off.
    fn continues(&self, before: &Segment, indented: bool) -> bool {
        let (Some(last), Some(first)) = (before.body.last(), self.body.first()) else { return false };
        if self.begins || !last.open {
            return false;
        }
        let text = &first.content.text;
        let digits = |ch: char| ch.is_ascii_digit();
        let list = last.content.text.ends_with('、') && text.starts_with(digits);
        let mark = text.starts_with(['，', '、', '。', '；', '”', '》', '）', '%']);
        // Where paragraphs begin with an indented line, a first line as wide as its column begins none.
        let full = indented && first.measure > 0 && first.first_width + 1 >= first.measure && first.lines > 1;
        list || mark || full
    }
}

/// The segments of a page and what stands behind the last one.
#[derive(Default)]
struct Page {
    segments: Vec<Segment>,
    trailing: Vec<Label>,
}

/// The segments of one report.
struct Story {
    segments: Vec<Segment>,
    /// Labels behind the last segment that are this report's.
    trailing: Vec<Label>,
    /// Whether the columns had to be put in another order than they stand in.
    reordered: bool,
}

impl Page {
    fn take(&mut self, paragraph: &Paragraph) {
        let text = &paragraph.content.text;
        let credit = (paragraph.shape == Shape::Label).then(|| byline::byline(text)).flatten();
        if let Some(byline) = credit {
            // Reporters and correspondents may stand on a line each.
            let goes_on = self.trailing.is_empty()
                && self.segments.last().is_some_and(|last| !last.credits.is_empty() && last.body.is_empty());
            let segment = if goes_on { self.segments.last_mut().expect("just seen") } else { self.fresh() };
            segment.begins = true;
            match &mut segment.byline {
                Some(known) => {
                    known.push(' ');
                    known.push_str(&byline);
                }
                None => segment.byline = Some(byline),
            }
            segment.credits.push(paragraph.content.clone());
            return;
        }
        if paragraph.shape == Shape::Label && numbering::level(text).is_none() && !numbering::is_item(text) {
            self.trailing.push(Label { content: paragraph.content.clone(), doubled: paragraph.doubled });
            return;
        }
        let dateline = byline::dateline(text);
        let begins = dateline.is_some();
        if begins || !self.trailing.is_empty() || self.segments.is_empty() {
            let reported = self.segments.last().is_some_and(|last| last.begins && last.body.is_empty());
            let segment = if reported && self.trailing.is_empty() {
                self.segments.last_mut().expect("just seen")
            } else {
                self.fresh()
            };
            segment.begins |= begins;
            segment.byline = segment.byline.take().or(dateline.and_then(|dateline| dateline.byline));
            segment.body.push(paragraph.clone());
            return;
        }
        self.segments.last_mut().expect("not empty").body.push(paragraph.clone());
    }

    fn fresh(&mut self) -> &mut Segment {
        let labels = std::mem::take(&mut self.trailing);
        self.segments.push(Segment { labels, ..Segment::default() });
        self.segments.last_mut().expect("just pushed")
    }

    /// Whether titles on this page stand behind their bodies rather than before them: they share more words with what
    /// stands before them.
    fn titles_stand_behind(&self) -> bool {
        let mut balance = 0.0;
        for (at, segment) in self.segments.iter().enumerate().filter(|(_, s)| s.begins && !s.labels.is_empty()) {
            let label = joined(&segment.labels);
            let before = at.checked_sub(1).map(|b| kinship(&label, &self.segments[b].text())).unwrap_or_default();
            balance += before - kinship(&label, &segment.text());
        }
        if !self.trailing.is_empty() {
            balance += self.segments.last().map_or(0.0, |last| kinship(&joined(&self.trailing), &last.text()));
        }
        balance > 0.0
    }

    /// Whether paragraphs on this page begin with an indented line, which the extracted text shows as a narrower one.
    fn is_indented(&self) -> bool {
        let first_lines: Vec<&Paragraph> =
            self.segments.iter().flat_map(|s| s.body.iter().skip(1)).filter(|p| p.lines > 1 && p.measure > 0).collect();
        let narrow = first_lines.iter().filter(|p| p.first_width + 3 <= p.measure).count();
        first_lines.len() >= 5 && narrow * 3 >= first_lines.len() * 2
    }

    /// Sorts segments and labels to reports.
    fn stories(mut self) -> Vec<Story> {
        let after = self.titles_stand_behind();
        let indented = self.is_indented();
        let mut stories: Vec<Story> = Vec::new();
        for segment in std::mem::take(&mut self.segments) {
            let begins = match stories.last() {
                None => true,
                Some(story) => segment.begins || story.ends_before(&segment, after, indented),
            };
            if begins {
                let mut segment = segment;
                let mut labels = std::mem::take(&mut segment.labels);
                if let Some(before) = stories.last_mut() {
                    let own = before.share(&mut labels, &segment, after);
                    before.trailing.extend(own);
                }
                segment.labels = labels;
                stories.push(Story { segments: vec![segment], trailing: Vec::new(), reordered: false });
            } else if let Some(story) = stories.last_mut() {
                story.segments.push(segment);
            }
        }
        if let Some(last) = stories.last_mut() {
            last.trailing.extend(std::mem::take(&mut self.trailing));
        }
        for story in &mut stories {
            story.put_in_order(indented);
        }
        stories
    }
}

impl Story {
    /// Whether a new report begins with `next` although no byline says so.
    fn ends_before(&self, next: &Segment, after: bool, indented: bool) -> bool {
        let Some(last) = self.segments.last() else { return false };
        if next.labels.is_empty() || self.segments.iter().any(|s| next.continues(s, indented)) {
            return false;
        }
        let (here, there) = (last.measure(), next.measure());
        if here > 0 && there > 0 && here.abs_diff(there) * 4 > here.max(there) {
            return true;
        }
        let label = joined(&next.labels);
        let before: String = self.segments.iter().map(Segment::text).collect();
        let (kin_before, kin_after) = (kinship(&label, &before), kinship(&label, &next.text()));
        let long = next.labels.iter().any(|l| l.doubled) || label.chars().count() >= 14;
        let parts = if after {
            kin_before >= KIN && kin_after + 0.25 < kin_before
        } else {
            kin_after >= KIN && kin_before + 0.25 < kin_after
        };
        long && parts
    }

    /// Takes the labels that are this report's from those that stand between it and the next one.
    fn share(&self, labels: &mut Vec<Label>, next: &Segment, after: bool) -> Vec<Label> {
        let before: String = self.segments.iter().map(Segment::text).collect();
        let following = next.text();
        let kin = joined(labels);
        let lean = kinship(&kin, &before) - kinship(&kin, &following);
        let all_before = if lean.abs() >= 0.2 { lean > 0.0 } else { after };
        if labels.len() >= 2 && lean.abs() < 0.3 {
            // The end of the one and the title of the other may meet.
            let split = (1..labels.len()).max_by(|&a, &b| {
                let fit =
                    |n: usize| kinship(&joined(&labels[..n]), &before) + kinship(&joined(&labels[n..]), &following);
                fit(a).total_cmp(&fit(b))
            });
            if let Some(split) = split {
                let (first, second) = (joined(&labels[..split]), joined(&labels[split..]));
                if kinship(&first, &before) > kinship(&first, &following) + 0.2
                    && kinship(&second, &following) > kinship(&second, &before) + 0.2
                {
                    return labels.drain(..split).collect();
                }
            }
        }
        if all_before { std::mem::take(labels) } else { Vec::new() }
    }

    /// Moves a column that goes on in mid-sentence behind the column that breaks off there.
    fn put_in_order(&mut self, indented: bool) {
        let mut at = 0;
        while at + 1 < self.segments.len() {
            if self.segments[at].is_open() && !self.segments[at + 1].continues(&self.segments[at], indented) {
                let next =
                    (at + 2..self.segments.len()).find(|&n| self.segments[n].continues(&self.segments[at], indented));
                if let Some(next) = next {
                    let mut moved = self.segments.remove(next);
                    // Labels keep their places: those before the moved column go to what now follows them.
                    let labels = std::mem::take(&mut moved.labels);
                    match self.segments.get_mut(next) {
                        Some(following) => {
                            let own = std::mem::replace(&mut following.labels, labels);
                            following.labels.extend(own);
                        }
                        None => {
                            let own = std::mem::replace(&mut self.trailing, labels);
                            self.trailing.extend(own);
                        }
                    }
                    self.segments.insert(at + 1, moved);
                    self.reordered = true;
                }
            }
            at += 1;
        }
    }

    /// The report as an article; labels that are not its title are its sub-heads.
    fn draft(self, after: bool, aside: &mut Vec<(Aside, Traced)>, doubts: &mut Vec<(String, Traced)>) -> Draft {
        let mut draft = Draft::default();
        let text: String = self.segments.iter().map(Segment::text).collect();
        let first_labels = self.segments.first().map(|s| s.labels.clone()).unwrap_or_default();
        let (title, from) = self.title(after, &text, &first_labels);
        draft.title = joined_title(title.iter().map(|label| &label.content));
        // A title may be printed twice, at the head of a page's text and behind it.
        let is_title = |label: &Label| title.iter().any(|t| t.content.text == label.content.text);
        let printed = self.segments.iter().flat_map(|segment| &segment.labels).chain(&self.trailing);
        draft.title_places = printed.filter(|label| is_title(label)).map(|label| label.content.clone()).collect();
        for (number, segment) in self.segments.into_iter().enumerate() {
            for label in segment.labels.iter().filter(|label| !is_title(label)) {
                if number == 0 && from != From::Front {
                    aside.push((Aside::Cover, label.content.clone()));
                } else {
                    draft.body.push(heading(label));
                }
            }
            draft.byline = draft.byline.take().or(segment.byline);
            draft.byline_places.extend(segment.credits);
            let mut paragraphs = segment.body.into_iter();
            if let Some(first) = paragraphs.next() {
                let goes_on = number > 0
                    && draft.body.last().is_some_and(|last| {
                        last.role == BlockRole::Paragraph && !sentence::is_closed(&last.content.text)
                    });
                if self.reordered && goes_on {
                    doubts.push(("文字接在另一栏之后，请核对阅读顺序".to_owned(), first.content.clone()));
                }
                if goes_on { draft.continue_with(first) } else { draft.take(first) }
            }
            paragraphs.for_each(|paragraph| draft.take(paragraph));
        }
        for label in self.trailing.iter().filter(|label| !is_title(label)) {
            doubts.push(("栏尾的小标题，所属段落不明".to_owned(), label.content.clone()));
            aside.push((Aside::Cover, label.content.clone()));
        }
        draft
    }

    /// The labels that make the title, and where they stand.
    fn title(&self, after: bool, text: &str, front: &[Label]) -> (Vec<Label>, From) {
        let behind = last_title(&self.trailing, true);
        let before = last_title(front, false);
        let inside = || {
            self.segments
                .iter()
                .skip(1)
                .map(|s| last_title(&s.labels, true))
                .filter(|labels| {
                    !labels.is_empty() && (labels.iter().any(|l| l.doubled) || kinship(&joined(labels), text) >= KIN)
                })
                .max_by(|a, b| {
                    let rank = |labels: &[Label]| (labels.iter().any(|l| l.doubled), joined(labels).chars().count());
                    rank(a).cmp(&rank(b))
                })
        };
        let wanted = if after {
            [(behind, From::Behind), (before, From::Front)]
        } else {
            [(before, From::Front), (behind, From::Behind)]
        };
        let [first, second] = wanted;
        if !first.0.is_empty()
            && (kinship(&joined(&first.0), text) >= 0.3 || second.0.is_empty())
            && (first.1 == From::Behind || kinship(&joined(&first.0), text) >= 0.3)
        {
            return first;
        }
        if let Some(labels) = inside() {
            return (labels, From::Inside);
        }
        if !second.0.is_empty() && kinship(&joined(&second.0), text) >= 0.3 {
            return second;
        }
        if first.0.is_empty() { second } else { first }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    Front,
    Inside,
    Behind,
}

/// Of a run of labels those that make a title: the doubled ones, else the last two at most.
fn last_title(labels: &[Label], behind: bool) -> Vec<Label> {
    let doubled: Vec<Label> = labels.iter().filter(|label| label.doubled).cloned().collect();
    if !doubled.is_empty() {
        return doubled;
    }
    let long: Vec<Label> = labels.iter().filter(|label| label.content.len() >= 4).cloned().collect();
    let skip = if behind { long.len().saturating_sub(2) } else { long.len().saturating_sub(3) };
    long[skip..].to_vec()
}

fn heading(label: &Label) -> crate::draft::Part {
    crate::draft::Part { content: label.content.clone(), role: BlockRole::Heading(1) }
}

fn joined(labels: &[Label]) -> String {
    labels.iter().map(|label| label.content.text.as_str()).collect()
}

/// Which part of the character pairs of a label also stand in a text.
fn kinship(label: &str, text: &str) -> f64 {
    let chars: Vec<char> =
        label.chars().filter(|ch| crate::spacing::is_han(*ch) || ch.is_ascii_alphanumeric()).collect();
    if chars.len() < 2 {
        return 0.0;
    }
    let pairs: HashSet<String> = chars.windows(2).map(|pair| pair.iter().collect()).collect();
    let shared = pairs.iter().filter(|pair| text.contains(pair.as_str())).count();
    shared as f64 / pairs.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_banner_tells_the_day_of_issue() {
        let day = |text: &str| banner_date(text).map(|date| date.to_string());
        assert_eq!(day("2026年6月11日 星期四").as_deref(), Some("2026-06-11"));
        assert_eq!(day("某某日报 2024年3月5日 第3版").as_deref(), Some("2024-03-05"));
        assert_eq!(day("2026年6月"), None);
        assert_eq!(day("2024年3月5日，某市召开大会。"), None);
    }
}
