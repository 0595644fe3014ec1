//! Charts: the figures of a table drawn as upright bars, lines, or a ranking.
//!
//! Everything is told apart without colour (filled, blank, hatched; marks of different shape), every figure stands
//! beside what it is drawn as, and unit and source stand below: an official document is copied in black and white.

use crate::body::{Column, plain_text};
use crate::cell::{Cell, Style};
use crate::cover::{cells_width, places};
use crate::figure::caption_rows;
use crate::pages::{Item, Path, TagId, TagRole};
use crate::paragraph::{ASCENT, Row, Setter, glyph_runs};
use crate::sizes::Colour;
use yaobao_model::document::{Chart, ChartKind};
use yaobao_model::{Diagnostic, Span};

/// Type size of figures and names in points: 五号 at most, so that twelve months stand side by side.
const SIZE: f32 = 10.5;
/// Height of the field that bars and lines are drawn in.
const FIELD: f32 = 150.0;
/// The most series that can be told apart.
const MOST_SERIES: usize = 4;
/// Thickness of outlines and axes.
const THIN: f32 = 0.6;

/// One series: its name, and each figure with the text it is printed as.
struct Series {
    name: String,
    figures: Vec<Option<(f32, String)>>,
}

/// Draws a chart in one piece: it never breaks over two pages.
pub(crate) fn chart(setter: &mut Setter<'_>, chart: &Chart, at: Span, column: &Column) -> Vec<Row> {
    let names: Vec<String> =
        chart.table.rows.iter().map(|row| row.first().map_or_else(String::new, |cell| plain_text(cell))).collect();
    let series = series(chart);
    let tag = setter.tag(TagRole::Figure, Some(column.parent));
    setter.tags[tag.0 as usize].alt = Some(spoken(chart, &names, &series));
    if series.iter().all(|series| series.figures.iter().all(Option::is_none)) {
        let message = "图表的表格里没有读得出的数，画不出来；第一列写名称，其后各列写数。";
        setter.diagnostics.push(Diagnostic::warning("chart.no-figures", message).at(at));
        return crate::table::table(setter, &chart.table, at, column);
    }
    if series.len() > MOST_SERIES {
        let message = format!("图表有{}组数，黑白印刷分不清，只画前{MOST_SERIES}组。", series.len());
        setter.diagnostics.push(Diagnostic::warning("chart.crowded", message).at(at));
    }
    let series = &series[..series.len().min(MOST_SERIES)];
    let mut canvas = Canvas { setter, tag, at, x: column.x, width: column.width, items: Vec::new() };
    let height = match chart.kind {
        ChartKind::Bars => canvas.bars(&names, series),
        ChartKind::Lines => canvas.lines(&names, series),
        ChartKind::Ranking => canvas.ranking(&names, series),
    };
    let items = std::mem::take(&mut canvas.items);
    let mut rows = vec![Row { height, advance: height + 4.0, items, keep_next: true, ..Row::default() }];
    rows.extend(note_rows(setter, &chart.note, at, column, tag));
    rows.extend(caption_rows(setter, &chart.title, at, column, tag, 0.0));
    let last = rows.len() - 1;
    rows[..last].iter_mut().for_each(|row| row.keep_next = true);
    rows[last].keep_next = false;
    rows[last].advance += 6.0;
    rows
}

/// The columns behind the first one.
fn series(chart: &Chart) -> Vec<Series> {
    let count = chart.table.header.len().max(chart.table.columns.len());
    let text = |cells: &[Vec<yaobao_model::document::Run>], column: usize| {
        cells.get(column).map_or_else(String::new, |cell| plain_text(cell))
    };
    (1..count)
        .map(|column| Series {
            name: text(&chart.table.header, column),
            figures: chart.table.rows.iter().map(|row| figure(&text(row, column))).collect(),
        })
        .collect()
}

/// The number of a cell and its digits as printed: `132.77亿元` is 132.77.
fn figure(text: &str) -> Option<(f32, String)> {
    let text = text.trim();
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let negative = text[..start].ends_with(['-', '−', '－']);
    let length =
        text[start..].find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(text.len() - start);
    let digits = text[start..start + length].trim_end_matches(['.', ',']);
    let value: f32 = digits.replace(',', "").parse().ok().filter(|value: &f32| value.is_finite() && *value < 1e15)?;
    let sign = if negative { "-" } else { "" };
    let share = text[start + length..].chars().next().filter(|c| *c == '%').map_or("", |_| "%");
    Some((if negative { -value } else { value }, format!("{sign}{digits}{share}")))
}

/// What a person hears who does not see the chart: every figure with its name.
fn spoken(chart: &Chart, names: &[String], series: &[Series]) -> String {
    let kind = match chart.kind {
        ChartKind::Bars => "柱形图",
        ChartKind::Lines => "折线图",
        ChartKind::Ranking => "排名图",
    };
    let mut said = vec![format!("{kind}：{}", chart.title.trim())];
    for series in series {
        let figures = names
            .iter()
            .zip(&series.figures)
            .filter_map(|(name, figure)| Some(format!("{name}{}", figure.as_ref()?.1)));
        said.push(format!("{}：{}", series.name, figures.collect::<Vec<_>>().join("，")));
    }
    if !chart.note.trim().is_empty() {
        said.push(chart.note.trim().to_owned());
    }
    said.join("。")
}

/// Unit and source, small, below the field on the left.
fn note_rows(setter: &mut Setter<'_>, note: &str, at: Span, column: &Column, tag: TagId) -> Vec<Row> {
    if note.trim().is_empty() {
        return Vec::new();
    }
    let style = Style { size: SIZE, cell: SIZE, ..Style::plain(setter.stationery.fonts.table, Some(tag)) };
    let mut cells = Vec::new();
    setter.shaper.push(&mut cells, note.trim(), style, Some(at));
    let shape = crate::paragraph::Shape {
        x: column.x,
        width: column.width,
        indent: 0.0,
        align: crate::paragraph::Align::Left,
        size: SIZE,
        pitch: SIZE * 1.5,
    };
    setter.rows(&cells, &shape)
}

/// What a chart is drawn on; y counts from its upper edge downwards.
struct Canvas<'s, 'a> {
    setter: &'s mut Setter<'a>,
    tag: TagId,
    at: Span,
    x: f32,
    width: f32,
    items: Vec<Item>,
}

/// Where text stands against a point.
#[derive(Clone, Copy)]
enum Anchor {
    Left,
    Middle,
    Right,
}

impl Canvas<'_, '_> {
    fn cells(&mut self, text: &str) -> Vec<Cell> {
        let style =
            Style { size: SIZE, cell: SIZE, ..Style::plain(self.setter.stationery.fonts.table, Some(self.tag)) };
        let mut cells = Vec::new();
        self.setter.shaper.push(&mut cells, text, style, Some(self.at));
        cells
    }

    /// One line of text with its upper edge at `y`, cut where it would be wider than `most`.
    fn text(&mut self, text: &str, x: f32, y: f32, anchor: Anchor, most: f32) {
        let mut cells = self.cells(text);
        while cells.len() > 1 && cells_width(&cells) > most {
            cells.pop();
        }
        let width = cells_width(&cells);
        let x = match anchor {
            Anchor::Left => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::Right => x - width,
        };
        self.items.extend(glyph_runs(&cells, &places(&cells, 0.0), self.x + x, y + SIZE * ASCENT));
    }

    fn path(&mut self, points: &[[f32; 2]], stroke: Option<f32>, colour: Colour) {
        let points = points.iter().map(|[x, y]| [self.x + x, *y]).collect();
        self.items.push(Item::Path(Path { points, stroke, colour, tag: Some(self.tag) }));
    }

    /// A bar in the pattern of its series: black, white, hatched, crossed.
    fn bar(&mut self, x: f32, y: f32, width: f32, height: f32, series: usize) {
        let height = height.max(0.3);
        let outline = [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]];
        let grey = Colour { red: 90, green: 90, blue: 90 };
        match series {
            0 => self.path(&outline[..4], None, grey),
            1 => {}
            _ => {
                self.hatch(x, y, width, height, false);
                if series > 2 {
                    self.hatch(x, y, width, height, true);
                }
            }
        }
        self.path(&outline, Some(THIN), Colour::BLACK);
    }

    /// Lines at 45° within a rectangle, 4 pt apart.
    fn hatch(&mut self, x: f32, y: f32, width: f32, height: f32, falling: bool) {
        let mut offset = 4.0;
        // A very tall bar in a wide field has at most so many lines.
        while offset < width + height && offset < 4000.0 {
            let (from, to) = (offset - offset.min(width), offset - offset.min(height));
            let (mut a, mut b) = ([offset.min(width), from], [to, offset.min(height)]);
            if falling {
                a[0] = width - a[0];
                b[0] = width - b[0];
            }
            self.path(&[[x + a[0], y + a[1]], [x + b[0], y + b[1]]], Some(0.4), Colour::BLACK);
            offset += 4.0;
        }
    }

    /// The names of the series with their patterns; gives the height taken.
    fn legend(&mut self, series: &[Series], marks: bool) -> f32 {
        if series.len() < 2 {
            return 0.0;
        }
        let widths: Vec<f32> = series.iter().map(|series| cells_width(&self.cells(&series.name)) + 34.0).collect();
        let mut x = ((self.width - widths.iter().sum::<f32>()) / 2.0).max(0.0);
        for (number, (series, width)) in series.iter().zip(widths).enumerate() {
            if marks {
                self.path(&[[x, 5.0], [x + 18.0, 5.0]], Some(1.0), Colour::BLACK);
                self.mark(x + 9.0, 5.0, number);
            } else {
                self.bar(x, 0.5, 16.0, 9.0, number);
            }
            let room = (self.width - x - 22.0).max(SIZE);
            self.text(&series.name, x + 22.0, 0.0, Anchor::Left, room);
            x += width;
        }
        SIZE * 1.8
    }

    /// A round, square, three-cornered or diamond mark.
    fn mark(&mut self, x: f32, y: f32, series: usize) {
        let r = 3.0;
        let corners: Vec<[f32; 2]> = match series {
            0 => (0..12)
                .map(|n| n as f32 * std::f32::consts::PI / 6.0)
                .map(|a| [x + r * a.cos(), y + r * a.sin()])
                .collect(),
            1 => vec![[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]],
            2 => vec![[x, y - r - 0.5], [x + r, y + r], [x - r, y + r]],
            _ => vec![[x, y - r - 1.0], [x + r, y], [x, y + r + 1.0], [x - r, y]],
        };
        let filled = series.is_multiple_of(2);
        let white = Colour { red: 255, green: 255, blue: 255 };
        self.path(&corners, None, if filled { Colour::BLACK } else { white });
        if !filled {
            let mut round = corners;
            round.push(round[0]);
            self.path(&round, Some(0.8), Colour::BLACK);
        }
    }

    /// Names below the field, one in the middle of each of its equal parts.
    fn names(&mut self, names: &[String], y: f32) -> f32 {
        let part = self.width / names.len().max(1) as f32;
        // Names that are too long for their part stand on two lines in turns.
        let crowded = names.iter().any(|name| cells_width(&self.cells(name)) > part - 2.0);
        for (number, name) in names.iter().enumerate() {
            let drop = if crowded && number % 2 == 1 { SIZE * 1.2 } else { 0.0 };
            let room = if crowded { 2.0 * part - 4.0 } else { part };
            self.text(name, (number as f32 + 0.5) * part, y + drop, Anchor::Middle, room);
        }
        SIZE * if crowded { 2.6 } else { 1.4 }
    }

    /// Upright bars side by side, each with its figure above.
    fn bars(&mut self, names: &[String], series: &[Series]) -> f32 {
        let top = self.legend(series, false) + SIZE * 1.3;
        let (least, most) = range(series);
        let scale = scale(FIELD, most.max(0.0) - least.min(0.0));
        let zero = top + most.max(0.0) * scale;
        let part = self.width / names.len().max(1) as f32;
        let bar = (part * 0.7 / series.len() as f32).min(36.0);
        for (row, _) in names.iter().enumerate() {
            let left = (row as f32 + 0.5) * part - bar * series.len() as f32 / 2.0;
            for (number, own) in series.iter().enumerate() {
                let Some(Some((value, text))) = own.figures.get(row) else { continue };
                let x = left + number as f32 * bar;
                let height = value.abs() * scale;
                let y = if *value >= 0.0 { zero - height } else { zero };
                self.bar(x, y, bar, height, number);
                let label = if *value >= 0.0 { y - SIZE * 1.15 } else { y + height + 1.0 };
                self.text(text, x + bar / 2.0, label, Anchor::Middle, part);
            }
        }
        self.path(&[[0.0, zero], [self.width, zero]], Some(THIN), Colour::BLACK);
        let below = if least < 0.0 { SIZE * 1.3 } else { 0.0 };
        let bottom = top + FIELD + below + 3.0;
        bottom + self.names(names, bottom)
    }

    /// A line for each series, each point with its mark and figure.
    fn lines(&mut self, names: &[String], series: &[Series]) -> f32 {
        let top = self.legend(series, true) + SIZE * 1.6;
        let (least, most) = range(series);
        // A line shows change: the field begins a little below its lowest point, and the figures say so.
        let span = if most - least > f32::EPSILON * f32::EPSILON { most - least } else { most.abs().max(1.0) };
        let scale = FIELD * 0.9 / span;
        let place = |value: f32| top + (most - value) * scale;
        let part = self.width / names.len().max(1) as f32;
        for (number, own) in series.iter().enumerate() {
            let points: Vec<Option<[f32; 2]>> = own
                .figures
                .iter()
                .enumerate()
                .map(|(row, figure)| figure.as_ref().map(|(value, _)| [(row as f32 + 0.5) * part, place(*value)]))
                .collect();
            for pair in points.windows(2) {
                if let [Some(a), Some(b)] = pair {
                    self.path(&[*a, *b], Some(1.0), Colour::BLACK);
                }
            }
            for (point, figure) in points.iter().zip(&own.figures) {
                let (Some([x, y]), Some((_, text))) = (point, figure) else { continue };
                self.mark(*x, *y, number);
                // Figures of every other series stand below their points.
                let label = if number % 2 == 0 { y - SIZE * 1.5 } else { y + 5.0 };
                self.text(text, *x, label, Anchor::Middle, part);
            }
        }
        let bottom = top + FIELD + SIZE * 0.8;
        self.path(&[[0.0, bottom], [self.width, bottom]], Some(THIN), Colour::BLACK);
        bottom + 3.0 + self.names(names, bottom + 3.0)
    }

    /// Bars that lie, in the order of the first series, the greatest on top.
    fn ranking(&mut self, names: &[String], series: &[Series]) -> f32 {
        let top = self.legend(series, false);
        let value = |row: usize| {
            series.first().and_then(|own| own.figures.get(row)?.as_ref()).map_or(f32::MIN, |(value, _)| *value)
        };
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by(|&a, &b| value(b).total_cmp(&value(a)));
        let widest = |texts: Vec<f32>| texts.into_iter().fold(0.0_f32, f32::max);
        let name_widths = names.iter().map(|name| cells_width(&self.cells(name))).collect();
        let name_room = widest(name_widths).min(self.width * 0.35) + 6.0;
        let texts: Vec<String> =
            series.iter().flat_map(|own| own.figures.iter().flatten()).map(|(_, text)| text.clone()).collect();
        let figure_room = widest(texts.iter().map(|text| cells_width(&self.cells(text))).collect()) + 6.0;
        let (least, most) = range(series);
        let field = (self.width - name_room - figure_room).max(SIZE);
        let scale = scale(field, most.abs().max(least.abs()));
        let bar = if series.len() > 1 { 9.0 } else { 12.0 };
        let step = bar * series.len() as f32 + 6.0;
        // What is longer than a page is cut at its foot: nobody reads a ranking of a hundred.
        let most_rows = ((self.setter.stationery.block_height() * 0.7 - top) / step).max(1.0) as usize;
        if order.len() > most_rows {
            let message = format!("排名图有{}项，一面放不下，只画前{most_rows}项。", order.len());
            self.setter.diagnostics.push(Diagnostic::warning("chart.crowded", message).at(self.at));
            order.truncate(most_rows);
        }
        for (place, &row) in order.iter().enumerate() {
            let y = top + place as f32 * step;
            self.text(&names[row], name_room - 6.0, y + (step - 6.0 - SIZE) / 2.0, Anchor::Right, name_room - 6.0);
            for (number, own) in series.iter().enumerate() {
                let Some(Some((value, text))) = own.figures.get(row) else { continue };
                let y = y + number as f32 * bar;
                let length = value.abs() * scale;
                self.bar(name_room, y, length, bar, number);
                self.text(text, name_room + length + 4.0, y + (bar - SIZE) / 2.0, Anchor::Left, figure_room);
            }
        }
        let bottom = top + order.len() as f32 * step;
        self.path(&[[name_room, top - 3.0], [name_room, bottom - 3.0]], Some(THIN), Colour::BLACK);
        bottom
    }
}

/// Points to the unit; figures that are all nothing are drawn as nothing.
fn scale(field: f32, extent: f32) -> f32 {
    if extent > f32::EPSILON * f32::EPSILON { field / extent } else { 0.0 }
}

/// The least and the greatest figure.
fn range(series: &[Series]) -> (f32, f32) {
    let values = series.iter().flat_map(|own| own.figures.iter().flatten()).map(|(value, _)| *value);
    values.fold((f32::MAX, f32::MIN), |(least, most), value| (least.min(value), most.max(value)))
}

#[cfg(test)]
mod tests {
    use super::figure;

    fn check(text: &str, expected: Option<(f32, &str)>) {
        let found = figure(text);
        assert_eq!(found.as_ref().map(|(value, text)| (*value, text.as_str())), expected, "{text}");
    }

    #[test]
    fn reads_the_figure_of_a_cell() {
        check("132.77亿元", Some((132.77, "132.77")));
        check("1,100.9", Some((1100.9, "1,100.9")));
        check("-3.1%", Some((-3.1, "-3.1%")));
        check("约12家", Some((12.0, "12")));
        check("—", None);
        check("", None);
    }
}
