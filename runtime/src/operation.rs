//! The fixed properties of an API operation.

use http::{Method, StatusCode};

use crate::{BodyEncoding, SecurityRequirements, Server, ServerVariable};

/// An operation of the API: its method, path and body encoding.
///
/// Generated crates have a `static` for each operation.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::Operation;
///
/// static FETCH_SERVICE: Operation =
///     Operation::get("FetchService", "https://verify.twilio.com", "/v2/Services/{Sid}");
/// assert_eq!(FETCH_SERVICE.path(), "/v2/Services/{Sid}");
/// assert!(FETCH_SERVICE.is_idempotent());
/// ```
///
/// A [`Transport`](crate::Transport) can look up the operation of a request in the request's extensions, as a
/// `&'static Operation`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    id: &'static str,
    method: Method,
    server: &'static str,
    /// Whether the server is not the API's.
    has_own_server: bool,
    server_variables: &'static [ServerVariable],
    path: &'static str,
    body_encoding: Option<BodyEncoding>,
    content_type: Option<&'static str>,
    accept: Option<&'static str>,
    expects_redirect: bool,
    has_whole_events: bool,
    security: Security,
    is_idempotent: bool,
}

/// The credentials that requests are sent with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Security {
    /// None.
    None,
    /// Those of the client's account, whatever their kind.
    Account,
    /// Those that satisfy one of the requirements.
    Required(SecurityRequirements),
}

/// Constructors, one per method. `server` does not end with a slash; `path` contains `{Name}` for each parameter.
impl Operation {
    const fn new(
        id: &'static str,
        method: Method,
        server: &'static str,
        path: &'static str,
    ) -> Self {
        Self {
            id,
            server,
            has_own_server: false,
            server_variables: &[],
            path,
            body_encoding: None,
            content_type: None,
            accept: None,
            expects_redirect: false,
            has_whole_events: false,
            security: Security::Account,
            // RFC 9110, section 9.2.2.
            is_idempotent: !matches!(method, Method::POST | Method::PATCH),
            method,
        }
    }

    /// Creates a `GET` operation.
    pub const fn get(id: &'static str, server: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::GET, server, path)
    }

    /// Creates a `PUT` operation.
    pub const fn put(id: &'static str, server: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::PUT, server, path)
    }

    /// Creates a `POST` operation.
    pub const fn post(id: &'static str, server: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::POST, server, path)
    }

    /// Creates a `DELETE` operation.
    pub const fn delete(id: &'static str, server: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::DELETE, server, path)
    }

    /// Creates an `OPTIONS` operation.
    pub const fn options(id: &'static str, server: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::OPTIONS, server, path)
    }

    /// Creates a `HEAD` operation.
    pub const fn head(id: &'static str, server: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::HEAD, server, path)
    }

    /// Creates a `PATCH` operation.
    pub const fn patch(id: &'static str, server: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::PATCH, server, path)
    }

    /// Creates a `TRACE` operation.
    pub const fn trace(id: &'static str, server: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::TRACE, server, path)
    }

    /// Creates a `QUERY` operation.
    pub const fn query(id: &'static str, server: &'static str, path: &'static str) -> Self {
        Self::new(id, Method::QUERY, server, path)
    }
}

/// Settings.
impl Operation {
    /// Sends the parameters of the body as a form.
    pub const fn form(mut self) -> Self {
        self.body_encoding = Some(BodyEncoding::Form);
        self
    }

    /// Sends the parameters of the body as JSON.
    pub const fn json(mut self) -> Self {
        self.body_encoding = Some(BodyEncoding::Json);
        self
    }

    /// Sends the parameters of the body as a form that can contain files.
    pub const fn multipart(mut self) -> Self {
        self.body_encoding = Some(BodyEncoding::Multipart);
        self
    }

    /// Sends bytes or text as the body.
    pub const fn raw(mut self) -> Self {
        self.body_encoding = Some(BodyEncoding::Raw);
        self
    }

    /// Sets the media type of the request body, if it is not that of its encoding.
    pub const fn content_type(mut self, media_type: &'static str) -> Self {
        self.content_type = Some(media_type);
        self
    }

    /// Sets the media type of the `Accept` header, if it is not the client's.
    pub const fn accept(mut self, media_type: &'static str) -> Self {
        self.accept = Some(media_type);
        self
    }

    /// Treats a redirect as success. It is not followed.
    pub const fn expect_redirect(mut self) -> Self {
        self.expects_redirect = true;
        self
    }

    /// Decodes the items of a stream from all fields of its events, instead of their data.
    pub const fn whole_events(mut self) -> Self {
        self.has_whole_events = true;
        self
    }

    /// Keeps the path of the operation's server under the client's base URL, because the server is not the API's.
    pub const fn own_server(mut self) -> Self {
        self.has_own_server = true;
        self
    }

    /// Sets the variables in the URL of the operation's own server.
    pub const fn server_variables(mut self, variables: &'static [ServerVariable]) -> Self {
        self.server_variables = variables;
        self
    }

    /// Sends requests without the client's credentials.
    pub const fn without_credentials(mut self) -> Self {
        self.security = Security::None;
        self
    }

    /// Sends requests with the client's credentials for the first of these requirements that they satisfy.
    pub const fn security(mut self, requirements: SecurityRequirements) -> Self {
        self.security = Security::Required(requirements);
        self
    }

    /// Marks the operation as idempotent although its method is not.
    pub(crate) const fn idempotent(mut self) -> Self {
        self.is_idempotent = true;
        self
    }
}

/// Getters.
impl Operation {
    /// Returns the operation's ID in the API's description.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns the HTTP method.
    pub const fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the URL of the server, which the client's base URL replaces. The variables of an operation's own server
    /// are in braces.
    pub const fn server(&self) -> &'static str {
        self.server
    }

    /// Returns the operation's server, unless it is the API's.
    pub(crate) fn server_if_own(&self) -> Option<Server> {
        self.has_own_server
            .then(|| Server::new(self.server, self.server_variables))
    }

    /// Returns the path, with parameters in braces.
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Returns the encoding of the request body, or `None` if there is no body.
    pub const fn body_encoding(&self) -> Option<BodyEncoding> {
        self.body_encoding
    }

    /// Returns the media type of the request body, or `None` if there is no body or its media type varies.
    pub const fn request_media_type(&self) -> Option<&'static str> {
        match (self.content_type, self.body_encoding) {
            (Some(media_type), _) => Some(media_type),
            (None, Some(encoding @ (BodyEncoding::Form | BodyEncoding::Json))) => {
                Some(encoding.default_media_type())
            }
            (None, _) => None,
        }
    }

    /// Returns the media type of the `Accept` header, or `None` if it is the client's.
    pub const fn response_media_type(&self) -> Option<&'static str> {
        self.accept
    }

    /// Returns whether a response with this status is a success.
    pub fn is_success(&self, status: StatusCode) -> bool {
        status.is_success() || self.expects_redirect && status.is_redirection()
    }

    /// Returns whether the items of a stream are decoded from all fields of its events.
    #[cfg(feature = "streams")]
    pub(crate) const fn has_whole_events(&self) -> bool {
        self.has_whole_events
    }

    /// Returns whether requests are sent with the client's credentials.
    pub const fn needs_credentials(&self) -> bool {
        !matches!(self.security, Security::None | Security::Required([]))
    }

    pub(crate) const fn credentials(&self) -> Security {
        self.security
    }

    /// Returns whether processing a request twice has the same effect as processing it once, which depends on the
    /// method; see [`retry`](crate::retry).
    pub const fn is_idempotent(&self) -> bool {
        self.is_idempotent
    }
}
