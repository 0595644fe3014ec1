//! One report of a newspaper page: which columns and labels are its own, in which order, and which label is its title.

use super::{Label, Segment};
use crate::digest::joined_title;
use crate::draft::{Aside, Draft};
use crate::sentence;
use crate::traced::Traced;
use std::collections::HashSet;
use yaobao_model::BlockRole;

/// A title standing alone among its body's columns must share this part of its character pairs with the body.
const KIN: f64 = 0.5;

/// The segments of one report.
pub(super) struct Story {
    pub(super) segments: Vec<Segment>,
    /// Labels behind the last segment that are this report's.
    pub(super) trailing: Vec<Label>,
    /// Whether the columns had to be put in another order than they stand in.
    pub(super) reordered: bool,
}

impl Story {
    /// Whether a new report begins with `next` although no byline says so.
    pub(super) fn ends_before(&self, next: &Segment, after: bool, indented: bool) -> bool {
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
    pub(super) fn share(&self, labels: &mut Vec<Label>, next: &Segment, after: bool) -> Vec<Label> {
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
    pub(super) fn put_in_order(&mut self, indented: bool) {
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
    pub(super) fn draft(
        self,
        after: bool,
        aside: &mut Vec<(Aside, Traced)>,
        doubts: &mut Vec<(String, Traced)>,
    ) -> Draft {
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

pub(super) fn joined(labels: &[Label]) -> String {
    labels.iter().map(|label| label.content.text.as_str()).collect()
}

/// Which part of the character pairs of a label also stand in a text.
pub(super) fn kinship(label: &str, text: &str) -> f64 {
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

    fn drafts(text: &str) -> Vec<Draft> {
        super::super::read(&crate::unwrap::paragraphs(&crate::lines::read(text))).expect("a page").drafts
    }

    #[test]
    fn kinship_is_the_share_of_common_pairs() {
        assert_eq!(kinship("创新平台", "建设创新平台十家"), 1.0);
        assert_eq!(kinship("乡村风尚", "建设创新平台十家"), 0.0);
    }

    #[test]
    fn a_page_has_a_banner_a_pull_quote_and_a_title_printed_twice() {
        let text = "乡村振兴\n2024年11月21日  星期四  责编 某某\n\n“一块田变成两块田来用，\n农户多收一成的粮食，这就是\n改良的好处。”\n\n某某\n\n\
            ◎本报记者 张某\n通讯员 李某\n\n　　初冬时节走进某县某镇，曾经荒芜的\n滩地如今连片成行，亩产超过八百斤，\n农户人均收入增长两成以上。\n\n\
            荒荒滩滩种种出出新新希希望望\n\n　　当地农技部门负责人介绍，一块田变\n成两块田来用，农户多收一成的粮食，\n这就是改良的好处。\n荒滩种出新希望\n";
        let drafts = drafts(text);
        assert_eq!(drafts.len(), 1, "{:?}", drafts.iter().map(|d| &d.title).collect::<Vec<_>>());
        assert_eq!(drafts[0].title, "荒滩种出新希望");
        assert_eq!(drafts[0].byline.as_deref(), Some("本报记者 张某 通讯员 李某"));
        assert_eq!(drafts[0].title_places.len(), 2);
    }
}
