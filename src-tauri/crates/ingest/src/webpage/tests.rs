//! Pages as newspapers, offices and old content systems make them.

use super::*;
use crate::html;

const FIRST: &str = "近年来，某市聚焦主导产业，出台支持企业创新的若干措施，新增创新平台25家，居全省前列。";
const SECOND: &str = "下一步，该市将健全统筹机制，推动平台共享，力争到2027年技术合同成交额突破50亿元。";

/// Title and text of the article on a page, whose characters must all stand somewhere, and only once.
fn read(source: &str) -> (String, Vec<String>) {
    let page = html::read(source);
    let content = content(page.clone());
    let mut seen = vec![0_u32; source.chars().count()];
    let kept = content.paragraphs.iter().map(|paragraph| &paragraph.content);
    let around = content.around.iter().map(|(_, text)| text).chain(&content.credits);
    for &at in kept.chain(around).flat_map(|text| &text.at).filter(|at| **at != Traced::ADDED) {
        seen[at as usize] += 1;
    }
    for block in &page.blocks {
        for (ch, &at) in block.content.text.chars().zip(&block.content.at).filter(|(ch, _)| !ch.is_whitespace()) {
            assert!(at == Traced::ADDED || seen[at as usize] == 1, "{ch} at {at} in {source}");
        }
    }
    let mut texts = content.paragraphs.into_iter().map(|paragraph| paragraph.content.text);
    (texts.next().unwrap_or_default(), texts.collect())
}

fn check(source: &str, title: &str, texts: &[&str]) {
    let (named, read) = read(source);
    assert_eq!(named, title);
    assert_eq!(read, texts);
}

fn article() -> String {
    format!("<p>　　{FIRST}</p><p>&nbsp;&nbsp;&nbsp;&nbsp;{SECOND}</p>")
}

#[test]
fn a_newspaper_page_is_its_article() {
    let page = format!(
        "<html><head><title>某市培育创新主体_某某日报</title></head><body>
        <div class='topnav'><a href=/>首页</a> | <a href=/b>要闻</a> | 客户端</div>
        <div class=crumbs>当前位置：<a href=/>首页</a> &gt; <a href=/b>要闻</a> &gt; 正文</div>
        <div class=main><h1>某市培育创新主体</h1><div class=info>2025-03-04 08:12 来源：某某日报 作者：张某</div>
        <div class='article-content'>{}<figure><img src=a.jpg><figcaption>图为某企业的实验室</figcaption></figure></div>
        <div class=share>分享到：<a href=#>微信</a><a href=#>微博</a></div>
        <div class=related><h3>相关阅读</h3><ul><li><a href=1>某县出台新政</a></li></ul></div></div>
        <div class=footer>主办单位：某某日报社　某ICP备00000000号</div></body></html>",
        article()
    );
    check(&page, "某市培育创新主体", &[FIRST, SECOND, "图为某企业的实验室"]);
}

#[test]
fn a_government_page_keeps_its_article_in_a_named_element() {
    for class in ["TRS_Editor", "pages_content", "article-content", "view TRS_UEDITOR"] {
        let page = format!(
            "<title>某市培育创新主体</title><div class=header>某市人民政府</div><div class=box><h2>某市培育创新主体</h2>\
            <div class='{class}'><style>p{{}}</style>{}</div><p>【打印】【关闭】</p></div>\
            <div id=bottom>版权所有：某市人民政府办公室　网站标识码：0000000000</div>",
            article()
        );
        check(&page, "某市培育创新主体", &[FIRST, SECOND]);
    }
}

#[test]
fn an_article_may_be_cut_by_breaks_elements_and_sections() {
    let breaks = format!("<div id=zoom>　　{FIRST}<br><br>　　{SECOND}<br></div>");
    let elements = format!("<div id=zoom><div><span>{FIRST}</span></div><div><span>{SECOND}</span></div></div>");
    let sections = format!(
        "<div class=wrap><section><p>{FIRST}</p></section><div class=ad><a href=x>广告</a></div><section><p>{SECOND}</p></section></div>"
    );
    for body in [breaks, elements, sections] {
        let page = format!("<h1>某市培育创新主体</h1><div class=nav><a href=/>首页</a></div>{body}");
        check(&page, "某市培育创新主体", &[FIRST, SECOND]);
    }
}

#[test]
fn wrapped_lines_of_preformatted_text_are_joined() {
    let long = [FIRST, SECOND].concat().repeat(3);
    let chars: Vec<char> = long.chars().collect();
    let lines: Vec<String> = chars.chunks(30).map(|line| line.iter().collect()).collect();
    let page = format!("<h1>某市培育创新主体</h1><div><pre>{}\n</pre></div>", lines.join("\n"));
    check(&page, "某市培育创新主体", &[&long]);
}

#[test]
fn a_page_laid_out_as_a_table_is_read_as_its_article() {
    let page = format!(
        "<table><tr><td><a href=/>首页</a></td><td><a href=/b>要闻</a></td></tr></table>\
        <table><tr><td width=200><a href=1>某县出台新政</a><br><a href=2>某区推进改革</a></td>\
        <td><center><b>某市培育创新主体</b></center><p>{FIRST}<p>{SECOND}</td></tr></table>"
    );
    let (_, texts) = read(&page);
    assert!(texts.ends_with(&[FIRST.to_owned(), SECOND.to_owned()]), "{texts:?}");
    assert!(!texts.concat().contains("某县"));
}

#[test]
fn tables_in_the_text_stay_tables() {
    let page = format!(
        "<h1>某市培育创新主体</h1><div>{}<table><tr><td></td><td>总量</td><td>增速</td></tr><tr><td>甲县</td><td>5</td><td>7%</td></tr></table></div>",
        article()
    );
    let (_, texts) = read(&page);
    assert_eq!(texts[2..], ["\t总量\t增速", "甲县\t5\t7%"]);
}

#[test]
fn the_copy_for_telephones_is_read_once() {
    let page =
        format!("<h1>某市培育创新主体</h1><div class=pc>{0}</div><div class=phone><p>字号</p>{0}</div>", article());
    check(&page, "某市培育创新主体", &[FIRST, SECOND]);
    let content = content(html::read(&page));
    assert!(content.around.iter().any(|(why, text)| *why == Aside::Doubled && text.text == SECOND));
}

#[test]
fn of_two_bodies_the_longer_one_is_the_article() {
    let other = "某县召开会议，部署全年工作。";
    let page = format!(
        "<h1>某市培育创新主体</h1><div class=left><div class=content>{}</div></div><div class=right><div class=content><p>{other}</p></div></div>",
        article()
    );
    check(&page, "某市培育创新主体", &[FIRST, SECOND]);
}

#[test]
fn a_page_without_body_or_with_text_in_the_footer_is_read() {
    check(&article(), FIRST, &[SECOND]);
    let page = format!("<title>某市培育创新主体</title><div class='footer-wrap list'>{}</div>", article());
    check(&page, "某市培育创新主体", &[FIRST, SECOND]);
}

#[test]
fn what_scripts_would_show_is_read_where_nothing_else_is() {
    let page = format!("<title>某市培育创新主体</title><div style='display:none'>{}</div><p>加载中</p>", article());
    let (_, texts) = read(&page);
    assert_eq!(texts[..2], [FIRST, SECOND]);
    let page =
        format!("<h1>某市培育创新主体</h1><div>{}<p style='display:none'>弹窗提示，请登录。</p></div>", article());
    check(&page, "某市培育创新主体", &[FIRST, SECOND]);
}
