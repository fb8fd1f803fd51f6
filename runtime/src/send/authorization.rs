//! The credentials of a request as they are sent.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, header};

use crate::query;

/// Credentials as they are added to a request.
#[derive(Clone, Default)]
pub(crate) struct Authorization(pub(crate) Vec<Credential>);

/// A credential in its part of a request.
#[derive(Clone)]
pub(crate) enum Credential {
    /// A header, which replaces any of the same name.
    Header(HeaderName, HeaderValue),
    /// A query parameter, which replaces any of the same name.
    Query(&'static str, String),
    /// A cookie beside others, `name=value`.
    Cookie(String),
}

impl Authorization {
    /// Adds the credentials to a request.
    pub(crate) fn apply(&self, request: &mut Request<Bytes>) {
        for credential in &self.0 {
            match credential {
                Credential::Header(name, value) => {
                    request.headers_mut().insert(name, value.clone());
                }
                Credential::Query(name, value) => {
                    if let Some(url) = query::with_parameter(request.uri(), name, value) {
                        *request.uri_mut() = url;
                    }
                }
                Credential::Cookie(cookie) => add_cookie(request.headers_mut(), cookie),
            }
        }
    }

    /// Returns the `Authorization` header.
    pub(crate) fn header(&self) -> Option<&HeaderValue> {
        self.0.iter().find_map(|credential| match credential {
            Credential::Header(name, value) if *name == header::AUTHORIZATION => Some(value),
            _ => None,
        })
    }
}

/// Appends to the `Cookie` header, of which a request has only one.
fn add_cookie(headers: &mut HeaderMap, cookie: &str) {
    let before = headers.get(header::COOKIE).map(HeaderValue::as_bytes);
    let cookies = match before {
        Some(before) => [before, b"; ", cookie.as_bytes()].concat(),
        None => cookie.as_bytes().to_owned(),
    };
    if let Ok(mut value) = HeaderValue::from_bytes(&cookies) {
        value.set_sensitive(true);
        headers.insert(header::COOKIE, value);
    }
}
