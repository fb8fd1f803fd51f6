//! Errors of streams.

use std::time::Duration;

use bytes::Bytes;

use super::redact::server_text;
use super::{Error, Stage, message};
use crate::raw_response::RawResponse;
use crate::{DecodeError, Operation, TransportError, TransportErrorKind, duration, media_type};

impl Error {
    /// A stream was lost, or an item is too large. The body of the response is the part of an item.
    pub(crate) fn stream(
        operation: &'static Operation,
        server: &str,
        timeout: Duration,
        cause: TransportError,
        response: RawResponse,
    ) -> Self {
        let limit = duration::text(timeout);
        let mut error = match cause.kind() {
            TransportErrorKind::Timeout => {
                let message = format!("received nothing more from {server} within {limit}");
                Self::with_cause(operation, message, cause)
            }
            TransportErrorKind::TooLarge => {
                let root = cause.root();
                let message = format!(
                    "received an item from {server} that is too large ({root}); the next call skips it"
                );
                Self::with_cause(operation, message, cause)
            }
            _ => Self::transport(Some(operation), server, timeout, cause),
        };
        error.0.attempts = response.attempts;
        error.with_response(response.http)
    }

    fn with_cause(operation: &'static Operation, message: String, cause: TransportError) -> Self {
        let mut error = Self::new(Stage::Transport, Some(operation), message);
        error.0.cause = Some(cause.into());
        error
    }

    /// An item of a stream, which is the body of the response, cannot be decoded.
    pub(crate) fn item(
        operation: &'static Operation,
        response: RawResponse,
        cause: DecodeError,
    ) -> Self {
        let problem = message::decode_problem(cause).unwrap_or_else(|| "is not JSON".to_owned());
        let message = format!("returned an item that {problem}; the next call skips it");
        Self::new(Stage::Decode, Some(operation), message)
            .with_response(response.http)
            .after(response.attempts, false)
    }

    /// The response to a request for a stream is none.
    pub(crate) fn not_a_stream(operation: &'static Operation, response: RawResponse) -> Self {
        let problem = problem(&response.http);
        let status = response.http.status().as_u16();
        let message = format!("returned {status}, but the body {problem}");
        Self::new(Stage::Decode, Some(operation), message)
            .with_response(response.http)
            .after(response.attempts, false)
    }
}

fn problem(response: &http::Response<Bytes>) -> String {
    match message::encoding(response) {
        Some(encoding) => format!("is encoded as {encoding}, which was not requested"),
        None => {
            let media_type = media_type::of(response).map(media_type::essence);
            let media_type = server_text(&media_type.unwrap_or_default(), &[]);
            format!("is {media_type}, not a stream")
        }
    }
}
