//! Prints what is read out of a file as JSON: `read_bulletin DIVISIONS ALIASES FILE`.

use yaobao_ingest::{Source, read};
use yaobao_model::Gazetteer;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let text = |path: &str| std::fs::read_to_string(path).expect("a readable table");
    let gazetteer = Gazetteer::from_csv(&text(&arguments[0]), &text(&arguments[1])).expect("good tables");
    let bytes = std::fs::read(&arguments[2]).expect("a readable file");
    let bulletin =
        read(&Source { name: &arguments[2], bytes: &bytes, encoding: None }, &gazetteer).expect("a document");
    let articles: Vec<serde_json::Value> = bulletin
        .articles
        .iter()
        .map(|a| {
            serde_json::json!({ "title": a.title, "byline": a.byline, "date": a.date.map(|d| d.to_string()), "region": a.region, "text": a.text,
                "blocks": a.blocks.iter().map(|b| format!("{:?}", b.role)).collect::<Vec<_>>(), "statistics": [], "measures": [] })
        })
        .collect();
    let diagnostics: Vec<serde_json::Value> = bulletin.diagnostics.iter().map(|d| serde_json::json!({ "severity": d.severity.code(), "code": d.code, "message": d.message, "at": d.at.map(|a| [a.start, a.end]),
        "text": d.at.map(|a| bulletin.original.chars().skip(a.start).take(a.len()).collect::<String>()) })).collect();
    println!(
        "{}",
        serde_json::json!({ "kind": bulletin.kind.code(), "encoding": bulletin.encoding, "title": bulletin.title, "issuer": bulletin.issuer,
        "number": bulletin.number, "date": bulletin.date.map(|d| d.to_string()), "articles": articles, "diagnostics": diagnostics })
    );
}
