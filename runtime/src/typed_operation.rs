//! Operations with the type of their response.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use crate::Operation;

/// An [`Operation`] with the type of its response.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::{Json, Operation, TypedOperation};
///
/// static FETCH_SERVICE: TypedOperation<Json> =
///     Operation::get("FetchService", "https://verify.twilio.com", "/v2/Services/{Sid}").typed();
/// assert_eq!(FETCH_SERVICE.id(), "FetchService");
/// ```
pub struct TypedOperation<T> {
    operation: Operation,
    response: PhantomData<fn() -> T>,
}

impl Operation {
    /// Sets the type that successful responses are decoded as.
    pub const fn typed<T>(self) -> TypedOperation<T> {
        TypedOperation {
            operation: self,
            response: PhantomData,
        }
    }
}

impl<T> Deref for TypedOperation<T> {
    type Target = Operation;

    fn deref(&self) -> &Operation {
        &self.operation
    }
}

impl<T> fmt::Debug for TypedOperation<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.operation.fmt(f)
    }
}
