//! Parsing of URLs and headers, with messages that do not contain secrets.

use http::{HeaderName, HeaderValue, Uri, header};

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

/// Parses a header. The message does not contain the value.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let parsed_name = name
        .parse::<HeaderName>()
        .map_err(|_| format!("`{name}` is not a valid header name"))?;
    let mut parsed_value = HeaderValue::try_from(value).map_err(|_| {
        format!("the value of the header `{name}` has characters that are not allowed in headers")
    })?;
    parsed_value.set_sensitive(parsed_name == header::AUTHORIZATION);
    Ok((parsed_name, parsed_value))
}
