//! The protocol on standard input and output, byte by byte.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tests::{Behavior, Event, ScriptedServer};

use crate::harness::SERVICE;

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_twilio-verify-mcp"))
        .args(arguments)
        .env("TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef")
        .env("TWILIO_API_SECRET", "a-secret")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts")
}

fn send(child: &mut Child, message: &Value) {
    let stdin = child.stdin.as_mut().expect("a pipe");
    writeln!(stdin, "{message}").expect("it reads");
}

/// Closes the input, and returns all messages on standard output, each of which must be one line of MCP.
fn finish(mut child: Child) -> Vec<Value> {
    drop(child.stdin.take());
    let mut output = String::new();
    child
        .stdout
        .take()
        .expect("a pipe")
        .read_to_string(&mut output)
        .expect("UTF-8");
    assert!(child.wait().expect("it ends").success());
    let lines = output.lines().map(serde_json::from_str);
    let messages: Vec<Value> = lines.collect::<Result<_, _>>().expect("nothing but JSON");
    assert!(messages.iter().all(|message| message["jsonrpc"] == "2.0"));
    messages
}

fn initialize(version: &str) -> Value {
    json!({
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": { "protocolVersion": version, "capabilities": {}, "clientInfo": { "name": "test", "version": "1" } },
    })
}

#[test]
fn each_revision_is_answered_in_its_own_way() {
    for (offered, answered) in [
        ("2025-06-18", "2025-06-18"),
        ("2025-11-25", "2025-11-25"),
        ("1999-01-01", "2025-11-25"),
    ] {
        let mut child = start(&[]);
        send(&mut child, &initialize(offered));
        send(
            &mut child,
            &json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }),
        );
        send(
            &mut child,
            &json!({ "jsonrpc": "2.0", "id": 2, "method": "tools/list" }),
        );
        let messages = finish(child);
        assert_eq!(
            messages[0]["result"]["protocolVersion"], answered,
            "{messages:?}"
        );
        assert_eq!(
            messages[0]["result"]["serverInfo"]["name"],
            "twilio-verify-mcp"
        );
        assert_eq!(messages[1]["result"]["tools"][0]["name"], "search");
    }
    let mut child = start(&[]);
    let meta = json!({
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {},
        "io.modelcontextprotocol/clientInfo": { "name": "test", "version": "1" },
    });
    send(
        &mut child,
        &json!({ "jsonrpc": "2.0", "id": 1, "method": "server/discover", "params": { "_meta": meta } }),
    );
    send(
        &mut child,
        &json!({ "jsonrpc": "2.0", "id": 2, "method": "tools/list", "params": { "_meta": meta } }),
    );
    let messages = finish(child);
    let versions = json!(["2025-06-18", "2025-11-25", "2026-07-28"]);
    assert_eq!(
        messages[0]["result"]["supportedVersions"], versions,
        "{messages:?}"
    );
    let tools = &messages[1]["result"];
    assert_eq!(tools["resultType"], "complete");
    assert!(
        tools["ttlMs"].is_number() && tools["cacheScope"].is_string(),
        "{tools}"
    );
}

#[test]
fn malformed_input_is_answered_with_errors_and_survived() {
    let mut child = start(&[]);
    send(&mut child, &initialize("2025-11-25"));
    send(
        &mut child,
        &json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }),
    );
    let stdin = child.stdin.as_mut().expect("a pipe");
    stdin
        .write_all(b"{ not json\n\n[]\n\xff\xfe\n{\"jsonrpc\":\"2.0\"}\n")
        .expect("it reads");
    send(
        &mut child,
        &json!({ "jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": { "name": "nope" } }),
    );
    send(
        &mut child,
        &json!({ "jsonrpc": "2.0", "id": 8, "method": "no/such" }),
    );
    send(
        &mut child,
        &json!({ "jsonrpc": "2.0", "id": 9, "method": "tools/list" }),
    );
    let messages = finish(child);
    let of = |id: i64| messages.iter().find(|message| message["id"] == id);
    assert_eq!(of(7).expect("a response")["error"]["code"], -32602);
    assert_eq!(of(8).expect("a response")["error"]["code"], -32601);
    assert!(of(9).expect("a response")["result"]["tools"].is_array());
}

#[test]
fn the_end_of_input_ends_the_program() {
    assert_eq!(finish(start(&[])).len(), 0);
}

#[tokio::test]
async fn a_client_that_disconnects_ends_the_program_and_its_requests() {
    let api = ScriptedServer::start(|event| match event {
        Event::Connected => Behavior::Read,
        Event::Request(_) => Behavior::Stall,
    });
    let api = api.await.expect("a free port");
    let url = api.url();
    let mut child = start(&["--allow", "read", "--base-url", &url]);
    send(&mut child, &initialize("2025-11-25"));
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe"));
    lines.read_line(&mut String::new()).expect("a response");
    send(
        &mut child,
        &json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }),
    );
    let call = json!({ "name": "call_read", "arguments": { "operation": "fetch_service", "arguments": { "sid": SERVICE } } });
    send(
        &mut child,
        &json!({ "jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call }),
    );
    while api.take_requests().is_empty() {
        tokio::task::yield_now().await;
    }
    drop((child.stdin.take(), lines));
    let ended = tokio::task::spawn_blocking(move || child.wait());
    let ended = tokio::time::timeout(Duration::from_secs(10), ended)
        .await
        .expect("it ends");
    ended.expect("no panic").expect("a status");
    tokio::time::timeout(Duration::from_secs(5), api.abandoned())
        .await
        .expect("the request is dropped");
}
