//! Arguments that nobody sends by accident.

use std::time::Duration;

use serde_json::{Value, json};

use crate::document::Document;
use crate::harness::{Person, SERVICE, send_to, session};

#[tokio::test]
async fn arguments_cannot_leave_their_place() {
    let session = session(
        Person::Approves,
        &["--allow", "read,write,send", "--sends-per-hour", "99"],
    )
    .await;
    for (sid, is_sent) in [
        ("..", false),
        (".", false),
        ("", false),
        ("../../Accounts", false),
        ("VA0123456789abcdef0123456789abcdef/../x", false),
        ("VA0123456789abcdef0123456789abcdef?x=1", false),
        (SERVICE, true),
    ] {
        let call = json!({ "operation": "fetch_service", "arguments": { "sid": sid } });
        session.call("call_read", call).await;
        let requests = session.api.take_requests();
        assert_eq!(requests.len(), usize::from(is_sent), "{sid}");
    }
    for identity in [
        "a/../../b",
        "a?b=c&d",
        "a#b",
        "a%2e%2e",
        "ü\u{202e}\u{0}\r\nX-Evil: 1",
    ] {
        let call = json!({ "operation": "fetch_entity", "arguments": { "service_sid": SERVICE, "identity": identity } });
        session.call("call_read", call).await;
        for request in session.api.take_requests() {
            assert_eq!(
                request.path.split('/').count(),
                6,
                "{identity:?}: {}",
                request.path
            );
            assert!(
                request.query.is_empty() && request.header("x-evil").is_none(),
                "{identity:?}"
            );
        }
    }
    for to in ["+15550100&Channel=call", "+15550100\r\nHost: evil", "\u{0}"] {
        session.call("call_write", send_to(to)).await;
        for request in session.api.take_requests() {
            let body = String::from_utf8(request.body).expect("ASCII");
            assert_eq!(body.matches('&').count(), 1, "{to:?}: {body}");
        }
    }
}

#[tokio::test]
async fn questions_show_hostile_values_in_one_line() {
    let session = session(Person::Declines, &["--allow", "send"]).await;
    session
        .refusal(
            "call_write",
            send_to("+15550100\nTo: +19005550100\u{1b}[2K"),
        )
        .await;
    let question = session.questions().remove(0);
    let lines: Vec<_> = question
        .lines()
        .filter(|line| line.starts_with("To:"))
        .collect();
    assert_eq!(lines.len(), 1, "{question}");
    assert!(!question.contains('\u{1b}'), "{question}");
}

/// Tools for documentation, with arguments that they do not take.
fn odd_arguments(long: &str) -> Vec<(&'static str, Value)> {
    let get = |id: &str, cursor: &str| ("get", json!({ "ids": [id], "cursor": cursor }));
    vec![
        ("search", json!({})),
        ("search", json!({ "query": 5 })),
        ("search", json!({ "query": ["x"] })),
        ("search", json!({ "query": "x", "limit": -1 })),
        ("search", json!({ "query": "x", "kinds": ["operations"] })),
        ("search", json!({ "query": "x", "__proto__": {} })),
        ("get", json!({ "ids": "x" })),
        ("get", json!({ "ids": [1] })),
        ("get", json!({ "ids": ["create_service"], "x": 1 })),
        get("create_service", "-1"),
        get("create_service", "x"),
        get("create_service", "9.0"),
        get("create_service", "0.99999999"),
        get("create_service", "0.18446744073709551616"),
        get("nothing", "0.0"),
        ("list", json!({ "resource": long })),
        ("list", json!({ "resource": "__proto__" })),
        ("changes", json!({ "since": 1 })),
    ]
}

/// Calls that cannot be made.
fn odd_calls(long: &str) -> Vec<Value> {
    let mut deep = json!(1);
    for _ in 0..100 {
        deep = json!([deep]);
    }
    let of_list = |arguments: Value| json!({ "operation": "list_service", "arguments": arguments });
    vec![
        json!({ "operation": long }),
        json!({ "operation": "\u{202e}ecivres_hctef" }),
        json!({ "operation": "fetch_service", "arguments": { "sid": deep } }),
        json!({ "operation": "fetch_service", "arguments": [1] }),
        json!({ "operation": "list_service", "dry_run": "true" }),
        json!({ "operation": "list_service", "cursor": "x" }),
        json!({ "cursor": "' or 1=1" }),
        of_list(json!({ "__proto__": 1, "constructor": 2 })),
        of_list(json!({ "PageSize": "20" })),
        of_list(json!({ "PageSize": [20] })),
        of_list(json!({ "PageSize": 1e300 })),
        of_list(json!({ "pagesize": 20, "PAGESIZE": 30 })),
        of_list(json!({ long: 1 })),
    ]
}

#[tokio::test]
async fn odd_arguments_of_tools_are_errors_that_can_be_read() {
    let session = session(Person::Absent, &["--allow", "read"]).await;
    let long = "x".repeat(300_000);
    let calls = odd_calls(&long).into_iter().map(|call| ("call_read", call));
    for (tool, arguments) in odd_arguments(&long).into_iter().chain(calls) {
        let refusal = session.refusal(tool, arguments).await;
        assert!(!refusal.is_empty() && refusal.len() < 2_000, "{refusal}");
    }
    let found = session.data("search", json!({ "query": long })).await;
    assert!(found["hits"].is_array());
    assert_eq!(session.api.take_requests().len(), 0);
}

const PETS: &str = r##"
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example.com }]
components:
  schemas:
    Pet:
      oneOf:
        - { type: object, required: [cat], properties: { cat: { $ref: '#/components/schemas/Pet' } } }
        - { type: object, required: [dog], properties: { cat: { $ref: '#/components/schemas/Pet' } } }
        - { type: object, required: [cow], properties: { cat: { $ref: '#/components/schemas/Pet' } } }
        - { type: integer }
paths:
  /pets:
    post:
      operationId: AddPets
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                names: { type: array, uniqueItems: true, items: { type: string, maxLength: 9 } }
                pet: { $ref: '#/components/schemas/Pet' }
      responses: { '204': { description: Added } }
"##;

#[tokio::test]
async fn huge_arguments_take_little_time() {
    let served = Document::new("pets", PETS)
        .serve(&["--allow", "write"])
        .await;
    let many: Vec<_> = (0..100_000)
        .map(|number| format!("name {number}"))
        .collect();
    let mut deep = json!("x");
    for _ in 0..60 {
        deep = json!({ "cat": deep });
    }
    for (arguments, expected) in [
        (json!({ "names": many }), "more problems"),
        (json!({ "pet": deep }), ""),
    ] {
        let call = json!({ "operation": "add_pets", "arguments": arguments, "dry_run": true });
        let checked = served.call("call_write", call);
        let checked = tokio::time::timeout(Duration::from_secs(30), checked).await;
        let refusal = checked
            .expect("it takes less time")
            .err()
            .unwrap_or_default();
        assert!(
            refusal.contains(expected) && refusal.len() < 5_000,
            "{refusal}"
        );
    }
}
