//! The body of an error as a type of the API.

use crate::{Error, Wire};

impl Error {
    /// Reads the body of the answer as one of the API's types, such as the one that the docs of an operation name
    /// for the error's [`status`](Self::status). `None` where there was no answer, or it is of another form.
    ///
    /// ```
    /// # #[derive(Clone, Default, PartialEq)]
    /// # pub struct Problem { pub field: Option<String>, _extra: twilio_runtime::Extra }
    /// # twilio_runtime::object! { Problem { field: "field" } }
    /// # fn explain(error: &twilio_runtime::Error) {
    /// if let Some(problem) = error.body_as::<Problem>() {
    ///     println!("mend {:?} and try again", problem.field);
    /// }
    /// # }
    /// ```
    pub fn body_as<T: Wire + Default>(&self) -> Option<T> {
        let json = serde_json::from_slice(self.body()?).ok()?;
        let mut value = T::default();
        value.decode(&json).then_some(value)
    }
}
