//! What generated crates have from the runtime.

/// The runtime's types that users of a generated crate name: re-exported at its root, so no type of an
/// API can be called the same.
pub(crate) const RUNTIME_TYPES: &[&str] = &[
    "BoxFuture",
    "Bytes",
    "ClientBuilder",
    "Credentials",
    "Date",
    "DateTime",
    "Error",
    "Extra",
    "FilePart",
    "HeaderMap",
    "Json",
    "Method",
    "Operation",
    "Redirect",
    "Request",
    "Response",
    "StatusCode",
    "Transport",
    "TransportError",
    "TransportErrorKind",
    "Wire",
];
