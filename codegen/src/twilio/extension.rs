//! The extension with Twilio's annotations.

use serde_json::Value;

/// The key of the extension.
pub(crate) const EXTENSION: &str = "x-twilio";

/// The key of [`EXTENSION`] that marks personal data.
pub(crate) const PERSONAL: &str = "pii";

/// A mark of personal data.
pub(crate) struct PersonalData {
    /// How it is handled.
    pub(crate) handling: Option<String>,
    /// The number of days for which it is kept even if it is deleted.
    pub(crate) kept_days: Option<u64>,
}

impl PersonalData {
    /// Reads the mark in the value of [`EXTENSION`], if it has one.
    pub(crate) fn of_extension(extension: &Value) -> Option<Self> {
        let mark = extension.get(PERSONAL)?;
        let handling = mark.get("handling").and_then(Value::as_str);
        Some(Self {
            handling: handling.map(str::to_owned),
            kept_days: mark.get("deleteSla").and_then(Value::as_u64),
        })
    }
}
