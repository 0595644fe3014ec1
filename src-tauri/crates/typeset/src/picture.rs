//! Pictures as layout takes them: read by `export`, fetched by the workbench, placed by `figure`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A picture, ready to be put into a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels, at least 1.
    pub width: u32,
    /// Height in pixels, at least 1.
    pub height: u32,
    /// Pixels to the inch at which it is as large as it wants to be.
    pub density: u32,
    /// What is drawn.
    pub data: PictureData,
}

/// What is drawn of a picture.
#[derive(Clone, PartialEq, Eq)]
pub enum PictureData {
    /// A JPEG file, which goes into a PDF as it is.
    Jpeg {
        /// The whole file.
        bytes: Arc<[u8]>,
        /// Whether it has shades of grey only.
        grey: bool,
    },
    /// Red, green and blue of each pixel, row by row.
    Rgb(Arc<[u8]>),
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.data {
            PictureData::Jpeg { .. } => "JPEG",
            PictureData::Rgb(_) => "RGB",
        };
        write!(f, "Picture({kind} {}×{})", self.width, self.height)
    }
}

/// Why a picture is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureProblem {
    /// There is no such file.
    Missing,
    /// The address leads out of the folder of the brief, or into the network.
    Outside,
    /// The file is no PNG, JPEG or SVG, or a broken one.
    Unreadable,
    /// It has more pixels or bytes than a page can show.
    TooLarge,
}

impl PictureProblem {
    /// What is said about it, and what to do.
    pub(crate) fn message(self, target: &str) -> String {
        match self {
            PictureProblem::Missing => {
                format!("找不到图片“{target}”，此处以方框代替；请把图片放在要报文件旁边，或改正路径。")
            }
            PictureProblem::Outside => {
                format!("图片“{target}”不在要报所在的文件夹里，没有载入，此处以方框代替；请把图片复制到要报旁边。")
            }
            PictureProblem::Unreadable => {
                format!("图片“{target}”读不出来，此处以方框代替；请换成完好的 PNG、JPEG 或 SVG 文件。")
            }
            PictureProblem::TooLarge => format!("图片“{target}”太大，没有载入，此处以方框代替；请缩小以后再用。"),
        }
    }
}

/// Pictures by the address that the Markdown gives them; one that is not among them is missing.
pub type Pictures = BTreeMap<String, Result<Arc<Picture>, PictureProblem>>;
