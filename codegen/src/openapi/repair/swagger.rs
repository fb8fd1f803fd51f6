//! What Swagger 2.0 writes in other places than OpenAPI 3.0.

use serde_json::{Map, Value, json};

use crate::openapi::grammar::ObjectKind;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// The media type of bodies that do not name theirs.
const JSON: &str = "application/json";

/// Moves the keywords of a schema into `schema`, unless that is a reference, or has them.
pub(super) fn move_into_schema(
    kind: ObjectKind,
    entries: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    if kind == ObjectKind::Parameter {
        set_style(entries, at, warnings);
    }
    let version = warnings.version;
    let is_schema = |key: &String| {
        !kind.allows(version, key) && (key == "$ref" || ObjectKind::Schema.keyword(key).is_some())
    };
    let mut schema = match entries.get("schema") {
        None => Map::new(),
        Some(Value::Object(schema)) if !schema.contains_key("$ref") => schema.clone(),
        Some(_) => return,
    };
    let keys = entries
        .keys()
        .filter(|key| is_schema(key) && !schema.contains_key(*key));
    let keys: Vec<_> = keys.cloned().collect();
    if entries.contains_key("content") || keys.is_empty() {
        return;
    }
    for key in keys {
        let message = format!("`{key}` belongs into `schema`; read as part of it");
        warnings.other_version(&at.child(&key), &message, "move it into `schema`");
        let value = entries.shift_remove(&key).unwrap_or_default();
        warnings.moved(&at.child(&key), at.child("schema").child(&key));
        schema.insert(key, value);
    }
    entries.insert("schema".to_owned(), schema.into());
}

/// Replaces the `collectionFormat` of a parameter.
fn set_style(parameter: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let format = parameter.get("collectionFormat").and_then(Value::as_str);
    let (style, explode) = match format {
        Some("csv") => (None, false),
        Some("multi") => (None, true),
        Some("ssv") => (Some("spaceDelimited"), false),
        Some("pipes") => (Some("pipeDelimited"), false),
        _ => return,
    };
    if parameter.contains_key("style") || parameter.contains_key("explode") {
        return;
    }
    let style_text = style.map(|style| format!("`style: {style}` and "));
    let message = format!(
        "`collectionFormat` is a keyword of Swagger 2.0; read as {}`explode: {explode}`",
        style_text.unwrap_or_default()
    );
    let help = "use `style` and `explode` in OpenAPI 3.0";
    warnings.other_version(&at.child("collectionFormat"), &message, help);
    parameter.shift_remove("collectionFormat");
    if let Some(style) = style {
        parameter.insert("style".to_owned(), style.into());
    }
    parameter.insert("explode".to_owned(), explode.into());
}

/// Moves the `schema` of a body into `content`, if there is none.
pub(super) fn move_into_content(
    kind: ObjectKind,
    entries: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    if entries.contains_key("content") {
        return;
    }
    let Some(schema) = entries.shift_remove("schema") else {
        return;
    };
    let message = format!(
        "`schema` is not a keyword of {}; read as that of `{JSON}`",
        kind.name()
    );
    let help = "move it under `content` and a media type";
    warnings.other_version(&at.child("schema"), &message, help);
    warnings.moved(&at.child("schema"), at.descend(["content", JSON, "schema"]));
    entries.insert("content".to_owned(), json!({ JSON: { "schema": schema } }));
}

/// Replaces the types of security schemes that are schemes of the type `http`.
pub(super) fn name_scheme(
    scheme: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let own = scheme
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let name = match own.to_lowercase().as_str() {
        "basic" => "basic",
        "bearer" | "jwt" => "bearer",
        "http" if !scheme.contains_key("scheme") && scheme.contains_key("bearerFormat") => "bearer",
        _ => return,
    };
    let message = format!("read as `type: http` and `scheme: {name}`");
    let help = format!("write `type: http` and `scheme: {name}`");
    warnings.other_version(&at.child("type"), &message, &help);
    scheme.insert("type".to_owned(), "http".into());
    scheme.insert("scheme".to_owned(), name.into());
}
