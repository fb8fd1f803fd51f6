//! What each flag allows, and what it refuses.

use serde_json::{Value, json};

use crate::harness::{Person, SERVICE, Session, program, send_to, session};

const DOCUMENTATION: [&str; 4] = ["search", "get", "list", "changes"];

fn read() -> Value {
    json!({ "operation": "fetch_service", "arguments": { "sid": SERVICE } })
}

fn write() -> Value {
    json!({ "operation": "update_service", "arguments": { "sid": SERVICE, "friendly_name": "Shop" } })
}

fn delete() -> Value {
    json!({ "operation": "delete_service", "arguments": { "sid": SERVICE } })
}

/// Whether each kind of call reaches the API.
async fn outcomes(session: &Session) -> [bool; 4] {
    let calls = [
        ("call_read", read()),
        ("call_write", write()),
        ("call_write", send_to("+15550100")),
        ("call_write", delete()),
    ];
    let mut sent = [false; 4];
    for ((tool, arguments), sent) in calls.into_iter().zip(&mut sent) {
        let result = session.call(tool, arguments).await;
        let requests = session.api.take_requests();
        *sent = !requests.is_empty();
        assert_eq!(result.is_error == Some(true), !*sent, "{result:?}");
    }
    sent
}

#[tokio::test]
async fn each_effect_must_be_allowed() {
    for (arguments, expected) in [
        (&[][..], [false; 4]),
        (&["--allow", "read"], [true, false, false, false]),
        (&["--allow", "write"], [false, true, false, false]),
        (&["--allow", "send"], [false, false, true, false]),
        (&["--allow", "delete"], [false, false, false, true]),
        (
            &["--allow", "read,write", "--allow", "send"],
            [true, true, true, false],
        ),
        (&["--allow", "read,write,send,delete"], [true; 4]),
        (
            &["--allow", "read,write,send,delete", "--read-only"],
            [true, false, false, false],
        ),
        (&["--read-only"], [false; 4]),
    ] {
        let session = session(Person::Approves, arguments).await;
        let tools = session.tools().await;
        let mut offered = DOCUMENTATION.to_vec();
        offered.extend(expected[0].then_some("call_read"));
        offered.extend(expected[1..].contains(&true).then_some("call_write"));
        assert_eq!(tools, offered, "{arguments:?}");
        assert_eq!(outcomes(&session).await, expected, "{arguments:?}");
    }
}

#[tokio::test]
async fn refusals_say_what_to_change() {
    let only_reads = session(Person::Approves, &["--allow", "read"]).await;
    let refusal = only_reads.refusal("call_write", write()).await;
    assert!(refusal.contains("--allow write"), "{refusal}");
    let refusal = only_reads.refusal("call_read", write()).await;
    assert!(
        refusal.contains("its effect is write") && refusal.contains("call_write"),
        "{refusal}"
    );
    let writes = session(Person::Approves, &["--allow", "write"]).await;
    let refusal = writes.refusal("call_write", delete()).await;
    assert!(refusal.contains("--allow delete"), "{refusal}");
}

#[tokio::test]
async fn without_credentials_only_documentation_is_offered() {
    use rmcp::{ServiceExt, transport::TokioChildProcess};
    let mut command = program(&["--allow", "read,write,send,delete"]);
    command.env_remove("TWILIO_API_SECRET");
    let client =
        ().serve(TokioChildProcess::new(command).expect("it starts"))
            .await
            .expect("it serves");
    let tools = client.list_all_tools().await.expect("a list");
    let names: Vec<_> = tools.iter().map(|tool| &*tool.name).collect();
    assert_eq!(names, DOCUMENTATION);
}

#[tokio::test]
async fn services_confine_all_calls() {
    let other = "VAffffffffffffffffffffffffffffffff";
    let session = session(
        Person::Approves,
        &["--allow", "read,write", "--service", SERVICE],
    )
    .await;
    session.data("call_read", read()).await;
    let attempts = json!({ "operation": "list_verification_attempt", "arguments": { "VerifyServiceSid": SERVICE } });
    session.data("call_read", attempts).await;
    assert_eq!(session.api.take_requests().len(), 2);
    for (tool, call, reason) in [
        (
            "call_read",
            json!({ "operation": "fetch_service", "arguments": { "sid": other } }),
            "not among",
        ),
        (
            "call_read",
            json!({ "operation": "list_service" }),
            "not confined",
        ),
        (
            "call_read",
            json!({ "operation": "list_verification_attempt" }),
            "not confined",
        ),
        (
            "call_write",
            json!({ "operation": "create_service", "arguments": { "friendly_name": "x" } }),
            "not confined",
        ),
        (
            "call_write",
            json!({ "operation": "update_service", "arguments": { "sid": SERVICE, "friendly_name": other } }),
            "not among",
        ),
    ] {
        let refusal = session.refusal(tool, call.clone()).await;
        assert!(refusal.contains(reason), "{call}: {refusal}");
    }
    assert_eq!(session.api.take_requests().len(), 0);
}

#[tokio::test]
async fn recipients_are_compared_as_a_whole() {
    let arguments = [
        "--allow",
        "send",
        "--recipient",
        "+15550100",
        "--recipient",
        "*@example.com",
        "--sends-per-hour",
        "99",
    ];
    let session = session(Person::Approves, &arguments).await;
    for (to, is_allowed) in [
        ("+15550100", true),
        ("ada@example.com", true),
        ("Ada.L@EXAMPLE.com", true),
        ("+155501001", false),
        ("+15550100,+19005550100", false),
        ("x@evil.com,ada@example.com", false),
        ("ada@example.com.evil.com", false),
        ("@example.com", false),
        (" +15550100", false),
        ("+15550100\n", false),
        ("*@example.com", false),
    ] {
        let result = session.call("call_write", send_to(to)).await;
        assert_eq!(result.is_error != Some(true), is_allowed, "{to}");
        assert_eq!(
            session.api.take_requests().len(),
            usize::from(is_allowed),
            "{to}"
        );
    }
}

#[tokio::test]
async fn sends_are_limited_per_hour_and_other_writes_are_not() {
    let session = session(
        Person::Approves,
        &["--allow", "write,send", "--sends-per-hour", "2"],
    )
    .await;
    for _ in 0..2 {
        session.data("call_write", send_to("+15550100")).await;
    }
    let refusal = session.refusal("call_write", send_to("+15550100")).await;
    assert!(
        refusal.contains("limit of 2 messages per hour"),
        "{refusal}"
    );
    assert_eq!(session.questions().len(), 2, "nobody is asked in vain");
    session.data("call_write", write()).await;
    assert_eq!(session.api.take_requests().len(), 3);
}

#[test]
fn unknown_effects_are_errors_at_the_start() {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_twilio-verify-mcp"))
        .args(["--allow", "everything"])
        .output()
        .expect("it starts");
    assert_eq!(run.status.code(), Some(2));
    assert!(run.stdout.is_empty());
    let message = String::from_utf8_lossy(&run.stderr);
    assert!(message.contains("read, write, send, delete"), "{message}");
}
