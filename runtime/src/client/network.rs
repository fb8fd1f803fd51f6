//! Settings of the default transport's connections.

use std::time::Duration;

use super::ClientBuilder;
use crate::Http2;
use crate::network::Proxy;

/// The bounds of durations: what TCP accepts at least, and what can be added to the current time.
const SECOND: Duration = Duration::from_secs(1);
const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Settings for connections. They are those of the default transport; with another one, building the client is an error.
impl<C> ClientBuilder<C> {
    /// Sets the time limit for connecting: TCP, the proxy's tunnel and TLS together.
    ///
    /// Defaults to 5 seconds. A request that could not connect in time is [retried](crate::retry), even a `POST`.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.network.connect_timeout = timeout.min(YEAR);
        self.changed("connect_timeout")
    }

    /// Sets the time after which a connection that is not used is closed.
    ///
    /// Defaults to 50 seconds. Keep it below the time after which the server, or the load balancer before it, closes
    /// connections, usually 60 seconds: a `POST` that is sent just when that happens may fail with
    /// [`Error::may_have_been_processed`](crate::Error::may_have_been_processed). Zero means that connections are never
    /// reused. If a server says that it keeps them for less (`Keep-Alive: timeout=5`), they are not used for longer.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.network.idle_timeout = timeout.min(YEAR);
        self.changed("idle_timeout")
    }

    /// Sets the number of connections per host, and per async runtime, that are kept while they are not used.
    ///
    /// Defaults to 64. The number of connections that are used at the same time is that of concurrent requests.
    pub fn max_idle_connections(mut self, connections: usize) -> Self {
        self.network.max_idle_connections = connections;
        self.changed("max_idle_connections")
    }

    /// Sets the time without data after which TCP, and HTTP/2, check that the server is still there; `None` disables it.
    ///
    /// Defaults to 15 seconds, and is at least one second.
    pub fn tcp_keepalive(mut self, interval: impl Into<Option<Duration>>) -> Self {
        let interval = interval.into();
        self.network.tcp_keepalive = interval.map(|interval| interval.clamp(SECOND, YEAR));
        self.changed("tcp_keepalive")
    }

    /// Sends all requests through a proxy: `http://`, `https://`, `socks5://`, or `socks5h://`, which also resolves the
    /// host, with credentials if it requires them: `http://user:password@proxy.example.com:3128`.
    ///
    /// By default, the proxy is that of the environment variables `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY`, except for
    /// the hosts in `NO_PROXY`.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.network.proxy = Proxy::Url(url.into());
        self.changed("proxy")
    }

    /// Sends requests without a proxy, whatever the environment variables.
    pub fn no_proxy(mut self) -> Self {
        self.network.proxy = Proxy::Never;
        self.changed("no_proxy")
    }

    /// Also trusts these root certificates, in PEM format, such as that of a company's proxy.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.network.root_certificates.push(pem.into());
        self.changed("root_certificates")
    }

    /// Sets whether HTTP/2 is used, which requires the feature `http2`.
    ///
    /// Defaults to [`Http2::Off`]. With HTTP/2, all requests share one connection per async runtime.
    pub fn http2(mut self, http2: Http2) -> Self {
        self.network.http2 = http2;
        self.changed("http2")
    }

    fn changed(mut self, setting: &'static str) -> Self {
        self.network.changed.push(setting);
        self
    }
}
