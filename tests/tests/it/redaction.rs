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

/// The message of the error for a response with this body.
async fn message_for(body: &serde_json::Value) -> Result<String, Box<dyn StdError>> {
    let response = ServerResponse::json(400, body).header("twilio-request-id", "RQ1234567");
    let server = ScriptedServer::script([Behavior::Respond(response)]).await?;
    let client = client_builder(server.url()).build()?;
    let params = CreateVerificationParams::new("Ann@Example.org", "email");
    let error = client.create_verification(SERVICE_SID, params).await;
    Ok(error.expect_err("400").to_string())
}

#[tokio::test]
async fn phone_numbers_are_redacted_in_every_notation() -> TestResult {
    for number in [
        "12025550143",
        "+12025550143",
        "+1 202-555-0143",
        "+1 (202) 555-0143",
        "(202) 555-0143",
        "202.555.0143",
        "1/202/5550143",
        "00 1 202 555 01 43",
        "%2B12025550143",
        "%2b1%20202%20555-0143",
        "%252B12025550143",
        "+1+202+555+0143",
        "tel:+1-202-555-0143",
        "whatsapp:+12025550143",
        "to12025550143x9",
        "+1\u{a0}202\u{2011}555\u{2013}0143",
        "\u{202a}+1 202\u{200b}5550143\u{202c}",
        "\u{ff0b}\u{ff11}\u{ff12}\u{ff10}\u{ff12}\u{ff15}\u{ff15}\u{ff15}\u{ff10}\u{ff11}\u{ff14}\u{ff13}",
    ] {
        let more_info = format!("https://www.twilio.com/docs/errors/60200?to={number}");
        let body =
            json!({ "message": format!("Invalid `To`: {number}, sorry"), "more_info": more_info });
        let message = message_for(&body).await?;
        let digits: String = message.chars().filter(|c| c.is_numeric()).collect();
        assert!(
            !digits.contains("0143") && !digits.contains('\u{ff13}'),
            "{number}: {message}"
        );
        assert!(
            message.contains("Invalid `To`: ") && message.contains(", sorry"),
            "{message}"
        );
        assert!(message.contains("/errors/60200?to="), "{message}");
    }
    Ok(())
}

#[tokio::test]
async fn only_personal_data_is_redacted() -> TestResult {
    let texts = [
        "Service VA0123456789abcdef0123456789abcdef of AC00000000000000000000000000000000",
        "on 2026-01-31 10:15:30, in 999999 ms, code 60200 (page 3 of 12)",
        "request 550e8400-e29b-41d4-a716-446655440000",
        "between 60000, 60203 and 60999",
        "Jos\u{e9} at caf\u{e9}",
    ];
    for text in texts {
        let message = message_for(&json!({ "message": text })).await?;
        assert!(message.contains(text), "{message}");
    }
    Ok(())
}

#[tokio::test]
async fn personal_values_are_redacted_however_they_are_written() -> TestResult {
    for value in [
        "Ann@Example.org",
        "ann@example.org",
        "Ann%40Example.org",
        "ann%40example.ORG",
    ] {
        let info = format!("https://example.org/{value}");
        let body = json!({ "message": format!("no {value}"), "more_info": info });
        let message = message_for(&body).await?.to_lowercase();
        assert!(
            !message.contains("ann") && message.contains("no [redacted]"),
            "{message}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn texts_of_the_server_stay_on_one_line() -> TestResult {
    let text = "a\nINFO forged\r\n\t\u{1b}[31m\u{0}\u{85}\u{2028}\u{2029}\u{202e}\u{7f}b";
    for body in [
        json!({ "message": text }),
        json!({ "message": "a", "more_info": text }),
    ] {
        let message = message_for(&body).await?;
        assert!(
            message.contains("a\\nINFO forged\\r\\n\\t\\u{1b}[31m"),
            "{message}"
        );
        let is_plain = |c: char| !c.is_control() && !"\u{2028}\u{2029}\u{202e}".contains(c);
        assert!(message.chars().all(is_plain), "{message:?}");
    }
    let endless = message_for(&json!({ "message": "a".repeat(100_000) })).await?;
    assert!(endless.len() < 2000, "{} bytes", endless.len());
    assert!(endless.contains("request RQ1234567"), "{endless}");
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

/// Passkeys have the identity in bodies only, and in links, options and free JSON within them.
#[tokio::test]
async fn identities_of_passkeys_are_redacted() -> TestResult {
    let identity = "user-7f3a90c2";
    let url = format!("https://verify.twilio.com/v2/Services/VA1/Entities/{identity}/Factors/YF1");
    let body = json!({
        "identity": identity,
        "options": { "publicKey": { "user": { "name": identity, "displayName": identity } } },
        "binding": { "user": identity },
        "metadata": { "user": identity },
        "hidden_details": { "user": identity },
        "url": url,
        "links": { "notifications": format!("{url}/Notifications") },
        "new": identity,
    });
    let response = Behavior::Respond(ServerResponse::json(200, &body));
    let server = ScriptedServer::script([response]).await?;
    let client = client_builder(server.url()).build()?;
    let create_factor = CreateNewFactorPasskeyParams::new("laptop", identity);
    let create_factor = client.create_new_factor_passkey(SERVICE_SID, create_factor);
    let create_challenge = CreateChallengePasskeysParams::new().identity(identity);
    let create_challenge = client.create_challenge_passkeys(SERVICE_SID, create_challenge);
    let created = UpdatePasskeysFactorParamsResponse::new().attestation_object(identity);
    let verify = UpdatePasskeysFactorParams::new(created);
    let verify = client.update_passkeys_factor(SERVICE_SID, verify);
    let signed = UpdateChallengePasskeysParamsResponse::new(identity, identity, identity);
    let approve =
        UpdateChallengePasskeysParams::new("id", "id", "platform", signed.user_handle(identity));
    let approve = client.update_challenge_passkeys(SERVICE_SID, approve);
    let new_factor = CreateNewFactorParams::new("phone", NewFactorEnumFactorTypes::Totp);
    let new_factor = client.create_new_factor(SERVICE_SID, identity, new_factor);
    let printed = format!(
        "{create_factor:?} {create_challenge:?} {verify:?} {approve:?} {:?} {:?} {:?} {:?} {:?}",
        create_factor.clone().send().await?,
        create_challenge.clone().await?,
        verify.clone().await?,
        approve.clone().await?,
        new_factor.await?,
    );
    assert!(!printed.contains(identity), "{printed}");
    Ok(())
}

fn printed_as<T: Wire + Default + std::fmt::Debug>(body: serde_json::Value) -> String {
    let mut value = T::default();
    assert!(value.decode(&body), "{body}");
    format!("{value:?}")
}

/// Values within objects.
#[test]
fn personal_values_in_responses_are_redacted() {
    let whatsapp = format!("whatsapp:{NUMBER}");
    let sna = format!("https://sna.example.com/?data={NUMBER}");
    let printed = [
        printed_as::<VerifyV2VerificationAttempt>(json!({ "channel_data": { "to": NUMBER } })),
        printed_as::<VerifyV2ServiceAccessToken>(json!({ "entity_identity": NUMBER })),
        printed_as::<VerifyV2ServiceEntityFactor>(
            json!({ "config": { "notification_token": NUMBER } }),
        ),
        printed_as::<VerifyV2Service>(json!({ "whatsapp": { "from": whatsapp } })),
        printed_as::<VerifyV2ServiceVerification>(json!({ "sna": { "url": sna } })),
        printed_as::<ListEntityResponse>(
            json!({ "entities": [{ "identity": NUMBER, "url": sna }], "meta": { "next_page_url": sna } }),
        ),
        printed_as::<VerifyV2Safelist>(json!({ "phone_number": NUMBER, "url": sna })),
    ];
    for text in printed {
        assert!(
            !text.contains(&NUMBER[1..]) && text.contains("[redacted]"),
            "{text}"
        );
    }
}

/// Values that can be anything, and often are personal.
#[test]
fn free_texts_and_json_in_parameters_are_redacted() {
    let hidden = || json!({ "code": "anything" });
    let verification = CreateVerificationParams::new(NUMBER, "sms")
        .template_custom_substitutions(hidden())
        .channel_configuration(hidden())
        .rate_limits(hidden())
        .device_ip("anything")
        .send_digits("anything")
        .custom_code("anything");
    let factor = "YF0123456789abcdef0123456789abcdef";
    let challenge = CreateChallengeParams::new(factor)
        .details_message("anything")
        .details_fields([hidden()])
        .hidden_details(hidden())
        .auth_payload("anything");
    let service = CreateServiceParams::new("shop").whatsapp_from("whatsapp:anything");
    let printed = format!("{verification:?} {challenge:?} {service:?}");
    assert!(
        !printed.contains("anything") && !printed.contains(NUMBER),
        "{printed}"
    );
}

/// The error that the API's description has for a status, whose texts quote what was sent.
#[tokio::test]
async fn bodies_of_errors_do_not_show_personal_data() -> TestResult {
    let info = format!("https://www.twilio.com/docs/errors/60203?to={NUMBER}");
    let body = json!({ "code": 60203, "message": format!("to {NUMBER}"), "more_info": info });
    let response = Behavior::Respond(ServerResponse::json(429, &body));
    let server = ScriptedServer::script([response]).await?;
    let client = client_builder(server.url()).build()?;
    let params = CreateVerificationParams::new(NUMBER, "sms");
    let error = client.create_verification(SERVICE_SID, params).await;
    let error = error.expect_err("429");
    let body = error.body_as::<CreateVerificationError429>();
    let printed = format!("{} {body:?}", printed(&error));
    assert!(!printed.contains(&NUMBER[1..]), "{printed}");
    assert_eq!(body.and_then(|body| body.more_info), Some(info));
    Ok(())
}
