//! A person's own templates: from a file, from a brief, written in the program. They lie beside the library.

use crate::contract::{
    ErrorReport, IdRequest, Nothing, PathRequest, TemplateDraft, TemplateOfBriefRequest, TemplateRequest, TemplateText,
};
use crate::files;
use crate::known::LibraryFacts;
use crate::report;
use crate::templates::OWN_TEMPLATES;
use crate::workbench::Workbench;
use std::fs;
use std::path::{Path, PathBuf};
use yaobao_compose::{Template, TemplateError};

impl Workbench {
    /// The file of a template, and what is wrong with it.
    ///
    /// # Errors
    /// When there is no such template.
    pub fn template_text(&self, request: &TemplateRequest) -> Result<TemplateText, ErrorReport> {
        let shelf = self.shelf();
        match shelf.template_text(&request.name) {
            Some((text, own)) => Ok(looked_through(&request.name, text, own)),
            None => {
                Err(shelf.template(&request.name).err().unwrap_or_else(|| report::no_such_template(&request.name, &[])))
            }
        }
    }

    /// Keeps a person's own template under its 模板名, or only tries it; one with a mistake is not kept, and says where.
    ///
    /// # Errors
    /// When the library lies in no folder, or the file cannot be written.
    pub fn save_template(&self, request: &TemplateDraft) -> Result<TemplateText, ErrorReport> {
        let TemplateDraft { text, try_only } = request;
        let name = Template::parse(text).map(|template| template.name).unwrap_or_default();
        let found = looked_through(&name, text, true);
        if found.problem.is_empty() && !try_only {
            let path = self.own_template(&name);
            let folder = path.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(folder).map_err(|error| report::unwritable(&path, &error))?;
            files::write(&path, text.as_bytes())?;
        }
        Ok(found)
    }

    /// Makes a template of a brief: its number, day and title become prompts, its linked figures questions.
    ///
    /// # Errors
    /// When there is no such brief, and as for [`Workbench::save_template`].
    pub fn template_of_brief(&self, request: &TemplateOfBriefRequest) -> Result<TemplateText, ErrorReport> {
        let brief = self.brief(&IdRequest { id: request.id.clone() })?;
        let facts = LibraryFacts::new(self);
        let text = yaobao_compose::template_of(&brief.markdown, &request.name, &facts);
        facts.failure()?;
        self.save_template(&TemplateDraft { text, try_only: false })
    }

    /// Takes a file in as a person's own template; one with a mistake is not kept, and says where.
    ///
    /// # Errors
    /// When it cannot be read, and as for [`Workbench::save_template`].
    pub fn add_template_file(&self, request: &PathRequest) -> Result<TemplateText, ErrorReport> {
        let text = files::read_text(Path::new(&request.path))?;
        self.save_template(&TemplateDraft { text, try_only: false })
    }

    /// Deletes a person's own template; one of the program of the same name is then seen again.
    ///
    /// # Errors
    /// When there is none, or it came with the program.
    pub fn delete_template(&self, request: &TemplateRequest) -> Result<Nothing, ErrorReport> {
        let name = &request.name;
        let shelf = self.shelf();
        let Some((text, own)) = shelf.template_text(name) else {
            return Err(report::no_such_template(name, &[]));
        };
        if !own {
            return Err(report::not_your_template(name));
        }
        // A person may have named the file otherwise than the template in it.
        let folder = self.own_template(name).parent().map(Path::to_owned).unwrap_or_default();
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
        for path in entries.filter(|path| fs::read_to_string(path).is_ok_and(|found| found == text)) {
            fs::remove_file(&path).map_err(|error| report::unwritable(&path, &error))?;
        }
        Ok(Nothing {})
    }

    fn own_template(&self, name: &str) -> PathBuf {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let file: String =
            name.chars().map(|c| if r#"\/:*?"<>|"#.contains(c) || c.is_control() { ' ' } else { c }).collect();
        folder.join(OWN_TEMPLATES.0).join(format!("{}.{}", file.trim(), OWN_TEMPLATES.1))
    }
}

fn looked_through(name: &str, text: &str, own: bool) -> TemplateText {
    let mistake: Option<TemplateError> = Template::parse(text).err();
    TemplateText {
        name: name.to_owned(),
        text: text.to_owned(),
        own,
        line: mistake.as_ref().and_then(TemplateError::line),
        problem: mistake.map(|error| report::template(name, &error).message).unwrap_or_default(),
    }
}
