//! The transport of tests.

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use super::answer::Reply;
use super::script::Script;
use super::{Answer, RecordedCall};
use crate::{
    BoxFuture, Client, ClientBuilder, Credentials, Operation, Transport, TransportError,
    TransportLimits, TypedOperation,
};

/// A transport that answers from a script instead of sending, and keeps what it was asked.
///
/// Clones share the script: give one to the client, or take a client from [`client`](Self::client), and keep one to ask
/// for the [`calls`](Self::calls). It needs no executor and can be used from any.
///
/// # Panics
///
/// Sending panics when nothing is scripted for the operation, or no more. When the last clone is dropped, or at
/// [`verify`](Self::verify), it panics if that happened to a call whose panic the test did not get to see, as in a
/// spawned task, or if answers are left over. The messages name operations and path templates, never values.
#[derive(Clone, Default)]
pub struct MockTransport(Arc<Shared>);

/// Its drop is that of the last clone.
#[derive(Default)]
struct Shared(Mutex<Script>);

/// What [`MockTransport::on`] begins: the answers to an operation whose answers are `T`s, each after the one before.
#[derive(Debug)]
pub struct On<'a, T> {
    mock: &'a MockTransport,
    operation: &'static Operation,
    value: PhantomData<fn() -> T>,
}

impl MockTransport {
    /// A transport that expects no call.
    pub fn new() -> Self {
        Self::default()
    }

    /// A client that sends by this transport, with credentials that are good for nothing else.
    ///
    /// For other settings give a clone of the transport to the client's builder.
    pub fn client<C: From<Client>>(&self) -> C {
        let credentials = Credentials::auth_token("AC00000000000000000000000000000000", "mock");
        let credentials = credentials.expect("an account SID, and a token that is not blank");
        ClientBuilder::new(credentials, "mock")
            .transport(self.clone())
            .build()
            .expect("there is a transport, and no setting that could be malformed")
    }

    /// Scripts the next answers to an operation. They are of its type, or the test does not compile:
    ///
    /// ```compile_fail,E0277
    /// # use twilio_runtime::{Method, Operation, TypedOperation, testing::MockTransport};
    /// # static COUNT: TypedOperation<i64> =
    /// #     TypedOperation::new(Operation::new("Count", Method::GET, "https://verify.twilio.com", "/v2/Count"));
    /// MockTransport::new().on(&COUNT).reply("three".to_owned());
    /// ```
    pub fn on<T>(&self, operation: &'static TypedOperation<T>) -> On<'_, T> {
        On {
            mock: self,
            operation,
            value: PhantomData,
        }
    }

    /// All calls so far, also those that nothing was scripted for.
    pub fn calls(&self) -> Vec<RecordedCall> {
        self.script().calls.clone()
    }

    /// The calls of one operation so far.
    pub fn calls_of<T>(&self, operation: &'static TypedOperation<T>) -> Vec<RecordedCall> {
        let mut calls = self.calls();
        calls.retain(|call| *call.operation() == **operation);
        calls
    }

    /// How long clients waited before they tried again, had they done so: a mock keeps nobody waiting.
    pub fn sleeps(&self) -> Vec<Duration> {
        self.script().sleeps.clone()
    }

    /// Ends the script: panics now if anything is amiss that dropping the last clone would panic for.
    ///
    /// For tests that keep a client for longer than they last, in a `static` or a spawned task.
    #[track_caller]
    pub fn verify(&self) {
        let fault = self.script().take_fault();
        if let Some(fault) = fault {
            panic!("{fault}");
        }
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.0.script()
    }

    fn answer(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let Some(call) = RecordedCall::read(request) else {
            panic!(
                "a request came that is for no operation, such as one for an OAuth token; use other credentials"
            );
        };
        // Nothing below may run under the lock: panics, and closures that ask for the calls so far.
        let answer = self.script().answer(&call);
        let mut reply = answer.unwrap_or_else(|fault| panic!("{fault}"));
        loop {
            match reply {
                Reply::Response(response) => return Ok(response),
                Reply::Failure(kind) => return Err(TransportError::new(kind, "scripted failure")),
                Reply::With(answer) => reply = answer(&call),
            }
        }
    }
}

impl<T> On<'_, T> {
    /// Answers one call.
    #[track_caller]
    pub fn reply(self, answer: impl Into<Answer<T>>) -> Self {
        self.reply_times(1, answer)
    }

    /// Answers so many calls, each the same.
    #[track_caller]
    pub fn reply_times(self, times: usize, answer: impl Into<Answer<T>>) -> Self {
        self.add(Some(times), answer.into().reply);
        self
    }

    /// Answers all further calls the same; there need not be any.
    #[track_caller]
    pub fn reply_always(self, answer: impl Into<Answer<T>>) {
        self.add(None, answer.into().reply);
    }

    #[track_caller]
    fn add(&self, times: Option<usize>, reply: Reply) {
        let added = self.mock.script().add(self.operation, times, reply);
        if let Err(fault) = added {
            panic!("{fault}");
        }
    }
}

impl Transport for MockTransport {
    fn send(
        &self,
        request: Request<Bytes>,
        _limits: TransportLimits,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        Box::pin(async { self.answer(request) })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move { self.script().sleeps.push(duration) })
    }
}

impl Shared {
    fn script(&self) -> MutexGuard<'_, Script> {
        // Whatever panicked meanwhile has its say; here it would only hide it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        let fault = self.script().take_fault();
        if let Some(fault) = fault
            && !thread::panicking()
        {
            panic!("{fault}");
        }
    }
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockTransport")
            .field("calls", &self.script().calls)
            .finish_non_exhaustive()
    }
}
