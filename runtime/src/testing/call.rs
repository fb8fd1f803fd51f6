//! What was asked.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Request, Uri, header};

use crate::{BodyEncoding, Json, Operation};

/// The values of a request's path, by the parameters' names: an extension of the request.
#[derive(Clone)]
struct PathValues(Vec<(&'static str, String)>);

/// Keeps a request's path values with it: they cannot always be told from its URL.
pub(crate) fn note_path(request: &mut Request<Bytes>, values: &[(&'static str, String)]) {
    request.extensions_mut().insert(PathValues(values.to_vec()));
}

/// A request as it came to a [`MockTransport`](super::MockTransport).
///
/// Its values are there to be compared with what they should be, `Debug` shows none of them. Parameters go by their
/// names in the API's description (`ServiceSid`, `To`).
#[derive(Clone)]
pub struct RecordedCall {
    operation: &'static Operation,
    uri: Uri,
    path: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    form: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
}

impl RecordedCall {
    /// Nothing if it was not made by a client.
    pub(super) fn read(request: Request<Bytes>) -> Option<Self> {
        let (head, body) = request.into_parts();
        let operation = *head.extensions.get::<&'static Operation>()?;
        let path = head.extensions.get::<PathValues>();
        let mut headers = head.headers;
        if let Some(authorization) = headers.get_mut(header::AUTHORIZATION) {
            *authorization = HeaderValue::from_static("[redacted]");
        }
        let form: &[u8] = match operation.body_encoding() {
            Some(BodyEncoding::Form) => &body,
            _ => b"",
        };
        Some(Self {
            operation,
            path: path.map(|path| path.0.clone()).unwrap_or_default(),
            query: pairs(head.uri.query().unwrap_or_default().as_bytes()),
            form: pairs(form),
            uri: head.uri,
            headers,
            body,
        })
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The HTTP method.
    pub fn method(&self) -> &Method {
        self.operation.method()
    }

    /// The URL that it was sent to.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// A value of the path, as it was before it was encoded.
    pub fn path(&self, name: &str) -> Option<&str> {
        let found = self.path.iter().find(|(given, _)| *given == name);
        found.map(|(_, value)| value.as_str())
    }

    /// A value of the query, the first one where there are several.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query_all(name).next()
    }

    /// All values of the query that have this name.
    pub fn query_all(&self, name: &str) -> impl Iterator<Item = &str> {
        named(&self.query, name)
    }

    /// A field of the form, the first one where there are several.
    pub fn form(&self, name: &str) -> Option<&str> {
        self.form_all(name).next()
    }

    /// All fields of the form that have this name, as an array has.
    pub fn form_all(&self, name: &str) -> impl Iterator<Item = &str> {
        named(&self.form, name)
    }

    /// The body, if it is JSON.
    pub fn json(&self) -> Option<Json> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The body as it would be sent.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// A header, if it is text. `authorization` is there if it would be sent, with `[redacted]` for its value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The headers, with `[redacted]` for the value of `authorization`.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}

fn pairs(text: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(text).into_owned().collect()
}

fn named<'a>(pairs: &'a [(String, String)], name: &str) -> impl Iterator<Item = &'a str> {
    pairs
        .iter()
        .filter(move |(given, _)| given == name)
        .map(|(_, value)| value.as_str())
}

impl fmt::Debug for RecordedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedCall")
            .field("operation", &self.operation.id())
            .field("method", self.method())
            .field("path", &self.operation.path())
            .finish_non_exhaustive()
    }
}
