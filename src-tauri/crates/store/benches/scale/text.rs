//! Made-up bulletins: any number of them, no two alike, the same in every run.

use yaobao_model::{
    Article, Block, BlockRole, Bulletin, BulletinKind, Confidence, Duty, Extraction, Measure, OriginMap, OriginRun,
    PartialDate, Period, Span, Statistic, StatisticKind,
};

/// Words as they stand in such documents, the frequent ones first.
const WORDS: &str = "的 和 了 在 是 为 发展 创新 科技 企业 建设 推动 加快 产业 工作 推进 服务 全市 项目 实现 提升 技术 经济 \
    增长 人才 高质量 开展 支持 实施 改革 重点 政策 全省 全区 平台 加强 完善 新 以 与 对 将 中 上 等 到 年 月 一批 持续 \
    体系 机制 全面 积极 深入 强化 打造 促进 落实 领域 投资 生态 数字 绿色 乡村 振兴 农业 工业 制造业 智能 转型 升级 \
    培育 引进 转化 成果 研发 投入 资金 基金 贷款 融资 担保 税收 减免 补贴 奖励 考核 评价 督导 检查 专项 行动 方案 计划 \
    规划 目标 任务 责任 清单 台账 试点 示范 推广 经验 做法 成效 问题 短板 不足 建议 对策 措施 协同 合作 联合 共建 共享 \
    园区 高新区 开发区 基地 实验室 中心 院士 团队 高校 院所 职业 教育 医疗 养老 就业 创业 消费 外贸 出口 进口 口岸 物流 \
    交通 铁路 公路 机场 港口 能源 光伏 风电 储能 氢能 煤炭 电力 水利 生物 医药 材料 装备 航空 航天 芯片 软件 算力 \
    数据 网络 安全 应急 防灾 环保 污染 治理 森林 草原 湿地 黄河 流域 长江 沿黄 种质 资源 育种 粮食 小麦 玉米 水稻 \
    畜牧 奶业 枸杞 葡萄 文化 旅游 体育 社区 基层 党建 作风 营商 环境 审批 一网 通办 跨省 异地 飞地 揭榜 挂帅 赛马 \
    包容 审慎 监管 信用 知识产权 专利 商标 标准 质量 品牌 技术合同 成交额 规模以上 固定资产 社会消费品 零售 总额";

/// The most frequent characters of written Chinese, of which rarer words are made up.
const CHARACTERS: &str = "一不人有大这主中上为来到个国我以要他时用们生会作地于出就分对成可发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

/// A small generator of pseudo-random numbers (splitmix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    /// A number below `bound`, small ones far more often: about as words are distributed.
    pub fn zipf(&mut self, bound: usize) -> usize {
        let unit = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        (((bound as f64 + 1.0).powf(unit)) as usize - 1).min(bound - 1)
    }
}

/// Makes bulletins.
pub struct Writer {
    random: Random,
    vocabulary: Vec<String>,
}

pub const REGIONS: &[&str] = &[
    "宁夏回族自治区",
    "宁夏回族自治区银川市",
    "宁夏回族自治区石嘴山市",
    "四川省",
    "四川省绵阳市",
    "四川省巴中市",
    "浙江省",
    "浙江省宁波市海曙区",
    "浙江省杭州市",
    "江苏省南京市",
    "山西省",
    "河北省",
    "山东省青岛市",
    "安徽省合肥市",
    "陕西省西安市",
];

impl Writer {
    pub fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let common: Vec<&str> = WORDS.split_whitespace().collect();
        let characters: Vec<char> = CHARACTERS.chars().collect();
        let mut vocabulary = Vec::new();
        // One real word, then a few rarer ones that are made up, so that both kinds stand at every frequency.
        for n in 0..60_000 {
            if n % 8 < 3 && n / 8 * 3 + n % 8 < common.len() {
                vocabulary.push(common[n / 8 * 3 + n % 8].to_owned());
                continue;
            }
            let len = 2 + random.below(3).saturating_sub(random.below(2));
            // Names and terms also bring in characters from far down the list.
            let rare = |random: &mut Random| {
                char::from_u32(0x4e00 + random.below(6000) as u32).expect("all of these are characters")
            };
            let word =
                (0..len)
                    .map(|_| {
                        if random.below(12) == 0 {
                            rare(&mut random)
                        } else {
                            characters[random.zipf(characters.len())]
                        }
                    })
                    .collect();
            vocabulary.push(word);
        }
        Self { random, vocabulary }
    }

    fn paragraph(&mut self, length: usize) -> String {
        let mut text = String::with_capacity(length * 3 + 60);
        let mut chars = 0;
        let mut clause = 0;
        while chars < length {
            let word = match self.random.below(60) {
                0 => format!("{}.{}%", self.random.below(100), self.random.below(10)),
                1 => format!("{}亿元", self.random.below(10_000)),
                2 => format!("20{}年", 10 + self.random.below(17)),
                3 if self.random.below(8) == 0 => {
                    ["GDP", "5G", "AI", "R&D", "C919", "PPP"][self.random.below(6)].to_owned()
                }
                _ => {
                    let n = self.random.zipf(self.vocabulary.len());
                    self.vocabulary[n].clone()
                }
            };
            chars += word.chars().count();
            text.push_str(&word);
            clause += 1;
            if clause > 5 + self.random.below(6) {
                text.push(['，', '，', '，', '、', '；', '。'][self.random.below(6)]);
                chars += 1;
                clause = 0;
            }
        }
        text.push('。');
        text
    }

    fn article(&mut self, paragraphs: usize) -> (Article, Extraction) {
        let region = REGIONS[self.random.below(REGIONS.len())].to_owned();
        let length = 12 + self.random.below(12);
        let title = self.paragraph(length);
        let mut text = String::new();
        let (mut blocks, mut extraction) = (Vec::new(), Extraction::default());
        let mut start = 0;
        for n in 0..paragraphs {
            let length = 60 + self.random.below(80);
            let paragraph = self.paragraph(length);
            let end = start + paragraph.chars().count();
            if n > 0 {
                text.push('\n');
            }
            text.push_str(&paragraph);
            blocks.push(Block { at: Span::new(start, end), role: BlockRole::Paragraph });
            if n % 3 == 0 {
                extraction.statistics.push(self.statistic(&paragraph, start, &region));
            } else if n % 3 == 1 {
                extraction.measures.push(measure(&paragraph, start, &region));
            }
            start = end + 1;
        }
        let len = text.chars().count();
        let origin = OriginMap { runs: vec![OriginRun { text: 0, original: 0, len }] };
        let article = Article {
            title,
            byline: None,
            date: None,
            region: Some(region),
            text,
            blocks,
            emphasis: Vec::new(),
            origin,
        };
        (article, extraction)
    }

    fn statistic(&mut self, paragraph: &str, start: usize, region: &str) -> Statistic {
        let quote: String = paragraph.chars().take(30).collect();
        let at = Span::new(start, start + 30);
        let value = rust_decimal::Decimal::new(self.random.below(1_000_000) as i64, 2);
        let n = self.random.zipf(2000);
        Statistic {
            at,
            quote_at: at,
            quote,
            figure: format!("{value}亿元"),
            value,
            unit: "亿元".to_owned(),
            indicator: format!("{}{}", self.vocabulary[n], self.vocabulary[n / 2]),
            kind: StatisticKind::Level,
            region: Some(region.to_owned()),
            period: Some(Period::year(2010 + self.random.below(17) as i32)),
            qualifier: None,
            confidence: Confidence::Likely,
        }
    }

    /// A bulletin of so many articles of so many paragraphs each, about a hundred characters a paragraph.
    pub fn bulletin(&mut self, articles: usize, paragraphs: usize) -> (Bulletin, Vec<Extraction>) {
        let (articles, extractions): (Vec<_>, Vec<_>) = (0..articles).map(|_| self.article(paragraphs)).unzip();
        let original = articles.iter().map(|article| article.text.as_str()).collect::<Vec<_>>().join("\n");
        let date = PartialDate::new(
            2018 + self.random.below(9) as i32,
            Some(1 + self.random.below(12) as u32),
            Some(1 + self.random.below(28) as u32),
        );
        let bulletin = Bulletin {
            kind: BulletinKind::Digest,
            encoding: "UTF-8".to_owned(),
            title: articles[0].title.clone(),
            issuer: None,
            number: None,
            date,
            original,
            articles,
            diagnostics: Vec::new(),
        };
        (bulletin, extractions)
    }

    /// A word of so many characters, as somebody might look for it.
    pub fn word(&mut self, chars: usize) -> String {
        loop {
            let n = self.random.zipf(self.vocabulary.len());
            let m = self.random.zipf(self.vocabulary.len());
            let joined = format!("{}{}", self.vocabulary[n], self.vocabulary[m]);
            if chars == 1 || joined.chars().count() >= chars {
                return joined.chars().take(chars).collect();
            }
        }
    }
}

fn measure(paragraph: &str, start: usize, region: &str) -> Measure {
    Measure {
        at: Span::new(start, start + paragraph.chars().count()),
        marker: None,
        head: paragraph.chars().take(12).collect(),
        text: paragraph.to_owned(),
        region: Some(region.to_owned()),
        policies: Vec::new(),
        duty: Duty::default(),
        confidence: Confidence::Likely,
    }
}
