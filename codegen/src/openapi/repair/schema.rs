//! Mistakes in the keywords of schemas.

use serde_json::{Map, Value, json};

use super::schema_type::interpret;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::TYPES;
use crate::openapi::hints;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Corrects the keywords of a schema.
pub(super) fn repair(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    rename_type(schema, at, warnings);
    drop_required_flag(schema, at, warnings);
    if let Some(Value::Object(discriminator)) = schema.get("discriminator")
        && !discriminator.contains_key("propertyName")
    {
        let message = "missing keyword `propertyName` in Discriminator Object; ignored";
        let warning = Diagnostic::new(Code::Assumed, &at.child("discriminator"), message);
        warnings.add(warning.help("add `propertyName`"));
        schema.shift_remove("discriminator");
    }
    if schema.get("type").and_then(Value::as_str) == Some("array") && !schema.contains_key("items")
    {
        let message = "missing keyword `items` in Schema Object; the items are any values";
        let warning = Diagnostic::new(Code::Assumed, at, message);
        warnings.add(warning.help("add `items`, with the schema of the items"));
        schema.insert("items".to_owned(), json!({}));
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
