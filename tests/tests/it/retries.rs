//! Retries: delays, the retry budget and policies, against a server that counts requests. Which failures are retried is
//! tested in `failures`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::json;
use tests::{
    Behavior, Event, InstantTransport, SERVICE_SID, ScriptedServer, ServerResponse, TestResult,
    client_builder,
};
use twilio_verify_v2::*;

const SECOND: Duration = Duration::from_secs(1);

fn client(url: &str, transport: &InstantTransport) -> Result<Client, Error> {
    client_builder(url).transport(transport.clone()).build()
}

fn post(client: &Client) -> Request<VerifyV2ServiceVerification> {
    client.create_verification(
        SERVICE_SID,
        CreateVerificationParams::new("+12025550143", "sms"),
    )
}

fn status(status: u16) -> Behavior {
    Behavior::Respond(ServerResponse::json(status, &json!({})))
}

fn rate_limited(code: Option<i64>, headers: &[(&str, &str)]) -> Behavior {
    let response = ServerResponse::json(429, &json!({ "code": code, "message": "Slow down" }));
    let headers = headers.iter();
    let response = headers.fold(response, |response, (name, value)| {
        response.header(name, value)
    });
    Behavior::Respond(response)
}

#[tokio::test]
async fn an_earlier_attempt_may_have_been_processed() -> TestResult {
    let server = ScriptedServer::script([Behavior::Close, status(404)]).await?;
    let client = client(&server.url(), &InstantTransport::hyper())?;
    let error = client.delete_service(SERVICE_SID).await.expect_err("404");
    assert!(error.is_not_found() && error.may_have_been_processed());
    assert_eq!(error.attempts(), 2);
    Ok(())
}

#[tokio::test]
async fn the_backoff_is_as_long_as_the_server_asks_for() -> TestResult {
    let date = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
    let seven = Some(SECOND * 7);
    let rows: [(&[(&str, &str)], _); 14] = [
        (&[("retry-after", "7")], seven),
        (&[("retry-after", " 7 ")], seven),
        (&[("retry-after", "7.0")], seven),
        (&[("retry-after", "1.5")], Some(SECOND * 3 / 2)),
        (&[("retry-after", ".5")], Some(SECOND / 2)),
        (
            &[date, ("retry-after", "Sun, 06 Nov 1994 08:49:44 GMT")],
            seven,
        ),
        (
            &[date, ("retry-after", "Sunday, 06-Nov-94 08:49:44 GMT")],
            seven,
        ),
        (&[date, ("retry-after", "Sun Nov  6 08:49:44 1994")], seven),
        (
            &[date, ("retry-after", "Sun, 06 Nov 1994 08:49:30 GMT")],
            Some(Duration::ZERO),
        ),
        (&[("retry-after", "0")], Some(Duration::ZERO)),
        (&[("retry-after", "soon")], None),
        (&[("retry-after", "-1")], None),
        (&[("retry-after", "1e3")], None),
        (&[("retry-after", "NaN")], None),
    ];
    for (headers, expected) in rows {
        let transport = InstantTransport::hyper();
        let server = ScriptedServer::script([rate_limited(None, headers)]).await?;
        let error = post(&client(&server.url(), &transport)?)
            .await
            .expect_err("429");
        assert!(error.is_rate_limited());
        assert_eq!(error.retry_after(), expected, "{headers:?}");
        assert_eq!(server.take_requests().len(), 3);
        let backoffs = transport.take_sleeps();
        let asked = expected.unwrap_or_default();
        // What was asked for, and a random part of a quarter of it or of the backoff, whichever is longer.
        let is_long_enough = |(backoff, max): (&Duration, Duration)| {
            (asked..=asked + max.max(asked / 4)).contains(backoff) && !backoff.is_zero()
        };
        let mut pairs = backoffs.iter().zip([SECOND / 2, SECOND]);
        assert!(pairs.all(is_long_enough), "{headers:?}: {backoffs:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_number_of_seconds_that_overflows_is_a_long_time() -> TestResult {
    for seconds in [
        "86400",
        "99999999999999999999999",
        "18446744073709551615",
        "99999999999.9",
    ] {
        let transport = InstantTransport::hyper();
        let behavior = rate_limited(None, &[("retry-after", seconds)]);
        let server = ScriptedServer::script([behavior]).await?;
        let error = post(&client(&server.url(), &transport)?)
            .await
            .expect_err("429");
        assert_eq!(
            (error.attempts(), server.take_requests().len()),
            (1, 1),
            "{seconds}"
        );
        let delay = error.retry_after().expect(seconds);
        assert!(delay >= SECOND * 86400, "{delay:?}");
        // Can be added to the current time.
        _ = std::time::SystemTime::now() + delay;
    }
    Ok(())
}

#[tokio::test]
async fn clients_that_were_told_the_same_time_do_not_return_at_once() -> TestResult {
    let transport = InstantTransport::hyper();
    let behavior = rate_limited(None, &[("retry-after", "1")]);
    let server = ScriptedServer::script([behavior]).await?;
    let client = client(&server.url(), &transport)?;
    for _ in 0..100 {
        post(&client)
            .retry(Retries::default().max_attempts(2))
            .await
            .expect_err("429");
    }
    let mut backoffs = transport.take_sleeps();
    backoffs.sort();
    assert!(backoffs[0] >= SECOND, "{:?}", backoffs[0]);
    assert!(backoffs[95] - backoffs[5] > SECOND / 5, "{backoffs:?}");
    Ok(())
}

#[tokio::test]
async fn a_backoff_that_is_too_long_is_an_error_at_once() -> TestResult {
    let transport = InstantTransport::hyper();
    let server = ScriptedServer::script([rate_limited(None, &[("retry-after", "9")])]).await?;
    let client = client(&server.url(), &transport)?;
    // Longer than the maximum of the policy, and longer than the timeout of the request.
    let short = Retries::default().max_backoff(SECOND * 8);
    for request in [
        post(&client).retry(short),
        post(&client).timeout(SECOND * 9),
    ] {
        let error = request.await.expect_err("429");
        assert_eq!((error.attempts(), server.take_requests().len()), (1, 1));
        assert_eq!(error.retry_after(), Some(SECOND * 9));
    }
    assert!(transport.take_sleeps().is_empty());
    Ok(())
}

#[tokio::test]
async fn an_outage_exhausts_the_retry_budget() -> TestResult {
    let is_down = Arc::new(AtomicBool::new(true));
    let down = Arc::clone(&is_down);
    let server = ScriptedServer::start(move |event| match event {
        Event::Connected => Behavior::Read,
        Event::Request(_) if down.load(Ordering::SeqCst) => status(503),
        Event::Request(_) => status(200),
    })
    .await?;
    let builder = client_builder(server.url()).transport(InstantTransport::hyper());
    let client = builder.retry_budget(retry::RetryBudget::new(3)).build()?;
    let attempts = async || match client.fetch_service(SERVICE_SID).send().await {
        Ok(response) => response.attempts(),
        Err(error) => error.attempts(),
    };
    assert_eq!(
        [attempts().await, attempts().await, attempts().await],
        [3, 2, 1]
    );
    let error = client.fetch_service(SERVICE_SID).await.expect_err("503");
    assert!(
        error.to_string().contains("the retry budget is exhausted"),
        "{error}"
    );
    // A POST takes nothing from it, because it is not retried anyway.
    let error = post(&client).await.expect_err("503");
    assert!(!error.to_string().contains("budget"), "{error}");
    is_down.store(false, Ordering::SeqCst);
    for _ in 0..5 {
        assert_eq!(attempts().await, 1);
    }
    is_down.store(true, Ordering::SeqCst);
    assert_eq!([attempts().await, attempts().await], [2, 1]);
    Ok(())
}

#[tokio::test]
async fn a_policy_can_be_replaced() -> TestResult {
    struct Stubborn;
    impl RetryPolicy for Stubborn {
        fn retry(&self, attempt: &retry::Attempt<'_>) -> Option<Duration> {
            let backoff = SECOND * attempt.number;
            (attempt.number < 5 && attempt.error.code() == Some(20404)).then_some(backoff)
        }
    }
    let transport = InstantTransport::hyper();
    let missing = ServerResponse::json(404, &json!({ "code": 20404 }));
    let server = ScriptedServer::script([Behavior::Respond(missing)]).await?;
    let client = client_builder(server.url())
        .transport(transport.clone())
        .retry(Stubborn)
        .build()?;
    let error = client.fetch_service(SERVICE_SID).await.expect_err("404");
    assert_eq!((error.attempts(), server.take_requests().len()), (5, 5));
    assert_eq!(
        transport.take_sleeps(),
        [1, 2, 3, 4].map(|number| SECOND * number)
    );
    let never = client.fetch_service(SERVICE_SID).retry(Retries::never());
    assert_eq!(never.await.expect_err("404").attempts(), 1);
    Ok(())
}

#[tokio::test]
async fn a_request_on_a_closed_connection_is_not_sent_twice() -> TestResult {
    let response = ServerResponse::json(200, &json!({}));
    let server = ScriptedServer::script([Behavior::RespondAndClose(response)]).await?;
    let client = client(&server.url(), &InstantTransport::hyper())?;
    let mut received = 0;
    for _ in 0..200 {
        let result = post(&client).send().await;
        let count = server.take_requests().len();
        match result {
            Ok(response) => assert_eq!((response.attempts(), count), (1, 1)),
            Err(error) => {
                assert!(error.is_disconnected(), "{error:?}");
                assert!(count <= 1, "{count} requests received");
            }
        }
        received += count;
    }
    assert!(received > 0);
    Ok(())
}
