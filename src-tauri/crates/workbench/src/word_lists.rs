//! Word lists (词表) that an office keeps beside its library.

use crate::contract::{ErrorReport, Nothing, PathRequest, WordListMistake, WordListRow};
use crate::files;
use crate::workbench::Workbench;
use std::fs;
use std::path::{Path, PathBuf};
use yaobao_compose::{ListMistake, WordList};

/// Folder beside the library with the office's word lists.
const FOLDER: &str = "词表";

/// A list with one row of every kind, of invented names, for a person to begin with.
const SAMPLE: &str = include_str!("../../../../templates/lists/样例.csv");

impl Workbench {
    /// The word lists beside the library, with what is wrong with each.
    ///
    /// # Errors
    /// None: a file that cannot be read says so among its mistakes.
    pub fn word_lists(&self, _: &Nothing) -> Result<Vec<WordListRow>, ErrorReport> {
        let today = self.host.today();
        let row = |(path, list): (PathBuf, WordList)| WordListRow {
            path: path.to_string_lossy().into_owned(),
            rows: list.rows.len(),
            holding: list.rows.iter().filter(|row| row.holds_on(Some(today))).count(),
            mistakes: list.mistakes.into_iter().map(mistake).collect(),
        };
        Ok(self.word_list_files().into_iter().map(row).collect())
    }

    /// Looks one word list through that lies anywhere.
    ///
    /// # Errors
    /// When the file cannot be read or is not UTF-8.
    pub fn try_word_list(&self, request: &PathRequest) -> Result<WordListRow, ErrorReport> {
        let list = WordList::parse(&files::read_text(Path::new(&request.path))?);
        let today = self.host.today();
        Ok(WordListRow {
            path: request.path.clone(),
            rows: list.rows.len(),
            holding: list.rows.iter().filter(|row| row.holds_on(Some(today))).count(),
            mistakes: list.mistakes.into_iter().map(mistake).collect(),
        })
    }

    /// Writes a list to begin with, with one row of every kind.
    ///
    /// # Errors
    /// When there is such a file already, or it cannot be written.
    pub fn sample_word_list(&self, request: &PathRequest) -> Result<Nothing, ErrorReport> {
        files::write_new(Path::new(&request.path), SAMPLE.as_bytes())?;
        Ok(Nothing {})
    }

    /// The lists in the order of their files' names.
    pub(crate) fn word_list_files(&self) -> Vec<(PathBuf, WordList)> {
        let folder = self.path.parent().map(|folder| folder.join(FOLDER));
        let entries = folder.into_iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
        let is_list = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "csv" || ending == "tsv");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_list).collect();
        paths.sort();
        let read = |path: PathBuf| {
            let list = match files::read_text(&path) {
                Ok(text) => WordList::parse(&text),
                Err(report) => {
                    let message = format!("{}{}", report.message, report.hint);
                    WordList { rows: Vec::new(), mistakes: vec![ListMistake { line: 1, message }] }
                }
            };
            (path, list)
        };
        paths.into_iter().map(read).collect()
    }
}

fn mistake(mistake: ListMistake) -> WordListMistake {
    let ListMistake { line, message } = mistake;
    WordListMistake { line, message }
}
