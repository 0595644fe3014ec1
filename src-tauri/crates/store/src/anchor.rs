//! What ties excerpts and facts to their characters, and finding those characters again in another text.

use crate::error::StoreError;
use crate::row::parsed;
use crate::search::index::SubjectKind;
use rusqlite::Connection;
use std::cmp::Reverse;
use yaobao_model::{CharIndex, Span};

/// An excerpt or a fact, by what it quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchored {
    /// What it is.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: String,
    /// The characters it stands on.
    pub quote: String,
}

/// Characters before and behind a quotation by which equal ones are told apart.
const CONTEXT: usize = 40;

/// A quotation shorter than this is known by its surroundings only: 5% stands in many places.
const TELLING: usize = 10;

/// A place at which a quotation stands.
struct Candidate {
    /// Characters around it that are the same.
    alike: usize,
    /// How much farther from the beginning it stands, or nearer to it.
    away: usize,
    text: usize,
    place: Span,
}

/// Where the characters of a place in `old` stand in one of `texts`, to the letter: which text, and where in it.
///
/// Of several such places it is the one with the same surroundings; where those do not decide, the one that lies about
/// as far from the beginning as it did.
pub(crate) fn find(old: &CharIndex<'_>, at: Span, texts: &[CharIndex<'_>]) -> Option<(usize, Span)> {
    let quote = old.slice(at);
    if quote.is_empty() {
        return None;
    }
    let bytes = old.bytes(at);
    let (before, behind) = (&old.text()[..bytes.start], &old.text()[bytes.end..]);
    let mut found: Vec<Candidate> = Vec::new();
    for (number, chars) in texts.iter().enumerate() {
        for (start, quote) in chars.text().match_indices(quote) {
            let end = start + quote.len();
            let before = alike(before.chars().rev(), chars.text()[..start].chars().rev());
            let behind = alike(behind.chars(), chars.text()[end..].chars());
            let place = chars.span(start..end);
            if place.len() + before + behind < TELLING {
                continue;
            }
            found.push(Candidate { alike: before + behind, away: place.start.abs_diff(at.start), text: number, place });
        }
    }
    // The first of equal ones.
    let best = found.into_iter().min_by_key(|candidate| (Reverse(candidate.alike), candidate.away));
    best.map(|Candidate { text, place, .. }| (text, place))
}

/// How many characters two texts begin with alike, as far as it matters.
fn alike(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take(CONTEXT).take_while(|(a, b)| a == b).count()
}

/// What stands in articles of a bulletin's earlier versions, because its characters are not in the current one.
pub(crate) fn left_behind(db: &Connection, bulletin: &str, version: i64) -> Result<Vec<Anchored>, StoreError> {
    let mut select = db.prepare_cached(include_str!("anchor/left_behind.sql"))?;
    let rows = select.query_map((bulletin, version), |row| {
        Ok(Anchored { kind: parsed(row, "kind")?, id: row.get("id")?, quote: row.get("quote")? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether an excerpt stands to the letter at its place; where there is no such excerpt, nothing is wrong.
pub(crate) fn holds(db: &Connection, excerpt: &str) -> Result<bool, StoreError> {
    let mut select = db.prepare_cached(include_str!("anchor/misplaced.sql"))?;
    Ok(!select.exists([excerpt])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, quote: &str, texts: &[&str], found: Option<(usize, usize)>) {
        let start = old.find(quote).expect("it is quoted from there");
        let old = CharIndex::new(old);
        let texts: Vec<CharIndex<'_>> = texts.iter().map(|text| CharIndex::new(text)).collect();
        let place = find(&old, old.span(start..start + quote.len()), &texts);
        assert_eq!(place.map(|(text, at)| (text, at.start)), found);
    }

    #[test]
    fn a_quotation_is_found_where_it_now_stands() {
        let old = "全县新增企业一百二十家。税收增长5%。";
        check(old, "新增企业一百二十家", &["无关。", "据了解，全县新增企业一百二十家。"], Some((1, 6)));
        check(old, "新增企业一百二十家", &["全县新增企业一百三十家。"], None);
    }

    #[test]
    fn of_equal_quotations_the_one_with_the_same_surroundings_is_meant() {
        let old = "税收增长5%，产值增长5%。";
        check(old, "5%，产值增长5%", &["产值增长5%，税收增长5%，产值增长5%。"], Some((0, 11)));
        check("甲。就业增长5%以上。", "5%", &["税收增长5%左右。", "就业增长5%以上。"], None);
        check("甲。全县就业人数增长5%以上。", "5%", &["税收增长5%左右。", "全县就业人数增长5%以上。"], Some((1, 8)));
    }

    #[test]
    fn where_nothing_tells_them_apart_the_nearest_is_taken() {
        let line = "同样的一句话写了两遍。";
        let old = format!("{line}{line}");
        let texts = [CharIndex::new(&old)];
        let (old, length) = (CharIndex::new(&old), line.chars().count());
        assert_eq!(find(&old, Span::new(length, 2 * length), &texts), Some((0, Span::new(length, 2 * length))));
    }
}
