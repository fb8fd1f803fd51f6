//! Security schemes and requirements.

use super::{Docs, RustName};
use serde::Serialize;

use crate::source::Pointer;

/// A way for clients to authenticate: a Security Scheme Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SecurityScheme {
    /// Its key in the document.
    pub name: String,
    /// Its location in the document.
    pub pointer: Pointer,
    /// The document's description.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
    /// What is sent.
    pub kind: SecuritySchemeKind,
    /// The Rust name of its constant.
    pub const_name: RustName,
    /// The credentials that users can give for it; none if no operation can be sent with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credentials: Vec<Credential>,
}

/// Credentials for a security scheme, as users give them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Credential {
    /// What they consist of.
    pub kind: CredentialKind,
    /// The Rust name of the setter.
    pub name: RustName,
    /// The Rust name of the setter that takes the token URL too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_with_url: Option<RustName>,
    /// The environment variables, in the order of the setter's arguments, without the prefix of the crate.
    pub variables: Vec<String>,
}

/// What credentials consist of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum CredentialKind {
    /// A bearer token.
    Token,
    /// A user name and a password.
    Password,
    /// A key.
    Key,
    /// A client ID and its secret, with which tokens are requested.
    ClientSecret,
}

impl SecurityScheme {
    /// The credentials that a request can have as they are: no token must be requested with them.
    pub fn direct_credential(&self) -> Option<&Credential> {
        let mut credentials = self.credentials.iter();
        credentials.find(|credential| credential.kind != CredentialKind::ClientSecret)
    }

    /// Whether the SDK can send credentials for it.
    pub fn is_supported(&self) -> bool {
        match &self.kind {
            SecuritySchemeKind::Http(scheme) => ["basic", "bearer"].contains(&scheme.as_str()),
            SecuritySchemeKind::OpenIdConnect => false,
            SecuritySchemeKind::OAuth2 { .. }
            | SecuritySchemeKind::QueryKey(_)
            | SecuritySchemeKind::HeaderKey(_)
            | SecuritySchemeKind::CookieKey(_) => true,
        }
    }
}

/// What a client sends to authenticate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum SecuritySchemeKind {
    /// A scheme of HTTP's `Authorization` header, in lower case, such as `basic`.
    Http(String),
    /// A token obtained by OAuth 2.0.
    OAuth2 {
        /// The URL where clients obtain tokens with an ID and a secret, which can be relative to the server.
        #[serde(skip_serializing_if = "Option::is_none")]
        token_url: Option<String>,
    },
    /// A token obtained by OpenID Connect.
    OpenIdConnect,
    /// A key in the query parameter of that name.
    QueryKey(String),
    /// A key in the header of that name.
    HeaderKey(String),
    /// A key in the cookie of that name.
    CookieKey(String),
}

/// Schemes that satisfy the server together. None means that anonymous requests are accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SecurityRequirement {
    /// The schemes, all of which are required.
    pub schemes: Vec<RequiredScheme>,
}

/// One scheme of a requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequiredScheme {
    /// The key of the scheme; see [`Api::security_scheme`](super::Api::security_scheme).
    pub name: String,
    /// The scopes that the token needs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
}
