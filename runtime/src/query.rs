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

/// Returns the value of a query parameter in the text of a URL.
pub(crate) fn parameter(url: &str, name: &str) -> Option<String> {
    let (_, query) = url.split_once('?')?;
    let query = query.split('#').next()?;
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find_map(|(other, value)| (other == name).then(|| value.into_owned()))
}
