//! Answers that the API's description gives as examples.

use std::fmt;
use std::marker::PhantomData;

use crate::{Json, Wire};

/// An example from the API's description: an answer that is a `T`.
///
/// Generated crates have one for each example, in their module `examples`.
///
/// ```
/// use twilio_runtime::{Json, testing::Example};
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
    /// An example by its name in the description, the status that it comes with, and its JSON.
    pub const fn new(name: &'static str, status: u16, json: &'static str) -> Self {
        Self {
            name,
            status,
            json,
            value: PhantomData,
        }
    }

    /// The name in the API's description.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The HTTP status that it comes with.
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The text of the body.
    pub const fn json(&self) -> &'static str {
        self.json
    }
}

impl<T: Wire + Default> Example<T> {
    /// The value, read as an answer is. Change what your test needs to be different.
    ///
    /// # Panics
    ///
    /// If the API's description has an example that is not of the type it describes.
    #[track_caller]
    pub fn value(&self) -> T {
        let mut value = T::default();
        if !read(self.json, &mut value) {
            panic!(
                "the example `{}` is not what the operation answers",
                self.name
            );
        }
        value
    }
}

fn read(json: &str, value: &mut dyn Wire) -> bool {
    serde_json::from_str::<Json>(json).is_ok_and(|json| value.decode(&json))
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
