//! From bytes to text: which encoding a file is in.

use crate::IngestError;
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use yaobao_model::{Diagnostic, Span};

/// A decoded text and the usual name of its encoding.
pub(crate) struct Decoded {
    pub text: String,
    pub encoding: String,
    pub diagnostics: Vec<Diagnostic>,
}

/// Decodes text: by the encoding a person chose, else by its byte-order mark, else as strict UTF-8, else as strict
/// GB18030, else by guess with the Chinese hint.
pub(crate) fn decode(bytes: &[u8], chosen: Option<&str>) -> Result<Decoded, IngestError> {
    if let Some(name) = chosen {
        let encoding = by_name(name).ok_or_else(|| IngestError::UnknownEncoding { name: name.to_owned() })?;
        return Ok(lossy(bytes, encoding, Vec::new()));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(lossy(bytes, encoding, Vec::new()));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        let guessed = Diagnostic::hint("encoding.guessed", format!("没有字节序标记，按 {} 读取", encoding.name()));
        return Ok(lossy(bytes, encoding, vec![guessed]));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !is_gbk_in_disguise(text) => {
            return Ok(Decoded { text: text.to_owned(), encoding: UTF_8.name().to_owned(), diagnostics: Vec::new() });
        }
        Err(error) if almost_utf8(bytes, &error) => return Ok(lossy(bytes, UTF_8, Vec::new())),
        _ => {}
    }
    let declared = declared(bytes);
    // A page may declare anything: what it says is believed where the bytes bear it out, or where nothing else fits.
    for encoding in declared.into_iter().filter(|encoding| !encoding.is_single_byte()).chain([GB18030]) {
        let strict = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        if let Some(text) = strict.filter(|text| looks_chinese(text)) {
            return Ok(Decoded { text: text.into_owned(), encoding: name_of(encoding), diagnostics: Vec::new() });
        }
    }
    if let Some(encoding) = declared.filter(|encoding| *encoding == GB18030) {
        return Ok(lossy(bytes, encoding, Vec::new()));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Allow);
    let encoding = if encoding == encoding_rs::GBK { GB18030 } else { encoding };
    let guessed =
        Diagnostic::warning("encoding.guessed", format!("编码不明，按 {} 读取；如有乱码请另选编码", name_of(encoding)));
    Ok(lossy(bytes, encoding, vec![guessed]))
}

/// GBK is a part of GB18030: files said to be either are read as the larger one.
fn by_name(name: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(name.trim().as_bytes())?;
    Some(if encoding == encoding_rs::GBK { GB18030 } else { encoding })
}

/// The encoding that a web page declares: `<meta charset="gb2312">`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let tag = head.split("<meta").skip(1).map(|tag| tag.split('>').next().unwrap_or(tag));
    let (_, value) = tag.filter_map(|tag| tag.split_once("charset")).next()?;
    let name: String = value
        .trim_start_matches(|ch: char| ch.is_whitespace() || matches!(ch, '=' | '"' | '\''))
        .chars()
        .take_while(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '-' | '_'))
        .collect();
    by_name(&name).filter(|encoding| *encoding != UTF_8)
}

fn name_of(encoding: &'static Encoding) -> String {
    if encoding == GB18030 { "GB18030".to_owned() } else { encoding.name().to_owned() }
}

fn lossy(bytes: &[u8], encoding: &'static Encoding, mut diagnostics: Vec<Diagnostic>) -> Decoded {
    let (text, used, malformed) = encoding.decode(bytes);
    if malformed {
        let lost = text.matches('\u{FFFD}').count();
        let first = text.chars().take_while(|&ch| ch != '\u{FFFD}').count();
        let line = 1 + text.chars().take(first).filter(|&ch| ch == '\n').count();
        let message = format!("有 {lost} 处字节不能按 {} 解读，以 � 代替；第一处在第 {line} 行", name_of(used));
        diagnostics.push(Diagnostic::warning("encoding.malformed", message).at(Span::new(first, first + 1)));
    }
    Decoded { text: text.into_owned(), encoding: name_of(used), diagnostics }
}

/// UTF-16 without a mark shows by the high byte of each pair: zero for Latin letters and line ends, or that of a Han
/// character or Chinese mark. GBK has large bytes in both places, other data anything.
pub(crate) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 4 || std::str::from_utf8(head).is_ok() && !head.contains(&0) {
        return None;
    }
    let pairs = head.len() / 2;
    [(UTF_16LE, 1), (UTF_16BE, 0)]
        .into_iter()
        .find(|&(_, high)| {
            let count =
                |from: usize, what: fn(u8) -> bool| head.iter().skip(from).step_by(2).filter(|&&b| what(b)).count();
            let known = count(high, |byte| matches!(byte, 0 | 0x20 | 0x30 | 0x4E..=0x9F | 0xFF));
            let zeros = count(high, |byte| byte == 0);
            let (low_zeros, low_small) = (count(1 - high, |byte| byte == 0), count(1 - high, |byte| byte < 0x80));
            let latin = zeros * 20 >= pairs && low_zeros * 4 < zeros.max(pairs / 4);
            let han = pairs >= 8 && low_small * 4 >= pairs && low_zeros * 10 < pairs;
            known * 20 >= pairs * 19 && (latin || han)
        })
        .map(|(encoding, _)| encoding)
}

/// Strict GB18030 accepts a good deal that is no Chinese; real text is mostly common Han characters and marks.
fn looks_chinese(text: &str) -> bool {
    let (mut common, mut rare) = (0_usize, 0_usize);
    for ch in text.chars().filter(|c| !c.is_ascii()).take(4000) {
        match ch {
            '\u{4E00}'..='\u{9FFF}'
            | '\u{3000}'..='\u{303F}'
            | '\u{FF00}'..='\u{FFEF}'
            | '\u{2000}'..='\u{22FF}'
            | '·'
            | '×' => common += 1,
            _ => rare += 1,
        }
    }
    common >= 4 * rare
}

/// A few GBK characters may happen to be valid UTF-8 of letters that Chinese files do not use: `通知` reads as `֪ͨ`.
fn is_gbk_in_disguise(text: &str) -> bool {
    let mut foreign = false;
    for ch in text.chars().filter(|ch| !ch.is_ascii()) {
        if crate::spacing::is_wide(ch) || ch == '\u{FEFF}' {
            return false;
        }
        foreign |= matches!(ch, '\u{0100}'..='\u{07FF}');
    }
    foreign
}

/// UTF-8 with a few damaged bytes, such as a file cut off in the middle of a character.
fn almost_utf8(bytes: &[u8], error: &std::str::Utf8Error) -> bool {
    let good = String::from_utf8_lossy(bytes);
    let lost = good.matches('\u{FFFD}').count();
    let wide = good.chars().filter(|c| !c.is_ascii() && *c != '\u{FFFD}').count();
    error.valid_up_to() > 0 && lost * 50 <= wide
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes, None).unwrap();
        assert_eq!((decoded.encoding.as_str(), decoded.text.as_str()), (encoding, text));
    }

    #[test]
    fn reads_the_encodings_of_chinese_files() {
        let text = "全区技术合同成交额增长7%。";
        check(text.as_bytes(), "UTF-8", text);
        check(&[b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat(), "UTF-8", text);
        check(&GB18030.encode(text).0, "GB18030", text);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&[b"\xFF\xFE".as_slice(), &utf16].concat(), "UTF-16LE", text);
        check(&utf16, "UTF-16LE", text);
    }

    #[test]
    fn reads_short_gbk_and_characters_beyond_it() {
        check(&GB18030.encode("通知").0, "GB18030", "通知");
        check(&GB18030.encode("𠮷林㐂镕").0, "GB18030", "𠮷林㐂镕");
    }

    #[test]
    fn says_so_when_bytes_are_damaged() {
        let mut bytes = "某市出台若干措施，支持企业创新。".repeat(10).into_bytes();
        bytes.truncate(bytes.len() - 1);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.diagnostics[0].code, "encoding.malformed");
    }

    #[test]
    fn a_page_that_declares_what_it_is_not_is_read_by_its_bytes() {
        let page = |declared: &str| {
            format!(
                "<script charset=big5></script><meta http-equiv=x content='text/html; charset={declared}'><p>全区技术合同成交额增长7%，居全省前列。"
            )
        };
        for declared in ["gb2312", "utf-8", "iso-8859-1", "big5", "windows-1252"] {
            let text = page(declared);
            check(text.as_bytes(), "UTF-8", &text);
            check(&GB18030.encode(&text).0, "GB18030", &text);
            let damaged =
                [&GB18030.encode(&text).0, b"\xFF<p>".as_slice(), &GB18030.encode(&text.repeat(4)).0].concat();
            let read = decode(&damaged, None).expect("it is text");
            assert_eq!(read.encoding, "GB18030", "{declared}");
        }
        let text = page("big5").replace("全区技术合同成交额增长", "臺灣地區");
        check(
            &encoding_rs::BIG5.encode(&text.replace(|ch: char| "，居全省前列。".contains(ch), "")).0,
            "Big5",
            &text.replace(|ch: char| "，居全省前列。".contains(ch), ""),
        );
    }

    #[test]
    fn a_chosen_encoding_wins() {
        assert_eq!(decode("通知".as_bytes(), Some("gbk")).unwrap().encoding, "GB18030");
        assert!(matches!(decode(b"x", Some("klingon")), Err(IngestError::UnknownEncoding { .. })));
    }
}
