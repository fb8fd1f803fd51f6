//! Items of lists: `prefixItems` and `unevaluatedItems`, which OpenAPI 3.0 lacks, and `items` that are missing.

use serde_json::{Map, Value, json};

use super::values::warn;
use crate::openapi::Version;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Replaces the keywords of a schema about items.
pub(super) fn translate(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let own = schema.get("type").and_then(Value::as_str);
    if own.is_some_and(|own| own != "array") {
        return;
    }
    let is_list = own.is_some();
    replace_unevaluated(schema, at, warnings);
    replace_prefix(schema, at, warnings);
    if schema.get("items") == Some(&Value::Bool(false)) {
        // Whatever is not in `prefixItems` is not allowed.
        exclude_further(schema, 0, at, warnings);
        schema.insert("items".to_owned(), json!({}));
    }
    if is_list && !schema.contains_key("items") && warnings.is_since(Version::V3_1) {
        schema.insert("items".to_owned(), json!({}));
    }
}

/// Replaces `unevaluatedItems` by `items`, unless there are some.
fn replace_unevaluated(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    if schema.contains_key("items")
        || schema.contains_key("contains")
        || !schema.contains_key("unevaluatedItems")
        || !schema.contains_key("type") && !schema.contains_key("prefixItems")
    {
        return;
    }
    if let Some(others) = schema.shift_remove("unevaluatedItems") {
        warn("unevaluatedItems", "`items`", at, warnings);
        warnings.moved(&at.child("unevaluatedItems"), at.child("items"));
        schema.insert("items".to_owned(), others);
    }
}

/// Replaces the schemas of the first items by one for all items.
fn replace_prefix(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let Some(Value::Array(prefix)) = schema.get("prefixItems").cloned() else {
        return;
    };
    if prefix.is_empty() {
        return;
    }
    let reading = "`items`, each of which is any of them";
    warn("prefixItems", reading, at, warnings);
    let (from, to) = (at.child("prefixItems"), at.child("items"));
    let others = schema.shift_remove("items");
    if others == Some(Value::Bool(false)) {
        exclude_further(schema, prefix.len(), at, warnings);
    }
    let mut schemas: Vec<_> = prefix.iter().enumerate().collect();
    schemas.retain(|(index, one)| prefix[..*index].iter().all(|other| other != *one));
    let is_uniform = schemas.len() == 1;
    let schemas = schemas
        .into_iter()
        .map(|(index, one)| (from.child(index), one.clone()));
    let others = others.filter(Value::is_object);
    let others = others.filter(|others| !prefix.contains(others));
    if warnings.is_since(Version::V3_1) && !is_uniform {
        let message =
            "items with different schemas by their positions; each is read as any of them";
        let help = "check the types of the items where their positions matter";
        warnings.lost(&from, message, help);
    }
    let has_others = others.is_some();
    let schemas: Vec<_> = schemas
        .chain(others.map(|others| (to.clone(), others)))
        .collect();
    if has_others {
        warnings.expressed(&to, to.clone());
    }
    warnings.expressed(&from, to.clone());
    warnings.moved(&from, to.clone());
    let items = any_of(schemas, &from, &to, warnings);
    schema.shift_remove("prefixItems");
    schema.insert("items".to_owned(), items);
}

/// Limits the number of items.
fn exclude_further(
    schema: &mut Map<String, Value>,
    count: usize,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let limit = schema.get("maxItems").and_then(Value::as_u64);
    let count = count as u64;
    if limit.is_none_or(|limit| limit > count) {
        warnings.moved(&at.child("items"), at.child("maxItems"));
        schema.insert("maxItems".to_owned(), count.into());
    }
}

/// A schema with the values of several, each of which comes from a location. They replace the keyword at `keyword`.
pub(super) fn any_of(
    schemas: Vec<(Pointer, Value)>,
    keyword: &Pointer,
    to: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Value {
    if let [(from, only)] = schemas.as_slice() {
        warnings.moved(from, to.clone());
        return only.clone();
    }
    let mut members = Vec::new();
    warnings.moved(keyword, to.child("anyOf"));
    for (from, schema) in schemas {
        warnings.moved(&from, to.child("anyOf").child(members.len()));
        members.push(schema);
    }
    json!({ "anyOf": members })
}
