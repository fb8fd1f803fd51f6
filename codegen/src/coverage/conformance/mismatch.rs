use std::fmt;

use serde_json::Value as Json;

use super::wording::truncated;
use crate::{Location, Pointer};

/// A value of an example that does not match its schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Mismatch {
    /// The location of the value, also if it is missing.
    pub pointer: Pointer,
    /// The location in the text.
    pub location: Option<Location>,
    /// The location of the schema.
    pub schema: Pointer,
    /// Describes the values that the schema allows: `a string`, `one of "a", "b"`.
    pub expected: String,
    /// Describes the value: `the number 1`, `null`.
    pub actual: String,
    /// The effect in the generated crate.
    pub outcome: Outcome,
    /// Suggests a fix.
    pub help: &'static str,
}

impl Mismatch {
    pub(super) fn with_expected(self, expected: &str) -> Self {
        let expected = expected.to_owned();
        Self { expected, ..self }
    }

    pub(super) fn with_help(self, help: &'static str) -> Self {
        Self { help, ..self }
    }

    /// The same for a value that is missing.
    pub(super) fn of_missing(self) -> Self {
        let actual = "nothing".to_owned();
        Self { actual, ..self }
    }
}

/// The effect of a [`Mismatch`] in the generated crate.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The property at this location, which is or contains the value, is in `extra()`.
    Extra(Pointer),
    /// The value is missing in its list or map, as it cannot be decoded. The `extra()` of the object with the list or
    /// map has all of it.
    Omitted,
    /// The value at this location, which is or contains the value, is in the variant `Unknown` of an enum.
    Unknown {
        /// The Rust name of the enum.
        name: String,
        /// The location.
        at: Pointer,
    },
    /// The value is decoded as this one.
    ReadAs(Json),
    /// The text is kept, but it cannot be converted to a time or is not a SID.
    Malformed,
    /// The value is missing, and its field has this default.
    Blank(Json),
    /// The discriminator is missing, and the value is decoded as the variant of that name, the best match.
    Guessed(String),
    /// The response cannot be decoded.
    Unreadable,
}

impl Outcome {
    /// The name for programs, such as `read_as`.
    pub fn name(&self) -> &'static str {
        match self {
            Outcome::Extra(_) => "extra",
            Outcome::Omitted => "omitted",
            Outcome::Unknown { .. } => "unknown",
            Outcome::ReadAs(_) => "read_as",
            Outcome::Malformed => "malformed",
            Outcome::Blank(_) => "blank",
            Outcome::Guessed(_) => "guessed",
            Outcome::Unreadable => "unreadable",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Extra(property) => {
                write!(f, "`{}` is in `extra()`", property.name())
            }
            Outcome::Omitted => f.write_str("left out of its list or map"),
            Outcome::Unknown { name, .. } => write!(f, "decoded as `{name}::Unknown`"),
            Outcome::ReadAs(json) => write!(f, "decoded as {}", truncated(json)),
            Outcome::Malformed => f.write_str("kept as text"),
            Outcome::Blank(json) => write!(f, "its field is {}", truncated(json)),
            Outcome::Guessed(name) => write!(f, "decoded as `{name}`, the best match"),
            Outcome::Unreadable => f.write_str("the response cannot be decoded"),
        }
    }
}
