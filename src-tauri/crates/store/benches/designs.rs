//! Two ways to index Chinese text with FTS5, side by side: single characters, and pairs of neighbours.
//!
//! `cargo bench -p yaobao-store --bench designs -- 200000` compares them over so many made-up paragraphs and prints
//! building time, size and how long the first fifty hits of words take. What came out stands in `benches/README.md`.

#[path = "scale/clock.rs"]
mod clock;
#[path = "scale/text.rs"]
#[allow(dead_code)]
mod text;

use clock::timed;
use rusqlite::Connection;
use std::time::Duration;
use text::Writer;

/// A way to write text for the index, and words for a query.
struct Design {
    name: &'static str,
    options: &'static str,
    text: fn(&[char]) -> String,
    word: fn(&[char]) -> String,
}

const DESIGNS: &[Design] = &[
    Design { name: "characters", options: "", text: characters, word: characters },
    Design { name: "pairs", options: "", text: pairs, word: pairs },
    Design { name: "characters, no places", options: ", detail = none", text: set, word: characters },
];

fn joined(terms: impl Iterator<Item = String>) -> String {
    terms.collect::<Vec<_>>().join(" ")
}

fn characters(text: &[char]) -> String {
    joined(text.iter().map(ToString::to_string))
}

fn pairs(text: &[char]) -> String {
    joined(text.windows(2).map(|pair| pair.iter().collect()))
}

fn set(text: &[char]) -> String {
    let mut all = text.to_vec();
    all.sort_unstable();
    all.dedup();
    characters(&all)
}

fn main() {
    let paragraphs: usize = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(20_000);
    let mut writer = Writer::new(1);
    let texts: Vec<Vec<char>> = (0..paragraphs / 10)
        .map(|_| writer.bulletin(1, 10).0.original.chars().filter(|char| char.is_alphanumeric()).collect())
        .collect();
    let bytes: usize = texts.iter().flatten().map(|char| char.len_utf8()).sum();
    println!("{} articles, {} MB", texts.len(), bytes / 1_000_000);
    for design in DESIGNS {
        let mut writer = Writer::new(1);
        let db = build(design, &texts, bytes);
        let lengths = if design.options.is_empty() { 1..=4 } else { 1..=1 };
        // A pair cannot find a single character.
        for length in lengths.filter(|&length| length > 1 || design.name != "pairs") {
            let words: Vec<Vec<char>> = (0..200).map(|_| writer.word(length).chars().collect()).collect();
            let mut times: Vec<Duration> = words.iter().map(|word| first_hits(&db, &(design.word)(word))).collect();
            times.sort_unstable();
            let at = |part: usize| times[times.len() * part / 100].as_secs_f64() * 1000.0;
            println!("    words of {length}: p50 {:.2} ms, p95 {:.2} ms", at(50), at(95));
        }
    }
}

fn build(design: &Design, texts: &[Vec<char>], bytes: usize) -> Connection {
    let db = Connection::open_in_memory().expect("a database in memory");
    let options = design.options;
    let create = format!("create virtual table t using fts5(text, tokenize='ascii', content=''{options})");
    db.execute_batch(&create).expect("a table");
    let ((), time) = timed(|| {
        // As in the library: one transaction for every ten articles.
        for (bulletin, articles) in texts.chunks(10).enumerate() {
            db.execute_batch("begin").expect("a transaction");
            let mut insert = db.prepare_cached("insert into t (rowid, text) values (?1, ?2)").expect("a statement");
            for (n, article) in articles.iter().enumerate() {
                insert.execute((bulletin * 10 + n, (design.text)(article))).expect("added");
            }
            db.execute_batch("commit").expect("kept");
        }
    });
    let size: usize = db.query_row("select sum(length(block)) from t_data", [], |row| row.get(0)).expect("a size");
    let share = size as f64 / bytes as f64;
    println!("{}: built in {:.1?}, {} MB, {share:.2} of the text", design.name, time, size / 1_000_000);
    db
}

/// The time of finding the last ten thousand hits, from which a page is made.
fn first_hits(db: &Connection, words: &str) -> Duration {
    let mut select =
        db.prepare_cached("select rowid from t where t match ?1 order by rowid desc limit 10000").expect("a statement");
    let words = format!("\"{words}\"");
    let count = || select.query_map([words], |row| row.get::<_, i64>(0)).expect("an answer").count();
    let (found, time) = timed(count);
    assert!(found <= 10_000);
    time
}
