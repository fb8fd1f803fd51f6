//! Sending without an async runtime.

use std::error::Error as StdError;
use std::thread;

use serde_json::json;
use tests::{Answer, Fault, FaultServer};
use twilio_verify_v2::*;

const SERVICE: &str = "VA0123456789abcdef0123456789abcdef";

fn server() -> Result<(tokio::runtime::Runtime, FaultServer), Box<dyn StdError>> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let answer = Answer::json(200, &json!({ "friendly_name": "shop" }));
    let server = runtime.block_on(FaultServer::script([Fault::Answer(answer)]))?;
    Ok((runtime, server))
}

fn client(server: &FaultServer) -> Result<Client, Error> {
    Client::builder(Credentials::api_key("SK1", "secret"))
        .base_url(server.url())
        .build()
}

#[test]
fn connections_live_on_between_calls() -> Result<(), Box<dyn StdError>> {
    let (_runtime, server) = server()?;
    let client = client(&server)?;
    for _ in 0..20 {
        let response = client.fetch_service(SERVICE).send_blocking()?;
        assert_eq!(response.value().friendly_name.as_deref(), Some("shop"));
    }
    // A connection that has not come back yet when the next request is sent is none to be used again.
    assert!(server.connections() < 20, "{}", server.connections());
    thread::scope(|scope| {
        let send = || client.fetch_service(SERVICE).send_blocking().map(drop);
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(send)).collect();
        for thread in threads {
            thread.join().expect("it does not panic")?;
        }
        Ok::<_, Error>(())
    })?;
    assert_eq!(server.take().len(), 28);
    Ok(())
}

#[test]
fn within_a_runtime_it_is_an_error() -> Result<(), Box<dyn StdError>> {
    let (runtime, server) = server()?;
    let request = client(&server)?.fetch_service(SERVICE);
    let error = runtime
        .block_on(async { request.send_blocking() })
        .expect_err("within a runtime");
    assert!(
        error.is_configuration() && error.to_string().contains(".send().await"),
        "{error}"
    );
    assert!(server.take().is_empty());
    Ok(())
}
