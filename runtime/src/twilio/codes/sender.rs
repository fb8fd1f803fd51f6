//! Senders of emails and messages.

/// The account has the maximum number of mailers.
#[doc(alias = "60215")]
pub const MAX_MAILERS_REACHED: i64 = 60_215;

/// The API key of the mailer could not be encrypted or decrypted.
#[doc(alias = "60216")]
pub const API_KEY_ENCRYPTION: i64 = 60_216;

/// The SendGrid template is not active.
#[doc(alias = "60218")]
pub const EMAIL_TEMPLATE_INACTIVE: i64 = 60_218;

/// The SendGrid template lacks a required placeholder, such as that of the code.
#[doc(alias = "60219")]
pub const EMAIL_TEMPLATE_PLACEHOLDERS: i64 = 60_219;

/// The sender's address is not a verified identity of the SendGrid account.
#[doc(alias = "60222")]
pub const EMAIL_SENDER_NOT_VERIFIED: i64 = 60_222;

/// The account already has this sender ID.
#[doc(alias = "60231")]
pub const SENDER_ID_EXISTS: i64 = 60_231;

/// There is no such sender ID.
#[doc(alias = "60232")]
pub const SENDER_ID_NOT_FOUND: i64 = 60_232;

/// The default sender ID cannot be deleted.
#[doc(alias = "60233")]
pub const DEFAULT_SENDER_ID_NOT_DELETABLE: i64 = 60_233;

/// The default sender ID remains the default until another one is.
#[doc(alias = "60234")]
pub const DEFAULT_SENDER_ID_REQUIRED: i64 = 60_234;

/// The definition of the sender does not meet the requirements.
#[doc(alias = "60235")]
pub const SENDER_DEFINITION_MISMATCH: i64 = 60_235;
