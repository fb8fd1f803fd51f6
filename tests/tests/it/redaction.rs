//! Secrets and personal data show in nothing that people print or log.

use std::error::Error as StdError;

use serde_json::json;
use tests::{Answer, Fault, FaultServer};
use twilio_verify_v2::*;

type Outcome = Result<(), Box<dyn StdError>>;

const SERVICE: &str = "VA0123456789abcdef0123456789abcdef";
const NUMBER: &str = "+12025550143";

#[test]
fn what_was_set_up_shows_no_secret() -> Outcome {
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
        .create_verification(SERVICE, params)
        .header("x-own", "hidden");
    let entity = client.fetch_entity(SERVICE, "hidden");
    let all = format!(
        "{oauth:?} {key:?} {:?} {client:?} {request:?} {entity:?}",
        builder()
    );
    assert!(!all.contains("hidden"), "{all}");
    for header in [("x-key", "hidden\n"), ("authorization", "hidden\n")] {
        let error = builder()
            .default_header(header.0, header.1)
            .build()
            .expect_err("");
        assert!(!format!("{error} {error:?}").contains("hidden"), "{error}");
    }
    let error = builder()
        .base_url("http://hidden:hidden@127.0.0.1")
        .build()
        .expect_err("");
    assert!(!format!("{error} {error:?}").contains("hidden"), "{error}");
    Ok(())
}

/// Everything that can be printed of an error, down to its last cause.
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
async fn errors_keep_personal_data_to_themselves() -> Outcome {
    let message = format!(
        "Invalid parameter `To`: {NUMBER}, code 482913, not +4915112345678; /Entities/ann%40example.org of ann@example.org"
    );
    let body = json!({ "code": 60200, "message": message, "details": { "to": NUMBER } });
    let refused = || Fault::Answer(Answer::json(400, &body));
    let faults = [
        refused(),
        Fault::Close,
        Fault::Answer(Answer::json(200, &json!([NUMBER]))),
    ];
    for fault in faults {
        let server = FaultServer::script([fault.clone()]).await?;
        let client = Client::builder(Credentials::api_key("SKhidden", "topsecret"))
            .base_url(server.url())
            .retry(Retries::never())
            .build()?;
        let params = CreateVerificationParams::new(NUMBER, "sms").custom_code("482913");
        let sent = client.create_verification(SERVICE, params).await;
        let fetched = client.fetch_entity(SERVICE, "ann@example.org").await;
        let errors = [sent.expect_err("a fault"), fetched.expect_err("a fault")];
        for error in &errors {
            let text = printed(error);
            for secret in [&NUMBER[1..], "4915112345678", "SKhidden", "topsecret"] {
                assert!(!text.contains(secret), "{fault:?}: {text}");
            }
        }
        assert!(!printed(&errors[0]).contains("482913"), "{:?}", errors[0]);
        let text = printed(&errors[1]);
        assert!(!text.contains("ann@") && !text.contains("ann%40"), "{text}");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_masked_is_still_at_hand() -> Outcome {
    let body = json!({ "code": 60200, "message": format!("Invalid parameter `To`: {NUMBER}") });
    let server = FaultServer::script([Fault::Answer(Answer::json(400, &body))]).await?;
    let client = Client::builder(Credentials::api_key("SK1", "secret"))
        .base_url(server.url())
        .build()?;
    let params = CreateVerificationParams::new(NUMBER, "sms");
    let error = client
        .create_verification(SERVICE, params)
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
fn links_of_answers_show_nobody() {
    let answers = format!(
        "{:?} {:?} {:?} {:?}",
        examples::fetch_safelist::SAFE_NUMBER.value(),
        examples::fetch_entity::ENTITY.value(),
        examples::list_challenge::FIRST_PAGE.value(),
        examples::fetch_factor::TOTP_FACTOR.value(),
    );
    for personal in [NUMBER, "user-7f3a90c2"] {
        assert!(!answers.contains(personal), "{answers}");
    }
}
