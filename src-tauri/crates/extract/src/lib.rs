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
        let base = date.map(|date| date.year).or_else(|| own_year(&scan.moments, &tables, &titled.moments));
        let region = article.region.as_deref().or(context.region);
        let home = region.and_then(|name| self.gazetteer.by_full_name(name));
        let places = region::places(text, self.gazetteer, home);
        let outlooks = outlook::read(text, &sentences, &scan.moments, article, context.kind, base, self.lexicons);
        let aims = outlook::Aims::read(text, &article.title, self.lexicons);
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
        let mut clock = Clock::new(base, date.and_then(|date| date.month), governing);
        clock.titled = titled.moments.iter().any(moment::Moment::sets_time);
        let statistics = statistic::read(&view, clock, &index);
        let told = measure::Told { scan: &scan, statistics: &statistics, base };
        let measures = measure::read(article, &marks, &sentences, &places, region, home, self.lexicons, &index, &told);
        Extraction { statistics, measures }
    }
}

/// The year that an article speaks from; the years at the heads of its tables do not tell.
fn own_year(text: &[moment::Moment], tables: &[statistic::table::Table], title: &[moment::Moment]) -> Option<i32> {
    let told = |m: &&moment::Moment| tables.iter().all(|table| !table.at().contains(&m.at.start));
    period::own_year(text.iter().filter(told), title)
}

/// The year in the masthead or the tail of an issue: `2024年第41期（总第863期）`, `第12期　2024-08-09`.
fn year_of_issue(original: &str) -> Option<PartialDate> {
    const HEAD: usize = 12;
    const TAIL: usize = 6;
    let lines: Vec<&str> = original.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let ends = lines.iter().take(HEAD).chain(lines.iter().rev().take(TAIL));
    ends.copied().find_map(year_of_masthead).and_then(|year| PartialDate::new(year, None, None))
}

/// The year of a line that numbers or dates an issue.
fn year_of_masthead(line: &str) -> Option<i32> {
    const LONGEST: usize = 48;
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let count = line.chars().count();
    let dates = count <= LONGEST
        && (line.contains('期') && line.contains('第')
            || ["发布时间", "发布日期", "日期：", "来源："].iter().any(|word| line.contains(word)))
        || count <= 14 && line.ends_with(['日', '月']);
    let at = line.find("20").filter(|_| dates)?;
    let digits: String = line[at..].chars().take_while(char::is_ascii_digit).take(5).collect();
    let after = line[at + digits.len()..].chars().next();
    let closed = matches!(after, Some('年' | '-' | '/' | '.'));
    digits.parse().ok().filter(|year| digits.len() == 4 && closed && (2000..=2100).contains(year))
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
            own_year(&text, &statistic::table::tables(article, &CharIndex::new(&article.text)), &title)
        });
        years.max().and_then(|year| PartialDate::new(year, None, None))
    })
}
