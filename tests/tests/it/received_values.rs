//! What was received is kept, also where a field holds it in another form or only in part.

use std::collections::BTreeMap;

use serde_json::json;
use tests::{Server, ServerResponse, TestResult};
use twilio_runtime::{
    ClientBuilder, Credentials, Error, Extra, Json, Operation, Request, Response, Wire,
};

#[derive(Clone, Debug)]
enum Codec {
    Opus,
    Vp8,
    Unknown(String),
}
twilio_runtime::open_enum! { Codec { Opus = "OPUS", Vp8 = "VP8" } }

#[derive(Clone, Default, PartialEq)]
struct Rate {
    price: Option<f64>,
    floor: f64,
    calls: Option<i64>,
    is_open: Option<bool>,
    codec: Option<Codec>,
    codecs: Option<Vec<Codec>>,
    prices: Option<BTreeMap<String, f64>>,
    tiers: Option<Vec<Tier>>,
    name: Option<String>,
    _extra: Extra,
}
twilio_runtime::object! {
    Rate {
        price: "price", floor: "floor", calls: "calls", is_open: "is_open", codec: "codec", codecs: "codecs",
        prices: "prices", tiers: "tiers", name: "name",
    }
}

#[derive(Clone, Default, PartialEq)]
struct Tier {
    from: Option<i64>,
    price: Option<f64>,
    _extra: Extra,
}
twilio_runtime::object! { Tier { from: "from", price: "price" } }

static GET: Operation = Operation::get("GetRates", "https://api.example.com", "/");

async fn fetch<T: Wire + Default + 'static>(body: &str) -> Result<Response<T>, Error> {
    let server = Server::start().await.expect("the server starts");
    let body = body.to_owned().into();
    server.respond(ServerResponse {
        body,
        ..ServerResponse::json(200, &Json::Null)
    });
    let builder = ClientBuilder::new(Credentials::api_key("SK1", "secret"), "test");
    let client = builder.base_url(server.url()).build()?;
    Request::new(&client, &GET).send().await
}

#[tokio::test]
async fn converted_values_come_back_as_they_were_received() -> TestResult {
    let received = json!({
        "price": "0.090",
        "floor": "0.1234567890123456789012345",
        "calls": "007",
        "is_open": "TRUE",
        "codec": "opus",
        "codecs": ["vp8", "OPUS", "speex"],
        "prices": { "eur": "1.10", "usd": 1.2 },
        "tiers": [{ "from": "1", "price": "0.50" }],
        "name": 12025550143_i64,
    });
    let rate: Rate = fetch(&received.to_string()).await?.into_value();
    assert_eq!(
        (rate.price, rate.calls, rate.is_open),
        (Some(0.09), Some(7), Some(true))
    );
    assert_eq!(rate.codec, Some(Codec::Opus));
    assert_eq!(rate.prices.as_ref().map(|prices| prices["eur"]), Some(1.1));
    assert_eq!(rate.name.as_deref(), Some("12025550143"));
    let tier = &rate.tiers.as_ref().expect("there are tiers")[0];
    assert_eq!(tier.extra().get("price"), Some(&json!("0.50")));
    assert_eq!(
        rate.extra().get("tiers"),
        None,
        "each tier keeps its own values"
    );
    assert_eq!(rate.extra().get("floor"), Some(&received["floor"]));
    assert_eq!(rate.encode(), Some(received.clone()));

    let mut changed = rate;
    changed.price = Some(1.5);
    changed.calls = None;
    changed.codecs = Some(vec![Codec::Vp8]);
    let mut expected = received;
    expected["price"] = json!(1.5);
    expected["codecs"] = json!(["VP8"]);
    expected.as_object_mut().expect("an object").remove("calls");
    assert_eq!(changed.encode(), Some(expected));
    Ok(())
}

#[tokio::test]
async fn an_item_that_does_not_match_discards_no_others() -> TestResult {
    let received = json!({
        "floor": 0.5,
        "tiers": ["none", { "from": 1 }, null, { "from": 2 }],
        "prices": { "eur": "much", "usd": 1.2 },
        "codecs": [{}, []],
    });
    let mut rate: Rate = fetch(&received.to_string()).await?.into_value();
    let from = |tiers: &[Tier]| -> Vec<_> { tiers.iter().map(|tier| tier.from).collect() };
    assert_eq!(
        rate.tiers.as_deref().map(from),
        Some(vec![Some(1), Some(2)])
    );
    assert_eq!(rate.prices, Some(BTreeMap::from([("usd".to_owned(), 1.2)])));
    assert_eq!(rate.codecs, None, "no item is a codec");
    for name in ["tiers", "prices", "codecs"] {
        assert_eq!(rate.extra().get(name), Some(&received[name]));
    }
    assert_eq!(rate.encode(), Some(received));
    rate.tiers.as_mut().expect("there are tiers")[0].from = Some(3);
    let encoded = rate.encode().expect("an object");
    assert_eq!(encoded["tiers"], json!([{ "from": 3 }, { "from": 2 }]));

    let tiers = fetch::<Vec<Tier>>(r#"[{ "from": 1 }, 2]"#).await?;
    assert!(!tiers.is_complete(), "one item is missing");
    assert_eq!(from(tiers.value()), [Some(1)]);
    let nested = fetch::<Vec<BTreeMap<String, i64>>>(r#"[{ "a": 1, "b": [] }]"#).await?;
    assert!(!nested.is_complete());
    let tiers = fetch::<Vec<Tier>>(r#"[{ "from": "first" }]"#).await?;
    assert!(tiers.is_complete(), "the tier keeps it");
    let error = fetch::<Vec<Tier>>("[1, 2]")
        .await
        .expect_err("a list of other values");
    assert!(error.is_decode(), "{error}");
    Ok(())
}
