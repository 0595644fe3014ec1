//! From printed lines to paragraphs.

use crate::byline;
use crate::lines::Line;
use crate::numbering;
use crate::sentence;
use crate::traced::Traced;

/// What a paragraph looks like before anyone asks what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A short line or two without an end of sentence: a title, a sub-head, a signature.
    Label,
    /// Running text.
    Text,
    /// An item marked with a bullet.
    Item,
    /// A row of a table.
    Row,
}

/// One paragraph, un-wrapped.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    pub content: Traced,
    pub shape: Shape,
    /// Level of the Markdown heading it is.
    pub heading: Option<u8>,
    /// Column width where it stands, in half-ems; 0 where lines are not wrapped.
    pub measure: u16,
    /// Width of its first line in half-ems.
    pub first_width: u16,
    /// Whether its lines were extracted twice, as shadowed headlines are.
    pub doubled: bool,
    /// Number of lines it was printed in.
    pub lines: usize,
    /// Whether its text stops in mid-sentence.
    pub open: bool,
    /// Empty lines before it.
    pub gap: u16,
}

impl Paragraph {
    /// A paragraph of a format that keeps paragraphs whole; `None` when it holds nothing.
    pub fn whole(content: &Traced, heading: Option<u8>, row: bool, item: bool) -> Option<Self> {
        let content = content.retain(|_, ch| !crate::lines::is_invisible(ch)).trimmed();
        let content = if row { content } else { crate::spacing::close_up(&content).0 };
        if content.is_empty() {
            return None;
        }
        let text = &content.text;
        let bold = content.bold.iter().map(|run| run.len()).sum::<usize>();
        let open = !sentence::is_closed(text);
        let short = content.len() <= LABEL_CHARS && open && !sentence::has_stop(text) && !sentence::ends_in_comma(text);
        let set_off = bold * 2 > content.len() || numbering::level(text).is_some() || !text.contains('，');
        let shape = match (row, item) {
            (true, _) => Shape::Row,
            _ if heading.is_some() || short && set_off => Shape::Label,
            (_, true) => Shape::Item,
            _ => Shape::Text,
        };
        Some(Self { content, shape, heading, measure: 0, first_width: 0, doubled: false, lines: 1, open, gap: 1 })
    }
}

/// Joins lines to paragraphs.
pub(crate) fn paragraphs(lines: &[Line]) -> Vec<Paragraph> {
    let layout = Layout::of(lines);
    let mut paragraphs = Vec::new();
    let mut first = 0;
    for next in 1..=lines.len() {
        if next < lines.len() && !layout.breaks(lines, first, next) {
            continue;
        }
        for part in layout.parted(lines, first, next) {
            paragraphs.push(layout.paragraph(lines, part));
        }
        first = next;
    }
    paragraphs
}

/// Words with which reports begin.
const OPENINGS: &[&str] = &[
    "近年来",
    "今年以来",
    "今年",
    "去年",
    "近日",
    "日前",
    "近期",
    "目前",
    "当前",
    "为贯彻",
    "为深入",
    "为落实",
    "为进一步",
    "为不断",
    "为加快",
    "为推动",
    "为全面",
    "随着",
    "一是",
    "截至",
    "记者",
    "自20",
    "党的",
    "本报讯",
    "现将",
];

/// Labels are no longer than this, in characters.
const LABEL_CHARS: usize = 64;

/// How lines were cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// By width, as print does.
    Width,
    /// At a number of characters, give or take one for marks that must not begin a line.
    Count,
    /// At exactly as many characters.
    Exact,
}

struct Layout {
    /// Width of each line: half-ems, or two for every character where lines were cut by counting characters.
    widths: Vec<u16>,
    /// How widths were found.
    cut: Cut,
    /// Column width around each line, in half-ems; 0 where lines are whole paragraphs.
    measures: Vec<u16>,
    /// Whether a blank at a line's end marks the end of a paragraph, as in text taken out of Word.
    trailing_blank_ends: bool,
    /// Empty lines between two lines of one paragraph.
    usual_gap: u16,
    /// Indentation of ordinary lines.
    usual_indent: u16,
    /// Whether first lines were indented in print, so that in the extracted text they are two characters narrower.
    indented: bool,
}

impl Layout {
    fn of(lines: &[Line]) -> Self {
        let wrapped = is_wrapped(lines);
        let (widths, cut) = widths(lines);
        let measures = if wrapped { measures(lines, &widths) } else { vec![0; lines.len()] };
        let (mut blank, mut blank_closed) = (0, 0);
        for line in lines.iter().filter(|line| line.trailing_blank) {
            blank += 1;
            blank_closed += usize::from(sentence::is_closed(&line.content.text) || line.width < 34);
        }
        let trailing_blank_ends =
            wrapped && blank >= 4 && blank * 10 < lines.len() * 4 && blank_closed * 10 >= blank * 7;
        let usual = |values: &mut Vec<u16>| {
            values.sort_unstable();
            values.get(values.len() / 2).copied().unwrap_or_default()
        };
        let usual_gap = if wrapped { usual(&mut lines.iter().skip(1).map(|line| line.gap).collect()) } else { 0 };
        let usual_indent = usual(&mut lines.iter().map(|line| line.indent).collect());
        let mut layout = Self { widths, cut, measures, trailing_blank_ends, usual_gap, usual_indent, indented: false };
        layout.indented = wrapped && layout.indents(lines);
        layout
    }

    /// Whether most lines that follow the short last line of a paragraph are narrower by an indentation.
    fn indents(&self, lines: &[Line]) -> bool {
        let ends = |n: &usize| self.is_short(lines, *n) && sentence::is_closed(&lines[*n].content.text);
        let firsts: Vec<usize> = (0..lines.len().saturating_sub(1))
            .filter(ends)
            .map(|n| n + 1)
            .filter(|&n| !self.is_short(lines, n))
            .collect();
        let narrow = firsts.iter().filter(|&&n| self.is_first_width(n)).count();
        firsts.len() >= 4 && narrow * 2 >= firsts.len()
    }

    /// Whether a new paragraph begins with line `next`; the present one began with line `first`.
    fn breaks(&self, lines: &[Line], first: usize, next: usize) -> bool {
        let (prev, line) = (&lines[next - 1], &lines[next]);
        let (before, text) = (prev.content.text.as_str(), line.content.text.as_str());
        let set_apart = |l: &Line| l.marks.heading.is_some() || l.marks.bullet || l.marks.row;
        if set_apart(line) || prev.marks.heading.is_some() || prev.marks.row || prev.doubled != line.doubled {
            return true;
        }
        let dated = |text: &str| text.len() < 60 && byline::is_date_line(text);
        if dated(text)
            || dated(before)
            || byline::dateline(text).is_some()
            || byline::byline(text).is_some()
            || first + 1 == next && byline::byline(before).is_some()
        {
            return true;
        }
        let closed = sentence::is_closed(before);
        if self.measures[next] > 0 && self.is_indented(line) && !sentence::ends_in_comma(before) {
            return true;
        }
        if self.measures[next - 1] == 0 {
            return closed
                || !runs_on(before)
                || starts_part(text)
                || (line.gap == 0 && !line.break_before && !sentence::ends_in_comma(before));
        }
        if closed {
            return self.begins_after_stop(lines, first, next);
        }
        let spoils = self.is_label_line(lines, next) && self.widths[next] * 3 < self.measures[next] * 2;
        if sentence::ends_in_comma(before) {
            if spoils && !text.contains(['，', '、']) && self.runs(lines, first, next) {
                return true;
            }
            return numbering::level(text) == Some(1) && line.break_before;
        }
        if self.is_short(lines, next - 1) || (self.trailing_blank_ends && prev.trailing_blank) {
            return true;
        }
        // A title that happens to be nearly as wide as its column: what follows is indented, the title is not.
        let label = first + 1 == next && !sentence::has_stop(before);
        let label = label
            && (!self.is_first_width(first)
                || first > 0 && !before.contains('，') && self.is_label_line(lines, first - 1));
        if self.indented && label && self.is_first_width(next) {
            return true;
        }
        if self.is_title_by_its_words(lines, first, next) {
            return true;
        }
        // A label in the middle of a column interrupts running text; within a title it is the title's last line.
        self.is_label_line(lines, next) && self.runs(lines, first, next) && sentence::is_balanced(text)
    }

    /// Whether the lines from `first` on are a title that fills its last line to the edge, told by the words alone: no
    /// mark of a sentence in it, and behind it a line that opens a report or names the title's own place or office again.
    fn is_title_by_its_words(&self, lines: &[Line], first: usize, next: usize) -> bool {
        if next - first > 3 || first > 0 && !sentence::is_closed(&lines[first - 1].content.text) {
            return false;
        }
        let label: String = lines[first..next].iter().map(|line| line.content.text.as_str()).collect();
        let chars = label.chars().count();
        let plain = !label.contains(['，', '。', '；', '、', '了', '的']) && sentence::is_balanced(&label);
        if !plain
            || !(10..=LABEL_CHARS).contains(&chars)
            || numbering::level(&label).is_some()
            || numbering::is_item(&label)
        {
            return false;
        }
        let text = &lines[next].content.text;
        let again: String = text.chars().take(2).collect();
        let opens = OPENINGS.iter().any(|opening| text.starts_with(opening)) || opens_with_year(text);
        let two_heads =
            label.split_once(' ').is_some_and(|(one, two)| one.chars().count() >= 4 && two.chars().count() >= 4);
        opens
            || two_heads
            || again.chars().all(crate::spacing::is_han)
                && label.contains(&again)
                && lines[first..next].iter().all(|line| !line.content.text.contains('在'))
    }

    /// Whether line `next` begins a paragraph although the line before it ends in a full stop anyway.
    fn begins_after_stop(&self, lines: &[Line], first: usize, next: usize) -> bool {
        let (prev, line) = (&lines[next - 1], &lines[next]);
        let text = line.content.text.as_str();
        if numbering::level(text).is_some() || numbering::is_item(text) || self.is_short(lines, next - 1) {
            return true;
        }
        if self.trailing_blank_ends {
            return prev.trailing_blank;
        }
        if line.gap > self.usual_gap {
            return true;
        }
        if prev.content.text.ends_with('：') && self.widths[first] < self.measures[first] / 2 {
            return true;
        }
        self.indented && self.is_first_width(next) && !self.is_first_width(next - 1)
    }

    /// Whether a line is narrower than its column by an indentation of two characters.
    fn is_first_width(&self, number: usize) -> bool {
        let (width, measure) = (self.widths[number], self.measures[number]);
        (width + 3..=width + 6).contains(&measure)
    }

    /// Whether a line stops clearly before the edge of its column, and not because the next word is long.
    fn is_short(&self, lines: &[Line], number: usize) -> bool {
        let (line, width, measure) = (&lines[number], self.widths[number], self.measures[number]);
        // A line is letter-spaced to fill its column, unless it is a short heading.
        if line.spaced && width * 3 >= measure * 2 {
            return false;
        }
        if self.cut == Cut::Exact {
            return width < measure;
        }
        let lead = lines.get(number + 1).map_or(2, |next| unbreakable(&next.content.text));
        width + lead.min(measure / 2) + self.ragged(measure) < measure
    }

    /// Whether a line begins further right than others do: the first one of a paragraph, or a centred one.
    fn is_indented(&self, line: &Line) -> bool {
        line.indent >= self.usual_indent + 3
    }

    /// What line-breaking rules and narrow digits take from a full line.
    fn ragged(&self, measure: u16) -> u16 {
        match (self.cut, measure) {
            (Cut::Width, ..=44) => 4,
            (Cut::Width, _) => 5,
            _ => 0,
        }
    }

    fn is_label_line(&self, lines: &[Line], number: usize) -> bool {
        let text = &lines[number].content.text;
        self.is_short(lines, number)
            && !sentence::is_closed(text)
            && !sentence::ends_in_comma(text)
            && !sentence::has_stop(text)
    }

    /// Whether the lines from `first` up to `next` are running text rather than a title so far.
    fn runs(&self, lines: &[Line], first: usize, next: usize) -> bool {
        // A title may follow a last line that is full: only what stands behind the last end of a sentence counts.
        let first = (first + 1..next).rev().find(|&l| sentence::is_closed(&lines[l - 1].content.text)).unwrap_or(first);
        let chars: usize = lines[first..next].iter().map(|line| line.content.len()).sum();
        chars > LABEL_CHARS || lines[first..next].iter().any(|line| sentence::has_stop(&line.content.text))
    }

    /// Parts a title from the end of the paragraph before it where that ends with a full line.
    fn parted(&self, lines: &[Line], first: usize, end: usize) -> Vec<std::ops::Range<usize>> {
        let last = end - 1;
        let whole = std::iter::once(first..end).collect();
        if self.measures[last] == 0 || end - first < 2 || !self.is_label_line(lines, last) {
            return whole;
        }
        let Some(stop) = (first..last).rev().find(|&l| sentence::is_closed(&lines[l].content.text)) else {
            return whole;
        };
        let tail = stop + 1..end;
        let text: String = lines[tail.clone()].iter().map(|line| line.content.text.as_str()).collect();
        let label = tail.len() <= 3
            && text.chars().count() <= LABEL_CHARS
            && !sentence::has_stop(&text)
            && sentence::is_balanced(&text);
        if label { vec![first..stop + 1, tail] } else { whole }
    }

    fn paragraph(&self, lines: &[Line], range: std::ops::Range<usize>) -> Paragraph {
        let first = &lines[range.start];
        let mut content = Traced::default();
        for number in range.clone() {
            let next = &lines[number].content;
            let word = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
            if word(content.text.chars().next_back())
                && word(next.text.chars().next())
                && !cuts_number(&content.text, &next.text)
            {
                content.push(' ', Traced::ADDED);
            }
            content.append(next);
        }
        let text = &content.text;
        let closed = sentence::is_closed(text);
        let shape = if first.marks.row {
            Shape::Row
        } else if first.marks.heading.is_some() || first.doubled {
            Shape::Label
        } else if first.marks.bullet {
            Shape::Item
        } else if !closed && content.len() <= LABEL_CHARS && !sentence::has_stop(text) && !sentence::ends_in_comma(text)
        {
            Shape::Label
        } else {
            Shape::Text
        };
        Paragraph {
            shape,
            heading: first.marks.heading,
            measure: self.measures[range.start],
            first_width: self.widths[range.start],
            doubled: first.doubled,
            lines: range.len(),
            open: !closed,
            gap: first.gap,
            content,
        }
    }
}

/// Half-ems at the beginning of a line that no line break may part: a word or number, or a character and the marks that
/// must not begin a line.
fn unbreakable(text: &str) -> u16 {
    let word = |ch: &char| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '&' | '%' | '-' | '/');
    let mut length = text.chars().take_while(word).count() as u16;
    let mut rest = text.chars().skip(usize::from(length));
    if length == 0 {
        length = rest.next().map_or(0, |ch| if crate::spacing::is_wide(ch) { 2 } else { 1 });
    }
    let marks = rest
        .take_while(|ch| matches!(ch, '，' | '。' | '、' | '；' | '：' | '”' | '》' | '）' | '！' | '？'))
        .count() as u16;
    length + 2 * marks
}

/// Whether a line break stands inside a number: `1` / `292.5` cannot be told from two numbers, `1,` / `292` can.
fn cuts_number(before: &str, after: &str) -> bool {
    before.ends_with(|ch: char| ch.is_ascii_digit()) && after.starts_with(|ch: char| ch.is_ascii_digit())
}

/// Whether a text is wrapped at a column: many of its lines stop in mid-sentence where the next one is about as wide.
fn is_wrapped(lines: &[Line]) -> bool {
    let set: Vec<&Line> =
        lines.iter().filter(|line| line.width >= 12 && line.marks.heading.is_none() && !line.marks.row).collect();
    let mid_sentence = |pair: &&[&Line]| {
        let [one, next] = [pair[0], pair[1]];
        let runs = |line: &Line| line.content.text.contains(['，', '。', '；']);
        (22..=140).contains(&one.width)
            && (runs(one) || runs(next))
            && one.width.abs_diff(next.width) <= 8
            && !sentence::is_closed(&one.content.text)
    };
    let cuts = set.windows(2).filter(mid_sentence).count();
    let wide = set.iter().filter(|line| line.width > 200).count();
    cuts >= 1 && cuts * 5 >= set.len() && wide * 10 < set.len()
}

/// Widths of the lines in half-ems, two for every character where lines were cut by counting those.
///
/// Text from a printed page is set by width; text that a program wrapped has lines of exactly as many characters.
fn widths(lines: &[Line]) -> (Vec<u16>, Cut) {
    let ways: [fn(&Line) -> u16; 2] =
        [|line| line.raw_chars, |line| line.content.len().min(1000) as u16 + line.indent / 2];
    for count in ways {
        let counts: Vec<u16> = lines.iter().map(count).collect();
        let mut sorted: Vec<u16> =
            counts.iter().zip(lines).filter(|(n, line)| **n >= 8 && !line.spaced).map(|(n, _)| *n).collect();
        sorted.sort_unstable();
        let Some(same) = sorted.chunk_by(|a, b| a == b).max_by_key(|same| same.len()) else { continue };
        if same.len() >= 6 && same.len() * 2 > sorted.len() {
            let short_by_one = sorted.iter().filter(|n| **n + 1 == same[0]).count();
            let longer = sorted.iter().filter(|n| **n > same[0]).count();
            let exact = short_by_one * 6 <= same.len() && longer * 50 <= same.len();
            let widths = counts.iter().map(|n| n.saturating_mul(2)).collect();
            return (widths, if exact { Cut::Exact } else { Cut::Count });
        }
    }
    (lines.iter().map(|line| line.width).collect(), Cut::Width)
}

/// Lines on each side that say how wide a column is.
const AROUND: usize = 9;

/// Column width around each line: what is usual for full lines up to it and from it on, and of these the lesser, so that
/// neither a headline nor the wider column next to it makes the lines of a narrow column look short.
fn measures(lines: &[Line], widths: &[u16]) -> Vec<u16> {
    let usual = |range: std::ops::Range<usize>| {
        let mut all: Vec<u16> = range.filter(|&i| lines[i].marks.heading.is_none()).map(|i| widths[i]).collect();
        all.sort_unstable();
        let most =
            all.len().checked_sub(2).map_or_else(|| all.last().copied().unwrap_or_default(), |second| all[second]);
        let full = &all[all.partition_point(|&width| width * 4 < most * 3)..];
        full.get(full.len() * 2 / 3).copied().unwrap_or(most)
    };
    let count = lines.len();
    (0..count)
        .map(|i| match (i, count - i) {
            (0..3, _) => usual(i..count.min(i + AROUND)),
            (_, 0..4) => usual((i + 1).saturating_sub(AROUND)..i + 1),
            _ => usual((i + 1).saturating_sub(AROUND)..i + 1).min(usual(i..count.min(i + AROUND))),
        })
        .map(|measure| measure.max(1))
        .collect()
}

/// Whether a text begins with a year or a date: 2023年以来, 3月5日.
fn opens_with_year(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    match digits {
        4 => text[digits..].starts_with('年'),
        1..=2 => text[digits..].starts_with('月'),
        _ => false,
    }
}

/// In text that is not wrapped: whether a paragraph was cut by a page break rather than ended.
fn runs_on(text: &str) -> bool {
    let running = text.contains(['，', '。', '、']) && text.chars().count() >= 20;
    running
        && (sentence::ends_in_comma(text)
            || text.ends_with(|ch: char| crate::spacing::is_han(ch) || ch.is_ascii_alphanumeric()))
}

fn starts_part(text: &str) -> bool {
    numbering::level(text).is_some() || text.starts_with("附件") || text.starts_with("——")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: &[&str]) {
        let lines = crate::lines::read(text);
        let found: Vec<String> = paragraphs(&lines).into_iter().map(|p| p.content.text).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn joins_hard_wrapped_lines_with_and_without_blank_lines() {
        let lines = [
            "全市现有创新平台三十家，其中国家级平台五家，省",
            "级平台二十五家，比上年增加四家，增长百分之十五，",
            "居全省第二。",
            "下一步将继续加大投入力度，完善平台管理办法，让",
            "更多企业受益。",
        ];
        let wanted = [
            "全市现有创新平台三十家，其中国家级平台五家，省级平台二十五家，比上年增加四家，增长百分之十五，居全省第二。",
            "下一步将继续加大投入力度，完善平台管理办法，让更多企业受益。",
        ];
        check(&lines.join("\n"), &wanted);
        check(&lines.join("\n\n"), &wanted);
    }

    #[test]
    fn keeps_titles_between_wrapped_paragraphs_apart() {
        check(
            "该市建立了重点企业联系制度，推动政策落地见效，\n全年为企业减税五亿元。\n某省某市多措并举推进科技体制改革激发创新活力走\n在全省前列\n今年以来，某市深化科技体制改革，出台若干措施支\n持企业。\n",
            &[
                "该市建立了重点企业联系制度，推动政策落地见效，全年为企业减税五亿元。",
                "某省某市多措并举推进科技体制改革激发创新活力走在全省前列",
                "今年以来，某市深化科技体制改革，出台若干措施支持企业。",
            ],
        );
    }

    #[test]
    fn joins_a_paragraph_over_a_page_break_in_text_that_is_not_wrapped() {
        check(
            "全区科技工作的总体要求是坚持创新驱动，针对五\n\n---\n\n个重点县选派专家，实现全覆盖。\n\n附件：工作要点\n\n某某办公室\n",
            &[
                "全区科技工作的总体要求是坚持创新驱动，针对五个重点县选派专家，实现全覆盖。",
                "附件：工作要点",
                "某某办公室",
            ],
        );
    }
}
