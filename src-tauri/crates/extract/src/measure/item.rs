//! Enumerated items at the innermost level that state an action.

use super::Draft;
use super::action::{is_action, is_framework};
use super::marker::{Level, Mark};
use crate::lexicon::Lexicons;
use yaobao_model::{Article, BlockRole, CharIndex, Confidence};

/// The innermost items of an article that state an action.
pub(crate) fn items(article: &Article, marks: &[Mark], lexicons: &Lexicons, index: &CharIndex<'_>) -> Vec<Draft> {
    let text = article.text.as_str();
    let breaks = Breaks::of(article, index);
    let mut found = Vec::new();
    let mut above: Vec<&Mark> = Vec::new();
    // Under 第六条 stand （一）, （二）; elsewhere （一） stands above 第.
    let articles = marks.iter().any(|mark| mark.level == Level::Article);
    let level = |mark: &Mark| if articles && mark.level == Level::Section { Level::Number } else { mark.level };
    for (number, mark) in marks.iter().enumerate() {
        above.retain(|other| level(other) < level(mark));
        let next = marks.get(number + 1);
        let parent = next.is_some_and(|next| level(next) > level(mark));
        if !parent {
            let framed = above.iter().any(|mark| {
                let heading = heading(text, mark);
                is_framework(heading, lexicons)
                    || mark.level == Level::Article
                        && ["条件", "情形", "材料"].iter().any(|word| heading.contains(word))
            });
            let end = end_of(text, mark, next, &breaks);
            let start = mark.at.end
                + (text[mark.at.end..end].len()
                    - text[mark.at.end..end].trim_start_matches([' ', '　', '*', '、', '，']).len());
            let body = text[start..end].trim_end_matches([' ', '\n', '*']);
            let head_framed = mark.level <= Level::Section && is_framework(heading(text, mark), lexicons);
            if !framed && !head_framed && is_action(body, mark.level, lexicons) {
                found.push(Draft {
                    marker: Some(mark.at.clone()),
                    text: start..start + body.len(),
                    confidence: Confidence::Certain,
                });
            }
        }
        above.push(mark);
    }
    found
}

/// What a marker introduces, up to the first 。 or the end of the line.
fn heading<'t>(text: &'t str, mark: &Mark) -> &'t str {
    const LONGEST: usize = 40;
    let rest = &text[mark.at.end..];
    let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
    rest[..end].split(['。', '\n', '（']).next().unwrap_or_default()
}

/// Where paragraphs and headings of an article begin and end, in bytes.
struct Breaks {
    /// End of every paragraph, and whether it is a heading.
    ends: Vec<(usize, bool)>,
}

impl Breaks {
    fn of(article: &Article, index: &CharIndex<'_>) -> Self {
        let ends = article
            .blocks
            .iter()
            .map(|block| (index.byte_of(block.at.end), matches!(block.role, BlockRole::Heading(_))))
            .collect();
        Self { ends }
    }

    /// End of the paragraph that holds byte `at`, and whether it is a heading.
    fn paragraph(&self, at: usize, text: &str) -> (usize, bool) {
        let number = self.ends.partition_point(|(end, _)| *end <= at);
        self.ends
            .get(number)
            .copied()
            .unwrap_or_else(|| (text[at..].find('\n').map_or(text.len(), |len| at + len), false))
    }
}

/// Where an item ends: at the next marker, or with its paragraph when what follows is not of the item.
fn end_of(text: &str, mark: &Mark, next: Option<&Mark>, breaks: &Breaks) -> usize {
    let limit = next.map_or(text.len(), |next| next.at.start);
    let (mut end, heading) = breaks.paragraph(mark.at.end, text);
    if end >= limit {
        return without_next_head(text, mark, next, limit);
    }
    let sibling = next.is_some_and(|next| next.level == mark.level && next.number == mark.number + 1);
    let head_only = heading
        || !text[mark.at.end..end].trim_end().contains('。')
        || text[mark.at.end..end].trim_end().ends_with('：');
    if !(sibling || head_only) {
        return with_responsible(text, end, limit, breaks);
    }
    // A head on a line of its own takes the paragraphs under it, up to the next heading.
    while end < limit {
        let (next_end, next_heading) = breaks.paragraph((end + 1).min(text.len()), text);
        if next_heading || next_end > limit || next_end <= end {
            break;
        }
        end = next_end;
    }
    end.min(limit)
}

/// Takes in the paragraph below an item that only says who is responsible: `牵头单位：市科技局`.
fn with_responsible(text: &str, end: usize, limit: usize, breaks: &Breaks) -> usize {
    let next = text[end..].trim_start_matches(['\n', '（', '(', '【', '*', ' ']);
    let (next_end, heading) = breaks.paragraph((end + 1).min(text.len()), text);
    let named = ["牵头单位", "责任单位", "配合单位", "牵头部门", "责任部门", "完成时限", "完成时间"]
        .iter()
        .any(|word| next.starts_with(word));
    if named && !heading && next_end <= limit { next_end } else { end }
}

/// Leaves out the head sentence of the next list where it is run on: `……取得实效。促进要素流通。一是……`.
fn without_next_head(text: &str, mark: &Mark, next: Option<&Mark>, limit: usize) -> usize {
    const LONGEST_HEAD: usize = 45;
    let restarts = next.is_some_and(|next| next.level == mark.level && next.number == 1 && mark.number > 1);
    if !restarts {
        return limit;
    }
    let body = text[mark.at.end..limit].trim_end();
    let Some(sentence) =
        body.strip_suffix('。').and_then(|body| body.rfind('。').map(|at| &body[at + '。'.len_utf8()..]))
    else {
        return limit;
    };
    let head = sentence.chars().count() <= LONGEST_HEAD
        && !sentence.contains('，')
        && !sentence.chars().any(|c| c.is_ascii_digit());
    if head { mark.at.end + body.len() - '。'.len_utf8() - sentence.len() } else { limit }
}
