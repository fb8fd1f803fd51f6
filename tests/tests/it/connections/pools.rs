//! Pools of connections.

use std::time::Duration;

use tests::{Behavior, InstantTransport, ScriptedServer, ServerResponse, TestResult};
use twilio_verify_v2::*;

use super::*;

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

#[tokio::test]
async fn a_connection_that_the_server_is_about_to_close_is_not_used() -> TestResult {
    let second = Duration::from_secs(1);
    for (header, pause, is_reused) in [
        ("timeout=5", second * 3, true),
        ("timeout=5", second * 9 / 2, false),
        ("max=100, Timeout=5", second * 6, false),
        ("timeout=1", second / 4, true),
        ("timeout=1", second * 3 / 4, false),
        ("timeout=0", Duration::ZERO, false),
        ("timeout=600", second * 40, true),
        ("timeout=soon", second * 40, true),
    ] {
        let response = ServerResponse::json(200, &serde_json::json!({}));
        let response = Behavior::Respond(response.header("keep-alive", header));
        let server = ScriptedServer::script([response]).await?;
        let client = builder(server.url()).build()?;
        post(&client).await?;
        post(&client).await?;
        let before = if pause.is_zero() { 2 } else { 1 };
        assert_eq!(server.connections(), before, "{header}");
        // Lets the client's tasks start, and notice that time has passed.
        tokio::task::yield_now().await;
        tokio::time::pause();
        tokio::time::advance(pause).await;
        tokio::time::resume();
        tokio::task::yield_now().await;
        post(&client).await?;
        let expected = before + usize::from(!is_reused);
        assert_eq!(server.connections(), expected, "{header} {pause:?}");
    }
    Ok(())
}

#[tokio::test]
async fn extreme_durations_are_no_limits() -> TestResult {
    let server = ScriptedServer::script([ok()]).await?;
    let client = builder(server.url())
        .connect_timeout(Duration::MAX)
        .idle_timeout(Duration::MAX)
        .tcp_keepalive(Duration::MAX)
        .attempt_timeout(Duration::MAX)
        .timeout(Duration::MAX)
        .build()?;
    for _ in 0..3 {
        post(&client).await?;
    }
    assert_eq!(server.connections(), 1);
    let client = builder(server.url())
        .tcp_keepalive(Duration::ZERO)
        .build()?;
    post(&client).await?;
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
