//! Whatever is received is decoded, kept, and encoded again.

use std::collections::BTreeMap;

use serde_json::json;
use tests::TestResult;
use twilio_runtime::{Bytes, DateTime, Extra, Json, Wire, http};

#[derive(Clone, Debug)]
enum Color {
    Red,
    Green,
    Unknown(String),
}
twilio_runtime::open_enum! { Color { Red = "red", Green = "green" } }

#[derive(Clone, Default, PartialEq)]
struct Order {
    id: String,
    price: f64,
    count: Option<i64>,
    color: Option<Color>,
    created: Option<DateTime>,
    note: Option<String>,
    any: Option<Json>,
    prices: Option<Vec<f64>>,
    lines: Option<Vec<Line>>,
    rates: Option<BTreeMap<String, f64>>,
    first: Line,
    target: Option<Target>,
    _extra: Extra,
}
twilio_runtime::object! {
    Order {
        id: "id", price: "price", count: "count", color: "color", created: "created", note: "note" nullable, any: "any",
        prices: "prices", lines: "lines", rates: "rates", first: "first", target: "target",
    }
}

#[derive(Clone, Default, PartialEq)]
struct Line {
    amount: Option<f64>,
    _extra: Extra,
}
twilio_runtime::object! { Line { amount: "amount" } }

#[derive(Clone, PartialEq)]
enum Target {
    Line(Box<Line>),
    Text(String),
    Unknown(Json),
}
twilio_runtime::union! { Target { Line, Text } }

fn decode<T: Wire + Default>(body: &str) -> T {
    let mut response = http::Response::new(Bytes::copy_from_slice(body.as_bytes()));
    let json = http::HeaderValue::from_static("application/json");
    response.headers_mut().insert("content-type", json);
    let mut value = T::default();
    let decoded = value.decode_response(&response);
    assert!(decoded.is_ok(), "{body}: {decoded:?}");
    value
}

#[test]
fn of_a_repeated_property_the_last_value_counts() {
    let order: Order = decode(
        r#"{"id": "a", "count": 1, "id": 2, "count": "many", "price": 3, "price": [], "odd": 1, "odd": 2,
            "first": {"amount": 1}, "first": {}, "rates": {"eur": 1, "eur": "low", "usd": "low", "usd": 2}}"#,
    );
    assert_eq!(
        (order.id.as_str(), order.price, order.count),
        ("2", 0.0, None)
    );
    assert_eq!(order.first.amount, None);
    assert_eq!(order.rates, Some(BTreeMap::from([("usd".to_owned(), 2.0)])));
    let expected = json!({
        "id": 2, "count": "many", "price": [], "odd": 2, "first": {}, "rates": { "eur": "low", "usd": 2 },
    });
    assert_eq!(order.encode(), Some(expected));
    assert_eq!(order.extra().get("id"), Some(&json!(2)));

    let order: Order =
        decode(r#"{"count": "many", "count": 1, "first": 1, "first": {"amount": 2}}"#);
    assert_eq!((order.count, order.first.amount), (Some(1), Some(2.0)));
    assert!(order.extra().is_empty());
}

#[test]
fn an_odd_element_does_not_change_how_the_others_are_spelled() {
    const DIGITS: &str = "0.1234567890123456789012345";
    let body = format!(
        r#"{{"id": "a", "prices": [1.0, 2.50, {DIGITS}, 3], "lines": [{{"amount": 1.0}}, {{"amount": {DIGITS}}}, 7],
            "rates": {{"a": 1.0, "b": 1e400, "c": 5}}, "other": [1.0, {DIGITS}], "price": 4.0}}"#
    );
    let order: Order = decode(&body);
    let kept = json!({
        "lines": [{ "amount": 1.0 }, { "amount": DIGITS }, 7],
        "other": [1.0, DIGITS],
        "prices": [1.0, 2.5, DIGITS, 3],
        "rates": { "a": 1.0, "b": "1e400", "c": 5 },
    });
    let extra: BTreeMap<_, _> = order.extra().into_iter().collect();
    assert_eq!(json!(extra), kept);
    assert_eq!(order.prices.as_ref().map(Vec::len), Some(4));
    assert_eq!(order.price, 4.0);
    let prices: Order = decode(r#"{"prices": [1.0, 2.0]}"#);
    assert!(prices.extra().is_empty(), "the list holds both");
}

/// JSON values that match some of the fields, and some of none.
const VALUES: [&str; 23] = [
    "null",
    "true",
    "0",
    "-7",
    "1.5",
    "18446744073709551615",
    r#""""#,
    r#""red""#,
    r#""GREEN""#,
    r#""12""#,
    r#""2.50""#,
    r#""2026-07-30T20:00:00Z""#,
    r#""\u0000 \" \ud83d\ude00""#,
    "[]",
    "[1, 2]",
    r#"[1, "x", null]"#,
    r#"[{"amount": 2}, "x"]"#,
    r#"[[{}], {"amount": [1]}]"#,
    "{}",
    r#"{"amount": 3}"#,
    r#"{"amount": "3", "b": null}"#,
    r#"{"eur": 1, "usd": {}}"#,
    r#"{"id": {"id": []}}"#,
];

#[test]
fn whatever_an_object_contains_is_encoded_again() -> TestResult {
    const NAMES: [&str; 14] = [
        "id", "price", "count", "color", "created", "note", "any", "prices", "lines", "rates",
        "first", "target", "unknown", "Id",
    ];
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..3000 {
        let mut names = NAMES;
        random.shuffle(&mut names);
        let properties = names[..random.usize(..=NAMES.len())].iter();
        let properties: Vec<_> = properties
            .map(|name| format!("\"{name}\": {}", VALUES[random.usize(..VALUES.len())]))
            .collect();
        let body = format!("{{{}}}", properties.join(", "));
        let received: Json = serde_json::from_str(&body)?;
        let order: Order = decode(&body);
        assert_eq!(order.encode().as_ref(), Some(&received), "{body}");
        assert_eq!(serde_json::from_str::<Order>(&body)?, order, "{body}");
        for (name, json) in order.extra() {
            assert_eq!(Some(json), received.get(name), "{name} in {body}");
        }
        assert_eq!(serde_json::to_value(&order)?, received, "{body}");
        let again: Order = decode(&serde_json::to_string(&order)?);
        assert_eq!(again, order, "{body}");
    }
    Ok(())
}
