//! Blanks inside a line: which belong to the text and which only to its layout.

use crate::traced::Traced;

/// Whether a character is a Han character or one of its full-width companions: what is set on the Chinese grid.
pub(crate) fn is_wide(ch: char) -> bool {
    // By far the most characters are one or the other.
    if ch.is_ascii() || matches!(ch, '\u{4E00}'..='\u{9FFF}') {
        return !ch.is_ascii();
    }
    matches!(ch, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '◎' | '●' | '■' | '□' | '▲' | '△' | '★' | '☆' | '①'..='⑳' | '№' | '℃' | '→')
}

/// Whether a character is a Han character.
pub(crate) fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇' | '々')
}

/// Width in half-ems: 2 for what stands on the Chinese grid, 1 for the rest.
pub(crate) fn grid_width(text: &str) -> usize {
    text.chars().map(|ch| if is_wide(ch) || ch == '\u{3000}' { 2 } else { 1 }).sum()
}

/// Width in half-ems with the quarter em that is set between Han characters and digits or letters.
pub(crate) fn set_width(text: &str) -> usize {
    let (mut sum, mut joints, mut before) = (0, 0, None);
    for ch in text.chars() {
        sum += if is_wide(ch) || ch == '\u{3000}' { 2 } else { 1 };
        joints +=
            usize::from(before.is_some_and(|b| {
                is_han(b) && ch.is_ascii_alphanumeric() || is_han(ch) && char::is_ascii_alphanumeric(&b)
            }));
        before = Some(ch);
    }
    sum + joints / 2
}

/// A line without the blanks of its layout, and whether it was letter-spaced.
///
/// `项 、比 上 年 增 长 27% ，技 术` → `项、比上年增长27%，技术`; `2月 3日，新 建` → `2月3日，新建`;
/// `0.18 mg/kg` and `优化体系 推动发展` keep their blank.
pub(crate) fn close_up(line: &Traced) -> (Traced, bool) {
    if !line.text.contains(|ch: char| ch.is_whitespace()) {
        return (line.clone(), false);
    }
    let chars: Vec<char> = line.text.chars().collect();
    let spacing = letter_spacing(&chars);
    if spacing == Spacing::Every {
        return (line.retain(|_, ch| !ch.is_whitespace()), true);
    }
    let spaced = spacing == Spacing::Han;
    let names = chars.len() <= 60 && ["记者", "通讯员", "作者", "执笔"].iter().any(|word| line.text.contains(word));
    let keeps = |number: usize| {
        // Of a run of blanks only the last one can stay.
        if chars.get(number + 1).is_none_or(|next| next.is_whitespace()) {
            return false;
        }
        let Some(before) = chars[..number].iter().rposition(|ch| !ch.is_whitespace()) else { return false };
        let (left, right) = (chars[before], chars[number + 1]);
        match (is_wide(left), is_wide(right)) {
            (false, false) => right != '%' && !(left.is_ascii_digit() && right == ','),
            (true, true) if !spaced && is_word(left) && is_word(right) => {
                names || parts_a_title(&chars, before, number + 1)
            }
            _ => false,
        }
    };
    (line.retain(|number, ch| !ch.is_whitespace() || keeps(number)), spaced)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spacing {
    No,
    /// Han characters stand apart, numbers and words do not.
    Han,
    /// Every single character stands apart, digits too.
    Every,
}

/// Letter-spaced lines have a single blank between most neighbours of which one is a Han character or mark.
fn letter_spacing(chars: &[char]) -> Spacing {
    let (mut apart, mut close, mut words) = (0_usize, 0_usize, 0_usize);
    for (number, window) in chars.windows(2).enumerate() {
        let [left, right] = [window[0], window[1]];
        if left.is_whitespace() {
            continue;
        }
        if right.is_whitespace() {
            let single = chars.get(number + 2).is_some_and(|next| !next.is_whitespace());
            let han = is_han(left) || chars.get(number + 2).is_some_and(|&next| is_han(next));
            apart += usize::from(single && han);
        } else if is_han(left) && is_han(right) {
            close += 1;
        } else if !is_wide(left) && !is_wide(right) {
            words += 1;
        }
    }
    let short_title =
        close == 0 && words == 0 && (1..4).contains(&apart) && chars.iter().all(|&c| is_wide(c) || c == ' ');
    if (apart < 4 || apart < 2 * close) && !short_title {
        return Spacing::No;
    }
    if words == 0 && close == 0 { Spacing::Every } else { Spacing::Han }
}

fn is_word(ch: char) -> bool {
    is_han(ch) || matches!(ch, '”' | '“' | '》' | '《' | '）' | '（')
}

/// A blank between two Han characters belongs to the text where it parts two clauses of at least four characters each
/// and is the only one to do so: `优化体系建设 推动协同发展`.
fn parts_a_title(chars: &[char], left: usize, right: usize) -> bool {
    let ends_clause = |ch: char| matches!(ch, '，' | '。' | '；' | '：' | '！' | '？' | '、') || ch.is_whitespace();
    let before = chars[..=left].iter().rev().take_while(|&&ch| !ends_clause(ch)).count();
    let after = chars[right..].iter().take_while(|&&ch| !ends_clause(ch)).count();
    before >= 4 && after >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed(text: &str) -> String {
        let traced = Traced { text: text.to_owned(), at: (0..text.chars().count() as u32).collect(), bold: Vec::new() };
        close_up(&traced).0.text
    }

    #[test]
    fn undoes_letter_spacing() {
        assert_eq!(closed("件 、同 比 增 长 31% ，专 利 授 权 量"), "件、同比增长31%，专利授权量");
        assert_eq!(closed("全 年 R&D 经 费 投 入 强 度 提 高"), "全年R&D经费投入强度提高");
        assert_eq!(closed("2 0 2 4 年 工 作 要 点"), "2024年工作要点");
        assert_eq!(closed("通 知"), "通知");
    }

    #[test]
    fn takes_blanks_out_between_chinese_and_digits() {
        assert_eq!(closed("3月 5日，全市 2024年新增平台 6 个"), "3月5日，全市2024年新增平台6个");
        assert_eq!(closed("占比达到 31 %"), "占比达到31%");
    }

    #[test]
    fn keeps_blanks_that_belong_to_the_text() {
        assert_eq!(closed("由 0.2 mg/kg 降至"), "由0.2 mg/kg降至");
        assert_eq!(closed("强化平台建设 推动协同发展"), "强化平台建设 推动协同发展");
        assert_eq!(closed("本报记者 张某 通讯员 李某"), "本报记者 张某 通讯员 李某");
    }
}
