//! Splits the source of a web page into blocks of text that know their place in it.
//!
//! A tolerant reader in one pass: tags open and close as they come, nothing is ever refused, and every character of a
//! block keeps its number in the source, which a browser-grade parser would lose.

mod gather;
mod reader;
mod row;
mod tag;

use crate::traced::Traced;

pub(crate) use reader::read;

/// One element of the page that holds blocks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Element {
    pub parent: usize,
    pub name: String,
    /// Its `class` and `id`, in lower case.
    pub hint: String,
    /// Whether the page does not show it, or an element around it.
    pub hidden: bool,
    /// Whether its line breaks are those of the text.
    pub preformatted: bool,
}

/// A run of text that stands by itself: a paragraph, a list item, a table row, a heading.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextBlock {
    pub content: Traced,
    /// Innermost element that holds all of it.
    pub element: usize,
    /// Characters of it that are links.
    pub linked: usize,
    /// Level of the heading it is.
    pub heading: Option<u8>,
    pub kind: BlockKind,
    /// Whether the page does not show it.
    pub hidden: bool,
}

/// What kind of text a block is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum BlockKind {
    #[default]
    Text,
    /// A row of a table, cells parted by tabs.
    Row,
    /// An item of a list.
    Item,
    /// What is said of a picture.
    Caption,
    /// Lines as they were set, parted by line feeds.
    Lines,
}

/// A page taken apart.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// Elements by number; the first is the page itself.
    pub elements: Vec<Element>,
    /// Blocks in the order of the source.
    pub blocks: Vec<TextBlock>,
    /// What `<title>` says.
    pub title: String,
    /// `name` and `content` of the `<meta>` elements.
    pub meta: Vec<(String, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<String> {
        let shown = read(source).blocks.into_iter().filter(|block| !block.hidden);
        shown.map(|block| block.content.text).collect()
    }

    fn hidden(source: &str) -> Vec<String> {
        let hidden = read(source).blocks.into_iter().filter(|block| block.hidden);
        hidden.map(|block| block.content.text).collect()
    }

    #[test]
    fn reads_blocks_of_tolerably_broken_pages() {
        let source = "<title>某市要闻</title><div class=a><p>全市新增平台5家。<p>R&amp;D投入<b>增长</b>7%<br>居全省第二。<script>var a='<p>不是正文';</script></div><ul><li><a href='x'>首页</a><li>导航</ul>";
        assert_eq!(blocks(source), ["全市新增平台5家。", "R&D投入增长7%", "居全省第二。", "首页", "导航"]);
        let page = read(source);
        assert_eq!(page.title, "某市要闻");
        assert_eq!((page.blocks[3].linked, page.blocks[4].linked), (2, 0));
    }

    #[test]
    fn characters_keep_their_place_in_the_source() {
        let source = "<p>甲&nbsp;乙 <b>丙</b></p>";
        let page = read(source);
        let chars: Vec<char> = source.chars().collect();
        let block = &page.blocks[0].content;
        assert_eq!(block.text, "甲 乙 丙");
        assert_eq!(chars[block.at[4] as usize], '丙');
        assert_eq!(block.bold.first(), Some(&(4..5)));
    }

    #[test]
    fn a_paragraph_ends_where_a_block_begins() {
        let source = "<div id=a><p>甲<div id=b>乙</p>丙</div>丁</div>戊";
        let page = read(source);
        let holder = |at: usize| page.elements[page.blocks[at].element].hint.clone();
        assert_eq!(blocks(source), ["甲", "乙", "丙", "丁", "戊"]);
        assert_eq!([holder(1), holder(2), holder(3), holder(4)], ["b", "b", "a", ""]);
    }

    #[test]
    fn only_what_leads_somewhere_is_a_link_and_only_to_its_end() {
        let linked = |source: &str| read(source).blocks.iter().map(|block| block.linked).collect::<Vec<_>>();
        assert_eq!(linked("<a name=1>第一条 总则<p>第二条</p>"), [0, 0]);
        assert_eq!(linked("<div><a href=x>首页</div><p>全市新增平台</p>"), [2, 0]);
    }

    #[test]
    fn what_the_page_does_not_show_is_apart() {
        let source = "<p>增长<span style='display:none'>旧文</span>7%<sup>①</sup></p><div hidden><p>弹窗<p>提示</div><button>打印</button><p>尾";
        assert_eq!(blocks(source), ["增长7%①", "尾"]);
        assert_eq!(hidden(source), ["旧文", "弹窗", "提示", "打印"]);
    }

    #[test]
    fn ruby_reads_as_its_characters() {
        let source = "<p>建设<ruby>窠<rp>(</rp><rt>kē</rt><rp>)</rp>臼<rt>jiù<rt></ruby>之外<b>的<rt>de</rt>路</b></p>";
        assert_eq!(blocks(source), ["建设窠臼之外的路"]);
        assert_eq!(hidden(source), ["(", "kē", ")", "jiù", "de"]);
        let bold = |block: &TextBlock| block.content.bold.clone();
        assert_eq!(bold(read(source).blocks.last().expect("the paragraph")), vec![6..8; 1]);
    }

    #[test]
    fn keeps_the_lines_of_preformatted_text() {
        let page = read("<pre>\n　　全市新增\n平台<b>5</b>家。\n\n　　下一段</pre>后");
        assert_eq!(page.blocks[0].content.text, "　　全市新增\n平台5家。\n\n　　下一段");
        assert_eq!((page.blocks[0].kind, page.blocks[1].kind), (BlockKind::Lines, BlockKind::Text));
    }

    #[test]
    fn reads_table_rows() {
        assert_eq!(
            blocks("<table><tr><td>地区<td><p>增速</p></td></tr><tr><td>甲县</td><td>7%</td></tr></table>"),
            ["地区\t增速", "甲县\t7%"]
        );
        assert_eq!(blocks("<table><tr><th></th><th>2023年</th><th></th><th>2024年</th><th>"), ["\t2023年\t\t2024年"]);
    }

    #[test]
    fn merged_cells_say_in_each_column_and_row_what_they_are_about() {
        let source = "<table><tr><th rowspan=2>地区<th colspan=2>产值<th rowspan='0'>备注<tr><th>总量<th>增速<tr><td>甲市<td>5<td>7%</table>";
        assert_eq!(blocks(source), ["地区\t产值\t产值\t备注", "地区\t总量\t增速\t备注", "甲市\t5\t7%\t备注"]);
        let bomb = format!("<table>{}</table>", "<tr><td colspan=9999 rowspan=9999>某某地区<td>5".repeat(2_000));
        assert!(read(&bomb).blocks.iter().map(|block| block.content.len()).sum::<usize>() < 4 * bomb.len());
    }

    #[test]
    fn a_page_laid_out_as_a_table_has_no_rows() {
        let long = "全市新增平台5家，技术合同成交额增长7%，居全省第二。".repeat(4);
        let source = format!("<table><tr><td>首页<td><h1>某市推进创新</h1><p>{long}<p>甲<td>乙</table>");
        assert_eq!(blocks(&source), ["首页", "某市推进创新", &long, "甲", "乙"]);
        let source = format!("<table><tr><td>首页<td>{long}<br>丙<table><tr><td>1<td>2</table></table>");
        assert_eq!(blocks(&source), ["首页", &long, "丙", "1\t2"]);
    }

    #[test]
    fn survives_what_is_no_html() {
        for source in
            ["<", "a < b 且 c > d", "<p", "<!--", "</div></p>", "<a b='", "&#x110000;&amp", "<script>", "<p>中<文"]
        {
            let _ = read(source);
        }
        assert_eq!(blocks("增速 < 5% 的县"), ["增速 < 5% 的县"]);
    }
}
