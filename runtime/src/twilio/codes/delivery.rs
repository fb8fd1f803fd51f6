//! Blocked and undeliverable messages.

/// Fraud Guard has detected fraud in messages to numbers with this prefix. It lifts the block after twelve hours if
/// the fraud has ended. Do not retry.
#[doc(alias = "60410")]
#[doc(alias = "SMS pumping")]
#[doc(alias = "Fraud Guard")]
pub const BLOCKED_FOR_FRAUD: i64 = 60_410;

/// The number, or its prefix, is already on the SafeList.
#[doc(alias = "60411")]
pub const SAFELIST_ENTRY_EXISTS: i64 = 60_411;

/// The verification was blocked because the sign-up looks fraudulent. Do not retry.
#[doc(alias = "60412")]
#[doc(alias = "fraudulent signup")]
pub const BLOCKED_SIGNUP: i64 = 60_412;

/// The number is well-formed, but not in use. Ask the user to check it.
#[doc(alias = "60006")]
#[doc(alias = "deactivated number")]
pub const INVALID_PHONE_NUMBER: i64 = 60_006;

/// The number is not in use or out of coverage.
#[doc(alias = "60600")]
pub const OUT_OF_COVERAGE: i64 = 60_600;

/// The SendGrid account has no credits left for emails.
#[doc(alias = "60603")]
pub const SENDGRID_CREDITS_EXCEEDED: i64 = 60_603;

/// The SendGrid account may not send emails.
#[doc(alias = "60604")]
pub const SENDGRID_UNAUTHORIZED: i64 = 60_604;

/// The number's country is disabled in the account's Verify geo permissions.
#[doc(alias = "60605")]
#[doc(alias = "geo permissions")]
pub const BLOCKED_COUNTRY: i64 = 60_605;

/// Live activities are not enabled.
#[doc(alias = "60609")]
pub const LIVE_ACTIVITY_NOT_ENABLED: i64 = 60_609;

/// A trial account has reached its limit. Wait, or upgrade the account.
#[doc(alias = "60624")]
#[doc(alias = "trial account")]
pub const TRIAL_LIMIT_REACHED: i64 = 60_624;

/// The number is no longer in use.
#[doc(alias = "60625")]
pub const PHONE_NUMBER_CANCELLED: i64 = 60_625;

/// There were too many requests for this number. Wait before the next one.
#[doc(alias = "60626")]
pub const PHONE_NUMBER_LIMIT_REACHED: i64 = 60_626;

/// The rich content of the message could not be sent.
#[doc(alias = "60734")]
#[doc(alias = "RCS")]
pub const RICH_CONTENT_FAILED: i64 = 60_734;
