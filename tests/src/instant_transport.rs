use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls::{ClientConfig, RootCertStore};
use twilio_runtime::StreamBody;
use twilio_verify_v2::{
    BoxFuture, Bytes, HyperTransport, ReqwestTransport, Transport, TransportError, TransportLimits,
    http,
};

/// A transport for servers on the loopback interface that records sleeps instead of sleeping.
#[derive(Clone)]
pub struct InstantTransport {
    transport: Arc<dyn Transport>,
    sleeps: Arc<Mutex<Vec<Duration>>>,
}

impl InstantTransport {
    /// Creates a transport that uses hyper.
    pub fn hyper() -> Self {
        Self::with(HyperTransport::plain())
    }

    /// Creates a transport that uses reqwest.
    ///
    /// # Errors
    ///
    /// Returns an error if the client cannot be built.
    pub fn reqwest() -> Result<Self, Box<dyn std::error::Error>> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(RootCertStore::empty())
            .with_no_client_auth();
        let client = ReqwestTransport::client_builder().tls_backend_preconfigured(tls);
        Ok(Self::with(ReqwestTransport::new(client.build()?)))
    }

    fn with(transport: impl Transport) -> Self {
        Self {
            transport: Arc::new(transport),
            sleeps: Arc::default(),
        }
    }

    /// The transport that sleeps.
    pub fn into_inner(self) -> Arc<dyn Transport> {
        self.transport
    }

    /// Takes the durations of the sleeps since the last call.
    pub fn take_sleeps(&self) -> Vec<Duration> {
        std::mem::take(&mut self.sleeps.lock().expect("nothing panics under the lock"))
    }
}

impl Transport for InstantTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.transport.send(request, limits)
    }

    fn open(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<StreamBody>, TransportError>> {
        self.transport.open(request, limits)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        let mut sleeps = self.sleeps.lock().expect("nothing panics under the lock");
        sleeps.push(duration);
        Box::pin(async {})
    }
}
