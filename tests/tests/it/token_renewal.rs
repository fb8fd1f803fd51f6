//! Renewals of access tokens that take long, fail or are abandoned, with a transport in memory and the clock paused.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use tests::{SERVICE_SID, TestResult};
use tokio::sync::Notify;
use twilio_verify_v2::*;

type Response = Result<http::Response<Bytes>, TransportError>;

/// A transport that passes each request for a token to a function, with its number, and responds to other requests with
/// an empty object.
struct TokenEndpoint<F> {
    respond: F,
    requests: Arc<AtomicUsize>,
}

impl<F> Transport for TokenEndpoint<F>
where
    F: Fn(usize) -> BoxFuture<'static, Response> + Send + Sync + 'static,
{
    fn send(&self, request: http::Request<Bytes>, _: TransportLimits) -> BoxFuture<'_, Response> {
        if request.uri().path() == "/v2/token" {
            let number = self.requests.fetch_add(1, Ordering::SeqCst) + 1;
            (self.respond)(number)
        } else {
            Box::pin(async { Ok(http::Response::new("{}".into())) })
        }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// A client, and the number of its requests for tokens.
fn client(
    respond: impl Fn(usize) -> BoxFuture<'static, Response> + Send + Sync + 'static,
) -> Result<(Client, Arc<AtomicUsize>), Error> {
    let requests = Arc::new(AtomicUsize::new(0));
    let transport = TokenEndpoint {
        respond,
        requests: Arc::clone(&requests),
    };
    let builder = Client::builder(Credentials::oauth("id", "secret"));
    Ok((builder.transport(transport).build()?, requests))
}

fn token() -> Response {
    Ok(http::Response::new(r#"{"access_token":"T1"}"#.into()))
}

#[tokio::test(start_paused = true)]
async fn a_renewal_outlives_the_request_that_started_it() -> TestResult {
    let gate = Arc::new(Notify::new());
    let closed = Arc::clone(&gate);
    let (client, requests) = client(move |_| {
        let gate = Arc::clone(&closed);
        Box::pin(async move {
            gate.notified().await;
            token()
        })
    })?;
    let fetch = || client.fetch_service(SERVICE_SID);
    let first = tokio::spawn(fetch().timeout(Duration::from_secs(1)).into_future());
    let second = tokio::spawn(fetch().into_future());
    let error = first.await?.expect_err("the gate is closed");
    assert!(error.is_token() && error.is_timeout(), "{error:?}");
    gate.notify_one();
    second.await??;
    assert_eq!(requests.load(Ordering::SeqCst), 1);
    Ok(())
}

/// Sets a flag when it is dropped.
struct SetOnDrop(Arc<AtomicBool>);

impl Drop for SetOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[tokio::test(start_paused = true)]
async fn a_renewal_without_waiting_requests_is_abandoned() -> TestResult {
    let abandoned = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&abandoned);
    let (client, requests) = client(move |number| {
        let guard = SetOnDrop(Arc::clone(&flag));
        Box::pin(async move {
            if number == 1 {
                let () = std::future::pending().await;
            }
            drop(guard);
            token()
        })
    })?;
    let fetch = || client.fetch_service(SERVICE_SID);
    // The timeout of the request ends the renewal before its own timeout does.
    let error = fetch().timeout(Duration::from_secs(1)).await;
    let error = error.expect_err("no token");
    assert!(error.is_token() && error.is_timeout(), "{error:?}");
    assert!(abandoned.load(Ordering::SeqCst));
    fetch().await?;
    assert_eq!(requests.load(Ordering::SeqCst), 2);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_renewal_is_retried_like_any_request() -> TestResult {
    let (client, requests) = client(|number| {
        Box::pin(async move {
            match number {
                1 => Err(TransportError::new(
                    TransportErrorKind::Other,
                    "the connection was closed",
                )),
                2 => {
                    let response = http::Response::builder().status(503);
                    Ok(response.body(Bytes::new()).expect("the response is valid"))
                }
                _ => token(),
            }
        })
    })?;
    let response = client.fetch_service(SERVICE_SID).send().await?;
    assert_eq!(response.attempts(), 1);
    assert_eq!(requests.load(Ordering::SeqCst), 3);
    Ok(())
}
