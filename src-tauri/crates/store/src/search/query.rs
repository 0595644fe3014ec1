//! What a person types into the search box.
//!
//! - Words parted by blanks must all be there: `绵阳 人才`.
//! - Quotation marks, straight or Chinese, hold words together: `"GDP growth"`.
//! - `OR` or `|` between words: either of what stands left and right of it.
//! - `NOT 词` or `-词`: not there. A minus before a digit belongs to the number.
//!
//! There are no errors: whatever cannot be understood as an operator is a word.

use super::terms::{Phrase, Terms};
use yaobao_model::Span;

/// A query, read: a text matches when any of the clauses does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub clauses: Vec<Clause>,
}

/// Phrases that must all be in a text, and phrases of which none may be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clause {
    pub all: Vec<Phrase>,
    pub none: Vec<Phrase>,
}

impl Query {
    /// Reads a query; one without a word to look for has no clauses.
    pub fn parse(text: &str) -> Self {
        let mut clauses = vec![Clause::default()];
        let mut negated = false;
        for word in words(text) {
            match word {
                Word::Bare("OR" | "|" | "｜") => clauses.push(Clause::default()),
                Word::Bare("AND") => {}
                Word::Bare("NOT") => negated = true,
                Word::Bare(word) => {
                    let excluded =
                        word.strip_prefix(['-', '－']).filter(|rest| !rest.starts_with(|c: char| c.is_numeric()));
                    add(&mut clauses, excluded.unwrap_or(word), negated || excluded.is_some());
                    negated = false;
                }
                Word::Quoted(word) => {
                    add(&mut clauses, word, negated);
                    negated = false;
                }
            }
        }
        clauses.retain(|clause| !clause.all.is_empty());
        Self { clauses }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The table that answers the query, and the query as FTS5 reads it.
    ///
    /// Single characters alone are looked up in the table made for them. Together with words they must be found where
    /// the words are: every place of a character begins one term there, so its prefix finds them all.
    pub fn fts(&self) -> (&'static str, String) {
        let phrases = || self.clauses.iter().flat_map(|clause| clause.all.iter().chain(&clause.none));
        let characters = phrases().all(|phrase| matches!(phrase, Phrase::Character(_)));
        let clauses: Vec<String> = self.clauses.iter().map(|clause| clause.fts(characters)).collect();
        (if characters { "search_character" } else { "search_index" }, clauses.join(" OR "))
    }

    /// Every place in `text` where one of the phrases looked for stands, in order, overlapping ones joined.
    pub fn find(&self, text: &Terms) -> Vec<Span> {
        let mut found: Vec<Span> =
            self.clauses.iter().flat_map(|clause| &clause.all).flat_map(|phrase| phrase.find(text)).collect();
        found.sort_unstable();
        found.dedup_by(|next, before| {
            let joined = next.start < before.end;
            if joined {
                before.end = before.end.max(next.end);
            }
            joined || next == before
        });
        found
    }
}

impl Clause {
    fn fts(&self, characters: bool) -> String {
        let all: Vec<String> = self.all.iter().map(|phrase| phrase.fts(characters)).collect();
        let all = format!("({})", all.join(" AND "));
        self.none.iter().fold(all, |before, phrase| format!("({before} NOT {})", phrase.fts(characters)))
    }
}

fn add(clauses: &mut [Clause], word: &str, excluded: bool) {
    let clause = clauses.last_mut().expect("parsing begins with one clause and only adds");
    if let Some(phrase) = Phrase::of(word) {
        if excluded { clause.none.push(phrase) } else { clause.all.push(phrase) }
    }
}

/// What stands between blanks.
enum Word<'t> {
    Bare(&'t str),
    Quoted(&'t str),
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let closing = match first {
            '"' => Some('"'),
            '“' => Some('”'),
            _ => None,
        };
        let quoted = closing.and_then(|closing| rest[first.len_utf8()..].split_once(closing));
        if let Some((word, after)) = quoted {
            found.push(Word::Quoted(word));
            rest = after.trim_start();
            continue;
        }
        let past = rest.find(char::is_whitespace).unwrap_or(rest.len());
        found.push(Word::Bare(&rest[..past]));
        rest = rest[past..].trim_start();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, expected: &str) {
        assert_eq!(Query::parse(query).fts().1, expected, "{query}");
    }

    #[test]
    fn reads_words_phrases_and_operators() {
        check("科技创新", r#"("科技 技创 创新")"#);
        check("绵阳　人才", r#"("绵阳" AND "人才")"#);
        check("\"deep learning\"", r#"("deep learning"*)"#);
        check("“双百支撑”行动", r#"("双百 百支 支撑" AND "行动")"#);
        check("宁夏 OR 四川 -绵阳", r#"("宁夏") OR (("四川") NOT "绵阳")"#);
        check("增长 NOT 下降", r#"(("增长") NOT "下降")"#);
        check("-7.5%", r#"("7 ． 5 ％")"#);
        check("省 市", r#"("省" AND "市")"#);
        check("省 人才", r#"("省"* AND "人才")"#);
    }

    #[test]
    fn what_has_no_word_in_it_looks_for_nothing() {
        for query in ["", "  ", "，。", "NOT 人才", "\"", "OR OR"] {
            assert!(Query::parse(query).is_empty(), "{query}");
        }
    }

    #[test]
    fn finds_every_place() {
        let places = Query::parse("创新 新区").find(&Terms::of("创新区、创新"));
        assert_eq!(places, [Span::new(0, 3), Span::new(4, 6)]);
    }
}
