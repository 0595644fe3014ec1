//! Closed lists whose members have one code each in JSON, SQL and on the command line.

use std::error::Error;
use std::fmt;

/// A code that is not on its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode {
    /// The code as it stood.
    pub code: String,
    /// What the list is of.
    pub list: &'static str,
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no {}", self.code, self.list)
    }
}

impl Error for UnknownCode {}

/// Declares an enum of plain variants together with the code each is written as.
macro_rules! coded {
    ($(#[$doc:meta])* $vis:vis enum $name:ident ($list:literal) { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every member, in the order in which they are listed.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The code this member is written as in JSON, SQL and on the command line.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::code::UnknownCode;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $($code => Ok($name::$variant),)+
                    _ => Err($crate::code::UnknownCode { code: code.to_owned(), list: $list }),
                }
            }
        }
    };
}
pub(crate) use coded;
