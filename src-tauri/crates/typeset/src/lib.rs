//! Lays out a brief in pages.
//!
//! [`layout`] takes a [`Document`], a [`Stationery`] and a [`FontSet`] and gives [`Pages`]: glyphs and rules with their
//! places, the structure they belong to, and for every glyph the character of the Markdown file that it prints.
//!
//! One rule for lines and one for characters hold everywhere: 撑满版心 is taken at its word, so the first line touches
//! the upper edge of the text block and the 22nd its lower one (29.61 pt from line to line), and a full-width character
//! of the body advances by exactly 1/28 of the line (15.79 pt), half-width ones in proportion.

mod body;
mod cell;
mod chart;
mod class;
mod cover;
mod figure;
mod fonts;
mod keys;
mod line;
mod official;
mod page;
mod pages;
mod paragraph;
mod picture;
mod record;
mod report;
mod sizes;
mod stationery;
mod table;
mod title;
mod watermark;

pub use class::{Class, class_of};
pub use fonts::{FaceId, FontError, FontFace, FontRole, FontSet};
pub use pages::{
    Area, Glyph, GlyphRun, Item, NOWHERE, OutlineEntry, Page, Pages, Path, PlacedPicture, Rule, Tag, TagId, TagRole,
};
pub use picture::{Picture, PictureData, PictureProblem, Pictures};
pub use report::{Deviation, Measured, Verdict, deviations, measure};
pub use sizes::Colour;
pub use stationery::{Stationery, StationeryError};
pub use watermark::watermark;

use cell::{Shaper, Substitutions};
use paragraph::{Setter, place};
use yaobao_model::document::Document;
use yaobao_model::{Diagnostic, Outcome};

/// Lays a document out; the same input always gives the same pages.
///
/// Diagnostics say which characters another face stands in for (`font.substituted`), which no face has
/// (`font.missing`, 〓 is printed), which roles have no face, and which pictures are only frames.
#[must_use]
pub fn layout(document: &Document, stationery: &Stationery, fonts: &FontSet) -> Outcome<Pages> {
    layout_with(document, stationery, fonts, &Pictures::new())
}

/// The same with the pictures that the document may show.
#[must_use]
pub fn layout_with(
    document: &Document,
    stationery: &Stationery,
    fonts: &FontSet,
    pictures: &Pictures,
) -> Outcome<Pages> {
    let shaper = Shaper { faces: fonts.parsed(), substitutions: Substitutions::default() };
    let mut setter =
        Setter { stationery, shaper, tags: Vec::new(), diagnostics: Vec::new(), pictures, used_pictures: Vec::new() };
    for role in FontRole::ALL.into_iter().filter(|&role| !fonts.has(role)) {
        let message = format!("没有{}字体，改用其他字体排版。", role.name());
        setter.diagnostics.push(Diagnostic::warning("font.role-missing", message));
    }
    let own_page = stationery.cover.used && stationery.cover.own_page && !stationery.official.used;
    let cover = own_page.then(|| cover::cover(&mut setter, &document.issue));
    let head = if stationery.official.used {
        Some(official::head(&mut setter, &document.issue))
    } else {
        (stationery.cover.used && !own_page).then(|| cover::head(&mut setter, &document.issue))
    };
    let body::Body { rows, addressees } = body::body(&mut setter, document, head);
    let record = record::record(&mut setter, &document.issue, addressees);
    let mut pages = page::pages(&mut setter, cover, &rows, record);
    pages.tags = std::mem::take(&mut setter.tags);
    pages.pictures = std::mem::take(&mut setter.used_pictures);
    report_fonts(&mut setter, fonts);
    Outcome { value: pages, diagnostics: setter.diagnostics }
}

/// Says which characters are not printed in the face that they should be.
fn report_fonts(setter: &mut Setter<'_>, fonts: &FontSet) {
    let Substitutions { missing, substituted } = std::mem::take(&mut setter.shaper.substitutions);
    for (character, at) in missing {
        let message = format!("所有字体都没有“{character}”（U+{:04X}），以〓代替。", u32::from(character));
        let mut diagnostic = Diagnostic::warning("font.missing", message);
        diagnostic.at = place(at);
        setter.diagnostics.push(diagnostic);
    }
    for ((character, role), (face, at)) in substituted {
        let family = &fonts.face(face).family;
        let message = format!("{}字体没有“{character}”，以{family}代替。", role.name());
        let mut diagnostic = Diagnostic::hint("font.substituted", message);
        diagnostic.at = place(at);
        setter.diagnostics.push(diagnostic);
    }
}
