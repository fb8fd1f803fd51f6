//! Requests for streams.

use super::StreamItem;
use super::item_stream::ItemStream;
use super::opening::open;
use super::reader::Reader;
use super::resumption::LAST_EVENT_ID;
use crate::request::Receive;
use crate::{Error, Request, Response};

/// The [body](Response::body) of the response is empty.
impl<T: StreamItem> Receive for ItemStream<T> {
    async fn receive(request: Request<Self>) -> Result<Response<Self>, Error> {
        let call = request.call;
        let opened = open(call.clone()).await?;
        let response = opened.response.clone();
        let stream = ItemStream::new(Reader::new(call, opened));
        Ok(Response::new(response, stream))
    }
}

impl<T: StreamItem> Request<ItemStream<T>> {
    /// Starts after the event with an ID, such as the [last one](ItemStream::last_event_id) that another process has
    /// received.
    pub fn starting_after(self, event_id: &str) -> Self {
        self.header(LAST_EVENT_ID, event_id)
    }
}
