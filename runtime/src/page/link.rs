//! Where a link to the next page leads. It comes from outside, and credentials go along with the request.

use form_urlencoded::Serializer;
use http::{Uri, uri::Scheme};
use percent_encoding::percent_decode_str;

/// The URL on `server`, where requests are sent, that a link to `own`, the API's own server, or to `server`
/// itself means; none if the link leads anywhere else.
///
/// Whatever the link says, what comes out starts with `server`.
pub(super) fn resolve(link: &str, own: &str, server: &str) -> Option<Uri> {
    // URL parsers take a backslash for a slash, and leave out some of the others.
    if link.contains(|c: char| c == '\\' || c.is_whitespace() || c.is_control()) {
        return None;
    }
    let link = absolute(link, own)?;
    let mut servers = [own, server].into_iter();
    let rest = servers.find_map(|server| below(&link, &server.parse().ok()?))?;
    format!("{server}{rest}").parse().ok()
}

/// The link with scheme and host, those of the API's own server where it has none.
fn absolute(link: &str, own: &str) -> Option<Uri> {
    if link.starts_with("//") {
        return None;
    }
    if link.starts_with('/') {
        let mut parts = own.parse::<Uri>().ok()?.into_parts();
        parts.path_and_query = Some(link.parse().ok()?);
        return Uri::from_parts(parts).ok();
    }
    link.parse().ok()
}

/// What is left of a link's path and query behind the path of a server, if it leads there.
fn below<'a>(link: &'a Uri, server: &Uri) -> Option<&'a str> {
    if origin(link)? != origin(server)? {
        return None;
    }
    let link = link.path_and_query()?.as_str();
    let rest = link.strip_prefix(server.path().trim_end_matches('/'))?;
    let path = rest.split('?').next()?;
    // URL parsers resolve these, encoded or not, and the request leaves the server's path.
    let climbs = path.split('/').any(|segment| {
        let segment = percent_decode_str(segment).collect::<Vec<_>>();
        segment == b"." || segment == b".."
    });
    (!climbs && (path.is_empty() || path.starts_with('/'))).then_some(rest)
}

/// Scheme, host and port; none for a URL with a user name.
fn origin(url: &Uri) -> Option<(&Scheme, String, u16)> {
    let scheme = url.scheme()?;
    let authority = url.authority()?;
    let default = if *scheme == Scheme::HTTPS { 443 } else { 80 };
    let port = match authority.port() {
        Some(port) => port.as_str().parse().ok()?,
        None => default,
    };
    let plain = !authority.as_str().contains('@');
    plain.then(|| (scheme, authority.host().to_ascii_lowercase(), port))
}

/// The URL with a parameter of its query set, in place of any of that name.
pub(super) fn with_parameter(url: &Uri, name: &str, value: &str) -> Option<Uri> {
    let others = url.query().unwrap_or_default().split('&').filter(|pair| {
        let mut pairs = form_urlencoded::parse(pair.as_bytes());
        pairs.next().is_some_and(|(other, _)| other != name)
    });
    let others = others.collect::<Vec<_>>().join("&");
    let query = Serializer::new(others).append_pair(name, value).finish();
    let url = url.to_string();
    let path = url.split('?').next()?;
    format!("{path}?{query}").parse().ok()
}
