//! What is in the PDF: the text, the fonts, the structure, and nothing of the machine that made it.

#[path = "../../typeset/tests/support/mod.rs"]
mod support;

use lopdf::{Dictionary, Document, Object};
use std::sync::LazyLock;
use yaobao_export::{ExportError, PageImages, PdfOptions, page_image, page_png, pdf, read_picture};
use yaobao_model::document::{BlockKind, Run};
use yaobao_typeset::{FontSet, Item, Pages, PictureData, PictureProblem, Pictures, layout, layout_with, watermark};

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

/// The same with pictures, in the plain stationery.
fn export_with(
    document: &yaobao_model::document::Document,
    pictures: &Pictures,
    options: &PdfOptions,
) -> Option<Sample> {
    let fonts = FONTS.as_ref()?;
    let pages = layout_with(document, &support::stationery("普通报告"), fonts, pictures).value;
    let bytes = pdf(&pages, fonts, document, options).expect("the sample can be exported");
    let file = Document::load_mem(&bytes).expect("what has been written can be read");
    Some(Sample { pages, bytes, file })
}

/// Two by one pixels, the right one half transparent red.
fn png_file() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("a head can be written");
    writer.write_image_data(&[0, 0, 0, 255, 255, 0, 0, 128]).expect("pixels can be written");
    writer.finish().expect("the file can be ended");
    bytes
}

const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><rect width="96" height="48" fill="#fff"/><rect width="48" height="48" fill="#00f"/><text x="50" y="30" font-size="16">数字</text></svg>"##;

fn with_image(target: &str, title: &str) -> yaobao_model::document::Document {
    let mut builder = support::Builder::default();
    builder.paragraph("图前。");
    let kind = BlockKind::Image { target: target.into(), alt: "图1 示意".into(), title: title.into() };
    builder.other(kind).paragraph("图后。");
    builder.document
}

#[test]
fn pictures_are_read_by_what_they_are() {
    let Some(fonts) = FONTS.as_ref() else { return };
    let picture = read_picture(&png_file(), fonts).expect("it is a PNG");
    assert_eq!((picture.width, picture.height), (2, 1));
    assert!(picture.data == PictureData::Rgb([0, 0, 0, 255, 127, 127].as_slice().into()), "on white paper");
    let picture = read_picture(SVG.as_bytes(), fonts).expect("it is an SVG");
    assert_eq!((picture.width, picture.height, picture.density), (288, 144, 288));
    let PictureData::Rgb(pixels) = &picture.data else { panic!("an SVG is drawn") };
    assert_eq!(pixels[..3], [0, 0, 255]);
    let right = pixels.chunks_exact(288 * 3).flat_map(|row| row[150 * 3..].iter());
    assert!(right.filter(|value| **value < 100).count() > 100, "the letters are drawn");
    let mut cut = png_file();
    cut.truncate(cut.len() - 20);
    for lie in [b"GIF89a".as_slice(), b"", b"<html>", &cut, b"\x89PNG\r\n\x1a\n"] {
        assert_eq!(read_picture(lie, fonts), Err(PictureProblem::Unreadable), "{lie:?}");
    }
}

#[test]
fn a_picture_stands_in_the_file_once_with_its_caption_and_what_it_says() {
    let Some(fonts) = FONTS.as_ref() else { return };
    let picture = read_picture(SVG.as_bytes(), fonts).map(std::sync::Arc::new);
    let pictures = Pictures::from([("图/甲.svg".to_owned(), picture)]);
    let document = with_image("图/甲.svg", "50%");
    let Some(sample) = export_with(&document, &pictures, &PdfOptions::default()) else { return };
    let placed = sample.pages.pages[0].items.iter().find_map(|item| match item {
        Item::Picture(picture) => Some(picture.area),
        _ => None,
    });
    let placed = placed.expect("the picture is placed");
    assert!((placed.width - sample.pages.block.width / 2.0).abs() < 0.1, "half the column: {placed:?}");
    assert!((placed.height - placed.width / 2.0).abs() < 0.1, "in its own shape: {placed:?}");
    let images = sample.file.objects.values().filter_map(|object| object.as_stream().ok());
    let image = |stream: &&lopdf::Stream| stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image");
    assert_eq!(images.filter(image).count(), 1);
    let figure = elements(&sample.file, "Figure").next().expect("it is a figure");
    assert!(figure.has(b"Alt"));
    assert_eq!(elements(&sample.file, "Caption").count(), 1);
    let image = page_png(&sample.bytes, 0, 1.0).expect("the page can be drawn");
    let mut reader = png::Decoder::new(std::io::Cursor::new(image)).read_info().expect("it is a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a page is not too large")];
    let frame = reader.next_frame(&mut pixels).expect("it has one frame");
    let at = |x: f32, y: f32| 3 * (y as usize * frame.width as usize + x as usize);
    let left = at(placed.x + 20.0, placed.y + 20.0);
    assert_eq!(pixels[left..left + 3], [0, 0, 255], "the left half is blue");
}

#[test]
fn a_link_has_an_annotation_over_its_text_and_an_element_of_its_own() {
    let mut builder = support::Builder::default();
    builder.runs(|b| {
        let linked = Run { link: Some("https://example.org/统计".into()), ..b.run("统计公报") };
        vec![b.run("见"), linked, b.run("和https://example.org/b。")]
    });
    let Some(sample) = export_with(&builder.document, &Pictures::new(), &PdfOptions::default()) else { return };
    let annotations: Vec<&Dictionary> = sample
        .file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| dictionary.has(b"StructParent"))
        .collect();
    assert_eq!(annotations.len(), 2);
    assert_eq!(elements(&sample.file, "Link").count(), 2);
    let uris: Vec<String> = annotations
        .iter()
        .filter_map(|annotation| {
            annotation.get(b"A").and_then(Object::as_dict).ok()?.get(b"URI").and_then(Object::as_str).ok()
        })
        .map(|uri| String::from_utf8_lossy(uri).into_owned())
        .collect();
    assert!(uris.contains(&"https://example.org/b".to_owned()), "without the full stop: {uris:?}");
    assert!(uris.contains(&"https://example.org/%E7%BB%9F%E8%AE%A1".to_owned()), "{uris:?}");
}

#[test]
fn a_password_encrypts_the_file_which_then_is_no_archive() {
    let document = support::everything();
    let options = PdfOptions { password: Some("口令123".into()), ..PdfOptions::default() };
    let Some(fonts) = FONTS.as_ref() else { return };
    let pages = layout(&document, &support::stationery("智库成果要报"), fonts).value;
    let bytes = pdf(&pages, fonts, &document, &options).expect("the sample can be exported");
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("/Encrypt") && text.contains("AESV3"));
    assert!(!text.contains("pdfaid"), "PDF/A knows no encryption");
    let opened = Document::load_mem_with_options(&bytes, lopdf::LoadOptions::with_password("口令123"));
    assert!(opened.is_ok_and(|file| file.get_pages().len() == pages.pages.len()));
    assert!(Document::load_mem_with_options(&bytes, lopdf::LoadOptions::with_password("别的")).is_err());
}

#[test]
fn a_watermark_lies_under_every_page_and_is_read_by_nobody() {
    let Some(fonts) = FONTS.as_ref() else { return };
    let document = support::brief();
    let mut pages = layout(&document, &support::stationery("智库成果要报"), fonts).value;
    watermark(&mut pages, "内部资料 注意保存", fonts);
    for page in &pages.pages {
        let first = page.runs().next().expect("there is text");
        assert!(first.angle > 0.0 && first.tag.is_none());
    }
    assert!(pdf(&pages, fonts, &document, &PdfOptions::default()).is_ok());
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
    let Some(sample) = export(&document, &PdfOptions { attach_source: true, compress: false, ..PdfOptions::default() })
    else {
        return;
    };
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
