//! Unions: the choice of the member, and encoding values as they were received.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use twilio_runtime::{DateTime, Extra, Json, Wire};

#[derive(Clone, Default, PartialEq)]
struct Card {
    number: String,
    kind: Option<String>,
    _extra: Extra,
}
twilio_runtime::object! { Card { number: "number", kind: "kind" } }

#[derive(Clone, Default, PartialEq)]
struct Transfer {
    iban: String,
    bank: Option<Bank>,
    _extra: Extra,
}
twilio_runtime::object! { Transfer { iban: "iban", bank: "bank" } }

/// Like a transfer, without required fields.
#[derive(Clone, Default, PartialEq)]
struct Draft {
    iban: Option<String>,
    note: Option<String>,
    _extra: Extra,
}
twilio_runtime::object! { Draft { iban: "iban", note: "note" } }

#[derive(Clone, Default, PartialEq)]
struct Bank {
    city: Option<String>,
    _extra: Extra,
}
twilio_runtime::object! { Bank { city: "city" } }
twilio_runtime::additional_properties!(Bank, i64);

#[derive(Clone, PartialEq)]
enum Method {
    Card(Box<Card>),
    Transfer(Box<Transfer>),
    Draft(Box<Draft>),
    Unknown(Json),
}
twilio_runtime::union! { Method { Card, Transfer, Draft } }

#[derive(Clone, PartialEq)]
enum Tagged {
    Card(Box<Card>),
    Transfer(Box<Transfer>),
    Unknown(Json),
}
twilio_runtime::union! { Tagged discriminator "kind" { Card = "card" "debit", Transfer = "transfer" } }

#[derive(Clone, PartialEq)]
enum Amount {
    Time(DateTime),
    Text(String),
    Number(i64),
    Rates(BTreeMap<String, f64>),
    List(Vec<Amount>),
    Unknown(Json),
}
twilio_runtime::union! { Amount { Time, Text, Number, Rates, List } }

/// Decodes a value, and checks that it is encoded as it was received.
fn decode<T: Wire + Default>(json: Value) -> T {
    let mut value = T::default();
    assert!(value.decode(&json), "{json}");
    assert_eq!(value.encode(), Some(json));
    value
}

#[test]
fn the_member_with_the_best_match_score_is_chosen() {
    let chosen = |json: Value| match decode(json) {
        Method::Card(_) => "card",
        Method::Transfer(_) => "transfer",
        Method::Draft(_) => "draft",
        Method::Unknown(_) => "unknown",
    };
    assert_eq!(chosen(json!({ "number": "4242" })), "card");
    assert_eq!(chosen(json!({ "iban": "DE02" })), "transfer");
    assert_eq!(
        chosen(json!({ "iban": "DE02", "bank": { "city": "Bonn" } })),
        "transfer"
    );
    assert_eq!(chosen(json!({ "iban": "DE02", "note": "rent" })), "draft");
    // The required field of the other member is missing.
    assert_eq!(
        chosen(json!({ "note": "rent", "bank": { "city": "Bonn" } })),
        "draft"
    );
    // A value of the wrong type scores lower than an unknown property.
    assert_eq!(
        chosen(json!({ "iban": "DE02", "bank": "Sparkasse", "note": null })),
        "draft"
    );
    assert_eq!(chosen(json!({ "colour": "red" })), "unknown");
    assert_eq!(chosen(json!("cash")), "unknown");
}

#[test]
fn the_discriminator_determines_the_member_and_is_encoded() {
    let card = json!({ "kind": "debit", "number": "4242", "iban": "DE02" });
    assert!(matches!(decode(card), Tagged::Card(_)));
    assert!(matches!(
        decode(json!({ "kind": "transfer", "iban": "DE02" })),
        Tagged::Transfer(_)
    ));
    assert!(matches!(
        decode(json!({ "kind": "Transfer", "iban": "DE02" })),
        Tagged::Transfer(_)
    ));
    assert!(matches!(
        decode(json!({ "kind": "cash", "number": "4242" })),
        Tagged::Unknown(_)
    ));

    let card = Card {
        number: "4242".to_owned(),
        ..Card::default()
    };
    let encoded = Tagged::Card(Box::new(card)).encode();
    assert_eq!(encoded, Some(json!({ "kind": "card", "number": "4242" })));
}

#[derive(Clone, Default, PartialEq)]
struct Animal {
    kind: String,
    name: Option<String>,
    _extra: Extra,
}
twilio_runtime::object! { Animal { kind: "kind", name: "name" } }

#[derive(Clone, Default, PartialEq)]
struct Bird {
    kind: String,
    name: Option<String>,
    wings: Option<i64>,
    _extra: Extra,
}
twilio_runtime::object! { Bird { kind: "kind", name: "name", wings: "wings" } }

/// A bird, or any other animal.
#[derive(Clone, PartialEq)]
enum AnyAnimal {
    Bird(Box<Bird>),
    Base(Box<Animal>),
    Unknown(Json),
}
twilio_runtime::union! { AnyAnimal discriminator "kind" { Bird = "bird", Base } }

#[test]
fn a_member_without_tags_is_for_all_other_tags() {
    let bird = decode(json!({ "kind": "bird", "wings": 2 }));
    assert!(matches!(bird, AnyAnimal::Bird(bird) if bird.wings == Some(2)));
    let AnyAnimal::Base(newt) = decode(json!({ "kind": "newt", "name": "Eve", "wings": 0 })) else {
        panic!("no other member has the tag");
    };
    assert_eq!(
        (newt.kind.as_str(), newt.name.as_deref()),
        ("newt", Some("Eve"))
    );
    assert_eq!(newt.extra().get("wings"), Some(&json!(0)));
    assert!(matches!(
        decode(json!({ "kind": "bird" })),
        AnyAnimal::Bird(_)
    ));
    assert!(matches!(decode(json!(["bird"])), AnyAnimal::Unknown(_)));

    // Without a tag, the properties decide.
    let mut animal = AnyAnimal::default();
    assert!(animal.decode(&json!({ "name": "Eve" })));
    assert!(matches!(animal, AnyAnimal::Base(_)));
    assert!(animal.decode(&json!({ "name": "Eve", "wings": 2 })));
    assert!(matches!(animal, AnyAnimal::Bird(_)));
}

#[test]
fn scalars_lists_and_maps_are_distinguished() {
    assert!(matches!(
        decode(json!("2026-03-14T09:26:53Z")),
        Amount::Time(_)
    ));
    assert!(matches!(decode(json!("much")), Amount::Text(_)));
    assert!(matches!(
        decode(json!(9_007_199_254_740_993_i64)),
        Amount::Number(_)
    ));
    assert!(matches!(
        decode(json!({ "eur": 1, "usd": 1.25 })),
        Amount::Rates(_)
    ));
    let Amount::List(items) = decode(json!(["much", [3], {}])) else {
        panic!("it is a list");
    };
    assert!(matches!(&items[1], Amount::List(inner) if inner[0] == Amount::Number(3)));
    assert!(matches!(decode(json!(true)), Amount::Unknown(_)));
}

#[test]
fn additional_properties_have_their_type() {
    let bank: Bank = decode(json!({ "city": "Bonn", "floors": 3, "name": "Spar", "gone": null }));
    assert_eq!(
        bank.additional_properties(),
        BTreeMap::from([("floors".to_owned(), 3)])
    );
    let bank = Bank::default().additional_property("floors", 4);
    assert_eq!(bank.encode(), Some(json!({ "floors": 4 })));
}

#[test]
fn unknown_values_are_not_printed() {
    let unknown: Tagged = decode(json!({ "kind": "cash", "purse": "left pocket" }));
    assert_eq!(format!("{unknown:?}"), "Unknown(an object)");
}
