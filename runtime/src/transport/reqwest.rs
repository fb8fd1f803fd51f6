//! The transport over `reqwest`.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use rustls_platform_verifier::BuilderVerifierExt as _;

use super::{BoxFuture, Transport, TransportError, TransportErrorKind, TransportLimits};
use crate::{Error, options::DEFAULT_CONNECT_TIMEOUT};

/// Sends with `reqwest`, over HTTP/1.1, with rustls for `https`.
///
/// Must be used within a tokio runtime. Proxies are taken from the environment (`HTTPS_PROXY`, `NO_PROXY`).
#[derive(Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// Sends with a client of yours, best one from [`client_builder`](Self::client_builder).
    pub fn new(client: reqwest::Client) -> Self {
        Self(client)
    }

    /// Starts a `reqwest` client for [`new`](Self::new), for a proxy or root certificates of your own.
    ///
    /// It follows no redirect and repeats nothing: leave it so, or a request may be sent twice, or to another host.
    /// Makes ring the process's provider of cryptography for rustls, unless there is one. The
    /// [`connect_timeout`](crate::ClientBuilder::connect_timeout) of the client has no say here: it is 5 seconds, or what you set.
    ///
    /// ```no_run
    /// use twilio_runtime::{Client, ClientBuilder, Credentials, ReqwestTransport, reqwest};
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
        // An error means that there is one, which is as good.
        _ = ring::default_provider().install_default();
        sending_once(DEFAULT_CONNECT_TIMEOUT)
    }

    /// `https` is false where the client only ever talks plain HTTP, which needs no CA certificates.
    pub(crate) fn with_defaults(https: bool, connect_timeout: Duration) -> Result<Self, Error> {
        let tls = tls(https).map_err(|cause| {
            Error::configuration(format!(
                "no way to verify https servers ({cause}): install the system's CA certificates (on Linux the \
                 package `ca-certificates`), or give the client a transport of your own"
            ))
        })?;
        let client = sending_once(connect_timeout).tls_backend_preconfigured(tls);
        client.build().map(Self).map_err(|cause| {
            Error::configuration(format!("cannot set up the HTTP client: {cause}"))
        })
    }
}

fn sending_once(connect_timeout: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .connect_timeout(connect_timeout)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
}

/// Names its crypto provider, so that neither a process-wide default nor reqwest's own choice is needed.
fn tls(https: bool) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let config = if https {
        config.with_platform_verifier()?
    } else {
        config.with_root_certificates(RootCertStore::empty())
    };
    Ok(config.with_no_client_auth())
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(exchange(&self.0, request, limits))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

// Not derived, because reqwest's own shows default headers.
impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}

async fn exchange(
    client: &reqwest::Client,
    request: http::Request<Bytes>,
    limits: TransportLimits,
) -> Result<http::Response<Bytes>, TransportError> {
    let mut request = reqwest::Request::try_from(request).map_err(failure)?;
    *request.timeout_mut() = Some(limits.timeout);
    let mut answer = client.execute(request).await.map_err(failure)?;
    let announced = answer.content_length().unwrap_or_default();
    let mut body = BytesMut::new();
    check_size(announced, limits)?;
    while let Some(chunk) = answer.chunk().await.map_err(failure)? {
        check_size((body.len() + chunk.len()) as u64, limits)?;
        body.extend_from_slice(&chunk);
    }
    let mut response = http::Response::new(body.freeze());
    *response.status_mut() = answer.status();
    *response.headers_mut() = std::mem::take(answer.headers_mut());
    Ok(response)
}

fn check_size(size: u64, limits: TransportLimits) -> Result<(), TransportError> {
    if size <= limits.max_response_size as u64 {
        return Ok(());
    }
    let cause = format!("more than {} bytes", limits.max_response_size);
    Err(TransportError::new(TransportErrorKind::TooLarge, cause))
}

fn failure(error: reqwest::Error) -> TransportError {
    let kind = match &error {
        // A builder error is a URL that reqwest cannot use.
        error if error.is_connect() || error.is_builder() => TransportErrorKind::Connect,
        error if error.is_timeout() => TransportErrorKind::Timeout,
        _ => TransportErrorKind::Other,
    };
    // The URL has path values in it.
    TransportError::new(kind, error.without_url())
}
