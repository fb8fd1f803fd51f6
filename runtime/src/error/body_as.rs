//! Decoding of the body of an error.

use crate::value::json_body::marked_json_body;
use crate::{Error, Wire};

impl Error {
    /// Decodes the body of the response as one of the API's types, such as the type that an operation's docs list for
    /// the [`status`](Self::status). Returns `None` if there was no response or it has another format.
    ///
    /// ```
    /// # #[derive(Clone, Default, PartialEq)]
    /// # pub struct Problem { pub field: Option<String>, _extra: twilio_runtime::Extra }
    /// # twilio_runtime::object! { Problem { field: "field" } }
    /// # fn explain(error: &twilio_runtime::Error) {
    /// if let Some(problem) = error.body_as::<Problem>() {
    ///     println!("correct {:?} and try again", problem.field);
    /// }
    /// # }
    /// ```
    pub fn body_as<T: Wire + Default>(&self) -> Option<T> {
        let json = marked_json_body(self.0.response.as_ref()?).ok()?;
        let mut value = T::default();
        value.decode(&json).then_some(value)
    }
}
