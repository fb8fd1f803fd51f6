//! Twilio's error codes that a program around Verify may want to tell apart; see [`Error::code`](crate::Error::code).
//!
//! There are more, and new ones may come: <https://www.twilio.com/docs/api/errors> lists all.
//!
//! ```
//! use twilio_runtime::{Error, codes};
//!
//! fn advice(error: &Error) -> &'static str {
//!     match error.code() {
//!         Some(codes::INVALID_PARAMETER) => "Is the number complete, with + and country code?",
//!         Some(codes::LANDLINE) => "This number takes no SMS. Shall we call you?",
//!         Some(codes::MAX_SENDS_REACHED) => "Please use the last code, or come back in ten minutes.",
//!         _ => "Please try again later.",
//!     }
//! }
//! ```

/// Credentials or permissions are missing or wrong. Check them; sending the request again does not help.
pub const AUTHENTICATION: i64 = 20003;

/// There is no such resource, or no longer: a verification is gone once it was approved, has expired (after ten
/// minutes) or was checked too often. Begin a new one.
pub const NOT_FOUND: i64 = 20404;

/// The account has too many requests under way. Nothing was done; send fewer at a time.
pub const TOO_MANY_REQUESTS: i64 = 20429;

/// A parameter has a value that Verify does not take, which the message names: phone numbers need `+` and the
/// country code.
pub const INVALID_PARAMETER: i64 = 60200;

/// A code was checked five times. Begin a new verification once this one has expired.
pub const MAX_CHECKS_REACHED: i64 = 60202;

/// Five codes were sent to this address and none was checked. Wait until the verification has expired (after ten
/// minutes), or end it with `update_verification`.
pub const MAX_SENDS_REACHED: i64 = 60203;

/// The service has this feature switched off. Change the service's settings.
pub const NOT_SUPPORTED_BY_SERVICE: i64 = 60204;

/// The number is a landline's, which takes no SMS. Offer a call.
pub const LANDLINE: i64 = 60205;

/// The service has as many rate limits as it may have. Delete one first.
pub const MAX_RATE_LIMITS_REACHED: i64 = 60207;

/// Verifications for one number are begun in too quick succession. One may be under way, so do not repeat it; look
/// for a button that can be pressed twice, or for abuse.
pub const TOO_MANY_CONCURRENT: i64 = 60212;

/// Messages to China need Twilio's approval of the use case.
pub const CHINA_NEEDS_VETTING: i64 = 60220;

/// The service has this channel switched off. Use another, or change the service's settings.
pub const CHANNEL_DISABLED: i64 = 60223;

/// Twilio has blocked the verification, for review of the account or because of where it goes. Ask Twilio's support
/// if it lasts longer than three days.
pub const BLOCKED: i64 = 60238;

/// Fraud Guard sees fraud in messages to numbers that begin like this one, and lifts the block after twelve hours if
/// it has ended. Do not repeat the request.
pub const BLOCKED_FOR_FRAUD: i64 = 60410;

/// The number's country is switched off in the account's Verify geo permissions.
pub const BLOCKED_COUNTRY: i64 = 60605;
