//! Ten thousand requests to a server that goes wrong at random: none is lost, no POST is carried out twice.

use std::collections::HashMap;
use std::error::Error as StdError;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;
use tests::{Answer, Fault, FaultServer, Moment, NoWait};
use twilio_verify_v2::*;

const SERVICE: &str = "VA0123456789abcdef0123456789abcdef";
const SEED: u64 = 20_260_314;
const TASKS: usize = 40;
const REQUESTS: usize = 10_000;

/// What the server made of the requests with an id.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// Turned away with 429.
    limited: u32,
    /// Carried out, whether or not the answer arrived.
    carried_out: u32,
}

type Ledger = Arc<Mutex<HashMap<String, Seen>>>;

/// A fault by chance, and whether the request is carried out.
fn chance(random: &mut fastrand::Rng, body: &serde_json::Value) -> (Fault, bool) {
    let well = Answer::json(200, body);
    match random.u32(..1000) {
        0..80 => (
            Fault::Answer(Answer::json(429, &json!({ "code": 20429 }))),
            false,
        ),
        80..110 => (
            Fault::Answer(Answer::empty(429).header("retry-after", "3")),
            false,
        ),
        110..140 => (
            Fault::Answer(Answer::json(429, &json!({ "code": 60203 }))),
            false,
        ),
        140..200 => (Fault::Answer(Answer::empty(503)), true),
        200..230 => (
            Fault::Answer(Answer::json(500, &json!({ "code": 20500 }))),
            true,
        ),
        230..270 => (Fault::Close, true),
        270..310 => (Fault::Reset, true),
        310..350 => (Fault::CutOff(well), true),
        350..355 => (Fault::Stall, true),
        355..455 => (Fault::AnswerAndClose(well), true),
        455..465 => (
            Fault::Answer(Answer::empty(302).header("location", "/")),
            true,
        ),
        _ => (Fault::Answer(well), true),
    }
}

async fn server(ledger: Ledger) -> std::io::Result<FaultServer> {
    let mut random = fastrand::Rng::with_seed(SEED);
    FaultServer::start(move |moment| {
        let received = match moment {
            Moment::Connected if random.u32(..100) < 3 => return Fault::ResetUnread,
            Moment::Connected => return Fault::Read,
            Moment::Request(received) => received,
        };
        let id = received.header("x-id").unwrap_or_default().to_owned();
        let (fault, carried_out) = chance(&mut random, &json!({ "friendly_name": id }));
        let mut ledger = ledger.lock().expect("no test panics under the lock");
        let seen = ledger.entry(id).or_default();
        if carried_out {
            seen.carried_out += 1;
        } else {
            seen.limited += 1;
        }
        fault
    })
    .await
}

/// What became of a request.
struct Done {
    id: String,
    post: bool,
    outcome: Result<String, Error>,
    attempts: u32,
}

async fn send(client: &Client, number: usize, post: bool) -> Done {
    let id = format!("request-{number}");
    let sent = if post {
        let params = CreateServiceParams::new("shop");
        client
            .create_service(params)
            .header("x-id", &id)
            .send()
            .await
    } else {
        client
            .fetch_service(SERVICE)
            .header("x-id", &id)
            .send()
            .await
    };
    let (attempts, outcome) = match sent {
        Ok(response) => {
            let attempts = response.attempts();
            (
                attempts,
                Ok(response.into_value().friendly_name.unwrap_or_default()),
            )
        }
        Err(error) => (error.attempts(), Err(error)),
    };
    Done {
        id,
        post,
        outcome,
        attempts,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn none_is_lost_and_no_post_is_carried_out_twice() -> Result<(), Box<dyn StdError>> {
    let ledger = Ledger::default();
    let server = server(Arc::clone(&ledger)).await?;
    let client = Client::builder(Credentials::api_key("SK1", "secret"))
        .base_url(server.url())
        .transport(NoWait::new()?)
        .attempt_timeout(Duration::from_millis(500))
        .build()?;
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..TASKS {
        let client = client.clone();
        tasks.spawn(async move {
            let mut random = fastrand::Rng::with_seed(SEED + task as u64);
            let mut done = Vec::new();
            for number in (task..REQUESTS).step_by(TASKS) {
                done.push(send(&client, number, random.bool()).await);
            }
            done
        });
    }
    let done: Vec<Done> = tasks.join_all().await.into_iter().flatten().collect();
    assert_eq!(done.len(), REQUESTS);

    let ledger = ledger.lock().expect("no test panics under the lock");
    let mut repeated = 0;
    for Done {
        id,
        post,
        outcome,
        attempts,
    } in &done
    {
        let seen = ledger.get(id).copied().unwrap_or_default();
        let came = seen.carried_out + seen.limited;
        // Fewer where connections were reset before anything was read; never more.
        assert!(
            (1..=3).contains(attempts) && came <= *attempts,
            "{id}: {came} of {attempts}"
        );
        repeated += u32::from(*attempts > 1);
        if *post {
            assert!(
                seen.carried_out <= 1,
                "{id} was carried out {} times",
                seen.carried_out
            );
        }
        match outcome {
            Ok(answered) => {
                assert_eq!(answered, id, "the answer to another request");
                assert!(seen.carried_out >= 1, "{id}");
            }
            Err(error) => {
                let unseen = seen.carried_out == 0;
                assert!(unseen || error.may_have_been_processed(), "{id}: {error}");
            }
        }
    }
    let failed = done.iter().filter(|done| done.outcome.is_err()).count();
    assert!(
        repeated > 500 && failed > 500,
        "{repeated} repeated, {failed} failed"
    );
    Ok(())
}
