//! Passkeys.

use super::table::codes;

codes! {
    /// The relying party is missing or malformed. Set its ID, name and origins in the service or in `config`.
    #[doc(alias = "60371")]
    #[doc(alias = "WebAuthn")]
    RELYING_PARTY_INVALID = 60_371;

    /// The ID of the relying party is missing or invalid. It is a domain without scheme and port.
    #[doc(alias = "60372")]
    #[doc(alias = "WebAuthn")]
    RELYING_PARTY_ID_INVALID = 60_372;

    /// The `id` of the credential is invalid. Pass it as the browser returned it.
    #[doc(alias = "60375")]
    #[doc(alias = "WebAuthn")]
    CREDENTIAL_ID_INVALID = 60_375;

    /// The `rawId` of the credential is invalid. Pass it as the browser returned it.
    #[doc(alias = "60376")]
    #[doc(alias = "WebAuthn")]
    CREDENTIAL_RAW_ID_INVALID = 60_376;

    /// The `authenticatorAttachment` is missing or invalid. It is `platform` or `cross-platform`.
    #[doc(alias = "60377")]
    #[doc(alias = "WebAuthn")]
    AUTHENTICATOR_ATTACHMENT_INVALID = 60_377;

    /// The authenticator's `response` is missing or invalid.
    #[doc(alias = "60378")]
    #[doc(alias = "WebAuthn")]
    AUTHENTICATOR_RESPONSE_INVALID = 60_378;

    /// The `authenticatorData` is missing or invalid. It comes from `navigator.credentials.get()`.
    #[doc(alias = "60379")]
    #[doc(alias = "WebAuthn")]
    AUTHENTICATOR_DATA_INVALID = 60_379;

    /// The `clientDataJSON` is missing or invalid. Pass it as the browser returned it.
    #[doc(alias = "60380")]
    #[doc(alias = "WebAuthn")]
    CLIENT_DATA_INVALID = 60_380;

    /// The `signature` is missing or invalid.
    #[doc(alias = "60381")]
    #[doc(alias = "WebAuthn")]
    SIGNATURE_INVALID = 60_381;

    /// The passkey belongs to another relying party than the challenge.
    #[doc(alias = "60382")]
    #[doc(alias = "WebAuthn")]
    RELYING_PARTY_MISMATCH = 60_382;

    /// The public key is missing or invalid.
    #[doc(alias = "60385")]
    #[doc(alias = "WebAuthn")]
    PUBLIC_KEY_INVALID = 60_385;

    /// The `attestationObject` is missing or invalid. It comes from `navigator.credentials.create()`.
    #[doc(alias = "60386")]
    #[doc(alias = "WebAuthn")]
    ATTESTATION_OBJECT_INVALID = 60_386;

    /// The attested credential data is missing or invalid.
    #[doc(alias = "60387")]
    #[doc(alias = "WebAuthn")]
    ATTESTED_CREDENTIAL_DATA_INVALID = 60_387;

    /// The user's display name is missing.
    #[doc(alias = "60388")]
    #[doc(alias = "WebAuthn")]
    DISPLAY_NAME_MISSING = 60_388;

    /// The criteria for authenticators are missing; the message names them. Set them in the service or in `config`.
    #[doc(alias = "60393")]
    #[doc(alias = "WebAuthn")]
    AUTHENTICATOR_CRITERIA_MISSING = 60_393;

    /// The relying party is not supported.
    #[doc(alias = "60432")]
    #[doc(alias = "WebAuthn")]
    RELYING_PARTY_UNSUPPORTED = 60_432;

    /// This kind of content is not supported for approving a challenge.
    #[doc(alias = "60433")]
    #[doc(alias = "WebAuthn")]
    PASSKEY_APPROVAL_UNSUPPORTED = 60_433;

    /// This kind of content is not supported for verifying a factor.
    #[doc(alias = "60434")]
    #[doc(alias = "WebAuthn")]
    PASSKEY_VERIFICATION_UNSUPPORTED = 60_434;
}
