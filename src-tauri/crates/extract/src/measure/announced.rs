//! Measures that a sentence announces by name, outside of any list.

use super::Draft;
use super::policy;
use crate::clause::Sentence;
use crate::lexicon::Lexicons;
use std::ops::Range;
use yaobao_model::Confidence;

/// Verbs that bring a policy document or a programme into being.
const ISSUED: &[&str] = &["印发", "出台", "制定", "发布", "颁布", "修订", "审议通过", "配套的是"];
const STARTED: &[&str] = &["持续实施", "启动实施", "建立实施", "建立并实施", "探索建立"];
/// What a programme is called.
const PROGRAMMES: &[&str] = &["行动", "机制", "制度", "试点"];

/// Sentences within `part` of the text that announce a policy document (`……印发《……实施方案》`) or start a programme
/// (`……建立实施了工作包联机制`).
pub(crate) fn announcements(text: &str, sentences: &[Sentence], part: Range<usize>, lexicons: &Lexicons) -> Vec<Draft> {
    let inside = sentences.iter().filter(|s| s.at.start >= part.start && s.at.end <= part.end);
    inside
        .filter_map(|sentence| {
            let whole = &text[sentence.at.clone()];
            let body = whole.trim();
            if body.ends_with('：') || body.chars().count() < 15 || !body.ends_with(['。', '！', '”']) {
                return None;
            }
            let named = issues_document(body, lexicons);
            if !named && !starts_programme(body) {
                return None;
            }
            let start = sentence.at.start + (whole.len() - whole.trim_start().len());
            Some(Draft {
                marker: None,
                text: start..start + body.len(),
                confidence: if named { Confidence::Likely } else { Confidence::Review },
            })
        })
        .collect()
}

fn issues_document(body: &str, lexicons: &Lexicons) -> bool {
    let Some(title) = body.find('《') else { return false };
    !policy::policies(body, lexicons).is_empty() && ISSUED.iter().any(|verb| body[..title].contains(verb))
}

fn starts_programme(body: &str) -> bool {
    body.split(['，', '；', '。']).any(|clause| {
        let clause = clause.trim_end_matches(['”', '“']);
        PROGRAMMES.iter().any(|name| clause.ends_with(name)) && STARTED.iter().any(|verb| clause.contains(verb))
    })
}
