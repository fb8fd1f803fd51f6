//! The transport over `reqwest`.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use rustls_platform_verifier::BuilderVerifierExt as _;

use super::{BoxFuture, Transport, TransportError, TransportErrorKind};
use crate::Error;

/// Sends with `reqwest`, over HTTP/1.1, with rustls for `https`.
///
/// Must be used within a tokio runtime. Proxies are taken from the environment (`HTTPS_PROXY`, `NO_PROXY`).
#[derive(Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// Sends with a client of yours, set up as you like.
    ///
    /// Switch off what could send a request twice: `.retry(reqwest::retry::never())` and
    /// `.redirect(reqwest::redirect::Policy::none())`.
    pub fn new(client: reqwest::Client) -> Self {
        Self(client)
    }

    /// `https` is false where the client only ever talks plain HTTP, which needs no CA certificates.
    pub(crate) fn with_defaults(https: bool, connect_timeout: Duration) -> Result<Self, Error> {
        let tls = tls(https).map_err(|cause| {
            Error::configuration(format!(
                "no way to verify https servers ({cause}): install the system's CA certificates (on Linux the \
                 package `ca-certificates`), or give the client a transport of your own"
            ))
        })?;
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .connect_timeout(connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .build();
        client.map(Self).map_err(|cause| {
            Error::configuration(format!("cannot set up the HTTP client: {cause}"))
        })
    }
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
        timeout: Duration,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            exchange(&self.0, request, timeout).await.map_err(|error| {
                let kind = match &error {
                    // A builder error is a URL that reqwest cannot use.
                    error if error.is_connect() || error.is_builder() => {
                        TransportErrorKind::Connect
                    }
                    error if error.is_timeout() => TransportErrorKind::Timeout,
                    _ => TransportErrorKind::Other,
                };
                // The URL has path values in it.
                TransportError::new(kind, error.without_url())
            })
        })
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
    timeout: Duration,
) -> Result<http::Response<Bytes>, reqwest::Error> {
    let mut request = reqwest::Request::try_from(request)?;
    *request.timeout_mut() = Some(timeout);
    let mut answer = client.execute(request).await?;
    let status = answer.status();
    let headers = std::mem::take(answer.headers_mut());
    let mut response = http::Response::new(answer.bytes().await?);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}
