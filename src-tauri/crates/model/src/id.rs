//! Identifiers that stay the same on every machine.

use std::fmt;
use std::str::FromStr;
use ulid::Ulid;

/// What is wrong with a text that should have been an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: {text:?}")]
pub struct BadId {
    /// The text as it stood.
    pub text: String,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        ///
        /// A ULID: 26 characters, sortable by the time it was made, unique without a register.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Ulid);

        impl $name {
            /// Makes the identifier of moment `millis` (milliseconds since 1970) and 80 bits of randomness.
            #[must_use]
            pub fn from_parts(millis: u64, random: u128) -> Self {
                Self(Ulid::from_parts(millis, random))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                Ulid::from_string(text).map(Self).map_err(|_| BadId { text: text.to_owned() })
            }
        }
    )+};
}

ids! {
    /// Identifies a bulletin (简报资料).
    BulletinId,
    /// Identifies an article (篇目) of a bulletin.
    ArticleId,
    /// Identifies a statistic (数据).
    StatisticId,
    /// Identifies a measure (举措).
    MeasureId,
    /// Identifies an excerpt (摘录).
    ExcerptId,
    /// Identifies a tag (标签).
    TagId,
    /// Identifies a brief (要报).
    BriefId,
}

/// What a link in a brief points at: `yaobao:statistic/01J9Z3…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactRef {
    /// A figure of the library.
    Statistic(StatisticId),
    /// A measure of the library.
    Measure(MeasureId),
    /// An excerpt of the library.
    Excerpt(ExcerptId),
}

impl FactRef {
    /// The scheme of links into the library, with its colon.
    pub const SCHEME: &'static str = "yaobao:";
}

impl fmt::Display for FactRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Statistic(id) => write!(f, "yaobao:statistic/{id}"),
            Self::Measure(id) => write!(f, "yaobao:measure/{id}"),
            Self::Excerpt(id) => write!(f, "yaobao:excerpt/{id}"),
        }
    }
}

impl FromStr for FactRef {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let bad = || BadId { text: text.to_owned() };
        let (kind, id) = text.strip_prefix(Self::SCHEME).and_then(|rest| rest.split_once('/')).ok_or_else(bad)?;
        match kind {
            "statistic" => id.parse().map(Self::Statistic),
            "measure" => id.parse().map(Self::Measure),
            "excerpt" => id.parse().map(Self::Excerpt),
            _ => Err(bad()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_into_the_library_reads_back_as_it_was_written() {
        let id = StatisticId::from_parts(1_790_000_000_000, 42);
        let link = FactRef::Statistic(id);
        assert_eq!(link.to_string().parse(), Ok(link));
        assert!("yaobao:person/1".parse::<FactRef>().is_err());
        assert!("https://example.org".parse::<FactRef>().is_err());
    }
}
