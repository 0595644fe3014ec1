//! Who wrote it, and when: bylines, datelines, dates and source lines.

use regex::Regex;
use std::sync::LazyLock;
use yaobao_model::PartialDate;

static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:本报|本刊|本网|[\p{Han}]{1,8}(?:日报|晚报|时报|早报|快报|报|社|网|在线|客户端))[^，。；（(：“《]{0,14}?(?:讯|电)[ 　]*(?:[（(](?P<who>[^）)]{2,60})[）)]|(?P<open>记者[^，。]{2,16}(?:报道|摄影报道))?)",
    )
    .expect("a fixed pattern")
});

static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^[◎□■●▲◆☉○◇★☆\s]*(?P<who>[（(]?(?:[\p{Han}]{0,8}(?:记者|通讯员|特约撰稿人|评论员)|作者|撰文|撰稿|执笔人?|文|图文|整理)[ ：:/／]*[\p{Han}·]{2,}.*)$",
    )
    .expect("a fixed pattern")
});

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<y>[0-9０-９]{4}|[一二三四五六七八九〇○零Oo]{4})(?:年|[-/.])(?P<m>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})(?:月|[-/.])(?:(?P<d>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})日?)?").expect("a fixed pattern")
});

/// The beginning `某某日报讯（记者某某）` of a report.
pub(crate) struct Dateline {
    /// Reporters as printed.
    pub byline: Option<String>,
}

/// Reads the dateline that a report begins with.
pub(crate) fn dateline(text: &str) -> Option<Dateline> {
    // Most lines have neither word near their beginning, which is quicker to see than that they do not match.
    let head = text.char_indices().nth(28).map_or(text, |(byte, _)| &text[..byte]);
    if !head.contains(['讯', '电']) {
        return None;
    }
    let found = DATELINE.captures(text)?;
    let who = found.name("who").or(found.name("open")).map(|who| who.as_str().trim());
    let byline = who.filter(|who| ["记者", "通讯员", "作者"].iter().any(|word| who.contains(word))).map(str::to_owned);
    // Without a reporter in brackets 讯 or 电 must end the word: 通讯, 电力 are something else.
    let rest = &text[found.get(0).map_or(0, |whole| whole.end())..];
    let own = ["本报讯", "本刊讯", "本网讯"].iter().any(|word| text.starts_with(word));
    let plain = own
        || rest.starts_with([' ', '　', '，', '：', ':'])
        || rest.starts_with("近日")
        || rest.starts_with("记者")
        || rest.starts_with("日前");
    (byline.is_some() || found.name("who").is_some() || plain).then_some(Dateline { byline })
}

/// Reads a line that is nothing but a byline: `◎本报记者 张某 通讯员 李某`, `（执笔人：某大学 王某）`, `……张某、李某`.
pub(crate) fn byline(text: &str) -> Option<String> {
    if text.len() > 180 || text.contains(['。', '；', '，', '“', '《']) {
        return None;
    }
    if let Some(names) = text.strip_prefix("..").or(text.strip_prefix("……")) {
        let names = names.trim_matches(['.', '…', ' ']);
        return is_names(names).then(|| names.to_owned());
    }
    // A square before nothing but names is a byline without the word: `□ 张某某 李某`.
    if let Some(names) = text.trim_start().strip_prefix(['□', '◎']).map(str::trim).filter(|names| is_names(names)) {
        return Some(names.to_owned());
    }
    if !["记者", "通讯员", "作者", "执笔", "撰", "文", "评论员", "整理"].iter().any(|word| text.contains(word))
    {
        return None;
    }
    let who = BYLINE.captures(text)?.name("who")?.as_str().trim();
    let bare = who.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    let after = bare.split_once(['：', ':', '/', '／']).filter(|(label, _)| !label.contains("记者"));
    let names = after.map_or(bare, |(_, names)| names.trim());
    let verbs = ["获悉", "了解", "走进", "采访", "看到", "从", "在"];
    let noun_only = bare.starts_with(['文', '图']) && !text.contains(['/', '／', '：', ':']);
    (!noun_only && !verbs.iter().any(|verb| names.contains(verb))).then(|| names.to_owned())
}

/// Whether a text is nothing but two or more persons' names, or one: `张某某、李某`.
pub(crate) fn is_names(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['、', ' ', '　', '，']).filter(|part| !part.is_empty()).collect();
    !parts.is_empty()
        && parts.iter().all(|part| (2..=4).contains(&part.chars().count()) && part.chars().all(crate::spacing::is_han))
}

/// Whether a short line only says where and when the text was published: `来源：某报 2024-03-05 10:20 作者：张某`.
pub(crate) fn is_source_line(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "来源",
        "稿源",
        "发布时间",
        "发布日期",
        "日期：",
        "时间：",
        "编辑：",
        "责编",
        "责任编辑",
        "浏览",
        "阅读：",
        "点击",
        "字号",
        "字体",
        "打印",
        "分享",
        "作者：",
        "信息来源",
        "索引号",
        "成文日期",
        "发文机关",
        "【",
    ];
    if text.len() > 240 || text.contains('。') {
        return false;
    }
    let bare = text.trim_start_matches(['（', '(', ' ']);
    let dated = || {
        bare.starts_with(|ch: char| ch.is_ascii_digit())
            && LABELS.iter().any(|label| bare.contains(label))
            && date_in(bare).is_some()
    };
    LABELS.iter().any(|label| bare.starts_with(label)) || is_date_line(text) || dated()
}

/// Whether a line below a title says on what occasion the text was spoken:
/// `——2025年1月14日在某市第十八届人民代表大会第五次会议上`, `（2025年1月14日在某次会议上）`.
pub(crate) fn is_occasion(text: &str) -> bool {
    let bare = text.trim_start_matches(['—', '（', '(', ' ']).trim_end_matches(['）', ')', ' ']);
    bare.len() < text.len()
        && bare.len() <= 240
        && (bare.ends_with('上') || bare.ends_with("通过"))
        && !bare.contains('。')
        && date_in(bare).is_some()
}

/// The first date in a text, with year and month at least.
pub(crate) fn date_in(text: &str) -> Option<PartialDate> {
    DATE.captures_iter(text).find_map(|found| {
        let part = |name| found.name(name).and_then(|m| number(m.as_str()));
        PartialDate::new(i32::try_from(part("y")?).ok()?, Some(part("m")?), part("d"))
            .filter(|date| (1900..2200).contains(&date.year))
    })
}

/// Whether a line holds a date and nothing else but a clock time or brackets.
pub(crate) fn is_date_line(text: &str) -> bool {
    let head: usize = text
        .chars()
        .take(3)
        .filter(|ch| crate::spacing::is_han(*ch) && !"一二三四五六七八九〇零".contains(*ch))
        .count();
    if head == 3 {
        return false;
    }
    DATE.find(text).is_some_and(|date| {
        let rest = format!("{}{}", &text[..date.start()], &text[date.end()..]);
        rest.chars().all(|ch| {
            ch.is_ascii_digit() || ch.is_whitespace() || matches!(ch, ':' | '：' | '（' | '）' | '(' | ')' | '日')
        }) && rest.chars().count() <= 12
    })
}

/// A number in ASCII, full-width or Chinese digits, as dates write it: 2024, ２０２４, 二〇二四, 二十一.
fn number(text: &str) -> Option<u32> {
    let digit = |ch: char| match ch {
        '0'..='9' => ch.to_digit(10),
        '０'..='９' => Some(ch as u32 - '０' as u32),
        '〇' | '○' | '零' | 'O' | 'o' => Some(0),
        _ => "一二三四五六七八九".chars().position(|d| d == ch).map(|p| p as u32 + 1),
    };
    if let Some((tens, ones)) = text.split_once('十') {
        let tens = if tens.is_empty() { 1 } else { digit(tens.chars().next()?)? };
        let ones = if ones.is_empty() { 0 } else { digit(ones.chars().next()?)? };
        return Some(tens * 10 + ones);
    }
    text.chars().try_fold(0, |sum, ch| Some(sum * 10 + digit(ch)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_bylines_in_their_forms() {
        for (text, wanted) in [
            ("◎本报记者 张某 通讯员 李某", Some("本报记者 张某 通讯员 李某")),
            ("　　□ 张某某　李某", Some("张某某　李某")),
            ("□ 推进人才引进工作", None),
            ("（执笔人：某某大学 张某 李某）", Some("某某大学 张某 李某")),
            ("......张某某、李某", Some("张某某、李某")),
            ("作者：张某", Some("张某")),
            ("记者从某市科技局获悉", None),
            ("文化强市建设", None),
        ] {
            assert_eq!(byline(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn reads_datelines() {
        let who = |text: &str| dateline(text).map(|d| d.byline);
        assert_eq!(who("某某日报讯（实习记者张某）记者日前获悉"), Some(Some("实习记者张某".to_owned())));
        assert_eq!(who("新华社银川3月5日电（记者张某、李某）今年"), Some(Some("记者张某、李某".to_owned())));
        assert_eq!(who("本报讯 近日，某市召开会议"), Some(None));
        assert_eq!(who("电网企业加大投入"), None);
        assert_eq!(who("某市日报道路通讯建设"), None);
    }

    #[test]
    fn knows_the_occasion_of_a_speech() {
        assert!(is_occasion("——2025年1月14日在某市第十八届人民代表大会第五次会议上"));
        assert!(is_occasion("（2024年3月5日在全市经济工作会议上）"));
        assert!(!is_occasion("——2025年建成中试基地12家"));
        assert!(!is_occasion("2025年1月14日在某市召开的会议上"));
    }

    #[test]
    fn reads_dates_in_all_digits() {
        for (text, wanted) in [
            ("2018年4月9日", "2018-04-09"),
            ("二〇二四年十二月二十一日", "2024-12-21"),
            ("发布于2023-02-03 10:20", "2023-02-03"),
            ("２０２３年５月", "2023-05"),
        ] {
            assert_eq!(date_in(text).map(|d| d.to_string()).as_deref(), Some(wanted));
        }
        assert!(is_date_line("（2024年3月5日）") && !is_date_line("2024年3月5日印发"));
    }
}
