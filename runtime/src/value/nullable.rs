//! Arguments that can be null.

use std::time::SystemTime;

use super::extra::Extra;
use super::text::Text;
use crate::{Date, DateTime};

/// An argument of a constructor or a setter that can be null: a value, or `None`, which is sent as null.
///
/// Anything that is usual for the value converts into it: string literals for text, arrays for lists.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::Nullable;
///
/// fn text(value: impl Into<Nullable<String>>) -> Option<String> {
///     value.into().into_option()
/// }
///
/// assert_eq!(text("red").as_deref(), Some("red"));
/// assert_eq!(text(None), None);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Nullable<T>(Option<T>);

impl<T> Nullable<T> {
    /// Returns the value, or `None` if it is null.
    pub fn into_option(self) -> Option<T> {
        self.0
    }
}

impl Extra {
    /// Returns the value of an optional field, and remembers that it is null if there is none.
    #[doc(hidden)]
    pub fn nullable<T>(&mut self, name: &'static str, value: Nullable<T>) -> Option<T> {
        let value = value.into_option();
        if value.is_none() {
            self.set_null(name);
        }
        value
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        Self(value)
    }
}

impl<T: Text> From<&str> for Nullable<T> {
    fn from(text: &str) -> Self {
        Self(Some(T::from_text(text.to_owned())))
    }
}

impl<T: Text + Clone> From<&T> for Nullable<T> {
    fn from(value: &T) -> Self {
        Self(Some(value.clone()))
    }
}

impl<T, U: Into<T>, const N: usize> From<[U; N]> for Nullable<Vec<T>> {
    fn from(items: [U; N]) -> Self {
        Self(Some(items.map(Into::into).into()))
    }
}

impl From<SystemTime> for Nullable<DateTime> {
    fn from(time: SystemTime) -> Self {
        Self(Some(time.into()))
    }
}

impl From<SystemTime> for Nullable<Date> {
    fn from(time: SystemTime) -> Self {
        Self(Some(time.into()))
    }
}
