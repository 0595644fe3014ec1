//! The layout report measures pages against the standard.

mod support;

use yaobao_typeset::{Measured, Stationery, Verdict, layout, measure};

fn measured(stationery: &Stationery) -> Option<Vec<Measured>> {
    let fonts = support::fonts()?;
    let pages = layout(&support::brief(), stationery, &fonts).value;
    Some(measure(&pages, stationery, &fonts))
}

fn row<'r>(rows: &'r [Measured], rule: &str) -> &'r Measured {
    rows.iter().find(|row| row.rule == rule).unwrap_or_else(|| panic!("{rule} is measured: {rows:#?}"))
}

#[test]
fn the_shipped_stationery_keeps_every_rule() {
    for name in ["智库成果要报", "简报式要报", "普通报告"] {
        let Some(rows) = measured(&support::stationery(name)) else { return };
        let broken: Vec<_> = rows.iter().filter(|row| row.verdict != Verdict::Kept).collect();
        assert!(broken.is_empty(), "{name}: {broken:#?}");
        assert_eq!(row(&rows, "每面行数").found, "22");
        for rule in
            ["标题字体", "一级标题字体", "二级标题字体", "首行缩进（字）", "页码样式", "版记中间分隔线宽（毫米）"]
        {
            row(&rows, rule);
        }
        assert!(row(&rows, "行首行尾禁排标点").found.starts_with("0处"), "{name}");
    }
}

#[test]
fn what_the_stationery_changes_is_said_to_be_on_purpose() {
    let text = "[网格]\n行数 = 20\n每行字数 = 26\n[页面]\n天头 = 30\n[页码]\n单右双左 = false\n";
    let Some(rows) = measured(&Stationery::from_toml(text).expect("it is sound")) else { return };
    for rule in ["每面行数", "每行字数", "天头（毫米）", "页码位置"] {
        assert_eq!(row(&rows, rule).verdict, Verdict::OnPurpose, "{rule}: {:?}", row(&rows, rule));
    }
    assert_eq!(row(&rows, "订口（毫米）").verdict, Verdict::Kept);
}

#[test]
fn a_heading_in_another_face_is_measured_and_said_to_be_on_purpose() {
    let text = "[字体]\n一级 = { 字体 = \"宋体\", 字号 = 16.0 }\n";
    let Some(rows) = measured(&Stationery::from_toml(text).expect("it is sound")) else { return };
    let found = row(&rows, "一级标题字体");
    assert_eq!((found.verdict, found.found.as_str()), (Verdict::OnPurpose, "16磅宋体，3/3处"));
    assert_eq!(row(&rows, "二级标题字体").verdict, Verdict::Kept);
}
