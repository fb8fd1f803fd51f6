//! Sends requests over the loopback interface with the generated crate, and with bare hyper-util and code written by hand:
//! requests per second, and the time of requests, for several numbers of concurrent requests.
//!
//! Both send the same request to the same server, in turns, so that whatever else the machine does affects both.

use std::convert::Infallible;
use std::error::Error;
use std::rc::Rc;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use benches::{VERIFICATION, create_verification, decode_by_hand, request_by_hand};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::client::legacy::Client as BareClient;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpListener;
use tokio::task::LocalSet;
use twilio_verify_v2::{Client, Credentials};

const CONCURRENCY: [usize; 3] = [1, 64, 512];
const ROUNDS: usize = 15;
const REQUESTS: usize = 4096;

/// A way to send a request and decode its response.
#[derive(Clone)]
enum Sender {
    Ours(Client),
    Bare(Rc<BareClient<HttpConnector, Full<Bytes>>>, Rc<str>),
}

/// The times of the requests of a round, and of the whole round.
struct Round {
    elapsed: Duration,
    times: Vec<Duration>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let server = start_server()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    println!("| concurrency | value | ours | hyper-util | ratio |");
    println!("|---:|---|---:|---:|---:|");
    for concurrency in CONCURRENCY {
        let client = Client::builder(Credentials::api_key("SK1", "secret")).base_url(&*server);
        // By default, the crate keeps fewer idle connections than hyper-util, which closes none.
        let client = client.max_idle_connections(CONCURRENCY[2]);
        let ours = Sender::Ours(client.build()?);
        let bare = BareClient::builder(TokioExecutor::new()).build_http();
        let bare = Sender::Bare(Rc::new(bare), server.as_str().into());
        let mut rounds = (Vec::new(), Vec::new());
        for round in 0..=ROUNDS {
            let (of_ours, of_bare) = match round % 2 {
                0 => {
                    let of_ours = run(&runtime, &ours, concurrency);
                    (of_ours, run(&runtime, &bare, concurrency))
                }
                _ => {
                    let of_bare = run(&runtime, &bare, concurrency);
                    (run(&runtime, &ours, concurrency), of_bare)
                }
            };
            // The first round opens the connections.
            if round > 0 {
                rounds.0.push(of_ours);
                rounds.1.push(of_bare);
            }
        }
        print(concurrency, &rounds.0, &rounds.1);
    }
    Ok(())
}

fn print(concurrency: usize, ours: &[Round], bare: &[Round]) {
    let row = |name: &str, value: &dyn Fn(&Round) -> f64| {
        let medians = [ours, bare].map(|rounds| median(rounds.iter().map(value).collect()));
        // The ratio of each pair of rounds, because the machine is not equally busy all the time.
        let pairs = ours.iter().zip(bare);
        let ratio = median(
            pairs
                .map(|(ours, bare)| value(ours) / value(bare))
                .collect(),
        );
        println!(
            "| {concurrency} | {name} | {:.0} | {:.0} | {ratio:.3} |",
            medians[0], medians[1]
        );
    };
    row("requests per second", &|round| {
        REQUESTS as f64 / round.elapsed.as_secs_f64()
    });
    row("p50, µs", &|round| round.percentile(50));
    row("p99, µs", &|round| round.percentile(99));
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

impl Round {
    fn percentile(&self, percent: usize) -> f64 {
        let index = self.times.len() * percent / 100;
        self.times[index].as_secs_f64() * 1e6
    }
}

fn run(runtime: &tokio::runtime::Runtime, sender: &Sender, concurrency: usize) -> Round {
    let tasks = LocalSet::new();
    let started = Instant::now();
    let mut times = tasks.block_on(runtime, async {
        let tasks = (0..concurrency).map(|_| {
            let sender = sender.clone();
            tokio::task::spawn_local(async move {
                let mut times = Vec::with_capacity(REQUESTS / concurrency);
                for _ in 0..REQUESTS / concurrency {
                    let started = Instant::now();
                    sender.send().await;
                    times.push(started.elapsed());
                }
                times
            })
        });
        let mut times = Vec::with_capacity(REQUESTS);
        for task in tasks.collect::<Vec<_>>() {
            times.extend(task.await.expect("no task panics"));
        }
        times
    });
    let elapsed = started.elapsed();
    times.sort_unstable();
    Round { elapsed, times }
}

impl Sender {
    async fn send(&self) {
        match self {
            Self::Ours(client) => {
                let verification = create_verification(client).await;
                assert!(verification.is_ok_and(|verification| verification.sid.is_some()));
            }
            Self::Bare(client, server) => {
                let mut request = request_by_hand(server).map(Full::from);
                let credentials = http::HeaderValue::from_static("Basic U0sxOnNlY3JldA==");
                request.headers_mut().insert("authorization", credentials);
                let response = client.request(request).await.expect("the server responds");
                let body = response
                    .into_body()
                    .collect()
                    .await
                    .expect("the body is whole");
                assert!(decode_by_hand(&body.to_bytes()));
            }
        }
    }
}

/// Starts a server in a thread of its own, which responds with a verification. Returns its URL.
fn start_server() -> Result<String, Box<dyn Error>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.expect("threads have timers").block_on(async {
            let listener = TcpListener::bind(("127.0.0.1", 0))
                .await
                .expect("a port is free");
            let address = listener.local_addr().expect("it is bound");
            sender.send(address).expect("the other thread waits");
            while let Ok((stream, _)) = listener.accept().await {
                stream.set_nodelay(true).expect("it is connected");
                let connection = http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service_fn(respond));
                tokio::spawn(connection);
            }
        });
    });
    Ok(format!("http://{}", receiver.recv()?))
}

async fn respond(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    // The connection is kept only if the body was read.
    _ = request.into_body().collect().await;
    let mut response = Response::new(Full::from(VERIFICATION));
    let json = http::HeaderValue::from_static("application/json");
    response.headers_mut().insert("content-type", json);
    Ok(response)
}
