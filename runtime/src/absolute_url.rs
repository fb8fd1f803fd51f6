//! Absolute URLs that requests can be sent to.

use http::Uri;

/// Parses a URL with `http` or `https`, a host, and optionally a port and a path, without user name, query or fragment.
pub(crate) fn parse(text: &str) -> Option<Uri> {
    text.parse::<Uri>().ok().filter(|uri| {
        let authority = uri.authority().map_or("@", |authority| authority.as_str());
        matches!(uri.scheme_str(), Some("http" | "https"))
            && !authority.contains('@')
            && !text.contains(['?', '#'])
    })
}
