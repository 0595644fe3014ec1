//! The YAML of front matter, key by key.
//!
//! Front matter is split at its top-level keys before any YAML is read, so that one unreadable value costs no other,
//! and so that a value nobody understands is kept as it was typed.

use std::fmt::Write as _;
use std::ops::Range;

/// One top-level key with its value as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry<'t> {
    /// The key without quotes.
    pub(crate) key: &'t str,
    /// The key as typed, so that what nobody understands is written back as it stood.
    pub(crate) typed: &'t str,
    /// The value as typed, from behind the colon to the end of its last line.
    pub(crate) raw: &'t str,
    /// Bytes of the whole entry in the file.
    pub(crate) at: Range<usize>,
}

/// A file cut into its front matter and the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parts<'t> {
    /// Top-level entries in order.
    pub(crate) entries: Vec<Entry<'t>>,
    /// Lines that belong to no key, as bytes of the file.
    pub(crate) stray: Vec<Range<usize>>,
    /// Whether there is a closing fence; without one the file has no front matter.
    pub(crate) closed: bool,
    /// Byte at which the body begins.
    pub(crate) body: usize,
}

/// Cuts a file at its fences; `None` when it opens with something else than `---`.
pub(crate) fn split(text: &str) -> Option<Parts<'_>> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    if text[start..].lines().next().map(str::trim_end) != Some("---") {
        return None;
    }
    let mut at = start;
    let mut parts = Parts { entries: Vec::new(), stray: Vec::new(), closed: false, body: start };
    for (number, line) in text[start..].split_inclusive('\n').enumerate() {
        let range = at..at + line.len();
        at = range.end;
        let bare = line.trim_end();
        match number {
            0 => continue,
            _ if bare == "---" || bare == "..." => {
                parts.closed = true;
                parts.body = range.end;
                break;
            }
            _ => take_line(text, &mut parts, range),
        }
    }
    if !parts.closed {
        parts.entries.clear();
        parts.stray.clear();
    }
    Some(parts)
}

fn take_line<'t>(text: &'t str, parts: &mut Parts<'t>, range: Range<usize>) {
    let line = text[range.clone()].trim_end();
    if let Some((typed, value)) = key_of(line) {
        let raw = range.start + value..range.start + line.len();
        let key = unquoted(typed);
        parts.entries.push(Entry { key, typed, raw: &text[raw], at: range.start..range.start + line.len() });
    } else if line.is_empty() || line.starts_with('#') {
        // Blank lines and comments part entries; inside a value the next continued line brings them along.
    } else if let Some(entry) = parts.entries.last_mut().filter(|_| line.starts_with([' ', '\t', '-', ']', '}'])) {
        let end = range.start + line.len();
        let from = entry.at.end - entry.raw.len();
        entry.raw = &text[from..end];
        entry.at.end = end;
    } else {
        parts.stray.push(range.start..range.start + line.len());
    }
}

/// The key of a line as typed and the byte at which its value begins; a full-width colon counts, people type it.
fn key_of(line: &str) -> Option<(&str, usize)> {
    if line.starts_with([' ', '\t', '#', '-', '[', ']', '{', '}']) {
        return None;
    }
    let colon = line.char_indices().find(|&(at, c)| {
        c == '：' || (c == ':' && line[at + 1..].chars().next().is_none_or(|next| next == ' ' || next == '\t'))
    });
    let (at, colon) = colon?;
    let typed = line[..at].trim();
    (!unquoted(typed).is_empty()).then_some((typed, at + colon.len_utf8()))
}

/// A key without the pair of quotes around it; a quote that is not closed belongs to the key.
fn unquoted(typed: &str) -> &str {
    let within = |quote| typed.strip_prefix(quote).and_then(|key| key.strip_suffix(quote));
    within('"').or_else(|| within('\'')).unwrap_or(typed)
}

/// Reads a value as one text. A value that is no YAML scalar is taken as typed: titles have colons in them.
pub(crate) fn text(raw: &str) -> Option<String> {
    let typed = raw.trim();
    if typed.is_empty() || typed == "~" || typed == "null" {
        return None;
    }
    let read = serde_saphyr::from_str::<String>(raw).unwrap_or_else(|_| typed.to_owned());
    let read = read.trim();
    (!read.is_empty()).then(|| read.to_owned())
}

/// Reads a list of texts; a single text is a list of one.
pub(crate) fn texts(raw: &str) -> Vec<String> {
    if is_list(raw)
        && let Ok(list) = serde_saphyr::from_str::<Vec<String>>(raw)
    {
        return list.into_iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect();
    }
    text(raw).into_iter().collect()
}

/// Whether a value is typed as a list, `[…]` or `- …` line by line.
pub(crate) fn is_list(raw: &str) -> bool {
    raw.trim_start().starts_with('[') || raw.trim_start().starts_with("- ")
}

/// Whether a value is typed as a mapping or a list rather than a text; an expression, `{{ … }}`, is a text.
pub(crate) fn is_structured(raw: &str) -> bool {
    let typed = raw.trim_start();
    let is_mapping = typed.starts_with('{') && !typed.starts_with("{{") && !typed.starts_with("{%");
    is_list(raw) || is_mapping || raw.starts_with('\n')
}

/// The YAML of a text: plain where that reads back as the same text, quoted otherwise.
///
/// `in_flow` says that it stands inside `[…]` or `{…}`, where commas and brackets part things.
pub(crate) fn scalar(text: &str, in_flow: bool) -> String {
    if is_plain(text, in_flow) { text.to_owned() } else { quoted(text) }
}

fn is_plain(text: &str, in_flow: bool) -> bool {
    let starts_plain = text.chars().next().is_some_and(|c| !"-?:,[]{}#&*!|>'\"%@` \t".contains(c));
    let words = ["true", "false", "null", "yes", "no", "on", "off", "~", "True", "False", "Null"];
    // A leading zero would not survive being read as a number.
    let number_like = text.starts_with(|c: char| c.is_ascii_digit() || "+.".contains(c))
        && text.len() > 1
        && text.bytes().all(|b| b.is_ascii_digit() || b"+.eExX_".contains(&b))
        && text.parse::<u32>().map_or(true, |n| n.to_string() != text);
    starts_plain
        && !words.contains(&text)
        && !number_like
        && !text.ends_with([' ', ':', '\t'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(|c: char| c.is_control() || c == '\u{feff}')
        && !(in_flow && text.contains([',', '[', ']', '{', '}']))
}

fn quoted(text: &str) -> String {
    let mut yaml = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => yaml.push_str("\\\""),
            '\\' => yaml.push_str("\\\\"),
            '\n' => yaml.push_str("\\n"),
            c if c.is_control() || c == '\u{feff}' => {
                write!(yaml, "\\u{:04x}", u32::from(c)).expect("writing to a string cannot fail");
            }
            c => yaml.push(c),
        }
    }
    yaml.push('"');
    yaml
}

/// The YAML of a list of texts: `[甲, 乙]`.
pub(crate) fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| scalar(item, true)).collect();
    format!("[{}]", items.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_entry_may_run_over_several_lines() {
        let parts = split("---\n标题: 甲\n呈送:\n- 某某委\n- 某某办\n\n执笔:\n  单位: 某大学\n---\n正文").unwrap();
        let keys: Vec<_> = parts.entries.iter().map(|e| (e.key, texts(e.raw).len())).collect();
        assert_eq!(keys[..2], [("标题", 1), ("呈送", 2)]);
        assert_eq!(parts.entries[2].raw, "\n  单位: 某大学");
        assert!(parts.closed && parts.stray.is_empty());
    }

    #[test]
    fn front_matter_without_an_end_is_none() {
        let parts = split("---\n标题: 甲\n正文").unwrap();
        assert!(!parts.closed && parts.entries.is_empty());
        assert_eq!(split("正文\n---\n"), None);
    }

    #[test]
    fn texts_read_back_as_they_were_written() {
        for text in [
            "甲",
            "2026-06-29",
            "0000000",
            "198",
            "1.5",
            "关于“甲”: 乙",
            "- 甲",
            "[甲]",
            "甲, 乙",
            "a #b",
            "true",
            "a\"b\\c",
            "1e5",
            "a\nb",
            "+86",
            "是",
            "*",
            "甲：乙",
        ] {
            for in_flow in [false, true] {
                let yaml = scalar(text, in_flow);
                assert_eq!(serde_saphyr::from_str::<String>(&yaml).ok().as_deref(), Some(text), "{yaml}");
            }
        }
        assert_eq!(scalar("某某区委宣传部", false), "某某区委宣传部");
        assert_eq!(scalar("0000000", false), "\"0000000\"");
    }
}
