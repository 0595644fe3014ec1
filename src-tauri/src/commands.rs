//! What the interface may invoke: one call for everything the workbench can do, and a way to stop it.

use serde_json::Value;
use std::collections::HashMap;
use std::env;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, State};
use yaobao_workbench::contract::{ErrorReport, Progress};
use yaobao_workbench::{Machine, Workbench, places, report};

/// The workbench of this window, or why there is none.
pub struct Desk(Result<Arc<Workbench>, ErrorReport>);

impl Desk {
    /// Opens the library that the environment or the platform names; a failure is told to the interface at its first call.
    pub fn open() -> Self {
        let environment = |name: &str| env::var_os(name);
        let fonts = places::fonts(&environment, env::current_exe().ok().as_deref());
        let bench = places::library(&environment)
            .ok_or_else(report::no_home)
            .and_then(|path| Workbench::open(&path, Box::new(Machine { fonts })));
        Self(bench.map(Arc::new))
    }

    /// The workbench.
    ///
    /// # Errors
    /// Why the library could not be opened.
    pub fn workbench(&self) -> Result<Arc<Workbench>, ErrorReport> {
        self.0.clone()
    }
}

/// Calls under way that can be stopped, by the number that the interface gave them.
#[derive(Default)]
pub struct Calls(Mutex<HashMap<u64, Arc<AtomicBool>>>);

impl Calls {
    fn started(&self, call: u64) -> Arc<AtomicBool> {
        let stop = Arc::new(AtomicBool::new(false));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(call, Arc::clone(&stop));
        stop
    }

    fn ended(&self, call: u64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&call);
    }

    fn stop(&self, call: u64) {
        if let Some(stop) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&call) {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

/// Does one command of the contract away from the window's own thread.
#[tauri::command]
pub async fn call(
    app: AppHandle,
    name: String,
    request: Value,
    call: u64,
    progress: Channel<Progress>,
) -> Result<Value, ErrorReport> {
    let bench = app.state::<Desk>().workbench()?;
    let stop = app.state::<Calls>().started(call);
    let work = tauri::async_runtime::spawn_blocking(move || {
        bench.call(&name, request, &|step| {
            // An interface that no longer listens does not stop the work: only `cancel` does.
            let _ = progress.send(step);
            if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    });
    let answer = work.await;
    app.state::<Calls>().ended(call);
    answer.unwrap_or_else(|_| Err(report::broken_off()))
}

/// Stops a call: what it has finished is kept.
#[tauri::command]
#[allow(clippy::needless_pass_by_value, reason = "Tauri hands state over by value")]
pub fn cancel(calls: State<'_, Calls>, call: u64) {
    calls.stop(call);
}

/// The files that a test has picked in place of a person, by purpose; always `None` in a release.
///
/// `YAOBAO_PICK` holds them as JSON: `{"import": ["/tmp/a.txt"], "export": ["/tmp/a.pdf"]}`.
#[tauri::command]
#[allow(clippy::needless_pass_by_value, reason = "Tauri hands arguments over by value")]
pub fn picked(purpose: String) -> Option<Vec<String>> {
    if !cfg!(debug_assertions) {
        return None;
    }
    let picks: HashMap<String, Vec<String>> = serde_json::from_str(&env::var("YAOBAO_PICK").ok()?).ok()?;
    picks.get(&purpose).cloned()
}
