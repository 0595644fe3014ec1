//! Paragraphs, sentences and clauses of an article, in bytes of its text.

use std::ops::Range;

/// One sentence, up to its 。.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub at: Range<usize>,
    /// Number of its paragraph.
    pub paragraph: usize,
    /// Whether it is the first of its paragraph.
    pub opens_paragraph: bool,
    /// Its clauses, parted by ， ； ：, the mark left out.
    pub clauses: Vec<Range<usize>>,
}

/// Parts a text into sentences and clauses.
pub(crate) fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let (mut start, mut clause, mut paragraph, mut opens) = (0, 0, 0, true);
    let mut clauses = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let stop = match c {
            // A line that ends in a comma runs on: the break is one of layout.
            '\n' if text[..at].ends_with(['、', '，', ',']) => continue,
            // 【某市推进某事】 is a head of its own.
            '】' => {
                text[start..at].trim_start().starts_with('【')
                    && !matches!(text[end..].chars().next(), None | Some('\n'))
            }
            '。' | '！' | '？' | '\n' => true,
            '，' | '；' | '：' | ';' => {
                clauses.push(clause..at);
                clause = end;
                continue;
            }
            ',' | ':' if !digit_on_both_sides(text, at, end) => {
                clauses.push(clause..at);
                clause = end;
                continue;
            }
            _ => continue,
        };
        if !stop {
            continue;
        }
        clauses.push(clause..at);
        let mut next = end;
        while let Some((quote, c)) =
            chars.next_if(|(_, c)| matches!(c, '”' | '’' | '）' | ')') && text.as_bytes()[at] != b'\n')
        {
            next = quote + c.len_utf8();
        }
        let sentence = start..next;
        if !text[sentence.clone()].trim().is_empty() {
            found.push(Sentence {
                at: sentence,
                paragraph,
                opens_paragraph: opens,
                clauses: std::mem::take(&mut clauses),
            });
            opens = false;
        } else {
            clauses.clear();
        }
        (start, clause) = (next, next);
        if c == '\n' {
            paragraph += 1;
            opens = true;
        }
    }
    if !text[start..].trim().is_empty() {
        clauses.push(clause..text.len());
        found.push(Sentence { at: start..text.len(), paragraph, opens_paragraph: opens, clauses });
    }
    found
}

fn digit_on_both_sides(text: &str, at: usize, end: usize) -> bool {
    let before = text[..at].bytes().next_back().is_some_and(|b| b.is_ascii_digit());
    before && text[end..].bytes().next().is_some_and(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_sentences_at_full_stops_and_clauses_at_commas() {
        let text = "全市有企业1,200家，增长5%；“很好。”他说。\n二是完善机制";
        let parts: Vec<Vec<&str>> =
            sentences(text).iter().map(|s| s.clauses.iter().map(|c| &text[c.clone()]).collect()).collect();
        assert_eq!(parts, [vec!["全市有企业1,200家", "增长5%", "“很好"], vec!["他说"], vec!["二是完善机制"]]);
    }
}
