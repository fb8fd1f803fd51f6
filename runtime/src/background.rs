//! The thread that sends the requests of programs that are not async.

use std::future::pending;
use std::sync::OnceLock;
use std::thread;

use tokio::runtime::{Builder, Handle};

use crate::Error;

/// Returns the runtime of the background thread, for a method that blocks. `instead` is how to call it in async code.
pub(crate) fn runtime(method: &str, instead: &str) -> Result<&'static Handle, Error> {
    static BACKGROUND: OnceLock<Result<Handle, String>> = OnceLock::new();
    if Handle::try_current().is_ok() {
        return Err(Error::configuration(format!(
            "{method} was called within an async runtime and would block its thread: use `{instead}.await`, or, within \
             `spawn_blocking`, `Handle::current().block_on({})`",
            instead.trim_start_matches('.')
        )));
    }
    let started = BACKGROUND.get_or_init(|| start().map_err(|error| error.to_string()));
    started.as_ref().map_err(|error| {
        Error::configuration(format!(
            "cannot start the background thread for {method} ({error})"
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
