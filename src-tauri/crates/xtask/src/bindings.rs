//! TypeScript types of the command contract, written by the workbench's own test.

use crate::process;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// The test of `yaobao-workbench` that compares the committed bindings with the contract.
const TEST: &str = "bindings";

/// Writes the bindings.
///
/// # Errors
/// When the workbench does not compile or the files cannot be written.
pub fn write(root: &Path) -> Result<()> {
    process::run(test(root).env("YAOBAO_WRITE_BINDINGS", "1"))
}

/// Compares the committed bindings with the contract.
///
/// # Errors
/// When they differ.
pub fn check(root: &Path) -> Result<()> {
    process::run(test(root).env_remove("YAOBAO_WRITE_BINDINGS")).context("请运行 cargo xtask bindings 并提交结果")
}

fn test(root: &Path) -> Command {
    let mut command = process::cargo(root);
    command.args(["test", "--quiet", "--package", "yaobao-workbench", TEST]);
    command
}
