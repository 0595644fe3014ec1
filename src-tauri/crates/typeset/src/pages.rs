//! Laid-out pages: what layout gives and export draws.
//!
//! All lengths are points, counted from the upper left corner of the page, y downwards.

use crate::fonts::FaceId;
use crate::picture::Picture;
use crate::sizes::Colour;
use std::sync::Arc;

/// A document, laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pages {
    /// Width of the paper.
    pub width: f32,
    /// Height of the paper.
    pub height: f32,
    /// The text block (版心) on it.
    pub block: Area,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The structure of the document: parents come before their children, siblings in reading order.
    pub tags: Vec<Tag>,
    /// What a reader's table of contents shows, in order.
    pub outline: Vec<OutlineEntry>,
    /// The pictures that are drawn, each once however often it is printed.
    pub pictures: Vec<Arc<Picture>>,
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// The number it counts as; `None` for a cover that does not count.
    pub number: Option<u32>,
    /// What stands on it, in reading order.
    pub items: Vec<Item>,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Text.
    Text(GlyphRun),
    /// A filled rectangle: every line is one.
    Rule(Rule),
    /// A picture.
    Picture(PlacedPicture),
    /// A part of a chart.
    Path(Path),
}

/// A picture on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPicture {
    /// Its place and extent.
    pub area: Area,
    /// Which one of [`Pages::pictures`].
    pub picture: usize,
    /// The figure that it is.
    pub tag: Option<TagId>,
}

/// Straight lines from point to point, or what lies between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The points in order: x and y.
    pub points: Vec<[f32; 2]>,
    /// Thickness of the line; `None` fills the area that the points go round.
    pub stroke: Option<f32>,
    /// Colour.
    pub colour: Colour,
    /// The figure that it is part of.
    pub tag: Option<TagId>,
}

/// Glyphs of one face, size and colour on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// Type size.
    pub size: f32,
    /// Colour.
    pub colour: Colour,
    /// Whether the glyphs are thickened, as the fonts of official documents have no bold cut.
    pub bold: bool,
    /// Where the run begins.
    pub x: f32,
    /// The baseline.
    pub y: f32,
    /// How far the run is turned about its beginning, in degrees, upwards to the right; 0 but for watermarks.
    pub angle: f32,
    /// The glyphs in order.
    pub glyphs: Vec<Glyph>,
    /// What it is part of; `None` for furniture such as page numbers, which a reader aloud skips.
    pub tag: Option<TagId>,
}

/// One glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Number of the glyph in its face.
    pub id: u16,
    /// Where it begins, counted from the beginning of its run.
    pub x: f32,
    /// How far the next glyph of an undisturbed line would be.
    pub advance: f32,
    /// The character it stands for.
    pub character: char,
    /// Its place in the Markdown file, in characters; [`NOWHERE`] for text that is not from there.
    pub at: u32,
}

/// The place of text that does not come from the body of the Markdown file.
pub const NOWHERE: u32 = u32::MAX;

/// A filled rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its place and extent.
    pub area: Area,
    /// Its colour.
    pub colour: Colour,
}

/// Number of a tag in [`Pages::tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TagId(pub u32);

/// One element of the document's structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// What it is.
    pub role: TagRole,
    /// What it is part of; `None` for a top-level part.
    pub parent: Option<TagId>,
    /// What it says instead of being seen, for figures.
    pub alt: Option<String>,
    /// Where it leads, for links.
    pub address: Option<String>,
}

/// The kinds of structure element, PDF 1.7 § 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TagRole {
    /// A part of the document: cover, record block.
    Section,
    /// The title of a brief is H1; 一、 is H2, （一） H3 and so on.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A run within a paragraph, such as a run-in heading.
    Span,
    /// A quotation set apart.
    Quote,
    /// A list.
    List,
    /// An item of a list.
    ListItem,
    /// The mark before an item.
    Label,
    /// What an item holds.
    ListBody,
    /// A table.
    Table,
    /// A row of a table.
    TableRow,
    /// A cell of the header row.
    TableHead,
    /// A cell of any other row.
    TableCell,
    /// A note at the end.
    Note,
    /// A picture.
    Figure,
    /// What stands below a picture.
    Caption,
    /// Text that leads to an address.
    Link,
}

/// One line of the table of contents that a reader shows beside the pages.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// 1 for the title and 一、, 2 for （一） and so on.
    pub level: u8,
    /// Its text.
    pub title: String,
    /// Which page, from 0.
    pub page: usize,
    /// How far down that page.
    pub y: f32,
}

impl Pages {
    /// The place in the Markdown file of what is printed nearest to a point of a page; `None` for a page without any
    /// text from there.
    #[must_use]
    pub fn place_at(&self, page: usize, x: f32, y: f32) -> Option<usize> {
        let mut best: Option<(f32, u32)> = None;
        for run in self.pages.get(page)?.runs() {
            // Lines come first: a click beyond the end of a line means that line's last character.
            let dy = (run.y - run.size * 0.38 - y).abs() - run.size * 0.5;
            for glyph in run.glyphs.iter().filter(|glyph| glyph.at != NOWHERE) {
                let left = run.x + glyph.x;
                let dx = (left - x).max(x - left - glyph.advance).max(0.0);
                let distance = dy.max(0.0) * 100.0 + dx;
                if best.is_none_or(|(least, _)| distance < least) {
                    best = Some((distance, glyph.at));
                }
            }
        }
        best.map(|(_, at)| at as usize)
    }

    /// Page, x and y of the upper left corner of the first character that is printed from place `at` of the Markdown
    /// file or, failing that, from the nearest place behind it.
    #[must_use]
    pub fn find(&self, at: usize) -> Option<(usize, f32, f32)> {
        let mut best: Option<(u32, usize, f32, f32)> = None;
        for (number, page) in self.pages.iter().enumerate() {
            for run in page.runs() {
                for glyph in run.glyphs.iter().filter(|glyph| glyph.at != NOWHERE && glyph.at as usize >= at) {
                    if best.is_none_or(|(least, ..)| glyph.at < least) {
                        best = Some((glyph.at, number, run.x + glyph.x, run.y - run.size * 0.88));
                    }
                }
            }
        }
        best.map(|(_, page, x, y)| (page, x, y))
    }
}

impl Page {
    /// The text on the page, run by run.
    pub fn runs(&self) -> impl Iterator<Item = &GlyphRun> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(run) => Some(run),
            _ => None,
        })
    }
}

impl GlyphRun {
    /// Its characters.
    #[must_use]
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }
}

impl Item {
    /// The same, moved.
    pub(crate) fn moved(mut self, dx: f32, dy: f32) -> Item {
        match &mut self {
            Item::Text(run) => {
                run.x += dx;
                run.y += dy;
            }
            Item::Rule(rule) => {
                rule.area.x += dx;
                rule.area.y += dy;
            }
            Item::Picture(picture) => {
                picture.area.x += dx;
                picture.area.y += dy;
            }
            Item::Path(path) => {
                for [x, y] in &mut path.points {
                    *x += dx;
                    *y += dy;
                }
            }
        }
        self
    }
}
