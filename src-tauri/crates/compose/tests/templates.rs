//! The templates that come with the program: each can be read, started without answers, and checked in peace.

use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::Path;
use yaobao_compose::{FigureReader, NoFacts, RuleSet, Template, TypedFigure, check, parse, start};
use yaobao_model::Severity;

/// Finds no figures: what figures are is another stage's business.
struct NoFigures;

impl FigureReader for NoFigures {
    fn figures(&self, _: &str) -> Vec<TypedFigure> {
        Vec::new()
    }
}

fn started() -> Vec<(Template, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../templates/briefs");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of templates is part of the repository")
        .map(|entry| entry.expect("a readable entry").path())
        .collect();
    paths.sort();
    let today = NaiveDate::from_ymd_opt(2026, 6, 29).expect("a day");
    let start = |path: &Path| {
        let text = std::fs::read_to_string(path).expect("a readable template");
        let template = Template::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let brief = start(&template, &BTreeMap::new(), &NoFacts, today).expect("a template starts without answers");
        (template, brief.value)
    };
    paths.iter().map(|path| start(path)).collect()
}

#[test]
fn every_template_starts_with_a_complete_cover() {
    let started = started();
    assert_eq!(started.len(), 6);
    for (template, brief) in started {
        let parsed = parse(&brief);
        assert_eq!(parsed.diagnostics, [], "{}", template.name);
        let issue = parsed.value.issue;
        if issue.stationery.as_deref() == Some("公文") {
            let official = &issue.official;
            assert!(official.document_number.is_some() && official.printed_by.is_some());
            assert!(!official.addressed_to.is_empty() && issue.issuer.is_some() && issue.date.is_some());
            continue;
        }
        assert_eq!(issue.number, Some(1));
        assert!(issue.serial.is_some() && issue.issuer.is_some() && issue.title.is_some() && issue.date.is_some());
        assert!(!issue.submit_to.is_empty() && issue.copies.is_some());
    }
}

#[test]
fn a_started_brief_has_nothing_wrong_but_what_is_still_to_be_filled_in() {
    for (template, brief) in started() {
        let findings = check(&brief, &NoFacts, &RuleSet::new(&NoFigures));
        let others = findings.iter().filter(|f| f.rule != "brief.placeholder" && f.severity != Severity::Hint);
        let others: Vec<_> = others.map(|f| (f.rule, &f.message)).collect();
        assert!(others.is_empty(), "{}: {others:?}\n{brief}", template.name);
    }
}
