//! What the words of a line say about where paragraphs begin.

use super::paragraph::LABEL_CHARS;
use crate::lines::Line;
use crate::numbering;
use crate::sentence;
use crate::standing;

/// Words with which reports begin.
const OPENINGS: &[&str] = &[
    "近年来",
    "今年以来",
    "今年",
    "去年",
    "近日",
    "日前",
    "近期",
    "目前",
    "当前",
    "为贯彻",
    "为深入",
    "为落实",
    "为进一步",
    "为不断",
    "为加快",
    "为推动",
    "为全面",
    "随着",
    "一是",
    "截至",
    "记者",
    "自20",
    "党的",
    "本报讯",
    "现将",
];

/// Whether the lines from `first` on are a title that fills its last line to the edge, told by the words alone: no mark of
/// a sentence in it, and behind it a line that opens a report or names the title's own place or office again.
pub(super) fn is_title_by_its_words(lines: &[Line], first: usize, next: usize) -> bool {
    if next - first > 3 {
        return false;
    }
    let label: String = lines[first..next].iter().map(|line| line.content.text.as_str()).collect();
    let chars = label.chars().count();
    let plain = !label.contains(['，', '。', '；', '、', '了', '的']) && sentence::is_balanced(&label);
    if !plain
        || !(10..=LABEL_CHARS).contains(&chars)
        || numbering::level(&label).is_some()
        || numbering::is_item(&label)
        || !begins_afresh(lines, first)
    {
        return false;
    }
    let text = &lines[next].content.text;
    let again: String = text.chars().take(2).collect();
    let dated = || text.strip_prefix('在').is_some_and(opens_with_day);
    let enacted = || text.starts_with('为') && is_rule_name(&label);
    let opens =
        dated() || enacted() || OPENINGS.iter().any(|opening| text.starts_with(opening)) || opens_with_year(text);
    let two_heads =
        label.split_once(' ').is_some_and(|(one, two)| one.chars().count() >= 4 && two.chars().count() >= 4);
    opens
        || two_heads
        || again.chars().all(crate::spacing::is_han)
            && label.contains(&again)
            && lines[first..next].iter().all(|line| !line.content.text.contains('在'))
}

/// Whether nothing runs into line `first`: what stands before it ends a sentence or stands for itself.
fn begins_afresh(lines: &[Line], first: usize) -> bool {
    first == 0 || {
        let before = &lines[first - 1].content.text;
        sentence::is_closed(before) || standing::of(before).is_some()
    }
}

/// Whether a label names rules or a plan, whose first words give the reason: `某省某某行动方案（2024—2026年）`.
fn is_rule_name(label: &str) -> bool {
    const RULES: &[&str] =
        &["方案", "办法", "规划", "细则", "意见", "条例", "规定", "措施", "计划", "政策", "纲要", "指南"];
    let bare = label.rfind(['（', '(']).filter(|_| label.ends_with(['）', ')'])).map_or(label, |at| &label[..at]);
    RULES.iter().any(|rule| bare.ends_with(rule))
}

/// Whether the lines up to `next` begin an official title that only a later line brings to its kind of document:
/// `关于印发某市某某` over `若干措施的通知`.
pub(super) fn goes_on_to_its_kind(lines: &[Line], first: usize, next: usize) -> bool {
    const LONGEST: usize = 4;
    let plain = |line: &Line| {
        let text = &line.content.text;
        line.marks.heading.is_none() && !sentence::has_stop(text) && !text.contains(['，', '：']) && !ends_in_kind(text)
    };
    next - first < LONGEST
        && lines[first].content.text.contains("关于")
        && lines[first..next].iter().all(plain)
        && lines[next..]
            .iter()
            .take(LONGEST)
            .take_while(|line| line.gap <= lines[next].gap)
            .find(|line| !plain(line))
            .is_some_and(|line| {
                ends_in_kind(&line.content.text) && !line.content.text.contains(['，', '。', '：', '；'])
            })
}

fn ends_in_kind(text: &str) -> bool {
    KINDS.iter().any(|kind| text.ends_with(kind))
}

/// Kinds of official documents, with which their titles end.
const KINDS: &[&str] = &["通知", "意见", "决定", "公告", "通告", "通报", "批复", "函"];

/// Whether the lines from `first` on are the whole title of a document, and the next line names whom it addresses:
/// `关于印发某某措施的通知`, `各县（市、区）人民政府：`.
pub(super) fn is_official_title(lines: &[Line], first: usize, next: usize) -> bool {
    let before = &lines[next - 1].content.text;
    next - first <= 4
        && ends_in_kind(before)
        && !sentence::has_stop(before)
        && lines[first..next].iter().any(|line| line.content.text.contains(['关', '印']))
        && (lines[next].content.text.starts_with('各')
            || lines[next..].iter().take(4).any(|line| line.content.text.ends_with('：')))
}

/// Whether a title is broken behind its colon: `某市某区：` over `老城换新颜`.
pub(super) fn is_lead_of_title(before: &str, text: &str) -> bool {
    const NO_TITLE: &[&str] = &["附件", "抄送", "各", "来源", "主持", "同志", "记者", "问", "答", "注", "如下"];
    let plain = |line: &str| !line.contains(['，', '。', '；', '、', ':', ' ']) && numbering::level(line).is_none();
    before.ends_with('：')
        && (4..=14).contains(&before.chars().count())
        && before.chars().any(|ch| "省市县区州旗".contains(ch))
        && plain(before)
        && !NO_TITLE.iter().any(|word| before.contains(word))
        && !["工作", "任务", "措施", "目标", "做法", "政府", "单位", "部门", "委", "局"]
            .iter()
            .any(|end| before.trim_end_matches('：').ends_with(end))
        && plain(text)
        && (6..=30).contains(&text.chars().count())
        && !sentence::is_closed(text)
        && !numbering::is_item(text)
}

/// Whether a text begins with a year or a date: 2023年以来, 3月5日.
fn opens_with_year(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    match digits {
        4 => text[digits..].starts_with('年'),
        1..=2 => text[digits..].starts_with('月'),
        _ => false,
    }
}

/// Whether a text begins with a day or date: 25日举行, 3月5日.
fn opens_with_day(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits) && text[digits..].starts_with(['日', '月'])
}

/// In text that is not wrapped: whether a paragraph was cut by a page break rather than ended.
pub(super) fn runs_on(text: &str) -> bool {
    let running = text.contains(['，', '。', '、']) && text.chars().count() >= 20;
    running
        && (!sentence::is_balanced(text)
            || sentence::ends_in_comma(text)
            || text.ends_with(|ch: char| crate::spacing::is_han(ch) || ch.is_ascii_alphanumeric()))
}

pub(super) fn starts_part(text: &str) -> bool {
    numbering::level(text).is_some() || text.starts_with("附件") || text.starts_with("——")
}
