//! A brief as a tree of blocks: what is handed to the typesetter.
//!
//! Every piece of text knows the place in the Markdown file that it came from, so that a click in a page leads back to it.

use crate::brief::IssueData;
use crate::id::FactRef;
use crate::span::Span;

/// A brief, parsed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// What the front matter says.
    pub issue: IssueData,
    /// The body in order.
    pub blocks: Vec<DocumentBlock>,
    /// Notes at the end, in the order in which the text first calls them; note `n` of [`Run::note`] is `notes[n - 1]`.
    pub notes: Vec<Vec<Run>>,
    /// The Markdown file itself: what every place counts characters of, and what a PDF carries as its attachment.
    pub source: String,
}

/// One block of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentBlock {
    /// Its place in the Markdown file.
    pub at: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of block that a brief is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading on a line of its own; the level follows its number: 一、 is 1, （一） is 2, 1. is 3, （1） is 4.
    Heading {
        /// 1–4.
        level: u8,
        /// Its text, number included.
        text: Vec<Run>,
    },
    /// A paragraph, perhaps with a run-in heading up to its first 。 (`（一）政策体系持续完善。2025年，…`).
    Paragraph {
        /// The heading that opens the paragraph, its 。 included.
        run_in: Option<RunIn>,
        /// The rest.
        text: Vec<Run>,
    },
    /// A list; a nested list is a block of its item.
    List {
        /// Number of the first item; `None` for bullets.
        first: Option<u64>,
        /// What each item holds.
        items: Vec<Vec<DocumentBlock>>,
    },
    /// A quotation set apart.
    Quote(Vec<DocumentBlock>),
    /// A table with one header row.
    Table(Table),
    /// An image on a line of its own, with its alternative text.
    Image {
        /// Address as written; only files beside the brief and library items are ever opened.
        target: String,
        /// Alternative text, which also stands below it.
        alt: String,
        /// What stands in quotation marks behind the address: `60%` is the part of the column that it is wide.
        title: String,
    },
    /// A diagram of the figures of a table, which it takes the place of.
    Chart(Chart),
    /// A horizontal rule (`---`).
    Rule,
    /// Text to be set as it stands, line by line.
    Verbatim(String),
}

/// A diagram drawn from a table: the first column names what is compared, each further column is a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// How the figures are drawn.
    pub kind: ChartKind,
    /// What stands below it: `图1 近三年技术合同成交额`.
    pub title: String,
    /// Unit and source: `单位：亿元；来源：某某统计公报`.
    pub note: String,
    /// The figures.
    pub table: Table,
}

/// How a chart draws its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// 柱形图: upright bars, side by side for each row.
    Bars,
    /// 折线图: a line for each series.
    Lines,
    /// 排名图: bars that lie, the longest on top.
    Ranking,
}

/// A heading that opens its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunIn {
    /// 1–4, as for headings of their own.
    pub level: u8,
    /// Its text up to and including the first 。.
    pub text: Vec<Run>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Alignment of each column.
    pub columns: Vec<Alignment>,
    /// Cells of the header row.
    pub header: Vec<Vec<Run>>,
    /// Rows of cells; each row has as many as there are columns.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// How the cells of a column are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alignment {
    /// As the stationery has it: numbers right, text left.
    #[default]
    Natural,
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
}

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The characters to print.
    pub text: String,
    /// Their place in the Markdown file; as long as `text` unless the source has escapes or entities in it.
    pub at: Span,
    /// `*…*`: set in 楷体.
    pub emphasis: bool,
    /// `**…**`: set bold.
    pub strong: bool,
    /// `` `…` ``: not scanned by the checker.
    pub code: bool,
    /// The fact that the run is linked to; it prints as plain text.
    pub fact: Option<FactRef>,
    /// Any other link's address.
    pub link: Option<String>,
    /// The note that is called behind this run, counted from 1.
    pub note: Option<usize>,
}
