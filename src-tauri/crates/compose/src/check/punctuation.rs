//! Punctuation, after GB/T 15834—2011; ids are those of the fact sheet's table of rules.

use super::RuleInfo;
use super::passage::{Quiet, Role};
use super::pattern::{Hit, PatternRule, RULE};
use crate::heading;
use yaobao_model::Severity::{Error, Hint};

const QUOTED: &[Quiet] = &[Quiet::Quotation, Quiet::Book];

pub(crate) const RULES: &[PatternRule] = &[
    PatternRule {
        info: RuleInfo {
            id: "punct.P01",
            title: "中文行文用全角标点",
            severity: Error,
            source: "GB/T 15834—2011 4",
            wrong: &["我们,认为", "目标:建成", "“十四五”;"],
            right: &["3,000家", "14:30开会", "表1-1", "我们，认为"],
            ..RULE.info
        },
        pattern: r"[一-鿿”》）]([,;:?!])(?:[一-鿿“《（\s]|$)",
        suggest: |hit| Some(full_width(hit.text())),
        message: "中文之间的“{}”应为全角",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P01-brackets",
            title: "括号内有汉字时用全角括号",
            severity: Error,
            source: "GB/T 15834—2011 4.9",
            wrong: &["(一) 政策", "新区(第198期)"],
            right: &["（一）政策", "f(x)", "二氧化碳(CO2)"],
            ..RULE.info
        },
        pattern: r"\([^()]*[一-鿿][^()]*\)",
        suggest: |hit| Some(format!("（{}）", &hit.text()[1..hit.text().len() - 1])),
        message: "“{}”的括号应为全角",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P02",
            title: "引号用弯引号",
            severity: Error,
            source: "GB/T 15834—2011 4.8",
            wrong: &["\"十四五\"规划", "推进'放管服'改革"],
            right: &["“十四五”规划", "5'30\""],
            ..RULE.info
        },
        pattern: r#"(["'])(?:[一-鿿])|[一-鿿。，！？]["']"#,
        suggest: straight_quote,
        message: "直引号应改为弯引号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P04",
            title: "并列的引号、书名号之间不用顿号",
            source: "GB/T 15834—2011 4.5.3.5",
            wrong: &["“甲”、“乙”", "《甲》、《乙》"],
            right: &["“甲”（注）、“乙”", "“甲”“乙”", "“甲”和“乙”"],
            ..RULE.info
        },
        pattern: r"[”》](、)[“《]",
        skip: &[Quiet::Quotation],
        suggest: |_| Some(String::new()),
        message: "标有引号或书名号的并列成分之间通常不用顿号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P05",
            title: "书名号只用于作品、文件",
            severity: Hint,
            source: "GB/T 15834—2011 A.13",
            wrong: &["荣获《优秀教师》称号", "举办《创新创业》大赛"],
            right: &["“优秀教师”称号", "《优秀教师评选办法》"],
            ..RULE.info
        },
        pattern: r"(《[^《》]+》)(?:荣誉)?(?:称号|大会|大赛|活动|课程|证书|奖)",
        suggest: |hit| Some(hit.text().replace('《', "“").replace('》', "”")),
        message: "{}不是作品、文件名称时不用书名号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P07",
            title: "报刊类名在书名号之外",
            severity: Hint,
            source: "GB/T 15834—2011 A.13",
            wrong: &["据《求是杂志》报道"],
            right: &["据《求是》杂志报道"],
            ..RULE.info
        },
        pattern: r"《[^《》]{2,}(?:杂志|报纸|丛书)》",
        message: "{}的类名如不属于名称本身，应在书名号之外",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P08",
            title: "破折号为“——”",
            severity: Error,
            source: "GB/T 15834—2011 4.10",
            wrong: &["目标--建成", "目标－－建成"],
            right: &["目标——建成"],
            ..RULE.info
        },
        pattern: r"-{2,}|－{2,}",
        suggest: |_| Some("——".to_owned()),
        message: "破折号应为“——”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P09-years",
            title: "年份起止用一字线",
            source: "GB/T 15834—2011 4.13",
            wrong: &["2013-2015年", "2013~2015年", "2021年-2025年"],
            right: &["2013—2015年", "2026-06-29", "2021年至2025年"],
            ..RULE.info
        },
        pattern: r"(?:^|[^\d-])((?:19|20)\d{2}年?[-－–~～](?:(?:19|20)\d{2}|至今)年?)(?:[^\d-]|$)",
        suggest: |hit| Some(hit.text().replace(['-', '－', '–', '~', '～'], "—")),
        message: "“{}”表示时间起止，应用一字线“—”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P09-numbers",
            title: "数值范围用浪纹线",
            source: "GB/T 15834—2011 4.13",
            wrong: &["需要3-5年", "10%-20%", "3~5年", "1~7个"],
            right: &[
                "3～5年",
                "2026-06-29",
                "2026-0138",
                "电话0951-6669518",
                "图1-2",
                "1-7月",
                "2013-2015年",
                "3—5年",
                "F-16",
            ],
            ..RULE.info
        },
        pattern: r"(?:^|[^\d\-A-Za-z.])(\d+(?:\.\d+)?[%％]?[-－~]\d+(?:\.\d+)?)(?:[^\d\-]|$)",
        skip: &[Quiet::Book],
        unless: not_a_range,
        suggest: |hit| Some(hit.text().replace(['-', '－', '~'], "～")),
        message: "“{}”表示数值范围，应用浪纹线“～”",
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P10",
            title: "浪纹线为“～”",
            source: "GB/T 15834—2011 4.13",
            wrong: &["3〜5年", "北京~上海"],
            right: &["3～5年", "北京—上海"],
            ..RULE.info
        },
        pattern: r"〜|[一-鿿](~)[一-鿿]",
        suggest: |_| Some("～".to_owned()),
        message: "浪纹线应为“～”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P11",
            title: "省略号为六连点",
            severity: Error,
            source: "GB/T 15834—2011 4.11",
            wrong: &["服务等等...", "好。。", "好…了", "好………了"],
            right: &["好……了", "标题.....作者"],
            ..RULE.info
        },
        pattern: r"\.{3,}|。{2,}|…+",
        unless: |hit| match hit.text().chars().next() {
            Some('…') => matches!(hit.text().chars().count(), 2 | 4),
            // A row of dots leads from a title to its author.
            Some('.') => hit.text().len() >= 5,
            _ => false,
        },
        suggest: |hit| Some(if hit.text().starts_with('。') { "。" } else { "……" }.to_owned()),
        message: "“{}”应为省略号“……”或单个句号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P11-etc",
            title: "省略号与“等”不并用",
            severity: Error,
            source: "GB/T 15834—2011 4.11",
            wrong: &["猪肝、菠菜……等", "种植等……"],
            right: &["猪肝、菠菜等", "等着……"],
            ..RULE.info
        },
        pattern: r"……等|等……",
        suggest: |_| Some("等".to_owned()),
        message: "省略号与“等”只用其一",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P12-brackets",
            title: "带括号的序号之后不加标点",
            severity: Error,
            source: "GB/T 15834—2011 B.3",
            wrong: &["（一）、加强领导", "（1）.加强领导", "要求：（2）、压实责任"],
            right: &["（一）加强领导", "见式（1），其中甲为常数"],
            ..RULE.info
        },
        pattern: r"(?:^|[。；：])[（(][一二三四五六七八九十\d]+[)）]([、，,.．])",
        suggest: |_| Some(String::new()),
        message: "带括号的序号之后不加“{}”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P12-digits",
            title: "阿拉伯数字序号之后用下脚点",
            severity: Error,
            source: "GB/T 15834—2011 B.3",
            wrong: &["1、加强领导", "12．压实责任"],
            right: &["1.加强领导", "1.5亿元", "1、2号楼"],
            ..RULE.info
        },
        pattern: r"^\s*\d{1,2}([、．])[^\d]",
        suggest: |_| Some(".".to_owned()),
        message: "阿拉伯数字序号之后应为“.”，不用“{}”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P12-first",
            title: "“第一”“首先”之后用逗号",
            severity: Error,
            source: "GB/T 15834—2011 B.3",
            wrong: &["第一、加强领导", "首先、统一思想", "其二、压实责任"],
            right: &["第一，加强领导", "第一、第二产业", "第一、二产业", "首先，统一思想"],
            ..RULE.info
        },
        pattern: r"(?:第[一二三四五六七八九十]|首先|其次|再次|最后|其[一二三四五])(、)",
        unless: |hit| hit.next().is_none_or(|c| "第一二三四五六七八九十".contains(c)),
        suggest: |_| Some("，".to_owned()),
        message: "这里的序号之后应用逗号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P12-shi",
            title: "“一是”之后不加标点",
            severity: Error,
            source: "GB/T 15834—2011 B.3",
            wrong: &["一是、加强领导", "二是,压实责任"],
            right: &["一是加强领导", "一是，加强领导"],
            ..RULE.info
        },
        pattern: r"[一二三四五六七八九十]是([、,])",
        suggest: |_| Some(String::new()),
        message: "“一是”之后不加“{}”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P12-hanzi",
            title: "汉字序号之后用顿号",
            severity: Error,
            source: "GB/T 15834—2011 B.3",
            wrong: &["一，加强领导", "二.压实责任"],
            right: &["一、加强领导", "一方面，要加强领导", "十，百"],
            ..RULE.info
        },
        pattern: r"^\s*[一二三四五六七八九十]{1,3}([，,.．])[^\d\s]",
        unless: |hit| hit.after().chars().count() < 3,
        suggest: |_| Some("、".to_owned()),
        message: "汉字序号之后应为顿号，不用“{}”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P15",
            title: "标题末尾不加点号",
            severity: Error,
            source: "GB/T 15834—2011 B.4",
            wrong: &["## 一、总体要求。", "## 二、重点任务："],
            right: &["## 一、总体要求", "## 谁来种地？", "（一）加强领导。各地要抓好落实。"],
            ..RULE.info
        },
        pattern: r"([。，；：、,.;:])$",
        unless: |hit| !matches!(hit.passage.role, Role::Heading(_) | Role::Title),
        suggest: |_| Some(String::new()),
        message: "单独成行的标题末尾不加“{}”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P16",
            title: "相邻数字连用表示概数不加顿号",
            severity: Error,
            source: "GB/T 15834—2011 4.5.3；GB/T 15835—2011",
            wrong: &["用三、四个月时间", "建成七、八家"],
            right: &["三四个月", "一、二季度", "一、二级市场", "二、三个方面的问题", "小学三、四年级"],
            ..RULE.info
        },
        pattern: r"([一二三四五六七八九]、[一二三四五六七八九])[个名项家年月天次种条件人处岁万千百十]",
        skip: QUOTED,
        unless: |hit| hit.before().trim().is_empty() || hit.after().starts_with("年级") || !is_adjacent(hit.text()),
        suggest: |hit| Some(hit.text().replace('、', "")),
        message: "“{}”表示概数时不加顿号",
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P17",
            title: "“和”“与”“及”之前不用顿号",
            severity: Error,
            source: "GB/T 15834—2011 4.5.3",
            wrong: &["甲、乙、和丙", "人才、资金、以及技术"],
            right: &["甲、乙和丙", "准确、及时", "富裕、和美的乡村", "公平、和谐", "主办、与会各方"],
            ..RULE.info
        },
        pattern: r"(、)(?:以及|或者|和|与|及|或)",
        skip: QUOTED,
        unless: |hit| WORDS_LIKE_CONJUNCTIONS.iter().any(|word| hit.after().starts_with(word)),
        suggest: |_| Some(String::new()),
        message: "连词之前不用顿号",
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P18",
            title: "并列成分分层时外层用逗号",
            severity: Hint,
            source: "GB/T 15834—2011 4.5.3",
            wrong: &["四川省的绵阳、德阳、浙江省的宁波、温州参加。", "科技厅的处长、科长、财政厅的处长、科长到会。"],
            right: &[
                "四川省的绵阳、德阳，浙江省的宁波、温州参加。",
                "四川省的绵阳、浙江省的宁波、安徽省的合肥参加。",
                "各省的做法、经验、教训。",
            ],
            ..RULE.info
        },
        pattern: r"(?:省|市|县|区|州|部|厅|局|委|院|校|公司|企业)的[^，。；：、的]+(?:、[^，。；：、的]+)+(、)[^，。；：、的]{1,8}(?:省|市|县|区|州|部|厅|局|委|院|校|公司|企业)的[^，。；：、的]+、",
        skip: QUOTED,
        suggest: |_| Some("，".to_owned()),
        message: "两层并列都用顿号，层次不清：外层宜用逗号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P21",
            title: "引文末尾的句号只用一个",
            severity: Error,
            source: "GB/T 15834—2011 B.2.1",
            wrong: &["会议要求“狠抓落实。”。"],
            right: &["会议要求“狠抓落实”。", "会议要求：“狠抓落实。”"],
            ..RULE.info
        },
        pattern: r"[。！？]”(。)",
        suggest: |_| Some(String::new()),
        message: "引号内外各有一个句末点号，只留其一",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P22",
            title: "句内括号末尾不用句号",
            source: "GB/T 15834—2011 B.2.2",
            wrong: &["实施方案（详见附件。）已经印发"],
            right: &["实施方案（详见附件）已经印发", "方案已经印发。（详见附件。）"],
            ..RULE.info
        },
        pattern: r"(。)）[一-鿿，、]",
        unless: |hit| {
            // A bracket that opens behind a stop holds a sentence of its own.
            let open = hit.before().rfind('（').unwrap_or(0);
            matches!(hit.before()[..open].chars().next_back(), None | Some('。' | '！' | '？' | '”'))
        },
        suggest: |_| Some(String::new()),
        message: "句内括号里的话末尾不用句号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P23",
            title: "月日简称、外国人名用间隔号",
            source: "GB/T 15834—2011 4.14",
            wrong: &["“3.15”晚会", "约翰.史密斯"],
            right: &["“3·15”晚会", "约翰·史密斯", "1.加强", "“2.0版”"],
            ..RULE.info
        },
        pattern: r"“\d{1,2}(\.)\d{1,2}”|[一-鿿](\.)[一-鿿]",
        unless: |hit| crate::heading::number_of(&hit.passage.text).is_some_and(|number| hit.bytes.start < number.len),
        suggest: |hit| Some(hit.text().replace('.', "·")),
        message: "这里应用间隔号“·”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P24",
            title: "汉字、数字之间不留空格",
            wrong: &["共 6 个", "完善政策 体系", "实现 增长"],
            right: &["共6个", "GDP 增长", "表1 各地成交额", "（执笔人：某某大学 作者甲 作者乙）", "联系电话： 6660000"],
            ..RULE.info
        },
        pattern: r"[一-鿿，。、；：“”《》（）]([ \u{3000}\u{a0}]+)[一-鿿\d，。、；：“”《》（）]|\d([ \u{a0}]+)[一-鿿]",
        skip: &[Quiet::Book],
        unless: |hit| {
            hit.passage.role == Role::Cell
                || is_label(hit.before())
                || ["执笔", "电话", "作者", "联系人"].iter().any(|w| hit.passage.text.contains(w))
        },
        suggest: |hit| Some(hit.text().replace([' ', '\u{3000}', '\u{a0}'], "")),
        message: "这里不留空格",
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P25",
            title: "数字、字母、百分号用半角",
            severity: Error,
            source: "GB/T 15835—2011 5.1.7",
            wrong: &["２０２５年", "增长32.4％"],
            right: &["2025年", "增长32.4%"],
            ..RULE.info
        },
        pattern: r"[０-９Ａ-Ｚａ-ｚ％]+(?:[．０-９Ａ-Ｚａ-ｚ％]*)",
        suggest: |hit| Some(half_width(hit.text())),
        message: "“{}”应为半角",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P26",
            title: "发文字号的年份用六角括号",
            severity: Error,
            source: "GB/T 9704—2012 7.2.5",
            wrong: &["国发[2024]3号", "国发（2024）3号", "宁政办发【2018】2号"],
            right: &["国发〔2024〕3号", "2024年3号楼"],
            ..RULE.info
        },
        pattern: r"[一-鿿]([\[［【（(](?:19|20)\d{2}[\]］】)）])\s*第?\d+号",
        suggest: |hit| Some(format!("〔{}〕", hit.text().chars().filter(char::is_ascii_digit).collect::<String>())),
        message: "发文字号的年份应括入六角括号“〔〕”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P26-number",
            title: "发文字号不加“第”、不编虚位",
            severity: Error,
            source: "GB/T 9704—2012 7.2.5",
            wrong: &["国发〔2024〕第3号", "国发〔2024〕03号"],
            right: &["国发〔2024〕3号", "国发〔2024〕30号"],
            ..RULE.info
        },
        pattern: r"〔(?:19|20)\d{2}〕\s*(第\d+|0\d*)号",
        suggest: |hit| Some(hit.text().trim_start_matches('第').trim_start_matches('0').to_owned()),
        message: "发文字号“{}号”不加“第”，也不编虚位",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P27",
            title: "引用公文先引标题后引发文字号",
            source: "党政机关公文处理惯例",
            wrong: &["国发〔2023〕1号《关于某事的意见》"],
            right: &["《关于某事的意见》（国发〔2023〕1号）"],
            ..RULE.info
        },
        pattern: r"([一-鿿]+〔(?:19|20)\d{2}〕\d+号文?件?)《",
        message: "引用公文应先引标题，后将“{}”括入圆括号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P28",
            title: "标点重复或冲突",
            severity: Error,
            source: "GB/T 15834—2011 4",
            wrong: &["好，，", "好。、", "好！！！！"],
            right: &["好！！", "好。”", "好？！"],
            ..RULE.info
        },
        pattern: r"[，。、；：]{2,}|！{4,}|？{4,}",
        // Several full stops in a row are a mistyped ellipsis, which another rule says.
        unless: |hit| hit.text().chars().all(|c| c == '。'),
        suggest: |hit| {
            hit.text().chars().next().filter(|&c| hit.text().chars().all(|other| other == c)).map(String::from)
        },
        message: "标点“{}”重复",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P31",
            title: "陈述语气的疑问结构不用问号",
            severity: Hint,
            source: "GB/T 15834—2011 4.2",
            wrong: &["会议研究如何推进改革？"],
            right: &["会议研究如何推进改革。", "如何推进改革？"],
            ..RULE.info
        },
        pattern: r"(?:研究|讨论|探讨|明确|了解|思考)[^，。？！；]{0,8}(?:如何|是否|怎样)[^，。？！；]*(？)",
        skip: QUOTED,
        suggest: |_| Some("。".to_owned()),
        message: "整句是陈述语气时应用句号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "punct.P32",
            title: "问号叹号连用",
            source: "GB/T 15834—2011 4.2",
            wrong: &["真的吗！？"],
            right: &["真的吗？！"],
            ..RULE.info
        },
        pattern: r"！？",
        suggest: |_| Some("？！".to_owned()),
        message: "问号与叹号叠用时应先问号后叹号",
        ..RULE
    },
];

/// Words that only begin like 和, 与, 及 or 或.
const WORDS_LIKE_CONJUNCTIONS: &[&str] = &[
    "和谐",
    "和平",
    "和睦",
    "和解",
    "和局",
    "和美",
    "和合",
    "和善",
    "和气",
    "和缓",
    "和田",
    "和县",
    "和龙",
    "和顺",
    "和风",
    "及时",
    "及格",
    "及早",
    "与会",
    "与时俱进",
    "与民",
    "与众不同",
    "或许",
];

fn full_width(mark: &str) -> String {
    let wide = |c| match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        other => other,
    };
    mark.chars().map(wide).collect()
}

fn half_width(text: &str) -> String {
    let narrow = |c: char| char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c);
    text.chars().map(|c| if ('！'..='～').contains(&c) { narrow(c) } else { c }).collect()
}

/// The curly quote in place of a straight one: opening and closing take turns within a paragraph.
fn straight_quote(hit: &Hit<'_>) -> Option<String> {
    let mark = hit.text().chars().next_back()?;
    let opens = hit.before().matches(mark).count().is_multiple_of(2);
    let kept = &hit.text()[..hit.text().len() - mark.len_utf8()];
    let curly = match (mark, opens) {
        ('"', true) => '“',
        ('"', false) => '”',
        (_, true) => '‘',
        (_, false) => '’',
    };
    Some(format!("{kept}{curly}"))
}

/// Whether a passage has only the number of a table or figure so far, which a blank parts from its title: 表1, 图2-1.
fn is_label(before: &str) -> bool {
    let number = before.strip_prefix(['表', '图']).unwrap_or_default();
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || "-—.".contains(c))
}

/// Numbers of tables and figures, telephones, months and years are joined by other marks.
fn not_a_range(hit: &Hit<'_>) -> bool {
    let text = hit.text();
    let first: String = text.chars().take_while(char::is_ascii_digit).collect();
    let is_year = |digits: &str| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let last: String =
        text.chars().rev().take_while(char::is_ascii_digit).collect::<Vec<_>>().into_iter().rev().collect();
    (first.starts_with('0') && first.len() >= 3)
        || (is_year(&first) && (is_year(&last) || last.len() <= 2))
        || last.len() >= 6
        || (last.starts_with('0') && last.len() >= 2)
        || hit.after().starts_with('月')
        || hit.previous().is_some_and(|c| "表图附式".contains(c))
}

/// Whether 三、四 are neighbours, the smaller first.
fn is_adjacent(pair: &str) -> bool {
    let mut digits = pair.split('、').filter_map(heading::ordinal_of);
    matches!((digits.next(), digits.next()), (Some(a), Some(b)) if b == a + 1)
}
