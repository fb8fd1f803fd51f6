//! Connections: what is known about requests whose connection fails, proxies, TLS, HTTP/2 and pools, over real sockets.

mod environment;
mod http2;
mod isolation;
mod limits;
mod pools;
mod proxies;
mod tls;
mod unsent;

use std::time::Duration;

use tests::{Behavior, SERVICE_SID, ScriptedServer, ServerResponse, client_builder};
use twilio_verify_v2::*;

/// Long enough for a connection on the loopback interface, and short enough to wait for.
const SHORT: Duration = Duration::from_millis(300);

fn post(client: &Client) -> Request<VerifyV2ServiceVerification> {
    let params = CreateVerificationParams::new("+12025550143", "sms");
    client.create_verification(SERVICE_SID, params)
}

fn ok() -> Behavior {
    Behavior::Respond(ServerResponse::json(200, &serde_json::json!({})))
}

/// A client without retries.
fn builder(url: impl Into<String>) -> ClientBuilder<Client> {
    client_builder(url).no_proxy().retry(Retries::never())
}

/// A server that accepts connections and does nothing else.
async fn silent_server() -> std::io::Result<ScriptedServer> {
    ScriptedServer::start(|_| Behavior::Stall).await
}

#[track_caller]
fn assert_not_connected(error: &Error) {
    assert!(
        error.is_connect() && !error.may_have_been_processed(),
        "{error}"
    );
    assert!(
        error.to_string().ends_with("the request was not processed"),
        "{error}"
    );
}
