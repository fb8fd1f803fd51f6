//! Responses whose body is received piece by piece.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::{Inner, head, transport_error};
use crate::transport::chunk::poll_chunk;
use crate::transport::content::{Content, Started};
use crate::transport::{StreamBody, TransportError, TransportLimits};

/// The chunks of a body.
struct Chunks {
    body: reqwest::Body,
    started: Started,
}

impl Inner {
    pub(super) async fn open(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> Result<http::Response<StreamBody>, TransportError> {
        let (parts, bytes) = request.into_parts();
        let (content, started) = Content::new(bytes);
        let request = http::Request::from_parts(parts, content);
        let (client, of_task) = (self.client.clone(), started.clone());
        let exchange = async move { head(client, request, &of_task).await };
        let response = self.run(exchange, &started, limits).await?;
        let response: http::Response<reqwest::Body> = response.into();
        Ok(response.map(|body| StreamBody::new(Chunks { body, started })))
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = ready!(poll_chunk(&mut self.body, cx));
        let failed = |error| transport_error(error, &self.started);
        Poll::Ready(chunk.map(|chunk| chunk.map_err(failed)))
    }
}
