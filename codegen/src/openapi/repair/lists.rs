//! Lists, maps and objects that are written in another way.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::schema_type;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::expected::{expected, found};
use crate::openapi::fix::fix;
use crate::openapi::grammar::{ObjectKind, ValueType};
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Reads a value in place of an object as that object, if there is one way to do so.
pub(super) fn as_object(kind: ObjectKind, value: &Value) -> Option<Value> {
    match (kind, value) {
        (_, Value::String(text)) if kind.component_key().is_some() && text.starts_with("#/") => {
            Some(json!({ "$ref": text }))
        }
        (ObjectKind::Schema, Value::String(text)) => {
            schema_type::known(text).map(|_| json!({ "type": text }))
        }
        (ObjectKind::Discriminator, Value::String(text)) => Some(json!({ "propertyName": text })),
        (ObjectKind::Response, Value::String(text)) => Some(json!({ "description": text })),
        (ObjectKind::Server, Value::String(text)) => Some(json!({ "url": text })),
        (ObjectKind::Tag, Value::String(text)) => Some(json!({ "name": text })),
        (ObjectKind::SecurityRequirement, Value::String(text)) => Some(json!({ text: [] })),
        (ObjectKind::Example, Value::Null) => Some(json!({ "value": null })),
        (ObjectKind::Example, value) if !value.is_object() => Some(json!({ "value": value })),
        // Several languages write an empty map as an empty list.
        (_, Value::Array(items)) => match items.as_slice() {
            [] => Some(json!({})),
            [only] if kind == ObjectKind::Schema && only.is_object() => Some(only.clone()),
            _ if kind == ObjectKind::Schema && items.iter().all(Value::is_object) => {
                Some(json!({ "anyOf": items }))
            }
            _ => None,
        },
        (
            ObjectKind::Schema
            | ObjectKind::Response
            | ObjectKind::PathItem
            | ObjectKind::MediaType
            | ObjectKind::Header
            | ObjectKind::Encoding,
            Value::Null,
        ) => Some(json!({})),
        _ => None,
    }
}

/// Reads an item of a list or a map as an object; none if it is one, or cannot be read so.
pub(super) fn object(
    kind: ObjectKind,
    value: &Value,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Option<Value> {
    if value.is_object() {
        return None;
    }
    let object = as_object(kind, value)?;
    let reading = if object.as_object().is_some_and(Map::is_empty) {
        "an empty one".to_owned()
    } else {
        format!("`{object}`")
    };
    let message = format!(
        "expected {}, found {}; read as {reading}",
        expected(ValueType::Object(kind)),
        found(value, None)
    );
    warnings.interpreted(at, message, None);
    Some(object)
}

/// The items of a list of objects that are not null.
pub(super) fn without_null(
    kind: ObjectKind,
    items: Vec<Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Vec<Value> {
    let mut kept = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        let pointer = at.child(index);
        if item.is_null() {
            let expected = expected(ValueType::Object(kind));
            let message = format!("expected {expected}, found null; ignored");
            warnings.interpreted(&pointer, message, Some("remove it".to_owned()));
            continue;
        }
        if kept.len() < index {
            warnings.moved(&pointer, at.child(kept.len()));
        }
        kept.push(item);
    }
    kept
}

/// The components that are not text or numbers, to which nothing can refer.
pub(super) fn without_scalars(
    kind: ObjectKind,
    mut components: Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Value {
    components.retain(|name, value| {
        // The whole map can be in another file.
        if value.is_object() || value.is_array() || name == "$ref" {
            return true;
        }
        let expected = expected(ValueType::Object(kind));
        let message = format!("expected {expected}, found {}; ignored", found(value, None));
        warnings.interpreted(&at.child(name), message, Some("remove it".to_owned()));
        false
    });
    components.into()
}

/// Reads a list in place of a map of objects.
pub(super) fn as_map(kind: ObjectKind, items: &[Value]) -> Option<Value> {
    if !items.is_empty() && kind != ObjectKind::Example {
        return None;
    }
    let named = items.iter().zip(1..);
    Some(Value::Object(
        named
            .map(|(item, number)| (format!("example_{number}"), item.clone()))
            .collect(),
    ))
}

/// Reads a value as a list of strings.
pub(super) fn strings(value: &Value, at: &Pointer, warnings: &mut Warnings<'_>) -> Option<Value> {
    let Value::Array(items) = value else {
        let text = warnings.text(value, at)?;
        return value.is_string().then(|| json!([text]));
    };
    let mut strings = Vec::new();
    for (index, item) in items.iter().enumerate() {
        strings.extend(string(item, &at.child(index), warnings));
    }
    Some(strings.into())
}

/// Reads a value as a map of strings.
pub(super) fn string_map(
    value: &Value,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Option<Value> {
    match value {
        Value::Object(entries) => {
            let mut strings = Map::new();
            for (key, item) in entries {
                let text = string(item, &at.child(key), warnings);
                strings.insert(key.clone(), text.unwrap_or_else(|| "".into()));
            }
            Some(strings.into())
        }
        Value::Array(items) => {
            let keys: Option<Vec<_>> = items.iter().map(Value::as_str).collect();
            let entries = keys?.into_iter().map(|key| (key.to_owned(), "".into()));
            Some(Value::Object(entries.collect()))
        }
        _ => None,
    }
}

/// Reads a value as a string; none if it is null. Others stay, and are errors.
fn string(value: &Value, at: &Pointer, warnings: &mut Warnings<'_>) -> Option<Value> {
    if value.is_string() {
        return Some(value.clone());
    }
    let text = warnings.text(value, at).or_else(|| {
        let name = value.get("name")?.as_str();
        name.map(str::to_owned)
    });
    if text.is_none() && !value.is_null() {
        return Some(value.clone());
    }
    let reading = match &text {
        Some(text) => format!("read as `{text}`"),
        None => "ignored".to_owned(),
    };
    let message = format!(
        "expected a string, found {}; {reading}",
        found(value, text.as_deref())
    );
    let help = fix(ValueType::String, value, text.as_deref());
    warnings.interpreted(at, message, help);
    text.map(Value::String)
}

/// Removes the items of lists that occur a second time where OpenAPI wants each once.
pub(super) fn remove_repeated(
    kind: ObjectKind,
    entries: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let keywords: &[&str] = match kind {
        ObjectKind::Schema => &["required"],
        ObjectKind::Operation => &["parameters", "security", "tags"],
        ObjectKind::PathItem => &["parameters"],
        ObjectKind::Document => &["tags"],
        _ => &[],
    };
    for keyword in keywords {
        if let Some(Value::Array(items)) = entries.get_mut(*keyword) {
            *items = unique(keyword, std::mem::take(items), at, warnings);
        }
    }
}

/// The items of a list without those that repeat an earlier one.
pub(super) fn unique(
    keyword: &str,
    items: Vec<Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Vec<Value> {
    let mut known = HashSet::new();
    let mut unique = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        if known.insert(identity(keyword, &item)) {
            if unique.len() < index {
                let list = at.child(keyword);
                warnings.moved(&list.child(index), list.child(unique.len()));
            }
            unique.push(item);
            continue;
        }
        let message = match item {
            Value::Array(_) | Value::Object(_) => format!("repeated item of `{keyword}`; ignored"),
            item => format!("repeated item {item} of `{keyword}`; ignored"),
        };
        let repeated = at.child(keyword).child(index);
        let warning = Diagnostic::new(Code::Repeated, &repeated, message);
        warnings.add(warning.at_value().help("remove one of the two"));
    }
    unique
}

/// What two items have in common if one repeats the other. Names of headers are equal in upper and lower case, and
/// parameters may be described in different words.
fn identity(keyword: &str, item: &Value) -> Value {
    let mut identity = item.clone();
    if let ("parameters", Value::Object(parameter)) = (keyword, &mut identity) {
        for prose in ["description", "example", "examples"] {
            parameter.shift_remove(prose);
        }
        if parameter.get("in").and_then(Value::as_str) == Some("header")
            && let Some(Value::String(name)) = parameter.get_mut("name")
        {
            name.make_ascii_lowercase();
        }
    }
    identity
}
