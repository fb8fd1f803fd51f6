//! Rate limits, buckets and messaging configurations.

/// The service has the maximum number of rate limits. Delete one first.
#[doc(alias = "60207")]
pub const MAX_RATE_LIMITS_REACHED: i64 = 60_207;

/// The service already has a rate limit with this unique name.
#[doc(alias = "60208")]
pub const RATE_LIMIT_EXISTS: i64 = 60_208;

/// The unique name of the rate limit has characters that are not allowed, or is too long.
#[doc(alias = "60209")]
pub const INVALID_UNIQUE_NAME: i64 = 60_209;

/// The rate limit has the maximum number of buckets. Delete one first.
#[doc(alias = "60210")]
pub const MAX_BUCKETS_REACHED: i64 = 60_210;

/// The rate limit already has a bucket with this interval.
#[doc(alias = "60211")]
pub const BUCKET_EXISTS: i64 = 60_211;

/// The service already has a messaging configuration for this country. Update that one.
#[doc(alias = "60213")]
pub const MESSAGING_CONFIGURATION_EXISTS: i64 = 60_213;
