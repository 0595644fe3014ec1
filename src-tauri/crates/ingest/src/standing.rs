//! Lines that stand for themselves: never part of a title or of a sentence, however they are wrapped.

use crate::byline;
use regex::Regex;
use std::sync::LazyLock;

/// What a line is that stands for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Source, date, byline, occasion: `来源：某报 2024-03-05`.
    Credit,
    /// Nothing but the name of an office: `某市统计局`.
    Office,
    /// Number of a document or of an issue: `某科发〔2024〕12号`, `第8期（总第215期）`.
    Number,
    /// A line of a cover: `内部资料 注意保存`, `某某要报`.
    Cover,
    /// Addressees of copies, printing notes: `抄送：…`, `（此件公开发布）`.
    Record,
    /// Buttons and paths of a web site: `首页 > 新闻 > 正文`, `【打印】【关闭】`.
    Tool,
    /// What follows an article on a web page: `上一篇：…`, `往期推荐`, `某ICP备05012345号`.
    End,
}

/// Characters of the longest line that stands for itself.
const LONGEST: usize = 80;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:[\p{Han}]{2,16}[〔\[［（(【]\s?[0-9０-９]{4}\s?[〕\]］）)】]\s?(?:第\s?)?[0-9０-９]{1,4}\s?号|(?:[0-9]{4}年)?(?:总)?第\s?[0-9一二三四五六七八九十百]+\s?期(?:\s?[（(]?总第?\s?[0-9]+\s?期?[）)]?)?)$",
    )
    .expect("a fixed pattern")
});

/// What a line is, if it stands for itself.
pub(crate) fn of(text: &str) -> Option<Standing> {
    if text.len() > LONGEST * 3 || text.contains(['。', '；']) || text.chars().count() > LONGEST {
        return None;
    }
    if is_end(text) {
        return Some(Standing::End);
    }
    if is_path(text) || is_tool(text) {
        return Some(Standing::Tool);
    }
    if is_cover(text) {
        return Some(Standing::Cover);
    }
    if is_record(text) {
        return Some(Standing::Record);
    }
    if text.ends_with(['号', '期', '）', ')']) && NUMBER.is_match(text) {
        return Some(Standing::Number);
    }
    if is_credit(text) {
        return Some(Standing::Credit);
    }
    is_office(text).then_some(Standing::Office)
}

fn is_credit(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "来源",
        "稿源",
        "文章来源",
        "信息来源",
        "发布时间",
        "发布日期",
        "发表时间",
        "更新时间",
        "时间",
        "日期",
        "编辑",
        "责编",
        "责任编辑",
        "审核",
        "校对",
        "监制",
        "初审",
        "复审",
        "终审",
        "作者",
        "索引号",
        "成文日期",
        "发文机关",
        "发布机构",
        "文号",
        "主题分类",
        "浏览次数",
        "阅读次数",
        "阅读",
        "点击数",
        "点击",
        "字号",
        "字体",
        "视力保护色",
        "一审",
        "二审",
        "三审",
        "总值班",
        "统筹",
        "供稿",
        "制图",
    ];
    let bare = text.trim_start_matches(['（', '(', '【', '[', ' ', '|', '■', '●']);
    let labelled = LABELS.iter().any(|label| {
        bare.strip_prefix(label).is_some_and(|rest| rest.trim_start().starts_with(['：', ':', '】', '|', '丨', '/']))
    });
    let continued = || {
        // What a narrow column cuts from a line of credits: `09:35  字号：大 中 小`, `36来源：某报`.
        bare.starts_with(|ch: char| ch.is_ascii_digit())
            && (["来源：", "来源:", "字号", "字体", "作者：", "浏览"].iter().any(|label| bare.contains(label))
                || is_clock(bare))
    };
    labelled
        || byline::is_date_line(text)
        || continued()
        || byline::is_occasion(text)
        || text.strip_prefix("原创").is_some_and(|rest| rest.starts_with(' ') || byline::date_in(rest).is_some())
        || byline::byline(text).is_some()
        || is_dated_paper(text)
        || text.contains("星期") && byline::date_in(text).is_some() && !text.contains('，')
}

/// `18:02`, `08:12:36`, with no more than a word behind it.
fn is_clock(text: &str) -> bool {
    let digits = text.trim_start_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, ':' | '：'));
    let clock = &text[..text.len() - digits.len()];
    clock.contains([':', '：']) && (4..=9).contains(&clock.chars().count()) && digits.trim().chars().count() <= 4
}

/// `某某日报 2024年10月11日`, `某某日报 2024-10-11 第3版`.
fn is_dated_paper(text: &str) -> bool {
    const PAPERS: &[&str] = &[
        "日报",
        "晚报",
        "时报",
        "早报",
        "报",
        "网",
        "社",
        "客户端",
        "中心",
        "大学",
        "院",
        "所",
        "会",
        "局",
        "厅",
        "委",
        "政府",
        "办公室",
    ];
    let Some(at) = text.find(|ch: char| ch.is_ascii_digit()) else { return false };
    let name = text[..at].trim_end_matches([' ', '　', '（', '(']).trim_end_matches("编印").trim_end_matches('编');
    let rest = text[at..].trim_start_matches(|ch: char| {
        ch.is_ascii_digit() || matches!(ch, '年' | '月' | '日' | '-' | '/' | '.' | ':' | '：' | ' ' | '）' | ')')
    });
    (2..=20).contains(&name.chars().count())
        && !name.contains(['，', '、', '在', '于'])
        && (PAPERS.iter().any(|paper| name.ends_with(paper)) || is_office(name))
        && (rest.is_empty() || rest.starts_with('第') && rest.ends_with('版') && rest.chars().count() <= 5)
        && byline::date_in(text).is_some()
}

/// A path through a web site: short names parted by `>`.
fn is_path(text: &str) -> bool {
    const HERE: &[&str] = &["当前位置", "您的位置", "您当前的位置", "您现在的位置", "所在位置", "你的位置", "现在位置"];
    if HERE.iter().any(|here| text.starts_with(here)) {
        return true;
    }
    let marks = ['>', '＞', '»', '›', '→'];
    if !text.contains(marks) || text.contains(['，', '“']) {
        return false;
    }
    let parts = || text.split(marks).map(str::trim).filter(|part| !part.is_empty());
    (text.starts_with("首页") || parts().count() >= 3)
        && parts().all(|part| part.chars().count() <= 14 && !part.chars().any(|ch| ch.is_ascii_digit()))
}

/// Buttons, each of a few words, and what a page asks of its readers.
fn is_tool(text: &str) -> bool {
    const BUTTONS: &[&str] = &[
        "打印",
        "打印本页",
        "打印此页",
        "关闭",
        "关闭窗口",
        "收藏",
        "分享",
        "分享到",
        "返回",
        "返回顶部",
        "返回首页",
        "返回列表",
        "大",
        "中",
        "小",
        "默认",
        "超大",
        "微信",
        "微博",
        "新浪微博",
        "QQ空间",
        "QQ",
        "字号",
        "字体",
        "保存",
        "下载",
        "评论",
        "我要纠错",
        "首页",
        "正文",
        "纠错",
        "点赞",
        "在看",
        "转发",
        "朋友圈",
        "一键三连",
        "登录",
        "注册",
        "导航",
        "搜索",
        "无障碍",
        "无障碍浏览",
        "适老化",
        "English",
        "繁体",
        "手机版",
        "上一页",
        "下一页",
        "听全文",
        "网站地图",
        "设为首页",
        "加入收藏",
        "联系我们",
        "关于我们",
        "语音播报",
        "放大",
        "缩小",
    ];
    const ASKS: &[&str] = &[
        "点击上方",
        "点击下方",
        "点击蓝字",
        "点击关注",
        "点击“",
        "扫码",
        "扫一扫",
        "长按",
        "识别二维码",
        "关注我们",
        "点赞、",
        "点个",
        "欢迎关注",
        "喜欢就",
        "阅读原文",
        "戳“阅读原文”",
    ];
    let chars = text.chars().count();
    if chars > 40 {
        return false;
    }
    if chars <= 30 && (ASKS.iter().any(|ask| text.starts_with(ask)) || text.ends_with("关注我们")) {
        return true;
    }
    let mut words = 0;
    let marks = |ch: char| ch.is_whitespace() || "【】[]|丨｜:：、/()（）!！·".contains(ch);
    for word in text.split(marks).filter(|word| !word.is_empty()) {
        if !BUTTONS.contains(&word) {
            return false;
        }
        words += 1;
    }
    words >= 2 || words == 1 && chars >= 2 && text != "正文" && text != "首页"
}

/// Whether what follows on the page is no longer the article.
fn is_end(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
        "相关链接",
        "相关阅读",
        "相关新闻",
        "相关文章",
        "相关稿件",
        "相关报道",
        "相关文档",
        "相关信息",
        "推荐阅读",
        "延伸阅读",
        "热点推荐",
        "热门推荐",
        "猜你喜欢",
        "往期推荐",
        "往期回顾",
        "往期精彩",
        "精彩推荐",
        "更多精彩",
        "版权声明",
        "免责声明",
        "网友评论",
        "版权所有",
        "友情链接",
        "Copyright",
        "copyright",
        "©",
        "主办单位",
        "承办单位：",
        "技术支持",
        "网站标识码",
        "网站支持",
        "公安机关备案",
        "热门文章",
        "最新文章",
        "最新资讯",
        "本文来自",
        "特别声明",
    ];
    let bare = text.trim_start_matches(['【', '[', '■', '●', '>', ' ', '·', '▶', '◆', '▼', '（', '(']);
    if let Some(end) = ENDS.iter().find(|end| bare.starts_with(**end)) {
        let rest = bare[end.len()..].trim_start_matches(['】', ']', ' ', '）', ')']);
        return rest.chars().count() <= 2
            || rest.starts_with(['：', ':', '©', '>', '|', '（'])
            || matches!(*end, "版权所有" | "Copyright" | "copyright" | "©" | "主办单位" | "技术支持");
    }
    text.len() <= 180 && (text.contains("ICP备") || text.contains("公网安备") || text.contains("网站标识码"))
}

/// Whether a line is a warning or masthead of a cover.
fn is_cover(text: &str) -> bool {
    const STARTS: &[&str] = &["内部资料", "内部参阅", "内部刊物", "内部文件", "密级", "领导批示", "送阅", "注意保存"];
    const ENDS: &[&str] = &["要报", "专报", "内参", "简报", "参阅件", "情况反映", "工作动态", "决策参考", "情报参考"];
    let chars = text.chars().count();
    chars <= 20
        && (STARTS.iter().any(|start| text.starts_with(start))
            || chars <= 14
                && ENDS.iter().any(|end| text.ends_with(end))
                && !text.contains(['，', '：', '的', '关', '年'])
            || is_paper_of_meeting(text))
}

/// What a meeting calls the papers that it hands out: `全市某某会议交流材料之三`, `某某座谈会发言材料（5）`.
fn is_paper_of_meeting(text: &str) -> bool {
    let numbered = text.split_once("之").filter(|(_, number)| {
        !number.is_empty() && number.chars().all(|ch| ch.is_ascii_digit() || "一二三四五六七八九十".contains(ch))
    });
    let in_brackets = || {
        let bare = text.strip_suffix(['）', ')'])?;
        bare.trim_end_matches(|ch: char| ch.is_ascii_digit() || "一二三四五六七八九十".contains(ch))
            .strip_suffix(['（', '('])
    };
    let name = numbered.map(|(name, _)| name).or_else(in_brackets).unwrap_or(text);
    let paper =
        ["交流材料", "会议材料", "发言材料", "书面材料", "参阅材料", "会议文件", "汇报材料", "交流发言", "典型材料"];
    paper.iter().any(|kind| name.ends_with(kind)) && !name.contains(['，', '：', '的', '“'])
}

/// Whether a line is the tail of the title above it: `（试行）`, `（2024—2026年）`, `（征求意见稿）`.
pub(crate) fn is_title_tail(text: &str) -> bool {
    const TAILS: &[&str] = &["试行", "暂行", "稿", "草案", "修订", "版", "摘要", "节选", "全文", "送审", "修正"];
    let Some(inner) = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')'])) else {
        return false;
    };
    let years = inner.starts_with(|ch: char| ch.is_ascii_digit()) && inner.ends_with('年') && inner.len() >= 10;
    inner.chars().count() <= 16
        && !inner.contains(['，', '。', '：'])
        && (years || TAILS.iter().any(|tail| inner.ends_with(tail)))
}

/// Whether a credit line names an office beside its date: `某市统计局 2024年4月25日`.
pub(crate) fn names_office(text: &str) -> bool {
    let name = text.split(|ch: char| ch.is_ascii_digit()).next().unwrap_or_default();
    is_office(name.trim_end_matches([' ', '　', '（', '(']))
}

/// Whether a line begins to tell the occasion of a speech and goes on in the next: `——2024年12月26日在某市人民代表大会`.
pub(crate) fn begins_occasion(text: &str) -> bool {
    let bare = text.trim_start_matches(['—', '（', '(']);
    bare.len() < text.len()
        && bare.starts_with(|ch: char| ch.is_ascii_digit())
        && bare.contains('在')
        && byline::date_in(bare).is_some()
}

/// Whether a line begins the record block of a document.
fn is_record(text: &str) -> bool {
    const LABELS: &[&str] =
        &["抄送", "抄报", "主送", "分送", "呈送", "呈报", "报", "送", "发", "附件", "联系人", "联系电话"];
    let labelled = LABELS
        .iter()
        .any(|label| text.strip_prefix(label).is_some_and(|rest| rest.trim_start().starts_with(['：', ':'])));
    labelled
        || ["（此件", "(此件"].iter().any(|label| text.starts_with(label))
        || text.ends_with("印发") && byline::date_in(text).is_some()
}

/// Whether a line is nothing but the name of an office.
fn is_office(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "统计局",
        "科技局",
        "技术局",
        "信息化局",
        "改革局",
        "厅",
        "委员会",
        "办公室",
        "办公厅",
        "调查队",
        "调查总队",
        "人民政府",
        "科学院",
        "研究院",
        "研究所",
        "课题组",
        "党校",
        "局",
        "党委",
        "市委",
        "省委",
        "县委",
        "区委",
        "改革委",
        "健康委",
        "国资委",
        "情报所",
        "考察组",
        "调研组",
    ];
    const VERBS: &[char] = &[
        '建', '推', '打', '助', '访', '在', '与', '的', '为', '以', '破', '布', '开', '成', '获', '赴', '入', '新',
        '，', '：', '“', '《', '和',
    ];
    // Verbs of a title, except where they are part of an office's name.
    const COMPOUNDS: &[&str] = &["城乡建设", "新闻", "新区", "开发", "发展和改革", "高新", "和信息化", "社会和"];
    let name = text.trim_end_matches("文件").trim_end_matches("编印").trim_end_matches('编').trim_end_matches("主办");
    let chars = name.chars().count();
    (4..=28).contains(&chars)
        && name.chars().all(|ch| crate::spacing::is_han(ch) || matches!(ch, ' ' | '　'))
        && ENDS.iter().any(|end| name.ends_with(end))
        && (name.chars().take(12).any(|ch| "省市县区州盟旗国".contains(ch))
            || name.starts_with("中共")
            || name.ends_with("课题组"))
        && !COMPOUNDS.iter().fold(without_places(name).to_owned(), |name, word| name.replace(word, "")).contains(VERBS)
}

/// The name of an office without the divisions it begins with, whose names may hold a verb's character: 福建省, 成都市, 新乡县.
fn without_places(name: &str) -> &str {
    let mut rest = name;
    for _ in 0..3 {
        let mark = rest.char_indices().take(8).skip(1).find(|(_, ch)| "省市县区州盟旗".contains(*ch));
        let Some((at, ch)) = mark else { break };
        let after = &rest[at + ch.len_utf8()..];
        if rest[..at].contains(['全', '各', '推', '助', '在', '设', '的', '为'])
            || after.starts_with(['级', '内', '外', '场'])
        {
            break;
        }
        rest = after;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wanted: Option<Standing>, texts: &[&str]) {
        for text in texts {
            assert_eq!(of(text), wanted, "{text}");
        }
    }

    #[test]
    fn knows_lines_that_stand_for_themselves() {
        check(
            Some(Standing::Credit),
            &[
                "来源：某某日报 2024-03-05 09:35",
                "（责任编辑：张某）",
                "某某日报 2024年3月5日",
                "09:35 字号：大 中 小",
                "——2025年1月14日在全市科技大会上",
            ],
        );
        check(
            Some(Standing::Office),
            &[
                "某某市统计局",
                "福建省科学技术厅",
                "成都市新都区统计局",
                "国家统计局某某调查队",
                "某某省人民政府办公厅文件",
            ],
        );
        check(Some(Standing::Cover), &["某某智库要报", "全省某某工作会议交流材料之三", "某某座谈会发言材料（5）"]);
        check(Some(Standing::Number), &["某科发〔2024〕12号", "第8期（总第215期）"]);
        check(
            Some(Standing::Tool),
            &["首页 > 新闻中心 > 正文", "【打印本页】【关闭窗口】", "打印 | 收藏 | 关闭", "点击上方蓝字关注我们"],
        );
        check(Some(Standing::End), &["上一篇：某市召开会议", "往期推荐", "版权所有：某市科技局", "某ICP备05012345号"]);
    }

    #[test]
    fn leaves_titles_and_sentences_alone() {
        check(
            None,
            &[
                "某市建设科技创新委员会",
                "来源于基层的经验",
                "相关链接机制不断完善",
                "2024年3月5日，某市召开大会",
                "某市推进开发区改革",
                "新材料之都",
                "建设省级研究院",
                "分享改革红利",
                "时间就是金钱",
            ],
        );
    }
}
