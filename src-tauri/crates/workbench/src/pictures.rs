//! The pictures of a brief: files beside it, and nothing else.

use crate::workbench::Workbench;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use yaobao_model::document::{BlockKind, Document, DocumentBlock};
use yaobao_typeset::{FontSet, PictureProblem, Pictures};

/// Folder beside the library with the pictures of briefs that are kept in it.
const FOLDER: &str = "图片";

/// The most bytes of a picture file.
const MOST: u64 = 64 << 20;

/// Picture files by the address that the Markdown gives them, and a mark that changes when one of them does.
pub(crate) struct Found {
    files: BTreeMap<String, Result<Vec<u8>, PictureProblem>>,
    pub(crate) mark: String,
}

impl Found {
    /// Reads what was found; an SVG's letters are set in `fonts`.
    pub(crate) fn read(self, fonts: &FontSet) -> Pictures {
        let read = |bytes: Vec<u8>| yaobao_export::read_picture(&bytes, fonts).map(Arc::new);
        self.files.into_iter().map(|(target, bytes)| (target, bytes.and_then(read))).collect()
    }
}

impl Workbench {
    /// Fetches the pictures that a brief names: from `folder` for one that is a file, else from beside the library.
    pub(crate) fn pictures(&self, document: &Document, folder: Option<&Path>) -> Found {
        let own = self.path().parent().map(|beside| beside.join(FOLDER));
        let folder = folder.map(Path::to_owned).or(own).unwrap_or_default();
        // A brief that is named without a folder lies in the present one.
        let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
        let mut targets = Vec::new();
        collect(&document.blocks, &mut targets);
        let mut files = BTreeMap::new();
        let mut hasher = blake3::Hasher::new();
        for target in targets {
            if files.contains_key(target) {
                continue;
            }
            let bytes = fetch(&folder, target);
            hasher.update(target.as_bytes());
            hasher.update(bytes.as_deref().unwrap_or_default());
            files.insert(target.to_owned(), bytes);
        }
        let mark = if files.is_empty() { String::new() } else { hasher.finalize().to_hex().to_string() };
        Found { files, mark }
    }
}

fn collect<'d>(blocks: &'d [DocumentBlock], targets: &mut Vec<&'d str>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Image { target, .. } => targets.push(target),
            BlockKind::Quote(inner) => collect(inner, targets),
            BlockKind::List { items, .. } => items.iter().for_each(|item| collect(item, targets)),
            _ => {}
        }
    }
}

/// The bytes of a file in `folder` or below it; an address that leads elsewhere is not opened.
fn fetch(folder: &Path, target: &str) -> Result<Vec<u8>, PictureProblem> {
    let path = PathBuf::from(target.replace('\\', "/").replace("%20", " "));
    let below = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !below || target.contains("://") {
        return Err(PictureProblem::Outside);
    }
    let (Ok(folder), Ok(path)) = (fs::canonicalize(folder), fs::canonicalize(folder.join(path))) else {
        return Err(PictureProblem::Missing);
    };
    // A link in the folder may lead out of it.
    if !path.starts_with(&folder) {
        return Err(PictureProblem::Outside);
    }
    match fs::metadata(&path) {
        Ok(about) if !about.is_file() => Err(PictureProblem::Unreadable),
        Ok(about) if about.len() > MOST => Err(PictureProblem::TooLarge),
        Ok(_) => fs::read(&path).map_err(|_| PictureProblem::Unreadable),
        Err(_) => Err(PictureProblem::Missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_in_the_folder_of_the_brief_are_opened() {
        let place = tempfile::tempdir().expect("a folder can be made");
        let folder = place.path().join("稿");
        fs::create_dir_all(folder.join("图")).expect("a folder can be made");
        fs::write(folder.join("图/甲.png"), b"a").expect("it can be written");
        fs::write(place.path().join("外.png"), b"b").expect("it can be written");
        assert_eq!(fetch(&folder, "图/甲.png"), Ok(b"a".to_vec()));
        assert_eq!(fetch(&folder, "乙.png"), Err(PictureProblem::Missing));
        for outside in ["../外.png", "/etc/hostname", "https://example.org/a.png", "file:///etc/hostname"] {
            assert_eq!(fetch(&folder, outside), Err(PictureProblem::Outside), "{outside}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(place.path().join("外.png"), folder.join("链.png")).expect("it can be made");
            assert_eq!(fetch(&folder, "链.png"), Err(PictureProblem::Outside));
        }
    }
}
