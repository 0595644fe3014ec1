//! Everything that must hold before work is shared.

use crate::steps::step;
use crate::{process, setup};
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Sets up, then checks and tests everything, the end-to-end test in a real window included.
///
/// # Errors
/// The first step that fails.
pub fn test(root: &Path) -> Result<()> {
    step("准备环境", || setup::all(root))?;
    check(root)?;
    step("端到端测试（真实窗口）", || in_a_window(root))?;
    eprintln!("✓ 全部通过");
    Ok(())
}

/// The same without set-up and without the window.
///
/// Quick steps come first. Clippy shares no artefacts with the tests, but the documentation shares Clippy's.
///
/// # Errors
/// The first step that fails.
pub fn check(root: &Path) -> Result<()> {
    step("代码格式", || process::run(process::cargo(root).args(["fmt", "--all", "--check"])))?;
    front_end(root)?;
    step("静态检查 clippy", || {
        let mut clippy = process::cargo(root);
        process::run(clippy.args(["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))
    })?;
    step("文档", || {
        // Private items are documented along, for those who work here: links between the two are no mistake.
        let mut doc = process::cargo(root);
        doc.args(["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"])
            .env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links");
        process::run(&mut doc)
    })?;
    // The desktop program is built along, for the test in the window: in one call, so that both share one set of features.
    step("编译测试", || {
        process::run(process::cargo(root).args(["build", "--workspace", "--lib", "--bins", "--tests"]))
    })?;
    // A test of the workbench holds the TypeScript bindings fresh, so they need no step of their own here.
    // The property tests draw the same cases every time, so that a change is never refused for what another one did;
    // `cargo xtask soak` draws others.
    step("Rust 测试（含 TypeScript 类型核对）", || {
        process::run(process::cargo(root).args(["test", "--workspace", "--quiet"]).env("PROPTEST_RNG_SEED", "20261121"))
    })?;
    licences(root)
}

/// Runs the property tests with many cases that are drawn anew each time.
///
/// # Errors
/// When one of them fails; the smallest case that does is printed.
pub fn soak(root: &Path, cases: &str) -> Result<()> {
    let mut tests = process::cargo(root);
    tests.args(["test", "--release", "--no-fail-fast"]).env("PROPTEST_CASES", cases);
    for package in ["ingest", "extract", "store", "compose", "typeset"] {
        tests.args(["-p", &format!("yaobao-{package}")]);
    }
    process::run(&mut tests)
}

fn front_end(root: &Path) -> Result<()> {
    for (name, script) in [("前端类型检查", "check"), ("前端代码检查", "lint"), ("前端测试", "test")] {
        let mut npm = Command::new("npm");
        npm.current_dir(root.join("ui")).args(["run", "--silent", script]);
        step(name, || process::run(&mut npm))?;
    }
    Ok(())
}

/// Licences and advisories of the dependencies, where the tool for it is installed.
fn licences(root: &Path) -> Result<()> {
    if !process::is_installed("cargo-deny") {
        eprintln!("– 依赖许可证：未安装 cargo-deny，略过（cargo install cargo-deny）");
        return Ok(());
    }
    step("依赖许可证", || {
        process::run(process::cargo(root).args(["deny", "check", "bans", "licenses", "sources"]))
    })
}

/// Runs the tests in a real window, one after the other, on a display of their own.
///
/// The whole workspace is selected again: naming the one package would give its dependencies other features and
/// compile them anew.
fn in_a_window(root: &Path) -> Result<()> {
    let cargo = process::cargo(root);
    let mut command = Command::new("xvfb-run");
    command.args(["-a", "-s", "-screen 0 1600x1000x24"]).arg(cargo.get_program());
    command.args(["test", "--workspace", "--test", "desktop", "--", "--nocapture", "--test-threads=1"]);
    command.env("YAOBAO_E2E", "1").env("YAOBAO_FONTS", root.join("assets/fonts"));
    // A D-Bus session shared with the person's own desktop would hand the window to a program that runs there.
    command.env_remove("DBUS_SESSION_BUS_ADDRESS").env_remove("WAYLAND_DISPLAY");
    process::run(command.current_dir(root))
}
