//! What the client makes of every fault, held at a server that counts: the table in the docs of `retry`, row by row.

use std::error::Error as StdError;
use std::time::Duration;

use serde_json::json;
use tests::{Answer, Fault, FaultServer, NoWait};
use twilio_verify_v2::*;

type Outcome = Result<(), Box<dyn StdError>>;

const SERVICE: &str = "VA0123456789abcdef0123456789abcdef";
const SECOND: Duration = Duration::from_secs(1);

fn client(url: &str, transport: &NoWait) -> Result<Client, Error> {
    Client::builder(Credentials::api_key("SK1", "secret"))
        .base_url(url)
        .transport(transport.clone())
        .build()
}

fn post(client: &Client) -> Request<VerifyV2ServiceVerification> {
    client.create_verification(
        SERVICE,
        CreateVerificationParams::new("+12025550143", "sms"),
    )
}

fn status(status: u16) -> Fault {
    Fault::Answer(Answer::json(status, &json!({})))
}

fn limited(code: Option<i64>, after: &[(&str, &str)]) -> Fault {
    let answer = Answer::json(429, &json!({ "code": code, "message": "Slow down" }));
    let add = |answer: Answer, (name, value): &(&str, &str)| answer.header(name, value);
    Fault::Answer(after.iter().fold(answer, add))
}

/// What a row of the table says of a method.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Then {
    Again,
    Error,
}

struct Sent {
    attempts: u32,
    received: usize,
    outcome: Result<(), Error>,
}

/// Sends a request to a server that has the fault twice and then answers as it should.
async fn sent<T: Wire + Default + 'static>(
    fault: &Fault,
    request: impl Fn(&Client) -> Request<T>,
) -> Result<Sent, Box<dyn StdError>> {
    let well = Fault::Answer(Answer::json(200, &json!({})));
    let server = FaultServer::script([fault.clone(), fault.clone(), well]).await?;
    let client = client(&server.url(), &NoWait::new()?)?;
    let mut request = request(&client);
    if matches!(fault, Fault::Stall) {
        request = request.attempt_timeout(Duration::from_millis(100));
    }
    let (attempts, outcome) = match request.send().await {
        Ok(response) => (response.attempts(), Ok(())),
        Err(error) => (error.attempts(), Err(error)),
    };
    let received = match fault {
        Fault::ResetUnread => server.connections(),
        _ => server.take().len(),
    };
    Ok(Sent {
        attempts,
        received,
        outcome,
    })
}

fn check(sent: &Sent, then: Then, what: &str) {
    let (attempts, well) = match then {
        Then::Again => (3, true),
        Then::Error => (1, false),
    };
    assert_eq!(sent.received, attempts, "{what}: requests at the server");
    assert_eq!(sent.attempts as usize, attempts, "{what}: attempts");
    assert_eq!(sent.outcome.is_ok(), well, "{what}: {:?}", sent.outcome);
}

#[tokio::test]
async fn repeats_what_the_table_says() -> Outcome {
    use Then::{Again, Error};
    let cut = Answer::json(200, &json!({}));
    let away = Answer::empty(307).header("location", "/elsewhere");
    // The fault, what follows for POST, what follows for GET and DELETE, and whether a POST may have been processed.
    let rows = [
        (Fault::ResetUnread, Error, Again, true),
        (Fault::Reset, Error, Again, true),
        (Fault::Close, Error, Again, true),
        (Fault::CutOff(cut), Error, Again, true),
        (Fault::Stall, Error, Again, true),
        (status(500), Error, Again, true),
        (status(502), Error, Again, true),
        (status(503), Error, Again, true),
        (status(504), Error, Again, true),
        (limited(None, &[]), Again, Again, false),
        (
            limited(Some(codes::TOO_MANY_REQUESTS), &[]),
            Again,
            Again,
            false,
        ),
        (
            limited(Some(codes::MAX_CHECKS_REACHED), &[]),
            Error,
            Error,
            false,
        ),
        (
            limited(Some(codes::MAX_SENDS_REACHED), &[]),
            Error,
            Error,
            false,
        ),
        (
            limited(Some(codes::TOO_MANY_CONCURRENT), &[]),
            Error,
            Error,
            false,
        ),
        (status(400), Error, Error, false),
        (status(401), Error, Error, false),
        (status(404), Error, Error, false),
        (status(501), Error, Error, true),
        (Fault::Answer(away), Error, Error, true),
        (Fault::Answer(Answer::empty(200)), Error, Error, true),
    ];
    for (fault, of_post, of_others, processed) in rows {
        let posted = sent(&fault, post).await?;
        check(&posted, of_post, &format!("POST, {fault:?}"));
        if let Err(error) = &posted.outcome {
            assert_eq!(error.may_have_been_processed(), processed, "{error}");
        }
        let got = sent(&fault, |client| client.fetch_service(SERVICE)).await?;
        check(&got, of_others, &format!("GET, {fault:?}"));
        if !matches!(&fault, Fault::Answer(answer) if answer.status == 200) {
            let deleted = sent(&fault, |client| client.delete_service(SERVICE)).await?;
            check(&deleted, of_others, &format!("DELETE, {fault:?}"));
        }
    }
    Ok(())
}

#[tokio::test]
async fn repeats_whatever_did_not_connect() -> Outcome {
    let transport = NoWait::new()?;
    let unused = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    let url = format!("http://{}", unused.local_addr()?);
    drop(unused);
    let error = post(&client(&url, &transport)?)
        .await
        .expect_err("nobody listens");
    assert_eq!(error.attempts(), 3);
    assert!(
        error.is_connect() && !error.may_have_been_processed(),
        "{error:?}"
    );
    assert!(
        error
            .to_string()
            .ends_with("(after 3 attempts); the request was not processed"),
        "{error}"
    );
    let waits = transport.take();
    assert_eq!(waits.len(), 2);
    assert!(waits[0] <= SECOND / 2 && waits[1] <= SECOND, "{waits:?}");
    Ok(())
}

#[tokio::test]
async fn remembers_that_an_earlier_attempt_may_have_been_processed() -> Outcome {
    let server = FaultServer::script([Fault::Close, status(404)]).await?;
    let client = client(&server.url(), &NoWait::new()?)?;
    let error = client.delete_service(SERVICE).await.expect_err("404");
    assert!(error.is_not_found() && error.may_have_been_processed());
    assert_eq!(error.attempts(), 2);
    Ok(())
}

#[tokio::test]
async fn waits_as_long_as_the_server_asks() -> Outcome {
    let date = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
    let seconds = Some(Duration::from_secs(7));
    let rows: [(&[(&str, &str)], _); 7] = [
        (&[("retry-after", "7")], seconds),
        (
            &[date, ("retry-after", "Sun, 06 Nov 1994 08:49:44 GMT")],
            seconds,
        ),
        (
            &[date, ("retry-after", "Sunday, 06-Nov-94 08:49:44 GMT")],
            seconds,
        ),
        (
            &[date, ("retry-after", "Sun Nov  6 08:49:44 1994")],
            seconds,
        ),
        (
            &[date, ("retry-after", "Sun, 06 Nov 1994 08:49:30 GMT")],
            Some(Duration::ZERO),
        ),
        (&[("retry-after", "soon")], None),
        (&[("retry-after", "-1")], None),
    ];
    for (headers, expected) in rows {
        let transport = NoWait::new()?;
        let server = FaultServer::script([limited(None, headers)]).await?;
        let error = post(&client(&server.url(), &transport)?)
            .await
            .expect_err("429");
        assert!(error.is_rate_limited());
        assert_eq!(error.retry_after(), expected, "{headers:?}");
        assert_eq!(server.take().len(), 3);
        match expected {
            Some(wait) => assert_eq!(transport.take(), [wait, wait]),
            None => assert!(transport.take().iter().all(|wait| *wait <= SECOND)),
        }
    }
    Ok(())
}

#[tokio::test]
async fn gives_the_error_at_once_if_the_wait_is_too_long() -> Outcome {
    let transport = NoWait::new()?;
    let server = FaultServer::script([limited(None, &[("retry-after", "9")])]).await?;
    let client = client(&server.url(), &transport)?;
    // Longer than a policy's longest wait, and longer than the request may take.
    let short = Retries::default().max_backoff(SECOND * 8);
    for request in [
        post(&client).retry(short),
        post(&client).timeout(SECOND * 9),
    ] {
        let error = request.await.expect_err("429");
        assert_eq!((error.attempts(), server.take().len()), (1, 1));
        assert_eq!(error.retry_after(), Some(SECOND * 9));
    }
    assert!(transport.take().is_empty());
    Ok(())
}

#[tokio::test]
async fn a_policy_can_be_replaced() -> Outcome {
    struct Stubborn;
    impl RetryPolicy for Stubborn {
        fn retry(&self, attempt: &retry::Attempt<'_>) -> Option<Duration> {
            let wait = SECOND * attempt.number;
            (attempt.number < 5 && attempt.error.code() == Some(20404)).then_some(wait)
        }
    }
    let transport = NoWait::new()?;
    let missing = Answer::json(404, &json!({ "code": 20404 }));
    let server = FaultServer::script([Fault::Answer(missing)]).await?;
    let of_client = Client::builder(Credentials::api_key("SK1", "secret"))
        .base_url(server.url())
        .transport(transport.clone())
        .retry(Stubborn)
        .build()?;
    let error = of_client.fetch_service(SERVICE).await.expect_err("404");
    assert_eq!((error.attempts(), server.take().len()), (5, 5));
    assert_eq!(transport.take(), [1, 2, 3, 4].map(|number| SECOND * number));
    let never = of_client.fetch_service(SERVICE).retry(Retries::never());
    assert_eq!(never.await.expect_err("404").attempts(), 1);
    Ok(())
}

#[tokio::test]
async fn redirects_are_not_followed() -> Outcome {
    let other = FaultServer::script([status(200)]).await?;
    for status in [301, 302, 303, 307, 308] {
        let away = Answer::empty(status).header("location", &other.url());
        let server = FaultServer::script([Fault::Answer(away)]).await?;
        let client = client(&server.url(), &NoWait::new()?)?;
        for error in [
            post(&client).await.expect_err("a redirect"),
            client.fetch_service(SERVICE).await.expect_err("a redirect"),
        ] {
            assert_eq!(error.status().map(|found| found.as_u16()), Some(status));
            assert!(
                error.to_string().contains("redirects are not followed"),
                "{error}"
            );
        }
        assert_eq!(server.take().len(), 2);
    }
    assert_eq!(other.connections(), 0, "nothing goes to the other host");
    Ok(())
}

#[tokio::test]
async fn stops_reading_an_answer_that_is_too_large() -> Outcome {
    const MEGABYTE: usize = 1024 * 1024;
    for announced in [true, false] {
        let bytes = 100 * MEGABYTE;
        let server = FaultServer::script([Fault::Flood { bytes, announced }]).await?;
        let client = client(&server.url(), &NoWait::new()?)?;
        let error = client.fetch_service(SERVICE).await.expect_err("too large");
        assert!(
            error.is_too_large() && error.may_have_been_processed(),
            "{error:?}"
        );
        assert_eq!(server.take().len(), 1);
        // What was read, and what fits into the buffers between the two.
        assert!(
            server.written() < 40 * MEGABYTE,
            "{} bytes",
            server.written()
        );

        let small = Answer::json(200, &json!({ "friendly_name": "x".repeat(100) }));
        let server = FaultServer::script([Fault::Answer(small)]).await?;
        let client = self::client(&server.url(), &NoWait::new()?)?;
        let request = client.fetch_service(SERVICE);
        assert!(
            request
                .clone()
                .max_response_size(50)
                .await
                .expect_err("")
                .is_too_large()
        );
        request.max_response_size(200).await?;
    }
    Ok(())
}

#[tokio::test]
async fn never_takes_longer_than_it_may() -> Outcome {
    let server = FaultServer::script([Fault::Stall]).await?;
    let client = client(&server.url(), &NoWait::new()?)?;
    // With an hour for each attempt, only the total can end it.
    let request = client.fetch_service(SERVICE).attempt_timeout(SECOND * 3600);
    let error = request.timeout(SECOND / 10).await.expect_err("no answer");
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!((error.attempts(), server.take().len()), (1, 1));
    Ok(())
}

#[tokio::test]
async fn dropping_a_request_ends_it() -> Outcome {
    let server = FaultServer::script([Fault::Stall]).await?;
    let client = client(&server.url(), &NoWait::new()?)?;
    let mut request = Box::pin(post(&client).into_future());
    while server.take().is_empty() {
        tokio::select! {
            _ = &mut request => panic!("no answer comes"),
            () = tokio::task::yield_now() => {}
        }
    }
    drop(request);
    tokio::time::timeout(SECOND * 10, server.given_up()).await?;
    Ok(())
}

#[tokio::test]
async fn a_kept_connection_that_was_closed_sends_nothing_twice() -> Outcome {
    let well = Answer::json(200, &json!({}));
    let server = FaultServer::script([Fault::AnswerAndClose(well)]).await?;
    let client = client(&server.url(), &NoWait::new()?)?;
    let mut received = 0;
    for _ in 0..200 {
        let sent = post(&client).send().await;
        let came = server.take().len();
        match sent {
            Ok(response) => assert_eq!((response.attempts(), came), (1, 1)),
            Err(error) => {
                assert!(error.is_disconnected(), "{error:?}");
                assert!(came <= 1, "{came} requests came");
            }
        }
        received += came;
    }
    assert!(received > 0);
    Ok(())
}
