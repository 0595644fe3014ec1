//! What the bytes of a string print: characters and widths of one font.

use encoding_rs::GBK;
use lopdf::{Dictionary, Document, Encoding, Object};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// A map of characters unpacks to no more bytes than this.
const LARGEST_MAP: usize = 16 << 20;
/// A map has no more entries than this: as many as there are codes of two bytes.
const MOST_ENTRIES: usize = 1 << 16;

/// One font, as far as reading its text goes.
pub(super) struct Font<'d> {
    codes: Codes,
    /// What the font itself says its codes print.
    unicode: HashMap<u32, String>,
    /// Encoding of fonts with codes of one byte.
    simple: Option<Encoding<'d>>,
    /// Widths in thousandths of an em.
    widths: HashMap<u32, f32>,
    usual_width: Option<f32>,
}

/// How strings are cut into codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codes {
    One,
    Two,
    /// Two bytes that are UTF-16 by themselves.
    Utf16,
    /// One byte below 0x80, else two, of GBK.
    Gbk,
}

/// A printed character or ligature.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub text: String,
    /// Width in ems.
    pub width: f32,
    /// Whether word spacing is added: the code is a single byte 32.
    pub blank: bool,
}

impl<'d> Font<'d> {
    /// Reads a font's dictionary.
    pub fn read(document: &'d Document, font: &'d Dictionary) -> Self {
        let unicode = entry(document, font, b"ToUnicode")
            .and_then(|map| map.as_stream().ok())
            .and_then(|map| map.decompressed_content_with_limit(LARGEST_MAP).ok().or_else(|| Some(map.content.clone())))
            .map(|map| to_unicode(&map))
            .unwrap_or_default();
        let composite = entry(document, font, b"DescendantFonts").and_then(|fonts| fonts.as_array().ok());
        let Some(descendants) = composite else { return Self::one_byte(document, font, unicode) };
        let inner =
            descendants.first().and_then(|inner| resolve(document, inner)).and_then(|inner| inner.as_dict().ok());
        let encoding = entry(document, font, b"Encoding").and_then(|name| name.as_name().ok()).unwrap_or_default();
        let codes = match encoding {
            name if name.starts_with(b"UniGB") || name.starts_with(b"UniCNS") => Codes::Utf16,
            name if name.starts_with(b"GB") => Codes::Gbk,
            _ => Codes::Two,
        };
        let known = matches!(codes, Codes::Two);
        Self {
            codes,
            unicode,
            simple: None,
            widths: inner.filter(|_| known).map(|inner| composite_widths(document, inner)).unwrap_or_default(),
            usual_width: inner
                .filter(|_| known)
                .map(|inner| entry(document, inner, b"DW").and_then(|width| width.as_float().ok()).unwrap_or(1000.0)),
        }
    }

    fn one_byte(document: &'d Document, font: &'d Dictionary, unicode: HashMap<u32, String>) -> Self {
        let first = entry(document, font, b"FirstChar").and_then(|code| code.as_i64().ok()).unwrap_or_default();
        // A drawn font (Type 3) says its widths in a measure of its own.
        let scale = entry(document, font, b"FontMatrix")
            .and_then(|matrix| matrix.as_array().ok()?.first()?.as_float().ok())
            .map_or(1.0, |x| x * 1000.0);
        let widths = entry(document, font, b"Widths").and_then(|widths| widths.as_array().ok());
        let widths = widths.into_iter().flatten().zip(first.clamp(0, 255) as u32..);
        let number = |object| resolve(document, object).and_then(|number| number.as_float().ok());
        Self {
            codes: Codes::One,
            unicode,
            simple: font.get_font_encoding_with_limit(document, LARGEST_MAP).ok(),
            widths: widths.filter_map(|(width, code)| Some((code, number(width)? * scale))).collect(),
            usual_width: None,
        }
    }

    /// What a string prints.
    pub fn glyphs(&self, bytes: &[u8]) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        let mut rest = bytes;
        while let Some(&first) = rest.first() {
            let length = match self.codes {
                Codes::One => 1,
                Codes::Gbk if first < 0x80 => 1,
                Codes::Utf16 if (0xD8..0xDC).contains(&first) => 4,
                _ => 2,
            };
            let (code, behind) = rest.split_at(length.min(rest.len()));
            rest = behind;
            let number = code.iter().fold(0_u32, |number, &byte| number << 8 | u32::from(byte));
            let text = self.unicode.get(&number).cloned().unwrap_or_else(|| self.unmapped(code));
            let width = self.widths.get(&number).copied().or(self.usual_width).filter(|width| width.is_finite());
            let guess = || crate::spacing::grid_width(&text) as f32 / 2.0;
            let width = width.map_or_else(guess, |width| width / 1000.0);
            glyphs.push(Glyph { width, blank: length == 1 && number == 32, text });
        }
        glyphs
    }

    /// What a code prints by the encoding's own rules; U+FFFD where nothing says so.
    fn unmapped(&self, code: &[u8]) -> String {
        let text = match (self.codes, &self.simple) {
            (Codes::One, Some(encoding)) => Document::decode_text(encoding, code).unwrap_or_default(),
            (Codes::Utf16, _) => encoding_rs::UTF_16BE.decode_without_bom_handling(code).0.into_owned(),
            (Codes::Gbk, _) => GBK.decode_without_bom_handling(code).0.into_owned(),
            _ => String::new(),
        };
        if text.is_empty() { "\u{FFFD}".to_owned() } else { plain(&text) }
    }
}

/// An entry of a dictionary, references followed.
pub(super) fn entry<'d>(document: &'d Document, dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    resolve(document, dictionary.get(key).ok()?)
}

pub(super) fn resolve<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

/// Widths of a composite font: `[ 1 [500 600] 20 30 1000 ]`.
fn composite_widths(document: &Document, font: &Dictionary) -> HashMap<u32, f32> {
    let mut widths = HashMap::new();
    let Some(list) = entry(document, font, b"W").and_then(|list| list.as_array().ok()) else { return widths };
    let number = |object: &Object| resolve(document, object).and_then(|number| number.as_float().ok());
    let mut rest = list.as_slice();
    while let [first, second, behind @ ..] = rest {
        let Some(start) = number(first).map(|start| start.max(0.0) as u32) else { break };
        if let Some(row) = resolve(document, second).and_then(|row| row.as_array().ok()) {
            widths.extend(row.iter().zip(start..).filter_map(|(width, code)| Some((code, number(width)?))));
            rest = behind;
        } else {
            let (Some(end), Some(width)) = (number(second), behind.first().and_then(number)) else { break };
            let end = (end.max(0.0) as u32).min(start.saturating_add(MOST_ENTRIES as u32));
            widths.extend((start..=end).map(|code| (code, width)));
            rest = &behind[1..];
        }
        if widths.len() > MOST_ENTRIES {
            break;
        }
    }
    widths
}

/// Reads a ToUnicode map: `<0001> <5168>` between `beginbfchar` and `endbfchar`, `<10> <20> <4E00>` or
/// `<10> <11> [<4E00> <4E8C>]` between `beginbfrange` and `endbfrange`.
fn to_unicode(map: &[u8]) -> HashMap<u32, String> {
    let mut all = HashMap::new();
    let tokens = Tokens { rest: map };
    let mut section = Vec::new();
    for token in tokens {
        match token {
            Token::Word(b"beginbfchar" | b"beginbfrange") => section.clear(),
            Token::Word(b"endbfchar") => {
                for pair in section.chunks_exact(2) {
                    if let [Token::Code(code), Token::Code(text)] = pair {
                        all.insert(number(code), utf16(text, 0));
                    }
                }
            }
            Token::Word(b"endbfrange") => ranges(&section, &mut all),
            Token::Word(_) => section.clear(),
            token => section.push(token),
        }
        if all.len() > MOST_ENTRIES {
            break;
        }
    }
    all
}

fn ranges(section: &[Token<'_>], all: &mut HashMap<u32, String>) {
    let mut rest = section;
    while let [Token::Code(low), Token::Code(high), target, behind @ ..] = rest {
        let (low, high) = (number(low), number(high));
        let high = high.min(low.saturating_add(MOST_ENTRIES.saturating_sub(all.len()) as u32));
        match target {
            Token::Code(text) => {
                all.extend((low..=high).map(|code| (code, utf16(text, code - low))));
                rest = behind;
            }
            Token::Open => {
                let texts = behind.iter().take_while(|token| !matches!(token, Token::Close));
                let mut taken = 0;
                for (token, code) in texts.zip(low..) {
                    if let Token::Code(text) = token {
                        all.insert(code, utf16(text, 0));
                    }
                    taken += 1;
                }
                rest = behind.get(taken + 1..).unwrap_or_default();
            }
            _ => break,
        }
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// UTF-16 text whose last unit is `by` further on.
fn utf16(bytes: &[u8], by: u32) -> String {
    let mut units: Vec<u16> = match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    };
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(by as u16);
    }
    plain(&char::decode_utf16(units).map(|ch| ch.unwrap_or('\u{FFFD}')).collect::<String>())
}

/// A text with ligatures (ﬁ) and radicals that stand for characters (⽅) written as those; control characters as nothing.
fn plain(text: &str) -> String {
    let compatible =
        |ch: char| matches!(ch, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{FB00}'..='\u{FB06}');
    let mut out = String::with_capacity(text.len());
    for ch in text.chars().filter(|ch| !ch.is_control()) {
        if compatible(ch) { out.extend(std::iter::once(ch).nfkc()) } else { out.push(ch) }
    }
    out
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token<'m> {
    Code(Vec<u8>),
    Open,
    Close,
    Word(&'m [u8]),
}

struct Tokens<'m> {
    rest: &'m [u8],
}

impl<'m> Iterator for Tokens<'m> {
    type Item = Token<'m>;

    fn next(&mut self) -> Option<Token<'m>> {
        loop {
            let start = self.rest.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0)?;
            self.rest = &self.rest[start..];
            let (first, behind) = self.rest.split_first()?;
            match first {
                b'[' | b']' => {
                    self.rest = behind;
                    return Some(if *first == b'[' { Token::Open } else { Token::Close });
                }
                b'<' if !behind.starts_with(b"<") => {
                    let end = behind.iter().position(|&byte| byte == b'>').unwrap_or(behind.len());
                    let digits: Vec<u8> = behind[..end]
                        .iter()
                        .filter_map(|&byte| char::from(byte).to_digit(16))
                        .map(|d| d as u8)
                        .collect();
                    self.rest = behind.get(end + 1..).unwrap_or_default();
                    return Some(Token::Code(
                        digits.chunks(2).map(|pair| pair.iter().fold(0, |b, d| b << 4 | d)).collect(),
                    ));
                }
                b'%' => {
                    let end = behind.iter().position(|&byte| byte == b'\n' || byte == b'\r').unwrap_or(behind.len());
                    self.rest = &behind[end..];
                }
                b'<' | b'>' => self.rest = behind,
                _ => {
                    let ends =
                        |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'<' | b'>' | b'[' | b']' | b'%' | 0);
                    let end = self.rest.iter().position(ends).unwrap_or(self.rest.len());
                    let (word, behind) = self.rest.split_at(end);
                    self.rest = behind;
                    // Numbers stand only before `begin…`.
                    return Some(Token::Word(word));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_maps_of_characters() {
        let map = to_unicode(b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <5168> % all\n<0002><D842DFB7> endbfchar 2 beginbfrange <10> <12> <4E00> <20> <21> [<FB01> <2F45>] endbfrange");
        let at = |code: u32| map.get(&code).map(String::as_str);
        assert_eq!([at(1), at(2), at(0x12)], [Some("全"), Some("𠮷"), Some("丂")]);
        assert_eq!(
            [at(0x20), at(0x21), at(3)],
            [Some("fi"), Some("方"), None],
            "ligatures and radicals are written out"
        );
    }

    #[test]
    fn maps_without_measure_are_read_in_part() {
        let map = to_unicode(b"beginbfrange <00000000> <FFFFFFFF> <0041> <0001> endbfrange");
        assert!(map.len() <= MOST_ENTRIES + 1);
        assert!(to_unicode(b"beginbfchar <").is_empty());
    }
}
