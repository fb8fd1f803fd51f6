//! Sending requests from programs that are not async.

use super::Receive;
use crate::{Error, Request, Response, blocking};

impl<T: Receive> Request<T> {
    /// Sends the request and blocks until the whole response is received, or a stream starts, for programs without an
    /// async runtime.
    ///
    /// All threads share a background thread for the connections. It is started with the first request and runs until
    /// the process ends. A child process created with `fork` starts one of its own.
    ///
    /// ```
    /// # extern crate twilio_runtime as twilio_verify_v2;
    /// use twilio_verify_v2::{Error, Json, Request};
    ///
    /// fn value(request: Request<Json>) -> Result<Json, Error> {
    ///     Ok(request.send_blocking()?.into_value())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`send`](Self::send), and an error if it is called within a tokio runtime, whose
    /// thread must not be blocked.
    pub fn send_blocking(self) -> Result<Response<T>, Error> {
        blocking::runtime("send_blocking()", ".send()")?.block_on(self.send())
    }
}
