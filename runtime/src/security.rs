//! Security schemes: how credentials are sent, according to an API's description.

/// A security scheme of an API's description: how credentials of one kind are sent.
///
/// Generated crates have a constant for each.
///
/// ```
/// use twilio_runtime::{Operation, SecurityScheme};
///
/// const TOKEN: SecurityScheme = SecurityScheme::bearer("token");
/// const KEY: SecurityScheme = SecurityScheme::header("key", "X-Api-Key");
///
/// /// Requires a token, or a key.
/// static LIST_PETS: Operation = Operation::get("ListPets", "https://pets.example.com", "/pets")
///     .security(&[&[(TOKEN, &[])], &[(KEY, &[])]]);
/// assert!(LIST_PETS.needs_credentials());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    pub(crate) name: &'static str,
    pub(crate) kind: SchemeKind,
    /// The environment variables with the credentials: a token or a key; a user name and a password; or a token, a
    /// client ID and its secret.
    pub(crate) variables: &'static [&'static str],
}

/// How credentials are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SchemeKind {
    Basic,
    Bearer,
    /// A bearer token, which can be requested at this URL unless it is empty.
    OAuth(&'static str),
    Header(&'static str),
    Query(&'static str),
    Cookie(&'static str),
}

/// The security requirements of an operation: alternatives, each with the schemes that it requires together, and the
/// scopes that each needs.
pub type SecurityRequirements = &'static [&'static [(SecurityScheme, &'static [&'static str])]];

/// Constructors. `name` is the scheme's key in the API's description.
impl SecurityScheme {
    const fn new(name: &'static str, kind: SchemeKind) -> Self {
        Self {
            name,
            kind,
            variables: &[],
        }
    }

    /// Creates the scheme of HTTP Basic.
    pub const fn basic(name: &'static str) -> Self {
        Self::new(name, SchemeKind::Basic)
    }

    /// Creates the scheme of bearer tokens.
    pub const fn bearer(name: &'static str) -> Self {
        Self::new(name, SchemeKind::Bearer)
    }

    /// Creates the scheme of OAuth 2.0, whose tokens are bearer tokens. They are requested at `token_url`, which can be
    /// relative to the server; if it is empty, users obtain tokens themselves.
    pub const fn oauth(name: &'static str, token_url: &'static str) -> Self {
        Self::new(name, SchemeKind::OAuth(token_url))
    }

    /// Creates the scheme of keys in a header.
    pub const fn header(name: &'static str, header: &'static str) -> Self {
        Self::new(name, SchemeKind::Header(header))
    }

    /// Creates the scheme of keys in a query parameter.
    pub const fn query(name: &'static str, parameter: &'static str) -> Self {
        Self::new(name, SchemeKind::Query(parameter))
    }

    /// Creates the scheme of keys in a cookie.
    pub const fn cookie(name: &'static str, cookie: &'static str) -> Self {
        Self::new(name, SchemeKind::Cookie(cookie))
    }

    /// Sets the names of the environment variables with the credentials: a token or a key; a user name and a password;
    /// or a token, a client ID and its secret.
    pub const fn variables(mut self, variables: &'static [&'static str]) -> Self {
        self.variables = variables;
        self
    }
}
