//! Sizes, parallel calls, and clients that go away.

use std::time::Duration;

use rmcp::model::{CallToolRequest, ClientRequest};
use rmcp::service::PeerRequestOptions;
use serde_json::{Value, json};
use tests::{Behavior, Event, ScriptedServer, ServerResponse};

use crate::harness::{Person, SERVICE, params, session};

#[tokio::test]
async fn long_results_come_in_parts_without_another_request() {
    let session = session(
        Person::Absent,
        &["--allow", "read", "--max-result-bytes", "2000"],
    )
    .await;
    let services: Vec<_> = (0..100)
        .map(|number| json!({ "sid": SERVICE, "friendly_name": format!("Ü{number}") }))
        .collect();
    let whole = json!({ "services": services, "meta": {} });
    session.api.respond(ServerResponse::json(200, &whole));
    let mut result = session
        .data("call_read", json!({ "operation": "list_service" }))
        .await;
    let mut text = String::new();
    let mut parts = 0;
    loop {
        parts += 1;
        let part = result["part"].as_str().expect("a part");
        assert!(part.len() <= 2_000);
        text.push_str(part);
        let Some(cursor) = result.get("cursor").cloned() else {
            break;
        };
        result = session.data("call_read", json!({ "cursor": cursor })).await;
    }
    assert!(parts > 3, "{parts}");
    let data: Value = serde_json::from_str(&text).expect("the parts make a whole");
    assert_eq!(data, whole);
    assert_eq!(session.api.take_requests().len(), 1);
}

#[tokio::test]
async fn a_hundred_calls_at_once_are_answered_each_with_its_own_result() {
    let session = session(Person::Absent, &["--allow", "read"]).await;
    session.api.respond_with(|request| {
        let sid = request.path.rsplit('/').next().unwrap_or_default();
        ServerResponse::json(200, &json!({ "sid": sid }))
    });
    let calls = (0..100).map(|number| {
        let sid = format!("VA{number:032x}");
        let call = json!({ "operation": "fetch_service", "arguments": { "sid": sid } });
        let client = session.client.peer().clone();
        tokio::spawn(async move { (sid, client.call_tool(params("call_read", call)).await) })
    });
    for call in calls.collect::<Vec<_>>() {
        let (sid, result) = call.await.expect("no panic");
        let data = result.expect("a result").structured_content.expect("data");
        assert_eq!(data["data"]["sid"], sid);
    }
}

#[tokio::test]
async fn cancelling_a_call_drops_its_request() {
    let api = ScriptedServer::start(|event| match event {
        Event::Connected => Behavior::Read,
        Event::Request(_) => Behavior::Stall,
    });
    let api = api.await.expect("a free port");
    let url = api.url();
    let arguments = ["--allow", "read", "--base-url", &url];
    let transport = rmcp::transport::TokioChildProcess::new(crate::harness::program(&arguments));
    let client = rmcp::ServiceExt::serve((), transport.expect("it starts"))
        .await
        .expect("it serves");
    let call = json!({ "operation": "fetch_service", "arguments": { "sid": SERVICE } });
    let request = CallToolRequest::new(params("call_read", call));
    let options = PeerRequestOptions::no_options();
    let sent = client
        .send_cancellable_request(ClientRequest::CallToolRequest(request), options)
        .await
        .expect("it is sent");
    while api.take_requests().is_empty() {
        tokio::task::yield_now().await;
    }
    sent.cancel(None).await.expect("it is cancelled");
    // The connection is closed, long before the SDK's own time limits.
    tokio::time::timeout(Duration::from_secs(5), api.abandoned())
        .await
        .expect("the request is dropped");
    let tools = client.list_all_tools().await.expect("the server goes on");
    assert!(!tools.is_empty());
}
