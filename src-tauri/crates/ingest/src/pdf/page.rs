//! What a page prints: runs of text at their places, forms within it included.

use super::font::{Font, entry, resolve};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The content of a page unpacks to no more bytes than this.
const LARGEST_PAGE: usize = 64 << 20;
/// Forms may hold forms, but not for ever, and a page calls no more of them than this.
const DEEPEST: usize = 8;
const MOST_FORMS: usize = 2_000;

/// A piece of text set in one go.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub x: f32,
    pub y: f32,
    /// Where its last character ends.
    pub end: f32,
    /// Size of the type, in points.
    pub size: f32,
    pub text: String,
    /// Quarter turns to the left by which it is printed; `x` and `y` are those of the page turned back.
    pub turns: u8,
}

/// A page taken apart.
#[derive(Default)]
pub(super) struct Page {
    pub runs: Vec<Run>,
    pub images: usize,
    /// Filled shapes: a page of text that was turned into shapes has thousands.
    pub shapes: usize,
    /// Characters printed invisibly, as text recognition lays them over a scan.
    pub invisible: usize,
    forms: usize,
}

/// Reads a page.
pub(super) fn read(document: &Document, page: ObjectId) -> Page {
    let mut all = Page::default();
    let Ok(bytes) = document.get_page_content_with_limit(page, LARGEST_PAGE) else { return all };
    let mut resources = Vec::new();
    if let Ok((own, inherited)) = document.get_page_resources(page) {
        resources.extend(own);
        resources.extend(inherited.into_iter().filter_map(|id| document.get_dictionary(id).ok()));
    }
    all.content(document, &bytes, &resources, START, 0);
    all
}

type Matrix = [f32; 6];
const START: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// What `q` saves and `Q` brings back.
#[derive(Clone)]
struct State<'d> {
    matrix: Matrix,
    font: Option<Rc<Font<'d>>>,
    size: f32,
    leading: f32,
    /// Space added behind each character and each blank, in points.
    spacing: (f32, f32),
    stretch: f32,
    invisible: bool,
}

struct Pen {
    matrix: Matrix,
    line: Matrix,
}

impl Page {
    fn content(&mut self, document: &Document, bytes: &[u8], resources: &[&Dictionary], matrix: Matrix, depth: usize) {
        let Ok(content) = Content::decode(bytes) else { return };
        let mut fonts: BTreeMap<&[u8], Option<Rc<Font<'_>>>> = BTreeMap::new();
        let named = |kind: &[u8], name: &[u8]| -> Option<&Object> {
            resources.iter().find_map(|resources| {
                let of_kind = entry(document, resources, kind)?.as_dict().ok()?;
                entry(document, of_kind, name)
            })
        };
        let mut state =
            State { matrix, font: None, size: 1.0, leading: 0.0, spacing: (0.0, 0.0), stretch: 1.0, invisible: false };
        let mut saved: Vec<State<'_>> = Vec::new();
        let mut pen = Pen { matrix: START, line: START };
        for operation in &content.operations {
            let operands = &operation.operands;
            let number = |at: usize| operands.get(at).and_then(|o| o.as_float().ok()).unwrap_or_default();
            let six = || std::array::from_fn(number);
            let name = || operands.first().and_then(|name| name.as_name().ok());
            match operation.operator.as_str() {
                "q" if saved.len() < 512 => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "cm" => state.matrix = product(six(), state.matrix),
                "BT" => (pen.matrix, pen.line) = (START, START),
                "Tf" => {
                    state.size = number(1);
                    state.font = name().and_then(|name| {
                        let read =
                            || named(b"Font", name)?.as_dict().ok().map(|font| Rc::new(Font::read(document, font)));
                        fonts.entry(name).or_insert_with(read).clone()
                    });
                }
                "Tc" => state.spacing.0 = number(0),
                "Tw" => state.spacing.1 = number(0),
                "Tz" => state.stretch = number(0) / 100.0,
                "Tr" => state.invisible = number(0) == 3.0,
                "TL" => state.leading = number(0),
                "Td" => pen.move_by(number(0), number(1)),
                "TD" => {
                    state.leading = -number(1);
                    pen.move_by(number(0), number(1));
                }
                "Tm" => (pen.matrix, pen.line) = (six(), six()),
                "T*" => pen.move_by(0.0, -state.leading),
                "Tj" | "TJ" => self.show(&mut pen, operands, &state),
                "'" => {
                    pen.move_by(0.0, -state.leading);
                    self.show(&mut pen, operands, &state);
                }
                "\"" => {
                    state.spacing = (number(1), number(0));
                    pen.move_by(0.0, -state.leading);
                    self.show(&mut pen, operands.get(2..).unwrap_or_default(), &state);
                }
                "f" | "F" | "f*" | "B" | "B*" => self.shapes += 1,
                "BI" => self.images += 1,
                "Do" => {
                    let object =
                        name().and_then(|name| named(b"XObject", name)).and_then(|object| object.as_stream().ok());
                    if let Some(object) = object {
                        self.object(document, object, resources, state.matrix, depth);
                    }
                }
                _ => {}
            }
        }
    }

    /// Prints an image or a form.
    fn object(
        &mut self,
        document: &Document,
        object: &Stream,
        resources: &[&Dictionary],
        matrix: Matrix,
        depth: usize,
    ) {
        let kind = entry(document, &object.dict, b"Subtype").and_then(|kind| kind.as_name().ok());
        match kind {
            Some(b"Image") => self.images += 1,
            Some(b"Form") if depth < DEEPEST && self.forms < MOST_FORMS => {
                self.forms += 1;
                let own = entry(document, &object.dict, b"Matrix").and_then(|matrix| matrix.as_array().ok());
                let number = |at: usize| own.and_then(|m| resolve(document, m.get(at)?)?.as_float().ok());
                let own = std::array::from_fn(|at| number(at).unwrap_or(START[at]));
                let mut all: Vec<&Dictionary> = Vec::with_capacity(resources.len() + 1);
                all.extend(entry(document, &object.dict, b"Resources").and_then(|own| own.as_dict().ok()));
                all.extend(resources);
                let bytes = if object.dict.has(b"Filter") {
                    object.decompressed_content_with_limit(LARGEST_PAGE).unwrap_or_default()
                } else {
                    object.content.clone()
                };
                self.content(document, &bytes, &all, product(own, matrix), depth + 1);
            }
            _ => {}
        }
    }

    /// Prints strings, and arrays of strings and distances between them.
    fn show(&mut self, pen: &mut Pen, shown: &[Object], state: &State<'_>) {
        for part in shown {
            match part {
                Object::Array(parts) => {
                    for part in parts {
                        if let Ok(distance) = part.as_float() {
                            pen.advance(-distance / 1000.0 * state.size * state.stretch);
                        } else {
                            self.show(pen, std::slice::from_ref(part), state);
                        }
                    }
                }
                Object::String(bytes, _) => self.print(pen, bytes, state),
                _ => {}
            }
        }
    }

    fn print(&mut self, pen: &mut Pen, bytes: &[u8], state: &State<'_>) {
        let Some(font) = &state.font else { return };
        let from = product(pen.matrix, state.matrix);
        let mut text = String::new();
        for glyph in font.glyphs(bytes) {
            let added = state.spacing.0 + if glyph.blank { state.spacing.1 } else { 0.0 };
            pen.advance((glyph.width * state.size + added) * state.stretch);
            text.push_str(&glyph.text);
        }
        let to = product(pen.matrix, state.matrix);
        self.invisible += if state.invisible { text.chars().count() } else { 0 };
        let size = (from[2] * from[2] + from[3] * from[3]).sqrt() * state.size.abs();
        let turns = turns(from[0], from[1]);
        let ((x, y), (end, _)) = (turned(from[4], from[5], turns), turned(to[4], to[5], turns));
        let sound = [x, y, end, size].iter().all(|number| number.is_finite()) && size > 0.0;
        if sound && !text.is_empty() {
            self.runs.push(Run { x, y, end: end.max(x), size, text, turns });
        }
    }
}

impl Pen {
    fn move_by(&mut self, x: f32, y: f32) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.matrix = self.line;
    }

    fn advance(&mut self, by: f32) {
        self.matrix = product([1.0, 0.0, 0.0, 1.0, by, 0.0], self.matrix);
    }
}

/// Quarter turns of a direction, the nearest ones.
fn turns(x: f32, y: f32) -> u8 {
    match (x.abs() >= y.abs(), x >= 0.0, y >= 0.0) {
        (true, true, _) => 0,
        (true, false, _) => 2,
        (false, _, true) => 1,
        (false, _, false) => 3,
    }
}

fn turned(x: f32, y: f32, turns: u8) -> (f32, f32) {
    match turns {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    }
}

fn product(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}
