//! Bulletins to try a library with.

use rust_decimal::Decimal;
use yaobao_model::BulletinId;
use yaobao_model::{
    Article, Block, BlockRole, Bulletin, BulletinKind, Confidence, Diagnostic, Duty, Extraction, Measure, OriginMap,
    OriginRun, PartialDate, Period, Span, Statistic, StatisticKind,
};
use yaobao_store::{Added, Library, Moment, Moments};

/// Moments a second apart, the same in every run.
pub fn moments() -> Moments {
    let mut millis = 1_790_000_000_000;
    Box::new(move || {
        millis += 1000;
        Moment { millis, random: u128::from(millis) << 32 }
    })
}

/// An empty library in memory.
pub fn library() -> Library {
    Library::in_memory(moments()).expect("a library in memory needs nothing")
}

/// An article of these paragraphs.
pub fn article(title: &str, region: &str, paragraphs: &[&str]) -> Article {
    let text = paragraphs.join("\n");
    let mut blocks = Vec::new();
    let mut start = 0;
    for paragraph in paragraphs {
        let len = paragraph.chars().count();
        blocks.push(Block { at: Span::new(start, start + len), role: BlockRole::Paragraph });
        start += len + 1;
    }
    let origin = OriginMap { runs: vec![OriginRun { text: 0, original: 0, len: text.chars().count() }] };
    Article {
        title: title.to_owned(),
        byline: None,
        date: None,
        region: Some(region.to_owned()).filter(|region| !region.is_empty()),
        text,
        blocks,
        emphasis: vec![Span::new(0, 2)],
        origin,
    }
}

/// A bulletin of these articles.
pub fn bulletin(title: &str, articles: Vec<Article>) -> Bulletin {
    let original = articles.iter().map(|article| article.text.as_str()).collect::<Vec<_>>().join("\n");
    Bulletin {
        kind: BulletinKind::Digest,
        encoding: "UTF-8".to_owned(),
        title: title.to_owned(),
        issuer: Some("某某办公室".to_owned()),
        number: None,
        date: PartialDate::parse("2026-03-05"),
        original,
        articles,
        diagnostics: vec![Diagnostic::warning("encoding.guessed", "编码是猜的").at(Span::new(0, 3))],
    }
}

/// The statistic whose figure stands first in `text` as printed, in a clause that is the whole text.
pub fn statistic(text: &str, figure: &str, value: &str, indicator: &str, region: &str) -> Statistic {
    let start = text[..text.find(figure).expect("the figure stands in the text")].chars().count();
    let unit = figure.trim_start_matches(|char: char| char.is_ascii_digit() || char == '.');
    Statistic {
        at: Span::new(start, start + figure.chars().count()),
        quote_at: Span::new(0, text.chars().count()),
        quote: text.to_owned(),
        figure: figure.to_owned(),
        value: value.parse::<Decimal>().expect("a decimal"),
        unit: unit.to_owned(),
        indicator: indicator.to_owned(),
        kind: StatisticKind::Level,
        region: Some(region.to_owned()),
        period: Some(Period::year(2025)),
        qualifier: None,
        confidence: Confidence::Certain,
    }
}

/// The measure that is the whole of `text` after its marker.
pub fn measure(text: &str, marker: &str, head: &str, region: &str) -> Measure {
    let start = marker.chars().count();
    Measure {
        at: Span::new(start, text.chars().count()),
        marker: Some(marker.to_owned()),
        head: head.to_owned(),
        text: text[marker.len()..].to_owned(),
        region: Some(region.to_owned()),
        policies: vec!["《某某办法》".to_owned(), "《某某细则》".to_owned()],
        duty: Duty {
            actors: vec!["某某局".to_owned(), "某某委".to_owned()],
            deadline: Some(Period::year(2027)),
            targets: vec!["人才飞地10个".to_owned()],
        },
        confidence: Confidence::Likely,
    }
}

pub const TRADE: &str = "2025年，全区技术合同成交额达132.77亿元，同比增长111.9%。";
pub const TALENT: &str = "一是建立人才飞地。支持企业到外地设立研发机构。";

/// A digest of two articles with one statistic and one measure.
pub fn digest() -> (Bulletin, Vec<Extraction>) {
    let articles = vec![
        article("宁夏技术市场活跃", "宁夏回族自治区", &[TRADE, "市场主体更加活跃。"]),
        article("绵阳引才出新招", "四川省绵阳市", &[TALENT]),
    ];
    let trade = statistic(TRADE, "132.77亿元", "132.77", "技术合同成交额", "宁夏回族自治区");
    let talent = measure(TALENT, "一是", "建立人才飞地", "四川省绵阳市");
    let extractions = vec![
        Extraction { statistics: vec![trade], measures: Vec::new() },
        Extraction { statistics: Vec::new(), measures: vec![talent] },
    ];
    (bulletin("创新动态第3期", articles), extractions)
}

/// A library that holds the digest.
pub fn library_with_digest() -> (Library, BulletinId) {
    let mut library = library();
    let (bulletin, extractions) = digest();
    let id = add(&mut library, &bulletin, &extractions);
    (library, id)
}

/// Adds a bulletin whose file is its text.
pub fn add(library: &mut Library, bulletin: &Bulletin, extractions: &[Extraction]) -> BulletinId {
    match library.add_bulletin("资料.txt", bulletin.original.as_bytes(), bulletin, extractions) {
        Ok(Added::New(id)) => id,
        other => panic!("a new bulletin: {other:?}"),
    }
}
