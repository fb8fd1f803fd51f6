//! What all requests of a program have in common.

mod builder;
mod user_agent;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue, Uri, header};

pub use self::builder::ClientBuilder;
use crate::options::Options;
use crate::twilio::edge::Edge;
use crate::{Credentials, Error, Operation, Transport};

/// Credentials, transport and settings, shared by all clones.
///
/// The client of a generated crate is this one with a method for each operation.
#[derive(Clone)]
pub struct Client(Arc<Settings>);

struct Settings {
    credentials: Credentials,
    transport: Arc<dyn Transport>,
    base_url: Option<String>,
    edge: Edge,
    headers: HeaderMap,
    options: Options,
}

impl Client {
    pub(crate) fn credentials(&self) -> &Credentials {
        &self.0.credentials
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    /// Scheme, host and prefix path that an operation is sent to, without a slash at the end.
    pub(crate) fn server(&self, operation: &Operation) -> Cow<'_, str> {
        match &self.0.base_url {
            Some(base_url) => Cow::Borrowed(base_url),
            None => self.0.edge.of(operation.server()),
        }
    }

    /// The headers that go with every request.
    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    pub(crate) fn options(&self) -> &Options {
        &self.0.options
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Client");
        if let Some(base_url) = &self.0.base_url {
            out.field("base_url", base_url);
        }
        out.field("edge", &self.0.edge)
            .field("credentials", &self.0.credentials)
            .field("bounds", &Options::default().or(&self.0.options))
            .finish_non_exhaustive()
    }
}

/// Reads a URL of `http` or `https`. The message does not repeat it: it may hold a password.
pub(crate) fn absolute_url(name: &str, text: &str) -> Result<Uri, Error> {
    let uri = text.parse::<Uri>().ok().filter(|uri| {
        let authority = uri.authority().map_or("@", |authority| authority.as_str());
        matches!(uri.scheme_str(), Some("http" | "https"))
            && !authority.contains('@')
            && !text.contains(['?', '#'])
    });
    uri.ok_or_else(|| {
        Error::configuration(format!(
            "the {name} must be `http://` or `https://`, a host and perhaps a port and a path, with no user name, \
             query or fragment"
        ))
    })
}

/// Reads a header. The message does not repeat the value.
pub(crate) fn parse_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let parsed = name
        .parse::<HeaderName>()
        .map_err(|_| format!("`{name}` cannot be the name of a header"))?;
    let mut value = HeaderValue::try_from(value).map_err(|_| {
        format!("the value of the header `{name}` has characters that headers cannot carry")
    })?;
    value.set_sensitive(parsed == header::AUTHORIZATION);
    Ok((parsed, value))
}
