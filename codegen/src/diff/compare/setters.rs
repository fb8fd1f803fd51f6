use crate::api::{Api, CredentialKind, RustName, SecurityScheme};
use crate::diff::phrase::code;

/// A setter of `Credentials`.
pub(super) struct Setter<'a> {
    pub(super) scheme: &'a SecurityScheme,
    pub(super) name: &'a RustName,
    pub(super) kind: CredentialKind,
    /// Whether its first argument is the token URL.
    pub(super) takes_url: bool,
    /// The environment variables without the prefix of the crate.
    pub(super) variables: &'a [String],
}

/// The setters of a scheme; none for a Twilio account, whose credentials are the runtime's.
pub(super) fn setters<'a>(scheme: &'a SecurityScheme, api: &Api) -> Vec<Setter<'a>> {
    if api.is_twilio {
        return Vec::new();
    }
    let credentials = scheme.credentials.iter();
    let setters = credentials.flat_map(|credential| {
        let names = [Some(&credential.name), credential.name_with_url.as_ref()];
        let names = names.into_iter().zip([false, true]);
        names.filter_map(move |(name, takes_url)| {
            Some(Setter {
                scheme,
                name: name?,
                kind: credential.kind,
                takes_url,
                variables: &credential.variables,
            })
        })
    });
    setters.collect()
}

/// A call of the client's constructor.
pub(super) fn constructor(api: &Api) -> &'static str {
    match api.is_twilio || api.has_own_credentials() {
        true => "Client::new(Credentials::from_env()?)?",
        false => "Client::new()?",
    }
}

impl Setter<'_> {
    pub(super) fn path(&self) -> String {
        format!("Credentials::{}", self.name)
    }

    /// The names of the arguments, all of which are strings. Setters with as many take each other's.
    pub(super) fn arguments(&self) -> &'static [&'static str] {
        match (self.kind, self.takes_url) {
            (CredentialKind::Token | CredentialKind::Key, _) => &["key"],
            (CredentialKind::Password, _) => &["user", "password"],
            (CredentialKind::ClientSecret, false) => &["client_id", "client_secret"],
            (CredentialKind::ClientSecret, true) => &["token_url", "client_id", "client_secret"],
        }
    }

    /// An expression that calls it.
    pub(super) fn call(&self) -> String {
        let error = if self.takes_url { "?" } else { "" };
        format!(
            "Credentials::new().{}({}){error}",
            self.name.raw(),
            self.arguments().join(", ")
        )
    }

    pub(super) fn described(&self) -> String {
        format!(
            "{} (scheme {})",
            code(&self.path()),
            code(&self.scheme.name)
        )
    }
}
