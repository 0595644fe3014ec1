//! Fonts and documents that tests, benchmarks and examples of `typeset` and `export` share.
#![allow(dead_code, missing_docs)]

use std::path::Path;
use yaobao_model::document::{Alignment, BlockKind, Chart, ChartKind, Document, DocumentBlock, Run, RunIn, Table};
use yaobao_model::{Drafter, Feedback, IssueData, Span};
use yaobao_typeset::{FontFace, FontRole, FontSet, Stationery};

/// The shipped fonts; `None`, with a word about it, where they have not been fetched.
pub fn fonts() -> Option<FontSet> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
    let face = |file: &str| {
        let data = std::fs::read(folder.join(file)).ok()?;
        let family = file.split('.').next().unwrap_or(file).to_owned();
        Some(FontFace { family, data: data.into(), index: 0 })
    };
    let faces = || {
        let rest = face("NotoSerifSC_400Regular.ttf")?;
        Some(vec![
            (FontRole::FangSong, vec![face("FandolFang-Regular.otf")?, rest.clone()]),
            (FontRole::Kai, vec![face("FandolKai-Regular.otf")?, rest.clone()]),
            (FontRole::Hei, vec![face("NotoSansSC_500Medium.ttf")?]),
            (FontRole::XiaoBiaoSong, vec![face("NotoSerifSC_900Black.ttf")?]),
            (FontRole::Song, vec![face("FandolSong-Regular.otf")?, rest]),
        ])
    };
    let Some(faces) = faces() else {
        println!("skipped: no fonts in {}", folder.display());
        return None;
    };
    Some(FontSet::new(faces).expect("the shipped fonts can be read"))
}

/// A stationery of the repository, on top of its base where it names one.
pub fn stationery(name: &str) -> Stationery {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../templates/stationery");
    let read = |name: &str| {
        std::fs::read_to_string(folder.join(name).with_extension("toml")).expect("the stationery is committed")
    };
    let text = read(name);
    let stationery = match Stationery::base_of(&text) {
        Some(base) => Stationery::variant(&text, &read(&base)),
        None => Stationery::from_toml(&text),
    };
    stationery.expect("the shipped stationery is sound")
}

/// Builds a document and, beside it, the source that its places count characters of.
#[derive(Default)]
pub struct Builder {
    pub document: Document,
}

impl Builder {
    /// Adds text to the source and makes a run of it.
    pub fn run(&mut self, text: &str) -> Run {
        let start = self.document.source.chars().count();
        self.document.source.push_str(text);
        Run { text: text.to_owned(), at: Span::new(start, start + text.chars().count()), ..Run::default() }
    }

    fn block(&mut self, start: usize, kind: BlockKind) -> DocumentBlock {
        let end = self.document.source.chars().count();
        self.document.source.push_str("\n\n");
        DocumentBlock { at: Span::new(start, end), kind }
    }

    fn start(&self) -> usize {
        self.document.source.chars().count()
    }

    pub fn paragraph_block(&mut self, text: &str) -> DocumentBlock {
        let start = self.start();
        let run_in = text.starts_with('（').then(|| text.find('。')).flatten().map(|at| at + '。'.len_utf8());
        let run_in = run_in.map(|end| (RunIn { level: 2, text: vec![self.run(&text[..end])] }, &text[end..]));
        let (run_in, rest) = run_in.map_or((None, text), |(run_in, rest)| (Some(run_in), rest));
        let text = vec![self.run(rest)];
        self.block(start, BlockKind::Paragraph { run_in, text })
    }

    pub fn paragraph(&mut self, text: &str) -> &mut Self {
        let block = self.paragraph_block(text);
        self.document.blocks.push(block);
        self
    }

    pub fn runs(&mut self, runs: impl FnOnce(&mut Self) -> Vec<Run>) -> &mut Self {
        let start = self.start();
        let text = runs(self);
        let block = self.block(start, BlockKind::Paragraph { run_in: None, text });
        self.document.blocks.push(block);
        self
    }

    pub fn heading(&mut self, level: u8, text: &str) -> &mut Self {
        let start = self.start();
        let text = vec![self.run(text)];
        let block = self.block(start, BlockKind::Heading { level, text });
        self.document.blocks.push(block);
        self
    }

    pub fn list(&mut self, first: Option<u64>, items: &[&str]) -> &mut Self {
        let start = self.start();
        let items = items.iter().map(|item| vec![self.paragraph_block(item)]).collect();
        let block = self.block(start, BlockKind::List { first, items });
        self.document.blocks.push(block);
        self
    }

    pub fn quote(&mut self, text: &str) -> &mut Self {
        let start = self.start();
        let inner = vec![self.paragraph_block(text)];
        let block = self.block(start, BlockKind::Quote(inner));
        self.document.blocks.push(block);
        self
    }

    pub fn table(&mut self, rows: &[&[&str]]) -> &mut Self {
        let start = self.start();
        let table = self.cells(rows);
        let block = self.block(start, BlockKind::Table(table));
        self.document.blocks.push(block);
        self
    }

    pub fn chart(&mut self, kind: ChartKind, title: &str, note: &str, rows: &[&[&str]]) -> &mut Self {
        let start = self.start();
        let table = self.cells(rows);
        let chart = Chart { kind, title: title.to_owned(), note: note.to_owned(), table };
        let block = self.block(start, BlockKind::Chart(chart));
        self.document.blocks.push(block);
        self
    }

    fn cells(&mut self, rows: &[&[&str]]) -> Table {
        let mut cells = rows.iter().map(|row| row.iter().map(|cell| vec![self.run(cell)]).collect::<Vec<_>>());
        let header = cells.next().unwrap_or_default();
        let rows: Vec<_> = cells.collect();
        let columns = vec![Alignment::Natural; header.len()];
        Table { columns, header, rows }
    }

    pub fn other(&mut self, kind: BlockKind) -> &mut Self {
        let start = self.start();
        let block = self.block(start, kind);
        self.document.blocks.push(block);
        self
    }
}

/// The front matter of an imagined issue.
pub fn issue() -> IssueData {
    IssueData {
        serial: Some("智库成果要报".into()),
        number: Some(12),
        classification: Some("内部参阅".into()),
        issuer: Some("某某区委宣传部".into()),
        date: chrono::NaiveDate::from_ymd_opt(2026, 6, 9),
        title: Some("某某区推动技术市场提质扩容的对策建议".into()),
        authors: vec!["某某某".into(), "某某".into()],
        project: Some("某年度某某区哲学社会科学规划项目阶段性研究成果".into()),
        drafter: Some(Drafter { unit: "某某大学".into(), names: vec!["某某某".into(), "某某".into()] }),
        feedback: Some(Feedback { unit: "某某区委宣传部理论处".into(), phone: "0000000".into() }),
        submit_to: vec![
            "某某区党委、人大、政府、政协领导班子成员".into(),
            "某某区法院院长".into(),
            "某某区检察院检察长".into(),
        ],
        distribute_to: vec!["各市、县（区）党委".into(), "区直有关部门和单位".into()],
        copies: Some(40),
        ..IssueData::default()
    }
}

/// What the paragraphs of the imagined brief are made of.
const SENTENCES: &[&str] = &[
    "2025年，全区登记技术合同4126项，成交额达132.77亿元，比上年增长11.9%，占地区生产总值的比重提高0.35个百分点。",
    "市场主体之间的对接仍以“点对点”为主，供需信息分散在各类平台，企业反映“找不到、看不懂、谈不拢”的情况较为普遍。",
    "《某某区促进科技成果转移转化条例》实施三年来，先后出台配套办法12件，明确了职务科技成果单列管理、先使用后付费等举措。",
    "一是建立“区—市—县”三级技术转移服务体系，在高新区、经开区布局中试基地8家，对年度考核优秀的给予最高50万元奖补。",
    "二是探索“订单式”研发，由龙头企业出题、科研院所答题、财政资金跟投，2024—2025年累计支持项目97个，带动社会投入6.5亿元。",
    "三是推进数据共享，将专利、标准、仪器设备等信息归集到统一平台（含移动端），实现一次登录、全程可查。",
    "与周边省份相比，全区每万名就业人员中研发人员为38人年，仅为全国平均水平的六成左右；规上工业企业有研发活动的占比为31.2%。",
    "对照先进地区做法，建议把技术经理人纳入人才目录，畅通职称评审渠道，鼓励高校开设相关专业，力争用3～5年培养1000名以上骨干。",
];

/// An imagined brief that fills seven pages with its cover.
pub fn brief() -> Document {
    let mut builder = Builder::default();
    builder.document.issue = issue();
    let take =
        |from: usize, count: usize| (from..from + count).map(|i| SENTENCES[i % SENTENCES.len()]).collect::<String>();
    builder.paragraph(&take(0, 4));
    for (part, name) in ["一、某某区技术市场发展现状", "二、面临的突出问题", "三、对策建议"].iter().enumerate()
    {
        builder.heading(1, name);
        for (item, head) in
            ["政策体系持续完善", "服务能力稳步提升", "要素保障不断加强", "区域协同走深走实"].iter().enumerate()
        {
            let number = ["一", "二", "三", "四"][item];
            let text = take(part * 3 + item, 4);
            builder.paragraph(&format!("（{number}）{head}。{text}"));
        }
    }
    builder.document
}

/// A document with one of everything.
pub fn everything() -> Document {
    let mut builder = Builder::default();
    builder.document.issue = issue();
    builder.document.issue.title =
        Some("关于以技术市场提质扩容推动某某区科技创新和产业创新深度融合的调查与思考".into());
    builder.runs(|b| {
        let emphasis = Run { emphasis: true, ..b.run("这几个字是强调，") };
        let strong = Run { strong: true, ..b.run("这几个字是着重，") };
        let noted = Run { note: Some(1), ..b.run("这里有一个注释") };
        vec![b.run("普通文字，"), emphasis, strong, noted, b.run("，段落到此为止。")]
    });
    builder.heading(1, "一、表格和列表");
    builder.heading(2, "（一）表格");
    builder.table(&[
        &["地区", "技术合同成交额（亿元）", "增长（%）", "主要做法"],
        &["甲市", "45.20", "12.5", "建立三级技术转移服务体系，对绩效优秀的机构给予奖补"],
        &["乙市", "8.3", "-3.1", "推行“先使用后付费”"],
        &["丙市", "132.77", "111.9", "设立区外研发飞地，区内转化"],
    ]);
    builder.paragraph("表格之后的段落回到网格上。");
    builder.heading(3, "1.编号列表");
    builder.list(
        Some(1),
        &[
            "第一项只有一行。",
            "第二项很长，长到一行放不下，要转到第二行去，转行以后和第一行的文字对齐，而不是和编号对齐。",
        ],
    );
    builder.heading(4, "（1）项目符号");
    builder.list(None, &["没有编号的一项。", "另一项。"]);
    builder.quote("引文用楷体，左右各缩进两字，首行再缩进两字，和正文明显地区别开来。");
    builder.paragraph("生僻字：堃、镕、喆、昇、湉、𠮷，还有字体里都没有的😀。");
    builder.paragraph("网址https://example.org/a/very/long/path/that/never/ends/and/still/goes/on/index.html和R&D、GB/T 9704—2012、1—10月、6.5%～7.0%、《办法》（某办发〔2025〕3号）。");
    builder.paragraph("破折号——两个字宽——不拆开；省略号……也不拆开；“‘双层’引号”，《〈双层〉书名号》。");
    builder.other(BlockKind::Image {
        target: "figures/chart.png".into(),
        alt: "近五年技术合同成交额".into(),
        title: String::new(),
    });
    builder.other(BlockKind::Rule);
    builder.other(BlockKind::Verbatim("fn main() {\n    原样照排\n}".into()));
    let note = builder.run("数据来自某某区科技统计公报。");
    builder.document.notes = vec![vec![note]];
    builder.document
}
