use serde_json::{Map, Value};

use super::shared::Shared;
use super::words::Keys;
use crate::openapi::PLACEHOLDER;

/// The facts of something new in the upstream document. Its words are replaced by placeholders, its examples are left
/// out, and objects that our document shares are referred to.
pub(super) fn adopt(value: &Value, keys: Keys, shared: &Shared<'_>) -> Value {
    match value {
        Value::Object(entries) => Value::Object(adopt_entries(entries, keys, shared)),
        Value::Array(items) => {
            let keys = keys.of_items();
            items.iter().map(|item| adopt(item, keys, shared)).collect()
        }
        scalar => scalar.clone(),
    }
}

fn adopt_entries(
    entries: &Map<String, Value>,
    keys: Keys,
    shared: &Shared<'_>,
) -> Map<String, Value> {
    let mut words = Map::new();
    let mut facts = Map::new();
    for (key, value) in entries {
        if keys.is_word(key) {
            // Examples are left out; their values would be theirs.
            if value.is_string() && key != "example" {
                words.insert(key.clone(), PLACEHOLDER.into());
            }
            continue;
        }
        facts.insert(key.clone(), adopt_child(key, value, keys, shared));
    }
    words.extend(facts);
    words
}

fn adopt_child(key: &str, value: &Value, keys: Keys, shared: &Shared<'_>) -> Value {
    let adopted = |value: &Value| adopt(value, Keys::Keywords, shared);
    match (key, value) {
        ("parameters", Value::Array(items)) if keys == Keys::Keywords => items
            .iter()
            .map(|item| {
                let known = shared.reference_to("parameters", item["name"].as_str(), item);
                known.unwrap_or_else(|| adopted(item))
            })
            .collect(),
        ("headers", Value::Object(headers)) if keys == Keys::Keywords => {
            let headers = headers.iter().map(|(name, header)| {
                let known = shared.reference_to("headers", Some(name), header);
                (name.clone(), known.unwrap_or_else(|| adopted(header)))
            });
            Value::Object(headers.collect())
        }
        _ => adopt(value, keys.of_child(key), shared),
    }
}
