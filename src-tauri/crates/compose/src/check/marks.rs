//! Marks that come in pairs, and what a paragraph ends with.

use super::passage::{Passage, Role};
use super::{Finding, RuleInfo};
use std::ops::Range;
use yaobao_model::Severity;

pub(crate) const NESTING: RuleInfo = RuleInfo {
    id: "punct.P03",
    title: "引号内再用引号时用单引号",
    severity: Severity::Error,
    source: "GB/T 15834—2011 4.8.3",
    on: true,
    wrong: &["“坚持“两个毫不动摇””"],
    right: &["“坚持‘两个毫不动摇’”", "“甲”“乙”"],
};

pub(crate) const BOOKS: RuleInfo = RuleInfo {
    id: "punct.P06",
    title: "书名号内再用书名号时用单书名号",
    severity: Severity::Error,
    source: "GB/T 15834—2011 4.15.3",
    on: true,
    wrong: &["《关于印发《办法》的通知》"],
    right: &["《关于印发〈办法〉的通知》", "《甲》《乙》"],
};

pub(crate) const BALANCE: RuleInfo = RuleInfo {
    id: "punct.P33",
    title: "引号、括号、书名号成对",
    severity: Severity::Error,
    source: "GB/T 15834—2011 4.8—4.9",
    on: true,
    wrong: &["推进“放管服改革", "推进放管服”改革", "《甲法", "（见附件"],
    right: &["推进“放管服”改革", "1）加强领导；2）压实责任", "it’s"],
};

pub(crate) const COLONS: RuleInfo = RuleInfo {
    id: "punct.P20",
    title: "一句话中不套用冒号",
    severity: Severity::Hint,
    source: "GB/T 15834—2011 A.6.2",
    on: true,
    wrong: &["会议指出：有两点要求：抓好落实，压实责任。"],
    right: &["会议指出：抓好落实。", "会议指出：“要求：抓好落实。”", "时间为9：30至10：30。"],
};

pub(crate) const END: RuleInfo = RuleInfo {
    id: "punct.P29",
    title: "段末有句末点号",
    severity: Severity::Warning,
    source: "GB/T 15834—2011 4.1",
    on: true,
    wrong: &["各地各部门要抓好落实，确保各项任务如期完成，取得实实在在的成效"],
    right: &["各地各部门要抓好落实。", "（此件公开发布）", "某某区委宣传部"],
};

/// Adds what is to be said of the marks of one passage.
pub(crate) fn look(passage: &Passage, findings: &mut Vec<Finding>) {
    pairs(passage, findings);
    if passage.is_running_text() {
        colons(passage, findings);
    }
    if passage.role == Role::Paragraph {
        findings.extend(end(passage));
    }
}

const PAIRS: [(char, char); 7] =
    [('“', '”'), ('‘', '’'), ('（', '）'), ('《', '》'), ('〈', '〉'), ('【', '】'), ('〔', '〕')];

fn pairs(passage: &Passage, findings: &mut Vec<Finding>) {
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in passage.text.char_indices() {
        let here = at..at + c.len_utf8();
        if PAIRS.iter().any(|&(opening, _)| opening == c) {
            findings.extend(nested(passage, &open, c, here));
            open.push((c, at));
        } else if let Some(&(opening, closing)) = PAIRS.iter().find(|&&(_, closing)| closing == c) {
            let before = passage.text[..at].chars().next_back();
            match open.iter().rposition(|&(mark, _)| mark == opening) {
                Some(position) => {
                    for (mark, at) in open.drain(position..).skip(1) {
                        findings.push(unpaired(passage, mark, at));
                    }
                }
                // `it’s` and `1）` have marks that close nothing.
                None if closing == '’' && before.is_some_and(|c| c.is_ascii_alphanumeric()) => {}
                None if closing == '）' && before.is_some_and(|c| c.is_ascii_digit()) => {}
                None => findings.push(unpaired(passage, c, at)),
            }
        }
    }
    for (mark, at) in open {
        findings.push(unpaired(passage, mark, at));
    }
}

/// The same mark inside itself, without the other between them.
fn nested(passage: &Passage, open: &[(char, usize)], mark: char, here: Range<usize>) -> Option<Finding> {
    let (rule, other, single) = match mark {
        '“' => (&NESTING, '‘', "‘"),
        '《' => (&BOOKS, '〈', "〈"),
        _ => return None,
    };
    let inside = open.iter().rev().map(|&(mark, _)| mark).find(|&c| c == mark || c == other)?;
    (inside == mark).then(|| {
        let message = format!("“{mark}”之内再用时应改为“{single}”");
        finding(rule, passage, here, message, Some(single.to_owned()))
    })
}

fn unpaired(passage: &Passage, mark: char, at: usize) -> Finding {
    finding(&BALANCE, passage, at..at + mark.len_utf8(), format!("“{mark}”没有配对"), None)
}

fn colons(passage: &Passage, findings: &mut Vec<Finding>) {
    let mut depth = 0_usize;
    let mut seen = false;
    let mut previous = ' ';
    for (at, c) in passage.text.char_indices() {
        match c {
            '“' | '（' | '《' | '‘' => depth += 1,
            '”' | '）' | '》' | '’' => depth = depth.saturating_sub(1),
            '。' | '！' | '？' | '；' if depth == 0 => seen = false,
            '：' if depth == 0 && !previous.is_ascii_digit() => {
                if seen {
                    let message = "同一句中已有冒号，这里宜改用逗号或另起一句".to_owned();
                    findings.push(finding(&COLONS, passage, at..at + c.len_utf8(), message, None));
                }
                seen = true;
            }
            _ => {}
        }
        previous = c;
    }
}

fn end(passage: &Passage) -> Option<Finding> {
    let text = passage.text.trim_end_matches(['”', '’', '）', '》', '】']);
    let last = text.chars().next_back()?;
    // A line without any stop is a label or a signature, not a sentence.
    let is_sentence = passage.text.contains(['，', '。']) && passage.text.chars().count() > 20;
    let ends = "。！？：；…".contains(last) || text.len() < passage.text.len();
    (is_sentence && !ends).then(|| {
        let at = passage.text.len() - passage.text.chars().next_back().map_or(0, char::len_utf8);
        let last = &passage.text[at..];
        // A comma gives way to the stop, anything else is followed by it.
        let right = if "，、,;".contains(last) { "。".to_owned() } else { format!("{last}。") };
        finding(&END, passage, at..passage.text.len(), "段末没有句末点号".to_owned(), Some(right))
    })
}

fn finding(
    rule: &RuleInfo,
    passage: &Passage,
    bytes: Range<usize>,
    message: String,
    suggestion: Option<String>,
) -> Finding {
    Finding {
        rule: rule.id,
        severity: rule.severity,
        message,
        at: passage.span(bytes),
        suggestion,
        source: rule.source,
    }
}
