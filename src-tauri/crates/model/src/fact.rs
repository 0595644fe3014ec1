//! Facts read out of articles: statistics (数据) and measures (举措), each tied to its place.

use crate::code::coded;
use crate::period::Period;
use crate::span::Span;
use rust_decimal::Decimal;

coded! {
    /// What a figure says of its indicator.
    pub enum StatisticKind ("kind of statistic") {
        /// An amount or a count: `达132.77亿元`.
        Level = "level",
        /// A relative change against an earlier period, negative when falling: `同比增长111.9%`.
        Growth = "growth",
        /// A part of a whole: `占40.2%`, `近六成`.
        Share = "share",
        /// A position: `居全国第18位`.
        Rank = "rank",
        /// What a plan sets for the future: `力争达到1.3%左右`.
        Target = "target",
        /// An absolute difference: `提高6.2个百分点`.
        Change = "change",
    }
}

coded! {
    /// How sure the program is of what it read.
    pub enum Confidence ("confidence") {
        /// Every field stands in the clause itself.
        Certain = "certain",
        /// Some fields were carried over from the sentence, paragraph or article.
        Likely = "likely",
        /// A person should look.
        Review = "review",
    }
}

coded! {
    /// What a person has said of a fact that the program read.
    pub enum ReviewState ("review state") {
        /// Nobody has looked yet.
        Proposed = "proposed",
        /// Right as it was read.
        Accepted = "accepted",
        /// Put right by a person.
        Edited = "edited",
        /// Not a fact, or not wanted.
        Rejected = "rejected",
    }
}

/// One figure and what it is of.
///
/// `2025年，全区技术合同成交额达132.77亿元` gives value 132.77, unit 亿元, indicator 技术合同成交额, kind level, period 2025.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistic {
    /// Place of `figure` in the article's text.
    pub at: Span,
    /// Place of `quote` in the article's text; holds `at`.
    pub quote_at: Span,
    /// The clause that holds the figure, to the letter.
    pub quote: String,
    /// The figure as printed, with its unit: `132.77亿元`, `近六成` without 近.
    pub figure: String,
    /// Its value in the printed unit: 132.77.
    pub value: Decimal,
    /// The printed unit: `亿元`, `%`, `个百分点`, `位`; empty when none is printed.
    pub unit: String,
    /// What is measured, as a row title: `技术合同成交额`.
    pub indicator: String,
    /// What the figure says of it.
    pub kind: StatisticKind,
    /// Official full name of the division, or `全国`.
    pub region: Option<String>,
    /// The time it covers.
    pub period: Option<Period>,
    /// 超, 近, 约, 以上, 突破, 左右, 达到, 不低于, as printed.
    pub qualifier: Option<String>,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// One policy action: an enumerated item, or a paragraph that announces one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Place of `text` in the article's text (after the marker).
    pub at: Span,
    /// The marker as printed: `一是`, `（一）`, `（1）`, `——`; `None` when not enumerated.
    pub marker: Option<String>,
    /// Its first clause, `健全项目管理机制`.
    pub head: String,
    /// The whole item after its marker.
    pub text: String,
    /// Official full name of the division whose action it is, or `全国`.
    pub region: Option<String>,
    /// Policy documents named in it, with their 《》.
    pub policies: Vec<String>,
    /// Who is to do it, by when, and what it is to reach.
    pub duty: Duty,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// What a measure says of its own carrying out, as far as it says so.
///
/// `培育首发平台5家。（责任单位：市商务局）` under `到2027年` gives the actor 市商务局, the target 首发平台5家 and the deadline 2027.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Duty {
    /// Offices that are to act, as printed: `市科技局`, the leading one first.
    pub actors: Vec<String>,
    /// The time by which it is to be done.
    pub deadline: Option<Period>,
    /// What is to be reached, with its figure: `绿色铝产业产值600亿元`.
    pub targets: Vec<String>,
}

/// Everything read out of one article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extraction {
    /// Figures in the order of the text.
    pub statistics: Vec<Statistic>,
    /// Measures in the order of the text.
    pub measures: Vec<Measure>,
}
