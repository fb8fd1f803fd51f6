//! Failures: each row of the table in the docs of `retry`, provoked by a server that counts requests.

use std::error::Error as StdError;
use std::time::Duration;

use serde_json::json;
use tests::{
    Behavior, InstantTransport, SERVICE_SID, ScriptedServer, ServerResponse, TestResult,
    client_builder,
};
use tokio::net::TcpListener;
use twilio_verify_v2::*;

const SECOND: Duration = Duration::from_secs(1);

/// A row of the table.
#[derive(Clone)]
struct Row {
    behavior: Behavior,
    kind: ErrorKind,
    /// Part of the message.
    message: &'static str,
    /// Whether a POST may have been processed.
    processed: bool,
    retried: Retried,
}

/// The requests that are retried.
#[derive(Clone, Copy, PartialEq)]
enum Retried {
    All,
    Idempotent,
    None,
}

fn row(
    behavior: Behavior,
    kind: ErrorKind,
    message: &'static str,
    processed: bool,
    retried: Retried,
) -> Row {
    Row {
        behavior,
        kind,
        message,
        processed,
        retried,
    }
}

fn status(status: u16) -> Behavior {
    Behavior::Respond(ServerResponse::json(status, &json!({})))
}

fn rate_limited(code: Option<i64>) -> ServerResponse {
    ServerResponse::json(429, &json!({ "code": code, "message": "Slow down" }))
}

/// Responses that are lost.
fn lost() -> Vec<Row> {
    use ErrorKind::{Disconnected, Timeout};
    let truncated = Behavior::Truncate(ServerResponse::json(200, &json!({})));
    let lost = |behavior| {
        let message = "lost the connection to http://127.0.0.1:";
        row(behavior, Disconnected, message, true, Retried::Idempotent)
    };
    let late = "received no complete response from http://127.0.0.1:";
    vec![
        lost(Behavior::Reset),
        lost(Behavior::Close),
        lost(truncated),
        row(Behavior::TimeOut, Timeout, late, true, Retried::Idempotent),
    ]
}

/// Responses that cannot be used.
fn unusable() -> Vec<Row> {
    let empty = || ServerResponse::empty(200);
    let html = ServerResponse {
        body: b"<html>login</html>".into(),
        ..empty().header("content-type", "text/html")
    };
    let gzip = ServerResponse {
        body: vec![0x1f, 0x8b, 8, 0],
        ..empty().header("content-encoding", "gzip")
    };
    let flood = Behavior::Flood {
        bytes: 5000,
        announced: true,
    };
    let decode = |response, message| {
        let behavior = Behavior::Respond(response);
        row(behavior, ErrorKind::Decode, message, true, Retried::None)
    };
    let too_large = "that is too large (more than 4000 bytes)";
    vec![
        row(flood, ErrorKind::TooLarge, too_large, true, Retried::None),
        decode(
            empty(),
            "returned 200 OK, but the body is empty; the request was processed",
        ),
        decode(
            html,
            "the body is text/html, not JSON; it may come from a proxy",
        ),
        decode(gzip, "the body is encoded as gzip, which was not requested"),
    ]
}

/// Failures of the server.
fn failed() -> Vec<Row> {
    let failed =
        |code, message, retried| row(status(code), ErrorKind::Server, message, true, retried);
    vec![
        failed(
            500,
            "failed with 500 Internal Server Error",
            Retried::Idempotent,
        ),
        failed(502, "failed with 502 Bad Gateway", Retried::Idempotent),
        failed(
            503,
            "failed with 503 Service Unavailable",
            Retried::Idempotent,
        ),
        failed(504, "failed with 504 Gateway Timeout", Retried::Idempotent),
        failed(501, "failed with 501 Not Implemented", Retried::None),
    ]
}

/// Requests that are limited.
fn limited() -> Vec<Row> {
    use ErrorKind::{MaxChecksReached, MaxSendsReached, ServiceRateLimit, TooManyRequests};
    let of_service = rate_limited(None).header("twilio-reached-rate-limit", "by_ip");
    let without_code = Behavior::Respond(rate_limited(None));
    let limited = |behavior, kind, retried| {
        let message = "failed with 429 Too Many Requests: Slow down";
        row(behavior, kind, message, false, retried)
    };
    let of_code = |code, kind, retried| {
        let response = rate_limited(Some(code));
        limited(Behavior::Respond(response), kind, retried)
    };
    vec![
        limited(without_code, TooManyRequests, Retried::All),
        limited(
            Behavior::Respond(of_service),
            ServiceRateLimit,
            Retried::None,
        ),
        of_code(codes::TOO_MANY_REQUESTS, TooManyRequests, Retried::All),
        of_code(codes::TOO_MANY_CONCURRENT, TooManyRequests, Retried::None),
        of_code(codes::MAX_CHECKS_REACHED, MaxChecksReached, Retried::None),
        of_code(codes::MAX_SENDS_REACHED, MaxSendsReached, Retried::None),
    ]
}

/// Requests that are rejected, or answered elsewhere.
fn rejected() -> Vec<Row> {
    use ErrorKind::{InvalidInput, Other, Unauthorized};
    let redirect = ServerResponse::empty(307).header("location", "/elsewhere");
    let rejected =
        |behavior, kind, message, processed| row(behavior, kind, message, processed, Retried::None);
    let credentials = "check the client's credentials";
    let base_url = "redirects are not followed: check the client's base URL";
    vec![
        rejected(status(400), InvalidInput, "failed with 400", false),
        rejected(status(401), Unauthorized, credentials, false),
        rejected(status(418), Other, "failed with 418", false),
        rejected(status(408), Other, "failed with 408", true),
        rejected(Behavior::Respond(redirect), Other, base_url, true),
    ]
}

/// Sends a request to a server that behaves this way twice and then responds successfully. Returns the number of attempts
/// and of received requests, and the error, if any.
async fn observe<T: Wire + Default + 'static>(
    transport: &InstantTransport,
    behavior: &Behavior,
    request: impl Fn(&Client) -> Request<T>,
) -> Result<(usize, usize, Option<Error>), Box<dyn StdError>> {
    let script = [behavior.clone(), behavior.clone(), status(200)];
    let server = ScriptedServer::script(script).await?;
    let client: Client = client_builder(server.url())
        .transport(transport.clone())
        .build()?;
    let request = request(&client).attempt_timeout(SECOND);
    let (attempts, error) = match request.max_response_size(4000).send().await {
        Ok(response) => (response.attempts(), None),
        Err(error) => (error.attempts(), Some(error)),
    };
    Ok((attempts as usize, server.take_requests().len(), error))
}

#[track_caller]
fn check_attempts(
    (attempts, received, error): &(usize, usize, Option<Error>),
    is_retried: bool,
    name: &str,
) {
    let expected = if is_retried { 3 } else { 1 };
    assert_eq!(*received, expected, "{name}: received requests");
    assert_eq!(*attempts, expected, "{name}: attempts");
    assert_eq!(error.is_none(), is_retried, "{name}: {error:?}");
}

fn post(client: &Client) -> Request<VerifyV2ServiceVerification> {
    let params = CreateVerificationParams::new("+12025550143", "sms");
    client.create_verification(SERVICE_SID, params)
}

#[tokio::test]
async fn failures_are_reported_and_retried_as_the_table_says() -> TestResult {
    for is_reqwest in [false, true] {
        let transport = match is_reqwest {
            true => InstantTransport::reqwest()?,
            false => InstantTransport::hyper(),
        };
        for row in [lost(), unusable(), failed(), limited(), rejected()].concat() {
            // The thread of reqwest does not see that the clock is paused.
            if is_reqwest && row.kind == ErrorKind::Timeout {
                continue;
            }
            let name = format!("{:?}", row.behavior);
            let once = |client: &Client| post(client).retry(Retries::never());
            let (_, received, error) = observe(&transport, &row.behavior, once).await?;
            let error = error.expect(&name);
            assert_eq!((received, error.kind()), (1, row.kind), "{name}: {error}");
            assert_eq!(
                error.may_have_been_processed(),
                row.processed,
                "{name}: {error}"
            );
            let message = error.to_string();
            assert!(
                message.starts_with("CreateVerification ") && message.contains(row.message),
                "{name}: {message}"
            );

            let of_post = observe(&transport, &row.behavior, post).await?;
            check_attempts(
                &of_post,
                row.retried == Retried::All,
                &format!("POST {name}"),
            );
            let is_retried = row.retried != Retried::None;
            let fetch = |client: &Client| client.fetch_service(SERVICE_SID);
            let of_get = observe(&transport, &row.behavior, fetch).await?;
            check_attempts(&of_get, is_retried, &format!("GET {name}"));
            let delete = |client: &Client| client.delete_service(SERVICE_SID);
            let of_delete = observe(&transport, &row.behavior, delete).await?;
            // Its response has no content that could be wrong, except HTML.
            if row.kind != ErrorKind::Decode || row.message.contains("text/html") {
                check_attempts(&of_delete, is_retried, &format!("DELETE {name}"));
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn requests_that_cannot_connect_are_retried() -> TestResult {
    let unused = TcpListener::bind(("127.0.0.1", 0)).await?;
    let refused = format!("http://{}", unused.local_addr()?);
    drop(unused);
    let server = ScriptedServer::script([status(200)]).await?;
    let without_tls = server.url().replace("http:", "https:");
    for url in [&*refused, &without_tls, "http://api.invalid"] {
        for transport in [InstantTransport::hyper(), InstantTransport::reqwest()?] {
            let client: Client = client_builder(url).transport(transport.clone()).build()?;
            let error = post(&client).await.expect_err(url);
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
            assert!(!error.may_have_been_processed(), "{error}");
            let message = error.to_string();
            let start = format!("CreateVerification could not connect to {url} (");
            let end = ") (after 3 attempts); the request was not processed";
            assert!(
                message.starts_with(&start) && message.ends_with(end),
                "{message}"
            );
            let backoffs = transport.take_sleeps();
            assert!(
                backoffs.len() == 2 && backoffs[0] <= SECOND / 2 && backoffs[1] <= SECOND,
                "{backoffs:?}"
            );
        }
    }
    assert!(server.take_requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn mistakes_of_the_program_are_not_sent() -> TestResult {
    let server = ScriptedServer::script([status(200)]).await?;
    let client: Client = client_builder(server.url()).build()?;
    let params = CreateVerificationParams::new("+12025550143", "sms");
    let error = client.create_verification("VA1", params).await;
    let error = error.expect_err("the SID is malformed");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Argument, 0));
    assert!(!error.may_have_been_processed(), "{error}");
    assert_eq!(server.connections(), 0);
    Ok(())
}
