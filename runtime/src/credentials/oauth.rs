//! Access tokens obtained with an OAuth client ID and secret.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode, Uri, header};

use super::renewal::{Outcome, Renewal, Wait};
use crate::connection::Connection;
use crate::race;
use crate::raw_response::RawResponse;
use crate::send::{Attempts, Whole};
use crate::settings::Overrides;
use crate::trace::Events;
use crate::value::json_body::json_body;
use crate::{BodyEncoding, Error, Json, Operation, TransportError, TransportErrorKind, Wire};

/// A token request.
static CREATE_TOKEN: Operation = Operation::post("CreateToken", "", "")
    .form()
    .without_credentials()
    // An unused token does no harm.
    .idempotent();

/// The time before a token's expiry at which it is renewed, so that it does not expire in transit; a tenth of the
/// token's lifetime if that is less.
const RENEWAL_MARGIN: Duration = Duration::from_secs(60);

/// How long a request waits for a renewal that was started in another async runtime, which may idle, before it starts one
/// in its own.
const MAX_WAIT_FOR_OTHER_RUNTIME: Duration = Duration::from_millis(500);

/// A client ID and secret, and the current access tokens.
pub(super) struct OAuth {
    url: TokenUrl,
    client_id: String,
    client_secret: String,
    /// Whether the client may authenticate with HTTP Basic instead of the form.
    may_use_basic: bool,
    uses_basic: AtomicBool,
    /// The tokens, by the scopes that they were requested with.
    states: Mutex<HashMap<String, State>>,
}

/// The URL that access tokens are requested from.
pub(super) enum TokenUrl {
    Absolute(Uri),
    /// A URL relative to that of the API's server.
    Relative(&'static str),
    Unknown,
}

impl TokenUrl {
    /// The URL of a text in the API's description.
    pub(super) fn described(text: &'static str) -> Self {
        match text.parse::<Uri>() {
            Ok(url) if url.authority().is_some() => Self::Absolute(url),
            _ if text.is_empty() => Self::Unknown,
            _ => Self::Relative(text),
        }
    }

    fn resolve(&self, server: &str) -> Option<Uri> {
        let url = match self {
            Self::Absolute(url) => return Some(url.clone()),
            Self::Relative(path) if path.starts_with('/') => {
                let server: Uri = server.parse().ok()?;
                format!("{}://{}{path}", server.scheme_str()?, server.authority()?)
            }
            Self::Relative(path) => format!("{server}/{path}"),
            Self::Unknown => return None,
        };
        url.parse().ok()
    }
}

#[derive(Default)]
struct State {
    token: Option<Token>,
    /// The latest renewal, which may have ended. Weak, because only the requests that wait for it keep it.
    renewal: Weak<Renewal<Token>>,
}

#[derive(Clone)]
struct Token {
    header: HeaderValue,
    requested_at: Instant,
    /// If unknown, the token is used until it is rejected.
    renew_at: Option<Instant>,
}

impl OAuth {
    pub(super) fn new(url: TokenUrl, client_id: String, client_secret: String) -> Self {
        Self {
            url,
            client_id,
            client_secret,
            may_use_basic: false,
            uses_basic: AtomicBool::default(),
            states: Mutex::default(),
        }
    }

    /// Authenticates the client with HTTP Basic if the server does not accept its secret in the form: RFC 6749 allows
    /// both, and API descriptions do not say which one a server supports.
    pub(super) fn with_any_client_authentication(mut self) -> Self {
        self.may_use_basic = true;
        self
    }

    #[cfg(feature = "hyper")]
    pub(super) fn is_https(&self) -> bool {
        matches!(&self.url, TokenUrl::Absolute(url) if url.scheme_str() == Some("https"))
    }

    /// Returns the texts that must not appear in errors.
    pub(super) fn texts(&self) -> Vec<String> {
        let states = self.states();
        let tokens = states.values().filter_map(|state| state.token.as_ref());
        let headers = tokens.filter_map(|token| token.header.to_str().ok());
        let texts = headers.filter_map(|header| header.strip_prefix("Bearer "));
        let mut texts: Vec<_> = texts.map(str::to_owned).collect();
        texts.push(self.client_secret.clone());
        texts
    }

    /// Returns the `Authorization` header with the current token for a scope, or waits for a new one. `server` is the URL
    /// that a relative token URL belongs to.
    pub(super) async fn header(
        self: &Arc<Self>,
        scope: &str,
        connection: &Connection,
        server: &str,
        timeout: Duration,
    ) -> Result<HeaderValue, Error> {
        let Some(url) = self.url.resolve(server) else {
            return Err(Error::no_token_url(&CREATE_TOKEN));
        };
        let started = Instant::now();
        loop {
            let renewal = match self.token_or_renewal(scope, &url, connection) {
                Ok(header) => return Ok(header),
                Err(renewal) => renewal,
            };
            let time_left = timeout.saturating_sub(started.elapsed());
            // The request that started the renewal may have more time left than this one.
            let limit = match renewal.is_driver() {
                true => time_left,
                false => MAX_WAIT_FOR_OTHER_RUNTIME.min(time_left / 2),
            };
            let is_driver = renewal.is_driver();
            match race::within(renewal, connection.transport.sleep(limit)).await {
                Some(Outcome::Complete(token)) => return Ok(token?.header),
                Some(Outcome::Abandoned) if !time_left.is_zero() => {}
                None if !is_driver && !time_left.is_zero() => self.forget_renewal(scope),
                Some(Outcome::Abandoned) | None => {
                    let cause =
                        TransportError::new(TransportErrorKind::Timeout, "no token in time");
                    let server = url.authority().map_or("", |server| server.as_str());
                    return Err(Error::transport(
                        Some(&CREATE_TOKEN),
                        server,
                        timeout,
                        cause,
                    ));
                }
            }
        }
    }

    /// Lets the next request start another renewal.
    fn forget_renewal(&self, scope: &str) {
        if let Some(state) = self.states().get_mut(scope) {
            state.renewal = Weak::new();
        }
    }

    /// Discards the token, unless it has been renewed already.
    pub(super) fn discard(&self, rejected: &HeaderValue) {
        for state in self.states().values_mut() {
            let mut token = state.token.iter();
            if token.any(|token| token.header == rejected) {
                state.token = None;
            }
        }
    }

    fn token_or_renewal(
        self: &Arc<Self>,
        scope: &str,
        url: &Uri,
        connection: &Connection,
    ) -> Result<HeaderValue, Wait<Token>> {
        let mut states = self.states();
        let state = states.entry(scope.to_owned()).or_default();
        if let Some(token) = &state.token
            && token.renew_at.is_none_or(|at| Instant::now() < at)
        {
            return Ok(token.header.clone());
        }
        let in_progress = state.renewal.upgrade();
        if let Some(wait) = in_progress.and_then(|renewal| renewal.join()) {
            return Err(wait);
        }
        let (oauth, connection) = (Arc::clone(self), connection.clone());
        let (scope, url) = (scope.to_owned(), url.clone());
        let renewal = Renewal::new(Box::pin(async move {
            oauth.renew(&scope, &url, &connection).await
        }));
        state.renewal = Arc::downgrade(&renewal);
        Err(renewal.join().expect("it has not been polled yet"))
    }

    async fn renew(&self, scope: &str, url: &Uri, connection: &Connection) -> Result<Token, Error> {
        let result = self.request_token(scope, url, connection).await;
        let mut states = self.states();
        let state = states.entry(scope.to_owned()).or_default();
        if result.is_ok() {
            Events(&CREATE_TOKEN).token_renewed();
        }
        // Renewals in several runtimes can end in any order.
        let is_newer = |token: &&Token| {
            let current = state.token.as_ref();
            current.is_none_or(|current| current.requested_at <= token.requested_at)
        };
        if let Some(token) = result.as_ref().ok().filter(is_newer) {
            state.token = Some(token.clone());
        }
        result
    }

    async fn request_token(
        &self,
        scope: &str,
        url: &Uri,
        connection: &Connection,
    ) -> Result<Token, Error> {
        let requested_at = Instant::now();
        let uses_basic = self.uses_basic.load(Ordering::Relaxed);
        let mut result = self.send(scope, url, uses_basic, connection).await;
        let is_rejected = |error: &Error| {
            let rejections = [StatusCode::BAD_REQUEST, StatusCode::UNAUTHORIZED];
            error
                .status()
                .is_some_and(|status| rejections.contains(&status))
        };
        if self.may_use_basic && !uses_basic && result.as_ref().is_err_and(is_rejected) {
            let retried = self.send(scope, url, true, connection).await;
            if retried.is_ok() {
                self.uses_basic.store(true, Ordering::Relaxed);
                result = retried;
            }
        }
        let response = result?;
        let token = parse_token(&response.http, requested_at);
        token.ok_or_else(|| Error::invalid_token_response(&CREATE_TOKEN, response))
    }

    async fn send(
        &self,
        scope: &str,
        url: &Uri,
        uses_basic: bool,
        connection: &Connection,
    ) -> Result<RawResponse, Error> {
        let attempts = Attempts {
            exchange: &Whole,
            connection,
            operation: &CREATE_TOKEN,
            path_template: url.path(),
            settings: Overrides::resolve(&Overrides::default(), &connection.overrides),
            authorizer: None,
            sensitive_texts: &|| vec![self.client_id.clone(), self.client_secret.clone()],
        };
        let request = self.token_request(scope, url, uses_basic, connection);
        attempts.send(request).await
    }

    fn token_request(
        &self,
        scope: &str,
        url: &Uri,
        uses_basic: bool,
        connection: &Connection,
    ) -> http::Request<Bytes> {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "client_credentials");
        if !uses_basic {
            form.append_pair("client_id", &self.client_id)
                .append_pair("client_secret", &self.client_secret);
        }
        if !scope.is_empty() {
            form.append_pair("scope", scope);
        }
        let mut request = http::Request::new(form.finish().into());
        *request.method_mut() = Method::POST;
        *request.uri_mut() = url.clone();
        let headers = request.headers_mut();
        let media_type = HeaderValue::from_static(BodyEncoding::Form.default_media_type());
        headers.insert(header::CONTENT_TYPE, media_type);
        // The client's other headers are meant for the API.
        for name in [header::ACCEPT, header::USER_AGENT] {
            if let Some(value) = connection.headers.get(&name) {
                headers.insert(name, value.clone());
            }
        }
        if uses_basic {
            headers.insert(header::AUTHORIZATION, self.basic_header());
        }
        request
    }

    /// Returns the client ID and secret as a header, each encoded as a form is (RFC 6749, section 2.3.1).
    fn basic_header(&self) -> HeaderValue {
        let encode =
            |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let pair = format!(
            "{}:{}",
            encode(&self.client_id),
            encode(&self.client_secret)
        );
        let mut header = HeaderValue::try_from(format!("Basic {}", STANDARD.encode(pair)))
            .expect("base64 is ASCII");
        header.set_sensitive(true);
        header
    }

    fn states(&self) -> MutexGuard<'_, HashMap<String, State>> {
        // Nothing panics while the lock is held.
        self.states.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Parses the response to a token request. The token's lifetime is counted from `requested_at`, so that it is never
/// overestimated.
fn parse_token(response: &http::Response<Bytes>, requested_at: Instant) -> Option<Token> {
    let json = json_body(response).ok()?;
    let text = |name| json.get(name).and_then(Json::as_str);
    if !text("token_type").is_none_or(|scheme| scheme.eq_ignore_ascii_case("bearer")) {
        return None;
    }
    let token = text("access_token").filter(|token| !token.is_empty())?;
    let mut header = HeaderValue::try_from(format!("Bearer {token}")).ok()?;
    header.set_sensitive(true);
    let mut expires_in = None::<i64>;
    if let Some(json) = json.get("expires_in") {
        // Remains `None` if it is not a number.
        _ = expires_in.decode(json);
    }
    let renew_at = expires_in.and_then(|seconds| {
        let lifetime = Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
        requested_at.checked_add(lifetime - RENEWAL_MARGIN.min(lifetime / 10))
    });
    Some(Token {
        header,
        requested_at,
        renew_at,
    })
}
