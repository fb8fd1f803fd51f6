//! Parsing of URLs and headers, with messages that do not contain secrets.

use http::{HeaderMap, HeaderName, HeaderValue, Uri, header};

use crate::{Error, absolute_url};

/// Parses an absolute `http` or `https` URL. The message does not contain the URL, which may include a password.
pub(crate) fn absolute_url(name: &str, text: &str) -> Result<Uri, Error> {
    absolute_url::parse(text).ok_or_else(|| {
        Error::configuration(format!(
            "the {name} must consist of `http://` or `https://`, a host, and optionally a port and a path, without \
             user name, query or fragment"
        ))
    })
}

/// The headers that follow from the request, or belong to the connection. Another value could make the server see the
/// start of the next request within this one.
const OF_TRANSPORT: &[&str] = &[
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Parses a header. The message does not contain the value.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let parsed_name = name
        .parse::<HeaderName>()
        .map_err(|_| format!("`{}` is not a valid header name", name.escape_debug()))?;
    if OF_TRANSPORT.contains(&parsed_name.as_str()) {
        return Err(format!(
            "the header `{parsed_name}` cannot be set, because it follows from the request itself"
        ));
    }
    let mut parsed_value = HeaderValue::try_from(value).map_err(|_| {
        format!("the value of the header `{name}` has characters that are not allowed in headers")
    })?;
    parsed_value.set_sensitive(parsed_name == header::AUTHORIZATION);
    Ok((parsed_name, parsed_value))
}

/// Gives the headers of the transport the values of another map.
pub(crate) fn restore_headers_of_transport(headers: &mut HeaderMap, original: &HeaderMap) {
    for name in OF_TRANSPORT {
        headers.remove(*name);
        if let Some(value) = original.get(*name) {
            headers.insert(HeaderName::from_static(name), value.clone());
        }
    }
}
