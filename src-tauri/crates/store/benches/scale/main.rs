//! How a library behaves when it is large: import, opening, searching, listing.
//!
//! `cargo bench -p yaobao-store --bench scale -- 1000000` makes one of a million paragraphs (about a hundred million
//! characters; some minutes and two gigabytes) beside the target folder, keeps it for the next run, and prints
//! how long things take. Without a number it takes 20,000 paragraphs.

mod clock;
mod text;

use clock::timed;
use std::path::{Path, PathBuf};
use std::time::Duration;
use text::{REGIONS, Writer};
use yaobao_model::{PartialDate, Period, ReviewState};
use yaobao_store::{
    BulletinFilter, Library, MeasureFilter, Moment, Moments, SearchQuery, StatisticFilter, StatisticOrder, SubjectKind,
};

/// Articles of a bulletin and paragraphs of an article.
const SHAPE: (usize, usize) = (10, 10);

fn main() {
    let paragraphs = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(20_000);
    let folder = std::env::var_os("CARGO_TARGET_TMPDIR").map_or_else(std::env::temp_dir, PathBuf::from);
    let path = folder.join(format!("scale-{paragraphs}.yaobao"));
    if !path.exists() {
        fill(&path, paragraphs);
    }
    let mut opening: Vec<Duration> = (0..20).map(|_| timed(|| open(&path)).1).collect();
    print("open", &mut opening);
    let library = open(&path);
    println!("{:?}", library.counts().expect("counts"));
    println!("file {} MB", std::fs::metadata(&path).expect("the library is there").len() / 1_000_000);
    search(&library);
    lists(&library);
    reprints(&library);
}

/// How long it takes to see whether the articles of a bulletin stand in the library already, nearly the same.
fn reprints(library: &Library) {
    let page = library.bulletins(&BulletinFilter { limit: Some(200), ..Default::default() }).expect("bulletins");
    let (mut times, mut found) = (Vec::new(), 0);
    for row in &page.rows {
        let (resembling, time) = timed(|| library.resembling(row.id).expect("found"));
        found += resembling.len();
        times.push(time);
    }
    print(&format!("reprints of a bulletin's articles ({found})"), &mut times);
}

fn moments() -> Moments {
    let mut millis = 1_790_000_000_000;
    Box::new(move || {
        millis += 1000;
        Moment { millis, random: u128::from(millis) << 32 }
    })
}

fn open(path: &Path) -> Library {
    Library::open(path, moments()).expect("the library opens")
}

fn print(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |part: usize| times[(times.len() * part / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
    println!("{what:<34} p50 {:8.2} ms   p95 {:8.2} ms   max {:8.2} ms", at(50), at(95), at(100));
}

fn fill(path: &Path, paragraphs: usize) {
    let unfinished = path.with_extension("unfinished");
    let _ = std::fs::remove_file(&unfinished);
    let mut library = Library::create(&unfinished, moments()).expect("a new library");
    let mut writer = Writer::new(1);
    let (mut bytes, mut writing, mut adding) = (0, Duration::ZERO, Vec::new());
    for _ in 0..paragraphs / (SHAPE.0 * SHAPE.1) {
        let ((bulletin, extractions), time) = timed(|| writer.bulletin(SHAPE.0, SHAPE.1));
        writing += time;
        bytes += bulletin.original.len();
        let (added, time) =
            timed(|| library.add_bulletin("资料.txt", bulletin.original.as_bytes(), &bulletin, &extractions));
        added.expect("the bulletin is added");
        adding.push(time);
    }
    drop(library);
    std::fs::rename(&unfinished, path).expect("the library gets its name");
    let total: Duration = adding.iter().sum();
    let rate = bytes as f64 / 1e6 / total.as_secs_f64();
    println!("imported {} MB of text in {total:.1?}: {rate:.1} MB/s ({writing:.1?} to make it up)", bytes / 1_000_000);
    print("import of one bulletin", &mut adding);
}

fn search(library: &Library) {
    let mut writer = Writer::new(1);
    let mut words = |chars: usize| -> Vec<String> { (0..200).map(|_| writer.word(chars)).collect() };
    for chars in 1..=4 {
        measure(library, &format!("words of {chars} characters"), words(chars).iter().map(SearchQuery::new));
    }
    let common =
        ["的", "发展", "创新", "科技", "高质量", "的发展", "2025年", "亿元", "%", "GDP", "发的", "展的", "中和"];
    for word in common {
        let mut times = Vec::new();
        let mut total = 0;
        for _ in 0..20 {
            let (page, time) = timed(|| library.search(&SearchQuery::new(word)).expect("found"));
            total = page.total;
            times.push(time);
        }
        print(&format!("{word} ({total})"), &mut times);
    }
    let pairs: Vec<String> = words(2).into_iter().zip(words(2)).map(|(a, b)| format!("{a} {b}")).collect();
    measure(library, "two words", pairs.iter().map(SearchQuery::new));
    let regions = words(2)
        .into_iter()
        .enumerate()
        .map(|(n, word)| SearchQuery { region: Some(REGIONS[n % REGIONS.len()].to_owned()), ..SearchQuery::new(word) });
    measure(library, "words of 2 in a region", regions);
    let period = Period::year(2025);
    let of_period = words(2).into_iter().map(|word| SearchQuery { period: Some(period), ..SearchQuery::new(word) });
    measure(library, "words of 2 in figures of a year", of_period);
    for (what, from, to) in
        [("a year", "2025", "2025"), ("a month", "2025-06", "2025-06"), ("a day", "2025-06-12", "2025-06-12")]
    {
        let (from, to) = (PartialDate::parse(from), PartialDate::parse(to));
        let days = words(2).into_iter().map(|word| SearchQuery { from, to, ..SearchQuery::new(word) });
        measure(library, &format!("words of 2 in {what}"), days);
    }
    let (from, to) = (PartialDate::parse("2025-06"), PartialDate::parse("2025-06"));
    let days = words(1).into_iter().map(|word| SearchQuery { from, to, ..SearchQuery::new(word) });
    measure(library, "words of 1 in a month", days);
    let rows = library.bulletins(&BulletinFilter { limit: Some(200), ..Default::default() }).expect("listed").rows;
    let of_bulletin = words(2)
        .into_iter()
        .zip(rows)
        .map(|(word, row)| SearchQuery { bulletin: Some(row.id), ..SearchQuery::new(word) });
    measure(library, "words of 2 in a bulletin", of_bulletin);
    let kinds =
        words(2).into_iter().map(|word| SearchQuery { kinds: vec![SubjectKind::Measure], ..SearchQuery::new(word) });
    measure(library, "words of 2 in measures", kinds);
    let excluded: Vec<String> = words(2).into_iter().map(|word| format!("{word} -发展")).collect();
    measure(library, "words of 2 without another", excluded.iter().map(SearchQuery::new));
    measure(library, "page 20", words(1).into_iter().map(|word| SearchQuery { offset: 950, ..SearchQuery::new(word) }));
}

fn measure(library: &Library, what: &str, queries: impl Iterator<Item = SearchQuery>) {
    let mut worst = (Duration::ZERO, String::new());
    let mut times: Vec<Duration> = queries
        .map(|query| {
            let (page, time) = timed(|| library.search(&query).expect("found"));
            if time > worst.0 {
                worst = (time, format!("{} ({} hits)", query.text, page.total));
            }
            time
        })
        .collect();
    print(what, &mut times);
    println!("{:34} worst: {}", "", worst.1);
}

fn lists(library: &Library) {
    let page = |order| StatisticFilter { order, limit: Some(50), ..Default::default() };
    let list = |what: &str, filter: StatisticFilter| {
        let mut times: Vec<Duration> =
            (0..10).map(|_| timed(|| library.statistics(&filter).expect("listed")).1).collect();
        print(what, &mut times);
    };
    list("statistics, newest", page(StatisticOrder::Newest));
    list("statistics by value", page(StatisticOrder::Value));
    list("statistics by indicator", page(StatisticOrder::Indicator));
    list("statistics of a region", StatisticFilter { region: Some("四川省".into()), ..page(StatisticOrder::Newest) });
    list("statistics with words", StatisticFilter { text: Some("发展".into()), ..page(StatisticOrder::Newest) });
    let unrejected = || StatisticFilter { unrejected: true, ..page(StatisticOrder::Newest) };
    let total = library.counts().expect("counted").statistics;
    list("statistics not rejected", unrejected());
    list("statistics not rejected, the middle", StatisticFilter { offset: total / 2, ..unrejected() });
    list("statistics of a year", StatisticFilter { period: Some(Period::year(2025)), ..unrejected() });
    list("statistics of a kind", StatisticFilter { kind: Some(yaobao_model::StatisticKind::Growth), ..unrejected() });
    list("statistics to review", StatisticFilter { state: Some(ReviewState::Proposed), ..unrejected() });
    let measures = |what: &str, region: Option<&str>, text: Option<&str>, offset| {
        let (region, text) = (region.map(str::to_owned), text.map(str::to_owned));
        let filter = MeasureFilter { region, text, offset, unrejected: true, limit: Some(50), ..Default::default() };
        let mut times: Vec<Duration> =
            (0..10).map(|_| timed(|| library.measures(&filter).expect("listed")).1).collect();
        print(what, &mut times);
    };
    measures("measures", None, None, 0);
    measures("measures, the middle", None, None, 100_000);
    measures("measures of a region", Some("四川省"), None, 0);
    measures("measures with words", None, Some("发展"), 0);
    let filter = BulletinFilter { limit: Some(50), ..Default::default() };
    let mut times: Vec<Duration> = (0..10).map(|_| timed(|| library.bulletins(&filter).expect("listed")).1).collect();
    print("bulletins", &mut times);
    let id = library.bulletins(&filter).expect("listed").rows[0].id;
    let mut times: Vec<Duration> = (0..10).map(|_| timed(|| library.bulletin(id).expect("read")).1).collect();
    print("one bulletin", &mut times);
    let mut times: Vec<Duration> = (0..10).map(|_| timed(|| library.counts().expect("counted")).1).collect();
    print("counts", &mut times);
}
