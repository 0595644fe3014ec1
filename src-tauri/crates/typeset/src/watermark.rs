//! A watermark: words across every page, light enough to read through.

use crate::cell::{Shaper, Style, Substitutions};
use crate::cover::{cells_width, places};
use crate::fonts::{FontRole, FontSet};
use crate::pages::{Item, Pages};
use crate::paragraph::glyph_runs;
use crate::sizes::Colour;

/// How far it is turned.
const ANGLE: f32 = 45.0;
/// The part of the page's diagonal that it fills at most, and its largest type.
const FILL: f32 = 0.7;
const LARGEST: f32 = 72.0;
/// Grey that a copying machine drops before it drops the text.
const GREY: Colour = Colour { red: 225, green: 225, blue: 225 };

/// Puts `text` under everything else on every page; to a reader aloud it is not there.
pub fn watermark(pages: &mut Pages, text: &str, fonts: &FontSet) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let mut shaper = Shaper { faces: fonts.parsed(), substitutions: Substitutions::default() };
    let style = Style { role: FontRole::Hei, size: 1.0, cell: 1.0, bold: false, colour: GREY, rise: 0.0, tag: None };
    let mut unit = Vec::new();
    shaper.push(&mut unit, text, style, None);
    let diagonal = pages.width.hypot(pages.height);
    let size = (diagonal * FILL / cells_width(&unit).max(1.0)).min(LARGEST);
    let mut cells = Vec::new();
    shaper.push(&mut cells, text, Style { size, cell: size, ..style }, None);
    let width = cells_width(&cells);
    // The middle of the text lies in the middle of the page.
    let (sine, cosine) = (std::f32::consts::FRAC_1_SQRT_2, std::f32::consts::FRAC_1_SQRT_2);
    let (along, across) = (width / 2.0, size * 0.38);
    let x = pages.width / 2.0 - along * cosine + across * sine;
    let y = pages.height / 2.0 + along * sine + across * cosine;
    let mut runs = glyph_runs(&cells, &places(&cells, 0.0), 0.0, 0.0);
    for item in &mut runs {
        let Item::Text(run) = item else { continue };
        let from = run.x;
        (run.x, run.y, run.angle) = (x + from * cosine, y - from * sine, ANGLE);
    }
    for page in &mut pages.pages {
        page.items.splice(0..0, runs.iter().cloned());
    }
}
