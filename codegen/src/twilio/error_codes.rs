//! Error codes, whose constants are in the runtime.

/// The name of the constant of a code, if it has one.
pub(crate) fn constant(code: &str) -> Option<&'static str> {
    twilio_runtime::codes::name(code.parse().ok()?)
}
