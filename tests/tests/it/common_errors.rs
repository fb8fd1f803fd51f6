//! Errors that most operations share are on the first page, and operations list their own.

use codegen::{CrateContext, rust_sdk};
use serde_json::{Value, json};
use tests::lower;

/// The lines of the docs of a file that are about errors, without their indentation.
fn errors(operations: &[Value], file: &str) -> Result<Vec<String>, codegen::Diagnostics> {
    let mut paths = json!({});
    for (number, responses) in operations.iter().enumerate() {
        let mut responses = responses.clone();
        responses["204"] = json!({ "description": "Done." });
        paths[format!("/things/{number}")] = json!({ "get": { "operationId": format!("get{number}"), "tags": ["things"], "responses": responses } });
    }
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Things", "version": "1" },
        "servers": [{ "url": "https://things.example.com" }],
        "paths": paths
    });
    let api = lower(&document.to_string())?;
    let files = rust_sdk::render(&api, &CrateContext::default());
    let file = files.iter().find(|it| it.path == file).unwrap();
    let lines = file.source.lines();
    let lines = lines.map(|line| line.trim_start().trim_start_matches(['/', '!']).trim());
    let is_error = |line: &&str| {
        ["- `4", "- `5", "- `d"]
            .iter()
            .any(|start| line.starts_with(start))
    };
    Ok(lines.filter(is_error).map(str::to_owned).collect())
}

fn described(description: &str) -> Value {
    json!({ "description": description })
}

#[test]
fn an_error_that_most_operations_share_is_stated_once() -> Result<(), codegen::Diagnostics> {
    let shared = json!({ "404": described("Gone."), "5XX": described("Broken.") });
    let own = json!({ "404": described("No such thing."), "409": described("Taken.") });
    let operations = [shared.clone(), shared.clone(), own];
    let first_page = errors(&operations, "lib.rs")?;
    assert_eq!(first_page, ["- `404`: Gone.", "- `5XX`: Broken."]);
    let at_operations = errors(&operations, "things.rs")?;
    assert_eq!(
        at_operations,
        ["- `404`: No such thing.", "- `409`: Taken."]
    );
    Ok(())
}

#[test]
fn an_error_with_another_meaning_body_or_header_is_not_the_same() -> Result<(), codegen::Diagnostics>
{
    let plain = json!({ "400": described("Wrong.") });
    let with_body = json!({ "400": {
        "description": "Wrong.",
        "content": { "application/json": { "schema": { "type": "object", "properties": { "why": {} } } } }
    } });
    let with_header =
        json!({ "400": { "description": "Wrong.", "headers": { "X-Why": { "schema": {} } } } });
    let operations = [
        plain.clone(),
        with_body,
        with_header,
        json!({ "default": described("Wrong.") }),
    ];
    assert_eq!(errors(&operations, "lib.rs")?, [""; 0]);
    assert_eq!(errors(&operations, "things.rs")?.len(), 4);
    // One operation has nothing in common with others.
    assert_eq!(errors(&[plain], "lib.rs")?, [""; 0]);
    Ok(())
}
