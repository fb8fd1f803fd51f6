//! The path values of a request, for transports in tests.

/// An extension of HTTP requests with the values of their path parameters by name: not all of them can be derived from
/// the URL.
#[derive(Clone)]
pub(crate) struct PathValues(pub(crate) Vec<(&'static str, String)>);
