//! What changed between two revisions of a brief: sentence by sentence, then within a sentence character by character.

use yaobao_model::Span;

/// Whether a stretch of text stands in both revisions or in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It stands in both.
    Same,
    /// It stands in the old revision alone.
    Removed,
    /// It stands in the new revision alone.
    Added,
}

/// A stretch of text that is the same, gone, or new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// What became of it.
    pub change: Change,
    /// Its characters.
    pub text: String,
    /// Its place in the old revision; empty where it was added.
    pub old: Span,
    /// Its place in the new revision; empty where it was removed.
    pub new: Span,
}

/// Compares two revisions. The stretches that are not added make up the old one, those not removed the new one.
#[must_use]
pub fn difference(old: &str, new: &str) -> Vec<Stretch> {
    let mut written = Written::default();
    let (olds, news) = (sentences(old), sentences(new));
    let (mut removed, mut added) = (String::new(), String::new());
    for (change, sentence) in edits(&olds, &news) {
        match change {
            Change::Same => {
                written.replace(&removed, &added);
                (removed, added) = (String::new(), String::new());
                written.push(Change::Same, sentence);
            }
            Change::Removed => removed.push_str(sentence),
            Change::Added => added.push_str(sentence),
        }
    }
    written.replace(&removed, &added);
    written.stretches
}

#[derive(Default)]
struct Written {
    stretches: Vec<Stretch>,
    old: usize,
    new: usize,
}

impl Written {
    fn push(&mut self, change: Change, text: &str) {
        if text.is_empty() {
            return;
        }
        let length = text.chars().count();
        let in_old = if change == Change::Added { 0 } else { length };
        let in_new = if change == Change::Removed { 0 } else { length };
        let (old, new) = (Span::new(self.old, self.old + in_old), Span::new(self.new, self.new + in_new));
        (self.old, self.new) = (old.end, new.end);
        match self.stretches.last_mut().filter(|last| last.change == change) {
            Some(last) => {
                last.text.push_str(text);
                (last.old.end, last.new.end) = (old.end, new.end);
            }
            None => self.stretches.push(Stretch { change, text: text.to_owned(), old, new }),
        }
    }

    /// Sentences that were rewritten: character by character where most of them stayed, as a whole otherwise.
    fn replace(&mut self, removed: &str, added: &str) {
        let (olds, news): (Vec<char>, Vec<char>) = (removed.chars().collect(), added.chars().collect());
        let edits = if olds.len().max(news.len()) <= LONGEST { edits(&olds, &news) } else { Vec::new() };
        let kept = edits.iter().filter(|(change, _)| *change == Change::Same).count();
        if 2 * kept >= olds.len().max(news.len()) {
            for (change, c) in edits {
                self.push(change, c.encode_utf8(&mut [0; 4]));
            }
        } else {
            self.push(Change::Removed, removed);
            self.push(Change::Added, added);
        }
    }
}

/// Characters of the longest passage that is compared character by character: the table of comparisons is its square.
const LONGEST: usize = 2000;

/// Comparisons that a table may take: 4,000,000 take 16 MB and some 20 ms.
const MOST_COMPARISONS: usize = 4_000_000;

/// Text cut behind every stop that ends a sentence or clause and behind every line break.
fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '！', '？', '；', '\n']).collect()
}

/// The fewest removals and additions that make `new` of `old`, in the order of the text, removals first.
fn edits<T: Copy + PartialEq>(old: &[T], new: &[T]) -> Vec<(Change, T)> {
    let same_start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[same_start..], &new[same_start..]);
    let same_end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old_rest[..old_rest.len() - same_end], &new_rest[..new_rest.len() - same_end]);
    if a.len().saturating_mul(b.len()) > MOST_COMPARISONS {
        // Nobody reads so great a difference bit by bit: everything between the common ends is replaced.
        let parts = [
            (Change::Same, &old[..same_start]),
            (Change::Removed, a),
            (Change::Added, b),
            (Change::Same, &old_rest[a.len()..]),
        ];
        return parts.into_iter().flat_map(|(change, part)| part.iter().map(move |&t| (change, t))).collect();
    }
    // longest[i][j] is the length of the longest common sequence of what follows i in `a` and j in `b`.
    let width = b.len() + 1;
    let mut longest = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i] == b[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let mut edits: Vec<(Change, T)> = old[..same_start].iter().map(|&t| (Change::Same, t)).collect();
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            edits.push((Change::Same, a[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || (i < a.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
            edits.push((Change::Removed, a[i]));
            i += 1;
        } else {
            edits.push((Change::Added, b[j]));
            j += 1;
        }
    }
    edits.extend(old_rest[a.len()..].iter().map(|&t| (Change::Same, t)));
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use yaobao_model::CharIndex;

    /// Draws a difference as text with {removed} and [added] stretches, after holding it to what it promises.
    fn drawn(old: &str, new: &str) -> String {
        let stretches = difference(old, new);
        let (olds, news) = (CharIndex::new(old), CharIndex::new(new));
        for stretch in &stretches {
            assert!(stretch.change == Change::Added || olds.slice(stretch.old) == stretch.text);
            assert!(stretch.change == Change::Removed || news.slice(stretch.new) == stretch.text);
        }
        let whole =
            |but: Change| stretches.iter().filter(|s| s.change != but).map(|s| s.text.as_str()).collect::<String>();
        assert_eq!((whole(Change::Added), whole(Change::Removed)), (old.to_owned(), new.to_owned()));
        let draw = |s: &Stretch| match s.change {
            Change::Same => s.text.clone(),
            Change::Removed => format!("{{{}}}", s.text),
            Change::Added => format!("[{}]", s.text),
        };
        stretches.iter().map(draw).collect()
    }

    #[test]
    fn a_changed_figure_is_shown_within_its_sentence() {
        assert_eq!(drawn("甲。成交额达480亿元。乙。", "甲。成交额达481亿元。乙。"), "甲。成交额达48{0}[1]亿元。乙。");
    }

    #[test]
    fn a_rewritten_sentence_is_shown_as_a_whole() {
        assert_eq!(drawn("完善制度供给。", "培育人才队伍。"), "{完善制度供给。}[培育人才队伍。]");
    }

    #[test]
    fn sentences_come_and_go() {
        assert_eq!(drawn("甲。乙。丙。", "甲。丙。丁。"), "甲。{乙。}丙。[丁。]");
        assert_eq!(drawn("", "甲。"), "[甲。]");
        assert_eq!(drawn("同。", "同。"), "同。");
    }
}
