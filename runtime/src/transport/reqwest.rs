//! A transport that uses `reqwest`.

use std::fmt;
use std::mem;
use std::time::Duration;

use bytes::Bytes;

use super::content::{Content, Started};
use super::received::Received;
use super::{BoxFuture, Transport, TransportError, TransportErrorKind, TransportLimits, classify};
use crate::network::Network;

/// A transport that uses a client of `reqwest`, for programs that have one.
///
/// It must be used within a tokio runtime, and within one only: the client keeps its connections in one pool. The client
/// uses the TLS backend that the program chose with the features of `reqwest`.
#[derive(Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// Creates a transport from a custom client, preferably one built with [`client_builder`](Self::client_builder).
    pub fn new(client: reqwest::Client) -> Self {
        Self(client)
    }

    /// Starts building a `reqwest` client for [`new`](Self::new), for example with a proxy.
    ///
    /// The client neither follows redirects nor retries. Do not change that, or a request may be sent twice or to
    /// another host. The connect timeout and the idle timeout are the defaults of
    /// [`ClientBuilder`](crate::ClientBuilder), whose own settings for connections do not apply.
    ///
    /// ```no_run
    /// # extern crate twilio_runtime as twilio_verify_v2;
    /// use twilio_verify_v2::{Client, ClientBuilder, Credentials, ReqwestTransport, reqwest};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let reqwest = ReqwestTransport::client_builder()
    ///     .proxy(reqwest::Proxy::all("http://proxy.example.com:3128")?)
    ///     .build()?;
    /// let client: Client = ClientBuilder::new(Credentials::from_env()?, "shop/1.0")
    ///     .transport(ReqwestTransport::new(reqwest))
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn client_builder() -> reqwest::ClientBuilder {
        let network = Network::default();
        reqwest::Client::builder()
            .connect_timeout(network.connect_timeout)
            .pool_idle_timeout(network.idle_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(send(&self.0, request, limits))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

// Not derived, because that of `reqwest::Client` shows default headers.
impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}

async fn send(
    client: &reqwest::Client,
    request: http::Request<Bytes>,
    limits: TransportLimits,
) -> Result<http::Response<Bytes>, TransportError> {
    let (parts, bytes) = request.into_parts();
    let is_empty = bytes.is_empty();
    let (content, started) = Content::new(bytes);
    let body = match is_empty {
        true => reqwest::Body::default(),
        false => reqwest::Body::wrap(content),
    };
    let failed = |error| transport_error(error, &started);
    let mut request = http::Request::from_parts(parts, body)
        .try_into()
        .map_err(failed)?;
    *reqwest::Request::timeout_mut(&mut request) = Some(limits.timeout);
    let mut response = client.execute(request).await.map_err(failed)?;
    let mut received = Received::new(response.content_length().unwrap_or_default(), limits)?;
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        received.push(&chunk)?;
    }
    let mut whole = http::Response::new(received.finish());
    *whole.status_mut() = response.status();
    *whole.headers_mut() = mem::take(response.headers_mut());
    Ok(whole)
}

fn transport_error(error: reqwest::Error, started: &Started) -> TransportError {
    // The URL contains path values.
    let error = error.without_url();
    let kind = match () {
        // A builder error means that reqwest does not support the URL.
        () if error.is_connect() || error.is_builder() => TransportErrorKind::Connect,
        () if error.is_timeout() && started.is_certainly_not() => TransportErrorKind::Connect,
        () if error.is_timeout() => TransportErrorKind::Timeout,
        () if started.is_certainly_not() => TransportErrorKind::NotSent,
        () => classify::kind(&error),
    };
    TransportError::new(kind, error)
}
