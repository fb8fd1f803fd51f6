//! Silent network auth (SNA). They occur in `sna_attempts_error_codes` of a check, too.

use super::table::codes;

codes! {
    /// Silent network auth is not available with the carrier of this number. Use another channel.
    #[doc(alias = "60001")]
    #[doc(alias = "silent network auth")]
    SNA_CARRIER_UNAVAILABLE = 60_001;

    /// The device has another number than the one to verify.
    #[doc(alias = "60500")]
    #[doc(alias = "silent network auth")]
    SNA_NUMBER_MISMATCH = 60_500;

    /// Silent network auth failed. Use another channel.
    #[doc(alias = "60510")]
    #[doc(alias = "silent network auth")]
    SNA_FAILED = 60_510;

    /// A provider of silent network auth failed. Use another channel.
    #[doc(alias = "60511")]
    #[doc(alias = "silent network auth")]
    SNA_DOWNSTREAM_FAILED = 60_511;

    /// The URL was requested with two different user agents.
    #[doc(alias = "60517")]
    #[doc(alias = "silent network auth")]
    SNA_USER_AGENT_MISMATCH = 60_517;

    /// The device has not requested the URL yet, or its carrier has not responded.
    #[doc(alias = "60519")]
    #[doc(alias = "silent network auth")]
    SNA_PENDING = 60_519;

    /// The request of the device to the URL failed.
    #[doc(alias = "60520")]
    #[doc(alias = "silent network auth")]
    SNA_URL_FAILED = 60_520;

    /// The carrier was not detected. The device has to request the URL over mobile data, not over Wi-Fi.
    #[doc(alias = "60531")]
    #[doc(alias = "silent network auth")]
    #[doc(alias = "Wi-Fi")]
    SNA_CARRIER_NOT_DETECTED = 60_531;

    /// The device may have used its other SIM card.
    #[doc(alias = "60532")]
    #[doc(alias = "silent network auth")]
    SNA_DUAL_SIM = 60_532;

    /// The carrier has not added its header to the request.
    #[doc(alias = "60533")]
    #[doc(alias = "silent network auth")]
    SNA_HEADER_FAILED = 60_533;

    /// The carrier failed. Use another channel.
    #[doc(alias = "60534")]
    #[doc(alias = "silent network auth")]
    SNA_CARRIER_FAILED = 60_534;

    /// The factor is not verified yet.
    #[doc(alias = "60535")]
    #[doc(alias = "silent network auth")]
    SNA_FACTOR_UNVERIFIED = 60_535;

    /// The carrier does not know the number.
    #[doc(alias = "60540")]
    #[doc(alias = "silent network auth")]
    SNA_INVALID_NUMBER = 60_540;
}
