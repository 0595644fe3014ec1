//! From printed lines to paragraphs.

mod measure;
mod paragraph;
mod words;

pub(crate) use paragraph::{Paragraph, Shape};

use crate::byline;
use crate::lines::Line;
use crate::numbering;
use crate::sentence;
use crate::standing;
use crate::traced::Traced;
use measure::{Cut, is_wrapped, measures, unbreakable, widths};
use paragraph::LABEL_CHARS;
use words::{goes_on_to_its_kind, is_lead_of_title, is_official_title, is_title_by_its_words, runs_on, starts_part};

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

/// Joins the lines of a text that keeps them; the second copies of lines that were extracted twice stand apart.
pub(crate) fn preformatted(content: &Traced) -> (Vec<Paragraph>, Vec<Traced>) {
    let mut lines = crate::lines::read(&content.text);
    let home = |text: &mut Traced| {
        for at in text.at.iter_mut().filter(|at| **at != Traced::ADDED) {
            *at = content.at[*at as usize];
        }
    };
    for line in &mut lines {
        home(&mut line.content);
        home(&mut line.again);
    }
    let again = lines.iter().filter(|line| !line.again.is_empty()).map(|line| line.again.clone()).collect();
    (paragraphs(&lines), again)
}

/// A cover has no more lines than this.
const COVER_LINES: usize = 30;

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
    /// Whether the text still shows how far lines are indented.
    shows_indents: bool,
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
        let usual_indent = usual_indent(lines);
        let shown = lines.iter().filter(|line| line.indent >= usual_indent + 3).count();
        let shows_indents = wrapped && shown >= 2 && shown * 20 >= lines.len();
        let mut layout = Self {
            widths,
            cut,
            measures,
            trailing_blank_ends,
            usual_gap,
            usual_indent,
            shows_indents,
            indented: false,
        };
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
        if first + 1 == next && is_lead_of_title(before, text) || goes_on_to_its_kind(lines, first, next) {
            return false;
        }
        if self.stands_apart(lines, first, next) {
            return true;
        }
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
            return !self.is_inside_quote(lines, first, next);
        }
        // A title that happens to be nearly as wide as its column: what follows is indented, the title is not.
        let label = first + 1 == next && !sentence::has_stop(before) && sentence::is_balanced(before);
        let label = label
            && (!self.is_first_width(first)
                || first > 0 && !before.contains('，') && self.is_label_line(lines, first - 1));
        if self.indented && !self.shows_indents && label && self.is_first_width(next) {
            return true;
        }
        if is_title_by_its_words(lines, first, next) || is_official_title(lines, first, next) {
            return true;
        }
        // A label in the middle of a column interrupts running text; within a title it is the title's last line.
        self.is_label_line(lines, next) && self.runs(lines, first, next) && sentence::is_balanced(text)
    }

    /// Whether one of two lines stands for itself, as credits and the buttons of a web site do. Inside a sentence none does.
    fn stands_apart(&self, lines: &[Line], first: usize, next: usize) -> bool {
        let (before, text) = (lines[next - 1].content.text.as_str(), lines[next].content.text.as_str());
        if first + 1 == next && standing::of(before).is_some() {
            return true;
        }
        let inside = self.measures[next] > 0
            && !sentence::is_closed(before)
            && !self.is_short(lines, next - 1)
            && self.runs(lines, first, next);
        if inside || sentence::ends_in_comma(before) {
            return false;
        }
        // A rule or page break on a cover parts its lines, which are no running text yet.
        let cover = next < COVER_LINES && !lines[..next].iter().any(|line| sentence::has_stop(&line.content.text));
        let cover = cover && lines[next].break_before && !before.contains('，');
        cover || standing::begins_occasion(text) || standing::of(text).is_some()
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

    /// Whether line `next` goes on with a pull quote, which is set narrower than the columns around it.
    fn is_inside_quote(&self, lines: &[Line], first: usize, next: usize) -> bool {
        const LONGEST_QUOTE: usize = 8;
        let balance = |range: &[Line]| {
            let marks = range.iter().flat_map(|line| line.content.text.chars());
            marks.fold(0_i32, |depth, ch| depth + i32::from(ch == '“') - i32::from(ch == '”'))
        };
        let end = lines.len().min(first + LONGEST_QUOTE);
        next < end
            && lines[first].content.text.starts_with('“')
            && lines[next].gap <= self.usual_gap
            && balance(&lines[first..next]) > 0
            && (next + 1..=end).any(|until| balance(&lines[first..until]) == 0)
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
        let lead = end - first == 2 && is_lead_of_title(&lines[first].content.text, &lines[last].content.text);
        if lead || self.measures[last] == 0 || end - first < 2 || !self.is_label_line(lines, last) {
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

/// Whether a line break stands inside a number: `1` / `292.5` cannot be told from two numbers, `1,` / `292` can.
fn cuts_number(before: &str, after: &str) -> bool {
    before.ends_with(|ch: char| ch.is_ascii_digit()) && after.starts_with(|ch: char| ch.is_ascii_digit())
}

/// Indentation of lines that go on: what all but a tenth of the lines have at least.
fn usual_indent(lines: &[Line]) -> u16 {
    let mut indents: Vec<u16> = lines.iter().map(|line| line.indent).collect();
    indents.sort_unstable();
    indents.get(indents.len() / 10).copied().unwrap_or_default()
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
