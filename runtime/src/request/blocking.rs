//! Sending requests from programs that are not async.

use std::future::pending;
use std::sync::OnceLock;
use std::thread;

use tokio::runtime::{Builder, Handle};

use crate::{Error, Request, Response, Wire};

impl<T: Wire + Default> Request<T> {
    /// Sends the request and blocks until the whole response is received, for programs without an async runtime.
    ///
    /// All threads share a background thread for the connections. It is started with the first request and runs until
    /// the process ends.
    ///
    /// ```no_run
    /// use twilio_runtime::{Client, ClientBuilder, Error, Json, Operation, Request};
    ///
    /// static LIST_SERVICE: Operation =
    ///     Operation::get("ListService", "https://verify.twilio.com", "/v2/Services");
    ///
    /// fn main() -> Result<(), Error> {
    ///     let client: Client = ClientBuilder::from_env("shop/1.0")?.build()?;
    ///     let request: Request<Json> = Request::new(&client, &LIST_SERVICE);
    ///     println!("{}", request.send_blocking()?.value());
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`send`](Self::send), and an error if it is called within a tokio runtime, whose
    /// thread must not be blocked.
    pub fn send_blocking(self) -> Result<Response<T>, Error> {
        background_runtime()?.block_on(self.send())
    }
}

/// Returns the runtime of the background thread.
fn background_runtime() -> Result<&'static Handle, Error> {
    static BACKGROUND: OnceLock<Result<Handle, String>> = OnceLock::new();
    if Handle::try_current().is_ok() {
        return Err(Error::configuration(
            "send_blocking() was called within an async runtime and would block its thread: use `.send().await`, \
             or, within `spawn_blocking`, `Handle::current().block_on(request.send())`"
                .to_owned(),
        ));
    }
    let started = BACKGROUND.get_or_init(|| start().map_err(|error| error.to_string()));
    started.as_ref().map_err(|error| {
        Error::configuration(format!(
            "cannot start the background thread for send_blocking() ({error})"
        ))
    })
}

fn start() -> std::io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new()
        .name("twilio-blocking".to_owned())
        .spawn(move || runtime.block_on(pending::<()>()))?;
    Ok(handle)
}
