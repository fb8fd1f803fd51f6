//! Values of `format` that Twilio adds to those of OpenAPI.

/// A date and time as in HTTP headers and mail.
pub(crate) const DATE_TIME_RFC_2822: &str = "date-time-rfc-2822";

/// An object whose values are URIs.
pub(crate) const URI_MAP: &str = "uri-map";
