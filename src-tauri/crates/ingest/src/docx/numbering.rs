//! Automatic numbers of lists: 一、 （二） 3. ④, which stand nowhere in a document's text.

use super::value;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashMap;

/// One level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    /// `chineseCounting`, `decimal`, `bullet`.
    format: String,
    /// `%1、`, `（%2）`.
    pattern: String,
    start: u32,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Levels of each pattern that lists are made from.
    patterns: HashMap<String, Vec<Level>>,
    /// The pattern of each list.
    lists: HashMap<String, String>,
    /// Levels at which a list begins anew, and with which number.
    restarts: HashMap<(String, usize), u32>,
    /// Counts by pattern: lists of one pattern count on, unless they restart.
    counts: HashMap<String, Vec<u32>>,
}

/// Word knows nine levels.
const LEVELS: usize = 9;

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub fn read(xml: &str) -> Self {
        let mut all = Self::default();
        let (mut pattern, mut list, mut level) = (String::new(), String::new(), 0);
        let mut in_list = false;
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            let (Event::Start(tag) | Event::Empty(tag)) = &event else {
                if matches!(event, Event::Eof) {
                    break;
                }
                continue;
            };
            let val = || value(tag, "w:val").unwrap_or_default();
            let index = || value(tag, "w:ilvl").and_then(|n| n.parse().ok()).unwrap_or(0_usize).min(LEVELS - 1);
            match tag.local_name().as_ref() {
                "abstractNum" => {
                    (pattern, in_list) = (value(tag, "w:abstractNumId").unwrap_or_default(), false);
                    all.patterns.insert(pattern.clone(), vec![Level { start: 1, ..Level::default() }; LEVELS]);
                }
                "num" => (list, in_list) = (value(tag, "w:numId").unwrap_or_default(), true),
                "abstractNumId" => {
                    all.lists.insert(list.clone(), val());
                }
                "lvl" | "lvlOverride" => level = index(),
                "startOverride" => {
                    all.restarts.insert((list.clone(), level), val().parse().unwrap_or(1));
                }
                name @ ("numFmt" | "lvlText" | "start") if !in_list => {
                    let Some(level) = all.patterns.get_mut(&pattern).map(|levels| &mut levels[level]) else { continue };
                    match name {
                        "numFmt" => level.format = val(),
                        "lvlText" => level.pattern = val(),
                        _ => level.start = val().parse().unwrap_or(1),
                    }
                }
                _ => {}
            }
        }
        all
    }

    /// Whether a list marks its items with bullets.
    pub fn is_bullet(&self, list: &str, level: usize) -> bool {
        let levels = self.lists.get(list).and_then(|pattern| self.patterns.get(pattern));
        levels.and_then(|levels| levels.get(level)).is_some_and(|level| level.format == "bullet")
    }

    /// The next number of a list at a level: `一、`, `（二）`, `3.`; `None` for bullets and unknown lists.
    pub fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let pattern = self.lists.get(list)?;
        let levels = self.patterns.get(pattern)?;
        let here = levels.get(level)?;
        let counts = self.counts.entry(pattern.clone()).or_default();
        if let Some(start) = self.restarts.remove(&(list.to_owned(), level)) {
            counts.truncate(level);
            counts.extend(levels[counts.len()..level].iter().map(|level| level.start));
            counts.push(start);
        } else if counts.len() > level {
            counts[level] = counts[level].saturating_add(1);
            counts.truncate(level + 1);
        } else {
            counts.extend(levels[counts.len()..=level].iter().map(|level| level.start));
        }
        if matches!(here.format.as_str(), "bullet" | "none") {
            return None;
        }
        let mut label = here.pattern.clone();
        for (number, &count) in counts.iter().enumerate() {
            let mark = format!("%{}", number + 1);
            if label.contains(&mark) {
                label = label.replace(&mark, &written(&levels[number].format, count));
            }
        }
        Some(label)
    }
}

/// A number as a format writes it.
fn written(format: &str, number: u32) -> String {
    let of = |row: &str| row.chars().nth(number.wrapping_sub(1) as usize).map(String::from);
    let written = match format {
        "ideographTraditional" => of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => of("子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "upperLetter" => of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerLetter" => of("abcdefghijklmnopqrstuvwxyz"),
        "upperRoman" => of("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"),
        "lowerRoman" => of("ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ"),
        "decimalZero" => Some(format!("{number:02}")),
        "chineseLegalSimplified" => of("壹贰叁肆伍陆柒捌玖拾"),
        _ if format.contains("hinese") || format.starts_with("ideograph") || format.starts_with("japanese") => {
            (1..100).contains(&number).then(|| chinese(number))
        }
        _ => None,
    };
    written.unwrap_or_else(|| number.to_string())
}

/// A number up to 99 in Chinese digits.
fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = ((number / 10 % 10) as usize, (number % 10) as usize);
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
        </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#;

    #[test]
    fn counts_on_each_level_and_anew_below() {
        let mut numbering = Numbering::read(LISTS);
        let mut next = |list, level| numbering.next(list, level).unwrap_or_default();
        let labels = [next("3", 0), next("3", 1), next("3", 2), next("3", 2), next("3", 1), next("3", 0), next("3", 1)];
        assert_eq!(labels, ["一、", "（一）", "1.", "2.", "（二）", "二、", "（一）"]);
        assert_eq!([next("4", 0), next("4", 0), next("3", 0)], ["一、", "二、", "三、"]);
        assert_eq!(next("9", 0), "");
    }

    #[test]
    fn writes_numbers_as_lists_do() {
        assert_eq!(written("chineseCountingThousand", 21), "二十一");
        assert_eq!(written("decimalEnclosedCircle", 3), "③");
        assert_eq!(written("ideographTraditional", 99), "99");
    }
}
