//! What is fixed about a call to the API.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use http::{Method, StatusCode};

/// One operation of the API: generated code has a `static` for each.
///
/// ```
/// use twilio_runtime::{Method, Operation};
///
/// static FETCH_SERVICE: Operation =
///     Operation::new("FetchService", Method::GET, "https://verify.twilio.com", "/v2/Services/{Sid}");
/// assert_eq!(FETCH_SERVICE.path(), "/v2/Services/{Sid}");
/// ```
///
/// A [`Transport`](crate::Transport) finds the operation of a request among its extensions, as a `&'static Operation`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    id: &'static str,
    method: Method,
    server: &'static str,
    path: &'static str,
    body_encoding: Option<BodyEncoding>,
    content_type: Option<&'static str>,
    accept: Option<&'static str>,
    redirects: bool,
    credentials: bool,
    repeatable: bool,
}

/// How an operation's request body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyEncoding {
    /// `application/x-www-form-urlencoded`
    Form,
    /// `application/json`
    Json,
    /// `multipart/form-data`
    Multipart,
    /// Bytes or text as they are
    Raw,
}

impl BodyEncoding {
    /// The media type of such a body, where nothing else is said of it.
    pub const fn default_media_type(self) -> &'static str {
        match self {
            BodyEncoding::Form => "application/x-www-form-urlencoded",
            BodyEncoding::Json => "application/json",
            BodyEncoding::Multipart => "multipart/form-data",
            BodyEncoding::Raw => "application/octet-stream",
        }
    }
}

impl Operation {
    /// An operation without a body. `server` has no slash at its end, `path` has `{Name}` for each parameter.
    pub const fn new(
        id: &'static str,
        method: Method,
        server: &'static str,
        path: &'static str,
    ) -> Self {
        Self {
            id,
            server,
            path,
            body_encoding: None,
            repeatable: matches!(
                method,
                Method::GET | Method::HEAD | Method::PUT | Method::DELETE
            ),
            method,
            content_type: None,
            accept: None,
            redirects: false,
            credentials: true,
        }
    }

    /// Sends a form as its body.
    pub const fn form(mut self) -> Self {
        self.body_encoding = Some(BodyEncoding::Form);
        self
    }

    /// Sends JSON as its body.
    pub const fn json(mut self) -> Self {
        self.body_encoding = Some(BodyEncoding::Json);
        self
    }

    /// Sends a form that can hold files as its body.
    pub const fn multipart(mut self) -> Self {
        self.body_encoding = Some(BodyEncoding::Multipart);
        self
    }

    /// Sends bytes or text as they are.
    pub const fn raw(mut self) -> Self {
        self.body_encoding = Some(BodyEncoding::Raw);
        self
    }

    /// Says that its body is of this media type, in place of the usual one.
    pub const fn content_type(mut self, media_type: &'static str) -> Self {
        self.content_type = Some(media_type);
        self
    }

    /// Asks for an answer of this media type, in place of the one that the client asks for.
    pub const fn accept(mut self, media_type: &'static str) -> Self {
        self.accept = Some(media_type);
        self
    }

    /// Means success by an answer of 3xx too, which leads elsewhere.
    pub const fn redirects(mut self) -> Self {
        self.redirects = true;
        self
    }

    /// Is sent without the client's credentials.
    pub const fn without_credentials(mut self) -> Self {
        self.credentials = false;
        self
    }

    /// May be carried out twice, whatever its method.
    pub(crate) const fn repeatable(mut self) -> Self {
        self.repeatable = true;
        self
    }

    /// The operation's name in the specification.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The HTTP method.
    pub const fn method(&self) -> &Method {
        &self.method
    }

    /// Where it is sent unless the client has a base URL of its own.
    pub const fn server(&self) -> &'static str {
        self.server
    }

    /// The path, with parameters in braces.
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// How its body is written, if it has one.
    pub const fn body_encoding(&self) -> Option<BodyEncoding> {
        self.body_encoding
    }

    /// What the answer's media type is to be, if it is not what the client asks for.
    pub const fn accepts(&self) -> Option<&'static str> {
        self.accept
    }

    /// The media type that its body is said to be of, if it has one and it is known beforehand.
    pub const fn media_type(&self) -> Option<&'static str> {
        match (self.content_type, self.body_encoding) {
            (Some(media_type), _) => Some(media_type),
            (None, Some(media @ (BodyEncoding::Form | BodyEncoding::Json))) => {
                Some(media.default_media_type())
            }
            (None, _) => None,
        }
    }

    /// Whether an answer with that status means that it was carried out.
    pub fn is_success(&self, status: StatusCode) -> bool {
        status.is_success() || self.redirects && status.is_redirection()
    }

    /// Whether the client's credentials go with it.
    pub const fn needs_credentials(&self) -> bool {
        self.credentials
    }

    /// Whether carrying it out twice is as good as once, which its method tells; see [`retry`](crate::retry).
    pub const fn is_repeatable(&self) -> bool {
        self.repeatable
    }
}

/// An [`Operation`] and the type of its answer.
///
/// ```
/// use twilio_runtime::{Json, Method, Operation, TypedOperation};
///
/// static FETCH_SERVICE: TypedOperation<Json> = TypedOperation::new(Operation::new(
///     "FetchService",
///     Method::GET,
///     "https://verify.twilio.com",
///     "/v2/Services/{Sid}",
/// ));
/// assert_eq!(FETCH_SERVICE.id(), "FetchService");
/// ```
pub struct TypedOperation<T> {
    operation: Operation,
    answer: PhantomData<fn() -> T>,
}

impl<T> TypedOperation<T> {
    /// The operation, which answers with a `T`.
    pub const fn new(operation: Operation) -> Self {
        Self {
            operation,
            answer: PhantomData,
        }
    }
}

impl<T> Deref for TypedOperation<T> {
    type Target = Operation;

    fn deref(&self) -> &Operation {
        &self.operation
    }
}

impl<T> fmt::Debug for TypedOperation<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.operation.fmt(f)
    }
}
