//! Documents that change in the way in which the documents of APIs do over the years.

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
    "Service",
    "X",
    "-1",
    "ID",
];

/// Where something is added to a list or a mapping.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// After all other entries.
    End,
    /// Between other entries.
    Anywhere,
}

/// A document without operations and schemas.
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

/// Adds a schema, an operation, a property, an enum value, a union member or a tag.
pub fn extend(document: &mut Value, position: Position, rng: &mut Rng) {
    let name = name(rng);
    match rng.u8(..7) {
        0 => {
            // A schema that needs no type of its own keeps its name from others nevertheless, so it may be added only at
            // the end.
            let schema = if position == Position::Anywhere || rng.bool() {
                object(rng, 2)
            } else {
                schema(rng, 1)
            };
            insert(
                &mut document["components"]["schemas"],
                name,
                schema,
                position,
                rng,
            );
        }
        1 | 2 => {
            let operation = operation(document, rng);
            let path = format!("/{}/{}", word(rng).replace('/', ""), rng.u32(..));
            let method = ["get", "post", "put"][rng.usize(..3)];
            let item = json!({ method: operation });
            insert(&mut document["paths"], path, item, position, rng);
        }
        3 => {
            let schema = schema(rng, 1);
            if let Some(properties) = any(document, "properties", rng) {
                insert(properties, name, schema, position, rng);
            }
        }
        4 => push(any(document, "enum", rng), json!(name), position, rng),
        5 => {
            let member = titled(name, rng);
            let union = any(document, "oneOf", rng);
            // Members with the same title are distinguished by their properties, to which more may be added.
            let is_new = |union: &&mut Value| {
                let mut members = union.as_array().into_iter().flatten();
                members.all(|other| other.get("title") != member.get("title"))
            };
            push(union.filter(is_new), member.clone(), Position::End, rng);
        }
        _ => {
            let tag = json!({ "name": name, "description": "Added." });
            push(Some(&mut document["tags"]), tag, Position::Anywhere, rng);
        }
    }
}

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

fn schema(rng: &mut Rng, depth: u8) -> Value {
    match rng.u8(..9) {
        0 => json!({ "type": "string", "enum": [name(rng), name(rng)] }),
        1 if depth > 0 => object(rng, depth - 1),
        2 if depth > 0 => json!({ "type": "array", "items": schema(rng, depth - 1) }),
        3 => json!({ "type": "object", "additionalProperties": {} }),
        4 => json!({ "type": "integer" }),
        5 if depth > 0 => json!({ "oneOf": [{ "type": "string" }, titled(name(rng), rng)] }),
        _ => json!({ "type": "string" }),
    }
}

fn object(rng: &mut Rng, depth: u8) -> Value {
    let properties: Map<String, Value> = (0..rng.u8(1..4))
        .map(|_| (name(rng), schema(rng, depth)))
        .collect();
    json!({ "type": "object", "properties": properties })
}

/// An object with a title, after which the variant of a union is named; without one, after the properties.
fn titled(title: String, rng: &mut Rng) -> Value {
    let mut object = object(rng, 0);
    object["title"] = format!("{title} part").into();
    object
}

fn operation(document: &Value, rng: &mut Rng) -> Value {
    let schemas = document["components"]["schemas"].as_object();
    let names: Vec<_> = schemas.into_iter().flat_map(Map::keys).collect();
    let response = match rng.choice(&names) {
        Some(name) if rng.bool() => json!({ "$ref": format!("#/components/schemas/{name}") }),
        _ => object(rng, 1),
    };
    let mut operation = json!({
        "operationId": name(rng),
        "parameters": [{ "name": name(rng), "in": "query", "schema": schema(rng, 0) }],
        "responses": { "200": {
            "description": "",
            "content": { "application/json": { "schema": response } }
        } }
    });
    if rng.bool() {
        operation["tags"] = json!([name(rng)]);
    }
    if rng.bool() {
        operation["requestBody"] = json!({
            "content": { "application/x-www-form-urlencoded": { "schema": object(rng, 0) } }
        });
    }
    operation
}

/// Inserts an entry into an object, unless there is one with this key.
fn insert(object: &mut Value, key: String, value: Value, position: Position, rng: &mut Rng) {
    let Some(object) = object.as_object_mut() else {
        return;
    };
    if !object.contains_key(&key) {
        object.shift_insert(index(object.len(), position, rng), key, value);
    }
}

fn push(list: Option<&mut Value>, value: Value, position: Position, rng: &mut Rng) {
    if let Some(list) = list.and_then(Value::as_array_mut) {
        list.insert(index(list.len(), position, rng), value);
    }
}

fn index(count: usize, position: Position, rng: &mut Rng) -> usize {
    match position {
        Position::End => count,
        Position::Anywhere => rng.usize(..=count),
    }
}

/// Any of the values with a key.
fn any<'a>(document: &'a mut Value, key: &str, rng: &mut Rng) -> Option<&'a mut Value> {
    let mut pointers = Vec::new();
    collect(document, key, "", &mut pointers);
    document.pointer_mut(rng.choice(&pointers)?)
}

/// Collects the JSON Pointers of the values with a key.
fn collect(value: &Value, key: &str, pointer: &str, pointers: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                let inner = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                if name == key {
                    pointers.push(inner.clone());
                }
                collect(value, key, &inner, pointers);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, key, &format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
}
