//! Cutting an article's text apart and putting texts together; paragraphs, bold runs and origins go along.

use yaobao_model::{Article, Block, BlockRole, CharIndex, OriginMap, OriginRun, Span};

/// The two parts of an article, cut before its paragraph number `at` (never the first).
///
/// With `takes_title` that paragraph becomes the title of the second part and leaves its text, if another one follows
/// it. The second part has the date and region of the first: they were read as one. Also gives the number of
/// characters by which places in the second part's text are smaller than they were.
pub(crate) fn cut(article: &Article, at: usize, title: &str, takes_title: bool) -> (Article, Article, usize) {
    let begins = if takes_title && at + 1 < article.blocks.len() { at + 1 } else { at };
    let ends = article.blocks[at - 1].at.end;
    let shift = article.blocks[begins].at.start;
    let length = article.text.chars().count();
    let first = Article {
        title: article.title.clone(),
        byline: article.byline.clone(),
        ..part(article, Span::new(0, ends), &article.blocks[..at])
    };
    let second = Article {
        title: title.to_owned(),
        byline: None,
        ..part(article, Span::new(shift, length), &article.blocks[begins..])
    };
    (first, second, shift)
}

/// A run of an article's text with what stands in it; title and byline are the caller's to say.
fn part(article: &Article, at: Span, blocks: &[Block]) -> Article {
    let inside = |span: Span| {
        let (start, end) = (span.start.max(at.start), span.end.min(at.end));
        (start < end).then(|| Span::new(start - at.start, end - at.start))
    };
    let runs = article.origin.runs.iter().filter_map(|run| {
        let kept = inside(Span::new(run.text, run.text + run.len))?;
        Some(OriginRun {
            text: kept.start,
            original: run.original + (kept.start + at.start - run.text),
            len: kept.len(),
        })
    });
    Article {
        title: String::new(),
        byline: None,
        date: article.date,
        region: article.region.clone(),
        text: CharIndex::new(&article.text).slice(at).to_owned(),
        blocks: blocks
            .iter()
            .map(|block| Block { at: Span::new(block.at.start - at.start, block.at.end - at.start), role: block.role })
            .collect(),
        emphasis: article.emphasis.iter().copied().filter_map(inside).collect(),
        origin: OriginMap { runs: runs.collect() },
    }
}

/// Articles as one, and the number of characters by which places in each are greater in it.
///
/// The title of each later article stays as a heading before its text, so that no word is lost. Byline, date and
/// region are those of the first that has one; different bylines stand beside each other.
pub(crate) fn joined(articles: &[Article]) -> (Article, Vec<usize>) {
    let mut whole = articles.first().cloned().unwrap_or_else(empty);
    let mut length = whole.text.chars().count();
    let mut shifts = vec![0];
    for article in articles.iter().skip(1) {
        if !article.title.is_empty() {
            push_paragraph(&mut whole, &mut length, &article.title, BlockRole::Heading(1));
        }
        if !article.text.is_empty() && !whole.text.is_empty() {
            whole.text.push('\n');
            length += 1;
        }
        shifts.push(length);
        whole.text.push_str(&article.text);
        whole
            .blocks
            .extend(article.blocks.iter().map(|block| Block { at: block.at.shifted(length), role: block.role }));
        whole.emphasis.extend(article.emphasis.iter().map(|span| span.shifted(length)));
        let runs = article.origin.runs.iter().map(|run| OriginRun { text: run.text + length, ..*run });
        whole.origin.runs.extend(runs);
        length += article.text.chars().count();
        whole.date = whole.date.or(article.date);
        whole.region = whole.region.take().or_else(|| article.region.clone());
        whole.byline = match (whole.byline.take(), &article.byline) {
            (Some(first), Some(other)) if !first.contains(other.as_str()) => Some(format!("{first} {other}")),
            (first, other) => first.or_else(|| other.clone()),
        };
    }
    (whole, shifts)
}

fn push_paragraph(article: &mut Article, length: &mut usize, text: &str, role: BlockRole) {
    if !article.text.is_empty() {
        article.text.push('\n');
        *length += 1;
    }
    article.text.push_str(text);
    let end = *length + text.chars().count();
    article.blocks.push(Block { at: Span::new(*length, end), role });
    *length = end;
}

fn empty() -> Article {
    Article {
        title: String::new(),
        byline: None,
        date: None,
        region: None,
        text: String::new(),
        blocks: Vec::new(),
        emphasis: Vec::new(),
        origin: OriginMap::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(title: &str, paragraphs: &[&str]) -> Article {
        let (mut article, mut length) = (empty(), 0);
        for paragraph in paragraphs {
            push_paragraph(&mut article, &mut length, paragraph, BlockRole::Paragraph);
        }
        let run = OriginRun { text: 0, original: 100, len: length };
        Article {
            title: title.to_owned(),
            origin: OriginMap { runs: vec![run] },
            emphasis: vec![Span::new(1, length)],
            ..article
        }
    }

    /// Every paragraph is what its place says, and nothing but line ends lies between them.
    fn paragraphs(article: &Article) -> Vec<&str> {
        let chars = CharIndex::new(&article.text);
        let found: Vec<&str> = article.blocks.iter().map(|block| chars.slice(block.at)).collect();
        assert_eq!(found.join("\n"), article.text);
        found
    }

    #[test]
    fn the_parts_of_an_article_know_where_they_stood() {
        let whole = article("题", &["甲乙。", "次题", "丙丁。"]);
        let (first, second, shift) = cut(&whole, 1, "次题", true);
        assert_eq!((paragraphs(&first), paragraphs(&second), shift), (vec!["甲乙。"], vec!["丙丁。"], 7));
        assert_eq!(second.origin.original_of(Span::new(0, 2)), Some(Span::new(107, 109)));
        assert_eq!((first.emphasis, second.emphasis), (vec![Span::new(1, 3)], vec![Span::new(0, 3)]));
        let (_, second, _) = cut(&whole, 1, "", false);
        assert_eq!(paragraphs(&second), ["次题", "丙丁。"]);
        let (_, second, _) = cut(&whole, 2, "丙丁。", true);
        assert_eq!(paragraphs(&second), ["丙丁。"], "an article is not left without text");
    }

    #[test]
    fn what_was_cut_is_put_together_again() {
        let whole = article("题", &["甲乙。", "次题", "丙丁。"]);
        let (first, second, shift) = cut(&whole, 1, "次题", true);
        let (again, shifts) = joined(&[first, second]);
        assert_eq!((&again.text, paragraphs(&again)), (&whole.text, vec!["甲乙。", "次题", "丙丁。"]));
        assert_eq!(shifts, [0, shift]);
        assert_eq!(again.origin.original_of(Span::new(7, 9)), Some(Span::new(107, 109)));
    }
}
