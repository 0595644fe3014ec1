//! Checking a brief against the library and the rules.

use crate::contract::{CheckReport, ErrorReport, FindingRow, MarkdownRequest, at_of};
use crate::known::LibraryFacts;
use crate::workbench::Workbench;
use yaobao_compose::{Finding, RuleSet, check};

impl Workbench {
    /// Findings about a brief, in the order of its text.
    ///
    /// # Errors
    /// What the library reports.
    pub fn check_brief(&self, request: &MarkdownRequest) -> Result<CheckReport, ErrorReport> {
        let facts = LibraryFacts::new(self);
        let reader = self.reader();
        let rules = RuleSet { divisions: Some(&reader.gazetteer), ..RuleSet::new(reader) };
        let findings = check(&request.markdown, &facts, &rules);
        facts.failure()?;
        Ok(CheckReport { findings: findings.into_iter().map(finding_row).collect() })
    }
}

fn finding_row(finding: Finding) -> FindingRow {
    let Finding { rule, severity, message, at, suggestion, source } = finding;
    FindingRow {
        rule: rule.to_owned(),
        severity: severity.into(),
        message,
        at: at_of(at),
        suggestion,
        source: source.to_owned(),
    }
}
