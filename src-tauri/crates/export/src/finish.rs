//! What makes a PDF a document: structure, metadata, outline, page labels, colour, attachment.

use crate::xmp::{About, PRODUCER, packet};
use crate::{PdfOptions, icc, links, tags};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use yaobao_typeset::{OutlineEntry, Pages, TagId};

/// Completes the file that printpdf has begun.
pub(crate) fn finish(
    file: &mut Document,
    pages: &Pages,
    content: &[Vec<TagId>],
    document: &yaobao_model::document::Document,
    options: &PdfOptions,
) {
    file.version = "1.7".to_owned();
    let page_ids: Vec<ObjectId> = file.get_pages().into_values().collect();
    for (number, id) in page_ids.iter().enumerate() {
        if let Ok(page) = file.get_dictionary_mut(*id) {
            page.set("StructParents", number as i64);
            page.set("Tabs", "S");
            page.remove(b"Annots");
        }
    }
    let annotations = links::annotate(file, pages, &page_ids);
    let structure = tags::structure(file, pages, &page_ids, content, &annotations);
    let outline = outline(file, pages, &page_ids);
    let intent = output_intent(file);
    let about = about(file, document, options);
    let metadata = metadata(file, &about);
    let attachment = options.attach_source.then(|| attachment(file, document, &about));
    let labels = page_labels(file, pages);

    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Lang" => Object::string_literal("zh-CN"),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => structure,
        "Metadata" => metadata,
        "OutputIntents" => vec![Object::Reference(intent)],
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "PageLabels" => labels,
        "PageMode" => if outline.is_some() { "UseOutlines" } else { "UseNone" },
    };
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    if let Some((file_spec, names)) = attachment {
        catalog.set("AF", vec![Object::Reference(file_spec)]);
        catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
    }
    // printpdf's catalog gives nothing but the page tree.
    let old = file.trailer.get(b"Root").and_then(Object::as_reference);
    let old = old.expect("printpdf has just written a catalog");
    if let Ok(tree) = file.get_dictionary(old).and_then(|catalog| catalog.get(b"Pages")).cloned() {
        catalog.set("Pages", tree);
    }
    file.objects.insert(old, Object::Dictionary(catalog));
    info(file, &about);
    if options.compress {
        file.compress();
    }
}

/// A text string: ASCII as it is, everything else as UTF-16.
pub(crate) fn text(text: &str) -> Object {
    if text.chars().all(|c| matches!(c, ' '..='~')) {
        return Object::string_literal(text);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Everything that is said about the document; the id is made from what is drawn and from the source.
fn about(file: &Document, document: &yaobao_model::document::Document, options: &PdfOptions) -> About {
    let mut hash = blake3::Hasher::new();
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    hash.update(document.source.as_bytes());
    let mut id = [0; 16];
    hash.finalize_xof().fill(&mut id);
    let issue = &document.issue;
    let title = issue.title.clone().or_else(|| issue.serial.clone()).unwrap_or_else(|| "要报".to_owned());
    About {
        title,
        authors: issue.authors.join("、"),
        date: issue.date.map(|date| date.to_string()),
        part: match (&options.password, options.attach_source) {
            (Some(_), _) => None,
            (None, true) => Some(3),
            (None, false) => Some(2),
        },
        id,
    }
}

fn metadata(file: &mut Document, about: &About) -> ObjectId {
    let head = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Archives look for the packet in the file as it is.
    file.add_object(Stream::new(head, packet(about).into_bytes()).with_compression(false))
}

/// The old dictionary: it says what XMP says and nothing more.
fn info(file: &mut Document, about: &About) {
    let mut info = dictionary! { "Title" => text(&about.title), "Producer" => text(PRODUCER) };
    if !about.authors.is_empty() {
        info.set("Author", text(&about.authors));
    }
    if let Some(date) = pdf_date(about) {
        info.set("CreationDate", date.clone());
        info.set("ModDate", date);
    }
    if let Ok(old) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        file.objects.insert(old, Object::Dictionary(info));
    }
    let id = Object::String(about.id.to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
}

fn pdf_date(about: &About) -> Option<Object> {
    let date = about.date.as_ref()?.replace('-', "");
    Some(Object::string_literal(format!("D:{date}000000+08'00'")))
}

fn output_intent(file: &mut Document) -> ObjectId {
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3, "Alternate" => "DeviceRGB" }, icc::srgb()));
    file.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "RegistryName" => Object::string_literal("http://www.color.org"),
        "DestOutputProfile" => profile,
    })
}

/// Covers that do not count are labelled 封面, everything else by its number.
fn page_labels(file: &mut Document, pages: &Pages) -> ObjectId {
    let mut numbers: Vec<Object> = Vec::new();
    let mut expected = None;
    for (index, page) in pages.pages.iter().enumerate() {
        if index > 0 && page.number.is_some() && page.number == expected {
            expected = page.number.map(|number| number + 1);
            continue;
        }
        let label = match page.number {
            None => dictionary! { "P" => text("封面") },
            Some(number) => dictionary! { "S" => "D", "St" => i64::from(number) },
        };
        numbers.push(Object::Integer(index as i64));
        numbers.push(Object::Dictionary(label));
        expected = page.number.map(|number| number + 1);
    }
    file.add_object(dictionary! { "Nums" => numbers })
}

/// The outline as nested entries, each leading to the line it names.
fn outline(file: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Option<ObjectId> {
    if pages.outline.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = pages.outline.iter().map(|_| file.new_object_id()).collect();
    let parents = parents(&pages.outline);
    let mut entries: Vec<Dictionary> = pages
        .outline
        .iter()
        .map(|entry| {
            let target = vec![
                Object::Reference(page_ids[entry.page]),
                "XYZ".into(),
                0.into(),
                Object::Real((pages.height - entry.y + 10.0).min(pages.height).round()),
                Object::Null,
            ];
            dictionary! { "Title" => text(&entry.title), "Dest" => target }
        })
        .collect();
    let mut top = dictionary! { "Type" => "Outlines" };
    let nodes = std::iter::once(None).chain((0..entries.len()).map(Some));
    for node in nodes {
        let children: Vec<usize> = (0..entries.len()).filter(|&child| parents[child] == node).collect();
        let own = node.map_or(root, |node| ids[node]);
        for (place, &child) in children.iter().enumerate() {
            entries[child].set("Parent", own);
            if let Some(before) = place.checked_sub(1).map(|place| children[place]) {
                entries[child].set("Prev", ids[before]);
            }
            if let Some(&after) = children.get(place + 1) {
                entries[child].set("Next", ids[after]);
            }
        }
        if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
            let dictionary = node.map_or(&mut top, |node| &mut entries[node]);
            dictionary.set("First", ids[first]);
            dictionary.set("Last", ids[last]);
            dictionary.set("Count", children.len() as i64);
        }
    }
    top.set("Count", entries.len() as i64);
    for (id, entry) in ids.iter().zip(entries) {
        file.objects.insert(*id, Object::Dictionary(entry));
    }
    file.objects.insert(root, Object::Dictionary(top));
    Some(root)
}

/// The nearest entry above each one that is of a higher level.
fn parents(outline: &[OutlineEntry]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(outline.len());
    for (number, entry) in outline.iter().enumerate() {
        while open.last().is_some_and(|&above| outline[above].level >= entry.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(number);
    }
    parents
}

/// The Markdown file inside the PDF, so that a brief can be taken up again from its printed form.
fn attachment(
    file: &mut Document,
    document: &yaobao_model::document::Document,
    about: &About,
) -> (ObjectId, Dictionary) {
    let source = document.source.as_bytes();
    let mut parameters = dictionary! { "Size" => source.len() as i64 };
    if let Some(date) = pdf_date(about) {
        parameters.set("ModDate", date);
    }
    let head = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(b"text/markdown".to_vec()),
        "Params" => parameters,
    };
    let embedded = file.add_object(Stream::new(head, source.to_vec()));
    let name = "source.md";
    let file_spec = file.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(name),
        "UF" => Object::string_literal(name),
        "Desc" => text("要报的 Markdown 源文件"),
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => embedded, "UF" => embedded },
    });
    let names = dictionary! { "Names" => vec![Object::string_literal(name), Object::Reference(file_spec)] };
    (file_spec, names)
}
