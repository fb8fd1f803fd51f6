//! Streams over HTTP/2, several of which share a connection.

use std::io;

use tests::TestResult;
use tests::http2::{
    DATA, END_HEADERS, END_STREAM, HEADERS, Http2Connection, RESET, http2_frame as frame,
};
use tokio::net::TcpListener;
use twilio_runtime::{Client, ClientBuilder, Http2, Retries, SchemeCredentials};

use super::{EVENTS, watch};

const INTERNAL_ERROR: [u8; 4] = [0, 0, 0, 2];

/// The start of a response: `:status: 200` and the media type, as HPACK has them.
fn head(stream: u32) -> Vec<u8> {
    let length = u8::try_from(EVENTS.len()).expect("it is short");
    let fields = [&[0x88, 0x0f, 0x10, length], EVENTS.as_bytes()].concat();
    frame(HEADERS, END_HEADERS, stream, &fields)
}

/// Responds to three requests: the client resets the first stream, and the server the second one.
async fn serve(listener: TcpListener) -> io::Result<[u32; 2]> {
    let (stream, _) = listener.accept().await?;
    let mut connection = Http2Connection::start(stream).await?;
    let first = connection.request().await?;
    let body = frame(DATA, 0, first, b"id: 1\ndata: 1\n\n");
    connection.write(&[head(first), body].concat()).await?;
    let second = connection.request().await?;
    let body = frame(DATA, 0, second, b"id: 2\ndata: 2\n\ndata: 3");
    connection.write(&[head(second), body].concat()).await?;
    let reset = loop {
        let frame = connection.read().await?;
        if frame.kind == RESET {
            break frame.stream;
        }
    };
    connection
        .write(&frame(RESET, 0, second, &INTERNAL_ERROR))
        .await?;
    let third = connection.request().await?;
    let body = frame(DATA, END_STREAM, third, b"data: 3\n\n");
    connection.write(&[head(third), body].concat()).await?;
    Ok([first, reset])
}

#[tokio::test]
async fn a_dropped_stream_is_reset_and_one_that_the_server_resets_is_resumed() -> TestResult {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    let server = tokio::spawn(serve(listener));
    let client: Client = ClientBuilder::new(SchemeCredentials::none(), "tests")
        .base_url(url)
        .no_proxy()
        .http2(Http2::Always)
        .retry(Retries::default().initial_backoff(std::time::Duration::ZERO))
        .build()?;
    let mut first = watch(&client).await?;
    assert_eq!(
        first.try_next().await?.map(|it| it.data).as_deref(),
        Some("1")
    );
    let mut second = watch(&client).await?;
    assert_eq!(
        second.try_next().await?.map(|it| it.data).as_deref(),
        Some("2")
    );
    drop(first);
    assert_eq!(
        second.try_next().await?.map(|it| it.data).as_deref(),
        Some("3")
    );
    assert!(second.try_next().await?.is_none());
    let [first, reset] = server.await??;
    assert_eq!(reset, first);
    Ok(())
}
