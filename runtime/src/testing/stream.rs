//! Scripted streams.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::Response;

use super::MockResponse;
use crate::value::encode::encode;
use crate::value::wire_value::{View, WireValue};
use crate::{ItemStream, StreamBody, StreamItem, TransportError, TransportErrorKind};

/// Marks a response whose connection is lost after the body.
#[derive(Clone, Copy)]
struct Interrupted(TransportErrorKind);

/// Streams of the same items whatever the media type: server-sent events, or JSON texts one per line.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// # use twilio_runtime::{ItemStream, Json, TransportErrorKind, json};
/// use twilio_verify_v2::ServerSentEvent;
/// use twilio_verify_v2::testing::MockResponse;
///
/// let events = [ServerSentEvent::new(json!({"step": 1})).id("1"), ServerSentEvent::new(json!({"step": 2})).id("2")];
/// let lost: MockResponse<ItemStream<ServerSentEvent<Json>>> =
///     MockResponse::items(events).interrupted(TransportErrorKind::Other);
/// ```
impl<T: StreamItem + Default> MockResponse<ItemStream<T>> {
    /// Creates a response with status 200 that is a stream of these items. For other bodies, see [`body`](Self::body).
    #[track_caller]
    pub fn items(items: impl IntoIterator<Item = T>) -> Self {
        let body: String = items.into_iter().map(|item| text(&item)).collect();
        let media_type = match T::default().fields() {
            Some(_) => "text/event-stream",
            None => "application/x-ndjson",
        };
        Self::status(200).body(media_type, body)
    }

    /// Fails after the items, instead of ending the stream.
    ///
    /// # Panics
    ///
    /// Panics if this is a failure or a closure.
    #[must_use]
    #[track_caller]
    pub fn interrupted(mut self, kind: TransportErrorKind) -> Self {
        let extensions = self.reply.response_mut().extensions_mut();
        extensions.insert(Interrupted(kind));
        self
    }
}

/// Returns the response as it is received.
pub(super) fn received(response: Response<Bytes>) -> Response<StreamBody> {
    let interrupted = response.extensions().get::<Interrupted>().copied();
    response.map(|body| match interrupted {
        None => body.into(),
        Some(Interrupted(kind)) => {
            let error = TransportError::new(kind, "scripted interruption");
            StreamBody::new(Script([Ok(body), Err(error)].into()))
        }
    })
}

struct Script(VecDeque<Result<Bytes, TransportError>>);

impl Stream for Script {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}

fn text(item: &dyn StreamItem) -> String {
    let data = data(item.value());
    let Some(fields) = item.fields() else {
        return data + "\n";
    };
    let mut lines = Vec::new();
    lines.extend(fields.event.map(|event| format!("event: {event}")));
    lines.extend(fields.id.map(|id| format!("id: {id}")));
    lines.extend(fields.retry.map(|retry| format!("retry: {retry}")));
    lines.extend(data.split('\n').map(|line| format!("data: {line}")));
    lines.join("\n") + "\n\n"
}

fn data(value: &dyn WireValue) -> String {
    match value.view() {
        View::Text(text) => text.to_owned(),
        _ => encode(value).unwrap_or_default().to_string(),
    }
}
