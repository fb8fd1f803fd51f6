//! Reasons why responses cannot be decoded.

/// The reason why a response cannot be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The body is not JSON, or the response lacks the part that the type is decoded from.
    Unreadable,
    /// The body is not valid text in this charset, such as `UTF-8`.
    InvalidText(&'static str),
    /// The body is text in a charset that is not supported.
    UnsupportedCharset,
    /// The body ends before its JSON does.
    Truncated,
    /// The body is JSON with more than 127 arrays and objects inside of each other.
    TooDeep,
    /// The body is JSON of this type, such as `an array`, where another was expected.
    Unexpected(&'static str),
}
