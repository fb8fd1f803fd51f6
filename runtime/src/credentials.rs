//! Who is asking.

mod oauth;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use http::{HeaderValue, Uri};

use self::oauth::OAuth;
use crate::Error;
use crate::client::{Client, absolute_url};
use crate::twilio::{env, sid};

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
pub struct Credentials {
    kind: Kind,
    account_sid: Option<String>,
}

#[derive(Clone)]
enum Kind {
    /// The whole header.
    Basic(HeaderValue),
    /// Shared, so that all clients with these credentials use one access token.
    OAuth(Arc<OAuth>),
}

impl Credentials {
    /// An API key and its secret. Better than the auth token: it can be revoked alone.
    pub fn api_key(key_sid: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::of(Kind::Basic(basic(&key_sid.into(), &secret.into())))
    }

    /// The account SID and its auth token, which may do everything.
    ///
    /// # Errors
    ///
    /// If the first is no account SID: `AC` and 32 hexadecimal digits.
    pub fn auth_token(
        account_sid: impl Into<String>,
        auth_token: impl Into<String>,
    ) -> Result<Self, Error> {
        let account_sid = account_sid.into();
        let kind = Kind::Basic(basic(&account_sid, &auth_token.into()));
        Self::of(kind).with_account_sid(account_sid)
    }

    /// An OAuth application's client ID and secret (grant type `client_credentials`).
    ///
    /// They buy access tokens from `https://oauth.twilio.com/v2/token`, over the client's own transport, when the
    /// first request is sent, again shortly before a token expires, and once if a token is refused. However many
    /// requests wait for a token, one is asked for, and clones of these credentials share it.
    pub fn oauth(client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        let url = Uri::from_static(oauth::TOKEN_URL);
        let oauth = OAuth::new(url, client_id.into(), client_secret.into());
        Self::of(Kind::OAuth(Arc::new(oauth)))
    }

    /// The same with another token endpoint.
    ///
    /// # Errors
    ///
    /// If the URL is malformed, or neither `https` nor `http`.
    pub fn oauth_at(
        token_url: &str,
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
    ) -> Result<Self, Error> {
        let url = absolute_url("token URL", token_url)?;
        let oauth = OAuth::new(url, client_id.into(), client_secret.into());
        Ok(Self::of(Kind::OAuth(Arc::new(oauth))))
    }

    /// The same with the SID of the account that they belong to, which an API key or an OAuth application does not tell.
    ///
    /// # Errors
    ///
    /// If it is no account SID: `AC` and 32 hexadecimal digits.
    pub fn with_account_sid(mut self, account_sid: impl Into<String>) -> Result<Self, Error> {
        let account_sid = account_sid.into();
        sid::check("AC", &account_sid)
            .map_err(|fault| Error::configuration(format!("the account SID{fault}")))?;
        self.account_sid = Some(account_sid);
        Ok(self)
    }

    /// The SID of the account that they belong to, if it was told.
    pub fn account_sid(&self) -> Option<&str> {
        self.account_sid.as_deref()
    }

    /// Reads `TWILIO_API_KEY` and `TWILIO_API_SECRET` from the environment, or failing that
    /// `TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN`. With an API key, the account SID is read if there is one.
    ///
    /// # Errors
    ///
    /// If neither pair is complete; the error names what is missing. A blank variable counts as missing. Also if the
    /// account SID is none.
    pub fn from_env() -> Result<Self, Error> {
        env::credentials(&|name| std::env::var(name).ok())
    }

    fn of(kind: Kind) -> Self {
        Self {
            kind,
            account_sid: None,
        }
    }

    /// The `Authorization` header, which may have to be asked for.
    pub(crate) async fn authorization(
        &self,
        client: &Client,
        left: Duration,
    ) -> Result<HeaderValue, Error> {
        match &self.kind {
            Kind::Basic(header) => Ok(header.clone()),
            Kind::OAuth(oauth) => oauth.authorization(client, left).await,
        }
    }

    /// Takes note that this header was refused, and tells whether another can be had.
    pub(crate) fn discard(&self, header: &HeaderValue) -> bool {
        match &self.kind {
            Kind::Basic(_) => false,
            Kind::OAuth(oauth) => {
                oauth.discard(header);
                true
            }
        }
    }

    /// Whether they need a connection that is encrypted to a server of their own.
    #[cfg(feature = "reqwest")]
    pub(crate) fn need_https(&self) -> bool {
        matches!(&self.kind, Kind::OAuth(oauth) if oauth.is_https())
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials([redacted])")
    }
}

fn basic(user: &str, password: &str) -> HeaderValue {
    let value = format!("Basic {}", STANDARD.encode(format!("{user}:{password}")));
    let mut value = HeaderValue::try_from(value).expect("base64 is ASCII");
    value.set_sensitive(true);
    value
}
