//! Character references of HTML, which Markdown takes over: `&nbsp;`, `&#20013;`, `&#x4E2D;`.

use std::borrow::Cow;

/// No reference to one character takes more bytes.
pub(crate) const LONGEST: usize = 34;

/// The character that a reference at the beginning of a text stands for, and the bytes that it takes.
///
/// Names are those of HTML. The few that old pages write without a semicolon, and numbers, are read without one too.
pub(crate) fn at(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    if let Some(number) = rest.strip_prefix('#') {
        return numbered(number).map(|(ch, bytes)| (ch, 2 + bytes));
    }
    let length = rest.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let name = &rest[..length];
    if rest[length..].starts_with(';') {
        return named(name).map(|ch| (ch, length + 2));
    }
    const BARE: &[(&str, char)] =
        &[("nbsp", ' '), ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("copy", '©'), ("middot", '·')];
    BARE.iter().find(|(bare, _)| *bare == name).map(|&(_, ch)| (ch, length + 1))
}

/// A text with its references read.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(ch) = rest.chars().next() {
        let (ch, bytes) = at(rest).unwrap_or((ch, ch.len_utf8()));
        out.push(ch);
        rest = &rest[bytes..];
    }
    Cow::Owned(out)
}

fn named(name: &str) -> Option<char> {
    let mut chars = quick_xml::escape::resolve_html5_entity(name)?.chars();
    let ch = chars.next().filter(|_| chars.next().is_none())?;
    printed(ch)
}

/// `20013;` or `x4E2D;` behind `&#`.
fn numbered(text: &str) -> Option<(char, usize)> {
    let hex = text.starts_with(['x', 'X']);
    let digits = &text[usize::from(hex)..];
    let radix = if hex { 16 } else { 10 };
    let length = digits.chars().take(8).take_while(|ch| ch.is_digit(radix)).count();
    let number = u32::from_str_radix(&digits[..length], radix).ok()?;
    let ch = match number {
        // Pages made by word processors number characters as Windows-1252 does.
        0x80..=0x9F => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[number as u8]).0.chars().next()?,
        _ => char::from_u32(number)?,
    };
    let end = usize::from(digits[length..].starts_with(';'));
    printed(ch).map(|ch| (ch, usize::from(hex) + length + end))
}

/// Blanks of any width are blanks, except the one as wide as a character; control characters print nothing.
fn printed(ch: char) -> Option<char> {
    match ch {
        '\u{3000}' => Some(ch),
        _ if ch.is_whitespace() => Some(' '),
        _ if ch.is_control() => None,
        _ => Some(ch),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_and_numbers() {
        for (text, wanted) in [
            ("R&amp;D", "R&D"),
            ("&ldquo;甲&rdquo;&hellip;&yen;&sup2;&#9312;", "“甲”…¥²①"),
            ("&#20013;&#x6587;&#20013", "中文中"),
            ("&#147;乙&#148;&#151;", "“乙”—"),
            ("甲&nbsp;乙&ensp;丙&nbsp丁", "甲 乙 丙 丁"),
            ("AT&T、&unknown;、&#x110000;、&#1;、&", "AT&T、&unknown;、&#x110000;、&#1;、&"),
        ] {
            assert_eq!(plain(text), wanted);
        }
    }
}
