//! Values of optional fields that a program requires.

use std::ptr;

use super::wire_value::{Object, WireValue};
use crate::Error;

/// Objects of responses, whose optional fields a program can require.
///
/// Fields of responses are `Option`, because responses can leave them out. The fields that programs read most have methods
/// of the same name that return the value or an error; [`require`](Self::require) does so for any field.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::Require;
///
/// # #[derive(Clone, Default, PartialEq)]
/// # pub struct Binding { pub uri: Option<String>, _extra: twilio_runtime::Extra }
/// # twilio_runtime::object! { Binding { uri: "uri" } }
/// let binding: Binding = serde_json::from_str(r#"{"uri": "otpauth://totp/"}"#).unwrap();
/// assert_eq!(binding.require(&binding.uri).unwrap(), "otpauth://totp/");
///
/// let error = Binding::default().require(&None::<String>).unwrap_err();
/// assert!(error.is_decode());
/// ```
pub trait Require: Object {
    /// Returns the value of an optional field of this object, or an error that names the operation and the field if it has
    /// none.
    ///
    /// # Errors
    ///
    /// The kind of the error is [`Decode`](crate::ErrorKind::Decode).
    fn require<'a, T>(&self, field: &'a Option<T>) -> Result<&'a T, Error>;
}

impl<O: Object> Require for O {
    #[inline]
    fn require<'a, T>(&self, field: &'a Option<T>) -> Result<&'a T, Error> {
        match field {
            Some(value) => Ok(value),
            None => Err(missing(self, ptr::from_ref(field).cast())),
        }
    }
}

/// Returns the error for the field at an address.
#[cold]
fn missing(object: &dyn Object, address: *const ()) -> Error {
    let is_there = |value: &&dyn WireValue| ptr::addr_eq(ptr::from_ref(*value), address);
    let mut index = None;
    object.with_values(&mut |values| index = values.iter().position(is_there));
    let field = index.and_then(|index| object.shape().fields.get(index));
    Error::missing(object, field)
}
