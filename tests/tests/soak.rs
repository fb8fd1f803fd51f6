//! Ten thousand requests to a server that misbehaves at random: none is lost, and no POST is processed twice.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;
use tests::{
    Behavior, Event, InstantTransport, SERVICE_SID, ScriptedServer, ServerResponse, TestResult,
    client_builder,
};
use twilio_verify_v2::*;

const SEED: u64 = 20_260_314;
const TASKS: usize = 40;
const REQUESTS: usize = 10_000;

/// How often the server received a request.
#[derive(Clone, Copy, Default)]
struct Received {
    /// Rejected with status 429.
    rejected: u32,
    /// Processed, whether or not the response arrived.
    processed: u32,
}

/// What the server received, by the ID of the request.
type Log = Arc<Mutex<HashMap<String, Received>>>;

/// A random behavior, and whether it means that the request is processed.
fn random_behavior(random: &mut fastrand::Rng, body: &serde_json::Value) -> (Behavior, bool) {
    let ok = ServerResponse::json(200, body);
    match random.u32(..1000) {
        0..80 => (
            Behavior::Respond(ServerResponse::json(429, &json!({ "code": 20429 }))),
            false,
        ),
        80..110 => (
            Behavior::Respond(ServerResponse::empty(429).header("retry-after", "3")),
            false,
        ),
        110..140 => (
            Behavior::Respond(ServerResponse::json(429, &json!({ "code": 60203 }))),
            false,
        ),
        140..200 => (Behavior::Respond(ServerResponse::empty(503)), true),
        200..230 => (
            Behavior::Respond(ServerResponse::json(500, &json!({ "code": 20500 }))),
            true,
        ),
        230..270 => (Behavior::Close, true),
        270..310 => (Behavior::Reset, true),
        310..350 => (Behavior::Truncate(ok), true),
        350..355 => (Behavior::Stall, true),
        355..455 => (Behavior::RespondAndClose(ok), true),
        455..465 => (
            Behavior::Respond(ServerResponse::empty(302).header("location", "/")),
            true,
        ),
        _ => (Behavior::Respond(ok), true),
    }
}

async fn server(log: Log) -> std::io::Result<ScriptedServer> {
    let mut random = fastrand::Rng::with_seed(SEED);
    ScriptedServer::start(move |event| {
        let request = match event {
            Event::Connected if random.u32(..100) < 3 => return Behavior::ResetUnread,
            Event::Connected => return Behavior::Read,
            Event::Request(request) => request,
        };
        let id = request.header("x-id").unwrap_or_default().to_owned();
        let body = json!({ "friendly_name": id });
        let (behavior, is_processed) = random_behavior(&mut random, &body);
        let mut log = log.lock().expect("nothing panics under the lock");
        let received = log.entry(id).or_default();
        if is_processed {
            received.processed += 1;
        } else {
            received.rejected += 1;
        }
        behavior
    })
    .await
}

/// A request that was sent, and its result.
struct Sent {
    id: String,
    is_post: bool,
    result: Result<String, Error>,
    attempts: u32,
}

async fn send(client: &Client, number: usize, is_post: bool) -> Sent {
    let id = format!("request-{number}");
    let sent = if is_post {
        let params = CreateServiceParams::new("shop");
        client
            .create_service(params)
            .header("x-id", &id)
            .send()
            .await
    } else {
        client
            .fetch_service(SERVICE_SID)
            .header("x-id", &id)
            .send()
            .await
    };
    let (attempts, result) = match sent {
        Ok(response) => {
            let attempts = response.attempts();
            (
                attempts,
                Ok(response.into_value().friendly_name.unwrap_or_default()),
            )
        }
        Err(error) => (error.attempts(), Err(error)),
    };
    Sent {
        id,
        is_post,
        result,
        attempts,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_request_is_lost_and_no_post_is_processed_twice() -> TestResult {
    let log = Log::default();
    let server = server(Arc::clone(&log)).await?;
    let client = client_builder(server.url())
        .transport(InstantTransport::new()?)
        .attempt_timeout(Duration::from_millis(500))
        .build()?;
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..TASKS {
        let client = client.clone();
        tasks.spawn(async move {
            let mut random = fastrand::Rng::with_seed(SEED + task as u64);
            let mut sent = Vec::new();
            for number in (task..REQUESTS).step_by(TASKS) {
                sent.push(send(&client, number, random.bool()).await);
            }
            sent
        });
    }
    let sent: Vec<Sent> = tasks.join_all().await.into_iter().flatten().collect();
    assert_eq!(sent.len(), REQUESTS);

    let log = log.lock().expect("nothing panics under the lock");
    for sent in &sent {
        check(sent, log.get(&sent.id).copied().unwrap_or_default());
    }
    let retried = sent.iter().filter(|sent| sent.attempts > 1).count();
    let failed = sent.iter().filter(|sent| sent.result.is_err()).count();
    assert!(
        retried > 500 && failed > 500,
        "{retried} retried, {failed} failed"
    );
    Ok(())
}

fn check(sent: &Sent, received: Received) {
    let (id, attempts) = (&sent.id, sent.attempts);
    let count = received.processed + received.rejected;
    // Less than the attempts if connections were reset before anything was read; never more.
    assert!(
        (1..=3).contains(&attempts) && count <= attempts,
        "{id}: {count} of {attempts}"
    );
    if sent.is_post {
        assert!(received.processed <= 1, "{id}: {}", received.processed);
    }
    match &sent.result {
        Ok(name) => {
            assert_eq!(name, id, "the response to another request");
            assert!(received.processed >= 1, "{id}");
        }
        Err(error) => {
            let unprocessed = received.processed == 0;
            assert!(
                unprocessed || error.may_have_been_processed(),
                "{id}: {error}"
            );
        }
    }
}
