//! Sentences and paragraphs as wholes: what stands twice, what is too long to follow.

use super::passage::{Passage, Quiet, Role};
use super::{Finding, RuleInfo};
use std::collections::HashSet;
use std::ops::Range;
use yaobao_model::Severity;

pub(crate) const TWICE: RuleInfo = RuleInfo {
    id: "text.C22",
    title: "整句重复",
    severity: Severity::Warning,
    source: "校对惯例",
    on: true,
    wrong: &[
        "要健全部门协同、上下联动的工作机制。各地结合实际抓好落实。要健全部门协同、上下联动的工作机制。",
        "各地要把成果转化摆在突出位置。\n\n## 一、对策\n\n各地要把成果转化摆在突出位置。",
    ],
    right: &[
        "抓好落实。\n\n抓好落实。",
        "“要把资源用在刀刃上，不撒胡椒面。”会议强调。\n\n“要把资源用在刀刃上，不撒胡椒面。”",
    ],
};

pub(crate) const LONG_SENTENCE: RuleInfo = RuleInfo {
    id: "text.C23",
    title: "句子不宜过长",
    severity: Severity::Hint,
    source: "行文惯例",
    on: true,
    wrong: &[
        "围绕建设区域科技创新中心，统筹推进重大平台布局、关键核心技术攻关、科技成果转化应用、创新型企业梯次培育、高层次人才引进培养、科技金融服务体系建设，健全资金、人才、数据、场景等各类要素协同保障机制，推动形成政府引导、企业主体、高校院所参与、市场化运作的开放式创新格局。",
    ],
    right: &[
        "统筹推进平台布局、技术攻关、成果转化，健全要素保障机制。",
        "一是健全部门协同、上下联动的工作机制，定期会商、按月调度、及时纠偏；二是设立专项资金，优先支持重点项目，带动社会资本投入；三是开展第三方评估，结果与预算安排挂钩，推动各项任务落地。",
    ],
};

pub(crate) const LONG_PARAGRAPH: RuleInfo = RuleInfo {
    id: "text.C23-paragraph",
    title: "段落不宜过长",
    severity: Severity::Hint,
    source: "行文惯例",
    on: true,
    wrong: &[],
    right: &["各地要抓好落实。"],
};

/// Characters of the longest sentence that is still followed at one reading; a ； parts a sentence too.
const SENTENCE: usize = 100;

/// Characters of the longest paragraph: two thirds of a page of 22 lines of 28 characters.
const PARAGRAPH: usize = 400;

/// Characters from which on two sentences that are the same are so by mistake.
const TELLING: usize = 12;

/// Adds what is to be said of whole sentences and paragraphs.
pub(crate) fn look(passages: &[Passage], findings: &mut Vec<Finding>) {
    let mut seen: HashSet<String> = HashSet::new();
    for passage in passages.iter().filter(|p| matches!(p.role, Role::Paragraph | Role::Item)) {
        for bytes in sentences(&passage.text) {
            twice(passage, bytes, &mut seen, findings);
        }
        long(passage, findings);
    }
}

fn twice(passage: &Passage, bytes: Range<usize>, seen: &mut HashSet<String>, findings: &mut Vec<Finding>) {
    let text: String = passage.text[bytes.clone()].chars().filter(|c| !c.is_whitespace()).collect();
    // Quotations may stand where they are taken up again.
    let quoted = passage.is_quiet(&bytes, Quiet::Quotation) || text.starts_with('“');
    let marked = passage.is_quiet(&bytes, Quiet::Code) || text.contains(crate::library::MISSING);
    if quoted || marked || text.chars().count() < TELLING {
        return;
    }
    if !seen.insert(text) {
        findings.push(TWICE.finding(passage.span(bytes), "这一句前面已经出现过".to_owned()));
    }
}

fn long(passage: &Passage, findings: &mut Vec<Finding>) {
    let characters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    if passage.text.len() > 3 * SENTENCE {
        for bytes in sentences(&passage.text) {
            let mut start = bytes.start;
            for part in passage.text[bytes].split_inclusive('；') {
                let length = characters(part);
                if length > SENTENCE {
                    let message = format!("这一句有{length}字，宜断开");
                    findings.push(LONG_SENTENCE.finding(passage.span(start..start + part.len()), message));
                }
                start += part.len();
            }
        }
    }
    let length = characters(&passage.text);
    if length > PARAGRAPH && passage.role == Role::Paragraph {
        let message = format!("这一段有{length}字，宜分段");
        let first = passage.text.chars().next().map_or(0, char::len_utf8);
        findings.push(LONG_PARAGRAPH.finding(passage.span(0..first), message));
    }
}

/// The sentences of a text as bytes, each with its stop and the marks that close behind it.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        match c {
            '。' | '！' | '？' => ended = true,
            '”' | '’' | '）' | '》' if ended => {}
            _ if ended => {
                sentences.push(start..at);
                (start, ended) = (at, false);
            }
            _ => {}
        }
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_behind_the_marks_that_close_with_it() {
        let text = "甲说：“好。”乙问？丙";
        let parts: Vec<&str> = sentences(text).into_iter().map(|bytes| &text[bytes]).collect();
        assert_eq!(parts, ["甲说：“好。”", "乙问？", "丙"]);
    }
}
