//! Recognising articles that are nearly the same (转载): another site's reprint, a version with a few sentences changed.
//!
//! Every sentence of an article is kept as a number made of its letters and digits, so that blanks, line breaks and
//! marks do not count. Articles that share some of these numbers are candidates; how much two really have in common is
//! then measured on their texts, by pairs of characters, so that a changed figure costs no more than itself.

use crate::error::StoreError;
use crate::library::Library;
use crate::row::{date, parsed};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;
use yaobao_model::{ArticleId, BulletinId, PartialDate};

/// An article that is nearly the same as another one of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct Resemblance {
    /// The article.
    pub article: ArticleId,
    /// The other article.
    pub other: ArticleId,
    /// Its title.
    pub other_title: String,
    /// The other's bulletin.
    pub bulletin: BulletinId,
    /// Its title.
    pub bulletin_title: String,
    /// Name of its file.
    pub file_name: String,
    /// The date of the other article, or else of its bulletin.
    pub date: Option<PartialDate>,
    /// When it came in, in milliseconds since 1970.
    pub imported_at: i64,
    /// What both have in common, as a part of both: 0 to 1.
    pub similarity: f64,
}

/// Letters and digits of the shortest sentence that tells an article: shorter ones are found everywhere.
const SENTENCE: usize = 10;

/// Letters and digits that two articles must share, in whole sentences, to be compared at all.
const SHARED: usize = 20;

/// Articles of one sentence that are looked at: a line that stands below everything says nothing.
const LOOKED_AT: usize = 64;

/// Articles that are compared with one, those with the most in common first.
const COMPARED: usize = 6;

/// The part that two articles have in common from which on they are nearly the same. Reprints with an editor's note or
/// a few changed sentences reach 0.75 and more, reports of different authors on one event stay below 0.35.
const NEARLY: f64 = 0.6;

/// The part of the shorter one that stands in the longer one from which on it is an abridgement, and the letters and
/// digits that it must have.
const ABRIDGED: (f64, usize) = (0.85, 120);

/// What counts of a text when it is compared: letters and digits, of one width and case.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase(),
        _ => c.to_ascii_lowercase(),
    })
}

/// The sentences of a text: their numbers and how many letters and digits each has; rising, without repeats.
fn sentences(text: &str) -> Vec<(i64, usize)> {
    let mut found = Vec::new();
    let mut folded = String::new();
    for sentence in text.split(['。', '！', '？', '；', '!', '?', ';', '\n']) {
        folded.clear();
        folded.extend(letters(sentence));
        let length = folded.chars().count();
        if length >= SENTENCE {
            let hash = blake3::hash(folded.as_bytes());
            let number = hash.as_bytes()[..BYTES].iter().fold(0, |number, &byte| number << 8 | i64::from(byte));
            found.push((number, length));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Bytes of a sentence's number: two of ten million sentences share one with a chance of one in six.
const BYTES: usize = 6;

fn packed(sentences: &[(i64, usize)]) -> Vec<u8> {
    sentences.iter().flat_map(|(number, _)| number.to_be_bytes()[8 - BYTES..].to_vec()).collect()
}

fn unpacked(bytes: &[u8]) -> Vec<i64> {
    let number = |bytes: &[u8]| bytes.iter().fold(0, |number, &byte| number << 8 | i64::from(byte));
    bytes.chunks(BYTES).map(number).collect()
}

/// Keeps the sentences of an article.
pub(crate) fn keep(db: &Connection, entry: i64, text: &str) -> Result<(), StoreError> {
    let sentences = sentences(text);
    db.prepare_cached("insert into fingerprint (entry, sentences) values (?1, ?2)")?
        .execute((entry, packed(&sentences)))?;
    let mut insert = db.prepare_cached("insert into sentence (hash, entry) values (?1, ?2)")?;
    for (number, _) in sentences {
        insert.execute((number, entry))?;
    }
    Ok(())
}

/// Forgets the sentences of an article, by its entry; of one that has none nothing is forgotten.
pub(crate) fn forget(db: &Connection, entry: i64) -> Result<(), StoreError> {
    let known: Option<Vec<u8>> = db
        .prepare_cached("delete from fingerprint where entry = ?1 returning sentences")?
        .query_row([entry], |row| row.get(0))
        .optional()?;
    let mut delete = db.prepare_cached("delete from sentence where hash = ?1 and entry = ?2")?;
    for number in unpacked(&known.unwrap_or_default()) {
        delete.execute((number, entry))?;
    }
    Ok(())
}

/// Keeps the sentences of an article as it stands now, if it is there.
pub(crate) fn refresh(db: &Connection, article: &str) -> Result<(), StoreError> {
    let found: Option<(i64, String)> = db
        .prepare_cached("select entry, text from article where id = ?1")?
        .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found.map_or(Ok(()), |(entry, text)| {
        forget(db, entry)?;
        keep(db, entry, &text)
    })
}

/// Keeps the sentences of every article anew.
pub(crate) fn fill(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch("delete from fingerprint; delete from sentence")?;
    let mut select = db.prepare("select entry, text from article order by entry")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        keep(db, row.get(0)?, row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
    }
    Ok(())
}

/// Articles whose sentences are not those that are kept, and entries that belong to no article.
pub(crate) fn wrong(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut wrong = Vec::new();
    let mut select = db.prepare(include_str!("resemblance/kept.sql"))?;
    let mut there = db.prepare("select 1 from sentence where hash = ?1 and entry = ?2")?;
    let mut rows = select.query([])?;
    let mut expected = 0_i64;
    while let Some(row) = rows.next()? {
        let (subject, entry): (String, i64) = (row.get(0)?, row.get(1)?);
        let text = row.get_ref(2)?.as_str_or_null().map_err(rusqlite::Error::from)?.unwrap_or_default();
        let sentences = sentences(text);
        expected += sentences.len() as i64;
        let mut sound =
            row.get_ref(3)?.as_bytes_or_null().map_err(rusqlite::Error::from)? == Some(&packed(&sentences)[..]);
        for (number, _) in sentences {
            sound = sound && there.exists((number, entry))?;
        }
        if !sound {
            wrong.push(subject);
        }
    }
    let kept: i64 = db.query_row("select count(*) from sentence", [], |row| row.get(0))?;
    if wrong.is_empty() && kept != expected {
        wrong.push("sentence".to_owned());
    }
    Ok(wrong)
}

/// How much two texts have in common: the part of both, and the part of the shorter one.
fn in_common(a: &str, b: &str) -> (f64, f64) {
    let pairs = |text: &str| {
        let letters: Vec<char> = letters(text).collect();
        let mut counts: HashMap<(char, char), usize> = HashMap::with_capacity(letters.len());
        for pair in letters.array_windows() {
            let [first, second] = *pair;
            *counts.entry((first, second)).or_default() += 1;
        }
        (counts, letters.len().saturating_sub(1))
    };
    let ((of_a, all_a), (of_b, all_b)) = (pairs(a), pairs(b));
    let shared: usize = of_a.iter().map(|(pair, n)| of_b.get(pair).map_or(0, |m| *n.min(m))).sum();
    let part = |of: usize| if of == 0 { 0.0 } else { shared as f64 / of as f64 };
    (2.0 * part(all_a + all_b), part(all_a.min(all_b)))
}

impl Library {
    /// Articles of other bulletins that are nearly the same as one of this bulletin's, article by article, those with
    /// the most in common first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn resembling(&self, bulletin: BulletinId) -> Result<Vec<Resemblance>, StoreError> {
        let sql = "select article.id, article.text from article join bulletin on bulletin.id = article.bulletin \
                   and bulletin.version = article.version where bulletin.id = ?1 order by article.place";
        let mut select = self.db.prepare_cached(sql)?;
        let mut rows = select.query([bulletin.to_string()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let text = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            found.extend(self.resembling_text(parsed(row, "id")?, bulletin, text)?);
        }
        Ok(found)
    }

    fn resembling_text(&self, article: ArticleId, of: BulletinId, text: &str) -> Result<Vec<Resemblance>, StoreError> {
        let mut shared: HashMap<i64, usize> = HashMap::new();
        let mut select = self.db.prepare_cached("select entry from sentence where hash = ?1 limit ?2")?;
        for (number, length) in sentences(text) {
            for entry in select.query_map((number, LOOKED_AT), |row| row.get::<_, i64>(0))? {
                *shared.entry(entry?).or_default() += length;
            }
        }
        let mut candidates: Vec<(usize, i64)> =
            shared.into_iter().filter(|(_, shared)| *shared >= SHARED).map(|(entry, shared)| (shared, entry)).collect();
        candidates.sort_unstable_by(|a, b| b.cmp(a));
        let mut found: Vec<Resemblance> = Vec::new();
        let mut compared = 0;
        for (_, entry) in candidates {
            let Some((other, other_text)) = self.candidate(article, entry)? else { continue };
            if other.bulletin == of {
                continue;
            }
            let (similarity, contained) = in_common(text, &other_text);
            let abridged =
                contained >= ABRIDGED.0 && letters(text).count().min(letters(&other_text).count()) >= ABRIDGED.1;
            if similarity >= NEARLY || abridged {
                found.push(Resemblance { similarity, ..other });
            }
            compared += 1;
            if compared == COMPARED {
                break;
            }
        }
        found.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
        Ok(found)
    }

    /// The article of an entry and its text, unless it is of a version that is no longer read.
    fn candidate(&self, article: ArticleId, entry: i64) -> Result<Option<(Resemblance, String)>, StoreError> {
        let mut select = self.db.prepare_cached(include_str!("resemblance/candidate.sql"))?;
        let found = select.query_row([entry], |row| {
            let other = Resemblance {
                article,
                other: parsed(row, "id")?,
                other_title: row.get("title")?,
                bulletin: parsed(row, "bulletin")?,
                bulletin_title: row.get("bulletin_title")?,
                file_name: row.get("file_name")?,
                date: date(row, "date")?,
                imported_at: row.get("imported_at")?,
                similarity: 0.0,
            };
            Ok((other, row.get("text")?))
        });
        Ok(found.optional()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_width_and_marks_make_no_other_sentence() {
        let numbers = |text: &str| sentences(text).into_iter().map(|(number, _)| number).collect::<Vec<_>>();
        let one = numbers("2025年全县新增市场主体3200户，增长9.1%。");
        assert_eq!(one, numbers("２０２５年 全县新增\u{3000}市场主体3200户,增长9.1％！"));
        assert_ne!(one, numbers("2025年全县新增市场主体3300户，增长9.1%。"));
        assert_eq!(numbers("短句。也短。"), []);
        assert_eq!(unpacked(&packed(&sentences("第一句话有十个字以上的。第二句话也有十个字以上。"))).len(), 2);
    }

    #[test]
    fn what_texts_have_in_common_is_a_part_of_both() {
        let text = "某县推行一窗通办，企业开办时间压缩到半个工作日。";
        assert_eq!(in_common(text, text), (1.0, 1.0));
        assert_eq!(in_common(text, "完全无关"), (0.0, 0.0));
        let (similarity, contained) = in_common(text, &text.repeat(2));
        assert!(similarity < 0.7 && contained > 0.99, "{similarity} {contained}");
        assert_eq!(in_common("", text), (0.0, 0.0));
    }
}
