//! Saved web pages of newspapers and offices: the paragraphs of their article, and what stands around it.

mod article;
mod headline;

use crate::byline;
use crate::draft::{Aside, Reading};
use crate::html::{BlockKind, Page, TextBlock};
use crate::sentence;
use crate::spacing;
use crate::standing::{self, Standing};
use crate::traced::Traced;
use crate::unwrap::{self, Paragraph, Shape};
use headline::Headline;

/// What of a page is read, and what is left aside.
pub(crate) struct Content {
    /// The title and the article's own blocks.
    pub paragraphs: Vec<Paragraph>,
    /// Navigation, related links, what the page does not show, and why it is left aside.
    pub around: Vec<(Aside, Traced)>,
    /// Source and author lines, wherever they stand on the page.
    pub credits: Vec<Traced>,
    /// What the page's `<meta>` elements say: publishing date, author.
    pub date: Option<yaobao_model::PartialDate>,
    pub byline: Option<String>,
}

/// Finds the article on a page.
pub(crate) fn content(mut page: Page) -> Content {
    let mut blocks: Vec<TextBlock> = std::mem::take(&mut page.blocks);
    // A page that shows no sentence shows its text when its scripts have run.
    let shows = blocks.iter().any(|block| !block.hidden && sentence::has_stop(&block.content.text));
    let mut found = Content::of(&page);
    for block in &mut blocks {
        block.hidden &= shows;
        let content = std::mem::take(&mut block.content);
        let visible = if content.text.contains(crate::lines::is_invisible) { content.visible() } else { content };
        block.content = match block.kind {
            BlockKind::Row | BlockKind::Lines => visible,
            _ if visible.text.contains(char::is_whitespace) => spacing::close_up(&visible.into_trimmed()).0,
            _ => visible,
        };
    }
    let (hidden, blocks): (Vec<TextBlock>, Vec<TextBlock>) = blocks.into_iter().partition(|block| block.hidden);
    found.around.extend(hidden.into_iter().map(|block| (Aside::Hidden, block.content)));
    found.sort(&page, &blocks);
    found
}

impl Content {
    /// What the head of the page says.
    fn of(page: &Page) -> Self {
        Self {
            paragraphs: Vec::new(),
            around: Vec::new(),
            credits: Vec::new(),
            date: meta(page, &["pubdate", "publishdate", "article:published_time", "publish-date"])
                .and_then(|text| byline::date_in(&text)),
            byline: meta(page, &["author", "article:author"])
                .filter(|name| name.chars().count() <= 20 && name.chars().any(spacing::is_han)),
        }
    }

    /// Sorts the blocks that a page shows.
    fn sort(&mut self, page: &Page, blocks: &[TextBlock]) {
        let article::Article { inside, again } = article::find(page, blocks);
        let end = end_of_article(blocks, &inside);
        let (first, last) = match headline::find(page, blocks, &inside) {
            Headline::Named(title) => {
                let places = vec![Traced::ADDED; title.chars().count()];
                let title = Traced { at: places, text: title, bold: Vec::new() };
                self.paragraphs.extend(Paragraph::whole(&title, Some(1), false, false));
                (usize::MAX, usize::MAX)
            }
            Headline::At(first, last) => {
                // The headline stands first even where the page prints it elsewhere.
                let mut content = blocks[first].content.clone();
                for block in &blocks[first + 1..=last] {
                    content.push(' ', Traced::ADDED);
                    content.append(&block.content);
                }
                self.paragraphs.extend(Paragraph::whole(&content, Some(1), false, false));
                (first, last)
            }
        };
        let mut around: Option<usize> = None;
        for (at, block) in blocks.iter().enumerate().filter(|(at, _)| !(first..=last).contains(at)) {
            let text = &block.content.text;
            let editors = text.contains("责任编辑") && byline::is_source_line(text);
            if again[at] {
                self.around.push((Aside::Doubled, block.content.clone()));
            } else if inside[at] && at < end && !is_link(block) && !is_tool(text) && !editors {
                self.take(block);
            } else if first != usize::MAX && at > last && at < last + 8 && is_credit(text) {
                self.credits.push(block.content.clone());
            } else {
                // What stands together outside the article is accounted for together.
                match self.around.last_mut().filter(|_| around.is_some_and(|last| last + 1 == at)) {
                    Some((_, last)) => last.append(&block.content),
                    None => self.around.push((Aside::Around, block.content.clone())),
                }
                around = Some(at);
            }
        }
    }

    /// Takes a block of the article.
    fn take(&mut self, block: &TextBlock) {
        if block.kind == BlockKind::Lines {
            let (paragraphs, again) = unwrap::preformatted(&block.content);
            self.paragraphs.extend(paragraphs);
            self.around.extend(again.into_iter().map(|again| (Aside::Doubled, again)));
            return;
        }
        let (row, item) = (block.kind == BlockKind::Row, block.kind == BlockKind::Item);
        let paragraph = Paragraph::whole(&block.content, block.heading, row, item);
        // What is said of a picture is no heading, however short.
        let caption = block.kind == BlockKind::Caption || is_caption(&block.content.text);
        self.paragraphs.extend(paragraph.map(|paragraph| match paragraph.shape {
            Shape::Label if caption && block.heading.is_none() => Paragraph { shape: Shape::Text, ..paragraph },
            _ => paragraph,
        }));
    }

    /// Adds to a reading what the page says beside the article.
    pub fn complete(self, reading: &mut Reading) {
        let credits: String = self.credits.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        reading.aside.extend(self.around);
        let Some(draft) = reading.drafts.first_mut() else {
            reading.aside.extend(self.credits.into_iter().map(|line| (Aside::Around, line)));
            return;
        };
        let author = credits
            .split_once("作者：")
            .or_else(|| credits.split_once("记者："))
            .map(|(_, rest)| rest.chars().take_while(|ch| spacing::is_han(*ch) || *ch == '、').collect::<String>());
        draft.byline = draft.byline.take().or(author.filter(|name| !name.is_empty())).or(self.byline);
        draft.date = draft.date.or_else(|| byline::date_in(&credits)).or(self.date);
        reading.date = reading.date.or(draft.date);
        draft.byline_places.extend(self.credits);
    }
}

/// Where, inside the element that holds the article, links and notes of the site begin.
fn end_of_article(blocks: &[TextBlock], inside: &[bool]) -> usize {
    const ENDS: &[&str] = &["扫一扫", "分享到", "相关附件", "更多精彩"];
    let mut before = 0;
    for (at, block) in blocks.iter().enumerate().filter(|(at, _)| inside[*at]) {
        let text = block.content.text.trim_start_matches(['【', '[', '■', '●', '>', ' ']);
        let ends = || {
            standing::of(&block.content.text) == Some(Standing::End)
                || block.content.len() <= 40 && ENDS.iter().any(|end| text.starts_with(end))
        };
        if before > 80 && ends() {
            return at;
        }
        before += block.content.len();
    }
    blocks.len()
}

/// Whether a line is what is said of a picture: `图为某市企业的生产车间。`, `张某 摄`.
fn is_caption(text: &str) -> bool {
    let ends = || ["摄", "供图", "摄）", "供图）"].iter().any(|end| text.ends_with(end));
    text.chars().count() <= 60 && (text.starts_with("图为") || text.starts_with(['▲', '△']) || ends())
}

fn is_credit(text: &str) -> bool {
    byline::is_source_line(text) || byline::byline(text).is_some()
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
    standing::of(text) == Some(Standing::Tool)
        || text.chars().count() <= 40 && TOOLS.iter().any(|tool| text.starts_with(tool))
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

#[cfg(test)]
mod tests;
