//! The headline of an article on its page.

use super::{is_link, meta, squeeze};
use crate::html::{Page, TextBlock};
use crate::sentence;

pub(super) enum Headline {
    /// Blocks from the one to the other.
    At(usize, usize),
    /// Only named by the page's own title.
    Named(String),
}

/// The headline: what the page's `<meta>` or `<title>` names and a block prints, else the first heading before the text.
pub(super) fn find(page: &Page, blocks: &[TextBlock], inside: &[bool]) -> Headline {
    let first_inside = inside.iter().position(|&is| is).unwrap_or(0);
    let until = blocks
        .iter()
        .enumerate()
        .skip(first_inside)
        .find(|(_, block)| block.content.len() > 60 && sentence::has_stop(&block.content.text))
        .map_or(blocks.len(), |(at, _)| at);
    let named: Vec<String> = [meta(page, &["articletitle", "og:title", "title"]), Some(page.title.clone())]
        .into_iter()
        .flatten()
        .map(|text| squeeze(&text))
        .filter(|text| text.chars().count() >= 4)
        .collect();
    let prints = |block: &TextBlock| {
        let text = squeeze(&block.content.text);
        (6..=80).contains(&text.chars().count())
            && !is_link(block)
            && named.iter().any(|name| name.starts_with(&text) || name.contains(&text) && text.chars().count() >= 8)
    };
    // The longest match: a column's name may stand in the page's title as well.
    let printed = (0..until).filter(|&at| prints(&blocks[at])).max_by_key(|&at| blocks[at].content.len());
    let whole = |at: usize| {
        // A line break inside a heading parts it into blocks of one element.
        let same = |other: usize| {
            blocks[other].element == blocks[at].element
                && blocks[other].heading == blocks[at].heading
                && blocks[at].heading.is_some()
        };
        let first = (0..at).rev().take_while(|&other| same(other)).last().unwrap_or(at);
        let last = (at + 1..blocks.len()).take_while(|&other| same(other)).last().unwrap_or(at);
        Headline::At(first, last)
    };
    if let Some(at) = printed {
        return whole(at);
    }
    let heads: Vec<usize> = (0..until)
        .filter(|&at| blocks[at].heading.is_some() && !is_link(&blocks[at]) && blocks[at].content.len() >= 6)
        .collect();
    if let Some(&at) = heads.iter().min_by_key(|&&at| blocks[at].heading) {
        return whole(at);
    }
    let titled = (0..until).rev().find(|&at| {
        page.elements[blocks[at].element].hint.contains("title")
            && (6..=80).contains(&blocks[at].content.len())
            && !is_link(&blocks[at])
    });
    if let Some(at) = titled {
        return Headline::At(at, at);
    }
    let title = page.title.split(['_', '|', '－']).next().unwrap_or_default();
    let title = title.rsplit_once(" - ").or_else(|| title.rsplit_once('-')).map_or(title, |(title, _)| title).trim();
    Headline::Named(title.to_owned())
}
