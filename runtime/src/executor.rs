//! The async runtime that a task runs in.

use std::thread::{self, ThreadId};

/// Identifies the async runtime of the current task, or its thread if the runtime is not tokio's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Executor {
    #[cfg(any(feature = "hyper", feature = "reqwest", feature = "blocking"))]
    Tokio(tokio::runtime::Id),
    Thread(ThreadId),
}

impl Executor {
    pub(crate) fn current() -> Self {
        #[cfg(any(feature = "hyper", feature = "reqwest", feature = "blocking"))]
        if let Ok(handle) = tokio::runtime::Handle::try_current() {
            return Self::Tokio(handle.id());
        }
        Self::Thread(thread::current().id())
    }

    /// Returns the runtime, or `None` if it is not known: a thread may be one of several.
    pub(crate) fn runtime(self) -> Option<Self> {
        match self {
            Self::Thread(_) => None,
            #[cfg(any(feature = "hyper", feature = "reqwest", feature = "blocking"))]
            runtime @ Self::Tokio(_) => Some(runtime),
        }
    }
}
