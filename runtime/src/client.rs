//! What all requests of a program have in common.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Uri, header};

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
    headers: HeaderMap,
    timeout: Duration,
}

impl Client {
    pub(crate) fn credentials(&self) -> &Credentials {
        &self.0.credentials
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    /// Scheme, host and prefix path that an operation is sent to, without a slash at the end.
    pub(crate) fn server<'a>(&'a self, operation: &'a Operation) -> &'a str {
        self.0.base_url.as_deref().unwrap_or(operation.server())
    }

    /// The headers that go with every request.
    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.0.timeout
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Client");
        if let Some(base_url) = &self.0.base_url {
            out.field("base_url", base_url);
        }
        out.field("credentials", &self.0.credentials)
            .field("timeout", &self.0.timeout)
            .finish_non_exhaustive()
    }
}

/// Sets up a [`Client`], or the client `C` of a generated crate.
///
/// ```no_run
/// use std::time::Duration;
/// use twilio_runtime::{Client, ClientBuilder, Credentials};
///
/// # fn main() -> Result<(), twilio_runtime::Error> {
/// let builder = ClientBuilder::new(Credentials::from_env()?, "shop/1.0");
/// let client: Client = builder.base_url("http://127.0.0.1:4010").timeout(Duration::from_secs(10)).build()?;
/// # Ok(())
/// # }
/// ```
#[must_use]
pub struct ClientBuilder<C = Client> {
    credentials: Credentials,
    transport: Option<Arc<dyn Transport>>,
    base_url: Option<String>,
    headers: Vec<(String, String)>,
    timeout: Duration,
    connect_timeout: Duration,
    client: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    /// Starts with what a client cannot do without. `user_agent` names the program (`shop/1.0`) to the server.
    pub fn new(credentials: Credentials, user_agent: impl Into<String>) -> Self {
        Self {
            credentials,
            transport: None,
            base_url: None,
            headers: vec![
                ("accept".to_owned(), "application/json".to_owned()),
                ("user-agent".to_owned(), user_agent.into()),
            ],
            timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            client: PhantomData,
        }
    }

    /// Sends all requests here instead of to Twilio: a mock server, a proxy, another region.
    ///
    /// Takes the place of scheme, host and port, and puts its path, if any, in front of the operation's own. The
    /// credentials go there too.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// Sends with this transport. The default is `ReqwestTransport`, from the feature `reqwest`.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sends a header with every request; one of the same name replaces the one before.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// How long a request may take, from connecting to the last byte of the answer: 30 seconds if not set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long making a connection may take: 10 seconds if not set. A transport of your own has its own.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connect_timeout = connect_timeout;
        self
    }

    /// Makes the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// If the base URL or a header is malformed, or there is no transport: the feature `reqwest` is off and none
    /// was given, or the machine has no CA certificates and the client is to talk `https`.
    pub fn build(self) -> Result<C, Error>
    where
        C: From<Client>,
    {
        self.settings()
            .map(|settings| Client(Arc::new(settings)).into())
    }

    fn settings(self) -> Result<Settings, Error> {
        let base_url = self.base_url.as_deref().map(base_url).transpose()?;
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let (name, value) = parse_header(name, value).map_err(Error::configuration)?;
            headers.insert(name, value);
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(base_url.as_deref(), self.connect_timeout)?,
        };
        Ok(Settings {
            credentials: self.credentials,
            transport,
            base_url,
            headers,
            timeout: self.timeout,
        })
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "reqwest")]
fn default_transport(
    base_url: Option<&str>,
    connect_timeout: Duration,
) -> Result<Arc<dyn Transport>, Error> {
    let https = base_url.is_none_or(|url| url.starts_with("https:"));
    Ok(Arc::new(crate::ReqwestTransport::with_defaults(
        https,
        connect_timeout,
    )?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: Option<&str>, _: Duration) -> Result<Arc<dyn Transport>, Error> {
    Err(Error::configuration(
        "no transport: switch on the feature `reqwest`, or give the client one with `.transport(..)`".to_owned(),
    ))
}

/// Checks a base URL and takes the slashes off its end. The message does not repeat it: it may hold a password.
fn base_url(text: &str) -> Result<String, Error> {
    let uri = text.parse::<Uri>().ok();
    let scheme = uri.as_ref().and_then(Uri::scheme_str);
    let authority = uri.as_ref().and_then(Uri::authority);
    match authority {
        Some(authority)
            if matches!(scheme, Some("http" | "https"))
                && !authority.as_str().contains('@')
                && !text.contains(['?', '#']) =>
        {
            Ok(text.trim_end_matches('/').to_owned())
        }
        _ => Err(Error::configuration(
            "the base URL must be `http://` or `https://`, a host and perhaps a port and a path, with no \
             user name, query or fragment"
                .to_owned(),
        )),
    }
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
