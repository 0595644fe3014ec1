//! Small shapes that many commands share.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use yaobao_model as model;

/// A run of characters as `[start, end]`.
pub type At = (usize, usize);

/// A request or response with nothing in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "contract.ts")]
pub struct Nothing {}

/// Names one thing of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct IdRequest {
    /// Its identifier.
    pub id: String,
}

/// Names a file of the machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct PathRequest {
    /// Its path.
    pub path: String,
}

/// Declares the transport form of a closed list of the model, and the way there and back.
macro_rules! wire {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "kebab-case")]
        #[ts(export_to = "contract.ts")]
        #[allow(missing_docs, reason = "the members are documented on the model's list")]
        pub enum $name { $($variant),+ }

        impl From<model::$name> for $name {
            fn from(value: model::$name) -> Self {
                match value { $(model::$name::$variant => Self::$variant),+ }
            }
        }

        impl From<$name> for model::$name {
            fn from(value: $name) -> Self {
                match value { $($name::$variant => Self::$variant),+ }
            }
        }
    )+};
}

wire! {
    /// What sort of document a bulletin is.
    BulletinKind { Newspaper, Digest, PolicyDocument, Brief, WebArticle }
    /// What a figure says of its indicator.
    StatisticKind { Level, Growth, Share, Rank, Target, Change }
    /// How sure the program is of what it read.
    Confidence { Certain, Likely, Review }
    /// What a person has said of a fact.
    ReviewState { Proposed, Accepted, Edited, Rejected }
    /// How the sources of one figure stand to each other.
    Standing { Single, Same, Rounded, Revised, Conflict }
    /// How much a finding matters.
    Severity { Error, Warning, Hint }
}

/// One remark of a stage about its input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "contract.ts")]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Stable dotted code.
    pub code: String,
    /// What was seen, in Chinese.
    pub message: String,
    /// Where, in characters of the text it is about.
    pub at: Option<At>,
}

impl From<model::Diagnostic> for Diagnostic {
    fn from(value: model::Diagnostic) -> Self {
        let model::Diagnostic { severity, code, message, at } = value;
        Self { severity: severity.into(), code: code.to_owned(), message, at: at.map(at_of) }
    }
}

/// The transport form of a span.
#[must_use]
pub fn at_of(span: model::Span) -> At {
    (span.start, span.end)
}

/// The transport form of a moment: milliseconds since 1970.
pub type Millis = i64;
