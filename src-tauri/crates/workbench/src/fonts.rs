//! Fonts for each role: those installed on the machine where wanted and allowed, else those that come with the program.

use crate::contract::{ErrorReport, FontRow, Nothing};
use crate::report;
use crate::workbench::Workbench;
use fontdb::{Database, Family, ID, Query, Source, Stretch, Style, Weight};
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Arc, PoisonError};
use yaobao_model::Diagnostic;
use yaobao_typeset::{FontError, FontFace, FontRole, FontSet};

/// What a role is filled with: families looked for on the machine, and files that come with the program.
struct Casting {
    role: FontRole,
    installed: &'static [&'static str],
    bundled: (&'static str, &'static str),
    /// Files that step in for characters the first one lacks.
    fallbacks: &'static [(&'static str, &'static str)],
}

const FANG: (&str, &str) = ("FandolFang", "FandolFang-Regular.otf");
const KAI: (&str, &str) = ("FandolKai", "FandolKai-Regular.otf");
const SONG: (&str, &str) = ("FandolSong", "FandolSong-Regular.otf");
const SONG_BOLD: (&str, &str) = ("FandolSong Bold", "FandolSong-Bold.otf");
const SANS: (&str, &str) = ("Noto Sans SC Medium", "NotoSansSC_500Medium.ttf");
const SERIF: (&str, &str) = ("Noto Serif SC", "NotoSerifSC_400Regular.ttf");
const SERIF_BOLD: (&str, &str) = ("Noto Serif SC Bold", "NotoSerifSC_700Bold.ttf");
const SERIF_BLACK: (&str, &str) = ("Noto Serif SC Black", "NotoSerifSC_900Black.ttf");

/// Chinese and English names of one font stand beside each other: which one a machine has depends on its language.
const CASTINGS: [Casting; 5] = [
    Casting {
        role: FontRole::FangSong,
        installed: &[
            "仿宋_GB2312",
            "FangSong_GB2312",
            "仿宋",
            "FangSong",
            "华文仿宋",
            "STFangsong",
            "方正仿宋_GBK",
            "FZFangSong-Z02",
        ],
        bundled: FANG,
        fallbacks: &[SERIF],
    },
    Casting {
        role: FontRole::Kai,
        installed: &[
            "楷体_GB2312",
            "KaiTi_GB2312",
            "楷体",
            "KaiTi",
            "华文楷体",
            "STKaiti",
            "方正楷体_GBK",
            "FZKai-Z03",
        ],
        bundled: KAI,
        fallbacks: &[SERIF],
    },
    Casting {
        role: FontRole::Hei,
        installed: &["黑体", "SimHei", "华文黑体", "STHeiti", "方正黑体_GBK", "FZHei-B01"],
        bundled: SANS,
        fallbacks: &[SERIF_BOLD],
    },
    Casting {
        role: FontRole::XiaoBiaoSong,
        installed: &["方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"],
        bundled: SERIF_BOLD,
        fallbacks: &[SERIF_BLACK, SONG_BOLD],
    },
    Casting {
        role: FontRole::Song,
        installed: &["宋体", "SimSun", "华文宋体", "STSong", "方正书宋_GBK", "FZShuSong-Z01"],
        bundled: SONG,
        fallbacks: &[SERIF],
    },
];

/// The fonts that briefs are set in.
#[derive(Debug)]
pub(crate) struct Fonts {
    pub(crate) set: FontSet,
    /// What there is to say about the choice.
    pub(crate) remarks: Vec<Diagnostic>,
    rows: Vec<FontRow>,
}

impl Workbench {
    /// Which font stands for each role on this machine.
    ///
    /// # Errors
    /// When a font that should have come with the program is not there.
    pub fn fonts(&self, _: &Nothing) -> Result<Vec<FontRow>, ErrorReport> {
        Ok(self.font_set()?.rows.clone())
    }

    /// The fonts, read once; a failure is tried again the next time, as a person may have put the fonts in place.
    pub(crate) fn font_set(&self) -> Result<Arc<Fonts>, ErrorReport> {
        let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fonts) = fonts.as_ref() {
            return Ok(Arc::clone(fonts));
        }
        let installed = self.host.uses_installed_fonts().then(|| {
            let mut database = Database::new();
            database.load_system_fonts();
            database
        });
        let read = Arc::new(cast(self.host.fonts().as_deref(), installed.as_ref())?);
        *fonts = Some(Arc::clone(&read));
        Ok(read)
    }
}

/// Fills every role.
fn cast(folder: Option<&Path>, installed: Option<&Database>) -> Result<Fonts, ErrorReport> {
    let mut bundled = Bundled { folder, files: HashMap::new() };
    let (mut roles, mut rows, mut remarks) = (Vec::new(), Vec::new(), Vec::new());
    for casting in &CASTINGS {
        let mut faces = Vec::new();
        if let Some(database) = installed {
            faces.extend(installed_face(casting, database, &mut remarks));
        }
        let own = !faces.is_empty();
        for (number, file) in std::iter::once(&casting.bundled).chain(casting.fallbacks).enumerate() {
            match bundled.face(casting.role, *file) {
                Ok(face) => faces.push(face),
                // One font has to be there for each role; those that only step in may be missing.
                Err(report) if faces.is_empty() && number == 0 => return Err(report),
                Err(_) => {}
            }
        }
        let mut families = faces.iter().map(|face| face.family.clone());
        rows.push(FontRow {
            role: casting.role.name().to_owned(),
            family: families.next().unwrap_or_default(),
            bundled: !own,
            fallbacks: families.collect(),
        });
        roles.push((casting.role, faces));
    }
    let set = FontSet::new(roles).map_err(|error| report::fonts(&error))?;
    Ok(Fonts { set, remarks, rows })
}

/// The first of a role's families that is installed and may be embedded.
fn installed_face(casting: &Casting, database: &Database, remarks: &mut Vec<Diagnostic>) -> Option<FontFace> {
    casting.installed.iter().find_map(|family| {
        let query = Query {
            families: &[Family::Name(family)],
            weight: Weight::NORMAL,
            stretch: Stretch::Normal,
            style: Style::Normal,
        };
        let face = read_face(database, database.query(&query)?, family)?;
        match FontSet::new(vec![(casting.role, vec![face.clone()])]) {
            Ok(_) => Some(face),
            Err(FontError::EmbeddingForbidden { .. }) => {
                remarks.push(report::font_not_embeddable(casting.role.name(), family));
                None
            }
            // A file that is no font that can be read is as good as not there.
            Err(_) => None,
        }
    })
}

fn read_face(database: &Database, id: ID, family: &str) -> Option<FontFace> {
    let (source, index) = database.face_source(id)?;
    let data: Arc<[u8]> = match source {
        Source::File(path) => fs::read(path).ok()?.into(),
        Source::Binary(data) => data.as_ref().as_ref().into(),
    };
    Some(FontFace { family: family.to_owned(), data, index })
}

/// The fonts that come with the program, each file read once.
struct Bundled<'f> {
    folder: Option<&'f Path>,
    files: HashMap<&'static str, Arc<[u8]>>,
}

impl Bundled<'_> {
    fn face(&mut self, role: FontRole, (family, file): (&str, &'static str)) -> Result<FontFace, ErrorReport> {
        let data = match self.files.get(file) {
            Some(data) => Arc::clone(data),
            None => {
                let missing = io::Error::from(io::ErrorKind::NotFound);
                let read = self.folder.map_or(Err(missing), |folder| fs::read(folder.join(file)));
                let data: Arc<[u8]> =
                    read.map_err(|error| report::no_font(role.name(), file, self.folder, &error))?.into();
                self.files.insert(file, Arc::clone(&data));
                data
            }
        };
        Ok(FontFace { family: family.to_owned(), data, index: 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::ErrorCode;

    #[test]
    fn a_missing_font_is_named_with_what_to_do() {
        let place = tempfile::tempdir().expect("a folder can be made");
        let report = cast(Some(place.path()), None).expect_err("there are no fonts");
        assert_eq!(report.code, ErrorCode::FontMissing);
        assert!(report.message.contains("FandolFang-Regular.otf"), "{}", report.message);
        assert!(report.hint.contains("cargo xtask setup"), "{}", report.hint);
    }

    #[test]
    fn every_role_has_a_casting() {
        let roles: Vec<FontRole> = CASTINGS.iter().map(|casting| casting.role).collect();
        assert_eq!(roles, FontRole::ALL);
    }
}
