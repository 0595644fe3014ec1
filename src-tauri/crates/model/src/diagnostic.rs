//! What a parser has to say about ugly input, which is never an error.

use crate::code::coded;
use crate::span::Span;

coded! {
    /// How much a finding or diagnostic matters.
    pub enum Severity ("severity") {
        /// Certainly wrong.
        Error = "error",
        /// Very likely wrong, or a matter of house style.
        Warning = "warning",
        /// For a person to look at.
        Hint = "hint",
    }
}

/// One remark of a stage about its input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Stable dotted code, `encoding.guessed`.
    pub code: &'static str,
    /// What was seen, in Chinese, for a person.
    pub message: String,
    /// Where, in characters of the text that the stage was given, if it is somewhere.
    pub at: Option<Span>,
}

impl Diagnostic {
    /// A remark that something is very likely wrong.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, code, message: message.into(), at: None }
    }

    /// A remark for a person to look at.
    #[must_use]
    pub fn hint(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Hint, code, message: message.into(), at: None }
    }

    /// A remark that something is certainly wrong.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, message: message.into(), at: None }
    }

    /// The same remark, tied to a place.
    #[must_use]
    pub fn at(mut self, at: Span) -> Self {
        self.at = Some(at);
        self
    }
}

/// A value, and what there is to say about how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    /// What was made of the input, however ugly.
    pub value: T,
    /// Remarks, in the order of the input.
    pub diagnostics: Vec<Diagnostic>,
}
