//! Calls as the API receives them, and as models see their results.

use serde_json::json;
use tests::ServerResponse;

use crate::harness::{Person, SERVICE, send_to, session};

#[tokio::test]
async fn calls_are_sent_as_the_sdk_sends_them() {
    let session = session(Person::Approves, &["--allow", "read,write,send,delete"]).await;
    let arguments = json!({
        "operation": "CreateVerification",
        "arguments": {
            "service_sid": SERVICE, "to": "+15550100", "Channel": "sms", "rate_limits": { "ip": "127.0.0.1" },
            // As some models leave arguments out.
            "Tags": null, "amount": null,
        },
    });
    session.data("call_write", arguments).await;
    let requests = session.api.take_requests();
    let [request] = requests.as_slice() else {
        panic!("{requests:?}");
    };
    assert_eq!(request.method, "POST");
    assert_eq!(
        request.path,
        format!("/v2/Services/{SERVICE}/Verifications")
    );
    let body = String::from_utf8_lossy(&request.body);
    assert_eq!(
        body,
        "To=%2B15550100&Channel=sms&RateLimits=%7B%22ip%22%3A%22127.0.0.1%22%7D"
    );
    let authorization = request.header("authorization").expect("credentials");
    assert!(authorization.starts_with("Basic "));
    let agent = request.header("user-agent").expect("a name");
    assert!(agent.starts_with("twilio-verify-mcp/"), "{agent}");

    session
        .data(
            "call_write",
            json!({ "operation": "delete_service", "arguments": { "sid": SERVICE } }),
        )
        .await;
    assert_eq!(session.api.take_requests()[0].method, "DELETE");
}

#[tokio::test]
async fn invalid_calls_are_refused_with_all_problems_and_not_sent() {
    let session = session(Person::Approves, &["--allow", "read,write,send"]).await;
    let token = |arguments| json!({ "operation": "create_access_token", "arguments": arguments });
    for (call, expected) in [
        (
            token(json!({ "ServiceSid": "VA12", "Identity": "u", "FactorType": "push" })),
            &["ServiceSid must be VA followed by"][..],
        ),
        (
            token(json!({ "ServiceSid": SERVICE })),
            &[
                "Identity (identity) is missing",
                "FactorType (factor_type) is missing",
            ],
        ),
        (
            token(
                json!({ "ServiceSid": SERVICE, "Identity": "u", "FactorType": "push", "Ttl": 20 }),
            ),
            &["Ttl must be at least 60"],
        ),
        (
            token(
                json!({ "ServiceSid": SERVICE, "Identity": "u", "FactorType": "push", "Ttl": "60" }),
            ),
            &["Ttl must be an integer"],
        ),
        (
            token(json!({ "ServiceSid": SERVICE, "Identity": "u", "FactorType": "sms" })),
            &["FactorType must be one of push"],
        ),
        (
            token(
                json!({ "ServiceSid": SERVICE, "Identity": 5, "FactorType": "push", "Lifetime": 9 }),
            ),
            &[
                "Identity must be a string",
                "there is no parameter \"Lifetime\"; there are service_sid, identity",
            ],
        ),
        (
            json!({ "operation": "create_pet" }),
            &["there is no operation \"create_pet\"; `search` and `list` find"],
        ),
        (json!({ "arguments": {} }), &["give either"]),
        (
            json!({ "operation": "create_entity", "confirm": true }),
            &["unknown field `confirm`"],
        ),
    ] {
        let refusal = session.refusal("call_write", call.clone()).await;
        for part in expected {
            assert!(refusal.contains(part), "{call}: {refusal}");
        }
    }
    assert_eq!(session.api.take_requests().len(), 0);
}

#[tokio::test]
async fn misspelled_names_lead_to_those_that_are_meant() {
    let session = session(Person::Absent, &["--allow", "write"]).await;
    let token = |arguments| json!({ "operation": "create_access_token", "arguments": arguments });
    for (call, expected) in [
        (
            json!({ "operation": "createverfication" }),
            &["did you mean create_verification?"][..],
        ),
        (
            token(json!({ "ServiceSid": SERVICE, "Identty": "u", "FactorType": "push" })),
            &[
                "there is no parameter \"Identty\"; did you mean identity?",
                "Identity (identity) is missing",
            ],
        ),
        (
            token(
                json!({ "service_sid": SERVICE, "ServiceSid": "VAffffffffffffffffffffffffffffffff", "Identity": null, "FactorType": "push" }),
            ),
            &[
                "ServiceSid is given twice",
                "Identity (identity) is missing",
            ],
        ),
    ] {
        let refusal = session.refusal("call_write", call.clone()).await;
        for part in expected {
            assert!(refusal.contains(part), "{call}: {refusal}");
        }
    }
    assert_eq!(session.api.take_requests().len(), 0);
}

#[tokio::test]
async fn dry_runs_show_the_request_and_send_nothing() {
    let session = session(Person::Absent, &["--allow", "write"]).await;
    let mut arguments = send_to("+1555'0100");
    arguments["dry_run"] = json!(true);
    let shown = session.data("call_write", arguments).await;
    assert_eq!(session.api.take_requests().len(), 0);
    assert_eq!(shown["allowed"], false);
    assert!(
        shown["reason"]
            .as_str()
            .is_some_and(|it| it.contains("--allow send")),
        "{shown}"
    );
    assert_eq!(shown["needs_confirmation"], true);
    let url = format!("{}/v2/Services/{SERVICE}/Verifications", session.api.url());
    assert_eq!(shown["request"], format!("POST {url}"));
    let curl = shown["curl"].as_str().expect("a command");
    let words = shlex::split(curl).expect("a command for a shell");
    assert!(words.contains(&"To=+1555'0100".to_owned()), "{words:?}");
    assert!(
        curl.contains("-u \"$TWILIO_API_KEY:$TWILIO_API_SECRET\"") && !curl.contains("a-secret"),
        "{curl}"
    );
    assert_eq!(
        shown["rust"],
        format!(
            "use twilio_verify_v2::{{Client, CreateVerificationParams, Credentials}};\n\n\
             let client = Client::builder(Credentials::from_env()?).base_url(\"{}\").build()?;\n\
             let params = CreateVerificationParams::new(\"+1555'0100\", \"sms\");\n\
             let response = client.create_verification(\"{SERVICE}\", params).await?;",
            session.api.url()
        )
    );
}

#[tokio::test]
async fn secrets_are_in_no_dry_run() {
    let session = session(Person::Absent, &["--allow", "write"]).await;
    let check = json!({
        "operation": "create_verification_check",
        "arguments": { "service_sid": SERVICE, "to": "+15550100", "code": "839204" },
        "dry_run": true,
    });
    let shown = session.data("call_write", check).await.to_string();
    assert!(
        !shown.contains("839204") && shown.contains("[redacted]"),
        "{shown}"
    );
    assert!(shown.contains("env::var"), "{shown}");
}

#[tokio::test]
async fn pages_of_lists_lead_to_the_next() {
    let session = session(Person::Absent, &["--allow", "read"]).await;
    let next = "https://verify.twilio.com/v2/Services?PageSize=2&Page=1&PageToken=PAVA1";
    session.api.respond(ServerResponse::json(
        200,
        &json!({
            "services": [{ "sid": SERVICE }],
            "meta": { "key": "services", "next_page_url": next },
        }),
    ));
    let first = session
        .data(
            "call_read",
            json!({ "operation": "list_service", "arguments": { "PageSize": 2 } }),
        )
        .await;
    assert_eq!(
        first["next"],
        json!({ "PageSize": 2, "Page": 1, "PageToken": "PAVA1" })
    );
    session.api.take_requests();
    session
        .data(
            "call_read",
            json!({ "operation": "list_service", "arguments": first["next"] }),
        )
        .await;
    assert_eq!(
        session.api.take_requests()[0].query,
        "PageSize=2&Page=1&PageToken=PAVA1"
    );
}

#[tokio::test]
async fn errors_are_those_of_the_sdk_with_the_remedy() {
    let session = session(Person::Approves, &["--allow", "send"]).await;
    session.api.respond(
        ServerResponse::json(
            429,
            &json!({
                "code": 60203, "message": "Max send attempts reached", "status": 429,
            }),
        )
        .header("twilio-request-id", "RQ123"),
    );
    let refusal = session.refusal("call_write", send_to("+15550100")).await;
    for part in [
        "CreateVerification",
        "60203",
        "RQ123",
        "`get` of errors/60203",
    ] {
        assert!(refusal.contains(part), "{part}: {refusal}");
    }
    session.api.take_requests();
    session.api.respond(ServerResponse::empty(500));
    session.refusal("call_write", send_to("+15550100")).await;
    assert_eq!(
        session.api.take_requests().len(),
        1,
        "a send is never repeated"
    );
}
