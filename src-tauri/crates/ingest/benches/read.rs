//! How fast text is cleaned, un-wrapped and split: wrapped digests, Markdown documents, web pages and tables of a
//! megabyte, and many short articles whose regions are to be found. `cargo bench -p yaobao-ingest`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::fmt::Write;
use std::hint::black_box;
use yaobao_ingest::{Source, read};
use yaobao_model::Gazetteer;

const DIVISIONS: &str = include_str!("../../../../assets/regions/divisions.csv");
const ALIASES: &str = include_str!("../../../../assets/regions/aliases.csv");

/// A digest of many short articles, wrapped at 31 characters.
fn wrapped_digest() -> String {
    let paragraph = "一是健全工作机制。全市出台若干措施，支持企业建设创新平台 25 家，技术合同成交额达到 3.6 亿元，同比增长 12.5%，居全省第 3 位，带动就业 1200 余人，为高质量发展提供有力支撑，下一步将继续完善政策体系。";
    let mut text = String::new();
    let mut number = 0;
    while text.len() < 1 << 20 {
        let _ = writeln!(text, "四川绵阳以第{number}项改革激发创新活力");
        for _ in 0..6 {
            let chars: Vec<char> = paragraph.chars().collect();
            for line in chars.chunks(31) {
                text.extend(line);
                text.push('\n');
            }
        }
        number += 1;
    }
    text
}

/// A document in Markdown, a paragraph to a line.
fn markdown() -> String {
    let mut text = String::from("# 某省关于推进科技创新的意见\n\n");
    while text.len() < 1 << 20 {
        text.push_str("## **一、总体要求**\n\n**（一）强化平台建设。**一是优化布局，新增平台 5 家，增长 7.5%；二是完善机制，推动资源共享、协同攻关，提升服务能力。\n\n");
    }
    text
}

/// A page as a newspaper's site makes them: navigation, a long article, related links, a footer.
fn web_page() -> String {
    let mut text = String::from(
        "<!DOCTYPE html><html><head><title>某市推进创新_某网</title></head><body><div class=\"nav\"><ul><li><a href=\"/\">首页</a></li></ul></div><div class=\"content\"><h1>某市推进创新</h1>",
    );
    while text.len() < 1 << 20 {
        text.push_str("<p style=\"text-indent:2em\"><span>近年来，全市新增<b>创新平台</b>25家，R&amp;D投入增长&nbsp;12.5%，居全省第3位，带动就业1200余人。</span></p>\n");
    }
    text.push_str("</div><div class=\"related\"><a href=\"/a\">相关链接</a></div><div id=\"footer\">主办单位：某办</div></body></html>");
    text
}

/// A table of figures.
fn table() -> String {
    let mut text = String::from("各县主要指标,,\n单位：亿元,,\n地区,总量,增速\n");
    while text.len() < 1 << 20 {
        text.push_str("某某县,132.77,7.5%\n");
    }
    text
}

/// Short articles of many places: finding regions takes the most of the time.
fn regions() -> String {
    let places = ["四川绵阳", "浙江宁波海曙区", "江苏南京", "宁夏银川", "福建福州鼓楼区", "内蒙古呼和浩特"];
    let mut text = String::new();
    for (number, place) in (0..).zip(places.iter().cycle()) {
        if text.len() > 1 << 20 {
            break;
        }
        let _ = write!(
            text,
            "{place}推出第{number}批创新举措\n\n近年来，{place}出台若干措施，全市新增平台5家，与四川成都、浙江杭州共建园区。\n\n"
        );
    }
    text
}

fn bench(criterion: &mut Criterion) {
    let gazetteer = Gazetteer::from_csv(DIVISIONS, ALIASES).expect("the committed tables are good");
    let mut group = criterion.benchmark_group("read");
    group.sample_size(20);
    let samples = [
        ("wrapped digest", "text.txt", wrapped_digest()),
        ("markdown", "text.md", markdown()),
        ("web page", "page.html", web_page()),
        ("table", "table.csv", table()),
        ("regions", "text.txt", regions()),
    ];
    for (name, file, text) in samples {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            let source = Source { name: file, bytes: text.as_bytes(), encoding: None };
            bencher.iter(|| read(black_box(&source), &gazetteer));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
