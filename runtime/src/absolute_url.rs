//! Absolute URLs that requests can be sent to.

use http::Uri;

/// Parses a URL with `http` or `https`, a host, and optionally a port and a path, without user name, query or fragment.
pub(crate) fn parse(text: &str) -> Option<Uri> {
    text.parse::<Uri>().ok().filter(|uri| {
        let authority = uri.authority().map_or("@", |authority| authority.as_str());
        matches!(uri.scheme_str(), Some("http" | "https"))
            && !authority.contains('@')
            && uri.host().is_some_and(|host| !host.is_empty())
            && has_valid_port(uri)
            && !text.contains(['?', '#', '\\'])
            && text.is_ascii()
    })
}

/// Returns whether there is no port, or one from 1 to 65535.
fn has_valid_port(uri: &Uri) -> bool {
    let address = uri.authority().map_or("", |authority| authority.as_str());
    // The colons of an IPv6 address are in brackets.
    let after_host = address.rsplit(']').next().unwrap_or_default();
    !after_host.contains(':') || uri.port_u16().is_some_and(|port| port != 0)
}
