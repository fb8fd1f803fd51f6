//! Threads with an async runtime, for requests of programs without one, and of clients that must not depend on the runtimes
//! that use them.

use std::future::pending;
use std::io;
use std::sync::{Mutex, PoisonError};
use std::{mem, process, thread};

use tokio::runtime::{Builder, Handle};

/// A thread that runs until the process ends.
pub(crate) struct Background {
    name: &'static str,
    running: Mutex<Option<Running>>,
}

/// The thread of a process, which a child process created with `fork` does not have.
struct Running {
    process: u32,
    handle: Handle,
}

impl Background {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self {
            name,
            running: Mutex::new(None),
        }
    }

    /// Returns the runtime of the thread, which is started with the first call.
    pub(crate) fn runtime(&self) -> io::Result<Handle> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let process = process::id();
        if let Some(running) = &*running
            && running.process == process
        {
            return Ok(running.handle.clone());
        }
        let handle = self.start()?;
        let started = Running {
            process,
            handle: handle.clone(),
        };
        // The runtime of the parent process is not shut down from here.
        mem::forget(running.replace(started));
        Ok(handle)
    }

    fn start(&self) -> io::Result<Handle> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        thread::Builder::new()
            .name(self.name.to_owned())
            .spawn(move || runtime.block_on(pending::<()>()))?;
        Ok(handle)
    }
}
