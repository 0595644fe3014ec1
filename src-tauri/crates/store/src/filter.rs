//! Where-clauses that are put together from the filters a person has set.

use rusqlite::params_from_iter;
use rusqlite::types::Value;
use yaobao_model::{BulletinId, ReviewState};

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// Number of rows in the whole list.
    pub total: usize,
    /// The rows of this page.
    pub rows: Vec<T>,
}

/// Conditions and the values bound to them; conditions are constants of this crate, values come from outside.
#[derive(Debug, Clone, Default)]
pub(crate) struct Conditions {
    clauses: Vec<String>,
    values: Vec<Value>,
    /// The column of the state that must not be rejected.
    unrejected: Option<String>,
}

impl Conditions {
    /// Adds a condition in which every `?` stands for the next of `values`.
    pub fn add<const N: usize>(&mut self, clause: &str, values: [Value; N]) {
        debug_assert_eq!(clause.matches('?').count(), N, "{clause}");
        self.clauses.push(clause.to_owned());
        self.values.extend(values);
    }

    /// Adds `column = value` when there is a value.
    pub fn equal(&mut self, column: &str, value: Option<String>) {
        if let Some(value) = value {
            self.add(&format!("{column} = ?"), [value.into()]);
        }
    }

    /// Adds the condition that `column` begins with `prefix`, as a range that an index answers.
    pub fn begins(&mut self, column: &str, prefix: Option<&str>) {
        if let Some(prefix) = prefix.filter(|prefix| !prefix.is_empty()) {
            let past = format!("{prefix}\u{10ffff}");
            self.add(&format!("{column} >= ? and {column} < ?"), [prefix.to_owned().into(), past.into()]);
        }
    }

    /// Adds the condition that a fact is in a state, or where none is asked for not rejected.
    pub fn in_state(&mut self, column: &str, state: Option<ReviewState>, unrejected: bool) {
        self.equal(column, state.map(|state| state.code().to_owned()));
        if state.is_none() && unrejected {
            self.unrejected = Some(column.to_owned());
        }
    }

    /// The same conditions without the one that leaves rejected facts out, and that column, if there is one.
    pub fn with_rejected(&self) -> (Self, Option<String>) {
        (Self { unrejected: None, ..self.clone() }, self.unrejected.clone())
    }

    /// Whether nothing is narrowed.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.unrejected.is_none()
    }

    /// Adds the condition that the article in `column` is one of this bulletin.
    pub fn of_bulletin(&mut self, column: &str, bulletin: Option<BulletinId>) {
        if let Some(bulletin) = bulletin {
            let clause = format!("{column} in (select id from article where bulletin = ?)");
            self.add(&clause, [bulletin.to_string().into()]);
        }
    }

    /// `where …`, or nothing.
    pub fn clause(&self) -> String {
        let state = self.unrejected.iter().map(|column| format!("{column} <> 'rejected'"));
        let all: Vec<String> = self.clauses.iter().cloned().chain(state).collect();
        if all.is_empty() { String::new() } else { format!("where ({})", all.join(") and (")) }
    }

    /// The bound values, in the order of the conditions.
    pub fn values(&self) -> impl rusqlite::Params + '_ {
        params_from_iter(&self.values)
    }

    /// The bound values followed by those of `limit ? offset ?`.
    pub fn values_and_page(&self, limit: Option<usize>, offset: usize) -> impl rusqlite::Params {
        let limit = limit.and_then(|n| i64::try_from(n).ok()).unwrap_or(-1);
        let offset = i64::try_from(offset).unwrap_or(i64::MAX);
        let mut values = self.values.clone();
        values.extend([limit.into(), offset.into()]);
        params_from_iter(values)
    }
}
