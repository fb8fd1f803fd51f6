//! Requests as users hold them.

#[cfg(feature = "blocking")]
mod blocking;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use crate::call::Call;
use crate::retry::RetryPolicy;
use crate::{Bounds, BoxFuture, Client, Error, Json, Operation, Params, Response, Style, Wire};

/// A request whose response is decoded as a `T`.
///
/// Creating a request sends nothing. Awaiting it sends it and returns the `T`; [`send`](Self::send) also returns the
/// status and headers. Before that, a request is plain data that can be cloned, modified, inspected and printed.
/// `Debug` hides path values, headers, and parameters that are personal or secret.
///
/// Awaiting the request of a list operation returns one page. [`items`](Self::items) and [`pages`](Self::pages) iterate
/// over the whole list.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use std::time::Duration;
/// use twilio_verify_v2::{Error, Json, Request};
///
/// async fn patiently(request: Request<Json>) -> Result<Json, Error> {
///     request.timeout(Duration::from_secs(60)).await
/// }
/// ```
///
/// Functions that take futures, such as `tokio::spawn` and `join_all`, take `request.into_future()`:
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use futures_util::future::join_all;
/// use twilio_verify_v2::{Error, Json, Request};
///
/// async fn all(requests: Vec<Request<Json>>) -> Vec<Result<Json, Error>> {
///     join_all(requests.into_iter().map(IntoFuture::into_future)).await
/// }
///
/// async fn in_background(request: Request<Json>) -> Result<Json, Box<dyn std::error::Error>> {
///     let task = tokio::spawn(request.into_future());
///     Ok(task.await??)
/// }
/// ```
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct Request<T> {
    pub(crate) call: Call,
    response: PhantomData<fn() -> T>,
}

impl<T> Request<T> {
    /// Creates a request without parameters.
    #[doc(hidden)]
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            call: Call::new(client, operation),
            response: PhantomData,
        }
    }

    /// Sets a path parameter. An invalid value is an error when the request is sent.
    #[doc(hidden)]
    pub fn path(mut self, name: &'static str, value: impl Wire) -> Self {
        self.call.set_path(name, &value);
        self
    }

    /// Sets a path parameter that is a list or an object, or has another style than [`Style::Plain`].
    #[doc(hidden)]
    pub fn path_styled(mut self, name: &'static str, value: impl Wire, style: Style) -> Self {
        self.call.set_styled_path(name, &value, style);
        self
    }

    /// Sets the bounds of a path parameter that is a number.
    #[doc(hidden)]
    pub fn path_bounds(mut self, name: &'static str, bounds: Bounds) -> Self {
        self.call.check_path(name, bounds);
        self
    }

    /// Sets all parameters except those in the path.
    #[doc(hidden)]
    pub fn params(mut self, params: impl Params) -> Self {
        self.call.params = Some(Arc::new(params));
        self
    }

    /// Sets a parameter that this version of the crate does not know, or a value that the parameter's type does not
    /// allow.
    ///
    /// The parameter is sent in the body if the operation's body has named parameters, otherwise in the query. It
    /// replaces the parameter of the same name. `null` is sent as such in a JSON body, and elsewhere removes the
    /// parameter.
    ///
    /// `Debug` and errors do not show the value.
    ///
    /// ```
    /// # use twilio_runtime::{Client, Error, Json, Request};
    /// async fn send(request: Request<Json>) -> Result<Json, Error> {
    ///     request.extra_parameter("NewParameter", "value").await
    /// }
    /// ```
    pub fn extra_parameter(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.call.set_extra_parameter(name, value.into());
        self
    }

    /// Sets a header, replacing any of the same name, including `Authorization`.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.call.set_header(name, value);
        self
    }

    /// Sets the time limit for the whole request, including all attempts and the delays between them.
    ///
    /// Replaces the client's [`timeout`](crate::ClientBuilder::timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call.overrides.timeout = Some(timeout);
        self
    }

    /// Sets the time limit for each attempt, from connecting to the last byte of the response.
    ///
    /// Replaces the client's [`attempt_timeout`](crate::ClientBuilder::attempt_timeout).
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.call.overrides.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the size limit of the response, in bytes.
    ///
    /// Replaces the client's [`max_response_size`](crate::ClientBuilder::max_response_size).
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.call.overrides.max_response_size = Some(bytes);
        self
    }

    /// Sets the retry policy.
    ///
    /// Replaces the client's [`retry`](crate::ClientBuilder::retry).
    pub fn retry(mut self, policy: impl RetryPolicy) -> Self {
        self.call.overrides.retry = Some(Arc::new(policy));
        self
    }

    /// Returns the operation.
    pub fn operation(&self) -> &'static Operation {
        self.call.operation
    }

    /// Returns the HTTP request that would be sent, without the client's credentials. Its `Debug` shows everything, also
    /// personal data.
    ///
    /// # Errors
    ///
    /// Returns an error if an argument cannot be sent.
    pub fn to_http(&self) -> Result<http::Request<Bytes>, Error> {
        self.call.to_http()
    }
}

/// A type that a response is received as: a value that is decoded from the whole response, or a stream.
pub trait Receive: Sized {
    /// Sends a request and receives the response.
    #[doc(hidden)]
    fn receive(
        request: Request<Self>,
    ) -> impl Future<Output = Result<Response<Self>, Error>> + Send;
}

impl<T: Wire + Default> Receive for T {
    async fn receive(request: Request<Self>) -> Result<Response<Self>, Error> {
        let response = request.call.send().await?;
        let mut value = T::default();
        request.call.decode(&response, &mut value)?;
        Ok(Response::new(response, value))
    }
}

impl<T: Receive> Request<T> {
    /// Sends the request and returns the whole response; if it is a stream, as soon as it starts.
    ///
    /// Dropping the future cancels the request, which the server may have received nevertheless.
    ///
    /// # Errors
    ///
    /// Returns an error if an argument cannot be sent, no response was received, its status is not a success, or its
    /// body cannot be decoded. The predicates of [`Error`] distinguish these cases.
    pub async fn send(self) -> Result<Response<T>, Error> {
        T::receive(self).await
    }
}

impl<T: Receive + 'static> IntoFuture for Request<T> {
    type Output = Result<T, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async { Ok(T::receive(self).await?.into_value()) })
    }
}

impl<T> Clone for Request<T> {
    fn clone(&self) -> Self {
        Self {
            call: self.call.clone(),
            response: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Request<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.call.fmt(f)
    }
}
