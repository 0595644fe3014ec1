//! Imported documents and what stands in them.

use crate::code::coded;
use crate::diagnostic::Diagnostic;
use crate::period::PartialDate;
use crate::span::Span;

coded! {
    /// What sort of document a bulletin is.
    pub enum BulletinKind ("kind of bulletin") {
        /// A page of a newspaper, with columns, banners and several articles.
        Newspaper = "newspaper",
        /// A digest of short pieces from several regions (动态摘编).
        Digest = "digest",
        /// A document with an issuing office and usually a number (通知, 意见, 方案).
        PolicyDocument = "policy-document",
        /// A policy brief (要报, 专报) made by somebody else.
        Brief = "brief",
        /// Anything else: a single article, often from a web site.
        WebArticle = "web-article",
    }
}

/// One imported document (简报资料), read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bulletin {
    /// What sort of document it is.
    pub kind: BulletinKind,
    /// Encoding its bytes were read in, by its usual name: `UTF-8`, `GB18030`.
    pub encoding: String,
    /// Title of the document as a whole, or of its first article.
    pub title: String,
    /// Office that issued it, as printed.
    pub issuer: Option<String>,
    /// Number of the document as printed, `宁创新办发〔2018〕2号`.
    pub number: Option<String>,
    /// The date that the document states for itself.
    pub date: Option<PartialDate>,
    /// The document's text as decoded, before any cleaning: what [`OriginMap`]s point into.
    pub original: String,
    /// Articles in reading order.
    pub articles: Vec<Article>,
    /// What there is to say about how it was read; places are characters of `original`.
    pub diagnostics: Vec<Diagnostic>,
}

/// One piece within a bulletin (篇目).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its title, on one line.
    pub title: String,
    /// Reporters or authors as printed.
    pub byline: Option<String>,
    /// The date that the article states for itself.
    pub date: Option<PartialDate>,
    /// Official full name of the division it is about, `四川省绵阳市`; `全国` for the whole country; `None` when not known.
    pub region: Option<String>,
    /// Cleaned text: un-wrapped paragraphs joined by `\n`, the title not among them.
    pub text: String,
    /// The paragraphs of `text`, in order and without their `\n`: together they cover every other character.
    pub blocks: Vec<Block>,
    /// Runs of `text` that the source sets off in bold.
    pub emphasis: Vec<Span>,
    /// Where the characters of `text` stand in [`Bulletin::original`].
    pub origin: OriginMap,
}

/// One paragraph of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its characters in the article's text.
    pub at: Span,
    /// What part it plays.
    pub role: BlockRole,
}

/// What part a paragraph plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockRole {
    /// A sub-heading of level 1 (一、) to 4 (（1）); 1 where it has no number.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list that is marked as one.
    ListItem,
    /// A row of a table, cells parted by tabs.
    TableRow,
}

/// Where the characters of a cleaned text stand in the original text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OriginMap {
    /// Runs in the order of the cleaned text; characters that cleaning put in (the `\n` between paragraphs) are in none.
    pub runs: Vec<OriginRun>,
}

/// Characters that follow each other both in the cleaned and in the original text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OriginRun {
    /// First character in the cleaned text.
    pub text: usize,
    /// First character in the original text.
    pub original: usize,
    /// Number of characters.
    pub len: usize,
}

impl OriginMap {
    /// Adds one character: `text` counts on from the last one added.
    pub fn push(&mut self, text: usize, original: usize) {
        match self.runs.last_mut() {
            Some(run) if run.text + run.len == text && run.original + run.len == original => run.len += 1,
            _ => self.runs.push(OriginRun { text, original, len: 1 }),
        }
    }

    /// The smallest run of the original that holds every character of `span`; `None` when none of them comes from it.
    #[must_use]
    pub fn original_of(&self, span: Span) -> Option<Span> {
        let first = self.runs.partition_point(|run| run.text + run.len <= span.start);
        let parts = self.runs[first..].iter().take_while(|run| run.text < span.end);
        parts
            .map(|run| {
                let from = span.start.max(run.text) - run.text;
                let to = span.end.min(run.text + run.len) - run.text;
                Span::new(run.original + from, run.original + to)
            })
            .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_place_of_cleaned_text_in_the_original() {
        // original: "收集保\n存种质", cleaned: "收集保存种质"
        let mut origin = OriginMap::default();
        for (text, original) in [(0, 0), (1, 1), (2, 2), (3, 4), (4, 5), (5, 6)] {
            origin.push(text, original);
        }
        assert_eq!(origin.runs.len(), 2);
        assert_eq!(origin.original_of(Span::new(2, 4)), Some(Span::new(2, 5)));
        assert_eq!(origin.original_of(Span::new(4, 6)), Some(Span::new(5, 7)));
        assert_eq!(origin.original_of(Span::new(6, 7)), None);
    }
}
