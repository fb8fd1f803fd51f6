//! Methods of received structs return the value of a field, or an error that names the operation and the field.

use serde_json::json;
use twilio_verify_v2::operations::{FETCH_FACTOR, LIST_SERVICE};
use twilio_verify_v2::testing::{MockResponse, MockTransport, from_json};
use twilio_verify_v2::*;

const SERVICE: &str = "VA0123456789abcdef0123456789abcdef";
const FACTOR: &str = "YF0123456789abcdef0123456789abcdef";

fn assert_starts_with<T: std::fmt::Debug>(result: Result<T, Error>, start: &str) {
    let error = result.expect_err(start);
    assert_eq!(error.kind(), ErrorKind::Decode);
    let text = error.to_string();
    assert!(text.starts_with(start), "{text}");
}

#[tokio::test]
async fn an_absent_value_is_an_error_that_names_operation_and_field() -> Result<(), Error> {
    let mock = MockTransport::new();
    let body = json!({
        "sid": FACTOR, "status": null, "friendly_name": null, "date_created": 7, "config": { "alg": {} },
    });
    mock.on(&FETCH_FACTOR).reply(MockResponse::json(body));
    let factor = mock
        .client::<Client>()
        .fetch_factor(SERVICE, "user-7f3a90c2", FACTOR)
        .await?;
    assert_eq!(factor.sid()?, FACTOR);
    assert_eq!(factor.require(&factor.sid)?, factor.sid()?);
    let absent = factor.factor_type().expect_err("it is absent");
    assert!(absent.may_have_been_processed());
    assert_eq!(absent.operation().map(Operation::id), Some("FetchFactor"));
    let owner = "in `VerifyV2ServiceEntityFactor`; ";
    assert_starts_with(
        factor.factor_type(),
        &format!("FetchFactor returned no `factor_type` {owner}"),
    );
    assert_starts_with(
        factor.status(),
        &format!("FetchFactor returned null as `status` {owner}"),
    );
    assert_starts_with(
        factor.require(&factor.friendly_name),
        &format!("FetchFactor returned null as `friendly_name` {owner}"),
    );
    assert_starts_with(
        factor.require(&factor.date_created),
        &format!("FetchFactor returned a value of an unexpected type as `date_created` {owner}"),
    );
    let config = factor.require(&factor.config)?;
    assert_starts_with(
        config.alg(),
        "FetchFactor returned a value of an unexpected type as `alg` in `FactorConfig`; ",
    );
    // Copies know it too, and the error does not show what was received.
    let copy = factor.clone();
    assert_starts_with(copy.require(&copy.url), "FetchFactor returned no `url`");
    Ok(())
}

#[tokio::test]
async fn items_of_a_page_know_their_operation_too() -> Result<(), Error> {
    let mock = MockTransport::new();
    let page = json!({ "services": [{ "sid": SERVICE }, {}], "meta": { "next_page_url": null } });
    mock.on(&LIST_SERVICE)
        .reply(MockResponse::json(page))
        .reply(MockResponse::json(json!({})));
    let list = mock
        .client::<Client>()
        .list_service(ListServiceParams::new());
    let page = list.clone().await?;
    let [first, second] = page.services() else {
        panic!("{page:?}");
    };
    assert_eq!(first.sid()?, SERVICE);
    assert_starts_with(
        second.sid(),
        "ListService returned no `sid` in `VerifyV2Service`",
    );
    // A list that is absent has no items.
    assert!(list.await?.services().is_empty());
    Ok(())
}

#[test]
fn the_operation_is_no_part_of_the_value() {
    let service: VerifyV2Service = from_json(json!({}));
    assert_eq!(service, VerifyV2Service::default());
    assert_starts_with(service.sid(), "`VerifyV2Service` has no `sid`; ");
    // A field of something else has no name here.
    let other: Option<String> = None;
    assert_starts_with(
        service.require(&other),
        "`VerifyV2Service` has no `value`; ",
    );
}

#[test]
fn methods_do_not_hide_others() -> Result<(), codegen::Diagnostics> {
    let list = || json!({ "type": "array", "items": { "type": "string" } });
    let sid = json!({ "type": "string", "pattern": "^TH[0-9a-fA-F]{32}$" });
    let properties = json!({
        "sid": sid, "type": list(), "extra": list(), "clone": list(), "new": list(), "to_owned": list(),
        "count": { "type": "integer" }, "kind": { "type": "string", "enum": ["a"], "deprecated": true },
        "ids": list(), "parent_sid": sid,
    });
    let received = json!({ "type": "object", "required": ["ids"], "properties": properties });
    let content = json!({ "application/json": { "schema": received } });
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Things", "version": "1" },
        "servers": [{ "url": "https://things.example.com" }],
        "paths": { "/thing": { "get": {
            "operationId": "fetchThing",
            "tags": ["things"],
            "responses": { "200": { "description": "It.", "content": content } }
        } } }
    });
    let api = tests::lower(&document.to_string())?;
    let files = codegen::rust_sdk::render(&api, &codegen::CrateContext::default());
    let module = files.iter().find(|file| file.path == "things.rs");
    let source = &module.expect("the module of the tag").source;
    let methods = source
        .lines()
        .map(str::trim)
        .filter(|line| line.ends_with("{"));
    let methods =
        methods.filter_map(|line| line.strip_prefix("pub fn ")?.split_once("(&self) -> "));
    let methods: Vec<_> = methods.collect();
    assert_eq!(
        methods,
        [
            ("fetch_thing", "Request<FetchThingResponse> {"),
            ("sid", "Result<&ParentSid, Error> {"),
            ("r#type", "&[String] {"),
            ("extra_", "&[String] {"),
            ("clone_", "&[String] {"),
            ("new_", "&[String] {"),
            ("kind", "Result<&FetchThingResponseKind, Error> {"),
        ]
    );
    Ok(())
}
