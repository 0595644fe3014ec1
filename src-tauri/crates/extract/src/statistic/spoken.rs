//! Which division an article is speaking of, clause by clause.

use super::View;
use crate::region::{self, Named, Place};
use std::ops::Range;
use yaobao_model::Division;

/// The division that is being spoken of.
#[derive(Default, Clone)]
pub(super) struct Current {
    /// Its full name; `None` for the article's own.
    region: Option<String>,
    /// Divisions that this sentence has made its subject.
    subjects: Vec<String>,
    /// Whether the division was named in full, so that the next sentence may go on about it.
    strong: bool,
    /// The division that the first sentence of the paragraph is about.
    topic: Option<String>,
    /// Number of sentences of the paragraph that have begun.
    sentences: u32,
    /// The division named last in the paragraph.
    last: Option<String>,
}

impl Current {
    /// A sentence that spoke of several divisions hands none of them on.
    pub fn begin_sentence(&mut self) {
        if self.topic.is_none() && self.sentences == 1 {
            self.topic = self.region.clone().filter(|_| self.subjects.len() == 1);
        }
        self.sentences += 1;
        if self.subjects.len() > 1 || !self.strong {
            self.region = self.topic.clone();
        }
        self.subjects.clear();
    }

    pub fn enter_clause(&mut self, view: &View<'_, '_>, clause: &Range<usize>) {
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
            None => self.region = self.own(view, &view.text[place.at.clone()]),
            Some(Named::Country) => {
                self.region = Some(Division::WHOLE_COUNTRY.to_owned());
                self.strong = false;
            }
            Some(Named::Unclear) => {}
            Some(Named::Division(division)) => {
                if region::plausible(division, view.home, strong) {
                    self.region = Some(division.full_name.clone());
                    self.strong = strong;
                    self.last = Some(division.full_name.clone());
                    if !self.subjects.contains(&division.full_name) {
                        self.subjects.push(division.full_name.clone());
                    }
                }
            }
        }
    }

    /// The division that 全市 means: the article's own where that is a 市, or else the 市 spoken of last, or the one above.
    fn own(&self, view: &View<'_, '_>, word: &str) -> Option<String> {
        let home = view.home?;
        let kind = word.chars().next_back()?;
        if home.name.ends_with(kind) {
            return None;
        }
        if let Some(last) = self.last.as_ref().filter(|last| last.ends_with(kind) && last.starts_with(&home.full_name))
        {
            return Some(last.clone());
        }
        let end = home.full_name.rfind(kind)? + kind.len_utf8();
        Some(home.full_name[..end].to_owned())
    }

    pub fn name(&self, view: &View<'_, '_>) -> Option<String> {
        self.region.clone().or_else(|| view.region.map(str::to_owned))
    }
}

/// Whether a clause names several divisions side by side before its first figure: its figures are then of none of them.
fn lists_divisions(view: &View<'_, '_>, place: &Place<'_>, clause: &Range<usize>) -> bool {
    let quantities = &view.scan.quantities;
    let figure =
        quantities.get(quantities.partition_point(|q| q.at.start < place.at.end)).map_or(clause.end, |q| q.at.start);
    // 某区和高新区两个产业园: the zone is no division, but the figures are of both.
    let after = &view.text[place.at.end..figure.min(clause.end).max(place.at.end)];
    if after.starts_with(['、', '和', '与', '及']) && after.contains("分别") {
        return true;
    }
    // 高唐至东阿高速公路 lies in neither alone.
    if after.starts_with(['至', '到', '—', '-'])
        && view
            .places
            .iter()
            .skip(view.places.partition_point(|p| p.at.start < place.at.end))
            .take(1)
            .any(|p| p.at.start <= place.at.end + 6)
    {
        return true;
    }
    if let Some(listed) = after.strip_prefix(['、', '和', '与']) {
        let head: Vec<char> = listed.chars().take(9).collect();
        let zone = head.iter().position(|c| matches!(c, '区' | '县' | '镇' | '乡'));
        let named = |c: &char| !matches!(c, '、' | '，' | '和' | '的');
        if zone.is_some_and(|end| end >= 2 && head[..end].iter().all(named)) && listed.contains("两个") {
            return true;
        }
    }
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

/// A division named directly before its figure: `北京50家、上海28家`, `无锡以8家`.
pub(super) fn adjacent_region(view: &View<'_, '_>, from: usize, to: usize, current: &mut Current) {
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
