//! One call to the API as plain data.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Uri};

use crate::client::parse_header;
use crate::options::Options;
use crate::retry::RetryPolicy;
use crate::{
    BoxFuture, Client, Error, Json, Operation, Params, Response, Style, Wire, encode, send, style,
};

/// A request that can be sent, and gives a `T`.
///
/// Nothing is sent before `.await`, which gives the `T` alone, or [`send`](Self::send), which gives the status and
/// headers too. Until then it can be cloned, changed, inspected and printed. `Debug` shows neither path values
/// nor headers, nor parameters that are personal or secret.
///
/// Of a list, both give one page; [`items`](Self::items) and [`pages`](Self::pages) go through the whole list.
///
/// ```
/// use std::time::Duration;
/// use twilio_runtime::{Client, Error, Json, Method, Operation, Request};
///
/// static FETCH_SERVICE: Operation =
///     Operation::new("FetchService", Method::GET, "https://verify.twilio.com", "/v2/Services/{Sid}");
///
/// async fn service(client: &Client, sid: &str) -> Result<Json, Error> {
///     let request: Request<Json> = Request::new(client, &FETCH_SERVICE).path::<String>("Sid", sid);
///     request.timeout(Duration::from_secs(5)).await
/// }
/// ```
#[must_use = "a request is sent by `.await` or `.send().await`"]
pub struct Request<T> {
    pub(crate) call: Call,
    answer: PhantomData<fn() -> T>,
}

/// All of a request but the type of its answer, so that what works on it is compiled once.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    pub(crate) path: Vec<(&'static str, String)>,
    /// Which values of the path have delimiters in them.
    pub(crate) delimited: Vec<&'static str>,
    pub(crate) params: Option<Arc<dyn Params>>,
    /// Parameters that no type knows.
    pub(crate) extra: Vec<(String, Json)>,
    pub(crate) headers: HeaderMap,
    pub(crate) options: Options,
    /// Where it is sent, if not to where operation, path and parameters say.
    pub(crate) url: Option<Uri>,
    /// The first thing that makes it unfit to be sent.
    pub(crate) fault: Option<String>,
}

impl<T> Request<T> {
    /// A request without parameters.
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        let call = Call {
            client: client.clone(),
            operation,
            path: Vec::new(),
            delimited: Vec::new(),
            params: None,
            extra: Vec::new(),
            headers: HeaderMap::new(),
            options: Options::default(),
            url: None,
            fault: None,
        };
        Self {
            call,
            answer: PhantomData,
        }
    }

    /// Gives a parameter of the path its value. What is no fit value is an error when the request is sent.
    pub fn path<P: Wire>(mut self, name: &'static str, value: impl Into<P>) -> Self {
        self.call.set_path(name, &value.into());
        self
    }

    /// Like [`path`](Self::path), for a value that is a list or an object, or is written in a style of its own.
    pub fn path_styled<P: Wire>(
        mut self,
        name: &'static str,
        value: impl Into<P>,
        style: Style,
    ) -> Self {
        self.call.set_styled_path(name, &value.into(), style);
        self
    }

    /// Gives the rest of the parameters their values.
    pub fn params(mut self, params: impl Params) -> Self {
        self.call.params = Some(Arc::new(params));
        self
    }

    /// Gives a parameter a value that the parameter's type has no way to say, or that this version of the crate does
    /// not know: it goes into the body if the operation has one with named parameters, else into the query, in place
    /// of the one of the same name. A null is sent as such in a JSON body; elsewhere it takes the parameter out.
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
        self.call.extra.retain(|(other, _)| other != name);
        self.call.extra.push((name.to_owned(), value.into()));
        self
    }

    /// Sends a header with this request, in place of any of the same name, `Authorization` included.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.call.set_header(name, value);
        self
    }

    /// How long this request may take in all, attempts and the waiting between them included, from when it is
    /// sent. In place of the client's [`timeout`](crate::ClientBuilder::timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call.options.timeout = Some(timeout);
        self
    }

    /// How long each attempt may take, from connecting to the last byte of the answer. In place of the client's
    /// [`attempt_timeout`](crate::ClientBuilder::attempt_timeout).
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.call.options.attempt_timeout = Some(timeout);
        self
    }

    /// The largest answer to take, in bytes. In place of the client's
    /// [`max_response_size`](crate::ClientBuilder::max_response_size).
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.call.options.max_response_size = Some(bytes);
        self
    }

    /// When this request is sent again. In place of the client's [`retry`](crate::ClientBuilder::retry).
    pub fn retry(mut self, policy: impl RetryPolicy) -> Self {
        self.call.options.retry = Some(Arc::new(policy));
        self
    }

    /// The operation that this is a request for.
    pub fn operation(&self) -> &'static Operation {
        self.call.operation
    }

    /// What would be sent, apart from the client's credentials.
    ///
    /// # Errors
    ///
    /// If an argument cannot be sent, as by [`send`](Self::send).
    pub fn to_http(&self) -> Result<http::Request<Bytes>, Error> {
        encode::http_request(&self.call)
    }
}

impl<T: Wire + Default> Request<T> {
    /// Sends the request and gives the whole answer.
    ///
    /// # Errors
    ///
    /// If an argument cannot be sent, no answer came, its status is not 2xx, or its body is not the JSON that was
    /// expected; [`Error`] tells which.
    ///
    /// Dropping the future gives up; the server may have got the request all the same.
    pub async fn send(self) -> Result<Response<T>, Error> {
        let operation = self.call.operation;
        let answer = send::send(self.call).await?;
        let mut value = T::default();
        send::read(operation, &answer, &mut value)?;
        Ok(Response::new(answer, value))
    }
}

impl<T: Wire + Default + 'static> IntoFuture for Request<T> {
    type Output = Result<T, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async { Ok(self.send().await?.into_value()) })
    }
}

impl Call {
    fn set_path(&mut self, name: &'static str, value: &dyn Wire) {
        let text = style::text(name, value, Style::Plain).unwrap_or_default();
        let checked = match text.as_str() {
            "" => Err(format!("{name} is empty")),
            // URL parsers take these out again, encoded or not, and the request reaches another resource.
            "." | ".." => Err(format!("{name} is `{text}`, which no path can carry")),
            _ => value.check().map_err(|fault| format!("{name}{fault}")),
        };
        match checked {
            Ok(()) => self.path.push((name, text)),
            Err(fault) => self.refuse(fault),
        }
    }

    fn set_styled_path(&mut self, name: &'static str, value: &dyn Wire, style: Style) {
        self.delimited.push(name);
        match value.check() {
            Err(fault) => self.refuse(format!("{name}{fault}")),
            Ok(()) => match style::text(name, value, style).as_deref() {
                None | Some("" | "." | "..") => self.refuse(format!("{name} is empty")),
                Some(text) => self.path.push((name, text.to_owned())),
            },
        }
    }

    fn set_header(&mut self, name: &str, value: &str) {
        match parse_header(name, value) {
            Ok((name, value)) => _ = self.headers.insert(name, value),
            Err(fault) => self.refuse(fault),
        }
    }

    fn refuse(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }
}

impl<T> Clone for Request<T> {
    fn clone(&self) -> Self {
        Self {
            call: self.call.clone(),
            answer: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Request<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.call.fmt(f)
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Request");
        out.field("operation", &self.operation.id())
            .field("method", self.operation.method())
            .field("path", &self.operation.path());
        if let Some(params) = &self.params {
            out.field("params", params);
        }
        if !self.extra.is_empty() {
            let names: Vec<_> = self.extra.iter().map(|(name, _)| name).collect();
            out.field("extra", &names);
        }
        out.finish_non_exhaustive()
    }
}
