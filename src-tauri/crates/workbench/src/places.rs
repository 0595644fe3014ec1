//! Where things lie on a machine. The shells look the environment up; nothing here does.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Looks up a variable of the environment: `|name| std::env::var_os(name)`.
pub type Environment<'e> = &'e dyn Fn(&str) -> Option<OsString>;

/// The library that is used when none is named: `library.yaobao` in the platform's data folder.
///
/// `YAOBAO_LIBRARY` comes first. `None` when the machine has no home folder.
#[must_use]
pub fn library(environment: Environment<'_>) -> Option<PathBuf> {
    let set = |name: &str| environment(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(path) = set("YAOBAO_LIBRARY") {
        return Some(path);
    }
    let data = if cfg!(target_os = "windows") {
        set("APPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        let absolute = set("XDG_DATA_HOME").filter(|path| path.is_absolute());
        absolute.or_else(|| set("HOME").map(|home| home.join(".local/share")))
    };
    data.map(|folder| folder.join("yaobao").join("library.yaobao"))
}

/// The folder of the fonts that come with the program.
///
/// `YAOBAO_FONTS` comes first, then the folders an installed program has beside it, then, in a work tree,
/// `assets/fonts` of the folder that the program was built in.
#[must_use]
pub fn fonts(environment: Environment<'_>, program: Option<&Path>) -> Option<PathBuf> {
    if let Some(path) = environment("YAOBAO_FONTS").filter(|value| !value.is_empty()) {
        return Some(PathBuf::from(path));
    }
    let folder = program.and_then(Path::parent)?;
    let beside = ["../share/yaobao/fonts", "resources/fonts", "../lib/yaobao-desktop/fonts", "../Resources/fonts"];
    let installed = beside.iter().map(|place| folder.join(place));
    let work_tree = folder.ancestors().take(4).map(|above| above.join("assets/fonts"));
    installed.chain(work_tree).find(|place| place.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_names_the_library_before_the_data_folder() {
        let named = |name: &str| (name == "YAOBAO_LIBRARY").then(|| OsString::from("/a/b.yaobao"));
        assert_eq!(library(&named), Some(PathBuf::from("/a/b.yaobao")));
        assert_eq!(library(&|_| None), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_data_folder_follows_the_platform() {
        let home = |name: &str| (name == "HOME").then(|| OsString::from("/home/user"));
        assert_eq!(library(&home), Some(PathBuf::from("/home/user/.local/share/yaobao/library.yaobao")));
        // The specification says that a relative folder is to be ignored.
        let relative = |name: &str| match name {
            "HOME" => Some(OsString::from("/home/user")),
            "XDG_DATA_HOME" => Some(OsString::from("data")),
            _ => None,
        };
        assert_eq!(library(&relative), library(&home));
    }

    #[test]
    fn fonts_lie_beside_an_installed_program() {
        let place = tempfile::tempdir().expect("a folder can be made");
        let fonts_folder = place.path().join("share/yaobao/fonts");
        std::fs::create_dir_all(&fonts_folder).expect("a folder can be made");
        let program = place.path().join("bin/yaobao");
        std::fs::create_dir_all(place.path().join("bin")).expect("a folder can be made");
        let found = fonts(&|_| None, Some(&program)).expect("the folder is there");
        assert_eq!(found.canonicalize().ok(), fonts_folder.canonicalize().ok());
    }
}
