//! The words for values and mismatches.

use serde_json::Value as Json;

use crate::api::{Api, Enum, Repr, Type, TypeKind};

pub(super) const OTHER_TYPE: &str = "fix the example, or the `type` in the schema";
pub(super) const NULL: &str = "fix the example, or add `nullable: true` to the schema";
pub(super) const NO_PROPERTY: &str =
    "add it to the schema's `properties`, or remove it from the example";
pub(super) const MISSING: &str = "add it to the example, or remove it from the schema's `required`";
pub(super) const NO_VALUE: &str = "add it to the schema's `enum`, or fix the example";
pub(super) const OTHER_CASE: &str = "use the same case in the example and in the schema's `enum`";
pub(super) const NO_DATE: &str = "fix the example, or remove `format` from the schema";
pub(super) const NO_SID: &str = "fix the example, or the `pattern` in the schema";
pub(super) const NO_TYPE: &str = "add a schema for it to the union, or fix the example";
pub(super) const NO_TAG: &str = "add it to the discriminator's `mapping`, or fix the example";
pub(super) const TAG_MISSING: &str = "add it to the example";

/// The number of characters of a value that are shown.
const MAX_LENGTH: usize = 60;

/// The number of an enum's values that are shown.
const MAX_VALUES: usize = 12;

/// Describes the values of a type: "a number".
pub(super) fn expected(api: &Api, ty: &Type) -> String {
    let words = match ty {
        Type::Unit => "nothing",
        Type::String => "a string",
        Type::Bool => "a boolean",
        Type::I32 => "a 32-bit integer",
        Type::I64 => "a 64-bit integer",
        Type::U64 => "an unsigned 64-bit integer",
        Type::F64 => "a number",
        Type::DateTime => "a date and time (RFC 3339 or RFC 2822)",
        Type::Date => "a date (YYYY-MM-DD)",
        Type::Any => "any value",
        Type::Bytes | Type::File => "bytes as text",
        Type::Redirect => "a redirect",
        Type::Stream(..) => "a stream",
        Type::List(_) => "an array",
        Type::Map(_) => "an object",
        Type::Sid(id) => {
            return format!("a SID: `{}` and 32 hexadecimal digits", api[id].prefix);
        }
        Type::Def(id) => match &api[id].kind {
            TypeKind::Struct(_) => "an object",
            TypeKind::Enum(def) => return one_of(&values(def)),
            TypeKind::Union(def) => {
                let members = def.variants.iter();
                let members: Vec<_> = members
                    .map(|variant| match &variant.value.ty {
                        Type::Def(id) => format!("`{id}`"),
                        ty => expected(api, ty),
                    })
                    .collect();
                return one_of(&members);
            }
        },
    };
    words.to_owned()
}

/// Lists alternatives: "one of 1, 2".
pub(super) fn one_of(alternatives: &[String]) -> String {
    let shown = &alternatives[..alternatives.len().min(MAX_VALUES)];
    let ellipsis = if shown.len() < alternatives.len() {
        ", ..."
    } else {
        ""
    };
    format!("one of {}{ellipsis}", shown.join(", "))
}

/// Describes a value: "the number 1".
pub(super) fn describe(json: &Json) -> String {
    match json {
        Json::Number(number) => format!("the number {number}"),
        Json::String(_) => format!("the string {}", truncated(json)),
        Json::Array(_) => "an array".to_owned(),
        Json::Object(_) => "an object".to_owned(),
        Json::Null | Json::Bool(_) => json.to_string(),
    }
}

/// Formats a value as JSON, truncated if it is long.
pub(super) fn truncated(json: &Json) -> String {
    let text = json.to_string();
    match text.char_indices().nth(MAX_LENGTH) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}

fn values(def: &Enum) -> Vec<String> {
    let values = def.variants.iter().map(|variant| match def.repr {
        Repr::String => format!("{:?}", variant.wire),
        Repr::Integer => variant.wire.clone(),
    });
    values.collect()
}
