//! Documents that have every hostile name in every place.

use serde_json::{Value, json};

use super::hostile::{NAMES, TEXTS};

/// Something to add: where, under which key, and what.
type Addition = (&'static str, String, Value);

/// The documents' texts. Where a name cannot stand beside those before it, which `fits` tells, it is left
/// out of that place: two schemas that would be called the same are refused with good reason.
pub fn every_name(fits: impl Fn(&str) -> bool) -> Vec<String> {
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
            let additions = everywhere(*index, name);
            if !add(&mut document, &additions, &fits) {
                for addition in additions {
                    add(&mut document, &[addition], &fits);
                }
            }
        }
        document.to_string()
    });
    documents.collect()
}

/// A name in every place.
fn everywhere(index: usize, name: &str) -> Vec<Addition> {
    let text = TEXTS[index % TEXTS.len()];
    let described =
        json!({ "type": "string", "description": text, "default": name, "pattern": name });
    let body = json!({ "type": "object", "properties": { name: { "type": "string", "description": text } } });
    let parameter = |place: &str| json!({ "name": name, "in": place, "required": true, "schema": { "type": "string" }, "description": text });
    let holder = json!({
        "type": "object",
        "description": text,
        "required": ["sample"],
        "properties": { name: described, "sample": { "type": "string", "enum": [name] } }
    });
    let own = json!({ "type": "object", "properties": { "own": { "type": "string" } } });
    let sent = json!({ "post": {
        "operationId": format!("operation {index}"),
        "tags": [name],
        "summary": text,
        "requestBody": { "content": { "application/json": {
            "schema": { "$ref": format!("#/components/schemas/body {index}") }
        } } },
        "responses": { "204": { "description": text } }
    } });
    let asked = json!({ "get": {
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
        ("/paths", format!("/sent/{index}"), sent),
        ("/paths", format!("/asked/{index}/{{{name}}}"), asked),
    ]
}

/// Makes additions if the document is still taken with them; false if not.
fn add(document: &mut Value, additions: &[Addition], fits: &impl Fn(&str) -> bool) -> bool {
    let mut added = document.clone();
    for (place, key, value) in additions {
        if let Some(place) = added.pointer_mut(place) {
            place[key] = value.clone();
        }
    }
    let fits = fits(&added.to_string());
    if fits {
        *document = added;
    }
    fits
}
