//! Errors of Twilio's SDKs for mobile apps, which servers only see in the reports of apps.

/// The push SDK could not send a request, or received an error.
#[doc(alias = "60401")]
pub const MOBILE_NETWORK: i64 = 60_401;

/// The push SDK could not read a value.
#[doc(alias = "60402")]
pub const MOBILE_MAPPER: i64 = 60_402;

/// The push SDK could not load or store a factor.
#[doc(alias = "60403")]
pub const MOBILE_STORAGE: i64 = 60_403;

/// The app has passed an invalid value to the push SDK.
#[doc(alias = "60404")]
pub const MOBILE_INPUT: i64 = 60_404;

/// The push SDK could not load, store or use a key. Create a new factor.
#[doc(alias = "60405")]
pub const MOBILE_KEY_STORAGE: i64 = 60_405;

/// The push SDK could not be initialized.
#[doc(alias = "60406")]
pub const MOBILE_INITIALIZATION: i64 = 60_406;

/// The push SDK could not create an authentication token.
#[doc(alias = "60407")]
pub const MOBILE_AUTHENTICATION_TOKEN: i64 = 60_407;

/// The SDK could not send a request, or received an error.
#[doc(alias = "68001")]
pub const SDK_NETWORK: i64 = 68_001;

/// The SDK could not read a value.
#[doc(alias = "68002")]
pub const SDK_MAPPER: i64 = 68_002;

/// The SDK could not load or store a value.
#[doc(alias = "68003")]
pub const SDK_STORAGE: i64 = 68_003;

/// The app has passed an invalid value to the SDK.
#[doc(alias = "68004")]
pub const SDK_INPUT: i64 = 68_004;

/// The SDK could not load, store or use a key.
#[doc(alias = "68005")]
pub const SDK_KEY_STORAGE: i64 = 68_005;

/// The SDK could not be initialized.
#[doc(alias = "68006")]
pub const SDK_INITIALIZATION: i64 = 68_006;

/// The SDK could not create an authentication token.
#[doc(alias = "68007")]
pub const SDK_AUTHENTICATION_TOKEN: i64 = 68_007;

/// The WhatsApp channel is not configured for the service. Set its sender.
#[doc(alias = "68008")]
#[doc(alias = "WhatsApp")]
pub const WHATSAPP_NOT_CONFIGURED: i64 = 68_008;
