//! Checking a brief against the library and the rules of its kind.

use crate::contract::{CheckReport, CheckRequest, ErrorReport, FindingRow, at_of};
use crate::convert::id;
use crate::known::LibraryFacts;
use crate::workbench::Workbench;
use yaobao_compose::{Finding, Ignored, ListRow, RuleSet, Template, check, parse};
use yaobao_model::BriefId;

/// What a brief is checked by, beside the rules themselves.
struct Kind {
    template: Option<Template>,
    words: Vec<ListRow>,
    ignored: Vec<Ignored>,
}

impl Workbench {
    /// Findings about a brief, in the order of its text.
    ///
    /// # Errors
    /// What the library reports.
    pub fn check_brief(&self, request: &CheckRequest) -> Result<CheckReport, ErrorReport> {
        let brief: Option<BriefId> = request.brief.as_deref().map(id).transpose()?;
        let Kind { template, words, ignored } = self.kind_of(brief, &request.markdown)?;
        let facts = LibraryFacts::new(self);
        let reader = self.reader();
        let mut rules = RuleSet { divisions: Some(&reader.gazetteer), ..RuleSet::new(reader) };
        rules.words = &words;
        rules.ignored = &ignored;
        if let Some(template) = &template {
            rules.length = template.length;
            rules.sections = &template.sections;
            rules.off.extend(template.rules.off.iter().cloned());
            rules.off.retain(|rule| !template.rules.on.contains(rule));
        }
        let findings = check(&request.markdown, &facts, &rules);
        facts.failure()?;
        Ok(CheckReport { findings: findings.into_iter().map(finding_row).collect() })
    }

    /// The template that a brief was started from, or else the one that its 刊名 names, with the office's own words.
    fn kind_of(&self, brief: Option<BriefId>, markdown: &str) -> Result<Kind, ErrorReport> {
        let started_from = match brief {
            Some(brief) => self.read(|library| library.brief(brief))?.and_then(|brief| brief.row.template),
            None => None,
        };
        let name = started_from.or_else(|| parse(markdown).value.issue.serial);
        let template = name.and_then(|name| self.shelf().named(&name));
        let words = self.word_list_files().into_iter().flat_map(|(_, list)| list.rows).collect();
        Ok(Kind { template, words, ignored: self.ignored_in(brief)? })
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
