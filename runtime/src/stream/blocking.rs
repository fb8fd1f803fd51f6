//! Streams for programs that are not async.

use super::StreamItem;
use super::item_stream::ItemStream;
use crate::{Blocking, Error};

impl<T> ItemStream<T> {
    /// Converts the stream into an iterator, for programs without an async runtime.
    ///
    /// Within an async runtime, whose thread must not be blocked, the only item is an error.
    ///
    /// ```
    /// # extern crate twilio_runtime as twilio_verify_v2;
    /// use twilio_verify_v2::{Error, ItemStream, Json, Request};
    ///
    /// fn print(request: Request<ItemStream<Json>>) -> Result<(), Error> {
    ///     for item in request.send_blocking()?.into_value().blocking() {
    ///         println!("{}", item?);
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<T: StreamItem + Default> Iterator for Blocking<ItemStream<T>> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step(async |stream| stream.next().await)
    }
}
