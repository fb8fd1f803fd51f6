//! Registration and login with passkeys.

#[allow(dead_code)]
#[path = "../../../../generated/examples/passkeys.rs"]
mod example;

use serde_json::{Value, json};
use tests::{ReceivedRequest, ServerResponse, TestResult};

use super::support::{IDENTITY, api_error, post_json, send, serve, twilio};

fn options() -> Value {
    json!({ "publicKey": { "challenge": "q5_8qQ" } })
}

fn respond(request: &ReceivedRequest) -> ServerResponse {
    let (status, body) = match request.path.rsplit('/').next() {
        Some("Factors") => (201, json!({ "options": options() })),
        Some("VerifyFactor") => (200, json!({ "status": "verified" })),
        Some("Challenges") => (201, json!({ "options": options() })),
        Some("ApproveChallenge") => (200, json!({ "status": "approved", "identity": IDENTITY })),
        _ => (500, json!({})),
    };
    ServerResponse::json(status, &body)
}

/// A credential as browsers send it, with more than the API takes.
fn credential(response: Value) -> Value {
    json!({
        "id": "IKav", "rawId": "IKav", "type": "public-key", "authenticatorAttachment": "platform",
        "clientExtensionResults": {}, "response": response,
    })
}

fn body(request: &ReceivedRequest) -> Result<Value, serde_json::Error> {
    serde_json::from_slice(&request.body)
}

#[tokio::test]
async fn a_passkey_is_registered() -> TestResult {
    let (server, client, service) = twilio(respond).await?;
    let address = serve(example::app(client, service)).await?;
    let (status, page) = send(address, hyper::Request::get("/"), "").await?;
    assert!(status == 200 && page.contains("navigator.credentials.create"));

    let response = post_json(address, "/register/options", &json!({})).await?;
    assert_eq!(response, (200, options().to_string()));
    let attestation = json!({
        "attestationObject": "o2Nm", "clientDataJSON": "eyJ0", "publicKeyAlgorithm": -7,
    });
    let registered = post_json(address, "/register", &credential(attestation)).await?;
    assert_eq!(registered, (200, "Your passkey is registered.".to_owned()));

    let requests = server.take_requests();
    assert_eq!(body(&requests[0])?["identity"], IDENTITY);
    assert_eq!(
        body(&requests[1])?,
        json!({
            "id": "IKav", "rawId": "IKav", "type": "public-key", "authenticatorAttachment": "platform",
            "response": { "attestationObject": "o2Nm", "clientDataJSON": "eyJ0" },
        })
    );
    Ok(())
}

#[tokio::test]
async fn a_passkey_logs_in() -> TestResult {
    let (server, client, service) = twilio(respond).await?;
    let address = serve(example::app(client, service)).await?;
    let response = post_json(address, "/login/options", &json!({})).await?;
    assert_eq!(response, (200, options().to_string()));
    let assertion = json!({
        "authenticatorData": "SZYN", "clientDataJSON": "eyJ0", "signature": "MEUC", "userHandle": "WUVm",
    });
    let response = post_json(address, "/login", &credential(assertion.clone())).await?;
    assert_eq!(response, (200, format!("Welcome, {IDENTITY}!")));
    let requests = server.take_requests();
    assert_eq!(body(&requests[1])?["response"], assertion);
    Ok(())
}

#[tokio::test]
async fn a_rejected_passkey_does_not_log_in() -> TestResult {
    let assertion = json!({ "authenticatorData": "", "clientDataJSON": "", "signature": "" });
    for (response, status) in [
        (
            ServerResponse::json(200, &json!({ "status": "pending", "identity": IDENTITY })),
            401,
        ),
        (
            ServerResponse::json(200, &json!({ "status": "approved" })),
            401,
        ),
        (api_error(400, 60_381), 400),
        (api_error(403, 60_323), 410),
        (api_error(500, 20_500), 503),
    ] {
        let (_server, client, service) = twilio(move |_| response.clone()).await?;
        let address = serve(example::app(client, service)).await?;
        let rejected = post_json(address, "/login", &credential(assertion.clone())).await?;
        assert_eq!(rejected, (status, "Please try again.".to_owned()));
    }
    Ok(())
}
