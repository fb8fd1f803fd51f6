//! Rate limits, buckets and messaging configurations.

use super::table::codes;

codes! {
    /// The service has the maximum number of rate limits. Delete one first.
    #[doc(alias = "60207")]
    MAX_RATE_LIMITS_REACHED = 60_207;

    /// The service already has a rate limit with this unique name.
    #[doc(alias = "60208")]
    RATE_LIMIT_EXISTS = 60_208;

    /// The unique name of the rate limit has characters that are not allowed, or is too long.
    #[doc(alias = "60209")]
    INVALID_UNIQUE_NAME = 60_209;

    /// The rate limit has the maximum number of buckets. Delete one first.
    #[doc(alias = "60210")]
    MAX_BUCKETS_REACHED = 60_210;

    /// The rate limit already has a bucket with this interval.
    #[doc(alias = "60211")]
    BUCKET_EXISTS = 60_211;

    /// The service already has a messaging configuration for this country. Update that one.
    #[doc(alias = "60213")]
    MESSAGING_CONFIGURATION_EXISTS = 60_213;
}
