//! The server over HTTP.

use std::process::Stdio;
use std::time::Duration;

use reqwest::{Client, Response, StatusCode};
use rmcp::model::ProtocolVersion;
use rmcp::transport::StreamableHttpClientTransport;
use rmcp::{ClientLifecycleMode, ClientServiceExt};
use serde_json::{Value, json};
use tests::{Behavior, Event, ScriptedServer};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Child;

use crate::harness::program;

/// A server that is stopped with the test.
struct Running {
    url: String,
    port: String,
    _child: Child,
}

async fn start(arguments: &[&str], token: Option<&str>) -> Running {
    // Even for plain HTTP, reqwest wants a provider where a package of the workspace has its feature `rustls-no-provider`.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut command = program(&[&["--http", "127.0.0.1:0"], arguments].concat());
    if let Some(token) = token {
        command.env("MCP_BEARER_TOKEN", token);
    }
    let spawned = command.stderr(Stdio::piped()).kill_on_drop(true).spawn();
    let mut child = spawned.expect("it starts");
    let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let line = lines.next_line().await.expect("UTF-8").expect("a line");
    let url = line
        .strip_prefix("serving ")
        .expect("the address")
        .to_owned();
    let port = url
        .trim_end_matches("/mcp")
        .rsplit(':')
        .next()
        .expect("a port");
    Running {
        port: port.to_owned(),
        url,
        _child: child,
    }
}

fn list() -> Value {
    let meta = json!({
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {},
        "io.modelcontextprotocol/clientInfo": { "name": "test", "version": "1" },
    });
    json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": { "_meta": meta } })
}

async fn post(server: &Running, headers: &[(&str, &str)]) -> Response {
    let client = Client::builder().no_proxy().build().expect("a client");
    let mut request = client
        .post(&server.url)
        .header("content-type", "application/json")
        .header("accept", "application/json, text/event-stream")
        .header("mcp-protocol-version", "2026-07-28")
        .header("mcp-method", "tools/list")
        .body(list().to_string());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.expect("a response")
}

#[tokio::test]
async fn clients_of_both_generations_are_served() {
    let server = start(&[], None).await;
    let stateless = ClientLifecycleMode::Discover {
        preferred_versions: vec![ProtocolVersion::V_2026_07_28],
    };
    for lifecycle in [stateless, ClientLifecycleMode::Initialize] {
        let transport = StreamableHttpClientTransport::from_uri(server.url.as_str());
        let client =
            ().serve_with_lifecycle(transport, lifecycle)
                .await
                .expect("client and server agree");
        let tools = client.list_all_tools().await.expect("a list");
        assert_eq!(tools[0].name, "search");
    }
}

#[tokio::test]
async fn hosts_and_origins_are_validated() {
    let server = start(&["--origin", "https://tools.example.com"], None).await;
    let (port, ok, forbidden) = (&server.port, StatusCode::OK, StatusCode::FORBIDDEN);
    let own = format!("http://localhost:{port}");
    let other_port = "http://localhost:1".to_owned();
    for (origin, expected) in [
        (own.as_str(), ok),
        ("https://tools.example.com", ok),
        (other_port.as_str(), forbidden),
        ("https://evil.example", forbidden),
        ("http://localhost.evil.example", forbidden),
        ("https://tools.example.com:443", ok),
        ("HTTPS://TOOLS.example.com", ok),
        ("https://tools.example.com:8443", forbidden),
        ("http://tools.example.com", forbidden),
        ("https://tools.example.com.evil.example", forbidden),
        ("https://evil.example#https://tools.example.com", forbidden),
        ("file://", forbidden),
        ("null", forbidden),
    ] {
        let response = post(&server, &[("origin", origin)]).await;
        assert_eq!(response.status(), expected, "{origin}");
    }
    assert_eq!(post(&server, &[]).await.status(), ok);
    for (host, expected) in [
        (format!("localhost:{port}"), true),
        (format!("127.0.0.1:{port}"), true),
        (format!("LOCALHOST:{port}"), true),
        (format!("[::1]:{port}"), true),
        ("[::1]".to_owned(), true),
        (format!("localhost.:{port}"), false),
        (format!("localhost.evil.example:{port}"), false),
        (format!("127.0.0.1.evil.example:{port}"), false),
        (format!("localhost@evil.example:{port}"), false),
        (format!("0.0.0.0:{port}"), false),
        (format!("[::ffff:127.0.0.1]:{port}"), false),
        ("evil.example".to_owned(), false),
        (format!("evil.example:{port}"), false),
    ] {
        let response = post(&server, &[("host", &host)]).await;
        assert_eq!(response.status().is_success(), expected, "{host}");
    }
}

#[tokio::test]
async fn a_token_is_compared_as_a_whole() {
    let server = start(&[], Some("0123456789abcdef-token")).await;
    for (value, expected) in [
        (None, StatusCode::UNAUTHORIZED),
        (Some("Bearer 0123456789abcdef-token"), StatusCode::OK),
        (Some("bearer 0123456789abcdef-token"), StatusCode::OK),
        (
            Some("Bearer 0123456789abcdef-toke"),
            StatusCode::UNAUTHORIZED,
        ),
        (Some("Bearer "), StatusCode::UNAUTHORIZED),
        (Some("0123456789abcdef-token"), StatusCode::UNAUTHORIZED),
        (
            Some("Bearer:0123456789abcdef-token"),
            StatusCode::UNAUTHORIZED,
        ),
        (
            Some("Bearer 0123456789abcdef-token, Bearer x"),
            StatusCode::UNAUTHORIZED,
        ),
        (
            Some("Basic 0123456789abcdef-token"),
            StatusCode::UNAUTHORIZED,
        ),
    ] {
        let headers: Vec<_> = value
            .iter()
            .map(|value| ("authorization", *value))
            .collect();
        assert_eq!(
            post(&server, &headers).await.status(),
            expected,
            "{value:?}"
        );
    }
}

#[tokio::test]
async fn other_machines_need_a_token_and_a_host() {
    for (arguments, token, message) in [
        (&["--http", "0.0.0.0:0"][..], None, "MCP_BEARER_TOKEN"),
        (&["--http", "0.0.0.0:0"], Some("short"), "can be guessed"),
        (
            &["--http", "0.0.0.0:0"],
            Some("0123456789abcdef-token"),
            "--host",
        ),
        (&["--http", "[::]:0"], None, "MCP_BEARER_TOKEN"),
    ] {
        let mut command = program(arguments);
        if let Some(token) = token {
            command.env("MCP_BEARER_TOKEN", token);
        }
        let run = command.output().await.expect("it starts");
        assert_eq!(run.status.code(), Some(1));
        let text = String::from_utf8_lossy(&run.stderr);
        assert!(text.contains(message), "{text}");
        assert!(run.stdout.is_empty());
    }
}

#[tokio::test]
async fn origins_must_be_origins() {
    for origin in [
        "tools.example.com",
        "https://",
        "https://a.example/path",
        "*",
        "null",
        "ftp://a.example",
    ] {
        let run = program(&["--http", "127.0.0.1:0", "--origin", origin])
            .output()
            .await
            .expect("it starts");
        assert_eq!(run.status.code(), Some(1), "{origin}");
        let text = String::from_utf8_lossy(&run.stderr);
        assert!(text.contains("is no origin"), "{text}");
    }
}

#[tokio::test]
async fn a_client_that_disconnects_drops_its_request() {
    let api = ScriptedServer::start(|event| match event {
        Event::Connected => Behavior::Read,
        Event::Request(_) => Behavior::Stall,
    });
    let api = api.await.expect("a free port");
    let server = start(&["--allow", "read", "--base-url", &api.url()], None).await;
    let mut call = list();
    call["method"] = json!("tools/call");
    call["params"]["name"] = json!("call_read");
    call["params"]["arguments"] = json!({ "operation": "list_service" });
    let client = Client::builder().no_proxy().build().expect("a client");
    let request = client
        .post(&server.url)
        .header("content-type", "application/json")
        .header("accept", "application/json, text/event-stream")
        .header("mcp-protocol-version", "2026-07-28")
        .header("mcp-method", "tools/call")
        .header("mcp-name", "call_read")
        .body(call.to_string());
    let called = tokio::spawn(async move { request.send().await?.text().await });
    while api.take_requests().is_empty() {
        tokio::task::yield_now().await;
    }
    called.abort();
    // Long before the SDK's own time limits.
    tokio::time::timeout(Duration::from_secs(5), api.abandoned())
        .await
        .expect("the request is dropped");
    assert_eq!(post(&server, &[]).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn header_and_body_must_agree() {
    let server = start(&[], None).await;
    let response = post(&server, &[("mcp-method", "tools/call")]).await;
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    let client = Client::builder().no_proxy().build().expect("a client");
    let elsewhere = server.url.replace("/mcp", "/other");
    let response = client.get(elsewhere).send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
}
