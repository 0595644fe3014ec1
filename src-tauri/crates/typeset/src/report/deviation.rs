//! What a stationery changes on purpose, said for every parameter that the standard regulates.

use crate::stationery::Stationery;
use toml::{Table, Value};

/// One parameter in which a stationery differs from GB/T 9704-2012.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    /// The parameter as stationery files write it: `网格.行数`.
    pub key: String,
    /// The clause that it departs from, or 惯例.
    pub clause: &'static str,
    /// What the standard has.
    pub usual: String,
    /// What the stationery has.
    pub own: String,
}

/// The regulated parameters with their clauses; a table stands for all its parameters.
const REGULATED: &[(&str, &str)] = &[
    ("页面.宽", "5.1"),
    ("页面.高", "5.1"),
    ("页面.天头", "5.2.1"),
    ("页面.订口", "5.2.1"),
    ("页面.版心宽", "5.2.1"),
    ("页面.版心高", "5.2.1"),
    ("网格.行数", "5.2.3"),
    ("网格.每行字数", "5.2.3"),
    ("网格.行距", "5.2.3"),
    ("字体.正文", "5.2.2"),
    ("字体.密级", "7.2.2"),
    ("字体.标题", "7.3.1"),
    ("字体.一级", "7.3.3"),
    ("字体.二级", "7.3.3"),
    ("字体.三级", "7.3.3"),
    ("字体.四级", "7.3.3"),
    ("字体.版记", "7.4.2"),
    ("字体.页码", "7.5"),
    ("正文.首行缩进", "7.3.3"),
    ("封面.有", "惯例"),
    ("封面.批示框高", "惯例"),
    ("公文.标志距版心", "7.2.4"),
    ("版记.粗线", "7.4.1"),
    ("版记.细线", "7.4.1"),
    ("页码.有", "7.5"),
    ("页码.一字线", "7.5"),
    ("页码.距版心", "7.5"),
    ("页码.单右双左", "7.5"),
];

/// The parameters in which `stationery` differs from the standard, in the order of its file.
#[must_use]
pub fn deviations(stationery: &Stationery) -> Vec<Deviation> {
    let table = |stationery: &Stationery| Table::try_from(stationery).expect("stationery is a plain table");
    let (own, usual) = (table(stationery), table(&Stationery::default()));
    let mut deviations = Vec::new();
    for &(key, clause) in REGULATED {
        let (Some(own), Some(usual)) = (at(&own, key), at(&usual, key)) else { continue };
        // Without a cover nobody sees how high its box would be.
        let unseen = key == "封面.批示框高" && !stationery.cover.used;
        let (own, usual) = (written(own), written(usual));
        if own != usual && !unseen {
            deviations.push(Deviation { key: key.to_owned(), clause, usual, own });
        }
    }
    deviations
}

fn at<'t>(table: &'t Table, key: &str) -> Option<&'t Value> {
    let (section, name) = key.split_once('.')?;
    table.get(section)?.get(name)
}

/// A value as a person would say it.
fn written(value: &Value) -> String {
    match value {
        Value::Boolean(true) => "是".to_owned(),
        Value::Boolean(false) => "否".to_owned(),
        Value::String(text) => text.clone(),
        Value::Float(number) => super::number(*number as f32),
        Value::Table(font) => font
            .iter()
            .filter(|(_, value)| **value != Value::Boolean(false))
            .map(|(key, value)| if key == "加粗" { "加粗".to_owned() } else { written(value) })
            .collect::<Vec<_>>()
            .join(" "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let stationery = Stationery::from_toml(text).expect("the stationery is sound");
        let said: Vec<String> = deviations(&stationery)
            .into_iter()
            .map(|Deviation { key, clause, usual, own }| format!("{key} {clause} {usual} → {own}"))
            .collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn the_standard_page_deviates_in_nothing() {
        check("", &[]);
    }

    #[test]
    fn every_regulated_parameter_that_differs_is_said() {
        check(
            "[网格]\n行数 = 20\n行距 = 28.95\n[字体]\n二级 = { 字体 = \"楷体\", 字号 = \"三号\", 加粗 = true }\n[页码]\n单右双左 = false\n",
            &[
                "网格.行数 5.2.3 22 → 20",
                "网格.行距 5.2.3 撑满 → 28.95",
                "字体.二级 7.3.3 楷体 16 → 加粗 楷体 16",
                "页码.单右双左 7.5 是 → 否",
            ],
        );
    }
}
