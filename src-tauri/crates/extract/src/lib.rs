//! Reads statistics (数据) and measures (举措) out of articles.
//!
//! `2025年，全区技术合同成交额达132.77亿元，同比增长111.9%` gives a level of 132.77 亿元 and a growth of 111.9 %, both of
//! 技术合同成交额 and of 2025. One pass finds every quantity and every word for a time ([`Extractor::read`] then walks the
//! sentences once): what a figure is of is read from what stands before and behind it, where it is about and when from
//! its clause, its sentence, its paragraph and its article, in that order. What words mean stands in the lists of
//! `assets/lexicons/`; what sentences mean is specified in `tests/specs/`.

mod clause;
mod confidence;
mod indicator;
mod kind;
mod lexicon;
mod measure;
mod moment;
mod not_figure;
mod number;
mod outlook;
mod period;
mod quantity;
mod ratio;
mod region;
mod statistic;
mod words;

pub use lexicon::{LexiconError, Lexicons};
use period::Clock;
use yaobao_model::{Article, Bulletin, BulletinKind, CharIndex, Extraction, Gazetteer, PartialDate};

/// What is known of the bulletin that an article stands in; the article's own date and region come first.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Its date; for bulletins that state none, what [`year_of`] makes of their articles.
    pub date: Option<PartialDate>,
    /// Official full name of the division it is about.
    pub region: Option<&'a str>,
    /// What sort of document it is.
    pub kind: BulletinKind,
}

/// Reads articles; built once and used for any number of them.
#[derive(Debug, Clone, Copy)]
pub struct Extractor<'a> {
    lexicons: &'a Lexicons,
    gazetteer: &'a Gazetteer,
}

impl<'a> Extractor<'a> {
    /// An extractor that reads with these word lists and divisions.
    #[must_use]
    pub fn new(lexicons: &'a Lexicons, gazetteer: &'a Gazetteer) -> Self {
        Self { lexicons, gazetteer }
    }

    /// Every statistic and measure of an article, in the order of its text.
    ///
    /// Takes time in proportion to the length of the text; any text at all has a reading, perhaps an empty one.
    #[must_use]
    pub fn read(&self, article: &Article, context: &Context<'_>) -> Extraction {
        let text = article.text.as_str();
        let index = CharIndex::new(text);
        let scan = quantity::scan(text, self.lexicons);
        let sentences = clause::sentences(text);
        let titled = quantity::scan(&article.title, self.lexicons);
        let date = article.date.or(context.date);
        let tables = statistic::table::tables(article, &index);
        let told = |m: &&moment::Moment| tables.iter().all(|table| !table.at().contains(&m.at.start));
        let base =
            date.map(|date| date.year).or_else(|| period::own_year(scan.moments.iter().filter(told), &titled.moments));
        let region = article.region.as_deref().or(context.region);
        let home = region.and_then(|name| self.gazetteer.by_full_name(name));
        let places = region::places(text, self.gazetteer, home);
        let outlooks = outlook::read(text, &sentences, &scan.moments, article, context.kind, base, self.lexicons);
        let aims = outlook::Aims::read(text, self.lexicons);
        let governing = period::governing(&article.title, &titled.moments, &sentences, text, &scan.moments, base);
        let marks = measure::marks(text);
        let items: Vec<usize> = marks.iter().map(|mark| mark.at.start).collect();
        let view = statistic::View {
            plan: period::plan_of(&titled.moments),
            tables: &tables,
            text,
            scan: &scan,
            sentences: &sentences,
            places: &places,
            outlooks: &outlooks,
            aims: &aims,
            home,
            region,
            lexicons: self.lexicons,
            narrative: items.is_empty() && matches!(context.kind, BulletinKind::Newspaper | BulletinKind::WebArticle),
            items: &items,
        };
        let statistics = statistic::read(&view, Clock::new(base, date.and_then(|date| date.month), governing), &index);
        let measures = measure::read(article, &marks, &sentences, &places, region, home, self.lexicons, &index);
        Extraction { statistics, measures }
    }
}

/// The year in the head of an issue: `2024年第41期（总第863期）`.
fn year_of_issue(original: &str) -> Option<PartialDate> {
    const HEAD: usize = 400;
    let end = original.char_indices().nth(HEAD).map_or(original.len(), |(at, _)| at);
    let head: String = original[..end].chars().filter(|c| !c.is_whitespace()).collect();
    let year = head.match_indices("年第").find_map(|(at, word)| {
        let rest = head[at + word.len()..]
            .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        let year = head[..at].get(at.checked_sub(4)?..)?.parse().ok()?;
        (rest.starts_with('期') && (1900..=2100).contains(&year)).then_some(year)
    })?;
    PartialDate::new(year, None, None)
}

/// The date that a bulletin's articles are to be read by: its own, or else the year of its issue or the latest year that they name as past or present.
///
/// In a digest without a date, an article that only says 今年 takes its year from its neighbours in this way.
#[must_use]
pub fn year_of(bulletin: &Bulletin, lexicons: &Lexicons) -> Option<PartialDate> {
    let dates = bulletin.articles.iter().filter_map(|article| article.date);
    bulletin.date.or_else(|| dates.max()).or_else(|| year_of_issue(&bulletin.original)).or_else(|| {
        let years = bulletin.articles.iter().flat_map(|article| {
            let text = quantity::scan(&article.text, lexicons).moments;
            let title = quantity::scan(&article.title, lexicons).moments;
            period::own_year(text.iter(), &title)
        });
        years.max().and_then(|year| PartialDate::new(year, None, None))
    })
}
