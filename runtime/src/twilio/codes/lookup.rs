//! Lookups of phone numbers.

/// The lookup package is not enabled for the account.
#[doc(alias = "60606")]
pub const LOOKUP_NOT_ENABLED: i64 = 60_606;

/// Lookups are not available in this country.
#[doc(alias = "60607")]
pub const LOOKUP_COUNTRY_NOT_SUPPORTED: i64 = 60_607;

/// The lookup failed.
#[doc(alias = "60608")]
pub const LOOKUP_FAILED: i64 = 60_608;

/// There is no information about this number.
#[doc(alias = "60610")]
pub const LOOKUP_OUT_OF_COVERAGE: i64 = 60_610;

/// The account has used up its lookups.
#[doc(alias = "60611")]
#[doc(alias = "quota")]
pub const LOOKUP_QUOTA_REACHED: i64 = 60_611;

/// The number is not a mobile number.
#[doc(alias = "60612")]
pub const LOOKUP_NOT_MOBILE: i64 = 60_612;

/// The provider of lookups has problems at the moment.
#[doc(alias = "60613")]
pub const LOOKUP_PROVIDER_DEGRADED: i64 = 60_613;

/// The lookup is only available in another region of Twilio.
#[doc(alias = "60614")]
pub const LOOKUP_OTHER_REGION: i64 = 60_614;

/// There were too many lookups. Send fewer at a time.
#[doc(alias = "60616")]
pub const LOOKUP_TOO_MANY_REQUESTS: i64 = 60_616;

/// The lookup lacks a parameter.
#[doc(alias = "60617")]
pub const LOOKUP_PARAMETER_MISSING: i64 = 60_617;

/// A parameter of the lookup is malformed.
#[doc(alias = "60618")]
pub const LOOKUP_PARAMETER_MALFORMED: i64 = 60_618;

/// The lookup is not available in this region of Twilio.
#[doc(alias = "60619")]
pub const LOOKUP_REGION_UNAVAILABLE: i64 = 60_619;

/// The carrier has not returned all information about SIM swaps.
#[doc(alias = "60620")]
pub const LOOKUP_SIM_SWAP_INCOMPLETE: i64 = 60_620;

/// There is no information about the carrier.
#[doc(alias = "60621")]
pub const LOOKUP_CARRIER_UNAVAILABLE: i64 = 60_621;
