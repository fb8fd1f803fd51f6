//! Keywords of schemas as other versions of OpenAPI and JSON Schema have them.

use serde_json::{Map, Value, json};

use super::json_schema;
use super::schema_type::interpret;
use super::warnings::Warnings;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::TYPES;
use crate::openapi::hints;
use crate::source::Pointer;

/// Writes the keywords of a schema as OpenAPI 3.0 has them.
pub(super) fn repair(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    split_types(schema, at, warnings);
    rename_type(schema, at, warnings);
    drop_required_flag(schema, at, warnings);
    for (keyword, limit) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        move_exclusive_limit(schema, keyword, limit, at, warnings);
    }
    if let Some(Value::Object(discriminator)) = schema.get("discriminator")
        && !discriminator.contains_key("propertyName")
    {
        let message = "missing keyword `propertyName` in Discriminator Object; ignored";
        let warning = Diagnostic::new(Code::Assumed, &at.child("discriminator"), message);
        warnings.add(warning.help("add `propertyName`"));
        schema.shift_remove("discriminator");
    }
    json_schema::translate(schema, at, warnings);
    if schema.get("type").and_then(Value::as_str) == Some("array") && !schema.contains_key("items")
    {
        let message = "missing keyword `items` in Schema Object; the items are any values";
        let warning = Diagnostic::new(Code::Assumed, at, message);
        warnings.add(warning.help("add `items`, with the schema of the items"));
        schema.insert("items".to_owned(), json!({}));
    }
}

/// Replaces a list of types by one, or by `anyOf`.
fn split_types(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let Some(Value::Array(types)) = schema.get("type") else {
        return;
    };
    let names: Option<Vec<_>> = types.iter().map(Value::as_str).collect();
    let Some(names) = names else { return };
    let mut others: Vec<_> = names.iter().filter(|name| **name != "null").collect();
    others.dedup();
    let is_nullable = others.len() < names.len() && names.contains(&"null");
    let (message, replacement) = match others.as_slice() {
        [] => ("read as any value".to_owned(), None),
        [only] => (format!("read as `{only}`"), Some(json!(only))),
        _ => ("read as any of them".to_owned(), None),
    };
    let variants: Vec<_> = others.iter().map(|name| json!({ "type": name })).collect();
    let alternatives =
        (variants.len() > 1 && !schema.contains_key("anyOf")).then(|| Value::Array(variants));
    let nullable = if is_nullable { ", or null" } else { "" };
    let message = format!("expected one type, found a list; {message}{nullable}");
    warnings.other_version(&at.child("type"), &message, hints::ONE_TYPE);
    match replacement {
        Some(name) => schema.insert("type".to_owned(), name),
        None => schema.shift_remove("type"),
    };
    if let Some(alternatives) = alternatives {
        schema.insert("anyOf".to_owned(), alternatives);
    }
    if is_nullable {
        schema.insert("nullable".to_owned(), true.into());
    }
}

/// Replaces the name of a type that OpenAPI does not have.
fn rename_type(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let Some(Value::String(name)) = schema.get("type") else {
        return;
    };
    if TYPES.contains(&name.as_str()) {
        return;
    }
    let name = name.clone();
    let pointer = at.child("type");
    if let Some(item) = name.strip_suffix("[]") {
        let message = format!("unknown type `{name}`; read as a list of `{item}`");
        warnings.interpreted(
            &pointer,
            message,
            Some(hints::schema_type("list").to_owned()),
        );
        let items = json!({ "type": item });
        schema.insert("type".to_owned(), "array".into());
        schema.entry("items").or_insert(items);
        return;
    }
    if name == "null" {
        let message = "`null` is not a type of OpenAPI 3.0; read as `nullable: true`";
        warnings.other_version(&pointer, message, hints::NULLABLE);
        schema.shift_remove("type");
        schema.insert("nullable".to_owned(), true.into());
        schema.entry("enum").or_insert_with(|| json!([null]));
        return;
    }
    let other = interpret(&name);
    let format = other.format.filter(|_| !schema.contains_key("format"));
    let reading = match (other.name, format) {
        (Some(name), Some(format)) => format!("read as `{name}` with the format `{format}`"),
        (Some(name), None) => format!("read as `{name}`"),
        (None, _) => "read as any value".to_owned(),
    };
    let message = format!("unknown type `{name}`; {reading}");
    let help = hints::schema_type(&name);
    warnings.interpreted(&pointer, message, Some(help.to_owned()));
    match other.name {
        Some(name) => schema.insert("type".to_owned(), name.into()),
        None => schema.shift_remove("type"),
    };
    if let Some(format) = format {
        schema.insert("format".to_owned(), format.into());
    }
}

/// Removes a `required` that is not a list: whether a property is required is up to the object that has it.
fn drop_required_flag(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let is_flag = match schema.get("required") {
        Some(Value::Bool(_)) => true,
        Some(Value::String(text)) => matches!(text.as_str(), "true" | "false"),
        _ => false,
    };
    if is_flag && let Some(flag) = schema.shift_remove("required") {
        let message = format!("expected a list of strings for `required`, found `{flag}`; ignored")
            .replace('"', "");
        let help = hints::REQUIRED.to_owned();
        warnings.interpreted(&at.child("required"), message, Some(help));
    }
}

/// Moves a limit that OpenAPI 3.1 has as a number of its own.
fn move_exclusive_limit(
    schema: &mut Map<String, Value>,
    keyword: &str,
    limit: &str,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let Some(number @ Value::Number(_)) = schema.get(keyword).cloned() else {
        return;
    };
    let message = format!(
        "`{keyword}` is `true` or `false` in OpenAPI 3.0; read as `{limit}: {number}` without {number} itself"
    );
    warnings.other_version(&at.child(keyword), &message, hints::EXCLUSIVE);
    schema.insert(limit.to_owned(), number);
    schema.insert(keyword.to_owned(), true.into());
}
