//! The main job on sample bulletins: a library, a brief, its PDF, and the window.

use crate::process;
use crate::setup::{self, Part};
use crate::steps::step;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Whether the desktop window is to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// Where there is a display; elsewhere the job ends with a word about it.
    WhereThereIsADisplay,
    /// Not at all.
    Never,
}

/// The template that the sample brief is started from.
const TEMPLATE: &str = "智库成果要报";

/// Where the demonstration lies.
struct Places {
    library: PathBuf,
    brief: PathBuf,
    pdf: PathBuf,
}

/// Sets up, imports the samples, starts and exports the sample brief, and opens the window on the library.
///
/// Everything is built with optimisation: that takes some two minutes longer the first time, but a page preview
/// that follows the typing is what the program is for, and an unoptimised one trails behind it.
///
/// # Errors
/// When a step fails, or when the set-up lacks a part; what can be done without that part has been done.
pub fn run(root: &Path, window: Window) -> Result<()> {
    let lacks = setup::prepare(root);
    let lacking = |parts: &[Part]| lacks.iter().any(|lack| parts.contains(&lack.part));
    let has_display =
        ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()));
    let opens = window == Window::WhereThereIsADisplay
        && has_display
        && !lacking(&[Part::BuildPackages, Part::ScreenFont, Part::FrontEnd]);

    build(root, opens)?;
    let places = make(root)?;
    println!("资料库：{}", places.library.display());
    println!("要报文稿：{}", places.brief.display());
    println!("要报 PDF：{}", places.pdf.display());

    if opens {
        println!("正在打开桌面窗口；关闭窗口即结束。");
        process::run(program(root, "yaobao-desktop").env("YAOBAO_LIBRARY", &places.library))?;
    } else if window == Window::WhereThereIsADisplay && !has_display {
        println!(
            "没有图形界面（DISPLAY 与 WAYLAND_DISPLAY 均未设置），未打开窗口。在桌面环境中再运行 cargo xtask run 即可。"
        );
    }
    if !lacks.is_empty() {
        bail!("环境尚未备齐，见上面 {} 行提示", lacks.len());
    }
    Ok(())
}

/// Builds what is needed in one call: two would build the shared crates twice, as their features differ.
fn build(root: &Path, with_window: bool) -> Result<()> {
    let mut command = process::cargo(root);
    command.args(["build", "--release", "--package", "yaobao-cli"]);
    if with_window {
        command.args(["--package", "yaobao-desktop"]);
    }
    step("编译（首次约需几分钟）", || process::run(&mut command))
}

/// Imports the samples and makes the brief and its PDF; a brief that is there already is the user's and is kept.
fn make(root: &Path) -> Result<Places> {
    let folder = root.join("target/demo");
    std::fs::create_dir_all(&folder)?;
    let places = Places {
        library: folder.join("资料库.yaobao"),
        brief: folder.join(format!("{TEMPLATE}.md")),
        pdf: folder.join(format!("{TEMPLATE}.pdf")),
    };
    let yaobao = || {
        let mut command = program(root, "yaobao");
        command.arg("--library").arg(&places.library);
        command
    };
    step("导入示例资料", || process::run(yaobao().arg("import").arg(root.join("assets/samples"))))?;
    if !places.brief.exists() {
        step("由模板起草要报", || {
            process::run(yaobao().args(["brief", "new", "--template", TEMPLATE, "--output"]).arg(&places.brief))?;
            // The window shows what is in the library, so the brief goes there too.
            process::run(yaobao().args(["brief", "keep"]).arg(&places.brief))
        })?;
    }
    step("导出 PDF", || {
        process::run(yaobao().args(["brief", "export"]).arg(&places.brief).arg("--output").arg(&places.pdf))
    })?;
    Ok(places)
}

/// A program built by [`build`], with the fonts of this work tree wherever cargo was told to put what it builds.
fn program(root: &Path, name: &str) -> Command {
    let mut command = Command::new(process::target(root).join("release").join(name));
    command.current_dir(root).env("YAOBAO_FONTS", root.join("assets/fonts"));
    command
}
