//! Streams of items as users hold them: thin wrappers around [`Reader`].

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::StreamItem;
use super::reader::Reader;
use crate::Error;

/// A response that is a stream of items: server-sent events, or JSON texts, each of which is decoded as a `T`.
///
/// It implements [`Stream`], and [`try_next`](Self::try_next) makes it usable without a crate for streams. Awaiting the
/// request of an operation returns it as soon as the response starts; the items are received as they are requested.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::{Error, ItemStream, Json, Request, ServerSentEvent};
///
/// async fn print(request: Request<ItemStream<ServerSentEvent<Json>>>) -> Result<(), Error> {
///     let mut events = request.await?;
///     while let Some(event) = events.try_next().await? {
///         println!("{:?}: {}", event.event, event.data);
///     }
///     Ok(())
/// }
/// ```
///
/// # Limits
///
/// The request's [`timeout`](crate::Request::timeout) limits the time until the response starts, including all attempts,
/// and then the time without any byte of the response, of which keep-alive comments are enough. There is no limit on the
/// time that the stream takes. The [`attempt_timeout`](crate::Request::attempt_timeout) limits the time until the response
/// to an attempt starts, and [`max_response_size`](crate::Request::max_response_size) the size of each item.
///
/// Once it has started, it is none of the [concurrent requests](crate::ClientBuilder::max_concurrent_requests) whose number
/// can be limited.
///
/// Dropping the stream cancels it, and closes its connection unless the response was complete.
///
/// # Errors
///
/// An item that cannot be decoded, or is too large, does not end the stream: the next call returns the item after it. The
/// [body](Error::body) of the error is the item as it was received, and after a lost connection the part of an item.
///
/// # Resumption
///
/// A stream of server-sent events in response to `GET` is resumed after a lost connection or a timeout, if the server has
/// sent an ID or a delay (`retry`) with an event: the request is sent again with the ID of the last event. Whether and when
/// is up to the [retry policy](crate::retry); a delay that the server has set replaces that of the policy. Like a browser,
/// the stream also continues after the server has ended the response, if the server has set a delay, until the server
/// responds with status 204. If it cannot be resumed, the error is returned, and the next call tries again.
///
/// All other streams end with the error: no other request is ever sent again once the response has started.
#[must_use = "streams do nothing until an item is requested, for example with `.try_next().await`"]
pub struct ItemStream<T> {
    reader: Reader,
    item: PhantomData<fn() -> T>,
}

impl<T> ItemStream<T> {
    pub(super) fn new(reader: Reader) -> Self {
        Self {
            reader,
            item: PhantomData,
        }
    }

    /// Returns the ID of the last server-sent event that had one, from which
    /// [`Request::starting_after`](crate::Request::starting_after) resumes the stream in another process.
    pub fn last_event_id(&self) -> Option<&str> {
        self.reader.last_event_id()
    }
}

impl<T: StreamItem + Default> ItemStream<T> {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let mut item = T::default();
        let result = ready!(self.reader.poll_next(cx, &mut item));
        Poll::Ready(result.map(|result| result.map(|()| item)))
    }

    /// Returns the next item, or `None` at the end of the stream.
    ///
    /// It is cancel-safe: no item is lost if the future is dropped, for example by `select!`.
    ///
    /// # Errors
    ///
    /// Returns an error if the item cannot be decoded or is too large, if the connection is lost, or if nothing is received
    /// within the time limit, and the stream cannot be [resumed](Self#resumption).
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }

    /// Like [`try_next`](Self::try_next), with the return type of [`Stream`].
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`try_next`](Self::try_next).
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }
}

impl<T: StreamItem + Default> Stream for ItemStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemStream")
            .field("request", self.reader.call())
            .finish_non_exhaustive()
    }
}
