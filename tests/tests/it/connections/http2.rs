//! HTTP/2: streams that the server did not process, written frame by frame.

use std::io;

use tests::{TestResult, client_builder};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use twilio_verify_v2::*;

use super::*;

const PREFACE: usize = 24;
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RESET: u8 = 3;
const SETTINGS: u8 = 4;
const GO_AWAY: u8 = 7;
const ACK: u8 = 1;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;
const REFUSED_STREAM: u32 = 7;
const ENHANCE_YOUR_CALM: u32 = 11;

/// What a server does with a request.
#[derive(Clone, Copy, Debug)]
enum Reaction {
    Respond,
    Reset(u32),
    /// Sends a `GOAWAY` with this reason that excludes the stream, and closes the connection.
    GoAway(u32),
    /// The same, but the stream is the last one that may have been processed.
    GoAwayAfter,
}

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len())
        .expect("it is small")
        .to_be_bytes();
    let head = [&length[1..], &[kind, flags], &stream.to_be_bytes()].concat();
    [&head, payload].concat()
}

fn go_away(last: u32, reason: u32) -> Vec<u8> {
    frame(
        GO_AWAY,
        0,
        0,
        &[last.to_be_bytes(), reason.to_be_bytes()].concat(),
    )
}

/// Serves a connection, whose requests have the given reactions, and reports each of them.
async fn serve(
    mut stream: TcpStream,
    reactions: &mut impl Iterator<Item = Reaction>,
    received: &UnboundedSender<u32>,
) -> io::Result<()> {
    stream.read_exact(&mut [0; PREFACE]).await?;
    stream.write_all(&frame(SETTINGS, 0, 0, &[])).await?;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head).await?;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let id = u32::from_be_bytes([head[5], head[6], head[7], head[8]]);
        stream.read_exact(&mut vec![0; length as usize]).await?;
        match (head[3], head[4] & END_STREAM) {
            (SETTINGS, 0) => stream.write_all(&frame(SETTINGS, ACK, 0, &[])).await?,
            (DATA | HEADERS, END_STREAM) => {
                _ = received.send(id);
                match reactions.next().unwrap_or(Reaction::Respond) {
                    // `:status: 200`
                    Reaction::Respond => {
                        let headers = frame(HEADERS, END_HEADERS, id, &[0x88]);
                        let data = frame(DATA, END_STREAM, id, b"{}");
                        stream.write_all(&[headers, data].concat()).await?;
                    }
                    Reaction::Reset(reason) => {
                        stream
                            .write_all(&frame(RESET, 0, id, &reason.to_be_bytes()))
                            .await?;
                    }
                    Reaction::GoAway(reason) => {
                        return stream
                            .write_all(&go_away(id.saturating_sub(2), reason))
                            .await;
                    }
                    Reaction::GoAwayAfter => return stream.write_all(&go_away(id, 0)).await,
                }
            }
            _ => {}
        }
    }
}

async fn start(
    reactions: Vec<Reaction>,
) -> Result<(Client, UnboundedReceiver<u32>), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    let (sender, receiver) = unbounded_channel();
    tokio::spawn(async move {
        let mut reactions = reactions.into_iter();
        while let Ok((stream, _)) = listener.accept().await {
            _ = serve(stream, &mut reactions, &sender).await;
        }
    });
    let client = client_builder(url).no_proxy().http2(Http2::Always);
    Ok((client.build()?, receiver))
}

#[tokio::test]
async fn streams_that_were_not_processed_are_retried_for_a_post() -> TestResult {
    for reaction in [
        Reaction::Reset(REFUSED_STREAM),
        Reaction::GoAway(0),
        Reaction::GoAway(ENHANCE_YOUR_CALM),
    ] {
        let (client, mut received) = start(vec![Reaction::Respond, reaction]).await?;
        post(&client).await?;
        let response = post(&client).send().await?;
        assert_eq!(response.attempts(), 2, "{reaction:?}");
        received.close();
        let mut count = 0;
        while received.recv().await.is_some() {
            count += 1;
        }
        assert_eq!(count, 3, "{reaction:?}");
        let (client, _received) = start(vec![reaction; 9]).await?;
        let error = post(&client)
            .retry(Retries::never())
            .await
            .expect_err("it is refused");
        assert!(
            error.is_disconnected() && !error.may_have_been_processed(),
            "{reaction:?}: {error}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn streams_that_may_have_been_processed_are_not_retried_for_a_post() -> TestResult {
    for reaction in [
        Reaction::Reset(ENHANCE_YOUR_CALM),
        Reaction::Reset(0),
        Reaction::GoAwayAfter,
    ] {
        let (client, _received) = start(vec![reaction]).await?;
        let error = post(&client).await.expect_err("there is no response");
        assert_eq!(error.attempts(), 1, "{reaction:?}");
        assert!(error.may_have_been_processed(), "{reaction:?}: {error}");
        // A GET is retried.
        let (client, _received) = start(vec![reaction]).await?;
        assert_eq!(
            client.fetch_service(SERVICE_SID).send().await?.attempts(),
            2
        );
    }
    Ok(())
}
