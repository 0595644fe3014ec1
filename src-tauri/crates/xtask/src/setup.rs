//! Everything a fresh machine needs before the program can be built, tested and seen.
//!
//! Each part looks first whether it is done, so that a second run takes a moment. A part that cannot be done is named
//! in one line that says what to do, and the others go on.

mod fonts;
mod front_end;
mod packages;

use anyhow::{Result, bail};
use std::path::Path;

/// The parts of the set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Debian packages that the desktop window is built with.
    BuildPackages,
    /// Debian packages that the tests in a real window need.
    TestPackages,
    /// A Chinese font for the window itself.
    ScreenFont,
    /// Fonts that briefs are printed in.
    Fonts,
    /// The built front end.
    FrontEnd,
}

/// A part that could not be done.
#[derive(Debug)]
pub struct Lack {
    /// Which one.
    pub part: Part,
    /// What is missing and what to do about it, on one line.
    pub advice: String,
}

/// Does every part that is not done yet, and says which could not be.
pub fn prepare(root: &Path) -> Vec<Lack> {
    let mut lacks = packages::install();
    let others = [(Part::Fonts, fonts::fetch(root)), (Part::FrontEnd, front_end::build(root))];
    for (part, result) in others {
        if let Err(error) = result {
            lacks.push(Lack { part, advice: format!("{error:#}") });
        }
    }
    for lack in &lacks {
        eprintln!("✗ {}", lack.advice);
    }
    lacks
}

/// Does every part.
///
/// # Errors
/// When one of them could not be done; each has been named.
pub fn all(root: &Path) -> Result<()> {
    let lacks = prepare(root);
    if !lacks.is_empty() {
        bail!("环境尚未备齐，请按上面 {} 行提示处理后重试", lacks.len());
    }
    eprintln!("✓ 环境已备齐");
    Ok(())
}
