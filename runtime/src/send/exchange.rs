//! One request and its response.

use bytes::Bytes;

use crate::interceptor::AttemptResult;
use crate::{BoxFuture, Transport, TransportLimits};

/// Sends a request with a transport and receives the response.
pub(crate) trait Exchange: Sync {
    fn exchange<'a>(
        &'a self,
        transport: &'a dyn Transport,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'a, AttemptResult>;
}

/// Receives responses as a whole.
pub(crate) struct Whole;

impl Exchange for Whole {
    fn exchange<'a>(
        &'a self,
        transport: &'a dyn Transport,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'a, AttemptResult> {
        transport.send(request, limits)
    }
}
