//! Font roles and the faces that fill them, with a fallback per character.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use ttf_parser::{Face, GlyphId, Permissions};

/// What a face is used for; the kinds of type that GB/T 9704-2012 names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FontRole {
    /// 仿宋: the body.
    #[serde(rename = "仿宋")]
    FangSong,
    /// 楷体: second-level headings, notes.
    #[serde(rename = "楷体")]
    Kai,
    /// 黑体: first-level headings.
    #[serde(rename = "黑体")]
    Hei,
    /// 小标宋: titles and mastheads.
    #[serde(rename = "小标宋")]
    XiaoBiaoSong,
    /// 宋体: page numbers and tables.
    #[serde(rename = "宋体")]
    Song,
}

impl FontRole {
    /// Every role.
    pub const ALL: [FontRole; 5] =
        [FontRole::FangSong, FontRole::Kai, FontRole::Hei, FontRole::XiaoBiaoSong, FontRole::Song];

    /// Its name in Chinese, as stationery files have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            FontRole::FangSong => "仿宋",
            FontRole::Kai => "楷体",
            FontRole::Hei => "黑体",
            FontRole::XiaoBiaoSong => "小标宋",
            FontRole::Song => "宋体",
        }
    }
}

/// One face of a font file.
#[derive(Clone)]
pub struct FontFace {
    /// Family name, for reports.
    pub family: String,
    /// The whole font file.
    pub data: Arc<[u8]>,
    /// Which face of a collection; 0 for a plain file.
    pub index: u32,
}

impl fmt::Debug for FontFace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FontFace({:?}, {} bytes, face {})", self.family, self.data.len(), self.index)
    }
}

/// Number of a face in its [`FontSet`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId(pub u16);

/// Why a set of faces cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// There is no face at all.
    #[error("no font was given")]
    Empty,
    /// The file is no font that can be read.
    #[error("{family} cannot be read: {reason}")]
    Unreadable {
        /// Family of the face.
        family: String,
        /// What the parser says.
        reason: String,
    },
    /// The font forbids embedding (OS/2 fsType 2).
    #[error("{family} must not be embedded in documents")]
    EmbeddingForbidden {
        /// Family of the face.
        family: String,
    },
}

/// The faces that a document is set in.
#[derive(Debug, Clone)]
pub struct FontSet {
    faces: Vec<FontFace>,
    /// Faces of each role in order of preference; indexed by `role as usize`.
    roles: [Vec<FaceId>; 5],
}

impl FontSet {
    /// Takes faces by role: the first face of a role is used, the others stand in for characters that it lacks.
    ///
    /// A role without any face borrows those of the other roles, and layout says so.
    ///
    /// # Errors
    /// When there is no face, one cannot be read, or one forbids embedding.
    pub fn new(faces: Vec<(FontRole, Vec<FontFace>)>) -> Result<FontSet, FontError> {
        let mut set = FontSet { faces: Vec::new(), roles: Default::default() };
        for (role, faces) in faces {
            for face in faces {
                let id = set.add(face)?;
                set.roles[role as usize].push(id);
            }
        }
        if set.faces.is_empty() { Err(FontError::Empty) } else { Ok(set) }
    }

    /// Adds a face unless the same file is there already (one file often serves several roles).
    fn add(&mut self, face: FontFace) -> Result<FaceId, FontError> {
        let same = |known: &FontFace| known.index == face.index && Arc::ptr_eq(&known.data, &face.data);
        if let Some(known) = self.faces.iter().position(same) {
            return Ok(FaceId(known as u16));
        }
        let parsed = Face::parse(&face.data, face.index)
            .map_err(|error| FontError::Unreadable { family: face.family.clone(), reason: error.to_string() })?;
        if parsed.permissions() == Some(Permissions::Restricted) {
            return Err(FontError::EmbeddingForbidden { family: face.family });
        }
        self.faces.push(face);
        Ok(FaceId((self.faces.len() - 1) as u16))
    }

    /// Every face, in the order of their ids.
    #[must_use]
    pub fn faces(&self) -> &[FontFace] {
        &self.faces
    }

    /// The face of this id.
    ///
    /// # Panics
    /// When the id is of another set.
    #[must_use]
    pub fn face(&self, id: FaceId) -> &FontFace {
        &self.faces[usize::from(id.0)]
    }

    /// Whether any face was given for this role.
    #[must_use]
    pub fn has(&self, role: FontRole) -> bool {
        !self.roles[role as usize].is_empty()
    }

    /// The face that a role is set in.
    pub(crate) fn first(&self, role: FontRole) -> Option<FaceId> {
        self.roles[role as usize].first().copied()
    }

    /// Parses every face for the time of one layout.
    pub(crate) fn parsed(&self) -> Faces<'_> {
        let faces = self.faces.iter().map(|face| {
            Face::parse(&face.data, face.index).expect("a set holds only faces that have been parsed before")
        });
        Faces { set: self, faces: faces.collect(), found: HashMap::new() }
    }
}

/// How a character came by its glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The first face of its role has it.
    Own,
    /// Another face stands in.
    Substitute,
    /// No face has it; 〓 or a blank stands in its place.
    Missing,
}

/// One glyph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub face: FaceId,
    pub glyph: u16,
    /// Advance in em.
    pub advance: f32,
    pub source: Source,
}

/// Parsed faces, with what has been looked up in them.
pub(crate) struct Faces<'f> {
    pub set: &'f FontSet,
    faces: Vec<Face<'f>>,
    found: HashMap<(FontRole, char), Found>,
}

impl Faces<'_> {
    /// The glyph of a character in a role.
    pub fn glyph(&mut self, role: FontRole, character: char) -> Found {
        if let Some(&found) = self.found.get(&(role, character)) {
            return found;
        }
        let found = self.look_up(role, character);
        self.found.insert((role, character), found);
        found
    }

    fn look_up(&self, role: FontRole, character: char) -> Found {
        let mut rank = 0;
        let others = FontRole::ALL.into_iter().filter(|&other| other != role);
        for role in std::iter::once(role).chain(others) {
            for &face in &self.set.roles[role as usize] {
                if let Some((glyph, advance)) = self.find(face, character) {
                    let source = if rank == 0 { Source::Own } else { Source::Substitute };
                    return Found { face, glyph, advance, source };
                }
                rank += 1;
            }
        }
        self.stand_in(role)
    }

    /// 〓 is what printers put where a type is missing; a font without it gives a blank, never .notdef.
    fn stand_in(&self, role: FontRole) -> Found {
        let first = self.set.roles[role as usize].first().copied().unwrap_or(FaceId(0));
        let all = std::iter::once(first).chain((0..self.faces.len()).map(|number| FaceId(number as u16)));
        for character in ['〓', '\u{3000}', ' '] {
            for face in all.clone() {
                if let Some((glyph, advance)) = self.find(face, character) {
                    return Found { face, glyph, advance, source: Source::Missing };
                }
            }
        }
        Found { face: first, glyph: 0, advance: 1.0, source: Source::Missing }
    }

    fn find(&self, face: FaceId, character: char) -> Option<(u16, f32)> {
        let parsed = &self.faces[usize::from(face.0)];
        let glyph = parsed.glyph_index(character).filter(|glyph| glyph.0 != 0)?;
        let advance = parsed.glyph_hor_advance(glyph)?;
        Some((glyph.0, f32::from(advance) / f32::from(parsed.units_per_em())))
    }

    /// The ink of a glyph in em: left, right, lowest and highest point from the baseline.
    pub fn ink(&self, face: FaceId, glyph: u16) -> Option<[f32; 4]> {
        let parsed = &self.faces[usize::from(face.0)];
        let bounds = parsed.glyph_bounding_box(GlyphId(glyph))?;
        let em = f32::from(parsed.units_per_em());
        Some([bounds.x_min, bounds.x_max, bounds.y_min, bounds.y_max].map(|value| f32::from(value) / em))
    }
}
