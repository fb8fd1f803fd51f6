//! What is said of a value that strays.

use serde_json::Value as Json;

use crate::api::{Enum, Repr, Type};

pub(super) const OTHER_TYPE: &str = "mend the example, or the `type` of the schema";
pub(super) const NULL: &str = "mend the example, or let the schema say `nullable: true`";
pub(super) const NULL_INSIDE: &str =
    "mend the example, or give the schema no `type`: lists and maps hold no null";
pub(super) const NO_PROPERTY: &str =
    "describe it in the schema's `properties`, or take it out of the example";
pub(super) const MISSING: &str =
    "give it to the example, or take it out of the schema's `required`";
pub(super) const NO_VALUE: &str = "add it to the schema's `enum`, or mend the example";
pub(super) const OTHER_CASE: &str = "write it alike in the example and in the schema's `enum`";
pub(super) const NO_DATE: &str = "mend the example, or take the `format` out of the schema";
pub(super) const NO_SID: &str = "mend the example, or the `pattern` of the schema";
pub(super) const NO_TYPE: &str = "add a schema for it to those of the union, or mend the example";
pub(super) const NO_TAG: &str = "add it to the discriminator's `mapping`, or mend the example";
pub(super) const TAG_MISSING: &str = "give it to the example";

/// How many characters of a value are shown, and how many values of an enum.
const LENGTH: usize = 60;
const VALUES: usize = 12;

/// A type, as what a value of it is.
pub(super) fn expected(ty: &Type) -> String {
    let words = match ty {
        Type::Unit => "nothing",
        Type::String => "text",
        Type::Bool => "true or false",
        Type::I32 => "a whole number of 32 bits",
        Type::I64 => "a whole number of 64 bits",
        Type::U64 => "a whole number of 64 bits that is not negative",
        Type::F64 => "a number",
        Type::DateTime => "a point in time (RFC 3339 or RFC 2822)",
        Type::Date => "a date (YYYY-MM-DD)",
        Type::Any => "any value",
        Type::Sid(id) => return format!("`{id}`"),
        Type::Def(id) => return format!("`{id}`"),
        Type::List(_) => "an array",
        Type::Map(_) => "an object",
        Type::Bytes | Type::File => "bytes as text",
        Type::Redirect => "a redirect",
    };
    words.to_owned()
}

/// The values of an enum.
pub(super) fn one_of(def: &Enum) -> String {
    let known = def.variants.iter().map(|variant| match def.repr {
        Repr::String => format!("{:?}", variant.wire),
        Repr::Integer => variant.wire.clone(),
    });
    let mut shown: Vec<_> = known.take(VALUES).collect();
    if def.variants.len() > VALUES {
        shown.push("...".to_owned());
    }
    format!("one of {}", shown.join(", "))
}

/// What came.
pub(super) fn found(json: &Json) -> String {
    match json {
        Json::Number(number) => format!("the number {number}"),
        Json::String(_) => format!("the text {}", short(json)),
        Json::Array(_) => "an array".to_owned(),
        Json::Object(_) => "an object".to_owned(),
        json => json.to_string(),
    }
}

/// A value as JSON, cut where it is long.
pub(super) fn short(json: &Json) -> String {
    let text = json.to_string();
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}
