//! Twilio's error codes that programs using Verify may need to distinguish; see [`Error::code`](crate::Error::code).
//!
//! The list is not complete. <https://www.twilio.com/docs/api/errors> documents all error codes.
//!
//! ```
//! use twilio_runtime::{Error, codes};
//!
//! fn advice(error: &Error) -> &'static str {
//!     match error.code() {
//!         Some(codes::INVALID_PARAMETER) => "Is the number complete, with + and country code?",
//!         Some(codes::LANDLINE) => "This number cannot receive SMS. Shall we call you?",
//!         Some(codes::MAX_SENDS_REACHED) => "Please use the last code, or come back in ten minutes.",
//!         _ => "Please try again later.",
//!     }
//! }
//! ```

/// Credentials or permissions are missing or wrong. Check them; sending the request again does not help.
pub const AUTHENTICATION: i64 = 20003;

/// The resource does not exist, or no longer: a verification is removed once it has been approved, has expired (after
/// ten minutes) or was checked too many times. Start a new one.
pub const NOT_FOUND: i64 = 20404;

/// The account has too many requests in progress. The request was not processed; send fewer at a time.
pub const TOO_MANY_REQUESTS: i64 = 20429;

/// A parameter is invalid; the message names it. Phone numbers need `+` and the country code.
pub const INVALID_PARAMETER: i64 = 60200;

/// A code was checked five times. Start a new verification once this one has expired.
pub const MAX_CHECKS_REACHED: i64 = 60202;

/// Five codes were sent to this address and none was checked. Wait until the verification has expired (after ten
/// minutes), or cancel it with `update_verification`.
pub const MAX_SENDS_REACHED: i64 = 60203;

/// The feature is disabled for the service. Change the service's settings.
pub const NOT_SUPPORTED_BY_SERVICE: i64 = 60204;

/// The number is a landline and cannot receive SMS. Offer a call.
pub const LANDLINE: i64 = 60205;

/// The service has the maximum number of rate limits. Delete one first.
pub const MAX_RATE_LIMITS_REACHED: i64 = 60207;

/// Verifications for a number were started in too quick succession. One may be in progress, so do not retry; look for a
/// button that can be pressed twice, or for abuse.
pub const TOO_MANY_CONCURRENT: i64 = 60212;

/// Messages to China require Twilio's approval of the use case.
pub const CHINA_NEEDS_VETTING: i64 = 60220;

/// The channel is disabled for the service. Use another one, or change the service's settings.
pub const CHANNEL_DISABLED: i64 = 60223;

/// Twilio has blocked the verification because of its destination or because the account is under review. Contact
/// Twilio's support if it lasts longer than three days.
pub const BLOCKED: i64 = 60238;

/// Fraud Guard has detected fraud in messages to numbers with this prefix. It lifts the block after twelve hours if the
/// fraud has ended. Do not retry.
pub const BLOCKED_FOR_FRAUD: i64 = 60410;

/// The number's country is disabled in the account's Verify geo permissions.
pub const BLOCKED_COUNTRY: i64 = 60605;

/// Returns whether a code is Verify's own. With status 429, these are limits of a verification, a phone number or a
/// service, which a short delay does not lift. With 60212, another request for the same number is in progress.
pub(crate) fn is_verify_limit(code: i64) -> bool {
    matches!(code, 60_000..=60_999 | 68_000..=68_999)
}
