//! Steps of a longer job, each printed with the time it took.

use anyhow::{Context, Result};
use std::time::Instant;

/// Runs one step; its name goes before its output and, with the time, behind it, and into the error when it fails.
///
/// # Errors
/// What the step failed with, under its name.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("▶ {name}");
    let begun = Instant::now();
    let result = work();
    let seconds = begun.elapsed().as_secs_f64();
    match &result {
        Ok(_) => eprintln!("✓ {name}（{seconds:.1} 秒）"),
        Err(_) => eprintln!("✗ {name}（{seconds:.1} 秒）"),
    }
    result.with_context(|| format!("步骤“{name}”未通过"))
}
