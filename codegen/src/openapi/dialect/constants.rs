//! `oneOf` or `anyOf` with one value each, which is how OpenAPI 3.1 gives the values of an `enum` names and descriptions.

use serde_json::{Map, Value};

use crate::openapi::Version;
use crate::openapi::grammar::{ENUM_DESCRIPTIONS, ENUM_NAMES, is_extension};
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// The keywords that a member may have beside `const`.
const ANNOTATIONS: &[&str] = &["$comment", "deprecated", "description", "title", "type"];

/// The reason why a keyword of a single value is ignored.
const OF_ALL: &str = "values have no keywords but their names and descriptions";

/// Replaces a union of single values by `enum`, in a document that has `const`.
pub(super) fn translate(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    if !warnings.is_since(Version::V3_1) || schema.contains_key("enum") {
        return;
    }
    for keyword in ["oneOf", "anyOf"] {
        let Some(members) = schema.get(keyword).and_then(constants) else {
            continue;
        };
        let from = at.child(keyword);
        let values = members.iter().map(|member| member["const"].clone());
        let enumeration: Value = values.collect();
        if let Some(own) = shared_type(&members)
            && !schema.contains_key("type")
        {
            warnings.moved(&from.child(0).child("type"), at.child("type"));
            schema.insert("type".to_owned(), own);
        }
        let to = at.child("enum");
        warnings.moved(&from, to.clone());
        for (index, member) in members.iter().enumerate() {
            let member_at = from.child(index);
            warnings.moved(&member_at.child("const"), to.child(index));
            for key in member.keys() {
                match key.as_str() {
                    "title" | "description" => {}
                    "const" | "type" => warnings.expressed(&member_at.child(key), to.clone()),
                    _ => warnings.superseded(&member_at.child(key), to.clone(), OF_ALL),
                }
            }
        }
        for (name, extension) in [("title", ENUM_NAMES), ("description", ENUM_DESCRIPTIONS)] {
            add_words(schema, &members, (name, extension), (&from, at), warnings);
        }
        schema.shift_remove(keyword);
        schema.insert("enum".to_owned(), enumeration);
        return;
    }
}

/// The members of a union, if each of them is a single value.
fn constants(union: &Value) -> Option<Vec<Map<String, Value>>> {
    let members = union.as_array().filter(|members| members.len() > 1)?;
    let constants = members.iter().map(|member| {
        let member = member.as_object()?;
        let value = member.get("const")?;
        let is_plain = member
            .keys()
            .all(|key| key == "const" || ANNOTATIONS.contains(&key.as_str()) || is_extension(key));
        (is_plain && (value.is_string() || value.is_i64())).then(|| member.clone())
    });
    constants.collect()
}

/// The type that all members have.
fn shared_type(members: &[Map<String, Value>]) -> Option<Value> {
    let own = members.first()?.get("type").filter(|own| own.is_string())?;
    let is_shared = members.iter().all(|member| member.get("type") == Some(own));
    is_shared.then(|| own.clone())
}

/// Adds the words that members have for their values as an extension with one for each value.
fn add_words(
    schema: &mut Map<String, Value>,
    members: &[Map<String, Value>],
    (keyword, extension): (&str, &str),
    (from, at): (&Pointer, &Pointer),
    warnings: &mut Warnings<'_>,
) {
    let to = at.child(extension);
    let mut is_first = true;
    for (index, _) in members
        .iter()
        .enumerate()
        .filter(|(_, member)| member.contains_key(keyword))
    {
        let written = from.child(index).child(keyword);
        match std::mem::take(&mut is_first) {
            true => warnings.moved(&written, to.clone()),
            false => warnings.expressed(&written, to.clone()),
        }
    }
    if !is_first {
        let words = members.iter().map(|member| {
            let words = member.get(keyword).and_then(Value::as_str);
            Value::from(words.unwrap_or_default())
        });
        schema.insert(extension.to_owned(), words.collect());
    }
}
