//! Where everything stands on the pages of a handful of documents, as text.
//!
//! A line of a snapshot is one line of a page: baseline and left edge in points from the upper left corner of the
//! paper, type size, face, text. After an intended change run with `INSTA_UPDATE=always` and read the difference.

mod support;

use std::fmt::Write;
use std::sync::LazyLock;
use support::Builder;
use yaobao_model::document::Document;
use yaobao_typeset::{FontSet, Item, Pages, layout};

static FONTS: LazyLock<Option<FontSet>> = LazyLock::new(support::fonts);

fn check(name: &str, document: &Document, stationery: &str) {
    let Some(fonts) = FONTS.as_ref() else { return };
    let outcome = layout(document, &support::stationery(stationery), fonts);
    let mut text = written(&outcome.value, fonts);
    for remark in &outcome.diagnostics {
        writeln!(text, "{} {}", remark.code, remark.message).expect("a string can be written to");
    }
    insta::assert_snapshot!(name, text);
}

fn written(pages: &Pages, fonts: &FontSet) -> String {
    let mut out = String::new();
    for page in &pages.pages {
        out.push_str(&page.number.map_or("封面\n".to_owned(), |number| format!("第 {number} 页\n")));
        for item in &page.items {
            let line = match item {
                Item::Rule(rule) => {
                    let area = rule.area;
                    format!("{:6.1} {:6.1}  线 {:.1} × {:.2}", area.y, area.x, area.width, area.height)
                }
                Item::Picture(picture) => {
                    let area = picture.area;
                    format!("{:6.1} {:6.1}  图 {:.1} × {:.1}", area.y, area.x, area.width, area.height)
                }
                Item::Path(path) => {
                    let [x, y] = path.points[0];
                    let kind = if path.stroke.is_some() { "折线" } else { "面" };
                    format!("{y:6.1} {x:6.1}  {kind} {}点", path.points.len())
                }
                Item::Text(run) => {
                    let family = &fonts.face(run.face).family;
                    let bold = if run.bold { " 粗" } else { "" };
                    format!("{:6.1} {:6.1}  {:4.1} {family}{bold}  {}", run.y, run.x, run.size, run.text())
                }
            };
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

fn titled(title: &str) -> Document {
    let mut builder = Builder::default();
    builder.document.issue.title = Some(title.to_owned());
    builder.paragraph("正文从这里开始。");
    builder.document
}

#[test]
fn one_of_everything() {
    check("everything", &support::everything(), "智库成果要报");
}

#[test]
fn an_issue_with_nothing_in_its_front_matter() {
    let mut builder = Builder::default();
    builder.paragraph("只有一段。");
    check("bare", &builder.document, "智库成果要报");
}

#[test]
fn titles_of_one_to_three_lines() {
    check("title-1", &titled("某某区技术市场建设的对策建议"), "普通报告");
    check("title-2", &titled("某某区推动技术市场提质扩容的对策建议与路径思考"), "普通报告");
    check("title-3", &titled("关于以技术市场提质扩容推动某某区科技创新和产业创新深度融合的调查与思考"), "普通报告");
}

#[test]
fn lines_with_figures_marks_and_words() {
    let mut builder = Builder::default();
    builder.paragraph("2025年，全区登记技术合同4126项，成交额达132.77亿元，比上年增长11.9%，占比提高0.35个百分点，R&D经费投入强度达1.8%，GDP增长5.3%。");
    builder.paragraph("《某某区促进科技成果转移转化条例》“区—市—县”三级体系，1—10月完成6.5%～7.0%，“十四五”以来——特别是近三年……成效明显。");
    check("lines", &builder.document, "普通报告");
}

#[test]
fn a_long_list_of_recipients() {
    let mut builder = Builder::default();
    builder.document.issue = support::issue();
    builder.document.issue.distribute_to = (1..=30).map(|n| format!("第{n}县（区）党委")).collect();
    builder.paragraph("正文只有一段。");
    check("recipients", &builder.document, "智库成果要报");
}

#[test]
fn the_imagined_brief() {
    check("brief", &support::brief(), "智库成果要报");
}
