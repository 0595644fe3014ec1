//! The invariants of `src-tauri/ARCHITECTURE.md` that a test can hold.
//!
//! Two things are looked at: the graph of packages as Cargo resolves it, and the text of the sources.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Crates that a value goes through; they know no clock, environment, network or file system.
const STAGES: &[&str] = &["ingest", "extract", "compose", "typeset", "export"];

/// Which of our crates each of our crates may be linked with.
const EDGES: &[(&str, &[&str])] = &[
    ("yaobao-model", &[]),
    ("yaobao-ingest", &["yaobao-model"]),
    ("yaobao-extract", &["yaobao-model"]),
    ("yaobao-store", &["yaobao-model"]),
    ("yaobao-compose", &["yaobao-model"]),
    ("yaobao-typeset", &["yaobao-model"]),
    ("yaobao-export", &["yaobao-model", "yaobao-typeset"]),
    (
        "yaobao-workbench",
        &[
            "yaobao-model",
            "yaobao-ingest",
            "yaobao-extract",
            "yaobao-store",
            "yaobao-compose",
            "yaobao-typeset",
            "yaobao-export",
        ],
    ),
    ("yaobao-cli", &["yaobao-workbench"]),
    ("yaobao-desktop", &["yaobao-workbench"]),
];

/// Crates that speak HTTP or TLS, which nothing in the product needs.
const NETWORK: &[&str] = &[
    "attohttpc",
    "curl",
    "h2",
    "hyper",
    "hyper-util",
    "isahc",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "surf",
    "tungstenite",
    "ureq",
];

#[test]
fn only_the_desktop_shell_depends_on_tauri() {
    let graph = Graph::read();
    for member in graph.members.iter().filter(|name| *name != "yaobao-desktop") {
        let reached = graph.reached_from(member, &["normal", "dev", "build"]);
        let windows: Vec<&String> =
            reached.iter().filter(|name| name.starts_with("tauri") || name.starts_with("webkit2gtk")).collect();
        assert!(windows.is_empty(), "{member} reaches {windows:?}: only the desktop shell may know the window");
    }
}

#[test]
fn each_crate_is_linked_with_those_below_it_alone() {
    let graph = Graph::read();
    for (from, allowed) in EDGES {
        let ours = graph.direct(from, "normal").into_iter().filter(|name| name.starts_with("yaobao-"));
        let wrong: Vec<String> = ours.filter(|name| !allowed.contains(&name.as_str())).collect();
        assert!(wrong.is_empty(), "{from} is linked with {wrong:?}: say in ARCHITECTURE.md what the new edge buys");
    }
}

#[test]
fn nothing_in_the_product_can_speak_http() {
    let graph = Graph::read();
    for product in ["yaobao-desktop", "yaobao-cli"] {
        let reached = graph.reached_from(product, &["normal"]);
        let found: Vec<&&str> = NETWORK.iter().filter(|name| reached.contains(**name)).collect();
        assert!(found.is_empty(), "{product} is linked with {found:?}");
    }
}

#[test]
fn every_crate_takes_the_common_lints() {
    // Among them are the ban on unsafe code and the duty to document what is public.
    let graph = Graph::read();
    for (name, manifest) in &graph.manifests {
        let text = fs::read_to_string(manifest).expect("a member has a manifest");
        assert!(text.contains("[lints]\nworkspace = true"), "{name} does not take the workspace's lints");
    }
}

#[test]
fn only_the_store_contains_sql() {
    let graph = Graph::read();
    for member in graph.members.iter().filter(|name| *name != "yaobao-store") {
        let direct: Vec<String> =
            ["normal", "dev", "build"].iter().flat_map(|kind| graph.direct(member, kind)).collect();
        assert!(!direct.iter().any(|name| name.starts_with("rusqlite")), "{member} depends on rusqlite");
    }
    let elsewhere = rust_sources().into_iter().filter(|file| !file.starts_with(root().join("src-tauri/crates/store")));
    for file in elsewhere.filter(|file| !file.ends_with("tests/tests/invariants.rs")) {
        for (number, line) in code_lines(&file) {
            let line = line.to_lowercase();
            let sql =
                ["create table", "insert into", "delete from", "pragma "].iter().any(|words| line.contains(words))
                    || line.find("\"select ").is_some_and(|at| line[at..].contains(" from "));
            assert!(!sql, "{}:{number} looks like SQL, which belongs to the store", file.display());
        }
    }
}

#[test]
fn stages_touch_neither_clock_nor_environment_nor_files() {
    let forbidden =
        ["fs::", "env::", "net::", "process::", "SystemTime", "Instant::", "::now()", "File::open", "thread::sleep"];
    for stage in STAGES {
        let sources = files_below(&root().join(format!("src-tauri/crates/{stage}/src")), "rs");
        assert!(!sources.is_empty(), "{stage} has sources");
        for file in sources.into_iter().filter(|file| !is_test_module(file)) {
            for (number, line) in product_lines(&file) {
                let named = forbidden.iter().find(|name| names(&line, name));
                assert!(named.is_none(), "{}:{number} names {named:?}: hand the value in instead", file.display());
            }
        }
    }
}

#[test]
fn one_file_of_the_interface_speaks_to_tauri() {
    let sources: Vec<PathBuf> =
        ["ts", "vue"].iter().flat_map(|extension| files_below(&root().join("ui/src"), extension)).collect();
    let speakers: Vec<&PathBuf> = sources
        .iter()
        .filter(|file| fs::read_to_string(file).is_ok_and(|text| text.contains("@tauri-apps/")))
        .collect();
    assert_eq!(speakers.len(), 1, "one door to the platform, not {speakers:?}");
}

#[test]
fn the_top_level_holds_what_it_should() {
    let folders = ["src-tauri", "ui", "assets", "templates", "tests"];
    let files = [
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "clippy.toml",
        "deny.toml",
        "rust-toolchain.toml",
        "rustfmt.toml",
    ];
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    let Some(listed) = listed.ok().filter(|listed| listed.status.success()) else {
        eprintln!("skipped: this is no git work tree");
        return;
    };
    let listed = String::from_utf8(listed.stdout).expect("file names are UTF-8");
    for path in listed.split('\0').filter(|path| !path.is_empty() && !path.starts_with('.')) {
        let right = match path.split_once('/') {
            Some((folder, _)) => folders.contains(&folder),
            None => files.contains(&path),
        };
        assert!(right, "{path} does not belong at the top of the repository");
    }
}

#[test]
fn the_guides_name_only_files_that_exist() {
    for guide in
        ["README.md", "src-tauri/ARCHITECTURE.md", "tests/README.md", "assets/README.md", ".github/CONTRIBUTING.md"]
    {
        let text = fs::read_to_string(root().join(guide)).expect("the guide is there");
        // Every second piece between back-quotes is code; paths are given from the top, or from the guide's own folder.
        let paths = text.split('`').skip(1).step_by(2).filter(|code| is_source_path(code));
        let own = Path::new(guide).parent().unwrap_or(Path::new(""));
        for path in paths {
            let found = root().join(path).exists() || root().join(own).join(path).exists();
            assert!(found, "{guide} names {path}, which does not exist");
        }
    }
}

fn is_source_path(code: &str) -> bool {
    let made = |folder: &str| code.starts_with(folder);
    let source = Path::new(code).extension().and_then(|extension| extension.to_str());
    code.contains('/')
        && !code.contains(|c: char| c.is_whitespace() || c == '*')
        && !made("target/")
        && !made("../shared")
        && matches!(source, Some("rs" | "ts" | "vue" | "csv" | "toml" | "md" | "txt"))
}

/// The packages of the workspace and what they depend on, as Cargo resolves it for this machine.
struct Graph {
    /// Names of the workspace's own packages.
    members: BTreeSet<String>,
    /// Their manifests.
    manifests: BTreeMap<String, PathBuf>,
    /// Package id → (id of the dependency, kind).
    edges: BTreeMap<String, Vec<(String, String)>>,
    /// Package id → name.
    names: BTreeMap<String, String>,
}

impl Graph {
    fn read() -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        // The host stands in for all platforms: what only others link is not in the lock of a build here.
        let made = Command::new(cargo)
            .args(["metadata", "--format-version", "1", "--filter-platform", &host()])
            .current_dir(root())
            .output()
            .expect("cargo runs");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let metadata: Value = serde_json::from_slice(&made.stdout).expect("cargo prints JSON");
        let mut graph = Self {
            members: BTreeSet::new(),
            manifests: BTreeMap::new(),
            edges: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        let members: BTreeSet<&str> = list(&metadata["workspace_members"]).iter().filter_map(Value::as_str).collect();
        for package in list(&metadata["packages"]) {
            let (id, name) = (text(&package["id"]), text(&package["name"]));
            if members.contains(id.as_str()) {
                graph.members.insert(name.clone());
                graph.manifests.insert(name.clone(), text(&package["manifest_path"]).into());
            }
            graph.names.insert(id, name);
        }
        for node in list(&metadata["resolve"]["nodes"]) {
            let edges = list(&node["deps"]).iter().flat_map(|dependency| {
                let id = text(&dependency["pkg"]);
                list(&dependency["dep_kinds"])
                    .iter()
                    .map(move |kind| (id.clone(), kind["kind"].as_str().unwrap_or("normal").to_owned()))
            });
            graph.edges.insert(text(&node["id"]), edges.collect());
        }
        graph
    }

    /// What a member names in its manifest as a dependency of this kind.
    fn direct(&self, member: &str, kind: &str) -> Vec<String> {
        let edges = self.edges_of(member).iter().filter(|(_, k)| k == kind);
        edges.map(|(id, _)| self.names[id].clone()).collect()
    }

    /// Everything a member depends on: by `kinds` itself, and from there on by what is linked or runs when building.
    fn reached_from(&self, member: &str, kinds: &[&str]) -> BTreeSet<String> {
        let first = self.edges_of(member).iter().filter(|(_, kind)| kinds.contains(&kind.as_str()));
        let mut waiting: Vec<&String> = first.map(|(id, _)| id).collect();
        let mut reached: BTreeSet<&String> = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if reached.insert(id) {
                let next = self.edges[id].iter().filter(|(_, kind)| kind != "dev" && kinds.contains(&kind.as_str()));
                waiting.extend(next.map(|(id, _)| id));
            }
        }
        reached.into_iter().map(|id| self.names[id].clone()).collect()
    }

    fn edges_of(&self, member: &str) -> &[(String, String)] {
        let id = self.names.iter().find(|(id, name)| *name == member && self.edges.contains_key(*id));
        &self.edges[id.unwrap_or_else(|| panic!("{member} is in the workspace")).0]
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The host's target triple, as rustc names it.
fn host() -> String {
    let printed = Command::new("rustc").arg("-vV").current_dir(root()).output().expect("rustc runs").stdout;
    let printed = String::from_utf8(printed).expect("rustc prints UTF-8");
    printed.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package lies in a folder of the repository").to_owned()
}

fn rust_sources() -> Vec<PathBuf> {
    let mut files = files_below(&root().join("src-tauri"), "rs");
    files.extend(files_below(&root().join("tests"), "rs"));
    files
}

/// Files with this extension in a folder and below it, in the order of their names.
fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.expect("a folder can be read to its end").path()) {
        if path.is_dir() {
            files.extend(files_below(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A module that exists for tests alone and is a file or folder of its own.
fn is_test_module(file: &Path) -> bool {
    file.iter().any(|part| part == "tests" || part == "tests.rs")
}

/// Numbered lines of a file that are no comments.
fn code_lines(file: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(file).expect("a source is UTF-8");
    let lines = text.lines().enumerate().map(|(number, line)| (number + 1, line.trim().to_owned()));
    lines.filter(|(_, line)| !line.starts_with("//")).collect()
}

/// Numbered lines of code before the tests, which stand last in a file.
fn product_lines(file: &Path) -> Vec<(usize, String)> {
    code_lines(file).into_iter().take_while(|(_, line)| !line.starts_with("#[cfg(test)]")).collect()
}

/// Whether a line names `name` as a word of its own: `offs::` does not name `fs::`.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        name.starts_with("::") || !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}
