//! Who the server sees, and how access tokens are had.

use std::error::Error as StdError;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tests::{Answer, Fault, FaultServer, Moment, NoWait, Received};
use twilio_verify_v2::*;

type Outcome = Result<(), Box<dyn StdError>>;

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const SERVICE: &str = "VA0123456789abcdef0123456789abcdef";

#[tokio::test]
async fn basic_credentials_are_sent() -> Outcome {
    let server = FaultServer::script([Fault::Answer(Answer::json(200, &json!({})))]).await?;
    for (credentials, expected) in [
        // Base64 of `SK1:secret`, and of the account SID, a colon and `token`.
        (
            Credentials::api_key("SK1", "secret"),
            "Basic U0sxOnNlY3JldA==",
        ),
        (
            Credentials::auth_token(ACCOUNT, "token")?,
            "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjp0b2tlbg==",
        ),
    ] {
        let client = Client::builder(credentials)
            .base_url(server.url())
            .build()?;
        client.fetch_service(SERVICE).await?;
        assert_eq!(server.take()[0].header("authorization"), Some(expected));
    }
    Ok(())
}

#[test]
fn an_account_sid_that_is_none_is_refused() -> Outcome {
    let key = || Credentials::api_key("SK1", "secret");
    assert_eq!(key().account_sid(), None);
    assert_eq!(
        key().with_account_sid(ACCOUNT)?.account_sid(),
        Some(ACCOUNT)
    );
    let long = format!("{ACCOUNT}0");
    for sid in [
        "",
        "AC",
        "SK0123456789abcdef0123456789abcdef",
        &long,
        "+12025550143",
    ] {
        for made in [
            Credentials::auth_token(sid, "t"),
            key().with_account_sid(sid),
        ] {
            let error = made.expect_err(sid);
            assert!(error.is_configuration());
            assert!(sid.len() < 3 || !error.to_string().contains(sid), "{error}");
        }
    }
    assert!(Credentials::oauth_at("ftp://127.0.0.1/", "id", "secret").is_err());
    Ok(())
}

/// Runs in a process of its own, whose environment is the test's; prints where a request would go, or the error.
#[test]
fn in_an_environment() {
    if std::env::var_os("SAY").is_some() {
        let client = Client::from_env();
        let said = client.and_then(|client| client.fetch_service(SERVICE).to_http());
        let said = said.map(|request| request.uri().host().unwrap_or_default().to_owned());
        println!("said: {}", said.unwrap_or_else(|error| error.to_string()));
    }
}

fn said(variables: &[(&str, &str)]) -> Result<String, Box<dyn StdError>> {
    let mut command = Command::new(std::env::current_exe()?);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TWILIO_")) {
        command.env_remove(name);
    }
    let output = command
        .args(["--exact", "credentials::in_an_environment", "--nocapture"])
        .env("SAY", "")
        .envs(variables.iter().copied())
        .output()?;
    let text = String::from_utf8(output.stdout)?;
    let (_, said) = text.split_once("said: ").ok_or("nothing was said")?;
    Ok(said.lines().next().unwrap_or_default().to_owned())
}

#[test]
fn the_environment_makes_a_client() -> Outcome {
    let key = [("TWILIO_API_KEY", "SK1"), ("TWILIO_API_SECRET", "s\n")];
    let account = [("TWILIO_ACCOUNT_SID", ACCOUNT), ("TWILIO_AUTH_TOKEN", "t")];
    let edge = [("TWILIO_EDGE", "sydney"), ("TWILIO_REGION", "au1")];
    assert_eq!(said(&key)?, "verify.twilio.com");
    assert_eq!(said(&account)?, "verify.twilio.com");
    assert_eq!(said(&[key, edge].concat())?, "verify.sydney.au1.twilio.com");
    assert_eq!(
        said(&[key[0], account[0], account[1]])?,
        "verify.twilio.com"
    );

    let missing = said(&[key[0], account[0], ("TWILIO_AUTH_TOKEN", " ")])?;
    let names = "(missing: TWILIO_API_SECRET, TWILIO_AUTH_TOKEN)";
    assert!(missing.ends_with(names), "{missing}");
    let malformed = said(&[key[0], key[1], ("TWILIO_ACCOUNT_SID", "AC1")])?;
    assert!(malformed.starts_with("the account SID"), "{malformed}");
    let edge = said(&[key[0], key[1], ("TWILIO_EDGE", "evil.example/")])?;
    assert!(edge.starts_with("the edge must"), "{edge}");
    Ok(())
}

/// An API and its token endpoint: answers tokens `T1`, `T2`, ... and takes those that it is told to.
struct Twilio {
    server: FaultServer,
    tokens: Arc<AtomicUsize>,
    client: Client,
    credentials: Credentials,
}

impl Twilio {
    async fn start(
        expires_in: Value,
        takes: impl Fn(&str) -> bool + Send + 'static,
    ) -> Result<Self, Box<dyn StdError>> {
        let tokens = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&tokens);
        Self::with(tokens, move |received| {
            if received.path == "/token" {
                let number = count.fetch_add(1, Ordering::SeqCst) + 1;
                return Fault::Answer(Answer::json(
                    200,
                    &json!({
                        "access_token": format!("T{number}"), "token_type": "bearer", "expires_in": expires_in,
                    }),
                ));
            }
            let bearer = received.header("authorization").unwrap_or_default();
            let taken = takes(bearer.trim_start_matches("Bearer "));
            Fault::Answer(Answer::json(if taken { 200 } else { 401 }, &json!({})))
        })
        .await
    }

    async fn with(
        tokens: Arc<AtomicUsize>,
        mut react: impl FnMut(&Received) -> Fault + Send + 'static,
    ) -> Result<Self, Box<dyn StdError>> {
        let server = FaultServer::start(move |moment| match moment {
            Moment::Connected => Fault::Read,
            Moment::Request(received) => react(received),
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

    fn tokens(&self) -> usize {
        self.tokens.load(Ordering::SeqCst)
    }

    fn post(&self) -> Request<VerifyV2ServiceVerification> {
        let params = CreateVerificationParams::new("+12025550143", "sms");
        self.client.create_verification(SERVICE, params)
    }
}

#[tokio::test]
async fn an_access_token_is_had_and_used() -> Outcome {
    let twilio = Twilio::start(json!(3600), |token| token == "T1").await?;
    twilio.post().await?;
    let received = twilio.server.take();
    assert_eq!(received[0].header("authorization"), None);
    let form = b"grant_type=client_credentials&client_id=client-id&client_secret=client-secret";
    assert_eq!(received[0].body, form);
    assert_eq!(received[1].header("authorization"), Some("Bearer T1"));
    assert_eq!(twilio.post().send().await?.attempts(), 1);
    // Another client with the same credentials has the same token.
    let other = Client::builder(twilio.credentials.clone()).base_url(twilio.server.url());
    other.build()?.fetch_service(SERVICE).await?;
    assert_eq!(twilio.tokens(), 1);
    Ok(())
}

#[tokio::test]
async fn a_token_that_has_expired_is_renewed() -> Outcome {
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
async fn a_token_that_is_refused_is_renewed_once() -> Outcome {
    let twilio = Twilio::start(json!(3600), |token| token == "T2").await?;
    assert_eq!(twilio.post().send().await?.attempts(), 2);
    assert_eq!((twilio.tokens(), twilio.server.take().len()), (2, 4));

    let twilio = Twilio::start(json!(3600), |_| false).await?;
    let error = twilio.post().await.expect_err("401");
    assert!(error.is_unauthorized() && !error.is_token() && !error.may_have_been_processed());
    assert_eq!(
        (
            error.attempts(),
            twilio.tokens(),
            twilio.server.take().len()
        ),
        (2, 2, 4)
    );
    Ok(())
}

/// Sends many requests at once, and gives what became of them.
async fn at_once(twilio: &Twilio, count: usize) -> Vec<Result<(), Error>> {
    let mut sending = tokio::task::JoinSet::new();
    for _ in 0..count {
        let request = twilio.post();
        sending.spawn(async { request.await.map(drop) });
    }
    sending.join_all().await
}

#[tokio::test]
async fn one_renewal_serves_all_who_wait() -> Outcome {
    let twilio = Twilio::start(json!(3600), |token| token == "T1").await?;
    for outcome in at_once(&twilio, 200).await {
        outcome?;
    }
    assert_eq!(twilio.tokens(), 1);

    // All hold a token that is refused: the first to know renews it, the others find a new one.
    let revoked = Arc::new(Mutex::new("T0".to_owned()));
    let known = Arc::clone(&revoked);
    let twilio = Twilio::start(json!(3600), move |token| *known.lock().expect("") != token).await?;
    twilio.post().await?;
    *revoked.lock().expect("") = "T1".to_owned();
    for outcome in at_once(&twilio, 200).await {
        outcome?;
    }
    assert_eq!(twilio.tokens(), 2);
    Ok(())
}

#[tokio::test]
async fn a_failed_renewal_says_so_to_all_who_wait() -> Outcome {
    let twilio = Twilio::with(Arc::default(), |_| {
        let body =
            json!({ "error": "invalid_client", "error_description": "client-secret is wrong" });
        Fault::Answer(Answer::json(401, &body))
    })
    .await?;
    for outcome in at_once(&twilio, 50).await {
        let error = outcome.expect_err("no token");
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
    assert_eq!(twilio.server.take().len(), 1);
    // The next request tries again.
    assert!(twilio.post().await.is_err());
    assert_eq!(twilio.server.take().len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_renewal_that_nobody_waits_for_is_given_up() -> Outcome {
    let stalled = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&stalled);
    let twilio = Twilio::with(Arc::default(), move |received| match &*received.path {
        "/token" if count.fetch_add(1, Ordering::SeqCst) == 0 => Fault::Stall,
        "/token" => Fault::Answer(Answer::json(200, &json!({ "access_token": "T1" }))),
        _ => Fault::Answer(Answer::json(200, &json!({}))),
    })
    .await?;
    // It gives up in its own time, not in the renewal's, and leaves nothing that a later one would wait for.
    let error = twilio
        .post()
        .timeout(Duration::from_millis(100))
        .await
        .expect_err("no token");
    assert!(error.is_token() && error.is_timeout(), "{error:?}");
    tokio::time::timeout(Duration::from_secs(10), twilio.server.given_up()).await?;
    twilio.post().await?;
    assert_eq!(stalled.load(Ordering::SeqCst), 2);
    Ok(())
}

/// Answers requests for tokens when it is told to, and everything else at once.
#[derive(Default)]
struct Gate {
    open: tokio::sync::Notify,
    tokens: AtomicUsize,
}

impl Transport for Gate {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            if request.uri().path() != "/v2/token" {
                return Ok(http::Response::new("{}".into()));
            }
            self.tokens.fetch_add(1, Ordering::SeqCst);
            self.open.notified().await;
            Ok(http::Response::new(r#"{"access_token":"T1"}"#.into()))
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

#[tokio::test]
async fn a_renewal_outlives_the_request_that_began_it() -> Outcome {
    let gate = Arc::new(Gate::default());
    let client = Client::builder(Credentials::oauth("id", "secret"))
        .transport(Arc::clone(&gate))
        .build()?;
    let fetch = || client.fetch_service(SERVICE);
    let first = fetch().timeout(Duration::from_millis(50));
    let (first, second) = (
        tokio::spawn(first.into_future()),
        tokio::spawn(fetch().into_future()),
    );
    let error = first.await?.expect_err("the gate is closed");
    assert!(error.is_token() && error.is_timeout(), "{error:?}");
    gate.open.notify_one();
    second.await??;
    assert_eq!(gate.tokens.load(Ordering::SeqCst), 1);
    Ok(())
}

#[tokio::test]
async fn a_renewal_is_repeated_like_any_request() -> Outcome {
    let mut number = 0;
    let server = FaultServer::start(move |moment| {
        number += usize::from(matches!(moment, Moment::Request(_)));
        match (moment, number) {
            (Moment::Connected, _) => Fault::Read,
            (_, 1) => Fault::Close,
            (_, 2) => Fault::Answer(Answer::empty(503)),
            (_, 3) => Fault::Answer(Answer::json(200, &json!({ "access_token": "T1" }))),
            _ => Fault::Answer(Answer::json(200, &json!({}))),
        }
    })
    .await?;
    let url = format!("{}/token", server.url());
    let client = Client::builder(Credentials::oauth_at(&url, "id", "secret")?)
        .base_url(server.url())
        .transport(Patient(NoWait::new()?))
        .build()?;
    assert_eq!(client.fetch_service(SERVICE).send().await?.attempts(), 1);
    assert_eq!(server.take().len(), 4);
    Ok(())
}

/// Waits for real where a request's whole time is meant, and not between attempts.
struct Patient(NoWait);

impl Transport for Patient {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.0.send(request, limits)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        if duration > Duration::from_secs(10) {
            Box::pin(tokio::time::sleep(duration))
        } else {
            self.0.sleep(duration)
        }
    }
}

#[tokio::test]
async fn an_answer_without_a_token_is_an_error() -> Outcome {
    for body in [
        json!({}),
        json!({ "access_token": "" }),
        json!({ "access_token": "a\nb" }),
        json!({ "access_token": "T1", "token_type": "mac" }),
        json!([]),
    ] {
        let answer = Answer::json(200, &body);
        let twilio = Twilio::with(Arc::default(), move |_| Fault::Answer(answer.clone())).await?;
        let error = twilio.post().await.expect_err("no token");
        assert!(
            error.is_token() && !error.may_have_been_processed(),
            "{error}"
        );
        assert_eq!(twilio.server.take().len(), 1, "{error}");
    }
    Ok(())
}
