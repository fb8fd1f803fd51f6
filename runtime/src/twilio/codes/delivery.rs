//! Blocked and undeliverable messages.

use super::table::codes;

codes! {
    /// Fraud Guard has detected fraud in messages to numbers with this prefix. It lifts the block after twelve hours if
    /// the fraud has ended. Do not retry.
    #[doc(alias = "60410")]
    #[doc(alias = "SMS pumping")]
    #[doc(alias = "Fraud Guard")]
    BLOCKED_FOR_FRAUD = 60_410;

    /// The number, or its prefix, is already on the SafeList.
    #[doc(alias = "60411")]
    SAFELIST_ENTRY_EXISTS = 60_411;

    /// The verification was blocked because the sign-up looks fraudulent. Do not retry.
    #[doc(alias = "60412")]
    #[doc(alias = "fraudulent signup")]
    BLOCKED_SIGNUP = 60_412;

    /// The number is well-formed, but not in use. Ask the user to check it.
    #[doc(alias = "60006")]
    #[doc(alias = "deactivated number")]
    INVALID_PHONE_NUMBER = 60_006;

    /// The number is not in use or out of coverage.
    #[doc(alias = "60600")]
    OUT_OF_COVERAGE = 60_600;

    /// The SendGrid account has no credits left for emails.
    #[doc(alias = "60603")]
    SENDGRID_CREDITS_EXCEEDED = 60_603;

    /// The SendGrid account may not send emails.
    #[doc(alias = "60604")]
    SENDGRID_UNAUTHORIZED = 60_604;

    /// The number's country is disabled in the account's Verify geo permissions.
    #[doc(alias = "60605")]
    #[doc(alias = "geo permissions")]
    BLOCKED_COUNTRY = 60_605;

    /// Live activities are not enabled.
    #[doc(alias = "60609")]
    LIVE_ACTIVITY_NOT_ENABLED = 60_609;

    /// A trial account has reached its limit. Wait, or upgrade the account.
    #[doc(alias = "60624")]
    #[doc(alias = "trial account")]
    TRIAL_LIMIT_REACHED = 60_624;

    /// The number is no longer in use.
    #[doc(alias = "60625")]
    PHONE_NUMBER_CANCELLED = 60_625;

    /// There were too many requests for this number. Wait before the next one.
    #[doc(alias = "60626")]
    PHONE_NUMBER_LIMIT_REACHED = 60_626;

    /// The rich content of the message could not be sent.
    #[doc(alias = "60734")]
    #[doc(alias = "RCS")]
    RICH_CONTENT_FAILED = 60_734;
}
