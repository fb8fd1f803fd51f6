//! Entities, factors and challenges: push and TOTP.

/// A parameter is invalid; the message names it.
#[doc(alias = "60300")]
pub const INVALID_FACTOR_PARAMETER: i64 = 60_300;

/// The service already has an entity with this identity.
#[doc(alias = "60301")]
pub const ENTITY_EXISTS: i64 = 60_301;

/// The entity already has a factor of this type.
#[doc(alias = "60302")]
pub const FACTOR_TYPE_EXISTS: i64 = 60_302;

/// The request to delete several entities is invalid.
#[doc(alias = "60303")]
pub const INVALID_ENTITY_DELETION: i64 = 60_303;

/// The service already has an entity with this identity.
#[doc(alias = "60304")]
pub const ENTITY_IDENTITY_EXISTS: i64 = 60_304;

/// A parameter of the access token is invalid.
#[doc(alias = "60305")]
pub const INVALID_ACCESS_TOKEN_PARAMETER: i64 = 60_305;

/// The request is invalid for this factor, such as a notification for a factor without push.
#[doc(alias = "60306")]
pub const INVALID_PUSH_REQUEST: i64 = 60_306;

/// The factor's notification platform is `none`, so there is nobody to notify.
#[doc(alias = "60307")]
pub const NO_NOTIFICATION_PLATFORM: i64 = 60_307;

/// The challenge was checked too many times. Create a new one.
#[doc(alias = "60308")]
#[doc(alias = "wrong code")]
#[doc(alias = "too many attempts")]
pub const MAX_CHALLENGE_CHECKS_REACHED: i64 = 60_308;

/// The challenge has the maximum number of notifications. Create a new one.
#[doc(alias = "60309")]
#[doc(alias = "resend")]
pub const MAX_NOTIFICATIONS_REACHED: i64 = 60_309;

/// The factor was checked too many times. Wait, or create a new one.
#[doc(alias = "60310")]
#[doc(alias = "wrong code")]
#[doc(alias = "too many attempts")]
pub const MAX_FACTOR_CHECKS_REACHED: i64 = 60_310;

/// The code or signature for the new factor is wrong. Ask the user for the current code.
#[doc(alias = "60311")]
#[doc(alias = "wrong code")]
#[doc(alias = "invalid code")]
pub const FACTOR_CHECK_FAILED: i64 = 60_311;

/// Too many challenges were created. Wait before creating the next one.
#[doc(alias = "60312")]
pub const MAX_CHALLENGES_REACHED: i64 = 60_312;

/// The access token does not allow the factor to be created. Create a new token.
#[doc(alias = "60313")]
pub const FACTOR_CREATION_UNAUTHORIZED: i64 = 60_313;

/// The binding of the factor is malformed, such as its public key or its secret.
#[doc(alias = "60314")]
pub const INVALID_BINDING: i64 = 60_314;

/// The entity has 20 push factors, the maximum. Delete one first.
#[doc(alias = "60315")]
pub const MAX_PUSH_FACTORS_REACHED: i64 = 60_315;

/// There is already such a factor.
#[doc(alias = "60317")]
pub const FACTOR_EXISTS: i64 = 60_317;

/// The factor is not verified yet. Verify it with `update_factor` before creating challenges.
#[doc(alias = "60318")]
pub const FACTOR_UNVERIFIED: i64 = 60_318;

/// The challenge was already approved or denied.
#[doc(alias = "60322")]
#[doc(alias = "already approved")]
pub const CHALLENGE_RESPONDED: i64 = 60_322;

/// The challenge has expired. Create a new one.
#[doc(alias = "60323")]
#[doc(alias = "expired")]
pub const CHALLENGE_EXPIRED: i64 = 60_323;

/// The code or signature for the challenge is wrong. Ask the user for the current code.
#[doc(alias = "60324")]
#[doc(alias = "wrong code")]
#[doc(alias = "invalid code")]
pub const CHALLENGE_CHECK_FAILED: i64 = 60_324;

/// Factors of the entity were created in too quick succession.
#[doc(alias = "60326")]
pub const TOO_MANY_FACTORS_CREATED: i64 = 60_326;

/// The account has created too many entities in a second. Create them more slowly.
#[doc(alias = "60328")]
pub const TOO_MANY_ENTITIES_CREATED: i64 = 60_328;

/// Services with PSD2 enabled cannot use silent network auth.
#[doc(alias = "60329")]
#[doc(alias = "PSD2")]
pub const SNA_NOT_SUPPORTED_WITH_PSD2: i64 = 60_329;

/// Verify could not call the webhook's URL.
#[doc(alias = "60330")]
pub const WEBHOOK_FAILED: i64 = 60_330;

/// The SID of the account is missing or invalid.
#[doc(alias = "60361")]
pub const ACCOUNT_SID_INVALID: i64 = 60_361;

/// The SID of the factor is missing or invalid.
#[doc(alias = "60362")]
pub const FACTOR_SID_INVALID: i64 = 60_362;

/// The SID of the service is missing or invalid.
#[doc(alias = "60363")]
pub const SERVICE_SID_INVALID: i64 = 60_363;

/// The SID of the challenge is missing or invalid.
#[doc(alias = "60364")]
pub const CHALLENGE_SID_INVALID: i64 = 60_364;

/// The SID of the entity is missing or invalid.
#[doc(alias = "60365")]
pub const ENTITY_SID_INVALID: i64 = 60_365;

/// The entity is missing or invalid.
#[doc(alias = "60366")]
pub const ENTITY_INVALID: i64 = 60_366;

/// The identity is invalid. It has 8 to 64 letters, digits and dashes.
#[doc(alias = "60367")]
pub const IDENTITY_INVALID: i64 = 60_367;

/// The details of the challenge are missing or invalid.
#[doc(alias = "60368")]
pub const DETAILS_INVALID: i64 = 60_368;

/// The type of the factor is missing or invalid.
#[doc(alias = "60369")]
pub const FACTOR_TYPE_INVALID: i64 = 60_369;

/// The configuration of the factor is missing or invalid.
#[doc(alias = "60370")]
pub const FACTOR_CONFIG_INVALID: i64 = 60_370;

/// The page size is invalid. It is between 1 and 1000.
#[doc(alias = "60373")]
pub const PAGE_SIZE_INVALID: i64 = 60_373;

/// The page token is invalid. Start with the first page.
#[doc(alias = "60374")]
pub const PAGE_TOKEN_INVALID: i64 = 60_374;

/// The status of the factor does not allow this.
#[doc(alias = "60383")]
pub const ILLEGAL_FACTOR_STATUS: i64 = 60_383;

/// The time limit of the challenge is invalid.
#[doc(alias = "60384")]
pub const CHALLENGE_TIMEOUT_INVALID: i64 = 60_384;

/// There is no such factor, or no longer.
#[doc(alias = "60390")]
pub const FACTOR_NOT_FOUND: i64 = 60_390;

/// There is no such challenge, or no longer.
#[doc(alias = "60391")]
pub const CHALLENGE_NOT_FOUND: i64 = 60_391;

/// There is no such entity, or no longer.
#[doc(alias = "60392")]
pub const ENTITY_NOT_FOUND: i64 = 60_392;

/// The ID of the factor is missing or invalid.
#[doc(alias = "60427")]
pub const FACTOR_ID_INVALID: i64 = 60_427;
