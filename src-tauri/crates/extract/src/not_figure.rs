//! Numbers that measure nothing: names, dates, ordinals, document numbers, list markers, slogans.

use crate::lexicon::{Lexicons, Unit, UnitClass};
use crate::number::{Numeral, digit};
use rust_decimal::Decimal;
use std::ops::Range;

/// A number that may be a figure.
pub(crate) struct Candidate<'t> {
    pub text: &'t str,
    /// First byte of the number.
    pub at: usize,
    /// One past the number.
    pub number_end: usize,
    /// One past the unit.
    pub end: usize,
    pub numeral: &'t Numeral,
    pub unit: Unit,
}

/// Whether a candidate measures nothing.
pub(crate) fn is_none(candidate: &Candidate<'_>, lexicons: &Lexicons) -> bool {
    let Candidate { text, at, number_end, end, numeral, unit } = *candidate;
    let (before, after) = (&text[..at], &text[end..]);
    let has_unit = end > number_end;
    let last = before.chars().next_back();
    let next = after.chars().next();
    if unit.class == UnitClass::None && has_unit {
        return true;
    }
    if is_glued(before, last, text, number_end, has_unit)
        || is_in_name(text, &(at..end))
        || is_list_marker(before, after, numeral, has_unit)
    {
        return true;
    }
    // 邮编215000, 3幢205室.
    let addressed = ["邮编", "邮政编码", "电话", "编号", "账号", "传真", "热线"]
        .iter()
        .any(|word| before.trim_end_matches(['：', ':', ' ', '为']).ends_with(word));
    let housed = matches!(&text[number_end..end], "幢" | "栋" | "层") && next.is_some_and(|c| digit(c).is_some());
    if addressed || housed {
        return true;
    }
    // 9时30分 is a time of day.
    let clock = before.ends_with(['时', '点']) && before.chars().rev().nth(1).is_some_and(|c| digit(c).is_some());
    if clock && text[number_end..].starts_with('分') {
        return true;
    }
    if last == Some('第') || last == Some('°') || before.ends_with("之") && !numeral.arabic {
        return true;
    }
    match unit.class {
        UnitClass::Duration => !measures_duration(before, numeral),
        _ if numeral.bare => !stands_qualified(before, lexicons) || !has_unit && numeral.scale.is_empty(),
        _ if !has_unit => !stands_without_unit(candidate, last, next, lexicons),
        _ if numeral.arabic => is_self_count(before, text, number_end, after),
        UnitClass::Percent | UnitClass::Point | UnitClass::Tenth | UnitClass::Times | UnitClass::Permille => {
            numeral.value < Decimal::ONE && text[at..].starts_with('一')
        }
        UnitClass::Amount if measures_in_chinese(before, numeral) => false,
        _ => !counts_in_chinese(candidate, before, after, lexicons),
    }
}

/// Whether letters or signs tie the number to a name: ZSY40000KN, H1N1, 4+1, 5G, 1:3, COVID-19.
fn is_glued(before: &str, last: Option<char>, text: &str, number_end: usize, has_unit: bool) -> bool {
    let next = text[number_end..].chars().next();
    let mut back = before.chars().rev();
    let (_, second) = (back.next(), back.next());
    let alnum = |c: char| c.is_ascii_alphanumeric() || digit(c).is_some();
    let tied_before = match last {
        Some(c) if alnum(c) || matches!(c, '_' | '№' | '.' | '．') => true,
        Some('-' | '－' | '–' | '+' | '＋' | '/' | ':' | '：' | '∶' | '×' | '·' | '*') => {
            second.is_some_and(alnum)
        }
        Some('〔' | '[' | '［') => true,
        _ => false,
    };
    let tied_after = match next {
        Some('+' | '＋' | '∶' | '×') => true,
        Some(':' | '-' | '－' | '/' | '：') => !has_unit && text[number_end..].chars().nth(1).is_some_and(alnum),
        Some(c) if c.is_ascii_alphabetic() => !has_unit,
        _ => false,
    };
    tied_before || tied_after
}

/// Whether the number stands in the title of a document 《…》 or within a short quotation, that is, in a name: “创新驱动30条”, “31”号.
pub(crate) fn is_in_name(text: &str, at: &Range<usize>) -> bool {
    const LONGEST_NAME: usize = 9;
    let mut inside = 0;
    for c in text[..at.start].chars().rev().take(40) {
        match c {
            '《' => return true,
            '》' | '\n' | '。' => break,
            _ => {}
        }
    }
    for c in text[..at.start].chars().rev().take(LONGEST_NAME) {
        match c {
            '“' | '‘' => {
                let figure = text[at.clone()].chars().count();
                let rest = text[at.end..].chars().take(LONGEST_NAME + 1).position(|c| matches!(c, '”' | '’'));
                return rest.is_some_and(|rest| inside + figure + rest <= LONGEST_NAME);
            }
            '”' | '’' | '。' | '\n' => return false,
            _ => inside += 1,
        }
    }
    false
}

/// Whether the number opens a list item: 1. 2、 （3）.
fn is_list_marker(before: &str, after: &str, numeral: &Numeral, has_unit: bool) -> bool {
    if has_unit || !numeral.scale.is_empty() {
        return false;
    }
    let opens = before.is_empty() || before.ends_with(['\n', '。', '；', '：', '（', '(', '、']);
    let closed = after.starts_with(['.', '．', '、', '）', ')']);
    opens && closed || before.ends_with(['（', '(']) && after.starts_with(['）', ')'])
}

/// Whether a duration is what is measured (审批时限压缩至3天), not a mere span of time (近三年).
fn measures_duration(before: &str, numeral: &Numeral) -> bool {
    let clause = before.rsplit(['，', '。', '；', '\n', '：']).next().unwrap_or_default();
    let days = before.char_indices().rev().take(40).take_while(|(_, c)| !"。\n".contains(*c)).last();
    let days = days.is_some_and(|(at, _)| before[at..].contains("天数") || before[at..].contains("优良天"));
    if days
        && numeral.arabic
        && ["增加", "减少", "多", "增", "少", "缩短", "压减", "平均少", "平均多"]
            .iter()
            .any(|word| clause.ends_with(word))
    {
        return true;
    }
    let near: String = clause.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
    numeral.arabic
        && [
            "天数",
            "住院日",
            "时间",
            "时限",
            "用时",
            "时长",
            "寿命",
            "工期",
            "缩短",
            "压缩",
            "压减",
            "周期",
            "达到优良",
            "年限",
            "车程",
            "支付能力",
        ]
        .iter()
        .any(|word| near.contains(word))
}

/// Whether a word such as 超 or 近 makes 百家 or 万人 a figure.
fn stands_qualified(before: &str, lexicons: &Lexicons) -> bool {
    lexicons.before.at_end(before).is_some_and(|(word, number)| lexicons.qualifier(number).is_some() && word != "最高")
}

/// Whether a number without a unit measures something: 营收3亿以上, 科普教育基地24，, pH由5.45升高至6.23.
fn stands_without_unit(candidate: &Candidate<'_>, last: Option<char>, next: Option<char>, lexicons: &Lexicons) -> bool {
    let Candidate { text, at, number_end, numeral, .. } = *candidate;
    let after = &text[number_end..];
    let before = &text[..at];
    let closed = next.is_none_or(|c| matches!(c, '，' | '。' | '；' | '、' | ',' | ';' | '\n' | '）' | ')'));
    if !numeral.scale.is_empty() {
        return numeral.arabic && (closed || lexicons.after.at_start(after).is_some());
    }
    if !numeral.arabic || text[at..number_end].chars().count() > 7 {
        return false;
    }
    let linked =
        before.ends_with(['为', '至', '到', '达', '的']) || before.ends_with("达到") || before.ends_with("指数");
    let decimal = text[at..number_end].contains('.');
    let han = last.is_some_and(|c| {
        ('\u{4e00}'..='\u{9fff}').contains(&c) && !"第年月日号令届期版楼层室路〔表图件式章节例型款附".contains(c)
    });
    let year = (Decimal::from(1900)..Decimal::from(2100)).contains(&numeral.value) && text[at..number_end].len() == 4;
    let trend = lexicons.trends.at_start(after).is_some();
    (decimal && linked && (closed || trend))
        || (han && closed && !year && !next.is_some_and(|c| matches!(c, '、' | '）' | ')')))
}

/// Whether a count is only of what the document itself lists: 从8个方面, 提出22项具体措施.
fn is_self_count(before: &str, text: &str, number_end: usize, after: &str) -> bool {
    let unit = &text[number_end..text.len() - after.len()];
    (unit == "个" && ["方面", "环节", "维度", "层面", "要点"].iter().any(|word| after.starts_with(word)))
        || (matches!(unit, "项" | "条")
            && ["具体措施", "具体举措", "政策措施", "措施", "举措", "具体任务"]
                .iter()
                .any(|word| after.starts_with(word))
            && before.ends_with("方面"))
}

/// Whether a number in Chinese digits counts something: 近六成, 两批, 十余个, 超百家; not 两个会议, 三类, 一批.
fn counts_in_chinese(candidate: &Candidate<'_>, before: &str, after: &str, lexicons: &Lexicons) -> bool {
    let Candidate { text, number_end, numeral, end, .. } = *candidate;
    let unit = &text[number_end..end];
    if numeral.value <= Decimal::ONE && numeral.scale.is_empty() {
        return false;
    }
    if matches!(
        unit,
        "类" | "种"
            | "点"
            | "条"
            | "度"
            | "方"
            | "面"
            | "县"
            | "区"
            | "路"
            | "层"
            | "口"
            | "道"
            | "片"
            | "门"
            | "股"
            | "首"
            | "部"
            | "字"
            | "步"
    ) {
        return numeral.more.is_some() && numeral.value > Decimal::TEN;
    }
    if unit == "届" {
        return before.ends_with("举办")
            || before.ends_with("连续举办")
            || before.ends_with("召开")
            || before.ends_with("开展");
    }
    // 引水二期 is a part of a project, 两期 are so many.
    if unit == "期" && numeral.more.is_none() && !text[..number_end].ends_with('两') && numeral.value <= Decimal::TEN
    {
        return false;
    }
    if unit == "次" {
        return numeral.more.is_some() || numeral.value > Decimal::from(20);
    }
    if numeral.more.is_some() || numeral.rough || !numeral.scale.is_empty() || stands_qualified(before, lexicons) {
        return true;
    }
    if numeral.value > Decimal::TEN {
        return !matches!(unit, "个" | "项");
    }
    matches!(unit, "批" | "家" | "所" | "座" | "名" | "期" | "场" | "艘" | "枚" | "户" | "亩" | "公里" | "吨")
        && !after.starts_with(['名', '制', '式', '化'])
        && !before.ends_with(['每', '第', '前'])
}

/// Whether a small number in Chinese digits is a measurement: 装机容量为一千瓦, 误差零点五毫米.
fn measures_in_chinese(before: &str, numeral: &Numeral) -> bool {
    numeral.value < Decimal::ONE && numeral.value > Decimal::ZERO || before.ends_with(['为', '达', '约'])
}

/// Whether the words before 第四 or 前三 say that something is ranked: 位居全省, 排名, 列全市.
pub(crate) fn stands_ranked(before: &str, lexicons: &Lexicons) -> bool {
    let mut rest = before;
    let scope_from = rest.char_indices().rev().take(9).map(|(i, _)| i).last().unwrap_or(0);
    let window = &rest[scope_from..];
    if window.ends_with(['，', '。', '；', '\n', '“', '（']) {
        return false;
    }
    if let Some((word, ())) = lexicons.ranks.at_end(rest)
        && (word.chars().count() > 1 || "居列位".contains(word))
    {
        return true;
    }
    for scope in [
        "全国",
        "全省",
        "全市",
        "全区",
        "全自治区",
        "西部",
        "西北",
        "东部",
        "中部",
        "世界",
        "全球",
        "同类城市",
        "副省级城市",
        "全县",
        "省内",
        "国内",
        "北方",
        "南方",
        "西南",
        "东北",
    ] {
        if let Some(head) = rest.strip_suffix(scope) {
            rest = head;
            let listed = rest.ends_with(['、', '和', '，']);
            return listed || lexicons.ranks.at_end(rest).is_some() || !rest.ends_with(['“', '《']);
        }
    }
    window.contains("排名")
        || window.contains("位居")
        || window.contains("位列")
        || window.contains("跻身")
        || window.contains("排在")
}
