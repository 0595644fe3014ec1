//! The files of `assets/lexicons/`, line by line.

use super::{LexiconError, TimeWord, Unit, UnitClass};
use crate::words::Words;
use std::collections::HashMap;

/// One list while it is read.
pub(super) struct List<'f> {
    file: &'static str,
    rows: Vec<(usize, Vec<&'f str>)>,
}

impl<'f> List<'f> {
    pub fn of(files: &[(&'f str, &'f str)], file: &'static str) -> Result<Self, LexiconError> {
        let (_, text) = files.iter().find(|(name, _)| *name == file).ok_or(LexiconError::Missing { name: file })?;
        let rows = text
            .lines()
            .enumerate()
            .map(|(number, line)| (number + 1, line.trim()))
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
            .map(|(number, line)| {
                let parts = if file.ends_with(".csv") {
                    line.split(',').map(str::trim).collect()
                } else {
                    line.split_whitespace().collect()
                };
                (number, parts)
            })
            .collect();
        Ok(Self { file, rows })
    }

    fn bad(&self, line: usize, what: impl Into<String>) -> LexiconError {
        LexiconError::Line { file: self.file.to_owned(), line, what: what.into() }
    }

    /// Words that need no tag, for looking anywhere.
    pub fn words(&self) -> Vec<(&'f str, ())> {
        self.rows.iter().map(|(_, parts)| (parts[0], ())).collect()
    }

    /// Words that need no tag.
    pub fn plain(&self) -> Words<()> {
        Words::new(self.words())
    }

    /// Words whose second column is one of `classes`.
    pub fn tagged<T: Copy>(&self, classes: &[(&str, T)]) -> Result<Vec<(&'f str, T)>, LexiconError> {
        self.rows
            .iter()
            .map(|(line, parts)| {
                let class = parts.get(1).copied().unwrap_or_default();
                let tag = classes.iter().find(|(name, _)| *name == class).map(|(_, tag)| *tag);
                Ok((parts[0], tag.ok_or_else(|| self.bad(*line, format!("{class:?} is no class of this list")))?))
            })
            .collect()
    }
}

const UNIT_CLASSES: &[(&str, UnitClass)] = &[
    ("count", UnitClass::Count),
    ("amount", UnitClass::Amount),
    ("percent", UnitClass::Percent),
    ("permille", UnitClass::Permille),
    ("point", UnitClass::Point),
    ("times", UnitClass::Times),
    ("tenth", UnitClass::Tenth),
    ("score", UnitClass::Score),
    ("duration", UnitClass::Duration),
    ("none", UnitClass::None),
];

pub(super) fn read_units(list: &List<'_>) -> Result<(Words<Unit>, Vec<Box<str>>), LexiconError> {
    let mut not_before = Vec::new();
    let mut units = Vec::new();
    for ((word, class), (_, parts)) in list.tagged(UNIT_CLASSES)?.into_iter().zip(&list.rows) {
        units.push((word, Unit { class, not_before: not_before.len() }));
        not_before.push(parts.get(2).copied().unwrap_or_default().into());
    }
    Ok((Words::new(units), not_before))
}

pub(super) type Qualifiers = (Words<usize>, Words<usize>, Vec<Box<str>>);

pub(super) fn read_qualifiers(list: &List<'_>) -> Result<Qualifiers, LexiconError> {
    let (mut before, mut after, mut written) = (Vec::new(), Vec::new(), Vec::new());
    for ((word, stands_before), (line, parts)) in
        list.tagged(&[("before", true), ("after", false)])?.into_iter().zip(&list.rows)
    {
        let form = parts.get(2).ok_or_else(|| list.bad(*line, "the form for the record is missing"))?;
        if stands_before { &mut before } else { &mut after }.push((word, written.len()));
        written.push((*form).into());
    }
    Ok((Words::new(before), Words::new(after), written))
}

pub(super) fn read_times(list: &List<'_>) -> Result<Words<TimeWord>, LexiconError> {
    let mut words = Vec::new();
    for (line, parts) in &list.rows {
        let number = || {
            let text = parts.get(2).copied().unwrap_or_default();
            text.parse::<i32>().map_err(|_| list.bad(*line, format!("{text:?} is no number")))
        };
        let small = || number().map(i32::unsigned_abs);
        let word = match parts.get(1).copied().unwrap_or_default() {
            "year" => TimeWord::Year(number()?),
            "half" => TimeWord::Half(small()?),
            "quarter" => TimeWord::Quarter(small()?),
            "months" => TimeWord::Months(small()?),
            "plan" => TimeWord::Plan(number()?),
            "now" => TimeWord::Now,
            "stock" => TimeWord::Stock,
            "whole" => TimeWord::Whole,
            "vague" => TimeWord::Vague,
            other => return Err(list.bad(*line, format!("{other:?} is no class of this list"))),
        };
        words.push((parts[0], word));
    }
    Ok(Words::new(words))
}

pub(super) fn read_synonyms(list: &List<'_>) -> Result<HashMap<Box<str>, Box<str>>, LexiconError> {
    let mut synonyms = HashMap::new();
    for (line, parts) in list.rows.iter().skip(1) {
        let [common, printed] = parts.as_slice() else {
            return Err(list.bad(*line, "wants two columns"));
        };
        synonyms.insert((*printed).into(), (*common).into());
    }
    Ok(synonyms)
}
