//! Findings that a person does not want to see again: at one place of a brief, or anywhere.
//!
//! They are kept among the settings of the library, as JSON: those of one place by their brief.

use crate::contract::{ErrorReport, IgnoreRequest, IgnoredRequest, IgnoredRow, Nothing};
use crate::convert::id;
use crate::workbench::Workbench;
use yaobao_compose::Ignored;
use yaobao_model::{BriefId, Span};

/// The setting that holds what is ignored everywhere.
const EVERYWHERE: &str = "ignored";

impl Workbench {
    /// Lets a finding pass from now on.
    ///
    /// # Errors
    /// When one place is meant and no brief is named, and what the library reports.
    pub fn ignore_finding(&self, request: &IgnoreRequest) -> Result<Nothing, ErrorReport> {
        let IgnoreRequest { brief, markdown, rule, at: (start, end), always } = request;
        let brief: Option<BriefId> = brief.as_deref().map(id).transpose()?;
        let at = Span::new((*start).min(*end), *end);
        // A file that is not kept in the library has no place to remember one place by.
        let always = *always || brief.is_none();
        let Ignored { rule, text, around } = Ignored::at(markdown, rule, at, always);
        let setting = setting_of(brief.filter(|_| !always));
        let mut rows = self.ignored_rows(&setting)?;
        let row = IgnoredRow { rule, text, around };
        if !rows.contains(&row) {
            rows.push(row);
            self.keep_ignored(&setting, &rows)?;
        }
        Ok(Nothing {})
    }

    /// What is ignored in a brief and everywhere; with `forget`, after showing that one again.
    ///
    /// # Errors
    /// What the library reports.
    pub fn ignored_findings(&self, request: &IgnoredRequest) -> Result<Vec<IgnoredRow>, ErrorReport> {
        let brief: Option<BriefId> = request.brief.as_deref().map(id).transpose()?;
        let settings = settings_of(brief);
        if let Some(forget) = &request.forget {
            for setting in &settings {
                let mut rows = self.ignored_rows(setting)?;
                let before = rows.len();
                rows.retain(|row| row != forget);
                if rows.len() < before {
                    self.keep_ignored(setting, &rows)?;
                }
            }
        }
        let rows: Result<Vec<_>, _> = settings.iter().map(|setting| self.ignored_rows(setting)).collect();
        Ok(rows?.concat())
    }

    /// What is ignored in a brief and everywhere, for the check.
    pub(crate) fn ignored_in(&self, brief: Option<BriefId>) -> Result<Vec<Ignored>, ErrorReport> {
        let mut ignored = Vec::new();
        for setting in settings_of(brief) {
            let rows = self.ignored_rows(&setting)?.into_iter();
            ignored.extend(rows.map(|IgnoredRow { rule, text, around }| Ignored { rule, text, around }));
        }
        Ok(ignored)
    }

    fn ignored_rows(&self, setting: &str) -> Result<Vec<IgnoredRow>, ErrorReport> {
        let text = self.read(|library| library.setting(setting))?;
        // What another program has written there is not ours to understand; nothing is ignored then.
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    fn keep_ignored(&self, setting: &str, rows: &[IgnoredRow]) -> Result<(), ErrorReport> {
        let text = serde_json::to_string(rows).expect("rows have string keys only");
        self.write(|library| library.set_setting(setting, (!rows.is_empty()).then_some(&text)))
    }
}

fn setting_of(brief: Option<BriefId>) -> String {
    brief.map_or_else(|| EVERYWHERE.to_owned(), |brief| format!("{EVERYWHERE}/{brief}"))
}

fn settings_of(brief: Option<BriefId>) -> Vec<String> {
    let own = brief.map(|brief| setting_of(Some(brief)));
    own.into_iter().chain([setting_of(None)]).collect()
}
