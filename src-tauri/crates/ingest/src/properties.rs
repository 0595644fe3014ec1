//! What every reader promises of any file: no character of its body is lost, none stands twice, none is invented, and all
//! places lie inside the text.

use crate::document::{sorted, sorted_page, sorted_paragraphs};
use crate::draft::Reading;
use crate::package::tests::packed;
use crate::traced::Traced;
use crate::{IngestError, Source, docx, read, table};
use proptest::prelude::*;
use yaobao_model::{Bulletin, Gazetteer, Span};

fn gazetteer() -> Gazetteer {
    let divisions =
        "code,name,full_name\n510000,四川省,四川省\n510700,绵阳市,四川省绵阳市\n640000,宁夏回族自治区,宁夏回族自治区\n";
    Gazetteer::from_csv(divisions, "alias,full_name\n").expect("a good table")
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Lines of all the sorts that real documents have, without Markdown marks.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[今全市科技创新平台企业增长达到支持]{6,24}[，。；、：]?",
        2 => "[今全市科技创新平台企业增长达到支持，。“”（）0-9]{17}",
        1 => "(四川绵阳|宁夏)[推动科技创新改革发展]{8,18}",
        1 => "[一二三]、[健全机制优化服务]{4,9}",
        1 => "（[一二三]）[健全机制优化服务]{4,9}。",
        1 => "[一二三]是[健全机制优化服务，]{4,20}。",
        1 => "— [0-9]{1,2} —|[0-9]{1,3}",
        4 => prop::sample::select(vec![
            "某某参考  选编  第3期",
            "本报记者 张某 通讯员 李某",
            "某某日报讯（记者张某）近日，全市召开会议。",
            "某科发〔2024〕12号",
            "关于印发《某某方案》的通知",
            "各市科技局，有关单位：",
            "附件",
            "2024年5月6日",
            "——2024年5月6日在全市会议上",
            "科 技 创 新 平 台 增 长 7% ，居 前 列",
            "推进推进““三项改革三项改革””落地见效落地见效",
            "第12期 某某要报",
            "呈送：某省领导同志",
            "来源：某某日报 2024-05-06",
            "相关阅读",
            "图为某企业的实验室 张某 摄",
        ]).prop_map(str::to_owned),
    ]
}

fn document() -> impl Strategy<Value = String> {
    let end =
        prop_oneof![3 => Just("\n"), 3 => Just("\n\n"), 1 => Just(" \n"), 1 => Just("\n　　"), 1 => Just("\n\n\n ")];
    prop::collection::vec((line(), end), 1..40)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

/// Pieces of a source, each with whether it is text of the body or only marks.
type Pieces = Vec<(String, bool)>;

fn marked(before: &'static str, after: &'static str) -> impl Strategy<Value = Pieces> {
    line().prop_map(move |text| vec![(before.to_owned(), false), (text, true), (after.to_owned(), false)])
}

fn markdown() -> impl Strategy<Value = Pieces> {
    let block = prop_oneof![
        4 => marked("", "\n\n"),
        2 => marked("## ", "\n\n"),
        1 => marked("# **", "**\n\n"),
        1 => marked("- ", "\n"),
        1 => marked("> ", "\n\n"),
        1 => marked("**", "**\n\n"),
        1 => marked("[", "](http://example.org/a)\n\n"),
        1 => marked("| ", " | |\n"),
        1 => marked("---\n", "<br/>\n"),
    ];
    prop::collection::vec(block, 1..20).prop_map(|blocks| blocks.concat())
}

/// Tags in any order, opened and closed or not, between texts.
fn page() -> impl Strategy<Value = Pieces> {
    const TAGS: &[&str] = &[
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<div class=content>",
        "<div class=footer>",
        "<span>",
        "</span>",
        "<b>",
        "</b>",
        "<a href=x>",
        "<a name=y>",
        "</a>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<br>",
        "<h1>",
        "</h1>",
        "<h3>",
        "</h2>",
        "<pre>",
        "</pre>",
        "<ruby>",
        "<rt>",
        "<rp>",
        "</rt>",
        "</ruby>",
        "<span style='display:none'>",
        "<div hidden>",
        "<button>",
        "</button>",
        "<figure>",
        "<figcaption>",
        "<!-- 注 -->",
        "<script>var a='<p>';</script>",
        "<img alt=图>",
        "<o:p>",
        "</o:p>",
        "<section>",
        "</section>",
        "<article>",
        "</article>",
        "</body>",
        "<nav>",
        "</nav>",
        "<blockquote>",
        "&nbsp;",
        "\n",
        "<center>",
    ];
    let piece = prop_oneof![
        3 => prop::sample::select(TAGS).prop_map(|tag| (tag.to_owned(), false)),
        2 => line().prop_map(|text| (text, true)),
    ];
    prop::collection::vec(piece, 1..60)
}

fn places(reading: &Reading) -> impl Iterator<Item = u32> {
    let drafts = reading.drafts.iter();
    let kept =
        drafts.flat_map(|d| d.body.iter().map(|part| &part.content).chain(&d.title_places).chain(&d.byline_places));
    let all = kept.chain(reading.aside.iter().map(|(_, content)| content));
    all.flat_map(|content| content.at.iter().copied()).filter(|&at| at != Traced::ADDED)
}

/// Every character of the body that is not blank stands in the reading once.
fn check(reading: &Reading, pieces: &Pieces) -> Result<(), TestCaseError> {
    let text: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
    let body = pieces.iter().flat_map(|(text, body)| text.chars().map(move |ch| *body && !ch.is_whitespace()));
    let mut seen = vec![0; text.chars().count()];
    for at in places(reading) {
        seen[at as usize] += 1;
    }
    for (at, ((ch, body), &times)) in text.chars().zip(body).zip(&seen).enumerate() {
        prop_assert!(times <= 1, "{ch} at {at} stands {times} times in {text:?}");
        prop_assert!(times == 1 || !body, "{ch} at {at} is lost in {text:?}");
    }
    Ok(())
}

/// Every printed character of a bulletin is one of the original, and every span lies inside its text.
fn check_places(bulletin: &Bulletin) {
    let original: Vec<char> = bulletin.original.chars().collect();
    for article in &bulletin.articles {
        let chars: Vec<char> = article.text.chars().collect();
        let mut stems = vec![false; chars.len()];
        for run in &article.origin.runs {
            for n in 0..run.len {
                let (clean, source) = (chars[run.text + n], original[run.original + n]);
                assert!(clean == source || source == '&' || clean == ' ' && source.is_whitespace());
                stems[run.text + n] = true;
            }
        }
        assert!(chars.iter().zip(stems).all(|(ch, stems)| stems || ch.is_whitespace()), "invented in {}", article.text);
        let mut end = 0;
        for block in &article.blocks {
            assert!(block.at.end <= chars.len() && (block.at.start == end || block.at.start == end + 1));
            end = block.at.end;
        }
        assert!(end == chars.len() && article.emphasis.iter().all(|run| run.end <= chars.len()));
    }
    let inside = |at: Span| at.end <= original.len();
    assert!(bulletin.diagnostics.iter().filter_map(|remark| remark.at).all(inside));
}

fn check_file(name: &str, bytes: &[u8]) {
    match read(&Source { name, bytes, encoding: Some("UTF-8") }, &gazetteer()) {
        Ok(bulletin) => check_places(&bulletin),
        Err(error) => assert_eq!(error, IngestError::Empty, "text is readable"),
    }
}

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn text_is_neither_lost_nor_doubled(text in document()) {
        check(&sorted(&text, &[], &gazetteer()), &vec![(text, true)])?;
    }

    #[test]
    fn text_of_web_pages_is_neither_lost_nor_doubled(pieces in page()) {
        let source: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
        check(&sorted_page(&source, &gazetteer()), &pieces)?;
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn text_of_markdown_is_neither_lost_nor_doubled(pieces in markdown()) {
        let source: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
        check(&sorted(&source, &[], &gazetteer()), &pieces)?;
    }

    #[test]
    fn cells_are_neither_lost_nor_doubled(rows in prop::collection::vec(prop::collection::vec("[甲乙县市5-7.%，,“\" ]{0,6}", 1..5), 1..12)) {
        let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let lines: Vec<String> = rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",")).collect();
        let tables = table::read_csv(&lines.join("\n"), "table.csv");
        let squeeze = |text: &str| text.chars().filter(|ch| !ch.is_whitespace()).collect::<String>();
        prop_assert_eq!(squeeze(&tables.text), squeeze(&rows.concat().concat()));
        check(&tables.reading, &vec![(tables.text.clone(), true)])?;
    }

    #[test]
    fn paragraphs_of_documents_are_neither_lost_nor_doubled(lines in prop::collection::vec((line(), 0..6_u8), 1..16)) {
        let paragraph = |(text, kind): &(String, u8)| {
            let run = format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
            match kind {
                0 => format!("<w:tbl><w:tr><w:tc><w:p>{run}</w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
                1 => format!("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>{run}</w:p>"),
                2 => format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t><w:br/></w:r>{run}</w:p>"),
                _ => format!("<w:p>{run}</w:p>"),
            }
        };
        let body: String = lines.iter().map(paragraph).collect();
        let bytes = packed(&[("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"))]);
        let document = docx::read(&bytes).expect("a good document");
        let wanted: String = lines
            .iter()
            .map(|(text, kind)| match kind { 0 => format!("{text}5"), 2 => format!("甲{text}"), _ => text.clone() })
            .collect();
        let squeeze = |text: &str| text.chars().filter(|ch| !ch.is_whitespace()).collect::<String>();
        prop_assert_eq!(squeeze(&document.text), squeeze(&wanted));
        check(&sorted_paragraphs(&document.paragraphs, &gazetteer()), &vec![(document.text, true)])?;
        check_file("a.docx", &bytes);
    }

    #[test]
    fn places_of_any_text_lie_inside_it(text in "\\PC{0,200}|[科技创新，。\\n\\t #*_<>|&;a-z0-9—“”]{0,300}") {
        for name in ["a.txt", "a.html", "a.csv"] {
            check_file(name, text.as_bytes());
        }
    }

    #[test]
    fn places_of_any_page_lie_inside_it(pieces in page(), spans in "( (colspan|rowspan)=[0-9]{1,2}){0,2}") {
        let source: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
        check_file("a.html", source.replace("<td", &format!("<td{spans}")).as_bytes());
    }
}
