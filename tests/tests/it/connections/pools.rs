//! Pools of connections.

use std::time::Duration;

use tests::{Behavior, InstantTransport, ScriptedServer, ServerResponse, TestResult};
use tokio::runtime::Builder;
use twilio_verify_v2::*;

use super::*;

#[test]
fn a_connection_of_an_idle_runtime_is_not_used_in_another() -> TestResult {
    let of_server = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let server = of_server.block_on(ScriptedServer::script([ok()]))?;
    let client = builder(server.url())
        .timeout(Duration::from_secs(5))
        .build()?;
    let idle = Builder::new_current_thread().enable_all().build()?;
    idle.block_on(async { client.fetch_service(SERVICE_SID).await })?;
    // Its connection is open, but nobody drives it.
    post(&client).send_blocking()?;
    let other = Builder::new_current_thread().enable_all().build()?;
    other.block_on(async { post(&client).await })?;
    drop(other);
    assert_eq!((server.take_requests().len(), server.connections()), (3, 3));
    // Each runtime reuses its own.
    idle.block_on(async { post(&client).await })?;
    post(&client).send_blocking()?;
    assert_eq!((server.take_requests().len(), server.connections()), (2, 3));
    Ok(())
}

#[tokio::test]
async fn connections_are_kept_as_configured() -> TestResult {
    let server = ScriptedServer::script([ok()]).await?;
    let send_three = async |client: Client| {
        let before = server.connections();
        for _ in 0..3 {
            post(&client).await?;
        }
        Ok::<_, Error>(server.connections() - before)
    };
    assert_eq!(send_three(builder(server.url()).build()?).await?, 1);
    let never = builder(server.url()).idle_timeout(Duration::ZERO);
    assert_eq!(send_three(never.build()?).await?, 3);
    let none = builder(server.url()).max_idle_connections(0);
    assert_eq!(send_three(none.build()?).await?, 3);
    Ok(())
}

#[tokio::test]
async fn a_connection_that_the_server_has_closed_is_not_used_again() -> TestResult {
    // In a runtime with one thread, which has no time to notice it between two requests.
    let response = ServerResponse::json(200, &serde_json::json!({}));
    let server = ScriptedServer::script([Behavior::RespondAndClose(response)]).await?;
    let client = builder(server.url()).build()?;
    let mut failed = 0;
    for _ in 0..100 {
        failed += usize::from(post(&client).await.is_err());
    }
    assert!(failed < 50, "{failed} failed");
    Ok(())
}

#[test]
fn settings_of_connections_are_an_error_with_another_transport() {
    type Set = fn(ClientBuilder<Client>) -> ClientBuilder<Client>;
    let settings: [(&str, Set); 8] = [
        ("connect_timeout", |builder| builder.connect_timeout(SHORT)),
        ("idle_timeout", |builder| builder.idle_timeout(SHORT)),
        ("max_idle_connections", |builder| {
            builder.max_idle_connections(1)
        }),
        ("tcp_keepalive", |builder| builder.tcp_keepalive(None)),
        ("proxy", |builder| builder.proxy("http://127.0.0.1:1")),
        ("no_proxy", |builder| builder.no_proxy()),
        ("root_certificates", |builder| {
            builder.root_certificates(super::tls::CA)
        }),
        ("http2", |builder| builder.http2(Http2::Always)),
    ];
    for (name, set) in settings {
        let builder = || set(client_builder("http://127.0.0.1:1"));
        builder().build().expect(name);
        let error = builder()
            .transport(InstantTransport::hyper())
            .build()
            .expect_err(name);
        assert!(
            error.is_configuration() && error.to_string().contains(name),
            "{error}"
        );
    }
    for proxy in [
        "",
        "proxy",
        "ftp://a",
        "http://",
        "http://a:99999",
        "http://a/path",
        "socks6://a",
    ] {
        let error = client_builder("http://127.0.0.1:1")
            .proxy(proxy)
            .build()
            .expect_err(proxy);
        assert!(error.is_configuration(), "{error}");
    }
    let certificate = client_builder("http://127.0.0.1:1")
        .root_certificates("none")
        .build();
    assert!(certificate.expect_err("it is malformed").is_configuration());
}
