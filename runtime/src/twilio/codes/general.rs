//! Codes of all of Twilio's APIs.

use super::table::codes;

codes! {
    /// Credentials or permissions are missing or wrong. Check them; sending the request again does not help.
    #[doc(alias = "20003")]
    #[doc(alias = "unauthorized")]
    AUTHENTICATION = 20_003;

    /// The resource does not exist, or no longer: a verification is removed once it has been approved, has expired (after
    /// ten minutes) or was checked too many times. Start a new one.
    #[doc(alias = "20404")]
    #[doc(alias = "expired")]
    #[doc(alias = "already approved")]
    NOT_FOUND = 20_404;

    /// The account has too many requests in progress. The request was not processed; send fewer at a time.
    #[doc(alias = "20429")]
    TOO_MANY_REQUESTS = 20_429;
}
