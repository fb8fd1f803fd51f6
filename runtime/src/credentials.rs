//! Credentials for authenticating requests.

mod environment;
mod oauth;
mod renewal;
mod scheme_credentials;
mod secret;
mod selection;

use std::fmt;
use std::sync::Arc;

pub use self::scheme_credentials::SchemeCredentials;

use self::oauth::{OAuth, TokenUrl};
use self::secret::Secret;
use crate::twilio::{self, sid};
use crate::{Error, parse};

/// Credentials of a Twilio account for authenticating requests.
///
/// `Debug` hides them.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::Credentials;
///
/// let credentials = Credentials::api_key("SK0123456789abcdef0123456789abcdef", "secret");
/// assert_eq!(format!("{credentials:?}"), "Credentials([redacted])");
/// ```
#[derive(Clone)]
pub struct Credentials {
    secret: Secret,
    account_sid: Option<String>,
}

impl Credentials {
    /// Creates credentials from an API key and its secret. Prefer them to the auth token: an API key can be revoked
    /// without affecting other programs.
    pub fn api_key(key_sid: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::new(Secret::basic(&key_sid.into(), secret.into()))
    }

    /// Creates credentials from an account SID and its auth token, which grants full access to the account.
    ///
    /// # Errors
    ///
    /// Returns an error if the account SID is not `AC` followed by 32 hexadecimal digits.
    pub fn auth_token(
        account_sid: impl Into<String>,
        auth_token: impl Into<String>,
    ) -> Result<Self, Error> {
        let account_sid = account_sid.into();
        let secret = Secret::basic(&account_sid, auth_token.into());
        Self::new(secret).with_account_sid(account_sid)
    }

    /// Creates credentials from an OAuth application's client ID and secret (grant type `client_credentials`).
    ///
    /// Access tokens are requested from `https://oauth.twilio.com/v2/token` with the client's own transport: before the
    /// first request, shortly before a token expires, and once if a token is rejected. Concurrent requests wait for the
    /// same token, and clones of these credentials share it.
    pub fn oauth(client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        let url = TokenUrl::described(twilio::oauth::TOKEN_URL);
        let oauth = OAuth::new(url, client_id.into(), client_secret.into());
        Self::new(Secret::OAuth(Arc::new(oauth)))
    }

    /// Like [`oauth`](Self::oauth), with another token endpoint.
    ///
    /// # Errors
    ///
    /// Returns an error if the URL is malformed or its scheme is neither `https` nor `http`.
    pub fn oauth_at(
        token_url: &str,
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
    ) -> Result<Self, Error> {
        let url = TokenUrl::Absolute(parse::absolute_url("token URL", token_url)?);
        let oauth = OAuth::new(url, client_id.into(), client_secret.into());
        Ok(Self::new(Secret::OAuth(Arc::new(oauth))))
    }

    /// Sets the SID of the account that an API key or an OAuth application belongs to.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not `AC` followed by 32 hexadecimal digits.
    pub fn with_account_sid(mut self, account_sid: impl Into<String>) -> Result<Self, Error> {
        let account_sid = account_sid.into();
        sid::check(sid::ACCOUNT_PREFIX, &account_sid)
            .map_err(|reason| Error::configuration(format!("the account SID{reason}")))?;
        self.account_sid = Some(account_sid);
        Ok(self)
    }

    /// Returns the SID of the account that the credentials belong to, if it is known.
    pub fn account_sid(&self) -> Option<&str> {
        self.account_sid.as_deref()
    }

    fn new(secret: Secret) -> Self {
        Self {
            secret,
            account_sid: None,
        }
    }
}

impl From<Credentials> for SchemeCredentials {
    fn from(credentials: Credentials) -> Self {
        Self::of_account(credentials.secret)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials([redacted])")
    }
}
