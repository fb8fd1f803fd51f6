//! Responses that are streams of items, over real sockets.

mod documents;
mod errors;
mod events;
mod framings;
mod generated;
mod http2;
mod mock;
mod resumption;

use std::sync::Arc;
use std::time::Duration;

use tests::{Behavior, InstantTransport, ScriptedServer, ServerStream};
use twilio_runtime::{
    Client, ClientBuilder, ItemStream, Json, Operation, Request, Retries, SchemeCredentials,
    ServerSentEvent, Transport, TypedOperation,
};

const EVENTS: &str = "text/event-stream";
const LINES: &str = "application/x-ndjson";
const RECORDS: &str = "application/json-seq";

static WATCH: TypedOperation<ItemStream<ServerSentEvent<String>>> =
    operation("GET", EVENTS).typed();
static TAIL: TypedOperation<ItemStream<Json>> = operation("GET", LINES).typed();
static COMPLETE: TypedOperation<ItemStream<ServerSentEvent<Json>>> =
    operation("POST", EVENTS).typed();

const fn operation(method: &str, accept: &'static str) -> Operation {
    let (server, path) = ("https://api.example.com", "/builds");
    let operation = match method.as_bytes() {
        b"GET" => Operation::get("Watch", server, path),
        _ => Operation::post("Complete", server, path),
    };
    operation.accept(accept).without_credentials()
}

/// A builder whose clients retry at once.
fn builder(server: &ScriptedServer) -> ClientBuilder {
    ClientBuilder::new(SchemeCredentials::none(), "tests")
        .base_url(server.url())
        .retry(Retries::default().initial_backoff(Duration::ZERO))
}

fn client(server: &ScriptedServer) -> Client {
    builder(server).build().expect("the settings are valid")
}

fn watch(client: &Client) -> Request<ItemStream<ServerSentEvent<String>>> {
    Request::new(client, &WATCH)
}

fn tail(client: &Client) -> Request<ItemStream<Json>> {
    Request::new(client, &TAIL)
}

fn complete(client: &Client) -> Request<ItemStream<ServerSentEvent<Json>>> {
    Request::new(client, &COMPLETE)
}

/// Both transports.
fn transports() -> [Arc<dyn Transport>; 2] {
    let reqwest = InstantTransport::reqwest().expect("the client can be built");
    [
        Arc::new(twilio_runtime::HyperTransport::plain()),
        reqwest.into_inner(),
    ]
}

/// A server that responds to each request with the next of these bodies.
async fn server(bodies: impl IntoIterator<Item = ServerStream>) -> std::io::Result<ScriptedServer> {
    ScriptedServer::script(bodies.into_iter().map(Behavior::Stream)).await
}
