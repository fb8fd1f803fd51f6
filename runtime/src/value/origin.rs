//! The operation whose response is being decoded.

use std::cell::Cell;

use crate::Operation;

thread_local! {
    /// The operation whose response this thread is decoding. Decoding neither waits nor runs code of programs.
    static ORIGIN: Cell<Option<&'static Operation>> = const { Cell::new(None) };
}

/// Decodes the response of an operation. The objects in it remember the operation.
pub(crate) fn with_origin<T>(operation: &'static Operation, decode: impl FnOnce() -> T) -> T {
    /// Restores the previous state even if decoding panics.
    struct Previous(Option<&'static Operation>);

    impl Drop for Previous {
        fn drop(&mut self) {
            ORIGIN.set(self.0);
        }
    }

    let _previous = Previous(ORIGIN.replace(Some(operation)));
    decode()
}

/// Returns the operation whose response is being decoded, if it is a response of one.
pub(crate) fn origin() -> Option<&'static Operation> {
    ORIGIN.get()
}
