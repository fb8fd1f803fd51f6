//! The ranges of numbers in paths, and within lists, maps and objects.

use serde_json::json;
use tests::TestResult;
use twilio_runtime::{Bounds, Step};
use twilio_verify_v2::*;

/// Parameters with numbers in lists, maps and objects.
#[derive(Clone)]
struct Nested {
    levels: Vec<i64>,
    config: Json,
}
twilio_runtime::params! {
    Nested {
        levels: query "levels" nested(&[(&[Step::Each], Bounds::NONE.at_least(1.0))]),
        config: query "config" text nested(&[
            (&[Step::Property("steps"), Step::Each, Step::Property("size")], Bounds::NONE.below(3.0)),
            (&[Step::Property("weight")], Bounds::NONE.at_most(9.0)),
        ]),
    }
}

static SET: Operation = Operation::get("Set", "https://scales.example.com", "/set/{level}");

fn request(
    client: &twilio_runtime::Client,
    level: i64,
    levels: &[i64],
    config: Json,
) -> Result<http::Request<Bytes>, Error> {
    let levels = levels.to_vec();
    let request = twilio_runtime::Request::<()>::new(client, &SET).path("level", level);
    let bounds = Bounds::NONE.at_least(1.0).at_most(4.0);
    let request = request.path_bounds("level", bounds);
    request.params(Nested { levels, config }).to_http()
}

#[test]
fn numbers_within_values_and_in_paths_are_checked() -> TestResult {
    let builder = || ClientBuilder::new(Credentials::api_key("SK1", "secret"), "test");
    let client: twilio_runtime::Client = builder().build()?;
    let lenient: twilio_runtime::Client = builder().check_ranges(false).build()?;
    let valid = json!({ "steps": [{ "size": 2.9 }, { "size": null }, {}], "weight": 9 });
    assert!(request(&client, 4, &[1, 2], valid.clone()).is_ok());
    // What is not there, or no number, has no bounds.
    for config in [
        json!({}),
        json!({ "weight": "much", "steps": { "size": 7 } }),
        json!(12),
    ] {
        assert!(request(&client, 1, &[], config.clone()).is_ok(), "{config}");
    }
    let by_name = json!({ "steps": { "secret": { "size": 3 } } });
    for (level, levels, config, message) in [
        (
            5,
            vec![],
            json!({}),
            "level is out of range: the API's description requires at least 1 and at most 4;",
        ),
        (
            1,
            vec![1, 0],
            json!({}),
            "levels[1] is out of range: the API's description requires at least 1;",
        ),
        (
            1,
            vec![],
            json!({ "weight": 9.5 }),
            "config.weight is out of range: the API's description requires at most 9;",
        ),
        (
            1,
            vec![],
            json!({ "steps": [{}, { "size": 3 }] }),
            "config.steps[1].size is out of range: the API's description requires below 3;",
        ),
        (1, vec![], by_name, "config.steps[..].size is out of range"),
    ] {
        let error = request(&client, level, &levels, config.clone()).expect_err(message);
        assert!(error.to_string().contains(message), "{error}");
        assert!(request(&lenient, level, &levels, config).is_ok());
    }
    Ok(())
}

#[test]
fn bounds_are_found_wherever_the_document_states_them() -> Result<(), codegen::Diagnostics> {
    let size = json!({ "type": "integer", "minimum": 2 });
    let crate_ = json!({ "type": "object", "properties": {
        "size": size,
        "sizes": { "type": "array", "items": { "type": "array", "items": size } },
        "by_name": { "type": "object", "additionalProperties": { "type": "number", "maximum": 0.5, "exclusiveMaximum": true } },
        "inner": { "$ref": "#/components/schemas/crate" },
        "id": { "type": "integer", "minimum": 1, "readOnly": true },
        "either": { "oneOf": [size, { "type": "string" }] },
        "label": { "type": "string", "maxLength": 3 },
    } });
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Crates", "version": "1" },
        "servers": [{ "url": "https://crates.example.com" }],
        "components": { "schemas": { "crate": crate_ } },
        "paths": { "/shelves/{level}/{name}": { "put": {
            "operationId": "putCrate",
            "tags": ["crates"],
            "parameters": [
                { "name": "level", "in": "path", "required": true, "schema": { "type": "integer", "minimum": 0, "maximum": 9 } },
                { "name": "name", "in": "path", "required": true, "schema": { "type": "string" } },
            ],
            "requestBody": { "required": true, "content": { "application/json": {
                "schema": { "type": "array", "items": { "$ref": "#/components/schemas/crate" } }
            } } },
            "responses": { "204": { "description": "Put." } }
        } } }
    });
    let api = tests::lower(&document.to_string())?;
    let files = codegen::rust_sdk::render(&api, &codegen::CrateContext::default());
    let module = files.iter().find(|file| file.path == "crates.rs");
    let source: String = module
        .expect("the module of the tag")
        .source
        .split_whitespace()
        .collect();
    let source = source.replace(",)", ")").replace(",]", "]");
    let calls = source.matches(".path_bounds(").count();
    assert_eq!(calls, 1, "{source}");
    let call = r#".path_bounds("level",twilio_runtime::Bounds::NONE.at_least(0.0).at_most(9.0))"#;
    assert!(source.contains(call), "{source}");
    let nested = source.split_once("nested(&[").expect("nested bounds").1;
    let nested = nested.split_once("])").expect("the end of the parameter").0;
    let nested = nested.replace("twilio_runtime::", "");
    let expected = [
        r#"(&[Step::Each,Step::Property("size")],Bounds::NONE.at_least(2.0)),"#,
        r#"(&[Step::Each,Step::Property("sizes"),Step::Each,Step::Each],Bounds::NONE.at_least(2.0)),"#,
        r#"(&[Step::Each,Step::Property("by_name"),Step::Each],Bounds::NONE.below(0.5))"#,
    ];
    assert_eq!(nested, expected.concat());
    Ok(())
}
