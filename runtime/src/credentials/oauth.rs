//! Access tokens, bought with an OAuth client ID and secret.

use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::FutureExt as _;
use futures_util::future::{Either, Shared, WeakShared, select};
use http::{HeaderValue, Method, Uri, header};

use crate::client::Client;
use crate::send::Exchange;
use crate::{BoxFuture, Error, Json, Operation, TransportError, TransportErrorKind, Wire};

pub(super) const TOKEN_URL: &str = "https://oauth.twilio.com/v2/token";

static CREATE_TOKEN: Operation = Operation::new(
    "CreateToken",
    Method::POST,
    "https://oauth.twilio.com",
    "/v2/token",
)
.form()
.without_credentials()
// A token that nobody uses does no harm.
.repeatable();

/// How long before it expires a token is renewed, so that it does not expire on its way; a tenth of its lifetime
/// if that is less.
const MARGIN: Duration = Duration::from_secs(60);

pub(super) struct OAuth {
    url: Uri,
    client_id: String,
    client_secret: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    token: Option<Token>,
    /// Weak, so that a renewal for which nobody waits any more ends, instead of being found half done much later.
    renewal: Option<WeakShared<Renewal>>,
}

type Renewal = BoxFuture<'static, Result<Token, Error>>;

#[derive(Clone)]
struct Token {
    header: HeaderValue,
    /// Without it, the token is used until it is refused.
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

    pub(super) async fn authorization(
        self: &Arc<Self>,
        client: &Client,
        left: Duration,
    ) -> Result<HeaderValue, Error> {
        let renewal = match self.token_or_renewal(client) {
            Ok(header) => return Ok(header),
            Err(renewal) => renewal,
        };
        // A renewal that another request began may have more time than this one.
        let time_is_up = pin!(client.transport().sleep(left));
        match select(renewal, time_is_up).await {
            Either::Left((token, _)) => Ok(token?.header),
            Either::Right(_) => {
                let cause = TransportError::new(TransportErrorKind::Timeout, "no token in time");
                let server = self.url.authority().map_or("", |server| server.as_str());
                Err(Error::unanswered(&CREATE_TOKEN, server, left, cause))
            }
        }
    }

    /// Forgets the token, unless there is a new one already.
    pub(super) fn discard(&self, header: &HeaderValue) {
        let mut state = self.state();
        if state
            .token
            .as_ref()
            .is_some_and(|token| token.header == header)
        {
            state.token = None;
        }
    }

    fn token_or_renewal(self: &Arc<Self>, client: &Client) -> Result<HeaderValue, Shared<Renewal>> {
        let mut state = self.state();
        if let Some(token) = &state.token
            && token.renew_at.is_none_or(|at| Instant::now() < at)
        {
            return Ok(token.header.clone());
        }
        let under_way = state.renewal.as_ref().and_then(WeakShared::upgrade);
        let renewal = under_way.unwrap_or_else(|| {
            let (own, client) = (Arc::clone(self), client.clone());
            let renewal: Renewal = Box::pin(async move { own.renew(&client).await });
            renewal.shared()
        });
        state.renewal = renewal.downgrade();
        Err(renewal)
    }

    async fn renew(&self, client: &Client) -> Result<Token, Error> {
        let result = self.buy(client).await;
        let mut state = self.state();
        state.token = result.as_ref().ok().cloned();
        state.renewal = None;
        result
    }

    async fn buy(&self, client: &Client) -> Result<Token, Error> {
        let exchange = Exchange {
            transport: client.transport(),
            operation: &CREATE_TOKEN,
            template: self.url.path(),
            bounds: client.options().or(client.options()),
            credentials_of: None,
            personal: &|| vec![self.client_id.clone(), self.client_secret.clone()],
        };
        let began = Instant::now();
        let answer = exchange.run(self.request(client)).await?;
        let token = token(&answer.http, began);
        token.ok_or_else(|| Error::no_token(&CREATE_TOKEN, answer))
    }

    fn request(&self, client: &Client) -> http::Request<Bytes> {
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair("client_id", &self.client_id)
            .append_pair("client_secret", &self.client_secret)
            .finish();
        let mut request = http::Request::new(form.into());
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.url.clone();
        let headers = request.headers_mut();
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        headers.insert(header::CONTENT_TYPE, form);
        // Not the other headers of the client, which are meant for the API.
        for name in [header::ACCEPT, header::USER_AGENT] {
            if let Some(value) = client.headers().get(&name) {
                headers.insert(name, value.clone());
            }
        }
        request
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that can panic happens under the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads an answer; `began` is when it was asked for, from which its lifetime is counted to be on the safe side.
fn token(answer: &http::Response<Bytes>, began: Instant) -> Option<Token> {
    let json: Json = serde_json::from_slice(answer.body()).ok()?;
    let text = |name| json.get(name).and_then(Json::as_str);
    if !text("token_type").is_none_or(|kind| kind.eq_ignore_ascii_case("bearer")) {
        return None;
    }
    let token = text("access_token").filter(|token| !token.is_empty())?;
    let mut header = HeaderValue::try_from(format!("Bearer {token}")).ok()?;
    header.set_sensitive(true);
    let mut seconds = None::<i64>;
    if let Some(json) = json.get("expires_in") {
        // Left at `None` if it is no number.
        _ = seconds.decode(json);
    }
    let renew_at = seconds.and_then(|seconds| {
        let lifetime = Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
        began.checked_add(lifetime - MARGIN.min(lifetime / 10))
    });
    Some(Token { header, renew_at })
}
