//! How fast articles are read, everything included: `cargo bench -p yaobao-extract`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;
use yaobao_extract::{Context, Extractor, Lexicons};
use yaobao_model::{Article, Block, BlockRole, BulletinKind, Gazetteer, OriginMap, PartialDate, Span};

/// A paragraph as dense in figures as a bulletin gets.
const PARAGRAPH: &str = "2024年，全市技术合同成交额达132.5亿元，同比增长11.9%，总量居全省第3位。一是强化企业主体。\
新增高新技术企业128家、科技型中小企业1250家，有研发活动的规上工业企业占比提高6.2个百分点，达到40.2%。\
二是完善政策体系。出台《某某市科技计划管理办法》，对首次认定的高新技术企业一次性奖励20万元，引导企业加大研发投入。\
三是深化开放合作。与长三角地区12所高校建立合作关系，推动76个项目落地，支持重点园区完善公共服务，营造良好创新生态。\n";

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn article(text: String) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.lines() {
        let end = start + line.chars().count();
        blocks.push(Block { at: Span::new(start, end), role: BlockRole::Paragraph });
        start = end + 1;
    }
    Article {
        title: "某某市科技创新工作动态".to_owned(),
        byline: None,
        date: PartialDate::parse("2025-06"),
        region: Some("江苏省苏州市".to_owned()),
        text,
        blocks,
        emphasis: Vec::new(),
        origin: OriginMap::default(),
    }
}

fn read(criterion: &mut Criterion) {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets");
    let lists: Vec<(&str, String)> =
        Lexicons::FILES.iter().map(|name| (*name, text_of(&assets.join("lexicons").join(name)))).collect();
    let lists: Vec<(&str, &str)> = lists.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let lexicons = Lexicons::from_files(&lists).expect("the committed lists are well formed");
    let divisions = text_of(&assets.join("regions/divisions.csv"));
    let aliases = text_of(&assets.join("regions/aliases.csv"));
    let gazetteer = Gazetteer::from_csv(&divisions, &aliases).expect("the committed tables are well formed");
    let extractor = Extractor::new(&lexicons, &gazetteer);
    let context = Context { date: None, region: None, kind: BulletinKind::Digest };
    let mut group = criterion.benchmark_group("read");
    for (name, times) in [("one bulletin", 20), ("a megabyte", 1_400), ("ten megabytes", 14_000)] {
        let article = article(PARAGRAPH.repeat(times));
        group.throughput(Throughput::Bytes(article.text.len() as u64));
        group.sample_size(10);
        group.bench_function(name, |bench| bench.iter(|| extractor.read(black_box(&article), &context)));
    }
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
