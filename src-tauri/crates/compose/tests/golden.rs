//! The golden set: passages in which nothing is wrong, and sentences with one mistake each.

use yaobao_compose::{FigureReader, NoFacts, RuleSet, TypedFigure, check};
use yaobao_model::CharIndex;

/// Finds no figures: what figures are is another stage's business.
struct NoFigures;

impl FigureReader for NoFigures {
    fn figures(&self, _: &str) -> Vec<TypedFigure> {
        Vec::new()
    }
}

/// What is found in a text beside the cover, which these texts do not have.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let mut rules = RuleSet::new(&NoFigures);
    rules.off.insert("brief.cover".to_owned());
    let index = CharIndex::new(text);
    let findings = check(text, &NoFacts, &rules);
    findings.into_iter().map(|finding| (finding.rule, index.slice(finding.at).to_owned())).collect()
}

#[test]
fn nothing_is_found_in_clean_passages() {
    let passages: Vec<&str> = include_str!("clean.md").split("\n\n").collect();
    assert!(passages.len() >= 40);
    let alarms: Vec<_> =
        passages.iter().map(|passage| (passage, found(passage))).filter(|(_, f)| !f.is_empty()).collect();
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn seeded_mistakes_are_found_by_their_rules() {
    let seeded: Vec<(&str, String)> = include_str!("seeded.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(rule, text)| (rule, text.replace("\\n", "\n")))
        .collect();
    let is_missed = |(rule, text): &&(&str, String)| !found(text).iter().any(|(found, _)| found == rule);
    let missed: Vec<_> = seeded.iter().filter(is_missed).collect();
    assert!(seeded.len() >= 180);
    assert!(missed.is_empty(), "{} of {}: {missed:#?}", missed.len(), seeded.len());
}
