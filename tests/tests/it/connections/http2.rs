//! HTTP/2: streams that the server did not process, written frame by frame.

use std::io;

use tests::http2::{
    DATA, END_HEADERS, END_STREAM, GO_AWAY, HEADERS, Http2Connection, RESET, http2_frame as frame,
};
use tests::{TestResult, client_builder};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use twilio_verify_v2::*;

use super::*;

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
    stream: TcpStream,
    reactions: &mut impl Iterator<Item = Reaction>,
    received: &UnboundedSender<u32>,
) -> io::Result<()> {
    let mut connection = Http2Connection::start(stream).await?;
    loop {
        let id = connection.request().await?;
        _ = received.send(id);
        let frames = match reactions.next().unwrap_or(Reaction::Respond) {
            // `:status: 200`
            Reaction::Respond => {
                let headers = frame(HEADERS, END_HEADERS, id, &[0x88]);
                [headers, frame(DATA, END_STREAM, id, b"{}")].concat()
            }
            Reaction::Reset(reason) => frame(RESET, 0, id, &reason.to_be_bytes()),
            Reaction::GoAway(reason) => {
                return connection
                    .write(&go_away(id.saturating_sub(2), reason))
                    .await;
            }
            Reaction::GoAwayAfter => return connection.write(&go_away(id, 0)).await,
        };
        connection.write(&frames).await?;
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
