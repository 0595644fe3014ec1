//! Numbers of headings and items: 一、 （一） 1. （1） 一是 ——.

use regex::Regex;
use std::sync::LazyLock;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:(?P<one>第[一二三四五六七八九十百]+[章节部编]|[一二三四五六七八九十]{1,3}[、．.])|(?P<two>[（(][一二三四五六七八九十]{1,3}[）)])|(?P<three>[0-9０-９]{1,2}(?:[．、]|\.(?:[^0-9]|$)))|(?P<four>[（(][0-9０-９]{1,2}[）)]))",
    )
    .expect("a fixed pattern")
});

static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:——|--|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，,、]|首先|其次|再次|最后|[①-⑳]|[0-9]{1,2}[)）]|第[一二三四五六七八九十百零〇]+条)").expect("a fixed pattern")
});

/// Level of the number that a text begins with: 1 for 一、 or 第一章, 2 for （一）, 3 for 1., 4 for （1）.
pub(crate) fn level(text: &str) -> Option<u8> {
    // Most texts show by their first character that they have no number, which spares the pattern.
    let first = text.chars().next()?;
    if !matches!(first, '第' | '（' | '(' | '0'..='9' | '０'..='９') && !"一二三四五六七八九十".contains(first)
    {
        return None;
    }
    let groups = NUMBER.captures(text)?;
    (1..=4).zip(["one", "two", "three", "four"]).find_map(|(level, name)| groups.name(name).map(|_| level))
}

/// Whether a text begins as an item of a list: 一是, 首先, ——, ①, 第三条.
pub(crate) fn is_item(text: &str) -> bool {
    let first = text.chars().next().unwrap_or_default();
    let may = matches!(first, '—' | '-' | '第' | '首' | '其' | '再' | '最' | '0'..='9' | '①'..='⑳');
    (may || "一二三四五六七八九十".contains(first)) && ITEM.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_levels_of_official_numbering() {
        for (text, wanted) in [
            ("一、健全机制", Some(1)),
            ("第二章 职责", Some(1)),
            ("（三）优化服务", Some(2)),
            ("(三) 优化", Some(2)),
            ("1.加强领导", Some(3)),
            ("3.5亿元", None),
            ("（2）完善", Some(4)),
            ("一是健全", None),
        ] {
            assert_eq!(level(text), wanted, "{text}");
        }
        assert!(is_item("一是健全") && is_item("——强化") && is_item("第三条") && !is_item("一体化"));
    }
}
