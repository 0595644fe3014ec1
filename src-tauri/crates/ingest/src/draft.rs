//! An article in the making, and what a document says beside its articles.

use crate::numbering;
use crate::traced::Traced;
use crate::unwrap::{Paragraph, Shape};
use yaobao_model::{Article, Block, BlockRole, BulletinKind, OriginMap, PartialDate, Span};

/// A paragraph that has found its role.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub content: Traced,
    pub role: BlockRole,
}

/// An article in the making.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    pub title: String,
    /// Where the title was printed, once or several times.
    pub title_places: Vec<Traced>,
    pub byline: Option<String>,
    /// Lines that hold nothing but byline, date or source.
    pub byline_places: Vec<Traced>,
    pub date: Option<PartialDate>,
    pub body: Vec<Part>,
    /// What else says which region it is about, such as the issuing office.
    pub about: String,
}

/// What was made of a document before regions are known.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub kind: BulletinKind,
    /// Title of the whole, where it has one of its own.
    pub title: Option<String>,
    pub issuer: Option<String>,
    pub number: Option<String>,
    pub date: Option<PartialDate>,
    pub drafts: Vec<Draft>,
    /// What belongs to no article, and why.
    pub aside: Vec<(Aside, Traced)>,
    /// Places whose order or belonging is uncertain, with what to say about them.
    pub doubts: Vec<(String, Traced)>,
}

impl Reading {
    pub fn new(kind: BulletinKind) -> Self {
        Self {
            kind,
            title: None,
            issuer: None,
            number: None,
            date: None,
            drafts: Vec::new(),
            aside: Vec::new(),
            doubts: Vec::new(),
        }
    }
}

/// Why a piece of a document belongs to no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Aside {
    /// Page numbers and running headers.
    Furniture,
    /// Cover, masthead, section banner, table of contents.
    Cover,
    /// Addressees, signature, record block (版记), contact.
    Record,
    /// A pull quote: the text stands in an article as well.
    Quote,
    /// Navigation, related links and notes of a web site.
    Around,
    /// Text that a web page holds and does not show.
    Hidden,
    /// The second half of text that was extracted twice.
    Doubled,
}

impl Aside {
    /// Code of the diagnostic that accounts for it, and what it is called.
    pub fn wording(self) -> (&'static str, &'static str) {
        match self {
            Self::Furniture => ("aside.furniture", "页眉、页脚或页码，未收入正文"),
            Self::Cover => ("aside.cover", "封面、刊头、栏目或目录文字，未收入正文"),
            Self::Record => ("aside.record", "主送、落款或版记文字，未收入正文"),
            Self::Quote => ("aside.quote", "正文中另有的引语，不重复收入"),
            Self::Around => ("aside.around", "网页导航、相关链接或站点说明，未收入正文"),
            Self::Hidden => ("aside.hidden", "网页上不显示的文字，未收入正文"),
            Self::Doubled => ("aside.doubled", "重复提取的文字，只收一次"),
        }
    }
}

impl Draft {
    /// Appends a paragraph in the role that its shape and number give it.
    pub fn take(&mut self, paragraph: Paragraph) {
        let role = role_of(&paragraph);
        self.body.push(Part { content: paragraph.content, role });
    }

    /// Joins a paragraph to the last one, which it continues.
    pub fn continue_with(&mut self, paragraph: Paragraph) {
        match self.body.last_mut() {
            Some(last) => last.content.append(&paragraph.content),
            None => self.take(paragraph),
        }
    }

    /// The article, about `region`.
    pub fn finish(&self, region: Option<String>) -> Article {
        let mut article = Article {
            title: self.title.clone(),
            byline: self.byline.clone(),
            date: self.date,
            region,
            text: String::new(),
            blocks: Vec::new(),
            emphasis: Vec::new(),
            origin: OriginMap::default(),
        };
        let mut chars = 0;
        for part in self.body.iter().filter(|part| !part.content.is_empty()) {
            if !article.blocks.is_empty() {
                article.text.push('\n');
                chars += 1;
            }
            article.text.push_str(&part.content.text);
            for (number, &at) in part.content.at.iter().enumerate().filter(|(_, at)| **at != Traced::ADDED) {
                article.origin.push(chars + number, at as usize);
            }
            let bold = part.content.bold.iter();
            article.emphasis.extend(bold.map(|run| Span::new(chars + run.start as usize, chars + run.end as usize)));
            article.blocks.push(Block { at: Span::new(chars, chars + part.content.len()), role: part.role });
            chars += part.content.len();
        }
        article
    }
}

fn role_of(paragraph: &Paragraph) -> BlockRole {
    match paragraph.shape {
        Shape::Row => BlockRole::TableRow,
        Shape::Item => BlockRole::ListItem,
        Shape::Text => BlockRole::Paragraph,
        Shape::Label if numbering::is_item(&paragraph.content.text) => BlockRole::Paragraph,
        Shape::Label => BlockRole::Heading(numbering::level(&paragraph.content.text).unwrap_or(1)),
    }
}
