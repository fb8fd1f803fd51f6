//! Sending from programs that are not async.

use std::future::pending;
use std::sync::OnceLock;
use std::thread;

use tokio::runtime::{Builder, Handle};

use crate::{Error, Request, Response, Wire};

impl<T: Wire + Default> Request<T> {
    /// Sends the request and waits for the whole answer, in a program without an async runtime.
    ///
    /// All threads share one background thread that tends the connections; it is started with the first request
    /// and lives as long as the process.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send), and if it is called within a tokio runtime, whose thread it must not hold up.
    pub fn send_blocking(self) -> Result<Response<T>, Error> {
        background()?.block_on(self.send())
    }
}

/// The runtime that the background thread drives.
fn background() -> Result<&'static Handle, Error> {
    static BACKGROUND: OnceLock<Result<Handle, String>> = OnceLock::new();
    if Handle::try_current().is_ok() {
        return Err(Error::configuration(
            "send_blocking() was called within an async runtime, whose thread it would hold up: use `.send().await`, \
             or, within `spawn_blocking`, `Handle::current().block_on(request.send())`"
                .to_owned(),
        ));
    }
    let started = BACKGROUND.get_or_init(|| start().map_err(|cause| cause.to_string()));
    started.as_ref().map_err(|cause| {
        Error::configuration(format!(
            "the background thread for send_blocking() cannot be started ({cause})"
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
