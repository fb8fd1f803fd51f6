//! Example responses from the API's description.

use std::fmt;
use std::marker::PhantomData;

use crate::Wire;
use crate::value::response::decode_json;
use crate::value::wire_value::WireValue;

/// An example response from the API's description, decoded as `T`.
///
/// Generated crates have a constant for each example in their module `examples`.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::{Json, testing::Example};
///
/// const SHOP: Example<Json> = Example::new("shop", 200, r#"{"friendly_name": "shop"}"#);
/// assert_eq!(SHOP.value()["friendly_name"], "shop");
/// ```
pub struct Example<T> {
    name: &'static str,
    status: u16,
    json: &'static str,
    value: PhantomData<fn() -> T>,
}

impl<T> Example<T> {
    /// Creates an example from its name in the API's description, its status and its JSON body.
    pub const fn new(name: &'static str, status: u16, json: &'static str) -> Self {
        Self {
            name,
            status,
            json,
            value: PhantomData,
        }
    }

    /// Returns the name in the API's description.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the HTTP status.
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// Returns the body.
    pub const fn json(&self) -> &'static str {
        self.json
    }
}

impl<T: Wire + Default> Example<T> {
    /// Decodes the value. Modify it as your test requires.
    ///
    /// # Panics
    ///
    /// Panics if the API's description contains an example that does not match its type.
    #[track_caller]
    pub fn value(&self) -> T {
        let mut value = T::default();
        if !decode(self.json, &mut value) {
            panic!("the example `{}` does not match its type", self.name);
        }
        value
    }
}

fn decode(json: &str, value: &mut dyn WireValue) -> bool {
    decode_json(value, json).is_ok_and(|decoded| decoded.is_decoded())
}

impl<T> Clone for Example<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Example<T> {}

impl<T> fmt::Debug for Example<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Example")
            .field("name", &self.name)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
