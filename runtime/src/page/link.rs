//! URLs of next pages. Links come from outside, and requests to them carry credentials.

use http::{Uri, uri::Scheme};
use percent_encoding::percent_decode_str;

/// Returns the URL on `server`, which requests are sent to, for a link to `api_server`, the API's own server, or to
/// `server` itself; `None` for a link to any other server.
///
/// Whatever the link is, the URL starts with `server`.
pub(super) fn resolve(link: &str, api_server: &str, server: &str) -> Option<Uri> {
    // URL parsers treat a backslash as a slash and remove some of the others.
    if link.contains(|c: char| c == '\\' || c.is_whitespace() || c.is_control()) {
        return None;
    }
    let url = absolute(link, api_server)?;
    let mut servers = [api_server, server].into_iter();
    let path = servers.find_map(|server| path_below(&url, &server.parse().ok()?))?;
    format!("{server}{path}").parse().ok()
}

/// Returns a link with scheme and host, by default those of the API's server.
fn absolute(link: &str, api_server: &str) -> Option<Uri> {
    if link.starts_with("//") {
        return None;
    }
    if link.starts_with('/') {
        let mut parts = api_server.parse::<Uri>().ok()?.into_parts();
        parts.path_and_query = Some(link.parse().ok()?);
        return Uri::from_parts(parts).ok();
    }
    link.parse().ok()
}

/// Returns the path and query of a URL after the path of a server, if the URL is on that server.
fn path_below<'a>(url: &'a Uri, server: &Uri) -> Option<&'a str> {
    if origin(url)? != origin(server)? {
        return None;
    }
    let path_and_query = url.path_and_query()?.as_str();
    let below = path_and_query.strip_prefix(server.path().trim_end_matches('/'))?;
    let path = below.split('?').next()?;
    // URL parsers resolve these, percent-encoded or not, and the request would leave the server's path.
    let has_dot_segments = path.split('/').any(|segment| {
        let segment = percent_decode_str(segment).collect::<Vec<_>>();
        segment == b"." || segment == b".."
    });
    let is_below = path.is_empty() || path.starts_with('/');
    (is_below && !has_dot_segments).then_some(below)
}

/// Returns scheme, host and port, or `None` for a URL with a user name.
fn origin(url: &Uri) -> Option<(&Scheme, String, u16)> {
    let scheme = url.scheme()?;
    let authority = url.authority()?;
    let default_port = if *scheme == Scheme::HTTPS { 443 } else { 80 };
    let port = match authority.port() {
        Some(port) => port.as_str().parse().ok()?,
        None => default_port,
    };
    let has_user = authority.as_str().contains('@');
    (!has_user).then(|| (scheme, authority.host().to_ascii_lowercase(), port))
}
