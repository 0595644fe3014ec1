//! Calling other programs.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A `cargo` call at the top of the repository, by the toolchain that runs this program.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// The folder that cargo builds into.
pub fn target(root: &Path) -> PathBuf {
    root.join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// Runs a program whose output goes straight to the terminal.
///
/// # Errors
/// When it cannot be started or ends with anything but 0.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("无法启动 {}", shown(command)))?;
    if !status.success() {
        bail!("{} 失败（{status}）", shown(command));
    }
    Ok(())
}

/// Runs a program and gives back what it printed; what it complained about is shown only when it fails.
///
/// # Errors
/// When it cannot be started or ends with anything but 0.
pub fn capture(command: &mut Command) -> Result<String> {
    let done = output(command)?;
    if !done.status.success() {
        let complaint = String::from_utf8_lossy(&done.stderr);
        bail!("{} 失败（{}）：{}", shown(command), done.status, last_lines(&complaint, 5));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// Runs a program and gives back everything about how it ended, failure included.
///
/// # Errors
/// When it cannot be started.
pub fn output(command: &mut Command) -> Result<Output> {
    command.stdin(Stdio::null()).output().with_context(|| format!("无法启动 {}", shown(command)))
}

/// Whether a program of this name is on the search path.
pub fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// The call as a person would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines[lines.len().saturating_sub(count)..].join(" / ")
}
