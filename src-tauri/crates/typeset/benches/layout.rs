//! How long it takes to lay a brief out.

#[path = "../tests/support/mod.rs"]
mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use yaobao_model::document::Document;
use yaobao_typeset::layout;

/// The imagined brief, `times` over in one document.
fn long(times: usize) -> Document {
    let mut document = support::brief();
    let blocks = document.blocks.clone();
    for _ in 1..times {
        document.blocks.extend(blocks.iter().cloned());
    }
    document
}

fn bench(criterion: &mut Criterion) {
    let Some(fonts) = support::fonts() else { return };
    let stationery = support::stationery("智库成果要报");
    for (name, document) in [("layout, 7 pages", long(1)), ("layout, 120 pages", long(20))] {
        criterion.bench_function(name, |b| b.iter(|| layout(black_box(&document), &stationery, &fonts)));
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
