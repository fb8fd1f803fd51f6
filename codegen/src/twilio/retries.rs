//! The rules of Twilio's clients for retries, besides those of all clients.

/// When the status 429 is final.
pub(crate) const EXCEPTION: &str = " unless a limit of Verify or of the service was reached";

/// The causes of a failed attempt, and what follows for methods that are not idempotent and those that are.
pub(crate) const RULES: &[[&str; 3]] = &[
    [
        "status 429 with the code of a limit of Verify (60000 to 60999, 68000 to 68999), such as 60202, 60203 and 60212",
        "fail",
        "fail",
    ],
    [
        "status 429 with the header `Twilio-Reached-Rate-Limit`: a rate limit of the service",
        "fail",
        "fail",
    ],
    [
        "status 401 in response to an OAuth access token",
        "retry once with a new token",
        "retry once with a new token",
    ],
];
