//! The formats a library has had, each as the statements that lead to it from the one before.
//!
//! A migration that has been released is never changed; what is to be different goes into a new one. [`open`] makes a
//! copy of an older library before it changes it.
//!
//! [`open`]: crate::Library::open

use crate::error::StoreError;
use crate::library::{check_format, format_of};
use crate::resemblance;
use crate::verify::fill_index;
use rusqlite::{Connection, TransactionBehavior};

/// The way to one format from the one before.
struct Migration {
    /// Its statements.
    sql: &'static str,
    /// What no statement can do, afterwards.
    then: fn(&Connection) -> Result<(), StoreError>,
}

/// What leads to format 1, 2, …
const MIGRATIONS: &[Migration] = &[
    Migration { sql: include_str!("0001_library.sql"), then: |_| Ok(()) },
    Migration { sql: include_str!("0002_mending.sql"), then: resemblance::fill },
    Migration { sql: include_str!("0003_preference.sql"), then: |_| Ok(()) },
    Migration { sql: include_str!("0004_search.sql"), then: fill_index },
    Migration { sql: include_str!("0005_duty.sql"), then: |_| Ok(()) },
];

/// The format that this program writes, and the newest that it reads.
pub const FORMAT: u32 = MIGRATIONS.len() as u32;

/// Brings a library of `format` up to [`FORMAT`], within the caller's transaction.
pub fn bring_up(db: &Connection, format: u32) -> Result<(), StoreError> {
    apply(db, format, MIGRATIONS)
}

/// Brings an older library up to [`FORMAT`], all the way or not at all.
pub fn migrate(db: &mut Connection) -> Result<(), StoreError> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have done it while this one waited.
    let format = format_of(&tx)?;
    check_format(format)?;
    bring_up(&tx, format)?;
    Ok(tx.commit()?)
}

fn apply(db: &Connection, format: u32, migrations: &[Migration]) -> Result<(), StoreError> {
    for migration in &migrations[format as usize..] {
        db.execute_batch(migration.sql)?;
        (migration.then)(db)?;
    }
    db.pragma_update(None, "user_version", migrations.len())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_leads_to_the_newest() {
        for format in 0..=FORMAT {
            let db = Connection::open_in_memory().expect("a library in memory");
            apply(&db, 0, &MIGRATIONS[..format as usize]).expect("the older format");
            bring_up(&db, format).expect("the newest");
            assert_eq!(format_of(&db).expect("a number"), FORMAT);
            db.execute_batch("select entries from library; select rowid from search_index; select hash from sentence")
                .expect("its tables");
        }
    }

    #[test]
    fn only_what_is_missing_is_done() {
        let db = Connection::open_in_memory().expect("a library in memory");
        let steps = ["create table a (x)", "insert into a values (1)", "insert into a values (2)"]
            .map(|sql| Migration { sql, then: |_| Ok(()) });
        apply(&db, 0, &steps[..2]).expect("format 2");
        apply(&db, 2, &steps).expect("format 3");
        let sum: i64 = db.query_row("select sum(x) from a", [], |row| row.get(0)).expect("a sum");
        assert_eq!((sum, format_of(&db).expect("a number")), (3, 3));
    }
}
