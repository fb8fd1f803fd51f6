//! The keywords of schemas, and how each is used.

use super::ValueType::{
    Any, Bool, Choice, Count, List, Number, Object, ObjectList, ObjectMap, ObjectOrBool, String,
    StringList,
};
use super::keyword::{ignored, used, with_rule};
use super::{Keyword, ObjectKind, UsageRule};

const NOT_VALIDATED: &str = "values are not validated";
const BODY_EXAMPLES: &str = "only examples of whole bodies are used";
const OPEN: &str = "any value of the type is accepted";

/// The types whose `format` makes a difference.
const FORMATTED: &[&str] = &["integer", "number", "object", "string"];

/// The numeric types, and no type.
const NUMBERS: &[&str] = &["", "integer", "number"];

/// The types of OpenAPI 3.0.
pub(crate) const TYPES: &[&str] = &["array", "boolean", "integer", "number", "object", "string"];

/// The reason why a constraint on other types than the schema's is ignored.
const OTHER_TYPE: &str = "it does not apply to the schema's type";

pub(super) const SCHEMA: &[Keyword] = &[
    used("type", Choice(TYPES)),
    used("description", String),
    used("deprecated", Bool),
    used("properties", ObjectMap(ObjectKind::Schema)),
    with_rule(
        "required",
        StringList,
        UsageRule::ForTypes(&["", "object"], OTHER_TYPE),
    ),
    used("additionalProperties", ObjectOrBool(ObjectKind::Schema)),
    used("items", Object(ObjectKind::Schema)),
    with_rule(
        "enum",
        List,
        UsageRule::ForTypes(&["", "boolean", "integer", "number", "string"], OPEN),
    ),
    with_rule("format", String, UsageRule::ForTypes(FORMATTED, OTHER_TYPE)),
    with_rule(
        "pattern",
        String,
        UsageRule::ForTypes(&["", "string"], OTHER_TYPE),
    ),
    used("allOf", ObjectList(ObjectKind::Schema)),
    used("oneOf", ObjectList(ObjectKind::Schema)),
    used("anyOf", ObjectList(ObjectKind::Schema)),
    ignored("not", Object(ObjectKind::Schema), NOT_VALIDATED),
    used("default", Any),
    with_rule(
        "minLength",
        Count,
        UsageRule::ForTypes(&["", "string"], OTHER_TYPE),
    ),
    with_rule(
        "maxLength",
        Count,
        UsageRule::ForTypes(&["", "string"], OTHER_TYPE),
    ),
    with_rule("minimum", Number, UsageRule::ForTypes(NUMBERS, OTHER_TYPE)),
    with_rule("maximum", Number, UsageRule::ForTypes(NUMBERS, OTHER_TYPE)),
    with_rule(
        "minItems",
        Count,
        UsageRule::ForTypes(&["", "array"], OTHER_TYPE),
    ),
    with_rule(
        "maxItems",
        Count,
        UsageRule::ForTypes(&["", "array"], OTHER_TYPE),
    ),
    with_rule(
        "uniqueItems",
        Bool,
        UsageRule::ForTypes(&["", "array"], OTHER_TYPE),
    ),
    with_rule(
        "exclusiveMinimum",
        Bool,
        UsageRule::ForTypes(NUMBERS, OTHER_TYPE),
    ),
    with_rule(
        "exclusiveMaximum",
        Bool,
        UsageRule::ForTypes(NUMBERS, OTHER_TYPE),
    ),
    with_rule(
        "multipleOf",
        Number,
        UsageRule::ForTypes(NUMBERS, OTHER_TYPE),
    ),
    with_rule(
        "minProperties",
        Count,
        UsageRule::ForTypes(&["", "object"], OTHER_TYPE),
    ),
    with_rule(
        "maxProperties",
        Count,
        UsageRule::ForTypes(&["", "object"], OTHER_TYPE),
    ),
    used("readOnly", Bool),
    used("writeOnly", Bool),
    used("nullable", Bool),
    ignored(
        "title",
        String,
        "types are named after their location, as titles may not be unique",
    ),
    ignored("example", Any, BODY_EXAMPLES),
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
];
