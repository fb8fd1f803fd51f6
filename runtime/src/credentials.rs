//! Credentials for authenticating requests.

mod oauth;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use http::{HeaderValue, Uri};

use self::oauth::OAuth;
use crate::connection::Connection;
use crate::send::Authorizer;
use crate::twilio::{self, sid};
use crate::{BoxFuture, Error, parse};

/// Credentials for authenticating requests.
///
/// `Debug` hides them.
///
/// ```
/// use twilio_runtime::Credentials;
///
/// let credentials = Credentials::api_key("SK0123456789abcdef0123456789abcdef", "secret");
/// assert_eq!(format!("{credentials:?}"), "Credentials([redacted])");
/// ```
#[derive(Clone)]
pub struct Credentials {
    scheme: Scheme,
    account_sid: Option<String>,
}

#[derive(Clone)]
enum Scheme {
    /// HTTP Basic, with the complete header.
    Basic(HeaderValue),
    /// OAuth, shared so that all clients with these credentials use the same access token.
    OAuth(Arc<OAuth>),
}

impl Credentials {
    /// Creates credentials from an API key and its secret. Prefer them to the auth token: an API key can be revoked
    /// without affecting other programs.
    pub fn api_key(key_sid: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::new(Scheme::Basic(basic(&key_sid.into(), &secret.into())))
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
        let scheme = Scheme::Basic(basic(&account_sid, &auth_token.into()));
        Self::new(scheme).with_account_sid(account_sid)
    }

    /// Creates credentials from an OAuth application's client ID and secret (grant type `client_credentials`).
    ///
    /// Access tokens are requested from `https://oauth.twilio.com/v2/token` with the client's own transport: before the
    /// first request, shortly before a token expires, and once if a token is rejected. Concurrent requests wait for the
    /// same token, and clones of these credentials share it.
    pub fn oauth(client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        let url = Uri::from_static(twilio::oauth::TOKEN_URL);
        let oauth = OAuth::new(url, client_id.into(), client_secret.into());
        Self::new(Scheme::OAuth(Arc::new(oauth)))
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
        let url = parse::absolute_url("token URL", token_url)?;
        let oauth = OAuth::new(url, client_id.into(), client_secret.into());
        Ok(Self::new(Scheme::OAuth(Arc::new(oauth))))
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

    fn new(scheme: Scheme) -> Self {
        Self {
            scheme,
            account_sid: None,
        }
    }

    /// Returns whether authenticating requires HTTPS, whatever the URL of the API.
    #[cfg(feature = "reqwest")]
    pub(crate) fn need_https(&self) -> bool {
        matches!(&self.scheme, Scheme::OAuth(oauth) if oauth.is_https())
    }
}

impl Authorizer for Credentials {
    fn header<'a>(
        &'a self,
        connection: &'a Connection,
        time_left: Duration,
    ) -> BoxFuture<'a, Result<HeaderValue, Error>> {
        match &self.scheme {
            Scheme::Basic(header) => Box::pin(async { Ok(header.clone()) }),
            Scheme::OAuth(oauth) => Box::pin(oauth.header(connection, time_left)),
        }
    }

    fn discard(&self, rejected: &HeaderValue) -> bool {
        match &self.scheme {
            Scheme::Basic(_) => false,
            Scheme::OAuth(oauth) => {
                oauth.discard(rejected);
                true
            }
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials([redacted])")
    }
}

fn basic(user: &str, password: &str) -> HeaderValue {
    let value = format!("Basic {}", STANDARD.encode(format!("{user}:{password}")));
    let mut header = HeaderValue::try_from(value).expect("base64 is ASCII");
    header.set_sensitive(true);
    header
}
