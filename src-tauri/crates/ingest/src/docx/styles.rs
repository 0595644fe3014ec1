//! Styles of a Word document, as far as they say what a paragraph is.

use super::body::outline;
use super::value;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashMap;

/// What a style says of its paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Level of the heading they are.
    pub heading: Option<u8>,
    /// List and level that number them.
    pub number: Option<(String, usize)>,
}

/// All styles by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles {
    own: HashMap<String, Style>,
    /// The style that each is based on.
    based_on: HashMap<String, String>,
    contents: Vec<String>,
    /// The style of paragraphs that name none.
    usual: String,
}

impl Styles {
    /// Reads `word/styles.xml`: levels come from a style's outline level or its name, `heading 1`, `标题 2`.
    pub fn read(xml: &str) -> Self {
        let mut styles = Self::default();
        let mut id = String::new();
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            let (Event::Start(tag) | Event::Empty(tag)) = &event else {
                if matches!(event, Event::Eof) {
                    break;
                }
                continue;
            };
            let val = || value(tag, "w:val").unwrap_or_default();
            match tag.local_name().as_ref() {
                "style" => {
                    id = value(tag, "w:styleId").unwrap_or_default();
                    if value(tag, "w:default").as_deref() == Some("1")
                        && value(tag, "w:type").as_deref() == Some("paragraph")
                    {
                        styles.usual.clone_from(&id);
                    }
                }
                "name" => styles.name(&id, &val().to_lowercase()),
                "basedOn" => {
                    styles.based_on.insert(id.clone(), val());
                }
                "outlineLvl" => {
                    if let Some(level) = outline(&val()) {
                        styles.own.entry(id.clone()).or_default().heading = Some(level);
                    }
                }
                "numId" => styles.own.entry(id.clone()).or_default().number.get_or_insert_default().0 = val(),
                "ilvl" => {
                    styles.own.entry(id.clone()).or_default().number.get_or_insert_default().1 =
                        val().parse().unwrap_or_default();
                }
                _ => {}
            }
        }
        styles
    }

    fn name(&mut self, id: &str, name: &str) {
        if name.starts_with("toc ") || name.starts_with("目录") {
            self.contents.push(id.to_owned());
        }
        let level = name.strip_prefix("heading").or(name.strip_prefix("标题")).and_then(|n| n.trim().parse().ok());
        if let Some(level) = level.filter(|level| (1..=9).contains(level)).or((name == "title").then_some(1)) {
            self.own.entry(id.to_owned()).or_default().heading = Some(level);
        }
    }

    /// What a style says, itself or through those that it is based on; an empty name is the usual style.
    pub fn of(&self, id: &str) -> Style {
        let mut style = Style::default();
        let mut id = if id.is_empty() { &self.usual } else { id };
        // Styles that are based on each other in a circle end here too.
        for _ in 0..12 {
            if let Some(own) = self.own.get(id) {
                style.heading = style.heading.or(own.heading);
                style.number = style.number.or_else(|| own.number.clone());
            }
            let Some(next) = self.based_on.get(id) else { break };
            id = next;
        }
        style
    }

    /// Whether a style is one of the table of contents.
    pub fn is_contents(&self, id: &str) -> bool {
        self.contents.iter().any(|known| known == id)
    }
}
