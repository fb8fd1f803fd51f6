//! Documents that grow as they do over the years.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// A document, whose keys keep their order.
pub type Document = serde_yaml::Value;

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
    match rng.u8(..9) {
        0 => json!({ "type": "string", "enum": [name(rng), name(rng)] }),
        1 if deep > 0 => object(rng, deep - 1),
        2 if deep > 0 => json!({ "type": "array", "items": schema(rng, deep - 1) }),
        3 => json!({ "type": "object", "additionalProperties": {} }),
        4 => json!({ "type": "integer" }),
        5 if deep > 0 => json!({ "oneOf": [{ "type": "string" }, titled(name(rng), rng)] }),
        _ => json!({ "type": "string" }),
    }
}

fn object(rng: &mut Rng, deep: u8) -> Value {
    let properties: Map<String, Value> = (0..rng.u8(1..4))
        .map(|_| (name(rng), schema(rng, deep)))
        .collect();
    json!({ "type": "object", "properties": properties })
}

/// An object with a title, as the parts of unions have it: without one they are called after their properties.
fn titled(title: String, rng: &mut Rng) -> Value {
    let mut object = object(rng, 0);
    object["title"] = format!("{title} part").into();
    object
}

fn operation(document: &Document, rng: &mut Rng) -> Value {
    let schemas = document["components"]["schemas"].as_mapping();
    let names = schemas.into_iter().flat_map(|schemas| schemas.keys());
    let known: Vec<_> = names.filter_map(Document::as_str).collect();
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

/// Where something is added.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Behind all that there is of its kind.
    End,
    /// Between the others.
    Anywhere,
}

/// Adds something: a schema, an operation, a property, a value, a part of a union or a tag.
pub fn add(document: &mut Document, place: Place, rng: &mut Rng) {
    let name = name(rng);
    match rng.u8(..7) {
        0 => {
            // A schema takes its name even where nobody sees that, as it needs no type.
            let added = if place == Place::Anywhere || rng.bool() {
                object(rng, 2)
            } else {
                schema(rng, 1)
            };
            insert(
                &mut document["components"]["schemas"],
                name,
                added,
                place,
                rng,
            );
        }
        1 | 2 => {
            let operation = operation(document, rng);
            let path = format!("/{}/{}", word(rng).replace('/', ""), rng.u32(..));
            let method = ["get", "post", "put"][rng.usize(..3)];
            insert(
                &mut document["paths"],
                path,
                json!({ method: operation }),
                place,
                rng,
            );
        }
        3 => {
            let added = schema(rng, 1);
            if let Some(properties) = any(document, "properties", rng) {
                insert(properties, name, added, place, rng);
            }
        }
        4 => push(any(document, "enum", rng), json!(name), place, rng),
        5 => {
            let added = titled(name, rng);
            let title = added["title"].as_str().map(Document::from);
            let union = any(document, "oneOf", rng);
            // Parts of one title are told apart by their properties, which are added to.
            let fresh = |union: &&mut Document| {
                let mut parts = union.as_sequence().into_iter().flatten();
                parts.all(|part| part.get("title") != title.as_ref())
            };
            push(union.filter(fresh), added, Place::End, rng);
        }
        _ => {
            let added = json!({ "name": name, "description": "Added." });
            push(Some(&mut document["tags"]), added, Place::Anywhere, rng);
        }
    }
}

/// Adds what is not there yet; what is there stays.
fn insert(object: &mut Document, key: String, value: Value, place: Place, rng: &mut Rng) {
    let Some(object) = object.as_mapping_mut() else {
        return;
    };
    if object.contains_key(&*key) {
        return;
    }
    let mut entries: Vec<_> = std::mem::take(object).into_iter().collect();
    let index = index(entries.len(), place, rng);
    entries.insert(index, (key.into(), ordered(value)));
    object.extend(entries);
}

fn push(list: Option<&mut Document>, value: Value, place: Place, rng: &mut Rng) {
    if let Some(list) = list.and_then(Document::as_sequence_mut) {
        list.insert(index(list.len(), place, rng), ordered(value));
    }
}

fn index(count: usize, place: Place, rng: &mut Rng) -> usize {
    match place {
        Place::End => count,
        Place::Anywhere => rng.usize(..=count),
    }
}

/// Any of the values under a key.
fn any<'a>(document: &'a mut Document, key: &str, rng: &mut Rng) -> Option<&'a mut Document> {
    fn find(value: &Document, key: &str, at: &[Document], found: &mut Vec<Vec<Document>>) {
        let inside = |step: &Document| [at, std::slice::from_ref(step)].concat();
        match value {
            Document::Mapping(map) => map.iter().for_each(|(name, value)| {
                let at = inside(name);
                if name.as_str() == Some(key) {
                    found.push(at.clone());
                }
                find(value, key, &at, found);
            }),
            Document::Sequence(items) => items.iter().enumerate().for_each(|(index, item)| {
                find(item, key, &inside(&index.into()), found);
            }),
            _ => {}
        }
    }
    let mut found = Vec::new();
    find(document, key, &[], &mut found);
    let mut steps = rng.choice(&found)?.iter();
    steps.try_fold(document, |value, step| match value {
        Document::Mapping(map) => map.get_mut(step),
        Document::Sequence(items) => items.get_mut(usize::try_from(step.as_u64()?).ok()?),
        _ => None,
    })
}

fn ordered(value: Value) -> Document {
    serde_yaml::to_value(value).expect("YAML has all that JSON has")
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
