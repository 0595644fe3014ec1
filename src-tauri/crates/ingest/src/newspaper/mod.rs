//! Pages of newspapers: banners, pull quotes, titles behind or inside their bodies, columns out of order.

mod story;

use crate::byline;
use crate::draft::{Aside, Draft, Reading};
use crate::numbering;
use crate::sentence;
use crate::standing;
use crate::traced::Traced;
use crate::unwrap::{Paragraph, Shape};
use std::collections::HashSet;
use story::{Story, joined, kinship};
use yaobao_model::{BulletinKind, PartialDate};

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
