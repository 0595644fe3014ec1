//! How long it takes to write a laid-out brief as PDF, and to draw a page of it.

#[path = "../../typeset/tests/support/mod.rs"]
mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use yaobao_export::{PageImages, PdfOptions, page_image, pdf};
use yaobao_typeset::layout;

fn bench(criterion: &mut Criterion) {
    let Some(fonts) = support::fonts() else { return };
    let document = support::brief();
    let pages = layout(&document, &support::stationery("智库成果要报"), &fonts).value;
    let options = PdfOptions::default();
    let quick = PdfOptions { compress: false, ..options.clone() };
    criterion.bench_function("export, 7 pages", |b| b.iter(|| pdf(black_box(&pages), &fonts, &document, &options)));
    criterion.bench_function("export, 7 pages, uncompressed", |b| {
        b.iter(|| pdf(black_box(&pages), &fonts, &document, &quick));
    });
    let file = pdf(&pages, &fonts, &document, &quick).expect("the sample can be exported");
    criterion.bench_function("first page image at 2x", |b| {
        b.iter(|| PageImages::new(file.clone()).and_then(|images| images.png(1, 2.0)));
    });
    criterion.bench_function("page image at 2x straight from the layout", |b| {
        b.iter(|| page_image(black_box(&pages), &fonts, 1, 2.0));
    });
}

/// The imagined brief, twenty times over: what a keystroke costs in a long document.
fn long(criterion: &mut Criterion) {
    let Some(fonts) = support::fonts() else { return };
    let stationery = support::stationery("智库成果要报");
    let mut document = support::brief();
    let blocks = document.blocks.clone();
    for _ in 1..20 {
        document.blocks.extend(blocks.iter().cloned());
    }
    let pages = layout(&document, &stationery, &fonts).value;
    let options = PdfOptions::default();
    criterion.bench_function("export, 120 pages", |b| b.iter(|| pdf(black_box(&pages), &fonts, &document, &options)));
    criterion.bench_function("keystroke to page image at 2x, 120 pages", |b| {
        b.iter(|| {
            let pages = layout(black_box(&document), &stationery, &fonts).value;
            page_image(&pages, &fonts, 60, 2.0)
        });
    });
}

criterion_group!(benches, bench, long);
criterion_main!(benches);
