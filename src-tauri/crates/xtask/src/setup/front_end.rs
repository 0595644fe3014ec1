//! The front end: packages by the lock file, and a build that is newer than its sources.

use crate::process;
use crate::steps::step;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

/// Major and minor version that Vite and Vitest need at least; `ui/package.json` says the same.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// What a build is not made from.
const NOT_SOURCES: &[&str] = &["node_modules", "dist", "coverage"];

/// Installs the npm packages and builds `ui/dist`, each where it is not up to date.
///
/// # Errors
/// When Node is missing or too old, or npm fails; the message says what to do.
pub fn build(root: &Path) -> Result<()> {
    let ui = root.join("ui");
    require_node()?;
    install_packages(root, &ui)?;
    let built = fs::metadata(ui.join("dist/index.html")).and_then(|page| page.modified()).ok();
    if built.is_some_and(|built| newest(&ui).is_ok_and(|source| source <= built)) {
        return Ok(());
    }
    step("构建前端 npm run build", || process::capture(npm(&ui).args(["run", "--silent", "build"])).map(drop))
}

/// An `npm` call in `ui/`.
fn npm(ui: &Path) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(ui);
    command
}

fn require_node() -> Result<()> {
    let (major, minor) = OLDEST_NODE;
    let advice = format!("请安装 Node.js {major}.{minor} 或更新版本（含 npm），再运行 cargo xtask setup");
    if !process::is_installed("node") || !process::is_installed("npm") {
        bail!("没有 Node.js：{advice}");
    }
    let printed = process::capture(Command::new("node").arg("--version"))?;
    let mut numbers = printed.trim().trim_start_matches('v').split('.').map(str::parse::<u32>);
    let found = (numbers.next(), numbers.next());
    match found {
        (Some(Ok(major)), Some(Ok(minor))) if (major, minor) >= OLDEST_NODE => Ok(()),
        _ => bail!("Node.js 版本过旧（{}）：{advice}", printed.trim()),
    }
}

/// Runs `npm ci` unless what is installed was installed from this very lock file, of which a copy is kept.
fn install_packages(root: &Path, ui: &Path) -> Result<()> {
    let stamp = root.join("target/setup/package-lock.json");
    let lock = fs::read(ui.join("package-lock.json")).context("读不到 ui/package-lock.json")?;
    let installed = ui.join("node_modules/.package-lock.json").is_file();
    if installed && fs::read(&stamp).is_ok_and(|stamped| stamped == lock) {
        return Ok(());
    }
    step("安装前端依赖 npm ci", || process::capture(npm(ui).args(["ci", "--no-audit", "--no-fund"])))
        .context("请检查网络后重新运行 cargo xtask setup")?;
    fs::create_dir_all(root.join("target/setup"))?;
    fs::write(&stamp, lock).context("无法写入 target/setup")
}

/// When the newest source of the front end was last changed.
fn newest(folder: &Path) -> Result<SystemTime> {
    let mut newest = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if NOT_SOURCES.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        let changed =
            if entry.file_type()?.is_dir() { self::newest(&entry.path())? } else { entry.metadata()?.modified()? };
        newest = newest.max(changed);
    }
    Ok(newest)
}
