//! Access tokens for OAuth credentials, from a server over HTTP.

use std::error::Error as StdError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tests::{
    Behavior, Event, ReceivedRequest, SERVICE_SID, ScriptedServer, ServerResponse, TestResult,
};
use twilio_verify_v2::*;

/// A server with an API and a token endpoint, and a client.
struct Twilio {
    server: ScriptedServer,
    tokens: Arc<AtomicUsize>,
    client: Client,
    credentials: Credentials,
}

impl Twilio {
    /// A token endpoint that issues the tokens `T1`, `T2`, ..., and an API that accepts those for which `accepts` is true.
    async fn start(
        expires_in: Value,
        accepts: impl Fn(&str) -> bool + Send + 'static,
    ) -> Result<Self, Box<dyn StdError>> {
        let tokens = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&tokens);
        Self::with(tokens, move |request| {
            if request.path == "/token" {
                let number = count.fetch_add(1, Ordering::SeqCst) + 1;
                let token = format!("T{number}");
                return ServerResponse::json(
                    200,
                    &json!({ "access_token": token, "token_type": "bearer", "expires_in": expires_in }),
                );
            }
            let authorization = request.header("authorization").unwrap_or_default();
            match accepts(authorization.trim_start_matches("Bearer ")) {
                true => ServerResponse::json(200, &json!({})),
                false => ServerResponse::json(401, &json!({})),
            }
        })
        .await
    }

    async fn with(
        tokens: Arc<AtomicUsize>,
        mut respond: impl FnMut(&ReceivedRequest) -> ServerResponse + Send + 'static,
    ) -> Result<Self, Box<dyn StdError>> {
        let server = ScriptedServer::start(move |event| match event {
            Event::Connected => Behavior::Read,
            Event::Request(request) => Behavior::Respond(respond(request)),
        })
        .await?;
        let url = format!("{}/token", server.url());
        let credentials = Credentials::oauth_at(&url, "client-id", "client-secret")?;
        let client = Client::builder(credentials.clone())
            .base_url(server.url())
            .build()?;
        Ok(Self {
            server,
            tokens,
            client,
            credentials,
        })
    }

    /// The number of tokens issued.
    fn tokens(&self) -> usize {
        self.tokens.load(Ordering::SeqCst)
    }

    fn post(&self) -> Request<VerifyV2ServiceVerification> {
        let params = CreateVerificationParams::new("+12025550143", "sms");
        self.client.create_verification(SERVICE_SID, params)
    }

    /// The results of many requests that are sent concurrently.
    async fn post_concurrently(&self, count: usize) -> Vec<Result<(), Error>> {
        let mut requests = tokio::task::JoinSet::new();
        for _ in 0..count {
            let request = self.post();
            requests.spawn(async { request.await.map(drop) });
        }
        requests.join_all().await
    }
}

#[tokio::test]
async fn an_access_token_is_requested_and_reused() -> TestResult {
    let twilio = Twilio::start(json!(3600), |token| token == "T1").await?;
    twilio.post().await?;
    let requests = twilio.server.take_requests();
    assert_eq!(requests[0].header("authorization"), None);
    let form = b"grant_type=client_credentials&client_id=client-id&client_secret=client-secret";
    assert_eq!(requests[0].body, form);
    assert_eq!(requests[1].header("authorization"), Some("Bearer T1"));
    assert_eq!(twilio.post().send().await?.attempts(), 1);
    // Clients with the same credentials share their token.
    let other = Client::builder(twilio.credentials.clone()).base_url(twilio.server.url());
    other.build()?.fetch_service(SERVICE_SID).await?;
    assert_eq!(twilio.tokens(), 1);
    Ok(())
}

#[tokio::test]
async fn an_expired_token_is_renewed() -> TestResult {
    for (expires_in, expected) in [
        (json!(0), 3),
        (json!("0"), 3),
        (json!(3600), 1),
        (Value::Null, 1),
    ] {
        let twilio = Twilio::start(expires_in.clone(), |_| true).await?;
        for _ in 0..3 {
            twilio.post().await?;
        }
        assert_eq!(twilio.tokens(), expected, "{expires_in}");
    }
    Ok(())
}

#[tokio::test]
async fn a_rejected_token_is_renewed_once() -> TestResult {
    let twilio = Twilio::start(json!(3600), |token| token == "T2").await?;
    assert_eq!(twilio.post().send().await?.attempts(), 2);
    let requests = twilio.server.take_requests();
    assert_eq!((twilio.tokens(), requests.len()), (2, 4));

    let twilio = Twilio::start(json!(3600), |_| false).await?;
    let error = twilio.post().await.expect_err("401");
    assert!(error.is_unauthorized() && !error.is_token() && !error.may_have_been_processed());
    let requests = twilio.server.take_requests();
    assert_eq!(
        (error.attempts(), twilio.tokens(), requests.len()),
        (2, 2, 4)
    );
    Ok(())
}

#[tokio::test]
async fn concurrent_requests_share_a_renewal() -> TestResult {
    let twilio = Twilio::start(json!(3600), |token| token == "T1").await?;
    for result in twilio.post_concurrently(200).await {
        result?;
    }
    assert_eq!(twilio.tokens(), 1);

    // All requests have a token that is revoked: the first to be rejected renews it, the others use the new one.
    let revoked = Arc::new(Mutex::new("T0".to_owned()));
    let known = Arc::clone(&revoked);
    let twilio = Twilio::start(json!(3600), move |token| *known.lock().expect("") != token).await?;
    twilio.post().await?;
    *revoked.lock().expect("") = "T1".to_owned();
    for result in twilio.post_concurrently(200).await {
        result?;
    }
    assert_eq!(twilio.tokens(), 2);
    Ok(())
}

#[tokio::test]
async fn a_failed_renewal_fails_all_waiting_requests() -> TestResult {
    let twilio = Twilio::with(Arc::default(), |_| {
        let body =
            json!({ "error": "invalid_client", "error_description": "client-secret is wrong" });
        ServerResponse::json(401, &body)
    })
    .await?;
    for result in twilio.post_concurrently(50).await {
        let error = result.expect_err("no token");
        assert!(error.is_token() && error.is_unauthorized() && !error.may_have_been_processed());
        assert_eq!(error.attempts(), 0);
        assert!(error.body().is_some_and(|body| body.starts_with(b"{")));
        let text = error.to_string();
        let expected = "CreateVerification was not sent, because the request for an access token failed with 401";
        assert!(text.starts_with(expected), "{text}");
        assert!(
            text.contains("[redacted] is wrong") && !text.contains("client-secret"),
            "{text}"
        );
    }
    assert_eq!(twilio.server.take_requests().len(), 1);
    // The next request requests a token again.
    assert!(twilio.post().await.is_err());
    assert_eq!(twilio.server.take_requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_response_without_a_token_is_an_error() -> TestResult {
    for body in [
        json!({}),
        json!({ "access_token": "" }),
        json!({ "access_token": "a\nb" }),
        json!({ "access_token": "T1", "token_type": "mac" }),
        json!([]),
    ] {
        let response = ServerResponse::json(200, &body);
        let twilio = Twilio::with(Arc::default(), move |_| response.clone()).await?;
        let error = twilio.post().await.expect_err("no token");
        assert!(
            error.is_token() && !error.may_have_been_processed(),
            "{error}"
        );
        assert_eq!(twilio.server.take_requests().len(), 1, "{error}");
        assert!(error.to_string().contains("no bearer token"), "{error}");
    }
    // Of something before the endpoint.
    let page = ServerResponse {
        body: b"<html>login</html>".into(),
        ..ServerResponse::empty(200).header("content-type", "text/html")
    };
    let twilio = Twilio::with(Arc::default(), move |_| page.clone()).await?;
    let error = twilio.post().await.expect_err("no token");
    assert!(
        error
            .to_string()
            .contains("the body is text/html, not JSON"),
        "{error}"
    );
    Ok(())
}
