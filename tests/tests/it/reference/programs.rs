//! The programs on the pages compile, and send the requests that are on the pages as messages of HTTP and as commands.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use serde_json::json;
use tests::{ReceivedRequest, Server, ServerResponse, TestResult, client_builder, code_blocks};
use twilio_verify_v2::{Client, Error};

use super::operation_page;

type Program = fn(&Client) -> Pin<Box<dyn Future<Output = Result<(), Error>> + '_>>;

include!(concat!(env!("OUT_DIR"), "/reference_programs.rs"));

/// A message of HTTP: its first line, its headers by their names in lower case, and its body.
struct Message<'t> {
    line: &'t str,
    headers: BTreeMap<String, &'t str>,
    body: &'t str,
}

fn message(text: &str) -> Message<'_> {
    let (head, body) = text
        .trim_end()
        .split_once("\n\n")
        .unwrap_or((text.trim_end(), ""));
    let (line, headers) = head.split_once('\n').expect("a line and headers");
    let headers = headers.lines().map(|line| {
        let (name, value) = line.split_once(": ").expect("a header");
        (name.to_lowercase(), value)
    });
    Message {
        line,
        headers: headers.collect(),
        body,
    }
}

/// What is on a page and was not received.
fn differences(page: &str, received: &ReceivedRequest) -> Vec<String> {
    let blocks = code_blocks(page);
    let (_, text) = blocks
        .iter()
        .find(|(language, _)| language == "http")
        .expect("a message");
    let message = message(text);
    let query = match received.query.as_str() {
        "" => String::new(),
        query => format!("?{query}"),
    };
    let line = format!("{} {}{query} HTTP/1.1", received.method, received.path);
    let mut differences = Vec::new();
    if message.line != line {
        differences.push(format!("{} instead of {line}", message.line));
    }
    let body = String::from_utf8_lossy(&received.body);
    if message.body != body {
        differences.push(format!("{} instead of {body}", message.body));
    }
    for name in ["accept", "content-type", "content-length"] {
        let expected = message.headers.get(name).copied();
        // A body that is empty has a length, too.
        if expected != received.header(name) && received.header(name) != Some("0") {
            differences.push(format!(
                "{name}: {expected:?} instead of {:?}",
                received.header(name)
            ));
        }
    }
    if message.headers.get("authorization") != Some(&"Basic <credentials>") {
        differences.push("no credentials".to_owned());
    }
    differences
}

#[tokio::test]
async fn programs_send_the_requests_on_their_pages() -> TestResult {
    let server = Server::start().await?;
    let client = client_builder(server.url()).build()?;
    let programs = reference_programs();
    assert_eq!(programs.len(), 57);
    let mut wrong = Vec::new();
    for (name, program) in programs {
        server.respond(ServerResponse::json(200, &json!({})));
        // The response may have no fields that the operation needs.
        let _ = program(&client).await;
        let requests = server.take_requests();
        let received = requests.last().ok_or(name)?;
        let page = operation_page(name);
        wrong.extend(
            differences(&page, received)
                .into_iter()
                .map(|it| format!("{name}: {it}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
