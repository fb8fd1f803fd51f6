//! `type`: a list of types since OpenAPI 3.1, of which `null` is one; a single one in 3.0, beside `nullable`.

use serde_json::{Map, Value, json};

use crate::openapi::Version;
use crate::openapi::grammar::{ObjectKind, UsageRule};
use crate::openapi::hints;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// The type of null.
const NULL: &str = "null";

/// The reasons why a keyword beside several types is ignored.
const OTHER_TYPES: &str = "it does not apply to the schema's types";
const COMPOSED: &str = "the schemas that it is composed of have types";

/// The formats of numbers.
const NUMBER_FORMATS: &[&str] = &[
    "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double",
    "decimal",
];

/// Replaces a list of types by one type, or by `anyOf`, and the type of null by `nullable`.
pub(super) fn translate(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let type_at = at.child("type");
    match schema.get("type") {
        Some(Value::String(name)) if name == NULL => {
            let message = "`null` is not a type of OpenAPI 3.0; read as `nullable: true`";
            warnings.later_version(Version::V3_1, &type_at, message, hints::NULLABLE);
            allow_only_null(schema, at, warnings);
        }
        Some(Value::Null) if warnings.is_since(Version::V3_1) => {
            warn_unquoted(&type_at, warnings);
            allow_only_null(schema, at, warnings);
        }
        Some(Value::Array(types)) => {
            let names: Option<Vec<_>> = types.iter().map(name).collect();
            if let Some(names) = names {
                for (index, _) in types.iter().enumerate().filter(|(_, it)| it.is_null()) {
                    warn_unquoted(&type_at.child(index), warnings);
                }
                split(schema, &names, at, warnings);
            }
        }
        _ => {}
    }
}

/// The name of a type in a list.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(NULL.to_owned()),
        value => value.as_str().map(str::to_owned),
    }
}

/// Warns about null in place of the name of its type.
pub(super) fn warn_unquoted(at: &Pointer, warnings: &mut Warnings<'_>) {
    let message = "expected the name of a type, found null; read as `'null'`".to_owned();
    warnings.interpreted(at, message, Some("quote it: `'null'`".to_owned()));
}

/// Makes null the only value of a schema.
fn allow_only_null(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    schema.shift_remove("type");
    allow_null(schema, at, warnings);
    if !schema.contains_key("enum") {
        warnings.moved(&at.child("type"), at.child("enum"));
        schema.insert("enum".to_owned(), json!([null]));
    }
}

fn allow_null(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    if !schema.contains_key("nullable") {
        warnings.moved(&at.child("type"), at.child("nullable"));
    }
    schema.insert("nullable".to_owned(), true.into());
}

/// Replaces a list of types.
fn split(
    schema: &mut Map<String, Value>,
    names: &[String],
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let is_nullable = names.iter().any(|name| name == NULL);
    let mut others: Vec<(usize, &str)> = Vec::new();
    for (index, name) in names.iter().enumerate().filter(|(_, name)| *name != NULL) {
        if others.iter().all(|(_, other)| other != name) {
            others.push((index, name));
        }
    }
    let reading = match others.as_slice() {
        [] => "read as any value".to_owned(),
        [(_, only)] => format!("read as `{only}`"),
        _ => "read as any of them".to_owned(),
    };
    let nullable = if is_nullable { ", or null" } else { "" };
    let message = format!("expected one type, found a list; {reading}{nullable}");
    let type_at = at.child("type");
    match names {
        [] => warnings.interpreted(
            &type_at,
            "expected a type, found an empty list; read as any value".to_owned(),
            Some("remove it".to_owned()),
        ),
        _ => warnings.later_version(Version::V3_1, &type_at, &message, hints::ONE_TYPE),
    }
    match others.as_slice() {
        [] if is_nullable => return allow_only_null(schema, at, warnings),
        [] => {
            schema.shift_remove("type");
        }
        [(_, only)] => {
            schema.insert("type".to_owned(), (*only).into());
        }
        others => distribute(schema, others, at, warnings),
    }
    if is_nullable {
        allow_null(schema, at, warnings);
    }
}

/// Replaces several types by members of `anyOf`, each with the keywords that apply to its type.
fn distribute(
    schema: &mut Map<String, Value>,
    types: &[(usize, &str)],
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let type_at = at.child("type");
    schema.shift_remove("type");
    let composition = ["anyOf", "oneOf", "allOf"];
    if let Some(keyword) = composition.into_iter().find(|it| schema.contains_key(*it)) {
        warnings.superseded(&type_at, at.child(keyword), COMPOSED);
        return;
    }
    let any_of = at.child("anyOf");
    let listed = schema.shift_remove("enum");
    let mut members = members(types, listed.as_ref(), at, warnings);
    warnings.moved(&type_at, any_of.clone());
    let keywords: Vec<_> = schema
        .keys()
        .filter_map(|key| types_of(key, schema))
        .collect();
    for (keyword, applies) in keywords {
        let Some(value) = schema.shift_remove(&keyword) else {
            continue;
        };
        let mut is_moved = false;
        for member in &mut members {
            let name = member.get("type").and_then(Value::as_str);
            if name.is_some_and(|name| applies.contains(&name)) {
                member.insert(keyword.clone(), value.clone());
                is_moved = true;
            }
        }
        if !is_moved {
            warnings.superseded(&at.child(&keyword), any_of.clone(), OTHER_TYPES);
        }
    }
    if members.is_empty() {
        schema.extend(listed.map(|listed| ("enum".to_owned(), listed)));
        return;
    }
    let members = members.into_iter().map(Value::Object).collect();
    schema.insert("anyOf".to_owned(), members);
}

/// A schema for each of several types, with the values of the type among those that are listed, unless there are none.
fn members(
    types: &[(usize, &str)],
    listed: Option<&Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Vec<Map<String, Value>> {
    let mut members: Vec<Map<String, Value>> = Vec::new();
    for (index, name) in types {
        let values = listed.map(|listed| of_type(name, listed));
        if values.as_ref().is_some_and(Vec::is_empty) {
            continue;
        }
        let to = at.child("anyOf").child(members.len());
        // A member is the schema itself, as far as it is of that type.
        warnings.moved(at, to.clone());
        warnings.moved(&at.child("type").child(index), to.child("type"));
        let mut member = Map::from_iter([("type".to_owned(), Value::from(*name))]);
        if let Some(values) = values {
            for (position, (index, _)) in values.iter().enumerate() {
                let from = at.child("enum").child(index);
                warnings.moved(&from, to.child("enum").child(position));
            }
            let values = values.into_iter().map(|(_, value)| value.clone());
            member.insert("enum".to_owned(), values.collect());
        }
        members.push(member);
    }
    members
}

/// The types that a keyword of a schema applies to, if not to all of them.
fn types_of(
    keyword: &str,
    schema: &Map<String, Value>,
) -> Option<(String, &'static [&'static str])> {
    let types: &[&str] = match ObjectKind::Schema.keyword(keyword)?.usage {
        _ if keyword == "format" => {
            let format = schema.get("format").and_then(Value::as_str);
            match format.is_some_and(|format| NUMBER_FORMATS.contains(&format)) {
                true => &["integer", "number"],
                false => &["object", "string"],
            }
        }
        UsageRule::ForTypes(types, _) => types,
        _ => return None,
    };
    Some((keyword.to_owned(), types))
}

/// The values of a type with their positions in a list.
fn of_type<'v>(name: &str, listed: &'v Value) -> Vec<(usize, &'v Value)> {
    let is_of_type = |value: &Value| match name {
        "array" => value.is_array(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "object" => value.is_object(),
        "string" => value.is_string(),
        _ => true,
    };
    let listed = listed.as_array().into_iter().flatten().enumerate();
    listed.filter(|(_, value)| is_of_type(value)).collect()
}
