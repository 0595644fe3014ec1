//! Chinese keys in TOML files.
//!
//! TOML wants keys beyond ASCII in quotation marks. People who write stationery should not have to know that, so such
//! keys are quoted before the file is parsed; everything else stays as it is, lines included.

/// Puts every bare key that holds a character beyond ASCII in quotation marks.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => string_length(rest),
            _ if is_bare(first) => rest.find(|c| !is_bare(c)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (part, behind) = rest.split_at(length);
        if is_bare(first) && !part.is_ascii() {
            out.push('"');
            out.push_str(part);
            out.push('"');
        } else {
            out.push_str(part);
        }
        rest = behind;
    }
    out
}

fn is_bare(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_')
}

/// Bytes of the string that `text` begins with, its quotation marks included.
fn string_length(text: &str) -> usize {
    for mark in ["\"\"\"", "'''", "\"", "'"] {
        let Some(inner) = text.strip_prefix(mark) else { continue };
        let mut escaped = false;
        for (place, character) in inner.char_indices() {
            if escaped {
                escaped = false;
            } else if character == '\\' && mark.starts_with('"') {
                escaped = true;
            } else if inner[place..].starts_with(mark) {
                return mark.len() * 2 + place;
            }
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_chinese_keys_and_nothing_else() {
        let text = "名称 = \"版式 = 甲\" # 说明\n[字体]\n一级 = { 字体 = '黑体', size = 16.0 }\n";
        let expected = "\"名称\" = \"版式 = 甲\" # 说明\n[\"字体\"]\n\"一级\" = { \"字体\" = '黑体', size = 16.0 }\n";
        assert_eq!(quoted(text), expected);
    }

    #[test]
    fn leaves_broken_strings_to_the_parser() {
        assert_eq!(quoted("甲 = \"乙"), "\"甲\" = \"乙");
    }
}
