//! Documents that grow as they do over the years.

use fastrand::Rng;
use serde_json::{Map, Value, json};

const WORDS: &[&str] = &[
    "service",
    "verification",
    "check",
    "factor",
    "user",
    "list",
    "type",
    "id",
    "2fa",
    "url",
    "+1",
    "new",
    "self",
    "params",
    "response",
    "v2",
    "Straße",
    "e\u{301}t\u{e9}",
    "\u{65e5}\u{672c}",
    "x",
    "enum",
    "default",
    "sms",
    "*",
    "API",
    "sid",
];

fn word(rng: &mut Rng) -> &'static str {
    WORDS[rng.usize(..WORDS.len())]
}

fn name(rng: &mut Rng) -> String {
    let separators = ["_", "", ".", " ", "-", "V2"];
    let mut name = word(rng).to_owned();
    for _ in 0..rng.u8(..3) {
        name.push_str(separators[rng.usize(..separators.len())]);
        name.push_str(word(rng));
    }
    name
}

fn schema(rng: &mut Rng, deep: u8) -> Value {
    match rng.u8(..8) {
        0 => json!({ "type": "string", "enum": [name(rng), name(rng)] }),
        1 if deep > 0 => object(rng, deep - 1),
        2 if deep > 0 => json!({ "type": "array", "items": schema(rng, deep - 1) }),
        3 => json!({ "type": "object", "additionalProperties": {} }),
        4 => json!({ "type": "integer" }),
        _ => json!({ "type": "string" }),
    }
}

fn object(rng: &mut Rng, deep: u8) -> Value {
    let properties: Map<String, Value> = (0..rng.u8(1..4))
        .map(|_| (name(rng), schema(rng, deep)))
        .collect();
    json!({ "type": "object", "properties": properties })
}

fn operation(document: &Value, rng: &mut Rng) -> Value {
    let schemas = document["components"]["schemas"].as_object();
    let known: Vec<_> = schemas.into_iter().flat_map(Map::keys).collect();
    let answer = match rng.choice(&known) {
        Some(name) if rng.bool() => json!({ "$ref": format!("#/components/schemas/{name}") }),
        _ => object(rng, 1),
    };
    let mut operation = json!({
        "operationId": name(rng),
        "parameters": [{ "name": name(rng), "in": "query", "schema": schema(rng, 0) }],
        "responses": { "200": {
            "description": "",
            "content": { "application/json": { "schema": answer } }
        } }
    });
    if rng.bool() {
        operation["tags"] = json!([name(rng)]);
    }
    if rng.bool() {
        operation["requestBody"] = json!({ "content": { "application/x-www-form-urlencoded": { "schema": object(rng, 0) } } });
    }
    operation
}

/// Adds something, anywhere: a schema, an operation, a property, a value or a tag.
pub fn add(document: &mut Value, rng: &mut Rng) {
    let name = name(rng);
    match rng.u8(..5) {
        0 => {
            let added = if rng.bool() {
                object(rng, 2)
            } else {
                schema(rng, 1)
            };
            insert(&mut document["components"]["schemas"], name, added);
        }
        1 => {
            let operation = operation(document, rng);
            let path = format!("/{}/{}", word(rng).replace('/', ""), rng.u32(..));
            let method = ["get", "post", "put"][rng.usize(..3)];
            insert(&mut document["paths"], path, json!({ method: operation }));
        }
        2 => {
            let added = schema(rng, 1);
            if let Some(properties) = any(document, "properties", rng) {
                insert(properties, name, added);
            }
        }
        3 => {
            if let Some(values) = any(document, "enum", rng).and_then(Value::as_array_mut) {
                values.insert(rng.usize(..=values.len()), name.into());
            }
        }
        _ => {
            if let Some(tags) = document["tags"].as_array_mut() {
                tags.insert(
                    rng.usize(..=tags.len()),
                    json!({ "name": name, "description": "Added." }),
                );
            }
        }
    }
}

/// Adds what is not there yet; what is there stays.
fn insert(object: &mut Value, key: String, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.entry(key).or_insert(value);
    }
}

/// Any of the values under a key.
fn any<'a>(document: &'a mut Value, key: &str, rng: &mut Rng) -> Option<&'a mut Value> {
    fn find(value: &Value, key: &str, at: &str, found: &mut Vec<String>) {
        let escape = |name: &str| name.replace('~', "~0").replace('/', "~1");
        match value {
            Value::Object(map) => map.iter().for_each(|(name, value)| {
                let at = format!("{at}/{}", escape(name));
                if name == key {
                    found.push(at.clone());
                }
                find(value, key, &at, found);
            }),
            Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| {
                find(item, key, &format!("{at}/{index}"), found);
            }),
            _ => {}
        }
    }
    let mut found = Vec::new();
    find(document, key, "", &mut found);
    document.pointer_mut(rng.choice(&found)?)
}

/// A document with nothing in it.
pub fn empty() -> Value {
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Names", "version": "1" },
        "servers": [{ "url": "https://example.com" }],
        "tags": [],
        "paths": {},
        "components": { "schemas": {} }
    })
}
