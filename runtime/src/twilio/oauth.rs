//! Twilio's OAuth token endpoint.

use crate::Operation;

pub(crate) const TOKEN_URL: &str = "https://oauth.twilio.com/v2/token";

pub(crate) static CREATE_TOKEN: Operation =
    Operation::post("CreateToken", "https://oauth.twilio.com", "/v2/token")
        .form()
        .without_credentials()
        // An unused token does no harm.
        .idempotent();
