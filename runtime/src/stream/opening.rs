//! Opening of streams: requests whose response is received up to its body.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use bytes::Bytes;

use super::framing::Framing;
use crate::call::Call;
use crate::interceptor::AttemptResult;
use crate::raw_response::RawResponse;
use crate::send::Exchange;
use crate::transport::{Received, StreamBody};
use crate::{
    BoxFuture, Error, Transport, TransportError, TransportErrorKind, TransportLimits, race,
};

/// A response whose body is received piece by piece.
pub(super) struct Opened {
    /// The response without its body.
    pub(super) response: RawResponse,
    /// How the body is divided into items; `None` if there is no body.
    pub(super) framing: Option<Framing>,
    pub(super) body: StreamBody,
}

/// Keeps the body of the last response.
struct Opening {
    /// The framing of the media type that is asked for.
    asked_for: Option<Framing>,
    body: Mutex<Option<StreamBody>>,
}

/// Sends a call and returns the response if it is a success.
pub(super) async fn open(call: Call) -> Result<Opened, Error> {
    let media_types = call.operation.response_media_type().unwrap_or_default();
    let opening = Opening {
        asked_for: media_types.split(',').find_map(Framing::of),
        body: Mutex::default(),
    };
    let response = call.send_by(&opening).await?;
    let framing = Framing::of_response(response.http.headers(), opening.asked_for);
    // An interceptor may have replaced the response.
    let body = opening.take().filter(|_| response.http.body().is_empty());
    match (body, framing) {
        (Some(body), Some(_)) => Ok(Opened {
            response,
            framing,
            body,
        }),
        (_, None) if !response.http.body().is_empty() => {
            Err(call.failed(Error::not_a_stream(call.operation, response)))
        }
        (_, framing) => Ok(Opened {
            framing: framing.filter(|_| !response.http.body().is_empty()),
            body: response.http.body().clone().into(),
            response,
        }),
    }
}

impl Opening {
    async fn open(
        &self,
        transport: &dyn Transport,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> AttemptResult {
        self.replace(None);
        let started = Instant::now();
        let response = transport.open(request, limits).await?;
        let is_stream = response.status().is_success()
            && Framing::of_response(response.headers(), self.asked_for).is_some();
        let (parts, body) = response.into_parts();
        let received = if is_stream {
            self.replace(Some(body));
            Bytes::new()
        } else {
            let time_left = limits.timeout.saturating_sub(started.elapsed());
            let limit = transport.sleep(time_left);
            let received = race::within(receive(body, limits), limit).await;
            received.unwrap_or_else(|| {
                let cause = "the body was not complete";
                Err(TransportError::new(TransportErrorKind::Timeout, cause))
            })?
        };
        Ok(http::Response::from_parts(parts, received))
    }

    fn replace(&self, body: Option<StreamBody>) {
        *self.body.lock().unwrap_or_else(PoisonError::into_inner) = body;
    }

    fn take(self) -> Option<StreamBody> {
        self.body
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Exchange for Opening {
    fn exchange<'a>(
        &'a self,
        transport: &'a dyn Transport,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'a, AttemptResult> {
        Box::pin(self.open(transport, request, limits))
    }
}

/// Receives a body as a whole, such as that of an error.
async fn receive(mut body: StreamBody, limits: TransportLimits) -> Result<Bytes, TransportError> {
    let mut received = Received::new(0, limits)?;
    while let Some(chunk) = body.chunk().await {
        received.push(&chunk?)?;
    }
    Ok(received.finish())
}
