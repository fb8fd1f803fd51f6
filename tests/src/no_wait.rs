use std::sync::{Arc, Mutex};
use std::time::Duration;

use twilio_verify_v2::{
    BoxFuture, Bytes, ReqwestTransport, Transport, TransportError, TransportLimits, http,
};

/// The real transport, but that it notes how long it was asked to wait instead of waiting.
#[derive(Clone)]
pub struct NoWait {
    transport: ReqwestTransport,
    waits: Arc<Mutex<Vec<Duration>>>,
}

impl NoWait {
    /// For servers on loopback: it trusts no certificate.
    ///
    /// # Errors
    ///
    /// It cannot be set up.
    pub fn new() -> Result<Self, Box<dyn std::error::Error>> {
        let client = ReqwestTransport::client_builder().tls_certs_only([]);
        Ok(Self {
            transport: ReqwestTransport::new(client.build()?),
            waits: Arc::default(),
        })
    }

    /// The waits since this was asked last.
    pub fn take(&self) -> Vec<Duration> {
        std::mem::take(&mut self.waits.lock().expect("nothing panics under the lock"))
    }
}

impl Transport for NoWait {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.transport.send(request, limits)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        let mut waits = self.waits.lock().expect("nothing panics under the lock");
        waits.push(duration);
        Box::pin(async {})
    }
}
