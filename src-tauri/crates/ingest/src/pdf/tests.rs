//! PDF files made for the purpose.

use super::*;
use lopdf::{Object, ObjectId, Stream, dictionary};

/// Codes `0001…` of the test font print these.
const CHARACTERS: &str = "某市科技创新要报全年增长居前列一二三四五六七八九十下步健机制支持企业平台页";

fn code(text: &str) -> String {
    let codes = text.chars().map(|ch| match CHARACTERS.chars().position(|known| known == ch) {
        Some(at) => format!("{:04X}", at + 1),
        None => format!("{:04X}", 0x100 + ch as u32),
    });
    codes.collect()
}

/// `text` at a place, as a page's content says it.
fn at(x: f32, y: f32, text: &str) -> String {
    format!("BT /F1 12 Tf {x} {y} Td <{}> Tj ET\n", code(text))
}

struct Pdf {
    document: Document,
    pages: ObjectId,
    resources: ObjectId,
    kids: Vec<Object>,
}

impl Pdf {
    fn new(mapped: bool) -> Self {
        let mut document = Document::with_version("1.7");
        let mut map = String::from("beginbfchar ");
        for (number, ch) in CHARACTERS.chars().enumerate() {
            map.push_str(&format!("<{:04X}> <{:04X}> ", number + 1, ch as u32));
        }
        map.push_str("endbfchar beginbfrange <0120> <017E> <0020> endbfrange");
        let map = document.add_object(Stream::new(dictionary! {}, map.into_bytes()));
        let inner = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2", "DW" => 1000 });
        let mut font = dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "Encoding" => "Identity-H", "DescendantFonts" => vec![inner.into()],
        };
        if mapped {
            font.set("ToUnicode", map);
        }
        let font = document.add_object(font);
        let form = document.add_object(Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Form" },
            at(50.0, 400.0, "支持企业").into_bytes(),
        ));
        let image =
            document.add_object(Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "Image" }, vec![0]));
        let resources = document.add_object(dictionary! {
            "Font" => dictionary! { "F1" => font },
            "XObject" => dictionary! { "Form" => form, "Image" => image },
        });
        let pages = document.new_object_id();
        Self { document, pages, resources, kids: Vec::new() }
    }

    fn page(mut self, content: &str) -> Self {
        let contents = self.document.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
        let page = self.document.add_object(dictionary! {
            "Type" => "Page", "Parent" => self.pages, "Contents" => contents, "Resources" => self.resources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        });
        self.kids.push(page.into());
        self
    }

    fn finished(mut self) -> Document {
        let count = self.kids.len() as i64;
        let pages = dictionary! { "Type" => "Pages", "Kids" => self.kids, "Count" => count };
        self.document.objects.insert(self.pages, Object::Dictionary(pages));
        let catalog = self.document.add_object(dictionary! { "Type" => "Catalog", "Pages" => self.pages });
        self.document.trailer.set("Root", catalog);
        let id = || Object::String(b"0123456789abcdef".to_vec(), lopdf::StringFormat::Literal);
        self.document.trailer.set("ID", vec![id(), id()]);
        self.document
    }

    fn bytes(self) -> Vec<u8> {
        saved(self.finished())
    }
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes a file");
    bytes
}

fn codes(pages: &Pages) -> Vec<(&str, &str)> {
    pages.diagnostics.iter().map(|remark| (remark.code, remark.message.as_str())).collect()
}

#[test]
fn reads_text_of_pages_and_forms() {
    let page = [at(50.0, 700.0, "某市科技创新"), "q /Form Do Q\n".to_owned(), at(50.0, 300.0, "增长7%")].concat();
    let pages = read(&Pdf::new(true).page(&page).bytes()).expect("a good file");
    assert_eq!(pages.text, "某市科技创新\n支持企业\n增长7%\n\u{000C}");
}

#[test]
fn finds_headers_and_page_numbers_by_their_height() {
    let lines = ["一", "二", "三"];
    let mut pdf = Pdf::new(true);
    for (number, line) in lines.iter().enumerate() {
        let text = [
            at(50.0, 800.0, "某市要报"),
            at(50.0, 760.0, &format!("{line}健全机制")),
            at(50.0, 740.0, &format!("增长{line}")),
            at(50.0, 720.0, &format!("居前列{line}")),
            at(50.0, 700.0, &format!("平台{line}")),
            at(300.0, 40.0, &format!("{}", number + 1)),
        ];
        pdf = pdf.page(&text.concat());
    }
    let pages = read(&pdf.bytes()).expect("a good file");
    let chars: Vec<char> = pages.text.chars().collect();
    let taken = |range: &Range<u32>| chars[range.start as usize..range.end as usize].iter().collect::<String>();
    let taken: Vec<String> = pages.furniture.iter().map(taken).collect();
    assert_eq!(taken.len(), 6);
    assert_eq!((taken[0].as_str(), taken[1].trim()), ("某市要报", "1"));
}

#[test]
fn names_pages_that_are_scanned_or_garbled() {
    let text = at(50.0, 700.0, "某市科技创新要报全年增长");
    let scanned = Pdf::new(true).page(&text).page("q 500 0 0 700 0 0 cm /Image Do Q").page("").page(&text);
    let pages = read(&scanned.bytes()).expect("two pages have text");
    assert_eq!(codes(&pages), [("pdf.scanned", "第 2 页没有文字层（可能是扫描件），未读入")]);
    let only = Pdf::new(true).page("/Image Do").bytes();
    assert!(matches!(read(&only), Err(IngestError::Unsupported { .. })));
    let garbled = Pdf::new(false).page(&text).bytes();
    assert!(matches!(read(&garbled), Err(IngestError::Unsupported { .. })));
    assert!(matches!(read(&Pdf::new(true).page("").bytes()), Err(IngestError::Empty)));
    let holes = Pdf::new(true).page(&at(50.0, 700.0, "某市科技创新要报全年增长\u{1}")).bytes();
    assert_eq!(codes(&read(&holes).expect("most is readable"))[0].0, "pdf.unknown");
}

#[test]
fn a_password_is_asked_for_only_where_it_takes_one() {
    use lopdf::{EncryptionState, EncryptionVersion, Permissions};
    let encrypted = |password: &str| {
        let mut document = Pdf::new(true).page(&at(50.0, 700.0, "某市科技创新")).finished();
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).expect("a good version");
        document.encrypt(&state).expect("it has an identifier");
        saved(document)
    };
    assert!(matches!(read(&encrypted("secret")), Err(IngestError::Encrypted)));
    assert_eq!(read(&encrypted("")).expect("no password is needed").text, "某市科技创新\n\u{000C}");
}

#[test]
fn damaged_files_are_refused_or_read_in_part() {
    assert!(matches!(read(b"%PDF-1.7 nothing"), Err(IngestError::Damaged { format: "PDF", .. })));
    let whole = Pdf::new(true).page(&at(50.0, 700.0, "某市科技创新")).bytes();
    for cut in (0..whole.len()).step_by(7) {
        let _ = read(&whole[..cut]);
    }
}

#[test]
fn a_form_that_holds_itself_ends() {
    let mut document = Pdf::new(true).page("/Form Do").finished();
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Form")
        {
            stream.set_plain_content(b"/Form Do /Form Do /Form Do".to_vec());
        }
    }
    assert!(read(&saved(document)).is_err());
}
