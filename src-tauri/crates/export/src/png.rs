//! Page images for the preview.

use crate::ExportError;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use png::{BitDepth, ColorType, Compression, Encoder};

/// The largest scale at which a page is drawn: an A4 page of 34 megapixels.
const LARGEST_SCALE: f32 = 8.0;

/// A PDF that has been read once, for drawing several of its pages.
pub struct PageImages {
    pdf: Pdf,
}

impl PageImages {
    /// Reads a PDF.
    ///
    /// # Errors
    /// When the bytes are no PDF.
    pub fn new(pdf: Vec<u8>) -> Result<PageImages, ExportError> {
        Pdf::new(pdf).map(|pdf| PageImages { pdf }).map_err(|_| ExportError::Unreadable)
    }

    /// Number of pages.
    #[must_use]
    pub fn count(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Draws page `page` (from 0) as PNG, `scale` pixels to the point.
    ///
    /// # Errors
    /// When there is no such page.
    pub fn png(&self, page: usize, scale: f32) -> Result<Vec<u8>, ExportError> {
        let pages = self.pdf.pages();
        let count = pages.len();
        let page = pages.get(page).ok_or(ExportError::NoSuchPage { page, count })?;
        let scale = if scale.is_finite() { scale.clamp(0.05, LARGEST_SCALE) } else { 1.0 };
        let paper = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let cache = RenderCache::new();
        let pixels = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &paper);
        let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
        // The paper is opaque, so the fourth channel says nothing.
        let colours: Vec<u8> =
            pixels.data_as_u8_slice().chunks_exact(4).flat_map(|pixel| &pixel[..3]).copied().collect();
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::Fast);
        encoder.write_header()?.write_image_data(&colours)?;
        Ok(bytes)
    }
}

/// Draws one page of a PDF as PNG; for several pages of the same file, [`PageImages`] reads it only once.
///
/// # Errors
/// When the bytes are no PDF or have no such page.
pub fn page_png(pdf: &[u8], page: usize, scale: f32) -> Result<Vec<u8>, ExportError> {
    PageImages::new(pdf.to_vec())?.png(page, scale)
}
