//! Senders of emails and messages.

use super::table::codes;

codes! {
    /// The account has the maximum number of mailers.
    #[doc(alias = "60215")]
    MAX_MAILERS_REACHED = 60_215;

    /// The API key of the mailer could not be encrypted or decrypted.
    #[doc(alias = "60216")]
    API_KEY_ENCRYPTION = 60_216;

    /// The SendGrid template is not active.
    #[doc(alias = "60218")]
    EMAIL_TEMPLATE_INACTIVE = 60_218;

    /// The SendGrid template lacks a required placeholder, such as that of the code.
    #[doc(alias = "60219")]
    EMAIL_TEMPLATE_PLACEHOLDERS = 60_219;

    /// The sender's address is not a verified identity of the SendGrid account.
    #[doc(alias = "60222")]
    EMAIL_SENDER_NOT_VERIFIED = 60_222;

    /// The account already has this sender ID.
    #[doc(alias = "60231")]
    SENDER_ID_EXISTS = 60_231;

    /// There is no such sender ID.
    #[doc(alias = "60232")]
    SENDER_ID_NOT_FOUND = 60_232;

    /// The default sender ID cannot be deleted.
    #[doc(alias = "60233")]
    DEFAULT_SENDER_ID_NOT_DELETABLE = 60_233;

    /// The default sender ID remains the default until another one is.
    #[doc(alias = "60234")]
    DEFAULT_SENDER_ID_REQUIRED = 60_234;

    /// The definition of the sender does not meet the requirements.
    #[doc(alias = "60235")]
    SENDER_DEFINITION_MISMATCH = 60_235;
}
