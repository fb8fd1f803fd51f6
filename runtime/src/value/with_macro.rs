//! The macro `with!`.

/// Adds the method `with` to an `impl` block of a type with chained setters.
///
/// ```
/// #[derive(Default)]
/// pub struct Params { locale: Option<String> }
///
/// impl Params {
///     pub fn locale(mut self, value: impl Into<String>) -> Self {
///         self.locale = Some(value.into());
///         self
///     }
///
///     twilio_runtime::with!();
/// }
///
/// assert_eq!(Params::default().with(Some("pt-BR"), Params::locale).locale.as_deref(), Some("pt-BR"));
/// assert_eq!(Params::default().with(None::<&str>, Params::locale).locale, None);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! with {
    () => {
        /// Calls a setter with the value of an `Option`, if there is one: `.with(value, Self::setter)`.
        #[must_use]
        pub fn with<T>(self, value: Option<T>, setter: impl FnOnce(Self, T) -> Self) -> Self {
            match value {
                Some(value) => setter(self, value),
                None => self,
            }
        }
    };
}
