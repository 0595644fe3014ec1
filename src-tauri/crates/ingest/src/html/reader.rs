//! Walks through the source of a page.

use super::gather::Gathered;
use super::row::{Merged, Row};
use super::tag::{self, Tag};
use super::{Element, Page};

/// Deeper nesting than this is read as if it stood flat.
const DEEPEST: usize = 400;

/// Elements whose content is no text and no markup of the page.
const SILENT: &[&str] = &["script", "style", "template", "svg", "iframe", "object", "canvas", "video", "audio"];

/// Elements whose text is shown only where something is missing, or stands on buttons and in lists to choose from.
const UNSHOWN: &[&str] = &["noscript", "noframes", "select", "textarea", "button", "datalist"];

/// Elements that begin a block; every other one, known or not, stands in a line of text.
const BLOCKS: &[&str] = &[
    "html",
    "head",
    "body",
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dd",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "li",
    "legend",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "caption",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements without an end tag.
const VOID: &[&str] =
    &["br", "img", "meta", "link", "input", "hr", "wbr", "area", "base", "col", "embed", "source", "param"];

/// Takes the source of a page apart.
pub(crate) fn read(source: &str) -> Page {
    let mut reader = Reader {
        page: Page { elements: vec![Element::default()], ..Page::default() },
        open: vec![0],
        room: source.len(),
        ..Reader::default()
    };
    let mut at = 0_u32;
    let mut rest = source;
    while !rest.is_empty() {
        let step = reader.step(rest, at);
        at += rest[..step].chars().count() as u32;
        rest = &rest[step..];
    }
    reader.finish()
}

#[derive(Debug, Default)]
pub(super) struct Reader {
    pub page: Page,
    /// Elements that are open, by number; the first is the page.
    pub open: Vec<usize>,
    pub current: Gathered,
    /// Number of open elements when the link began that has not ended.
    pub link: Option<usize>,
    pub bold: usize,
    pub in_title: bool,
    pub row: Option<Row>,
    pub merged: Merged,
    /// Characters that may still be copied into merged cells.
    pub room: usize,
    /// Inside a line, what is hidden: the name of its element, how many of that name are open, and the line itself.
    pub unshown: Option<(String, usize, Gathered)>,
}

impl Reader {
    /// Reads one tag, comment or run of text; the number of bytes it takes.
    fn step(&mut self, rest: &str, at: u32) -> usize {
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.find("-->").map_or(rest.len(), |end| 4 + end + 3);
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return rest.find('>').map_or(rest.len(), |end| end + 1);
        }
        let is_tag = |c: char| c.is_ascii_alphabetic() || c == '/';
        if rest.starts_with('<') && rest[1..].starts_with(is_tag) {
            let end = tag::end(rest);
            let tag = Tag::read(rest[1..end].trim_end_matches('>'));
            if tag.closes {
                self.close(&tag.name);
                return end;
            }
            return end + self.take(&tag, &rest[end..]);
        }
        // A `<` that opens no tag is text.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find('<').map_or(rest.len(), |end| first + end);
        self.text(&rest[..end], at);
        end
    }

    /// Takes a start tag; the number of bytes behind it that belong to its silent content.
    fn take(&mut self, tag: &Tag<'_>, behind: &str) -> usize {
        let name = tag.name.as_str();
        if SILENT.contains(&name) {
            return tag::end_of(name, behind);
        }
        match name {
            "meta" => {
                let key = tag.attribute("name").or_else(|| tag.attribute("property"));
                if let (Some(name), Some(content)) = (key, tag.attribute("content")) {
                    self.page.meta.push((name.to_ascii_lowercase(), content));
                }
            }
            "title" => self.in_title = true,
            "br" | "hr" => self.end_line(),
            "a" if tag.attribute("href").is_some() => self.link = Some(self.open.len()),
            "b" | "strong" => self.embolden(1),
            "td" | "th" if self.row.is_some() => self.open_cell(tag),
            _ if is_inline(name) => self.open_inline(tag),
            _ => self.open(tag),
        }
        0
    }

    /// Only what is hidden in a line matters: readings over characters, and what a style hides.
    fn open_inline(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        let reading = matches!(name, "rt" | "rp" | "rtc");
        if let Some((open, depth, _)) = &mut self.unshown {
            // A reading ends where the next one, or the next character, begins.
            if matches!(open.as_str(), "rt" | "rp") && (reading || name == "rb") {
                self.show();
            } else {
                *depth += usize::from(open == name);
                return;
            }
        }
        if (reading || tag.is_hidden()) && !VOID.contains(&name) {
            self.end_bold();
            let line = std::mem::take(&mut self.current);
            self.unshown = Some((name.to_owned(), 1, line));
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        self.show();
        match self.ended_by(name) {
            Some(ended) => self.close(ended),
            None => self.end_line(),
        }
        if self.open.len() >= DEEPEST || VOID.contains(&name) {
            return;
        }
        if matches!(name, "div" | "ul" | "ol" | "table" | "section" | "article" | "h1" | "h2" | "h3" | "pre") {
            self.dissolve_row();
        }
        let parent = *self.open.last().unwrap_or(&0);
        let above = &self.page.elements[parent];
        let hint = [tag.attribute("class"), tag.attribute("id")].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let element = Element {
            parent,
            name: name.to_owned(),
            hint: hint.to_lowercase(),
            hidden: above.hidden || tag.is_hidden() || UNSHOWN.contains(&name),
            preformatted: above.preformatted || name == "pre",
        };
        self.page.elements.push(element);
        match name {
            "tr" if self.row.is_none() => {
                let element = self.page.elements.len() - 1;
                self.row = Some(Row { depth: self.open.len(), element, ..Row::default() });
            }
            "table" => self.merged = Merged::default(),
            _ => {}
        }
        self.open.push(self.page.elements.len() - 1);
    }

    /// The open element that ends where an element of this name begins: rows, cells and items where the next one does,
    /// a paragraph before any other block.
    fn ended_by(&self, name: &str) -> Option<&'static str> {
        let innermost = |names: &[&'static str], within: &[&str]| {
            let open = self.open.iter().rev().map(|&number| self.page.elements[number].name.as_str());
            open.take_while(|open| !within.contains(open))
                .find_map(|open| names.iter().find(|name| **name == open).copied())
        };
        match name {
            "tr" | "tbody" | "thead" | "tfoot" => innermost(&["tr"], &["table"]),
            "td" | "th" => innermost(&["td", "th"], &["table", "tr"]),
            "li" => innermost(&["li"], &["ul", "ol", "table", "td"]),
            "dd" | "dt" => innermost(&["dd", "dt"], &["dl", "table", "td"]),
            "option" => innermost(&["option"], &["select"]),
            _ => innermost(&["p"], &["div", "table", "td", "li", "blockquote", "section", "article"]),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "title" => self.in_title = false,
            "a" => self.link = None,
            "b" | "strong" => self.embolden(-1),
            "td" | "th" if self.row.is_some() => self.end_line(),
            // A stray end tag of a paragraph is an empty paragraph.
            "br" | "p" if !self.is_open(name) => self.end_line(),
            _ if is_inline(name) => self.close_inline(name),
            _ => {
                self.show();
                let Some(depth) = self.depth_of(name) else { return };
                let element = &self.page.elements[self.open[depth]];
                if self.row.as_ref().is_some_and(|row| depth <= row.depth) {
                    self.end_row();
                } else if element.preformatted && !self.page.elements[element.parent].preformatted {
                    self.end_block();
                } else {
                    self.end_line();
                }
                if name == "table" {
                    self.merged = Merged::default();
                }
                self.open.truncate(depth);
                self.link = self.link.filter(|&begun| begun <= depth);
            }
        }
    }

    fn close_inline(&mut self, name: &str) {
        let Some((open, depth, _)) = &mut self.unshown else { return };
        *depth -= usize::from(open == name);
        let ruby = name == "ruby" && matches!(open.as_str(), "rt" | "rp" | "rtc");
        if *depth == 0 || ruby {
            self.show();
        }
    }

    /// Where the innermost open element of a name stands; what is outside of a cell is not closed from within, and a
    /// heading is closed by the end tag of any.
    fn depth_of(&self, name: &str) -> Option<usize> {
        let of_table = matches!(name, "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "html" | "body");
        for depth in (1..self.open.len()).rev() {
            let open = self.page.elements[self.open[depth]].name.as_str();
            if open == name || level(name).is_some() && level(open).is_some() {
                return Some(depth);
            }
            if !of_table && matches!(open, "td" | "th" | "table") || of_table && name != "table" && open == "table" {
                return None;
            }
        }
        None
    }

    fn is_open(&self, name: &str) -> bool {
        self.depth_of(name).is_some()
    }

    fn finish(mut self) -> Page {
        self.show();
        if self.row.is_some() {
            self.end_row();
        }
        self.end_block();
        self.page
    }
}

fn is_inline(name: &str) -> bool {
    !BLOCKS.contains(&name) && !UNSHOWN.contains(&name)
}

/// Level of a heading by the name of its element.
pub(super) fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}
