//! Picture files as layout takes them: PNG and JPEG by `image`, SVG drawn by `resvg`.

use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits};
use resvg::{tiny_skia, usvg};
use std::io::Cursor;
use std::sync::Arc;
use yaobao_typeset::{FontSet, Picture, PictureData, PictureProblem};

/// The most bytes and the most pixels on a side that a picture may have.
const MOST_BYTES: usize = 64 << 20;
const MOST_PIXELS: u32 = 12_000;

/// Pixels to the inch of pictures made of pixels: what a screenshot is readable at in print.
const DENSITY: u32 = 150;

/// Pixels to the inch that an SVG, which has 96 to its own, is drawn with.
const DRAWN: u32 = 288;

/// Reads a picture file, whatever its name says; letters in an SVG are set in `fonts`.
///
/// # Errors
/// When it is no PNG, JPEG or SVG, is broken, or is too large.
pub fn read_picture(bytes: &[u8], fonts: &FontSet) -> Result<Picture, PictureProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(PictureProblem::TooLarge);
    }
    match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg)) => pixels(bytes, format),
        Ok(_) => Err(PictureProblem::Unreadable),
        Err(_) => drawing(bytes, fonts),
    }
}

fn pixels(bytes: &[u8], format: ImageFormat) -> Result<Picture, PictureProblem> {
    let broken = |_| PictureProblem::Unreadable;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| match error {
        image::ImageError::Limits(_) => PictureProblem::TooLarge,
        _ => PictureProblem::Unreadable,
    })?;
    let (width, height) = decoder.dimensions();
    if width > MOST_PIXELS || height > MOST_PIXELS {
        return Err(PictureProblem::TooLarge);
    }
    let colours = decoder.original_color_type();
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    // Decoded even where the file goes into the PDF as it is: its head may lie about the rest.
    let mut decoded = DynamicImage::from_decoder(decoder).map_err(broken)?;
    let plain = matches!(colours, ExtendedColorType::L8 | ExtendedColorType::Rgb8);
    if format == ImageFormat::Jpeg && plain && turned == Orientation::NoTransforms {
        let grey = colours == ExtendedColorType::L8;
        let data = PictureData::Jpeg { bytes: bytes.into(), grey };
        return Ok(Picture { width, height, density: DENSITY, data });
    }
    decoded.apply_orientation(turned);
    let (width, height) = (decoded.width(), decoded.height());
    let rgba = decoded.into_rgba8();
    Ok(Picture { width, height, density: DENSITY, data: PictureData::Rgb(on_paper(rgba.as_raw(), false)) })
}

/// What shines through shows white paper.
fn on_paper(rgba: &[u8], premultiplied: bool) -> Arc<[u8]> {
    let mut rgb = Vec::with_capacity(rgba.len() / 4 * 3);
    for pixel in rgba.chunks_exact(4) {
        let alpha = u16::from(pixel[3]);
        for &value in &pixel[..3] {
            let own = if premultiplied { u16::from(value) } else { u16::from(value) * alpha / 255 };
            rgb.push((own + 255 - alpha).min(255) as u8);
        }
    }
    rgb.into()
}

/// An SVG as pixels: fine enough for print, and all of it is drawn, gradients and filters included.
fn drawing(bytes: &[u8], fonts: &FontSet) -> Result<Picture, PictureProblem> {
    let mut options = usvg::Options { font_family: "serif".to_owned(), ..usvg::Options::default() };
    // Nothing that the drawing refers to is fetched.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let database = options.fontdb_mut();
    for face in fonts.faces() {
        database.load_font_source(usvg::fontdb::Source::Binary(Arc::new(Arc::clone(&face.data))));
    }
    let families: Vec<String> = database.faces().filter_map(|face| Some(face.families.first()?.0.clone())).collect();
    if let Some(first) = families.first() {
        database.set_serif_family(first);
        database.set_sans_serif_family(families.iter().find(|name| name.contains("Sans")).unwrap_or(first));
    }
    let tree = usvg::Tree::from_data(bytes, &options).map_err(|_| PictureProblem::Unreadable)?;
    let scale = DRAWN as f32 / 96.0;
    let size = tree.size().to_int_size().scale_by(scale).ok_or(PictureProblem::TooLarge)?;
    if size.width() > MOST_PIXELS || size.height() > MOST_PIXELS {
        return Err(PictureProblem::TooLarge);
    }
    let mut canvas = tiny_skia::Pixmap::new(size.width(), size.height()).ok_or(PictureProblem::TooLarge)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let data = PictureData::Rgb(on_paper(canvas.data(), true));
    Ok(Picture { width: size.width(), height: size.height(), density: DRAWN, data })
}
