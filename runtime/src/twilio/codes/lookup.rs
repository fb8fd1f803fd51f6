//! Lookups of phone numbers.

use super::table::codes;

codes! {
    /// The lookup package is not enabled for the account.
    #[doc(alias = "60606")]
    LOOKUP_NOT_ENABLED = 60_606;

    /// Lookups are not available in this country.
    #[doc(alias = "60607")]
    LOOKUP_COUNTRY_NOT_SUPPORTED = 60_607;

    /// The lookup failed.
    #[doc(alias = "60608")]
    LOOKUP_FAILED = 60_608;

    /// There is no information about this number.
    #[doc(alias = "60610")]
    LOOKUP_OUT_OF_COVERAGE = 60_610;

    /// The account has used up its lookups.
    #[doc(alias = "60611")]
    #[doc(alias = "quota")]
    LOOKUP_QUOTA_REACHED = 60_611;

    /// The number is not a mobile number.
    #[doc(alias = "60612")]
    LOOKUP_NOT_MOBILE = 60_612;

    /// The provider of lookups has problems at the moment.
    #[doc(alias = "60613")]
    LOOKUP_PROVIDER_DEGRADED = 60_613;

    /// The lookup is only available in another region of Twilio.
    #[doc(alias = "60614")]
    LOOKUP_OTHER_REGION = 60_614;

    /// There were too many lookups. Send fewer at a time.
    #[doc(alias = "60616")]
    LOOKUP_TOO_MANY_REQUESTS = 60_616;

    /// The lookup lacks a parameter.
    #[doc(alias = "60617")]
    LOOKUP_PARAMETER_MISSING = 60_617;

    /// A parameter of the lookup is malformed.
    #[doc(alias = "60618")]
    LOOKUP_PARAMETER_MALFORMED = 60_618;

    /// The lookup is not available in this region of Twilio.
    #[doc(alias = "60619")]
    LOOKUP_REGION_UNAVAILABLE = 60_619;

    /// The carrier has not returned all information about SIM swaps.
    #[doc(alias = "60620")]
    LOOKUP_SIM_SWAP_INCOMPLETE = 60_620;

    /// There is no information about the carrier.
    #[doc(alias = "60621")]
    LOOKUP_CARRIER_UNAVAILABLE = 60_621;
}
