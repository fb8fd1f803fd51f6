//! Security schemes and requirements.

use serde::Serialize;

use super::Docs;
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
}

/// What a client sends to authenticate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum SecuritySchemeKind {
    /// A scheme of HTTP's `Authorization` header, in lower case, such as `basic`.
    Http(String),
    /// A token obtained by OAuth 2.0.
    OAuth2,
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
