//! Twilio's OAuth token endpoint.

pub(crate) const TOKEN_URL: &str = "https://oauth.twilio.com/v2/token";
