//! Construction of clients.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, header};

use super::user_agent::user_agent;
use super::{Client, Inner};
use crate::concurrency::Concurrency;
use crate::connection::Connection;
use crate::interceptor::Interceptor;
use crate::network::Network;
use crate::retry::{RetryBudget, RetryPolicy};
use crate::settings::Overrides;
use crate::twilio::edge::Edge;
use crate::{Error, SchemeCredentials, Server, Transport, parse};

/// Builder of a client.
///
/// ```no_run
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use std::time::Duration;
/// use twilio_verify_v2::{Client, ClientBuilder, Credentials};
///
/// # fn main() -> Result<(), twilio_runtime::Error> {
/// let builder = ClientBuilder::new(Credentials::from_env()?, "shop/1.0");
/// let client: Client = builder.base_url("http://127.0.0.1:4010").timeout(Duration::from_secs(10)).build()?;
/// # Ok(())
/// # }
/// ```
#[must_use]
pub struct ClientBuilder<C = Client> {
    credentials: SchemeCredentials,
    transport: Option<Arc<dyn Transport>>,
    base_url: Option<String>,
    /// The servers of the API's description; the first one is the default.
    servers: &'static [Server],
    server: Option<Server>,
    placeholder_server: Option<&'static str>,
    server_variables: Vec<(String, String)>,
    edge: Option<String>,
    region: Option<String>,
    user_agent: String,
    user_agent_extensions: Vec<String>,
    headers: Vec<(String, String)>,
    pub(super) network: Network,
    overrides: Overrides,
    checks_ranges: bool,
    retry_budget: RetryBudget,
    concurrency: Option<Arc<Concurrency>>,
    interceptors: Vec<Arc<dyn Interceptor>>,
    client: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    /// Starts building a client. `user_agent` identifies the program to the server (`shop/1.0`); the operating system,
    /// architecture and compiler version are appended.
    pub fn new(credentials: impl Into<SchemeCredentials>, user_agent: impl Into<String>) -> Self {
        Self {
            credentials: credentials.into(),
            transport: None,
            base_url: None,
            servers: &[],
            server: None,
            placeholder_server: None,
            server_variables: Vec::new(),
            edge: None,
            region: None,
            user_agent: user_agent.into(),
            user_agent_extensions: Vec::new(),
            headers: Vec::new(),
            network: Network::default(),
            overrides: Overrides::default(),
            checks_ranges: true,
            retry_budget: RetryBudget::default(),
            concurrency: None,
            interceptors: Vec::new(),
            client: PhantomData,
        }
    }

    /// Sends all requests to this URL instead of the API's server, for example to a mock server or a proxy.
    ///
    /// It replaces the whole URL of the API's server. Operations with a server of their own keep its path, after that of
    /// the base URL. Credentials are sent there too.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// Sets the servers of the API's description; the first one is the default. Generated crates call it.
    pub fn servers(mut self, servers: &'static [Server]) -> Self {
        self.servers = servers;
        self
    }

    /// Selects one of the API's servers. Operations with a server of their own keep it.
    pub fn server(mut self, server: Server) -> Self {
        self.server = Some(server);
        self
    }

    /// Sets a variable in the URLs of the API's servers.
    ///
    /// Credentials are sent to these URLs. A value changes only the part of the URL that its variable is in: in a path it
    /// is percent-encoded, and elsewhere it must consist of the characters allowed there.
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.server_variables.push((name.into(), value.into()));
        self
    }

    /// Sets the URL that stands for servers whose hosts are not known.
    #[cfg(feature = "testing")]
    pub(crate) fn placeholder_server(mut self, url: &'static str) -> Self {
        self.placeholder_server = Some(url);
        self
    }

    pub(crate) fn with_edge(mut self, edge: Option<String>) -> Self {
        self.edge = edge;
        self
    }

    pub(crate) fn with_region(mut self, region: Option<String>) -> Self {
        self.region = region;
        self
    }

    /// Sets the transport.
    ///
    /// Defaults to `HyperTransport`, which requires the feature `hyper`. The settings for connections, such as
    /// `connect_timeout`, are those of the default transport: with another one, they are an error.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Adds the name and version of your program to the user agent, such as `shop/1.0`. Those of the SDK stay in front of it;
    /// several calls add several names.
    pub fn user_agent(mut self, product: impl Into<String>) -> Self {
        self.user_agent_extensions.push(product.into());
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

    /// Sets whether a number outside of the range in the API's description is an error before anything is sent.
    ///
    /// Defaults to `true`. Disable it if the API accepts more than its description says.
    pub fn check_ranges(mut self, check: bool) -> Self {
        self.checks_ranges = check;
        self
    }

    /// Sets the retry budget, which limits retries during an outage.
    ///
    /// Defaults to [`RetryBudget::default`]. Clients share a budget if they are built with clones of it.
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.retry_budget = budget;
        self
    }

    /// Limits how many attempts are sent at the same time, per async runtime. Further ones wait in order; the time that
    /// they wait counts toward the [`timeout`](Self::timeout). Delays before retries do not count as attempts.
    ///
    /// By default, there is no limit. Twilio limits concurrent requests per account, and responds to others with 429.
    pub fn max_concurrent_requests(mut self, requests: usize) -> Self {
        self.concurrency = Some(Arc::new(Concurrency::new(requests)));
        self
    }

    /// Adds hooks that are called before and after each attempt at sending a request.
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Builds the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// Returns an error if the base URL, a server variable or a header is malformed, if the API has no such server
    /// variable, if there is no transport because the feature `hyper` is disabled, or if the system has no CA
    /// certificates for `https`; if a setting for connections is malformed, or set in vain because there is another
    /// transport. For Twilio's APIs, also if the edge or the region is malformed.
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
        let api_server = self.api_server()?;
        let edge = Edge::new(self.edge, self.region)?;
        if edge.is_region_alone() {
            #[cfg(feature = "tracing")]
            tracing::warn!(
                "the client has a region without an edge: Twilio is retiring such hosts, so set the edge too"
            );
        }
        let transport = match self.transport {
            Some(transport) => {
                self.network.check_unused()?;
                transport
            }
            None => default_transport(base_url.as_deref(), &self.credentials, self.network)?,
        };
        Ok(Inner {
            credentials: self.credentials,
            connection: Connection {
                transport,
                base_url,
                api_server,
                placeholder_server: self.placeholder_server,
                server_variables: self.server_variables.into(),
                edge,
                headers,
                overrides: self.overrides,
                checks_ranges: self.checks_ranges,
                retry_budget: self.retry_budget,
                concurrency: self.concurrency,
                interceptors: self.interceptors,
            },
        })
    }

    /// Returns the URL of the API's server, if the client chooses it.
    fn api_server(&self) -> Result<Option<String>, Error> {
        let known = self.servers.iter().chain(&self.server);
        let mut names = Vec::new();
        for variable in known.flat_map(|server| server.variables()) {
            if !names.contains(&variable.name()) {
                names.push(variable.name());
            }
        }
        for (name, _) in &self.server_variables {
            if !names.contains(&name.as_str()) {
                let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
                return Err(Error::configuration(match names.as_slice() {
                    [] => format!("the API has no server variables, and no `{name}`"),
                    names => format!(
                        "the API has no server variable `{name}`, only {}",
                        names.join(", ")
                    ),
                }));
            }
        }
        let Some(server) = self.server.as_ref().or(self.servers.first()) else {
            return Ok(None);
        };
        match server.url(&self.server_variables) {
            Ok(url) => Ok(Some(url)),
            // A base URL replaces it.
            Err(_) if self.base_url.is_some() => Ok(None),
            Err(message) => Err(Error::configuration(message)),
        }
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
    let url = parse::absolute_url("base URL", text)?;
    let authority = url.authority().map_or("", |authority| authority.as_str());
    let (scheme, path) = (url.scheme_str().unwrap_or_default(), url.path());
    // The scheme is in lower case, however it was written.
    Ok(format!(
        "{scheme}://{authority}{}",
        path.trim_end_matches('/')
    ))
}

#[cfg(feature = "hyper")]
fn default_transport(
    base_url: Option<&str>,
    credentials: &SchemeCredentials,
    network: Network,
) -> Result<Arc<dyn Transport>, Error> {
    let https = base_url.is_none_or(|url| url.starts_with("https:")) || credentials.need_https();
    Ok(Arc::new(crate::HyperTransport::with(network, https)?))
}

#[cfg(not(feature = "hyper"))]
fn default_transport(
    _: Option<&str>,
    _: &SchemeCredentials,
    _: Network,
) -> Result<Arc<dyn Transport>, Error> {
    Err(Error::configuration(
        "no transport: enable the feature `hyper`, or set the client's transport with `.transport(..)`"
            .to_owned(),
    ))
}
