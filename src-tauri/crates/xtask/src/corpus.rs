//! Scores what the program reads out of labelled documents, which stay outside the repository.

use crate::calibration;
use crate::process;
use crate::steps::step;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Scores the labelled documents of `folder` (set `tuned`) and those of `tests/corpus/invented` (set `invented`), and
/// writes one row per set and figure to `tests/corpus/scores.csv`.
///
/// Where the folder or the scoring program is missing there is nothing to do, and that is said.
///
/// # Errors
/// When the program does not compile or the scoring fails.
pub fn score(root: &Path, folder: &Path) -> Result<()> {
    let scorer = folder.join("../eval/score.py");
    if !folder.is_dir() || !scorer.is_file() {
        println!("略过：没有标注语料 {}", folder.display());
        return Ok(());
    }
    step("编译 yaobao", || {
        process::run(process::cargo(root).args(["build", "--release", "--package", "yaobao-cli"]))
    })?;
    let program = process::target(root).join("release/yaobao");
    let invented = root.join("tests/corpus/invented");
    let mut rows = String::from("set,group,figure,value\n");
    for (set, folder) in [("invented", invented.as_path()), ("tuned", folder)] {
        if folder.is_dir() {
            rows.push_str(&table(set, &scored(&scorer, folder, &program)?)?);
            rows.push_str(&calibration::of(folder, &program)?.rows(set));
        }
    }
    let path = root.join("tests/corpus/scores.csv");
    fs::create_dir_all(path.parent().expect("the path has a folder"))?;
    fs::write(&path, &rows).with_context(|| format!("无法写入 {}", path.display()))?;
    print!("{rows}");
    Ok(())
}

/// What the scoring program says of the documents of a folder: one line of JSON.
fn scored(scorer: &Path, folder: &Path, program: &Path) -> Result<String> {
    let reader = format!("'{}' read {{}} --json", program.display());
    let mut command = Command::new("python3");
    command.arg(scorer).arg(folder).arg("--run").arg(reader).arg("--json");
    // Words about documents that could not be read come before the figures, which are the last line.
    let printed = process::capture(&mut command)?;
    let (words, figures) = printed.trim_end().rsplit_once('\n').unwrap_or(("", printed.trim_end()));
    if !words.is_empty() {
        eprintln!("{words}");
    }
    Ok(figures.to_owned())
}

/// One row per figure, in the order of their names, rounded to what a person would notice.
fn table(set: &str, figures: &str) -> Result<String> {
    let groups: BTreeMap<String, BTreeMap<String, Value>> =
        serde_json::from_str(figures).context("评分结果应为分组的数值")?;
    let mut rows = String::new();
    for (group, values) in groups {
        for (figure, value) in values {
            let value = match (value.as_u64(), value.as_f64()) {
                (Some(count), _) => count.to_string(),
                (None, Some(share)) => format!("{share:.3}"),
                (None, None) => value.to_string(),
            };
            rows.push_str(&format!("{set},{group},{figure},{value}\n"));
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_counts_whole_and_shares_to_three_places() {
        let made = table("tuned", r#"{"statistics": {"found": 12, "f1": 0.87654}}"#).unwrap();
        assert_eq!(made, "tuned,statistics,f1,0.877\ntuned,statistics,found,12\n");
    }
}
