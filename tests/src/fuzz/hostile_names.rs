//! Documents with every hostile name, as the name of everything that has one.

use serde_json::{Value, json};

use super::hostile::{NAMES, TEXTS};

/// An addition to a document: the JSON Pointer of the object it is added to, its key and its value.
type Addition = (&'static str, String, Value);

/// Documents with all hostile names. An addition after which a document is no longer accepted is omitted: two names can
/// be the same in Rust, for example.
pub fn hostile_names(is_accepted: impl Fn(&str) -> bool) -> Vec<String> {
    let names: Vec<_> = NAMES.iter().enumerate().collect();
    let documents = names.chunks(40).map(|names| {
        let mut document = json!({
            "openapi": "3.0.3",
            "info": { "title": TEXTS.concat(), "description": TEXTS.join("\n\n"), "version": "1" },
            "servers": [{ "url": "https://example.com" }],
            "paths": {},
            "components": { "schemas": {} }
        });
        for (index, name) in names {
            let additions = additions(*index, name);
            if !add(&mut document, &additions, &is_accepted) {
                for addition in additions {
                    add(&mut document, &[addition], &is_accepted);
                }
            }
        }
        document.to_string()
    });
    documents.collect()
}

/// Additions with a name as the name of a schema, a property, a value, a parameter, an operation and a tag.
fn additions(index: usize, name: &str) -> Vec<Addition> {
    let text = TEXTS[index % TEXTS.len()];
    let described =
        json!({ "type": "string", "description": text, "default": name, "pattern": name });
    let body = json!({ "type": "object", "properties": { name: { "type": "string", "description": text } } });
    let parameter = |location: &str| json!({ "name": name, "in": location, "required": true, "schema": { "type": "string" }, "description": text });
    let holder = json!({
        "type": "object",
        "description": text,
        "required": ["sample"],
        "properties": { name: described, "sample": { "type": "string", "enum": [name] } }
    });
    let own = json!({ "type": "object", "properties": { "own": { "type": "string" } } });
    let post = json!({ "post": {
        "operationId": format!("operation {index}"),
        "tags": [name],
        "summary": text,
        "requestBody": { "content": { "application/json": {
            "schema": { "$ref": format!("#/components/schemas/body {index}") }
        } } },
        "responses": { "204": { "description": text } }
    } });
    let get = json!({ "get": {
        "operationId": name,
        "parameters": [parameter("path"), parameter("query")],
        "responses": { "204": { "description": text } }
    } });
    const SCHEMAS: &str = "/components/schemas";
    vec![
        (SCHEMAS, format!("holder {index}"), holder),
        (SCHEMAS, format!("body {index}"), body),
        (
            SCHEMAS,
            format!("enum {name}"),
            json!({ "type": "string", "enum": [name, "other"] }),
        ),
        (SCHEMAS, name.to_owned(), own),
        ("/paths", format!("/sent/{index}"), post),
        ("/paths", format!("/asked/{index}/{{{name}}}"), get),
    ]
}

/// Makes additions, unless the document is no longer accepted with them; whether it is.
fn add(document: &mut Value, additions: &[Addition], is_accepted: &impl Fn(&str) -> bool) -> bool {
    let mut added = document.clone();
    for (pointer, key, value) in additions {
        if let Some(object) = added.pointer_mut(pointer) {
            object[key] = value.clone();
        }
    }
    let accepted = is_accepted(&added.to_string());
    if accepted {
        *document = added;
    }
    accepted
}
