//! Templates and stationery: those of the program, and those a person keeps beside the library.

use crate::built_in;
use crate::contract::{ErrorReport, Nothing, PromptRow, StationeryRow, TemplateRow};
use crate::known::LibraryFacts;
use crate::report;
use crate::workbench::Workbench;
use std::fs;
use std::path::{Path, PathBuf};
use yaobao_compose::{Prompt, Template, TemplateError};
use yaobao_model::Diagnostic;
use yaobao_typeset::{Stationery, StationeryError};

/// The stationery of a brief that names none.
const USUAL: &str = "智库成果要报";

/// Folder beside the library with a person's own templates, and its files' ending.
pub(crate) const OWN_TEMPLATES: (&str, &str) = ("模板", "md");

/// Folder beside the library with a person's own stationery, and its files' ending.
const OWN_STATIONERY: (&str, &str) = ("版式", "toml");

/// Templates and stationery as they stand in their files.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    templates: Vec<Sheet>,
    stationeries: Vec<Sheet>,
}

/// One file.
#[derive(Debug)]
struct Sheet {
    /// Its name without the ending.
    name: String,
    text: String,
    /// Whether it is a person's own.
    own: bool,
}

impl Shelf {
    /// The program's own files, after those in `folder`: a person's template of the same name comes first.
    pub(crate) fn new(folder: Option<&Path>) -> Self {
        let own = |(place, ending): (&str, &str)| {
            folder.map(|folder| sheets_in(&folder.join(place), ending)).unwrap_or_default()
        };
        let built_in = |files: &[(&str, &str)]| -> Vec<Sheet> {
            let sheet = |(file, text): &(&str, &str)| Sheet {
                name: file.rsplit_once('.').map_or(*file, |(name, _)| name).to_owned(),
                text: (*text).to_owned(),
                own: false,
            };
            files.iter().map(sheet).collect()
        };
        let mut shelf = Self { templates: own(OWN_TEMPLATES), stationeries: own(OWN_STATIONERY) };
        shelf.templates.extend(built_in(built_in::TEMPLATES));
        shelf.stationeries.extend(built_in(built_in::STATIONERIES));
        shelf
    }

    /// Every template that can be read; of two with one name the first.
    fn templates(&self) -> Vec<Template> {
        let mut templates: Vec<Template> = Vec::new();
        for template in self.templates.iter().filter_map(|sheet| Template::parse(&sheet.text).ok()) {
            if templates.iter().all(|known| known.name != template.name) {
                templates.push(template);
            }
        }
        templates
    }

    /// The template of this name.
    ///
    /// # Errors
    /// When there is none, or the file of that name cannot be read.
    pub(crate) fn template(&self, name: &str) -> Result<Template, ErrorReport> {
        let mut mistake: Option<TemplateError> = None;
        let mut known = Vec::new();
        for sheet in &self.templates {
            match Template::parse(&sheet.text) {
                Ok(template) if template.name == name => return Ok(template),
                Ok(template) => known.push(template.name),
                Err(error) if sheet.name == name => mistake = Some(error),
                Err(_) => {}
            }
        }
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        Err(mistake.map_or_else(|| report::no_such_template(name, &known), |error| report::template(name, &error)))
    }

    /// The template of this name, if there is one that can be read.
    pub(crate) fn named(&self, name: &str) -> Option<Template> {
        // Reading one tries all its expressions, so only those that mention the name are read.
        let sheets = self.templates.iter().filter(|sheet| sheet.text.contains(name));
        sheets.filter_map(|sheet| Template::parse(&sheet.text).ok()).find(|template| template.name == name)
    }

    /// The file of the template of this name, or of the file itself where it cannot be read, and whether it is a
    /// person's own.
    pub(crate) fn template_text(&self, name: &str) -> Option<(&str, bool)> {
        let is_meant = |sheet: &&Sheet| match Template::parse(&sheet.text) {
            Ok(template) => template.name == name,
            Err(_) => sheet.name == name,
        };
        self.templates.iter().find(is_meant).map(|sheet| (sheet.text.as_str(), sheet.own))
    }

    /// The stationery that a brief names, or the usual one; says so when there is none of that name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn stationery(&self, name: Option<&str>) -> Result<(Stationery, Option<Diagnostic>), ErrorReport> {
        let wanted = name.unwrap_or(USUAL);
        for sheet in &self.stationeries {
            match self.set(sheet) {
                Ok(stationery) if stationery.name() == wanted => return Ok((stationery, None)),
                Err(error) if sheet.name == wanted => return Err(report::stationery(wanted, &error)),
                _ => {}
            }
        }
        if let Some(name) = name {
            let (stationery, _) = self.stationery(None)?;
            let remark = report::no_such_stationery(name, stationery.name());
            return Ok((stationery, Some(remark)));
        }
        Ok((Stationery::default(), None))
    }

    /// Reads a stationery file, on top of its base where it names one.
    fn set(&self, sheet: &Sheet) -> Result<Stationery, StationeryError> {
        let Some(base) = Stationery::base_of(&sheet.text) else { return Stationery::from_toml(&sheet.text) };
        let base = self.stationeries.iter().find(|other| {
            other.name == base || Stationery::from_toml(&other.text).is_ok_and(|other| other.name() == base)
        });
        match base {
            Some(base) => Stationery::variant(&sheet.text, &base.text),
            None => Stationery::from_toml(&sheet.text),
        }
    }
}

/// The files of a folder in the order of their names; a folder that is not there has none.
fn sheets_in(folder: &Path, ending: &str) -> Vec<Sheet> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    paths.sort();
    let sheet = |path: PathBuf| {
        let name = path.file_stem()?.to_string_lossy().into_owned();
        Some(Sheet { name, text: fs::read_to_string(&path).ok()?, own: true })
    };
    paths.into_iter().filter_map(sheet).filter(|sheet| sheet.name != "README").collect()
}

/// What a stationery file says it is for: its first comment.
fn description(text: &str) -> String {
    let comment = text.lines().map_while(|line| line.trim().strip_prefix('#'));
    comment.map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned()
}

impl Workbench {
    /// Templates that a brief can be started from, the usual one first.
    ///
    /// # Errors
    /// When the library cannot be read. A template that cannot be is left out, and named when it is asked for.
    pub fn templates(&self, _: &Nothing) -> Result<Vec<TemplateRow>, ErrorReport> {
        let mut templates = self.shelf().templates();
        templates.sort_by_key(|template| template.name != USUAL);
        let facts = LibraryFacts::new(self);
        let today = self.host.today();
        let row = |template: Template| {
            // Every expression was tried when the template was read; one that fails on this library leaves its field open.
            let mut defaults = yaobao_compose::defaults(&template, &facts, today).unwrap_or_default();
            let Template { name, description, prompts, .. } = template;
            let prompts = prompts.into_iter().map(|prompt| {
                let default = defaults.remove(&prompt.key);
                prompt_row(prompt, default)
            });
            TemplateRow { name, description, prompts: prompts.collect() }
        };
        let rows = templates.into_iter().map(row).collect();
        facts.failure()?;
        Ok(rows)
    }

    /// Printed forms that a brief can have.
    ///
    /// # Errors
    /// None: a file that cannot be read is left out, and named when it is asked for.
    pub fn stationeries(&self, _: &Nothing) -> Result<Vec<StationeryRow>, ErrorReport> {
        let shelf = self.shelf();
        let mut rows: Vec<StationeryRow> = Vec::new();
        for sheet in &shelf.stationeries {
            let Ok(stationery) = shelf.set(sheet) else { continue };
            if rows.iter().all(|known| known.name != stationery.name()) {
                rows.push(StationeryRow { name: stationery.name().to_owned(), description: description(&sheet.text) });
            }
        }
        Ok(rows)
    }

    /// Templates and stationery as they stand now: a person's own may have changed since they were last used.
    pub(crate) fn shelf(&self) -> Shelf {
        Shelf::new(self.path.parent())
    }
}

fn prompt_row(prompt: Prompt, evaluated: Option<String>) -> PromptRow {
    let Prompt { key, label, default, required } = prompt;
    // A default is an answer, so nothing has to be said where there is one.
    PromptRow { required: required && default.is_none(), key, label, default: evaluated.unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_file_can_be_read() {
        let shelf = Shelf::new(None);
        for sheet in &shelf.templates {
            Template::parse(&sheet.text).unwrap_or_else(|error| panic!("{}: {error}", sheet.name));
        }
        for sheet in &shelf.stationeries {
            shelf.set(sheet).unwrap_or_else(|error| panic!("{}: {error}", sheet.name));
        }
    }

    #[test]
    fn a_persons_own_template_comes_before_the_built_in_one() {
        let place = tempfile::tempdir().expect("a folder can be made");
        let folder = place.path().join(OWN_TEMPLATES.0);
        fs::create_dir(&folder).expect("a folder can be made");
        fs::write(folder.join("a.md"), "---\n模板名: 专报\n说明: 自用\n---\n正文\n").expect("it can be written");
        fs::write(folder.join("坏.md"), "没有设置").expect("it can be written");
        let shelf = Shelf::new(Some(place.path()));
        assert_eq!(shelf.template("专报").expect("it is there").description, "自用");
        let report = shelf.template("坏").expect_err("it has no front matter");
        assert_eq!(report.code, crate::contract::ErrorCode::TemplateWrong);
    }

    #[test]
    fn an_unknown_stationery_is_replaced_and_said() {
        let (_, remark) = Shelf::new(None).stationery(Some("不存在的版式")).expect("another one is there");
        assert_eq!(remark.expect("it is said").code, "stationery.unknown");
    }
}
