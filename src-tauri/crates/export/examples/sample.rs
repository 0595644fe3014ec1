//! Writes the sample documents of the tests as PDF: `cargo run -p yaobao-export --example sample -- FOLDER`.

#[path = "../../typeset/tests/support/mod.rs"]
mod support;

use yaobao_export::{PdfOptions, pdf};
use yaobao_typeset::layout;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let Some(fonts) = support::fonts() else { return Ok(()) };
    let samples = [
        ("brief", "智库成果要报", support::brief()),
        ("bulletin", "简报式要报", support::brief()),
        ("everything", "智库成果要报", support::everything()),
    ];
    for (name, stationery, document) in samples {
        let pages = layout(&document, &support::stationery(stationery), &fonts);
        for remark in &pages.diagnostics {
            println!("{name}: {} {}", remark.code, remark.message);
        }
        let file = pdf(&pages.value, &fonts, &document, &PdfOptions { attach_source: true, ..PdfOptions::default() })?;
        std::fs::write(format!("{folder}/{name}.pdf"), file)?;
    }
    Ok(())
}
