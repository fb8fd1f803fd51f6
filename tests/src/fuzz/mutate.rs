//! Damage to a document's values.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::hostile;

/// Stands for a number that is written into the text later.
pub(super) const NUMBER: &str = "@a-hostile-number@";

/// One change of any kind, somewhere.
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
            let taken = std::mem::take(any(document, rng));
            *any(document, rng) = taken;
        }
        6 => insert(document, rng),
        7 => *any(document, rng) = Value::String(NUMBER.to_owned()),
        8 => schema(document, rng),
        _ => rename(document, rng),
    }
}

/// Another name, or another text, somewhere: the structure stays as it is.
pub(super) fn rename(document: &mut Value, rng: &mut Rng) {
    match rng.u8(..8) {
        0 => {
            // A tag, an operation's id, an enum's value, a title: names that stand as values.
            let name = hostile::name(rng);
            if let Some(place) = named(
                document,
                rng,
                &["operationId", "tags", "enum", "name", "title"],
            ) {
                match place {
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

/// A schema of a form that is rarely written.
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
    if let Some(place) = named(document, rng, &["schema", "items", "properties", "schemas"]) {
        match place {
            Value::Object(map) if !map.contains_key("type") && !map.is_empty() => {
                let key = map
                    .keys()
                    .nth(rng.usize(..map.len()))
                    .cloned()
                    .unwrap_or_default();
                map.insert(key, schema);
            }
            place => *place = schema,
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

/// Any value of the document, each alike.
fn any<'a>(document: &'a mut Value, rng: &mut Rng) -> &'a mut Value {
    let mut count = 0;
    each(document, &mut |_| count += 1);
    nth(document, &mut rng.usize(..count)).expect("the value was counted")
}

/// Any value that stands under one of the keys.
fn named<'a>(document: &'a mut Value, rng: &mut Rng, keys: &[&str]) -> Option<&'a mut Value> {
    let mut found = Vec::new();
    under(document, keys, &mut found);
    let index = rng.usize(..found.len().max(1));
    (!found.is_empty()).then(|| found.swap_remove(index))
}

fn under<'a>(value: &'a mut Value, keys: &[&str], found: &mut Vec<&'a mut Value>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                // A value inside a found one is left to another draw: two borrows of it cannot be.
                if keys.contains(&key.as_str())
                    && (!value.is_object() || value.as_object().is_some_and(|v| v.len() % 2 == 1))
                {
                    found.push(value);
                } else {
                    under(value, keys, found);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| under(item, keys, found)),
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
