//! Names of the runtime that every generated crate re-exports, which no name of an API may repeat.

/// The types of the runtime that generated crates re-export at their root. No type of an API has one of these names.
pub(crate) const RUNTIME_TYPES: &[&str] = &[
    "BoxFuture",
    "Bytes",
    "ClientBuilder",
    "Credentials",
    "Date",
    "DateTime",
    "Error",
    "ErrorKind",
    "Extra",
    "FilePart",
    "HeaderMap",
    "Http2",
    "IntoSid",
    "Items",
    "Json",
    "Method",
    "Nullable",
    "Operation",
    "Page",
    "Pages",
    "ParseError",
    "Redirect",
    "Request",
    "Require",
    "Response",
    "Retries",
    "RetryPolicy",
    "Seconds",
    "StatusCode",
    "Transport",
    "TransportError",
    "TransportErrorKind",
    "TransportLimits",
    "TypedOperation",
    "Wire",
];

/// The same, only if responses are streams. They are reserved in any case, so that adding a stream renames no type.
pub(crate) const STREAM_TYPES: &[&str] = &["ItemStream", "ServerSentEvent", "StreamBody"];

/// The same, only with the feature `webhooks`.
pub(crate) const WEBHOOK_TYPES: &[&str] = &[
    "ChallengeEvent",
    "ChallengeEventType",
    "FactorEvent",
    "FactorEventType",
    "OtherEvent",
    "WebhookError",
    "WebhookErrorKind",
    "WebhookEvent",
    "WebhookValidator",
];

/// The same, only with the feature `blocking`.
pub(crate) const BLOCKING_TYPES: &[&str] = &["Blocking"];

/// What hand-written docs link to and exists only with the feature `testing`.
pub(crate) const TESTING_NAMES: &[&str] = &[
    "MockTransport",
    "examples",
    "testing",
    "testing::MockTransport",
    "testing::error",
];

/// The modules and macros of the runtime that are re-exported at the root, `reqwest` with the feature of that name. No
/// module of an API has one of these names.
pub(crate) const RUNTIME_MODULES: &[&str] =
    &["codes", "http", "interceptor", "json", "reqwest", "retry"];
