//! The keywords of schemas, and how each is used.

use super::ValueType::{
    Any, Bool, Choice, Count, List, Number, Object, ObjectList, ObjectMap, ObjectOrBool, String,
    StringList,
};
use super::keyword::{ignored, used, with_rule};
use super::{Keyword, ObjectKind, UsageRule, ValueType};
use crate::openapi::Version::V3_1;

const NOT_VALIDATED: &str = "values are not validated";
const OTHER_EXAMPLES: &str = "only examples of bodies, parameters and properties are used";
const ENCODED_TEXT: &str = "the value is the string itself";
const OPEN: &str = "any value of the type is accepted";

const IDENTIFIER: &str = "references by it are resolved";

/// The reason why a definition is ignored.
pub(crate) const UNREFERENCED: &str = "no reference leads to it";

/// The types whose `enum` makes a difference, and no type.
const ENUMERABLE: &[&str] = &["", "boolean", "integer", "number", "string"];

/// The types whose `format` makes a difference.
const FORMATTED: &[&str] = &["integer", "number", "object", "string"];

/// The types that a keyword applies to. The empty name stands for a schema without a type, which allows all of them.
const STRINGS: &[&str] = &["", "string"];
const NUMBERS: &[&str] = &["", "integer", "number"];
const ARRAYS: &[&str] = &["", "array"];
const OBJECTS: &[&str] = &["", "object"];

/// The types of OpenAPI 3.0.
pub(crate) const TYPES: &[&str] = &["array", "boolean", "integer", "number", "object", "string"];

/// A keyword that applies only to schemas of these types.
const fn for_types(
    name: &'static str,
    value: ValueType,
    types: &'static [&'static str],
) -> Keyword {
    let rule = UsageRule::ForTypes(types, "it does not apply to the schema's type");
    with_rule(name, value, rule)
}

pub(super) const SCHEMA: &[Keyword] = &[
    used("type", Choice(TYPES)),
    used("description", String),
    used("deprecated", Bool),
    for_types("properties", ObjectMap(ObjectKind::Schema), OBJECTS),
    for_types("required", StringList, OBJECTS),
    for_types(
        "additionalProperties",
        ObjectOrBool(ObjectKind::Schema),
        OBJECTS,
    ),
    for_types("items", Object(ObjectKind::Schema), ARRAYS),
    with_rule("enum", List, UsageRule::ForTypes(ENUMERABLE, OPEN)),
    for_types("format", String, FORMATTED),
    for_types("pattern", String, STRINGS),
    used("allOf", ObjectList(ObjectKind::Schema)),
    used("oneOf", ObjectList(ObjectKind::Schema)),
    used("anyOf", ObjectList(ObjectKind::Schema)),
    ignored("not", Object(ObjectKind::Schema), NOT_VALIDATED),
    used("default", Any),
    for_types("minLength", Count, STRINGS),
    for_types("maxLength", Count, STRINGS),
    for_types("minimum", Number, NUMBERS),
    for_types("maximum", Number, NUMBERS),
    for_types("minItems", Count, ARRAYS),
    for_types("maxItems", Count, ARRAYS),
    for_types("uniqueItems", Bool, ARRAYS),
    for_types("exclusiveMinimum", Bool, NUMBERS),
    for_types("exclusiveMaximum", Bool, NUMBERS),
    for_types("multipleOf", Number, NUMBERS),
    for_types("minProperties", Count, OBJECTS),
    for_types("maxProperties", Count, OBJECTS),
    used("readOnly", Bool),
    used("writeOnly", Bool),
    used("nullable", Bool),
    ignored(
        "title",
        String,
        "types are named after their location, as titles may not be unique",
    ),
    ignored("example", Any, OTHER_EXAMPLES),
    used("discriminator", Object(ObjectKind::Discriminator)),
    ignored(
        "xml",
        Object(ObjectKind::Xml),
        "XML bodies are not generated",
    ),
    ignored(
        "externalDocs",
        Object(ObjectKind::ExternalDocs),
        "it is not part of the SDK's docs",
    ),
    // Most of these are replaced by those above before the document is validated.
    ignored("const", Any, "`enum` does not list it").since(V3_1),
    ignored("examples", List, "`example` is used").since(V3_1),
    for_types("prefixItems", ObjectList(ObjectKind::Schema), ARRAYS).since(V3_1),
    ignored(
        "unevaluatedItems",
        ObjectOrBool(ObjectKind::Schema),
        NOT_VALIDATED,
    )
    .since(V3_1),
    ignored("contains", ObjectOrBool(ObjectKind::Schema), NOT_VALIDATED).since(V3_1),
    ignored("minContains", Count, NOT_VALIDATED).since(V3_1),
    ignored("maxContains", Count, NOT_VALIDATED).since(V3_1),
    for_types("patternProperties", ObjectMap(ObjectKind::Schema), OBJECTS).since(V3_1),
    ignored(
        "unevaluatedProperties",
        ObjectOrBool(ObjectKind::Schema),
        NOT_VALIDATED,
    )
    .since(V3_1),
    ignored(
        "propertyNames",
        ObjectOrBool(ObjectKind::Schema),
        NOT_VALIDATED,
    )
    .since(V3_1),
    ignored("dependentRequired", Any, NOT_VALIDATED).since(V3_1),
    ignored(
        "dependentSchemas",
        ObjectMap(ObjectKind::Schema),
        NOT_VALIDATED,
    )
    .since(V3_1),
    ignored("if", ObjectOrBool(ObjectKind::Schema), NOT_VALIDATED).since(V3_1),
    ignored("then", ObjectOrBool(ObjectKind::Schema), NOT_VALIDATED).since(V3_1),
    ignored("else", ObjectOrBool(ObjectKind::Schema), NOT_VALIDATED).since(V3_1),
    ignored("contentEncoding", String, ENCODED_TEXT).since(V3_1),
    ignored("contentMediaType", String, ENCODED_TEXT).since(V3_1),
    ignored(
        "contentSchema",
        ObjectOrBool(ObjectKind::Schema),
        ENCODED_TEXT,
    )
    .since(V3_1),
    ignored("$defs", ObjectMap(ObjectKind::Schema), UNREFERENCED).since(V3_1),
    ignored("$id", String, IDENTIFIER).since(V3_1),
    ignored("$anchor", String, IDENTIFIER).since(V3_1),
    ignored("$dynamicAnchor", String, IDENTIFIER).since(V3_1),
    ignored("$dynamicRef", String, "nothing has this anchor").since(V3_1),
    ignored("$recursiveAnchor", Bool, IDENTIFIER).since(V3_1),
    ignored("$recursiveRef", String, "nothing has this anchor").since(V3_1),
    ignored(
        "$schema",
        String,
        "schemas are read in the dialect of OpenAPI itself",
    )
    .since(V3_1),
    ignored(
        "$vocabulary",
        Any,
        "schemas are read in the dialect of OpenAPI itself",
    )
    .since(V3_1),
    ignored("$comment", String, "it is for the authors of the document").since(V3_1),
];
