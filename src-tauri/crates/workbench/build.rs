//! Lists the data files that are built into the program, so that a new template or word list needs no code.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Name of the constant, folder from the root of the work tree, endings of the files.
const FOLDERS: &[(&str, &str, &[&str])] = &[
    ("LEXICONS", "assets/lexicons", &["txt", "csv"]),
    ("TEMPLATES", "templates/briefs", &["md"]),
    ("STATIONERIES", "templates/stationery", &["toml"]),
];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo gives it")).join("../../..");
    let root = fs::canonicalize(root)?;
    let mut code = String::new();
    for (constant, folder, endings) in FOLDERS {
        let folder = root.join(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        writeln!(code, "pub(crate) const {constant}: &[(&str, &str)] = &[").expect("writing to a string cannot fail");
        for file in files(&folder, endings)? {
            let name = file.file_name().expect("it stands in a folder").to_string_lossy().into_owned();
            let path = file.to_string_lossy().into_owned();
            writeln!(code, "    ({name:?}, include_str!({path:?})),").expect("writing to a string cannot fail");
        }
        code.push_str("];\n");
    }
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo gives it"));
    fs::write(out.join("embedded.rs"), code)
}

/// The files of a folder with one of these endings, in the order of their names; the README that shows how to write one is none.
fn files(folder: &Path, endings: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let readme = path.file_stem().is_some_and(|stem| stem == "README");
        if path.extension().is_some_and(|found| endings.iter().any(|ending| found == *ending)) && !readme {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
