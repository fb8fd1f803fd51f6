//! A transport that uses `reqwest`.

#[cfg(feature = "streams")]
mod open;

use std::error::Error as StdError;
use std::fmt;
use std::mem;
use std::process;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use tokio::task::JoinSet;

use super::content::{Content, Started};
use super::received::Received;
use super::{BoxFuture, Transport, TransportError, TransportErrorKind, TransportLimits, classify};
use crate::background::Background;
use crate::duration;
use crate::network::Network;

/// The thread that sends all requests. Blocking requests wait in another one, whose timers it must not delay.
static BACKGROUND: Background = Background::new("twilio-reqwest");

/// A transport that uses a client of `reqwest`, for programs that have one.
///
/// It must be used within a tokio runtime, and can be used within any number of them: a background thread sends all
/// requests, because the connections of a client of reqwest are in one pool, and each would depend on the runtime that
/// opened it. If a program also sends requests to Twilio with the client itself, that is still so.
///
/// A process created with `fork` needs a transport of its own if its parent has sent requests. The client uses the TLS
/// backend that the program chose with the features of `reqwest`.
#[derive(Clone)]
pub struct ReqwestTransport(Arc<Inner>);

struct Inner {
    client: reqwest::Client,
    /// The process that has sent requests.
    process: OnceLock<u32>,
}

impl ReqwestTransport {
    /// Creates a transport from a custom client, preferably one built with [`client_builder`](Self::client_builder).
    pub fn new(client: reqwest::Client) -> Self {
        Self(Arc::new(Inner {
            client,
            process: OnceLock::new(),
        }))
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

impl Inner {
    async fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let (parts, bytes) = request.into_parts();
        let (content, started) = Content::new(bytes);
        let request = http::Request::from_parts(parts, content);
        let exchange = exchange(self.client.clone(), request, started.clone(), limits);
        self.run(exchange, &started, limits).await
    }

    /// Runs an exchange in the background thread. The time limit is that of the runtime that waits: reqwest's own would be
    /// late if the server keeps the background thread busy.
    async fn run<T: Send + 'static>(
        &self,
        exchange: impl Future<Output = Result<T, TransportError>> + Send + 'static,
        started: &Started,
        limits: TransportLimits,
    ) -> Result<T, TransportError> {
        let unavailable = |cause: String| TransportError::new(TransportErrorKind::Connect, cause);
        if *self.process.get_or_init(process::id) != process::id() {
            return Err(unavailable(
                "the client of reqwest has connections of the parent process".into(),
            ));
        }
        let runtime = BACKGROUND
            .runtime()
            .map_err(|error| unavailable(error.to_string()))?;
        // Aborts the exchange when it is dropped.
        let mut tasks = JoinSet::new();
        tasks.spawn_on(exchange, &runtime);
        match tokio::time::timeout(limits.timeout, tasks.join_next()).await {
            Ok(Some(Ok(result))) => result,
            Ok(Some(Err(panic))) => Err(TransportError::new(TransportErrorKind::Other, panic)),
            Ok(None) | Err(_) => {
                let kind = match started.is_certainly_not() {
                    true => TransportErrorKind::Connect,
                    false => TransportErrorKind::Timeout,
                };
                let limit = duration::text(limits.timeout);
                Err(TransportError::new(
                    kind,
                    format!("no response within {limit}"),
                ))
            }
        }
    }
}

async fn exchange(
    client: reqwest::Client,
    request: http::Request<Content>,
    started: Started,
    limits: TransportLimits,
) -> Result<http::Response<Bytes>, TransportError> {
    let mut response = head(client, request, &started).await?;
    let mut received = Received::new(response.content_length().unwrap_or_default(), limits)?;
    let failed = |error| transport_error(error, &started);
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        received.push(&chunk)?;
    }
    let mut whole = http::Response::new(received.finish());
    *whole.status_mut() = response.status();
    *whole.headers_mut() = mem::take(response.headers_mut());
    Ok(whole)
}

/// Sends a request, and returns its response without the body.
async fn head(
    client: reqwest::Client,
    request: http::Request<Content>,
    started: &Started,
) -> Result<reqwest::Response, TransportError> {
    let failed = |error| transport_error(error, started);
    let request = request.map(|content| match content.is_empty() {
        true => reqwest::Body::default(),
        false => reqwest::Body::wrap(content),
    });
    let request = request.try_into().map_err(failed)?;
    client.execute(request).await.map_err(failed)
}

fn transport_error(error: reqwest::Error, started: &Started) -> TransportError {
    // The URL contains path values.
    let error = error.without_url();
    // A builder error means that reqwest does not support the URL. The client may have timeouts of its own.
    let is_connect = error.is_connect() || error.is_builder();
    if is_connect || error.is_timeout() && started.is_certainly_not() {
        return TransportError::new(TransportErrorKind::Connect, causes(&error));
    }
    let kind = match () {
        () if error.is_timeout() => TransportErrorKind::Timeout,
        () if started.is_certainly_not() => TransportErrorKind::NotSent,
        () => classify::kind(&error),
    };
    TransportError::new(kind, error)
}

/// Returns the causes of a connect error, among which is the proxy's tunnel, without those that only say that the request
/// could not be sent.
fn causes(error: &reqwest::Error) -> String {
    const GENERAL: usize = 2;
    let mut all = Vec::new();
    let mut cause: Option<&dyn StdError> = Some(error);
    while let Some(error) = cause {
        all.push(error.to_string());
        cause = error.source();
    }
    let specific = all.get(GENERAL..).filter(|specific| !specific.is_empty());
    specific.unwrap_or(&all).join(": ")
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(self.0.send(request, limits))
    }

    #[cfg(feature = "streams")]
    fn open(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<super::StreamBody>, TransportError>> {
        Box::pin(self.0.open(request, limits))
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
