//! Values and examples: `const`, `examples`, and strings that contain something else.

use serde_json::{Map, Value, json};

use crate::openapi::Version;
use crate::openapi::hints;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Media types of texts, which are not bytes.
const TEXTS: [&str; 4] = ["text/", "json", "xml", "yaml"];

/// The reason why `enum` is ignored beside `const`.
const ONLY_VALUE: &str = "`const` is the only value";

/// Replaces the keywords of a schema about single values.
pub(super) fn translate(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    replace_constant(schema, at, warnings);
    replace_examples(schema, at, warnings);
    replace_content(schema, at, warnings);
}

/// Warns about a keyword in a document of OpenAPI 3.0.
pub(super) fn warn(keyword: &str, reading: &str, at: &Pointer, warnings: &mut Warnings<'_>) {
    let message = format!("`{keyword}` is not part of OpenAPI 3.0; read as {reading}");
    let help = hints::later_schema_keyword(keyword).unwrap_or_default();
    warnings.later_version(Version::V3_1, &at.child(keyword), &message, help);
}

fn replace_constant(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let listed = schema.get("enum").and_then(Value::as_array);
    let Some(constant) = schema.get("const") else {
        return;
    };
    if listed.is_some_and(|listed| !listed.contains(constant)) {
        return;
    }
    let value = constant.clone();
    warn("const", "an `enum` with one value", at, warnings);
    let (from, to) = (at.child("const"), at.child("enum"));
    if listed.is_some() {
        warnings.superseded(&to, to.clone(), ONLY_VALUE);
    }
    warnings.moved(&from, to.clone());
    warnings.moved(&from, to.child(0));
    schema.shift_remove("const");
    schema.insert("enum".to_owned(), json!([value]));
}

fn replace_examples(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let from = at.child("examples");
    let (first, first_at) = match schema.get("examples") {
        Some(Value::Array(items)) => match items.first() {
            Some(first) => (first.clone(), from.child(0)),
            None => return,
        },
        // Other objects than schemas have named examples.
        Some(Value::Object(named)) => match named.iter().next() {
            Some((name, example)) => {
                let message =
                    "expected a list for `examples`, found a mapping; the first one is used";
                let help = "write a list of values: `examples: [VALUE]`";
                warnings.interpreted(&from, message.to_owned(), Some(help.to_owned()));
                match example.get("value") {
                    Some(value) => (value.clone(), from.child(name).child("value")),
                    None => (example.clone(), from.child(name)),
                }
            }
            None => return,
        },
        _ => return,
    };
    if schema.contains_key("example") {
        return;
    }
    warn(
        "examples",
        "`example`, with the first of them",
        at,
        warnings,
    );
    let to = at.child("example");
    warnings.moved(&first_at, to.clone());
    warnings.expressed(&from, to);
    schema.shift_remove("examples");
    schema.insert("example".to_owned(), first);
}

/// Replaces how a string contains bytes by a format.
fn replace_content(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let text = |keyword: &str| schema.get(keyword).and_then(Value::as_str);
    let (keyword, format) = match (text("contentEncoding"), text("contentMediaType")) {
        (Some("base64"), _) => ("contentEncoding", "byte"),
        (Some("base64url"), _) => ("contentEncoding", "base64url"),
        (None | Some("binary"), Some(name)) if TEXTS.iter().all(|text| !name.contains(text)) => {
            ("contentMediaType", "binary")
        }
        _ => return,
    };
    let is_string = match schema.get("type") {
        None => true,
        Some(Value::Array(types)) => types.iter().any(|name| name == "string"),
        Some(name) => name == "string",
    };
    let is_composed = ["allOf", "anyOf", "oneOf"]
        .iter()
        .any(|it| schema.contains_key(*it));
    if schema.contains_key("format") || !is_string || is_composed {
        return;
    }
    warn(keyword, &format!("`format: {format}`"), at, warnings);
    warnings.moved(&at.child(keyword), at.child("format"));
    schema.shift_remove(keyword);
    schema.insert("format".to_owned(), format.into());
    schema.entry("type").or_insert("string".into());
}
