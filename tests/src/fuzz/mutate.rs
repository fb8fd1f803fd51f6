//! Changes of a document's values.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::hostile;

/// A placeholder for a number.
pub(super) const NUMBER: &str = "@a-hostile-number@";

/// Changes a random value in a random way.
pub(super) fn mutate(document: &mut Value, rng: &mut Rng) {
    match rng.u8(..14) {
        0 => remove(document, rng),
        1 | 2 => *any(document, rng) = json_value(rng),
        3 => *any(document, rng) = json!({ "$ref": reference(document, rng) }),
        4 => {
            let copy = any(document, rng).clone();
            *any(document, rng) = copy;
        }
        5 => {
            let moved = std::mem::take(any(document, rng));
            *any(document, rng) = moved;
        }
        6 => insert(document, rng),
        7 => *any(document, rng) = Value::String(NUMBER.to_owned()),
        8 => schema(document, rng),
        _ => rename(document, rng),
    }
}

/// Replaces a random name or text, without changing the structure.
pub(super) fn rename(document: &mut Value, rng: &mut Rng) {
    match rng.u8(..8) {
        0 => {
            // Names that are values: of a tag, an operation, an enum value, a title.
            let name = hostile::name(rng);
            if let Some(value) = named(
                document,
                rng,
                &["operationId", "tags", "enum", "name", "title"],
            ) {
                match value {
                    Value::Array(items) if !items.is_empty() => {
                        let index = rng.usize(..items.len());
                        if items[index].is_string() {
                            items[index] = Value::String(name);
                        }
                    }
                    Value::String(text) => *text = name,
                    _ => {}
                }
            }
        }
        1 => {
            let text = hostile::text(rng);
            let keys = [
                "description",
                "summary",
                "example",
                "pattern",
                "format",
                "default",
                "title",
            ];
            if let Some(Value::String(old)) = named(document, rng, &keys) {
                *old = text;
            }
        }
        2 => component(document, rng),
        _ => {
            let name = hostile::name(rng);
            if let Some(Value::Object(properties)) = named(document, rng, &["properties"]) {
                replace_key(properties, &name, rng);
            }
        }
    }
}

/// Renames a component and all references to it.
fn component(document: &mut Value, rng: &mut Rng) {
    let name = hostile::name(rng);
    let Some(schemas) = document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    if let Some(old) = replace_key(schemas, &name, rng) {
        let escaped = name.replace('~', "~0").replace('/', "~1");
        let (old, new) = (
            format!("#/components/schemas/{old}"),
            format!("#/components/schemas/{escaped}"),
        );
        each(document, &mut |value| {
            if let Some(Value::String(reference)) = value.get_mut("$ref")
                && *reference == old
            {
                reference.clone_from(&new);
            }
        });
    }
}

fn replace_key(map: &mut Map<String, Value>, name: &str, rng: &mut Rng) -> Option<String> {
    if map.is_empty() || map.contains_key(name) {
        return None;
    }
    let old = map.keys().nth(rng.usize(..map.len()))?.clone();
    let value = map.remove(&old)?;
    map.insert(name.to_owned(), value);
    Some(old)
}

fn remove(document: &mut Value, rng: &mut Rng) {
    match any(document, rng) {
        Value::Object(map) if !map.is_empty() => {
            let key = map.keys().nth(rng.usize(..map.len())).cloned();
            map.retain(|name, _| Some(name) != key.as_ref());
        }
        Value::Array(items) if !items.is_empty() => {
            items.remove(rng.usize(..items.len()));
        }
        _ => {}
    }
}

fn insert(document: &mut Value, rng: &mut Rng) {
    let (name, value) = (hostile::name(rng), any(document, rng).clone());
    match any(document, rng) {
        Value::Object(map) => {
            map.insert(name, value);
        }
        Value::Array(items) => items.push(value),
        _ => {}
    }
}

/// Replaces a random schema by an unusual one.
fn schema(document: &mut Value, rng: &mut Rng) {
    let other = json!({ "$ref": reference(document, rng) });
    let name = hostile::name(rng);
    let schema = match rng.u8(..12) {
        0 => json!({ "allOf": [other] }),
        1 => json!({ "oneOf": [other, { "type": "string" }] }),
        2 => json!({ "anyOf": [other, { "type": "object", "properties": { name: {} } }] }),
        3 => json!({ "type": "array", "items": { "type": "array", "items": other } }),
        4 => json!({ "type": "object", "additionalProperties": other }),
        5 => json!({ "type": "string", "enum": [name, "", null, "a", "A", "a"] }),
        6 => {
            json!({ "type": "object", "properties": { name.clone(): other }, "required": [name, "nothing"] })
        }
        7 => {
            json!({ "allOf": [other, { "type": "object", "properties": { name: { "type": "integer" } } }] })
        }
        8 => {
            json!({ "type": "string", "pattern": format!("^{}[0-9a-fA-F]{{32}}$", rng.alphabetic()) })
        }
        9 => json!({ "not": {} }),
        10 => json!({ "enum": [1, true, null, {}, []] }),
        _ => {
            json!({ "type": "object", "properties": { "a": { "enum": [name] }, "b": { "properties": { "a": {} } } } })
        }
    };
    if let Some(value) = named(document, rng, &["schema", "items", "properties", "schemas"]) {
        match value {
            Value::Object(map) if !map.contains_key("type") && !map.is_empty() => {
                let key = map
                    .keys()
                    .nth(rng.usize(..map.len()))
                    .cloned()
                    .unwrap_or_default();
                map.insert(key, schema);
            }
            value => *value = schema,
        }
    }
}

fn reference(document: &mut Value, rng: &mut Rng) -> String {
    match rng.u8(..8) {
        0 => hostile::name(rng),
        1 => format!("#/components/schemas/{}", hostile::name(rng)),
        2 => [
            "#",
            "#/",
            "#/paths",
            "other.yaml#/a",
            "https://example.com/a.json",
        ][rng.usize(..5)]
        .to_owned(),
        _ => {
            let kinds = [
                "schemas",
                "schemas",
                "parameters",
                "responses",
                "requestBodies",
                "examples",
            ];
            let kind = kinds[rng.usize(..kinds.len())];
            let all = document
                .get("components")
                .and_then(|all| all.get(kind))
                .and_then(Value::as_object);
            let name = all
                .filter(|all| !all.is_empty())
                .and_then(|all| all.keys().nth(rng.usize(..all.len())));
            format!("#/components/{kind}/{}", name.map_or("", String::as_str))
        }
    }
}

fn json_value(rng: &mut Rng) -> Value {
    match rng.u8(..10) {
        0 => Value::Null,
        1 => json!(rng.bool()),
        2 => json!(rng.i64(..)),
        3 => json!(rng.f64()),
        4 => json!([]),
        5 => json!({}),
        6 => json!([{}]),
        7 => json!({ hostile::name(rng): hostile::text(rng) }),
        8 => json!(hostile::text(rng)),
        _ => json!(hostile::name(rng)),
    }
}

/// A random value of the document; each is equally likely.
fn any<'a>(document: &'a mut Value, rng: &mut Rng) -> &'a mut Value {
    let mut count = 0;
    each(document, &mut |_| count += 1);
    nth(document, &mut rng.usize(..count)).expect("the index is less than the number of values")
}

/// A random value with one of the keys.
fn named<'a>(document: &'a mut Value, rng: &mut Rng, keys: &[&str]) -> Option<&'a mut Value> {
    let mut values = Vec::new();
    collect(document, keys, &mut values);
    let index = rng.usize(..values.len().max(1));
    (!values.is_empty()).then(|| values.swap_remove(index))
}

fn collect<'a>(value: &'a mut Value, keys: &[&str], values: &mut Vec<&'a mut Value>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                // Either the value or those inside are collected, as all are borrowed.
                if keys.contains(&key.as_str())
                    && (!value.is_object() || value.as_object().is_some_and(|v| v.len() % 2 == 1))
                {
                    values.push(value);
                } else {
                    collect(value, keys, values);
                }
            }
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| collect(item, keys, values)),
        _ => {}
    }
}

fn nth<'a>(value: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Object(map) => map.values_mut().find_map(|value| nth(value, left)),
        Value::Array(items) => items.iter_mut().find_map(|value| nth(value, left)),
        _ => None,
    }
}

fn each(value: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
    visit(value);
    match value {
        Value::Object(map) => map.values_mut().for_each(|value| each(value, visit)),
        Value::Array(items) => items.iter_mut().for_each(|value| each(value, visit)),
        _ => {}
    }
}
