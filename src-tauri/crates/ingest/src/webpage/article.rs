//! Which blocks of a page are its article.

use super::{is_link, squeeze};
use crate::html::{BlockKind, Page, TextBlock};
use crate::sentence;
use std::collections::{HashMap, HashSet};

/// What of a page stands where.
pub(super) struct Article {
    /// For each block whether it stands where the article does.
    pub inside: Vec<bool>,
    /// For each block whether it only repeats what the article has said.
    pub again: Vec<bool>,
}

/// Finds the article.
pub(super) fn find(page: &Page, blocks: &[TextBlock]) -> Article {
    let tree = Tree::of(page, blocks);
    let main = main_element(page, blocks, &tree);
    let around = tree.around(page, main);
    let companions = companions(page, &tree, main);
    let inside: Vec<bool> = blocks
        .iter()
        .map(|block| {
            let path = || path(page, block.element);
            let holder = path().any(|element| element == main || companions.contains(&element));
            holder && !path().take_while(|&element| element != main).any(|element| around.contains(&element))
        })
        .collect();
    let again = repeated(page, blocks, &inside);
    Article { inside, again }
}

/// How much each element and those within it hold.
struct Tree {
    blocks: Vec<usize>,
    /// Characters that are no links.
    plain: Vec<usize>,
    linked: Vec<usize>,
    /// Characters of running text.
    running: Vec<usize>,
}

impl Tree {
    fn of(page: &Page, blocks: &[TextBlock]) -> Self {
        let none = vec![0; page.elements.len()];
        let mut tree = Self { blocks: none.clone(), plain: none.clone(), linked: none.clone(), running: none };
        for block in blocks {
            tree.blocks[block.element] += 1;
            tree.linked[block.element] += block.linked;
            tree.plain[block.element] += plain(block);
            tree.running[block.element] += if is_running(block) { plain(block) } else { 0 };
        }
        // Elements are numbered as they open: what is inside comes after.
        for (at, element) in page.elements.iter().enumerate().skip(1).rev() {
            for sums in [&mut tree.blocks, &mut tree.plain, &mut tree.linked, &mut tree.running] {
                sums[element.parent] += sums[at];
            }
        }
        tree
    }

    /// Elements that call themselves navigation, footer and the like and hold little of the text of `main`.
    fn around(&self, page: &Page, main: usize) -> HashSet<usize> {
        let small = |at: &usize| self.running[*at] * 3 <= self.running[main];
        (1..page.elements.len()).filter(|&at| speaks_against(page, at)).filter(small).collect()
    }
}

/// The element that holds the most running text: every paragraph speaks for its holder and, half as loudly, for the element
/// around that.
fn main_element(page: &Page, blocks: &[TextBlock], tree: &Tree) -> usize {
    let mut votes: HashMap<usize, f64> = HashMap::new();
    for block in blocks {
        if is_link(block) || plain(block) < 12 || !is_running(block) && block.kind != BlockKind::Row {
            continue;
        }
        let holder = holder(page, tree, block);
        let weight = (plain(block).min(400) as f64) * liking(page, holder);
        *votes.entry(holder).or_default() += weight;
        *votes.entry(page.elements[holder].parent).or_default() += weight / 2.0;
    }
    let mut best = (0, 0.0);
    for (&element, &vote) in &votes {
        if vote > best.1 || vote == best.1 && element < best.0 {
            best = (element, vote);
        }
    }
    best.0
}

/// The element that a block speaks for: not one that is only a paragraph, a list or a table in the article.
fn holder(page: &Page, tree: &Tree, block: &TextBlock) -> usize {
    const PARTS: &[&str] = &[
        "p",
        "li",
        "ul",
        "ol",
        "dl",
        "dd",
        "dt",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "center",
        "figure",
        "figcaption",
    ];
    let mut at = block.element;
    while at != 0 {
        let name = page.elements[at].name.as_str();
        let part = PARTS.contains(&name) || block.kind == BlockKind::Row && matches!(name, "tbody" | "thead" | "table");
        // A paragraph may as well be an element of any name that holds nothing else.
        if !part && (tree.blocks[at] > 1 || matches!(name, "body" | "article")) {
            break;
        }
        at = page.elements[at].parent;
    }
    at
}

/// Elements beside the article's that hold as clear running text: the parts of an article that is cut into sections.
fn companions(page: &Page, tree: &Tree, main: usize) -> HashSet<usize> {
    let parent = page.elements[main].parent;
    if main == 0 || page.elements[main].name == "body" {
        return HashSet::new();
    }
    (1..page.elements.len())
        .filter(|&at| {
            at != main && page.elements[at].parent == parent && page.elements[at].name == page.elements[main].name
        })
        .filter(|&at| {
            tree.running[at] >= 40
                && tree.running[at] * 2 >= tree.plain[at]
                && tree.linked[at] * 10 <= tree.plain[at]
                && liking(page, at) >= 1.0
        })
        .collect()
}

/// Blocks that say again what stands before them in the article: the copy of it that a page keeps for telephones.
fn repeated(page: &Page, blocks: &[TextBlock], inside: &[bool]) -> Vec<bool> {
    let mut seen: HashSet<String> = HashSet::new();
    let mut copied: HashMap<usize, usize> = HashMap::new();
    let mut whole: HashMap<usize, usize> = HashMap::new();
    for (block, _) in blocks.iter().zip(inside).filter(|(_, inside)| **inside) {
        let long = block.content.len() >= 30 && is_running(block);
        let copy = long && !seen.insert(squeeze(&block.content.text));
        for element in path(page, block.element) {
            *whole.entry(element).or_default() += block.content.len();
            *copied.entry(element).or_default() += if copy { block.content.len() } else { 0 };
        }
    }
    let is_copy = |element: usize| {
        let (copied, whole) = (copied.get(&element), whole.get(&element));
        copied.zip(whole).is_some_and(|(copied, whole)| copied * 5 >= whole * 4)
    };
    let of = |(block, &inside): (&TextBlock, &bool)| inside && path(page, block.element).any(is_copy);
    blocks.iter().zip(inside).map(of).collect()
}

/// An element and those around it, up to the page.
fn path(page: &Page, element: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(element), |&at| (at != 0).then(|| page.elements[at].parent))
}

fn plain(block: &TextBlock) -> usize {
    block.content.len().saturating_sub(block.linked)
}

fn is_running(block: &TextBlock) -> bool {
    sentence::has_stop(&block.content.text) || block.content.text.contains('，')
}

/// How much an element's name and class, and those around it, speak for or against it.
fn liking(page: &Page, element: usize) -> f64 {
    const FOR: &[&str] = &[
        "content", "article", "zoom", "editor", "text", "body", "main", "detail", "news", "ozoom", "zhengwen", "cont",
    ];
    let mut liking = 1.0;
    for at in path(page, element).take(3) {
        let element = &page.elements[at];
        if speaks_against(page, at) {
            liking *= 0.4;
        } else if element.name == "article" || FOR.iter().any(|word| element.hint.contains(word)) {
            liking *= 1.2;
        }
    }
    liking
}

/// Whether an element says that it is no article.
fn speaks_against(page: &Page, element: usize) -> bool {
    const AGAINST: &[&str] = &[
        "nav",
        "foot",
        "footer",
        "header",
        "side",
        "sidebar",
        "aside",
        "relate",
        "related",
        "relation",
        "recommend",
        "hot",
        "comment",
        "comments",
        "menu",
        "copyright",
        "banner",
        "list",
        "share",
        "tool",
        "toolbar",
        "tools",
        "crumb",
        "crumbs",
        "breadcrumb",
        "breadcrumbs",
        "position",
        "weizhi",
        "friendlink",
        "links",
        "tuijian",
        "xiangguan",
        "pager",
        "pagination",
        "login",
        "search",
        "bdshare",
    ];
    let element = &page.elements[element];
    let mut words = element.hint.split(|ch: char| !ch.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    matches!(element.name.as_str(), "nav" | "footer" | "aside")
        || words.any(|word| {
            AGAINST.contains(&word)
                || ["footer", "sidebar", "breadcrumb", "copyright", "recommend", "relat", "navi", "comment"]
                    .iter()
                    .any(|start| word.starts_with(start))
        })
}
