//! Construction of clients.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, header};

use super::user_agent::user_agent;
use super::{Client, Inner};
use crate::connection::Connection;
use crate::retry::RetryPolicy;
use crate::settings::{DEFAULT_CONNECT_TIMEOUT, Overrides};
use crate::twilio::edge::Edge;
use crate::{Credentials, Error, Transport, parse};

/// Builder of a [`Client`], or of the client `C` of a generated crate.
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
    user_agent_extensions: Vec<String>,
    headers: Vec<(String, String)>,
    connect_timeout: Duration,
    overrides: Overrides,
    client: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    /// Starts building a client. `user_agent` identifies the program to the server (`shop/1.0`); the operating system,
    /// architecture and compiler version are appended.
    pub fn new(credentials: Credentials, user_agent: impl Into<String>) -> Self {
        Self {
            credentials,
            transport: None,
            base_url: None,
            edge: None,
            region: None,
            user_agent: user_agent.into(),
            user_agent_extensions: Vec::new(),
            headers: Vec::new(),
            connect_timeout: DEFAULT_CONNECT_TIMEOUT,
            overrides: Overrides::default(),
            client: PhantomData,
        }
    }

    /// Sends all requests to this URL instead of Twilio's, for example to a mock server or a proxy.
    ///
    /// It replaces the URL of the API's server. Operations with a server of their own keep its path, after that of the
    /// base URL. Credentials are sent there too. Edge and region have no effect on it.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// Sets the edge where requests enter Twilio's network, such as `sydney`: `verify.twilio.com` becomes
    /// `verify.sydney.us1.twilio.com`.
    pub fn edge(mut self, edge: impl Into<String>) -> Self {
        self.edge = Some(edge.into());
        self
    }

    /// Sets the region that stores the data, such as `au1`. It requires credentials of that region.
    ///
    /// Set the [`edge`](Self::edge) too: Twilio is retiring hosts with a region and no edge. With the feature
    /// `tracing`, building such a client logs a warning.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets the transport.
    ///
    /// Defaults to `ReqwestTransport`, which requires the feature `reqwest`.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Appends to the user agent, for example the name and version of a framework: `shop-web/2.1`.
    pub fn user_agent_extension(mut self, extension: impl Into<String>) -> Self {
        self.user_agent_extensions.push(extension.into());
        self
    }

    /// Sets a header of all requests, replacing any of the same name.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the time limit for a request, including all attempts and the delays between them.
    ///
    /// Defaults to 30 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.overrides.timeout = Some(timeout);
        self
    }

    /// Sets the time limit for each attempt, from connecting to the last byte of the response.
    ///
    /// Defaults to 15 seconds. An attempt never takes longer than what remains of the [`timeout`](Self::timeout).
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.overrides.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the time limit for connecting. It has no effect on a custom transport.
    ///
    /// Defaults to 5 seconds. Keep it below the other two: a request that could not connect in time is
    /// [retried](crate::retry), even a `POST`, whereas an attempt that timed out later may have been processed.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets the size limit of responses, in bytes. Receiving a larger response is an [error](Error::is_too_large).
    ///
    /// Defaults to 10 MiB.
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.overrides.max_response_size = Some(bytes);
        self
    }

    /// Sets the retry policy.
    ///
    /// Defaults to [`Retries::default`](crate::Retries), described in [`retry`](crate::retry).
    pub fn retry(mut self, policy: impl RetryPolicy) -> Self {
        self.overrides.retry = Some(Arc::new(policy));
        self
    }

    /// Builds the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// Returns an error if the base URL, the edge, the region or a header is malformed, if there is no transport
    /// because the feature `reqwest` is disabled, or if the system has no CA certificates for `https`.
    pub fn build(self) -> Result<C, Error>
    where
        C: From<Client>,
    {
        self.build_inner()
            .map(|inner| Client(Arc::new(inner)).into())
    }

    fn build_inner(self) -> Result<Inner, Error> {
        let headers = self.all_headers()?;
        let base_url = self.base_url.as_deref().map(parse_base_url).transpose()?;
        let edge = Edge::new(self.edge, self.region)?;
        if edge.is_region_alone() {
            #[cfg(feature = "tracing")]
            tracing::warn!(
                "the client has a region without an edge: Twilio is retiring such hosts, so set the edge too"
            );
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => {
                default_transport(base_url.as_deref(), &self.credentials, self.connect_timeout)?
            }
        };
        Ok(Inner {
            credentials: self.credentials,
            connection: Connection {
                transport,
                base_url,
                edge,
                headers,
                overrides: self.overrides,
            },
        })
    }

    fn all_headers(&self) -> Result<HeaderMap, Error> {
        let user_agent = user_agent(&self.user_agent, &self.user_agent_extensions);
        let defaults = [
            (header::ACCEPT.as_str(), "application/json"),
            (header::USER_AGENT.as_str(), &user_agent),
        ];
        let custom = self.headers.iter().map(|(name, value)| (&**name, &**value));
        let mut headers = HeaderMap::new();
        for (name, value) in defaults.into_iter().chain(custom) {
            let (name, value) = parse::header(name, value).map_err(Error::configuration)?;
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

fn parse_base_url(text: &str) -> Result<String, Error> {
    parse::absolute_url("base URL", text)?;
    Ok(text.trim_end_matches('/').to_owned())
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
        "no transport: enable the feature `reqwest`, or set the client's transport with `.transport(..)`"
            .to_owned(),
    ))
}
