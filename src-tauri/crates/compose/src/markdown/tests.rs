use super::*;

const ID: &str = "yaobao:statistic/00000000010000000000000001";

/// Draws a document as one line per block, with every run's characters checked against their place in the file.
fn drawn(markdown: &str) -> Vec<String> {
    let Outcome { value, .. } = parse(markdown);
    let mut lines = Vec::new();
    draw(&value.blocks, "", &value, &mut lines);
    for (number, note) in value.notes.iter().enumerate() {
        lines.push(format!("note {}: {}", number + 1, runs(note, &value)));
    }
    lines
}

fn draw(blocks: &[DocumentBlock], indent: &str, document: &Document, lines: &mut Vec<String>) {
    for block in blocks {
        let line = match &block.kind {
            BlockKind::Heading { level, text } => format!("h{level} {}", runs(text, document)),
            BlockKind::Paragraph { run_in: None, text } => format!("p {}", runs(text, document)),
            BlockKind::Paragraph { run_in: Some(RunIn { level, text: head }), text } => {
                format!("p[h{level} {}] {}", runs(head, document), runs(text, document))
            }
            BlockKind::List { first, items } => {
                lines.push(format!("{indent}list {first:?}"));
                for item in items {
                    draw(item, &format!("{indent}  "), document, lines);
                }
                continue;
            }
            BlockKind::Quote(inner) => {
                lines.push(format!("{indent}quote"));
                draw(inner, &format!("{indent}  "), document, lines);
                continue;
            }
            BlockKind::Table(table) => {
                let row = |cells: &Vec<Vec<Run>>| cells.iter().map(|c| runs(c, document)).collect::<Vec<_>>().join("|");
                let rows: Vec<String> = std::iter::once(&table.header).chain(&table.rows).map(row).collect();
                format!("table {}", rows.join(" / "))
            }
            BlockKind::Image { target, alt, title } => format!("image {alt} {target} {title}").trim_end().to_owned(),
            BlockKind::Chart(chart) => {
                format!("chart {:?} {} | {} | {} rows", chart.kind, chart.title, chart.note, chart.table.rows.len())
            }
            BlockKind::Rule => "rule".to_owned(),
            BlockKind::Verbatim(text) => format!("verbatim {text:?}"),
        };
        lines.push(format!("{indent}{line}"));
    }
}

fn runs(runs: &[Run], document: &Document) -> String {
    let index = CharIndex::new(&document.source);
    let draw = |run: &Run| {
        if run.at.len() == run.text.chars().count() {
            assert_eq!(index.slice(run.at).replace('\n', " "), run.text, "a run says where its characters stand");
        }
        let mut text = run.text.clone();
        for (on, mark) in [(run.strong, "**"), (run.emphasis, "*"), (run.code, "`"), (run.fact.is_some(), "^")] {
            if on {
                text = format!("{mark}{text}{mark}");
            }
        }
        run.note.map_or(text.clone(), |note| format!("{text}[{note}]"))
    };
    runs.iter().map(draw).collect()
}

fn check(markdown: &str, expected: &[&str]) {
    assert_eq!(drawn(markdown), expected, "{markdown}");
}

#[test]
fn heading_levels_follow_their_numbers() {
    check(
        "## 一、现状\n\n### 二、问题\n\n## （一）资源不足\n\n#### 1.人才\n\n（2）资金短缺\n\n## 结语\n",
        &["h1 一、现状", "h1 二、问题", "h2 （一）资源不足", "h3 1.人才", "h4 （2）资金短缺", "h1 结语"],
    );
}

#[test]
fn numbered_paragraphs_open_with_a_run_in_heading() {
    check(
        &format!("（一）政策体系持续完善。2025年达[132.77亿元]({ID})。\n\n(二) 平台提档升级。共建12个。\n"),
        &["p[h2 （一）政策体系持续完善。] 2025年达^132.77亿元^。", "p[h2 (二) 平台提档升级。] 共建12个。"],
    );
    check("一季度，全区增长。\n", &["p 一季度，全区增长。"]);
    check("1.5亿元资金到位。\n", &["p 1.5亿元资金到位。"]);
}

#[test]
fn a_first_heading_may_be_the_title() {
    let titled = parse("# 关于某事的建议\n\n正文。\n").value;
    assert_eq!((titled.issue.title.as_deref(), titled.blocks.len()), (Some("关于某事的建议"), 1));
    let repeated = parse("---\n标题: 甲\n---\n# 甲\n\n正文。\n").value;
    assert_eq!(repeated.blocks.len(), 1);
    assert_eq!(parse("---\n标题: 甲\n---\n# 乙\n").value.blocks.len(), 1);
}

#[test]
fn wrapped_lines_join_without_a_blank_beside_chinese() {
    check("全国\n首个引领区\n", &["p 全国首个引领区"]);
    check("use of\nGDP data\n", &["p use of GDP data"]);
}

#[test]
fn lists_quotes_tables_and_verbatim_text_are_blocks() {
    check(
        "- 甲\n- 乙\n  1. 丙\n\n> 引文\n\n| 地区 | 产值 |\n|---|--:|\n| 某市 | 12.5 |\n| 缺格 |\n\n```\na\nb\n```\n\n---\n",
        &[
            "list None",
            "  p 甲",
            "  p 乙",
            "  list Some(1)",
            "    p 丙",
            "quote",
            "  p 引文",
            "table 地区|产值 / 某市|12.5 / 缺格|",
            "verbatim \"a\\nb\"",
            "rule",
        ],
    );
}

#[test]
fn notes_are_numbered_as_they_are_called() {
    check(
        "甲[^b]，乙[^a]，丙[^b]。\n\n[^a]: 注甲。\n[^b]: 注乙。\n",
        &["p 甲[1]，乙[2]，丙[1]。", "note 1: 注乙。", "note 2: 注甲。"],
    );
}

#[test]
fn images_and_forced_breaks_part_a_paragraph() {
    check("见图\n![走势](a.png)\n说明\n", &["p 见图", "image 走势 a.png", "p 说明"]);
    check("甲\\\n乙<br>丙\n", &["p 甲", "p 乙", "p 丙"]);
}

#[test]
fn strong_marks_beside_stops_are_meant_as_strong() {
    check("**呈送：**各部门。\n", &["p **呈送：**各部门。"]);
    check("**要点**：甲，*楷体*，`a**b**`\n", &["p **要点**：甲，*楷体*，`a**b**`"]);
}

#[test]
fn indented_lines_are_paragraphs() {
    check("    （一）先行先试。各地推进。\n    第二段。\n", &["p[h2 （一）先行先试。] 各地推进。", "p 第二段。"]);
    check("　　正文。\n", &["p 正文。"]);
}

#[test]
fn ranges_with_tildes_are_no_strikethrough() {
    check("3~5年和6~8年\n", &["p 3~5年和6~8年"]);
}

#[test]
fn ugly_files_still_make_a_document() {
    for markdown in
        ["", "---", "---\n", "\u{feff}---\n标题: 甲\n---\n正文", "[^x]", "| a |\n", "\0\0", "***", "# ", "> > -"]
    {
        let outcome = parse(markdown);
        assert_eq!(outcome.value.source, markdown);
    }
    assert_eq!(parse("\u{feff}---\r\n标题: 甲\r\n---\r\n正文\r\n").value.issue.title.as_deref(), Some("甲"));
}

#[test]
fn a_chart_takes_the_table_above_it() {
    let table = "| 年份 | 成交额 |\n| --- | --- |\n| 2024 | 1.2 |\n| 2025 | 1.5 |\n";
    let chart = |kind: &str| format!("{table}\n![图1 成交额](chart:{kind} \"单位：亿元\")\n");
    check(&chart("柱形图"), &["chart Bars 图1 成交额 | 单位：亿元 | 2 rows"]);
    check(&chart("%E6%8A%98%E7%BA%BF%E5%9B%BE"), &["chart Lines 图1 成交额 | 单位：亿元 | 2 rows"]);
    check(&chart("排名图"), &["chart Ranking 图1 成交额 | 单位：亿元 | 2 rows"]);
    let alone = parse("正文。\n\n![图1](chart:柱形图)\n");
    assert_eq!(alone.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["chart.no-table"]);
    check("![图](a.png \"60%\")\n", &["image 图 a.png 60%"]);
}
