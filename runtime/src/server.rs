//! Servers of an API's description, whose URLs can have variables.

mod template;

pub use self::template::{VariableValue, resolve};

/// A server of an API's description.
///
/// Generated crates have a constant for each if there are several, or if their URLs have variables.
///
/// ```
/// use twilio_runtime::{Client, ClientBuilder, SchemeCredentials, Server, ServerVariable};
///
/// const REGIONAL: Server =
///     Server::new("https://{region}.example.com/v1", &[ServerVariable::new("region", "eu")]);
///
/// # fn main() -> Result<(), twilio_runtime::Error> {
/// let client: Client = ClientBuilder::new(SchemeCredentials::none(), "shop/1.0")
///     .server(REGIONAL)
///     .server_variable("region", "us")
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    url: &'static str,
    variables: &'static [ServerVariable],
}

/// A variable in the URL of a [`Server`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    name: &'static str,
    default: Option<&'static str>,
}

/// The values of variables that a client sets, by name.
pub(crate) type VariableValues = [(String, String)];

impl ServerVariable {
    /// Creates a variable with its default value.
    pub const fn new(name: &'static str, default: &'static str) -> Self {
        Self {
            name,
            default: Some(default),
        }
    }

    /// Creates a variable that clients have to set.
    pub const fn required(name: &'static str) -> Self {
        Self {
            name,
            default: None,
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }
}

impl Server {
    /// Creates a server. The variables are in braces in the URL.
    pub const fn new(url: &'static str, variables: &'static [ServerVariable]) -> Self {
        Self { url, variables }
    }

    pub(crate) fn variables(&self) -> &'static [ServerVariable] {
        self.variables
    }

    /// Returns the URL with values for its variables, which are the defaults where there is no other value.
    pub(crate) fn url(&self, values: &VariableValues) -> Result<String, String> {
        self.resolve(self.url, values)
    }

    /// Returns the path of the URL.
    pub(crate) fn path(&self, values: &VariableValues) -> Result<String, String> {
        match self.url(values) {
            Ok(url) => Ok(path(&url).to_owned()),
            // The variables of the host may have no values.
            Err(_) => self.resolve(path(self.url), values),
        }
    }

    fn resolve(&self, template: &str, values: &VariableValues) -> Result<String, String> {
        if self.variables.is_empty() {
            return Ok(template.to_owned());
        }
        resolve(template, &|name| {
            let variable = self
                .variables
                .iter()
                .find(|variable| variable.name == name)?;
            let mut values = values.iter().rev();
            let value = values.find(|(other, _)| other == name);
            Some(VariableValue {
                default: variable.default,
                value: value.map(|(_, value)| value.as_str()),
            })
        })
    }
}

/// Returns the path of a URL.
fn path(url: &str) -> &str {
    let after_scheme = match url.split_once("://") {
        Some((_, after_scheme)) => after_scheme,
        None => url,
    };
    after_scheme
        .find('/')
        .map_or("", |start| &after_scheme[start..])
}
