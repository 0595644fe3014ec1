//! The proof (核校稿) of a brief, and the facts that go along with its Markdown.

use crate::contract::{ErrorReport, ExportAccount, ExportRequest, FactKind, SideFact};
use crate::files;
use crate::known::{known_excerpt, known_measure, known_statistic};
use crate::report;
use crate::workbench::Workbench;
use std::path::Path;
use yaobao_compose::{Provenance, linked_facts, proof};
use yaobao_export::PdfOptions;
use yaobao_model::{BulletinId, FactRef, Outcome, ReviewState};
use yaobao_store::Source;

/// A fact with its source, as the library has it.
struct Sourced {
    fact: SideFact,
    source: Source,
    state: Option<ReviewState>,
}

impl Workbench {
    /// Writes the proof of a brief: every figure with a number, and a table of where each comes from.
    ///
    /// # Errors
    /// When a font is missing, the stationery or the library cannot be read, or the file cannot be written.
    pub fn export_proof(&self, request: &ExportRequest) -> Result<ExportAccount, ErrorReport> {
        let ExportRequest { markdown, path } = request;
        let mut failed = None;
        let document = proof(markdown, self.reader(), &mut |fact| {
            self.provenance(fact).unwrap_or_else(|report| {
                failed.get_or_insert(report);
                None
            })
        });
        if let Some(report) = failed {
            return Err(report);
        }
        let (stationery, _) = self.shelf().stationery(document.issue.stationery.as_deref())?;
        let fonts = self.font_set()?;
        let pictures = self.pictures(&document, None).read(&fonts.set);
        let Outcome { value: pages, diagnostics } =
            yaobao_typeset::layout_with(&document, &stationery, &fonts.set, &pictures);
        let options = PdfOptions { attach_source: false, compress: true, ..PdfOptions::default() };
        let pdf =
            yaobao_export::pdf(&pages, &fonts.set, &document, &options).map_err(|error| report::export(&error))?;
        files::write(Path::new(path), &pdf)?;
        Ok(ExportAccount {
            path: path.clone(),
            pages: pages.pages.len(),
            bytes: pdf.len(),
            diagnostics: diagnostics.into_iter().map(Into::into).collect(),
        })
    }

    /// Writes the facts that a brief links to as JSON, to go along with its Markdown.
    ///
    /// # Errors
    /// When the library cannot be read, or the file cannot be written.
    pub fn export_facts(&self, request: &ExportRequest) -> Result<ExportAccount, ErrorReport> {
        let mut facts: Vec<SideFact> = Vec::new();
        for linked in linked_facts(&request.markdown) {
            if let Some(sourced) = self.sourced(linked.fact)?
                && !facts.contains(&sourced.fact)
            {
                facts.push(sourced.fact);
            }
        }
        let text = serde_json::to_string_pretty(&facts).expect("facts have string keys only");
        files::write(Path::new(&request.path), text.as_bytes())?;
        Ok(ExportAccount { path: request.path.clone(), pages: 0, bytes: text.len(), diagnostics: Vec::new() })
    }

    fn provenance(&self, fact: FactRef) -> Result<Option<Provenance>, ErrorReport> {
        let Some(Sourced { fact, source, state }) = self.sourced(fact)? else { return Ok(None) };
        let place = self.place_in_print(source.bulletin)?;
        let issuer = source.issuer.filter(|issuer| !source.bulletin_title.contains(issuer.as_str()));
        let date = source.date.map(|date| date.to_string());
        let title = if source.article_title.is_empty() { &source.bulletin_title } else { &source.article_title };
        let parts: Vec<String> = [Some(format!("《{title}》")), issuer, date].into_iter().flatten().collect();
        Ok(Some(Provenance {
            source: parts.join("，"),
            place,
            quote: fact.quote,
            state: report::review_state(state).to_owned(),
            // An excerpt is marked by a person's own hand.
            accepted: state.is_none_or(|state| matches!(state, ReviewState::Accepted | ReviewState::Edited)),
        }))
    }

    fn sourced(&self, fact: FactRef) -> Result<Option<Sourced>, ErrorReport> {
        self.read(|library| {
            Ok(match fact {
                FactRef::Statistic(id) => library.statistic(id)?.map(|row| {
                    let (source, state) = (row.source.clone(), Some(row.state));
                    let known = known_statistic(row);
                    let (text, quote) = (known.printed(), known.quote);
                    let fact =
                        SideFact { kind: FactKind::Statistic, id: id.to_string(), text, quote, source: known.source };
                    Sourced { fact, source, state }
                }),
                FactRef::Measure(id) => library.measure(id)?.map(|row| {
                    let (source, state) = (row.source.clone(), Some(row.state));
                    let known = known_measure(row);
                    let (text, quote) = (known.head, known.text);
                    let fact =
                        SideFact { kind: FactKind::Measure, id: id.to_string(), text, quote, source: known.source };
                    Sourced { fact, source, state }
                }),
                FactRef::Excerpt(id) => library.excerpt(id)?.map(|row| {
                    let source = row.source.clone();
                    let known = known_excerpt(row);
                    let (text, quote) = (known.statement, known.quote);
                    let fact =
                        SideFact { kind: FactKind::Excerpt, id: id.to_string(), text, quote, source: known.source };
                    Sourced { fact, source, state: None }
                }),
            })
        })
    }

    /// The page of a newspaper (第3版) or the number of a document, by which a person finds it in print.
    fn place_in_print(&self, bulletin: BulletinId) -> Result<String, ErrorReport> {
        let (number, text) = self.read(|library| {
            let number = library.bulletin(bulletin)?.and_then(|stored| stored.row.number);
            Ok((number, library.decoded_text(bulletin)?.unwrap_or_default()))
        })?;
        let banner: String = text.chars().take(BANNER).collect();
        Ok(page_of(&banner).or(number).unwrap_or_default())
    }
}

/// Characters at the start of a newspaper's page among which its number stands.
const BANNER: usize = 300;

/// `第3版`, `03版`: what a page of a newspaper calls itself.
fn page_of(banner: &str) -> Option<String> {
    let at =
        banner.char_indices().find(|&(at, c)| c == '版' && banner[..at].ends_with(|c: char| c.is_ascii_digit()))?.0;
    let digits = banner[..at].trim_end_matches(|c: char| c.is_ascii_digit());
    let number: u32 = banner[digits.len()..at].parse().ok()?;
    (1..=64).contains(&number).then(|| format!("第{number}版"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newspapers_page_says_its_number() {
        assert_eq!(page_of("某某日报 2024年3月5日 第3版").as_deref(), Some("第3版"));
        assert_eq!(page_of("要闻 02版"), Some("第2版".to_owned()));
        assert_eq!(page_of("2024年版目录"), None);
    }
}
