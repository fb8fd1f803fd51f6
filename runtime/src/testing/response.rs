//! Scripted responses.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};

use super::{Example, RecordedRequest};
use crate::twilio::error_body;
use crate::{Json, TransportErrorKind, Wire, parse};

/// A scripted response to an operation whose responses are decoded as `T`.
///
/// Values of type `T` and [`Example`](super::Example)s convert to responses. This type is for all others.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::testing::MockResponse;
/// use twilio_verify_v2::{Json, TransportErrorKind, json};
///
/// let partial: MockResponse<Json> = MockResponse::json(json!({"sid": "VA0123456789abcdef0123456789abcdef"}));
/// let busy: MockResponse<Json> = MockResponse::error(429, 20429, "Too many requests").header("retry-after", "2");
/// let proxy: MockResponse<Json> = MockResponse::status(502).body("text/html", "<h1>Bad gateway</h1>");
/// let refused: MockResponse<Json> = MockResponse::failure(TransportErrorKind::Connect);
/// let echo: MockResponse<Json> = MockResponse::with(|request| json!({"to": request.form("To")}));
/// ```
pub struct MockResponse<T> {
    pub(super) reply: Reply,
    value: PhantomData<fn() -> T>,
}

/// A reply without the type that it is decoded as.
#[derive(Clone)]
pub(super) enum Reply {
    Response(Response<Bytes>),
    Failure(TransportErrorKind),
    With(Arc<dyn Fn(&RecordedRequest) -> Reply + Send + Sync>),
}

impl<T> MockResponse<T> {
    fn new(reply: Reply) -> Self {
        Self {
            reply,
            value: PhantomData,
        }
    }

    /// Creates a response with status 200 and a JSON body, which need not match the operation's type.
    pub fn json(body: Json) -> Self {
        Self::new(Reply::json(StatusCode::OK, body.to_string()))
    }

    /// Creates a response with a status and no body.
    ///
    /// # Panics
    ///
    /// Panics if the status is not between 100 and 999.
    #[track_caller]
    pub fn status(status: u16) -> Self {
        let mut response = Response::default();
        *response.status_mut() = status_code(status);
        Self::new(Reply::Response(response))
    }

    /// Creates a response with a status and the body of an API error.
    ///
    /// # Panics
    ///
    /// Panics if the status is not between 100 and 999.
    #[track_caller]
    pub fn error(status: u16, code: i64, message: &str) -> Self {
        let body = error_body::json(status, code, message);
        Self::new(Reply::json(status_code(status), body.to_string()))
    }

    /// Fails with a transport error instead of a response. No time passes, even for a timeout.
    pub fn failure(kind: TransportErrorKind) -> Self {
        Self::new(Reply::Failure(kind))
    }

    /// Computes the response from the request.
    pub fn with<R: Into<Self>>(
        respond: impl Fn(&RecordedRequest) -> R + Send + Sync + 'static,
    ) -> Self {
        let reply = move |request: &RecordedRequest| respond(request).into().reply;
        Self::new(Reply::With(Arc::new(reply)))
    }

    /// Sets the body.
    ///
    /// # Panics
    ///
    /// Panics if this is a failure or a closure, or if the content type is not a valid header value.
    #[must_use]
    #[track_caller]
    pub fn body(mut self, content_type: &str, body: impl Into<Bytes>) -> Self {
        *self.reply.response_mut().body_mut() = body.into();
        self.header("content-type", content_type)
    }

    /// Sets a header, replacing any of the same name.
    ///
    /// # Panics
    ///
    /// Panics if this is a failure or a closure, or if the header is not valid.
    #[must_use]
    #[track_caller]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let headers = self.reply.response_mut().headers_mut();
        match parse::header(name, value) {
            Ok((name, value)) => _ = headers.insert(name, value),
            Err(error) => panic!("{error}"),
        }
        self
    }
}

impl Reply {
    fn json(status: StatusCode, body: impl Into<Bytes>) -> Self {
        let mut response = Response::new(body.into());
        *response.status_mut() = status;
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
        Self::Response(response)
    }

    #[track_caller]
    pub(super) fn response_mut(&mut self) -> &mut Response<Bytes> {
        match self {
            Self::Response(response) => response,
            Self::Failure(_) => panic!("a failure has no headers and no body"),
            Self::With(_) => panic!("set the header or body on the response inside of the closure"),
        }
    }
}

#[track_caller]
fn status_code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or_else(|_| panic!("{status} is not an HTTP status"))
}

/// Creates a response with status 200 and the value as JSON, or with status 204 for `()`.
impl<T: Wire> From<T> for MockResponse<T> {
    fn from(value: T) -> Self {
        match value.encode() {
            Some(body) => Self::json(body),
            None => Self::status(StatusCode::NO_CONTENT.as_u16()),
        }
    }
}

impl<T> From<Example<T>> for MockResponse<T> {
    fn from(example: Example<T>) -> Self {
        let status = status_code(example.status());
        Self::new(Reply::json(status, example.json()))
    }
}

impl<T> Clone for MockResponse<T> {
    fn clone(&self) -> Self {
        Self::new(self.reply.clone())
    }
}

/// Shows neither headers nor body.
impl<T> fmt::Debug for MockResponse<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("MockResponse");
        match &self.reply {
            Reply::Response(response) => out.field("status", &response.status()),
            Reply::Failure(kind) => out.field("failure", kind),
            Reply::With(_) => &mut out,
        };
        out.finish_non_exhaustive()
    }
}
