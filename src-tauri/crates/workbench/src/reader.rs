//! Reading a document without a library: bytes in, bulletin and facts out.

use crate::built_in;
use crate::contract::ErrorReport;
use crate::document::Document;
use crate::files;
use crate::report;
use std::path::Path;
use yaobao_compose::{FigureReader, TypedFigure};
use yaobao_extract::{Context, Extractor, Lexicons, year_of};
use yaobao_ingest::{IngestError, Source};
use yaobao_model::{Article, Block, BlockRole, Bulletin, BulletinKind, Extraction, Gazetteer, OriginMap, Span};

/// Everything that reading needs to know beforehand.
#[derive(Debug)]
pub struct Reader {
    pub(crate) gazetteer: Gazetteer,
    pub(crate) lexicons: Lexicons,
}

/// A document, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The document.
    pub bulletin: Bulletin,
    /// What was read out of each of its articles, in their order.
    pub facts: Vec<Extraction>,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// A reader that knows what the program knows.
    #[must_use]
    pub fn new() -> Self {
        Self {
            gazetteer: Gazetteer::from_csv(built_in::DIVISIONS, built_in::ALIASES)
                .expect("a test reads the tables that are built in"),
            lexicons: Lexicons::from_files(built_in::LEXICONS).expect("a test reads the lists that are built in"),
        }
    }

    /// Reads the bytes of a file; `name` helps to tell formats apart.
    ///
    /// # Errors
    /// When it cannot be opened at all: it is empty, binary, protected or of a format that is not read.
    pub fn read(&self, name: &str, bytes: &[u8]) -> Result<Reading, ErrorReport> {
        self.read_as(name, bytes, None)
    }

    /// The same in an encoding that a person chose, by any of its usual names; formats that say themselves how their
    /// text is written take no notice of it.
    ///
    /// # Errors
    /// As for [`Reader::read`], and when there is no such encoding.
    pub fn read_as(&self, name: &str, bytes: &[u8], encoding: Option<&str>) -> Result<Reading, ErrorReport> {
        let source = Source { name, bytes, encoding };
        let bulletin = yaobao_ingest::read(&source, &self.gazetteer).map_err(|error| report::unread(&error))?;
        let extractor = Extractor::new(&self.lexicons, &self.gazetteer);
        let context = self.context(&bulletin);
        let facts = bulletin.articles.iter().map(|article| extractor.read(article, &context)).collect();
        Ok(Reading { bulletin, facts })
    }

    /// What stands in one article of a bulletin.
    pub(crate) fn facts_of(&self, bulletin: &Bulletin, article: usize) -> Extraction {
        let extractor = Extractor::new(&self.lexicons, &self.gazetteer);
        bulletin
            .articles
            .get(article)
            .map(|article| extractor.read(article, &self.context(bulletin)))
            .unwrap_or_default()
    }

    fn context<'b>(&self, bulletin: &'b Bulletin) -> Context<'b> {
        let region = bulletin.articles.iter().find_map(|article| article.region.as_deref());
        Context { date: year_of(bulletin, &self.lexicons), region, kind: bulletin.kind }
    }

    /// Sees whether there is an encoding of this name.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn check_encoding(&self, name: &str) -> Result<(), ErrorReport> {
        let source = Source { name: "", bytes: b"?", encoding: Some(name) };
        match yaobao_ingest::read(&source, &self.gazetteer) {
            Err(error @ IngestError::UnknownEncoding { .. }) => Err(report::unread(&error)),
            _ => Ok(()),
        }
    }

    /// Reads a file, in an encoding that a person chose if there is one.
    ///
    /// # Errors
    /// As for [`Reader::read_as`], and when the system does not let it be read.
    pub fn read_path(&self, path: &Path, encoding: Option<&str>) -> Result<Document, ErrorReport> {
        let bytes = files::read(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Document::new(&path.to_string_lossy(), self.read_as(&name, &bytes, encoding)?))
    }
}

impl FigureReader for Reader {
    fn figures(&self, text: &str) -> Vec<TypedFigure> {
        let article = paragraph(text);
        // A brief is about whatever region it says; its figures are compared with the library's by value.
        let context = Context { date: None, region: None, kind: BulletinKind::Brief };
        let found = Extractor::new(&self.lexicons, &self.gazetteer).read(&article, &context);
        found
            .statistics
            .into_iter()
            .map(|statistic| TypedFigure {
                at: statistic.at,
                figure: statistic.figure,
                value: statistic.value,
                unit: statistic.unit,
                indicator: statistic.indicator,
                region: statistic.region,
                period: statistic.period,
                kind: statistic.kind,
            })
            .collect()
    }
}

/// A paragraph of a brief as an article of its own.
fn paragraph(text: &str) -> Article {
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in text.split('\n') {
        let end = start + line.chars().count();
        blocks.push(Block { at: Span::new(start, end), role: BlockRole::Paragraph });
        start = end + 1;
    }
    Article {
        title: String::new(),
        byline: None,
        date: None,
        region: None,
        text: text.to_owned(),
        blocks,
        emphasis: Vec::new(),
        origin: OriginMap::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_tables_and_lists_can_be_read() {
        let reader = Reader::new();
        assert!(reader.gazetteer.divisions().len() > 3000);
    }

    #[test]
    fn reads_a_document_with_its_facts() {
        let text = "某省科技创新成效显著\n\n2025年，全省技术合同成交额达132.77亿元，同比增长11.9%。\n";
        let reading = Reader::new().read("甲.txt", text.as_bytes()).expect("it is text");
        let facts: Vec<&str> = reading.facts.iter().flat_map(|f| &f.statistics).map(|s| s.figure.as_str()).collect();
        assert_eq!(facts, ["132.77亿元", "11.9%"]);
    }

    #[test]
    fn figures_of_a_brief_are_found_where_they_stand() {
        let text = "去年，全区新增企业120家。";
        let figures = Reader::new().figures(text);
        let figure = figures.first().expect("there is a figure");
        let printed: String = text.chars().skip(figure.at.start).take(figure.at.len()).collect();
        assert_eq!((printed.as_str(), figure.unit.as_str()), ("120家", "家"));
    }

    #[test]
    fn says_what_to_do_with_a_file_that_cannot_be_read() {
        let report = Reader::new().read("空.txt", b"").expect_err("it is empty");
        assert_eq!(report.message, "文件是空的。");
        assert!(!report.hint.is_empty());
    }
}
