//! Prints what is read out of a file of un-wrapped articles (a line `# title`, then the text) as JSON.
//!
//! usage: `articles LEXICONS_DIR REGIONS_DIR FILE [KIND] [DATE] [REGION]`

use serde_json::json;
use std::path::Path;
use yaobao_extract::{Context, Extractor, Lexicons, year_of};
use yaobao_model::{
    Article, Block, BlockRole, Bulletin, BulletinKind, Gazetteer, OriginMap, PartialDate, Resolution, Span,
};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [lexicons, regions, file] = &args[..3] else { panic!("three arguments") };
    let read =
        |path: &Path| std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lists: Vec<(String, String)> =
        Lexicons::FILES.iter().map(|name| ((*name).to_owned(), read(&Path::new(lexicons).join(name)))).collect();
    let lists: Vec<(&str, &str)> = lists.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let lexicons = Lexicons::from_files(&lists).expect("the committed lists are well formed");
    let divisions = read(&Path::new(regions).join("divisions.csv"));
    let aliases = read(&Path::new(regions).join("aliases.csv"));
    let gazetteer = Gazetteer::from_csv(&divisions, &aliases).expect("the committed table is well formed");
    let text = read(Path::new(file));
    let kind = args.get(3).and_then(|kind| kind.parse().ok()).unwrap_or(BulletinKind::WebArticle);
    let articles: Vec<Article> = format!("\n{text}")
        .split("\n# ")
        .skip(1)
        .map(|part| {
            let (title, body) = part.split_once('\n').unwrap_or((part, ""));
            article(title, body.trim(), &gazetteer)
        })
        .collect();
    let bulletin = Bulletin {
        kind,
        encoding: "UTF-8".to_owned(),
        title: String::new(),
        issuer: None,
        number: None,
        date: args.get(4).and_then(|date| PartialDate::parse(date)),
        original: String::new(),
        articles,
        diagnostics: Vec::new(),
    };
    let extractor = Extractor::new(&lexicons, &gazetteer);
    let context = Context { date: year_of(&bulletin, &lexicons), region: args.get(5).map(String::as_str), kind };
    let articles: Vec<serde_json::Value> = bulletin
        .articles
        .iter()
        .map(|article| {
            let found = extractor.read(article, &context);
            json!({
                "title": article.title, "region": article.region, "text": article.text,
                "statistics": found.statistics.iter().map(|s| json!({
                    "quote": s.quote, "figure": s.figure, "value": s.value.to_string().parse::<f64>().ok(), "unit": s.unit,
                    "indicator": s.indicator, "kind": s.kind.code(), "region": s.region,
                    "period": s.period.map(|p| p.to_string()), "qualifier": s.qualifier, "confidence": s.confidence.code(),
                    "at": [s.at.start, s.at.end],
                })).collect::<Vec<_>>(),
                "measures": found.measures.iter().map(|m| json!({
                    "marker": m.marker, "head": m.head, "text": m.text, "region": m.region, "policies": m.policies,
                    "confidence": m.confidence.code(), "at": [m.at.start, m.at.end],
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    println!("{}", json!({ "file": file, "kind": kind.code(), "articles": articles, "diagnostics": [] }));
}

/// An article whose region is the smallest division that its title or its first words name.
fn article(title: &str, text: &str, gazetteer: &Gazetteer) -> Article {
    // A title of one letter stands for a sentence by itself, whose region the caller names.
    let named = |text: &str| if title == "x" { None } else { region_in(text, gazetteer) };
    let region = named(title).or_else(|| named(&text.chars().take(300).collect::<String>()));
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.chars().count();
        blocks.push(Block { at: Span::new(start, end), role: BlockRole::Paragraph });
        start = end + 1;
    }
    Article {
        title: title.to_owned(),
        byline: None,
        date: None,
        region,
        text: text.to_owned(),
        blocks,
        emphasis: Vec::new(),
        origin: OriginMap::default(),
    }
}

fn region_in(text: &str, gazetteer: &Gazetteer) -> Option<String> {
    if text.starts_with("我国") {
        return Some("全国".to_owned());
    }
    let mut region: Option<String> = None;
    for mention in gazetteer.mentions(text) {
        let context = region.as_deref().and_then(|name| gazetteer.by_full_name(name));
        if let Some(Resolution::One(division)) = gazetteer.resolve(&mention, context)
            && region.as_ref().is_none_or(|above| division.full_name.starts_with(above.as_str()))
        {
            region = Some(division.full_name.clone());
        }
    }
    region
}
