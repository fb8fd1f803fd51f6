//! Streams in tests without a network, in programs that are not async, and in their `Debug`.

use tests::{ServerStream, TestResult};
use twilio_runtime::testing::{MockResponse, MockTransport};
use twilio_runtime::{ErrorKind, Json, ServerSentEvent, TransportErrorKind, json};

use super::{COMPLETE, EVENTS, LINES, TAIL, client, complete, server, tail};

#[tokio::test]
async fn scripted_streams_are_received_as_they_were_given() -> TestResult {
    let mock = MockTransport::new();
    let first = ServerSentEvent::new(json!({"text": "a\nb"}))
        .event("step")
        .id("1");
    let events = [first, ServerSentEvent::new(json!([1, null]))];
    let items = [json!({"n": 1}), Json::Null];
    mock.on(&COMPLETE)
        .reply(MockResponse::items(events.clone()).interrupted(TransportErrorKind::Timeout))
        .reply(MockResponse::status(200).body(EVENTS, "data: 1\n\n"));
    mock.on(&TAIL).reply(MockResponse::items(items.clone()));
    let client: twilio_runtime::Client = mock.client();
    let mut stream = complete(&client).await?;
    for event in events {
        assert_eq!(stream.try_next().await?, Some(event));
    }
    let error = stream.try_next().await.expect_err("the scripted failure");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    let mut stream = complete(&client).await?;
    assert_eq!(
        stream.try_next().await?,
        Some(ServerSentEvent::new(json!(1)))
    );
    let mut stream = tail(&client).await?;
    for item in items {
        assert_eq!(stream.try_next().await?, Some(item));
    }
    assert_eq!(stream.try_next().await?, None);
    Ok(())
}

#[test]
fn programs_without_an_async_runtime_iterate_over_streams() -> TestResult {
    let runtime = tokio::runtime::Runtime::new()?;
    let server = runtime.block_on(server([ServerStream::new(LINES, "1\n{\n2\n")]))?;
    let response = tail(&client(&server)).send_blocking()?;
    let items = response.into_value().blocking();
    let items: Vec<_> = items.map(|item| item.ok()).collect();
    assert_eq!(items, [Some(json!(1)), None, Some(json!(2))]);
    Ok(())
}

#[tokio::test]
async fn debug_shows_neither_items_nor_ids() -> TestResult {
    let server = server([ServerStream::new(EVENTS, "id: alice\ndata: \"secret\"\n\n")]).await?;
    let response = complete(&client(&server)).send().await?;
    let text = format!("{response:?}");
    let mut stream = response.into_value();
    assert!(stream.try_next().await?.is_some());
    for text in [text, format!("{stream:?}")] {
        assert!(
            !text.contains("alice") && !text.contains("secret"),
            "{text}"
        );
        assert!(text.contains("Complete"), "{text}");
    }
    Ok(())
}
