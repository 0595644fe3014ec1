//! What comes from outside: time, randomness, and where fonts lie.

use chrono::{DateTime, Local, NaiveDate, Utc};
use std::path::PathBuf;

/// The world around the workbench. The shells give [`Machine`]; tests give one that stands still.
pub trait Host: Send + Sync {
    /// Milliseconds since 1970, UTC.
    fn now(&self) -> u64;

    /// Random bits for identifiers.
    fn random(&self) -> u128;

    /// The day it is where the person sits.
    fn today(&self) -> NaiveDate;

    /// The folder of the fonts that come with the program; `None` where it was not found.
    fn fonts(&self) -> Option<PathBuf>;

    /// Whether fonts installed on the machine are used before those that come with the program.
    fn uses_installed_fonts(&self) -> bool;
}

/// The machine that the program runs on.
#[derive(Debug, Clone, Default)]
pub struct Machine {
    /// The folder of the fonts that come with the program, as [`crate::places::fonts`] finds it.
    pub fonts: Option<PathBuf>,
}

impl Host for Machine {
    fn now(&self) -> u64 {
        // A clock before 1970 is not set at all.
        DateTime::<Utc>::from(std::time::SystemTime::now()).timestamp_millis().try_into().unwrap_or(0)
    }

    fn random(&self) -> u128 {
        let mut bytes = [0; 16];
        match getrandom::fill(&mut bytes) {
            Ok(()) => u128::from_le_bytes(bytes),
            // Without a source of randomness identifiers still differ by their moment.
            Err(_) => u128::from(std::process::id()),
        }
    }

    fn today(&self) -> NaiveDate {
        Local::now().date_naive()
    }

    fn fonts(&self) -> Option<PathBuf> {
        self.fonts.clone()
    }

    fn uses_installed_fonts(&self) -> bool {
        true
    }
}
