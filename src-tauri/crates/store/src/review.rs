//! Who has read a fact out of its source.

use std::str::FromStr;
use yaobao_model::code::UnknownCode;

/// Who has read a fact as it stands in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reader {
    /// The program, on import.
    Program,
    /// A person, who put it right.
    Person,
}

impl Reader {
    /// The code it is written as in SQL and JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Person => "person",
        }
    }
}

impl FromStr for Reader {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        match code {
            "program" => Ok(Self::Program),
            "person" => Ok(Self::Person),
            _ => Err(UnknownCode { code: code.to_owned(), list: "reader" }),
        }
    }
}
