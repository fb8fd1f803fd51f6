use std::sync::{Arc, Mutex};
use std::time::Duration;

use twilio_verify_v2::{
    BoxFuture, Bytes, ReqwestTransport, Transport, TransportError, TransportLimits, http,
};

/// The reqwest transport, except that it records sleeps instead of sleeping.
#[derive(Clone)]
pub struct InstantTransport {
    transport: ReqwestTransport,
    sleeps: Arc<Mutex<Vec<Duration>>>,
}

impl InstantTransport {
    /// Creates a transport for servers on the loopback interface, which trusts no certificates.
    ///
    /// # Errors
    ///
    /// Returns an error if the client cannot be built.
    pub fn new() -> Result<Self, Box<dyn std::error::Error>> {
        let client = ReqwestTransport::client_builder().tls_certs_only([]);
        Ok(Self {
            transport: ReqwestTransport::new(client.build()?),
            sleeps: Arc::default(),
        })
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

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        let mut sleeps = self.sleeps.lock().expect("nothing panics under the lock");
        sleeps.push(duration);
        Box::pin(async {})
    }
}
