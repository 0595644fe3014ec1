//! The body of a brief as one column of rows: title, blocks, notes, 执笔 line.

use crate::cell::{Cell, Style};
use crate::chart;
use crate::class::Class;
use crate::cover::{cells_width, places, title_lines, title_pitch};
use crate::figure::{self, Image};
use crate::official;
use crate::pages::{Area, Item, Rule, TagId, TagRole};
use crate::paragraph::{ASCENT, Align, Row, Setter, Shape, glyph_runs};
use crate::sizes::Colour;
use crate::stationery::FontSpec;
use crate::table;
use yaobao_model::document::{BlockKind, Document, DocumentBlock, Run, RunIn};
use yaobao_model::{Drafter, Span};

/// The rows between cover and record block.
pub(crate) struct Body<'d> {
    pub rows: Vec<Row>,
    /// 主送机关 for which the first page has no room: they go into the record block.
    pub addressees: &'d [String],
}

/// Sets everything between cover and record block, below `head` where the first page begins with one.
pub(crate) fn body<'d>(setter: &mut Setter<'_>, document: &'d Document, head: Option<Row>) -> Body<'d> {
    let section = setter.tag(TagRole::Section, None);
    let mut rows = Vec::from_iter(head);
    if let Some(title) = document.issue.title.as_deref().filter(|title| !title.trim().is_empty()) {
        rows.extend(title_rows(setter, title.trim(), &document.issue.authors, section));
    }
    let column = Column {
        x: 0.0,
        width: setter.stationery.block_width(),
        font: setter.stationery.fonts.body,
        parent: section,
        indent: setter.stationery.body.indent,
    };
    let addressees = addressee_rows(setter, document, &column, &mut rows);
    let official = setter.stationery.official.used;
    let attached = |block: &DocumentBlock| official && official::is_attachment(block);
    let main = document.blocks.iter().position(attached).unwrap_or(document.blocks.len());
    let (main, attachments) = document.blocks.split_at(main);
    rows.extend(blocks(setter, main, &column));
    rows.extend(note_rows(setter, &document.notes, section));
    if let Some(drafter) = &document.issue.drafter {
        let own = drafter_rows(setter, drafter, &column);
        if let (Some(before), false) = (rows.last_mut(), own.is_empty()) {
            before.keep_next = true;
        }
        rows.extend(own);
    }
    if official {
        let own = official::tail(setter, &document.issue, &column);
        // The signature never stands alone on a page, § 7.3.5.4.
        if let (Some(before), false) = (rows.last_mut(), own.is_empty()) {
            before.keep_next = true;
        }
        rows.extend(own);
        for own in attachments.chunk_by(|_, next| !official::is_attachment(next)) {
            rows.extend(official::attachment_rows(setter, own, &column));
        }
    }
    Body { rows, addressees }
}

/// Adds 主送机关 below the title; gives those for which the first page has no room, as it has to show text (§ 7.3.3).
fn addressee_rows<'d>(
    setter: &mut Setter<'_>,
    document: &'d Document,
    column: &Column,
    rows: &mut Vec<Row>,
) -> &'d [String] {
    let names = &document.issue.official.addressed_to;
    if !setter.stationery.official.used || names.is_empty() {
        return &[];
    }
    let own = official::addressees(setter, names, column);
    let used: f32 = rows.iter().chain(&own).map(|row| row.advance).sum();
    // Two lines, as the first of them alone would be a widow.
    if used + setter.stationery.pitch() + column.font.size.0 > setter.stationery.block_height() {
        return names;
    }
    rows.extend(own);
    &[]
}

/// What blocks are set in: the whole text block, a quotation, an item of a list.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    pub x: f32,
    pub width: f32,
    pub font: FontSpec,
    pub parent: TagId,
    /// Indent of first lines in characters.
    pub indent: u8,
}

/// The title above the body, centred, and the authors where no cover names them; they take whole lines of the grid.
fn title_rows(setter: &mut Setter<'_>, title: &str, authors: &[String], section: TagId) -> Vec<Row> {
    let font = setter.stationery.fonts.title;
    let tag = setter.tag(TagRole::Heading(1), Some(section));
    let style = Style::plain(font, Some(tag));
    let cells = setter.plain(title, style);
    let width = setter.stationery.block_width();
    let lines = title_lines(&cells, width);
    let (pitch, own) = (setter.stationery.pitch(), title_pitch(style.size));
    // One blank line of the grid follows; what whole lines leave over is shared above and below.
    let taken = (lines.len() as f32 * own / pitch).ceil();
    let official = setter.stationery.official.used;
    let above = if official { 0.0 } else { ((taken * pitch - lines.len() as f32 * own) / 2.0).max(0.0) };
    let mut rows: Vec<Row> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let cells = &cells[line.clone()];
        let x = (width - cells_width(cells)) / 2.0;
        let drop = if number == 0 { above } else { 0.0 };
        let items = glyph_runs(cells, &places(cells, 0.0), x, drop + style.size * ASCENT);
        rows.push(Row { height: drop + style.size, advance: drop + own, items, keep_next: true, ..Row::default() });
    }
    if let Some(first) = rows.first_mut() {
        first.outline = Some((1, title.to_owned()));
    }
    // An official document stands exactly two lines below its red rule and its text one below the title, § 7.3.1–7.3.2.
    if let (true, Some(last)) = (official, rows.last_mut()) {
        last.advance += f32::from(setter.stationery.body.after_title) * pitch;
        last.rebase = true;
        return rows;
    }
    let named = setter.stationery.cover.used && setter.stationery.cover.own_page;
    if !named && !authors.is_empty() {
        rows.extend(author_rows(setter, authors, section));
    }
    let blank = f32::from(setter.stationery.body.after_title) * pitch;
    if let Some(last) = rows.last_mut() {
        last.advance += blank;
    }
    if let Some(first) = rows.first_mut() {
        first.snap = true;
    }
    rows
}

/// Authors under the title: practice, centred 楷体.
fn author_rows(setter: &mut Setter<'_>, authors: &[String], section: TagId) -> Vec<Row> {
    let font = setter.stationery.fonts.project;
    let tag = setter.tag(TagRole::Paragraph, Some(section));
    let style = setter.on_grid(font, tag);
    let cells = setter.plain(&authors.join("、"), style);
    let width = setter.stationery.block_width();
    let pitch = setter.stationery.pitch();
    let shape = Shape { x: 0.0, width, indent: 0.0, align: Align::Center, size: font.size.0, pitch };
    let mut rows = setter.rows(&cells, &shape);
    rows.iter_mut().for_each(|row| row.keep_next = true);
    if let Some(first) = rows.first_mut() {
        first.snap = true;
    }
    rows
}

/// Sets blocks one below the other.
pub(crate) fn blocks(setter: &mut Setter<'_>, blocks: &[DocumentBlock], column: &Column) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for block in blocks {
        let mut own = match &block.kind {
            BlockKind::Heading { level, text } => heading(setter, *level, text, column),
            BlockKind::Paragraph { run_in, text } => paragraph(setter, run_in.as_ref(), text, column),
            BlockKind::List { first, items } => list(setter, *first, items, column),
            BlockKind::Quote(inner) => quote(setter, inner, column),
            BlockKind::Table(table) => table::table(setter, table, block.at, column),
            BlockKind::Image { target, alt, title } => {
                figure::image(setter, &Image { target, alt, title, at: block.at }, column)
            }
            BlockKind::Chart(chart) => chart::chart(setter, chart, block.at, column),
            BlockKind::Rule => rule(setter, column),
            BlockKind::Verbatim(text) => verbatim(setter, text, block.at, column),
        };
        if let Some(first) = own.first_mut() {
            first.snap = true;
        }
        rows.append(&mut own);
    }
    rows
}

fn shape(setter: &Setter<'_>, column: &Column, font: FontSpec, indent: u8) -> Shape {
    let body = setter.stationery.fonts.body.size;
    let cell = if font.size == body { setter.stationery.cell() } else { font.size.0 };
    Shape {
        x: column.x,
        width: column.width,
        indent: f32::from(indent) * cell,
        align: Align::Justified,
        size: font.size.0,
        pitch: setter.stationery.pitch().max(font.size.0),
    }
}

fn level_font(setter: &Setter<'_>, level: u8) -> FontSpec {
    let fonts = &setter.stationery.fonts;
    match level {
        0 | 1 => fonts.level1,
        2 => fonts.level2,
        3 => fonts.level3,
        _ => fonts.level4,
    }
}

pub(crate) fn plain_text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect::<String>().replace('\n', "")
}

/// A heading on a line of its own, indented like a paragraph, with at least one line of what follows behind it.
fn heading(setter: &mut Setter<'_>, level: u8, text: &[Run], column: &Column) -> Vec<Row> {
    let font = level_font(setter, level);
    // The title of the brief is H1, so 一、 is H2.
    let tag = setter.tag(TagRole::Heading(level.clamp(1, 5) + 1), Some(column.parent));
    let style = setter.on_grid(font, tag);
    let mut cells = Vec::new();
    setter.push_runs(&mut cells, text, style);
    let mut rows = setter.rows(&cells, &shape(setter, column, font, column.indent));
    rows.iter_mut().for_each(|row| row.keep_next = true);
    if let Some(first) = rows.first_mut() {
        first.outline = Some((level.max(1), plain_text(text)));
    }
    rows
}

fn paragraph(setter: &mut Setter<'_>, run_in: Option<&RunIn>, text: &[Run], column: &Column) -> Vec<Row> {
    let tag = setter.tag(TagRole::Paragraph, Some(column.parent));
    let mut cells = Vec::new();
    if let Some(run_in) = run_in {
        let heading = setter.tag(TagRole::Span, Some(tag));
        let style = setter.on_grid(level_font(setter, run_in.level), heading);
        setter.push_runs(&mut cells, &run_in.text, style);
        keep_number_whole(&mut cells);
    }
    let style = setter.on_grid(column.font, tag);
    setter.push_runs(&mut cells, text, style);
    let mut rows = setter.rows(&cells, &shape(setter, column, column.font, column.indent));
    if let (Some(run_in), Some(first)) = (run_in, rows.first_mut()) {
        first.outline = Some((run_in.level.max(1), plain_text(&run_in.text)));
    }
    rows
}

/// The brackets of （一） are never squeezed: headings that stand below each other look alike.
fn keep_number_whole(cells: &mut [Cell]) {
    let Some(end) = cells.iter().take(6).position(|cell| cell.class == Class::Closing) else { return };
    cells[..=end].iter_mut().for_each(|cell| cell.slack = 0.0);
}

/// Items hang behind their mark; a nested list moves in by as much again.
fn list(setter: &mut Setter<'_>, first: Option<u64>, items: &[Vec<DocumentBlock>], column: &Column) -> Vec<Row> {
    let list = setter.tag(TagRole::List, Some(column.parent));
    let cell = setter.stationery.cell();
    let last = first.map(|first| first.saturating_add(items.len() as u64));
    let digits = last.map_or(1, |last| last.to_string().len());
    let outer = f32::from(column.indent) * cell;
    let hanging = (if first.is_some() { 0.5 * digits as f32 + 0.75 } else { 1.0 }) * cell;
    let mut rows = Vec::new();
    for (number, item) in items.iter().enumerate() {
        let tag = setter.tag(TagRole::ListItem, Some(list));
        let label = setter.tag(TagRole::Label, Some(tag));
        let body = setter.tag(TagRole::ListBody, Some(tag));
        let mark = first.map_or("•".to_owned(), |first| format!("{}.", first.saturating_add(number as u64)));
        let style = setter.on_grid(column.font, label);
        let mark = setter.plain(&mark, style);
        // A list nested ever deeper keeps a quarter of the block to be read in.
        let room = setter.stationery.block_width() / 4.0;
        let right = column.x + column.width;
        let x = (column.x + outer + hanging).min(right - room).max(0.0);
        let inner = Column { x, width: (right - x).max(cell), font: column.font, parent: body, indent: 0 };
        let mut own = blocks(setter, item, &inner);
        if own.is_empty() {
            own.push(blank(setter, column));
        }
        let baseline = column.font.size.0 * ASCENT;
        let marks = glyph_runs(&mark, &places(&mark, 0.0), x - hanging, baseline);
        own[0].items.splice(0..0, marks);
        rows.append(&mut own);
    }
    rows
}

fn blank(setter: &Setter<'_>, column: &Column) -> Row {
    Row { height: column.font.size.0, advance: setter.stationery.pitch(), ..Row::default() }
}

/// A quotation set apart: 楷体, two characters in on both sides.
fn quote(setter: &mut Setter<'_>, inner: &[DocumentBlock], column: &Column) -> Vec<Row> {
    let tag = setter.tag(TagRole::Quote, Some(column.parent));
    let margin = (2.0 * setter.stationery.cell()).min(column.width / 6.0);
    let quoted = Column {
        x: column.x + margin,
        width: column.width - 2.0 * margin,
        font: setter.stationery.fonts.quote,
        parent: tag,
        indent: setter.stationery.body.indent,
    };
    blocks(setter, inner, &quoted)
}

/// A thin line over the middle third.
fn rule(setter: &Setter<'_>, column: &Column) -> Vec<Row> {
    let pitch = setter.stationery.pitch();
    let area = Area { x: column.x + column.width / 3.0, y: pitch / 2.0, width: column.width / 3.0, height: 0.5 };
    let items = vec![Item::Rule(Rule { area, colour: Colour::BLACK })];
    vec![Row { height: pitch / 2.0 + 0.5, advance: pitch, items, ..Row::default() }]
}

/// Text as it stands: every line of the source is a line of its own.
fn verbatim(setter: &mut Setter<'_>, text: &str, at: Span, column: &Column) -> Vec<Row> {
    let font = setter.stationery.fonts.table;
    let tag = setter.tag(TagRole::Paragraph, Some(column.parent));
    let style = Style::plain(font, Some(tag));
    let mut cells: Vec<Cell> = Vec::new();
    setter.shaper.push(&mut cells, text.trim_end_matches('\n'), style, Some(at));
    let shape = Shape { align: Align::Left, pitch: font.size.0 * 1.5, ..shape(setter, column, font, 0) };
    setter.rows(&cells, &shape)
}

/// Notes at the end, under a short line.
fn note_rows(setter: &mut Setter<'_>, notes: &[Vec<Run>], section: TagId) -> Vec<Row> {
    if notes.is_empty() {
        return Vec::new();
    }
    let font = setter.stationery.fonts.note;
    let pitch = setter.stationery.pitch();
    let width = setter.stationery.block_width();
    let area = Area { x: 0.0, y: pitch * 0.6, width: width / 4.0, height: 0.5 };
    let items = vec![Item::Rule(Rule { area, colour: Colour::BLACK })];
    let mut rows = vec![Row { height: pitch, advance: pitch, items, keep_next: true, snap: true, ..Row::default() }];
    for (number, note) in notes.iter().enumerate() {
        let tag = setter.tag(TagRole::Note, Some(section));
        let style = Style::plain(font, Some(tag));
        let mut cells = setter.plain(&format!("[{}] ", number + 1), style);
        setter.push_runs(&mut cells, note, style);
        let shape = Shape {
            x: 0.0,
            width,
            indent: 2.0 * font.size.0,
            align: Align::Justified,
            size: font.size.0,
            pitch: font.size.0 * 1.6,
        };
        rows.extend(setter.rows(&cells, &shape));
    }
    rows
}

/// （执笔人：某某大学 某某 某某）: indented like a paragraph, never alone on a page.
fn drafter_rows(setter: &mut Setter<'_>, drafter: &Drafter, column: &Column) -> Vec<Row> {
    let parts = std::iter::once(&drafter.unit).chain(&drafter.names).map(|part| part.trim());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let text = setter.stationery.record.drafter_form.replacen("{}", &parts.join(" "), 1);
    let tag = setter.tag(TagRole::Paragraph, Some(column.parent));
    let style = setter.on_grid(column.font, tag);
    let cells = setter.plain(&text, style);
    let mut rows = setter.rows(&cells, &shape(setter, column, column.font, column.indent));
    if let Some(first) = rows.first_mut() {
        first.snap = true;
    }
    rows
}
