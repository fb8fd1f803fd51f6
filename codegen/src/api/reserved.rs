//! Names of the runtime that every generated crate re-exports, which no name of an API may repeat.

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
    "Items",
    "Json",
    "Method",
    "Operation",
    "Page",
    "Pages",
    "Redirect",
    "Request",
    "Response",
    "Retries",
    "RetryPolicy",
    "StatusCode",
    "Transport",
    "TransportError",
    "TransportErrorKind",
    "TransportLimits",
    "TypedOperation",
    "Wire",
];

/// Likewise, but only with the feature `webhooks`.
pub(crate) const WEBHOOK_TYPES: &[&str] = &["WebhookError", "WebhookErrorKind", "WebhookValidator"];

/// The modules and macros of the runtime that are re-exported at the root, `reqwest` with the feature of that name: no
/// module of an API can be called the same.
pub(crate) const RUNTIME_MODULES: &[&str] = &["codes", "http", "json", "reqwest", "retry"];
