//! What stands behind the body of an official document: 附件说明, 署名 and 成文日期, 附注, and the 附件 themselves.

use crate::body::{Column, blocks, plain_text};
use crate::cell::Cell;
use crate::cover::{cells_width, date_in_full, places, title_lines, title_pitch};
use crate::pages::{Item, TagRole};
use crate::paragraph::{ASCENT, Row, Setter, glyph_runs};
use yaobao_model::IssueData;
use yaobao_model::document::{BlockKind, DocumentBlock, Run};

/// Sets 附件说明, 署名, 成文日期 and 附注; none of them stands alone on a page.
pub(crate) fn tail(setter: &mut Setter<'_>, issue: &IssueData, column: &Column) -> Vec<Row> {
    let mut rows = attachment_note(setter, &issue.official.attachments, column);
    let signature = signature(setter, issue, column);
    if let (Some(before), false) = (rows.last_mut(), signature.is_empty()) {
        before.keep_next = true;
    }
    rows.extend(signature);
    if let Some(remark) = issue.official.remark.as_deref().map(str::trim).filter(|remark| !remark.is_empty()) {
        let bare = remark.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
        let indent = f32::from(column.indent) * setter.stationery.cell();
        let cells = line(setter, &format!("（{bare}）"), column);
        if let Some(before) = rows.last_mut() {
            before.keep_next = true;
        }
        rows.push(row(setter, &cells, indent, column));
    }
    rows
}

fn line(setter: &mut Setter<'_>, text: &str, column: &Column) -> Vec<Cell> {
    let tag = setter.tag(TagRole::Paragraph, Some(column.parent));
    let style = setter.on_grid(column.font, tag);
    setter.plain(text, style)
}

/// One line of the grid that begins at `x`.
fn row(setter: &Setter<'_>, cells: &[Cell], x: f32, column: &Column) -> Row {
    let size = column.font.size.0;
    let items = glyph_runs(cells, &places(cells, 0.0), column.x + x, size * ASCENT);
    Row { height: size, advance: setter.stationery.pitch(), items, snap: true, ..Row::default() }
}

fn blank(setter: &Setter<'_>) -> Row {
    let pitch = setter.stationery.pitch();
    Row { height: 0.0, advance: pitch, keep_next: true, snap: true, ..Row::default() }
}

/// 附件： one blank line below the body, two characters in; several are numbered; turn lines align with the name's
/// first character and nothing stands behind the name, § 7.3.4.
fn attachment_note(setter: &mut Setter<'_>, names: &[String], column: &Column) -> Vec<Row> {
    let names: Vec<&str> = names.iter().map(|name| name.trim().trim_end_matches(['。', '；', '，', '、'])).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let indent = f32::from(column.indent) * setter.stationery.cell();
    let mut rows = vec![blank(setter)];
    let label = line(setter, "附件：", column);
    let after_label = indent + cells_width(&label);
    for (number, name) in names.iter().enumerate() {
        let figure = if names.len() > 1 { format!("{}. ", number + 1) } else { String::new() };
        let figure = line(setter, &figure, column);
        let hanging = after_label + cells_width(&figure);
        let cells = line(setter, name, column);
        let shape = crate::paragraph::Shape {
            x: column.x + hanging,
            width: column.width - hanging,
            ..super::flush(setter, column)
        };
        let mut own = setter.rows(&cells, &shape);
        if let Some(first) = own.first_mut() {
            first.snap = true;
            let baseline = column.font.size.0 * ASCENT;
            let mut before: Vec<Item> = Vec::new();
            if number == 0 {
                before.extend(glyph_runs(&label, &places(&label, 0.0), column.x + indent, baseline));
            }
            before.extend(glyph_runs(&figure, &places(&figure, 0.0), column.x + after_label, baseline));
            first.items.splice(0..0, before);
        }
        rows.extend(own);
    }
    rows
}

/// 发文机关署名 and 成文日期, § 7.3.5: with room for a seal over both, or without one.
fn signature(setter: &mut Setter<'_>, issue: &IssueData, column: &Column) -> Vec<Row> {
    let signed = &issue.official.signed_by;
    let names: Vec<String> = if signed.is_empty() { issue.issuer.iter().cloned().collect() } else { signed.clone() };
    let names: Vec<Vec<Cell>> = names.iter().map(|name| line(setter, name.trim(), column)).collect();
    let date = issue.date.map(date_in_full).unwrap_or_default();
    let date = line(setter, &date, column);
    if names.is_empty() && date.is_empty() {
        return Vec::new();
    }
    let sealed = issue.official.sealed.unwrap_or(setter.stationery.official.sealed);
    let mut rows =
        if sealed { sealed_rows(setter, &names, &date, column) } else { unsealed_rows(setter, &names, &date, column) };
    let last = rows.len() - 1;
    rows[..last].iter_mut().for_each(|row| row.keep_next = true);
    rows
}

/// Without a seal, § 7.3.5.2: one blank line below the body; the name two characters from the right, the date's first
/// character two to the right of the name's; a date that is longer than the name stands two from the right instead.
fn unsealed_rows(setter: &Setter<'_>, names: &[Vec<Cell>], date: &[Cell], column: &Column) -> Vec<Row> {
    let two = 2.0 * setter.stationery.cell();
    let date_width = cells_width(date);
    let mut rows = vec![blank(setter)];
    let mut date_x = column.width - two - date_width;
    for (number, name) in names.iter().enumerate() {
        let width = cells_width(name);
        let mut x = column.width - two - width;
        if number + 1 == names.len() && !date.is_empty() {
            if date_width > width {
                x = date_x - two;
            } else {
                date_x = x + two;
            }
        }
        rows.push(row(setter, name, x.max(0.0), column));
    }
    if !date.is_empty() {
        rows.push(row(setter, date, date_x, column));
    }
    rows
}

/// Room between two rows of seals, in lines: a seal is 42 mm across, and those above each other do not touch.
const SEAL_LINES: usize = 5;

/// With a seal, § 7.3.5.1: the date four characters from the right, the name centred above it; of several names up to
/// three stand side by side, each with room for its seal, and the last stands above the date.
fn sealed_rows(setter: &Setter<'_>, names: &[Vec<Cell>], date: &[Cell], column: &Column) -> Vec<Row> {
    let cell = setter.stationery.cell();
    let date_x = column.width - 4.0 * cell - cells_width(date);
    let centre = date_x + cells_width(date) / 2.0;
    let mut rows: Vec<Row> = (0..setter.stationery.official.seal_lines).map(|_| blank(setter)).collect();
    let widest = names.iter().map(|name| cells_width(name)).fold(0.0, f32::max);
    let side_by_side = if widest > column.width / 3.0 { 2 } else { 3 };
    for (number, group) in names.chunks(side_by_side).enumerate() {
        if number > 0 {
            rows.extend((1..SEAL_LINES).map(|_| blank(setter)));
        }
        let mut own = row(setter, &[], 0.0, column);
        for (place, name) in group.iter().enumerate() {
            let width = cells_width(name);
            let middle = if number * side_by_side + place + 1 == names.len() {
                centre
            } else {
                // Equal shares of what the last name and its seal leave.
                let shares = side_by_side as f32;
                (place as f32 + 0.5) * column.width / shares
            };
            let x = (middle - width / 2.0).clamp(0.0, (column.width - width).max(0.0));
            own.items.extend(glyph_runs(name, &places(name, 0.0), column.x + x, column.font.size.0 * ASCENT));
        }
        rows.push(own);
    }
    if !date.is_empty() {
        rows.push(row(setter, date, date_x, column));
    }
    rows
}

/// Whether a block is the heading `附件` or `附件2` with which an attachment begins.
pub(crate) fn is_attachment(block: &DocumentBlock) -> bool {
    let text = match &block.kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph { run_in: None, text } => plain_text(text),
        _ => return false,
    };
    let behind = text.trim().strip_prefix("附件").map(|rest| rest.trim().trim_end_matches(['：', ':']));
    behind.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)))
}

/// One attachment on pages of its own: 附件 and its number in 黑体 on the first line, the title centred on the third,
/// then its text, § 7.3.7.
pub(crate) fn attachment_rows(setter: &mut Setter<'_>, own: &[DocumentBlock], column: &Column) -> Vec<Row> {
    let Some((label, rest)) = own.split_first() else { return Vec::new() };
    let (BlockKind::Heading { text, .. } | BlockKind::Paragraph { text, .. }) = &label.kind else { return Vec::new() };
    let tag = setter.tag(TagRole::Heading(2), Some(column.parent));
    let style = setter.on_grid(setter.stationery.fonts.level1, tag);
    let mut cells = Vec::new();
    setter.push_runs(&mut cells, text, style);
    let mut first = row(setter, &cells, 0.0, column);
    first.new_page = true;
    first.keep_next = true;
    first.advance = 2.0 * setter.stationery.pitch();
    first.outline = Some((1, plain_text(text)));
    let mut rows = vec![first];
    let title = rest.first().and_then(|block| match &block.kind {
        BlockKind::Heading { text, .. } if !is_numbered(text) => Some(text),
        _ => None,
    });
    if let Some(title) = title {
        rows.extend(attachment_title(setter, title, column));
    }
    rows.extend(blocks(setter, &rest[usize::from(title.is_some())..], column));
    rows
}

/// 一、 and （一） begin headings of the text, not a title.
fn is_numbered(text: &[Run]) -> bool {
    let text = plain_text(text);
    let mut characters = text.trim_start().trim_start_matches('（').chars();
    let first = characters.next().is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    first && characters.take(3).any(|c| matches!(c, '、' | '）' | '.'))
}

fn attachment_title(setter: &mut Setter<'_>, title: &[Run], column: &Column) -> Vec<Row> {
    let tag = setter.tag(TagRole::Heading(2), Some(column.parent));
    let style = crate::cell::Style::plain(setter.stationery.fonts.title, Some(tag));
    let mut cells = Vec::new();
    setter.push_runs(&mut cells, title, style);
    let own = title_pitch(style.size);
    let mut rows: Vec<Row> = Vec::new();
    for line in title_lines(&cells, column.width) {
        let cells = &cells[line];
        let x = column.x + (column.width - cells_width(cells)) / 2.0;
        let items = glyph_runs(cells, &places(cells, 0.0), x, style.size * ASCENT);
        rows.push(Row { height: style.size, advance: own, items, keep_next: true, ..Row::default() });
    }
    if let Some(last) = rows.last_mut() {
        last.advance += f32::from(setter.stationery.body.after_title) * setter.stationery.pitch();
    }
    rows
}
