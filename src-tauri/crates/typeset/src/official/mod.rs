//! Official documents (公文): what GB/T 9704-2012 puts above the title and behind the body.

mod head;
mod tail;

pub(crate) use head::head;
pub(crate) use tail::{attachment_rows, is_attachment, tail};

use crate::body::Column;
use crate::pages::TagRole;
use crate::paragraph::{Align, Row, Setter, Shape};

/// 主送机关: flush left below the title, turn lines flush as well, a full-width colon behind the last, § 7.3.2.
pub(crate) fn addressees(setter: &mut Setter<'_>, names: &[String], column: &Column) -> Vec<Row> {
    let text = format!("{}：", names.join("，").trim_end_matches(['：', ':']));
    let tag = setter.tag(TagRole::Paragraph, Some(column.parent));
    let style = setter.on_grid(column.font, tag);
    let cells = setter.plain(&text, style);
    let mut rows = setter.rows(&cells, &flush(setter, column));
    rows.iter_mut().for_each(|row| row.keep_next = true);
    if let Some(first) = rows.first_mut() {
        first.snap = true;
    }
    rows
}

/// The whole width of a column, without any indent.
fn flush(setter: &Setter<'_>, column: &Column) -> Shape {
    Shape {
        x: column.x,
        width: column.width,
        indent: 0.0,
        align: Align::Justified,
        size: column.font.size.0,
        pitch: setter.stationery.pitch(),
    }
}
