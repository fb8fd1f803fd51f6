//! Queries of URLs.

use form_urlencoded::Serializer;
use http::Uri;

/// Returns a URL with a query parameter set, replacing any of that name.
pub(crate) fn with_parameter(url: &Uri, name: &str, value: &str) -> Option<Uri> {
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
