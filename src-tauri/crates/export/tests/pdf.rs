//! What is in the PDF: the text, the fonts, the structure, and nothing of the machine that made it.

#[path = "../../typeset/tests/support/mod.rs"]
mod support;

use lopdf::{Dictionary, Document, Object};
use std::sync::LazyLock;
use yaobao_export::{ExportError, PageImages, PdfOptions, page_image, page_png, pdf};
use yaobao_typeset::{FontSet, Pages, layout};

static FONTS: LazyLock<Option<FontSet>> = LazyLock::new(support::fonts);

struct Sample {
    pages: Pages,
    bytes: Vec<u8>,
    file: Document,
}

fn export(document: &yaobao_model::document::Document, options: &PdfOptions) -> Option<Sample> {
    let fonts = FONTS.as_ref()?;
    let pages = layout(document, &support::stationery("智库成果要报"), fonts).value;
    let bytes = pdf(&pages, fonts, document, options).expect("the sample can be exported");
    let file = Document::load_mem(&bytes).expect("what has been written can be read");
    Some(Sample { pages, bytes, file })
}

fn catalog(file: &Document) -> &Dictionary {
    file.catalog().expect("there is a catalogue")
}

fn elements<'d>(file: &'d Document, kind: &'d str) -> impl Iterator<Item = &'d Dictionary> {
    file.objects.values().filter_map(|object| object.as_dict().ok()).filter(move |dictionary| {
        dictionary.get(b"Type").and_then(Object::as_name).ok() == Some(b"StructElem")
            && dictionary.get(b"S").and_then(Object::as_name).ok() == Some(kind.as_bytes())
    })
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = support::everything();
    let options = PdfOptions { attach_source: true, ..PdfOptions::default() };
    let (Some(first), Some(second)) = (export(&document, &options), export(&document, &options)) else { return };
    assert!(first.bytes == second.bytes);
}

#[test]
fn every_font_is_embedded_as_a_subset_with_a_way_back_to_text() {
    let Some(sample) = export(&support::everything(), &PdfOptions::default()) else { return };
    let name = |dictionary: &Dictionary, key: &[u8]| {
        dictionary.get(key).and_then(Object::as_name).map(|name| String::from_utf8_lossy(name).into_owned()).ok()
    };
    let fonts: Vec<&Dictionary> = sample.file.objects.values().filter_map(|object| object.as_dict().ok()).collect();
    let composite: Vec<_> = fonts.iter().filter(|font| name(font, b"Subtype").as_deref() == Some("Type0")).collect();
    assert!(composite.len() >= 5);
    for font in composite {
        let base = name(font, b"BaseFont").expect("a font has a name");
        assert_eq!(base.find('+'), Some(6), "{base} is a subset");
        assert!(font.has(b"ToUnicode"), "{base}");
    }
    for descriptor in fonts.iter().filter(|font| name(font, b"Type").as_deref() == Some("FontDescriptor")) {
        assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"));
    }
}

#[test]
fn the_file_says_what_it_is_and_nothing_of_who_made_it() {
    let Some(sample) = export(&support::brief(), &PdfOptions::default()) else { return };
    let catalog = catalog(&sample.file);
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).ok(), Some(b"zh-CN".as_slice()));
    for key in
        ["MarkInfo", "StructTreeRoot", "Metadata", "OutputIntents", "Outlines", "PageLabels", "ViewerPreferences"]
    {
        assert!(catalog.has(key.as_bytes()), "{key}");
    }
    let text = String::from_utf8_lossy(&sample.bytes);
    assert!(text.starts_with("%PDF-1.7"));
    assert!(text.contains("<pdfaid:part>2</pdfaid:part>"));
    for private in ["/home/", "/root/", "/Users/", "printpdf"] {
        assert!(!text.contains(private), "{private}");
    }
}

#[test]
fn the_structure_has_headings_paragraphs_tables_lists_and_figures() {
    let Some(sample) = export(&support::everything(), &PdfOptions::default()) else { return };
    let count = |kind: &str| elements(&sample.file, kind).count();
    assert_eq!((count("H1"), count("H2"), count("H3"), count("H4"), count("H5")), (1, 1, 1, 1, 1));
    assert_eq!((count("Table"), count("TR"), count("TH"), count("TD")), (1, 4, 4, 12));
    assert_eq!((count("L"), count("LI")), (2, 4));
    assert_eq!((count("Figure"), count("Note"), count("BlockQuote")), (1, 1, 1));
    let figure = elements(&sample.file, "Figure").next().expect("there is one");
    assert!(figure.has(b"Alt"));
}

#[test]
fn marked_content_and_structure_point_at_each_other() {
    let Some(sample) = export(&support::everything(), &PdfOptions::default()) else { return };
    let kids = sample.file.objects.values().filter_map(|object| object.as_dict().ok());
    let references: usize = kids
        .filter_map(|dictionary| dictionary.get(b"K").and_then(Object::as_array).ok())
        .flatten()
        .filter(|kid| kid.as_dict().is_ok_and(|kid| kid.has(b"MCID")))
        .count();
    let mut sequences = 0;
    for page in sample.file.page_iter() {
        let content = sample.file.get_and_decode_page_content(page).expect("content can be read");
        let depth = content.operations.iter().fold(0_i32, |depth, operation| match operation.operator.as_str() {
            "BDC" | "BMC" => depth + 1,
            "EMC" => depth - 1,
            _ => depth,
        });
        assert_eq!(depth, 0, "marked content is closed");
        let numbered = |operand: &Object| operand.as_dict().is_ok_and(|properties| properties.has(b"MCID"));
        sequences +=
            content.operations.iter().filter(|o| o.operator == "BDC" && o.operands.iter().any(numbered)).count();
    }
    assert_eq!(references, sequences);
}

#[test]
fn the_source_travels_along_when_asked_for() {
    let document = support::brief();
    let Some(sample) = export(&document, &PdfOptions { attach_source: true, compress: false }) else { return };
    let embedded = sample
        .file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .find(|stream| stream.dict.get(b"Type").and_then(Object::as_name).ok() == Some(b"EmbeddedFile"));
    assert_eq!(embedded.map(|stream| stream.content.as_slice()), Some(document.source.as_bytes()));
    assert!(String::from_utf8_lossy(&sample.bytes).contains("<pdfaid:part>3</pdfaid:part>"));
}

#[test]
fn pages_are_drawn_with_ink_where_the_text_is() {
    let Some(sample) = export(&support::brief(), &PdfOptions::default()) else { return };
    let images = PageImages::new(sample.bytes.clone()).expect("the file can be read");
    assert_eq!(images.count(), sample.pages.pages.len());
    let image = images.png(1, 1.0).expect("there is a second page");
    let mut reader = png::Decoder::new(std::io::Cursor::new(image)).read_info().expect("it is a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a page is not too large")];
    let frame = reader.next_frame(&mut pixels).expect("it has one frame");
    assert_eq!((frame.width, frame.height), (595, 841));
    let dark = |x: usize, y: usize| pixels[3 * (y * 595 + x)] < 128;
    let ink = (0..841).flat_map(|y| (0..595).map(move |x| (x, y))).filter(|&(x, y)| dark(x, y));
    let (left, right) = ink.fold((595, 0), |(left, right), (x, _)| (left.min(x), right.max(x)));
    assert!((78..84).contains(&left) && (515..525).contains(&right), "ink from {left} to {right}");
    assert!(matches!(page_png(&sample.bytes, 99, 1.0), Err(ExportError::NoSuchPage { page: 99, count: 7 })));
    assert!(matches!(page_png(b"no PDF", 0, 1.0), Err(ExportError::Unreadable)));
}

#[test]
fn a_page_drawn_from_the_layout_looks_like_the_one_in_the_file() {
    let document = support::everything();
    let (Some(sample), Some(fonts)) = (export(&document, &PdfOptions::default()), FONTS.as_ref()) else { return };
    for page in 0..sample.pages.pages.len() {
        let from_file = page_png(&sample.bytes, page, 1.0).expect("the page is there");
        let from_layout = page_image(&sample.pages, fonts, page, 1.0).expect("the page is there");
        assert!(from_file == from_layout, "page {page}");
    }
    assert!(matches!(page_image(&sample.pages, fonts, 99, 1.0), Err(ExportError::NoSuchPage { .. })));
}
