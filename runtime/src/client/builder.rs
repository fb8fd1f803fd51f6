use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, header};

use super::user_agent::user_agent;
use super::{Client, Settings, absolute_url, parse_header};
use crate::options::{DEFAULT_CONNECT_TIMEOUT, Options};
use crate::retry::RetryPolicy;
use crate::twilio::{edge::Edge, env::variable};
use crate::{Credentials, Error, Transport};

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
    edge: Option<String>,
    region: Option<String>,
    user_agent: String,
    extensions: Vec<String>,
    headers: Vec<(String, String)>,
    connect_timeout: Duration,
    options: Options,
    client: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    /// Starts with what a client cannot do without. `user_agent` names the program (`shop/1.0`) to the server;
    /// operating system, architecture and the compiler's version are added to it.
    pub fn new(credentials: Credentials, user_agent: impl Into<String>) -> Self {
        Self {
            credentials,
            transport: None,
            base_url: None,
            edge: None,
            region: None,
            user_agent: user_agent.into(),
            extensions: Vec::new(),
            headers: Vec::new(),
            connect_timeout: DEFAULT_CONNECT_TIMEOUT,
            options: Options::default(),
            client: PhantomData,
        }
    }

    /// Starts with what the environment says: the credentials as [`Credentials::from_env`] reads them, and the edge
    /// and region from `TWILIO_EDGE` and `TWILIO_REGION`, if they are set.
    ///
    /// # Errors
    ///
    /// If there are no credentials; the error names what is missing.
    pub fn from_env(user_agent: impl Into<String>) -> Result<Self, Error> {
        let read = |name| variable(&|name| std::env::var(name).ok(), name);
        let mut builder = Self::new(Credentials::from_env()?, user_agent);
        builder.edge = read("TWILIO_EDGE");
        builder.region = read("TWILIO_REGION");
        Ok(builder)
    }

    /// Sends all requests here instead of to Twilio: a mock server, a proxy.
    ///
    /// Takes the place of scheme, host and port, and puts its path, if any, in front of the operation's own. The
    /// credentials go there too; edge and region do not change it.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// The edge by which requests enter Twilio's network, such as `sydney`: `verify.twilio.com` becomes
    /// `verify.sydney.us1.twilio.com`.
    pub fn edge(mut self, edge: impl Into<String>) -> Self {
        self.edge = Some(edge.into());
        self
    }

    /// The region that keeps the data, such as `au1`, which needs credentials of that region. Set the
    /// [`edge`](Self::edge) too: Twilio is retiring the hosts with a region and no edge. With the feature `tracing`,
    /// a client that is built so emits a warning.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sends with this transport. The default is `ReqwestTransport`, from the feature `reqwest`.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Adds to the user agent, such as the name and version of a framework: `shop-web/2.1`.
    pub fn user_agent_extension(mut self, extension: impl Into<String>) -> Self {
        self.extensions.push(extension.into());
        self
    }

    /// Sends a header with every request; one of the same name replaces the one before.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// How long a request may take in all, attempts and the waiting between them included: 30 seconds if not set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// How long each attempt may take, from connecting to the last byte of the answer: 15 seconds if not set, and
    /// never more than what is left of the [`timeout`](Self::timeout).
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options.attempt_timeout = Some(timeout);
        self
    }

    /// How long making a connection may take: 5 seconds if not set. A transport of your own has its own.
    ///
    /// Keep it below the other two: what did not connect in time is [sent again](crate::retry), even a `POST`, while
    /// an attempt that ran out of time may have been carried out.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The largest answer to take, in bytes: 10 MiB if not set. Of a larger one no more is read, and it is an
    /// [error](Error::is_too_large).
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.options.max_response_size = Some(bytes);
        self
    }

    /// When requests are sent again: as the [table](crate::retry) says if not set.
    pub fn retry(mut self, policy: impl RetryPolicy) -> Self {
        self.options.retry = Some(Arc::new(policy));
        self
    }

    /// Makes the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// If the base URL, the edge, the region or a header is malformed, or there is no transport: the feature
    /// `reqwest` is off and none was given, or the machine has no CA certificates and the client is to talk `https`.
    pub fn build(self) -> Result<C, Error>
    where
        C: From<Client>,
    {
        self.settings()
            .map(|settings| Client(Arc::new(settings)).into())
    }

    fn settings(self) -> Result<Settings, Error> {
        let headers = self.all_headers()?;
        let base_url = self.base_url.as_deref().map(|text| {
            absolute_url("base URL", text).map(|_| text.trim_end_matches('/').to_owned())
        });
        let base_url = base_url.transpose()?;
        let edge = Edge::new(self.edge, self.region)?;
        if edge.is_region_alone() {
            #[cfg(feature = "tracing")]
            tracing::warn!(
                "a region without an edge: Twilio is retiring such hosts, so set the client's edge too"
            );
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => {
                default_transport(base_url.as_deref(), &self.credentials, self.connect_timeout)?
            }
        };
        Ok(Settings {
            credentials: self.credentials,
            transport,
            base_url,
            edge,
            headers,
            options: self.options,
        })
    }

    fn all_headers(&self) -> Result<HeaderMap, Error> {
        let user_agent = user_agent(&self.user_agent, &self.extensions);
        let own = [
            (header::ACCEPT.as_str(), "application/json"),
            (header::USER_AGENT.as_str(), &user_agent),
        ];
        let users = self.headers.iter().map(|(name, value)| (&**name, &**value));
        let mut headers = HeaderMap::new();
        for (name, value) in own.into_iter().chain(users) {
            let (name, value) = parse_header(name, value).map_err(Error::configuration)?;
            headers.insert(name, value);
        }
        Ok(headers)
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
    credentials: &Credentials,
    connect_timeout: Duration,
) -> Result<Arc<dyn Transport>, Error> {
    let https = base_url.is_none_or(|url| url.starts_with("https:")) || credentials.need_https();
    Ok(Arc::new(crate::ReqwestTransport::with_defaults(
        https,
        connect_timeout,
    )?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(
    _: Option<&str>,
    _: &Credentials,
    _: Duration,
) -> Result<Arc<dyn Transport>, Error> {
    Err(Error::configuration(
        "no transport: switch on the feature `reqwest`, or give the client one with `.transport(..)`".to_owned(),
    ))
}
