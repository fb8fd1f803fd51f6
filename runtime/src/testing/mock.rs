//! The mock transport.

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use super::response::Reply;
use super::script::Script;
use super::{MockResponse, RecordedRequest};
use crate::{
    BoxFuture, Client, ClientBuilder, Operation, SchemeCredentials, Transport, TransportError,
    TransportLimits, TypedOperation,
};

/// A transport that returns scripted responses instead of sending requests, and records the requests.
///
/// Clones share the script: pass one to the client, or create a client with [`client`](Self::client), and use another
/// one to inspect the [`requests`](Self::requests). It works with any async runtime.
///
/// # Panics
///
/// Sending a request panics if there is no scripted response left for its operation. When the last clone is dropped, or
/// when [`verify`](Self::verify) is called, it panics if such a panic was not visible to the test, for example in a
/// spawned task, or if scripted responses were not used. The messages contain operations and path templates, but no
/// values.
#[derive(Clone, Default)]
pub struct MockTransport(Arc<Shared>);

/// The shared state, which is dropped with the last clone.
#[derive(Default)]
struct Shared(Mutex<Script>);

/// Scripts the responses to an operation, one after the other; returned by [`MockTransport::on`].
#[derive(Debug)]
pub struct On<'a, T> {
    mock: &'a MockTransport,
    operation: &'static Operation,
    value: PhantomData<fn() -> T>,
}

impl MockTransport {
    /// Creates a transport that expects no requests.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a client that uses this transport, with placeholder credentials.
    ///
    /// For other settings, pass a clone of the transport to [`ClientBuilder::transport`].
    pub fn client<C: From<Client>>(&self) -> C {
        ClientBuilder::new(SchemeCredentials::placeholders(), "mock")
            .placeholder_server("http://mock.invalid")
            .transport(self.clone())
            .build()
            .expect("there is a transport and no setting that could be malformed")
    }

    /// Scripts the next responses to an operation. A response of another type does not compile:
    ///
    /// ```compile_fail,E0277
    /// # use twilio_runtime::{Operation, TypedOperation, testing::MockTransport};
    /// # static COUNT: TypedOperation<i64> =
    /// #     Operation::get("Count", "https://verify.twilio.com", "/v2/Count").typed();
    /// MockTransport::new().on(&COUNT).reply("three".to_owned());
    /// ```
    pub fn on<T>(&self, operation: &'static TypedOperation<T>) -> On<'_, T> {
        On {
            mock: self,
            operation,
            value: PhantomData,
        }
    }

    /// Returns all requests so far, including those without a scripted response.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.script().requests.clone()
    }

    /// Returns the requests to an operation so far.
    pub fn requests_to<T>(&self, operation: &'static TypedOperation<T>) -> Vec<RecordedRequest> {
        let mut requests = self.requests();
        requests.retain(|request| *request.operation() == **operation);
        requests
    }

    /// Returns the delays before retries. The mock records them without waiting.
    pub fn sleeps(&self) -> Vec<Duration> {
        self.script().sleeps.clone()
    }

    /// Ends the script and panics for the same reasons as dropping the last clone.
    ///
    /// Call it in tests whose client outlives them, for example in a `static` or a spawned task.
    #[track_caller]
    pub fn verify(&self) {
        let error = self.script().finish();
        if let Err(message) = error {
            panic!("{message}");
        }
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.0.script()
    }

    fn respond(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let Some(request) = RecordedRequest::new(request) else {
            panic!(
                "received a request for no operation of the API, such as for an OAuth token; use other credentials"
            );
        };
        // The lock is not held below, because panics and closures may use the mock.
        let next = self.script().record(&request);
        let mut reply = next.unwrap_or_else(|message| panic!("{message}"));
        loop {
            match reply {
                Reply::Response(response) => return Ok(response),
                Reply::Failure(kind) => return Err(TransportError::new(kind, "scripted failure")),
                Reply::With(respond) => reply = respond(&request),
            }
        }
    }
}

impl<T> On<'_, T> {
    /// Responds to one request.
    #[track_caller]
    pub fn reply(self, response: impl Into<MockResponse<T>>) -> Self {
        self.reply_times(1, response)
    }

    /// Responds to the given number of requests with the same response.
    #[track_caller]
    pub fn reply_times(self, times: usize, response: impl Into<MockResponse<T>>) -> Self {
        self.add(Some(times), response.into().reply);
        self
    }

    /// Responds to all further requests, of which there may be none, with the same response.
    #[track_caller]
    pub fn reply_always(self, response: impl Into<MockResponse<T>>) {
        self.add(None, response.into().reply);
    }

    #[track_caller]
    fn add(&self, times: Option<usize>, reply: Reply) {
        let added = self.mock.script().add(self.operation, times, reply);
        if let Err(message) = added {
            panic!("{message}");
        }
    }
}

impl Transport for MockTransport {
    fn send(
        &self,
        request: Request<Bytes>,
        _limits: TransportLimits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        Box::pin(async { self.respond(request) })
    }

    #[cfg(feature = "streams")]
    fn open(
        &self,
        request: Request<Bytes>,
        _limits: TransportLimits,
    ) -> BoxFuture<'_, Result<Response<crate::StreamBody>, TransportError>> {
        Box::pin(async { Ok(super::stream::received(self.respond(request)?)) })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move { self.script().sleeps.push(duration) })
    }
}

impl Shared {
    fn script(&self) -> MutexGuard<'_, Script> {
        // A poisoned lock would only hide the panic that poisoned it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        let result = self.script().finish();
        if let Err(message) = result
            && !thread::panicking()
        {
            panic!("{message}");
        }
    }
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockTransport")
            .field("requests", &self.script().requests)
            .finish_non_exhaustive()
    }
}
