//! Requests recorded by the mock transport.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Request, Uri, header};

use crate::call::PathValues;
use crate::operation::Security;
use crate::security::SchemeKind;
use crate::{BodyEncoding, Json, Operation, query};

const REDACTED: &str = "[redacted]";

/// A request as received by a [`MockTransport`](super::MockTransport).
///
/// Parameters are identified by their names in the API's description (`ServiceSid`, `To`). Credentials are `[redacted]`.
/// `Debug` shows no values.
#[derive(Clone)]
pub struct RecordedRequest {
    operation: &'static Operation,
    uri: Uri,
    path: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    form: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
}

impl RecordedRequest {
    /// Records a request, unless it is for no operation of the API.
    pub(super) fn new(request: Request<Bytes>) -> Option<Self> {
        let (head, body) = request.into_parts();
        let operation = *head.extensions.get::<&'static Operation>()?;
        let path = head.extensions.get::<PathValues>();
        let mut headers = head.headers;
        if let Some(authorization) = headers.get_mut(header::AUTHORIZATION) {
            *authorization = HeaderValue::from_static(REDACTED);
        }
        let uri = redact(operation, head.uri, &mut headers);
        let form: &[u8] = match operation.body_encoding() {
            Some(BodyEncoding::Form) => &body,
            _ => b"",
        };
        Some(Self {
            operation,
            path: path.map(|path| path.0.clone()).unwrap_or_default(),
            query: parse_form(uri.query().unwrap_or_default().as_bytes()),
            form: parse_form(form),
            uri,
            headers,
            body,
        })
    }

    /// Returns the operation.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Returns the HTTP method.
    pub fn method(&self) -> &Method {
        self.operation.method()
    }

    /// Returns the URL.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Returns the value of a path parameter before it was percent-encoded.
    pub fn path(&self, name: &str) -> Option<&str> {
        let mut values = self.path.iter();
        let value = values.find(|(other, _)| *other == name);
        value.map(|(_, value)| value.as_str())
    }

    /// Returns the value of a query parameter, the first one if there are several.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query_all(name).next()
    }

    /// Returns all values of a query parameter.
    pub fn query_all(&self, name: &str) -> impl Iterator<Item = &str> {
        values_of(&self.query, name)
    }

    /// Returns the value of a form field, the first one if there are several.
    pub fn form(&self, name: &str) -> Option<&str> {
        self.form_all(name).next()
    }

    /// Returns all values of a form field, such as the items of a list.
    pub fn form_all(&self, name: &str) -> impl Iterator<Item = &str> {
        values_of(&self.form, name)
    }

    /// Returns the body, if it is JSON.
    pub fn json(&self) -> Option<Json> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Returns the body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns a header, if it is text. The value of `authorization` is `[redacted]`.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the headers. The value of `authorization` is `[redacted]`.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}

/// Redacts the keys of an operation's security schemes, and returns the URL without them.
fn redact(operation: &Operation, uri: Uri, headers: &mut HeaderMap) -> Uri {
    let Security::Required(alternatives) = operation.credentials() else {
        return uri;
    };
    let mut redacted = uri;
    for (scheme, _) in alternatives.iter().copied().flatten() {
        match scheme.kind {
            SchemeKind::Header(name) => {
                if let Some(key) = headers.get_mut(name) {
                    *key = HeaderValue::from_static(REDACTED);
                }
            }
            // Cookies are one header.
            SchemeKind::Cookie(_) => {
                if let Some(cookies) = headers.get_mut(header::COOKIE) {
                    *cookies = HeaderValue::from_static(REDACTED);
                }
            }
            SchemeKind::Query(name) => {
                let query = redacted.query().unwrap_or_default();
                let mut pairs = form_urlencoded::parse(query.as_bytes());
                if pairs.any(|(other, _)| other == name)
                    && let Some(url) = query::with_parameter(&redacted, name, REDACTED)
                {
                    redacted = url;
                }
            }
            SchemeKind::Basic | SchemeKind::Bearer | SchemeKind::OAuth(_) => {}
        }
    }
    redacted
}

fn parse_form(text: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(text).into_owned().collect()
}

fn values_of<'a>(pairs: &'a [(String, String)], name: &str) -> impl Iterator<Item = &'a str> {
    pairs
        .iter()
        .filter(move |(other, _)| other == name)
        .map(|(_, value)| value.as_str())
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedRequest")
            .field("operation", &self.operation.id())
            .field("method", self.method())
            .field("path", &self.operation.path())
            .finish_non_exhaustive()
    }
}
