//! Characters that look like others, or like nothing at all.

use super::RuleInfo;
use super::pattern::{PatternRule, RULE};
use yaobao_model::Severity::{Error, Hint};

pub(crate) const RULES: &[PatternRule] = &[
    PatternRule {
        info: RuleInfo {
            id: "text.invisible",
            title: "没有看不见的字符",
            severity: Error,
            source: "通用规范汉字表",
            wrong: &["全区\u{200b}经济", "成交\u{ad}额", "第一段\u{2060}文字"],
            right: &["全区经济"],
            ..RULE.info
        },
        pattern: r"[\u{200b}-\u{200f}\u{2060}\u{feff}\u{ad}\u{202a}-\u{202e}]+",
        suggest: |_| Some(String::new()),
        message: "这里有看不见的字符",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "text.radical",
            title: "部首、兼容字和自造字不作正字",
            severity: Error,
            source: "通用规范汉字表",
            wrong: &["某⽇", "⼀是加强领导", "\u{e000}同志"],
            right: &["某日", "𠮷林"],
            ..RULE.info
        },
        // Texts copied out of PDFs have Kangxi radicals in place of the characters they look like.
        pattern: r"[\u{2e80}-\u{2fdf}\u{f900}-\u{faff}\u{e000}-\u{f8ff}]",
        message: "“{}”是部首、兼容或自造字符，看似正字而检索不到",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "text.zero",
            title: "“〇”不写作圆圈",
            severity: Error,
            source: "GB/T 15835—2011 4.2.4",
            wrong: &["二○二六年", "二〇二○年"],
            right: &["二〇二六年", "○甲方案"],
            ..RULE.info
        },
        pattern: r"[一二三四五六七八九〇](○)|(○)[一二三四五六七八九〇]",
        suggest: |hit| Some(hit.text().replace('○', "〇")),
        message: "“○”应为“〇”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.ratio",
            title: "比号用“∶”，钟点用“:”",
            severity: Hint,
            source: "GB/T 15835—2011；GB 3102.11",
            wrong: &["比例为3：2", "9：30开会"],
            right: &["比例为3∶2", "9:30开会", "要求：3家"],
            ..RULE.info
        },
        pattern: r"\d(：)\d",
        message: "数字之间的“：”，比用“∶”，钟点用“:”",
        ..RULE
    },
];
