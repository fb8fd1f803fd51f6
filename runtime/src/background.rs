//! The thread that sends the requests of programs that are not async.

use std::future::pending;
use std::sync::{Mutex, PoisonError};
use std::{mem, process, thread};

use tokio::runtime::{Builder, Handle};

use crate::Error;

/// The background thread of a process, which a child process created with `fork` does not have.
struct Background {
    process: u32,
    handle: Handle,
}

/// Returns the runtime of the background thread, for a method that blocks. `instead` is how to call it in async code.
pub(crate) fn runtime(method: &str, instead: &str) -> Result<Handle, Error> {
    static BACKGROUND: Mutex<Option<Background>> = Mutex::new(None);
    if Handle::try_current().is_ok() {
        return Err(Error::configuration(format!(
            "{method} was called within an async runtime and would block its thread: use `{instead}.await`, or, within \
             `spawn_blocking`, `Handle::current().block_on({})`",
            instead.trim_start_matches('.')
        )));
    }
    let mut background = BACKGROUND.lock().unwrap_or_else(PoisonError::into_inner);
    let process = process::id();
    if let Some(running) = &*background
        && running.process == process
    {
        return Ok(running.handle.clone());
    }
    let handle = start().map_err(|error| {
        Error::configuration(format!(
            "cannot start the background thread for {method} ({error})"
        ))
    })?;
    let started = Background {
        process,
        handle: handle.clone(),
    };
    // The runtime of the parent process is not shut down from here.
    mem::forget(background.replace(started));
    Ok(handle)
}

fn start() -> std::io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new()
        .name("twilio-blocking".to_owned())
        .spawn(move || runtime.block_on(pending::<()>()))?;
    Ok(handle)
}
