//! The library as a brief sees it.

use rust_decimal::Decimal;
use yaobao_model::quantity::Quantity;
use yaobao_model::{ExcerptId, FactRef, MeasureId, Period, ReviewState, StatisticId, StatisticKind};

/// A figure of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownStatistic {
    /// Its identifier.
    pub id: StatisticId,
    /// The figure as printed in its source: `132.77亿元`.
    pub figure: String,
    /// Its value in the printed unit: 132.77.
    pub value: Decimal,
    /// The printed unit: `亿元`.
    pub unit: String,
    /// What is measured: `技术合同成交额`.
    pub indicator: String,
    /// What the figure says of it.
    pub kind: StatisticKind,
    /// Official full name of the division.
    pub region: Option<String>,
    /// The time it covers.
    pub period: Option<Period>,
    /// Where it stands, ready to print: `《标题》，地区，日期`.
    pub source: String,
    /// The clause that holds it, to the letter.
    pub quote: String,
    /// What a person has said of it.
    pub state: ReviewState,
}

impl KnownStatistic {
    /// The figure as it is to be printed: as in its source, unless a person has put its value right.
    #[must_use]
    pub fn printed(&self) -> String {
        let says_so = Quantity::parse(bare(&self.figure))
            .is_some_and(|printed| printed.value.abs() == self.value.abs() && printed.unit == self.unit);
        // Figures in words (六成) are not read here, and stay as they are.
        let edited = self.state == ReviewState::Edited && !says_so;
        if edited { format!("{}{}", self.value.normalize(), self.unit) } else { self.figure.clone() }
    }
}

/// A figure without the words before it that only qualify it.
pub(crate) fn bare(text: &str) -> &str {
    text.trim_start_matches([
        '超', '过', '逾', '近', '约', '达', '到', '第', '突', '破', '将', '接', '增', '长', '下', '降',
    ])
}

/// A measure of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownMeasure {
    /// Its identifier.
    pub id: MeasureId,
    /// The marker as printed: `一是`.
    pub marker: Option<String>,
    /// Its first clause.
    pub head: String,
    /// The whole item after its marker.
    pub text: String,
    /// Official full name of the division whose action it is.
    pub region: Option<String>,
    /// Policy documents named in it, with their 《》.
    pub policies: Vec<String>,
    /// Where it stands, ready to print.
    pub source: String,
    /// What a person has said of it.
    pub state: ReviewState,
}

/// A text of the library in which a quotation may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownText {
    /// Its characters.
    pub text: String,
    /// What it is, ready to print.
    pub source: String,
}

/// An excerpt of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownExcerpt {
    /// Its identifier.
    pub id: ExcerptId,
    /// The marked characters, to the letter.
    pub quote: String,
    /// Core statement (核心观点); empty when none.
    pub statement: String,
    /// Where it stands, ready to print.
    pub source: String,
}

/// Which figures are asked for; a field left empty asks for any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatisticQuery {
    /// What is measured; names that contain it answer too, those that equal it first.
    pub indicator: Option<String>,
    /// Name of a division, full or short: `宁夏`.
    pub region: Option<String>,
    /// The time covered.
    pub period: Option<Period>,
    /// At most so many; `None` for all.
    pub limit: Option<usize>,
}

/// Which measures are asked for; a list left empty asks for any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeasureQuery {
    /// Words of which one must stand in the measure.
    pub topics: Vec<String>,
    /// Names of divisions, full or short, of which one must be the measure's.
    pub regions: Vec<String>,
    /// At most so many; `None` for all.
    pub limit: Option<usize>,
}

/// Which excerpts are asked for; a field left empty asks for any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExcerptQuery {
    /// Name of a tag.
    pub tag: Option<String>,
    /// Name of a division, full or short.
    pub region: Option<String>,
    /// At most so many; `None` for all.
    pub limit: Option<usize>,
}

/// The library as `compose` sees it.
pub trait Facts {
    /// The figure of this identifier, also one that a person has rejected.
    fn statistic(&self, id: StatisticId) -> Option<KnownStatistic>;
    /// The measure of this identifier, also one that a person has rejected.
    fn measure(&self, id: MeasureId) -> Option<KnownMeasure>;
    /// The excerpt of this identifier.
    fn excerpt(&self, id: ExcerptId) -> Option<KnownExcerpt>;
    /// Figures that nobody has rejected and that answer the query, the best answer first, the latest period first among equals.
    fn statistics(&self, query: &StatisticQuery) -> Vec<KnownStatistic>;
    /// Measures that nobody has rejected and that answer the query, the best answer first.
    fn measures(&self, query: &MeasureQuery) -> Vec<KnownMeasure>;
    /// Excerpts that answer the query, the newest first.
    fn excerpts(&self, query: &ExcerptQuery) -> Vec<KnownExcerpt>;
    /// Figures of exactly this value after conversion of units, to offer links for figures typed by hand.
    fn statistics_with_value(&self, value: Decimal, unit: &str) -> Vec<KnownStatistic>;
    /// Texts that hold the characters of a quotation, or most of them; the likeliest first.
    fn texts_with(&self, quotation: &str) -> Vec<KnownText>;
    /// The highest issue number that a brief of this serial (刊名) has had.
    fn last_issue(&self, serial: &str) -> Option<u32>;
}

/// A library with nothing in it.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFacts;

impl Facts for NoFacts {
    fn statistic(&self, _: StatisticId) -> Option<KnownStatistic> {
        None
    }

    fn measure(&self, _: MeasureId) -> Option<KnownMeasure> {
        None
    }

    fn excerpt(&self, _: ExcerptId) -> Option<KnownExcerpt> {
        None
    }

    fn statistics(&self, _: &StatisticQuery) -> Vec<KnownStatistic> {
        Vec::new()
    }

    fn measures(&self, _: &MeasureQuery) -> Vec<KnownMeasure> {
        Vec::new()
    }

    fn excerpts(&self, _: &ExcerptQuery) -> Vec<KnownExcerpt> {
        Vec::new()
    }

    fn statistics_with_value(&self, _: Decimal, _: &str) -> Vec<KnownStatistic> {
        Vec::new()
    }

    fn texts_with(&self, _: &str) -> Vec<KnownText> {
        Vec::new()
    }

    fn last_issue(&self, _: &str) -> Option<u32> {
        None
    }
}

/// The Markdown of a text that is linked to a fact: `[132.77亿元](yaobao:statistic/01J9Z3…)`.
#[must_use]
pub fn link(text: &str, to: FactRef) -> String {
    format!("[{}]({to})", escaped(text))
}

/// The Markdown that prints as `text` and nothing else; line breaks become blanks.
pub(crate) fn escaped(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '[' | ']' | '*' | '_' | '`' | '<' | '>' | '|' | '~' | '&' => markdown.extend(['\\', c]),
            '\n' | '\r' => markdown.push(' '),
            _ => markdown.push(c),
        }
    }
    markdown
}

#[cfg(test)]
pub(crate) mod shelf {
    //! A library in a list, for tests.

    use super::*;
    use yaobao_model::quantity::Quantity;

    /// A library that holds what is in its fields.
    #[derive(Default)]
    pub(crate) struct Shelf {
        pub(crate) statistics: Vec<KnownStatistic>,
        pub(crate) measures: Vec<KnownMeasure>,
        pub(crate) excerpts: Vec<KnownExcerpt>,
        pub(crate) texts: Vec<KnownText>,
    }

    /// A figure; `number` makes its identifier.
    pub(crate) fn statistic(number: u128, indicator: &str, region: &str, period: &str, figure: &str) -> KnownStatistic {
        let quantity = Quantity::parse(figure).expect("the test's figure is a number with its unit");
        KnownStatistic {
            id: StatisticId::from_parts(1, number),
            figure: figure.to_owned(),
            value: quantity.value,
            unit: quantity.unit,
            indicator: indicator.to_owned(),
            kind: StatisticKind::Level,
            region: Some(region.to_owned()),
            period: period.parse().ok(),
            source: format!("《某地公报》，{region}"),
            quote: format!("{indicator}达{figure}"),
            state: ReviewState::Accepted,
        }
    }

    fn within(region: Option<&str>, wanted: &str) -> bool {
        region.is_some_and(|region| region.contains(wanted))
    }

    fn first<T>(all: Vec<T>, limit: Option<usize>) -> Vec<T> {
        all.into_iter().take(limit.unwrap_or(usize::MAX)).collect()
    }

    impl Facts for Shelf {
        fn statistic(&self, id: StatisticId) -> Option<KnownStatistic> {
            self.statistics.iter().find(|known| known.id == id).cloned()
        }

        fn measure(&self, id: MeasureId) -> Option<KnownMeasure> {
            self.measures.iter().find(|known| known.id == id).cloned()
        }

        fn excerpt(&self, id: ExcerptId) -> Option<KnownExcerpt> {
            self.excerpts.iter().find(|known| known.id == id).cloned()
        }

        fn statistics(&self, query: &StatisticQuery) -> Vec<KnownStatistic> {
            let mut found: Vec<_> = self
                .statistics
                .iter()
                .filter(|known| query.indicator.as_ref().is_none_or(|i| known.indicator.contains(i.as_str())))
                .filter(|known| query.region.as_ref().is_none_or(|r| within(known.region.as_deref(), r)))
                .filter(|known| query.period.is_none_or(|p| known.period == Some(p)))
                .cloned()
                .collect();
            found.sort_by_key(|known| std::cmp::Reverse(known.period));
            first(found, query.limit)
        }

        fn measures(&self, query: &MeasureQuery) -> Vec<KnownMeasure> {
            let found = self
                .measures
                .iter()
                .filter(|known| query.topics.is_empty() || query.topics.iter().any(|t| known.text.contains(t.as_str())))
                .filter(|known| {
                    query.regions.is_empty() || query.regions.iter().any(|r| within(known.region.as_deref(), r))
                })
                .cloned()
                .collect();
            first(found, query.limit)
        }

        fn excerpts(&self, query: &ExcerptQuery) -> Vec<KnownExcerpt> {
            first(self.excerpts.clone(), query.limit)
        }

        fn statistics_with_value(&self, value: Decimal, unit: &str) -> Vec<KnownStatistic> {
            let wanted = Quantity::new(value, unit).base();
            self.statistics
                .iter()
                .filter(|known| Quantity::new(known.value, &known.unit).base() == wanted)
                .cloned()
                .collect()
        }

        fn texts_with(&self, _: &str) -> Vec<KnownText> {
            self.texts.clone()
        }

        fn last_issue(&self, serial: &str) -> Option<u32> {
            (serial == "要报").then_some(198)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_keeps_the_characters_of_its_text() {
        let to = FactRef::Statistic(StatisticId::from_parts(1, 1));
        assert_eq!(link("132.77亿元", to), format!("[132.77亿元]({to})"));
        assert_eq!(link("a]*b|", to), format!("[a\\]\\*b\\|]({to})"));
    }
}
