//! Twilio's conventions: everything in the generator that does not follow from OpenAPI.

/// The extension with Twilio's annotations.
pub(crate) const EXTENSION: &str = "x-twilio";

/// The key of [`EXTENSION`] that marks personal data.
pub(crate) const PERSONAL: &str = "pii";
