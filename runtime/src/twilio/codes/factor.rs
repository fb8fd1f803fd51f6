//! Entities, factors and challenges: push and TOTP.

use super::table::codes;

codes! {
    /// A parameter is invalid; the message names it.
    #[doc(alias = "60300")]
    INVALID_FACTOR_PARAMETER = 60_300;

    /// The service already has an entity with this identity.
    #[doc(alias = "60301")]
    ENTITY_EXISTS = 60_301;

    /// The entity already has a factor of this type.
    #[doc(alias = "60302")]
    FACTOR_TYPE_EXISTS = 60_302;

    /// The request to delete several entities is invalid.
    #[doc(alias = "60303")]
    INVALID_ENTITY_DELETION = 60_303;

    /// The service already has an entity with this identity.
    #[doc(alias = "60304")]
    ENTITY_IDENTITY_EXISTS = 60_304;

    /// A parameter of the access token is invalid.
    #[doc(alias = "60305")]
    INVALID_ACCESS_TOKEN_PARAMETER = 60_305;

    /// The request is invalid for this factor, such as a notification for a factor without push.
    #[doc(alias = "60306")]
    INVALID_PUSH_REQUEST = 60_306;

    /// The factor's notification platform is `none`, so there is nobody to notify.
    #[doc(alias = "60307")]
    NO_NOTIFICATION_PLATFORM = 60_307;

    /// The challenge was checked too many times. Create a new one.
    #[doc(alias = "60308")]
    #[doc(alias = "wrong code")]
    #[doc(alias = "too many attempts")]
    MAX_CHALLENGE_CHECKS_REACHED = 60_308;

    /// The challenge has the maximum number of notifications. Create a new one.
    #[doc(alias = "60309")]
    #[doc(alias = "resend")]
    MAX_NOTIFICATIONS_REACHED = 60_309;

    /// The factor was checked too many times. Wait, or create a new one.
    #[doc(alias = "60310")]
    #[doc(alias = "wrong code")]
    #[doc(alias = "too many attempts")]
    MAX_FACTOR_CHECKS_REACHED = 60_310;

    /// The code or signature for the new factor is wrong. Ask the user for the current code.
    #[doc(alias = "60311")]
    #[doc(alias = "wrong code")]
    #[doc(alias = "invalid code")]
    FACTOR_CHECK_FAILED = 60_311;

    /// Too many challenges were created. Wait before creating the next one.
    #[doc(alias = "60312")]
    MAX_CHALLENGES_REACHED = 60_312;

    /// The access token does not allow the factor to be created. Create a new token.
    #[doc(alias = "60313")]
    FACTOR_CREATION_UNAUTHORIZED = 60_313;

    /// The binding of the factor is malformed, such as its public key or its secret.
    #[doc(alias = "60314")]
    INVALID_BINDING = 60_314;

    /// The entity has 20 push factors, the maximum. Delete one first.
    #[doc(alias = "60315")]
    MAX_PUSH_FACTORS_REACHED = 60_315;

    /// There is already such a factor.
    #[doc(alias = "60317")]
    FACTOR_EXISTS = 60_317;

    /// The factor is not verified yet. Verify it with `update_factor` before creating challenges.
    #[doc(alias = "60318")]
    FACTOR_UNVERIFIED = 60_318;

    /// The challenge was already approved or denied.
    #[doc(alias = "60322")]
    #[doc(alias = "already approved")]
    CHALLENGE_RESPONDED = 60_322;

    /// The challenge has expired. Create a new one.
    #[doc(alias = "60323")]
    #[doc(alias = "expired")]
    CHALLENGE_EXPIRED = 60_323;

    /// The code or signature for the challenge is wrong. Ask the user for the current code.
    #[doc(alias = "60324")]
    #[doc(alias = "wrong code")]
    #[doc(alias = "invalid code")]
    CHALLENGE_CHECK_FAILED = 60_324;

    /// Factors of the entity were created in too quick succession.
    #[doc(alias = "60326")]
    TOO_MANY_FACTORS_CREATED = 60_326;

    /// The account has created too many entities in a second. Create them more slowly.
    #[doc(alias = "60328")]
    TOO_MANY_ENTITIES_CREATED = 60_328;

    /// Services with PSD2 enabled cannot use silent network auth.
    #[doc(alias = "60329")]
    #[doc(alias = "PSD2")]
    SNA_NOT_SUPPORTED_WITH_PSD2 = 60_329;

    /// Verify could not call the webhook's URL.
    #[doc(alias = "60330")]
    WEBHOOK_FAILED = 60_330;

    /// The SID of the account is missing or invalid.
    #[doc(alias = "60361")]
    ACCOUNT_SID_INVALID = 60_361;

    /// The SID of the factor is missing or invalid.
    #[doc(alias = "60362")]
    FACTOR_SID_INVALID = 60_362;

    /// The SID of the service is missing or invalid.
    #[doc(alias = "60363")]
    SERVICE_SID_INVALID = 60_363;

    /// The SID of the challenge is missing or invalid.
    #[doc(alias = "60364")]
    CHALLENGE_SID_INVALID = 60_364;

    /// The SID of the entity is missing or invalid.
    #[doc(alias = "60365")]
    ENTITY_SID_INVALID = 60_365;

    /// The entity is missing or invalid.
    #[doc(alias = "60366")]
    ENTITY_INVALID = 60_366;

    /// The identity is invalid. It has 8 to 64 letters, digits and dashes.
    #[doc(alias = "60367")]
    IDENTITY_INVALID = 60_367;

    /// The details of the challenge are missing or invalid.
    #[doc(alias = "60368")]
    DETAILS_INVALID = 60_368;

    /// The type of the factor is missing or invalid.
    #[doc(alias = "60369")]
    FACTOR_TYPE_INVALID = 60_369;

    /// The configuration of the factor is missing or invalid.
    #[doc(alias = "60370")]
    FACTOR_CONFIG_INVALID = 60_370;

    /// The page size is invalid. It is between 1 and 1000.
    #[doc(alias = "60373")]
    PAGE_SIZE_INVALID = 60_373;

    /// The page token is invalid. Start with the first page.
    #[doc(alias = "60374")]
    PAGE_TOKEN_INVALID = 60_374;

    /// The status of the factor does not allow this.
    #[doc(alias = "60383")]
    ILLEGAL_FACTOR_STATUS = 60_383;

    /// The time limit of the challenge is invalid.
    #[doc(alias = "60384")]
    CHALLENGE_TIMEOUT_INVALID = 60_384;

    /// There is no such factor, or no longer.
    #[doc(alias = "60390")]
    FACTOR_NOT_FOUND = 60_390;

    /// There is no such challenge, or no longer.
    #[doc(alias = "60391")]
    CHALLENGE_NOT_FOUND = 60_391;

    /// There is no such entity, or no longer.
    #[doc(alias = "60392")]
    ENTITY_NOT_FOUND = 60_392;

    /// The ID of the factor is missing or invalid.
    #[doc(alias = "60427")]
    FACTOR_ID_INVALID = 60_427;
}
