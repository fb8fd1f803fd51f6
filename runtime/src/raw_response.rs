//! Successful responses before they are decoded.

use bytes::Bytes;

/// A response with a success status, and the number of attempts it took.
#[derive(Clone)]
pub(crate) struct RawResponse {
    pub(crate) http: http::Response<Bytes>,
    pub(crate) attempts: u32,
}
