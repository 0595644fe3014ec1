//! Tags and their attributes in the source of a page.

use crate::reference;

/// A tag: `<td colspan="2">`, `</p>`.
pub(super) struct Tag<'s> {
    /// Its name in lower case.
    pub name: String,
    pub closes: bool,
    /// What stands behind the name.
    attributes: &'s str,
}

impl<'s> Tag<'s> {
    /// Reads a tag without its angle brackets.
    pub fn read(source: &'s str) -> Self {
        let (closes, source) = source.strip_prefix('/').map_or((false, source), |rest| (true, rest));
        let end = source.find(|ch: char| ch.is_whitespace() || ch == '/').unwrap_or(source.len());
        Self { name: source[..end].to_ascii_lowercase(), closes, attributes: &source[end..] }
    }

    /// The value of an attribute; empty where it has none (`<p hidden>`).
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|ch: char| ch.is_whitespace() || ch == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(|ch: char| ch.is_whitespace() || ch == '=').filter(|&end| end > 0);
            let (key, behind) = rest.split_at(end.unwrap_or(rest.len()));
            let (value, behind) = match behind.trim_start().strip_prefix('=') {
                Some(value) => split_value(value.trim_start()),
                None => ("", behind),
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(reference::plain(value).trim().to_owned());
            }
            rest = behind;
        }
    }

    /// Whether the page shows nothing of the element.
    pub fn is_hidden(&self) -> bool {
        if !self.attributes.contains("idden") && !self.attributes.contains("none") {
            return false;
        }
        let style = self.attribute("style").unwrap_or_default().to_ascii_lowercase();
        let style: String = style.chars().filter(|ch| !ch.is_whitespace()).collect();
        self.attribute("hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden")
    }
}

fn split_value(value: &str) -> (&str, &str) {
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
        _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
    }
}

/// Number of bytes up to and with the `>` that ends a tag; marks inside quoted attribute values end none.
pub(super) fn end(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().skip(1).take(20_000) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if rest.as_bytes()[at - 1] == b'=' => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    rest.find('>').map_or(rest.len(), |end| end + 1)
}

/// Number of bytes up to and with the end tag of an element whose content is no markup.
pub(super) fn end_of(name: &str, behind: &str) -> usize {
    let mut from = 0;
    while let Some(found) = behind[from..].find("</") {
        let at = from + found;
        let tag = &behind.as_bytes()[at + 2..];
        if tag.len() >= name.len() && tag[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
            return behind[at..].find('>').map_or(behind.len(), |end| at + end + 1);
        }
        from = at + 2;
    }
    behind.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_attributes_however_they_are_written() {
        let tag = Tag::read("TD ColSpan = '2' title=\"a=b class=c\" data-x hidden class=a/b");
        assert_eq!(tag.name, "td");
        let value = |name: &str| tag.attribute(name);
        assert_eq!(value("colspan").as_deref(), Some("2"));
        assert_eq!(value("class").as_deref(), Some("a/b"));
        assert_eq!((value("data-x").as_deref(), value("x")), (Some(""), None));
        assert!(tag.is_hidden() && Tag::read("p style='Display: none'").is_hidden());
        assert!(!Tag::read("p style='border:none'").is_hidden());
    }
}
