//! Figures: a picture, or the frame that stands in its place, with its caption below.

use crate::body::Column;
use crate::cell::{Cell, Style};
use crate::pages::{Area, Item, PlacedPicture, Rule, TagId, TagRole};
use crate::paragraph::{Align, Row, Setter, Shape};
use crate::picture::{Picture, PictureProblem};
use crate::sizes::Colour;
use std::sync::Arc;
use yaobao_model::{Diagnostic, Span};

/// Paper between a picture and its caption, and between the caption and the text, in points.
const GAP: f32 = 6.0;

/// An image block: its address, what stands below it, the width that is asked for.
pub(crate) struct Image<'d> {
    pub target: &'d str,
    pub alt: &'d str,
    pub title: &'d str,
    pub at: Span,
}

/// Sets a picture as wide as it wants to be or the Markdown says, at most as wide as its column.
pub(crate) fn image(setter: &mut Setter<'_>, image: &Image<'_>, column: &Column) -> Vec<Row> {
    let found = setter.pictures.get(image.target).cloned().unwrap_or(Err(PictureProblem::Missing));
    let tag = setter.tag(TagRole::Figure, Some(column.parent));
    let alt = if image.alt.trim().is_empty() { image.target } else { image.alt };
    setter.tags[tag.0 as usize].alt = Some(alt.trim().to_owned());
    match found {
        Ok(picture) => drawn(setter, &picture, image, column, tag),
        Err(problem) => {
            let message = problem.message(image.target);
            setter.diagnostics.push(Diagnostic::warning("image.placeholder", message).at(image.at));
            vec![frame(setter, alt, image.at, column, tag)]
        }
    }
}

fn drawn(setter: &mut Setter<'_>, picture: &Arc<Picture>, image: &Image<'_>, column: &Column, tag: TagId) -> Vec<Row> {
    let caption = caption_rows(setter, image.alt, image.at, column, tag, 0.0);
    let below: f32 = caption.iter().map(|row| row.advance).sum();
    let asked = image.title.trim().trim_end_matches(['%', '％']).parse::<f32>().ok();
    let asked = asked.filter(|part| image.title.trim().ends_with(['%', '％']) && (1.0..=100.0).contains(part));
    let natural = picture.width as f32 * 72.0 / picture.density as f32;
    let shape = picture.height as f32 / picture.width as f32;
    let room = (setter.stationery.block_height() - below - 2.0 * GAP).max(1.0);
    let width = asked.map_or(natural, |part| column.width * part / 100.0).min(column.width).min(room / shape);
    let height = width * shape;
    let area = Area { x: column.x + (column.width - width) / 2.0, y: 0.0, width, height };
    let known = setter.used_pictures.iter().position(|known| Arc::ptr_eq(known, picture));
    let number = known.unwrap_or_else(|| {
        setter.used_pictures.push(Arc::clone(picture));
        setter.used_pictures.len() - 1
    });
    let item = Item::Picture(PlacedPicture { area, picture: number, tag: Some(tag) });
    let mut rows = vec![Row { height, advance: height + GAP, items: vec![item], ..Row::default() }];
    rows[0].keep_next = !caption.is_empty();
    rows.extend(caption);
    if let Some(last) = rows.last_mut() {
        last.advance += GAP;
    }
    rows
}

/// What stands below a figure, centred; practice: 黑体 as in the header of a table.
pub(crate) fn caption_rows(
    setter: &mut Setter<'_>,
    text: &str,
    at: Span,
    column: &Column,
    figure: TagId,
    margin: f32,
) -> Vec<Row> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let font = setter.stationery.fonts.table_header;
    let tag = setter.tag(TagRole::Caption, Some(figure));
    let mut cells: Vec<Cell> = Vec::new();
    setter.shaper.push(&mut cells, text.trim(), Style::plain(font, Some(tag)), Some(at));
    let shape = Shape {
        x: column.x + margin,
        width: column.width - 2.0 * margin,
        indent: 0.0,
        align: Align::Center,
        size: font.size.0,
        pitch: font.size.0 * 1.5,
    };
    let mut rows = setter.rows(&cells, &shape);
    let last = rows.len().saturating_sub(1);
    rows[..last].iter_mut().for_each(|row| row.keep_next = true);
    rows
}

/// The place of a picture that is not there: a frame that says what belongs there.
fn frame(setter: &mut Setter<'_>, text: &str, at: Span, column: &Column, tag: TagId) -> Row {
    let pitch = setter.stationery.pitch();
    let font = setter.stationery.fonts.note;
    let (height, line) = (4.0 * pitch, 0.5);
    let (x, width) = (column.x, column.width);
    let mut items = Vec::new();
    for (x, y, width, height) in [
        (x, 0.0, width, line),
        (x, height - line, width, line),
        (x, 0.0, line, height),
        (x + width - line, 0.0, line, height),
    ] {
        items.push(Item::Rule(Rule { area: Area { x, y, width, height }, colour: Colour::BLACK }));
    }
    let mut cells: Vec<Cell> = Vec::new();
    let style = Style::plain(font, Some(tag));
    setter.shaper.push(&mut cells, &format!("［图：{}］", text.trim()), style, Some(at));
    let inner =
        Shape { x: x + 8.0, width: width - 16.0, indent: 0.0, align: Align::Center, size: font.size.0, pitch: 20.0 };
    let lines: Vec<Row> = setter.rows(&cells, &inner).into_iter().take(5).collect();
    let mut y = (height - lines.len() as f32 * 20.0) / 2.0;
    for row in lines {
        items.extend(row.items.into_iter().map(|item| item.moved(0.0, y)));
        y += 20.0;
    }
    Row { height, advance: height + pitch * 0.5, items, ..Row::default() }
}
