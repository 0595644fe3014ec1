//! The formats a library has had, each as the statements that lead to it from the one before.
//!
//! A migration that has been released is never changed; what is to be different goes into a new one.

use crate::error::StoreError;
use rusqlite::Connection;

/// Statements that lead to format 1, 2, …
const MIGRATIONS: &[&str] = &[include_str!("0001_library.sql")];

/// The format that this program writes, and the newest that it reads.
pub const FORMAT: u32 = MIGRATIONS.len() as u32;

/// Brings a library of `format` up to [`FORMAT`], within the caller's transaction.
pub fn bring_up(db: &Connection, format: u32) -> Result<(), StoreError> {
    for migration in &MIGRATIONS[format as usize..] {
        db.execute_batch(migration)?;
    }
    db.pragma_update(None, "user_version", FORMAT)?;
    Ok(())
}
