//! Errors of Twilio's SDKs for mobile apps, which servers only see in the reports of apps.

use super::table::codes;

codes! {
    /// The push SDK could not send a request, or received an error.
    #[doc(alias = "60401")]
    MOBILE_NETWORK = 60_401;

    /// The push SDK could not read a value.
    #[doc(alias = "60402")]
    MOBILE_MAPPER = 60_402;

    /// The push SDK could not load or store a factor.
    #[doc(alias = "60403")]
    MOBILE_STORAGE = 60_403;

    /// The app has passed an invalid value to the push SDK.
    #[doc(alias = "60404")]
    MOBILE_INPUT = 60_404;

    /// The push SDK could not load, store or use a key. Create a new factor.
    #[doc(alias = "60405")]
    MOBILE_KEY_STORAGE = 60_405;

    /// The push SDK could not be initialized.
    #[doc(alias = "60406")]
    MOBILE_INITIALIZATION = 60_406;

    /// The push SDK could not create an authentication token.
    #[doc(alias = "60407")]
    MOBILE_AUTHENTICATION_TOKEN = 60_407;

    /// The SDK could not send a request, or received an error.
    #[doc(alias = "68001")]
    SDK_NETWORK = 68_001;

    /// The SDK could not read a value.
    #[doc(alias = "68002")]
    SDK_MAPPER = 68_002;

    /// The SDK could not load or store a value.
    #[doc(alias = "68003")]
    SDK_STORAGE = 68_003;

    /// The app has passed an invalid value to the SDK.
    #[doc(alias = "68004")]
    SDK_INPUT = 68_004;

    /// The SDK could not load, store or use a key.
    #[doc(alias = "68005")]
    SDK_KEY_STORAGE = 68_005;

    /// The SDK could not be initialized.
    #[doc(alias = "68006")]
    SDK_INITIALIZATION = 68_006;

    /// The SDK could not create an authentication token.
    #[doc(alias = "68007")]
    SDK_AUTHENTICATION_TOKEN = 68_007;

    /// The WhatsApp channel is not configured for the service. Set its sender.
    #[doc(alias = "68008")]
    #[doc(alias = "WhatsApp")]
    WHATSAPP_NOT_CONFIGURED = 68_008;
}
