//! Responses whose body is received piece by piece.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use hyper::body::Incoming;
use hyper_util::client::legacy::connect::CaptureConnection;
use tokio::runtime::Handle;

use super::{Inner, Sent, failure, keep_alive, proxy, timeout};
use crate::transport::chunk::poll_chunk;
use crate::transport::{StreamBody, TransportError, TransportErrorKind, TransportLimits};

/// The chunks of a body.
struct Chunks {
    body: Incoming,
    /// The name of the proxy.
    proxy: Option<String>,
    /// Present until the body has ended, if the server says for how long it keeps the connection.
    kept: Option<Kept>,
}

/// A connection that the server keeps for a time.
struct Kept {
    connection: CaptureConnection,
    timeout: Duration,
    /// The runtime of the connection. The body may be read in another one.
    runtime: Handle,
}

impl Inner {
    pub(super) async fn open(
        &self,
        mut request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> Result<http::Response<StreamBody>, TransportError> {
        let proxy = self.authorize_to_proxy(&mut request);
        let Sent { response, state } = self.start(&*self.current_client().await, request);
        let received = tokio::time::timeout(limits.timeout, response).await;
        let response = match received {
            Ok(response) => response.map_err(|error| failure(error, state.is_unsent())),
            Err(_) => Err(timeout(limits, state.is_unsent())),
        };
        let response = response.map_err(|error| proxy::named_in(error, proxy.as_deref()))?;
        let kept = self.kept(&response).map(|timeout| Kept {
            connection: state.connection,
            timeout,
            runtime: Handle::current(),
        });
        Ok(response.map(|body| StreamBody::new(Chunks { body, proxy, kept })))
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = ready!(poll_chunk(&mut self.body, cx));
        if chunk.is_none()
            && let Some(kept) = self.kept.take()
        {
            let _runtime = kept.runtime.enter();
            keep_alive::retire(kept.connection, kept.timeout);
        }
        let failed = |error| {
            let error = TransportError::new(TransportErrorKind::Other, error);
            proxy::named_in(error, self.proxy.as_deref())
        };
        Poll::Ready(chunk.map(|chunk| chunk.map_err(failed)))
    }
}
