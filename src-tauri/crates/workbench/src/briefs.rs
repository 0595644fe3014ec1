//! Briefs: starting, keeping, listing them.

use crate::contract::{
    BriefDetail, BriefRow, ErrorReport, IdRequest, NewBriefRequest, Nothing, PathRequest, SaveBriefRequest,
};
use crate::convert::id;
use crate::files;
use crate::known::LibraryFacts;
use crate::report;
use crate::workbench::Workbench;
use std::path::Path;
use yaobao_model::{BriefId, Diagnostic, IssueData, Outcome};
use yaobao_store as store;
use yaobao_store::{StoreError, StoredBrief};

impl Workbench {
    /// The Markdown that a template makes of the library, without keeping it as a brief.
    ///
    /// # Errors
    /// When there is no such template, it has a mistake, or an answer is missing.
    pub fn start_brief(&self, request: &NewBriefRequest) -> Result<Outcome<String>, ErrorReport> {
        let NewBriefRequest { template, answers } = request;
        let template = self.shelf().template(template)?;
        let facts = LibraryFacts::new(self);
        let started = yaobao_compose::start(&template, answers, &facts, self.host.today())
            .map_err(|error| report::template(&template.name, &error))?;
        facts.failure()?;
        Ok(started)
    }

    /// Briefs, last changed first.
    ///
    /// # Errors
    /// What the library reports.
    pub fn briefs(&self, _: &Nothing) -> Result<Vec<BriefRow>, ErrorReport> {
        let briefs = self.read(|library| {
            let rows = library.briefs()?;
            rows.iter().map(|row| library.brief(row.id)).filter_map(Result::transpose).collect::<Result<Vec<_>, _>>()
        })?;
        Ok(briefs.into_iter().map(|brief| detail(brief).row).collect())
    }

    /// Starts a brief from a template.
    ///
    /// # Errors
    /// As for [`Workbench::start_brief`], and what the library reports.
    pub fn new_brief(&self, request: &NewBriefRequest) -> Result<BriefDetail, ErrorReport> {
        let Outcome { value: markdown, diagnostics } = self.start_brief(request)?;
        let title = title_of(&markdown, &request.template);
        let id = self.write(|library| library.add_brief(&title, Some(&request.template), &markdown))?;
        self.stored(id, diagnostics)
    }

    /// Takes a Markdown file in as a brief.
    ///
    /// # Errors
    /// When the file cannot be read or is not UTF-8, and what the library reports.
    pub fn open_brief_file(&self, request: &PathRequest) -> Result<BriefDetail, ErrorReport> {
        let path = Path::new(&request.path);
        let markdown = files::read_text(path)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let title = title_of(&markdown, &name);
        let id = self.write(|library| library.add_brief(&title, None, &markdown))?;
        self.stored(id, Vec::new())
    }

    /// One brief with its Markdown.
    ///
    /// # Errors
    /// When there is no such brief, and what the library reports.
    pub fn brief(&self, request: &IdRequest) -> Result<BriefDetail, ErrorReport> {
        self.stored(id(&request.id)?, Vec::new())
    }

    /// Keeps the Markdown of a brief as its newest revision.
    ///
    /// # Errors
    /// When there is no such brief, and what the library reports.
    pub fn save_brief(&self, request: &SaveBriefRequest) -> Result<BriefRow, ErrorReport> {
        let SaveBriefRequest { id: brief, markdown } = request;
        let brief: BriefId = id(brief)?;
        let title = title_of(markdown, "未命名要报");
        self.write(|library| library.save_brief(brief, &title, markdown, None))?;
        Ok(self.stored(brief, Vec::new())?.row)
    }

    /// Deletes a brief.
    ///
    /// # Errors
    /// When there is no such brief, and what the library reports.
    pub fn delete_brief(&self, request: &IdRequest) -> Result<Nothing, ErrorReport> {
        let brief: BriefId = id(&request.id)?;
        self.write(|library| library.delete_brief(brief))?;
        self.forget_progress(brief)?;
        Ok(Nothing {})
    }

    /// A brief as it is kept, with these remarks before those about its Markdown.
    fn stored(&self, id: BriefId, remarks: Vec<Diagnostic>) -> Result<BriefDetail, ErrorReport> {
        let brief = self.read(|library| {
            library.brief(id)?.ok_or_else(|| StoreError::NoSuch { what: "brief", id: id.to_string() })
        })?;
        let mut detail = detail(brief);
        detail.diagnostics.splice(0..0, remarks.into_iter().map(Into::into));
        Ok(detail)
    }
}

/// The title that the front matter gives, or else `other`.
fn title_of(markdown: &str, other: &str) -> String {
    let title = yaobao_compose::parse(markdown).value.issue.title;
    title.filter(|title| !title.trim().is_empty()).unwrap_or_else(|| other.to_owned())
}

fn detail(brief: StoredBrief) -> BriefDetail {
    let StoredBrief { row, text, facts } = brief;
    let store::BriefRow { id, title, template, state, created_at: _, changed_at, revision: _, facts: _ } = row;
    let parsed = yaobao_compose::parse(&text);
    BriefDetail {
        row: BriefRow {
            id: id.to_string(),
            title,
            issue: issue_name(&parsed.value.issue),
            template: template.unwrap_or_default(),
            state: state.into(),
            characters: yaobao_compose::count_characters(&parsed.value),
            facts: facts.len(),
            updated_at: changed_at,
        },
        markdown: text,
        diagnostics: parsed.diagnostics.into_iter().map(Into::into).collect(),
    }
}

/// Serial and number as printed: `智库成果要报 第198期`.
fn issue_name(issue: &IssueData) -> String {
    let number = issue.number.map(|number| format!("第{number}期"));
    let parts: Vec<String> = issue.serial.iter().cloned().chain(number).collect();
    parts.join(" ")
}
