//! Reading columns into the model's own types.

use crate::StoreError;
use rusqlite::Row;
use rusqlite::types::Type;
use std::error::Error;
use std::fmt::Display;
use std::str::FromStr;
use yaobao_model::{PartialDate, Span};

/// The error of a column that does not hold what it should.
pub(crate) fn damaged(column: &str, error: impl Display) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(usize::MAX, Type::Text, format!("{column}: {error}").into())
}

/// A column that holds the written form of a `T`: an identifier, a code, a decimal.
pub(crate) fn parsed<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: Error + Send + Sync + 'static,
{
    row.get_ref(column)?.as_str()?.parse().map_err(|error: T::Err| damaged(column, error))
}

/// The same for a column that may be null.
pub(crate) fn parsed_option<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>>
where
    T: FromStr,
    T::Err: Error + Send + Sync + 'static,
{
    match row.get_ref(column)?.as_str_or_null()? {
        Some(text) => text.parse().map(Some).map_err(|error: T::Err| damaged(column, error)),
        None => Ok(None),
    }
}

/// A date of which parts may be missing.
pub(crate) fn date(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<PartialDate>> {
    match row.get_ref(column)?.as_str_or_null()? {
        Some(text) => PartialDate::parse(text).map(Some).ok_or_else(|| damaged(column, "no date")),
        None => Ok(None),
    }
}

/// A span in two columns.
pub(crate) fn span(row: &Row<'_>, start: &str, end: &str) -> rusqlite::Result<Span> {
    let (from, to) = (row.get(start)?, row.get(end)?);
    if from > to { Err(damaged(end, "a span ends before it starts")) } else { Ok(Span::new(from, to)) }
}

/// Packed numbers, read by `unpack`.
pub(crate) fn unpacked<T>(row: &Row<'_>, column: &str, unpack: fn(&[u8]) -> Option<T>) -> rusqlite::Result<T> {
    unpack(row.get_ref(column)?.as_blob()?).ok_or_else(|| damaged(column, "packed numbers break off"))
}

/// The error of a stored value that cannot be what it should.
pub(crate) fn corrupt(detail: impl Into<String>) -> StoreError {
    StoreError::Corrupt { detail: detail.into() }
}
