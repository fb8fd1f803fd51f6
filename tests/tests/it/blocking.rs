//! Blocking requests, without an async runtime.

use std::error::Error as StdError;
use std::thread;

use serde_json::json;
use tests::{Behavior, SERVICE_SID, ScriptedServer, ServerResponse, TestResult, client_builder};
use twilio_verify_v2::*;

fn server() -> Result<(tokio::runtime::Runtime, ScriptedServer), Box<dyn StdError>> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let response = ServerResponse::json(200, &json!({ "friendly_name": "shop" }));
    let server = runtime.block_on(ScriptedServer::script([Behavior::Respond(response)]))?;
    Ok((runtime, server))
}

fn client(server: &ScriptedServer) -> Result<Client, Error> {
    client_builder(server.url()).build()
}

#[test]
fn connections_are_reused() -> TestResult {
    let (_runtime, server) = server()?;
    let client = client(&server)?;
    for _ in 0..20 {
        let response = client.fetch_service(SERVICE_SID).send_blocking()?;
        assert_eq!(response.value().friendly_name.as_deref(), Some("shop"));
    }
    // A connection cannot be reused if it has not returned to the pool by the time of the next request.
    assert!(server.connections() < 20, "{}", server.connections());
    thread::scope(|scope| {
        let send = || client.fetch_service(SERVICE_SID).send_blocking().map(drop);
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(send)).collect();
        for thread in threads {
            thread.join().expect("the thread does not panic")?;
        }
        Ok::<_, Error>(())
    })?;
    assert_eq!(server.take_requests().len(), 28);
    Ok(())
}

#[test]
fn blocking_in_an_async_runtime_is_an_error() -> TestResult {
    let (runtime, server) = server()?;
    let request = client(&server)?.fetch_service(SERVICE_SID);
    let error = runtime
        .block_on(async { request.send_blocking() })
        .expect_err("it would block the runtime");
    assert!(
        error.is_configuration() && error.to_string().contains(".send().await"),
        "{error}"
    );
    assert!(server.take_requests().is_empty());
    Ok(())
}
