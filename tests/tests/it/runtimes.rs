//! One client on several async runtimes, whatever any of them does.

use std::error::Error as StdError;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use serde_json::json;
use tests::{
    Behavior, Event, ReceivedRequest, SERVICE_SID, ScriptedServer, ServerResponse, TestResult,
};
use tokio::runtime::{Builder, Runtime};
use twilio_verify_v2::*;

const TIMEOUT: Duration = Duration::from_secs(20);

/// A server in a runtime of its own, whose first token request gets no response.
struct Twilio {
    server: ScriptedServer,
    client: Client,
    _runtime: Runtime,
}

impl Twilio {
    fn start() -> Result<Self, Box<dyn StdError>> {
        let runtime = multi_threaded()?;
        let mut token_requests = 0;
        let react = move |event: Event<'_>| match event {
            Event::Connected => Behavior::Read,
            Event::Request(request) if request.path == "/token" => {
                token_requests += 1;
                match token_requests {
                    1 => Behavior::Stall,
                    _ => respond(&json!({ "access_token": "T", "expires_in": 3600 })),
                }
            }
            Event::Request(_) => respond(&json!({})),
        };
        let server = runtime.block_on(ScriptedServer::start(react))?;
        let token_url = format!("{}/token", server.url());
        let client = Client::builder(Credentials::oauth_at(&token_url, "id", "secret")?)
            .base_url(server.url())
            .timeout(TIMEOUT)
            .build()?;
        Ok(Self {
            server,
            client,
            _runtime: runtime,
        })
    }

    fn fetch(&self) -> Request<VerifyV2Service> {
        self.client.fetch_service(SERVICE_SID)
    }

    /// Starts a renewal in a runtime, and returns as soon as the server has received its request.
    fn start_renewal(&self, runtime: &Runtime) {
        let fetch = self.fetch();
        runtime.spawn(fetch.into_future());
        runtime.block_on(async {
            while self.server.take_requests().is_empty() {
                tokio::task::yield_now().await;
            }
        });
    }
}

fn respond(body: &serde_json::Value) -> Behavior {
    Behavior::Respond(ServerResponse::json(200, body))
}

fn multi_threaded() -> std::io::Result<Runtime> {
    Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
}

fn single_threaded() -> std::io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

fn paths(requests: &[ReceivedRequest]) -> Vec<&str> {
    requests
        .iter()
        .map(|request| request.path.as_str())
        .collect()
}

#[test]
fn a_renewal_in_an_idle_runtime_does_not_block_others() -> TestResult {
    let twilio = Twilio::start()?;
    let idle = single_threaded()?;
    twilio.start_renewal(&idle);
    single_threaded()?.block_on(twilio.fetch().into_future())?;
    twilio.fetch().send_blocking()?;
    let service = format!("/v2/Services/{SERVICE_SID}");
    assert_eq!(
        paths(&twilio.server.take_requests()),
        ["/token", &service, &service]
    );
    Ok(())
}

#[test]
fn a_renewal_in_a_runtime_that_ends_is_taken_over() -> TestResult {
    let twilio = Twilio::start()?;
    let ending = multi_threaded()?;
    twilio.start_renewal(&ending);
    single_threaded()?.block_on(async {
        let mut waiting = pin!(twilio.fetch().into_future());
        // The request waits for the renewal while its runtime ends.
        poll_fn(|cx| {
            assert!(waiting.as_mut().poll(cx).is_pending());
            Poll::Ready(())
        })
        .await;
        ending.shutdown_background();
        waiting.await
    })?;
    Ok(())
}
