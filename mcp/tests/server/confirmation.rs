//! Sends and deletes are confirmed by a person.

use rmcp::model::{CallToolResponse, InputRequiredResult, ProtocolVersion};
use serde_json::{Value, json};

use crate::harness::{Person, SERVICE, Session, params, send_to, session, session_of};

const ALLOW: &[&str] = &["--allow", "write,send,delete"];

const VERSIONS: [ProtocolVersion; 3] = [
    ProtocolVersion::V_2025_06_18,
    ProtocolVersion::V_2025_11_25,
    ProtocolVersion::V_2026_07_28,
];

#[tokio::test]
async fn a_person_decides_in_each_revision() {
    for version in VERSIONS {
        for (person, is_sent) in [
            (Person::Approves, true),
            (Person::Declines, false),
            (Person::LeavesTheBoxEmpty, false),
            (Person::Absent, false),
        ] {
            let session = session_of(version.clone(), person, ALLOW).await;
            let delete = json!({ "operation": "delete_service", "arguments": { "sid": SERVICE } });
            for call in [send_to("+15550100"), delete] {
                let result = session.call("call_write", call).await;
                assert_eq!(
                    result.is_error != Some(true),
                    is_sent,
                    "{version} {person:?}: {result:?}"
                );
                let requests = session.api.take_requests();
                assert_eq!(requests.len(), usize::from(is_sent), "{version} {person:?}");
            }
            let questions = session.questions();
            match person {
                Person::Absent => assert!(questions.is_empty()),
                _ => {
                    assert_eq!(questions.len(), 2);
                    assert!(questions[0].contains("To: +15550100"), "{}", questions[0]);
                    assert!(questions[0].contains(SERVICE), "{}", questions[0]);
                    assert!(
                        questions[1].contains("delete_service deletes"),
                        "{}",
                        questions[1]
                    );
                }
            }
        }
    }
}

#[tokio::test]
async fn a_client_that_cannot_ask_gets_the_request_for_a_person() {
    let session = session(Person::Absent, ALLOW).await;
    let refusal = session.refusal("call_write", send_to("+15550100")).await;
    for part in [
        "curl -X POST",
        "--data-urlencode",
        "client.create_verification(",
        "cannot ask",
    ] {
        assert!(refusal.contains(part), "{part}: {refusal}");
    }
}

#[tokio::test]
async fn writes_are_not_confirmed() {
    let session = session(Person::Absent, ALLOW).await;
    let write = json!({ "operation": "update_service", "arguments": { "sid": SERVICE, "friendly_name": "Shop" } });
    session.data("call_write", write).await;
    assert_eq!(session.api.take_requests().len(), 1);
}

/// Makes a call, and returns the state that comes with the question.
async fn asked(session: &Session, call: &Value) -> InputRequiredResult {
    let once = session
        .client
        .call_tool_once(params("call_write", call.clone()))
        .await;
    match once.expect("a response") {
        CallToolResponse::InputRequired(question) => question,
        other => panic!("{other:?}"),
    }
}

/// Makes a call with an answer, and returns whether it was sent.
async fn answered(session: &Session, call: &Value, state: &str, answer: Value) -> bool {
    let mut request = params("call_write", call.clone());
    request.request_state = Some(state.to_owned());
    request.input_responses = Some([("approve".to_owned(), answer)].into());
    let once = session
        .client
        .call_tool_once(request)
        .await
        .expect("a response");
    let CallToolResponse::Complete(result) = once else {
        panic!("{once:?}");
    };
    let requests = session.api.take_requests().len();
    assert_eq!(requests, usize::from(result.is_error != Some(true)));
    requests == 1
}

fn yes() -> Value {
    json!({ "action": "accept", "content": { "approve": true } })
}

#[tokio::test]
async fn a_confirmation_is_for_one_exact_request_once() {
    let session = session(Person::Approves, ALLOW).await;
    let call = send_to("+15550100");
    let question = asked(&session, &call).await;
    let questions = serde_json::to_string(&question.input_requests).expect("JSON");
    assert!(questions.contains("+15550100"), "{questions}");
    let state = question.request_state.expect("a state");
    assert!(answered(&session, &call, &state, yes()).await);
    assert!(
        !answered(&session, &call, &state, yes()).await,
        "it is used"
    );

    let state = asked(&session, &call).await.request_state.expect("a state");
    let other = send_to("+19005550100");
    assert!(
        !answered(&session, &other, &state, yes()).await,
        "another recipient"
    );
    let mut more = call.clone();
    more["arguments"]["Locale"] = json!("en");
    assert!(
        !answered(&session, &more, &state, yes()).await,
        "another parameter"
    );
    let delete = json!({ "operation": "delete_service", "arguments": { "sid": SERVICE } });
    assert!(
        !answered(&session, &delete, &state, yes()).await,
        "another operation"
    );
    let mut tampered = state.clone().into_bytes();
    let last = tampered.len() - 1;
    tampered[last] = if tampered[last] == b'A' { b'B' } else { b'A' };
    let tampered = String::from_utf8(tampered).expect("ASCII");
    assert!(
        !answered(&session, &call, &tampered, yes()).await,
        "tampered with"
    );
    for forged in ["", "rs1.AAAA.AAAA", "approve", "\u{0}"] {
        assert!(
            !answered(&session, &call, forged, yes()).await,
            "{forged:?}"
        );
    }
    assert!(
        answered(&session, &call, &state, yes()).await,
        "it is still valid"
    );
}

#[tokio::test]
async fn other_answers_are_no_confirmation_and_use_it_up() {
    let session = session(Person::Approves, ALLOW).await;
    let call = send_to("+15550100");
    for answer in [
        json!({ "action": "decline" }),
        json!({ "action": "cancel" }),
        json!({ "action": "accept" }),
        json!({ "action": "accept", "content": {} }),
        json!({ "action": "accept", "content": { "approve": "true" } }),
        json!({ "action": "accept", "content": { "confirm": true } }),
        json!({ "approve": true }),
        json!(true),
        json!(null),
    ] {
        let state = asked(&session, &call).await.request_state.expect("a state");
        assert!(
            !answered(&session, &call, &state, answer.clone()).await,
            "{answer}"
        );
        assert!(
            !answered(&session, &call, &state, yes()).await,
            "after {answer}"
        );
    }
}

#[tokio::test]
async fn a_confirmation_expires_and_is_valid_in_one_process_only() {
    let call = send_to("+15550100");
    let brief = session(
        Person::Approves,
        &["--allow", "send", "--confirm-within", "0"],
    )
    .await;
    let state = asked(&brief, &call).await.request_state.expect("a state");
    assert!(
        !answered(&brief, &call, &state, yes()).await,
        "it is too old"
    );
    let (one, other) = (
        session(Person::Approves, ALLOW).await,
        session(Person::Approves, ALLOW).await,
    );
    let state = asked(&one, &call).await.request_state.expect("a state");
    assert!(
        !answered(&other, &call, &state, yes()).await,
        "it is of another process"
    );
}
