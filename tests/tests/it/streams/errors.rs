//! Errors and limits of streams.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tests::{Behavior, ScriptedServer, ServerResponse, ServerStream, StreamEnd, TestResult};
use tokio::sync::Notify;
use twilio_runtime::{
    BoxFuture, Bytes, ErrorKind, HyperTransport, StreamBody, Transport, TransportError,
    TransportLimits, http,
};

use super::{EVENTS, LINES, builder, client, complete, server, tail, transports, watch};

/// A transport whose timers end only when the test says so.
#[derive(Clone)]
struct ManualTimers {
    transport: HyperTransport,
    end: Arc<Notify>,
}

impl ManualTimers {
    fn new() -> Self {
        Self {
            transport: HyperTransport::plain(),
            end: Arc::default(),
        }
    }
}

impl Transport for ManualTimers {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.transport.send(request, limits)
    }

    fn open(
        &self,
        request: http::Request<Bytes>,
        limits: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<StreamBody>, TransportError>> {
        self.transport.open(request, limits)
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(self.end.notified())
    }
}

#[tokio::test]
async fn items_before_a_lost_connection_are_received_and_the_error_has_the_rest() -> TestResult {
    for transport in transports() {
        let body = ServerStream::new(LINES, "{\"n\":1}\n{\"n\":").end(StreamEnd::Close);
        let server = server([body]).await?;
        let client: twilio_runtime::Client = builder(&server).transport(transport).build()?;
        let mut stream = tail(&client).await?;
        assert_eq!(stream.try_next().await?, Some(json!({"n": 1})));
        let error = stream.try_next().await.expect_err("the connection is lost");
        assert_eq!(error.kind(), ErrorKind::Disconnected, "{error}");
        assert_eq!(error.body().map(|body| &body[..]), Some(&b"{\"n\":"[..]));
        assert!(!format!("{error:?}").contains("\"n\""), "{error:?}");
        // Newline-delimited JSON cannot be resumed.
        assert!(stream.try_next().await?.is_none());
        assert_eq!(server.take_requests().len(), 1);
    }
    Ok(())
}

#[tokio::test]
async fn an_item_that_is_too_large_or_malformed_is_skipped() -> TestResult {
    let large = "x".repeat(200);
    let lines = format!("\"{large}\"\n1\n{{\n2\n[{large}");
    let events = format!(
        ": {large}\nevent: a\ndata: {large}\nid: 9\n\ndata: 1\n\ndata: {{\n\ndata: {0}\ndata: {0}\ndata: {0}\n\n\
         data: 2\n\n{large}",
        "y".repeat(40),
    );
    for (media_type, body) in [(LINES, lines), (EVENTS, events)] {
        for size in [1, 7, body.len()] {
            let chunks = body.as_bytes().chunks(size).map(<[u8]>::to_vec).collect();
            let body = ServerStream {
                chunks,
                ..ServerStream::new(media_type, "")
            };
            let server = server([body]).await?;
            let client = client(&server);
            let mut stream = tail(&client).max_response_size(100).await?;
            let mut items = Vec::new();
            while let Some(item) = stream.next().await {
                items.push(match item {
                    Ok(item) => item.to_string(),
                    Err(error) => format!("{:?}", error.kind()),
                });
            }
            let expected = match media_type {
                LINES => vec!["TooLarge", "1", "Decode", "2", "TooLarge"],
                _ => vec!["TooLarge", "1", "Decode", "TooLarge", "2", "TooLarge"],
            };
            assert_eq!(items, expected, "{media_type} in chunks of {size}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn messages_say_what_is_wrong_and_what_to_do() -> TestResult {
    let timers = ManualTimers::new();
    let body = format!("data: {{\n\ndata: {}\n\n", "x".repeat(100));
    let body = ServerStream::new(EVENTS, &body).end(StreamEnd::Stall);
    let server = server([body]).await?;
    let client: twilio_runtime::Client = builder(&server).transport(timers.clone()).build()?;
    let mut stream = complete(&client)
        .max_response_size(50)
        .timeout(Duration::from_secs(5))
        .await?;
    let mut messages = Vec::new();
    for _ in 0..2 {
        let error = stream.try_next().await.expect_err("an error");
        messages.push(error.to_string());
    }
    timers.end.notify_one();
    let error = stream.try_next().await.expect_err("a timeout");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    messages.push(error.to_string());
    let url = server.url();
    let expected = [
        "Complete returned an item that ends before its JSON does; the next call skips it"
            .to_owned(),
        format!(
            "Complete received an item from {url} that is too large (an item of more than 50 bytes); the next call \
             skips it; the request may have been processed nevertheless"
        ),
        format!(
            "Complete received nothing more from {url} within 5 s; the request may have been processed nevertheless"
        ),
    ];
    assert_eq!(messages, expected);
    assert!(stream.try_next().await?.is_none());
    server.abandoned().await;
    assert_eq!(
        server.take_requests().len(),
        1,
        "a POST is never sent again"
    );
    Ok(())
}

#[tokio::test]
async fn a_response_that_is_no_stream_is_an_error_with_its_body() -> TestResult {
    let login = ServerResponse {
        body: b"<html>".to_vec(),
        ..ServerResponse::empty(200).header("content-type", "text/html; charset=utf-8")
    };
    let json = ServerResponse::json(200, &json!({"state": "done"}));
    let encoded = ServerResponse {
        body: b"\x1f\x8b".to_vec(),
        ..ServerResponse::empty(200)
            .header("content-type", EVENTS)
            .header("content-encoding", "gzip")
    };
    let cases = [
        (&login, "text/html, not a stream"),
        (&json, "application/json, not a stream"),
        (&encoded, "encoded as gzip, which was not requested"),
    ];
    for transport in transports() {
        for (response, problem) in cases {
            let server = ScriptedServer::script([Behavior::Respond(response.clone())]).await?;
            let client: twilio_runtime::Client =
                builder(&server).transport(transport.clone()).build()?;
            let error = watch(&client).await.expect_err("it is no stream");
            assert_eq!(error.kind(), ErrorKind::Decode);
            let message = format!("Watch returned 200, but the body is {problem}");
            assert_eq!(error.to_string(), message);
            assert_eq!(
                error.body().map(|body| body.to_vec()),
                Some(response.body.clone())
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_error_before_the_stream_is_that_of_any_request() -> TestResult {
    let busy = ServerResponse::json(503, &json!({"message": "busy"})).header("retry-after", "0");
    let missing = ServerResponse::json(404, &json!({"message": "no such build", "code": 20404}));
    let behaviors = [busy, missing].map(Behavior::Respond);
    let server = ScriptedServer::script(behaviors).await?;
    let error = watch(&client(&server))
        .await
        .expect_err("the build does not exist");
    assert!(error.is_not_found(), "{error}");
    assert_eq!((error.code(), error.attempts()), (Some(20404), 2));
    let requests = server.take_requests();
    assert_eq!(requests[0].header("accept"), Some(EVENTS));
    Ok(())
}

#[tokio::test]
async fn lines_may_have_the_media_type_of_json_and_none_is_an_empty_stream() -> TestResult {
    let lines = ServerStream::new("application/json", "1\n2\n");
    let behaviors = [
        Behavior::Stream(lines),
        Behavior::Respond(ServerResponse::empty(204)),
    ];
    let server = ScriptedServer::script(behaviors).await?;
    let client = client(&server);
    let mut stream = tail(&client).await?;
    assert_eq!(stream.try_next().await?, Some(json!(1)));
    assert_eq!(stream.try_next().await?, Some(json!(2)));
    assert_eq!(stream.try_next().await?, None);
    let response = tail(&client).send().await?;
    assert_eq!(response.status().as_u16(), 204);
    assert_eq!(response.into_value().try_next().await?, None);
    Ok(())
}
