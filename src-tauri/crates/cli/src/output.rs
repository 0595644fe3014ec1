//! Where results and words about them go.

use serde::Serialize;
use std::io::{self, Write};
use std::process::ExitCode;
use yaobao_workbench::contract::ErrorReport;

/// Why a command ended without its result.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The workbench refused, and says why.
    Refused(ErrorReport),
    /// The reader of the results went away, as `| head` does: nothing more to say.
    Closed,
    /// Results could not be written.
    Output(io::Error),
}

impl From<ErrorReport> for Failure {
    fn from(report: ErrorReport) -> Self {
        Self::Refused(report)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Closed } else { Self::Output(error) }
    }
}

/// How a command ended that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Done.
    Done,
    /// Done, and there is something wrong with the input.
    Findings,
}

impl End {
    pub(crate) fn code(self) -> ExitCode {
        match self {
            Self::Done => ExitCode::SUCCESS,
            Self::Findings => ExitCode::from(1),
        }
    }
}

/// Writes a result.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Writes a result as JSON.
pub(crate) fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    let mut text = serde_json::to_string_pretty(value).expect("contract types have string keys only");
    text.push('\n');
    print(&text)
}

/// Says something about the result; where nobody listens, nothing is lost.
pub(crate) fn say(words: &str) {
    let _unheard = writeln!(io::stderr(), "{words}");
}
