//! Small cases of layout that a person can read: what is set, the clause it shows, and the lines that come of it.
//!
//! `cases.txt` holds them: a heading with the clause, the text (`{字×26}` stands for 26 characters, `# ` begins a
//! heading, `- ` an item, `> ` a quotation, `| ` a row of a table, `题：` the title), and behind `→` the printed lines,
//! each with its left and right edge in characters of the grid. Run with `UPDATE_CASES=1` to write the lines anew, and
//! read what has changed.

mod support;

use std::path::Path;
use support::Builder;
use yaobao_model::document::Document;
use yaobao_typeset::{FontSet, Page, Pages, layout};

/// One case as it stands in the file.
struct Case {
    head: String,
    stationery: String,
    input: Vec<String>,
    expected: Vec<String>,
}

fn read(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("== ") {
            let stationery = head.rsplit_once('@').map_or("普通报告", |(_, name)| name.trim());
            let (head, stationery) = (head.to_owned(), stationery.to_owned());
            cases.push(Case { head, stationery, input: Vec::new(), expected: Vec::new() });
        } else if let Some(case) = cases.last_mut() {
            match line.strip_prefix("→ ") {
                Some(printed) => case.expected.push(printed.to_owned()),
                None if line.is_empty() => {}
                None => case.input.push(line.to_owned()),
            }
        }
    }
    cases
}

fn written(cases: &[Case]) -> String {
    let mut text = String::new();
    for case in cases {
        text.push_str(&format!("== {}\n", case.head));
        case.input.iter().for_each(|line| text.push_str(&format!("{line}\n")));
        case.expected.iter().for_each(|line| text.push_str(&format!("→ {line}\n")));
        text.push('\n');
    }
    text
}

/// `{字×26}` written out.
fn expanded(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('{') {
        let (inner, after) = behind.split_once('}').expect("every { is closed");
        let (what, times) = inner.split_once('×').expect("{what×times}");
        out.push_str(before);
        out.push_str(&what.repeat(times.parse().expect("a number")));
        rest = after;
    }
    out + rest
}

fn document(input: &[String]) -> Document {
    let mut builder = Builder::default();
    let mut table: Vec<Vec<String>> = Vec::new();
    let lines: Vec<String> = input.iter().map(|line| expanded(line)).collect();
    for (number, line) in lines.iter().enumerate() {
        if let Some(row) = line.strip_prefix("| ") {
            // A row may stand for many.
            let (row, times) =
                row.split_once(" ×").map_or((row, 1), |(row, times)| (row, times.parse().expect("a number")));
            let cells: Vec<String> = row.split(" | ").map(str::to_owned).collect();
            table.extend(std::iter::repeat_n(cells, times));
            if lines.get(number + 1).is_none_or(|next| !next.starts_with("| ")) {
                let rows: Vec<Vec<&str>> = table.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
                builder.table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
                table.clear();
            }
            continue;
        }
        let issue = &mut builder.document.issue;
        if let Some(title) = line.strip_prefix("题：") {
            issue.title = Some(title.to_owned());
        } else if let Some(name) = line.strip_prefix("呈送：") {
            issue.submit_to = vec![name.to_owned()];
        } else if let Some(office) = line.strip_prefix("编发单位：") {
            issue.issuer = Some(office.to_owned());
            issue.date = chrono::NaiveDate::from_ymd_opt(2026, 6, 9);
        } else if let Some(number) = line.strip_prefix("发文字号：") {
            issue.official.document_number = Some(number.to_owned());
        } else if let Some(name) = line.strip_prefix("附件说明：") {
            issue.official.attachments.push(name.to_owned());
        } else if let Some(note) = line.strip_prefix("注：") {
            let run = builder.run(note);
            builder.document.notes.push(vec![run]);
        } else if let Some(heading) = line.strip_prefix("# ") {
            builder.heading(1, heading);
        } else if let Some(item) = line.strip_prefix("- ") {
            builder.list(None, &[item]);
        } else if let Some(quoted) = line.strip_prefix("> ") {
            builder.quote(quoted);
        } else {
            builder.paragraph(line);
        }
    }
    builder.document
}

/// The lines of a page, each with its edges; runs of one character are folded as in the input.
fn lines(page: &Page, pages: &Pages) -> Vec<String> {
    let cell = pages.block.width / 28.0;
    let mut lines: Vec<(f32, f32, f32, String)> = Vec::new();
    for run in page.runs().filter(|run| run.tag.is_some() || run.y < pages.block.y + pages.block.height) {
        let last = run.glyphs[run.glyphs.len() - 1];
        let (left, right) = ((run.x - pages.block.x) / cell, (run.x + last.x + last.advance - pages.block.x) / cell);
        match lines.last_mut().filter(|line| (line.0 - run.y).abs() < 1.0) {
            Some(line) => {
                let gap = if left - line.2 > 0.9 { "　" } else { "" };
                (line.2, line.3) = (right, format!("{}{gap}{}", line.3, run.text()));
            }
            None => lines.push((run.y, left, right, run.text())),
        }
    }
    lines
        .into_iter()
        .map(|(_, left, right, text)| format!("{} ｜{:.1}–{right:.1}", folded(&text), left.max(0.0)))
        .collect()
}

fn folded(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let fold = |run: &[char]| match run.len() {
        0..=5 => run.iter().collect(),
        times => format!("{{{}×{times}}}", run[0]),
    };
    characters.chunk_by(|a, b| a == b).map(fold).collect()
}

fn printed(case: &Case, fonts: &FontSet) -> Vec<String> {
    let outcome = layout(&document(&case.input), &support::stationery(&case.stationery), fonts);
    let pages = &outcome.value;
    let mut out = Vec::new();
    for page in &pages.pages {
        if pages.pages.len() > 1 {
            out.push(page.number.map_or("封面".to_owned(), |number| format!("第{number}页")));
        }
        let mut own = lines(page, pages);
        // Of a long page its first and last lines say enough.
        if own.len() > 8 {
            let hidden = own.len() - 5;
            own.splice(2..own.len() - 3, [format!("……{hidden}行……")]);
        }
        out.extend(own);
    }
    out.extend(outcome.diagnostics.iter().map(|remark| format!("！{}", remark.message)));
    out
}

#[test]
fn every_case_is_set_as_it_stands_in_the_file() {
    let Some(fonts) = support::fonts() else { return };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases.txt");
    let text = std::fs::read_to_string(&path).expect("the cases are committed");
    let mut cases = read(&text);
    assert!(cases.len() >= 40, "{} cases", cases.len());
    if std::env::var_os("UPDATE_CASES").is_some() {
        cases.iter_mut().for_each(|case| case.expected = printed(case, &fonts));
        return std::fs::write(&path, written(&cases)).expect("the cases can be written");
    }
    for case in &cases {
        let printed = printed(case, &fonts);
        assert!(
            printed == case.expected,
            "{}\nprinted:\n{}\nexpected:\n{}",
            case.head,
            printed.join("\n"),
            case.expected.join("\n")
        );
    }
}
