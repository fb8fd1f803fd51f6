//! The login by phone number.

#[allow(dead_code)]
#[path = "../../../../generated/examples/login.rs"]
mod example;

use serde_json::json;
use tests::{ServerResponse, TestResult};

use super::support::{api_error, form, post_form, serve, twilio};

const PHONE: (&str, &str) = ("phone", "+12025550143");

#[tokio::test]
async fn the_right_code_logs_in() -> TestResult {
    let (server, client, service) = twilio(|request| {
        let status = match form(request)["Code"].as_str() {
            Some("518204") => "approved",
            _ => "pending",
        };
        ServerResponse::json(201, &json!({ "status": status }))
    })
    .await?;
    let address = serve(example::app(client, service)).await?;

    let sent = post_form(address, "/login", &[PHONE, ("locale", "pt-BR")]).await?;
    assert_eq!(sent, (200, "We have sent you a code.".to_owned()));
    let requests = server.take_requests();
    assert_eq!(
        form(&requests[0]),
        json!({ "To": "+12025550143", "Channel": "sms", "Locale": "pt-BR" })
    );

    let wrong = post_form(address, "/login/code", &[PHONE, ("code", "000000")]).await?;
    assert_eq!(wrong.0, 401);
    let right = post_form(address, "/login/code", &[PHONE, ("code", "518204")]).await?;
    assert_eq!(right, (200, "Welcome!".to_owned()));
    Ok(())
}

#[tokio::test]
async fn users_are_told_what_they_can_do() -> TestResult {
    // The response of Twilio, and the status and a word of the response to the user.
    let cases = [
        (400, 60_200, 400, "complete"),
        (403, 60_205, 422, "text messages"),
        (403, 60_410, 403, "cannot send"),
        (429, 60_203, 429, "last code"),
        (429, 60_202, 429, "ten minutes"),
        (404, 20_404, 503, "later"),
        (500, 20_500, 502, "Did you get a code?"),
        (401, 20_003, 503, "later"),
    ];
    for (api_status, code, status, word) in cases {
        let (server, client, service) = twilio(move |_| api_error(api_status, code)).await?;
        let address = serve(example::app(client, service)).await?;
        let response = post_form(address, "/login", &[PHONE]).await?;
        assert_eq!(response.0, status, "{code}: {response:?}");
        assert!(response.1.contains(word), "{code}: {response:?}");
        assert_eq!(server.take_requests().len(), 1, "{code}: sent once");
    }
    let (_server, client, service) = twilio(|_| api_error(404, 20_404)).await?;
    let address = serve(example::app(client, service)).await?;
    let expired = post_form(address, "/login/code", &[PHONE, ("code", "518204")]).await?;
    assert_eq!(expired, (410, "This code is no longer valid.".to_owned()));
    Ok(())
}
