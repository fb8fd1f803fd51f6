//! Limits on requests: redirects, the size of responses, time.

use std::time::Duration;

use serde_json::json;
use tests::{Behavior, SERVICE_SID, ScriptedServer, ServerResponse, TestResult, client_builder};
use twilio_verify_v2::*;

const SECOND: Duration = Duration::from_secs(1);

/// A client without retries.
fn client(server: &ScriptedServer) -> Result<Client, Error> {
    client_builder(server.url()).retry(Retries::never()).build()
}

fn post(client: &Client) -> Request<VerifyV2ServiceVerification> {
    let params = CreateVerificationParams::new("+12025550143", "sms");
    client.create_verification(SERVICE_SID, params)
}

#[tokio::test]
async fn redirects_are_not_followed() -> TestResult {
    let ok = ServerResponse::json(200, &json!({}));
    let other = ScriptedServer::script([Behavior::Respond(ok)]).await?;
    for status in [301, 302, 303, 307, 308] {
        let redirect = ServerResponse::empty(status).header("location", &other.url());
        let server = ScriptedServer::script([Behavior::Respond(redirect)]).await?;
        let client = client(&server)?;
        for error in [
            post(&client).await.expect_err("a redirect"),
            client
                .fetch_service(SERVICE_SID)
                .await
                .expect_err("a redirect"),
        ] {
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            assert!(
                error.to_string().contains("redirects are not followed"),
                "{error}"
            );
        }
        assert_eq!(server.take_requests().len(), 2);
    }
    assert_eq!(other.connections(), 0, "connections to the other host");
    Ok(())
}

#[tokio::test]
async fn a_response_that_is_too_large_is_not_read_to_its_end() -> TestResult {
    const MEGABYTE: usize = 1024 * 1024;
    for announced in [true, false] {
        let bytes = 100 * MEGABYTE;
        let server = ScriptedServer::script([Behavior::Flood { bytes, announced }]).await?;
        let client = client(&server)?;
        let error = client
            .fetch_service(SERVICE_SID)
            .await
            .expect_err("too large");
        assert!(
            error.is_too_large() && error.may_have_been_processed(),
            "{error:?}"
        );
        assert_eq!(server.take_requests().len(), 1);
        // The part that the client reads, and the content of the buffers between the server and the client.
        assert!(
            server.flooded() < 40 * MEGABYTE,
            "{} bytes",
            server.flooded()
        );

        let small = ServerResponse::json(200, &json!({ "friendly_name": "x".repeat(100) }));
        let server = ScriptedServer::script([Behavior::Respond(small)]).await?;
        let client = self::client(&server)?;
        let request = client.fetch_service(SERVICE_SID);
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
async fn the_timeout_includes_all_attempts() -> TestResult {
    let server = ScriptedServer::script([Behavior::TimeOut]).await?;
    let client = client(&server)?;
    // With an hour for each attempt, only the timeout of the request can be exceeded.
    let request = client
        .fetch_service(SERVICE_SID)
        .attempt_timeout(SECOND * 3600);
    let error = request.timeout(SECOND).await.expect_err("no response");
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!((error.attempts(), server.take_requests().len()), (1, 1));
    Ok(())
}

#[tokio::test]
async fn dropping_a_request_closes_its_connection() -> TestResult {
    let server = ScriptedServer::script([Behavior::Stall]).await?;
    let client = client(&server)?;
    let mut request = Box::pin(post(&client).into_future());
    while server.take_requests().is_empty() {
        tokio::select! {
            _ = &mut request => panic!("there is no response"),
            () = tokio::task::yield_now() => {}
        }
    }
    drop(request);
    tokio::time::timeout(SECOND * 10, server.abandoned()).await?;
    Ok(())
}
