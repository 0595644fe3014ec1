//! Files as people hand them over when something went wrong: each gets a clear answer, and none does harm.

use yaobao_ingest::{IngestError, LARGEST_TEXT, Source, read};
use yaobao_model::{Bulletin, Gazetteer};

fn reading(name: &str, bytes: &[u8]) -> Result<Bulletin, IngestError> {
    let divisions = "code,name,full_name\n510000,四川省,四川省\n510700,绵阳市,四川省绵阳市\n";
    let gazetteer = Gazetteer::from_csv(divisions, "alias,full_name\n").expect("a good table");
    read(&Source { name, bytes, encoding: None }, &gazetteer)
}

fn remark(bulletin: &Bulletin, code: &str) -> String {
    let remark = bulletin.diagnostics.iter().find(|remark| remark.code == code);
    remark.unwrap_or_else(|| panic!("no {code} in {:?}", bulletin.diagnostics)).message.clone()
}

const TEXT: &str = "绵阳以改革激发创新活力\n近年来，全市新增平台5家，增长7.5%，居全省第二。\n";

#[test]
fn empty_and_blank_files_are_empty() {
    for name in ["a.txt", "a.md", "a.html", "a.csv"] {
        for bytes in ["", " \n\t\n", "\u{FEFF}", "\u{3000}\r\n"] {
            assert_eq!(reading(name, bytes.as_bytes()).err(), Some(IngestError::Empty), "{name} {bytes:?}");
        }
    }
}

#[test]
fn binary_data_called_text_is_binary() {
    let noise: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(reading("a.txt", &noise).err(), Some(IngestError::Binary));
    assert_eq!(reading("a.txt", b"\x7FELF\x02\x01\x01\0\0\0\0\0\x03\0").err(), Some(IngestError::Binary));
    assert!(matches!(reading("a.txt", b"\x89PNG\r\n\x1A\n"), Err(IngestError::Unsupported { format: "PNG" })));
}

#[test]
fn a_remark_on_a_table_has_no_place_outside_its_text() {
    let mut bytes = "指标,数值\n\n\n\n新增平台,5\n".as_bytes().to_vec();
    bytes.extend([b'\n', b'\n', 0xFF, b'\n']);
    for bytes in [&bytes[..], b"\n\n\n\xFF"] {
        let Ok(bulletin) = reading("a.csv", bytes) else { continue };
        let length = bulletin.original.chars().count();
        assert!(bulletin.diagnostics.iter().all(|remark| remark.at.is_none_or(|at| at.end <= length)));
    }
}

#[test]
fn bytes_that_are_no_characters_are_counted_and_placed() {
    let mut bytes = TEXT.repeat(8).into_bytes();
    let at = TEXT.len() + "绵阳".len();
    bytes.splice(at..at, [0xFF, 0xFE]);
    let bulletin = reading("a.txt", &bytes).expect("the rest is readable");
    assert_eq!(remark(&bulletin, "encoding.malformed"), "有 2 处字节不能按 UTF-8 解读，以 � 代替；第一处在第 3 行");
}

#[test]
fn utf16_is_read_without_mark_and_with_half_a_character() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let narrow = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    for bytes in [wide(TEXT), narrow(TEXT)] {
        assert!(reading("a.txt", &bytes).expect("it is text").original.starts_with("绵阳以改革"));
        let half = &bytes[..bytes.len() - 1];
        assert!(reading("a.txt", half).expect("it is text").original.starts_with("绵阳以改革"));
    }
    let unbroken = "绵阳以改革激发创新活力，全市新增平台，居全省第二。";
    assert_eq!(reading("a.txt", &wide(unbroken)).expect("it is text").original, unbroken);
    let marked = [b"\xFF\xFE".as_slice(), &wide(TEXT), b"\x31"].concat();
    assert!(remark(&reading("a.txt", &marked).expect("it is text"), "encoding.malformed").contains("1 处"));
}

#[test]
fn a_text_of_hundreds_of_megabytes_is_refused_at_once() {
    let bytes = vec![b'a'; LARGEST_TEXT + 1];
    let refused = IngestError::TooLarge { format: "文本", limit: LARGEST_TEXT as u64 };
    assert_eq!(reading("a.txt", &bytes).err(), Some(refused));
}

#[test]
fn protected_and_old_office_files_are_named() {
    let compound = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 512], &name, &[0; 64]].concat()
    };
    assert_eq!(reading("a.docx", &compound("EncryptedPackage")).err(), Some(IngestError::Encrypted));
    let old = reading("a.doc", &compound("WordDocument"));
    assert_eq!(old.err(), Some(IngestError::Unsupported { format: "DOC" }));
    let with_table = [compound("WordDocument"), compound("Workbook")].concat();
    assert_eq!(reading("a.doc", &with_table).err(), Some(IngestError::Unsupported { format: "DOC" }));
    assert!(reading("a.xls", &compound("Workbook")).is_err());
}

#[test]
fn megabytes_of_script_are_no_text() {
    let page = format!(
        "<html><head><title>绵阳创新</title><script>{}</script></head><body><h1>绵阳以改革激发创新活力</h1><p>近年来，全市新增平台5家。</p><style>{}</style></body></html>",
        "var a='<p>不是正文</p>';".repeat(100_000),
        "p{color:red}".repeat(100_000),
    );
    let bulletin = reading("a.html", page.as_bytes()).expect("a page");
    let text: String = bulletin.articles.iter().map(|article| article.text.as_str()).collect();
    assert_eq!(text, "近年来，全市新增平台5家。");
}

#[test]
fn nesting_without_end_does_no_harm() {
    let deep = format!("<html><body>{}绵阳新增平台5家。", "<div><table><tr><td><ul><li>".repeat(20_000));
    assert!(reading("a.html", deep.as_bytes()).expect("a page").original.len() == deep.len());
    let brackets = format!("{}绵阳新增平台5家。\n", "[*<&$`".repeat(30_000));
    assert_eq!(reading("a.md", brackets.as_bytes()).expect("a text").original, brackets);
    let quotes = format!("> {}绵阳", "> # ".repeat(30_000));
    assert!(reading("a.md", quotes.as_bytes()).is_ok());
}

#[test]
fn every_beginning_of_a_file_is_read_or_refused() {
    let page = "<!DOCTYPE html><html><head><meta charset=gb2312></head><body><p class='a'>绵阳&nbsp;新增<b>平台</b><!-- x --><table><tr><td>甲</table>";
    let table = "地区,\"增速\n%\"\n甲县,\"7\"\"\"\n";
    for (name, text) in [("a.txt", TEXT), ("a.html", page), ("a.csv", table)] {
        for end in 0..text.len() {
            let _ = reading(name, &text.as_bytes()[..end]);
        }
    }
}
