//! Starting and checking verifications.

use super::table::codes;

codes! {
    /// A parameter is invalid; the message names it. Phone numbers need `+` and the country code. A check of a number
    /// without a verification in progress can fail with it, too.
    #[doc(alias = "60200")]
    #[doc(alias = "invalid phone number")]
    #[doc(alias = "invalid number")]
    #[doc(alias = "E.164")]
    INVALID_PARAMETER = 60_200;

    /// A code was checked five times. Start a new verification once this one has expired.
    #[doc(alias = "60202")]
    #[doc(alias = "wrong code")]
    #[doc(alias = "too many attempts")]
    #[doc(alias = "max check attempts")]
    MAX_CHECKS_REACHED = 60_202;

    /// Five codes were sent to this address and none was checked. Wait until the verification has expired (after ten
    /// minutes), or cancel it with `update_verification`.
    #[doc(alias = "60203")]
    #[doc(alias = "resend")]
    #[doc(alias = "too many codes")]
    #[doc(alias = "max send attempts")]
    MAX_SENDS_REACHED = 60_203;

    /// The feature is disabled for the service. Change the service's settings.
    #[doc(alias = "60204")]
    #[doc(alias = "feature disabled")]
    NOT_SUPPORTED_BY_SERVICE = 60_204;

    /// The number is a landline and cannot receive SMS. Offer a call.
    #[doc(alias = "60205")]
    #[doc(alias = "cannot receive SMS")]
    LANDLINE = 60_205;

    /// The service has PSD2 enabled, and `amount` or `payee` is missing.
    #[doc(alias = "60206")]
    #[doc(alias = "PSD2")]
    AMOUNT_AND_PAYEE_REQUIRED = 60_206;

    /// Verifications for a number were started in too quick succession. One may be in progress, so do not retry; look for
    /// a button that can be pressed twice, or for abuse.
    #[doc(alias = "60212")]
    #[doc(alias = "double click")]
    #[doc(alias = "concurrent requests")]
    TOO_MANY_CONCURRENT = 60_212;

    /// Services with PSD2 enabled cannot verify by call. Use another channel.
    #[doc(alias = "60214")]
    #[doc(alias = "PSD2")]
    CALL_NOT_SUPPORTED_WITH_PSD2 = 60_214;

    /// The service lacks a setting that the channel requires, such as a mailer for emails.
    #[doc(alias = "60217")]
    #[doc(alias = "mailer")]
    INVALID_SERVICE_CONFIGURATION = 60_217;

    /// Messages to China require Twilio's approval of the use case.
    #[doc(alias = "60220")]
    #[doc(alias = "China")]
    CHINA_NEEDS_VETTING = 60_220;

    /// The check names no verification. Set `to` or `verification_sid`.
    #[doc(alias = "60221")]
    NO_TARGET_VERIFICATION = 60_221;

    /// The channel is disabled for the service. Use another one, or change the service's settings.
    #[doc(alias = "60223")]
    CHANNEL_DISABLED = 60_223;

    /// Messages to China require a friendly name. Set the service's, or `custom_friendly_name`.
    #[doc(alias = "60226")]
    #[doc(alias = "China")]
    CHINA_NEEDS_FRIENDLY_NAME = 60_226;

    /// The domain cannot be determined from the email address. Check the address.
    #[doc(alias = "60236")]
    #[doc(alias = "invalid email")]
    INVALID_EMAIL_DOMAIN = 60_236;

    /// The domain of the email address is on a deny list. Ask for another address.
    #[doc(alias = "60237")]
    #[doc(alias = "disposable email")]
    EMAIL_DOMAIN_DENIED = 60_237;

    /// Twilio has blocked the verification because of its destination or because the account is under review. Contact
    /// Twilio's support if it lasts longer than three days.
    #[doc(alias = "60238")]
    #[doc(alias = "account review")]
    #[doc(alias = "sanctions")]
    BLOCKED = 60_238;

    /// Custom messages are not enabled. Use a template.
    #[doc(alias = "60243")]
    CUSTOM_MESSAGES_NOT_SUPPORTED = 60_243;

    /// The account has sent as many messages as it may. Ask Twilio to raise the limit.
    #[doc(alias = "60245")]
    #[doc(alias = "quota")]
    MESSAGING_LIMIT_REACHED = 60_245;

    /// There is already such a service.
    #[doc(alias = "60246")]
    SERVICE_EXISTS = 60_246;

    /// The message is too long. Shorten the friendly name or the values of the template's variables.
    #[doc(alias = "60247")]
    MESSAGE_TOO_LONG = 60_247;

    /// The friendly name contains a word that is not allowed, such as the name of a well-known company.
    #[doc(alias = "60248")]
    RESTRICTED_FRIENDLY_NAME = 60_248;

    /// Messages to Australia require a registered sender ID.
    #[doc(alias = "60250")]
    #[doc(alias = "Australia")]
    AUSTRALIA_REGISTRATION_MISSING = 60_250;

    /// There is no such verification, or no longer: it was approved, has expired, or was checked too many times. Start a
    /// new one.
    #[doc(alias = "60431")]
    #[doc(alias = "expired")]
    #[doc(alias = "already approved")]
    VERIFICATION_NOT_FOUND = 60_431;

    /// The SID of the verification is missing or invalid.
    #[doc(alias = "60425")]
    VERIFICATION_SID_INVALID = 60_425;

    /// The ID of the verification is missing or invalid.
    #[doc(alias = "60426")]
    VERIFICATION_ID_INVALID = 60_426;

    /// The channel is not supported.
    #[doc(alias = "60428")]
    UNSUPPORTED_CHANNEL = 60_428;

    /// The recipient is missing or invalid.
    #[doc(alias = "60436")]
    RECIPIENT_INVALID = 60_436;

    /// This kind of recipient is not supported.
    #[doc(alias = "60437")]
    RECIPIENT_TYPE_UNSUPPORTED = 60_437;

    /// This kind of verification content is not supported.
    #[doc(alias = "60440")]
    UNSUPPORTED_CONTENT_TYPE = 60_440;

    /// The verification has a status that Verify does not expect. Contact Twilio's support.
    #[doc(alias = "60441")]
    ILLEGAL_STATUS = 60_441;

    /// The channel `auto` found no channel for the recipient. Use a particular channel.
    #[doc(alias = "60550")]
    #[doc(alias = "auto")]
    AUTO_CHANNEL_FAILED = 60_550;

    /// `app_hash` is only for the channel `sms`.
    #[doc(alias = "60602")]
    #[doc(alias = "SMS Retriever")]
    APP_HASH_NEEDS_SMS = 60_602;

    /// The number is not one of those that Twilio reserves for tests.
    #[doc(alias = "60622")]
    #[doc(alias = "magic number")]
    TEST_NUMBER_INVALID = 60_622;

    /// There is no such verification, or no longer. Start a new one.
    #[doc(alias = "60623")]
    #[doc(alias = "expired")]
    #[doc(alias = "already approved")]
    VERIFICATION_GONE = 60_623;
}
