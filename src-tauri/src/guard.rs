//! Keeps the window on our own pages: a content security policy does not stop navigation.

use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, Url};

/// A plugin that lets the window go nowhere but to the interface that is built into the program.
pub fn only_our_pages<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("only-our-pages").on_navigation(|_window, url| is_ours(url)).build()
}

/// Whether an address is one of the built-in interface: `tauri://localhost`, on Windows `http://tauri.localhost`.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        // What a new web view shows before its first page.
        "about" => url.path() == "blank",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_nothing_in_but_the_built_in_interface() {
        for (url, ours) in [
            ("tauri://localhost/", true),
            ("tauri://localhost/index.html#/briefs", true),
            ("http://tauri.localhost/", true),
            ("about:blank", true),
            ("https://example.org/", false),
            ("http://localhost/", false),
            ("tauri://elsewhere/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,x", false),
            ("javascript:alert(1)", false),
        ] {
            assert_eq!(is_ours(&url.parse().expect("the address is well-formed")), ours, "{url}");
        }
    }
}
