//! The pages of a brief measured against GB/T 9704-2012.

use crate::contract::{ErrorReport, LayoutDeviationRow, LayoutReport, LayoutRuleRow, LayoutVerdict, MarkdownRequest};
use crate::workbench::Workbench;
use std::path::Path;
use yaobao_typeset::{Deviation, Measured, Verdict};

impl Workbench {
    /// Measures the pages of a brief against the standard, and says what its stationery changes on purpose.
    ///
    /// # Errors
    /// When a font is missing, or the stationery cannot be read.
    pub fn layout_report(&self, request: &MarkdownRequest) -> Result<LayoutReport, ErrorReport> {
        self.layout_report_beside(&request.markdown, None)
    }

    /// The same for a brief whose pictures stand in `folder`.
    ///
    /// # Errors
    /// As for [`Workbench::layout_report`].
    pub fn layout_report_beside(&self, markdown: &str, folder: Option<&Path>) -> Result<LayoutReport, ErrorReport> {
        let laid_out = self.laid_out_beside(markdown, folder)?;
        let stationery = &laid_out.stationery;
        let rules = yaobao_typeset::measure(&laid_out.pages, stationery, &laid_out.fonts.set);
        Ok(LayoutReport {
            stationery: stationery.name().to_owned(),
            pages: laid_out.pages.pages.len(),
            rules: rules.into_iter().map(Into::into).collect(),
            deviations: yaobao_typeset::deviations(stationery).into_iter().map(Into::into).collect(),
            diagnostics: laid_out.diagnostics.iter().cloned().map(Into::into).collect(),
        })
    }
}

impl From<Measured> for LayoutRuleRow {
    fn from(measured: Measured) -> Self {
        let Measured { rule, clause, wanted, found, verdict } = measured;
        let verdict = match verdict {
            Verdict::Kept => LayoutVerdict::Kept,
            Verdict::OnPurpose => LayoutVerdict::OnPurpose,
            Verdict::Broken => LayoutVerdict::Broken,
        };
        Self { rule: rule.to_owned(), clause: clause.to_owned(), wanted, found, verdict }
    }
}

impl From<Deviation> for LayoutDeviationRow {
    fn from(deviation: Deviation) -> Self {
        let Deviation { key, clause, usual, own } = deviation;
        Self { key, clause: clause.to_owned(), usual, own }
    }
}
