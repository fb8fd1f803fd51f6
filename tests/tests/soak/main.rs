//! Ten thousand requests of one client in several async runtimes to a server that misbehaves at random: none is lost, and
//! no POST is processed twice.

mod http1;
mod http2;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use tests::SERVICE_SID;
use tokio::runtime::{Builder, Runtime};
use twilio_verify_v2::*;

const SEED: u64 = 20_260_314;
const TASKS: usize = 40;
const REQUESTS: usize = 10_000;

/// How often the server received a request.
#[derive(Clone, Copy, Default)]
struct Received {
    /// Rejected with status 429 or 401, or refused.
    rejected: u32,
    /// Processed, whether or not the response arrived.
    processed: u32,
}

/// What the server received, by the ID of the request.
type Log = Arc<Mutex<HashMap<String, Received>>>;

/// A request that was sent, and its result.
struct Sent {
    id: String,
    is_post: bool,
    result: Result<String, Error>,
    attempts: u32,
}

/// What runs the tasks of a test.
#[derive(Clone, Copy)]
enum Runner {
    /// A runtime with two threads, for many tasks.
    MultiThreaded,
    /// A runtime with one thread, which is not driven between requests.
    Intermittent,
    /// `send_blocking`.
    Blocking,
}

fn multi_threaded() -> std::io::Result<Runtime> {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
}

fn single_threaded() -> std::io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

/// The response to a request for an access token, which has to be renewed after less than two seconds.
fn token(random: &mut fastrand::Rng) -> serde_json::Value {
    serde_json::json!({ "access_token": format!("T{}", random.u64(..)), "expires_in": 2 })
}

/// A builder for clients whose requests fail fast.
fn builder(url: &str, token_url: &str) -> Result<ClientBuilder<Client>, Error> {
    let credentials = Credentials::oauth_at(token_url, "id", "secret")?;
    let builder = Client::builder(credentials).base_url(url);
    Ok(builder
        .attempt_timeout(Duration::from_millis(500))
        .retry(
            Retries::default()
                .initial_backoff(Duration::from_millis(1))
                .max_backoff(Duration::from_secs(1)),
        )
        // Every request is retried, although far more of them fail than in an outage.
        .retry_budget(retry::RetryBudget::unlimited()))
}

fn request(client: &Client, id: &str, is_post: bool) -> Request<VerifyV2Service> {
    let request = match is_post {
        true => client.create_service(CreateServiceParams::new("shop")),
        false => client.fetch_service(SERVICE_SID),
    };
    request.header("x-id", id)
}

/// The numbers of a task's requests, and whether each is a POST.
fn numbers(task: usize) -> impl Iterator<Item = (String, bool)> {
    let mut random = fastrand::Rng::with_seed(SEED + task as u64);
    let numbers = (task..REQUESTS).step_by(TASKS);
    numbers.map(move |number| (format!("request-{number}"), random.bool()))
}

fn sent(id: String, is_post: bool, result: Result<Response<VerifyV2Service>, Error>) -> Sent {
    let (attempts, result) = match result {
        Ok(response) => {
            let attempts = response.attempts();
            let name = response.into_value().friendly_name;
            (attempts, Ok(name.unwrap_or_default()))
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

/// Sends the requests of a task, one after the other.
fn run(client: &Client, task: usize, runner: Runner, shared: &Runtime) -> Vec<Sent> {
    let own = single_threaded().expect("a runtime can be created");
    let send = |id: String, is_post: bool| {
        let request = request(client, &id, is_post);
        let result = match runner {
            Runner::MultiThreaded => shared.block_on(request.send()),
            Runner::Intermittent => own.block_on(request.send()),
            Runner::Blocking => request.send_blocking(),
        };
        sent(id, is_post, result)
    };
    numbers(task)
        .map(|(id, is_post)| send(id, is_post))
        .collect()
}

/// Sends all requests from all kinds of runtimes, and checks them against what the server received.
fn soak(client: &Client, runners: &[Runner], log: &Log) {
    let shared = multi_threaded().expect("a runtime can be created");
    let sent: Vec<Sent> = thread::scope(|scope| {
        let tasks = (0..TASKS).map(|task| {
            let (runner, shared) = (runners[task % runners.len()], &shared);
            scope.spawn(move || run(client, task, runner, shared))
        });
        let tasks: Vec<_> = tasks.collect();
        let results = tasks
            .into_iter()
            .map(|task| task.join().expect("no task panics"));
        results.flatten().collect()
    });
    assert_eq!(sent.len(), REQUESTS);
    let log = log.lock().expect("nothing panics under the lock");
    for sent in &sent {
        check(sent, log.get(&sent.id).copied().unwrap_or_default());
    }
    let retried = sent.iter().filter(|sent| sent.attempts > 1).count();
    let failed = sent.iter().filter(|sent| sent.result.is_err()).count();
    assert!(
        retried > 500 && failed > 100,
        "{retried} retried, {failed} failed"
    );
}

fn check(sent: &Sent, received: Received) {
    let (id, attempts) = (&sent.id, sent.attempts);
    let count = received.processed + received.rejected;
    // Less than the attempts if connections were reset before anything was read; never more. One more attempt than usual
    // if an access token was rejected.
    assert!(
        attempts <= 4 && count <= attempts,
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

/// Counts a request that the server received.
fn count(log: &Log, id: &str, is_processed: bool) {
    let mut log = log.lock().expect("nothing panics under the lock");
    let received = log.entry(id.to_owned()).or_default();
    match is_processed {
        true => received.processed += 1,
        false => received.rejected += 1,
    }
}
