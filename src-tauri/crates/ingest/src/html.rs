//! Splits the source of a web page into blocks of text that know their place in it.
//!
//! A tolerant reader in one pass: tags open and close as they come, nothing is ever refused, and every character of a
//! block keeps its number in the source, which a browser-grade parser would lose.

use crate::markdown;
use crate::traced::Traced;

/// One element of the page.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub parent: usize,
    pub name: String,
    /// Its `class` and `id`, in lower case.
    pub hint: String,
}

/// A run of text that stands by itself: a paragraph, a list item, a table row, a heading.
#[derive(Debug, Clone)]
pub(crate) struct TextBlock {
    pub content: Traced,
    /// Innermost element that holds all of it.
    pub element: usize,
    /// Characters of it that are links.
    pub linked: usize,
    /// Level of the heading it is.
    pub heading: Option<u8>,
    /// Whether it is a row of a table, cells parted by tabs.
    pub row: bool,
    pub item: bool,
}

/// A page taken apart.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// Elements by number; the first is the page itself.
    pub elements: Vec<Element>,
    /// Blocks in the order of the source.
    pub blocks: Vec<TextBlock>,
    /// What `<title>` says.
    pub title: String,
    /// `name` and `content` of the `<meta>` elements.
    pub meta: Vec<(String, String)>,
}

/// Deeper nesting than this is read as if it stood flat.
const DEEPEST: usize = 400;

/// Elements whose content is no text of the page.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "button", "canvas",
    "map", "video", "audio",
];

/// Elements that stand in a line of text; every other one begins a block.
const INLINE: &[&str] = &[
    "a",
    "span",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "font",
    "sup",
    "sub",
    "small",
    "big",
    "label",
    "abbr",
    "cite",
    "code",
    "q",
    "mark",
    "ins",
    "del",
    "time",
    "img",
    "ucapcontent",
    "ucaptitle",
    "o:p",
    "wbr",
    "bdo",
    "var",
    "tt",
    "st1:chmetcnv",
    "input",
    "nobr",
];

/// Elements without an end tag.
const VOID: &[&str] =
    &["br", "img", "meta", "link", "input", "hr", "wbr", "area", "base", "col", "embed", "source", "param"];

/// Takes the source of a page apart.
pub(crate) fn read(source: &str) -> Page {
    let mut reader = Reader::new();
    let mut at = 0_u32;
    let mut rest = source;
    while !rest.is_empty() {
        let step = reader.step(rest, at);
        at += rest[..step].chars().count() as u32;
        rest = &rest[step..];
    }
    reader.end_block();
    reader.page
}

struct Reader {
    page: Page,
    open: Vec<usize>,
    current: Traced,
    linked: usize,
    links: usize,
    bold: usize,
    bold_from: Option<u32>,
    in_title: bool,
    /// Depth at which a table row was opened: blocks inside are cells of it.
    row: Option<usize>,
}

impl Reader {
    fn new() -> Self {
        let root = Element { parent: 0, name: String::new(), hint: String::new() };
        Self {
            page: Page { elements: vec![root], ..Page::default() },
            open: vec![0],
            current: Traced::default(),
            linked: 0,
            links: 0,
            bold: 0,
            bold_from: None,
            in_title: false,
            row: None,
        }
    }

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
            let end = tag_end(rest);
            let tag = rest[1..end].trim_end_matches('>');
            return end + self.tag(tag, &rest[end..]);
        }
        // A `<` that opens no tag is text.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find('<').map_or(rest.len(), |end| first + end);
        self.text(&rest[..end], at);
        end
    }

    /// Takes a tag; the number of bytes behind it that belong to its silent content.
    fn tag(&mut self, tag: &str, behind: &str) -> usize {
        let (closing, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name_end = tag.find(|ch: char| ch.is_whitespace() || ch == '/').unwrap_or(tag.len());
        let name = tag[..name_end].to_ascii_lowercase();
        if closing {
            self.close(&name);
            return 0;
        }
        if SILENT.contains(&name.as_str()) {
            return end_of(&name, behind);
        }
        match name.as_str() {
            "meta" => {
                let key = attribute(tag, "name").or_else(|| attribute(tag, "property"));
                if let (Some(name), Some(content)) = (key, attribute(tag, "content")) {
                    self.page.meta.push((name.to_ascii_lowercase(), content));
                }
            }
            "title" => self.in_title = true,
            "br" | "hr" => self.end_line(),
            "a" => self.links += 1,
            "b" | "strong" => self.embolden(1),
            "td" | "th" if self.row.is_some() => self.end_cell(),
            _ if INLINE.contains(&name.as_str()) => {}
            _ => self.open(name, tag),
        }
        0
    }

    fn open(&mut self, name: String, tag: &str) {
        self.end_line();
        // Paragraphs, items, rows and cells end where the next one begins.
        if matches!(name.as_str(), "p" | "li" | "tr" | "td" | "th" | "dd" | "dt" | "option") {
            let last = self.open.last().map(|&number| self.page.elements[number].name.clone());
            if last.as_deref() == Some(name.as_str()) {
                self.close(&name);
            }
        }
        if self.open.len() >= DEEPEST || VOID.contains(&name.as_str()) {
            return;
        }
        let hint = [attribute(tag, "class"), attribute(tag, "id")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        let parent = *self.open.last().unwrap_or(&0);
        if matches!(name.as_str(), "div" | "ul" | "ol" | "table" | "section" | "article" | "h1" | "h2" | "h3")
            && self.row.take().is_some()
        {
            self.end_block();
        }
        if name == "tr" && self.row.is_none() {
            self.row = Some(self.open.len());
        }
        self.page.elements.push(Element { parent, name, hint });
        self.open.push(self.page.elements.len() - 1);
    }

    fn close(&mut self, name: &str) {
        match name {
            "title" => self.in_title = false,
            "a" => self.links = self.links.saturating_sub(1),
            "b" | "strong" => self.embolden(-1),
            "td" | "th" if self.row.is_some() => {}
            _ if INLINE.contains(&name) || SILENT.contains(&name) => {}
            _ => {
                let Some(depth) = self.open.iter().rposition(|&number| self.page.elements[number].name == name) else {
                    return;
                };
                if depth == 0 {
                    return;
                }
                if self.row.is_some_and(|row| depth <= row) {
                    self.end_block();
                    self.row = None;
                } else {
                    self.end_line();
                }
                self.open.truncate(depth);
            }
        }
    }

    fn embolden(&mut self, step: i32) {
        let before = self.bold;
        self.bold = self.bold.saturating_add_signed(step as isize);
        match (before, self.bold) {
            (0, 1) => self.bold_from = Some(self.current.len() as u32),
            (1, 0) => self.end_bold(),
            _ => {}
        }
    }

    fn end_bold(&mut self) {
        let to = self.current.len() as u32;
        if let Some(from) = self.bold_from.take().filter(|&from| from < to) {
            self.current.bold.push(from..to);
        }
    }

    fn text(&mut self, text: &str, at: u32) {
        if self.in_title {
            self.page.title.push_str(&plain(text));
            return;
        }
        let before = self.current.len();
        let mut number = at;
        let mut rest = text;
        while let Some(ch) = rest.chars().next() {
            let (ch, bytes) = match markdown::character_reference(rest) {
                Some((ch, length)) => (ch, length),
                None => (ch, ch.len_utf8()),
            };
            // Line breaks of the source are blanks of the page, and blanks follow each other for layout only.
            let blank = ch.is_whitespace() && ch != '\u{3000}';
            if !blank {
                self.current.push(ch, number);
            } else if !self.current.text.ends_with([' ', '\t']) && !self.current.is_empty() {
                self.current.push(' ', number);
            }
            number += rest[..bytes].chars().count() as u32;
            rest = &rest[bytes..];
        }
        if self.links > 0 {
            self.linked += self.current.len() - before;
        }
    }

    /// Ends a line of text: a block of its own, or inside a table row just a blank.
    fn end_line(&mut self) {
        // A cell with as much text as this is part of a page laid out as a table.
        if self.row.is_some() && self.current.text.rsplit('\t').next().is_some_and(|cell| cell.chars().count() > 80) {
            self.row = None;
        }
        if self.row.is_none() {
            self.end_block();
        } else if !self.current.is_empty() && !self.current.text.ends_with([' ', '\t']) {
            self.current.push(' ', Traced::ADDED);
        }
    }

    fn end_cell(&mut self) {
        if !self.current.text.trim().is_empty() {
            self.current.push('\t', Traced::ADDED);
        }
    }

    fn end_block(&mut self) {
        if self.bold > 0 {
            self.end_bold();
            self.bold_from = Some(0);
        }
        let linked = std::mem::take(&mut self.linked);
        let content = std::mem::take(&mut self.current).trimmed();
        if content.text.trim().is_empty() {
            return;
        }
        let element = *self.open.last().unwrap_or(&0);
        let named = |name: &str| self.open.iter().rev().take(3).any(|&number| self.page.elements[number].name == name);
        let heading = (1..=6).find(|level| named(&format!("h{level}")));
        let (row, item) = (self.row.is_some() && content.text.contains('\t'), named("li"));
        self.page.blocks.push(TextBlock { content, element, linked, heading, row, item });
    }
}

/// Number of bytes up to and with the `>` that ends a tag; marks inside quoted attribute values end none.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().skip(1).take(20_000) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if rest.as_bytes()[at - 1] == b'=' => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    rest.find('>').map_or(rest.len(), |end| end + 1)
}

/// Number of bytes up to and with the end tag of a silent element.
fn end_of(name: &str, behind: &str) -> usize {
    let mut from = 0;
    while let Some(found) = behind[from..].find("</") {
        let at = from + found;
        let tag = &behind.as_bytes()[at + 2..];
        if tag.len() >= name.len() && tag[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
            return behind[at..].find('>').map_or(behind.len(), |end| at + end + 1);
        }
        from = at + 2;
    }
    behind.len()
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    while let Some(found) = lower[from..].find(name) {
        let at = from + found;
        from = at + name.len();
        let before = lower[..at].chars().next_back().is_some_and(char::is_whitespace);
        let Some(value) = tag[from..].trim_start().strip_prefix('=').filter(|_| before) else { continue };
        let value = value.trim_start();
        let value = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or_default(),
            _ => value.split(|ch: char| ch.is_whitespace()).next().unwrap_or_default(),
        };
        return Some(plain(value).trim().to_owned());
    }
    None
}

/// A text with its character references read.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(ch) = rest.chars().next() {
        let (ch, bytes) = markdown::character_reference(rest).unwrap_or((ch, ch.len_utf8()));
        out.push(ch);
        rest = &rest[bytes..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<String> {
        read(source).blocks.into_iter().map(|block| block.content.text).collect()
    }

    #[test]
    fn reads_blocks_of_tolerably_broken_pages() {
        let source = "<title>某市要闻</title><div class=a><p>全市新增平台5家。<p>R&amp;D投入<b>增长</b>7%<br>居全省第二。<script>var a='<p>不是正文';</script></div><ul><li><a href='x'>首页</a><li>导航</ul>";
        assert_eq!(blocks(source), ["全市新增平台5家。", "R&D投入增长7%", "居全省第二。", "首页", "导航"]);
        let page = read(source);
        assert_eq!(page.title, "某市要闻");
        assert_eq!((page.blocks[3].linked, page.blocks[4].linked), (2, 0));
    }

    #[test]
    fn characters_keep_their_place_in_the_source() {
        let source = "<p>甲&nbsp;乙 <b>丙</b></p>";
        let page = read(source);
        let chars: Vec<char> = source.chars().collect();
        let block = &page.blocks[0].content;
        assert_eq!(block.text, "甲 乙 丙");
        assert_eq!(chars[block.at[4] as usize], '丙');
        assert_eq!(block.bold.first(), Some(&(4..5)));
    }

    #[test]
    fn reads_table_rows() {
        assert_eq!(
            blocks("<table><tr><td>地区<td><p>增速</p></td></tr><tr><td>甲县</td><td>7%</td></tr></table>"),
            ["地区\t增速", "甲县\t7%"]
        );
    }

    #[test]
    fn survives_what_is_no_html() {
        for source in
            ["<", "a < b 且 c > d", "<p", "<!--", "</div></p>", "<a b='", "&#x110000;&amp", "<script>", "<p>中<文"]
        {
            let _ = read(source);
        }
        assert_eq!(blocks("增速 < 5% 的县"), ["增速 < 5% 的县"]);
    }
}
