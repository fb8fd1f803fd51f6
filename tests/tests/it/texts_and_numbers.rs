//! Responses in other charsets, with numbers of any size, and those that cannot be decoded.

use serde_json::json;
use tests::{Server, ServerResponse, TestResult};
use twilio_runtime::{ClientBuilder, Credentials, Error, Extra, Json, Operation, Request, Wire};

#[derive(Clone, Default, PartialEq)]
struct Item {
    name: Option<String>,
    price: Option<f64>,
    count: Option<i64>,
    any: Option<Json>,
    _extra: Extra,
}
twilio_runtime::object! { Item { name: "name", price: "price", count: "count", any: "any" } }

static GET: Operation = Operation::get("GetItem", "https://api.example.com", "/");

async fn fetch<T: Wire + Default + 'static>(
    content_type: &str,
    body: impl Into<Vec<u8>>,
) -> Result<T, Error> {
    let server = Server::start().await.expect("the server starts");
    let response = ServerResponse {
        body: body.into(),
        ..ServerResponse::empty(200)
    };
    server.respond(response.header("content-type", content_type));
    let builder = ClientBuilder::new(Credentials::api_key("SK1", "secret"), "test");
    let client = builder.base_url(server.url()).build()?;
    Request::new(&client, &GET).await
}

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[tokio::test]
async fn text_is_decoded_in_its_charset() -> TestResult {
    let be = utf_16("café", u16::to_be_bytes);
    let le = utf_16("café", u16::to_le_bytes);
    let rows: [(&str, Vec<u8>, &str); 12] = [
        ("text/plain; charset=iso-8859-1", b"caf\xe9".into(), "café"),
        (
            "text/plain;CHARSET=\"ISO-8859-1\"",
            b"caf\xe9".into(),
            "café",
        ),
        (
            "text/csv; header=present; charset=Windows-1252",
            b"\x80 \x93a\x94".into(),
            "€ “a”",
        ),
        ("text/plain; charset=iso-8859-15", b"5 \xa4".into(), "5 €"),
        ("text/plain; charset=us-ascii", b"cafe".into(), "cafe"),
        ("text/plain; charset=UTF-8", "café".into(), "café"),
        ("text/plain", "café".into(), "café"),
        ("text/plain", "\u{feff}café".into(), "café"),
        ("text/plain; charset=utf-16le", le.clone(), "café"),
        ("text/plain; charset=utf-16", le, "café"),
        ("text/plain; charset=utf-16", be.clone(), "café"),
        ("text/plain; charset=shift_jis", b"ascii".into(), "ascii"),
    ];
    for (content_type, body, expected) in rows {
        assert_eq!(
            fetch::<String>(content_type, body).await?,
            expected,
            "{content_type}"
        );
    }
    let json = r#"{"name": "café"}"#;
    let rows: [(&str, Vec<u8>); 6] = [
        (
            "application/json; charset=iso-8859-1",
            b"{\"name\": \"caf\xe9\"}".into(),
        ),
        // The charset of JSON has no meaning.
        ("application/json; charset=iso-8859-1", json.into()),
        ("application/json", format!("\u{feff}{json}").into()),
        (
            "application/json; charset=utf-16",
            utf_16(json, u16::to_be_bytes),
        ),
        (
            "application/json",
            [b"\xff\xfe".into(), utf_16(json, u16::to_le_bytes)].concat(),
        ),
        (
            "application/problem+json; charset=latin1",
            b"{\"name\": \"caf\xe9\"}".into(),
        ),
    ];
    for (content_type, body) in rows {
        let item: Item = fetch(content_type, body).await?;
        assert_eq!(item.name.as_deref(), Some("café"), "{content_type}");
    }
    Ok(())
}

#[tokio::test]
async fn an_error_says_why_a_response_cannot_be_decoded() {
    let nested = |levels| [&"[".repeat(levels)[..], &"]".repeat(levels)].concat();
    let deep = format!("{{\"any\": {}}}", nested(127));
    let rows: [(&str, &[u8], &str); 9] = [
        (
            "application/json",
            deep.as_bytes(),
            "has more than 127 JSON arrays and objects inside",
        ),
        (
            "application/json",
            b"{\"name\": \"caf\xe9\"}",
            "is not valid UTF-8",
        ),
        (
            "application/json",
            b"{\"name\": [1, 2",
            "ends before its JSON does",
        ),
        (
            "application/json",
            b"{\"name\": \"an",
            "ends before its JSON does",
        ),
        ("application/json", b"{\"name\": 01}", "is not JSON"),
        ("application/json", b"{\"price\": 1.2.3}", "is not JSON"),
        ("application/json", b"", "is empty"),
        (
            "text/html; charset=utf-8",
            b"<html>",
            "is text/html, not JSON",
        ),
        (
            "application/json",
            b"0.50",
            "is a number, which was not expected",
        ),
    ];
    for (content_type, body, reason) in rows {
        let error = fetch::<Item>(content_type, body).await.expect_err(reason);
        let message = format!("returned 200 OK, but the body {reason}");
        assert!(
            error.is_decode() && error.to_string().contains(&message),
            "{error}"
        );
        assert_eq!(error.body().map(|body| &body[..]), Some(body));
    }
    let not_deep = format!("{{\"any\": {}}}", nested(126));
    let item = fetch::<Item>("application/json", not_deep).await;
    assert!(item.is_ok_and(|item| item.any.is_some()));
}

#[tokio::test]
async fn an_error_names_the_charset_of_text() {
    let error = fetch::<String>("text/plain", b"caf\xe9").await;
    let message = error.expect_err("Latin-1").to_string();
    assert!(message.contains("is not valid UTF-8"), "{message}");
    let error = fetch::<String>("text/plain; charset=shift_jis", b"\x83e").await;
    let message = error.expect_err("an unsupported charset").to_string();
    assert!(
        message.contains("in the charset `shift_jis`, which is not"),
        "{message}"
    );
}

#[tokio::test]
async fn a_number_keeps_its_digits() -> TestResult {
    const DIGITS: &str = "123456789012345678901234567890";
    // The text of a number, as a property without a field, and as text.
    let rows = [
        ("0", json!(0)),
        ("-0", json!(-0.0)),
        ("18446744073709551615", json!(u64::MAX)),
        ("-9223372036854775808", json!(i64::MIN)),
        ("18446744073709551616", json!("18446744073709551616")),
        (DIGITS, json!(DIGITS)),
        ("0.50", json!(0.5)),
        ("100.0", json!(100.0)),
        ("1e2", json!(100.0)),
        ("5E-1", json!(0.5)),
        (
            "0.1234567890123456789012345",
            json!("0.1234567890123456789012345"),
        ),
        ("1e400", json!("1e400")),
        ("-1e400", json!("-1e400")),
        ("1e-400", json!("1e-400")),
        ("0e999999999999999999999", json!(0.0)),
        ("1e99999999999999999999", json!("1e99999999999999999999")),
    ];
    for (digits, expected) in rows {
        let body = format!(
            "{{\"other\": {{\"n\": [{digits}]}}, \"any\": {digits}, \"name\": {digits} , \"count\": 1}}"
        );
        let item: Item = fetch("application/json", body).await?;
        let other = item.extra().get("other").expect("the property is kept");
        assert_eq!(other["n"][0], expected, "{digits}");
        assert_eq!(item.any, Some(expected), "{digits}");
        assert_eq!(item.name.as_deref(), Some(digits));
        assert_eq!(item.count, Some(1), "{digits}");
    }
    Ok(())
}

#[tokio::test]
async fn a_number_that_its_field_cannot_hold_is_in_extra() -> TestResult {
    let body = r#"{"price": 0.1234567890123456789012345, "count": 1e30, "name": "\u0030.50"}"#;
    let item: Item = fetch("application/json", body).await?;
    assert_eq!(item.price, Some(0.123_456_789_012_345_68));
    assert_eq!(
        item.extra().get("price"),
        Some(&json!("0.1234567890123456789012345"))
    );
    assert_eq!(
        (item.count, item.extra().get("count")),
        (None, Some(&json!(1e30)))
    );
    let encoded = item.encode().expect("an object");
    assert_eq!(
        encoded["price"],
        json!(0.123_456_789_012_345_68),
        "a number, as received"
    );

    let item: Item = fetch("application/json", r#"{"price": 1e400, "count": 1e3}"#).await?;
    assert_eq!(
        (item.price, item.extra().get("price")),
        (None, Some(&json!("1e400")))
    );
    assert_eq!(item.count, Some(1000));
    let item: Item = fetch("application/json", r#"{"price": 1.50, "count": 5}"#).await?;
    assert!(item.extra().is_empty(), "1.50 is 1.5");
    let item: Item = fetch("application/json", r#"{"name": "\u0000x", "price": 0.50}"#).await?;
    assert_eq!((item.name.as_deref(), item.price), (Some("\0x"), Some(0.5)));
    Ok(())
}
