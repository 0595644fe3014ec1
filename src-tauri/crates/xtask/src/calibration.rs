//! How much the program's confidence in its figures is worth, counted on labelled documents.

use crate::process;
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Figures by what the program says of them, and how many of each are right in value, unit, kind, region, period and
/// indicator.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Calibration {
    found: [usize; 3],
    right: [usize; 3],
}

const LEVELS: [&str; 3] = ["certain", "likely", "review"];

impl Calibration {
    /// One row per level: the share of the figures that it covers, and the share of those that are right in every field.
    #[must_use]
    pub fn rows(&self, set: &str) -> String {
        let all: usize = self.found.iter().sum();
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let levels = LEVELS.iter().zip(self.found.iter().zip(self.right));
        levels
            .map(|(level, (&found, right))| {
                format!(
                    "{set},confidence,{level}_covers,{:.3}\n{set},confidence,{level}_right,{:.3}\n",
                    share(found, all),
                    share(right, found)
                )
            })
            .collect()
    }
}

/// Reads every labelled document of a folder with `program` and compares; optional labels count for nothing.
///
/// # Errors
/// When a document cannot be read or its labels are no JSON.
pub fn of(folder: &Path, program: &Path) -> Result<Calibration> {
    let mut count = Calibration::default();
    let mut labels: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| format!("无法读取 {}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.to_string_lossy().ends_with(".gold.json"))
        .collect();
    labels.sort();
    for label in labels {
        let name = label.to_string_lossy().trim_end_matches(".gold.json").to_owned();
        let document = ["txt", "md", "html", "docx", "pdf"].map(|end| PathBuf::from(format!("{name}.{end}")));
        let Some(document) = document.into_iter().find(|path| path.is_file()) else { continue };
        let gold: Value = serde_json::from_str(&fs::read_to_string(&label)?).context("标注应为 JSON")?;
        let printed = process::capture(Command::new(program).arg("read").arg(&document).arg("--json"))?;
        let read: Value = serde_json::from_str(printed.trim()).context("程序的输出应为 JSON")?;
        add(&mut count, &gold, &read);
    }
    Ok(count)
}

fn add(count: &mut Calibration, gold: &Value, read: &Value) {
    let empty = Vec::new();
    let wanted = gold["statistics"].as_array().unwrap_or(&empty);
    let articles = read["articles"].as_array().unwrap_or(&empty);
    let mut taken = vec![false; wanted.len()];
    for found in articles.iter().flat_map(|article| article["statistics"].as_array().unwrap_or(&empty)) {
        let level = LEVELS.iter().position(|level| found["confidence"] == *level).unwrap_or(2);
        let fits = |place: &usize| !taken[*place] && same_figure(&wanted[*place], found);
        // Where a clause gives the same figure twice, the label that agrees best is the one meant.
        let place = (0..wanted.len()).filter(fits).max_by_key(|place| agreements(&wanted[*place], found));
        if let Some(place) = place {
            taken[place] = true;
            if wanted[place]["optional"] == true {
                continue;
            }
            count.right[level] += usize::from(agreements(&wanted[place], found) == 4);
        }
        count.found[level] += 1;
    }
}

fn same_figure(want: &Value, got: &Value) -> bool {
    let number = |value: &Value| value["value"].as_f64();
    let close = number(want).zip(number(got)).is_some_and(|(a, b)| (a - b).abs() < 1e-6);
    let (want_quote, got_quote) = (squeezed(&want["quote"]), squeezed(&got["quote"]));
    close
        && squeezed(&want["unit"]) == squeezed(&got["unit"])
        && (want_quote.contains(&got_quote) || got_quote.contains(&want_quote))
}

/// How many of kind, region, period and indicator agree.
fn agreements(want: &Value, got: &Value) -> usize {
    let same = |field: &str| squeezed(&want[field]) == squeezed(&got[field]);
    let fields = ["kind", "region", "period"].into_iter().filter(|field| same(field)).count();
    fields + usize::from(same_indicator(&squeezed(&want["indicator"]), &squeezed(&got["indicator"])))
}

/// Whether two names share most of their characters, or the one holds the other: the rule of the labels.
fn same_indicator(want: &str, got: &str) -> bool {
    let mut rest: Vec<char> = got.chars().collect();
    let (want_count, got_count) = (want.chars().count(), rest.len());
    let shared = want.chars().filter(|c| rest.iter().position(|r| r == c).map(|at| rest.remove(at)).is_some()).count();
    let held = want_count.min(got_count) >= 4 && (want.contains(got) || got.contains(want));
    held || 2 * shared * 10 >= 6 * (want_count + got_count)
}

/// A text without white space, full-width digits and signs as ordinary ones.
fn squeezed(value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    let plain = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn counts_what_certain_is_worth() {
        let label = json!({"quote": "产值5亿元，增长3%", "value": 5, "unit": "亿元", "kind": "level", "region": "某市",
            "period": "2024", "indicator": "工业总产值"});
        let read = |indicator: &str| {
            json!({"articles": [{"statistics": [{"quote": "产值5亿元", "value": 5.0, "unit": "亿元", "kind": "level",
                "region": "某市", "period": "2024", "indicator": indicator, "confidence": "certain"}]}]})
        };
        let gold = json!({"statistics": [label]});
        let mut count = Calibration::default();
        add(&mut count, &gold, &read("工业总产值"));
        add(&mut count, &gold, &read("企业"));
        assert_eq!(count, Calibration { found: [2, 0, 0], right: [1, 0, 0] });
    }
}
