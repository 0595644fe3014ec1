//! One page as PDF operations, every piece marked with the structure element it belongs to.

use crate::subset::Subset;
use crate::tags::role_name;
use printpdf::{
    Codepoint, Color, DictItem, ExternalStream, ExternalXObject, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point,
    Polygon, PolygonRing, Pt, Rect, Rgb, TextItem, TextMatrix, TextRenderingMode, WindingOrder, XObject, XObjectId,
    XObjectTransform,
};
use std::collections::BTreeMap;
use yaobao_typeset::{
    Colour, FaceId, Glyph, GlyphRun, Item, Page, Pages, Path, Picture, PictureData, PlacedPicture, Rule, TagId,
};

/// A drawn page.
pub(crate) struct Drawn {
    pub ops: Vec<Op>,
    /// The structure element of each marked-content sequence, by its number on the page.
    pub marked: Vec<TagId>,
}

/// Thickness of the outline that makes a glyph bold, in em: what word processors do for fonts without a bold cut.
const BOLD: f32 = 0.03;

/// Draws a page.
pub(crate) fn draw(page: &Page, pages: &Pages, subsets: &BTreeMap<FaceId, Subset>) -> Drawn {
    let mut pen = Pen { pages, subsets, ops: Vec::new(), marked: Vec::new(), open: None, state: State::default() };
    for item in &page.items {
        match item {
            Item::Text(run) => pen.text(run),
            Item::Rule(rule) => pen.rule(rule),
            Item::Picture(picture) => pen.picture(picture),
            Item::Path(path) => pen.path(path),
        }
    }
    pen.close();
    Drawn { ops: pen.ops, marked: pen.marked }
}

/// What the operations so far have set.
#[derive(Default)]
struct State {
    fill: Option<Colour>,
    font: Option<(FaceId, f32)>,
    spacing: f32,
    bold: bool,
}

/// What marked content is open.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Tagged(TagId),
    Artifact,
}

struct Pen<'a> {
    pages: &'a Pages,
    subsets: &'a BTreeMap<FaceId, Subset>,
    ops: Vec<Op>,
    marked: Vec<TagId>,
    open: Option<Open>,
    state: State,
}

impl Pen<'_> {
    /// Opens marked content unless the same is open already.
    fn mark(&mut self, wanted: Open) {
        if self.open == Some(wanted) {
            return;
        }
        self.close();
        self.ops.push(match wanted {
            Open::Artifact => Op::BeginMarkedContent { tag: "Artifact".to_owned() },
            Open::Tagged(tag) => {
                let number = self.marked.len() as i64;
                self.marked.push(tag);
                let role = self.pages.tags[tag.0 as usize].role;
                Op::BeginMarkedContentWithProperties {
                    tag: role_name(role).to_owned(),
                    properties: dictionary("MCID", DictItem::Int(number)),
                }
            }
        });
        self.open = Some(wanted);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.state.fill != Some(colour) {
            self.state.fill = Some(colour);
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
        }
    }

    fn rule(&mut self, rule: &Rule) {
        self.mark(Open::Artifact);
        self.fill(rule.colour);
        let area = rule.area;
        let rectangle = Rect {
            x: Pt(rounded(area.x)),
            y: Pt(rounded(self.pages.height - area.y - area.height)),
            width: Pt(rounded(area.width)),
            height: Pt(rounded(area.height)),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    /// A picture is a square of one point that is drawn out to its size.
    fn picture(&mut self, picture: &PlacedPicture) {
        self.mark(picture.tag.map_or(Open::Artifact, Open::Tagged));
        let area = picture.area;
        let transform = XObjectTransform {
            translate_x: Some(Pt(rounded(area.x))),
            translate_y: Some(Pt(rounded(self.pages.height - area.y - area.height))),
            scale_x: Some(rounded(area.width)),
            scale_y: Some(rounded(area.height)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: picture_id(picture.picture), transform });
    }

    fn path(&mut self, path: &Path) {
        self.mark(path.tag.map_or(Open::Artifact, Open::Tagged));
        let height = self.pages.height;
        let point = |[x, y]: &[f32; 2]| LinePoint {
            p: Point { x: Pt(rounded(*x)), y: Pt(rounded(height - y)) },
            bezier: false,
        };
        let points: Vec<LinePoint> = path.points.iter().map(point).collect();
        match path.stroke {
            Some(thickness) => {
                self.ops.push(Op::SetOutlineColor { col: rgb(path.colour) });
                self.ops.push(Op::SetOutlineThickness { pt: Pt(rounded(thickness)) });
                self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
            }
            None => {
                self.fill(path.colour);
                let rings = vec![PolygonRing { points }];
                let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
                self.ops.push(Op::DrawPolygon { polygon });
            }
        }
    }

    fn text(&mut self, run: &GlyphRun) {
        let Some(first) = run.glyphs.first() else { return };
        let subset = &self.subsets[&run.face];
        self.mark(run.tag.map_or(Open::Artifact, Open::Tagged));
        self.fill(run.colour);
        self.thicken(run);
        self.ops.push(Op::StartTextSection);
        if self.state.font != Some((run.face, run.size)) {
            self.state.font = Some((run.face, run.size));
            let font = PdfFontHandle::External(subset.id.clone());
            self.ops.push(Op::SetFont { font, size: Pt(run.size) });
        }
        let spacing = common_spacing(run, subset);
        if self.state.spacing != spacing {
            self.state.spacing = spacing;
            self.ops.push(Op::SetCharacterSpacing { multiplier: spacing });
        }
        let (x, y) = (rounded(run.x + first.x), rounded(self.pages.height - run.y));
        let matrix = if run.angle == 0.0 {
            TextMatrix::Translate(Pt(x), Pt(y))
        } else {
            TextMatrix::TranslateRotate(Pt(x), Pt(y), run.angle)
        };
        self.ops.push(Op::SetTextMatrix { matrix });
        self.show(run, subset, spacing);
        self.ops.push(Op::EndTextSection);
    }

    fn thicken(&mut self, run: &GlyphRun) {
        if run.bold {
            self.ops.push(Op::SetOutlineColor { col: rgb(run.colour) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(rounded(run.size * BOLD)) });
        }
        if self.state.bold != run.bold {
            self.state.bold = run.bold;
            let mode = if run.bold { TextRenderingMode::FillStroke } else { TextRenderingMode::Fill };
            self.ops.push(Op::SetTextRenderingMode { mode });
        }
    }

    /// Shows the glyphs of a run, each moved to its place where width and spacing alone would not bring it there.
    fn show(&mut self, run: &GlyphRun, subset: &Subset, spacing: f32) {
        let mut shown: Vec<Codepoint> = Vec::new();
        let mut pen = run.glyphs[0].x;
        for (number, glyph) in run.glyphs.iter().enumerate() {
            let id = subset.glyph(glyph.id);
            pen += subset.width(id) * run.size / 1000.0 + spacing;
            let target = run.glyphs.get(number + 1).map_or(pen, |next| next.x);
            let offset = ((pen - target) * 1000.0 / run.size).round();
            pen -= offset * run.size / 1000.0;
            let meaning = subset.meaning(id).unwrap_or(glyph.character);
            let shared = meaning != glyph.character;
            if shared {
                self.flush(&mut shown);
                self.ops.push(Op::BeginMarkedContentWithProperties {
                    tag: "Span".to_owned(),
                    properties: dictionary("ActualText", DictItem::Bytes(utf16(glyph.character))),
                });
            }
            shown.push(Codepoint::with_cid(id, offset, meaning.to_string()));
            if shared {
                self.flush(&mut shown);
                self.ops.push(Op::EndMarkedContent);
            }
        }
        self.flush(&mut shown);
    }

    fn flush(&mut self, shown: &mut Vec<Codepoint>) {
        if !shown.is_empty() {
            self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(std::mem::take(shown))] });
        }
    }
}

/// What most glyphs of a run have to be moved by beyond their own width: the grid, and what justification adds.
fn common_spacing(run: &GlyphRun, subset: &Subset) -> f32 {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for [glyph, next] in run.glyphs.windows(2).filter_map(|pair| <&[Glyph; 2]>::try_from(pair).ok()) {
        let own = subset.width(subset.glyph(glyph.id)) * run.size / 1000.0;
        *counts.entry(((next.x - glyph.x - own) * 1000.0).round() as i32).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|&(spacing, count)| (count, -spacing.abs()));
    most.map_or(0.0, |(spacing, _)| spacing as f32 / 1000.0)
}

/// Resource name of a picture.
pub(crate) fn picture_id(number: usize) -> XObjectId {
    XObjectId(format!("Picture{number}"))
}

/// A picture as it goes into the file.
pub(crate) fn picture_object(picture: &Picture) -> XObject {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let space = match picture.data {
        PictureData::Jpeg { grey: true, .. } => "DeviceGray",
        _ => "DeviceRGB",
    };
    let mut dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(i64::from(picture.width))),
        ("Height".to_owned(), DictItem::Int(i64::from(picture.height))),
        ("ColorSpace".to_owned(), name(space)),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
    ]);
    let (content, compress) = match &picture.data {
        PictureData::Jpeg { bytes, .. } => {
            dict.insert("Filter".to_owned(), name("DCTDecode"));
            (bytes.to_vec(), false)
        }
        PictureData::Rgb(bytes) => (bytes.to_vec(), true),
    };
    let stream = ExternalStream { dict, content, compress };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}

/// A thousandth of a point is finer than any printer; fewer digits make a smaller file.
fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

fn rgb(colour: Colour) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(colour.red), g: part(colour.green), b: part(colour.blue), icc_profile: None })
}

fn dictionary(key: &str, value: DictItem) -> DictItem {
    DictItem::Dict { map: BTreeMap::from([(key.to_owned(), value)]) }
}

fn utf16(character: char) -> Vec<u8> {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(character.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_be_bytes()));
    bytes
}
