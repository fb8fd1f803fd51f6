//! Secrets and personal data are redacted in everything that can be printed.

use std::error::Error as StdError;

use serde_json::json;
use tests::{Behavior, SERVICE_SID, ScriptedServer, ServerResponse, TestResult, client_builder};
use twilio_verify_v2::*;

const NUMBER: &str = "+12025550143";

#[test]
fn clients_and_requests_do_not_show_secrets() -> TestResult {
    let oauth = Credentials::oauth("hidden-id", "hidden-secret");
    let key = Credentials::api_key("SKhidden", "hidden");
    let builder = || {
        Client::builder(key.clone())
            .base_url("http://127.0.0.1:1")
            .default_header("x-key", "hidden")
    };
    let client = builder().build()?;
    let params = CreateVerificationParams::new("hidden", "sms").custom_code("hidden");
    let request = client
        .create_verification(SERVICE_SID, params)
        .header("x-own", "hidden");
    let entity = client.fetch_entity(SERVICE_SID, "hidden");
    let all = format!(
        "{oauth:?} {key:?} {:?} {client:?} {request:?} {entity:?}",
        builder()
    );
    assert!(!all.contains("hidden"), "{all}");
    for (name, value) in [("x-key", "hidden\n"), ("authorization", "hidden\n")] {
        let error = builder().default_header(name, value).build().expect_err("");
        assert!(!format!("{error} {error:?}").contains("hidden"), "{error}");
    }
    let error = builder()
        .base_url("http://hidden:hidden@127.0.0.1")
        .build()
        .expect_err("");
    assert!(!format!("{error} {error:?}").contains("hidden"), "{error}");
    Ok(())
}

/// Everything that can be printed of an error and its causes.
fn printed(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    text
}

#[tokio::test]
async fn errors_do_not_show_personal_data() -> TestResult {
    let message = format!(
        "Invalid parameter `To`: {NUMBER}, code 482913, not +4915112345678; /Entities/ann%40example.org of ann@example.org"
    );
    let body = json!({ "code": 60200, "message": message, "details": { "to": NUMBER } });
    let behaviors = [
        Behavior::Respond(ServerResponse::json(400, &body)),
        Behavior::Close,
        Behavior::Respond(ServerResponse::json(200, &json!([NUMBER]))),
    ];
    for behavior in behaviors {
        let server = ScriptedServer::script([behavior.clone()]).await?;
        let client = Client::builder(Credentials::api_key("SKhidden", "topsecret"))
            .base_url(server.url())
            .retry(Retries::never())
            .build()?;
        let params = CreateVerificationParams::new(NUMBER, "sms").custom_code("482913");
        let created = client.create_verification(SERVICE_SID, params).await;
        let fetched = client.fetch_entity(SERVICE_SID, "ann@example.org").await;
        let created = printed(&created.expect_err("the server misbehaves"));
        let fetched = printed(&fetched.expect_err("the server misbehaves"));
        for text in [&created, &fetched] {
            for secret in [&NUMBER[1..], "4915112345678", "SKhidden", "topsecret"] {
                assert!(!text.contains(secret), "{behavior:?}: {text}");
            }
        }
        assert!(!created.contains("482913"), "{created}");
        assert!(
            !fetched.contains("ann@") && !fetched.contains("ann%40"),
            "{fetched}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn redacted_data_is_still_accessible() -> TestResult {
    let body = json!({ "code": 60200, "message": format!("Invalid parameter `To`: {NUMBER}") });
    let response = ServerResponse::json(400, &body);
    let server = ScriptedServer::script([Behavior::Respond(response)]).await?;
    let client = client_builder(server.url()).build()?;
    let params = CreateVerificationParams::new(NUMBER, "sms");
    let error = client
        .create_verification(SERVICE_SID, params)
        .await
        .expect_err("400");
    assert_eq!(
        error.to_string(),
        "CreateVerification failed with 400 Bad Request: Invalid parameter `To`: [redacted] (code 60200)"
    );
    assert!(
        error
            .message()
            .is_some_and(|message| message.ends_with(NUMBER))
    );
    Ok(())
}

#[test]
fn links_in_responses_do_not_show_personal_data() {
    let responses = format!(
        "{:?} {:?} {:?} {:?}",
        examples::fetch_safelist::SAFE_NUMBER.value(),
        examples::fetch_entity::ENTITY.value(),
        examples::list_challenge::FIRST_PAGE.value(),
        examples::fetch_factor::TOTP_FACTOR.value(),
    );
    for personal in [NUMBER, "user-7f3a90c2"] {
        assert!(!responses.contains(personal), "{responses}");
    }
}
