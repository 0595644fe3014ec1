//! Any bytes as an article: its lines are paragraphs, those with a tab rows of a table, the first line its title.
//!
//! `cargo fuzz run article`; with the stable toolchain `RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none article`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;
use yaobao_extract::{Context, Extractor, Lexicons};
use yaobao_model::{Article, Block, BlockRole, BulletinKind, CharIndex, Gazetteer, OriginMap, PartialDate, Span};

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).expect("the lists are part of the repository")
}

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../assets/lexicons");
    let lists: Vec<(&str, String)> = Lexicons::FILES.iter().map(|name| (*name, text_of(&folder.join(name)))).collect();
    let lists: Vec<(&str, &str)> = lists.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Lexicons::from_files(&lists).expect("the committed lists are well formed")
});

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../assets/regions");
    Gazetteer::from_csv(&text_of(&folder.join("divisions.csv")), &text_of(&folder.join("aliases.csv")))
        .expect("the committed tables are well formed")
});

fn article(text: &str) -> Article {
    let (title, body) = text.split_once('\n').unwrap_or((text, ""));
    let mut blocks = Vec::new();
    let mut start = 0;
    for (number, line) in body.split('\n').enumerate() {
        let end = start + line.chars().count();
        let role = match number % 5 {
            _ if line.contains('\t') => BlockRole::TableRow,
            3 => BlockRole::Heading(1),
            _ => BlockRole::Paragraph,
        };
        blocks.push(Block { at: Span::new(start, end), role });
        start = end + 1;
    }
    let bold = blocks.iter().take(2).map(|block| block.at).collect();
    Article {
        title: title.to_owned(),
        byline: None,
        date: None,
        region: Some("江苏省".to_owned()),
        text: body.to_owned(),
        blocks,
        emphasis: bold,
        origin: OriginMap::default(),
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, rest)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let article = article(text);
    let kinds = [BulletinKind::Newspaper, BulletinKind::Digest, BulletinKind::PolicyDocument, BulletinKind::Brief];
    let date = (first >= 128).then(|| PartialDate { year: 2025, month: Some(6), day: None });
    let context = Context { date, region: None, kind: kinds[usize::from(first) % kinds.len()] };
    let found = Extractor::new(&LEXICONS, &GAZETTEER).read(&article, &context);
    let index = CharIndex::new(&article.text);
    for statistic in &found.statistics {
        assert_eq!(index.slice(statistic.at), statistic.figure);
        assert_eq!(index.slice(statistic.quote_at), statistic.quote);
        assert!(statistic.quote_at.contains(statistic.at));
    }
    for measure in &found.measures {
        assert_eq!(index.slice(measure.at), measure.text);
    }
});
