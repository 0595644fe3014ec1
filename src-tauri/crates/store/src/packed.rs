//! Lists of small numbers as bytes: seven bits a byte, the eighth says that more follow.
//!
//! An article's paragraphs, bold runs and origin map are read whole or not at all; packed they take a few bytes a run.

use yaobao_model::{Block, BlockRole, OriginMap, OriginRun, Span};

fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads numbers until the bytes end; `None` inside when they end within a number.
struct Numbers<'b>(&'b [u8]);

impl Iterator for Numbers<'_> {
    type Item = Option<u64>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let mut number = 0u64;
        for (n, &byte) in self.0.iter().enumerate().take(9) {
            number |= u64::from(byte & 0x7f) << (7 * n);
            if byte < 0x80 {
                self.0 = &self.0[n + 1..];
                return Some(Some(number));
            }
        }
        self.0 = &[];
        Some(None)
    }
}

fn unpack(bytes: &[u8]) -> Option<Vec<usize>> {
    Numbers(bytes).map(|number| number.and_then(|n| usize::try_from(n).ok())).collect()
}

/// Packs spans that follow each other: the gap before each, and its length.
pub fn pack_spans(spans: &[Span]) -> Vec<u8> {
    let mut out = Vec::with_capacity(spans.len() * 3);
    for span in spans {
        put(&mut out, span.start as u64);
        put(&mut out, span.len() as u64);
    }
    out
}

/// Reads what [`pack_spans`] wrote; `None` when it is damaged.
pub fn unpack_spans(bytes: &[u8]) -> Option<Vec<Span>> {
    let numbers = unpack(bytes)?;
    let (pairs, rest) = numbers.as_chunks::<2>();
    let spans = pairs.iter().map(|&[start, len]| Some(Span::new(start, start.checked_add(len)?)));
    if rest.is_empty() { spans.collect() } else { None }
}

/// Packs the paragraphs of an article.
pub fn pack_blocks(blocks: &[Block]) -> Vec<u8> {
    let mut out = Vec::with_capacity(blocks.len() * 4);
    for block in blocks {
        put(&mut out, block.at.start as u64);
        put(&mut out, block.at.len() as u64);
        let role = match block.role {
            BlockRole::Paragraph => 0,
            BlockRole::ListItem => 1,
            BlockRole::TableRow => 2,
            BlockRole::Heading(level) => 16 + u64::from(level),
        };
        put(&mut out, role);
    }
    out
}

/// Reads what [`pack_blocks`] wrote; `None` when it is damaged.
pub fn unpack_blocks(bytes: &[u8]) -> Option<Vec<Block>> {
    let numbers = unpack(bytes)?;
    let (triples, rest) = numbers.as_chunks::<3>();
    let blocks = triples.iter().map(|&[start, len, role]| {
        let role = match role {
            0 => BlockRole::Paragraph,
            1 => BlockRole::ListItem,
            2 => BlockRole::TableRow,
            level => BlockRole::Heading(u8::try_from(level.checked_sub(16)?).ok()?),
        };
        Some(Block { at: Span::new(start, start.checked_add(len)?), role })
    });
    if rest.is_empty() { blocks.collect() } else { None }
}

/// Packs an origin map: for each run how far it lies behind the one before, in both texts, and its length.
pub fn pack_origin(origin: &OriginMap) -> Vec<u8> {
    let mut out = Vec::with_capacity(origin.runs.len() * 4);
    let (mut text, mut original) = (0i64, 0i64);
    for run in &origin.runs {
        for step in [run.text as i64 - text, run.original as i64 - original] {
            put(&mut out, ((step << 1) ^ (step >> 63)) as u64);
        }
        put(&mut out, run.len as u64);
        (text, original) = ((run.text + run.len) as i64, (run.original + run.len) as i64);
    }
    out
}

/// Reads what [`pack_origin`] wrote; `None` when it is damaged.
pub fn unpack_origin(bytes: &[u8]) -> Option<OriginMap> {
    let numbers: Vec<u64> = Numbers(bytes).collect::<Option<_>>()?;
    let (triples, rest) = numbers.as_chunks::<3>();
    let (mut text, mut original) = (0i64, 0i64);
    let step = |number: u64| (number >> 1) as i64 ^ -((number & 1) as i64);
    let runs = triples.iter().map(|&[to_text, to_original, len]| {
        let len = i64::try_from(len).ok()?;
        (text, original) = (text.checked_add(step(to_text))?, original.checked_add(step(to_original))?);
        let run = OriginRun {
            text: usize::try_from(text).ok()?,
            original: usize::try_from(original).ok()?,
            len: usize::try_from(len).ok()?,
        };
        (text, original) = (text.checked_add(len)?, original.checked_add(len)?);
        Some(run)
    });
    let runs = runs.collect::<Option<Vec<_>>>()?;
    rest.is_empty().then_some(OriginMap { runs })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn origin_maps_read_back(runs in prop::collection::vec((0usize..1_000_000, 0usize..1_000_000, 1usize..10_000), 0..50)) {
            let runs = runs.into_iter().map(|(text, original, len)| OriginRun { text, original, len }).collect();
            let origin = OriginMap { runs };
            prop_assert_eq!(unpack_origin(&pack_origin(&origin)), Some(origin));
        }

        #[test]
        fn blocks_read_back(blocks in prop::collection::vec((0usize..1_000_000, 0usize..10_000, 0u8..8), 0..50)) {
            let role = |n| match n { 0 => BlockRole::Paragraph, 1 => BlockRole::ListItem, 2 => BlockRole::TableRow, n => BlockRole::Heading(n - 2) };
            let blocks: Vec<Block> = blocks.into_iter().map(|(start, len, n)| Block { at: Span::new(start, start + len), role: role(n) }).collect();
            prop_assert_eq!(unpack_blocks(&pack_blocks(&blocks)), Some(blocks));
        }

        #[test]
        fn damaged_bytes_are_noticed_or_harmless(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = (unpack_origin(&bytes), unpack_blocks(&bytes), unpack_spans(&bytes));
        }
    }
}
