//! Streams of a generated crate.

use serde_json::json;
use tests::{Behavior, ScriptedServer, ServerResponse, ServerStream, StreamEnd, TestResult};

use super::{EVENTS, LINES, RECORDS};
use crate::fixture_crates::streams::{Client, CreateCompletionParams, ListenToNoticesResponseItem};

fn client(server: &ScriptedServer) -> Client {
    let builder = Client::builder().base_url(server.url());
    builder.build().expect("the settings are valid")
}

#[tokio::test]
async fn methods_return_the_items_that_the_document_describes() -> TestResult {
    let lost = ServerStream::new(EVENTS, "id: 1\nretry: 1\ndata: {\"name\": \"fetch\"}\n\n")
        .end(StreamEnd::Close);
    let bodies = [
        lost,
        ServerStream::new(
            EVENTS,
            "event: last\ndata: {\"name\": \"link\", \"percent\": 100}\n\n",
        ),
    ];
    let no_content = Behavior::Respond(ServerResponse::empty(204));
    let behaviors = bodies.map(Behavior::Stream).into_iter().chain([no_content]);
    let server = ScriptedServer::script(behaviors).await?;
    let mut stream = client(&server)
        .watch_build("b1", Default::default())
        .await?;
    let first = stream.try_next().await?.expect("a step");
    assert_eq!(
        (&*first.data.name, first.id.as_deref()),
        ("fetch", Some("1"))
    );
    let second = stream.try_next().await?.expect("a step");
    assert_eq!(
        (second.data.percent, second.event.as_deref()),
        (Some(100.0), Some("last"))
    );
    assert!(stream.try_next().await?.is_none());
    let requests = server.take_requests();
    let ids: Vec<_> = requests
        .iter()
        .map(|request| request.header("last-event-id"))
        .collect();
    assert_eq!(ids, [None, Some("1"), Some("1")]);
    assert_eq!(requests[0].header("accept"), Some(EVENTS));

    let lines = ServerStream::new(LINES, "{\"text\":\"a\"}\n{\"text\":\"b\"}");
    let server = super::server([
        lines,
        ServerStream::new(RECORDS, "\u{1e}\"a.o\"\n\u{1e}\"b.o\"\n"),
    ])
    .await?;
    let client = client(&server);
    let mut lines = client.fetch_log("b1").await?;
    let mut texts = Vec::new();
    while let Some(line) = lines.try_next().await? {
        texts.extend(line.text);
    }
    let mut names = client.list_artifact("b1").await?;
    while let Some(name) = names.try_next().await? {
        texts.push(name);
    }
    assert_eq!(texts, ["a", "b", "a.o", "b.o"]);
    Ok(())
}

#[tokio::test]
async fn a_flag_decides_whether_the_response_is_a_stream() -> TestResult {
    let chunks = "data: {\"delta\": \"Hel\"}\n\ndata: {\"delta\": \"lo\"}\n\ndata: [DONE]\n\n";
    let behaviors = [
        Behavior::Stream(ServerStream::new(EVENTS, chunks)),
        Behavior::Respond(ServerResponse::json(200, &json!({"text": "Hello"}))),
    ];
    let server = ScriptedServer::script(behaviors).await?;
    let client = client(&server);
    let params = || CreateCompletionParams::new("Say hello");
    let mut stream = client
        .create_completion_stream(params().stream(false))
        .await?;
    let mut text = String::new();
    while let Some(chunk) = stream.try_next().await? {
        text.extend(chunk.data.delta);
    }
    assert_eq!(text, "Hello");
    let whole = client.create_completion(params()).await?;
    assert_eq!(whole.text.as_deref(), Some("Hello"));
    let requests = server.take_requests();
    let sent: Vec<serde_json::Value> = requests
        .iter()
        .map(|request| serde_json::from_slice(&request.body))
        .collect::<Result<_, _>>()?;
    let prompt = "Say hello";
    assert_eq!(
        sent,
        [
            json!({"prompt": prompt, "stream": true}),
            json!({"prompt": prompt})
        ]
    );
    let accepted: Vec<_> = requests
        .iter()
        .map(|request| request.header("accept"))
        .collect();
    assert_eq!(accepted, [Some(EVENTS), Some("application/json")]);
    Ok(())
}

#[tokio::test]
async fn events_are_told_apart_by_their_names_and_raw_data_is_text() -> TestResult {
    let notices =
        "event: started\ndata: {\"name\": \"fetch\"}\n\nevent: text\ndata: {\"a\": 1}\n\n";
    let bodies =
        [notices, "data: hello\ndata: [DONE]\n\n"].map(|body| ServerStream::new(EVENTS, body));
    let server = super::server(bodies).await?;
    let client = client(&server);
    let mut stream = client.listen_to_notices().await?;
    let Some(ListenToNoticesResponseItem::StartedEvent(started)) = stream.try_next().await? else {
        panic!("not the event `started`");
    };
    assert_eq!(started.data.name, "fetch");
    let Some(ListenToNoticesResponseItem::TextEvent(text)) = stream.try_next().await? else {
        panic!("not the event `text`");
    };
    assert_eq!(text.data, "{\"a\": 1}");
    let mut stream = client.listen_to_messages().await?;
    let message = stream.try_next().await?.expect("a message");
    assert_eq!(message.data, "hello\n[DONE]");
    Ok(())
}
