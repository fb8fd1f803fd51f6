//! Settings of connections.

use std::time::Duration;

use crate::Error;

/// How connections are opened and kept.
#[derive(Clone)]
pub(crate) struct Network {
    pub(crate) connect_timeout: Duration,
    pub(crate) idle_timeout: Duration,
    pub(crate) max_idle_connections: usize,
    pub(crate) tcp_keepalive: Option<Duration>,
    pub(crate) proxy: Proxy,
    /// In PEM format.
    pub(crate) root_certificates: Vec<Vec<u8>>,
    pub(crate) http2: Http2,
    /// The names of the settings that are not the defaults.
    pub(crate) changed: Vec<&'static str>,
}

/// The proxy that requests are sent through.
#[derive(Clone)]
#[cfg_attr(
    not(feature = "hyper"),
    expect(dead_code, reason = "only the default transport has a proxy")
)]
pub(crate) enum Proxy {
    /// That of the environment variables, if any.
    Environment,
    Never,
    Url(String),
}

/// Whether HTTP/2 is used, for [`ClientBuilder::http2`](crate::ClientBuilder::http2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Http2 {
    /// Never: all connections use HTTP/1.1.
    #[default]
    Off,
    /// For `https` if the server supports it.
    Negotiate,
    /// Always, also without TLS. The server must support it.
    Always,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(5),
            idle_timeout: Duration::from_secs(50),
            max_idle_connections: 64,
            tcp_keepalive: Some(Duration::from_secs(15)),
            proxy: Proxy::Environment,
            root_certificates: Vec::new(),
            http2: Http2::default(),
            changed: Vec::new(),
        }
    }
}

impl Network {
    /// Returns an error if there are settings, which only the default transport has.
    pub(crate) fn check_unused(&self) -> Result<(), Error> {
        match self.changed.first() {
            None => Ok(()),
            Some(setting) => Err(Error::configuration(format!(
                "`{setting}` has no effect, because the client has a transport of its own: set it there"
            ))),
        }
    }

    /// Returns an error if HTTP/2 is set without the feature.
    #[cfg(feature = "hyper")]
    pub(crate) fn check_http2(&self) -> Result<(), Error> {
        if self.http2 == Http2::Off || cfg!(feature = "http2") {
            return Ok(());
        }
        Err(Error::configuration(
            "HTTP/2 requires the feature `http2`".to_owned(),
        ))
    }
}
