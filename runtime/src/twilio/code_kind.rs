//! The causes that Twilio's error codes stand for.

use super::codes::*;
use crate::ErrorKind;

/// The codes that stand for another cause than the status of their responses.
const KINDS: &[(ErrorKind, &[i64])] = &[
    (
        ErrorKind::TooManyRequests,
        &[
            TOO_MANY_REQUESTS,
            TOO_MANY_CONCURRENT,
            MAX_CHALLENGES_REACHED,
            TOO_MANY_FACTORS_CREATED,
            TOO_MANY_ENTITIES_CREATED,
            LOOKUP_TOO_MANY_REQUESTS,
            TRIAL_LIMIT_REACHED,
            PHONE_NUMBER_LIMIT_REACHED,
        ],
    ),
    (
        ErrorKind::MaxChecksReached,
        &[
            MAX_CHECKS_REACHED,
            MAX_CHALLENGE_CHECKS_REACHED,
            MAX_FACTOR_CHECKS_REACHED,
        ],
    ),
    (
        ErrorKind::MaxSendsReached,
        &[MAX_SENDS_REACHED, MAX_NOTIFICATIONS_REACHED],
    ),
    (
        ErrorKind::WrongCode,
        &[FACTOR_CHECK_FAILED, CHALLENGE_CHECK_FAILED],
    ),
    (
        ErrorKind::ExpiredOrApproved,
        &[
            CHALLENGE_RESPONDED,
            CHALLENGE_EXPIRED,
            VERIFICATION_NOT_FOUND,
            VERIFICATION_GONE,
        ],
    ),
    (
        ErrorKind::NotFound,
        &[
            TEMPLATE_NOT_FOUND,
            TRANSLATION_NOT_FOUND,
            WHATSAPP_TEMPLATE_NOT_FOUND,
            SENDER_ID_NOT_FOUND,
            FACTOR_NOT_FOUND,
            CHALLENGE_NOT_FOUND,
            ENTITY_NOT_FOUND,
            CONTACT_NOT_FOUND,
            CONTACT_ADDRESS_NOT_FOUND,
        ],
    ),
    (
        ErrorKind::Conflict,
        &[
            RATE_LIMIT_EXISTS,
            BUCKET_EXISTS,
            MESSAGING_CONFIGURATION_EXISTS,
            TRANSLATION_EXISTS,
            SENDER_ID_EXISTS,
            SERVICE_EXISTS,
            ENTITY_EXISTS,
            FACTOR_TYPE_EXISTS,
            ENTITY_IDENTITY_EXISTS,
            FACTOR_EXISTS,
            SAFELIST_ENTRY_EXISTS,
        ],
    ),
    (
        ErrorKind::QuotaReached,
        &[
            MAX_RATE_LIMITS_REACHED,
            MAX_BUCKETS_REACHED,
            MAX_MAILERS_REACHED,
            MAX_PUSH_FACTORS_REACHED,
            MESSAGING_LIMIT_REACHED,
            SENDGRID_CREDITS_EXCEEDED,
            LOOKUP_QUOTA_REACHED,
        ],
    ),
    (
        ErrorKind::Blocked,
        &[
            EMAIL_DOMAIN_DENIED,
            BLOCKED,
            BLOCKED_FOR_FRAUD,
            BLOCKED_SIGNUP,
            BLOCKED_COUNTRY,
        ],
    ),
    (
        ErrorKind::Unreachable,
        &[
            LANDLINE,
            INVALID_PHONE_NUMBER,
            OUT_OF_COVERAGE,
            LOOKUP_OUT_OF_COVERAGE,
            LOOKUP_NOT_MOBILE,
            PHONE_NUMBER_CANCELLED,
            AUTO_CHANNEL_FAILED,
            SNA_CARRIER_UNAVAILABLE,
            SNA_INVALID_NUMBER,
        ],
    ),
    (
        ErrorKind::NotEnabled,
        &[
            NOT_SUPPORTED_BY_SERVICE,
            CALL_NOT_SUPPORTED_WITH_PSD2,
            SNA_NOT_SUPPORTED_WITH_PSD2,
            INVALID_SERVICE_CONFIGURATION,
            CHINA_NEEDS_VETTING,
            CHINA_NEEDS_FRIENDLY_NAME,
            CHANNEL_DISABLED,
            CUSTOM_MESSAGES_NOT_SUPPORTED,
            AUSTRALIA_REGISTRATION_MISSING,
            TRANSLATION_NOT_APPROVED,
            TEMPLATE_CHANNEL_NOT_SUPPORTED,
            NO_BRANDLESS_VERSION,
            CUSTOM_TEMPLATES_NOT_ENABLED,
            TEMPLATES_NOT_ALLOWED,
            STATIC_MESSAGE_REQUIRED,
            EMAIL_TEMPLATE_INACTIVE,
            EMAIL_TEMPLATE_PLACEHOLDERS,
            EMAIL_SENDER_NOT_VERIFIED,
            SENDGRID_UNAUTHORIZED,
            LIVE_ACTIVITY_NOT_ENABLED,
            LOOKUP_NOT_ENABLED,
            LOOKUP_COUNTRY_NOT_SUPPORTED,
            LOOKUP_OTHER_REGION,
            LOOKUP_REGION_UNAVAILABLE,
            WHATSAPP_NOT_CONFIGURED,
        ],
    ),
];

/// Returns the cause that a code stands for, unless it is that of the status.
pub(super) fn of_code(code: i64) -> Option<ErrorKind> {
    let mut kinds = KINDS.iter();
    let kind = kinds.find(|(_, codes)| codes.contains(&code));
    let invalid_input = is_invalid_input(code).then_some(ErrorKind::InvalidInput);
    kind.map(|(kind, _)| *kind).or(invalid_input)
}

fn is_invalid_input(code: i64) -> bool {
    matches!(
        code,
        INVALID_PARAMETER
            | AMOUNT_AND_PAYEE_REQUIRED
            | NO_TARGET_VERIFICATION
            | INVALID_EMAIL_DOMAIN
            | INVALID_UNIQUE_NAME
            | MISSING_SUBSTITUTIONS
            | MESSAGE_TOO_LONG
            | RESTRICTED_FRIENDLY_NAME
            | INVALID_FACTOR_PARAMETER
            | INVALID_ENTITY_DELETION
            | INVALID_ACCESS_TOKEN_PARAMETER
            | INVALID_PUSH_REQUEST
            | INVALID_BINDING
            | ACCOUNT_SID_INVALID..=CREDENTIAL_RAW_ID_INVALID
            | AUTHENTICATOR_ATTACHMENT_INVALID..=RELYING_PARTY_MISMATCH
            | CHALLENGE_TIMEOUT_INVALID..=DISPLAY_NAME_MISSING
            | AUTHENTICATOR_CRITERIA_MISSING
            | TEMPLATE_NEEDS_SMS
            | NO_MATCHING_TEMPLATE
            | CONTACT_ID_INVALID
            | VERIFICATION_SID_INVALID..=UNSUPPORTED_CHANNEL
            | RELYING_PARTY_UNSUPPORTED..=PASSKEY_VERIFICATION_UNSUPPORTED
            | RECIPIENT_INVALID..=RECIPIENT_TYPE_UNSUPPORTED
            | UNSUPPORTED_CONTENT_TYPE
            | APP_HASH_NEEDS_SMS
            | LOOKUP_PARAMETER_MISSING..=LOOKUP_PARAMETER_MALFORMED
            | TEST_NUMBER_INVALID
    )
}
