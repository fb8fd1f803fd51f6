//! Arguments that nobody sends by accident.

use serde_json::{Value, json};

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

#[tokio::test]
async fn odd_arguments_of_tools_are_errors_that_can_be_read() {
    let session = session(Person::Absent, &["--allow", "read"]).await;
    let mut deep = json!(1);
    for _ in 0..100 {
        deep = json!([deep]);
    }
    let long = "x".repeat(300_000);
    for (tool, arguments) in [
        ("search", json!({})),
        ("search", json!({ "query": 5 })),
        ("search", json!({ "query": "x", "limit": -1 })),
        ("get", json!({ "ids": "x" })),
        ("get", json!({ "ids": [1] })),
        (
            "get",
            json!({ "ids": ["operations/create_service"], "cursor": "9999.1" , "x": 1 }),
        ),
        ("get", json!({ "ids": ["a"], "cursor": "-1" })),
        ("list", json!({ "resource": long })),
        ("call_read", json!({ "operation": long })),
        (
            "call_read",
            json!({ "operation": "fetch_service", "arguments": { "sid": deep } }),
        ),
        (
            "call_read",
            json!({ "operation": "fetch_service", "arguments": [1] }),
        ),
        ("call_read", json!({ "cursor": "' or 1=1" })),
        (
            "call_read",
            json!({ "operation": "list_service", "cursor": "x" }),
        ),
    ] {
        let refusal = session.refusal(tool, arguments).await;
        assert!(!refusal.is_empty() && refusal.len() < 2_000, "{refusal}");
    }
    let found = session.data("search", json!({ "query": long })).await;
    assert!(found["hits"].is_array());
    let inside: Value = json!({ "ids": ["operations/create_service"], "cursor": "0.99999999" });
    session.call("get", inside).await;
    assert_eq!(session.api.take_requests().len(), 0);
}
