//! Who is asking.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use http::HeaderValue;

use crate::Error;

/// What a client proves its right to the API with.
///
/// `Debug` shows nothing of it.
///
/// ```
/// use twilio_runtime::Credentials;
///
/// let credentials = Credentials::api_key("SK0123456789abcdef0123456789abcdef", "secret");
/// assert_eq!(format!("{credentials:?}"), "Credentials([redacted])");
/// ```
#[derive(Clone)]
pub struct Credentials(Kind);

#[derive(Clone)]
enum Kind {
    Basic { user: String, password: String },
}

impl Credentials {
    /// An API key and its secret. Better than the auth token: it can be revoked alone.
    pub fn api_key(key_sid: impl Into<String>, secret: impl Into<String>) -> Self {
        Self(Kind::Basic {
            user: key_sid.into(),
            password: secret.into(),
        })
    }

    /// The account SID and its auth token, which may do everything.
    pub fn auth_token(account_sid: impl Into<String>, auth_token: impl Into<String>) -> Self {
        Self(Kind::Basic {
            user: account_sid.into(),
            password: auth_token.into(),
        })
    }

    /// Reads `TWILIO_API_KEY` and `TWILIO_API_SECRET` from the environment, or failing that
    /// `TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN`.
    ///
    /// # Errors
    ///
    /// If neither pair is complete; the error names what is missing. A blank variable counts as missing.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_lookup(&|name| std::env::var(name).ok())
    }

    fn from_lookup(lookup: &dyn Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let mut missing = Vec::new();
        let mut read = |name| {
            // Trimmed because secrets kept in files often end in a line break.
            let value = lookup(name)
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty());
            if value.is_none() {
                missing.push(name);
            }
            value
        };
        if let (Some(key), Some(secret)) = (read("TWILIO_API_KEY"), read("TWILIO_API_SECRET")) {
            return Ok(Self::api_key(key, secret));
        }
        if let (Some(sid), Some(token)) = (read("TWILIO_ACCOUNT_SID"), read("TWILIO_AUTH_TOKEN")) {
            return Ok(Self::auth_token(sid, token));
        }
        Err(Error::configuration(format!(
            "no Twilio credentials in the environment: set TWILIO_API_KEY and TWILIO_API_SECRET, or \
             TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (missing: {})",
            missing.join(", ")
        )))
    }

    /// The `Authorization` header.
    pub(crate) fn authorization(&self) -> HeaderValue {
        let Kind::Basic { user, password } = &self.0;
        let value = format!("Basic {}", STANDARD.encode(format!("{user}:{password}")));
        let mut value = HeaderValue::try_from(value).expect("base64 is ASCII");
        value.set_sensitive(true);
        value
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(variables: &[(&str, &str)]) -> Result<String, String> {
        let lookup = |name: &str| {
            let found = variables.iter().find(|(variable, _)| *variable == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let Kind::Basic { user, password } = Credentials::from_lookup(&lookup)
            .map_err(|e| e.to_string())?
            .0;
        Ok(format!("{user}:{password}"))
    }

    const KEY: [(&str, &str); 2] = [("TWILIO_API_KEY", "SK1"), ("TWILIO_API_SECRET", "s\n")];
    const ACCOUNT: [(&str, &str); 2] = [("TWILIO_ACCOUNT_SID", "AC1"), ("TWILIO_AUTH_TOKEN", "t")];

    #[test]
    fn prefers_the_api_key() {
        assert_eq!(from(&[KEY, ACCOUNT].concat()).unwrap(), "SK1:s");
        assert_eq!(from(&ACCOUNT).unwrap(), "AC1:t");
        assert_eq!(from(&[KEY[0], ACCOUNT[0], ACCOUNT[1]]).unwrap(), "AC1:t");
    }

    #[test]
    fn names_what_is_missing() {
        let error = from(&[KEY[0], ACCOUNT[0], ("TWILIO_AUTH_TOKEN", " ")]).unwrap_err();
        assert!(
            error.ends_with("(missing: TWILIO_API_SECRET, TWILIO_AUTH_TOKEN)"),
            "{error}"
        );
    }
}
