//! The desktop window of Yaobao: a thin shell over the workbench.
//!
//! It opens the library, hands the interface's calls to [`yaobao_workbench::Workbench::call`] and serves page images
//! by URL. Everything a person can do is decided in the workbench; nothing here knows what a bulletin is.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod guard;
mod pages;

use commands::{Calls, Desk};
use tauri::Manager;

fn main() {
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| {
            if let Some(window) = app.get_webview_window("main") {
                // A window that cannot be raised is still there: nothing is lost by going on.
                let _ = window.unminimize().and_then(|()| window.set_focus());
            }
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(guard::only_our_pages())
        .register_asynchronous_uri_scheme_protocol("yaobao", pages::serve)
        .manage(Calls::default())
        .manage(Desk::open())
        .invoke_handler(tauri::generate_handler![commands::call, commands::cancel, commands::picked])
        .run(tauri::generate_context!())
        .expect("the window system could not be started");
}
