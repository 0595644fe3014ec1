//! Headlines whose shadow was extracted as a second copy: `实施实施““四大四大””`.

use crate::traced::Traced;

/// A text without its doubling and the characters taken out, where at least four fifths of it is doubled.
///
/// Doubling is by run, not by line: at every place the longest run that repeats at once is taken once.
pub(crate) fn collapse(text: &Traced) -> Option<(Traced, Traced)> {
    let chars: Vec<char> = text.text.chars().collect();
    if chars.len() < 6 || chars.len() > 160 {
        return None;
    }
    let mut keep = vec![true; chars.len()];
    let (mut i, mut single) = (0, 0);
    while i < chars.len() {
        let repeats = |len: usize| chars[i] == chars[i + len] && chars[i..i + len] == chars[i + len..i + 2 * len];
        match (1..=(chars.len() - i) / 2).rev().find(|&len| repeats(len)) {
            Some(len) => {
                keep[i + len..i + 2 * len].fill(false);
                i += 2 * len;
            }
            None => {
                i += 1;
                single += 1;
                // Ordinary lines are told by their first few characters.
                if single * 5 > chars.len() {
                    return None;
                }
            }
        }
    }
    Some((text.retain(|n, _| keep[n]), text.retain(|n, _| !keep[n])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: Option<&str>) {
        let traced = Traced { text: text.to_owned(), at: (0..text.chars().count() as u32).collect(), bold: Vec::new() };
        assert_eq!(collapse(&traced).map(|(once, _)| once.text).as_deref(), wanted, "{text}");
    }

    #[test]
    fn takes_doubled_headlines_once() {
        check("推进推进““三项改革三项改革””落地见效落地见效", Some("推进“三项改革”落地见效"));
        check("全市奋力建设创新高地全市奋力建设创新高地", Some("全市奋力建设创新高地"));
    }

    #[test]
    fn leaves_repetition_for_effect() {
        check("让我们实干实干再实干，落实落实再落实", None);
        check("某市科技创新工作要点", None);
    }
}
