//! Names of types that OpenAPI 3.0 does not have.

use crate::diagnostic::suggest::closest;
use crate::openapi::grammar::TYPES;

/// A type of OpenAPI 3.0, with the format that the name of another type implies.
#[derive(Clone, Copy)]
pub(super) struct SchemaType {
    /// None where any value is allowed.
    pub(super) name: Option<&'static str>,
    pub(super) format: Option<&'static str>,
}

/// The types by their names in other languages and other versions of OpenAPI.
const OTHERS: &[(&str, &str, &str)] = &[
    ("any", "", ""),
    ("mixed", "", ""),
    ("unknown", "", ""),
    ("bigdecimal", "number", ""),
    ("decimal", "number", ""),
    ("double", "number", "double"),
    ("float", "number", "float"),
    ("numeric", "number", ""),
    ("bigint", "integer", ""),
    ("biginteger", "integer", ""),
    ("int", "integer", ""),
    ("int32", "integer", "int32"),
    ("int64", "integer", "int64"),
    ("long", "integer", "int64"),
    ("short", "integer", "int32"),
    ("uint32", "integer", "uint32"),
    ("uint64", "integer", "uint64"),
    ("bool", "boolean", ""),
    ("char", "string", ""),
    ("enum", "string", ""),
    ("str", "string", ""),
    ("text", "string", ""),
    ("varchar", "string", ""),
    ("base64", "string", "byte"),
    ("binary", "string", "binary"),
    ("byte", "string", "byte"),
    ("date", "string", "date"),
    ("date-time", "string", "date-time"),
    ("datetime", "string", "date-time"),
    ("email", "string", "email"),
    ("file", "string", "binary"),
    ("instant", "string", "date-time"),
    ("password", "string", "password"),
    ("time", "string", "time"),
    ("timestamp", "string", "date-time"),
    ("uri", "string", "uri"),
    ("url", "string", "uri"),
    ("uuid", "string", "uuid"),
    ("dict", "object", ""),
    ("dictionary", "object", ""),
    ("hash", "object", ""),
    ("json", "object", ""),
    ("map", "object", ""),
    ("list", "array", ""),
    ("set", "array", ""),
];

/// The type that a name which is not one of OpenAPI's means. Values of a type with an unknown name are any values.
pub(super) fn interpret(name: &str) -> SchemaType {
    known(name).unwrap_or(SchemaType {
        name: closest(name.trim(), TYPES.iter().copied())
            .and_then(|close| TYPES.iter().copied().find(|name| *name == close)),
        format: None,
    })
}

/// The type of a name that is one of OpenAPI's in another case, or of another language.
pub(super) fn known(name: &str) -> Option<SchemaType> {
    let lower = name.trim().to_lowercase();
    if let Some(own) = TYPES.iter().find(|own| **own == lower) {
        return Some(SchemaType {
            name: Some(own),
            format: None,
        });
    }
    let (_, name, format) = OTHERS.iter().find(|(other, ..)| *other == lower)?;
    let present = |text: &'static str| Some(text).filter(|text| !text.is_empty());
    Some(SchemaType {
        name: present(name),
        format: present(format),
    })
}
