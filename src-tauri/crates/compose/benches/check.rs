//! Checking, reading and starting a brief of ten thousand characters; the bar for the check is 20 ms.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use yaobao_compose::{FigureReader, NoFacts, RuleSet, TypedFigure, check, parse};
use yaobao_model::{CharIndex, Period, Quantity, StatisticKind};

/// Takes every number with 亿元, 家, 项 or % for a figure; the real recogniser is measured where it lives.
struct Numbers;

impl FigureReader for Numbers {
    fn figures(&self, text: &str) -> Vec<TypedFigure> {
        let index = CharIndex::new(text);
        let mut figures = Vec::new();
        for (at, _) in text.match_indices(['亿', '家', '项', '%']) {
            let digits = text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
            let Some(quantity) = Quantity::parse(&text[digits.len()..at]) else { continue };
            figures.push(TypedFigure {
                at: index.span(digits.len()..at),
                figure: text[digits.len()..at].to_owned(),
                value: quantity.value,
                unit: String::new(),
                indicator: "成交额".to_owned(),
                region: None,
                period: Some(Period::year(2025)),
                kind: StatisticKind::Level,
            });
        }
        figures
    }
}

fn brief() -> String {
    let mut brief = String::from(
        "---\n刊名: 智库成果要报\n期号: 1\n编发单位: 某某区委宣传部\n日期: 2026-06-29\n标题: 某地推进创新的建议\n呈送: [某某]\n印数: 40\n---\n\n",
    );
    let paragraph = "（一）平台载体提档升级。2025年，全区技术合同成交额达[132.77亿元](yaobao:statistic/00000000010000000000000001)，\
        同比增长111.9%，培育“双创”载体155家、创新平台559家，其中《某某办法》支持项目447项。一是优化布局，引导企业在“飞地”设立研发中心；\
        二是打通堵点，推动成果与需求精准对接；三是完善机制，强化资金、人才、数据等要素保障，3-5年内形成“基础研究—中试熟化—产业转化”全链条。\n\n";
    while brief.chars().count() < 10_000 {
        brief.push_str(paragraph);
    }
    brief
}

fn benches(criterion: &mut Criterion) {
    let brief = brief();
    let rules = RuleSet::new(&Numbers);
    criterion.bench_function("check 10,000 characters", |b| b.iter(|| check(black_box(&brief), &NoFacts, &rules)));
    criterion.bench_function("parse 10,000 characters", |b| b.iter(|| parse(black_box(&brief))));
}

criterion_group!(check_benches, benches);
criterion_main!(check_benches);
