//! Character classes of Chinese line composition (CLREQ; GB/T 15834-2011 ch. 5), and where a line may break.

/// What a character is to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A hanzi, kana or other full-width character without rules of its own.
    Han,
    /// 、，。；：？！ : not at a line's start; the right half can go.
    Stop,
    /// “（《 : not at a line's end; the left half can go.
    Opening,
    /// ”）》 : not at a line's start; the right half can go.
    Closing,
    /// · : half an em wide, not at a line's start.
    MiddleDot,
    /// - – : half-width connectors, not at a line's start.
    Hyphen,
    /// — ～ between two things: one em, not at a line's start.
    Connector,
    /// One half of —— or ……, which are never split.
    LongMark,
    /// / : neither at a line's start nor at its end.
    Slash,
    /// 0–9 with the point and comma inside a number.
    Digit,
    /// A letter of a Western word.
    Latin,
    /// ¥ $ № + − < ≥ and the like before a number.
    Prefix,
    /// % ‰ ℃ ° behind a number.
    Suffix,
    /// A blank.
    Space,
    /// A half-width mark that belongs to the word before it: , . ) ]
    LatinClosing,
    /// A half-width mark that belongs to the word behind it: ( [
    LatinOpening,
}

/// The class of a character by itself; shaping corrects it where the neighbours decide.
#[must_use]
pub fn class_of(character: char) -> Class {
    match character {
        '、' | '，' | '。' | '；' | '：' | '？' | '！' | '．' => Class::Stop,
        '“' | '‘' | '（' | '《' | '〈' | '【' | '〔' | '「' | '『' | '〖' | '［' | '｛' => Class::Opening,
        '”' | '’' | '）' | '》' | '〉' | '】' | '〕' | '」' | '』' | '〗' | '］' | '｝' => Class::Closing,
        '·' | '•' | '・' => Class::MiddleDot,
        '-' | '–' | '\u{2010}' | '\u{2011}' => Class::Hyphen,
        '—' | '～' | '－' | '〜' => Class::Connector,
        '…' | '⸺' => Class::LongMark,
        '/' | '／' => Class::Slash,
        '0'..='9' => Class::Digit,
        '¥' | '￥' | '$' | '№' | '+' | '＋' | '−' | '±' | '<' | '>' | '≤' | '≥' | '≈' | '×' | '÷' | '=' | '＝' => {
            Class::Prefix
        }
        '%' | '％' | '‰' | '℃' | '°' | '′' | '″' => Class::Suffix,
        ' ' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Class::Space,
        ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' => Class::LatinClosing,
        '(' | '[' | '{' => Class::LatinOpening,
        _ if is_narrow(character) => Class::Latin,
        _ => Class::Han,
    }
}

/// Whether a character belongs to a script that is written with words parted by blanks.
fn is_narrow(character: char) -> bool {
    matches!(character, '!'..='~' | '\u{a1}'..='\u{2df}' | '\u{370}'..='\u{6ff}' | '\u{e00}'..='\u{10ff}' | '\u{1e00}'..='\u{1fff}')
}

impl Class {
    /// Whether the class takes a full cell of the grid whatever the font says.
    pub(crate) fn is_full_width(self) -> bool {
        matches!(self, Class::Han | Class::Stop | Class::Opening | Class::Closing | Class::Connector | Class::LongMark)
    }

    /// Whether no line may start with it (CLREQ "GB-style" set).
    #[must_use]
    pub fn forbidden_at_start(self) -> bool {
        matches!(
            self,
            Class::Stop
                | Class::Closing
                | Class::MiddleDot
                | Class::Hyphen
                | Class::Connector
                | Class::Slash
                | Class::Suffix
                | Class::LatinClosing
                | Class::Space
        )
    }

    /// Whether no line may end with it.
    #[must_use]
    pub fn forbidden_at_end(self) -> bool {
        matches!(self, Class::Opening | Class::LatinOpening | Class::Slash)
    }

    /// Whether it is a mark rather than a character of a word: 孤字 does not count it.
    pub(crate) fn is_mark(self) -> bool {
        matches!(
            self,
            Class::Stop | Class::Opening | Class::Closing | Class::LongMark | Class::LatinClosing | Class::Space
        )
    }

    /// Whether it belongs to a number or a Western word, whose inside is never spread.
    fn is_word(self) -> bool {
        matches!(self, Class::Digit | Class::Latin | Class::LatinClosing | Class::LatinOpening | Class::Suffix)
    }

    /// Whether a line may break between a character of this class and one of class `next`, units aside.
    pub(crate) fn breaks_before(self, next: Class) -> bool {
        use Class::{
            Connector, Digit, Han, Hyphen, Latin, LatinClosing, LatinOpening, LongMark, Prefix, Space, Suffix,
        };
        if next.forbidden_at_start() || self.forbidden_at_end() {
            return false;
        }
        match (self, next) {
            (Space, _) => true,
            (LongMark, LongMark) => false,
            // A number, a word, and a word with a number in it: 24NX, R&D, 3.5, G7.
            (Digit | Latin | LatinClosing, Digit | Latin | LatinOpening) => false,
            (Prefix, Digit | Latin | Prefix) => false,
            // 1—10月, 6.5%～7.0%, GB/T 9704-2012: what is joined by a mark stays together where figures are.
            (Connector | Hyphen, Digit) | (Hyphen, Latin) => false,
            (Digit | Suffix, Prefix) => false,
            (Han, Prefix) => true,
            _ => true,
        }
    }

    /// Whether justification may put space between a character of this class and one of class `next`.
    pub(crate) fn stretches_before(self, next: Class) -> bool {
        let connector = |class| matches!(class, Class::Connector | Class::Hyphen | Class::Slash | Class::MiddleDot);
        !(connector(self)
            || connector(next)
            || (self == Class::LongMark && next == Class::LongMark)
            || (self.is_word() || self == Class::Prefix) && next.is_word())
    }
}

/// Words that count what a number says; a line does not break between a number and them.
const UNITS: &[&str] = &[
    "个百分点",
    "百分点",
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "千瓦时",
    "人次",
    "个",
    "家",
    "项",
    "件",
    "条",
    "名",
    "位",
    "人",
    "户",
    "亩",
    "吨",
    "斤",
    "公斤",
    "千克",
    "克",
    "毫克",
    "公里",
    "千米",
    "米",
    "厘米",
    "毫米",
    "元",
    "美元",
    "人民币",
    "倍",
    "次",
    "期",
    "批",
    "座",
    "台",
    "套",
    "辆",
    "只",
    "头",
    "株",
    "种",
    "类",
    "所",
    "处",
    "级",
    "层",
    "片",
    "岁",
    "年",
    "月",
    "日",
    "时",
    "分",
    "秒",
    "号",
    "版",
    "页",
    "章",
    "篇",
    "部",
    "份",
    "起",
    "场",
    "届",
    "轮",
    "度",
    "天",
    "周",
    "小时",
    "分钟",
    "公顷",
    "升",
    "瓦",
    "千瓦",
    "万千瓦",
    "成",
    "强",
    "省",
    "市",
    "县",
    "区",
    "镇",
    "村",
    "国",
];

/// Number of characters behind a number that belong to it: 亿元, 万人次, 余项, 年.
///
/// `following` starts right behind the number's last digit or sign.
pub(crate) fn unit_length(following: &[char]) -> usize {
    let magnitudes =
        following.iter().take_while(|c| matches!(c, '十' | '百' | '千' | '万' | '亿' | '余' | '多' | '几'));
    let magnitudes = magnitudes.count();
    let rest = &following[magnitudes..];
    let unit = UNITS
        .iter()
        .map(|unit| (unit, unit.chars().count()))
        .filter(|&(unit, length)| rest.len() >= length && unit.chars().eq(rest[..length].iter().copied()));
    magnitudes + unit.map(|(_, length)| length).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks(text: &str) -> bool {
        let characters: Vec<char> = text.chars().collect();
        class_of(characters[0]).breaks_before(class_of(characters[1]))
    }

    #[test]
    fn keeps_marks_with_what_they_belong_to() {
        for pair in ["文。", "“中", "文”", "3.", "第/", "1%", "—5", "……", "）。", "《中", "G7"] {
            assert!(!breaks(pair), "{pair}");
        }
        for pair in ["中文", "。中", "”中", "文“", "年2", "—文", "文—".chars().rev().collect::<String>().as_str()]
        {
            assert!(breaks(pair), "{pair}");
        }
    }

    #[test]
    fn knows_the_units_behind_a_number() {
        let length = |text: &str| unit_length(&text.chars().collect::<Vec<_>>());
        assert_eq!(length("亿元，增长"), 2);
        assert_eq!(length("万人次参与"), 3);
        assert_eq!(length("余项"), 2);
        assert_eq!(length("个百分点"), 4);
        assert_eq!(length("年获批"), 1);
        assert_eq!(length("方面"), 0);
    }
}
