//! HTTP/2, with streams that are refused and connections that end with `GOAWAY`.

use std::sync::{Arc, Mutex};

use h2::server::{Connection, SendResponse};
use h2::{Reason, RecvStream};
use serde_json::json;
use tests::TestResult;
use tokio::net::{TcpListener, TcpStream};
use twilio_verify_v2::http::{Request, Response};
use twilio_verify_v2::{Bytes, Http2};

use super::{Log, Runner, SEED, builder, count, multi_threaded, soak, token};

type Random = Arc<Mutex<fastrand::Rng>>;

fn respond(
    mut stream: SendResponse<Bytes>,
    status: u16,
    body: &serde_json::Value,
) -> Result<(), h2::Error> {
    let head = Response::builder()
        .status(status)
        .body(())
        .expect("the status is valid");
    let mut sending = stream.send_response(head, false)?;
    sending.send_data(body.to_string().into(), true)
}

async fn read(mut body: RecvStream) {
    while let Some(Ok(chunk)) = body.data().await {
        _ = body.flow_control().release_capacity(chunk.len());
    }
}

/// Reacts to a request, given a random number below 1000.
async fn react(
    request: Request<RecvStream>,
    mut stream: SendResponse<Bytes>,
    number: u32,
    log: Log,
) -> Result<(), h2::Error> {
    let (head, body) = request.into_parts();
    if head.uri.path() == "/token" {
        read(body).await;
        let body = token(&mut fastrand::Rng::new());
        return respond(stream, if number < 100 { 503 } else { 200 }, &body);
    }
    let id = head.headers["x-id"].to_str().unwrap_or_default().to_owned();
    count(&log, &id, number >= 200);
    match number {
        0..100 => stream.send_reset(Reason::REFUSED_STREAM),
        100..200 => {
            read(body).await;
            respond(stream, if number < 180 { 429 } else { 401 }, &json!({}))?;
        }
        200..230 => stream.send_reset(Reason::INTERNAL_ERROR),
        230..300 => respond(stream, 503, &json!({}))?,
        _ => {
            read(body).await;
            respond(stream, 200, &json!({ "friendly_name": id }))?;
        }
    }
    Ok(())
}

async fn serve(stream: TcpStream, random: Random, log: Log) -> Result<(), h2::Error> {
    let mut connection: Connection<_, Bytes> = h2::server::handshake(stream).await?;
    while let Some(accepted) = connection.accept().await {
        let (request, stream) = accepted?;
        let number = random
            .lock()
            .expect("nothing panics under the lock")
            .u32(..1000);
        // In a task of its own, because the body arrives only while the connection is driven.
        tokio::spawn(react(request, stream, number, Arc::clone(&log)));
        if number >= 950 {
            connection.graceful_shutdown();
        }
    }
    Ok(())
}

async fn start(log: Log) -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    let random = Random::new(Mutex::new(fastrand::Rng::with_seed(SEED)));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, Arc::clone(&random), Arc::clone(&log)));
        }
    });
    Ok(url)
}

#[test]
fn no_request_is_lost_and_no_post_is_processed_twice() -> TestResult {
    let log = Log::default();
    let of_server = multi_threaded()?;
    let url = of_server.block_on(start(Arc::clone(&log)))?;
    let client = builder(&url, &format!("{url}/token"))?
        .http2(Http2::Always)
        .build()?;
    soak(
        &client,
        &[
            Runner::MultiThreaded,
            Runner::Intermittent,
            Runner::Blocking,
        ],
        &log,
    );
    Ok(())
}
