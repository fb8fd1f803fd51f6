//! Methods that block, for programs that are not async.

use tokio::runtime::Handle;

use crate::Error;
use crate::background::Background;

static BACKGROUND: Background = Background::new("twilio-blocking");

/// Returns the runtime for a method that blocks. `instead` is how to call it in async code.
pub(crate) fn runtime(method: &str, instead: &str) -> Result<Handle, Error> {
    if Handle::try_current().is_ok() {
        return Err(Error::configuration(format!(
            "{method} was called within an async runtime and would block its thread: use `{instead}.await`, or, within \
             `spawn_blocking`, `Handle::current().block_on({})`",
            instead.trim_start_matches('.')
        )));
    }
    BACKGROUND.runtime().map_err(|error| {
        Error::configuration(format!(
            "cannot start the background thread for {method} ({error})"
        ))
    })
}
