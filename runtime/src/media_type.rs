//! Media types.

use bytes::Bytes;
use http::header;

/// Returns whether a media type is JSON: `application/json`, `text/json`, or any with the suffix `+json`. Parameters
/// and letter case are ignored.
pub fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let is = |other: &str| essence.eq_ignore_ascii_case(other);
    let suffix = essence.rsplit_once('+').map(|(_, suffix)| suffix);
    let is_suffix = suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case("json"));
    is("application/json") || is("text/json") || is_suffix
}

/// Returns a media type in lower case without its parameters.
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Returns the media type in the `Content-Type` header of a response.
pub(crate) fn of(response: &http::Response<Bytes>) -> Option<&str> {
    let content_type = response.headers().get(header::CONTENT_TYPE)?;
    content_type.to_str().ok()
}

/// Returns whether the body of a response is HTML: by its media type, or by its start if it has another one than JSON.
pub(crate) fn is_html(response: &http::Response<Bytes>) -> bool {
    const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
    let body = response.body();
    let text = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body);
    let text = text.trim_ascii_start();
    let starts_with = |tag: &str| {
        let start = text.get(..tag.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(tag.as_bytes())
    };
    match of(response).map(essence).as_deref() {
        Some("text/html" | "application/xhtml+xml") => !body.is_empty(),
        Some(essence) if is_json(essence) => false,
        Some(_) => starts_with("<!doctype html") || starts_with("<html"),
        None => starts_with("<"),
    }
}

/// Returns the charset in the `Content-Type` header of a response, in lower case.
pub(crate) fn charset(response: &http::Response<Bytes>) -> Option<String> {
    let mut parameters = of(response)?.split(';').skip(1);
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let charset = value.trim().trim_matches(['"', '\'']);
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| charset.to_ascii_lowercase())
    })
}
