//! A transport that uses `reqwest`.

use std::fmt;
use std::mem;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use rustls_platform_verifier::BuilderVerifierExt as _;

use super::{BoxFuture, Transport, TransportError, TransportErrorKind, TransportLimits};
use crate::Error;
use crate::settings::DEFAULT_CONNECT_TIMEOUT;

/// A transport that uses `reqwest`, with HTTP/1.1 and rustls.
///
/// It must be used within a tokio runtime. Proxies are configured with environment variables (`HTTPS_PROXY`,
/// `NO_PROXY`).
#[derive(Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// Creates a transport from a custom client, preferably one built with [`client_builder`](Self::client_builder).
    pub fn new(client: reqwest::Client) -> Self {
        Self(client)
    }

    /// Starts building a `reqwest` client for [`new`](Self::new), for example with a proxy or custom root certificates.
    ///
    /// The client neither follows redirects nor retries. Do not change that, or a request may be sent twice or to
    /// another host. The connect timeout is 5 seconds unless you set it;
    /// [`ClientBuilder::connect_timeout`](crate::ClientBuilder::connect_timeout) has no effect. Installs ring as the
    /// process-wide rustls crypto provider unless there is one.
    ///
    /// ```no_run
    /// # extern crate twilio_runtime as twilio_verify_v2;
    /// use twilio_verify_v2::{Client, ClientBuilder, Credentials, ReqwestTransport, reqwest};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let root = reqwest::Certificate::from_pem(&std::fs::read("company-root.pem")?)?;
    /// let reqwest = ReqwestTransport::client_builder()
    ///     .proxy(reqwest::Proxy::https("http://proxy.example.com:3128")?)
    ///     .tls_certs_merge([root])
    ///     .build()?;
    /// let client: Client = ClientBuilder::new(Credentials::from_env()?, "shop/1.0")
    ///     .transport(ReqwestTransport::new(reqwest))
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn client_builder() -> reqwest::ClientBuilder {
        // An error means that there is one already.
        _ = ring::default_provider().install_default();
        base_builder(DEFAULT_CONNECT_TIMEOUT)
    }

    /// Creates the default transport. `https` is false if the client only uses plain HTTP, which does not require CA
    /// certificates.
    pub(crate) fn with_defaults(https: bool, connect_timeout: Duration) -> Result<Self, Error> {
        let tls = tls_config(https).map_err(|error| {
            Error::configuration(format!(
                "cannot verify https servers ({error}): install the system's CA certificates (on Linux the package \
                 `ca-certificates`), or set the client's transport"
            ))
        })?;
        let client = base_builder(connect_timeout).tls_backend_preconfigured(tls);
        client.build().map(Self).map_err(|error| {
            Error::configuration(format!("cannot create the HTTP client: {error}"))
        })
    }
}

/// Returns a builder for a client that sends each request exactly once.
fn base_builder(connect_timeout: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .connect_timeout(connect_timeout)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
}

/// Returns a TLS configuration with its own crypto provider, independent of the process-wide default.
fn tls_config(https: bool) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let builder =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let verifying = if https {
        builder.with_platform_verifier()?
    } else {
        builder.with_root_certificates(RootCertStore::empty())
    };
    Ok(verifying.with_no_client_auth())
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
    let mut request = reqwest::Request::try_from(request).map_err(transport_error)?;
    *request.timeout_mut() = Some(limits.timeout);
    let mut received = client.execute(request).await.map_err(transport_error)?;
    check_size(received.content_length().unwrap_or_default(), limits)?;
    let mut body = BytesMut::new();
    while let Some(chunk) = received.chunk().await.map_err(transport_error)? {
        check_size((body.len() + chunk.len()) as u64, limits)?;
        body.extend_from_slice(&chunk);
    }
    let mut response = http::Response::new(body.freeze());
    *response.status_mut() = received.status();
    *response.headers_mut() = mem::take(received.headers_mut());
    Ok(response)
}

fn check_size(size: u64, limits: TransportLimits) -> Result<(), TransportError> {
    if size <= limits.max_response_size as u64 {
        return Ok(());
    }
    let cause = format!("more than {} bytes", limits.max_response_size);
    Err(TransportError::new(TransportErrorKind::TooLarge, cause))
}

fn transport_error(error: reqwest::Error) -> TransportError {
    let kind = match &error {
        // A builder error means that reqwest does not support the URL.
        error if error.is_connect() || error.is_builder() => TransportErrorKind::Connect,
        error if error.is_timeout() => TransportErrorKind::Timeout,
        _ => TransportErrorKind::Other,
    };
    // The URL contains path values.
    TransportError::new(kind, error.without_url())
}
