//! Access tokens obtained with an OAuth client ID and secret.

use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::FutureExt as _;
use futures_util::future::{Either, Shared, WeakShared, select};
use http::{HeaderValue, Method, Uri, header};

use crate::connection::Connection;
use crate::send::Attempts;
use crate::settings::Overrides;
use crate::twilio::oauth::CREATE_TOKEN;
use crate::value::json_body::json_body;
use crate::{BodyEncoding, BoxFuture, Error, Json, TransportError, TransportErrorKind, Wire};

/// The time before a token's expiry at which it is renewed, so that it does not expire in transit; a tenth of the
/// token's lifetime if that is less.
const RENEWAL_MARGIN: Duration = Duration::from_secs(60);

/// A client ID and secret, and the current access token.
pub(super) struct OAuth {
    url: Uri,
    client_id: String,
    client_secret: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    token: Option<Token>,
    /// The renewal in progress. Weak, so that it is dropped when no request waits for it any more; otherwise a later
    /// request would resume it after any length of time.
    renewal: Option<WeakShared<Renewal>>,
}

type Renewal = BoxFuture<'static, Result<Token, Error>>;

#[derive(Clone)]
struct Token {
    header: HeaderValue,
    /// If unknown, the token is used until it is rejected.
    renew_at: Option<Instant>,
}

impl OAuth {
    pub(super) fn new(url: Uri, client_id: String, client_secret: String) -> Self {
        Self {
            url,
            client_id,
            client_secret,
            state: Mutex::default(),
        }
    }

    #[cfg(feature = "reqwest")]
    pub(super) fn is_https(&self) -> bool {
        self.url.scheme_str() == Some("https")
    }

    /// Returns the `Authorization` header with the current token, or waits for a new one.
    pub(super) async fn header(
        self: &Arc<Self>,
        connection: &Connection,
        time_left: Duration,
    ) -> Result<HeaderValue, Error> {
        let renewal = match self.token_or_renewal(connection) {
            Ok(header) => return Ok(header),
            Err(renewal) => renewal,
        };
        // The request that started the renewal may have more time left than this one.
        let timeout = pin!(connection.transport.sleep(time_left));
        match select(renewal, timeout).await {
            Either::Left((token, _)) => Ok(token?.header),
            Either::Right(_) => {
                let cause = TransportError::new(TransportErrorKind::Timeout, "no token in time");
                let server = self.url.authority().map_or("", |server| server.as_str());
                Err(Error::transport(&CREATE_TOKEN, server, time_left, cause))
            }
        }
    }

    /// Discards the token, unless it has been renewed already.
    pub(super) fn discard(&self, rejected: &HeaderValue) {
        let mut state = self.state();
        if state
            .token
            .as_ref()
            .is_some_and(|token| token.header == rejected)
        {
            state.token = None;
        }
    }

    fn token_or_renewal(
        self: &Arc<Self>,
        connection: &Connection,
    ) -> Result<HeaderValue, Shared<Renewal>> {
        let mut state = self.state();
        if let Some(token) = &state.token
            && token.renew_at.is_none_or(|at| Instant::now() < at)
        {
            return Ok(token.header.clone());
        }
        let in_progress = state.renewal.as_ref().and_then(WeakShared::upgrade);
        let renewal = in_progress.unwrap_or_else(|| {
            let (oauth, connection) = (Arc::clone(self), connection.clone());
            let future: Renewal = Box::pin(async move { oauth.renew(&connection).await });
            future.shared()
        });
        state.renewal = renewal.downgrade();
        Err(renewal)
    }

    async fn renew(&self, connection: &Connection) -> Result<Token, Error> {
        let result = self.request_token(connection).await;
        let mut state = self.state();
        state.token = result.as_ref().ok().cloned();
        state.renewal = None;
        result
    }

    async fn request_token(&self, connection: &Connection) -> Result<Token, Error> {
        let attempts = Attempts {
            connection,
            operation: &CREATE_TOKEN,
            path_template: self.url.path(),
            settings: Overrides::resolve(&Overrides::default(), &connection.overrides),
            authorizer: None,
            sensitive_texts: &|| vec![self.client_id.clone(), self.client_secret.clone()],
        };
        let requested_at = Instant::now();
        let response = attempts.send(self.token_request(connection)).await?;
        let token = parse_token(&response.http, requested_at);
        token.ok_or_else(|| Error::invalid_token_response(&CREATE_TOKEN, response))
    }

    fn token_request(&self, connection: &Connection) -> http::Request<Bytes> {
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair("client_id", &self.client_id)
            .append_pair("client_secret", &self.client_secret)
            .finish();
        let mut request = http::Request::new(form.into());
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.url.clone();
        let headers = request.headers_mut();
        let media_type = HeaderValue::from_static(BodyEncoding::Form.default_media_type());
        headers.insert(header::CONTENT_TYPE, media_type);
        // The client's other headers are meant for the API.
        for name in [header::ACCEPT, header::USER_AGENT] {
            if let Some(value) = connection.headers.get(&name) {
                headers.insert(name, value.clone());
            }
        }
        request
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while the lock is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
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
    Some(Token { header, renew_at })
}
