//! The error of parsing a value.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

/// The error of parsing a SID, an enum, a date or a time from text. The message says what was expected, and does not contain
/// the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError(Cow<'static, str>);

impl ParseError {
    pub(crate) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl StdError for ParseError {}
