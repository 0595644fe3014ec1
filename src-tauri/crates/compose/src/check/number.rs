//! Numbers and units, after GB/T 15835—2011 and the GB 3100 series; ids are those of the fact sheet's table of rules.

use super::RuleInfo;
use super::passage::Quiet;
use super::pattern::{Hit, PatternRule, RULE};
use crate::heading;
use chrono::{Datelike, NaiveDate};
use yaobao_model::Severity::{Error, Hint};
use yaobao_model::quantity::hanzi_value;

const QUOTED: &[Quiet] = &[Quiet::Quotation, Quiet::Book];

pub(crate) const RULES: &[PatternRule] = &[
    PatternRule {
        info: RuleInfo {
            id: "number.N01",
            title: "百分数用阿拉伯数字",
            source: "GB/T 15835—2011 4.1.1",
            wrong: &["占百分之二十", "提高百分之七点五"],
            right: &["占20%", "百分之百", "百分之几"],
            ..RULE.info
        },
        pattern: r"百分之[零一二三四五六七八九十点]+",
        skip: QUOTED,
        suggest: |hit| hanzi_value(hit.text().trim_start_matches("百分之")).map(|value| format!("{value}%")),
        message: "统计数字“{}”应用阿拉伯数字",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N01-counts",
            title: "统计数字用阿拉伯数字",
            source: "GB/T 15835—2011 4.1.1",
            wrong: &["培育三百五十家企业", "投入一千二百万元"],
            right: &["350家", "三四百家", "一百多家", "十二个", "三十年", "数百家", "一二百人"],
            ..RULE.info
        },
        pattern: r"[一二两三四五六七八九十百千零]{3,}[万亿]?(?:元|家|个|项|人|户|亩|公里|吨|台|所|件|座|名)",
        skip: QUOTED,
        unless: |hit| !counts_something(hit),
        suggest: |hit| {
            let end = hit.text().find(|c| !"一二两三四五六七八九十百千零".contains(c))?;
            hanzi_value(&hit.text()[..end]).map(|value| format!("{value}{}", &hit.text()[end..]))
        },
        message: "统计数字“{}”应用阿拉伯数字",
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N02",
            title: "会议届次用汉字",
            severity: Error,
            source: "GB/T 15835—2011 4.2",
            wrong: &["党的20大", "20届四中全会", "中共18大以来"],
            right: &["党的二十大", "20大约", "12大产业"],
            ..RULE.info
        },
        pattern: r"(?:党的|中共)(\d{1,2})大|((?:1\d|2\d))届[一二三四五六七八九]中",
        suggest: |hit| {
            let digits: String = hit.text().chars().filter(char::is_ascii_digit).collect();
            Some(hit.text().replace(&digits, &heading::numeral(digits.parse().ok()?)))
        },
        message: "会议届次“{}”应用汉字",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N02-plans",
            title: "五年规划用汉字",
            severity: Error,
            source: "GB/T 15835—2011 4.2",
            wrong: &["“14五”规划", "15五时期"],
            right: &["“十四五”规划", "15.5亿元"],
            ..RULE.info
        },
        pattern: r"(1\d)五(?:”|规划|时期|期间)",
        suggest: |hit| Some(heading::numeral(hit.text().parse().ok()?)),
        message: "五年规划的名称用汉字",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N03",
            title: "带“几”的概数用汉字",
            severity: Error,
            source: "GB/T 15835—2011 4.2.2",
            wrong: &["20几个部门"],
            right: &["二十几个部门", "20多个部门"],
            ..RULE.info
        },
        pattern: r"(\d{1,2})几",
        suggest: |hit| Some(heading::numeral(hit.text().parse().ok()?)),
        message: "“{}几”应用汉字",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N03-pairs",
            title: "相邻数字连用的概数用汉字",
            severity: Error,
            source: "GB/T 15835—2011 4.2.2",
            wrong: &["建成7、8家", "用3、4个月"],
            right: &["七八家", "第7、8条", "2、4个"],
            ..RULE.info
        },
        pattern: r"(?:^|[^\d.第、])([1-9]、[1-9])[个名项家年月天次种条人岁]",
        unless: |hit| pair(hit.text()).is_none_or(|(a, b)| b != a + 1),
        suggest: |hit| pair(hit.text()).map(|(a, b)| heading::numeral(a) + &heading::numeral(b)),
        message: "概数“{}”应用汉字，中间不加顿号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N05",
            title: "年份写全四位数",
            severity: Error,
            source: "GB/T 15835—2011 5.1.4",
            wrong: &["98年底", "24年1月", "’98年初"],
            right: &["2024年1月", "20年来", "50年代", "近20年间"],
            ..RULE.info
        },
        pattern: r"(?:^|[^\d.])(['’]?\d{2}年)(?:\d{1,2}月|底|初|末|度|全国|全区|全省|全市)",
        unless: |hit| hit.previous().is_some_and(|c| "近约每满前后".contains(c)),
        message: "年份“{}”应写全四位数",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N06",
            title: "汉字年份中的零写作“〇”",
            severity: Error,
            source: "GB/T 15835—2011 4.2.4",
            wrong: &["二零一九年", "二0二六年"],
            right: &["二〇一九年"],
            ..RULE.info
        },
        pattern: r"([一二][零0OoＯ○][一二三四五六七八九零〇0OoＯ○]{2})年",
        suggest: |hit| Some(hit.text().replace(['零', '0', 'O', 'o', 'Ｏ', '○'], "〇")),
        message: "汉字年份“{}”中的零应为“〇”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N06-letter",
            title: "数字中混入字母O",
            severity: Error,
            source: "GB/T 15835—2011 5.1",
            wrong: &["2O19年", "共3o5家"],
            right: &["2019年", "H2O2"],
            ..RULE.info
        },
        pattern: r"(?:^|[^A-Za-z\d])(\d+[OoＯ]\d+)",
        suggest: |hit| Some(hit.text().replace(['O', 'o', 'Ｏ'], "0")),
        message: "“{}”中混入了字母O",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N07",
            title: "日期不编虚位",
            severity: Error,
            source: "GB/T 9704—2012 7.3.5",
            wrong: &["2026年06月29日", "6月05日"],
            right: &["2026年6月29日", "10月5日"],
            ..RULE.info
        },
        pattern: r"(?:19|20)\d{2}年(0\d)月|月(0\d)日",
        suggest: |hit| Some(hit.text().replace('0', "")),
        message: "日期的月、日不编虚位",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N07-calendar",
            title: "日期存在，星期相符",
            severity: Error,
            source: "历法",
            wrong: &["2025年2月29日", "2026年6月31日", "2026年6月29日（星期二）"],
            right: &["2024年2月29日", "2026年6月29日（星期一）", "2026年6月29日"],
            ..RULE.info
        },
        pattern: r"\d{4}年\d{1,2}月\d{1,2}日(?:（(?:星期|周)[一二三四五六日天]）)?",
        unless: is_a_day,
        message: "“{}”不存在或与星期不符",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N08",
            title: "12小时制与24小时制不混用",
            source: "GB/T 15835—2011 5.1.4",
            wrong: &["下午14:30", "晚上20时"],
            right: &["下午2:30", "14:30", "下午3时"],
            ..RULE.info
        },
        pattern: r"(上午|下午|晚上|凌晨|傍晚)(?:1[3-9]|2[0-3])(?:[:：]\d|[时点])",
        suggest: |_| Some(String::new()),
        message: "24小时制之前不加“{}”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N09",
            title: "年代写明世纪",
            source: "GB/T 15835—2011 5.1.4",
            wrong: &["80年代以来"],
            right: &["20世纪80年代", "1980年代"],
            ..RULE.info
        },
        pattern: r"(?:^|[^\d])([1-9]0年代)",
        skip: QUOTED,
        unless: |hit| hit.before().ends_with("世纪"),
        suggest: |hit| Some(format!("20世纪{}", hit.text())),
        message: "“{}”应写明世纪",
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N10",
            title: "数值范围重复“万”“亿”“%”",
            severity: Error,
            source: "GB/T 15835—2011 5.1.3",
            wrong: &["9～16亿元", "15～30%", "5-10万人"],
            right: &["9亿～16亿元", "15%～30%", "100～150千克", "3～5个"],
            ..RULE.info
        },
        pattern: r"(?:^|[^\d.])(\d+(?:\.\d+)?\s*[—～~\-－]\s*\d+(?:\.\d+)?(?:万亿|万|亿|％|%))",
        suggest: |hit| {
            let at = hit.text().find(['—', '～', '~', '-', '－'])?;
            let scale: String = hit.text().chars().skip_while(|c| !"万亿％%".contains(*c)).collect();
            let (first, rest) = hit.text().split_at(at);
            let rest = rest.trim_start_matches(['—', '～', '~', '-', '－']).trim();
            Some(format!("{}{scale}～{rest}", first.trim()))
        },
        message: "“{}”前一个数值也应写明“万”“亿”或“%”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N11",
            title: "月份起止用一字线",
            source: "GB/T 15834—2011 4.13",
            wrong: &["1-7月", "1~7月"],
            right: &["1—7月", "1月—7月"],
            ..RULE.info
        },
        pattern: r"(?:^|[^\d])(\d{1,2}月?[-－~～]\d{1,2}月)",
        suggest: |hit| Some(hit.text().replace(['-', '－', '~', '～'], "—")),
        message: "“{}”表示时间起止，应用一字线“—”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N12",
            title: "数值范围之后不加“左右”",
            severity: Error,
            source: "GB/T 15835—2011",
            wrong: &["20～50米左右", "5%～8%以上"],
            right: &["20～50米", "50米左右"],
            ..RULE.info
        },
        pattern: r"\d[%万亿]{0,2}[—～~-]\d[\d.]*[万亿%％]{0,2}[一-鿿]{0,2}?(左右|以上|以下|上下)",
        suggest: |_| Some(String::new()),
        message: "数值范围之后不加“{}”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N13",
            title: "“约”与“左右”不并用",
            severity: Error,
            source: "语法",
            wrong: &["约300人左右", "接近5000户上下"],
            right: &["约300人", "300人左右"],
            ..RULE.info
        },
        pattern: r"(?:大约|约|将近|接近|近)\d[\d.,]*[%万亿千百十]*[^\s，。；、]{0,4}?(左右|上下)",
        suggest: |_| Some(String::new()),
        message: "前面已有表示约数的词，不再加“{}”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N13-more",
            title: "“约”“近”与“余”“多”不并用",
            severity: Error,
            source: "语法",
            wrong: &["近2000余项", "约3万多人"],
            right: &["2000余项", "近2000项", "约300万元余额"],
            ..RULE.info
        },
        pattern: r"(约|将近|近)\d[\d.]*(?:[万亿]?[余多])",
        unless: |hit| hit.after().contains("余额") || hit.previous() == Some('最'),
        suggest: |_| Some(String::new()),
        message: "“{}”与“余”“多”只用其一",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N13-over",
            title: "“超过”与“以上”不并用",
            severity: Error,
            source: "语法",
            wrong: &["超过100家以上", "不低于17%以上", "至少50余人"],
            right: &["100家以上", "超1万人次", "超100万元余额"],
            ..RULE.info
        },
        pattern: r"(?:超过|超|逾|不少于|不低于|至少)\d[\d.,]*[%万亿]*[^\s，。；、]{0,4}?(以上|余)",
        unless: |hit| hit.text() == "余" && hit.after().starts_with(['额', '下', '款', '热']),
        suggest: |_| Some(String::new()),
        message: "前面已有“超过”一类的词，不再加“{}”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N14",
            title: "精确数之前不加“约”",
            severity: Hint,
            source: "语法",
            wrong: &["约132.77亿元", "132.77亿元左右"],
            right: &["约130亿元", "132.77亿元", "约1.5万亩"],
            ..RULE.info
        },
        pattern: r"(?:大约|约)\d+\.\d{2,}|\d+\.\d{2,}[%万亿]{0,2}[一-鿿]{0,3}?(?:左右|上下)",
        message: "“{}”是精确数，不必加“约”“左右”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N15",
            title: "阿拉伯数字不与“十”“百”“千”连用",
            severity: Error,
            source: "GB/T 15835—2011 5.1.1",
            wrong: &["3千人", "5百家"],
            right: &["3千克", "5千米", "3000人", "2025十大新闻", "5百分点", "第3百货公司"],
            ..RULE.info
        },
        pattern: r"(?:^|[^\d.第])(\d+(?:\.\d+)?[千百十])[一-鿿]",
        unless: |hit| hit.next().is_some_and(|c| "克米瓦伏帕焦卡赫分字里位兆年名强佳个大万亿货兆".contains(c)),
        suggest: |hit| {
            let scale = hit.text().chars().next_back()?;
            let number: rust_decimal::Decimal = hit.text().trim_end_matches(scale).parse().ok()?;
            Some((number * hanzi_value(&format!("一{scale}"))?).normalize().to_string())
        },
        message: "“{}”应改用阿拉伯数字或“万”“亿”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N15-chain",
            title: "大数只用一个“万”或“亿”",
            severity: Error,
            source: "GB/T 15835—2011 5.1.1",
            wrong: &["3亿4千5百万元", "1亿2000万元"],
            right: &["3.45亿元"],
            ..RULE.info
        },
        pattern: r"\d+亿\d+[千百万][\d千百十万]*",
        message: "“{}”应改为以“亿”或“万”为单位的小数",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N17",
            title: "纯小数写出小数点前的0",
            severity: Error,
            source: "GB/T 15835—2011 5.1.2",
            wrong: &["增长.46%"],
            right: &["增长0.46%", "3.5%", "1.加强2.推进"],
            ..RULE.info
        },
        pattern: r"(?:^|[一-鿿，。：（])(\.\d+)",
        suggest: |hit| Some(format!("0{}", hit.text())),
        message: "“{}”应写出小数点前的0",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N19",
            title: "比率的差用“个百分点”",
            source: "统计用语",
            wrong: &["占比提高2.5%", "就业率同比下降3%"],
            right: &["占比提高2.5个百分点", "占比提高到30%", "工作效率提高30%"],
            ..RULE.info
        },
        pattern: r"(?:比重|占比|增速|增幅|利率|[一-鿿]{0,4}率)(?:同比|环比)?(?:提高|提升|上升|增加|增长|下降|降低|回落)了?\d+(?:\.\d+)?(%)",
        skip: QUOTED,
        unless: |hit| {
            let near: String = hit.before().chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
            ["效率", "功率", "频率", "速率", "汇率", "分辨率"].iter().any(|word| near.contains(word))
        },
        suggest: |_| Some("个百分点".to_owned()),
        message: "两个百分数相减的差是“个百分点”；如确指相对变化，请写明",
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N19-both",
            title: "“%”与“个百分点”不并用",
            severity: Error,
            source: "统计用语",
            wrong: &["提高2%个百分点"],
            right: &["提高2个百分点"],
            ..RULE.info
        },
        pattern: r"([%％])个?百分点",
        suggest: |_| Some(String::new()),
        message: "“%”与“个百分点”只用其一",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N20",
            title: "减少不用“倍”",
            severity: Error,
            source: "统计用语",
            wrong: &["成本下降3倍", "减少了两倍"],
            right: &["增长3倍", "下降75%"],
            ..RULE.info
        },
        pattern: r"(?:下降|减少|降低|缩小|缩短|减轻|下滑)了?(?:近|约)?[\d.一二两三四五六七八九十]+倍",
        message: "“{}”：减少不能用倍数表示，应改用百分数或分数",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N22",
            title: "增减与正负号不并用",
            severity: Error,
            source: "统计用语",
            wrong: &["同比增长-5%", "下降-3%", "增长－1.2%"],
            right: &["同比下降5%", "增长5%"],
            ..RULE.info
        },
        pattern: r"(?:增长|增加|上升|提高|下降|减少|回落)了?\s*[-－−]\s*\d[\d.]*%?",
        message: "“{}”：已说明增减，不再用负号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N27",
            title: "量词之前用“两”",
            source: "语法",
            wrong: &["二家企业", "这二个方面"],
            right: &["两家企业", "第二次", "十二个", "二等奖", "第一、二项", "二个百分点以上"],
            ..RULE.info
        },
        pattern: r"(?:^|[^第十百千万一二三四五六七八九\d、])(二)[个家名条种间]",
        skip: QUOTED,
        unless: |hit| hit.after().starts_with("个百分点"),
        suggest: |_| Some("两".to_owned()),
        message: "量词之前一般用“两”",
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N28",
            title: "分数不混用两种数字",
            severity: Error,
            source: "GB/T 15835—2011 5.3",
            wrong: &["占3分之1"],
            right: &["占1/3", "占三分之一"],
            ..RULE.info
        },
        pattern: r"(\d+)分之(?:\d+)",
        suggest: |_| None,
        message: "分数应写作“1/3”或“三分之一”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N30",
            title: "星期、季度用汉字",
            source: "GB/T 15835—2011 4.2",
            wrong: &["星期5", "1季度", "第3季度"],
            right: &["星期五", "一季度", "2025年"],
            ..RULE.info
        },
        pattern: r"星期([1-6])|(?:^|[^\d])([1-4])季度",
        suggest: |hit| {
            let digit: u32 = hit.text().chars().find_map(|c| c.to_digit(10))?;
            Some(hit.text().replace(&digit.to_string(), &heading::numeral(digit)))
        },
        message: "“{}”应用汉字",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N31",
            title: "法规条款的序数用汉字",
            severity: Hint,
            source: "立法技术惯例",
            wrong: &["《某某条例》第3条"],
            right: &["《某某条例》第三条"],
            ..RULE.info
        },
        pattern: r"》第(\d{1,2})条",
        suggest: |hit| Some(heading::numeral(hit.text().parse().ok()?)),
        message: "引用法规条款一般照原文用汉字",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N32",
            title: "用法定计量单位",
            source: "国务院关于在我国统一实行法定计量单位的命令",
            wrong: &["长30公分", "5马力", "10公升"],
            right: &["30厘米", "30千克", "30公里"],
            ..RULE.info
        },
        pattern: r"\d(公分|公升|马力|市斤|市尺|华氏度)",
        suggest: |hit| match hit.text() {
            "公分" => Some("厘米".to_owned()),
            "公升" => Some("升".to_owned()),
            _ => None,
        },
        message: "“{}”不是法定计量单位",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N33",
            title: "单位符号的大小写",
            severity: Error,
            source: "GB 3100",
            wrong: &["5KM", "200㎡", "30Kg", "10KW"],
            right: &["5km", "30kg", "200m²", "10kW"],
            ..RULE.info
        },
        pattern: r"\d(KM|Km|KWH|KW|Kw|KG|Kg|kwh|Mw|㎡|㎞|㎏)",
        suggest: |hit| {
            let right = match hit.text() {
                "KM" | "Km" | "㎞" => "km",
                "KW" | "Kw" => "kW",
                "KG" | "Kg" | "㎏" => "kg",
                "KWH" | "kwh" => "kWh",
                "Mw" => "MW",
                _ => "m²",
            };
            Some(right.to_owned())
        },
        message: "单位符号“{}”的写法不对",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N34",
            title: "组合单位不混用汉字与符号",
            source: "GB 3101",
            wrong: &["60km/小时", "12元/m²"],
            right: &["60km/h", "12元/平方米", "长度/km"],
            ..RULE.info
        },
        pattern: r"(?:km|kg|m²|㎡|m|t|kWh?)/[一-鿿]+|(?:元|吨|人|家|辆|个|户|件|台|次|名|米|里|克|斤|升|亩|天|日|时|秒)/(?:km|kg|m²|㎡|h|t)",
        message: "组合单位“{}”不应混用汉字与符号",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N36",
            title: "“截至”与“截止”",
            severity: Error,
            source: "现代汉语词典",
            wrong: &["截止2025年底", "截止到目前", "截止去年"],
            right: &["截至2025年底", "截止日期", "报名截止"],
            ..RULE.info
        },
        pattern: r"(截止(?:到|至)?)(?:\d|目前|今|去年|上|本|[一二])",
        skip: QUOTED,
        suggest: |_| Some("截至".to_owned()),
        message: "后接时间时应为“截至”",
        ..RULE
    },
    PatternRule {
        info: RuleInfo {
            id: "number.N37",
            title: "金额不用货币符号",
            severity: Hint,
            wrong: &["投入￥300万"],
            right: &["投入300万元"],
            ..RULE.info
        },
        pattern: r"[￥¥]\s*\d[\d.,]*[万亿]*",
        message: "行文中的金额“{}”应写作数字加“元”",
        ..RULE
    },
];

/// The two digits of `7、8`.
fn pair(text: &str) -> Option<(u32, u32)> {
    let (a, b) = text.split_once('、')?;
    Some((a.parse().ok()?, b.parse().ok()?))
}

/// Whether a Chinese number is an exact count: 三百五十家 and not 三四百家 or 第一百二十个.
fn counts_something(hit: &Hit<'_>) -> bool {
    let digits: Vec<char> = hit.text().chars().take_while(|c| "一二两三四五六七八九十百千零".contains(*c)).collect();
    let is_digit = |c: char| !"十百千零".contains(c);
    let estimate = digits.windows(2).any(|pair| is_digit(pair[0]) && is_digit(pair[1]));
    let ordinal = hit.previous().is_some_and(|c| "第数几上成近".contains(c));
    let large = digits.iter().any(|c| "百千".contains(*c));
    !estimate && !ordinal && large && hanzi_value(&digits.iter().collect::<String>()).is_some()
}

/// Whether the calendar has this day, and it falls on the weekday that is given behind it.
fn is_a_day(hit: &Hit<'_>) -> bool {
    let numbers: Vec<u32> = hit.text().split(['年', '月', '日']).filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = numbers[..] else { return true };
    let Some(date) = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day)) else {
        return false;
    };
    let weekday = hit.text().trim_end_matches('）').chars().next_back().filter(|_| hit.text().ends_with('）'));
    weekday.is_none_or(|name| {
        let number = date.weekday().number_from_monday() as usize;
        "一二三四五六日".chars().nth(number - 1) == Some(if name == '天' { '日' } else { name })
    })
}
