//! The real program on folders of its own.

use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const BULLETIN: &str = "\
宁夏：完善技术转移体系

2025年，宁夏技术合同成交额达132.77亿元，同比增长11.9%。

一是建立技术经纪人培养制度。每年培训技术经纪人300人以上，纳入人才目录。

二是设立成果转化基金。安排专项资金，支持中试基地建设。
";

/// A folder with a library in it.
struct Desk {
    folder: TempDir,
}

/// What a run of the program came to.
struct Ran {
    code: Option<i32>,
    out: String,
    words: String,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder can be made") }
    }

    /// A desk with one bulletin in its library.
    fn with_a_bulletin() -> Self {
        let desk = Self::new();
        let file = desk.file("公报.txt", BULLETIN);
        let ran = desk.run(&["import", &file]);
        assert_eq!(ran.code, Some(0), "{}", ran.words);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::write(&path, text).expect("it can be written");
        path.to_string_lossy().into_owned()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yaobao"));
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
        command.args(arguments).current_dir(self.folder.path());
        command.env("YAOBAO_LIBRARY", self.path("资料库.yaobao")).env("YAOBAO_FONTS", fonts);
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let Output { status, stdout, stderr } = self.command(arguments).output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("it prints UTF-8");
        Ran { code: status.code(), out: text(stdout), words: text(stderr) }
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.run(arguments);
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.words))
    }
}

#[test]
fn reads_a_document_as_the_contract_writes_it() {
    let desk = Desk::new();
    let file = desk.file("公报.txt", BULLETIN);
    let read = desk.json(&["read", &file, "--json"]);
    for key in ["file", "kind", "encoding", "title", "issuer", "number", "date", "articles", "diagnostics"] {
        assert!(read.get(key).is_some(), "{key}");
    }
    let article = &read["articles"][0];
    let statistic = &article["statistics"][0];
    assert_eq!((statistic["figure"].as_str(), statistic["value"].as_f64()), (Some("132.77亿元"), Some(132.77)));
    let at = |n: usize| usize::try_from(statistic["at"][n].as_u64().expect("a number")).expect("a small one");
    let printed: String = article["text"].as_str().expect("a text").chars().skip(at(0)).take(at(1) - at(0)).collect();
    assert_eq!(printed, "132.77亿元");
    assert_eq!(article["measures"][0]["marker"], "一是");
    assert!(!desk.path("资料库.yaobao").exists(), "reading touches no library");
}

#[test]
fn imports_and_finds_again() {
    let desk = Desk::with_a_bulletin();
    let found = desk.json(&["search", "技术合同", "--json"]);
    assert!(found["total"].as_u64() > Some(0));
    for key in ["kind", "id", "title", "region", "snippet", "at"] {
        assert!(found["hits"][0].get(key).is_some(), "{key}");
    }
    let only = desk.json(&["search", "技术合同", "--in", "statistics", "--json"]);
    assert!(only["hits"].as_array().expect("hits").iter().all(|hit| hit["kind"] == "statistic"));
    let statistics = desk.json(&["statistics", "成交额", "--region", "宁夏", "--period", "2025", "--json"]);
    assert_eq!(statistics[0]["value"].as_f64(), Some(132.77));
    assert!(statistics[0]["id"].is_string());
    let again = desk.json(&["import", &desk.path("公报.txt").to_string_lossy(), "--json"]);
    assert_eq!(again["known"].as_array().map(Vec::len), Some(1));
}

#[test]
fn lists_are_tables_or_csv() {
    let desk = Desk::with_a_bulletin();
    let table = desk.run(&["statistics"]).out;
    assert!(table.starts_with("指标"), "{table}");
    assert!(table.contains("132.77亿元"), "{table}");
    let csv = desk.run(&["measures", "--csv"]).out;
    assert!(csv.starts_with("\u{feff}编号,序号,举措,"), "{csv}");
    assert_eq!(csv.lines().count(), 3, "{csv}");
    assert!(desk.run(&["bulletins"]).out.contains("宁夏：完善技术转移体系"));
    assert_eq!(desk.run(&["excerpts"]).code, Some(0));
}

#[test]
fn a_brief_goes_from_template_to_pdf() {
    let desk = Desk::with_a_bulletin();
    assert!(desk.run(&["templates"]).out.contains("智库成果要报"));
    let new = ["brief", "new", "--template", "智库成果要报", "--set", "地区=宁夏", "--output", "稿.md"];
    let ran = desk.run(&new);
    assert_eq!(ran.code, Some(0), "{}", ran.words);
    let again = desk.run(&new);
    assert_eq!(again.code, Some(1));
    assert!(again.words.contains("已经存在"), "{}", again.words);
    let kept = desk.run(&["brief", "keep", "稿.md"]);
    assert!(kept.code == Some(0) && kept.words.contains("已收进资料库"), "{}", kept.words);
    let found = desk.json(&["search", "开放式创新", "--in", "briefs", "--json"]);
    assert!(found["total"].as_u64() > Some(0), "{found}");
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts/FandolFang-Regular.otf");
    if !fonts.is_file() {
        eprintln!("skipped: no fonts, run `cargo xtask setup`");
        return;
    }
    let ran = desk.run(&["brief", "export", "稿.md", "--output", "稿.pdf"]);
    assert_eq!(ran.code, Some(0), "{}", ran.words);
    assert!(fs::read(desk.path("稿.pdf")).expect("it was written").starts_with(b"%PDF-"));
    assert_eq!(desk.run(&["fonts"]).out.lines().count(), 6);
    let report = desk.run(&["brief", "export", "稿.md", "--report", "-"]);
    assert_eq!(report.code, Some(0), "{}", report.words);
    assert!(report.out.contains("| 5.2.3 | 每行字数 | 28 | "), "{}", report.out);
    assert!(report.out.contains("| 惯例 | 封面.有 | 否 | 是 |"), "{}", report.out);
    let ran = desk.run(&["brief", "export", "稿.md", "--report", "报告.json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.words);
    let report = fs::read(desk.path("报告.json")).expect("it was written");
    let report: serde_json::Value = serde_json::from_slice(&report).expect("it is JSON");
    assert!(
        report["rules"].as_array().is_some_and(|rules| rules.iter().all(|row| row["verdict"] == "kept")),
        "{report}"
    );
}

#[test]
fn checking_ends_with_1_when_there_are_errors() {
    let desk = Desk::with_a_bulletin();
    let statistics = desk.json(&["statistics", "成交额", "--json"]);
    let id = statistics.as_array().expect("a list").iter().find(|row| row["figure"] == "132.77亿元");
    let id = id.expect("it was read")["id"].as_str().expect("an identifier").to_owned();
    let brief = |figure: &str| {
        format!("---\n标题: 某题\n---\n\n2025年，宁夏技术合同成交额达[{figure}](yaobao:statistic/{id})。\n")
    };
    desk.file("对.md", &brief("132.77亿元"));
    desk.file("错.md", &brief("232.77亿元"));
    let right = desk.json(&["brief", "check", "对.md", "--json"]);
    let rules = right["findings"].as_array().expect("a list").iter().filter_map(|finding| finding["rule"].as_str());
    assert_eq!(rules.filter(|rule| rule.starts_with("figure.")).count(), 0, "{right}");
    let wrong = desk.run(&["brief", "check", "错.md"]);
    assert_eq!(wrong.code, Some(1), "{}", wrong.out);
    assert!(wrong.out.contains("第 5 行第"), "{}", wrong.out);
}

#[test]
fn findings_count_the_characters_of_the_file_whatever_its_line_ends() {
    let desk = Desk::with_a_bulletin();
    let text = "---\n标题: 某题\n---\n\n正文。\n\n去年新增企业77家。\n";
    desk.file("甲.md", text);
    desk.file("乙.md", &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    let printed = |name: &str| {
        let report = desk.json(&["brief", "check", name, "--json"]);
        let finding = report["findings"].as_array().expect("a list").iter().find(|f| f["rule"] == "figure.unsourced");
        let at = finding.expect("there is a figure")["at"].clone();
        let place = |n: usize| usize::try_from(at[n].as_u64().expect("a number")).expect("a small one");
        let file = fs::read_to_string(desk.path(name)).expect("it is there");
        file.chars().skip(place(0)).take(place(1) - place(0)).collect::<String>()
    };
    assert_eq!((printed("甲.md"), printed("乙.md")), ("77家".to_owned(), "77家".to_owned()));
}

#[test]
fn wrong_usage_is_said_in_chinese_and_ends_with_2() {
    let desk = Desk::new();
    let check = |arguments: &[&str], words: &str| {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}", ran.words);
        assert!(ran.words.contains(words), "{arguments:?}: {}", ran.words);
        assert!(ran.out.is_empty(), "{arguments:?}: {}", ran.out);
    };
    check(&["fly"], "没有“fly”这个命令");
    check(&["statistics", "--quick"], "没有“--quick”这个参数");
    check(&["search"], "缺少 <检索词>");
    check(&["search", "甲", "--limit", "很多"], "“很多”不对：应是数字");
    check(&["statistics", "--kind", "big"], "level");
    check(&["statistics", "--json", "--csv"], "不能与");
    check(&["brief", "new", "--template", "甲", "--set", "地区", "--output", "a.md"], "键=值");
    check(&[], "命令");
}

#[test]
fn help_is_in_chinese() {
    let desk = Desk::new();
    for arguments in [&["--help"][..], &["search", "--help"], &["brief", "--help"], &["brief", "new", "--help"]] {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}");
        for english in ["Usage", "Options", "OPTIONS", "Commands", "Arguments", "Print", "default:", "ossible values"] {
            assert!(!ran.out.contains(english), "{arguments:?}: {}", ran.out);
        }
        assert!(!ran.out.contains(":\n"), "{arguments:?}: {}", ran.out);
    }
}

#[test]
fn refused_input_is_explained_and_ends_with_1() {
    let desk = Desk::new();
    let check = |arguments: &[&str], words: &str| {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, Some(1), "{arguments:?}: {}", ran.words);
        assert!(ran.words.contains(words), "{arguments:?}: {}", ran.words);
    };
    check(&["read", "无.txt"], "没有找到文件");
    check(&["search", "甲"], "没有找到资料库");
    let file = desk.file("公报.txt", BULLETIN);
    desk.file("空.txt", "");
    assert_eq!(desk.run(&["import", &file]).code, Some(0));
    check(&["import", "空.txt"], "读不了 1 份");
    check(&["statistics", "--region", "火星"], "没有名为“火星”的行政区划");
    check(&["search", "甲", "--tag", "无"], "没有名为“无”的标签");
    check(&["brief", "new", "--template", "无", "--output", "a.md"], "可用的模板");
    let year =
        ["brief", "new", "--template", "决策参考", "--set", "年份=明年", "--set", "事项=某事", "--output", "a.md"];
    check(&year, "“年份”应是时期，“明年”不是");
    check(&["backup", "公报.txt"], "没有覆盖它");
    check(&["--library", "无.yaobao", "brief", "check", "公报.txt"], "没有找到资料库");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::new();
    let file = desk.file("长.txt", &BULLETIN.repeat(2000));
    let mut child = desk
        .command(&["read", &file, "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = [0; 16];
    child.stdout.take().expect("it is piped").read_exact(&mut first).expect("it prints something");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_library_is_verified_and_backed_up() {
    let desk = Desk::with_a_bulletin();
    assert_eq!(desk.run(&["verify"]).out, "资料库完好。\n");
    assert_eq!(desk.run(&["backup", "备份.yaobao"]).code, Some(0));
    let copied = desk.json(&["--library", "备份.yaobao", "bulletins", "--json"]);
    assert_eq!(copied.as_array().map(Vec::len), Some(1));
    assert_eq!(desk.run(&["restore", "备份.yaobao"]).code, Some(0));
    assert_eq!(desk.json(&["bulletins", "--json"]).as_array().map(Vec::len), Some(1));
    assert!(desk.path("资料库.yaobao.旧").exists());
}

#[test]
fn a_chosen_encoding_is_used_and_a_wrong_name_is_said_once() {
    let desk = Desk::new();
    let file = desk.file("公报.txt", BULLETIN);
    let wrong = desk.run(&["import", &file, "--encoding", "克林贡"]);
    assert_eq!(wrong.code, Some(1));
    assert!(wrong.words.contains("没有名为“克林贡”的编码") && wrong.words.contains("GB18030"), "{}", wrong.words);
    assert_eq!(desk.run(&["import", &file]).code, Some(0));
    let again = desk.run(&["import", &file, "--encoding", "utf-8"]);
    assert!(again.out.contains("已按 UTF-8 重新读取"), "{}", again.out);
    let read = desk.run(&["read", &file, "--encoding", "gbk"]);
    assert!(read.out.contains("GB18030"), "{}", read.out);
}

#[test]
fn a_reprint_is_named_in_the_account() {
    let desk = Desk::with_a_bulletin();
    let file = desk.file("转载.txt", &BULLETIN.replace("300人以上", "350人以上"));
    let ran = desk.run(&["import", &file]);
    assert!(ran.out.contains("大体相同 转载.txt") && ran.out.contains("改动 1 句"), "{}", ran.out);
}

#[test]
fn a_kept_brief_has_a_history_and_a_state() {
    let desk = Desk::with_a_bulletin();
    desk.file("稿.md", "---\n刊名: 某刊\n标题: 某题\n---\n\n正文共三项。\n");
    assert_eq!(desk.run(&["brief", "keep", "稿.md"]).code, Some(0));
    let briefs = desk.json(&["brief", "list", "--json"]);
    let id = briefs[0]["id"].as_str().expect("it has an identifier").to_owned();
    let named = desk.json(&["brief", "history", &id, "--name", "送审稿", "--json"]);
    assert_eq!((&named[0]["number"], &named[0]["name"]), (&1.into(), &"送审稿".into()));
    let state = desk.run(&["brief", "state", &id, "--set", "submitted", "--by", "作者甲"]);
    assert!(state.out.starts_with("送审\n") && state.out.contains("作者甲"), "{}", state.out);
    assert!(desk.run(&["brief", "diff", &id]).words.contains("没有不同"));
    assert_eq!(desk.json(&["brief", "changed", "--json"]), Value::Array(Vec::new()));
}

#[test]
fn word_lists_and_templates_say_the_line_of_a_mistake() {
    let desk = Desk::new();
    let list = desk.file("词表.csv", "类别,写法,应为\n用语,甲,乙\n别的,丙,丁\n");
    let ran = desk.run(&["lists", &list]);
    assert_eq!((ran.code, ran.out.contains("第 3 行")), (Some(1), true), "{}", ran.out);
    assert_eq!(desk.run(&["lists", "--sample", "样例.csv"]).code, Some(0));
    assert_eq!(desk.run(&["lists", "样例.csv"]).code, Some(0));
    let template = desk.file("模板.md", "---\n模板名: 试\n---\n\n{{ 没有 }}\n");
    let ran = desk.run(&["templates", "--check", &template]);
    assert_eq!((ran.code, ran.out.starts_with("第 5 行")), (Some(1), true), "{}", ran.out);
}
