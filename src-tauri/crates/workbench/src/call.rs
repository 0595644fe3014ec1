//! Calling a command by its name, as the desktop window does.

use crate::contract::*;
use crate::{Workbench, report};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::ops::ControlFlow;

/// Hears how far long work has come; `Break` stops it with everything finished kept.
pub type Listener<'l> = &'l dyn Fn(Progress) -> ControlFlow<()>;

/// The method of a command: long work also takes the listener.
macro_rules! method {
    (import, $workbench:expr, $request:expr, $listener:expr) => {
        $workbench.import($request, $listener)
    };
    ($name:ident, $workbench:expr, $request:expr, $listener:expr) => {
        $workbench.$name($request)
    };
}

impl Workbench {
    /// Carries out the command of this name.
    ///
    /// # Errors
    /// When there is no such command, when the request does not have its shape, and what the command itself reports.
    pub fn call(&self, name: &str, request: Value, listener: Listener<'_>) -> Result<Value, ErrorReport> {
        macro_rules! dispatch {
            ($($(#[doc = $doc:literal])* $command:ident($request:ty) -> $response:ty;)+) => {
                match name {
                    $(stringify!($command) => {
                        let request: $request = read(name, request)?;
                        let response: $response = method!($command, self, &request, listener)?;
                        Ok(written(&response))
                    })+
                    _ => Err(report::no_such_command(name)),
                }
            };
        }
        crate::commands!(dispatch)
    }
}

/// The names of all commands, in the order of the list.
#[must_use]
pub fn names() -> &'static [&'static str] {
    macro_rules! list {
        ($($(#[doc = $doc:literal])* $command:ident($request:ty) -> $response:ty;)+) => {
            &[$(stringify!($command)),+]
        };
    }
    crate::commands!(list)
}

fn read<T: DeserializeOwned>(name: &str, request: Value) -> Result<T, ErrorReport> {
    // A command that asks for nothing may be called with nothing.
    let request = if request.is_null() { Value::Object(serde_json::Map::new()) } else { request };
    serde_json::from_value(request).map_err(|error| report::bad_request(name, &error))
}

fn written<T: Serialize>(response: &T) -> Value {
    serde_json::to_value(response).expect("contract types have string keys only")
}
