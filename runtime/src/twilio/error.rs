//! The part of [`Error`] that comes from the bodies of Twilio's error responses.

use super::request_id::request_id;
use crate::{Error, ErrorKind, Json};

impl Error {
    /// Returns the ID that Twilio's support asks for (`Twilio-Request-Id`).
    pub fn request_id(&self) -> Option<&str> {
        self.headers().and_then(request_id)
    }

    /// Returns Twilio's error code, such as 20404. The module [`codes`](crate::codes) has
    /// constants for them.
    pub fn code(&self) -> Option<i64> {
        self.error_body().code
    }

    /// Returns the API's error message, unchanged. It may contain personal data, such as an invalid phone number.
    pub fn message(&self) -> Option<&str> {
        self.error_body().message.as_deref()
    }

    /// Returns the URL of more information about the error.
    pub fn more_info(&self) -> Option<&str> {
        self.error_body().more_info.as_deref()
    }

    /// Returns the API's details about particular parameters: its `details`, `params` or `errors`. They may contain
    /// personal data.
    pub fn details(&self) -> Option<&Json> {
        self.error_body().details.as_ref()
    }

    /// A verification, challenge or factor was checked too many times (60202, 60308, 60310).
    ///
    /// # Troubleshooting
    ///
    /// No further check can succeed. Start a new verification when this one has expired, ten minutes after it was
    /// started.
    pub fn is_max_checks_reached(&self) -> bool {
        self.kind() == ErrorKind::MaxChecksReached
    }

    /// Too many codes were sent to an address (60203), or too many notifications for a challenge (60309).
    ///
    /// # Troubleshooting
    ///
    /// Ask the user for the most recent code, or wait until the verification expires, ten minutes after it was started.
    pub fn is_max_sends_reached(&self) -> bool {
        self.kind() == ErrorKind::MaxSendsReached
    }
}
