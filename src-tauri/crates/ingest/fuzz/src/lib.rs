//! What the fuzz targets share: reading as the product does, checking what every bulletin promises, and putting bytes
//! into the containers that readers open, so that mutations reach the reader and not a checksum.

use std::io::Write;
use std::sync::LazyLock;
use yaobao_ingest::{Source, read};
use yaobao_model::{Gazetteer, Span};

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let divisions = "code,name,full_name\n330000,浙江省,浙江省\n330200,宁波市,浙江省宁波市\n330203,海曙区,浙江省宁波市海曙区\n510000,四川省,四川省\n510700,绵阳市,四川省绵阳市\n";
    Gazetteer::from_csv(divisions, "alias,full_name\n甬,浙江省宁波市\n").expect("a good table")
});

/// Reads a file and checks that every place of the bulletin lies inside its text.
///
/// # Panics
/// When a place does not, which is what fuzzing looks for.
pub fn check(name: &str, bytes: &[u8]) {
    let Ok(bulletin) = read(&Source { name, bytes, encoding: None }, &GAZETTEER) else { return };
    let original = bulletin.original.chars().count();
    for article in &bulletin.articles {
        let chars = article.text.chars().count();
        let inside = |at: Span| at.start <= at.end && at.end <= chars;
        assert!(article.blocks.iter().all(|block| inside(block.at)), "a block lies outside the text");
        assert!(article.emphasis.iter().all(|&run| inside(run)), "a bold run lies outside the text");
        for run in &article.origin.runs {
            assert!(run.text + run.len <= chars && run.original + run.len <= original, "an origin lies outside");
        }
    }
    assert!(bulletin.diagnostics.iter().filter_map(|d| d.at).all(|at| at.end <= original), "a remark lies outside");
}

/// A package of these parts, not compressed.
#[must_use]
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(*name, stored).expect("memory takes files");
        writer.write_all(bytes).expect("memory takes bytes");
    }
    writer.finish().expect("memory takes the directory").into_inner()
}

/// The parts of an input, which zero bytes part; missing ones are empty.
#[must_use]
pub fn parts<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut pieces = data.splitn(N, |&byte| byte == 0);
    std::array::from_fn(|_| pieces.next().unwrap_or_default())
}

/// A DOCX of document, styles, numbering and footnotes.
#[must_use]
pub fn docx(data: &[u8]) -> Vec<u8> {
    let [document, styles, numbering, notes] = parts(data);
    package(&[
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        ("word/footnotes.xml", notes),
    ])
}

/// An XLSX of one sheet, shared strings and styles.
#[must_use]
pub fn workbook(data: &[u8]) -> Vec<u8> {
    let [sheet, strings, styles] = parts(data);
    package(&[
        ("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
        ("_rels/.rels", br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ])
}

/// A PDF of one page with this content, and its font's map to Unicode behind a zero byte.
#[must_use]
pub fn pdf(data: &[u8]) -> Vec<u8> {
    use lopdf::{Document, Object, Stream, dictionary};
    let [content, to_unicode] = parts(data);
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let map = document.add_object(Stream::new(dictionary! {}, to_unicode.to_vec()));
    let inner = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "A", "DW" => 1000,
    });
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "A", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![inner.into()], "ToUnicode" => map,
    });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let form = document.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "Resources" => resources },
        content.to_vec(),
    ));
    let contents = document.add_object(Stream::new(dictionary! {}, content.to_vec()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => contents,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font }, "XObject" => dictionary! { "X1" => form } },
    });
    document.objects.insert(
        pages,
        Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes a file");
    bytes
}
