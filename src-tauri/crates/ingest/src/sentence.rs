//! Where sentences end.

/// Whether a text ends as a sentence or clause that announces something does: in 。！？；：… , with or without closing marks.
pub(crate) fn is_closed(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '」', '』', '）', ')', '"', '\'', '】', '》', ']']);
    let ends_itself = |end: &str| {
        end.ends_with(['。', '！', '？', '；', '：', '…', '!', '?', ';', ':', '．']) || ends_in_full_stop(end)
    };
    if bare.len() == text.len() {
        ends_itself(text)
    } else {
        ends_itself(bare) || (is_parenthesis(text) && bare.contains('。'))
    }
}

/// An ASCII full stop ends a sentence unless it stands in a number or an abbreviation.
fn ends_in_full_stop(text: &str) -> bool {
    text.strip_suffix('.')
        .is_some_and(|rest| rest.ends_with(|ch: char| crate::spacing::is_wide(ch) || ch.is_ascii_lowercase()))
}

fn is_parenthesis(text: &str) -> bool {
    text.ends_with(['）', ')']) && text.starts_with(['（', '('])
}

/// Whether a text holds a mark that ends a sentence anywhere.
pub(crate) fn has_stop(text: &str) -> bool {
    text.contains(['。', '；', '！', '？', '!', ';'])
}

/// Whether it ends in a comma, so that something must follow.
pub(crate) fn ends_in_comma(text: &str) -> bool {
    text.ends_with(['，', '、', ',', '（', '(', '“', '《', '—', '和', '与', '及', '的'])
}

/// Whether quotation marks, brackets and title marks are all closed again.
pub(crate) fn is_balanced(text: &str) -> bool {
    let mut depth = [0_i32; 4];
    for ch in text.chars() {
        let (pair, step) = match ch {
            '“' => (0, 1),
            '”' => (0, -1),
            '《' => (1, 1),
            '》' => (1, -1),
            '（' | '(' => (2, 1),
            '）' | ')' => (2, -1),
            '‘' => (3, 1),
            '’' => (3, -1),
            _ => continue,
        };
        depth[pair] += step;
        if depth[pair] < 0 {
            return false;
        }
    }
    depth == [0; 4]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_how_sentences_end() {
        for closed in ["有力支撑。", "提出：", "“有信心。”", "（略。）", "攻关；"] {
            assert!(is_closed(closed), "{closed}");
        }
        for open in ["跑出“加速度”", "工作要点", "增长37%、", "（以下简称《通知》）", "R&D"] {
            assert!(!is_closed(open), "{open}");
        }
    }
}
