//! What a call is answered.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};

use super::RecordedCall;
use crate::client::parse_header;
use crate::{Json, TransportErrorKind, Wire, json};

/// An answer to an operation whose answers are `T`s.
///
/// A `T` becomes an answer by itself, and so does an [`Example`](super::Example); this is for all the others.
///
/// ```
/// use twilio_runtime::testing::Answer;
/// use twilio_runtime::{Json, TransportErrorKind, json};
///
/// let partial: Answer<Json> = Answer::json(json!({"sid": "VA0123456789abcdef0123456789abcdef"}));
/// let busy: Answer<Json> = Answer::error(429, 20429, "Too many requests").header("retry-after", "2");
/// let proxy: Answer<Json> = Answer::status(502).body("text/html", "<h1>Bad gateway</h1>");
/// let refused: Answer<Json> = Answer::failure(TransportErrorKind::Connect);
/// let echo: Answer<Json> = Answer::with(|call| json!({"to": call.form("To")}));
/// ```
pub struct Answer<T> {
    pub(super) reply: Reply,
    value: PhantomData<fn() -> T>,
}

/// An answer, whatever the operation.
#[derive(Clone)]
pub(super) enum Reply {
    Response(Response<Bytes>),
    Failure(TransportErrorKind),
    With(Arc<dyn Fn(&RecordedCall) -> Reply + Send + Sync>),
}

impl<T> Answer<T> {
    fn new(reply: Reply) -> Self {
        Self {
            reply,
            value: PhantomData,
        }
    }

    /// Status 200 and this JSON, also where it is not what the operation should answer.
    pub fn json(body: Json) -> Self {
        Self::new(Reply::json(StatusCode::OK, &body))
    }

    /// This status and no body.
    ///
    /// # Panics
    ///
    /// If it is not a status: 100 to 999.
    #[track_caller]
    pub fn status(status: u16) -> Self {
        let mut response = Response::default();
        *response.status_mut() = status_code(status);
        Self::new(Reply::Response(response))
    }

    /// This status, and a body as the API has it for errors.
    ///
    /// # Panics
    ///
    /// If it is not a status: 100 to 999.
    #[track_caller]
    pub fn error(status: u16, code: i64, message: &str) -> Self {
        let body = json!({
            "code": code,
            "message": message,
            "more_info": format!("https://www.twilio.com/docs/errors/{code}"),
            "status": status,
        });
        Self::new(Reply::json(status_code(status), &body))
    }

    /// No answer: the error that a transport gives when a connection fails or takes too long. Nothing waits for it.
    pub fn failure(kind: TransportErrorKind) -> Self {
        Self::new(Reply::Failure(kind))
    }

    /// What the closure makes of each call.
    pub fn with<A: Into<Self>>(
        answer: impl Fn(&RecordedCall) -> A + Send + Sync + 'static,
    ) -> Self {
        let reply = move |call: &RecordedCall| answer(call).into().reply;
        Self::new(Reply::With(Arc::new(reply)))
    }

    /// The same answer with this body.
    ///
    /// # Panics
    ///
    /// If it is no answer but a failure, or one that a closure makes; or the content type cannot be a header's value.
    #[must_use]
    #[track_caller]
    pub fn body(mut self, content_type: &str, body: impl Into<Bytes>) -> Self {
        *self.reply.response().body_mut() = body.into();
        self.header("content-type", content_type)
    }

    /// The same answer with this header, in place of any of the same name.
    ///
    /// # Panics
    ///
    /// If it is no answer but a failure, or one that a closure makes; or this cannot be a header.
    #[must_use]
    #[track_caller]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let headers = self.reply.response().headers_mut();
        match parse_header(name, value) {
            Ok((name, value)) => _ = headers.insert(name, value),
            Err(fault) => panic!("{fault}"),
        }
        self
    }
}

impl Reply {
    pub(super) fn json(status: StatusCode, body: &Json) -> Self {
        Self::text(status, body.to_string())
    }

    /// The text of some JSON.
    pub(super) fn text(status: StatusCode, body: impl Into<Bytes>) -> Self {
        let mut response = Response::new(body.into());
        *response.status_mut() = status;
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
        Self::Response(response)
    }

    #[track_caller]
    fn response(&mut self) -> &mut Response<Bytes> {
        match self {
            Self::Response(response) => response,
            Self::Failure(_) => panic!("where no answer comes, there is no header and no body"),
            Self::With(_) => panic!("give the answer its header or body inside of the closure"),
        }
    }
}

#[track_caller]
fn status_code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or_else(|_| panic!("{status} is not an HTTP status"))
}

/// Status 200 with the value as JSON, or 204 for `()`.
impl<T: Wire> From<T> for Answer<T> {
    fn from(value: T) -> Self {
        match value.encode() {
            Some(body) => Self::json(body),
            None => Self::status(StatusCode::NO_CONTENT.as_u16()),
        }
    }
}

impl<T> From<super::Example<T>> for Answer<T> {
    fn from(example: super::Example<T>) -> Self {
        let status = status_code(example.status());
        Self::new(Reply::text(status, example.json()))
    }
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        Self::new(self.reply.clone())
    }
}

/// Shows neither headers nor body.
impl<T> fmt::Debug for Answer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Answer");
        match &self.reply {
            Reply::Response(response) => out.field("status", &response.status()),
            Reply::Failure(kind) => out.field("failure", kind),
            Reply::With(_) => &mut out,
        };
        out.finish_non_exhaustive()
    }
}
