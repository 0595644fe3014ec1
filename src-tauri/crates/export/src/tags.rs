//! The structure tree: what is a heading, a paragraph, a table, PDF 1.7 § 14.7–14.8.

use crate::links::Annotation;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use yaobao_typeset::{Pages, Tag, TagId, TagRole};

/// Name of the standard structure type.
pub(crate) fn role_name(role: TagRole) -> &'static str {
    match role {
        TagRole::Section => "Sect",
        TagRole::Heading(0 | 1) => "H1",
        TagRole::Heading(2) => "H2",
        TagRole::Heading(3) => "H3",
        TagRole::Heading(4) => "H4",
        TagRole::Heading(5) => "H5",
        TagRole::Heading(_) => "H6",
        TagRole::Paragraph => "P",
        TagRole::Span => "Span",
        TagRole::Quote => "BlockQuote",
        TagRole::List => "L",
        TagRole::ListItem => "LI",
        TagRole::Label => "Lbl",
        TagRole::ListBody => "LBody",
        TagRole::Table => "Table",
        TagRole::TableRow => "TR",
        TagRole::TableHead => "TH",
        TagRole::TableCell => "TD",
        TagRole::Note => "Note",
        TagRole::Figure => "Figure",
        TagRole::Caption => "Caption",
        TagRole::Link => "Link",
    }
}

/// Builds the tree and the way back from marked content to it; gives the root.
///
/// `content[p][n]` is the element that marked-content sequence `n` of page `p` belongs to.
///
/// The annotations of links belong to their elements, and the tree leads back from them as it does from pages.
pub(crate) fn structure(
    file: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    content: &[Vec<TagId>],
    annotations: &[Annotation],
) -> ObjectId {
    let root = file.new_object_id();
    let top = file.new_object_id();
    let ids: Vec<ObjectId> = pages.tags.iter().map(|_| file.new_object_id()).collect();
    let used = used(pages, content);

    let mut kids: Vec<Vec<Object>> = vec![Vec::new(); pages.tags.len()];
    let mut top_kids = Vec::new();
    for (number, tag) in pages.tags.iter().enumerate().filter(|(number, _)| used[*number]) {
        let reference = Object::Reference(ids[number]);
        match tag.parent {
            Some(parent) => kids[parent.0 as usize].push(reference),
            None => top_kids.push(reference),
        }
    }
    for (marked, page) in content.iter().zip(page_ids) {
        for (number, tag) in marked.iter().enumerate() {
            kids[tag.0 as usize].push(Object::Dictionary(dictionary! {
                "Type" => "MCR",
                "Pg" => *page,
                "MCID" => number as i64,
            }));
        }
    }
    for annotation in annotations {
        kids[annotation.tag.0 as usize].push(Object::Dictionary(dictionary! {
            "Type" => "OBJR",
            "Obj" => annotation.object,
            "Pg" => annotation.page,
        }));
    }
    for (number, tag) in pages.tags.iter().enumerate().filter(|(number, _)| used[*number]) {
        let parent = tag.parent.map_or(top, |parent| ids[parent.0 as usize]);
        file.objects
            .insert(ids[number], Object::Dictionary(element(tag, number, parent, std::mem::take(&mut kids[number]))));
    }
    file.objects.insert(
        top,
        Object::Dictionary(dictionary! {
            "Type" => "StructElem", "S" => "Document", "P" => root, "K" => top_kids,
        }),
    );

    let mut numbers: Vec<Object> = Vec::new();
    for (page, marked) in content.iter().enumerate() {
        let elements = marked.iter().map(|tag| Object::Reference(ids[tag.0 as usize])).collect();
        numbers.push(Object::Integer(page as i64));
        numbers.push(Object::Array(elements));
    }
    for annotation in annotations {
        numbers.push(Object::Integer(annotation.key));
        numbers.push(Object::Reference(ids[annotation.tag.0 as usize]));
    }
    let parents = file.add_object(dictionary! { "Nums" => numbers });
    file.objects.insert(
        root,
        Object::Dictionary(dictionary! {
            "Type" => "StructTreeRoot",
            "K" => top,
            "ParentTree" => parents,
            "ParentTreeNextKey" => (content.len() + annotations.len()) as i64,
        }),
    );
    root
}

/// Elements with content, those around them, and empty cells: without them the columns of a table would shift.
fn used(pages: &Pages, content: &[Vec<TagId>]) -> Vec<bool> {
    let cell = |tag: &Tag| matches!(tag.role, TagRole::TableHead | TagRole::TableCell);
    let mut used: Vec<bool> = pages.tags.iter().map(cell).collect();
    for tag in content.iter().flatten() {
        used[tag.0 as usize] = true;
    }
    for number in (0..used.len()).rev() {
        if let (true, Some(parent)) = (used[number], pages.tags[number].parent) {
            used[parent.0 as usize] = true;
        }
    }
    used
}

fn element(tag: &Tag, number: usize, parent: ObjectId, kids: Vec<Object>) -> Dictionary {
    let mut element = dictionary! {
        "Type" => "StructElem",
        "S" => role_name(tag.role),
        "P" => parent,
        "K" => kids,
    };
    match tag.role {
        TagRole::TableHead => element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
        TagRole::List => element.set("A", dictionary! { "O" => "List", "ListNumbering" => "None" }),
        TagRole::Note => element.set("ID", Object::string_literal(format!("note-{number}"))),
        _ => {}
    }
    if let Some(alt) = &tag.alt {
        element.set("Alt", crate::finish::text(alt));
    }
    element
}
