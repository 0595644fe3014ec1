//! How fast text is cleaned, un-wrapped and split: wrapped digests and Markdown documents of a megabyte.

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

fn bench(criterion: &mut Criterion) {
    let gazetteer = Gazetteer::from_csv(DIVISIONS, ALIASES).expect("the committed tables are good");
    let mut group = criterion.benchmark_group("read");
    group.sample_size(20);
    for (name, text) in [("wrapped digest", wrapped_digest()), ("markdown", markdown())] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            let source = Source { name: "text.txt", bytes: text.as_bytes(), encoding: None };
            bencher.iter(|| read(black_box(&source), &gazetteer));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
