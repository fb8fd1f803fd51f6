//! Streams of events that are resumed after a lost connection.

use std::time::Duration;

use serde_json::json;
use tests::{Behavior, ScriptedServer, ServerResponse, ServerStream, StreamEnd, TestResult};
use twilio_runtime::{Client, Error, ErrorKind, ItemStream, Retries, ServerSentEvent};

use super::{EVENTS, builder, client, complete, server, transports, watch};

fn lost(body: &str) -> Behavior {
    Behavior::Stream(ServerStream::new(EVENTS, body).end(StreamEnd::Close))
}

fn complete_body(body: &str) -> Behavior {
    Behavior::Stream(ServerStream::new(EVENTS, body))
}

fn no_content() -> Behavior {
    Behavior::Respond(ServerResponse::empty(204))
}

async fn data(stream: &mut ItemStream<ServerSentEvent<String>>) -> Result<Vec<String>, Error> {
    let mut data = Vec::new();
    while let Some(event) = stream.try_next().await? {
        data.push(event.data);
    }
    Ok(data)
}

fn last_event_ids(server: &ScriptedServer) -> Vec<Option<String>> {
    let requests = server.take_requests();
    let ids = requests
        .iter()
        .map(|request| request.header("last-event-id"));
    ids.map(|id| id.map(str::to_owned)).collect()
}

fn id(id: &str) -> Option<String> {
    Some(id.to_owned())
}

#[tokio::test]
async fn a_lost_stream_is_resumed_after_its_last_event() -> TestResult {
    for transport in transports() {
        let server = ScriptedServer::script([
            // An event that was not complete is sent again, and its ID does not count.
            lost("retry: 1\nid: a\ndata: 1\n\nid: b\ndata: 2"),
            Behavior::Close,
            lost("id: é\n\n"),
            complete_body("data: 2\n\n"),
            no_content(),
        ])
        .await?;
        let client: Client = builder(&server).transport(transport).build()?;
        let mut stream = watch(&client).await?;
        assert_eq!(data(&mut stream).await?, ["1", "2"]);
        let ids = last_event_ids(&server);
        assert_eq!(ids[..3], [None, id("a"), id("a")]);
        assert_eq!(ids[3..], [id("é"), id("é")]);
        assert!(stream.try_next().await?.is_none(), "204 ends the stream");
        assert!(server.take_requests().is_empty());
    }
    Ok(())
}

#[tokio::test]
async fn the_end_of_a_response_ends_the_stream_unless_the_server_sets_a_delay() -> TestResult {
    let without = server([ServerStream::new(EVENTS, "id: 1\ndata: 1\n\n")]).await?;
    let mut stream = watch(&client(&without)).await?;
    assert_eq!(data(&mut stream).await?, ["1"]);
    assert_eq!(last_event_ids(&without), [None]);
    let with = ScriptedServer::script([
        complete_body("retry: 1\ndata: 1\n\n"),
        complete_body("id: 2\ndata: 2\n\n"),
        no_content(),
    ])
    .await?;
    let mut stream = watch(&client(&with)).await?;
    assert_eq!(data(&mut stream).await?, ["1", "2"]);
    assert_eq!(last_event_ids(&with), [None, None, id("2")]);
    Ok(())
}

#[tokio::test]
async fn a_server_can_reset_the_id() -> TestResult {
    let server = ScriptedServer::script([
        lost("retry: 1\nid: 1\ndata: 1\n\n"),
        lost("id\ndata: 2\n\n"),
        no_content(),
    ])
    .await?;
    let mut stream = watch(&client(&server)).starting_after("0").await?;
    assert_eq!(data(&mut stream).await?, ["1", "2"]);
    assert_eq!(stream.last_event_id(), None);
    assert_eq!(last_event_ids(&server), [id("0"), id("1"), None]);
    Ok(())
}

#[tokio::test]
async fn delays_are_those_of_the_server_else_of_the_policy() -> TestResult {
    let mock = twilio_runtime::testing::MockTransport::new();
    let response = |event: ServerSentEvent<String>| {
        let lost = twilio_runtime::TransportErrorKind::Other;
        twilio_runtime::testing::MockResponse::items([event]).interrupted(lost)
    };
    let event = |id: &str| ServerSentEvent::new("x".to_owned()).id(id);
    mock.on(&super::WATCH)
        .reply(response(event("1")))
        .reply(response(event("2").retry(Duration::from_secs(7))))
        .reply(twilio_runtime::testing::MockResponse::status(204));
    let mut stream = watch(&mock.client()).await?;
    assert_eq!(data(&mut stream).await?.len(), 2);
    let sleeps = mock.sleeps();
    assert!(sleeps[0] <= Duration::from_millis(500), "{sleeps:?}");
    assert_eq!(sleeps[1..], [Duration::from_secs(7)]);
    let ids: Vec<_> = mock
        .requests()
        .iter()
        .map(|request| request.header("last-event-id").map(str::to_owned))
        .collect();
    assert_eq!(ids, [None, id("1"), id("2")]);
    Ok(())
}

#[tokio::test]
async fn a_stream_that_cannot_be_resumed_ends_with_the_error() -> TestResult {
    // Nothing tells the server where to continue.
    let without_id = ScriptedServer::script([lost("data: 1\n\n")]).await?;
    let mut stream = watch(&client(&without_id)).await?;
    assert_eq!(stream.try_next().await?.map(|event| event.data), id("1"));
    let error = stream.try_next().await.expect_err("the connection is lost");
    assert_eq!(error.kind(), ErrorKind::Disconnected);
    assert!(stream.try_next().await?.is_none());
    assert_eq!(last_event_ids(&without_id).len(), 1);
    // A POST may have an effect.
    let post = ScriptedServer::script([lost("retry: 1\nid: 1\ndata: 1\n\n")]).await?;
    let mut stream = complete(&client(&post)).await?;
    assert_eq!(
        stream.try_next().await?.map(|event| event.data),
        Some(json!(1))
    );
    assert!(stream.try_next().await.is_err());
    assert!(stream.try_next().await?.is_none());
    assert_eq!(last_event_ids(&post).len(), 1, "a POST is never sent again");
    Ok(())
}

#[tokio::test]
async fn the_policy_limits_the_attempts_and_the_next_call_tries_again() -> TestResult {
    let server =
        ScriptedServer::script([lost("id: 1\ndata: 1\n\n"), complete_body("data: 2\n\n")]).await?;
    let client = client(&server);
    let mut stream = watch(&client).retry(Retries::never()).await?;
    assert!(stream.try_next().await?.is_some());
    let error = stream.try_next().await.expect_err("the connection is lost");
    assert_eq!(error.kind(), ErrorKind::Disconnected);
    assert_eq!(last_event_ids(&server), [None]);
    assert_eq!(data(&mut stream).await?, ["2"]);
    assert_eq!(last_event_ids(&server), [id("1")]);
    Ok(())
}

#[tokio::test]
async fn an_error_response_to_the_resumption_is_returned_and_ends_the_stream() -> TestResult {
    let gone = ServerResponse::json(410, &json!({"message": "the log was deleted"}));
    let server = ScriptedServer::script([
        lost("retry: 1\nid: 1\ndata: 1\n\n"),
        Behavior::Respond(gone),
    ])
    .await?;
    let mut stream = watch(&client(&server)).await?;
    assert!(stream.try_next().await?.is_some());
    let error = stream.try_next().await.expect_err("an error response");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(410));
    assert!(stream.try_next().await?.is_none());
    assert_eq!(last_event_ids(&server), [None, id("1")]);
    Ok(())
}

#[tokio::test]
async fn another_process_can_resume_a_stream() -> TestResult {
    let server = ScriptedServer::script([
        lost("retry: 1\n\n"),
        complete_body("data: 6\n\n"),
        no_content(),
    ])
    .await?;
    let mut stream = watch(&client(&server)).starting_after("5").await?;
    assert_eq!(data(&mut stream).await?, ["6"]);
    assert_eq!(last_event_ids(&server), [id("5"), id("5"), id("5")]);
    Ok(())
}
