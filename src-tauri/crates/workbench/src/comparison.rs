//! What two articles have in common, sentence by sentence.

use crate::contract::{ComparisonKind as Kind, ComparisonPiece, ComparisonRow};
use yaobao_compose::{Change, difference};

/// Stops behind which a sentence ends.
const STOPS: [char; 5] = ['。', '！', '？', '；', '\n'];

/// The sentences of two texts in order: those that are the same, those that stand in one alone, those that were changed.
pub(crate) fn rows(here: &str, there: &str) -> Vec<ComparisonRow> {
    let mut written = Written::default();
    for stretch in difference(there, here) {
        // Two prints of a text part their paragraphs differently: that is no difference.
        let kind = if stretch.text.trim().is_empty() { Kind::Same } else { kind_of(stretch.change) };
        for sentence in stretch.text.split_inclusive(STOPS) {
            written.push(kind, sentence);
        }
    }
    written.finish();
    paired(written.rows)
}

/// The same rows, with the sentences of every passage that differs held against each other one by one.
fn paired(rows: Vec<ComparisonRow>) -> Vec<ComparisonRow> {
    let mut out = Rows::default();
    let mut rest = rows.into_iter().peekable();
    while let Some(row) = rest.next() {
        if row.kind == Kind::Same {
            out.push(row.kind, row.pieces);
            continue;
        }
        let mut passage = row.pieces;
        // A line end alone keeps nothing apart: what stands before it there may stand behind it here.
        while let Some(next) = rest.next_if(|next| next.kind != Kind::Same || is_blank(next)) {
            passage.extend(next.pieces);
        }
        let text = |not: Kind| -> String {
            passage.iter().filter(|piece| piece.kind != not).map(|piece| piece.text.as_str()).collect()
        };
        replaced(&text(Kind::Here), &text(Kind::There), &mut out);
    }
    out.0
}

fn is_blank(row: &ComparisonRow) -> bool {
    row.pieces.iter().all(|piece| piece.text.trim().is_empty())
}

/// Sentences that stand in place of others: each with the next one here that is mostly the same.
fn replaced(there: &str, here: &str, out: &mut Rows) {
    let alone = |kind, text: &str| vec![ComparisonPiece { kind, text: text.to_owned() }];
    let heres: Vec<&str> = here.split_inclusive(STOPS).collect();
    let mut next = 0;
    for sentence in there.split_inclusive(STOPS) {
        // A line end is the same as any other: held against a later one it would skip the sentences between.
        let mut candidates = if sentence.trim().is_empty() { 0..0 } else { next..heres.len() };
        let found = candidates.find_map(|n| Some((n, mostly_same(sentence, heres[n])?)));
        let Some((n, pieces)) = found else {
            out.push(Kind::There, alone(Kind::There, sentence));
            continue;
        };
        for sentence in &heres[next..n] {
            out.push(Kind::Here, alone(Kind::Here, sentence));
        }
        out.push(Kind::Changed, pieces);
        next = n + 1;
    }
    for sentence in &heres[next..] {
        out.push(Kind::Here, alone(Kind::Here, sentence));
    }
}

/// Rows, with neighbours of one kind that are no changes as one.
#[derive(Default)]
struct Rows(Vec<ComparisonRow>);

impl Rows {
    fn push(&mut self, kind: Kind, mut pieces: Vec<ComparisonPiece>) {
        let same = pieces.iter().all(|piece| piece.kind == Kind::Same || piece.text.trim().is_empty());
        let kind = if same { Kind::Same } else { kind };
        if kind != Kind::Changed {
            let text = pieces.iter().map(|piece| piece.text.as_str()).collect();
            pieces = vec![ComparisonPiece { kind, text }];
        }
        match self.0.last_mut().filter(|row| row.kind == kind && kind != Kind::Changed) {
            Some(row) => row.pieces[0].text.push_str(&pieces[0].text),
            None => self.0.push(ComparisonRow { kind, pieces }),
        }
    }
}

/// The pieces of two sentences, if more than half of both is the same.
fn mostly_same(there: &str, here: &str) -> Option<Vec<ComparisonPiece>> {
    let stretches = difference(there, here);
    let same = stretches.iter().filter(|stretch| stretch.change == Change::Same).map(|stretch| stretch.old.len());
    let mostly = 4 * same.sum::<usize>() > there.chars().count() + here.chars().count();
    mostly.then(|| {
        stretches
            .into_iter()
            .map(|stretch| ComparisonPiece { kind: kind_of(stretch.change), text: stretch.text })
            .collect()
    })
}

fn kind_of(change: Change) -> Kind {
    match change {
        Change::Same => Kind::Same,
        Change::Removed => Kind::There,
        Change::Added => Kind::Here,
    }
}

/// Sentences that stand here alone, there alone, and in both with changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub here: usize,
    pub there: usize,
    pub changed: usize,
}

impl Count {
    /// Counts the sentences of rows.
    pub(crate) fn of(rows: &[ComparisonRow]) -> Self {
        let mut count = Self::default();
        for row in rows {
            let text: String = row.pieces.iter().map(|piece| piece.text.as_str()).collect();
            let sentences = text.split(STOPS).filter(|sentence| !sentence.trim().is_empty()).count();
            match row.kind {
                Kind::Same => {}
                Kind::Here => count.here += sentences,
                Kind::There => count.there += sentences,
                Kind::Changed => count.changed += 1,
            }
        }
        count
    }

    /// Both counts together.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { here: self.here + other.here, there: self.there + other.there, changed: self.changed + other.changed }
    }
}

#[derive(Default)]
struct Written {
    rows: Vec<ComparisonRow>,
    /// The pieces of the sentence that has been begun.
    pieces: Vec<ComparisonPiece>,
}

impl Written {
    fn push(&mut self, kind: Kind, text: &str) {
        match self.pieces.last_mut().filter(|last| last.kind == kind) {
            Some(last) => last.text.push_str(text),
            None => self.pieces.push(ComparisonPiece { kind, text: text.to_owned() }),
        }
        let ends = |not: Kind| {
            let last = self.pieces.iter().rev().find(|piece| piece.kind != not);
            last.is_none_or(|piece| piece.text.ends_with(STOPS))
        };
        if ends(Kind::Here) && ends(Kind::There) {
            self.finish();
        }
    }

    /// Ends a sentence; those of one kind that are no changes stand in one row.
    fn finish(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        let Some(first) = pieces.first() else { return };
        let kind = if pieces.len() == 1 { first.kind } else { Kind::Changed };
        match self.rows.last_mut().filter(|row| row.kind == kind && kind != Kind::Changed) {
            Some(row) => row.pieces[0].text.push_str(&pieces[0].text),
            None => self.rows.push(ComparisonRow { kind, pieces }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as lines: `=`, `+` for here alone, `-` for there alone, `~` for changed, with [added] and {removed} pieces.
    fn drawn(here: &str, there: &str) -> Vec<String> {
        let rows = rows(here, there);
        for (text, not) in [(here, Kind::There), (there, Kind::Here)] {
            let pieces = rows.iter().flat_map(|row| &row.pieces).filter(|piece| piece.kind != not);
            let whole: String = pieces.map(|piece| piece.text.replace('\n', "")).collect();
            assert_eq!(whole, text.replace('\n', ""), "every character is in a row");
        }
        let draw = |piece: &ComparisonPiece| match piece.kind {
            Kind::Here => format!("[{}]", piece.text),
            Kind::There => format!("{{{}}}", piece.text),
            _ => piece.text.clone(),
        };
        let sign = |kind| match kind {
            Kind::Same => '=',
            Kind::Here => '+',
            Kind::There => '-',
            Kind::Changed => '~',
        };
        rows.iter()
            .map(|row| format!("{}{}", sign(row.kind), row.pieces.iter().map(draw).collect::<String>()))
            .collect()
    }

    #[test]
    fn sentences_of_one_text_alone_and_changed_ones_are_told_apart() {
        let there = "全县新增企业120家。税收增长5%。办法自即日起施行。";
        let here = "编者按某某。全县新增企业121家。办法自即日起施行。";
        assert_eq!(
            drawn(here, there),
            ["+[编者按某某。]", "~全县新增企业12{0}[1]家。", "-{税收增长5%。}", "=办法自即日起施行。"]
        );
        let count = Count::of(&rows(here, there));
        assert_eq!(count, Count { here: 1, there: 1, changed: 1 });
    }

    #[test]
    fn what_was_replaced_is_held_against_what_stands_there_now() {
        let there = "编者按：这一做法值得各地借鉴，本刊特予转载。全县新增企业120家。";
        let here = "全县新增企业121家。";
        assert_eq!(
            drawn(here, there),
            ["-{编者按：这一做法值得各地借鉴，本刊特予转载。}", "~全县新增企业12{0}[1]家。"]
        );
        assert_eq!(Count::of(&rows(there, here)), Count { here: 1, there: 0, changed: 1 });
    }

    #[test]
    fn where_paragraphs_end_makes_no_difference() {
        assert_eq!(drawn("甲句。\n乙句。", "甲句。乙句。"), ["=甲句。\n乙句。"]);
        let there = "甲句话说了些什么。\n全县新增企业120家。";
        let drawn_rows = drawn("甲句话说了些什么。全县新增企业121家。\n", there);
        assert!(drawn_rows.iter().any(|row| row.starts_with("~全县新增企业12{0}[1]家。")), "{drawn_rows:?}");
        assert_eq!(drawn("", "甲句。"), ["-{甲句。}"]);
        assert_eq!(drawn("", ""), [""; 0]);
    }
}
