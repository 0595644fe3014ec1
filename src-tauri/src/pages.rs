//! Page images by URL: `yaobao://localhost/page/REVISION/NUMBER?scale=2`. Bytes never travel through JSON.

use crate::commands::Desk;
use percent_encoding::percent_decode_str;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

/// Pixels to a point at most: an A4 page is then 4,760 × 6,736 pixels.
const MOST_SCALE: f32 = 8.0;

/// One page image that was asked for.
#[derive(Debug, PartialEq)]
struct PageRequest {
    /// Names the layout.
    revision: String,
    /// Counted from 1.
    page: usize,
    /// Pixels to a point.
    scale: f32,
}

impl PageRequest {
    /// Reads path and query of an address; the interface may have escaped the slashes and the question mark.
    fn parse(path_and_query: &str) -> Option<Self> {
        let address = percent_decode_str(path_and_query).decode_utf8().ok()?;
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let mut parts = path.trim_start_matches('/').split('/');
        let (Some("page"), Some(revision), Some(page), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        let scale = query.split('&').find_map(|pair| pair.strip_prefix("scale=")).unwrap_or("2");
        let scale = scale.parse().ok().filter(|scale| (0.1..=MOST_SCALE).contains(scale))?;
        Some(Self { revision: revision.to_owned(), page: page.parse().ok()?, scale })
    }
}

/// Answers one request for a page image, on a thread of its own: drawing takes some tens of milliseconds.
#[allow(clippy::needless_pass_by_value, reason = "Tauri hands its requests over by value")]
pub fn serve<R: Runtime>(context: UriSchemeContext<'_, R>, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    let app = context.app_handle().clone();
    let address = request.uri().path_and_query().map(|part| part.as_str().to_owned()).unwrap_or_default();
    tauri::async_runtime::spawn_blocking(move || {
        let Some(wanted) = PageRequest::parse(&address) else {
            responder.respond(answer(StatusCode::BAD_REQUEST, "text/plain", Vec::new()));
            return;
        };
        let image = app
            .state::<Desk>()
            .workbench()
            .and_then(|bench| bench.page_image(&wanted.revision, wanted.page, wanted.scale));
        responder.respond(match image {
            Ok(png) => answer(StatusCode::OK, "image/png", png),
            Err(report) => answer(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", report.message.into_bytes()),
        });
    });
}

fn answer(status: StatusCode, kind: &str, body: Vec<u8>) -> Response<Vec<u8>> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, kind)
        // A revision names its content, so its images never change.
        .header(header::CACHE_CONTROL, "max-age=31536000, immutable")
        .body(body)
        .expect("these headers are well-formed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_plain_and_escaped_addresses() {
        let wanted = PageRequest { revision: "9f3a".into(), page: 2, scale: 1.5 };
        assert_eq!(PageRequest::parse("/page/9f3a/2?scale=1.5").as_ref(), Some(&wanted));
        assert_eq!(PageRequest::parse("/page%2F9f3a%2F2%3Fscale%3D1.5").as_ref(), Some(&wanted));
        assert_eq!(PageRequest::parse("/page/9f3a/2").map(|request| request.scale), Some(2.0));
    }

    #[test]
    fn refuses_what_is_no_page() {
        for address in ["/", "/page/9f3a", "/page/9f3a/two", "/page/9f3a/1/../2", "/page/9f3a/1?scale=900", "/%ff"] {
            assert_eq!(PageRequest::parse(address), None, "{address}");
        }
    }
}
