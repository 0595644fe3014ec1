//! Policy documents named in a text: 《巴山市科技计划管理暂行办法》.

use crate::lexicon::Lexicons;

/// Every 《……》 whose title ends like a policy document's, with its marks, each once and in order.
pub(crate) fn policies(text: &str, lexicons: &Lexicons) -> Vec<String> {
    const LONGEST: usize = 240;
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('《') {
        rest = &rest[open..];
        let Some(close) = rest.find('》') else { break };
        let end = close + '》'.len_utf8();
        let whole = &rest[..end];
        let title = whole.trim_start_matches('《').trim_end_matches('》');
        let core = title.trim_end_matches(['）', ')']);
        let core =
            if core.len() < title.len() { core.rfind(['（', '(']).map_or(core, |at| &core[..at]) } else { core };
        let short = title.chars().count() <= 2;
        if close < LONGEST
            && !short
            && lexicons.documents.at_end(core.trim_end_matches('”')).is_some()
            && !found.iter().any(|f| f == whole)
        {
            found.push(whole.to_owned());
        }
        rest = &rest[end..];
    }
    found
}
