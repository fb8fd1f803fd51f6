//! What the environment says.

use crate::{Credentials, Error};

/// Reads a variable. A blank one counts as missing, and secrets kept in files often end in a line break.
pub(crate) fn variable(lookup: &dyn Fn(&str) -> Option<String>, name: &str) -> Option<String> {
    let value = lookup(name)?.trim().to_owned();
    Some(value).filter(|value| !value.is_empty())
}

pub(crate) fn credentials(lookup: &dyn Fn(&str) -> Option<String>) -> Result<Credentials, Error> {
    let mut missing = Vec::new();
    let mut read = |name| {
        let value = variable(lookup, name);
        if value.is_none() {
            missing.push(name);
        }
        value
    };
    if let (Some(key), Some(secret)) = (read("TWILIO_API_KEY"), read("TWILIO_API_SECRET")) {
        let credentials = Credentials::api_key(key, secret);
        return match read("TWILIO_ACCOUNT_SID") {
            Some(sid) => credentials.with_account_sid(sid),
            None => Ok(credentials),
        };
    }
    if let (Some(sid), Some(token)) = (read("TWILIO_ACCOUNT_SID"), read("TWILIO_AUTH_TOKEN")) {
        return Credentials::auth_token(sid, token);
    }
    Err(Error::configuration(format!(
        "no Twilio credentials in the environment: set TWILIO_API_KEY and TWILIO_API_SECRET, or \
         TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (missing: {})",
        missing.join(", ")
    )))
}
