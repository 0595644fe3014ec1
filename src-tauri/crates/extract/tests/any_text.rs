//! Any text at all has a reading, and every place in it is where it says.

use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;
use yaobao_extract::{Context, Extractor, Lexicons};
use yaobao_model::{Article, Block, BlockRole, BulletinKind, CharIndex, Gazetteer, OriginMap, Span};

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/lexicons");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("the lists are part of the repository");
    let lists: Vec<(&str, String)> = Lexicons::FILES.iter().map(|name| (*name, read(name))).collect();
    let lists: Vec<(&str, &str)> = lists.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Lexicons::from_files(&lists).expect("the committed lists are well formed")
});

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let divisions =
        "code,name,full_name\n320000,江苏省,江苏省\n320100,南京市,江苏省南京市\n320106,鼓楼区,江苏省南京市鼓楼区\n";
    Gazetteer::from_csv(divisions, "alias,full_name\n").expect("the table is well formed")
});

fn check(text: String, title: String) {
    let length = text.chars().count();
    let article = Article {
        title,
        byline: None,
        date: None,
        region: Some("江苏省".to_owned()),
        blocks: vec![Block { at: Span::new(0, length), role: BlockRole::Paragraph }],
        text,
        emphasis: vec![Span::new(0, length.min(4))],
        origin: OriginMap::default(),
    };
    let context = Context { date: None, region: None, kind: BulletinKind::WebArticle };
    let found = Extractor::new(&LEXICONS, &GAZETTEER).read(&article, &context);
    let index = CharIndex::new(&article.text);
    for statistic in &found.statistics {
        assert_eq!(index.slice(statistic.at), statistic.figure);
        assert_eq!(index.slice(statistic.quote_at), statistic.quote);
        assert!(statistic.quote_at.contains(statistic.at), "{} holds {}", statistic.quote, statistic.figure);
    }
    for measure in &found.measures {
        assert_eq!(index.slice(measure.at), measure.text);
    }
}

/// Pieces of which real sentences, and ugly ones, are made.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "全市",
        "南京",
        "鼓楼区",
        "2024年",
        "今年",
        "1—7月",
        "上半年",
        "“十四五”",
        "第",
        "前",
        "位居",
        "全国",
        "增长",
        "下降",
        "同比",
        "较",
        "从",
        "由",
        "提高到",
        "达到",
        "超过",
        "近",
        "约",
        "百分之",
        "分之",
        "一",
        "二",
        "十",
        "百",
        "万",
        "亿",
        "半",
        "几",
        "数",
        "余",
        "多",
        "3",
        "1,100",
        "0.5",
        "９",
        ".",
        "-",
        "—",
        "%",
        "个",
        "家",
        "亿元",
        "个百分点",
        "倍",
        "番",
        "位",
        "、",
        "，",
        "。",
        "；",
        "：",
        "\n",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "一是",
        "二是",
        "（一）",
        "1.",
        "首先",
        "——",
        "实施",
        "支持",
        "给予",
        "企业",
        "项目",
        "技术合同成交额",
        "占比",
        "分别",
        "和",
        "的",
        "以上",
        "左右",
        " ",
        "a",
        "𠮷",
        "点",
        "年",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn sentences_of_any_pieces_are_read(text in pieces(), title in pieces()) {
        check(text, title);
    }

    #[test]
    fn any_characters_are_read(text in "\\PC{0,200}", title in "\\PC{0,20}") {
        check(text, title);
    }
}

#[test]
fn long_runs_are_read() {
    for piece in [
        "9",
        "一",
        "万",
        "（",
        "第",
        "1、",
        "的",
        "“",
        "较",
        "由",
        "一是",
        "、1个",
        "3亿4千",
        "《",
        "百分之",
        "前",
        "\n",
    ] {
        check(piece.repeat(20_000), String::new());
    }
}
