//! Opens connections: TCP, a tunnel through the proxy, TLS.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::{SocksV4, SocksV5};
use hyper_util::client::proxy::matcher::Intercept;
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;
use tower_service::Service;

use super::proxy::{self, Proxies};
use super::stream::{Io, Stream};
use crate::network::Network;
use crate::{BoxFuture, Error, duration};

/// Opens connections to servers.
#[derive(Clone)]
pub(super) struct Connector(Arc<Inner>);

struct Inner {
    tcp: HttpConnector,
    tls: TlsConnector,
    tls_of_proxy: TlsConnector,
    proxies: Proxies,
    timeout: Duration,
}

/// Why there is no connection, naming the party that failed.
#[derive(Debug)]
pub(super) struct ConnectError(String);

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl StdError for ConnectError {}

impl Connector {
    pub(super) fn new(network: &Network, tls: ClientConfig) -> Result<Self, Error> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(network.tcp_keepalive);
        // Of all addresses of a host together.
        tcp.set_connect_timeout(Some(network.connect_timeout));
        // A proxy is asked for a tunnel with HTTP/1.1.
        let mut tls_of_proxy = tls.clone();
        tls_of_proxy.alpn_protocols.clear();
        Ok(Self(Arc::new(Inner {
            tcp,
            tls: TlsConnector::from(Arc::new(tls)),
            tls_of_proxy: TlsConnector::from(Arc::new(tls_of_proxy)),
            proxies: Proxies::new(&network.proxy)?,
            timeout: network.connect_timeout,
        })))
    }

    /// Returns the proxy for a server.
    pub(super) fn proxy(&self, server: &Uri) -> Option<Intercept> {
        self.0.proxies.of(server)
    }
}

impl Service<Uri> for Connector {
    type Response = Stream;
    type Error = ConnectError;
    type Future = BoxFuture<'static, Result<Stream, ConnectError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), ConnectError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        let inner = Arc::clone(&self.0);
        Box::pin(async move { inner.connect(&server).await })
    }
}

impl Inner {
    async fn connect(&self, server: &Uri) -> Result<Stream, ConnectError> {
        let limit = Limit {
            until: Instant::now() + self.timeout,
            timeout: self.timeout,
        };
        let proxy = self.proxies.of(server);
        let is_https = server.scheme_str() == Some("https");
        let io = match &proxy {
            None => {
                let connecting = self.tcp.clone().call(server.clone());
                boxed(
                    limit
                        .run("", "did not accept a connection", connecting)
                        .await?,
                )
            }
            Some(proxy) => self.connect_through(proxy, server, &limit).await?,
        };
        if !is_https {
            let is_forwarded = proxy.is_some_and(|proxy| is_http(&proxy));
            return Ok(Stream::new(io, is_forwarded, false));
        }
        let handshake = handshake(&self.tls, server, io);
        let (io, is_h2) = limit
            .run("TLS: ", "did not complete the TLS handshake", handshake)
            .await?;
        Ok(Stream::new(io, false, is_h2))
    }

    /// Connects to a server through a proxy. The connection of a plain request through an HTTP proxy ends there.
    async fn connect_through(
        &self,
        proxy: &Intercept,
        server: &Uri,
        limit: &Limit,
    ) -> Result<Box<dyn Io>, ConnectError> {
        let name = format!("the proxy {}", proxy::name(proxy));
        let unreachable = format!("{name}: ");
        let is_late = format!("{name} did not respond");
        if !is_http(proxy) {
            let connecting = self.socks(proxy, server);
            return limit.run(&unreachable, &is_late, connecting).await;
        }
        let connecting = self.tcp.clone().call(proxy.uri().clone());
        let mut io = boxed(limit.run(&unreachable, &is_late, connecting).await?);
        if proxy.uri().scheme_str() == Some("https") {
            let handshake = handshake(&self.tls_of_proxy, proxy.uri(), io);
            let prefix = format!("{name}: TLS: ");
            (io, _) = limit.run(&prefix, &is_late, handshake).await?;
        }
        if server.scheme_str() == Some("https") {
            let tunnel = async {
                let tunnel = proxy::tunnel(&mut io, server, proxy.basic_auth());
                tunnel.await.map_err(ConnectError)
            };
            limit.run(&format!("{name} "), &is_late, tunnel).await?;
        }
        Ok(io)
    }

    async fn socks(&self, proxy: &Intercept, server: &Uri) -> Result<Box<dyn Io>, ConnectError> {
        let scheme = proxy.uri().scheme_str().unwrap_or_default().to_owned();
        let is_local_dns = matches!(scheme.as_str(), "socks4" | "socks5");
        let address = with_port(proxy.uri(), 1080);
        let failed = |error: &(dyn StdError + 'static)| ConnectError(root(error));
        if scheme.starts_with("socks4") {
            let connector = SocksV4::new(address, self.tcp.clone());
            let connecting = connector.local_dns(is_local_dns).call(server.clone());
            return connecting.await.map(boxed).map_err(|error| failed(&error));
        }
        let mut connector = SocksV5::new(address, self.tcp.clone()).local_dns(is_local_dns);
        if let Some((user, password)) = proxy.raw_auth() {
            connector = connector.with_auth(user.to_owned(), password.to_owned());
        }
        let connecting = connector.call(server.clone());
        connecting.await.map(boxed).map_err(|error| failed(&error))
    }
}

/// The time limit of all steps together.
struct Limit {
    until: Instant,
    timeout: Duration,
}

impl Limit {
    /// Runs a step. `prefix` names the party that fails, `is_late` is what it did not do in time.
    async fn run<T, E: StdError + 'static>(
        &self,
        prefix: &str,
        is_late: &str,
        step: impl Future<Output = Result<T, E>>,
    ) -> Result<T, ConnectError> {
        match timeout_at(self.until, step).await {
            Ok(Ok(output)) => Ok(output),
            // Steps with a time limit of their own end at the same time.
            Ok(Err(error)) if Instant::now() < self.until => {
                Err(ConnectError(format!("{prefix}{}", root(&error))))
            }
            Ok(Err(_)) | Err(_) => {
                let limit = duration::text(self.timeout);
                Err(ConnectError(format!("{is_late} within {limit}")))
            }
        }
    }
}

/// Returns whether a proxy speaks HTTP, not SOCKS.
fn is_http(proxy: &Intercept) -> bool {
    matches!(proxy.uri().scheme_str(), Some("http" | "https"))
}

async fn handshake(
    tls: &TlsConnector,
    server: &Uri,
    io: Box<dyn Io>,
) -> Result<(Box<dyn Io>, bool), std::io::Error> {
    let host = server.host().unwrap_or_default();
    let name = ServerName::try_from(host.trim_matches(['[', ']']).to_owned())
        .map_err(std::io::Error::other)?;
    let stream = tls.connect(name, io).await?;
    let is_h2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
    Ok((Box::new(stream), is_h2))
}

fn boxed(stream: TokioIo<TcpStream>) -> Box<dyn Io> {
    Box::new(stream.into_inner())
}

fn with_port(uri: &Uri, default: u16) -> Uri {
    let host = uri.host().unwrap_or_default();
    let port = uri.port_u16().unwrap_or(default);
    let text = format!("{}://{host}:{port}/", uri.scheme_str().unwrap_or_default());
    text.parse().unwrap_or_else(|_| uri.clone())
}

/// Returns the root cause of an error, such as "Connection refused".
fn root(error: &(dyn StdError + 'static)) -> String {
    let mut root = error;
    while let Some(cause) = root.source() {
        root = cause;
    }
    root.to_string()
}
