//! Links as annotations over the text that leads somewhere.

use crate::finish::text;
use lopdf::{Document, Object, ObjectId, dictionary};
use yaobao_typeset::{GlyphRun, Pages, TagId, TagRole};

/// One annotation, and the structure element that it belongs to.
pub(crate) struct Annotation {
    pub object: ObjectId,
    pub page: ObjectId,
    pub tag: TagId,
    /// Its number in the parent tree, behind those of the pages.
    pub key: i64,
}

/// Puts an annotation over every stretch of a line that is a link.
pub(crate) fn annotate(file: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Vec<Annotation> {
    let mut annotations: Vec<Annotation> = Vec::new();
    for (content, &page) in pages.pages.iter().zip(page_ids) {
        let mut own: Vec<Object> = Vec::new();
        for (tag, address, area) in stretches(pages, content.runs()) {
            let key = (page_ids.len() + annotations.len()) as i64;
            let object = file.add_object(dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => area.iter().map(|edge| Object::Real((edge * 100.0).round() / 100.0)).collect::<Vec<_>>(),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                // Printed along with the page, as PDF/A wants of every annotation.
                "F" => 4,
                "Contents" => text(address),
                "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal(escaped(address)) },
                "StructParent" => key,
            });
            own.push(Object::Reference(object));
            annotations.push(Annotation { object, page, tag, key });
        }
        if let (false, Ok(page)) = (own.is_empty(), file.get_dictionary_mut(page)) {
            page.set("Annots", own);
        }
    }
    annotations
}

/// The runs of each link on each line, joined: its tag, its address, and left, lower, right and upper edge.
fn stretches<'p>(pages: &'p Pages, runs: impl Iterator<Item = &'p GlyphRun>) -> Vec<(TagId, &'p str, [f32; 4])> {
    let mut found: Vec<(TagId, &str, [f32; 4])> = Vec::new();
    for run in runs {
        let Some(tag) = run.tag else { continue };
        let element = &pages.tags[tag.0 as usize];
        let (TagRole::Link, Some(address), Some(last)) = (element.role, &element.address, run.glyphs.last()) else {
            continue;
        };
        let (low, high) = (pages.height - run.y - run.size * 0.12, pages.height - run.y + run.size * 0.88);
        let right = run.x + last.x + last.advance;
        match found.last_mut().filter(|(known, _, area)| *known == tag && (area[1] - low).abs() < 1.0) {
            Some((_, _, area)) => area[2] = right,
            None => found.push((tag, address, [run.x, low, right, high])),
        }
    }
    found
}

/// A URI holds ASCII only: everything else is written in per cent signs.
fn escaped(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
