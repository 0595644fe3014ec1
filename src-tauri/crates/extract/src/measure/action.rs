//! Telling an action from a situation, a problem or a principle.

use super::marker::Level;
use crate::lexicon::{Lexicons, Outlook};

/// Whether a heading announces a situation, problems or principles, so that the items under it are no measures.
pub(crate) fn is_framework(heading: &str, lexicons: &Lexicons) -> bool {
    lexicons
        .headings
        .find(heading)
        .last()
        .is_some_and(|(_, outlook)| matches!(outlook, Outlook::Problem | Outlook::Frame))
        && lexicons.heads.at_start(heading).is_none()
}

/// Whether an item states an action: it is long enough, and its head does not end with a shortcoming
/// (`资源布局不均衡，协同深度不足。`).
pub(crate) fn is_action(body: &str, level: Level, lexicons: &Lexicons) -> bool {
    const SHORTEST: usize = 8;
    if body.chars().count() < SHORTEST {
        return false;
    }
    let first = body.split(['。', '\n']).next().unwrap_or_default();
    let short_of = first.split(['，', '；']).next_back().unwrap_or_default();
    if lexicons.problems.at_end(short_of).is_some() && lexicons.heads.at_start(body).is_none() {
        return false;
    }
    if level == Level::Article {
        return !["为", "本办法", "本规定", "本条例", "本细则", "本法", "所称"]
            .iter()
            .any(|word| body.starts_with(word));
    }
    true
}
