//! Fonts reduced to the glyphs that are used.

use crate::ExportError;
use printpdf::{FontId, ParsedFont, PdfFont};
use std::collections::{BTreeMap, HashMap};
use subsetter::GlyphRemapper;
use yaobao_typeset::{FaceId, FontSet, Page};

/// One face as it goes into the file.
pub(crate) struct Subset {
    /// Its resource name.
    pub id: FontId,
    pub font: PdfFont,
    glyphs: GlyphRemapper,
    /// The character that each glyph of the subset stands for in the first place: fonts draw several with one glyph.
    meaning: HashMap<u16, char>,
}

impl Subset {
    /// Number in the subset of a glyph of the face.
    pub fn glyph(&self, glyph: u16) -> u16 {
        self.glyphs.get(glyph).unwrap_or(0)
    }

    /// What the subset's glyph stands for when nothing else is said.
    pub fn meaning(&self, glyph: u16) -> Option<char> {
        self.meaning.get(&glyph).copied()
    }

    /// Width of a glyph of the subset in thousandths of an em, as the file states it.
    pub fn width(&self, glyph: u16) -> f32 {
        let font = &self.font.parsed_font;
        let width = font.glyph_widths.get(&glyph).copied().unwrap_or(0);
        (f32::from(width) * 1000.0 / f32::from(font.pdf_font_metrics.units_per_em.max(1))).trunc()
    }
}

/// Reduces every face that the pages use.
pub(crate) fn subsets(pages: &[Page], fonts: &FontSet) -> Result<BTreeMap<FaceId, Subset>, ExportError> {
    let mut used: BTreeMap<FaceId, (GlyphRemapper, HashMap<u16, char>)> = BTreeMap::new();
    for run in pages.iter().flat_map(Page::runs) {
        let (glyphs, meaning) = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            meaning.entry(glyphs.remap(glyph.id)).or_insert(glyph.character);
        }
    }
    used.into_iter().map(|(id, (glyphs, meaning))| Ok((id, reduce(fonts, id, glyphs, meaning)?))).collect()
}

fn reduce(
    fonts: &FontSet,
    id: FaceId,
    glyphs: GlyphRemapper,
    meaning: HashMap<u16, char>,
) -> Result<Subset, ExportError> {
    let face = fonts.face(id);
    let failed = |reason: String| ExportError::Font { family: face.family.clone(), reason };
    let bytes = subsetter::subset(&face.data, face.index, &glyphs).map_err(|error| failed(error.to_string()))?;
    // A subset has no character map: its glyphs are addressed by number, and the warning about it means nothing.
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
        .ok_or_else(|| failed("the reduced font cannot be read back".to_owned()))?;
    font.font_name = Some(format!("{}+{}", tag(&bytes), ascii_name(&face.family, id)));
    // Names such as F1 would be taken for the fonts that every reader has.
    let resource = FontId(format!("Face{}", id.0));
    Ok(Subset { id: resource, font: PdfFont::new(font), glyphs, meaning })
}

/// The six capital letters that mark a subset, PDF 1.7 § 9.6.4: made from its content, so that they are the same again.
fn tag(bytes: &[u8]) -> String {
    blake3::hash(bytes).as_bytes()[..6].iter().map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// A PostScript name may hold only some ASCII characters; families are often named in Chinese.
fn ascii_name(family: &str, id: FaceId) -> String {
    let name: String = family.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if name.is_empty() { format!("Face{}", id.0) } else { name }
}
