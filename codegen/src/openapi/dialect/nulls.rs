//! Null as a member of `anyOf` or `oneOf`, which is `nullable` in OpenAPI 3.0.

use serde_json::{Map, Value};

use super::older;
use super::types::warn_unquoted;
use crate::openapi::Version;
use crate::openapi::grammar::is_extension;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// The keywords of a schema that say nothing about its values.
const ANNOTATIONS: &[&str] = &[
    "$comment",
    "default",
    "deprecated",
    "description",
    "example",
    "examples",
    "externalDocs",
    "nullable",
    "readOnly",
    "title",
    "writeOnly",
    "xml",
];

/// The reason why an annotation is ignored.
const OUTER: &str = "the schema around it has its own";

/// Replaces the members of a union that are null by `nullable`, and a union with one other member by that.
pub(super) fn translate(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    if !warnings.is_since(Version::V3_1) {
        return;
    }
    for keyword in ["anyOf", "oneOf"] {
        let Some(Value::Array(members)) = schema.get(keyword) else {
            continue;
        };
        if !members.iter().any(is_null) || members.iter().all(is_null) {
            continue;
        }
        let from = at.child(keyword);
        let mut others: Vec<(Pointer, Value)> = Vec::new();
        for (index, member) in members.iter().enumerate() {
            let member_at = from.child(index);
            if member.get("type") == Some(&Value::Null) {
                warn_unquoted(&member_at.child("type"), warnings);
            }
            match is_null(member) {
                true => warnings.moved(&member_at, at.child("nullable")),
                false => others.push((member_at, member.clone())),
            }
        }
        warnings.expressed(&from, at.child("nullable"));
        schema.insert("nullable".to_owned(), true.into());
        match others.as_slice() {
            [(member_at, Value::Object(only))]
                if !only.contains_key("$ref") && is_bare(schema, keyword) =>
            {
                schema.shift_remove(keyword);
                inline(schema, only, member_at, at, warnings);
                // The member can be such a union, too.
                return translate(schema, at, warnings);
            }
            others => {
                for (index, (member_at, _)) in others.iter().enumerate() {
                    warnings.moved(member_at, from.child(index));
                }
                let others = others.iter().map(|(_, member)| member.clone());
                schema.insert(keyword.to_owned(), others.collect());
            }
        }
    }
}

/// Whether null is the only value of a schema, whose other keywords are annotations.
fn is_null(schema: &Value) -> bool {
    let Some(entries) = schema.as_object() else {
        return false;
    };
    let mut is_null = false;
    for (key, value) in entries {
        is_null |= match (key.as_str(), value) {
            ("type", Value::Null) | ("const", Value::Null) => true,
            ("type", Value::String(name)) if name == "null" => true,
            ("type", Value::Array(names)) if names.len() == 1 && names[0] == "null" => true,
            ("enum", Value::Array(values)) if values.len() == 1 && values[0].is_null() => true,
            (key, _) if is_annotation(key) => continue,
            _ => return false,
        };
    }
    is_null
}

fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.contains(&key) || is_extension(key)
}

/// Whether a schema says nothing about its values but by one keyword.
fn is_bare(schema: &Map<String, Value>, keyword: &str) -> bool {
    schema
        .keys()
        .all(|key| key == keyword || is_annotation(key))
}

/// Adds the keywords of a member to its schema.
fn inline(
    schema: &mut Map<String, Value>,
    member: &Map<String, Value>,
    member_at: &Pointer,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    older::check(member, member_at, warnings);
    for (key, value) in member {
        let (from, to) = (member_at.child(key), at.child(key));
        if schema.contains_key(key) {
            warnings.superseded(&from, to, OUTER);
        } else {
            warnings.moved(&from, to);
            schema.insert(key.clone(), value.clone());
        }
    }
}
