//! Credentials for the security schemes of an API's description.

use std::fmt;
use std::sync::Arc;

use super::oauth::{OAuth, TokenUrl};
use super::secret::Secret;
use crate::security::{SchemeKind, SecurityScheme};
use crate::{Error, parse};

/// Credentials for the security schemes of an API's description.
///
/// The `Credentials` of a generated crate wrap them. `Debug` hides them.
///
/// ```
/// use twilio_runtime::{SchemeCredentials, SecurityScheme};
///
/// const TOKEN: SecurityScheme = SecurityScheme::bearer("token");
///
/// let credentials = SchemeCredentials::none().token(TOKEN, "secret");
/// assert_eq!(format!("{credentials:?}"), "Credentials([redacted])");
/// ```
#[derive(Clone, Default)]
pub struct SchemeCredentials {
    /// For all operations that require those of an account.
    account: Option<Secret>,
    by_scheme: Vec<(SecurityScheme, Secret)>,
    /// Whether there are placeholders for all other schemes.
    has_placeholders: bool,
}

impl SchemeCredentials {
    /// Creates a set without credentials.
    pub fn none() -> Self {
        Self::default()
    }

    /// Sets the token of a scheme with bearer tokens.
    pub fn token(self, scheme: SecurityScheme, token: impl Into<String>) -> Self {
        self.with(scheme, Secret::Bearer(token.into()))
    }

    /// Sets the user name and the password of a scheme with HTTP Basic.
    pub fn password(
        self,
        scheme: SecurityScheme,
        user: impl Into<String>,
        password: impl Into<String>,
    ) -> Self {
        self.with(scheme, Secret::basic(&user.into(), password.into()))
    }

    /// Sets the key of a scheme with keys in a header, a query parameter or a cookie.
    pub fn key(self, scheme: SecurityScheme, key: impl Into<String>) -> Self {
        self.with(scheme, Secret::Key(key.into()))
    }

    /// Sets the client ID and its secret of a scheme with OAuth 2.0. Access tokens are requested from the scheme's token
    /// URL with the scopes that an operation requires.
    pub fn client_secret(
        self,
        scheme: SecurityScheme,
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
    ) -> Self {
        let url = match scheme.kind {
            SchemeKind::OAuth(url) => TokenUrl::described(url),
            _ => TokenUrl::described(""),
        };
        self.with_oauth(scheme, url, client_id.into(), client_secret.into())
    }

    /// Like [`client_secret`](Self::client_secret), with another token URL.
    ///
    /// # Errors
    ///
    /// Returns an error if the URL is malformed or its scheme is neither `https` nor `http`.
    pub fn client_secret_at(
        self,
        scheme: SecurityScheme,
        token_url: &str,
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
    ) -> Result<Self, Error> {
        let url = TokenUrl::Absolute(parse::absolute_url("token URL", token_url)?);
        Ok(self.with_oauth(scheme, url, client_id.into(), client_secret.into()))
    }

    fn with_oauth(
        self,
        scheme: SecurityScheme,
        url: TokenUrl,
        client_id: String,
        client_secret: String,
    ) -> Self {
        let oauth = OAuth::new(url, client_id, client_secret).with_any_client_authentication();
        self.with(scheme, Secret::OAuth(Arc::new(oauth)))
    }

    fn with(mut self, scheme: SecurityScheme, secret: Secret) -> Self {
        self.by_scheme
            .retain(|(other, _)| other.name != scheme.name);
        self.by_scheme.push((scheme, secret));
        self
    }

    /// Creates a set with the credentials of an account.
    pub(super) fn of_account(secret: Secret) -> Self {
        Self {
            account: Some(secret),
            ..Self::default()
        }
    }

    /// Creates a set with placeholders for all schemes.
    #[cfg(feature = "testing")]
    pub(crate) fn placeholders() -> Self {
        Self {
            account: Some(placeholder(SchemeKind::Basic)),
            has_placeholders: true,
            ..Self::default()
        }
    }

    pub(super) fn account(&self) -> Option<&Secret> {
        self.account.as_ref()
    }

    /// Returns the secret of a scheme.
    pub(super) fn secret(&self, scheme: SecurityScheme) -> Option<Secret> {
        let mut secrets = self.by_scheme.iter();
        let found = secrets.find(|(other, _)| other.name == scheme.name);
        found
            .map(|(_, secret)| secret.clone())
            .or_else(|| self.has_placeholders.then(|| placeholder(scheme.kind)))
    }

    fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let of_schemes = self.by_scheme.iter().map(|(_, secret)| secret);
        self.account.iter().chain(of_schemes)
    }

    /// Returns the texts that must not appear in errors.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.secrets().flat_map(Secret::texts).collect()
    }

    /// Returns whether authenticating requires HTTPS, whatever the URL of the API.
    #[cfg(feature = "hyper")]
    pub(crate) fn need_https(&self) -> bool {
        self.secrets()
            .any(|secret| matches!(secret, Secret::OAuth(oauth) if oauth.is_https()))
    }
}

/// Returns a secret for tests.
fn placeholder(kind: SchemeKind) -> Secret {
    let text = "mock".to_owned();
    match kind {
        SchemeKind::Basic => Secret::basic("mock", text),
        SchemeKind::Bearer | SchemeKind::OAuth(_) => Secret::Bearer(text),
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) => Secret::Key(text),
    }
}

impl fmt::Debug for SchemeCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials([redacted])")
    }
}
