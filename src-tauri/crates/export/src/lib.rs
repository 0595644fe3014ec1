//! Turns laid-out pages into PDF and images.
//!
//! [`pdf`] writes PDF/A-2b with a structure tree; the same pages always give the same bytes. [`PageImages`] draws the
//! pages of a PDF for the preview.

mod draw;
mod encrypt;
mod finish;
mod icc;
mod links;
mod picture;
mod png;
mod subset;
mod tags;
mod xmp;

pub use picture::read_picture;
pub use png::{PageImages, page_png};

use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};
use std::collections::BTreeSet;
use yaobao_model::document::Document;
use yaobao_typeset::{FontSet, Item, Page, Pages, TagId};

/// What a PDF is to be like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfOptions {
    /// Whether the Markdown file travels inside; the file is PDF/A-3b then, else PDF/A-2b.
    pub attach_source: bool,
    /// The password that opens the file, encrypted with AES-256. PDF/A knows no encryption: the file is none then.
    pub password: Option<String>,
    /// Whether streams are compressed; a preview that is thrown away at once is made faster without.
    pub compress: bool,
}

impl Default for PdfOptions {
    fn default() -> Self {
        Self { attach_source: false, password: None, compress: true }
    }
}

/// Why no file could be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A font could not be reduced to the glyphs that are used.
    #[error("the font {family} cannot be embedded: {reason}")]
    Font {
        /// Family of the face.
        family: String,
        /// What the library says.
        reason: String,
    },
    /// The file could not be encrypted.
    #[error("the PDF cannot be encrypted: {0}")]
    Encryption(String),
    /// The file could not be written to memory.
    #[error("the PDF cannot be written: {0}")]
    Write(#[from] std::io::Error),
    /// What should be drawn is no PDF.
    #[error("not a PDF that can be drawn")]
    Unreadable,
    /// The file has fewer pages.
    #[error("there is no page {page}: the document has {count}")]
    NoSuchPage {
        /// The page asked for, from 0.
        page: usize,
        /// How many there are.
        count: usize,
    },
    /// A page image could not be encoded.
    #[error("the page image cannot be encoded: {0}")]
    Image(#[from] ::png::EncodingError),
}

/// Writes pages as a PDF file; `fonts` are those that the pages were laid out with.
///
/// # Errors
/// When a font cannot be embedded, the password cannot be used, or memory runs out.
pub fn pdf(pages: &Pages, fonts: &FontSet, document: &Document, options: &PdfOptions) -> Result<Vec<u8>, ExportError> {
    let (mut file, content) = drawn(pages, &pages.pages, fonts)?;
    finish::finish(&mut file, pages, &content, document, options);
    if let Some(password) = options.password.as_deref().filter(|password| !password.is_empty()) {
        encrypt::encrypt(&mut file, password)?;
    }
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)?;
    Ok(bytes)
}

/// Draws one page as PNG straight from the layout, `scale` pixels to the point.
///
/// Only this page goes through a PDF, so that the preview of a long document follows every keystroke.
///
/// # Errors
/// When a font cannot be embedded or there is no such page.
pub fn page_image(pages: &Pages, fonts: &FontSet, page: usize, scale: f32) -> Result<Vec<u8>, ExportError> {
    let count = pages.pages.len();
    let only = pages.pages.get(page).ok_or(ExportError::NoSuchPage { page, count })?;
    let (mut file, _) = drawn(pages, std::slice::from_ref(only), fonts)?;
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)?;
    PageImages::new(bytes)?.png(0, scale)
}

/// The pictures that are printed on some of the pages, each once.
fn pictures_of(which: &[Page]) -> BTreeSet<usize> {
    let items = which.iter().flat_map(|page| &page.items);
    items.filter_map(|item| if let Item::Picture(picture) = item { Some(picture.picture) } else { None }).collect()
}

/// Some of the pages as a bare PDF, and the structure element of each marked-content sequence on them.
fn drawn(pages: &Pages, which: &[Page], fonts: &FontSet) -> Result<(lopdf::Document, Vec<Vec<TagId>>), ExportError> {
    let subsets = subset::subsets(which, fonts)?;
    // The title given here is replaced in `finish`, with everything else that printpdf says about the document.
    let mut file = PdfDocument::new("");
    for subset in subsets.values() {
        file.resources.fonts.map.insert(subset.id.clone(), subset.font.clone());
    }
    for number in pictures_of(which) {
        let object = draw::picture_object(&pages.pictures[number]);
        file.resources.xobjects.map.insert(draw::picture_id(number), object);
    }
    let mut content = Vec::with_capacity(which.len());
    for page in which {
        let drawn = draw::draw(page, pages, &subsets);
        let paper = Rect::from_wh(Pt(pages.width), Pt(pages.height));
        file.pages.push(PdfPage { media_box: paper.clone(), trim_box: paper.clone(), crop_box: paper, ops: drawn.ops });
        content.push(drawn.marked);
    }
    let save = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    Ok((file.to_lopdf_document(&save, &mut Vec::new()), content))
}
