//! Whether a request was sent, given the error of an HTTP client that is based on hyper.

use std::error::Error as StdError;

use super::TransportErrorKind;

/// Returns the stage at which a request failed that was possibly sent.
pub(super) fn kind(error: &(dyn StdError + 'static)) -> TransportErrorKind {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if is_unprocessed(error) {
            return TransportErrorKind::NotSent;
        }
        cause = error.source();
    }
    TransportErrorKind::Other
}

/// Returns whether a cause means that the server has not processed the request.
fn is_unprocessed(cause: &(dyn StdError + 'static)) -> bool {
    // The connection was closed while the request waited to be written to it.
    let is_canceled = cause
        .downcast_ref::<hyper::Error>()
        .is_some_and(hyper::Error::is_canceled);
    is_canceled || is_refused(cause)
}

/// Returns whether the server refused the stream, or closed the connection before it (RFC 9113, section 8.7).
#[cfg(feature = "http2")]
fn is_refused(cause: &(dyn StdError + 'static)) -> bool {
    cause.downcast_ref::<h2::Error>().is_some_and(|error| {
        let is_refusal = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
        error.is_remote() && (is_refusal || error.is_go_away())
    })
}

#[cfg(not(feature = "http2"))]
fn is_refused(_: &(dyn StdError + 'static)) -> bool {
    false
}
