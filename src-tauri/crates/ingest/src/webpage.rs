//! Saved web pages of newspapers and offices: which of their blocks are the article.

use crate::byline;
use crate::draft::{Aside, Reading};
use crate::html::{Page, TextBlock};
use crate::sentence;
use crate::spacing;
use crate::traced::Traced;
use crate::unwrap::Paragraph;
use std::collections::HashMap;

/// What of a page is read, and what is left aside.
pub(crate) struct Content {
    /// The title and the article's own blocks.
    pub paragraphs: Vec<Paragraph>,
    /// Navigation, related links and the like.
    pub around: Vec<Traced>,
    /// Source and author lines, wherever they stand on the page.
    pub credits: Vec<Traced>,
    /// What the page's `<meta>` elements say: publishing date, author.
    pub date: Option<yaobao_model::PartialDate>,
    pub byline: Option<String>,
}

/// Finds the article on a page.
pub(crate) fn content(page: &Page) -> Content {
    let mut blocks: Vec<TextBlock> = page.blocks.clone();
    for block in &mut blocks {
        block.content = close_up(&block.content);
    }
    let main = main_element(page, &blocks);
    let inside: Vec<bool> = blocks.iter().map(|block| is_within(page, block.element, main)).collect();
    let end = end_of_article(&blocks, &inside);
    let heading = headline(page, &blocks, &inside);
    let mut found = Content {
        paragraphs: Vec::new(),
        around: Vec::new(),
        credits: Vec::new(),
        date: meta(page, &["pubdate", "publishdate", "article:published_time", "publish-date"])
            .and_then(|text| byline::date_in(&text)),
        byline: meta(page, &["author", "article:author"])
            .filter(|name| name.chars().count() <= 20 && name.chars().any(spacing::is_han)),
    };
    if let Headline::Named(title) = &heading {
        let places = vec![Traced::ADDED; title.chars().count()];
        let title = Traced { at: places, text: title.clone(), bold: Vec::new() };
        found.paragraphs.extend(Paragraph::whole(&title, Some(1), false, false));
    }
    let (first, last) = match heading {
        Headline::At(first, last) => (first, last),
        Headline::Named(_) => (usize::MAX, usize::MAX),
    };
    if first != usize::MAX {
        // The headline stands first even where the page prints it elsewhere.
        let mut content = blocks[first].content.clone();
        for block in &blocks[first + 1..=last] {
            content.push(' ', Traced::ADDED);
            content.append(&block.content);
        }
        found.paragraphs.extend(Paragraph::whole(&content, Some(1), false, false));
    }
    let mut around: Option<usize> = None;
    for (at, block) in blocks.iter().enumerate() {
        let text = &block.content.text;
        if (first..=last).contains(&at) {
            continue;
        }
        let editors = text.contains("责任编辑") && byline::is_source_line(text);
        if !inside[at] || at >= end || is_link(block) || is_tool(text) || editors {
            let near = first != usize::MAX && at > last && at < last + 8;
            if near && (byline::is_source_line(text) || byline::byline(text).is_some()) {
                found.credits.push(block.content.clone());
            } else {
                // What stands together outside the article is accounted for together.
                match found.around.last_mut().filter(|_| around.is_some_and(|last| last + 1 == at)) {
                    Some(last) => last.append(&block.content),
                    None => found.around.push(block.content.clone()),
                }
                around = Some(at);
            }
            continue;
        }
        found.paragraphs.extend(Paragraph::whole(&block.content, block.heading, block.row, block.item));
    }
    found
}

impl Content {
    /// Adds to a reading what the page says beside the article.
    pub fn complete(self, reading: &mut Reading) {
        let credits: String = self.credits.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        if let Some(draft) = reading.drafts.first_mut() {
            let author = credits
                .split_once("作者：")
                .or_else(|| credits.split_once("记者："))
                .map(|(_, rest)| rest.chars().take_while(|ch| spacing::is_han(*ch) || *ch == '、').collect::<String>());
            draft.byline = draft.byline.take().or(author.filter(|name| !name.is_empty())).or(self.byline);
            draft.date = draft.date.or_else(|| byline::date_in(&credits)).or(self.date);
            reading.date = reading.date.or(draft.date);
            draft.byline_places.extend(self.credits);
        }
        reading.aside.extend(self.around.into_iter().map(|text| (Aside::Around, text)));
    }
}

/// The element that holds the most running text: every paragraph speaks for its parent and, half as loudly, for the
/// element around that.
fn main_element(page: &Page, blocks: &[TextBlock]) -> usize {
    let mut votes: HashMap<usize, f64> = HashMap::new();
    for block in blocks {
        let plain = block.content.len().saturating_sub(block.linked);
        let running = sentence::has_stop(&block.content.text) || block.content.text.contains('，');
        if is_link(block) || plain < 12 || !running && !block.row {
            continue;
        }
        let own = &page.elements[block.element];
        let holder =
            if matches!(own.name.as_str(), "p" | "li" | "tr" | "h1" | "h2" | "h3" | "h4" | "blockquote" | "tbody") {
                own.parent
            } else {
                block.element
            };
        let weight = (plain.min(400) as f64) * liking(page, holder);
        *votes.entry(holder).or_default() += weight;
        *votes.entry(page.elements[holder].parent).or_default() += weight / 2.0;
    }
    let mut best = (0, 0.0);
    for (&element, &vote) in &votes {
        if vote > best.1 || vote == best.1 && element < best.0 {
            best = (element, vote);
        }
    }
    best.0
}

/// How much an element's name and class speak for or against it.
fn liking(page: &Page, element: usize) -> f64 {
    const FOR: &[&str] = &["content", "article", "zoom", "editor", "text", "body", "main", "detail", "news", "ozoom"];
    const AGAINST: &[&str] = &[
        "nav",
        "foot",
        "header",
        "side",
        "relat",
        "recommend",
        "hot",
        "comment",
        "menu",
        "copyright",
        "banner",
        "list",
        "share",
        "tool",
    ];
    let mut liking = 1.0;
    let mut at = element;
    for _ in 0..3 {
        let element = &page.elements[at];
        if matches!(element.name.as_str(), "nav" | "footer" | "aside")
            || AGAINST.iter().any(|word| element.hint.contains(word))
        {
            liking *= 0.4;
        } else if element.name == "article" || FOR.iter().any(|word| element.hint.contains(word)) {
            liking *= 1.2;
        }
        at = element.parent;
    }
    liking
}

fn is_within(page: &Page, element: usize, main: usize) -> bool {
    let mut at = element;
    loop {
        if at == main {
            return true;
        }
        if at == 0 {
            return main == 0;
        }
        at = page.elements[at].parent;
    }
}

/// Where, inside the element that holds the article, links and notes of the site begin.
fn end_of_article(blocks: &[TextBlock], inside: &[bool]) -> usize {
    const ENDS: &[&str] = &[
        "相关链接",
        "相关阅读",
        "相关新闻",
        "相关文章",
        "相关稿件",
        "推荐阅读",
        "延伸阅读",
        "热点推荐",
        "猜你喜欢",
        "上一篇",
        "下一篇",
        "扫一扫",
        "版权声明",
        "免责声明",
        "分享到",
        "网友评论",
        "相关附件",
        "更多精彩",
        "往期回顾",
    ];
    let text_before = |at: usize| {
        blocks[..at]
            .iter()
            .zip(inside)
            .filter(|(_, inside)| **inside)
            .map(|(block, _)| block.content.len())
            .sum::<usize>()
    };
    (0..blocks.len())
        .find(|&at| {
            let text = blocks[at].content.text.trim_start_matches(['【', '[', '■', '●', '>', ' ']);
            inside[at]
                && blocks[at].content.len() <= 40
                && ENDS.iter().any(|end| text.starts_with(end))
                && text_before(at) > 80
        })
        .unwrap_or(blocks.len())
}

enum Headline {
    /// Blocks from the one to the other.
    At(usize, usize),
    /// Only named by the page's own title.
    Named(String),
}

/// The headline: what the page's `<meta>` or `<title>` names and a block prints, else the first heading before the text.
fn headline(page: &Page, blocks: &[TextBlock], inside: &[bool]) -> Headline {
    let first_inside = inside.iter().position(|&is| is).unwrap_or(0);
    let until = blocks
        .iter()
        .enumerate()
        .skip(first_inside)
        .find(|(_, block)| block.content.len() > 60 && sentence::has_stop(&block.content.text))
        .map_or(blocks.len(), |(at, _)| at);
    let named: Vec<String> = [meta(page, &["articletitle", "og:title", "title"]), Some(page.title.clone())]
        .into_iter()
        .flatten()
        .map(|text| squeeze(&text))
        .filter(|text| text.chars().count() >= 4)
        .collect();
    let prints = |block: &TextBlock| {
        let text = squeeze(&block.content.text);
        (6..=80).contains(&text.chars().count())
            && !is_link(block)
            && named.iter().any(|name| name.starts_with(&text) || name.contains(&text) && text.chars().count() >= 8)
    };
    // The longest match: a column's name may stand in the page's title as well.
    let printed = (0..until).filter(|&at| prints(&blocks[at])).max_by_key(|&at| blocks[at].content.len());
    let whole = |at: usize| {
        // A line break inside a heading parts it into blocks of one element.
        let same = |other: usize| {
            blocks[other].element == blocks[at].element
                && blocks[other].heading == blocks[at].heading
                && blocks[at].heading.is_some()
        };
        let first = (0..at).rev().take_while(|&other| same(other)).last().unwrap_or(at);
        let last = (at + 1..blocks.len()).take_while(|&other| same(other)).last().unwrap_or(at);
        Headline::At(first, last)
    };
    if let Some(at) = printed {
        return whole(at);
    }
    let heads: Vec<usize> = (0..until)
        .filter(|&at| blocks[at].heading.is_some() && !is_link(&blocks[at]) && blocks[at].content.len() >= 6)
        .collect();
    if let Some(&at) = heads.iter().min_by_key(|&&at| blocks[at].heading) {
        return whole(at);
    }
    let titled = (0..until).rev().find(|&at| {
        page.elements[blocks[at].element].hint.contains("title")
            && (6..=80).contains(&blocks[at].content.len())
            && !is_link(&blocks[at])
    });
    if let Some(at) = titled {
        return Headline::At(at, at);
    }
    let title = page.title.split(['_', '|', '－']).next().unwrap_or_default();
    let title = title.rsplit_once(" - ").or_else(|| title.rsplit_once('-')).map_or(title, |(title, _)| title).trim();
    Headline::Named(title.to_owned())
}

fn meta(page: &Page, names: &[&str]) -> Option<String> {
    names
        .iter()
        .find_map(|name| page.meta.iter().find(|(key, value)| key == name && !value.is_empty()))
        .map(|(_, value)| value.clone())
}

/// Whether a block is mostly links: navigation, or an entry of a list of other articles.
fn is_link(block: &TextBlock) -> bool {
    block.linked * 2 > block.content.len()
}

/// Buttons and notes of the site between title and text.
fn is_tool(text: &str) -> bool {
    const TOOLS: &[&str] = &[
        "打印",
        "关闭",
        "关闭窗口",
        "分享",
        "字号",
        "收藏",
        "大 中 小",
        "返回",
        "返回顶部",
        "【打印】",
        "【关闭】",
        "字体：",
        "浏览次数",
        "当前位置",
        "您的位置",
        "您当前的位置",
        "您现在的位置",
        "我要纠错",
    ];
    text.chars().count() <= 40 && TOOLS.iter().any(|tool| text.starts_with(tool))
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

fn close_up(content: &Traced) -> Traced {
    let visible = content.retain(|_, ch| !crate::lines::is_invisible(ch)).trimmed();
    if visible.text.contains('\t') { visible } else { spacing::close_up(&visible).0 }
}
