//! The SDK's client: credentials and settings from the environment, as in a program that uses the crate.

use twilio_runtime::{
    Client, ClientBuilder, Error, SchemeCredentials, SecurityScheme, TwilioClient,
};

use crate::index::{Index, Scheme};
use crate::options::Options;

const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// A client that is not one of a generated crate.
struct Connection(Client);

impl From<Client> for Connection {
    fn from(client: Client) -> Self {
        Self(client)
    }
}

impl TwilioClient for Connection {}

/// Creates a client with the credentials in the environment.
///
/// # Errors
///
/// Returns an error that says what is missing.
pub(crate) fn client(index: &Index, options: &Options) -> Result<Client, Error> {
    let builder: ClientBuilder<Connection> = match index.is_twilio {
        true => ClientBuilder::from_env(USER_AGENT)?,
        false => ClientBuilder::new(credentials(index)?, USER_AGENT),
    };
    let builder = match &options.base_url {
        Some(url) => builder.base_url(url),
        None => builder,
    };
    builder.build().map(|connection| connection.0)
}

/// The credentials of the schemes of the document.
fn credentials(index: &Index) -> Result<SchemeCredentials, Error> {
    let requirements = index.operations.iter();
    let requirements = requirements.filter_map(|operation| operation.security.as_ref());
    let mut alternatives: Vec<Vec<SecurityScheme>> = Vec::new();
    for requirement in requirements.flatten().filter(|schemes| !schemes.is_empty()) {
        let schemes = requirement.iter();
        let schemes = schemes.filter_map(|required| scheme(index, &required.scheme));
        let schemes: Vec<_> = schemes.collect();
        if !alternatives.contains(&schemes) {
            alternatives.push(schemes);
        }
    }
    let alternatives: Vec<_> = alternatives.iter().map(Vec::as_slice).collect();
    SchemeCredentials::from_env(&alternatives)
}

/// The security scheme of this name. Its texts stay in memory, as the SDK expects those of a document.
pub(crate) fn scheme(index: &Index, name: &str) -> Option<SecurityScheme> {
    let mut schemes = index.schemes.iter();
    let Scheme {
        name,
        kind,
        argument,
        variables,
        ..
    } = schemes.find(|scheme| scheme.name == name)?;
    let (name, argument) = (leak(name), leak(argument));
    let scheme = match kind.as_str() {
        "basic" => SecurityScheme::basic(name),
        "bearer" => SecurityScheme::bearer(name),
        "oauth" => SecurityScheme::oauth(name, argument),
        "header" => SecurityScheme::header(name, argument),
        "query" => SecurityScheme::query(name, argument),
        "cookie" => SecurityScheme::cookie(name, argument),
        _ => return None,
    };
    let variables: Vec<_> = variables.iter().map(|name| leak(name)).collect();
    Some(scheme.variables(variables.leak()))
}

/// A text that stays in memory as long as the program runs. Only the texts of a reference are kept, each once.
pub(crate) fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}
