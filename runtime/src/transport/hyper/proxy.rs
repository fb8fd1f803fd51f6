//! Proxies, and tunnels through them.

use http::{HeaderValue, Uri};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::stream::Io;
use crate::network::Proxy;
use crate::{Error, TransportError, environment};

/// The size of a proxy's response to `CONNECT`, in bytes, at which it is given up.
const MAX_HEAD: usize = 16 * 1024;

/// The proxies of a client.
pub(super) struct Proxies(Option<Matcher>);

impl Proxies {
    pub(super) fn new(proxy: &Proxy) -> Result<Self, Error> {
        let matcher = match proxy {
            Proxy::Environment if is_disabled() => None,
            Proxy::Environment => Some(Matcher::from_env()),
            Proxy::Never => None,
            Proxy::Url(url) => Some(matcher(url).ok_or_else(|| {
                // The URL may contain a password.
                Error::configuration(
                    "the proxy must consist of `http://`, `https://`, `socks5://` or `socks5h://`, optionally a user \
                     name and a password, a host and optionally a port"
                        .to_owned(),
                )
            })?),
        };
        Ok(Self(matcher))
    }

    /// Returns the proxy for a server.
    pub(super) fn of(&self, server: &Uri) -> Option<Intercept> {
        self.0.as_ref()?.intercept(server)
    }
}

/// Returns whether the environment says that no host has a proxy. The matcher would apply `*` to names only.
fn is_disabled() -> bool {
    let hosts = environment::variable("NO_PROXY").or_else(|| environment::variable("no_proxy"));
    hosts.is_some_and(|hosts| hosts.split(',').any(|host| host.trim() == "*"))
}

/// Returns a matcher that sends all requests through one proxy.
fn matcher(url: &str) -> Option<Matcher> {
    let uri: Uri = url.parse().ok()?;
    uri.scheme()?;
    let authority = uri.authority()?.as_str();
    let address = authority.rsplit('@').next()?;
    let has_port = address.rsplit(']').next()?.contains(':');
    let is_plain = matches!(uri.path(), "" | "/") && uri.query().is_none();
    let is_valid = is_plain && !uri.host()?.is_empty() && (!has_port || uri.port_u16().is_some());
    let matcher = is_valid.then(|| Matcher::builder().all(url.to_owned()).build())?;
    // `None` for other schemes.
    matcher.intercept(&Uri::from_static("https://a"))?;
    Some(matcher)
}

/// Returns the URL of a proxy without credentials.
pub(super) fn name(proxy: &Intercept) -> String {
    proxy.uri().to_string().trim_end_matches('/').to_owned()
}

/// Names the proxy that the request of an error was sent through.
pub(super) fn named_in(error: TransportError, proxy: Option<&str>) -> TransportError {
    match proxy {
        Some(name) => error.through(name),
        None => error,
    }
}

/// Asks an HTTP proxy to connect to a server. The message of an error continues a sentence that starts with the proxy.
pub(super) async fn tunnel(
    io: &mut Box<dyn Io>,
    server: &Uri,
    credentials: Option<&HeaderValue>,
) -> Result<(), String> {
    let lost = |error: std::io::Error| format!("closed the connection ({error})");
    io.write_all(&connect_request(server, credentials))
        .await
        .map_err(lost)?;
    io.flush().await.map_err(lost)?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() > MAX_HEAD {
            return Err("sent a response without an end".to_owned());
        }
        if io.read_buf(&mut head).await.map_err(lost)? == 0 {
            return Err("closed the connection".to_owned());
        }
    }
    match status(&head) {
        Some(200..300) => Ok(()),
        Some(407) => Err("requires other credentials (status 407)".to_owned()),
        Some(status) => Err(format!(
            "refused to connect to the server (status {status})"
        )),
        None => Err("sent a response that is not HTTP".to_owned()),
    }
}

fn connect_request(server: &Uri, credentials: Option<&HeaderValue>) -> Vec<u8> {
    let host = server.host().unwrap_or_default();
    let port = server.port_u16().unwrap_or(443);
    let mut request =
        format!("CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n").into_bytes();
    if let Some(credentials) = credentials {
        request.extend_from_slice(b"Proxy-Authorization: ");
        request.extend_from_slice(credentials.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    request
}

/// Returns the status in the head of a response.
fn status(head: &[u8]) -> Option<u16> {
    let line = head.split(|byte| *byte == b'\r').next()?;
    let mut words = std::str::from_utf8(line).ok()?.split(' ');
    let is_http = words.next()?.starts_with("HTTP/1.");
    words.next()?.parse().ok().filter(|_| is_http)
}
