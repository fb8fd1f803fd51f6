//! Server-sent events, as the HTML Standard parses them.

use tests::{ServerStream, TestResult};
use twilio_runtime::{Error, ItemStream, ServerSentEvent};

use super::{EVENTS, client, server, transports, watch};

/// A body, and its events as `name id data`.
const CASES: &[(&str, &[&str])] = &[
    // The examples of the standard.
    ("data: YHOO\ndata: +2\ndata: 10\n\n", &["- - YHOO|+2|10"]),
    (
        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
        &["- 1 first event", "-  second event", "- -  third event"],
    ),
    ("data\n\ndata\ndata\n\ndata:", &["- - ", "- - |"]),
    ("data:test\n\ndata: test\n\n", &["- - test", "- - test"]),
    // All ends of lines, also mixed.
    (
        "event: a\rdata: 1\r\revent: b\r\ndata: 2\r\n\r\ndata: 3\n\r\n",
        &["a - 1", "b - 2", "- - 3"],
    ),
    // A byte order mark, characters of several bytes, and bytes that are no text.
    ("\u{feff}data: žluťoučký 🦀\n\n", &["- - žluťoučký 🦀"]),
    ("data: \u{feff}\n\n", &["- - \u{feff}"]),
    // Unknown and malformed fields.
    (
        "data: 1\nunknown: x\nretry: soon\n Data: 2\nid: a\0b\n\n",
        &["- - 1"],
    ),
    // The name is not that of the next event, and an empty one is the default.
    (
        "event: a\n\ndata: 1\n\nevent: b\nevent:\ndata: 2\n\n",
        &["- - 1", "- - 2"],
    ),
    // Only what follows the first colon and one space is the value.
    ("data: a: b\nid:  x:y \n\n", &["-  x:y  a: b"]),
    // An event without an end is none.
    ("data: 1\n\ndata: 2\n", &["- - 1"]),
    ("data: 1\n", &[]),
    ("", &[]),
];

async fn collect(mut stream: ItemStream<ServerSentEvent<String>>) -> Result<Vec<String>, Error> {
    let mut events = Vec::new();
    while let Some(event) = stream.try_next().await? {
        let part = |part: Option<String>| part.unwrap_or_else(|| "-".to_owned());
        let data = event.data.replace('\n', "|");
        events.push(format!("{} {} {data}", part(event.event), part(event.id)));
    }
    Ok(events)
}

#[tokio::test]
async fn events_are_parsed_wherever_the_body_is_split() -> TestResult {
    for (body, expected) in CASES {
        let bytes = body.as_bytes();
        let mut splits: Vec<Vec<Vec<u8>>> = (0..=bytes.len())
            .map(|at| vec![bytes[..at].to_vec(), bytes[at..].to_vec()])
            .collect();
        splits.push(bytes.iter().map(|byte| vec![*byte]).collect());
        let count = splits.len();
        let server = server(splits.into_iter().map(|chunks| ServerStream {
            chunks,
            ..ServerStream::new(EVENTS, "")
        }))
        .await?;
        let client = client(&server);
        for split in 0..count {
            let events = collect(watch(&client).await?).await?;
            assert_eq!(events, *expected, "{body:?}, split {split}");
        }
        assert_eq!(server.connections(), 1, "connections for {body:?}");
    }
    Ok(())
}

#[tokio::test]
async fn bytes_that_are_no_text_are_replaced() -> TestResult {
    let body = ServerStream {
        chunks: vec![b"data: a\xf0\x9f".to_vec(), b"\n\n".to_vec()],
        ..ServerStream::new(EVENTS, "")
    };
    let server = server([body]).await?;
    let events = collect(watch(&client(&server)).await?).await?;
    assert_eq!(events, ["- - a\u{fffd}"]);
    Ok(())
}

#[tokio::test]
async fn each_transport_delivers_events_before_the_stream_ends() -> TestResult {
    for transport in transports() {
        let body = ServerStream::new(EVENTS, "id: 7\ndata: first\n\n").end(tests::StreamEnd::Stall);
        let server = server([body]).await?;
        let client: twilio_runtime::Client =
            super::builder(&server).transport(transport).build()?;
        let mut stream = watch(&client).await?;
        let event = stream.try_next().await?.expect("an event");
        assert_eq!((&*event.data, stream.last_event_id()), ("first", Some("7")));
        drop(stream);
        // The server sees that the connection is closed.
        server.abandoned().await;
    }
    Ok(())
}
