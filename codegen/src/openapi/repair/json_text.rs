//! JSON inside a string.

use serde_json::Value;

use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Whether a value may be a list or an object. A value that may be a string is neither.
#[derive(Clone, Copy, Default)]
pub(super) struct Containers {
    pub(super) list: bool,
    pub(super) object: bool,
}

impl Containers {
    /// The one of that type.
    pub(super) fn of(schema_type: &str) -> Self {
        Self {
            list: schema_type == "array",
            object: schema_type == "object",
        }
    }

    pub(super) fn any() -> Self {
        Self {
            list: true,
            object: true,
        }
    }

    pub(super) fn is_none(self) -> bool {
        !self.list && !self.object
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            list: self.list || other.list,
            object: self.object || other.object,
        }
    }
}

/// Reads a string as JSON if it is JSON in place of a list or an object.
pub(super) fn parse(
    value: &Value,
    expected: Containers,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Option<Value> {
    let text = value.as_str().filter(|_| !expected.is_none())?;
    let parsed: Value = serde_json::from_str(text).ok()?;
    let noun = match &parsed {
        Value::Array(_) if expected.list => "a list",
        Value::Object(_) if expected.object => "an object",
        _ => return None,
    };
    let message = format!("expected {noun}, found a string that contains JSON; read as JSON");
    let help = "write the JSON itself, without quotes around it";
    warnings.interpreted(at, message, Some(help.to_owned()));
    Some(parsed)
}
