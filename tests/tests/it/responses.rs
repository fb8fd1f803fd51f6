//! Whatever is in the body of a response, the response is not lost.

use std::error::Error as StdError;

use serde_json::{Value, json};
use tests::{SERVICE_SID, Server, ServerResponse, TestResult, client_builder};
use twilio_verify_v2::*;

/// The value that a client decodes from a response with this body.
async fn decoded(body: &Value) -> Result<VerifyV2ServiceVerification, Box<dyn StdError>> {
    let server = Server::start().await?;
    server.respond(ServerResponse::json(201, body));
    let client = client_builder(server.url()).build()?;
    let params = CreateVerificationParams::new("+12025550143", "sms");
    Ok(client.create_verification(SERVICE_SID, params).await?)
}

#[tokio::test]
async fn a_response_that_deviates_from_the_spec_is_decoded() -> TestResult {
    let body = json!({
        "sid": "",
        "service_sid": "not a SID",
        "account_sid": null,
        "to": 12025550143_i64,
        "channel": "SMS",
        "status": ["pending"],
        "valid": "false",
        "lookup": [1],
        "amount": 0.5,
        "date_created": "the day before yesterday",
        "date_updated": 1,
        "send_code_attempts": "none",
        "new_in_2031": { "deep": [null] },
    });
    let verification = decoded(&body).await?;
    assert_eq!(verification.sid.as_ref().map(AsRef::as_ref), Some(""));
    assert_eq!(
        verification.service_sid.as_ref().map(AsRef::as_ref),
        Some("not a SID")
    );
    assert_eq!(verification.account_sid, None);
    assert_eq!(verification.to.as_deref(), Some("12025550143"));
    assert_eq!(verification.channel, Some(VerificationEnumChannel::Sms));
    assert_eq!(
        (&verification.status, verification.valid),
        (&None, Some(false))
    );
    assert_eq!(verification.amount.as_deref(), Some("0.5"));
    let created = verification
        .date_created
        .as_ref()
        .expect("the text is preserved");
    assert_eq!(
        (created.as_str(), created.to_system_time()),
        ("the day before yesterday", None)
    );
    assert_eq!(verification.date_updated, None);
    assert_eq!(
        verification.extra().get("status"),
        Some(&json!(["pending"]))
    );
    assert_eq!(
        verification.extra().get("new_in_2031"),
        Some(&json!({ "deep": [null] }))
    );
    Ok(())
}

/// A struct whose fields are required: not an `Option`, although null may be received.
#[derive(Clone, Default, PartialEq)]
struct Book {
    title: String,
    copies: i64,
    lent: bool,
    tags: Vec<String>,
    printed: DateTime,
    part: Shelf,
    _extra: Extra,
}
twilio_runtime::object! {
    Book { title: "title", copies: "copies", lent: "lent", tags: "tags", printed: "printed", part: "part" }
}

#[derive(Clone, Default, PartialEq)]
struct Shelf {
    number: i64,
    _extra: Extra,
}
twilio_runtime::object! { Shelf { number: "number" } }

#[test]
fn a_null_for_a_required_field_is_preserved() -> TestResult {
    let nulls = json!({
        "title": null, "copies": null, "lent": null, "tags": null, "printed": null, "part": null
    });
    let mut book: Book = serde_json::from_value(nulls.clone())?;
    assert_eq!(
        (book.title.as_str(), book.extra().get("title")),
        ("", Some(&Value::Null))
    );
    assert_eq!(serde_json::to_value(&book)?, nulls);
    book.title = "Emma".to_owned();
    book.part.number = 3;
    let encoded = serde_json::to_value(&book)?;
    assert_eq!(
        (&encoded["title"], &encoded["part"]),
        (&json!("Emma"), &json!({ "number": 3 }))
    );
    Ok(())
}

#[tokio::test]
async fn a_body_that_cannot_be_decoded_is_preserved() -> TestResult {
    let server = Server::start().await?;
    let client = client_builder(server.url()).build()?;
    for body in ["", "<html>", "null", "[]", "{\"sid\":"] {
        server.respond(ServerResponse {
            body: body.into(),
            ..ServerResponse::empty(201).header("twilio-request-id", "RQ1")
        });
        let params = CreateVerificationParams::new("+12025550143", "sms");
        let error = client
            .create_verification(SERVICE_SID, params)
            .await
            .expect_err(body);
        assert!(
            error.is_decode() && error.may_have_been_processed(),
            "{error}"
        );
        assert_eq!(error.body().map(|body| &body[..]), Some(body.as_bytes()));
        assert_eq!((error.request_id(), error.attempts()), (Some("RQ1"), 1));
        assert!(
            error.to_string().contains("the request was processed"),
            "{error}"
        );
        // An operation without a response body ignores it, unless it cannot come from the API.
        let deleted = client.delete_service(SERVICE_SID).await;
        assert_eq!(deleted.is_ok(), body != "<html>", "{deleted:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_page_of_a_proxy_is_not_the_success_of_a_delete() -> TestResult {
    let server = Server::start().await?;
    let client = client_builder(server.url()).build()?;
    for (media_type, body, is_success) in [
        ("text/html", "<html>login</html>", false),
        ("Text/HTML; charset=utf-8", "Please log in", false),
        ("application/xhtml+xml", "<html/>", false),
        ("text/plain", "\u{feff}<!DOCTYPE HTML><title>login", false),
        ("application/octet-stream", " \n<Html lang=en>", false),
        ("text/html", "", true),
        ("application/json", "{\"deleted\":", true),
        ("text/plain", "OK", true),
        ("text/plain", "<OK>", true),
    ] {
        let response = ServerResponse::empty(200).header("content-type", media_type);
        server.respond(ServerResponse {
            body: body.into(),
            ..response
        });
        let result = client.delete_service(SERVICE_SID).await;
        assert_eq!(result.is_ok(), is_success, "{media_type} {body}");
        if let Err(error) = result {
            assert!(
                error.is_decode() && error.to_string().contains("a login page"),
                "{error}"
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_encoding_that_was_not_requested_is_named() -> TestResult {
    let server = Server::start().await?;
    let client = client_builder(server.url()).build()?;
    for (status, header) in [
        (200, ("content-encoding", "gzip")),
        (400, ("content-encoding", "gzip")),
        (200, ("content-encoding", " GZip ")),
        (200, ("content-type", "application/json")),
    ] {
        let response = ServerResponse::empty(status).header(header.0, header.1);
        server.respond(ServerResponse {
            body: vec![0x1f, 0x8b, 8, 0],
            ..response
        });
        let error = client.fetch_service(SERVICE_SID).await.expect_err("gzip");
        let expected = "the body is encoded as gzip, which was not requested";
        let message = error.to_string().to_lowercase();
        assert!(message.contains(expected), "{error}");
    }
    Ok(())
}

#[tokio::test]
async fn all_formats_of_errors_are_decoded() -> TestResult {
    let server = Server::start().await?;
    let client = client_builder(server.url()).build()?;
    let more = "https://www.twilio.com/docs/errors/20404";
    let rows = [
        (
            404,
            json!({ "code": 20404, "message": "Gone", "more_info": more, "status": 404 }).to_string(),
            (Some(20404), Some("Gone"), Some(more)),
        ),
        (
            400,
            json!({ "code": "60200", "message": "Odd", "httpStatusCode": 400, "params": { "a": "b" } }).to_string(),
            (Some(60200), Some("Odd"), None),
        ),
        (
            422,
            json!({ "type": more, "title": "Bad", "code": 7, "detail": "Bad field.", "errors": [1] }).to_string(),
            (Some(7), Some("Bad field."), Some(more)),
        ),
        (400, "<html>no".to_owned(), (None, None, None)),
        (400, String::new(), (None, None, None)),
        (400, "{\"code\":null,\"message\":\"\"}".to_owned(), (None, None, None)),
    ];
    for (status, body, expected) in rows {
        server.respond(ServerResponse {
            body: body.clone().into(),
            ..ServerResponse::empty(status).header("twilio-request-id", "RQ1")
        });
        let error = client.fetch_service(SERVICE_SID).await.expect_err(&body);
        assert_eq!(
            (error.code(), error.message(), error.more_info()),
            expected,
            "{body}"
        );
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(error.body().map(|body| &body[..]), Some(body.as_bytes()));
        assert_eq!(
            error
                .headers()
                .map(|headers| &headers["twilio-request-id"] == "RQ1"),
            Some(true)
        );
        assert!(error.to_string().contains("request RQ1"), "{error}");
    }
    Ok(())
}
