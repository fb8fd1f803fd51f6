//! The limit on concurrent requests.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;
use tests::{Behavior, SERVICE_SID, ScriptedServer, ServerResponse, TestResult, client_builder};
use twilio_verify_v2::*;

fn client(server: &ScriptedServer, limit: usize) -> Result<Client, Error> {
    let builder = client_builder(server.url()).retry(Retries::never());
    builder.max_concurrent_requests(limit).build()
}

fn fetch(client: &Client, id: usize) -> BoxFuture<'static, Result<VerifyV2Service, Error>> {
    let request = client.fetch_service(SERVICE_SID);
    request.header("x-id", &id.to_string()).into_future()
}

#[tokio::test]
async fn requests_beyond_the_limit_wait_in_order() -> TestResult {
    let ok = ServerResponse::json(200, &json!({}));
    let server = ScriptedServer::script([Behavior::Respond(ok)]).await?;
    let client = client(&server, 1)?;
    let results = join_all((0..50).map(|id| fetch(&client, id))).await;
    assert!(results.iter().all(Result::is_ok));
    let requests = server.take_requests();
    let ids = requests
        .iter()
        .filter_map(|request| request.header("x-id")?.parse().ok());
    assert_eq!(ids.collect::<Vec<usize>>(), (0..50).collect::<Vec<_>>());
    assert_eq!(server.connections(), 1);
    Ok(())
}

#[tokio::test]
async fn waiting_counts_toward_the_timeout() -> TestResult {
    let ok = Behavior::Respond(ServerResponse::json(200, &json!({})));
    let server = ScriptedServer::script([Behavior::Stall, Behavior::Stall, ok]).await?;
    let client = client(&server, 2)?;
    let stalled = [
        tokio::spawn(fetch(&client, 1)),
        tokio::spawn(fetch(&client, 2)),
    ];
    let mut received = 0;
    while received < 2 {
        received += server.take_requests().len();
        tokio::task::yield_now().await;
    }
    let params = CreateVerificationParams::new("+12025550143", "sms");
    let post = client.create_verification(SERVICE_SID, params);
    let error = post.clone().timeout(Duration::from_millis(100)).await;
    let error = error.expect_err("both permits are taken");
    assert!(
        error.is_timeout() && !error.may_have_been_processed(),
        "{error}"
    );
    assert!(
        error
            .to_string()
            .contains("waited 100 ms for other requests"),
        "{error}"
    );
    // The permit of a request that is dropped goes to one that waits.
    let waiting = tokio::spawn(post.into_future());
    stalled[0].abort();
    waiting.await??;
    stalled[1].abort();
    Ok(())
}

#[tokio::test]
async fn requests_that_are_dropped_while_they_wait_take_no_permit() -> TestResult {
    let ok = ServerResponse::json(200, &json!({}));
    let server = ScriptedServer::script([Behavior::Respond(ok)]).await?;
    let client = client(&server, 1)?;
    let tasks: Vec<_> = (0..40).map(|id| tokio::spawn(fetch(&client, id))).collect();
    tokio::task::yield_now().await;
    for task in tasks.iter().step_by(2) {
        task.abort();
    }
    for task in tasks.into_iter().skip(1).step_by(2) {
        task.await??;
    }
    fetch(&client, 99).await?;
    Ok(())
}
